import { findTestedLists } from '#syntax/python/list-tests.ts';
import { isTestFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'list-membership',
  title: 'A list is searched in a loop',
  languages: ['python'],
  category: 'performance',
  severity: 'medium',
  links: ['https://wiki.python.org/moin/TimeComplexity'],
  mentions: /\bin\s+\w+/,
  find(tree, path) {
    // Tests are run to be right, not to be fast.
    if (isTestFile(path)) return [];
    return findTestedLists(tree).flatMap(({ name, tests }) =>
      tests.flatMap((test) => {
        const node = test.parent();
        return node
          ? [{ node, message: `Every round searches the whole list \`${name}\`; a set answers at once.` }]
          : [];
      }),
    );
  },
  examples: {
    finds: [
      { path: 'a.py', text: 'def f(a, b):\n    b = list(b)\n    return [x for x in a if x in b]\n' },
      { path: 'a.py', text: 'def f(a, b):\n    seen = list(b)\n    return [x for x in a if x in seen]\n' },
      {
        path: 'a.py',
        text: 'def f(a, b):\n    ids = [y.id for y in b]\n    for x in a:\n        if x.id not in ids:\n            print(len(ids))\n',
      },
    ],
    leaves: [
      { path: 'a.py', text: 'def f(a, b):\n    if a:\n        b = list(b)\n    return [x for x in a if x in b]\n' },
      { path: 'a.py', text: 'def f(a, b):\n    print(b)\n    b = list(b)\n    return [x for x in a if x in b]\n' },
      { path: 'tests/test_a.py', text: 'def f(a, b):\n    seen = list(b)\n    return [x for x in a if x in seen]\n' },
      { path: 'a.py', text: 'def f(a, b):\n    seen = set(b)\n    return [x for x in a if x in seen]\n' },
      { path: 'a.py', text: 'def f(a, b):\n    seen = list(b)\n    return 1 in seen\n' },
      {
        path: 'a.py',
        text: 'def f(tables):\n    hidden = [t for t in tables if t["hidden"]]\n    return [t for t in tables if t not in hidden]\n',
      },
      {
        path: 'a.py',
        text: 'def f(a, b):\n    seen = list(b)\n    for x in a:\n        if x not in seen:\n            seen.append(x)\n',
      },
      { path: 'a.py', text: 'def f(a):\n    few = ["a", "b"]\n    return [x for x in a if x in few]\n' },
      {
        path: 'a.py',
        text: 'def f(a):\n    for x in a:\n        parts = list(x)\n        if 1 in parts:\n            print(x)\n',
      },
    ],
  },
};
