import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const rule = 'tsc/TS18046';
const common = { path: 'a.ts', rule, files: strictProject, typescript: realTypeScript };
const caught = (line: string) =>
  `export function f(run: () => string): string {\n  try {\n    return run();\n  } catch (e) {\n    ${line}\n  }\n}\n`;

describe('ts-caught-error', () => {
  it('reads the message of an Error only', async () => {
    await heals(healer, {
      ...common,
      line: 5,
      at: 'e.message',
      before: caught('return e.message;'),
      after: caught('return e instanceof Error ? e.message : String(e);'),
    });
    await heals(healer, {
      ...common,
      line: 5,
      at: 'e.message',
      before: caught("return 'failed: ' + e.message;"),
      after: caught("return 'failed: ' + (e instanceof Error ? e.message : String(e));"),
    });
  });
  it('makes an Error of what is handed on as one', () =>
    heals(healer, {
      ...common,
      rule: 'tsc/TS2345',
      message: "Argument of type 'unknown' is not assignable to parameter of type 'Error'.",
      line: 5,
      at: 'e)',
      before: `${caught('return show(e);')}declare function show(error: Error): string;\n`,
      after: `${caught('return show(e instanceof Error ? e : new Error(String(e), { cause: e }));')}declare function show(error: Error): string;\n`,
    }));
  it('takes the text where one will do', () =>
    heals(healer, {
      ...common,
      rule: 'tsc/TS2345',
      message: "Argument of type 'unknown' is not assignable to parameter of type 'string | Error'.",
      line: 5,
      at: 'e)',
      before: `${caught('return show(e);')}declare function show(error: string | Error): string;\n`,
      after: `${caught('return show(e instanceof Error ? e : String(e));')}declare function show(error: string | Error): string;\n`,
    }));

  it('leaves other members, which not every Error has', () =>
    leavesAlone(healer, {
      ...common,
      line: 5,
      at: 'e.code',
      before: caught('return e.code;'),
      because: /only the message/,
    }));
  it('leaves what was not caught', () =>
    leavesAlone(healer, {
      ...common,
      at: 'v.message',
      before: 'export const f = (v: unknown): string => v.message;\n',
      because: /not caught/,
    }));
  it('leaves a name that a callback binds again', () =>
    leavesAlone(healer, {
      ...common,
      line: 5,
      at: 'e.message',
      before: caught('return [1].map((e: unknown) => e.message).join();'),
    }));
});
