import { wordsOf } from '../../words.ts';
import type { Node } from '../../parse.ts';
import { readArguments, readDotted } from '../calls.ts';
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
  const dotted = readDotted(callee);
  if (callee?.is('identifier') === true && builtins.test(callee.text())) return false;
  const name = callee?.is('attribute') === true ? (callee.field('attribute')?.text() ?? '') : (dotted ?? '');
  const [first = ''] = wordsOf(name);
  if (callee?.is('attribute') === true) {
    const object = callee.field('object');
    const isLocal = object?.is('identifier') === true && !derived.has(object.text());
    const isItem = object?.is('subscript') === true && ![...namesRead(object)].some((each) => derived.has(each));
    if ((isLocal || isItem) && harmless.test(name)) return false;
    // A method of a row may do anything; a text or a number that is read from it has methods that change nothing.
    if (object?.is('identifier') === true && derived.has(object.text()))
      return !/^(?:get_\w+_display|get_absolute_url)$/.test(name);
    if (
      /^(?:all|strftime|isoformat|format|join|split|strip|lower|upper|title|replace|startswith|endswith|get|items|keys|values|encode|count|date|info|debug|warning|error)$/.test(
        name,
      )
    )
      return false;
  }
  if (acts.has(first) || acts.has(name)) return true;
  // Rows that are handed on may be changed and saved there.
  return (
    readArguments(call).some(({ value }) => value.is('identifier') && derived.has(value.text())) || dotted === undefined
  );
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
