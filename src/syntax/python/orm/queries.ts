import { span, type Node } from '../../parse.ts';
import { readArguments, readDotted } from '../calls.ts';
import { bindingsOf, readsOf } from '../names.ts';
import { enclosing, isInside, isSame, statementOf } from '../nodes.ts';
import { assignmentBefore, scopeOf } from '../uses.ts';
import type { Orm } from './models.ts';

/** A query for the rows of one model, whose form is known from its first word to its last. */
export interface ModelQuery {
  readonly orm: Orm;
  /** The class as the file writes it: `Order`, `models.Order`. */
  readonly model: string;
  /** The chain that is extended; its end is where another step is written. */
  readonly chain: Node;
  /** Its steps, first to last: `filter(…)`, `order_by(…)`. */
  readonly steps: readonly Step[];
}
export interface Step {
  readonly name: string;
  readonly call: Node;
}

/** Steps that leave rows of the model, whole and in one list, and to which fetching of related rows can be added. */
const djangoSteps = /^(?:all|filter|exclude|order_by|using|reverse|select_related|prefetch_related)$/;
const alchemySteps = /^(?:filter|filter_by|where|order_by|join|outerjoin|options|limit|offset)$/;

/** The query behind an expression; undefined when a step of it is not known. */
export function readModelQuery(expression: Node): ModelQuery | undefined {
  return readDjango(expression) ?? readAlchemy(expression);
}

function readDjango(expression: Node): ModelQuery | undefined {
  // `…[:10]` takes the first rows of the same query.
  const sliced = expression.is('subscript') && expression.field('subscript')?.is('slice') === true;
  const whole = sliced ? expression.field('value') : expression;
  const read = whole && readSteps(whole);
  const chain = read?.steps.at(-1)?.call;
  if (!read || !chain || !read.steps.every((step) => djangoSteps.test(step.name))) return undefined;
  const { start } = read;
  if (!start.is('attribute') || start.field('attribute')?.text() !== 'objects') return undefined;
  const model = readDotted(start.field('object'));
  return model === undefined ? undefined : { orm: 'django', model, chain, steps: read.steps };
}

function readAlchemy(expression: Node): ModelQuery | undefined {
  const read = readSteps(expression);
  const [first, ...others] = read?.steps ?? [];
  if (read === undefined || first === undefined) return undefined;
  // `session.scalars(select(Order))`, `session.execute(select(Order)).scalars()`: the chain is the argument.
  const words = read.steps.map((step) => step.name).join(' ');
  if (/^(?:scalars|execute scalars)(?: unique)?(?: all)?$/.test(words)) return ofSelect(first);
  const isWhole = read.steps.at(-1)?.name === 'all';
  const kept = isWhole ? read.steps.slice(0, -1) : read.steps;
  const isCalled = first.name === 'query';
  const steps = isCalled ? kept.slice(1) : kept;
  if (!steps.every((step) => alchemySteps.test(step.name))) return undefined;
  if (isCalled) {
    // `session.query(Order).filter(…)`.
    const model = onlyModel(first.call);
    const chain = kept.at(-1)?.call ?? first.call;
    const isSession = readDotted(read.start) !== undefined;
    return model !== undefined && isSession ? { orm: 'sqlalchemy', model, chain, steps } : undefined;
  }
  // `Order.query.filter(…)`, as Flask-SQLAlchemy offers it.
  const { start } = read;
  const isQuery = start.is('attribute') && start.field('attribute')?.text() === 'query';
  const model = isQuery ? readDotted(start.field('object')) : undefined;
  const chain = kept.at(-1)?.call ?? (others.length === 0 ? start : undefined);
  return model !== undefined && chain ? { orm: 'sqlalchemy', model, chain, steps } : undefined;
}

/** The `select(Order).where(…)` that is handed to a session, there or under a name. */
function ofSelect(run: Step | undefined): ModelQuery | undefined {
  const [given, ...more] = run === undefined ? [] : readArguments(run.call);
  if (given === undefined || given.name !== undefined || given.isSplat || more.length > 0) return undefined;
  const named = given.value.is('identifier') ? assignedOnce(given.value) : undefined;
  const chain = given.value.is('identifier') ? named : given.value;
  const read = chain && readSteps(chain);
  if (!read) return undefined;
  // `select(…)` is the first call of the chain: with a name of its own, or of a module.
  const [first, ...rest] = read.steps;
  const isBare = read.start.is('call') && read.start.field('function')?.text() === 'select';
  const head = isBare ? read.start : first?.name === 'select' ? first.call : undefined;
  const steps = isBare ? read.steps : rest;
  const model = head && onlyModel(head);
  const last = steps.at(-1)?.call ?? head;
  return model !== undefined && last && steps.every((step) => alchemySteps.test(step.name))
    ? { orm: 'sqlalchemy', model, chain: last, steps }
    : undefined;
}

