import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-weak-random';
const at = 'Math.random()';

test('a text id becomes a UUID', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at,
    before: 'export const id = (): string => Math.random().toString(36).slice(2);\n',
    after: 'export const id = (): string => crypto.randomUUID();\n',
  });
});

test('a comment about windows makes no page of a file', async () => {
  const file = (value: string) => `/** Size of the sliding window. */\nexport const id = (): string => ${value};\n`;
  await heals(healer, {
    path: 'a.ts',
    rule,
    at,
    before: file('Math.random().toString(36).slice(2)'),
    after: file('crypto.randomUUID()'),
  });
});

test.each([
  ['Math.random().toString(36).slice(2, 10)', 'crypto.randomUUID().slice(0, 8)'],
  ['Math.random().toString(36).substr(2, 9)', "crypto.randomUUID().replace(/-/g, '').slice(0, 9)"],
  ['Math.random().toString(36).slice(-8)', 'crypto.randomUUID().slice(0, 8)'],
])('the length of %s is kept', async (before, after) => {
  const frame = (value: string) => `const x = 'a' + ${value};\n`;
  await heals(healer, { path: 'a.js', rule, at, before: frame(before), after: frame(after) });
});

test('the module of the same name serves as well, another thing of that name does not', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at,
    before: "import crypto from 'node:crypto';\nconst id = Math.random().toString(36).slice(2);\n",
    after: "import crypto from 'node:crypto';\nconst id = crypto.randomUUID();\n",
  });
  await heals(healer, {
    path: 'a.js',
    rule,
    at,
    before: "import { crypto } from './coins.js';\nconst id = crypto.name + Math.random().toString(36).slice(2);\n",
    after:
      "import { crypto } from './coins.js';\nconst id = crypto.name + globalThis.crypto.randomUUID().replace(/-/g, '');\n",
  });
});

test('older versions of Node get it from the module', async () => {
  await heals(healer, {
    path: 'src/a.ts',
    rule,
    at,
    files: { 'package.json': '{"engines":{"node":"^18.12.0 || >=20"}}' },
    before: "import { a } from './a.ts';\nconst id = a + Math.random().toString(36).slice(2, 8);\n",
    after:
      "import { randomUUID } from 'node:crypto';\nimport { a } from './a.ts';\nconst id = a + randomUUID().slice(0, 6);\n",
  });
});

test('a letter of a token is chosen by randomInt, brought in as the file brings in others', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at,
    before:
      'const fs = require("fs");\nfunction token() { return letters[Math.floor(Math.random() * letters.length)]; }\n',
    after:
      'const { randomInt } = require("crypto");\nconst fs = require("fs");\nfunction token() { return letters[randomInt(letters.length)]; }\n',
  });
  await heals(healer, {
    path: 'src/a.ts',
    rule,
    at,
    files: { 'package.json': '{"engines":{"node":">=22"}}' },
    before: '/** A pin of six digits. */\nexport const pin = () => 100000 + Math.floor(Math.random() * 900000);\n',
    after:
      'import { randomInt } from "node:crypto";\n/** A pin of six digits. */\nexport const pin = () => 100000 + randomInt(900000);\n',
  });
});

test.each([
  ['a number that is no index', 'const token = Math.random() * 1e9;', /too special/],
  ['text with its 0.', 'const id = Math.random().toString(36);', /too special/],
  ['a range that is not known to be whole', 'const pin = Math.floor(Math.random() * range);', /too special/],
  ['an index in a browser', 'const pin = Math.floor(Math.random() * 9000); document.title = pin;', /browser/],
])('leaves %s alone', async (_, before, because) => {
  await leavesAlone(healer, { path: 'a.js', rule, at, because, before });
});

test('leaves ids of pages alone, which may come without https', async () => {
  const before = 'export const id = Math.random().toString(36).slice(2);\n';
  await leavesAlone(healer, { path: 'src/components/toast.ts', rule, at, because: /https/, before });
  await leavesAlone(healer, { path: 'a.js', rule, at, because: /https/, before: `window.name = 'a';\n${before}` });
});
