import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-regexp-in-loop';

test('a constant in the loop moves before it', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: "new RegExp('^a+$')",
    before: `
      function f(lines) {
        for (const line of lines) {
          const pattern = new RegExp('^a+$');
          const match = pattern.exec(line);
          if (match) show(match);
        }
      }
    `,
    after: `
      function f(lines) {
        const pattern = new RegExp('^a+$');
        for (const line of lines) {
          const match = pattern.exec(line);
          if (match) show(match);
        }
      }
    `,
  });
});

test('a pattern without a name gets one', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'new RegExp(`${word}$`, "i")',
    before: 'function f(lines, word) {\n  return lines.filter((line) => new RegExp(`${word}$`, "i").test(line));\n}\n',
    after:
      'function f(lines, word) {\n  const pattern = new RegExp(`${word}$`, "i");\n  return lines.filter((line) => pattern.test(line));\n}\n',
  });
});

test.each([
  ['a pattern that remembers', 'for (const l of ls) { if (new RegExp("a", "g").test(l)) show(l); }', /remembers/],
  [
    'flags from elsewhere',
    'function f(flags) { for (const l of ls) { if (new RegExp("a", flags).test(l)) show(l); } }',
    /flags/,
  ],
  ['a pattern that is kept', 'for (const l of ls) { keep(new RegExp("a")); }', /handed on/],
  [
    'a copy of another',
    'function f(re) { for (const l of ls) { if (new RegExp(re).test(l)) show(l); } }',
    /flags of its own/,
  ],
  [
    'a name that changes',
    'let w = 1;\nfor (const l of ls) { if (new RegExp(`${w}`).test(l)) w = l; }',
    /another value/,
  ],
  ['a pattern of each turn', 'for (const l of ls) { if (new RegExp(`${l}$`).test(x)) show(l); }', /same in each turn/],
])('leaves %s alone', async (_, before, because) => {
  const at = /new RegExp\([^)]*\)/.exec(before)?.[0] ?? '';
  await leavesAlone(healer, { path: 'a.js', rule, at, because, before: `${before}\n` });
});
