import { findAll, type Node } from '#syntax/parse.ts';
import type { Hit, HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'constant-condition',
  title: 'A condition does not depend on anything',
  languages: ['python'],
  category: 'logic',
  severity: 'high',
  links: ['https://cwe.mitre.org/data/definitions/571.html'],
  mentions: /\bor\s+["'\d]/,
  find(tree) {
    return findAll(tree, {
      kind: 'boolean_operator',
      has: { field: 'right', any: [{ kind: 'string' }, { kind: 'integer' }] },
    }).flatMap((node): Hit[] => {
      if (!isCondition(node)) return [];
      const operator = node.field('operator')?.text();
      const right = node.field('right');
      const left = node.field('left');
      const isCompared = left?.is('comparison_operator') === true || left?.is('boolean_operator') === true;
      if (operator !== 'or' || right === null || !isCompared || !isTruthyText(right)) return [];
      return [
        {
          node,
          message: `\`or ${right.text()}\` is always true; each value must be compared: \`x == … or x == ${right.text()}\`.`,
        },
      ];
    });
  },
  examples: {
    finds: [
      { path: 'a.py', text: 'if kind == "a" or "b":\n    go()\n' },
      { path: 'a.py', text: 'while x == 1 or 2:\n    go()\n' },
    ],
    leaves: [
      { path: 'a.py', text: 'if kind == "a" or kind == "b":\n    go()\n' },
      { path: 'a.py', text: 'name = given or "nobody"\n' },
      { path: 'a.py', text: 'if f(a == b or "x"):\n    go()\n' },
    ],
  },
};

/** True when the whole expression is what an `if`, `elif` or `while` asks. */
function isCondition(node: Node): boolean {
  let at = node;
  let parent = at.parent();
  while (parent?.is('parenthesized_expression') || parent?.is('boolean_operator')) {
    at = parent;
    parent = at.parent();
  }
  const isAsking = ['if_statement', 'elif_clause', 'while_statement'].includes(String(parent?.kind()));
  return isAsking && parent?.field('condition')?.id() === at.id();
}

function isTruthyText(node: Node): boolean {
  if (node.is('string')) return node.namedChildren().some((it) => it.is('string_content'));
  return node.is('integer') && !/^0+$/.test(node.text());
}
