import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const path = 'a.ts';
const rule = 'tsc/TS6133';

describe('ts-remove-unused-variable', () => {
  it('removes the statement with its line', () =>
    heals(healer, {
      path,
      rule,
      at: 'q =',
      before: 'export function f() {\r\n  const q = 41 + 1;\r\n  return 2;\r\n}\r\n',
      after: 'export function f() {\r\n  return 2;\r\n}\r\n',
    }));
  it('removes a text that nobody reads', async () => {
    await heals(healer, {
      path,
      rule,
      at: 'q =',
      before: "const a = 1;\nconst q = 'left over';\nexport { a };\n",
      after: 'const a = 1;\nexport { a };\n',
    });
  });
  it('leaves alone what does something, is named elsewhere, or is explained', async () => {
    const leave = (before: string) => leavesAlone(healer, { path, rule, at: 'q', before });
    await leave('const q = start();\nexport {};\n');
    await leave('const q = a.b;\nexport {};\n');
    await leave('let q = 1;\nexport const f = () => { q = 2; };\n');
    await leave('export const q = 1;\n');
    await leave('const { q } = { q: 1 };\nexport {};\n');
    await leave('for (const q of [1]) console.log();\n');
    await leave('export const f = (q: number) => 1;\n');
    await leave('const q = 1, r = 2;\nexport { r };\n');
    await leave('// The limit.\nconst a = 1;\nconst q = 1; // more\nexport { a };\n');
    await leavesAlone(healer, {
      path,
      rule,
      at: 'q =',
      before: '// Why we q.\nconst q = 1;\nexport {};\n',
      because: /comment/,
    });
  });
});
