import { findUnverifiedTokens } from '#syntax/python/unverified-tokens.ts';
import { isTestFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'jwt-unverified',
  title: 'A token is believed without its signature',
  languages: ['python'],
  category: 'security',
  severity: 'high',
  links: [
    'https://cwe.mitre.org/data/definitions/347.html',
    'https://pyjwt.readthedocs.io/en/stable/usage.html#reading-the-claimset-without-validation',
  ],
  mentions: /\bjwt\b/,
  find(tree, path) {
    if (isTestFile(path)) return [];
    return findUnverifiedTokens(tree).map(({ call }) => ({
      node: call,
      message: 'The signature is not checked: everybody can make such a token, and be whoever they say.',
    }));
  },
  examples: {
    finds: [
      { path: 'a.py', text: 'import jwt\nuser = jwt.decode(token, options={"verify_signature": False})["sub"]\n' },
      { path: 'a.py', text: 'import jwt\nuser = jwt.decode(token, KEY, verify=False)\n' },
      { path: 'a.py', text: 'import jwt\nuser = jwt.decode(token, KEY, algorithms=["HS256", "none"])\n' },
    ],
    leaves: [
      { path: 'a.py', text: 'import jwt\nuser = jwt.decode(token, KEY, algorithms=["HS256"])\n' },
      {
        path: 'a.py',
        text: 'import jwt\ndef f(t):\n    who = jwt.decode(t, options={"verify_signature": False})["iss"]\n    return jwt.decode(t, keys[who], algorithms=["RS256"])\n',
      },
      { path: 'a.py', text: 'from other import jwt\nuser = jwt.decode(token, options={"verify_signature": False})\n' },
    ],
  },
};
