import { findAll } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

/** Flag only: the certificate that is missing must be added by somebody who has it. */
export const rule: HealRule = {
  id: 'js-tls-verification-off',
  title: 'Any certificate is accepted',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'high',
  links: [
    'https://cwe.mitre.org/data/definitions/295.html',
    'https://nodejs.org/api/tls.html#tlsconnectoptions-callback',
    'https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue',
  ],
  mentions: /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, {
      any: [
        { kind: 'pair', regex: '^[\'"]?rejectUnauthorized[\'"]?\\s*:\\s*false$' },
        {
          kind: 'assignment_expression',
          regex: 'NODE_TLS_REJECT_UNAUTHORIZED[\'"\\]]*\\s*=\\s*[\'"]?0|\\.rejectUnauthorized\\s*=\\s*false$',
        },
      ],
    }).map((node) => ({
      node,
      message:
        'Whoever stands between the two ends can read and change everything; add the certificate with `ca` instead.',
    }));
  },
  examples: {
    finds: [
      { path: 'a.js', text: 'const agent = new https.Agent({ rejectUnauthorized: false });\n' },
      { path: 'a.js', text: 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";\n' },
      { path: 'a.js', text: 'process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = 0;\n' },
    ],
    leaves: [
      { path: 'a.js', text: 'const agent = new https.Agent({ rejectUnauthorized: true });\n' },
      { path: 'a.js', text: 'delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;\n' },
      { path: 'a.js', text: 'const agent = new https.Agent({ rejectUnauthorized: !isLocal });\n' },
    ],
  },
};
