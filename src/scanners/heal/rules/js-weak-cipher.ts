import { callOf } from '#syntax/javascript/nodes.ts';
import { apiOf } from '#syntax/javascript/scopes.ts';
import { findCalls } from '#syntax/javascript/search.ts';
import { literalText } from '#syntax/javascript/strings.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

/** Flag only: what was encrypted before can only be read by the old way, so that a person must say what becomes of it. */
export const rule: HealRule = {
  id: 'js-weak-cipher',
  title: 'Data is encrypted in a way that can be broken',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'high',
  links: [
    'https://cwe.mitre.org/data/definitions/327.html',
    'https://nodejs.org/api/crypto.html#cryptocreatecipherivalgorithm-key-iv-options',
    'https://nodejs.org/api/deprecations.html#DEP0106',
  ],
  mentions: /create(?:Cipher|Decipher)/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findCalls(tree, 'create(?:Cipher|Decipher)(?:iv)?').flatMap((node) => {
      const call = callOf(node);
      const [algorithm] = call?.args ?? [];
      const api = call && apiOf(call.callee);
      if (!api || api.module !== 'crypto' || !algorithm) return [];
      if (!api.name.endsWith('iv')) {
        return [
          {
            node,
            message:
              '`createCipher` makes a weak key of the password, and Node 22 has it no more; new data wants `scrypt` and `createCipheriv` with aes-256-gcm.',
          },
        ];
      }
      const name = literalText(algorithm) ?? '';
      if (!/^(?:des|rc[24]|bf|blowfish|cast|idea|seed)\b|^des-|-ecb$|^rc4/i.test(name)) return [];
      return [{ node, message: `${name} can be broken or shows which parts are alike; new data wants aes-256-gcm.` }];
    });
  },
  examples: {
    finds: [
      {
        path: 'a.js',
        text: 'const crypto = require("crypto");\nconst c = crypto.createCipher("aes-256-cbc", password);\n',
      },
      {
        path: 'a.ts',
        text: 'import { createCipheriv } from "node:crypto";\ncreateCipheriv("aes-128-ecb", key, null);\n',
      },
      {
        path: 'a.ts',
        text: 'import { createDecipheriv } from "crypto";\ncreateDecipheriv("des-ede3-cbc", key, iv);\n',
      },
    ],
    leaves: [
      {
        path: 'a.ts',
        text: 'import { createCipheriv } from "node:crypto";\ncreateCipheriv("aes-256-gcm", key, iv);\n',
      },
      { path: 'a.ts', text: 'import { createCipher } from "./shapes.ts";\ncreateCipher("des", key);\n' },
    ],
  },
};
