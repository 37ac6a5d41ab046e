import { healer as literalEval } from '#healers/code/literal-eval/index.ts';
import { healer as secretRandom } from '#healers/code/secret-random/index.ts';
import { healer as strongHash } from '#healers/code/strong-hash/index.ts';
import { behaves } from './behaviour.ts';

behaves('a text that is read as data runs nothing', {
  healer: literalEval,
  rule: 'ruff/S307',
  at: 'eval(text)',
  before: 'def read(text):\n    return eval(text)\n',
  check: `
    import subject
    def attack():
        subject.read("open('stolen', 'w').close()")
        return (work / "stolen").exists()
    def normal():
        return [subject.read("[1, {'a': (2.5, None)}]"), subject.read("-3"), subject.read("'x'")]
  `,
});

behaves('a token cannot be told from the seed', {
  healer: secretRandom,
  rule: 'ruff/S311',
  at: 'random.choice',
  before:
    'import random\n\ndef make_token(size):\n    return "".join(random.choice("abcdef0123456789") for _ in range(size))\n',
  check: `
    import random, subject
    def attack():
        random.seed(7)
        first = subject.make_token(16)
        random.seed(7)
        return subject.make_token(16) == first
    def normal():
        token = subject.make_token(12)
        return [len(token), set(token) <= set("abcdef0123456789")]
  `,
});

// The two messages differ, and have the same MD5: published by Wang and Yu in 2004.
behaves('two messages have two signatures', {
  healer: strongHash,
  rule: 'ruff/S324',
  at: 'hashlib.md5',
  before: 'import hashlib\n\ndef signature(message):\n    return hashlib.md5(message).hexdigest()\n',
  check: `
    import subject
    one = bytes.fromhex("d131dd02c5e6eec4693d9a0698aff95c2fcab58712467eab4004583eb8fb7f8955ad340609f4b30283e488832571415a085125e8f7cdc99fd91dbdf280373c5bd8823e3156348f5bae6dacd436c919c6dd53e2b487da03fd02396306d248cda0e99f33420f577ee8ce54b67080a80d1ec69821bcb6a8839396f9652b6ff72a70")
    two = bytearray(one)
    for at in (19, 45, 59, 83, 109, 123):
        two[at] ^= 0x80
    def attack():
        return one != bytes(two) and subject.signature(one) == subject.signature(bytes(two))
    def normal():
        return [subject.signature(b"a") == subject.signature(b"a"), subject.signature(b"a") != subject.signature(b"b")]
  `,
});
