import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const typescript = realTypeScript;

const rule = 'tsc/TS2322';
const path = 'a.ts';
const files = strictProject;

describe('ts-fix-return-type', () => {
  it('declares what every return gives', () =>
    heals(healer, {
      path,
      rule,
      at: 'return a > 1',
      before: 'export function f(a: number): Date {\n  if (a) return a > 1;\n  return false;\n}\n',
      after: 'export function f(a: number): boolean {\n  if (a) return a > 1;\n  return false;\n}\n',
      files,
      typescript,
    }));
  it('says string for literal texts, and understands methods and arrows', async () => {
    await heals(healer, {
      path,
      rule,
      at: "return 'b'",
      before: "export class A {\n  name(x: number): symbol {\n    if (x) return 'a';\n    return 'b';\n  }\n}\n",
      after: "export class A {\n  name(x: number): string {\n    if (x) return 'a';\n    return 'b';\n  }\n}\n",
      files,
      typescript,
    });
    await heals(healer, {
      path,
      rule,
      at: 'x * 2',
      before: 'export const f = (x: number): RegExp => x * 2;\n',
      after: 'export const f = (x: number): number => x * 2;\n',
      files,
      typescript,
    });
  });
  it('understands a function that calls itself', () =>
    heals(healer, {
      path,
      rule,
      at: 'return n === 0',
      before: 'export function even(n: number): Date {\n  if (n < 2) return n === 0;\n  return even(n - 2);\n}\n',
      after: 'export function even(n: number): boolean {\n  if (n < 2) return n === 0;\n  return even(n - 2);\n}\n',
      files,
      typescript,
    }));
  it('leaves one deviating return alone', () =>
    leavesAlone(healer, {
      path,
      rule,
      at: 'return 1',
      before: "export function f(a: boolean): string {\n  if (a) return 1;\n  return 'b';\n}\n",
      because: /some returns fit/,
      files,
      typescript,
    }));
  it('leaves a wrong type alone that others rely on', () =>
    leavesAlone(healer, {
      path,
      rule,
      at: 'return 1',
      before: 'export function f(): string {\n  return 1;\n}\nexport const n = f().length;\n',
      because: /another error/,
      files,
      typescript,
    }));
  it('leaves assignments to others', () =>
    leavesAlone(healer, { path, rule, at: 'x:', before: 'export const x: string = 1;\n', files, typescript }));
});
