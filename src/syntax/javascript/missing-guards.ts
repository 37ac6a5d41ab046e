import { span, type Node } from '../parse.ts';
import { contains, isFunction, namedChildren, unwrap } from './nodes.ts';

/**
 * True when the text in front of the expression already asks whether it is there: by an `if` around it, by one before it
 * that leaves, or on the left of an `&&`. Only plain names and chains of names are followed.
 */
export function isGuarded(subject: Node): boolean {
  const text = subject.text();
  if (!/^[A-Za-z_$][\w$.?]*$/.test(text)) return false;
  for (let at: Node = subject, outer = at.parent(); outer !== null; at = outer, outer = at.parent()) {
    if (isFunction(outer)) return false;
    if (isCheckedBy(outer, at, text)) return true;
    if (outer.kind() === 'statement_block' || outer.kind() === 'program') {
      const answer = isCheckedBefore(outer, at, text);
      if (answer !== undefined) return answer;
    }
  }
  return false;
}

function isCheckedBy(outer: Node, part: Node, text: string): boolean {
  switch (String(outer.kind())) {
    case 'if_statement':
    case 'while_statement':
    case 'ternary_expression': {
      const condition = outer.field('condition');
      const body = outer.field('consequence') ?? outer.field('body');
      return condition !== null && body !== null && contains(body, part) && implies(condition, text);
    }
    case 'binary_expression': {
      const left = outer.field('left');
      const right = outer.field('right');
      return (
        outer.field('operator')?.text() === '&&' &&
        left !== null &&
        right !== null &&
        contains(right, part) &&
        implies(left, text)
      );
    }
    default:
      return false;
  }
}

function isCheckedBefore(block: Node, at: Node, text: string): boolean | undefined {
  const before = namedChildren(block).filter((child) => span(child).end <= span(at).start);
  for (const statement of before.toReversed()) {
    if (statement.kind() === 'if_statement') {
      const condition = statement.field('condition');
      const body = statement.field('consequence');
      if (condition && body && denies(condition, text) && leaves(body)) return true;
    }
    const root = text.split(/[.?]/)[0] ?? text;
    const assigned = statement.findAll({ rule: { kind: 'assignment_expression' } });
    if (assigned.some((node) => [text, root].includes(node.field('left')?.text() ?? ''))) return false;
  }
  return undefined;
}

function implies(condition: Node, text: string): boolean {
  const plain = unwrap(condition);
  if (plain.kind() === 'binary_expression' && plain.field('operator')?.text() === '&&')
    return [plain.field('left'), plain.field('right')].some((side) => side !== null && implies(side, text));
  const said = plain.text().replace(/\s+/g, ' ');
  return (
    said === text ||
    [`${text} != null`, `${text} !== undefined`, `${text} !== null`, `${text} != undefined`].includes(said)
  );
}

function denies(condition: Node, text: string): boolean {
  const plain = unwrap(condition);
  if (plain.kind() === 'binary_expression' && plain.field('operator')?.text() === '||')
    return [plain.field('left'), plain.field('right')].some((side) => side !== null && denies(side, text));
  const said = plain.text().replace(/\s+/g, ' ');
  return (
    said === `!${text}` ||
    [`${text} == null`, `${text} === undefined`, `${text} === null`, `${text} == undefined`].includes(said)
  );
}

/** True for a body whose last statement leaves the function or the round of the loop. */
export function leaves(body: Node): boolean {
  const leaving = new Set(['return_statement', 'throw_statement', 'continue_statement', 'break_statement']);
  if (leaving.has(String(body.kind()))) return true;
  const last = body.kind() === 'statement_block' ? namedChildren(body).at(-1) : undefined;
  return last !== undefined && leaving.has(String(last.kind()));
}
