import { span, type Node } from '../parse.ts';
import { bindingsOf } from './names.ts';
import { descendants, enclosing, isInside, isSame } from './nodes.ts';

/** The function that holds a node, or the module. Class bodies and lambdas do not count as scopes here. */
export function scopeOf(node: Node): Node {
  return enclosing(node, 'function_definition', 'module') ?? node.getRoot().root();
}

/** Statements of a block, comments left out. */
export function statementsOf(block: Node): Node[] {
  return block.namedChildren().filter((node) => !node.is('comment'));
}

/** True when the name gets a value somewhere below `node`. */
function isBoundIn(node: Node, name: string): boolean {
  return bindingsOf(node, name).length > 0;
}

/** `wanted`, or `wanted_2`, …: a name that nothing in the file uses. */
export function freeName(root: Node, wanted: string): string {
  const taken = new Set(descendants(root, 'identifier').map((node) => node.text()));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}_${n}`;
    if (!taken.has(name)) return name;
  }
}

const comprehensions = ['list_comprehension', 'set_comprehension', 'dictionary_comprehension', 'generator_expression'];

/**
 * The loop that runs `node` again and again, nearest first, within its function: `for`, `while`, comprehension.
 * What a loop evaluates once - the iterable of a `for`, the first iterable of a comprehension - is not inside it.
 */
export function loopsAround(node: Node): Node[] {
  const loops: Node[] = [];
  let child = node;
  for (let at = node.parent(); at !== null; child = at, at = at.parent()) {
    if (at.is('function_definition') || at.is('lambda') || at.is('class_definition')) break;
    if (at.is('for_statement')) {
      if (isSame(at.field('body'), child)) loops.push(at);
    } else if (at.is('while_statement')) {
      if (isSame(at.field('body'), child) || isSame(at.field('condition'), child)) loops.push(at);
    } else if (comprehensions.includes(String(at.kind()))) {
      const first = at.namedChildren().find((it) => it.is('for_in_clause'));
      const iterable = first?.field('right');
      if (!iterable || !isInside(node, iterable)) loops.push(at);
    }
  }
  return loops;
}

export interface PlainAssignment {
  readonly statement: Node;
  readonly name: Node;
  readonly value: Node;
}

/**
 * The assignment `name = value` that is in force at `statement`: the nearest one before it in its block, or in a block
 * around it as long as only `if`, `with` and `try` stand between. Undefined when the name is bound in another way.
 */
export function assignmentBefore(statement: Node, name: string): PlainAssignment | undefined {
  const block = statement.parent();
  if (block === null) return undefined;
  const end = span(statement).start;
  const before = statementsOf(block).filter((it) => span(it).end <= end);
  for (const candidate of before.toReversed()) {
    if (isBoundIn(candidate, name)) return readAssignment(candidate, name);
  }
  let outer = block.parent();
  while (outer && ['else_clause', 'elif_clause', 'except_clause', 'finally_clause'].includes(String(outer.kind()))) {
    outer = outer.parent();
  }
  const isPassable =
    outer !== null && ['if_statement', 'with_statement', 'try_statement'].includes(String(outer.kind()));
  if (outer === null || !isPassable) return undefined;
  // An earlier branch, or the head of the statement, may bind it too.
  const head = bindingsOf(outer, name).some((binding) => span(binding).start < end);
  return head ? undefined : assignmentBefore(outer, name);
}

/** Reads `name = value`, with or without an annotation. */
export function readAssignment(statement: Node, name?: string): PlainAssignment | undefined {
  const assignment = statement.is('expression_statement') ? statement.namedChildren()[0] : undefined;
  if (assignment?.is('assignment') !== true) return undefined;
  const left = assignment.field('left');
  const value = assignment.field('right');
  if (left?.is('identifier') !== true || value === null || value.is('assignment')) return undefined;
  return name === undefined || left.text() === name ? { statement, name: left, value } : undefined;
}
