import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';
import { batchSql, readQuery } from './query.ts';

const rule = 'heal/js-n-plus-one';
const sum = "db.prepare('SELECT sum(total) AS total FROM orders WHERE customer_id = ?')";

test('sums of all customers come from one query', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: sum,
    before: `
      import type { DatabaseSync } from 'node:sqlite';

      export function totals(db: DatabaseSync, ids: readonly number[]): Map<number, number> {
        const totals = new Map<number, number>();
        for (const id of ids) {
          const row = ${sum}.get(id);
          totals.set(id, Number(row?.['total'] ?? 0));
        }
        return totals;
      }
    `,
    after: `
      import type { DatabaseSync } from 'node:sqlite';

      export function totals(db: DatabaseSync, ids: readonly number[]): Map<number, number> {
        const totals = new Map<number, number>();
        const rows = db.prepare('SELECT items.value AS item, (SELECT sum(total) FROM orders WHERE orders.customer_id = items.value) AS total FROM json_each(?) AS items').all(JSON.stringify(ids));
        const rowByItem = new Map(rows.map((row) => [row['item'], row]));
        for (const id of ids) {
          const row = rowByItem.get(id);
          totals.set(id, Number(row?.['total'] ?? 0));
        }
        return totals;
      }
    `,
  });
});

test('plain columns, on a database of an object', async () => {
  const call = 'this.db.prepare("SELECT name, email FROM users WHERE id = ?")';
  const loop = (query: string, before = ''): string =>
    `import { DatabaseSync } from "node:sqlite";\nclass A {\n  f(ids: number[]) {\n${before}    for (const id of ids) {\n      const user = ${query};\n      if (user) show(user.name);\n    }\n  }\n}\n`;
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: call,
    before: loop(`${call}.get(id)`),
    after: loop(
      'rowByItem.get(id)',
      '    const rows = this.db.prepare("SELECT items.value AS item, users.name, users.email FROM json_each(?) AS items JOIN users ON users.id = items.value").all(JSON.stringify(ids));\n    const rowByItem = new Map(rows.map((row) => [row["item"], row]));\n',
    ),
  });
});

test('SQLite answers the same, item by item and all at once', () => {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT, total INTEGER)');
  db.exec("INSERT INTO orders (customer, total) VALUES ('ann', 1), ('ann', 2), ('bob', 5)");
  const check = (sql: string, items: readonly (string | number)[]): void => {
    const query = readQuery(sql);
    if (!query) throw new Error(`not read: ${sql}`);
    const rows = db.prepare(batchSql(query)).all(JSON.stringify(items));
    const byItem = new Map(rows.map(({ item, ...row }) => [item, row]));
    for (const item of items) {
      const one = db.prepare(sql).get(item);
      expect(byItem.get(item)).toEqual(one === undefined ? undefined : { ...one });
    }
    expect(rows.length).toBeLessThanOrEqual(items.length);
  };
  check('SELECT sum(total) AS total FROM orders WHERE customer = ?', ['ann', 'carl', 'ann', "o'neil"]);
  check('SELECT count(*) AS n FROM orders WHERE customer = ?', ['ann', 'carl']);
  check('SELECT max(id) AS last FROM orders WHERE customer = ?', []);
  check('SELECT id, customer, total FROM orders WHERE id = ?', [1, 3, 9]);
});

const loop = (query: string, use: string, type = ': number[]'): string =>
  `import "node:sqlite";\nfunction f(db, ids${type}) {\n  for (const id of ids) {\n    const row = ${query};\n    ${use}\n  }\n}\n`;
test.each([
  ['a row that is handed on', loop(`${sum}.get(id)`, 'out.push(row);'), /as a whole/],
  ['other work on the database', loop(`${sum}.get(id)`, 'save(db, row?.total);'), /other things/],
  ['items of an unknown kind', loop(`${sum}.get(id)`, 'show(row?.total);', ''), /numbers or text/],
  ['another argument', loop(`${sum}.get(id + 1)`, 'show(row?.total);'), /item itself/],
  ['a loop that waits', loop(`${sum}.get(id)`, 'await show(row?.total);'), /waits/],
])('leaves %s alone', async (_, before, because) => {
  await leavesAlone(healer, { path: 'a.ts', rule, at: sum, because, before });
});

test('leaves joins, groups and several conditions alone', () => {
  expect(readQuery('SELECT a FROM t JOIN u ON x = y WHERE id = ?')).toBeUndefined();
  expect(readQuery('SELECT a FROM t WHERE id = ? ORDER BY a')).toBeUndefined();
  expect(readQuery('SELECT a FROM t WHERE id = ? AND b = ?')).toBeUndefined();
  expect(readQuery("SELECT a || ',' AS b FROM t WHERE id = ?")).toBeUndefined();
});
