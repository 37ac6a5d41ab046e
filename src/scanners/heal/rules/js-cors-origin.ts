import { callOf, namedChildren, unwrap } from '#syntax/javascript/nodes.ts';
import { apiOf } from '#syntax/javascript/scopes.ts';
import { findAll, type Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'js-cors-origin',
  title: 'Every site may make requests as the visitor',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'medium',
  links: [
    'https://cwe.mitre.org/data/definitions/942.html',
    'https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS#requests_with_credentials',
    'https://github.com/expressjs/cors#configuration-options',
  ],
  mentions: /credentials\s*:\s*true/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, { kind: 'pair', regex: '^[\'"]?credentials[\'"]?\\s*:\\s*true$' }).flatMap((node) => {
      const options = node.parent();
      if (options?.kind() !== 'object' || !isCors(options) || !isAnyOrigin(options)) return [];
      return [{ node: options, message: 'Any site that a logged-in visitor opens can read what this server answers.' }];
    });
  },
  examples: {
    finds: [
      { path: 'a.js', text: "const cors = require('cors');\napp.use(cors({ origin: true, credentials: true }));\n" },
      { path: 'a.ts', text: "import cors from 'cors';\napp.use(cors({ origin: '*', credentials: true }));\n" },
      { path: 'a.ts', text: 'app.enableCors({ origin: true, credentials: true });\n' },
      {
        path: 'a.js',
        text: "import cors from 'cors';\ncors({ origin: (origin, done) => done(null, true), credentials: true });\n",
      },
    ],
    leaves: [
      { path: 'a.js', text: "import cors from 'cors';\ncors({ origin: 'https://example.org', credentials: true });\n" },
      { path: 'a.js', text: "import cors from 'cors';\ncors({ origin: true });\n" },
      { path: 'a.js', text: "fetch('/x', { origin: '*', credentials: true });\n" },
    ],
  },
};

/** Options of `cors(…)`, of Fastify's and Hono's plugins, of Nest's `enableCors` and of Socket.IO's `cors: { … }`. */
function isCors(options: Node): boolean {
  const holder = options.parent();
  if (holder?.kind() === 'pair') return holder.field('key')?.text() === 'cors';
  const call = holder?.parent();
  if (holder?.kind() !== 'arguments' || !call) return false;
  const made = callOf(call);
  const module = made && apiOf(made.callee)?.module;
  if (module !== undefined) return /cors$/.test(module);
  return (
    /\.enableCors$/.test(made?.callee.text() ?? '') ||
    made?.args.some((one) => /cors/i.test(apiOf(one)?.module ?? '')) === true
  );
}

function isAnyOrigin(options: Node): boolean {
  const origin = namedChildren(options).find((entry) => /^['"]?origin\b/.test(entry.text()));
  const value = origin?.kind() === 'pair' ? origin.field('value') : null;
  if (!value) return origin?.kind() === 'method_definition' && isAlwaysYes(origin);
  const inner = unwrap(value);
  return /^(true|['"]\*['"]|\[\s*['"]\*['"]\s*\])$/.test(inner.text()) || isAlwaysYes(inner);
}

/** `(origin, done) => done(null, true)` and `(origin) => origin` */
function isAlwaysYes(fn: Node): boolean {
  return /^\(?\s*(?:\w+\s*,\s*(\w+)\)\s*=>\s*(?:\{\s*(?:return\s+)?)?\1\(null,\s*true\)\s*;?\s*\}?|(\w+)\)?\s*=>\s*\2)$/.test(
    fn.text(),
  );
}
