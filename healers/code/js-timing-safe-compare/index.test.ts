import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-timing-unsafe-compare';

test('a signature of a webhook', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'signature !== expected',
    before: `
      const crypto = require('crypto');
      module.exports = (signature, body) => {
        const expected = crypto.createHmac('sha256', key).update(body).digest('hex');
        if (signature !== expected) throw new Error('no');
      };
    `,
    after: `
      const crypto = require('crypto');
      module.exports = (signature, body) => {
        const expected = crypto.createHmac('sha256', key).update(body).digest('hex');
        if (!isSameSecret(signature, expected)) throw new Error('no');
      };

      /** Takes as long for a good guess as for a bad one. */
      function isSameSecret(a, b) {
        const left = Buffer.from(String(a), 'utf8');
        const right = Buffer.from(String(b), 'utf8');
        return typeof a === typeof b && left.length === right.length && crypto.timingSafeEqual(left, right);
      }
    `,
  });
});

test('a secret of the environment, in TypeScript', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: 'header === `Bearer ${process.env.CRON_SECRET}`',
    before:
      'export function isAllowed(header?: string) {\n  return header === `Bearer ${process.env.CRON_SECRET}`;\n}\n',
    after: `
      import { timingSafeEqual } from "node:crypto";
      export function isAllowed(header?: string) {
        return isSameSecret(header, \`Bearer \${process.env.CRON_SECRET}\`);
      }

      /** Takes as long for a good guess as for a bad one. */
      function isSameSecret(a: unknown, b: unknown): boolean {
        const left = Buffer.from(String(a), "utf8");
        const right = Buffer.from(String(b), "utf8");
        return typeof a === typeof b && left.length === right.length && timingSafeEqual(left, right);
      }
    `,
  });
});

test.each([
  ['a buffer', 'const a = sign.digest();\nif (a === b) go();\n', 'a === b', /another fault/],
  ['a sum', 'if (a + b === signature) go();\n', 'a + b === signature', /plain text/],
  ['a page', 'if (document.x === signature) go();\n', 'document.x === signature', /browser/],
  ['an edge', "export const runtime = 'edge';\nif (a === signature) go();\n", 'a === signature', /edge/],
])('leaves %s alone', async (_, before, at, because) => {
  await leavesAlone(healer, { path: 'a.ts', rule, at, because, before });
});

test('leaves middleware of Next alone, which runs at an edge', async () => {
  const before = 'if (a === `Bearer ${process.env.API_SECRET}`) go();\n';
  await leavesAlone(healer, { path: 'src/middleware.ts', rule, at: before.slice(4, 45), because: /edge/, before });
});
