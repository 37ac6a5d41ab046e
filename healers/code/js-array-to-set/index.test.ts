import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-includes-in-loop';

test('the Set is built once, before the statement that filters', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: 'skus.includes(line.sku)',
    before: `
      export function among(lines: readonly Line[], skus: readonly string[]): Line[] {
        return lines.filter((line) => skus.includes(line.sku));
      }
    `,
    after: `
      export function among(lines: readonly Line[], skus: readonly string[]): Line[] {
        const skuSet = new Set(skus);
        return lines.filter((line) => skuSet.has(line.sku));
      }
    `,
  });
});

test('on one line, and in a loop that asks twice', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'b.includes(x)',
    before: 'function both(a, b) { return a.filter(x => b.includes(x)); }\n',
    after: 'function both(a, b) { const bSet = new Set(b); return a.filter(x => bSet.has(x)); }\n',
  });
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'ids.includes(row.id)',
    before:
      'const ids = read();\nfor (const row of rows) {\n  if (ids.includes(row.id) || ids.includes(row.old)) show(row);\n}\n',
    after:
      'const ids = read();\nconst idSet = new Set(ids);\nfor (const row of rows) {\n  if (idSet.has(row.id) || idSet.has(row.old)) show(row);\n}\n',
  });
});

const at = 'b.includes(x)';
test.each([
  ['a list that grows', 'function f(a, b) { for (const x of a) { if (!b.includes(x)) b.push(x); } }', /more than/],
  [
    'a list that is exchanged',
    'function f(a, b) { b = b ?? []; return a.filter((x) => b.includes(x)); }',
    /another value/,
  ],
  ['a list of the function that has no braces', 'const f = (a, b) => a.filter((x) => b.includes(x));', /no statement/],
  [
    'a list of a loop without braces',
    'function f(a, bs) { for (const b of bs) a.filter((x) => b.includes(x)); }',
    /no braces|not known yet|no statement/,
  ],
])('leaves %s alone', async (_, before, because) => {
  await leavesAlone(healer, { path: 'a.js', rule, at, because, before: `${before}\n` });
});

test('leaves text alone', async () => {
  await leavesAlone(healer, {
    path: 'a.ts',
    rule,
    at,
    because: /text/,
    before: 'function f(a: string[], b: Name) { return a.filter((x) => b.includes(x)); }\n',
    typescript: {
      codeFixes: async () => [],
      typeAt: async () => 'string',
      errors: async () => undefined,
      returns: async () => undefined,
    },
  });
});

test('a list that outlives the function needs no Set with every call', async () => {
  const list = [
    'allowfullscreen',
    'async',
    'autofocus',
    'autoplay',
    'checked',
    'controls',
    'default',
    'defer',
    'disabled',
    'download',
    'hidden',
    'inert',
    'ismap',
    'loop',
    'multiple',
    'muted',
  ];
  const text = `const names = ${JSON.stringify(list)};`;
  await leavesAlone(healer, {
    path: 'a.js',
    rule,
    at: 'names.includes(key)',
    before: `${text}\nfunction render(props) {\n  for (const key of props) {\n    if (names.includes(key)) write(key);\n  }\n}\n`,
  });
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'names.includes(key)',
    before: `${text}\nfor (const key of keys) {\n  if (names.includes(key)) write(key);\n}\n`,
    after: `${text}\nconst nameSet = new Set(names);\nfor (const key of keys) {\n  if (nameSet.has(key)) write(key);\n}\n`,
  });
});
