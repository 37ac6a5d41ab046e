import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const typescript = realTypeScript;

const rule = 'tsc/TS7006';
const path = 'a.ts';
const files = strictProject;

describe('ts-implicit-any', () => {
  it('gives parameters the types of their uses', () =>
    heals(healer, {
      path,
      rule,
      at: 'text',
      before:
        "function padded(text, width) {\n  return text.padEnd(width, ' ');\n}\nexport const a = padded('To', 8);\n",
      after:
        "function padded(text: string, width: number) {\n  return text.padEnd(width, ' ');\n}\nexport const a = padded('To', 8);\n",
      files,
      typescript,
    }));
  it('gives a single parameter of an arrow function its type', () =>
    heals(healer, {
      path,
      rule,
      at: 'price',
      before: 'const gross = (price) => price * 1.19;\nexport const a = gross(100);\n',
      after: 'const gross = (price: number) => price * 1.19;\nexport const a = gross(100);\n',
      files,
      typescript,
    }));
  it('leaves a parameter alone whose uses tell no exact type', async () => {
    const leave = (before: string) => leavesAlone(healer, { path, rule, at: 'x', before, files, typescript });
    await leave('export function same(x) {\n  return x;\n}\n');
    await leave('export function size(x) {\n  return x.size;\n}\n');
  });
  it('waits until the modules are found that may tell the types', () =>
    leavesAlone(healer, {
      path,
      rule,
      at: 'x)',
      before: "import { run } from './gone';\nrun((x) => x.padEnd(2) + x.trim());\n",
      because: /not found/,
      files,
      typescript,
    }));
});
