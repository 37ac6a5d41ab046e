import { expect, test } from 'vitest';
import { Positions } from '#syntax/positions.ts';
import { dropHarmless } from './harmless.ts';
import type { ScannedFinding } from './merge.ts';

/** True when a linter's word about the query is kept. */
async function isKept(text: string, at: string, rule = 'ruff/S608'): Promise<boolean> {
  const start = text.indexOf(at);
  const positions = new Positions(text);
  const { line, column } = positions.place(start);
  const to = positions.place(start + at.length);
  const place = { path: 'a.py', line, column, endLine: to.line, endColumn: to.column };
  const finding: ScannedFinding = {
    scanner: 'ruff',
    rule,
    category: 'security',
    severity: 'medium',
    priority: 'P0',
    message: 'Possible SQL injection',
    toolFixes: [],
    place,
  };
  return (await dropHarmless([finding], { read: async () => text })).length === 1;
}

test('placeholders for a list, constants and numbers are no danger', async () => {
  const marks = `f"SELECT a FROM t WHERE id IN ({', '.join('?' * len(ids))})"`;
  expect(await isKept(`db.execute(${marks}, ids)\n`, marks)).toBe(false);
  const percent = `"SELECT a FROM t WHERE id IN (%s)" % ", ".join(["%s"] * len(ids))`;
  expect(await isKept(`db.execute(${percent}, ids)\n`, percent, 'bandit/B608')).toBe(false);
  expect(await isKept('TABLE = "t"\ndb.execute(f"SELECT a FROM {TABLE}")\n', 'f"SELECT a FROM {TABLE}"')).toBe(false);
});
test('a program that everybody may run is none, one that everybody may change is', async () => {
  expect(await isKept('import os\nos.chmod(path, 0o755)\n', '0o755', 'ruff/S103')).toBe(false);
  expect(await isKept('import os\nos.chmod(path, 0o777)\n', 'os.chmod(path, 0o777)', 'bandit/B103')).toBe(true);
  expect(await isKept('import os\nos.chmod(path, mode | 0o755)\n', 'mode', 'ruff/S103')).toBe(true);
});
test('what was pickled right here may be unpickled, and nothing else', async () => {
  const once = 'pickle.loads(pickle.dumps(x))';
  expect(await isKept(`import pickle\ny = ${once}\n`, once, 'ruff/S301')).toBe(false);
  const twice = 'def test():\n    data = pickle.dumps(x)\n    assert x == pickle.loads(data)\n';
  expect(await isKept(twice, 'pickle.loads(data)', 'ruff/S301')).toBe(false);
  const given = 'def f(data):\n    return pickle.loads(data)\n';
  expect(await isKept(given, 'pickle.loads(data)', 'ruff/S301')).toBe(true);
  const read = 'def f(a):\n    data = a.read()\n    return pickle.loads(data)\n';
  expect(await isKept(read, 'pickle.loads(data)', 'bandit/B301')).toBe(true);
});
test('HTML of escaped values is none', async () => {
  const all = 'Markup("<b>{}</b> {}".format(\n  # why\n  escape(gettext("x")), escape(name)))';
  expect(await isKept(`x = ${all}\n`, all, 'ruff/S704')).toBe(false);
  const some = 'mark_safe(f"<b>{escape(a)}</b>{b}")';
  expect(await isKept(`x = ${some}\n`, some, 'ruff/S308')).toBe(true);
  expect(await isKept('x = mark_safe(text)\n', 'mark_safe(text)', 'ruff/S308')).toBe(true);
});
test('values from elsewhere are, and so is every other rule', async () => {
  const text = `f"SELECT a FROM {TABLE} WHERE id = {number}"`;
  expect(await isKept(`db.execute(${text})\n`, text)).toBe(true);
  const part = `"SELECT a FROM t WHERE id = "`;
  expect(await isKept(`db.execute(${part} + number)\n`, part)).toBe(true);
  expect(await isKept('db.execute(f"SELECT a FROM {TABLE}")\n', 'TABLE', 'ruff/S605')).toBe(true);
});
