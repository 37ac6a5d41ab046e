import { span, type Node } from '../parse.ts';
import { endsByLeaving, functionAround } from './functions.ts';
import { enclosing, isInside, isSame, ownDescendants } from './nodes.ts';

/**
 * True when the text in front of the expression already asks whether it is None: by an `if` around it, by one before it
 * that leaves, or on the left of an `and`. Only plain names and chains of names are followed.
 */
export function isGuarded(subject: Node): boolean {
  const text = subject.text();
  if (!/^[A-Za-z_][\w.]*$/.test(text)) return false;
  for (let at: Node = subject, outer = at.parent(); outer !== null; at = outer, outer = at.parent()) {
    if (outer.is('function_definition') || outer.is('class_definition')) return false;
    if (isCheckedBy(outer, at, text)) return true;
    if (outer.is('block') || outer.is('module')) {
      const answer = isCheckedBefore(outer, at, text);
      if (answer !== undefined) return answer;
    }
  }
  return false;
}

function isCheckedBy(outer: Node, part: Node, text: string): boolean {
  switch (String(outer.kind())) {
    case 'if_statement':
    case 'elif_clause':
    case 'while_statement': {
      const condition = outer.field('condition');
      const body = outer.field('consequence') ?? outer.field('body');
      return condition !== null && isSame(body, part) && implies(condition, text);
    }
    case 'else_clause': {
      const condition = outer.parent()?.field('condition') ?? null;
      return condition !== null && deniesNone(condition, text);
    }
    case 'conditional_expression': {
      const [value, condition] = outer.children().filter((child) => child.isNamed());
      return condition !== undefined && isSame(value, part) && implies(condition, text);
    }
    case 'boolean_operator': {
      const left = outer.field('left');
      return left !== null && outer.field('operator')?.text() === 'and' && !isSame(left, part) && implies(left, text);
    }
    default:
      return false;
  }
}

/** Looks back through the block: a check that leaves says yes, a new value says no. */
function isCheckedBefore(block: Node, at: Node, text: string): boolean | undefined {
  const before = block.children().filter((child) => child.isNamed() && span(child).end <= span(at).start);
  for (const statement of before.toReversed()) {
    if (statement.is('if_statement')) {
      const condition = statement.field('condition');
      const body = statement.field('consequence');
      if (condition && body && deniesNone(condition, text) && leaves(body)) return true;
    }
    if (statement.is('assert_statement')) {
      const condition = statement.children().find((child) => child.isNamed());
      if (condition && implies(condition, text)) return true;
    }
    if (binds(statement, text)) return false;
  }
  return undefined;
}

/** When the condition holds, the value is there. */
function implies(condition: Node, text: string): boolean {
  const plain = condition.is('parenthesized_expression') ? (condition.children()[1] ?? condition) : condition;
  if (plain.is('boolean_operator') && plain.field('operator')?.text() === 'and')
    return [plain.field('left'), plain.field('right')].some((side) => side !== null && implies(side, text));
  const said = plain.text().replace(/\s+/g, ' ');
  return said === text || said === `${text} is not None` || said.startsWith(`isinstance(${text},`);
}

/** When the condition does not hold, the value is there. */
function deniesNone(condition: Node, text: string): boolean {
  const plain = condition.is('parenthesized_expression') ? (condition.children()[1] ?? condition) : condition;
  if (plain.is('boolean_operator') && plain.field('operator')?.text() === 'or')
    return [plain.field('left'), plain.field('right')].some((side) => side !== null && deniesNone(side, text));
  const said = plain.text().replace(/\s+/g, ' ');
  return said === `not ${text}` || said === `${text} is None`;
}

function leaves(body: Node): boolean {
  if (endsByLeaving(body)) return true;
  const last = body.children().findLast((child) => child.isNamed() && !child.is('comment'));
  return last?.is('continue_statement') === true || last?.is('break_statement') === true;
}

function binds(statement: Node, text: string): boolean {
  const root = text.split('.')[0] ?? text;
  const targets = ownDescendants(statement, 'assignment', 'augmented_assignment', 'named_expression', 'for_statement');
  return [statement, ...targets].some((node) => {
    const left = node.field('left') ?? (node.is('named_expression') ? node.field('name') : null);
    if (
      left === null ||
      !/^(?:assignment|augmented_assignment|named_expression|for_statement)$/.test(String(node.kind()))
    )
      return false;
    return left
      .text()
      .split(/[\s,()[\]]+/)
      .some((name) => name === text || name === root);
  });
}

/** Statements of the function that come before the node and give the name a value, in the order of the text. */
export function assignmentsBefore(node: Node, name: string): Node[] {
  const body = functionAround(node)?.body ?? node.getRoot().root();
  const outer = enclosing(node, 'assignment');
  return ownDescendants(body, 'assignment', 'named_expression').filter((one) => {
    const left = one.field('left') ?? one.field('name');
    const isAbove = span(one).end <= span(node).start && !(outer && isInside(one, outer) && isSame(one, outer));
    return left?.text() === name && isAbove;
  });
}