/** `Order` of `query(Order)`: one class, nothing else. */
function onlyModel(call: Node): string | undefined {
  const [model, ...more] = readArguments(call);
  if (model === undefined || more.length > 0 || model.name !== undefined || model.isSplat) return undefined;
  const written = readDotted(model.value);
  return written !== undefined && /^(?:\w+\.)*[A-Z]\w*$/.test(written) ? written : undefined;
}

interface Chain {
  /** What the first step is called on. */
  readonly start: Node;
  readonly steps: readonly Step[];
}

/** `a.b(…).c(…)` as its start `a` and its calls, first to last. */
function readSteps(expression: Node): Chain | undefined {
  const steps: Step[] = [];
  let at = unwrapParentheses(expression);
  while (at.is('call')) {
    const callee = at.field('function');
    if (callee?.is('attribute') !== true) break;
    steps.unshift({ name: callee.field('attribute')?.text() ?? '', call: at });
    const object = callee.field('object');
    if (object === null) return undefined;
    at = unwrapParentheses(object);
  }
  return { start: at, steps };
}

function unwrapParentheses(node: Node): Node {
  if (!node.is('parenthesized_expression')) return node;
  const [inner, ...more] = node.namedChildren().filter((child) => !child.is('comment'));
  return inner === undefined || more.length > 0 ? node : unwrapParentheses(inner);
}

/** Calls that only read the rows of a query that has a name: whoever does so does not mind related rows. */
const readers = /^(?:len|list|tuple|set|bool|enumerate|sorted|reversed|iter|any|all)$/;
const countingSteps = /^(?:count|exists|first|last)$/;

/**
 * What a loop goes through: the expression itself, or the value of the name, without `list(…)` and the like. Undefined
 * when the name has another value somewhere, or goes where related rows may matter.
 */
export function sourceOf(iterable: Node): Node | undefined {
  const inner = takeOff(iterable);
  if (!inner.is('identifier')) return inner;
  const value = assignedOnce(inner);
  if (value === undefined) return undefined;
  const isRead = readsOf(scopeOf(inner), inner.text()).every((use) => isSame(use, inner) || isOnlyRead(use));
  return isRead ? takeOff(value) : undefined;
}

function takeOff(expression: Node): Node {
  const at = unwrapParentheses(expression);
  const wraps =
    at.is('call') && /^(?:list|tuple|enumerate|sorted|reversed|iter)$/.test(at.field('function')?.text() ?? '');
  const inner = wraps ? readArguments(at)[0] : undefined;
  return inner === undefined || inner.name !== undefined || inner.isSplat ? at : takeOff(inner.value);
}

/** The value of a name of a function that is bound once, in front of the place and on its way. */
export function assignedOnce(name: Node): Node | undefined {
  const scope = scopeOf(name);
  const statement = statementOf(name);
  if (scope.is('module') || statement === undefined || bindingsOf(scope, name.text()).length !== 1) return undefined;
  return outwards(statement, name.text());
}

/** Loops around the place do not matter: the name is bound once, in front of them. */
function outwards(statement: Node, name: string): Node | undefined {
  const found = assignmentBefore(statement, name);
  if (found !== undefined) return found.value;
  const outer = enclosing(statement, 'for_statement', 'while_statement');
  return outer === undefined || isInside(outer, scopeOf(statement)) === false ? undefined : outwards(outer, name);
}

function isOnlyRead(use: Node): boolean {
  const parent = use.parent();
  if (parent === null) return false;
  if (parent.is('for_statement') || parent.is('for_in_clause')) return isSame(parent.field('right'), use);
  if (parent.is('argument_list')) return readers.test(parent.parent()?.field('function')?.text() ?? '');
  if (parent.is('attribute')) return countingSteps.test(parent.field('attribute')?.text() ?? '');
  if (parent.is('if_statement') || parent.is('not_operator')) return true;
  return parent.is('comparison_operator') === false && parent.is('boolean_operator');
}

/** Offset behind the last step. */
export function endOf(query: ModelQuery): number {
  return span(query.chain).end;
}
