import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { applyEdits } from '#syntax/edits.ts';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/n-plus-one';
const before = `import sqlite3


def totals(db: sqlite3.Connection, ids: list[int]) -> dict[int, int]:
    found = {}
    # one after the other
    for number in ids:
        found[number] = db.execute("SELECT sum(total) FROM orders WHERE customer = ?", (number,)).fetchone()[0] or 0
    return found
`;
const after = `import json
import sqlite3


def totals(db: sqlite3.Connection, ids: list[int]) -> dict[int, int]:
    found = {}
    found_2 = dict(
        db.execute(
            "SELECT wanted.value, (SELECT sum(total) FROM orders WHERE customer = wanted.value)"
            " FROM json_each(?) AS wanted",
            (json.dumps(ids),),
        )
    )
    # one after the other
    for number in ids:
        found[number] = found_2[number] or 0
    return found
`;

test('a sum for each key', () => heals(healer, { rule, at: 'db.execute', before, after }));

const hasPython = spawnSync('python3', ['--version']).status === 0;

test.skipIf(!hasPython)('the answers stay the same: order, repeated and unknown keys, no keys', async () => {
  const proposal = await heals(healer, { rule, at: 'db.execute', before, after });
  const healed = applyEdits(before, proposal.change.edits);
  const run = (source: string) =>
    execFileSync(
      'python3',
      [
        '-c',
        `${source}
db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE orders (customer INTEGER, total INTEGER)")
db.executemany("INSERT INTO orders VALUES (?, ?)", [(1, 5), (1, 7), (3, None), (2, 1)])
count = []
db.set_trace_callback(count.append)
print([list(totals(db, ids).items()) for ids in ([2, 1, 9, 2, 3], [], [4])])
import sys
print(len(count), file=sys.stderr)
`,
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
  expect(run(healed)).toBe(run(before));
});

test('a comprehension, with keys that are counted', () =>
  heals(healer, {
    rule,
    at: 'db.execute',
    before: `import json\nimport sqlite3\n\ndef f(db, names: set[str]):\n    return {n: db.execute('SELECT count(*) FROM t WHERE name = ?', (n,)).fetchone()[0] for n in names}\n`,
    after: `import json\nimport sqlite3\n\ndef f(db, names: set[str]):\n    found = dict(\n        db.execute(\n            'SELECT wanted.value, (SELECT count(*) FROM t WHERE name = wanted.value)'\n            ' FROM json_each(?) AS wanted',\n            (json.dumps(list(names)),),\n        )\n    )\n    return {n: found[n] for n in names}\n`,
  }));

const stays = (body: string, because: RegExp, head = 'import sqlite3\n\ndef f(db, ids: list[int], out):\n') =>
  leavesAlone(healer, { rule, at: 'db.execute', before: head + body, because });
test('leaves alone answers that may be missing or many', async () => {
  await stays(
    '    for n in ids:\n        out[n] = db.execute("SELECT a FROM t WHERE n = ?", (n,)).fetchone()[0]\n',
    /no row/,
  );
  await stays(
    '    for n in ids:\n        out[n] = db.execute("SELECT sum(a) FROM t WHERE n = ?", (n,)).fetchall()\n',
    /fetchone/,
  );
});
test('leaves alone loops that do more', async () => {
  await stays(
    '    for n in ids:\n        out[n] = db.execute("SELECT sum(a) FROM t WHERE n = ?", (n,)).fetchone()[0]\n        book(n)\n',
    /book/,
  );
  await stays(
    '    for n in ids:\n        out[n] = save(db.execute("SELECT sum(a) FROM t WHERE n = ?", (n,)).fetchone()[0])\n',
    /save/,
  );
  await stays(
    '    for n in ids:\n        if db.execute("SELECT sum(a) FROM t WHERE n = ?", (n,)).fetchone()[0]:\n            return n\n',
    /return/,
  );
});
test('leaves alone keys that are not known to be a list of plain values', () =>
  stays(
    '    for n in ids:\n        out[n] = db.execute("SELECT sum(a) FROM t WHERE n = ?", (n,)).fetchone()[0]\n',
    /read twice/,
    'import sqlite3\n\ndef f(db, ids, out):\n',
  ));
test('leaves alone other databases', () =>
  stays(
    '    for n in ids:\n        out[n] = db.execute("SELECT sum(a) FROM t WHERE n = ?", (n,)).fetchone()[0]\n',
    /sqlite3/,
    'import psycopg\n\ndef f(db, ids: list[int], out):\n',
  ));
