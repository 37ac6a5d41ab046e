import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { indentationAt, lineEnding, lineStart } from '#syntax/lines.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { prefixOf, quoteOf, readBuiltString } from '#syntax/python/built-strings.ts';
import { readDotted, readImportedNames } from '#syntax/python/calls.ts';
import { insertionAbove } from '#syntax/python/loop-invariant.ts';
import { bindingsOf, identifiersOf, namesBound, roleOf } from '#syntax/python/names.ts';
import { needImport } from '#syntax/python/need-import.ts';
import { descendants, isInside, isSame, statementOf } from '#syntax/python/nodes.ts';
import { findQueriesInLoops, type QueryInLoop } from '#syntax/python/queries-in-loops.ts';
import { indentationStep } from '#syntax/python/statements.ts';
import { freeName, scopeOf } from '#syntax/python/uses.ts';

export const healer: CodeHealer = {
  name: 'batch-query',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/n-plus-one'],
  safety: 'careful',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const tree = parse(path, text);
    const { start, end } = rangeOf(finding.place, text);
    const query = findQueriesInLoops(tree).find(({ call }) => span(call).start < end && start < span(call).end);
    if (query === undefined) return { leftAlone: 'The query of the loop is not written out here.' };
    const plain = readPlainQuery(query);
    if (typeof plain === 'string') return { leftAlone: plain };
    if (!(await isSqlite(tree, context))) return { leftAlone: 'Only queries of sqlite3 are put together.' };
    const edits = plan(path, text, tree, query, plain);
    if (typeof edits === 'string') return { leftAlone: edits };
    return { change: { edits: mergeEdits(edits) }, summary: 'Ask the database once, before the loop' };
  },
};

interface PlainQuery {
  /** `db.execute(…).fetchone()[0]`. */
  readonly answer: Node;
  readonly connection: string;
  readonly key: string;
  readonly keys: Node;
  readonly statement: Node;
}

/** The shape that keeps its meaning: one key, one answer that is always there, nothing else that acts in the loop. */
function readPlainQuery(query: QueryInLoop): PlainQuery | string {
  const answer = readAnswer(query.call);
  if (answer === undefined) return 'The answer of the query is used in another way than `.fetchone()[0]`.';
  if (!isAggregate(query.sql))
    return 'The query may find no row, or several: their order and absence would have to be kept.';
  const [parameter] = query.parameters;
  const clause = query.loop.is('for_statement')
    ? query.loop
    : query.loop.namedChildren().find((it) => it.is('for_in_clause'));
  const target = clause?.field('left');
  const keys = clause?.field('right');
  if (query.parameters.length !== 1 || parameter?.is('identifier') !== true)
    return 'The query depends on more than one value.';
  if (target?.is('identifier') !== true || target.text() !== parameter.text())
    return 'The loop does not go through the keys themselves.';
  if (keys?.is('identifier') !== true) return 'What the loop goes through has no name.';
  if (!query.loop.is('for_statement') && query.loop.namedChildren().filter((it) => it.is('for_in_clause')).length > 1) {
    return 'The comprehension has several loops.';
  }
  if (!isListOfKeys(keys))
    return `It is not known that \`${keys.text()}\` is a list of numbers or texts that can be read twice.`;
  const connection = readDotted(query.call.field('function')?.field('object') ?? null);
  const statement = statementOf(query.loop);
  if (connection === undefined || statement === undefined) return 'The database is not reached through a name.';
  const bound = namesBound(query.loop.is('for_statement') ? (query.loop.field('body') ?? query.loop) : query.loop);
  const isKeyBound = query.loop.is('for_statement') && bound.has(parameter.text());
  if (isKeyBound || bound.has(keys.text()) || bound.has(connection.split('.')[0] ?? ''))
    return 'The loop changes what the query needs.';
  const other = findOtherAction(query.loop, query.call, answer);
  if (other !== undefined) return `\`${other}\` in the loop may change what the query finds.`;
  return { answer, connection, key: parameter.text(), keys, statement };
}

function readAnswer(call: Node): Node | undefined {
  const fetch = call.parent();
  const fetched = fetch?.parent();
  const item = fetched?.parent();
  const isFetch =
    fetch?.is('attribute') === true && fetch.field('attribute')?.text() === 'fetchone' && fetched?.is('call') === true;
  if (!isFetch || item?.is('subscript') !== true || !isSame(item.field('value'), fetched)) return undefined;
  return item.field('subscript')?.text() === '0' ? item : undefined;
}

