import { findAll, type Node } from '#syntax/parse.ts';
import { readBuiltString, unwrap } from '#syntax/python/built-strings.ts';
import { readArguments } from '#syntax/python/calls.ts';
import { statementOf } from '#syntax/python/nodes.ts';
import { isHarmless, isRowCount, looksLikeSql, readPosition, valuesOf } from '#syntax/python/sql.ts';
import { assignmentBefore } from '#syntax/python/uses.ts';
import type { Hit, HealRule } from '../rule.ts';

const message =
  'A value becomes part of the SQL text: whoever chooses it chooses what the database does. Pass it as a parameter.';

export const rule: HealRule = {
  id: 'sql-injection',
  title: 'A query is put together from values',
  languages: ['python'],
  category: 'security',
  severity: 'high',
  links: [
    'https://cwe.mitre.org/data/definitions/89.html',
    'https://docs.astral.sh/ruff/rules/hardcoded-sql-expression/',
    'https://docs.python.org/3/library/sqlite3.html#sqlite3-placeholders',
  ],
  mentions: /\.\s*execute(?:many|script)?\s*\(/,
  find(tree) {
    const calls = findAll(tree, {
      kind: 'call',
      has: { field: 'function', kind: 'attribute', regex: '\\.\\s*execute(many|script)?$' },
    });
    return calls.flatMap((call): Hit[] => {
      const query = readArguments(call)[0];
      if (query === undefined || query.isSplat || query.name !== undefined) return [];
      const text = queryText(call, query.value);
      return text !== undefined && isBuiltFromValues(text) ? [{ node: text, message }] : [];
    });
  },
  examples: {
    finds: [
      { path: 'a.py', text: 'cur.execute(f"SELECT * FROM t WHERE name = \'{name}\'")\n' },
      { path: 'a.py', text: 'cur.execute("SELECT * FROM t WHERE id = " + user_id)\n' },
      { path: 'a.py', text: 'cur.execute("SELECT * FROM t WHERE id = %s" % user_id)\n' },
      { path: 'a.py', text: 'cur.execute("SELECT * FROM t WHERE id = {}".format(user_id))\n' },
      { path: 'a.py', text: 'def f(n):\n    q = f"DELETE FROM t WHERE n = \'{n}\'"\n    cur.execute(q)\n' },
    ],
    leaves: [
      { path: 'a.py', text: 'cur.execute("SELECT * FROM t WHERE id = ?", (user_id,))\n' },
      { path: 'a.py', text: 'cur.execute(f"SELECT * FROM t WHERE id = {int(user_id)}")\n' },
      { path: 'a.py', text: 'cur.execute(f"SELECT * FROM {TABLE} WHERE id = ?", (user_id,))\n' },
      {
        path: 'a.py',
        text: 'marks = ", ".join("?" * len(ids))\ncur.execute(f"SELECT a FROM t WHERE id IN ({marks})", ids)\n',
      },
      { path: 'a.py', text: 'cur.execute(f"SELECT a FROM t LIMIT {page_size} OFFSET {page * 10}")\n' },
      { path: 'a.py', text: 'pool.execute(f"build {target}")\n' },
    ],
  },
};

/** The expression that makes the text: the argument itself, or what its name was given just above. */
function queryText(call: Node, argument: Node): Node | undefined {
  const node = unwrap(argument);
  if (!node.is('identifier')) return node;
  const statement = statementOf(call);
  const found = statement && assignmentBefore(statement, node.text());
  return found && unwrap(found.value);
}

function isBuiltFromValues(node: Node): boolean {
  const built = readBuiltString(node);
  if (built === undefined || built.way === 'plain' || !looksLikeSql(built)) return false;
  return valuesOf(built.parts).some(({ part, index }) => {
    const position = readPosition(built.parts, index);
    return position !== 'name' && position !== 'unclear' && !isRowCount(built.parts, index) && !isHarmless(part.node);
  });
}
