import { findAll } from '#syntax/parse.ts';
import type { HealRule } from '../rule.ts';

/** Operators with which a value that equals itself gives a constant answer. `x != x` is a known test for NaN. */
const constant = new Set(['==', '<', '>', '<=', '>=', 'is', 'is not']);
/** Operands without a call: `next(it) == next(it)` compares two values. */
const plain = /^[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*|\[[\w'"]+\])*$/;

/** Cheap first look: a name in front of an operator. The exact comparison follows. */
const sameOnBothSides = '^[A-Za-z_][\\w.\\[\\]\'"]*\\s*(==|<|>|is)';

export const rule: HealRule = {
  id: 'self-comparison',
  title: 'A value is compared with itself',
  languages: ['python'],
  category: 'logic',
  severity: 'medium',
  links: ['https://cwe.mitre.org/data/definitions/570.html'],
  find(tree, path) {
    // Tests compare a value with itself on purpose, to reach __eq__ and its friends.
    if (/(^|\/)(tests?|test_[^/]*|[^/]*_test)(\/|\.py$)/.test(path)) return [];
    return findAll(tree, { kind: 'comparison_operator', regex: sameOnBothSides }).flatMap((node) => {
      const [left, operator, right, ...more] = node.children();
      if (!left || !operator || !right || more.length > 0) return [];
      if (!constant.has(operator.text()) || left.text() !== right.text() || !plain.test(left.text())) return [];
      return [{ node, message: `\`${left.text()}\` is compared with itself; one side probably meant something else.` }];
    });
  },
  examples: {
    finds: [{ path: 'a.py', text: 'def same(a, b):\n    return a.total == a.total\n' }],
    leaves: [
      { path: 'a.py', text: 'def same(a, b):\n    return a.total == b.total\n' },
      { path: 'a.py', text: 'is_nan = x != x\n' },
      { path: 'a.py', text: 'pair = next(it) == next(it)\n' },
    ],
  },
};
