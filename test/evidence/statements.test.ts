import { describe, expect, it } from 'vitest';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import { compareTallies, countOwn, countStatements, sayStatements } from '#domains/code/evidence/statement-counter.ts';
import { checkStatements } from '#domains/code/gate-statements.ts';
import { findingAt, openCopy, remedyOf } from './trial.ts';

const report = `import sqlite3

def open_db():
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE orders (customer, total)")
    db.executemany("INSERT INTO orders VALUES (?, ?)", [(1, 2), (2, 3)])
    return db

def one(db, number):
    return db.execute("SELECT total FROM orders WHERE customer = ?", (number,)).fetchone()

def totals(db, numbers):
    return [one(db, number) for number in numbers]
`;
const once = `
def totals(db, numbers):
    return db.execute("SELECT total FROM orders").fetchall()
`;
const run = (argv: readonly string[]) => (copy: SandboxCopy) => copy.run({ argv, timeoutMs: 20_000 });

describe('statements in the tests', { timeout: 30_000 }, () => {
  const use = 'import report\nprint(len(report.totals(report.open_db(), range(20))))\n';

  it('are counted for the function that sends them, or has them sent', async () => {
    const copy = await openCopy({ 'report.py': report, 'use.py': use });
    const { result, tally } = await countStatements(copy, run(['python3', 'use.py']));
    expect(result).toMatchObject({ code: 0, stdout: '20\n' });
    expect(tally).toEqual({ '': 22, 'report.py:open_db': 2, 'report.py:one': 20, 'report.py:totals': 20 });
    const finding = findingAt('report.py', report, 'one(db, number) for', 'heal/n-plus-one');
    expect(countOwn(finding, report, tally)).toBe(20);

    await copy.write('report.py', Buffer.from(report + once));
    const after = await countStatements(copy, run(['python3', 'use.py']));
    const count = compareTallies(finding, report, tally, after.tally);
    expect(count).toEqual({ before: 22, after: 3, ownBefore: 20, ownAfter: 1 });
    expect(sayStatements(count)).toBe('its statements in the tests 20 → 1, all 22 → 3');
    const left = await copy.run({ argv: ['ls', '-a'], timeoutMs: 5000 });
    expect(left.stdout).not.toContain('heal');
  });

  it('are counted with node:sqlite as well', async () => {
    const text = `import { DatabaseSync } from 'node:sqlite';
const db = new DatabaseSync(':memory:');
db.exec('CREATE TABLE orders (customer, total)');
function totals(db: DatabaseSync, numbers: number[]): unknown[] {
  return numbers.map((number) => db.prepare('SELECT total FROM orders WHERE customer = ?').get(number));
}
console.log(totals(db, [1, 2, 3]).length);
`;
    const copy = await openCopy({ 'report.ts': text, 'package.json': '{"type":"module"}' });
    const { result, tally } = await countStatements(copy, run([process.execPath, 'report.ts']));
    expect(result).toMatchObject({ code: 0, stdout: '3\n' });
    expect(tally).toEqual({ '': 3, 'report.ts:totals': 3 });
    expect(countOwn(findingAt('report.ts', text, 'db.prepare(', 'heal/js-n-plus-one'), text, tally)).toBe(3);
  });

  it('leave a program alone that counts its own, and an environment its own start', async () => {
    const files = { 'own/sitecustomize.py': 'import builtins\nbuiltins.mine = 1\n', 'use.py': 'print(mine)\n' };
    const copy = await openCopy(files);
    const { result } = await countStatements(copy, (counting) =>
      counting.run({ argv: ['python3', 'use.py'], env: { PYTHONPATH: 'own' }, timeoutMs: 20_000 }),
    );
    expect(result).toMatchObject({ code: 0, stdout: '1\n' });
  });

  it('say that a heal saves nothing', () => {
    const batch = {
      cases: [{ id: 'h1', remedy: remedyOf('report.py', report, 'one', 'two') }],
      before: new Map(),
      after: new Map(),
    };
    const same = { h1: { before: 22, after: 22, ownBefore: 20, ownAfter: 20 } };
    expect(checkStatements(batch, same)).toMatchObject({ passed: false, culprits: [{ id: 'h1' }] });
    expect(checkStatements(batch, { h1: { ...same.h1, after: 3, ownAfter: 1 } })).toMatchObject({ passed: true });
    expect(checkStatements(batch, {})).toBeUndefined();
  });
});
