import { enclosingFunction, methodOf } from '#syntax/javascript/nodes.ts';
import { apiOf } from '#syntax/javascript/scopes.ts';
import { findCalls } from '#syntax/javascript/search.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

/** Flag only: which key and which algorithm are right is not in the source. */
export const rule: HealRule = {
  id: 'js-jwt-unverified',
  title: 'A token is believed without its signature',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'high',
  links: [
    'https://cwe.mitre.org/data/definitions/347.html',
    'https://github.com/auth0/node-jsonwebtoken#jwtdecodetoken--options',
  ],
  mentions: /jsonwebtoken/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findCalls(tree, 'verify|decode|sign').flatMap((node) => {
      const callee = node.field('function');
      const api = callee && apiOf(callee);
      if (api?.module !== 'jsonwebtoken') return [];
      if (/algorithms?\s*:\s*(\[[^\]]*)?['"]none['"]/i.test(node.text())) {
        return [{ node, message: 'With the algorithm `none` everybody can make a token.' }];
      }
      // The header is read first to find the key, and the token is verified after it.
      const around = (enclosingFunction(node) ?? node.ancestors().at(-1))?.text() ?? '';
      if (api.name !== 'decode' || /\bverify\w*\(/.test(around) || /complete\s*:\s*true/.test(node.text())) return [];
      if (methodOf(node)?.args.length === 0) return [];
      return [{ node, message: '`decode` reads a token and checks nothing; `verify` checks who made it.' }];
    });
  },
  examples: {
    finds: [
      {
        path: 'a.js',
        text: 'const jwt = require("jsonwebtoken");\nfunction user(req) { return jwt.decode(req.token).user; }\n',
      },
      {
        path: 'a.ts',
        text: 'import jwt from "jsonwebtoken";\njwt.verify(token, key, { algorithms: ["HS256", "none"] });\n',
      },
    ],
    leaves: [
      { path: 'a.ts', text: 'import jwt from "jsonwebtoken";\njwt.verify(token, key, { algorithms: ["HS256"] });\n' },
      {
        path: 'a.js',
        text: 'const jwt = require("jsonwebtoken");\nfunction user(t) { const { kid } = jwt.decode(t); return jwt.verify(t, keys[kid]); }\n',
      },
      { path: 'a.js', text: '// jsonwebtoken\nconst text = base64.decode(part);\n' },
    ],
  },
};
