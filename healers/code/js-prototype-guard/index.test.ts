import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-prototype-pollution';

test('a merge that calls itself', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    line: 2,
    before: `
      function merge(to, from) {
        for (const key in from) {
          // Deep parts are merged.
          if (isObject(from[key])) merge(to[key], from[key]);
          else to[key] = from[key];
        }
      }
    `,
    after: `
      function merge(to, from) {
        for (const key in from) {
          if (key === "__proto__" || key === "constructor" || key === "prototype") continue;
          // Deep parts are merged.
          if (isObject(from[key])) merge(to[key], from[key]);
          else to[key] = from[key];
        }
      }
    `,
  });
});

test('a loop on one line, without semicolons', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: 'for (const k of Object.keys(from)) { to[k] = merge(to[k], from[k]) }',
    before: "const a = 'x'\nfor (const k of Object.keys(from)) { to[k] = merge(to[k], from[k]) }\n",
    after:
      "const a = 'x'\nfor (const k of Object.keys(from)) { if (k === '__proto__' || k === 'constructor' || k === 'prototype') continue; to[k] = merge(to[k], from[k]) }\n",
  });
});

test.each([
  ['a loop without a block', 'for (const k in from) to[k] = from[k];', /no block/],
  [
    'a loop that takes pairs apart',
    'for (const [k, v] of Object.entries(from)) { to[k] = v; }',
    /No loop over the keys/,
  ],
  ['a loop that counts', 'for (let i = 0; i < n; i++) { to[i] = from[i]; }', /No loop over the keys/],
])('leaves %s alone', async (_, before, because) => {
  await leavesAlone(healer, { path: 'a.js', rule, because, before: `${before}\n` });
});
