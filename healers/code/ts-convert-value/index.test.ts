import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const common = { path: 'a.ts', files: strictProject, typescript: realTypeScript };
const text = "Argument of type 'number' is not assignable to parameter of type 'string'.";

describe('ts-convert-value', () => {
  it('subtracts dates by their time', () =>
    heals(healer, {
      ...common,
      rule: 'tsc/TS2363',
      at: 'since;',
      before: 'export const age = (since: Date): number => Date.now() - since;\n',
      after: 'export const age = (since: Date): number => Date.now() - since.getTime();\n',
    }));
  it('makes a text for what takes texts', () =>
    heals(healer, {
      ...common,
      rule: 'tsc/TS2345',
      message: text,
      at: 'n)',
      line: 2,
      before: 'export const f = (n: number): string =>\n  encodeURI(n);\n',
      after: 'export const f = (n: number): string =>\n  encodeURI(String(n));\n',
    }));
  it('makes a set of a list', () =>
    heals(healer, {
      ...common,
      rule: 'tsc/TS2740',
      message:
        "Type 'string[]' is missing the following properties from type 'Set<string>': add, clear, delete, has, and 2 more.",
      at: 'names',
      before: "export const names: Set<string> = ['a', 'b'];\n",
      after: "export const names: Set<string> = new Set(['a', 'b']);\n",
    }));

  it('leaves functions of the project, which may be declared wrongly', () =>
    leavesAlone(healer, {
      ...common,
      rule: 'tsc/TS2345',
      message: text,
      at: 'n)',
      line: 2,
      before: 'declare function show(port: string): void;\nexport const f = (n: number): void => show(n);\n',
    }));
  it('leaves sums of other things', () =>
    leavesAlone(healer, {
      ...common,
      rule: 'tsc/TS2362',
      at: 'a -',
      before: 'export const f = (a: string, b: number): number => a - b;\n',
      because: /no conversion/,
    }));
  it('leaves texts for numbers', () =>
    leavesAlone(healer, {
      ...common,
      rule: 'tsc/TS2345',
      message: "Argument of type 'string' is not assignable to parameter of type 'number'.",
      at: 's)',
      line: 2,
      before: 'export const f = (s: string): boolean =>\n  Number.isNaN(Math.abs(s));\n',
    }));
});
