import { wordsOf } from '../../words.ts';
import type { Node } from '../../parse.ts';
import { readArguments } from '../calls.ts';
import { descendants, isInside, isSame } from '../nodes.ts';
import { namesRead } from '../names.ts';
import type { RowLoop } from './touches.ts';

/** First words of calls that change what is stored, or act so that something else may. */
const acts = new Set(
  (
    'save delete update create bulk add remove set clear execute executemany commit rollback flush refresh expire merge ' +
    'get_or_create update_or_create apply charge pay refund ship cancel close open process sync store move transfer mark ' +
    'approve reject assign publish archive restore import load insert upsert write send run call dispatch trigger notify ' +
    'enqueue delay submit post put patch perform handle do next pop increment decrement'
  ).split(' '),
);
/** Methods of lists, sets, dicts and writers that have such names and store nothing. */
const harmless =
  /^(?:append|extend|add|update|setdefault|get|items|keys|values|pop|write|writerow|writelines|insert|sort|clear)$/;
const builtins =
  /^(?:print|len|str|int|float|bool|repr|round|abs|min|max|sum|sorted|list|tuple|set|dict|frozenset|enumerate|zip|range|isinstance|format|any|all|type|Decimal|escape|format_html|mark_safe|reverse|_|gettext|ngettext)$/;

/** First words of calls that ask and change nothing, by the usual meaning of their names. */
const asks = /^(?:is|has|can|should|to|as|get|format|serialize|describe)$/;
/** Where lines are written to, and who writes them. */
const outputs = /(?:^|\.)(?:stdout|stderr|style|log|logger|logging|writer)$/;
const ofValues =
  /^(?:all|strftime|isoformat|format|join|split|strip|lower|upper|title|replace|startswith|endswith|items|keys|values|encode|count|date|info|debug|warning|error)$/;
const queries =
  /^(?:all|filter|exclude|order_by|filter_by|first|last|latest|earliest|exists|count|values|values_list)$/;

/**
 * A call of the loop that may change rows which later rounds would read again, as people would name it; undefined when
 * there is none. Related rows that are fetched before the loop do not show what the loop changes.
 */
export function findWrite(loop: RowLoop): string | undefined {
  const derived = namesFrom(loop);
  // What a comprehension goes through is asked once, before its rounds.
  const iterable = loop.node.field('right') ?? loop.node;
  const found = descendants(loop.region, 'call').find((call) => !isInside(call, iterable) && mayWrite(call, derived));
  const waits = descendants(loop.region, 'await', 'yield')[0];
  return (found ?? waits)?.text().split('\n')[0]?.slice(0, 60);
}

/** True when the loop may end before its last row: what is fetched for the others would be for nothing. */
export function endsEarly(loop: RowLoop): boolean {
  return descendants(loop.region, 'break_statement', 'return_statement', 'yield').length > 0;
}

function mayWrite(call: Node, derived: ReadonlySet<string>): boolean {
  const callee = call.field('function');
  // What is called is not even named.
  if (callee?.is('identifier') !== true && callee?.is('attribute') !== true) return true;
  const name = callee.is('attribute') ? (callee.field('attribute')?.text() ?? '') : callee.text();
  const [first = ''] = wordsOf(name);
  if ((callee.is('identifier') && builtins.test(name)) || (asks.test(first) && !/_(?:or|and)_/.test(name)))
    return false;
  const object = callee.is('attribute') ? callee.field('object') : null;
  if (object !== null) {
    const isLocal = object.is('identifier') && !derived.has(object.text());
    const isItem = object.is('subscript') && ![...namesRead(object)].some((each) => derived.has(each));
    if ((isLocal || isItem) && harmless.test(name)) return false;
    if (outputs.test(object.text()) && !/^(?:delete|save)/.test(name)) return false;
    // A method of a row may do anything; a text or a number that is read from it has methods that change nothing.
    if (object.is('identifier') && derived.has(object.text())) return true;
    if (ofValues.test(name)) return false;
  }
  if (acts.has(first) || acts.has(name)) return true;
  // Rows that are handed on may be changed and saved there; a query that asks for them may not.
  const isQuery = /\.\s*(?:objects|query)\b/.test(callee.text()) && queries.test(name);
  return !isQuery && readArguments(call).some(({ value }) => value.is('identifier') && derived.has(value.text()));
}

/** Names of rows: the loop's own, and those of loops over what hangs on it. */
function namesFrom(loop: RowLoop): Set<string> {
  const names = new Set([loop.name]);
  for (const clause of descendants(loop.region, 'for_statement', 'for_in_clause')) {
    const right = clause.field('right');
    const left = clause.field('left');
    if (right && left?.is('identifier') && [...namesRead(right)].some((name) => names.has(name)))
      names.add(left.text());
  }
  for (const assigned of descendants(loop.region, 'assignment')) {
    const right = assigned.field('right');
    const left = assigned.field('left');
    const isRow = right?.is('attribute') === true && [...namesRead(right)].some((name) => names.has(name));
    if (isRow && left?.is('identifier') && isInside(left, loop.region) && !isSame(left, right)) names.add(left.text());
  }
  return names;
}
