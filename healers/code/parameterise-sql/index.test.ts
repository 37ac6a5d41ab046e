import { describe, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const sqlite = 'import sqlite3\n';
const rule = 'heal/sql-injection';
const cures = (before: string, after: string, head = sqlite, at = 'SELECT') =>
  heals(healer, { rule, at, before: head + before, after: head + after });
const stays = (before: string, because?: RegExp, head = sqlite) =>
  leavesAlone(healer, { rule, at: 'SELECT', before: head + before, ...(because ? { because } : {}) });

describe('sqlite3', () => {
  test('a quoted value of an f-string', () =>
    cures(
      `db.execute(f"SELECT a FROM t WHERE name = '{name}' ORDER BY a")\n`,
      `db.execute("SELECT a FROM t WHERE name = ? ORDER BY a", (name,))\n`,
    ));
  test('a part of a LIKE pattern', () =>
    cures(
      `db.execute(f"SELECT a FROM t WHERE name LIKE '%{text}%'").fetchall()\n`,
      `db.execute("SELECT a FROM t WHERE name LIKE ?", (f"%{text}%",)).fetchall()\n`,
    ));
  test('several values, and one that is given already', () =>
    cures(
      `db.execute(f"SELECT a FROM t WHERE x = '{x}' AND y = ? AND z = {z.id}", (y,))\n`,
      `db.execute("SELECT a FROM t WHERE x = ? AND y = ? AND z = ?", (x, y, z.id,))\n`,
    ));
  test('text that is added up', () =>
    cures(
      `db.execute("SELECT a FROM t WHERE name = '" + name + "' AND id = " + str(number))\n`,
      `db.execute("SELECT a FROM t WHERE name = ? AND id = ?", (name, number))\n`,
    ));
  test('text that is added up around a pattern', () =>
    cures(
      `db.execute("SELECT a FROM t WHERE name LIKE '%" + name + "%'")\n`,
      `db.execute("SELECT a FROM t WHERE name LIKE ?", ("%" + name + "%",))\n`,
    ));
  test('percent formatting', () =>
    cures(
      `db.execute("SELECT a FROM t WHERE a LIKE 'x%%' AND name = '%s' AND id = %d" % (name, number))\n`,
      `db.execute("SELECT a FROM t WHERE a LIKE 'x%' AND name = ? AND id = ?", (name, number))\n`,
    ));
  test('the format method', () =>
    cures(
      `db.execute("SELECT a FROM t WHERE name = '{}'".format(name))\n`,
      `db.execute("SELECT a FROM t WHERE name = ?", (name,))\n`,
    ));
  test('a query in a variable', () =>
    cures(
      `def find(db, name):\n    query = f"SELECT a FROM t WHERE name = '{name}'"\n    # newest first\n    return db.execute(query).fetchone()\n`,
      `def find(db, name):\n    query = "SELECT a FROM t WHERE name = ?"\n    # newest first\n    return db.execute(query, (name,)).fetchone()\n`,
    ));
  test('a query over several lines keeps its layout', () =>
    cures(
      `rows = db.execute(\n    "SELECT a "\n    f"FROM t WHERE name = '{name}' "\n    "ORDER BY a",\n)\n`,
      `rows = db.execute(\n    "SELECT a "\n    "FROM t WHERE name = ? "\n    "ORDER BY a",\n    (name,),\n)\n`,
    ));
  test('a constant name of a table stays', () =>
    cures(
      `db.execute(f"SELECT a FROM {TABLE} WHERE id = {number}")\n`,
      `db.execute(f"SELECT a FROM {TABLE} WHERE id = ?", (number,))\n`,
    ));
  test('doubled braces become single ones', () =>
    cures(
      `db.execute(f"SELECT '{{}}' FROM t WHERE id = {number}")\n`,
      `db.execute("SELECT '{}' FROM t WHERE id = ?", (number,))\n`,
    ));
  test('INSERT and UPDATE', async () => {
    await cures(
      `db.execute(f"INSERT INTO t (a, b) VALUES ('{a}', {b})")\n`,
      `db.execute("INSERT INTO t (a, b) VALUES (?, ?)", (a, b))\n`,
      sqlite,
      'INSERT',
    );
    await cures(
      `db.execute(f"UPDATE t SET a = '{a}', b = {b} WHERE id = {c['id']}")\n`,
      `db.execute("UPDATE t SET a = ?, b = ? WHERE id = ?", (a, b, c['id']))\n`,
      sqlite,
      'UPDATE',
    );
  });
});

test('a call that data flow points at', () =>
  heals(healer, {
    rule: 'flow/sql-injection',
    at: 'db.execute(query)',
    before: `${sqlite}def f(db, x):\n    query = "SELECT a FROM t WHERE b = '%s'" % x\n    return db.execute(query)\n`,
    after: `${sqlite}def f(db, x):\n    query = "SELECT a FROM t WHERE b = ?"\n    return db.execute(query, (x,))\n`,
  }));

describe('lists behind IN', () => {
  test('joined numbers, in an f-string', () =>
    cures(
      `db.execute(f"SELECT a FROM t WHERE id IN ({','.join(map(str, ids))})")\n`,
      `db.execute(f"SELECT a FROM t WHERE id IN ({', '.join('?' * len(ids))})", tuple(ids))\n`,
    ));
  test('quoted words that are added up', () =>
    cures(
      `db.execute("SELECT a FROM t WHERE name IN ('" + "','".join(names) + "')")\n`,
      `db.execute("SELECT a FROM t WHERE name IN (" + ", ".join("?" * len(names)) + ")", tuple(names))\n`,
    ));
  test('beside another value', () =>
    cures(
      `db.execute(f"SELECT a FROM t WHERE b = '{b}' AND id IN ({', '.join(str(i) for i in self.ids)})")\n`,
      `db.execute(f"SELECT a FROM t WHERE b = ? AND id IN ({', '.join('?' * len(self.ids))})", (b, *self.ids))\n`,
    ));
  test('percent formatting and %s', () =>
    cures(
      `cur.execute("SELECT a FROM t WHERE id IN (%s)" % ",".join(map(str, ids)))\n`,
      `cur.execute("SELECT a FROM t WHERE id IN (%s)" % ", ".join(["%s"] * len(ids)), tuple(ids))\n`,
      'import psycopg2\n',
    ));
  test('leaves alone what cannot be counted', async () => {
    await stays(`db.execute(f"SELECT a FROM t WHERE id IN ({','.join(load())})")\n`, /counted/);
    await stays(
      `def f():\n    ids = map(str, rows)\n    db.execute(f"SELECT a FROM t WHERE id IN ({','.join(ids)})")\n`,
      /counted/,
    );
    await stays(`db.execute(f"SELECT a FROM t WHERE id IN ({','.join(repr(i) for i in ids)})")\n`, /counted/);
  });
});

describe('other drivers', () => {
  test('psycopg2 takes %s, and a percent sign of the text is doubled', () =>
    cures(
      `cur.execute(f"SELECT a FROM t WHERE a LIKE 'x%' AND name = '{name}'")\n`,
      `cur.execute("SELECT a FROM t WHERE a LIKE 'x%%' AND name = %s", (name,))\n`,
      'import psycopg2\n',
    ));
  test('psycopg with percent formatting', () =>
    cures(
      `cur.execute("SELECT a FROM t WHERE a LIKE 'x%%' AND name = '%s'" % name)\n`,
      `cur.execute("SELECT a FROM t WHERE a LIKE 'x%%' AND name = %s", (name,))\n`,
      'import psycopg\n',
    ));
  test('the driver of the project decides when the file has none', () =>
    heals(healer, {
      rule: 'ruff/S608',
      at: 'f"SELECT',
      before: `def find(db, name):\n    return db.execute(f"SELECT a FROM t WHERE name = '{name}'")\n`,
      after: `def find(db, name):\n    return db.execute("SELECT a FROM t WHERE name = ?", (name,))\n`,
      files: { 'storage.py': 'import sqlite3\n' },
    }));
  test('no driver, two drivers, or a toolkit above them', async () => {
    await stays(`db.execute(f"SELECT a FROM t WHERE id = {x}")\n`, /driver/, '');
    await stays(`db.execute(f"SELECT a FROM t WHERE id = {x}")\n`, /driver/, 'import sqlite3, psycopg2\n');
    await stays(
      `db.execute(f"SELECT a FROM t WHERE id = {x}")\n`,
      /driver/,
      'from sqlalchemy import text\nimport sqlite3\n',
    );
  });
});

describe('leaves alone', () => {
  test('names of tables and columns', async () => {
    await stays(`db.execute(f"SELECT a FROM {table} WHERE id = {x}")\n`, /`table`/);
    await stays(`db.execute(f"SELECT a FROM t WHERE id = {x} ORDER BY {key}")\n`, /`key`/);
    await stays(`db.execute(f"SELECT {what}_id FROM t WHERE id = {x}")\n`, /`what`/);
    await stays(`db.execute(f'SELECT a FROM "{which}" WHERE id = {x}')\n`, /`which`/);
  });
  test('lists of values', () => stays(`db.execute(f"SELECT a FROM t WHERE id IN ({ids})")\n`, /list/));
  test('pieces of SQL', async () => {
    await stays(`db.execute("SELECT a FROM t " + where_clause)\n`);
    await stays(`db.execute(f"SELECT a FROM t WHERE a = {column}")\n`, /piece of SQL/);
    await stays(`db.execute("SELECT a FROM t WHERE a = " + quote(x))\n`, /prepares/);
  });
  test('values that bring their own quotes', async () => {
    await stays(
      `def f(name):\n    x = "'" + name + "'"\n    db.execute(f"SELECT a FROM t WHERE a = {x}")\n`,
      /own quotes/,
    );
    await stays(`db.execute(f"SELECT a FROM t WHERE a LIKE {pattern}")\n`, /unclear/i);
  });
  test('formatted values', () => stays(`db.execute(f"SELECT a FROM t WHERE a = '{x:>5}'")\n`, /formatted/));
  test('a variable that is used twice or changes', async () => {
    await stays(`def f():\n    q = f"SELECT a FROM t WHERE a = '{x}'"\n    db.execute(q)\n    send(q)\n`, /elsewhere/);
    await stays(`def f():\n    q = f"SELECT a FROM t WHERE a = '{x}'"\n    x = 2\n    db.execute(q)\n`, /changes/);
    await stays(
      `def f():\n    q = f"SELECT a FROM t WHERE a = '{x}'"\n    if x:\n        q += " LIMIT 1"\n    db.execute(q)\n`,
    );
  });
  test('parameters that are not written out', () =>
    stays(`db.execute(f"SELECT a FROM t WHERE a = '{x}' AND b = ?", params)\n`, /written out/));
  test('a query with comments between its parts', () =>
    stays(`db.execute(\n    f"SELECT a FROM t "  # all\n    f"WHERE a = '{x}'"\n)\n`, /comment/));
});
