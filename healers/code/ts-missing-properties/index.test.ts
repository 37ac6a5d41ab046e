import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const typescript = realTypeScript;

const path = 'a.ts';
const files = strictProject;

describe('ts-missing-properties', () => {
  it('passes a variable of that name and type along', () =>
    heals(healer, {
      path,
      rule: 'tsc/TS2741',
      at: 'p:',
      message: "Property 'y' is missing in type '{ x: number; }' but required in type 'P'.",
      before:
        'interface P { x: number; y: number }\nexport function f(x: number, y: number) {\n  const p: P = { x };\n  return [p, y];\n}\n',
      after:
        'interface P { x: number; y: number }\nexport function f(x: number, y: number) {\n  const p: P = { x, y };\n  return [p, y];\n}\n',
      files,
      typescript,
    }));
  it('passes it along behind the last property as well', () =>
    heals(healer, {
      path,
      rule: 'tsc/TS2741',
      at: 'p:',
      message: "Property 'unit' is missing in type '{ amount: number; }' but required in type 'P'.",
      before:
        'interface P { amount: number; unit: string }\nexport function f(unit: string) {\n  const p: P = { amount: 1 };\n  return [p, unit];\n}\n',
      after:
        'interface P { amount: number; unit: string }\nexport function f(unit: string) {\n  const p: P = { amount: 1, unit };\n  return [p, unit];\n}\n',
      files,
      typescript,
    }));
  it('says undefined where the type of what is missing names it', () =>
    heals(healer, {
      path,
      rule: 'tsc/TS2741',
      at: 'p:',
      message: "Property 'note' is missing in type '{ x: number; }' but required in type 'P'.",
      before: `
        interface P { x: number; note: string | undefined }
        export const p: P = {
          x: 1, // first
        };
        `,
      after: `
        interface P { x: number; note: string | undefined }
        export const p: P = {
          x: 1, // first
          note: undefined,
        };
        `,
      files,
      typescript,
    }));
  it('does not say undefined where everything fits, or where nobody checks', async () => {
    const leave = (type: string, more: Record<string, string> = files) =>
      leavesAlone(healer, {
        path,
        rule: 'tsc/TS2741',
        at: 'p:',
        message: "Property 'note' is missing in type '{ x: number; }' but required in type 'P'.",
        before: `interface P { x: number; note: ${type} }\nexport const p: P = { x: 1 };\n`,
        because: /for a person/,
        files: more,
        typescript,
      });
    await leave('unknown');
    await leave('string | null');
    await leave('string', {
      'tsconfig.json': (files['tsconfig.json'] ?? '').replace('"strict": true', '"strict": false'),
    });
  });
  it('never invents a value', () =>
    leavesAlone(healer, {
      path,
      rule: 'tsc/TS2741',
      at: 'p:',
      message: "Property 'y' is missing in type '{ x: number; }' but required in type 'P'.",
      before: 'interface P { x: number; y: number }\nexport const p: P = { x: 1 };\n',
      because: /for a person/,
      files,
      typescript,
    }));
  it('leaves a variable of another type alone', () =>
    leavesAlone(healer, {
      path,
      rule: 'tsc/TS2741',
      at: 'p:',
      message: "Property 'y' is missing in type '{ x: number; }' but required in type 'P'.",
      before: 'interface P { x: number; y: number }\nconst y = "";\nexport const p: P = { x: 1 };\n',
      because: /not of the type/,
      files,
      typescript,
    }));
});
