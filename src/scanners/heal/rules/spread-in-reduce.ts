import { methodOf, namedChildren } from '#syntax/javascript/nodes.ts';
import { findAll } from '#syntax/parse.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'spread-in-reduce',
  title: 'The result so far is copied in each turn',
  languages: ['typescript', 'javascript'],
  category: 'performance',
  severity: 'low',
  links: ['https://oxc.rs/docs/guide/usage/linter/rules/oxc/no-accumulating-spread.html'],
  mentions: /\.reduce(Right)?\b/,
  find(tree) {
    return findAll(tree, { kind: 'spread_element' }).flatMap((node) => {
      const [name] = namedChildren(node);
      const literal = node.parent();
      if (name?.kind() !== 'identifier' || !/^(object|array)$/.test(String(literal?.kind()))) return [];
      const callback = node
        .ancestors()
        .find((one) => /^(arrow_function|function_expression)$/.test(String(one.kind())));
      const call = callback?.parent()?.parent();
      const method = call && methodOf(call);
      if (!callback || !method || !/^reduce(Right)?$/.test(method.name) || method.args[0]?.id() !== callback.id())
        return [];
      const [first] = namedChildren(callback.field('parameters') ?? callback);
      const parameter = first?.field('pattern') ?? first;
      if (parameter?.text() !== name.text() || !literal) return [];
      return [{ node, message: `\`${name.text()}\` is copied in each turn: twice the items are four times the work.` }];
    });
  },
  examples: {
    finds: [
      { path: 'a.js', text: 'xs.reduce((acc, x) => ({ ...acc, [x]: true }), {});\n' },
      { path: 'a.ts', text: 'xs.reduce<string[]>((all, x) => [...all, x.name], []);\n' },
    ],
    leaves: [
      { path: 'a.js', text: 'xs.reduce((acc, x) => ({ ...x, total: acc.total }), {});\n' },
      { path: 'a.js', text: 'xs.map((acc) => ({ ...acc, done: true }));\n' },
    ],
  },
};
