import { span, type Node } from '../parse.ts';
import { enclosing, isInside, isSame } from './nodes.ts';

const branches =
  /^(?:if_statement|elif_clause|else_clause|try_statement|except_clause|match_statement|while_statement|conditional_expression|boolean_operator|lambda|function_definition|class_definition|if_clause)$/;

/** True when the node runs in every round: no branch, no early way out in front of it. */
export function isUnconditional(node: Node, region: Node): boolean {
  let child = node;
  for (let at = node.parent(); at !== null && !isSame(child, region); child = at, at = at.parent()) {
    const kind = String(at.kind());
    const isHead = /^(?:if_statement|while_statement)$/.test(kind) && isSame(at.field('condition'), child);
    const isFirst = kind === 'boolean_operator' && isSame(at.field('left'), child);
    const isFirstPart =
      kind === 'if_clause' || (kind === 'conditional_expression' && isSame(at.namedChildren()[1], child));
    const isTried = kind === 'try_statement' && isSame(at.field('body'), child);
    if (branches.test(kind) && !isHead && !isFirst && !isFirstPart && !isTried) return false;
    if (/comprehension$|^generator_expression$/.test(kind) && isSame(at, region)) {
      const isElement = isSame(at.field('body'), child);
      if (isElement && at.namedChildren().some((part) => part.is('if_clause'))) return false;
    }
    if (at.is('block') && leavesBefore(at, child)) return false;
  }
  return true;
}

/** True when a statement of the block in front of `child` may end the round. */
function leavesBefore(block: Node, child: Node): boolean {
  return block
    .namedChildren()
    .filter((statement) => span(statement).end <= span(child).start)
    .some((statement) => leaves(statement));
}

/** True when the statement may leave the round that it runs in: `continue`, `break`, `return`, `raise`. */
function leaves(statement: Node): boolean {
  const ways = statement.findAll({
    rule: {
      any: [
        { kind: 'return_statement' },
        { kind: 'raise_statement' },
        { kind: 'break_statement' },
        { kind: 'continue_statement' },
      ],
    },
  });
  return ways.some((way) => {
    const fn = enclosing(way, 'function_definition', 'lambda');
    if (fn !== undefined && isInside(fn, statement)) return false;
    const inner = enclosing(way, 'for_statement', 'while_statement');
    const isInner = inner !== undefined && isInside(inner, statement);
    return !isInner || way.is('return_statement') || way.is('raise_statement');
  });
}
