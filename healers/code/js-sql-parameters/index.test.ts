import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-sql-injection';
/** A file that uses one driver, with the call in its third line. */
const file = (driver: string, line: string): string => `import * as driver from '${driver}';\n\n${line}\n`;
const heal = async (driver: string, before: string, after: string): Promise<void> => {
  await heals(healer, { path: 'a.ts', rule, line: 3, before: file(driver, before), after: file(driver, after) });
};

test('SQLite: quotes around a value go with it, and a pattern becomes a template', async () => {
  await heal(
    'node:sqlite',
    "const row = db.prepare(`SELECT id FROM users WHERE name = '${name}'`).get();",
    'const row = db.prepare(`SELECT id FROM users WHERE name = ?`).get(name);',
  );
  await heal(
    'node:sqlite',
    "return this.db.prepare(`SELECT sku FROM products WHERE name LIKE '%${text}%' ORDER BY price`).all();",
    'return this.db.prepare(`SELECT sku FROM products WHERE name LIKE ? ORDER BY price`).all(`%${text}%`);',
  );
  await heal(
    'better-sqlite3',
    'db.prepare("INSERT INTO t (a, b, c) VALUES (" + a + ", ?, \'" + c + "\')").run(b);',
    'db.prepare("INSERT INTO t (a, b, c) VALUES (?, ?, ?)").run(a, b, c);',
  );
});

test('exec of one statement becomes a prepared one', async () => {
  await heal(
    'node:sqlite',
    'db.exec(`DELETE FROM carts WHERE owner = ${owner.id}`);',
    'db.prepare(`DELETE FROM carts WHERE owner = ?`).run(owner.id);',
  );
});

test('PostgreSQL counts on, with a statement in a constant', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'pool.query(sql, [shop])',
    before: `
      const { Pool } = require('pg');
      const sql = 'SELECT * FROM t WHERE shop = $1 AND id = ' + id + " AND name = '" + name + "'";
      const { rows } = await pool.query(sql, [shop]);
    `,
    after: `
      const { Pool } = require('pg');
      const sql = 'SELECT * FROM t WHERE shop = $1 AND id = $2 AND name = $3';
      const { rows } = await pool.query(sql, [shop, id, name]);
    `,
  });
});

test('MySQL keeps a callback, knex and sequelize take theirs', async () => {
  await heal(
    'mysql2',
    'db.query(`SELECT a FROM t WHERE id = ${id}`, (e, r) => r);',
    'db.query(`SELECT a FROM t WHERE id = ?`, [id], (e, r) => r);',
  );
  await heal(
    'knex',
    'await knex.raw(`SELECT a FROM t WHERE id = ${id}`);',
    'await knex.raw(`SELECT a FROM t WHERE id = ?`, [id]);',
  );
  await heal(
    'sequelize',
    'await s.query(`SELECT a FROM t WHERE id = ${id}`, { type });',
    'await s.query(`SELECT a FROM t WHERE id = ?`, { replacements: [id], type });',
  );
  await heals(healer, {
    path: 'a.ts',
    rule,
    line: 3,
    at: '`SELECT a FROM t WHERE id = ${id}`',
    before: file('sequelize', 'await s.query(`SELECT a FROM t WHERE id = ${id}`, {\n  type,\n});'),
    after: file('sequelize', 'await s.query(`SELECT a FROM t WHERE id = ?`, {\n  replacements: [id],\n  type,\n});'),
  });
});

test('Prisma makes parameters of the values of a template', async () => {
  await heal(
    '@prisma/client',
    "const rows = await prisma.$queryRawUnsafe<Row[]>(`SELECT a FROM t WHERE name = '${name}' AND b LIKE '%${text}%'`);",
    'const rows = await prisma.$queryRaw<Row[]>`SELECT a FROM t WHERE name = ${name} AND b LIKE ${`%${text}%`}`;',
  );
  await heal(
    '@prisma/client',
    "await prisma.$executeRawUnsafe('DELETE FROM t WHERE id = ' + req.body.id);",
    'await prisma.$executeRaw`DELETE FROM t WHERE id = ${req.body.id}`;',
  );
});

test('a value in quotes may be chosen, and Sequelize is known by its name', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: "models.sequelize.query(`SELECT a FROM t WHERE b = '${req.body.b || ''}' LIMIT ${n ?? 10}`)",
    files: { 'package.json': '{"dependencies": {"sequelize": "6", "pg": "8"}}' },
    before: "models.sequelize.query(`SELECT a FROM t WHERE b = '${req.body.b || ''}' LIMIT ${n ?? 10}`);\n",
    after:
      "models.sequelize.query(`SELECT a FROM t WHERE b = ? LIMIT ?`, { replacements: [req.body.b || '', n ?? 10] });\n",
  });
});

