import { span, type Node, type Tree } from '../parse.ts';
import { readPlainText } from './built-strings.ts';
import { readArguments } from './calls.ts';
import { namesBound, namesRead } from './names.ts';
import { descendants } from './nodes.ts';
import { loopsAround } from './uses.ts';

/** `x.execute("SELECT …", (key,))` in a loop whose rounds differ in `key`. */
export interface QueryInLoop {
  readonly call: Node;
  readonly loop: Node;
  readonly sql: string;
  readonly sqlNode: Node;
  readonly parameters: readonly Node[];
}

export function findQueriesInLoops(tree: Tree): QueryInLoop[] {
  return descendants(tree.root(), 'call').flatMap((call) => {
    const callee = call.field('function');
    if (callee?.is('attribute') !== true || callee.field('attribute')?.text() !== 'execute') return [];
    const loop = loopsAround(call).find((it) => !it.is('while_statement'));
    const [query, given, ...more] = readArguments(call);
    if (loop === undefined || query === undefined || given === undefined || more.length > 0) return [];
    const sql = query.name === undefined && !query.isSplat ? readPlainText(query.value) : undefined;
    if (sql === undefined || !/^\s*select\b[\s\S]*\bfrom\b/i.test(sql.replace(/\\n/g, ' '))) return [];
    if (!given.value.is('tuple') && !given.value.is('list')) return [];
    const parameters = given.value.namedChildren().filter((child) => !child.is('comment'));
    const targets = targetsOf(loop);
    const depends = parameters.some((parameter) => [...namesRead(parameter)].some((name) => targets.has(name)));
    // A cursor that is read to its end in rounds of `LIMIT … OFFSET …` is paging, not a query for each thing.
    if (!depends || /\boffset\b/i.test(sql)) return [];
    return [{ call, loop, sql, sqlNode: query.value, parameters }];
  });
}

/** The names that a `for` or a comprehension gives a new value in every round. */
function targetsOf(loop: Node): Set<string> {
  const names = new Set<string>();
  const clauses = loop.is('for_statement') ? [loop] : loop.namedChildren().filter((it) => it.is('for_in_clause'));
  for (const clause of clauses) {
    const left = clause.field('left');
    if (left === null) continue;
    if (left.is('identifier')) names.add(left.text());
    else for (const name of namesBoundIn(clause, left)) names.add(name);
  }
  return names;
}

function namesBoundIn(clause: Node, left: Node): string[] {
  const { start, end } = span(left);
  return descendants(left, 'identifier')
    .filter((node) => span(node).start >= start && span(node).end <= end)
    .map((node) => node.text())
    .filter((name) => namesBound(clause).has(name));
}
