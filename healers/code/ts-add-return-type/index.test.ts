import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const typescript = realTypeScript;

const rule = 'eslint/@typescript-eslint/explicit-function-return-type';
const path = 'a.ts';
const files = strictProject;

describe('ts-add-return-type', () => {
  it('writes the inferred type down', async () => {
    const add = (before: string, after: string) =>
      heals(healer, { path, rule, at: 'function f', before, after, files, typescript });
    await add(
      'export function f(a: number) {\n  return a > 1;\n}\n',
      'export function f(a: number): boolean {\n  return a > 1;\n}\n',
    );
    await add(
      'export async function f() {\n  return [1];\n}\n',
      'export async function f(): Promise<number[]> {\n  return [1];\n}\n',
    );
    await add('export function f() {\n  f.name;\n}\n', 'export function f(): void {\n  f.name;\n}\n');
  });
  it('leaves alone what would say any, or name what is not imported', async () => {
    const leave = (before: string, more: Record<string, string> = {}) =>
      leavesAlone(healer, { path, rule, at: 'function f', before, files: { ...files, ...more }, typescript });
    await leave('export function f(a: any) {\n  return a;\n}\n');
    await leave("import { make } from './b';\nexport function f() {\n  return make();\n}\n", {
      'b.ts': 'export class Hidden { private x = 1 }\nexport const make = () => new Hidden();\n',
    });
  });
});
