import type { CodePlace } from '../../core/finding.ts';
import { parse, span, type Node } from '../parse.ts';
import { offsetsOf } from '../positions.ts';

const functionKinds = new Set([
  'function_declaration',
  'function_expression',
  'arrow_function',
  'method_definition',
  'generator_function',
  'generator_function_declaration',
]);
const loopKinds = new Set(['for_statement', 'for_in_statement', 'while_statement', 'do_statement']);
const wrapperKinds = new Set([
  'parenthesized_expression',
  'as_expression',
  'satisfies_expression',
  'non_null_expression',
  'type_assertion',
]);

export function isFunction(node: Node): boolean {
  return functionKinds.has(String(node.kind()));
}
export function isLoop(node: Node): boolean {
  return loopKinds.has(String(node.kind()));
}

/** The expression inside parentheses and type assertions. */
export function unwrap(node: Node): Node {
  let inner = node;
  while (wrapperKinds.has(String(inner.kind()))) {
    const parts = namedChildren(inner);
    const next = inner.kind() === 'type_assertion' ? parts.at(-1) : parts[0];
    if (next === undefined) return inner;
    inner = next;
  }
  return inner;
}

/** Named children without comments. */
export function namedChildren(node: Node): Node[] {
  return node.children().filter((child) => child.isNamed() && child.kind() !== 'comment');
}

export function hasComment(node: Node): boolean {
  return node.find({ rule: { kind: 'comment' } }) !== null;
}

function enclosing(node: Node, accept: (node: Node) => boolean): Node | undefined {
  return node.ancestors().find(accept);
}
export function enclosingFunction(node: Node): Node | undefined {
  return enclosing(node, isFunction);
}
export function contains(outer: Node, inner: Node): boolean {
  const a = span(outer);
  const b = span(inner);
  return a.start <= b.start && b.end <= a.end;
}

/** The statement that holds a node, when it stands directly in a block or at the top of the file. */
export function statementInBlock(node: Node): Node | undefined {
  let child = node;
  for (const ancestor of node.ancestors()) {
    if (ancestor.kind() === 'statement_block' || ancestor.kind() === 'program') return child;
    if (isFunction(ancestor)) return undefined;
    child = ancestor;
  }
  return undefined;
}

/** Name of what is called: `get`, `db.query`; undefined when it is no plain path of names. */
export function pathOf(node: Node): string | undefined {
  const inner = unwrap(node);
  const kind = inner.kind();
  if (kind === 'identifier' || kind === 'this' || kind === 'super') return inner.text();
  if (kind !== 'member_expression') return undefined;
  const object = inner.field('object');
  const property = inner.field('property');
  const base = object ? pathOf(object) : undefined;
  return base === undefined || property === null ? undefined : `${base}.${property.text()}`;
}

/** Function and arguments of a call; undefined for anything else and for tagged templates. */
export function callOf(node: Node): { readonly callee: Node; readonly args: readonly Node[] } | undefined {
  if (node.kind() !== 'call_expression') return undefined;
  const callee = node.field('function');
  const list = node.field('arguments');
  if (!callee || list?.kind() !== 'arguments') return undefined;
  return { callee, args: namedChildren(list) };
}

/** Receiver and name of a method call: `rows`, `map` of `rows.map(f)`. */
export function methodOf(
  node: Node,
): { readonly object: Node; readonly name: string; readonly args: readonly Node[] } | undefined {
  const call = callOf(node);
  if (call?.callee.kind() !== 'member_expression') return undefined;
  const object = call.callee.field('object');
  const property = call.callee.field('property');
  return object && property ? { object, name: property.text(), args: call.args } : undefined;
}

/**
 * The same for `await rows.map<T>(f)`, which the grammar reads as a call of `await rows.map`. The node then holds the
 * `await` as well: edit its parts, not the whole.
 */
export function awaitedMethodOf(node: Node): ReturnType<typeof methodOf> {
  const called = node.kind() === 'call_expression' ? node.field('function') : null;
  if (called?.kind() !== 'await_expression') return methodOf(node);
  const callee = namedChildren(called)[0];
  const list = node.field('arguments');
  const object = callee?.kind() === 'member_expression' ? callee.field('object') : null;
  const property = callee?.field('property');
  return object && property && list?.kind() === 'arguments'
    ? { object, name: property.text(), args: namedChildren(list) }
    : undefined;
}

/** True when the name is read or written anywhere inside, as a variable. */
export function mentions(node: Node, name: string): boolean {
  return uses(node, name).length > 0;
}
/** Every place inside where the name stands for a variable: `x`, and `{ x }`, but not `a.x` and not `{ x: 1 }`. */
export function uses(node: Node, name: string): Node[] {
  const escaped = name.replace(/[$]/g, '\\$&');
  return node.findAll({
    rule: {
      any: [
        { kind: 'identifier' },
        { kind: 'shorthand_property_identifier' },
        { kind: 'shorthand_property_identifier_pattern' },
      ],
      regex: `^${escaped}$`,
    },
  });
}

/**
 * The node that a finding means: the smallest accepted one around its place, else the first accepted one inside it.
 */
export function nodeAt(
  path: string,
  text: string,
  place: CodePlace,
  accept: (node: Node) => boolean,
): Node | undefined {
  const root = parse(path, text).root();
  const { start, end } = offsetsOf(place, text);
  let around = root;
  for (;;) {
    const next = around.children().find((child) => {
      const range = span(child);
      return range.start <= start && end <= range.end && range.end > start;
    });
    if (!next) break;
    around = next;
  }
  // A place names its node exactly, or a part of it on the same line: an outer node that starts far above is another matter.
  const startLine = (node: Node): number => node.range().start.line + 1;
  const inside: Node[] = [];
  const visit = (node: Node): void => {
    const range = span(node);
    if (range.start < start || range.end > end) {
      if (range.end <= start || range.start >= end) return;
    } else if (accept(node)) {
      inside.push(node);
      return;
    }
    node.children().forEach(visit);
  };
  if (span(around).start === start && span(around).end === end && accept(around)) return around;
  visit(around);
  if (inside[0]) return inside[0];
  return [around, ...around.ancestors()].find((node) => accept(node) && startLine(node) === place.line);
}
