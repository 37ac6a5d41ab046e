import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/await-in-loop';
const at = 'for (const';

test('a loop that collects becomes one Promise.all', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'for (const id of ids) { out.push(await get(id)); }',
    before:
      'async function all(ids, get) { const out = []; for (const id of ids) { out.push(await get(id)); } return out; }\n',
    after:
      'async function all(ids, get) { const out = await Promise.all(Array.from(ids, (id) => get(id))); return out; }\n',
  });
});

test('an array is mapped, its type annotation stays', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule: 'oxlint/no-await-in-loop',
    at: 'await get(id)',
    before: `
      async function all(ids: string[]) {
        const out: Row[] = [];
        for (const id of ids) {
          out.push(await get(id));
        }
        return out;
      }
    `,
    after: `
      async function all(ids: string[]) {
        const out: Row[] = await Promise.all(ids.map((id) => get(id)));
        return out;
      }
    `,
  });
});

test('a list of any gets the type of its results', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: 'for (const id of ids)',
    before: 'const out: any[] = [];\nfor (const id of ids) out.push(await get(id));\n',
    after: 'const out = await Promise.all(Array.from(ids, (id) => get(id)));\n',
  });
});

test('a value that is made from the result, patterns, and a statement between', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'for (const [key, url] of Object.entries(urls)) {',
    before: `
      const pages = [];
      const base = await origin();
      for (const [key, url] of Object.entries(urls)) {
        const body = await load(base, url);
        pages.push({ key, body });
      }
    `,
    after: `
      const base = await origin();
      const pages = await Promise.all(Object.entries(urls).map(async ([key, url]) => {
        const body = await load(base, url);
        return { key, body };
      }));
    `,
  });
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'for (const id of [1, 2])',
    before: 'const out = [];\nfor (const id of [1, 2]) out.push({ id, user: await load(id) });\n',
    after: 'const out = await Promise.all([1, 2].map(async (id) => ({ id, user: await load(id) })));\n',
  });
});

const loops: readonly (readonly [string, string, RegExp])[] = [
  ['a transaction', 'for (const id of ids) out.push(await tx.find(id));', /names say/],
  ['an order that matters', 'for (const step of steps) out.push(await applyStep(step));', /names say/],
  ['a turn that does not use its variable', 'for (const _ of ids) out.push(await source());', /does not depend/],
  ['a turn that reads the ones before', 'for (const id of ids) out.push(await get(id, out.length));', /reads what/],
  ['a counter', 'for (const id of ids) out.push(await get(id, n++));', /changes something/],
  ['other work', 'for (const id of ids) { log(id); out.push(await get(id)); }', /more than collect/],
  ['an early end', 'for (const id of ids) { if (!id) break; out.push(await get(id)); }', /more than collect/],
  ['a comment', 'for (const id of ids) { /* slow */ out.push(await get(id)); }', /comment/],
];
test.each(loops)('leaves %s alone', async (_, loop, because) => {
  await leavesAlone(healer, { path: 'a.js', rule, at, because, before: `let n = 0;\nconst out = [];\n${loop}\n` });
});

test('leaves a list alone that is not empty or not its own', async () => {
  const because = /empty list/;
  const loop = 'for (const id of ids) out.push(await get(id));\n';
  await leavesAlone(healer, { path: 'a.js', rule, at, because, before: `const out = [first];\n${loop}` });
  await leavesAlone(healer, { path: 'a.js', rule, at, because, before: `async function f(out, ids) {\n${loop}}\n` });
  await leavesAlone(healer, { path: 'a.js', rule, at, because, before: `const out = [];\nwatch(out);\n${loop}` });
});
