import type { Node } from '../parse.ts';
import { unwrap } from './built-strings.ts';
import { bindingsOf, readsOf } from './names.ts';
import { isInside, statementOf } from './nodes.ts';
import { assignmentBefore, scopeOf, type PlainAssignment } from './uses.ts';

/** The expression that an argument stands for, and the assignment of the variable that it waits in. */
export interface FoundValue {
  readonly node: Node;
  readonly assigned: PlainAssignment | undefined;
}

/** Follows a name one step, to the assignment in force; undefined for a name that is bound in another way. */
export function findValue(argument: Node): FoundValue | undefined {
  const node = unwrap(argument);
  if (!node.is('identifier')) return { node, assigned: undefined };
  const statement = statementOf(node);
  const assigned = statement && assignmentBefore(statement, node.text());
  return assigned && { node: unwrap(assigned.value), assigned };
}

/** True when the variable is given one value, and read nowhere but below `user`. */
export function isOnlyFor(assigned: PlainAssignment, user: Node): boolean {
  const name = assigned.name.text();
  const scope = scopeOf(user);
  return bindingsOf(scope, name).length === 1 && readsOf(scope, name).every((read) => isInside(read, user));
}
