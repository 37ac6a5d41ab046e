import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-weak-hash';

test('a signature is made with sha256', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: "createHash('md5')",
    before: "export function sign(body: string) {\n  const value = createHash('md5').update(secret + body);\n}\n",
    after: "export function sign(body: string) {\n  const value = createHash('sha256').update(secret + body);\n}\n",
  });
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'crypto.createHash("sha1")',
    before: 'const resetToken = crypto.createHash("sha1").update(user).digest("hex");\n',
    after: 'const resetToken = crypto.createHash("sha256").update(user).digest("hex");\n',
  });
});

test('leaves passwords and unclear uses alone', async () => {
  const at = "createHash('md5')";
  await leavesAlone(healer, {
    path: 'a.js',
    rule,
    at,
    because: /scrypt/,
    before: "const passwordHash = createHash('md5');\n",
  });
  await leavesAlone(healer, {
    path: 'a.js',
    rule,
    at,
    because: /cannot be seen/,
    before: "const h = createHash('md5');\n",
  });
  await leavesAlone(healer, {
    path: 'lib/oauth.js',
    rule,
    at,
    because: /protocol/,
    before: "const signature = createHash('md5');\n",
  });
});
