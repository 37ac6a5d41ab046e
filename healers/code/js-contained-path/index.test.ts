import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-path-traversal';

test('Express sends files of a root', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: "res.sendFile(path.join(__dirname, 'files', req.params.name), { maxAge: 5 })",
    before:
      "const path = require('path');\napp.get('/f/:name', (req, res) => res.sendFile(path.join(__dirname, 'files', req.params.name), { maxAge: 5 }));\n",
    after:
      "const path = require('path');\napp.get('/f/:name', (req, res) => res.sendFile(req.params.name, { root: path.join(__dirname, 'files'), maxAge: 5 }));\n",
  });
});

test('a path that has a name is checked behind it', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule: 'flow/path-traversal',
    at: 'fs.readFile(file, done)',
    before: `
      import fs from 'fs';
      import path from 'path';
      const uploads = path.join(__dirname, 'uploads');
      app.get('/f', (req, res) => {
        const file = path.join(uploads, req.query.file);
        fs.readFile(file, done);
        res.status(200);
      });
    `,
    after: `
      import fs from 'fs';
      import path from 'path';
      const uploads = path.join(__dirname, 'uploads');
      app.get('/f', (req, res) => {
        const file = path.join(uploads, req.query.file);
        if (!path.resolve(file).startsWith(path.resolve(uploads) + path.sep)) {
          res.status(400).end();
          return;
        }
        fs.readFile(file, done);
        res.status(200);
      });
    `,
  });
});

test('a path without a name gets one, and a plain server answers by its head', async () => {
  await heals(healer, {
    path: 'a.mjs',
    rule,
    at: 'createReadStream(`./public/${name}`)',
    before: `
      import { createReadStream } from 'node:fs';
      export const handle = (req, res) => {
        const name = req.url.slice(1);
        createReadStream(\`./public/\${name}\`).pipe(res);
      };
    `,
    after: `
      import { createReadStream } from 'node:fs';
      import { resolve, sep } from 'node:path';
      export const handle = (req, res) => {
        const name = req.url.slice(1);
        const file = \`./public/\${name}\`;
        if (!resolve(file).startsWith(resolve('./public') + sep)) {
          res.writeHead(400).end();
          return;
        }
        createReadStream(file).pipe(res);
      };
    `,
  });
});

test('an import of path stays in use, and what follows a name stays behind it', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: "res.sendFile(path.resolve('logs/', file))",
    before: "import path from 'node:path';\nconst a = (req, res) => res.sendFile(path.resolve('logs/', file));\n",
    after:
      "import path from 'node:path';\nconst a = (req, res) => res.sendFile(file, { root: path.resolve('logs/') });\n",
  });
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: "res.sendFile(__dirname + '/data/x-' + req.params.name + '.yml')",
    before: "const a = (req, res) => res.sendFile(__dirname + '/data/x-' + req.params.name + '.yml');\n",
    after: 'const a = (req, res) => res.sendFile(`x-${req.params.name}.yml`, { root: `${__dirname}/data` });\n',
  });
});

test.each([
  [
    'no folder',
    'function f(req, res) { fs.readFile(req.query.file, done); }',
    'fs.readFile(req.query.file, done)',
    /which folder/,
  ],
  [
    'a folder of the request',
    'function f(req, res) { fs.readFile(path.join(req.query.dir, name), done); }',
    'fs.readFile(path.join(req.query.dir, name), done)',
    /which folder/,
  ],
  [
    'no way to refuse',
    "function f(name) { return fs.readFileSync('files/' + name); }",
    "fs.readFileSync('files/' + name)",
    /refuses/,
  ],
  [
    'a call that is made sometimes',
    "function f(req, res) { const a = ok && fs.readFileSync('files/' + req.query.name); }",
    "fs.readFileSync('files/' + req.query.name)",
    /sometimes/,
  ],
  [
    'a root',
    "res.sendFile('files/' + name, { root: dir });",
    "res.sendFile('files/' + name, { root: dir })",
    /root already/,
  ],
])('leaves %s alone', async (_, code, at, because) => {
  const before = `const fs = require('fs');\nconst path = require('path');\n${code}\n`;
  await leavesAlone(healer, { path: 'a.js', rule, at, because, before });
});

test('an answer that has begun, and files outside that the program itself asks for', async () => {
  const at = 'fs.createReadStream(path.join(__dirname, file))';
  const begun = `
    const fs = require('fs'), path = require('path');
    function pipe(res, file, type) {
      if (type) {
        res.writeHead(200, { 'Content-Type': type });
      }
      fs.createReadStream(path.join(__dirname, file)).pipe(res);
    }
  `;
  await leavesAlone(healer, { path: 'a.js', rule: 'flow/path-traversal', at, before: begun });
  const outside = `
    const fs = require('fs'), path = require('path');
    function pipe(res, file) {
      fs.createReadStream(path.join(__dirname, file)).pipe(res);
    }
    pipe(res, '../dist/app.js');
  `;
  await leavesAlone(healer, { path: 'a.js', rule: 'flow/path-traversal', at, before: outside });
});
