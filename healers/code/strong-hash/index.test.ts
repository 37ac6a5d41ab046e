import { expect, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/S324';

test('a checksum says that it guards nothing', () =>
  heals(healer, {
    rule,
    at: 'hashlib.md5',
    before: 'import hashlib\n\ndef etag(body):\n    return hashlib.md5(body.encode()).hexdigest()\n',
    after:
      'import hashlib\n\ndef etag(body):\n    return hashlib.md5(body.encode(), usedforsecurity=False).hexdigest()\n',
  }));
test('a cache key without data yet', () =>
  heals(healer, {
    rule,
    at: 'sha1(',
    before: 'from hashlib import sha1\ncache_key = sha1()\n',
    after: 'from hashlib import sha1\ncache_key = sha1(usedforsecurity=False)\n',
  }));
test('a signature gets a stronger hash', async () => {
  const proposal = await heals(healer, {
    rule,
    at: 'hashlib.sha1',
    before: 'import hashlib\n\ndef sign(body, key):\n    return hashlib.sha1(key + body).hexdigest()\n',
    after: 'import hashlib\n\ndef sign(body, key):\n    return hashlib.sha256(key + body).hexdigest()\n',
  });
  expect(proposal.safety).toBe('risky');
});
test('a token, with the function imported by name', () =>
  heals(healer, {
    rule,
    at: 'md5(x)',
    before: 'from hashlib import md5\n\ntoken = md5(x).hexdigest()\n',
    after: 'from hashlib import sha256\n\ntoken = sha256(x).hexdigest()\n',
  }));
test('a session hash by the name of the algorithm', () =>
  heals(healer, {
    rule,
    at: 'hashlib.new',
    before: 'import hashlib\nsession = hashlib.new("md5", x)\n',
    after: 'import hashlib\nsession = hashlib.new("sha256", x)\n',
  }));

test('leaves alone what nothing is said about', () =>
  leavesAlone(healer, {
    rule,
    at: 'hashlib.md5',
    before: 'import hashlib\n\ndef digest(x):\n    return hashlib.md5(x)\n',
  }));
test('leaves alone passwords: SHA-256 is no better there', () =>
  leavesAlone(healer, {
    rule,
    at: 'hashlib.md5',
    before: 'import hashlib\n\ndef hash_password(password):\n    return hashlib.md5(password).hexdigest()\n',
    because: /slow hash/,
  }));
test('leaves alone names that say both', () =>
  leavesAlone(healer, { rule, at: 'hashlib.md5', before: 'import hashlib\nsigned_etag = hashlib.md5(x)\n' }));
test('leaves alone a design, which is no sign', () =>
  leavesAlone(healer, { rule, at: 'hashlib.md5', before: 'import hashlib\ndesign = hashlib.md5(x)\n' }));
test('leaves alone a project for Python 3.8', () =>
  leavesAlone(healer, {
    rule,
    at: 'hashlib.md5',
    before: 'import hashlib\netag = hashlib.md5(x)\n',
    files: { 'pyproject.toml': '[project]\nrequires-python = ">=3.8"\n' },
    because: /3\.9/,
  }));
test('leaves alone fingerprints of keys, which people compare', () =>
  leavesAlone(healer, {
    rule,
    at: 'hashlib.md5',
    before: 'import hashlib\n\ndef get_fingerprint(self):\n    return hashlib.md5(self.as_bytes()).digest()\n',
  }));
test('leaves alone what a protocol asks for by name', () =>
  leavesAlone(healer, {
    rule,
    at: 'hashlib.md5',
    before:
      'import hashlib\n\nclass DigestAuth:\n    def md5_utf8(self, x):\n        return hashlib.md5(x).hexdigest()\n',
    because: /protocol/,
  }));
test('leaves alone an algorithm that is chosen by its name', () =>
  leavesAlone(healer, {
    rule,
    at: 'hashlib.md5',
    before:
      'import hashlib\n\ndef auth_hash(algorithm):\n    if algorithm == "MD5":\n        return lambda x: hashlib.md5(x).hexdigest()\n',
    because: /protocol/,
  }));
test('a test keeps what it compares with', () =>
  leavesAlone(healer, {
    path: 'tests/test_a.py',
    rule,
    at: 'hashlib.sha1',
    before: 'import hashlib\n\ndef sign(data):\n    return hashlib.sha1(data).hexdigest()\n',
  }));
