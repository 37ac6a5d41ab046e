import { contextNames } from '#syntax/javascript/names.ts';
import { callOf } from '#syntax/javascript/nodes.ts';
import { apiOf } from '#syntax/javascript/scopes.ts';
import { findCalls } from '#syntax/javascript/search.ts';
import { literalText } from '#syntax/javascript/strings.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import { hasWord } from '#syntax/words.ts';
import type { HealRule } from '../rule.ts';

/** Uses that need no secrecy: a collision made on purpose gains nothing there. */
const harmless = new Set(
  'etag checksum cache cached fingerprint dedupe dedup key bucket shard color colour gravatar avatar content file asset integrity revision version websocket accept'.split(
    ' ',
  ),
);

export const rule: HealRule = {
  id: 'js-weak-hash',
  title: 'A broken hash protects something',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'medium',
  links: [
    'https://cwe.mitre.org/data/definitions/328.html',
    'https://nodejs.org/api/crypto.html#cryptocreatehashalgorithm-options',
  ],
  mentions: /createHash/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findCalls(tree, 'createHash').flatMap((node) => {
      const call = callOf(node);
      const [algorithm] = call?.args ?? [];
      if (!call || !algorithm) return [];
      const name = literalText(algorithm);
      if (name === undefined || !/^(md4|md5|sha1|sha-1|rsa-md5|rsa-sha1)$/i.test(name)) return [];
      const api = apiOf(call.callee);
      if (api && api.module !== 'crypto') return [];
      if ([...contextNames(node), path].some((context) => hasWord(context, harmless))) return [];
      return [{ node, message: `${name} can be forged; where it protects something, sha256 is wanted.` }];
    });
  },
  examples: {
    finds: [
      {
        path: 'a.js',
        text: 'const { createHash } = require("crypto");\nconst signature = createHash("md5").update(body).digest("hex");\n',
      },
      {
        path: 'a.ts',
        text: 'import * as crypto from "node:crypto";\nfunction hashPassword(p: string) { return crypto.createHash("sha1").update(p).digest("hex"); }\n',
      },
    ],
    leaves: [
      {
        path: 'a.js',
        text: 'const { createHash } = require("crypto");\nconst etag = createHash("md5").update(body).digest("hex");\n',
      },
      {
        path: 'a.js',
        text: 'const { createHash } = require("crypto");\nconst signature = createHash("sha256").update(body).digest("hex");\n',
      },
    ],
  },
};
