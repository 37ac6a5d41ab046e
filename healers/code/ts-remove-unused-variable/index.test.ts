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
  it('takes a property out of those that are wanted', async () => {
    const heal = (before: string, after: string) => heals(healer, { path, rule, at: 'q', before, after });
    await heal('const { q, a } = load();\nuse(a);\n', 'const { a } = load();\nuse(a);\n');
    await heal('const { a, q } = load();\nuse(a);\n', 'const { a } = load();\nuse(a);\n');
    await heal('const { a, b: q, c } = load();\nuse(a, c);\n', 'const { a, c } = load();\nuse(a, c);\n');
    await heal('const {\n  q,\n  a,\n} = load();\nuse(a);\n', 'const {\n  a,\n} = load();\nuse(a);\n');
  });
  it('leaves alone properties whose absence would tell', async () => {
    const leave = (before: string, because: RegExp) => leavesAlone(healer, { path, rule, at: 'q', before, because });
    await leave('const { q, ...rest } = load();\nuse(rest);\n', /the rest/);
    await leave('const { q = start(), a } = load();\nuse(a);\n', /default/);
    await leave('const { q: { b }, a } = load();\nuse(a);\n', /elsewhere|taken apart/);
    await leave('const { q } = load();\n', /only property/);
    await leave('const { a, /* why */ q } = load();\nuse(a);\n', /comment/);
    await leave('export const { q, a } = load();\n', /exported/);
    await leave('const { q, a } = load();\nuse(a);\nfunction f(q) { return q; }\n', /elsewhere/);
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
