import { pathOf, unwrap } from '#syntax/javascript/nodes.ts';
import { isConstant } from '#syntax/javascript/values.ts';
import { findAll, type Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import { hasWord } from '#syntax/words.ts';
import type { HealRule } from '../rule.ts';

const proofs = new Set('signature hmac digest mac'.split(' '));
const secrets = new Set('secret token password passwd passphrase apikey key'.split(' '));
/** Settings that are called keys or tokens and hide nothing. */
const publicWords = new Set(
  'public publishable client site id type name url prefix algorithm length expires ttl'.split(' '),
);

export const rule: HealRule = {
  id: 'js-timing-unsafe-compare',
  title: 'A signature or secret is compared letter by letter',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'low',
  links: [
    'https://cwe.mitre.org/data/definitions/208.html',
    'https://nodejs.org/api/crypto.html#cryptotimingsafeequala-b',
  ],
  mentions: /createHmac|timingSafeEqual|signature|process\.env/i,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    // Only where a secret makes the proof: a checksum of a file hides nothing.
    const hasProofs = /createHmac|createSign|hmac/i.test(tree.root().text());
    return findAll(tree, { kind: 'binary_expression', has: { field: 'operator', regex: '^[!=]==?$' } }).flatMap(
      (node) => {
        const left = node.field('left');
        const right = node.field('right');
        if (!left || !right || isConstant(left) || isConstant(right)) return [];
        const isKept = isSecret(left) !== isSecret(right);
        if (!isKept && !(hasProofs && (isProof(left) || isProof(right)))) return [];
        if (/length|^typeof|\.type$|\.kind$/.test(left.text()) || /length|^typeof/.test(right.text())) return [];
        return [
          { node, message: 'The time that this takes tells how much of a guess is right; use crypto.timingSafeEqual.' },
        ];
      },
    );
  },
  examples: {
    finds: [
      {
        path: 'a.js',
        text: 'const expected = crypto.createHmac("sha256", key).update(body).digest("hex");\nif (req.headers.signature === expected) accept();\n',
      },
      { path: 'a.ts', text: 'if (req.headers.authorization !== `Bearer ${process.env.CRON_SECRET}`) refuse();\n' },
      { path: 'a.js', text: "if (req.query.token === process.env['ADMIN_TOKEN']) accept();\n" },
    ],
    leaves: [
      { path: 'a.js', text: 'if (mode === process.env.NODE_ENV) start();\n' },
      { path: 'a.js', text: 'if (id !== process.env.PUBLIC_SITE_KEY) start();\n' },
      { path: 'a.js', text: 'if (process.env.API_TOKEN !== undefined) start();\n' },
      { path: 'a.js', text: 'const mac = createHmac("sha256", key);\nif (signature === undefined) refuse();\n' },
      { path: 'a.js', text: 'if (file.digest === known) skip();\n' },
      { path: 'a.js', text: 'createHmac("sha256", key);\nif (signature.length !== expected.length) refuse();\n' },
    ],
  },
};

/** `process.env.CRON_SECRET`, and text around it. */
function isSecret(node: Node): boolean {
  const inner = unwrap(node);
  const name =
    /^(?:`(?:Bearer|Basic|Token)? ?\$\{)?process\.env(?:\.(\w+)|\[['"](\w+)['"]\])!?(?:\}`)?$/.exec(inner.text()) ?? [];
  const variable = name[1] ?? name[2];
  return variable !== undefined && hasWord(variable, secrets) && !hasWord(variable, publicWords);
}

function isProof(node: Node): boolean {
  const inner = unwrap(node);
  if (/\.digest\(['"]/.test(inner.text())) return inner.kind() === 'call_expression';
  const name = pathOf(inner)?.split('.').at(-1);
  return name !== undefined && hasWord(name, proofs);
}
