import { findAll } from '#syntax/parse.ts';
import { qualify, readImportedNames } from '#syntax/python/calls.ts';
import { namesBound, namesRead } from '#syntax/python/names.ts';
import { readRepeatedWork } from '#syntax/python/repeated-patterns.ts';
import { loopsAround } from '#syntax/python/uses.ts';
import { isTestFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'regex-in-loop',
  title: 'A regular expression is compiled in a loop',
  languages: ['python'],
  category: 'performance',
  severity: 'low',
  links: ['https://docs.python.org/3/library/re.html#re.compile'],
  mentions: /\bcompile\b/,
  find(tree, path) {
    // Tests are run to be right, not to be fast.
    if (isTestFile(path)) return [];
    const names = readImportedNames(tree);
    return findAll(tree, { kind: 'call', has: { field: 'function', regex: 'compile$' } }).flatMap((node) => {
      if (qualify(node.field('function'), names) !== 're.compile') return [];
      const used = namesRead(node);
      // One loop around it that gives it the same pattern in every round is enough.
      const isRepeated = loopsAround(node).some((loop) => {
        const changed = namesBound(loop);
        return ![...used].some((name) => changed.has(name));
      });
      return isRepeated || readRepeatedWork(node) !== undefined
        ? [{ node, message: 'The same pattern is compiled again and again; compile it before the loop.' }]
        : [];
    });
  },
  examples: {
    finds: [
      { path: 'a.py', text: 'import re\nfor line in lines:\n    m = re.compile(r"\\d+").match(line)\n' },
      {
        path: 'a.py',
        text: 'import re\nfor line in lines:\n    for word in words:\n        re.compile(word).match(line)\n',
      },
    ],
    leaves: [
      { path: 'test_a.py', text: 'import re\nfor line in lines:\n    m = re.compile(r"\\d+").match(line)\n' },
      {
        path: 'a.py',
        text: 'import re\npattern = re.compile(r"\\d+")\nfor line in lines:\n    m = pattern.match(line)\n',
      },
      { path: 'a.py', text: 'import re\nfor word in words:\n    patterns.append(re.compile(word))\n' },
      { path: 'a.py', text: 'import re\nfor m in re.compile("a").finditer(text):\n    print(m)\n' },
    ],
  },
};
