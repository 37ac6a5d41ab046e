import type { Node } from '../parse.ts';
import { isFunction } from './nodes.ts';

/** Nodes of a kind inside, but not inside of functions in it. */
export function findAllIn(node: Node, kind: string): Node[] {
  const found: Node[] = [];
  const visit = (inner: Node): void => {
    for (const child of inner.children()) {
      if (child.kind() === kind) found.push(child);
      if (!isFunction(child)) visit(child);
    }
  };
  visit(node);
  return found;
}

const changers = ['assignment_expression', 'augmented_assignment_expression', 'update_expression'];

/** Every place inside where a variable gets another value. */
export function assignmentsTo(scope: Node, name: string): Node[] {
  return changers
    .flatMap((kind) => scope.findAll({ rule: { kind } }))
    .filter((node) => {
      const target = node.field('left') ?? node.field('argument');
      if (!target) return false;
      if (target.kind() === 'identifier') return target.text() === name;
      if (!/pattern$/.test(String(target.kind()))) return false;
      return (
        target.find({
          rule: {
            any: [{ kind: 'identifier' }, { kind: 'shorthand_property_identifier_pattern' }],
            regex: `^${name.replace(/\$/g, '\\$')}$`,
          },
        }) !== null
      );
    });
}

const mutators = /^(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear)$/;

/** True when the thing behind a name is changed inside: `xs.push(1)`, `xs[0] = 1`, `xs.length = 0`. */
export function isMutated(scope: Node, name: string): boolean {
  const targets = changers
    .flatMap((kind) => scope.findAll({ rule: { kind } }))
    .map((node) => node.field('left') ?? node.field('argument'));
  const isOwn = (target: Node | null | undefined): boolean => {
    const object = target?.field('object');
    return object !== null && object !== undefined && (object.text() === name || isOwn(object));
  };
  if (targets.some(isOwn)) return true;
  return scope.findAll({ rule: { kind: 'member_expression' } }).some((member) => {
    const property = member.field('property')?.text() ?? '';
    return (
      member.field('object')?.text() === name &&
      mutators.test(property) &&
      member.parent()?.kind() === 'call_expression'
    );
  });
}
