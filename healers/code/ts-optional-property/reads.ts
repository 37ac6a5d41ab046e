import { callOf } from '#syntax/javascript/nodes.ts';
import { span, type Node } from '#syntax/parse.ts';

/** `this.name` in the class, where its value is read. */
export function readsOf(owner: Node, name: string): Node[] {
  return membersOf(owner, name).filter((node) => !isTarget(node));
}

function membersOf(owner: Node, name: string): Node[] {
  return owner
    .findAll({ rule: { kind: 'member_expression' } })
    .filter((node) => node.field('object')?.kind() === 'this' && node.field('property')?.text() === name);
}

function isTarget(node: Node): boolean {
  const parent = node.parent();
  return parent?.kind() === 'assignment_expression' && parent.field('left')?.id() === node.id();
}

/** The value is written as text: the compiler takes `undefined` there, people do not. */
export function printsMissing(node: Node): boolean {
  const parent = node.parent();
  if (parent?.kind() === 'template_substitution') return !isAsked(node);
  return parent?.kind() === 'binary_expression' && parent.field('operator')?.text() === '+';
}

/** True inside of `if (this.x)` and `this.x ? … : …`. */
function isAsked(node: Node): boolean {
  return node.ancestors().some((outer) => {
    const condition = outer.field('condition');
    return condition !== null && span(condition).end <= span(node).start && condition.text().includes(node.text());
  });
}

/** True when the constructor calls methods of the same object, and one of these sets the property. */
export function assignsInConstructor(owner: Node, name: string): boolean {
  const methods = owner.children().filter((child) => child.kind() === 'method_definition');
  const setters = methods.filter((method) => membersOf(method, name).some(isTarget));
  const maker = methods.find((method) => method.field('name')?.text() === 'constructor');
  const called = (maker?.findAll({ rule: { kind: 'call_expression' } }) ?? []).map((call) =>
    callOf(call)?.callee.text(),
  );
  return setters.some((setter) => called.includes(`this.${setter.field('name')?.text()}`));
}