test('a call whose rows have a type', async () => {
  await heal(
    'pg',
    'const { rows } = await pool.query<Row>(`SELECT a FROM t WHERE id = ${id}`);',
    'const { rows } = await pool.query<Row>(`SELECT a FROM t WHERE id = $1`, [id]);',
  );
});

test('conditions of builders take names, or question marks', async () => {
  const built = 'heal/js-query-builder-injection';
  await heals(healer, {
    path: 'a.ts',
    rule: built,
    at: ".andWhere(`u.name = '${user.name}' AND u.shop = ${shop}`, { b })",
    before:
      "import { Repository } from 'typeorm';\nq.where('u.shop = :shop', { shop }).andWhere(`u.name = '${user.name}' AND u.shop = ${shop}`, { b });\n",
    after:
      "import { Repository } from 'typeorm';\nq.where('u.shop = :shop', { shop }).andWhere(`u.name = :name AND u.shop = :shop2`, { b, name: user.name, shop2: shop });\n",
  });
  await heals(healer, {
    path: 'a.ts',
    rule: built,
    at: 'q.where("u.name LIKE \'%" + text + "%\'")',
    before: 'import { Repository } from "typeorm";\nq.where("u.name LIKE \'%" + text + "%\'");\n',
    after: 'import { Repository } from "typeorm";\nq.where("u.name LIKE :text", { text: `%${text}%` });\n',
  });
  await heals(healer, {
    path: 'a.js',
    rule: built,
    at: 'q.whereRaw(`price > ${price}`)',
    before: "const knex = require('knex');\nq.whereRaw(`price > ${price}`);\n",
    after: "const knex = require('knex');\nq.whereRaw(`price > ?`, [price]);\n",
  });
});

test.each([
  [
    'a table in a Prisma template',
    "const T = 'users';\nprisma.$queryRawUnsafe(`SELECT a FROM ${T} WHERE b = ${b}`)",
    /constant/,
  ],
  ['Prisma parameters', 'prisma.$queryRawUnsafe(`SELECT a FROM t WHERE b = ${b} AND c = $1`, c)', /parameters already/],
  ['a builder of something else', 'store.where(`a = ${a}`)', /Whose query builder/],
])('leaves %s alone', async (_, code, because) => {
  const at = code.split('\n').at(-1) ?? '';
  await leavesAlone(healer, { path: 'a.ts', rule, at, because, before: `${code};\n` });
});

test('a constant table name stays', async () => {
  await heal(
    'node:sqlite',
    "const T = 'users'; db.prepare(`SELECT a FROM ${T} WHERE id = ${id}`).get();",
    "const T = 'users'; db.prepare(`SELECT a FROM ${T} WHERE id = ?`).get(id);",
  );
});

test.each([
  ['a table', 'db.prepare(`SELECT a FROM ${table} WHERE id = 1`).get()', /names a part/],
  ['an order', 'db.prepare(`SELECT a FROM t ORDER BY ${by}`).all()', /wants a name/],
  ['a name in quotes', 'db.prepare(`SELECT "${x}" FROM t WHERE 1 = 1`).all()', /table or column/],
  ['a list', "db.prepare(`SELECT a FROM t WHERE id IN (${ids.join(',')})`).all()", /list of values/],
  ['a condition', "db.prepare(`SELECT a FROM t WHERE a = 1 ${x ? 'AND b = 2' : ''}`).all()", /condition/],
  ['a value that is escaped', "db.prepare(`SELECT a FROM t WHERE n = '${n.replace(/x/g, y)}'`).all()", /escaped/],
  ['a statement that is run elsewhere', 'const s = db.prepare(`SELECT a FROM t WHERE n = ${n}`)', /run elsewhere/],
  ['half a word', 'db.prepare(`SELECT a FROM t WHERE n = x${n}`).get()', /wants a name/],
])('leaves %s alone', async (_, call, because) => {
  const at = call.replace(/^const s = /, '');
  await leavesAlone(healer, { path: 'a.ts', rule, at, because, before: file('node:sqlite', `${call};`) });
});

test('leaves alone what it does not know the driver of', async () => {
  const before = 'await db.query(`SELECT a FROM t WHERE id = ${id}`);\n';
  await leavesAlone(healer, { path: 'a.ts', rule, because: /driver/, before });
});
