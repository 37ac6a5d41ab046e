import { uses } from '#syntax/javascript/nodes.ts';
import { isFromOutside, repeatsAround } from '#syntax/javascript/repeats.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { findAll } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'js-regexp-in-loop',
  title: 'The same regular expression is compiled in each turn',
  languages: ['typescript', 'javascript'],
  category: 'performance',
  severity: 'low',
  links: ['https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/RegExp/RegExp'],
  mentions: /new RegExp\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, { kind: 'new_expression', has: { field: 'constructor', regex: '^RegExp$' } }).flatMap(
      (node) => {
        const [repeat] = repeatsAround(node);
        const list = node.field('arguments');
        // `known ??= new RegExp(…)` runs once as it is.
        if (!repeat || !list || /assignment_expression$/.test(String(node.parent()?.kind()))) return [];
        if (list.find({ rule: { any: [{ kind: 'call_expression' }, { kind: 'this' }, { kind: 'await_expression' }] } }))
          return [];
        const names = list.findAll({ rule: { kind: 'identifier' } });
        const isSame = names.every((name) => {
          const found = resolve(name);
          return found !== undefined && isFromOutside(found, repeat) && uses(repeat.body, name.text()).length > 0;
        });
        return isSame
          ? [{ node, message: 'Nothing in this pattern changes from turn to turn; it is compiled again each time.' }]
          : [];
      },
    );
  },
  examples: {
    finds: [
      {
        path: 'a.js',
        text: 'for (const line of lines) {\n  const pattern = new RegExp("^a+$");\n  if (pattern.test(line)) show(line);\n}\n',
      },
      { path: 'a.js', text: 'function f(lines, word) { return lines.filter((l) => new RegExp(word).test(l)); }\n' },
    ],
    leaves: [
      { path: 'a.js', text: 'for (const word of words) if (new RegExp(word).test(line)) show(word);\n' },
      { path: 'a.js', text: 'const pattern = new RegExp("a");\nfor (const line of lines) pattern.test(line);\n' },
    ],
  },
};
