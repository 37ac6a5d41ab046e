import type { CodeHealer } from '#core/healer.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOf } from '#syntax/typescript/check.ts';
import { nodesAt } from '#syntax/typescript/nodes.ts';

/** Asks whether what was caught is an Error before its message is read: anything can be thrown. */
export const healer: CodeHealer = {
  name: 'ts-caught-error',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['tsc/TS18046', 'tsc/TS2571', 'tsc/TS2345', 'tsc/TS2322'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const holders = nodesAt(parse(path, context.text).root(), start);
    const name = holders.findLast((node) => node.kind() === 'identifier' && span(node).start === start);
    if (name === undefined || !isCaught(name, holders))
      return { leftAlone: 'what is of unknown type was not caught: where it comes from tells what it is' };
    const use = useOf(name, holders);
    const narrowed = use === undefined ? undefined : narrow(name.text(), use, finding.message);
    if (use === undefined || narrowed === undefined)
      return { leftAlone: `only the message of ${name.text()} has a value for everything that can be thrown` };
    const edits = [{ path, ...span(use), text: isWhole(use) ? narrowed : `(${narrowed})` }];
    const effect = await effectOf(context.typescript, path, edits);
    const bad = effect?.brought[0];
    if (bad !== undefined) return { leftAlone: `asked like this there is another error: ${bad.message}` };
    if (effect !== undefined && effect.gone.length === 0)
      return { leftAlone: `asking whether ${name.text()} is an Error does not cure it` };
    return { change: { edits }, summary: `Read ${name.text()} as an Error only when it is one` };
  },
};

/** Bound by the nearest `catch` around, and by nothing nearer. */
function isCaught(name: Node, holders: readonly Node[]): boolean {
  const clause = holders.findLast((node) => node.kind() === 'catch_clause');
  if (clause?.field('parameter')?.text() !== name.text()) return false;
  const inner = holders.slice(holders.indexOf(clause) + 1);
  const isAgain = (node: Node) =>
    node.parent()?.kind() === 'required_parameter' || node.parent()?.field('name')?.id() === node.id();
  return !inner.some(
    (node) =>
      /function|method/.test(String(node.kind())) &&
      node.findAll({ rule: { kind: 'identifier', regex: `^${name.text()}$` } }).some(isAgain),
  );
}

/** `e.message`, or `e` itself where it is an argument or a value. */
function useOf(name: Node, holders: readonly Node[]): Node | undefined {
  const parent = holders.at(-2);
  if (parent?.kind() !== 'member_expression') return name;
  if (parent.field('object')?.id() !== name.id() || parent.text().includes('?.')) return undefined;
  const outer = parent.parent();
  const isWritten =
    (outer?.kind() === 'assignment_expression' && outer.field('left')?.id() === parent.id()) ||
    (outer?.kind() === 'call_expression' && outer.field('function')?.id() === parent.id());
  return isWritten ? undefined : parent;
}

function narrow(name: string, use: Node, message: string): string | undefined {
  const member = use.kind() === 'member_expression' ? use.field('property')?.text() : undefined;
  if (member === 'message') return `${name} instanceof Error ? ${name}.message : String(${name})`;
  if (member === 'stack') return `${name} instanceof Error ? ${name}.stack : undefined`;
  if (member !== undefined) return undefined;
  const wanted = /^(?:Argument of type|Type) 'unknown' is not assignable to (?:parameter of )?type '([^']+)'/.exec(
    message,
  )?.[1];
  const types = new Set(wanted?.split(' | '));
  if (!types.has('Error')) return undefined;
  // What was thrown instead of an Error, such as a plain object of a driver, goes along.
  const other = types.has('string') ? `String(${name})` : `new Error(String(${name}), { cause: ${name} })`;
  return `${name} instanceof Error ? ${name} : ${other}`;
}

/** Where a conditional expression needs no parentheses. */
function isWhole(node: Node): boolean {
  const parent = node.parent();
  return (
    /^(arguments|return_statement|variable_declarator|pair|template_substitution|parenthesized_expression|array)$/.test(
      String(parent?.kind()),
    ) ||
    (parent?.kind() === 'assignment_expression' && parent.field('right')?.id() === node.id())
  );
}
