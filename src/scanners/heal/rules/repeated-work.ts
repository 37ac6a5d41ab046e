import { findInvariantWork } from '#syntax/python/invariant-work.ts';
import { isTestFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

const takesLong =
  /\b(?:sorted|list|set|tuple|frozenset|dict|sum|min|max)\s*\(\s*\w+\s*[,)]|\bwhile\b.*\blen\s*\(|\.(?:lower|upper|casefold|strip|split|splitlines|title)\s*\(/;

export const rule: HealRule = {
  id: 'repeated-work',
  title: 'The same work is done in every round',
  languages: ['python'],
  category: 'performance',
  severity: 'low',
  links: ['https://wiki.python.org/moin/TimeComplexity', 'https://wiki.python.org/moin/PythonSpeed/PerformanceTips'],
  mentions: takesLong,
  find(tree, path) {
    if (isTestFile(path)) return [];
    return findInvariantWork(tree).map(({ call, value }) => ({
      node: call,
      message: `\`${call.text()}\` gives the same in every round: \`${value.name}\` does not change; do it once, before the loop.`,
    }));
  },
  examples: {
    finds: [
      { path: 'a.py', text: 'def f(a, b):\n    return [x for x in a if x in set(b)]\n' },
      {
        path: 'a.py',
        text: 'def f(rows):\n    order = {"a": 1, "b": 2}\n    for row in rows:\n        for name in sorted(order):\n            print(row[name])\n',
      },
      {
        path: 'a.py',
        text: 'def f(word: str, lines):\n    for line in lines:\n        print(line.count(word.lower()))\n',
      },
      {
        path: 'a.py',
        text: 'def f(xs):\n    ys = [x for x in xs if x]\n    i = 0\n    while i < len(ys):\n        i += ys[i]\n',
      },
    ],
    leaves: [
      { path: 'a.py', text: 'def f(a, b, c):\n    return [x for x in a if c(x) in set(b)]\n' },
      {
        path: 'a.py',
        text: 'def f(a: list[str], b: list[str]):\n    for x in a:\n        b.append(x)\n        print(sorted(b))\n',
      },
      {
        path: 'a.py',
        text: 'def f(n):\n    row = [0, 0]\n    grid = []\n    for _ in range(n):\n        grid.append(list(row))\n',
      },
      { path: 'a.py', text: 'def f(a, b: list[str], c):\n    for x in a:\n        c(x)\n        print(x in set(b))\n' },
      {
        path: 'a.py',
        text: 'def f(a):\n    ys = [1, 2]\n    for x in a:\n        if x:\n            print(sorted(ys))\n',
      },
      { path: 'a.py', text: 'def f(a):\n    ys = [1, 2]\n    for y in sorted(ys):\n        print(y)\n' },
      { path: 'a.py', text: 'def f(xs: list[int], g):\n    i = 0\n    while i < len(xs):\n        g(xs)\n' },
      // What the round does beside it takes longer than the length does.
      {
        path: 'a.py',
        text: 'def f(text: str):\n    i = 0\n    while i < len(text):\n        if text[i].isspace():\n            break\n        i += 1\n    return i\n',
      },
      {
        path: 'a.py',
        text: 'def f(text: str):\n    i = 0\n    while i < len(text):\n        i += text.find("x", i)\n',
      },
      { path: 'a.py', text: 'def f(ws, b: list[str]):\n    return (x for x in ws if x in set(b))\n' },
    ],
  },
};
