import { findQueriesInLoops } from '#syntax/python/queries-in-loops.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'n-plus-one',
  title: 'A query runs once for each round of a loop',
  languages: ['python'],
  category: 'performance',
  severity: 'high',
  links: ['https://docs.python.org/3/library/sqlite3.html#sqlite3.Connection.execute'],
  mentions: /\.\s*execute\s*\(/,
  find(tree) {
    return findQueriesInLoops(tree).map(({ call }) => ({
      node: call,
      message: 'Every round of the loop asks the database once; ask for all of them in one query before it.',
    }));
  },
  examples: {
    finds: [
      {
        path: 'a.py',
        text: 'for n in ids:\n    t[n] = db.execute("SELECT sum(a) FROM t WHERE n = ?", (n,)).fetchone()[0]\n',
      },
      { path: 'a.py', text: 'rows = [db.execute("SELECT a FROM t WHERE n = ?", (u.id,)).fetchone() for u in users]\n' },
    ],
    leaves: [
      { path: 'a.py', text: 'for row in db.execute("SELECT a FROM t WHERE n = ?", (n,)):\n    print(row)\n' },
      { path: 'a.py', text: 'for n in ids:\n    db.execute("INSERT INTO t VALUES (?)", (n,))\n' },
      {
        path: 'a.py',
        text: 'for n in ids:\n    ok = db.execute("SELECT a FROM t WHERE n = ?", (fixed,)).fetchone()\n',
      },
      { path: 'a.py', text: 'def f(n):\n    return db.execute("SELECT a FROM t WHERE n = ?", (n,)).fetchone()\n' },
    ],
  },
};
