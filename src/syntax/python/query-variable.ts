import { span, type Node } from '../parse.ts';
import { bindingsOf, namesRead, readsOf } from './names.ts';
import { enclosing, isInside } from './nodes.ts';
import { scopeOf, statementsOf, type PlainAssignment } from './uses.ts';

/**
 * Why the text of a query that waits in a variable cannot be changed, in a sentence: something changes between there and
 * the call, or somebody else needs the text. Undefined when it can.
 */
export function findVariableFault(call: Node, argument: Node, assigned: PlainAssignment): string | undefined {
  const name = assigned.name.text();
  const scope = scopeOf(call);
  if (bindingsOf(scope, name).length !== 1) return `\`${name}\` is given several values.`;
  const others = readsOf(scope, name).filter((read) => !isInside(read, argument));
  if (
    others.some(
      (read) =>
        !/\b(?:log|logger|logging|print|debug)\b/.test(enclosing(read, 'call')?.field('function')?.text() ?? ''),
    )
  ) {
    return `\`${name}\` is used elsewhere too.`;
  }
  const from = span(assigned.statement).end;
  const to = span(call).start;
  for (const value of namesRead(assigned.value)) {
    const rebound = bindingsOf(scope, value).some((it) => span(it).start >= from && span(it).start < to);
    if (rebound) return `\`${value}\` changes between the query's text and its execution.`;
  }
  const block = assigned.statement.parent();
  return block && statementsOf(block).some((it) => isInside(call, it)) ? undefined : 'The query runs elsewhere.';
}
