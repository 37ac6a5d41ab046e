import { expect, test } from 'vitest';
import { findAll, parse } from '../parse.ts';
import { readBuiltString } from './built-strings.ts';
import { isHarmless, looksLikeSql, readPosition, valuesOf } from './sql.ts';

function positions(query: string): string[] {
  const tree = parse('a.py', `x = ${query}\n`);
  const value = findAll(tree, { kind: 'assignment' })[0]?.field('right');
  const built = value ? readBuiltString(value) : undefined;
  return built ? valuesOf(built.parts).map(({ index }) => readPosition(built.parts, index)) : ['nothing'];
}

test.each([
  [`f"SELECT a FROM t WHERE b = '{x}'"`, ['quoted']],
  [`f"SELECT a FROM t WHERE b = {x} AND c > {y}"`, ['bare', 'bare']],
  [`f"SELECT a FROM t WHERE b LIKE '%{x}%'"`, ['within']],
  [`f"SELECT a FROM t WHERE b = '{x}-{y}'"`, ['within', 'within']],
  [`f"SELECT {x} FROM {y} ORDER BY {z}"`, ['name', 'name', 'name']],
  [`f"SELECT a FROM t_{x} WHERE {y}_id = 1"`, ['name', 'name']],
  [`f'SELECT a FROM "{x}"'`, ['name']],
  [`f"SELECT a FROM t WHERE b IN ({x})"`, ['list']],
  [`f"INSERT INTO t VALUES ({x}, '{y}')"`, ['bare', 'quoted']],
  [`f"SELECT a FROM t WHERE b BETWEEN {x} AND {y}"`, ['bare', 'bare']],
  [`f"SELECT a FROM t WHERE b = 1 {x}"`, ['unclear']],
  [`f"SELECT a FROM t WHERE b LIKE {x}"`, ['unclear']],
  [`f"SELECT a FROM t JOIN u ON t.a = {x} WHERE u.b = {y}"`, ['unclear', 'bare']],
])('%s', (query, wanted) => expect(positions(query)).toEqual(wanted));

test.each([
  ['"SELECT a FROM t"', true],
  ['"  insert into t values (1)"', true],
  ['"WITH x AS (SELECT 1) SELECT * FROM x"', true],
  ['"Select a file"', true],
  ['"Update " + name', true],
  ['"delete the file " + name', false],
  ['"build " + name', false],
])('%s reads like SQL: %s', (query, wanted) => {
  const value = findAll(parse('a.py', `x = ${query}\n`), { kind: 'assignment' })[0]?.field('right');
  const built = value ? readBuiltString(value) : undefined;
  expect(built && looksLikeSql(built)).toBe(wanted);
});

test.each([
  ['int(x)', true],
  ['TABLE', true],
  ['self._TABLE', true],
  ['", ".join("?" * n)', true],
  ['placeholders', true],
  ['self.connection.ops.quote_name(index)', true],
  ['quote(index)', false],
  ['n + 1', true],
  ['a + b', false],
  ['x', false],
  ['str(x)', false],
  ['", ".join(names)', false],
])('%s is harmless: %s', (expression, wanted) => {
  const value = findAll(parse('a.py', `print(${expression})\n`), { kind: 'argument_list' })[0]?.namedChildren()[0];
  expect(value && isHarmless(value)).toBe(wanted);
});

test('a name that only ever holds literals is harmless', () => {
  const tree = parse('a.py', 'def f(b):\n    table = "a"\n    if b:\n        table = "c"\n    run(table, b)\n');
  const [table, b] = findAll(tree, { kind: 'argument_list' }).at(-1)?.namedChildren() ?? [];
  expect(table && isHarmless(table)).toBe(true);
  expect(b && isHarmless(b)).toBe(false);
});
