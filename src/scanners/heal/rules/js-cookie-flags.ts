import { enclosingFunction, methodOf, namedChildren } from '#syntax/javascript/nodes.ts';
import { apiOf } from '#syntax/javascript/scopes.ts';
import { literalText } from '#syntax/javascript/strings.ts';
import { isConstant } from '#syntax/javascript/values.ts';
import { findAll, type Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import { hasWord } from '#syntax/words.ts';
import type { HealRule } from '../rule.ts';

const logins = new Set('session sessionid sid token auth jwt refresh access login remember'.split(' '));
/** Made to be read by the page. */
const readable = new Set('csrf xsrf consent theme locale'.split(' '));

export const rule: HealRule = {
  id: 'js-cookie-flags',
  title: 'The cookie of a login can be read by scripts',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'medium',
  links: [
    'https://cwe.mitre.org/data/definitions/1004.html',
    'https://cwe.mitre.org/data/definitions/614.html',
    'https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie',
  ],
  mentions: /\.cookie\(|\.setCookie\(|(?:express|cookie)-session|cookies\b/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    const message = 'A script that gets into the page reads this cookie and is logged in as its owner.';
    const calls = findAll(tree, { kind: 'call_expression' }).filter((node) => setsLogin(node));
    const flags = findAll(tree, { kind: 'pair', regex: '^(httpOnly|secure)\\s*:\\s*false$' }).filter(isOfSession);
    return [...calls, ...flags].map((node) => ({ node, message }));
  },
  examples: {
    finds: [
      { path: 'a.js', text: "app.post('/login', (req, res) => { res.cookie('token', token); });\n" },
      { path: 'a.js', text: "app.post('/login', (req, res) => { res.cookie('sid', id, { maxAge: 5 }); });\n" },
      { path: 'a.js', text: "app.post('/login', (req, res) => { res.cookie('sid', id, { httpOnly: false }); });\n" },
      {
        path: 'a.js',
        text: "const session = require('express-session');\napp.use(session({ cookie: { secure: false } }));\n",
      },
    ],
    leaves: [
      {
        path: 'a.js',
        text: "app.post('/login', (req, res) => { res.cookie('token', token, { httpOnly: true }); });\n",
      },
      { path: 'a.js', text: "app.get('/', (req, res) => { res.cookie('theme', 'dark'); });\n" },
      { path: 'a.js', text: "app.get('/', (req, res) => { res.cookie('XSRF-TOKEN', req.csrfToken()); });\n" },
      { path: 'a.js', text: "app.get('/', (req, res) => { res.cookie('token', '', { maxAge: 0 }); });\n" },
      { path: 'a.js', text: "app.get('/', (req, res) => { res.cookie('token', token, options); });\n" },
      {
        path: 'a.js',
        text: "const session = require('express-session');\napp.use(session({ cookie: { secure: true } }));\n",
      },
      { path: 'a.js', text: 'const cookie = { secure: false };\n' },
    ],
  },
};

/** `res.cookie('token', value, …)` that does not say `httpOnly`. */
function setsLogin(node: Node): boolean {
  const method = methodOf(node);
  const [name, value, options] = method?.args ?? [];
  if (!method || !name || !value || !/^(cookie|setCookie)$/.test(method.name)) return false;
  if (!/^(res|response|reply|ctx\.res)$/.test(method.object.text()) || !enclosingFunction(node)) return false;
  const text = literalText(name) ?? (name.kind() === 'identifier' ? name.text() : '');
  if (!hasWord(text, logins) || hasWord(text, readable)) return false;
  // An empty value takes the cookie away, and what stands in the source is no secret.
  if (isConstant(value)) return false;
  if (!options) return true;
  if (options.kind() !== 'object' || /\.\.\./.test(options.text())) return false;
  const flag = namedChildren(options).find((entry) => /^['"]?httpOnly\b/.test(entry.text()));
  return flag === undefined || flag.field('value')?.text() === 'false';
}

/** `session({ cookie: { secure: false } })` */
function isOfSession(pair: Node): boolean {
  const cookie = pair.parent()?.parent();
  const call = cookie?.parent()?.parent()?.parent();
  if (cookie?.kind() !== 'pair' || cookie.field('key')?.text() !== 'cookie' || call?.kind() !== 'call_expression')
    return false;
  const callee = call.field('function');
  return callee !== null && apiOf(callee)?.module === 'express-session';
}
