import { pathOf, unwrap } from '#syntax/javascript/nodes.ts';
import { isConstant } from '#syntax/javascript/values.ts';
import { findAll, type Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import { hasWord } from '#syntax/words.ts';
import type { HealRule } from '../rule.ts';

const proofs = new Set('signature hmac digest mac'.split(' '));

/** Flag only: `timingSafeEqual` throws for buffers of different length, so both sides must be looked at. */
export const rule: HealRule = {
  id: 'js-timing-unsafe-compare',
  title: 'A signature is compared letter by letter',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'low',
  links: [
    'https://cwe.mitre.org/data/definitions/208.html',
    'https://nodejs.org/api/crypto.html#cryptotimingsafeequala-b',
  ],
  mentions: /createHmac|timingSafeEqual|signature/i,
  find(tree, path) {
    // Only where a secret makes the proof: a checksum of a file hides nothing.
    if (isDevelopmentFile(path) || !/createHmac|createSign|hmac/i.test(tree.root().text())) return [];
    return findAll(tree, { kind: 'binary_expression', has: { field: 'operator', regex: '^[!=]==?$' } }).flatMap(
      (node) => {
        const left = node.field('left');
        const right = node.field('right');
        if (!left || !right || isConstant(left) || isConstant(right) || !(isProof(left) || isProof(right))) return [];
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
    ],
    leaves: [
      { path: 'a.js', text: 'const mac = createHmac("sha256", key);\nif (signature === undefined) refuse();\n' },
      { path: 'a.js', text: 'if (file.digest === known) skip();\n' },
      { path: 'a.js', text: 'createHmac("sha256", key);\nif (signature.length !== expected.length) refuse();\n' },
    ],
  },
};

function isProof(node: Node): boolean {
  const inner = unwrap(node);
  if (/\.digest\(['"]/.test(inner.text())) return inner.kind() === 'call_expression';
  const name = pathOf(inner)?.split('.').at(-1);
  return name !== undefined && hasWord(name, proofs);
}
