import { findAccessAsserts } from '#syntax/python/access-asserts.ts';
import { isTestFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'assert-as-check',
  title: 'Access is checked by an assertion',
  languages: ['python'],
  category: 'security',
  severity: 'medium',
  links: [
    'https://cwe.mitre.org/data/definitions/617.html',
    'https://docs.python.org/3/reference/simple_stmts.html#the-assert-statement',
    'https://docs.astral.sh/ruff/rules/assert/',
  ],
  mentions: /\bassert\b/,
  find(tree, path) {
    if (isTestFile(path)) return [];
    return findAccessAsserts(tree).map(({ statement, asks }) => ({
      node: statement,
      message:
        asks === 'who'
          ? 'Python leaves assertions out with -O and PYTHONOPTIMIZE: then everybody may do this.'
          : 'Python leaves assertions out with -O and PYTHONOPTIMIZE: then everything is believed.',
    }));
  },
  examples: {
    finds: [
      { path: 'a.py', text: 'def drop(user, name):\n    assert user.is_admin, "admins only"\n    remove(name)\n' },
      {
        path: 'a.py',
        text: 'def take(body, mac):\n    assert hmac.compare_digest(mac, sign(body))\n    return body\n',
      },
    ],
    leaves: [
      {
        path: 'a.py',
        text: 'def drop(user):\n    if not user.is_admin:\n        raise PermissionError("admins only")\n',
      },
      { path: 'a.py', text: 'def size(x):\n    assert x is not None\n    return len(x)\n' },
      { path: 'a.py', text: 'def checks(request):\n    assert request.user.is_authenticated\n    return 1\n' },
      { path: 'test_a.py', text: 'def test_user(user):\n    assert user.is_admin\n' },
      { path: 'a.py', text: 'def use(backend):\n    assert hasattr(backend, "has_perm")\n' },
    ],
  },
};