/** One aggregate without grouping: it answers with exactly one row of one column, whatever there is. */
function isAggregate(sql: string): boolean {
  const columns = /^\s*select\s+([\s\S]*?)\s+from\s/i.exec(sql)?.[1] ?? '';
  const outer = sql.replace(/'[^']*'/g, "''");
  if (/\b(?:group\s+by|union|intersect|except|having|limit|offset|over)\b/i.test(outer) || outer.includes(';'))
    return false;
  const aggregate =
    /^(?:count\s*\(\s*(?:\*|(?:distinct\s+)?[\w."]+)\s*\)|(?:sum|total|avg|min|max)\s*\(\s*(?:distinct\s+)?[\w.\s*+"-]+\))(?:\s+as\s+\w+)?$/i;
  return aggregate.test(columns) && (outer.match(/\?/g)?.length ?? 0) === 1 && !/[:@$]\w/.test(outer);
}

/** A parameter that is declared, or a local that is made, as a list or tuple of int or str. */
function isListOfKeys(keys: Node): boolean {
  const scope = scopeOf(keys);
  const [binding, ...more] = bindingsOf(scope, keys.text());
  const holder = binding?.parent();
  if (!holder || more.length > 0) return false;
  const type = holder.field('type')?.text() ?? typeOfParameter(holder);
  return /^(?:(?:list|List|Sequence|Collection|typing\.List|set|frozenset)\[(?:int|str)\]|(?:tuple|Tuple)\[(?:int|str), \.\.\.\])$/.test(
    type ?? '',
  );
}

function typeOfParameter(holder: Node): string | undefined {
  return holder.is('typed_parameter') ? holder.field('type')?.text() : undefined;
}

const pure =
  /^(?:len|int|str|float|bool|abs|round|min|max|sum|sorted|list|dict|set|tuple|range|enumerate|zip|print|isinstance|\w+\.(?:append|add|get|items|keys|values|setdefault|extend|update|format|join|strip|lower|upper))$/;

/** A call of the loop, beside the query itself, that may write to the database or leave the loop. */
function findOtherAction(loop: Node, call: Node, answer: Node): string | undefined {
  const body = loop.is('for_statement') ? (loop.field('body') ?? loop) : loop;
  const calls = descendants(body, 'call').filter((it) => !isInside(it, answer) && !isSame(it, call));
  const other = calls.find((it) => !pure.test(readDotted(it.field('function')) ?? '') && !isInside(call, it));
  const around = calls.find(
    (it) => isInside(call, it) && !pure.test(readDotted(it.field('function')) ?? '') && !isInside(it, answer),
  );
  const odd = descendants(
    body,
    'await',
    'yield',
    'with_statement',
    'try_statement',
    'return_statement',
    'break_statement',
  )[0];
  return (other ?? around ?? odd)?.text().split('\n')[0]?.slice(0, 60);
}

async function isSqlite(tree: Tree, context: CodeContext): Promise<boolean> {
  const here = [...readImportedNames(tree).values()];
  if (here.some((name) => /^(?:psycopg2?|pymysql|MySQLdb|mysql|sqlalchemy|django|asyncpg|aiosqlite)\b/.test(name)))
    return false;
  if (here.some((name) => /^sqlite3\b/.test(name))) return true;
  let found = false;
  for (const file of context.files.filter((it) => it.endsWith('.py')).slice(0, 2000)) {
    const text = (await context.read(file)) ?? '';
    if (/^\s*(?:import|from)\s+(?:psycopg2?|pymysql|MySQLdb|mysql|sqlalchemy|django|asyncpg|aiosqlite)\b/m.test(text))
      return false;
    found ||= /^\s*(?:import|from)\s+sqlite3\b/m.test(text);
  }
  return found;
}

function plan(path: string, text: string, tree: Tree, query: QueryInLoop, plain: PlainQuery): TextEdit[] | string {
  const built = readBuiltString(query.sqlNode);
  const [token, ...more] = built?.tokens ?? [];
  if (
    token === undefined ||
    more.some((it) => quoteOf(it) !== quoteOf(token)) ||
    built?.tokens.some((it) => prefixOf(it) !== '')
  ) {
    return 'The parts of the query are written in different ways.';
  }
  if (query.sql.includes('\\')) return 'The query holds a backslash.';
  const { start } = span(plain.statement);
  const indent = indentationAt(text, start);
  if (lineStart(text, start) + indent.length !== start) return 'Other statements share the first line of the loop.';
  if (plain.answer.find({ rule: { kind: 'comment' } }) !== null) return 'A comment stands inside the query.';
  const json = needImport(path, text, tree, { module: 'json' });
  if (json === undefined) return 'The file uses the name `json` for something else.';
  const found = freeName(tree.root(), 'found');
  const wanted = ['wanted', 'wanted_key'].find((name) => !new RegExp(`\\b${name}\\b`, 'i').test(query.sql));
  if (wanted === undefined) return 'The names of the query are taken.';
  const quote = quoteOf(token);
  const scalar = bindKey(query.sql, `${wanted}.value`);
  const step = indentationStep(text);
  const end = lineEnding(text);
  const isReadable = identifiersOf(scopeOf(plain.keys), plain.keys.text()).some(
    (node) =>
      roleOf(node) === 'bind' && /^(?:list|List|tuple|Tuple)\b/.test(node.parent()?.field('type')?.text() ?? ''),
  );
  const keys = isReadable ? plain.keys.text() : `list(${plain.keys.text()})`;
  const head = `SELECT ${wanted}.value, (${scalar})`;
  const tail = ` FROM json_each(?) AS ${wanted}`;
  const lines = [
    `${indent}${found} = dict(`,
    `${indent}${step}${plain.connection}.execute(`,
    `${indent}${step}${step}${quote}${head}${quote}`,
    `${indent}${step}${step}${quote}${tail}${quote},`,
    `${indent}${step}${step}(${json.local}.dumps(${keys}),),`,
    `${indent}${step})`,
    `${indent})`,
  ];
  const at = insertionAbove(text, plain.statement);
  return [
    { path, start: at, end: at, text: lines.map((line) => line + end).join('') },
    { path, ...span(plain.answer), text: `${found}[${plain.key}]` },
    ...json.edits,
  ];
}

/** Replaces the `?` that stands outside of SQL quotes. */
function bindKey(sql: string, value: string): string {
  let isQuoted = false;
  let result = '';
  for (const char of sql.trim()) {
    if (char === "'") isQuoted = !isQuoted;
    result += char === '?' && !isQuoted ? value : char;
  }
  return result;
}
