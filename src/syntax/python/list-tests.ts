import { findAll, span, type Node, type Tree } from '../parse.ts';
import { wordsOf } from '../words.ts';
import { unwrap } from './built-strings.ts';
import { readArguments } from './calls.ts';
import { bindingsOf, identifiersOf, roleOf } from './names.ts';
import { descendants, enclosing, isInside, isSame, statementOf } from './nodes.ts';
import { loopsAround, readAssignment, scopeOf, type PlainAssignment } from './uses.ts';

/** A local list that loops ask again and again whether something is in it. */
export interface TestedList {
  readonly name: string;
  readonly made: PlainAssignment;
  /** The identifiers behind `in` and `not in` that run in a loop. */
  readonly tests: readonly Node[];
  /** Every other read. */
  readonly otherReads: readonly Node[];
}

/** Lists that are made once, never changed, and searched in loops. */
export function findTestedLists(tree: Tree): TestedList[] {
  const found: TestedList[] = [];
  for (const test of findAll(tree, { kind: 'comparison_operator', regex: '\\bin\\s+\\w+$' })) {
    const list = listOf(test);
    if (list === undefined || loopsAround(test).length === 0) continue;
    if (found.some((other) => other.tests.some((it) => isSame(it, list)))) continue;
    const tested = readList(list);
    if (tested !== undefined) found.push(tested);
  }
  return found;
}

/** `b` of `a in b` and `a not in b`. */
function listOf(test: Node): Node | undefined {
  const children = test.children().filter((child) => !child.is('comment'));
  const [, operator, right] = children;
  if (children.length !== 3 || !right?.is('identifier')) return undefined;
  return /^(?:not\s+)?in$/.test(operator?.text() ?? '') ? right : undefined;
}

function readList(list: Node): TestedList | undefined {
  const name = list.text();
  const scope = scopeOf(list);
  if (scope.is('module')) return undefined;
  const [binding, ...more] = madeHere(scope, name);
  const statement = binding && statementOf(binding);
  const made = statement && readAssignment(statement, name);
  if (made === undefined || more.length > 0 || !isSame(scopeOf(made.name), scope) || !isLongList(made.value))
    return undefined;
  const identifiers = identifiersOf(scope, name);
  if (identifiers.some((node) => roleOf(node) === 'declare')) return undefined;
  const reads = identifiers.filter((node) => roleOf(node) === 'read' && !isInside(node, made.statement));
  if (!reads.every((node) => span(node).start > span(made.statement).end && keepsList(node))) return undefined;
  const around = loopsAround(made.name);
  const tests = reads.filter((node) => {
    const test = node.parent();
    if (test === null || !isSame(listOf(test), node)) return false;
    if (!isSame(enclosing(node, 'function_definition', 'lambda') ?? null, scope)) return false;
    // A list that is made anew in every round is searched once per round only.
    return loopsAround(test).some((loop) => !around.some((outer) => isSame(outer, loop)));
  });
  if (tests.length === 0) return undefined;
  return { name, made, tests, otherReads: reads.filter((node) => !tests.some((it) => isSame(it, node))) };
}

/** Where a name gets its value. `b = list(b)` right in the body takes the place of the parameter. */
function madeHere(scope: Node, name: string): readonly Node[] {
  const bindings = bindingsOf(scope, name);
  const parameters = scope.field('parameters');
  const own = bindings.filter((node) => parameters === null || !isInside(node, parameters));
  const isReplaced =
    own.length === 1 &&
    isSame(
      statementOf(own[0] ?? scope)
        ?.parent()
        ?.parent(),
      scope,
    );
  return isReplaced ? own : bindings;
}

/** A list that may be long: not the few constants that somebody wrote down. */
function isLongList(value: Node): boolean {
  const inner = unwrap(value);
  if (inner.is('list_comprehension')) {
    const element = inner.namedChildren()[0];
    return !hasUnhashable(element) && !isLookedUpByKey(element, inner);
  }
  if (inner.is('list')) {
    const items = inner.namedChildren().filter((child) => !child.is('comment'));
    return items.length > 12 && items.every((item) => ['string', 'integer', 'float'].includes(String(item.kind())));
  }
  const callee = inner.is('call') ? inner.field('function') : null;
  if (callee?.is('identifier') !== true || !['list', 'sorted'].includes(callee.text())) return false;
  const args = readArguments(inner);
  return args.length === 1 && args[0] !== undefined && !args[0].isSplat && args[0].name === undefined;
}

/** Lists, dictionaries and sets cannot be looked up by hash. */
export function hasUnhashable(node: Node | undefined): boolean {
  const kinds = ['list', 'dictionary', 'set', 'list_comprehension', 'dictionary_comprehension', 'set_comprehension'];
  return node !== undefined && kinds.includes(String(unwrap(node).kind()));
}

/** `row["name"]` beside it: what has keys is a dictionary, or a row of a database, and few of those have a hash. */
function isLookedUpByKey(element: Node | undefined, around: Node): boolean {
  if (element === undefined) return false;
  const name = unwrap(element).text();
  return descendants(around, 'subscript').some(
    (each) => each.field('value')?.text() === name && each.field('subscript')?.is('string') === true,
  );
}

const collections = new Set(
  'args kwargs params parameters list lists dict dicts data row rows record records json payload options set sets array vector'.split(
    ' ',
  ),
);

/** True when a value, or a part of a tuple, is by its name a list or a dictionary as often as not: `(sql, params)`, `row`. */
export function mayBeUnhashable(node: Node | undefined): boolean {
  if (node === undefined) return false;
  const inner = unwrap(node);
  if (inner.is('tuple')) {
    const parts = inner.namedChildren().filter((child) => !child.is('comment'));
    return parts.some((part) => hasUnhashable(part) || mayBeUnhashable(part));
  }
  const name = inner.is('attribute') ? inner.field('attribute')?.text() : inner.is('identifier') ? inner.text() : '';
  return collections.has(wordsOf(name ?? '').at(-1) ?? '');
}

/** True when this read cannot change the list or hand it to somebody who does. */
function keepsList(node: Node): boolean {
  const parent = node.parent();
  if (parent === null) return false;
  switch (String(parent.kind())) {
    case 'comparison_operator':
    case 'for_statement':
    case 'for_in_clause':
    case 'if_statement':
    case 'not_operator':
    case 'interpolation':
    case 'return_statement':
      return true;
    case 'expression_list':
      return parent.parent()?.is('return_statement') === true;
    case 'subscript': {
      const user = parent.parent();
      const isTarget = isSame(user?.field('left'), parent) || user?.is('delete_statement') === true;
      return !isTarget;
    }
    case 'attribute':
      return ['index', 'count', 'copy'].includes(parent.field('attribute')?.text() ?? '');
    case 'argument_list': {
      const callee = parent.parent()?.field('function')?.text() ?? '';
      return /^(?:len|set|frozenset|sorted|list|tuple|sum|min|max|any|all|enumerate|zip|map|filter|reversed|print|str|repr|bool)$/.test(
        callee,
      );
    }
    default:
      return false;
  }
}

/** True when every read of the list asks whether something is in it: then it may as well be a set. */
export function isOnlyTested(list: TestedList): boolean {
  return list.otherReads.every((node) => {
    const parent = node.parent();
    return parent !== null && isSame(listOf(parent), node) && !isInside(node, list.made.statement);
  });
}
