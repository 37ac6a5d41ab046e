import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const rule = 'tsc/TS7030';
const path = 'a.ts';
const options = '"strict": true, "noImplicitReturns": true';
const files = {
  'tsconfig.json': (strictProject['tsconfig.json'] ?? '').replace('"strict": true', options),
};
const base = { path, rule, files, typescript: realTypeScript };

describe('ts-end-with-return', () => {
  it('says what is given at the end, where the declared type allows it', async () => {
    await heals(healer, {
      ...base,
      at: 'string | undefined {',
      before: `
        export function find(xs: string[], x: string): string | undefined {
          for (const each of xs) {
            if (each === x) return each;
          }
          // Nobody has it.
        }
        `,
      after: `
        export function find(xs: string[], x: string): string | undefined {
          for (const each of xs) {
            if (each === x) return each;
          }
          // Nobody has it.
          return undefined;
        }
        `,
    });
    await heals(healer, {
      ...base,
      at: 'Promise',
      before:
        'export async function load(x: string): Promise<string | undefined> {\r\n\tif (x) {\r\n\t\treturn x\r\n\t}\r\n}\r\n',
      after:
        'export async function load(x: string): Promise<string | undefined> {\r\n\tif (x) {\r\n\t\treturn x\r\n\t}\r\n\treturn undefined\r\n}\r\n',
    });
  });
  it('follows another return of the function that gives undefined', () =>
    heals(healer, {
      ...base,
      at: '=>',
      before: 'export const f = (x: number) => {\n  if (x > 1) return undefined;\n  if (x > 0) return 1;\n};\n',
      after:
        'export const f = (x: number) => {\n  if (x > 1) return undefined;\n  if (x > 0) return 1;\n  return undefined;\n};\n',
    }));
  it('ends an effect of React that has nothing to clean up', () =>
    heals(healer, {
      ...base,
      at: '=> {',
      before: `
        declare function useEffect(run: () => void | (() => void)): void;
        export function watch(on: boolean, stop: () => void) {
          useEffect(() => {
            if (on) return () => stop();
          });
        }
        `,
      after: `
        declare function useEffect(run: () => void | (() => void)): void;
        export function watch(on: boolean, stop: () => void) {
          useEffect(() => {
            if (on) return () => stop();
            return undefined;
          });
        }
        `,
    }));
  it('leaves a function alone whose branch may have been forgotten', () =>
    leavesAlone(healer, {
      ...base,
      at: 'f(',
      before: 'export function f(x: number) {\n  if (x > 0) return 1;\n}\n',
      because: /may lack its value/,
    }));
  it('reads undefined in a type only where the function itself may give it', () =>
    leavesAlone(healer, {
      ...base,
      at: 'Map<',
      before:
        'export function f(x: Map<string, string | undefined>): Map<string, string | undefined> | null {\n  if (x) return x;\n}\n',
      because: /may lack its value/,
    }));
  it('leaves a function on one line', () =>
    leavesAlone(healer, {
      ...base,
      at: 'number | undefined',
      before: 'export function f(x: number): number | undefined { if (x) return x; }\n',
      because: /shares its line/,
    }));
});
