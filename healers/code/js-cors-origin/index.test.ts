import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-cors-origin';

test('credentials that browsers refuse anyway', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: "{ origin: '*', credentials: true, maxAge: 5 }",
    before: "app.use(cors({ origin: '*', credentials: true, maxAge: 5 }));\n",
    after: "app.use(cors({ origin: '*', maxAge: 5 }));\n",
  });
});

test('pages that the project names', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    files: { '.env.example': 'PORT=1\nFRONTEND_URL=http://localhost:3000\n' },
    at: '{ origin: true, credentials: true }',
    before: 'app.enableCors({ origin: true, credentials: true });\n',
    after: "app.enableCors({ origin: process.env.FRONTEND_URL?.split(',') ?? false, credentials: true });\n",
  });
});

test.each([
  ['pages that nobody names', '{ origin: true, credentials: true }', /list them/],
  ['options without an origin', '{ credentials: true }', /No options/],
  ['options that are hidden', '{ ...options, origin: true }', /No options/],
])('leaves %s alone', async (_, at, because) => {
  await leavesAlone(healer, { path: 'a.js', rule, at, because, before: `app.use(cors(${at}));\n` });
});
