import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const typescript = realTypeScript;

const rule = 'tsc/TS18048';
const path = 'a.ts';
const files = strictProject;

describe('ts-optional-chain', () => {
  it('reads a member only when the object is there', () =>
    heals(healer, {
      path,
      rule,
      at: 'user.name',
      before: 'interface User { name: string }\nexport const f = (user?: User): string | undefined => user.name;\n',
      after: 'interface User { name: string }\nexport const f = (user?: User): string | undefined => user?.name;\n',
      files,
      typescript,
    }));
  it('calls a method and an element in the same way', async () => {
    await heals(healer, {
      path,
      rule,
      at: 'log.write',
      before: 'export function f(log?: { write(s: string): void }) {\n  log.write("a");\n}\n',
      after: 'export function f(log?: { write(s: string): void }) {\n  log?.write("a");\n}\n',
      files,
      typescript,
    });
    await heals(healer, {
      path,
      rule,
      at: 'list[0]',
      before: 'export const f = (list?: string[]) => list[0];\n',
      after: 'export const f = (list?: string[]) => list?.[0];\n',
      files,
      typescript,
    });
    await heals(healer, {
      path,
      rule: 'tsc/TS2722',
      at: 'done()',
      before: 'export function f(done?: () => void) {\n  done();\n}\n',
      after: 'export function f(done?: () => void) {\n  done?.();\n}\n',
      files,
      typescript,
    });
  });
  it('leaves a value alone that must be there', () =>
    leavesAlone(healer, {
      path,
      rule,
      at: 'user.name',
      before: 'export const f = (user?: { name: string }): string => user.name;\n',
      because: /not assignable/,
      files,
      typescript,
    }));
  it('leaves sums, texts and negations alone, where undefined would go unnoticed', async () => {
    const leave = (expression: string) =>
      leavesAlone(healer, {
        path,
        rule,
        at: 'a.b',
        before: `export const f = (a?: { b: any }) => ${expression};\n`,
        files,
        typescript,
      });
    await leave('a.b + 1');
    await leave('`${a.b}`');
    await leave('!a.b');
  });
});
