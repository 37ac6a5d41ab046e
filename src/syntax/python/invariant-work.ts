import { findAll, span, type Node, type Tree } from '../parse.ts';
import { readArguments } from './calls.ts';
import { isUnconditional } from './every-round.ts';
import { isHarmlessCall, isLook, readKnownValue, type KnownValue } from './known-values.ts';
import { bindingsOf, identifiersOf, roleOf } from './names.ts';
import { descendants, enclosing, isInside, isSame, statementOf } from './nodes.ts';
import { loopsAround, scopeOf } from './uses.ts';

/** A call that gives the same in every round of a loop, and takes as long as its argument is large. */
export interface InvariantWork {
  readonly call: Node;
  readonly argument: Node;
  /** `sorted`, `set`, `lower`, …. */
  readonly work: string;
  readonly value: KnownValue;
  /** The outermost statement that repeats it and leaves its value as it is. */
  readonly target: Node;
}

const builtins = /^(?:sorted|list|set|tuple|frozenset|dict|sum|min|max|len)$/;
const textMethods = /^(?:lower|upper|casefold|strip|split|splitlines|title)$/;
const loops =
  'for_statement while_statement list_comprehension set_comprehension dictionary_comprehension generator_expression';
/** The parser looks for these itself: files have many calls, and few of them. */
const candidates = {
  kind: 'call',
  any: [
    { has: { field: 'function', kind: 'identifier', regex: builtins.source } },
    { has: { field: 'function', kind: 'attribute', has: { field: 'attribute', regex: textMethods.source } } },
  ],
  inside: { any: loops.split(' ').map((kind) => ({ kind })), stopBy: 'end' },
};

