import { healer as containedPath } from '#healers/code/js-contained-path/index.ts';
import { healer as cookieFlags } from '#healers/code/js-cookie-flags/index.ts';
import { healer as corsOrigin } from '#healers/code/js-cors-origin/index.ts';
import { healer as localRedirect } from '#healers/code/js-local-redirect/index.ts';
import { healer as nosqlEquals } from '#healers/code/js-nosql-equals/index.ts';
import { behaves } from './behaviour.ts';

/** A real server on loopback, with what Express adds to requests and responses as its documentation says. */
const beside = {
  'serve.mjs': `
import { createServer } from 'node:http';
export async function ask(handler, path, headers = {}) {
  const server = createServer((req, res) => {
    req.query = Object.fromEntries(new URL(req.url, 'http://x').searchParams);
    req.secure = false;
    res.redirect = (to) => res.writeHead(302, { location: encodeURI(to) }).end();
    res.cookie = (name, value, { httpOnly, secure, sameSite } = {}) =>
      res.setHeader('set-cookie', name + '=' + value + (httpOnly ? '; HttpOnly' : '') + (secure ? '; Secure' : '') + (sameSite ? '; SameSite=' + sameSite : ''));
    Promise.resolve(handler(req, res)).catch(() => res.writeHead(500).end());
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  try {
    const url = 'http://127.0.0.1:' + server.address().port + path;
    const answer = await fetch(url, { redirect: 'manual', headers });
    return { url, status: answer.status, headers: answer.headers, text: await answer.text() };
  } finally {
    server.close();
  }
}
`,
};

behaves('a request reads no file outside of the folder', {
  healer: containedPath,
  rule: 'heal/js-path-traversal',
  at: "createReadStream(path.join('public', req.query.file))",
  beside,
  before: `
    import { createReadStream } from 'node:fs';
    import path from 'node:path';
    export const handle = (req, res) => {
      createReadStream(path.join('public', req.query.file)).on('error', () => res.writeHead(404).end()).pipe(res);
    };
  `,
  check: `
    import { mkdirSync, writeFileSync } from 'node:fs';
    import { handle } from './subject.mjs';
    import { ask } from './serve.mjs';
    mkdirSync('public/deep', { recursive: true });
    mkdirSync('public-too');
    for (const [name, text] of [['secret', 'secret'], ['public/a', 'a'], ['public/deep/b', 'b'], ['public-too/c', 'secret']]) writeFileSync(name, text);
    const read = async (file) => (await ask(handle, '/?file=' + encodeURIComponent(file))).text;
    export const attack = async () => (await read('../secret')) === 'secret' || (await read('../public-too/c')) === 'secret';
    export const normal = async () => [await read('a'), await read('deep/b'), await read('./deep/../a'), await read('none')];
  `,
});

behaves('a link sends nobody to another site', {
  healer: localRedirect,
  rule: 'heal/js-open-redirect',
  at: "res.redirect(req.query.next || '/home')",
  beside,
  before: `
    export const handle = (req, res) => res.redirect(req.query.next || '/home');
  `,
  check: `
    import { handle } from './subject.mjs';
    import { ask } from './serve.mjs';
    const land = async (next) => {
      const { url, headers } = await ask(handle, '/?next=' + encodeURIComponent(next));
      return new URL(headers.get('location'), url);
    };
    export async function attack() {
      for (const next of ['https://evil.example', '//evil.example', '/\\\\evil.example', 'javascript:alert(1)']) {
        if ((await land(next)).hostname !== '127.0.0.1') return true;
      }
      return false;
    }
    export const normal = async () => [(await land('/cart?a=b%20c#d')).href, (await land('')).href].map((href) => href.replace(/:\\d+/, ''));
  `,
});

