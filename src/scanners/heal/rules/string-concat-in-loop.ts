import { findGrowingTexts } from '#syntax/python/growing-text.ts';
import { isTestFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'string-concat-in-loop',
  title: 'A text grows piece by piece in a loop',
  languages: ['python'],
  category: 'performance',
  severity: 'low',
  links: ['https://docs.python.org/3/library/stdtypes.html#common-sequence-operations'],
  mentions: /\+=/,
  find(tree, path) {
    // Tests are run to be right, not to be fast.
    if (isTestFile(path)) return [];
    return findGrowingTexts(tree).flatMap(({ name, additions }) => {
      const [node] = additions;
      return node
        ? [{ node, message: `\`${name}\` may be copied whenever it grows; collect the pieces and join them once.` }]
        : [];
    });
  },
  examples: {
    finds: [
      {
        path: 'a.py',
        text: 'def f(rows):\n    out = ""\n    for row in rows:\n        out += str(row) + ","\n    return out\n',
      },
      {
        path: 'a.py',
        text: 'def f(rows):\n    out = "head"\n    while rows:\n        if rows[0]:\n            out += rows.pop()\n    return out\n',
      },
    ],
    leaves: [
      { path: 'a.py', text: 'def f(rows):\n    n = 0\n    for row in rows:\n        n += row\n    return n\n' },
      {
        path: 'a.py',
        text: 'def f(rows):\n    out = ""\n    for row in rows:\n        out += row\n        print(out)\n',
      },
      { path: 'a.py', text: 'def f(out, rows):\n    for row in rows:\n        out += row\n    return out\n' },
      { path: 'a.py', text: 'def f(rows):\n    out = ""\n    out += "a"\n    return out\n' },
    ],
  },
};
