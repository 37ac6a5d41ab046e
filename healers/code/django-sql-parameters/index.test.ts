import { describe, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const cures = (before: string, after: string, at: string, rule = 'ruff/S608') =>
  heals(healer, { rule, at, before, after });
const stays = (before: string, at: string, because: RegExp, rule = 'ruff/S610') =>
  leavesAlone(healer, { rule, at, before, because });
const rawSql = 'from django.db.models.expressions import RawSQL\n';

describe('raw', () => {
  test('an f-string', () =>
    cures(
      `users = User.objects.raw(f"SELECT * FROM auth_user WHERE username = '{name}'")\n`,
      `users = User.objects.raw("SELECT * FROM auth_user WHERE username = %s", [name])\n`,
      'SELECT',
    ));
  test('another database, percent signs, and % formatting', () =>
    cures(
      `User.objects.using("old").raw("SELECT * FROM t WHERE a LIKE '%%%s%%' AND b = %d" % (part, b))\n`,
      `User.objects.using("old").raw("SELECT * FROM t WHERE a LIKE %s AND b = %s", [f"%{part}%", b])\n`,
      'SELECT',
    ));
  test('a query in a variable', () =>
    cures(
      `def f(name):\n    sql = "SELECT * FROM t WHERE a = '" + name + "'"\n    return Thing.objects.raw(sql)\n`,
      `def f(name):\n    sql = "SELECT * FROM t WHERE a = %s"\n    return Thing.objects.raw(sql, [name])\n`,
      '"SELECT',
    ));
});
describe('RawSQL and extra', () => {
  test('RawSQL with an empty list', () =>
    cures(
      `${rawSql}qs.annotate(v=RawSQL(f"SELECT a FROM t WHERE b = '{b}'", []))\n`,
      `${rawSql}qs.annotate(v=RawSQL("SELECT a FROM t WHERE b = %s", [b]))\n`,
      'RawSQL(f',
      'ruff/S611',
    ));
  test('RawSQL with parameters of its own', () =>
    cures(
      `${rawSql}RawSQL(f"SELECT a FROM t WHERE b = '{b}' AND c = %s AND d = {d}", (c,))\n`,
      `${rawSql}RawSQL("SELECT a FROM t WHERE b = %s AND c = %s AND d = %s", (b, c, d,))\n`,
      'RawSQL(f',
      'ruff/S611',
    ));
  test('a condition of extra', () =>
    cures(
      `qs = qs.extra(where=[f"name = '{name}'"])\n`,
      `qs = qs.extra(where=["name = %s"], params=[name])\n`,
      'qs.extra',
      'ruff/S610',
    ));
});
describe('leaves alone', () => {
  test('columns, tables and pieces of SQL', async () => {
    await stays('qs.extra(where=[f"{column} = 1"])\n', 'qs.extra', /piece of SQL|names|unclear/);
    await stays('qs.extra(select={name: sql})\n', 'qs.extra', /followed/);
    await stays('U.objects.raw(f"SELECT * FROM {table}")\n', 'SELECT', /names a table/, 'ruff/S608');
  });
  test('parameters that are not written out', () =>
    stays(
      `U.objects.raw(f"SELECT * FROM t WHERE a = '{a}' AND b = %s", params)\n`,
      'SELECT',
      /written out/,
      'ruff/S608',
    ));
  test('a raw of something else', () =>
    stays(`U.pictures.raw(f"SELECT * FROM t WHERE a = '{a}'")\n`, 'SELECT', /followed/, 'ruff/S608'));
});
