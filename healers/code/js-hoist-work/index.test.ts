import { expect, test } from 'vitest';
import { applyEdits } from '#syntax/edits.ts';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const rule = 'heal/js-repeated-work';

test('a set that is made for each item', () =>
  heals(healer, {
    path: 'a.ts',
    rule,
    at: 'new Set(ids)',
    before: `
      export function known(users: User[], ids: readonly string[]): User[] {
        // those that are there
        return users.filter((user) => new Set(ids).has(user.id));
      }
    `,
    after: `
      export function known(users: User[], ids: readonly string[]): User[] {
        // those that are there
        const idsSet = new Set(ids);
        return users.filter((user) => idsSet.has(user.id));
      }
    `,
  }));
test('keys that are listed for each row, in two places, before both loops', () =>
  heals(healer, {
    path: 'a.js',
    rule,
    at: 'Object.keys(order)',
    before:
      "const order = { a: 1, b: 2 }\nfor (const table of tables) {\n  for (const row of table) {\n    for (const key of Object.keys(order)) write(row[key])\n    write(Object.keys(order).length + ' keys')\n  }\n}\n",
    after:
      "const order = { a: 1, b: 2 }\nconst orderKeys = Object.keys(order)\nfor (const table of tables) {\n  for (const row of table) {\n    for (const key of orderKeys) write(row[key])\n    write(orderKeys.length + ' keys')\n  }\n}\n",
  }));
test('a text that is lowered for each item', () =>
  heals(healer, {
    path: 'a.ts',
    rule,
    at: 'word.toLowerCase()',
    before: `
      const find = (xs: string[], word: string) => {
        const hit = xs.find((x) => x.toLowerCase() === word.toLowerCase());
        return hit;
      };
    `,
    after: `
      const find = (xs: string[], word: string) => {
        const lowerWord = word.toLowerCase();
        const hit = xs.find((x) => x.toLowerCase() === lowerWord);
        return hit;
      };
    `,
  }));
test('a list that is only searched becomes a set; a text that is searched does not', async () => {
  const file = (first: string, search: string) =>
    `const order = { a: 1 };\nexport const f = (xs: string[], all: string) => {\n${first}  return xs.some((x) => ${search});\n};\n`;
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: 'Object.keys(order)',
    before: file('', 'Object.keys(order).includes(x)'),
    after: file('  const orderKeys = new Set(Object.keys(order));\n', 'orderKeys.has(x)'),
  });
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: 'all.toLowerCase()',
    before: file('', 'all.toLowerCase().includes(x)'),
    after: file('  const lowerAll = all.toLowerCase();\n', 'lowerAll.includes(x)'),
  });
});
test('a type that TypeScript knows', () =>
  heals(healer, {
    path: 'a.ts',
    rule,
    at: 'Object.entries(filters)',
    typescript: realTypeScript,
    files: strictProject,
    before: `
      interface Filters { readonly a: string }
      export function f({ filters }: { filters: Filters }, names: string[]): string[] {
        return names.filter((name) => Object.entries(filters).some(([key]) => key === name));
      }
    `,
    after: `
      interface Filters { readonly a: string }
      export function f({ filters }: { filters: Filters }, names: string[]): string[] {
        const filtersEntries = Object.entries(filters);
        return names.filter((name) => filtersEntries.some(([key]) => key === name));
      }
    `,
  }));

const stays = (body: string, at: string, head = 'function f(xs: string[], ys: string[], g) {\n') =>
  leavesAlone(healer, { path: 'a.ts', rule, at, before: `${head}${body}}\n` });
test('leaves alone what the loop changes, under its name or another', async () => {
  await stays('  for (const x of xs) { ys.push(x); show([...ys].length); }\n', '[...ys]');
  await stays('  for (const x of xs) { g(x); if (new Set(ys).has(x)) n++; }\n', 'new Set(ys)');
  await stays('  const zs = ys;\n  for (const x of xs) { zs.push(x); if (new Set(ys).has(x)) n++; }\n', 'new Set(ys)');
  await stays('  for (const x of xs) { ys = [x]; if (new Set(ys).has(x)) n++; }\n', 'new Set(ys)');
  await stays('  for (const x of xs) { if (new Set(ys).has(await x)) n++; }\n', 'new Set(ys)');
});
test('leaves alone what a function of the same file changes', () =>
  stays(
    '  const zs = [1];\n  const add = (z) => zs.push(z);\n  for (const x of xs) { add(x); if (new Set(zs).has(x)) n++; }\n',
    'new Set(zs)',
  ));
test('leaves alone pairs that are kept', () =>
  stays(
    '  const o = { a: 1 };\n  for (const x of xs) for (const pair of Object.entries(o)) pair[1] += x;\n',
    'Object.entries(o)',
  ));
test('leaves alone values that each turn must have for itself', async () => {
  await stays('  for (const x of xs) grid.push([...ys]);\n', '[...ys]');
  await stays('  for (const x of xs) { const z = [...ys]; z.push(x); }\n', '[...ys]');
  await stays('  for (const x of xs) { n += [...ys].sort().length; }\n', '[...ys]');
});
test('leaves alone what may fail when there is no turn, or is not done in each', async () => {
  await stays('  for (const x of xs) if (Object.keys(g).length) n++;\n', 'Object.keys(g)');
  await stays('  for (const x of xs) if (JSON.stringify(ys.length) === JSON.stringify(g)) n++;\n', 'JSON.stringify(g)');
  await stays('  for (const x of xs) if (x && new Set(ys).has(x)) n++;\n', 'new Set(ys)');
  await stays('  for (const x of xs) { if (!x) continue; if (new Set(ys).has(x)) n++; }\n', 'new Set(ys)');
});
test('leaves alone a type that only a condition makes certain', () =>
  leavesAlone(healer, {
    path: 'a.ts',
    rule,
    at: 'word.toLowerCase()',
    typescript: realTypeScript,
    files: strictProject,
    before:
      'export const f = (xs: string[], word?: string): string[] => {\n  return word ? xs.filter((x) => x === word.toLowerCase()) : xs;\n};\n',
  }));

test('the answers stay the same, with and without turns, and the work is done once', async () => {
  const before = 'function f(xs, ys) {\n  const zs = [...ys, 1];\n  return xs.filter((x) => new Set(zs).has(x));\n}\n';
  const { change } = await heals(healer, {
    path: 'a.js',
    rule,
    at: 'new Set(zs)',
    before,
    after:
      'function f(xs, ys) {\n  const zs = [...ys, 1];\n  const zsSet = new Set(zs);\n  return xs.filter((x) => zsSet.has(x));\n}\n',
  });
  const run = (source: string) => {
    let made = 0;
    class Counted extends Set<unknown> {
      constructor(values: Iterable<unknown>) {
        super(values);
        made++;
      }
    }
    // The example is a function of plain JavaScript; nothing of it is typed.
    const f = new Function('Set', `${source}; return f;`)(Counted) as (xs: unknown[], ys: unknown[]) => unknown[];
    const answers = [f([1, 2, 3], [3]), f([], [3]), f([5, 1], [])];
    return { answers, made };
  };
  const [was, is] = [run(before), run(applyEdits(before, change.edits))];
  expect(is.answers).toEqual(was.answers);
  expect([was.made, is.made]).toEqual([5, 3]);
});
