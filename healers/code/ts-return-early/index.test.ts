import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const common = { path: 'a.ts', files: strictProject, typescript: realTypeScript };
const argument = {
  ...common,
  rule: 'tsc/TS2345',
  message:
    "Argument of type 'string | undefined' is not assignable to parameter of type 'string'. Type 'undefined' is not assignable to type 'string'.",
};
const show = 'declare function show(name: string): string;\n';

describe('ts-return-early', () => {
  it('returns what the function may return', () =>
    heals(healer, {
      ...argument,
      at: 'found)',
      line: 4,
      before: `${show}export function f(map: Map<string, string>): string | undefined {\n  const found = map.get('a');\n  return show(found);\n}\n`,
      after: `${show}export function f(map: Map<string, string>): string | undefined {\n  const found = map.get('a');\n  if (found === undefined) return undefined;\n  return show(found);\n}\n`,
    }));
  it('throws what the function throws', () =>
    heals(healer, {
      ...common,
      rule: 'tsc/TS18048',
      at: 'found.length',
      before:
        "export function f(map: Map<string, string>, key?: string): number {\n  if (!key) throw new RangeError('no key');\n  const found = map.get(key);\n  return found.length + 1;\n}\n",
      after:
        "export function f(map: Map<string, string>, key?: string): number {\n  if (!key) throw new RangeError('no key');\n  const found = map.get(key);\n  if (found === undefined) throw new RangeError('found is missing');\n  return found.length + 1;\n}\n",
    }));

  it('leaves a function that says nothing', () =>
    leavesAlone(healer, {
      ...argument,
      line: 2,
      at: 'name)',
      before: `${show}export const f = (name?: string): string => { return show(name); };\n`,
    }));
  it('leaves a value that does not fit anyway', () =>
    leavesAlone(healer, {
      ...argument,
      message: "Argument of type 'number | undefined' is not assignable to parameter of type 'string'.",
      line: 2,
      at: 'n)',
      before: `${show}export function f(n?: number): string | undefined {\n  return show(n);\n}\n`,
      because: /another reason/,
    }));
  it('leaves a value that is not always used', () =>
    leavesAlone(healer, {
      ...argument,
      line: 3,
      at: 'b)',
      before: `${show}export function f(a: boolean, b?: string): string | undefined {\n  return a ? show(b) : 'x';\n}\n`,
      because: /not always/,
    }));
  it('leaves loops', () =>
    leavesAlone(healer, {
      ...argument,
      line: 4,
      at: 'name)',
      before: `${show}export function f(names: (string | undefined)[]): string | undefined {\n  for (const name of names) {\n    show(name);\n  }\n  return undefined;\n}\n`,
      because: /loop/,
    }));
});
