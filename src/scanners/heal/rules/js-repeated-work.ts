import { findInvariantWork } from '#syntax/javascript/invariant-work.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'js-repeated-work',
  title: 'The same work is done in every turn',
  languages: ['typescript', 'javascript'],
  category: 'performance',
  severity: 'low',
  links: [
    'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Object/keys',
    'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Set/Set',
  ],
  mentions:
    /\bObject\.(?:keys|values|entries)\(|\bArray\.from\(|\bJSON\.stringify\(|\bnew Set\(|\[\s*\.\.\.|\.(?:toLowerCase|toUpperCase|trim|split|toSorted|toReversed)\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findInvariantWork(tree).map(({ node, argument }) => ({
      node,
      message: `\`${node.text().slice(0, 60)}\` gives the same in every turn: \`${argument.text()}\` does not change; do it once, before the loop.`,
    }));
  },
  examples: {
    finds: [
      { path: 'a.js', text: 'function f(a, b) { return a.filter((x) => new Set(b).has(x)); }\n' },
      {
        path: 'a.ts',
        text: 'const order = { a: 1, b: 2 };\nfor (const row of rows) {\n  for (const key of Object.keys(order)) show(row[key]);\n}\n',
      },
      {
        path: 'a.ts',
        text: 'function f(xs: string[], word: string) { return xs.filter((x) => x === word.toLowerCase()); }\n',
      },
      { path: 'a.js', text: 'function f(xs, y) { return xs.find((x) => JSON.stringify(x) === JSON.stringify(y)); }\n' },
    ],
    leaves: [
      { path: 'a.js', text: 'function f(a, b) { return a.filter((x) => new Set(x).has(b)); }\n' },
      { path: 'a.js', text: 'function f(a, b) { for (const x of a) { b.push(x); show([...b]); } }\n' },
      { path: 'a.js', text: 'function f(a, b, g) { for (const x of a) { g(x); if (new Set(b).has(x)) h(); } }\n' },
      { path: 'a.js', text: 'const zero = [0, 0];\nfor (const x of xs) grid.push([...zero]);\n' },
      { path: 'a.js', text: 'const o = { a: 1 };\nfor (const x of xs) { if (x) show(Object.keys(o).length); }\n' },
      { path: 'a.js', text: 'const o = { a: 1 };\nfor (const key of Object.keys(o)) show(key);\n' },
      { path: 'a.ts', text: 'function f(xs: string[]) { return xs.map((x) => x.toLowerCase()); }\n' },
    ],
  },
};
