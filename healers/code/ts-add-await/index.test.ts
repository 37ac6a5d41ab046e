import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const typescript = realTypeScript;

const path = 'a.ts';
const files = strictProject;

describe('ts-add-await', () => {
  it('awaits where the promise is put into the variable', () =>
    heals(healer, {
      path,
      rule: 'tsc/TS2339',
      line: 4,
      at: 'size',
      before:
        'declare function load(): Promise<{ size: number }>;\nexport async function f() {\n  const file = load();\n  return file.size + 1;\n}\n',
      after:
        'declare function load(): Promise<{ size: number }>;\nexport async function f() {\n  const file = await load();\n  return file.size + 1;\n}\n',
      files,
      typescript,
    }));
  it('awaits a promise that is taken apart or assigned', async () => {
    await heals(healer, {
      path,
      rule: 'tsc/TS2339',
      at: 'size',
      line: 3,
      before:
        'declare function load(): Promise<{ size: number }>;\nexport async function f() {\n  const { size } = load();\n  return size;\n}\n',
      after:
        'declare function load(): Promise<{ size: number }>;\nexport async function f() {\n  const { size } = await load();\n  return size;\n}\n',
      files,
      typescript,
    });
    await heals(healer, {
      path,
      rule: 'tsc/TS2322',
      at: 'n = load',
      before:
        'declare function load(): Promise<number>;\nexport async function f() {\n  let n: number;\n  n = load();\n  return n + 1;\n}\n',
      after:
        'declare function load(): Promise<number>;\nexport async function f() {\n  let n: number;\n  n = await load();\n  return n + 1;\n}\n',
      files,
      typescript,
    });
  });
  it('awaits at the use when the promise itself is used too', () =>
    heals(healer, {
      path,
      rule: 'tsc/TS2345',
      at: 'job)',
      before:
        'declare function load(): Promise<number>;\ndeclare function show(n: number): void;\nexport async function f() {\n  const job = load();\n  job.catch(() => {});\n  show(job);\n}\n',
      after:
        'declare function load(): Promise<number>;\ndeclare function show(n: number): void;\nexport async function f() {\n  const job = load();\n  job.catch(() => {});\n  show(await job);\n}\n',
      files,
      typescript,
    }));
  it('leaves a function alone that is not async, and errors of other kinds', async () => {
    await leavesAlone(healer, {
      path,
      rule: 'tsc/TS2339',
      at: 'size',
      line: 3,
      before: 'declare function load(): Promise<{ size: number }>;\nexport function f() {\n  return load().size;\n}\n',
      files,
      typescript,
    });
    await leavesAlone(healer, {
      path,
      rule: 'tsc/TS2322',
      at: 'x',
      before: 'export const x: number = "";\n',
      files,
      typescript,
    });
  });
});
