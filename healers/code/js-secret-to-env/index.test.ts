import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-hardcoded-secret';

test('the name of the variable is the name in the source', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: "'9f8e7d6c5b4a'",
    before: "const webhookSecret = '9f8e7d6c5b4a';\n",
    after: 'const webhookSecret = process.env.WEBHOOK_SECRET;\n',
    files: { '.env.example': 'PORT=80\nWEBHOOK_SECRET=\n' },
  });
  await heals(healer, {
    path: 'a.js',
    rule,
    at: '"tr0ub4dor&3x"',
    before: 'connect({ dbPassword: "tr0ub4dor&3x" });\n',
    after: 'connect({ dbPassword: process.env.DB_PASSWORD });\n',
    files: { 'b.js': "migrate(process.env['DB_PASSWORD']);\n" },
  });
});

test('leaves a variable alone that nothing sets, or only a test', () =>
  leavesAlone(healer, {
    path: 'a.ts',
    rule,
    at: "'9f8e7d6c5b4a'",
    before: "const webhookSecret = '9f8e7d6c5b4a';\n",
    because: /Nothing in the project sets WEBHOOK_SECRET/,
    files: { 'tests/a.test.ts': "process.env['WEBHOOK_SECRET'] = 'for-the-tests';\n" },
  }));

test('leaves common names and browsers alone', async () => {
  const at = '"9f8e7d6c5b4a"';
  await leavesAlone(healer, {
    path: 'a.js',
    rule,
    at,
    because: /good name/,
    before: 'const token = "9f8e7d6c5b4a";\n',
  });
  await leavesAlone(healer, {
    path: 'a.js',
    rule,
    at,
    because: /browsers/,
    before: 'const apiKey = "9f8e7d6c5b4a";\ndocument.title = apiKey;\n',
  });
});
