import { healer } from '#healers/code/js-sql-parameters/index.ts';
import { behaves } from './behaviour.ts';

/** Real statements on a real SQLite; what is around it takes them as each driver does. */
const beside = {
  'database.mjs': `
import { DatabaseSync } from 'node:sqlite';
export const db = new DatabaseSync(':memory:');
db.exec("CREATE TABLE users (name TEXT, shop INT, secret TEXT)");
db.exec("INSERT INTO users VALUES ('ann', 1, 'a'), ('bob', 2, 'b'), ('o''hara', 2, 'c')");
`,
};
const check = `
  import { find } from './subject.mjs';
  export const attack = async () => (await find("' OR '1'='1")).length > 1;
  export const normal = async () => [await find('ann'), await find('nobody')];
`;
const rule = 'heal/js-sql-injection';

behaves('node:sqlite', {
  healer,
  rule,
  at: "db.prepare(`SELECT * FROM users WHERE name = '${name}'`)",
  beside,
  before: `
    import {} from 'node:sqlite';
    import { db } from './database.mjs';
    export const find = async (name) => db.prepare(\`SELECT * FROM users WHERE name = '\${name}'\`).all();
  `,
  check,
});

behaves('pg', {
  healer,
  rule,
  at: 'pool.query(sql)',
  beside: {
    ...beside,
    'node_modules/pg/package.json': '{"name": "pg", "type": "module", "main": "index.js"}',
    'node_modules/pg/index.js':
      "import { db } from '../../database.mjs';\nexport class Pool { async query(sql, values = []) { return { rows: db.prepare(sql.replace(/\\$(\\d)/g, '?$1')).all(...values) }; } }\n",
  },
  before: `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function find(name) {
      const sql = "SELECT * FROM users WHERE name = '" + name + "'";
      return (await pool.query(sql)).rows;
    }
  `,
  check,
});

behaves('Prisma', {
  healer,
  rule,
  at: "prisma.$queryRawUnsafe(`SELECT * FROM users WHERE name LIKE '${name}'`)",
  beside: {
    ...beside,
    'client.mjs':
      "import { db } from './database.mjs';\nexport const prisma = { $queryRawUnsafe: async (sql) => db.prepare(sql).all(), $queryRaw: async (texts, ...values) => db.prepare(texts.join('?')).all(...values) };\n",
  },
  before: `
    import { prisma } from './client.mjs';
    export const find = (name) => prisma.$queryRawUnsafe(\`SELECT * FROM users WHERE name LIKE '\${name}'\`);
  `,
  check,
});

behaves('the query builder of TypeORM', {
  healer,
  rule: 'heal/js-query-builder-injection',
  at: ".where(`name = '${name}' AND shop > ${0}`)",
  beside: {
    ...beside,
    'node_modules/typeorm/package.json': '{"name": "typeorm", "type": "module", "main": "index.js"}',
    'node_modules/typeorm/index.js':
      "import { db } from '../../database.mjs';\nexport const createQueryBuilder = () => ({ where(sql, values = {}) { return { getMany: async () => db.prepare('SELECT * FROM users WHERE ' + sql).all(values) }; } });\n",
  },
  before: `
    import { createQueryBuilder } from 'typeorm';
    export const find = (name) => createQueryBuilder('u').where(\`name = '\${name}' AND shop > \${0}\`).getMany();
  `,
  check,
});
