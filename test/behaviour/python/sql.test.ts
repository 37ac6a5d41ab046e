import { describe } from 'vitest';
import { healer as forDjango } from '#healers/code/django-sql-parameters/index.ts';
import { healer } from '#healers/code/parameterise-sql/index.ts';
import { healer as forSqlAlchemy } from '#healers/code/sqlalchemy-parameters/index.ts';
import { behaves, type Behaviour } from './behaviour.ts';

const rule = 'ruff/S608';

/** Three people in a table; the attack wants to see more than the one that was asked for. */
const people = `
    import sqlite3, subject
    db = sqlite3.connect(":memory:")
    db.executescript("create table t (id integer, name text); insert into t values (1, 'ann'), (2, 'bob'), (3, 'O''Hara');")
`;
const query = (line: string): Pick<Behaviour, 'before' | 'rule' | 'at' | 'healer'> => ({
  healer,
  rule,
  at: 'SELECT',
  before: `import sqlite3\n\ndef find(db, x):\n    return db.execute(${line}).fetchall()\n`,
});
const one = `${people}
    def attack():
        return len(subject.find(db, "x' OR '1'='1")) > 1
    def normal():
        return [subject.find(db, "ann"), subject.find(db, "nobody")]
`;

describe('the database API, with a real SQLite', () => {
  behaves('an f-string', { ...query(`f"SELECT id FROM t WHERE name = '{x}'"`), check: one });
  behaves('a sum', { ...query(`"SELECT id FROM t WHERE name = '" + x + "'"`), check: one });
  behaves('percent', { ...query(`"SELECT id FROM t WHERE name = '%s'" % x`), check: one });
  behaves('format', { ...query(`"SELECT id FROM t WHERE name = '{}'".format(x)`), check: one });
  behaves('a part of a pattern', {
    ...query(`f"SELECT id FROM t WHERE name LIKE '%{x}%' AND id < 3"`),
    check: `${people}
    def attack():
        return [3] in [list(row) for row in subject.find(db, "x%' OR 1=1 --")]
    def normal():
        return [subject.find(db, "a"), subject.find(db, "%")]
    `,
  });
  behaves('a list of numbers', {
    ...query(`f"SELECT id FROM t WHERE id IN ({','.join(map(str, x))})"`),
    check: `${people}
    def attack():
        return len(subject.find(db, ["1) OR (1=1"])) > 1
    def normal():
        return [subject.find(db, [1, 2]), subject.find(db, []), subject.find(db, {3})]
    `,
  });
  behaves('a list of words', {
    ...query(`"SELECT id FROM t WHERE name IN ('" + "','".join(x) + "')"`),
    check: `${people}
    def attack():
        return len(subject.find(db, ["x') OR ('1'='1"])) > 1
    def normal():
        return [subject.find(db, ["ann", "bob"]), subject.find(db, ["nobody"])]
    `,
  });
});

behaves('text() of SQLAlchemy', {
  healer: forSqlAlchemy,
  needs: ['sqlalchemy'],
  rule,
  at: 'SELECT',
  before: `
    from sqlalchemy import text

    def find(connection, x):
        query = f"SELECT id FROM t WHERE name = '{x}' AND id < 3"
        return [list(row) for row in connection.execute(text(query))]
  `,
  check: `
    import subject
    from sqlalchemy import create_engine, text
    connection = create_engine("sqlite://").connect()
    connection.execute(text("create table t (id integer, name text)"))
    connection.execute(text("insert into t values (1, 'ann'), (2, 'bob')"))
    def attack():
        return len(subject.find(connection, "x' OR '1'='1")) > 1
    def normal():
        return [subject.find(connection, "ann"), subject.find(connection, "nobody")]
  `,
});

behaves('raw of Django', {
  healer: forDjango,
  needs: ['django'],
  rule,
  at: 'SELECT',
  before: `
    def find(model, x):
        return [row.id for row in model.objects.raw(f"SELECT id FROM t WHERE name = '{x}'")]
  `,
  check: `
    import subject, django
    from django.conf import settings
    databases = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
    settings.configure(DATABASES=databases, DEFAULT_AUTO_FIELD="django.db.models.AutoField")
    django.setup()
    from django.db import connection, models
    class T(models.Model):
        name = models.TextField()
        class Meta:
            app_label = "app"
            db_table = "t"
    connection.cursor().execute("create table t (id integer, name text)")
    connection.cursor().execute("insert into t values (1, 'ann'), (2, 'bob')")
    def attack():
        return len(subject.find(T, "x' OR '1'='1")) > 1
    def normal():
        return [subject.find(T, "ann"), subject.find(T, "nobody")]
  `,
});