/** Every call of this kind, each once for its loop. */
export function findInvariantWork(tree: Tree): InvariantWork[] {
  const seen = new Set<string>();
  const shadowed = memoise((name: string) => bindingsOf(tree.root(), name).length > 0);
  return findAll(tree, candidates).flatMap((call) => {
    const read = readWork(call);
    if (read === undefined || loopsAround(call).length === 0) return [];
    const { work, argument } = read;
    if (builtins.test(work) && shadowed(work)) return [];
    const value = readKnownValue(argument);
    if (value === undefined || !isFitting(work, value) || !isUsedAtOnce(call, work)) return [];
    const target = findTarget(call, value);
    if (target === undefined) return [];
    const key = `${span(target).start} ${call.text()}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ call, argument, work, value, target }];
  });
}

function memoise(ask: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const answer = known.get(name) ?? ask(name);
    known.set(name, answer);
    return answer;
  };
}

function readWork(call: Node): { readonly work: string; readonly argument: Node } | undefined {
  const callee = call.field('function');
  const all = readArguments(call);
  if (callee?.is('identifier') === true) {
    const [first, ...more] = all;
    const work = callee.text();
    const isPlain = first?.value.is('identifier') === true && first.name === undefined;
    const isOrdered =
      work === 'sorted' && more.every((it) => it.name === 'reverse' && /^(?:True|False)$/.test(it.value.text()));
    const isCounted = work !== 'len' || isTightBound(call);
    const isWork = builtins.test(work) && isPlain && isCounted && (more.length === 0 || isOrdered);
    return isWork ? { work, argument: first.value } : undefined;
  }
  const object = callee?.is('attribute') === true ? callee.field('object') : null;
  const work = callee?.field('attribute')?.text() ?? '';
  const isLiteral = all.every(
    (it) => it.name === undefined && it.value.is('string') && !it.value.find({ rule: { kind: 'interpolation' } }),
  );
  return object?.is('identifier') === true && textMethods.test(work) && isLiteral
    ? { work, argument: object }
    : undefined;
}

/** Most statements of a loop beside which the time that `len` takes can be seen. */
const fewStatements = 3;

/**
 * A length is known at once: asking for it again tells only where a `while` does hardly anything else. One call or one
 * branch in its body takes longer than `len`.
 */
function isTightBound(call: Node): boolean {
  const comparison = call.parent();
  const loop = comparison?.parent();
  if (comparison?.is('comparison_operator') !== true || loop?.is('while_statement') !== true) return false;
  const body = loop.field('body');
  const statements = body?.namedChildren().filter((each) => !each.is('comment')) ?? [];
  return (
    body !== null &&
    statements.length <= fewStatements &&
    statements.every((each) => each.is('expression_statement')) &&
    descendants(body, 'call', 'await', 'yield').length === 0
  );
}

function isFitting(work: string, value: KnownValue): boolean {
  if (value.type === 'unknown') return work !== 'len';
  if (textMethods.test(work)) return value.type === 'str';
  return work !== 'dict' || value.type === 'dict';
}

/** True when the call cannot fail for any value of this type: a loop without rounds would not have made it. */
export function isSafe(work: string, { type, element }: Pick<KnownValue, 'type' | 'element'>): boolean {
  if (type === 'unknown') return false;
  if (textMethods.test(work)) return type === 'str';
  if (/^(?:len|list|tuple|dict)$/.test(work)) return work !== 'dict' || type === 'dict';
  if (work === 'sorted') return type === 'str' || /^(?:int|str|bytes)$/.test(element ?? '');
  if (work === 'sum') return type !== 'str' && /^(?:int|float|bool)$/.test(element ?? '');
  if (/^(?:set|frozenset)$/.test(work)) return /^(?:set|frozenset|dict|str)$/.test(type) || element !== undefined;
  return false;
}

/** A list that is made anew in each round must stay a thing of its round: it is only looked at, where it stands. */
export function isUsedAtOnce(call: Node, work: string): boolean {
  const isFixed = /^(?:sum|min|max|len|tuple|frozenset|lower|upper|casefold|strip|title)$/.test(work);
  return isFixed || isLook(call);
}

function findTarget(call: Node, value: KnownValue): Node | undefined {
  let target: Node | undefined;
  for (const loop of loopsAround(call)) {
    const statement = statementOf(loop);
    if (statement === undefined || isInside(value.binding, statement)) break;
    if (!isStatementLoop(loop) && !isReadAtOnce(loop)) break;
    const regions = isStatementLoop(loop) ? [loop.field('body'), loop.field('condition')] : [loop];
    const region = regions.find((each) => each !== null && isInside(call, each));
    if (!region || !isUnconditional(call, region) || !staysSame(statement, value)) break;
    target = statement;
  }
  return target;
}

function isStatementLoop(loop: Node): boolean {
  return loop.is('for_statement') || loop.is('while_statement');
}

/** A generator runs later, when it is asked; a comprehension in a lambda as well. */
function isReadAtOnce(loop: Node): boolean {
  if (enclosing(loop, 'lambda') !== undefined) return false;
  if (!loop.is('generator_expression')) return true;
  const call = loop.parent()?.is('argument_list') === true ? loop.parent()?.parent() : loop.parent();
  const callee = call?.is('call') === true ? call.field('function') : undefined;
  const name = callee?.is('attribute') === true ? callee.field('attribute')?.text() : callee?.text();
  return /^(?:any|all|sum|min|max|sorted|list|set|tuple|dict|frozenset|join)$/.test(name ?? '');
}

/** True when the value is the same before the statement, during and after it. */
function staysSame(statement: Node, value: KnownValue): boolean {
  const uses = identifiersOf(statement, value.name).filter((node) => roleOf(node) !== 'other');
  const areLooks = uses.every(
    (use) => isLook(use) && isSame(scopeOf(use), scopeOf(statement)) && enclosing(use, 'lambda') === undefined,
  );
  const isFixed = /^(?:str|tuple|frozenset)$/.test(value.type);
  if (!areLooks && !(isFixed && uses.every((use) => roleOf(use) === 'read'))) return false;
  if (isFixed || value.isOwn) return true;
  // Somebody else has it too, and may change it in a call that is not known, or under another name.
  const clauses = descendants(statement, 'for_statement', 'for_in_clause');
  const isAsync = clauses.some((clause) => clause.children().some((child) => child.text() === 'async'));
  const isQuiet = !isAsync && descendants(statement, 'call').every(isHarmlessCall);
  const isWritten = [...descendants(statement, 'assignment', 'augmented_assignment')].some((node) => {
    const left = node.field('left');
    return left?.is('subscript') === true
      ? !isOwnName(left.field('value'))
      : left?.is('attribute') === true || (node.is('augmented_assignment') && !isNumberLike(node));
  });
  return (
    isQuiet && !isWritten && descendants(statement, 'await', 'yield', 'delete_statement', 'with_statement').length === 0
  );
}

function isOwnName(node: Node | null): boolean {
  return node?.is('identifier') === true && readKnownValue(node)?.isOwn === true;
}

/** `n += 1`: adds a number, and no list to a list. */
function isNumberLike(node: Node): boolean {
  const right = node.field('right');
  const isNumber =
    /^(?:integer|float)$/.test(String(right?.kind())) || /^(?:len|int|float|abs|ord)\(/.test(right?.text() ?? '');
  return isNumber && node.field('left')?.is('identifier') === true;
}
