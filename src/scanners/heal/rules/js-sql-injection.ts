import { isFixedName } from '#syntax/javascript/looks.ts';
import { awaitedMethodOf, unwrap } from '#syntax/javascript/nodes.ts';
import { apiOf, resolve } from '#syntax/javascript/scopes.ts';
import { findAwaitedMethodCalls } from '#syntax/javascript/search.ts';
import { textParts, type TextPart } from '#syntax/javascript/strings.ts';
import { isConstant, isNumber } from '#syntax/javascript/values.ts';
import type { Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

const sinks = 'query|execute|exec|prepare|raw|run|all|get|each|\\$queryRawUnsafe|\\$executeRawUnsafe';
/** Starts of statements, with the word that must follow: prose such as "select a file" is no statement. */
const statement =
  /^\s*(select\s[\s\S]*\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|update\s[\s\S]*\sset\s|delete\s+from\s|replace\s+into\s|with\s[\s\S]*\sas\s*\()/i;

export const rule: HealRule = {
  id: 'js-sql-injection',
  title: 'A SQL statement is built from values',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'high',
  links: ['https://cwe.mitre.org/data/definitions/89.html', 'https://nodejs.org/api/sqlite.html#databasepreparesql'],
  mentions: /['"`]\s*(?:select|insert|update|delete|replace|with)\s/i,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAwaitedMethodCalls(tree, sinks).flatMap((node) => {
      const method = awaitedMethodOf(node);
      const [sql] = method?.args ?? [];
      if (!method || !sql || !isBuiltStatement(sql)) return [];
      // `child_process.exec("update x set …")` is another rule's matter.
      if (apiOf(method.object)?.module === 'child_process') return [];
      return [{ node, message: 'A value becomes part of the SQL text; one with a quote in it changes the statement.' }];
    });
  },
  examples: {
    finds: [
      { path: 'a.js', text: 'var sql = "SELECT a FROM t WHERE b=\'" + req.body.b + "\'";\ndb.query(sql);\n' },
      { path: 'a.ts', text: "db.prepare(`SELECT id FROM users WHERE name = '${name}'`).get();\n" },
      { path: 'a.js', text: 'const sql = "DELETE FROM carts WHERE id = " + id;\nawait pool.query(sql);\n' },
      { path: 'a.ts', text: 'db.exec(`UPDATE t SET n = ${n} WHERE id = 1`);\n' },
      { path: 'a.ts', text: 'await pool.query<Row>(`SELECT id FROM users WHERE id = ${req.params.id}`);\n' },
    ],
    leaves: [
      { path: 'a.ts', text: 'db.prepare("SELECT id FROM users WHERE name = ?").get(name);\n' },
      {
        path: 'a.ts',
        text: 'const TABLE = "users";\ndb.prepare(`SELECT id FROM ${TABLE} WHERE name = ?`).get(name);\n',
      },
      { path: 'a.ts', text: 'await sql.query`SELECT id FROM users WHERE name = ${name}`;\n' },
      { path: 'a.ts', text: 'await db.query(`UPDATE ${this.table} SET done = TRUE WHERE id = ?`, [id]);\n' },
      { path: 'a.ts', text: 'await db.query(`SELECT COUNT(1) FROM ${table} WHERE ${conditions}`, values);\n' },
      { path: 'a.ts', text: 'log.run(`Update ${name} now`);\n' },
    ],
  },
};

function isBuiltStatement(sql: Node): boolean {
  const inner = unwrap(sql);
  const parts = textParts(inner);
  if (!parts) {
    const found = inner.kind() === 'identifier' ? resolve(inner) : undefined;
    return (
      found !== undefined &&
      found.property === undefined &&
      found.initial !== undefined &&
      isFixedName(found) &&
      isBuiltStatement(found.initial)
    );
  }
  const text = parts.map((part) => ('text' in part ? part.text : ' ? ')).join('');
  if (!statement.test(text)) return false;
  return parts.some((part, index) => 'value' in part && !isHarmless(part.value) && !isName(parts[index - 1]));
}

/**
 * True behind `FROM` and the like: a table, a column or a piece of SQL, which no parameter can stand for. Whether
 * somebody outside chooses it is for the data flow to say.
 */
function isName(before: TextPart | undefined): boolean {
  const text = before && 'text' in before ? before.text : '';
  return /(?:\b(?:from|join|into|update|table|as|set|where|and|or|by|select)\s+|`)$/i.test(text);
}

/** Constants, numbers, and lists of placeholders: `ids.map(() => '?').join(', ')`. */
function isHarmless(value: Node): boolean {
  if (isConstant(value) || isNumber(value)) return true;
  const inner = unwrap(value);
  if (/['"`]\s*(\?|:|\$|@)/.test(inner.text())) return true;
  const found = inner.kind() === 'identifier' ? resolve(inner) : undefined;
  return (
    found?.kind === 'const' && found.initial !== undefined && found.property === undefined && isHarmless(found.initial)
  );
}