behaves('a script does not read the cookie of a login', {
  healer: cookieFlags,
  rule: 'heal/js-cookie-flags',
  at: "res.cookie('token', 'secret')",
  beside,
  needs: ['jsdom'],
  before: `
    export const handle = (req, res) => {
      res.cookie('token', 'secret');
      res.end();
    };
  `,
  check: `
    import { CookieJar, JSDOM } from 'jsdom';
    import { handle } from './subject.mjs';
    import { ask } from './serve.mjs';
    async function visit() {
      const cookieJar = new CookieJar();
      const { url, headers } = await ask(handle, '/');
      cookieJar.setCookieSync(headers.get('set-cookie'), url);
      return { cookieJar, url };
    }
    export async function attack() {
      const { cookieJar, url } = await visit();
      return new JSDOM('', { url, cookieJar }).window.document.cookie.includes('secret');
    }
    export async function normal() {
      const { cookieJar, url } = await visit();
      return cookieJar.getCookieStringSync(url);
    }
  `,
});

behaves('only the own pages make requests as the visitor', {
  healer: corsOrigin,
  rule: 'heal/js-cors-origin',
  at: '{ origin: true, credentials: true }',
  files: { '.env.example': 'FRONTEND_URL=https://shop.example\n' },
  beside: {
    ...beside,
    // What the package of that name does with these options, as its documentation says.
    'node_modules/cors/package.json': '{"name": "cors", "type": "module", "main": "index.js"}',
    'node_modules/cors/index.js': `
export default ({ origin, credentials }) => (req, res) => {
  const asks = req.headers.origin;
  const isKnown = origin === true || (Array.isArray(origin) && origin.includes(asks));
  if (!isKnown) return;
  res.setHeader('access-control-allow-origin', asks);
  if (credentials) res.setHeader('access-control-allow-credentials', 'true');
};
`,
  },
  before: `
    import cors from 'cors';
    export const allow = () => cors({ origin: true, credentials: true });
  `,
  check: `
    import { allow } from './subject.mjs';
    import { ask } from './serve.mjs';
    process.env.FRONTEND_URL = 'https://shop.example';
    const isAllowed = async (origin) => {
      const { headers } = await ask((req, res) => { allow()(req, res); res.end(); }, '/', { origin });
      return headers.get('access-control-allow-origin') === origin && headers.get('access-control-allow-credentials') === 'true';
    };
    export const attack = () => isAllowed('https://evil.example');
    export const normal = () => isAllowed('https://shop.example');
  `,
});

behaves('operators in a request are values', {
  healer: nosqlEquals,
  rule: 'heal/js-nosql-injection',
  at: 'users.findOne({ name: req.body.name, password: req.body.password })',
  files: { 'package.json': '{"dependencies": {"mongodb": "6.0.0"}, "type": "module"}' },
  beside: {
    // The part of MongoDB's filters that the attack uses, as its manual describes it: no server is at hand here.
    'users.mjs': `
const rows = [{ name: 'ann', password: 'x', age: 3 }];
const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const fits = (value, wanted) => {
  const operators = Object.entries(wanted ?? {}).filter(([key]) => key.startsWith('$'));
  if (typeof wanted !== 'object' || wanted === null || operators.length === 0) return isSame(value, wanted);
  return operators.every(([key, operand]) => (key === '$eq' ? isSame(value, operand) : key === '$ne' ? !isSame(value, operand) : value > operand));
};
export const users = { findOne: async (filter) => rows.find((row) => Object.entries(filter).every(([key, wanted]) => fits(row[key], wanted))) ?? null };
`,
  },
  before: `
    import { users } from './users.mjs';
    export const login = (req) => users.findOne({ name: req.body.name, password: req.body.password });
  `,
  check: `
    import { login } from './subject.mjs';
    export const attack = async () => (await login({ body: JSON.parse('{"name": "ann", "password": {"$ne": null}}') })) !== null;
    export const normal = async () => [await login({ body: { name: 'ann', password: 'x' } }), await login({ body: { name: 'ann', password: 'y' } })];
  `,
});
