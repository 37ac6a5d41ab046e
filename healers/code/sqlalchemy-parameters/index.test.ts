import { describe, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/S608';
const head = 'from sqlalchemy import text\n';
const cures = (before: string, after: string, first = head, newFirst = first) =>
  heals(healer, { rule, at: 'SELECT', before: first + before, after: newFirst + after });
const stays = (before: string, because: RegExp, first = head) =>
  leavesAlone(healer, { rule, at: 'SELECT', before: first + before, because });

describe('text()', () => {
  test('a quoted value of an f-string', () =>
    cures(
      `rows = session.execute(text(f"SELECT a FROM t WHERE name = '{user.name}'")).all()\n`,
      `rows = session.execute(text("SELECT a FROM t WHERE name = :user_name").bindparams(user_name=user.name)).all()\n`,
    ));
  test('values that are added up, formatted, and put in with %', async () => {
    await cures(
      `q = text("SELECT a FROM t WHERE name = '" + name + "' AND id = " + str(number))\n`,
      `q = text("SELECT a FROM t WHERE name = :name AND id = :number").bindparams(name=name, number=number)\n`,
    );
    await cures(
      `q = text("SELECT a FROM t WHERE a LIKE '%%{}%%'".format(part))\n`,
      `q = text("SELECT a FROM t WHERE a LIKE :part").bindparams(part=f"%%{part}%%")\n`,
    );
    await cures(
      `q = text("SELECT a FROM t WHERE a LIKE 'x%%' AND b = %s" % b)\n`,
      `q = text("SELECT a FROM t WHERE a LIKE 'x%' AND b = :b").bindparams(b=b)\n`,
    );
  });
  test('beside a parameter that has the name already', () =>
    cures(
      `session.execute(text(f"SELECT a FROM t WHERE x = :name AND y = '{name}'"), {"name": 1})\n`,
      `session.execute(text("SELECT a FROM t WHERE x = :name AND y = :name_2").bindparams(name_2=name), {"name": 1})\n`,
    ));
  test('a query in a variable, of a request', () =>
    cures(
      `def find():\n    query = f"SELECT a FROM t WHERE name = '{request.args.get('name')}'"\n    return db.session.execute(text(query)).first()\n`,
      `def find():\n    query = "SELECT a FROM t WHERE name = :name"\n    return db.session.execute(text(query).bindparams(name=request.args.get('name'))).first()\n`,
    ));
});
test('a bare text becomes text()', () =>
  cures(
    `def f(name):\n    return db.engine.execute("SELECT a FROM t WHERE name = '%s'" % name)\n`,
    `def f(name):\n    return db.engine.execute(text("SELECT a FROM t WHERE name = :name").bindparams(name=name))\n`,
    'from flask_sqlalchemy import SQLAlchemy\n\ndb = SQLAlchemy()\n',
    'from flask_sqlalchemy import SQLAlchemy\nfrom sqlalchemy import text\n\ndb = SQLAlchemy()\n',
  ));

describe('leaves alone', () => {
  test('tables, columns, pieces of SQL, lists', async () => {
    await stays(`q = text(f"SELECT a FROM {table} WHERE id = {x}")\n`, /names a table/);
    await stays(`q = text(f"SELECT a FROM t WHERE {condition}")\n`, /names a table|piece of SQL/);
    await stays(`q = text(f"SELECT a FROM t WHERE id IN ({','.join(ids)})")\n`, /expanding/);
  });
  test('files without SQLAlchemy', () =>
    stays(`session.execute(f"SELECT a FROM t WHERE id = {x}")\n`, /does not use/, 'import other\n'));
  test('a bare text with colons', () =>
    stays(`session.execute(f"SELECT a FROM t WHERE b = ':x' AND id = {x}")\n`, /colons/));
  test('a variable that is used elsewhere', () =>
    stays(
      `def f():\n    q = f"SELECT a FROM t WHERE a = '{x}'"\n    send(q)\n    return session.execute(text(q))\n`,
      /elsewhere/,
    ));
});
