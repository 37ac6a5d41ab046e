import type { Clone, Example } from './shop.ts';

/** Prints how many statements the shop prepares and runs to answer for ten customers. */
const programs: Record<Example, string> = {
  'shop-python': `
from shop.reports import totals_by_customer
from shop.storage import open_database
db = open_database()
statements = []
db.set_trace_callback(statements.append)
assert totals_by_customer(db, list(range(10))) == {number: 0 for number in range(10)}
print(len(statements), len(statements))
`,
  'shop-typescript': `
import assert from 'node:assert';
import { totalsByCustomer } from './src/reports.ts';
import { openDatabase } from './src/storage.ts';
const db = openDatabase();
let prepared = 0;
let executed = 0;
const counted = {
  prepare(sql) {
    prepared += 1;
    const statement = db.prepare(sql);
    const run = (name) => (...values) => { executed += 1; return statement[name](...values); };
    return { get: run('get'), all: run('all'), run: run('run'), iterate: run('iterate') };
  },
};
const ids = Array.from({ length: 10 }, (_, id) => id);
assert.deepEqual([...totalsByCustomer(counted, ids)], ids.map((id) => [id, 0]));
console.log(prepared, executed);
`,
};

export interface QueryCount {
  readonly prepared: number;
  readonly executed: number;
}
export function countQueries(clone: Clone): QueryCount {
  const { code, output } = clone.runProgram(programs[clone.example]);
  const match = /^(\d+) (\d+)$/m.exec(output);
  if (code !== 0 || !match) throw new Error(`The count failed: ${output}`);
  return { prepared: Number(match[1]), executed: Number(match[2]) };
}
