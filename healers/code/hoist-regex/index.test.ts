import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/regex-in-loop';

test('a pattern that is used at once', () =>
  heals(healer, {
    rule,
    at: 're.compile(r"(\\d+)")',
    before:
      'import re\n\ndef f(text):\n    # every line\n    for line in text.splitlines():\n        match = re.compile(r"(\\d+)").match(line.strip())\n        print(match)\n',
    after:
      'import re\n\ndef f(text):\n    pattern = re.compile(r"(\\d+)")\n    # every line\n    for line in text.splitlines():\n        match = pattern.match(line.strip())\n        print(match)\n',
  }));
test('a pattern that has a name already moves as it is', () =>
  heals(healer, {
    rule,
    at: 're.compile(word',
    before:
      'import re\n\ndef f(word, lines):\n    for line in lines:\n        found = re.compile(word, re.I)\n        if found.match(line):\n            yield line\n',
    after:
      'import re\n\ndef f(word, lines):\n    found = re.compile(word, re.I)\n    for line in lines:\n        if found.match(line):\n            yield line\n',
  }));
test('a pattern of the outer loop is compiled once for each of its rounds', () =>
  heals(healer, {
    rule,
    at: 're.compile(re.escape(word))',
    before:
      'import re\n\ndef f(words, lines):\n    for word in words:\n        for line in lines:\n            print(re.compile(re.escape(word)).sub("", line))\n',
    after:
      'import re\n\ndef f(words, lines):\n    for word in words:\n        pattern = re.compile(re.escape(word))\n        for line in lines:\n            print(pattern.sub("", line))\n',
  }));
test('a comprehension', () =>
  heals(healer, {
    rule,
    at: 're.compile("a+")',
    before: 'import re\n\npattern = 1\nfound = [x for x in xs if re.compile("a+").search(x)]\n',
    after: 'import re\n\npattern = 1\npattern_2 = re.compile("a+")\nfound = [x for x in xs if pattern_2.search(x)]\n',
  }));

test('one pattern for each word of an inner loop', () =>
  heals(healer, {
    rule,
    at: 're.compile(r"\\b" + re.escape(word))',
    before:
      'import re\n\ndef f(words, lines):\n    for line in lines:\n        for word in words:\n            if re.compile(r"\\b" + re.escape(word)).search(line):\n                yield line\n',
    after:
      'import re\n\ndef f(words, lines):\n    patterns = [re.compile(r"\\b" + re.escape(word)) for word in words]\n    for line in lines:\n        for pattern in patterns:\n            if pattern.search(line):\n                yield line\n',
  }));
test('a word that is wanted beside its pattern', () =>
  heals(healer, {
    rule,
    at: 're.compile(word)',
    before:
      'import re\n\ndef f(words, lines):\n    for line in lines:\n        for word in words:\n            if re.compile(word).search(line):\n                yield word\n',
    after:
      'import re\n\ndef f(words, lines):\n    patterns = [re.compile(word) for word in words]\n    for line in lines:\n        for word, pattern in zip(words, patterns):\n            if pattern.search(line):\n                yield word\n',
  }));

const stays = (before: string) => leavesAlone(healer, { rule, at: 're.compile', before });
test('leaves alone patterns that the loop changes', async () => {
  await stays('import re\nfor word in words:\n    print(re.compile(word).match(x))\n');
  await stays('import re\nfor x in xs:\n    word = next(it)\n    print(re.compile(word).match(x))\n');
});
test('leaves alone words that change on the way', async () => {
  await stays(
    'import re\nfor x in xs:\n    for word in words:\n        print(re.compile(word).match(x))\n    words.append(x)\n',
  );
  await stays('import re\nfor words in xs:\n    for word in words:\n        print(re.compile(word).match(y))\n');
});
test('leaves alone patterns that something else makes', async () => {
  await stays('import re\nfor x in xs:\n    print(re.compile(make()).match(x))\n');
  await stays('import re\nfor x in xs:\n    print(re.compile(self.word).match(x))\n');
});
