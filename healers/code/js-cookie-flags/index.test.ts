import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-cookie-flags';

test('a token without any flag', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: "res.cookie('token', token)",
    before: "app.post('/login', (req, res) => { res.cookie('token', token); });\n",
    after:
      "app.post('/login', (req, res) => { res.cookie('token', token, { httpOnly: true, sameSite: 'lax', secure: req.secure }); });\n",
  });
});

test('what is said already stays', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: 'response.cookie("sid", id, { maxAge: 5, secure: true, httpOnly: false })',
    before: 'function f(response) {\n  response.cookie("sid", id, { maxAge: 5, secure: true, httpOnly: false });\n}\n',
    after:
      'function f(response) {\n  response.cookie("sid", id, { maxAge: 5, secure: true, httpOnly: true, sameSite: "lax" });\n}\n',
  });
});

test('the cookie of a session', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'secure: false',
    before: "const session = require('express-session');\napp.use(session({ cookie: { secure: false } }));\n",
    after: "const session = require('express-session');\napp.use(session({ cookie: { secure: 'auto' } }));\n",
  });
});

test.each([
  [
    'a cookie that the page reads',
    "res.cookie('token', token)",
    { 'page.js': "import Cookies from 'js-cookie';\nCookies.get('token');" },
    /page\.js reads/,
  ],
  ['options that are made elsewhere', "res.cookie('token', token, options)", {}, /not all written/],
  ['options that are spread', "res.cookie('token', token, { ...options })", {}, /not all written/],
  ['something else', "res.header('Set-Cookie', token)", {}, /No call/],
])('leaves %s alone', async (_, call, files, because) => {
  const before = `function f(req, res) {\n  ${call};\n}\n`;
  await leavesAlone(healer, { path: 'a.js', rule, at: call, because, files, before });
});
