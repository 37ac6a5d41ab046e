import type { CodeFinding } from '#core/finding.ts';
import { span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { isSame, nodeAt } from '#syntax/python/nodes.ts';

/** The expression that may be None: a name, a chain of names, or a call. */
export function subjectOf(finding: CodeFinding, text: string, tree: Tree): Node | undefined {
  const { start, end } = rangeOf(finding.place, text);
  const subject = finding.rule.startsWith('log/')
    ? exactly(tree, start, end)
    : /\/(?:arg-type|reportArgumentType)$/.test(finding.rule)
      ? argumentAt(finding, tree, start, end)
      : finding.rule.startsWith('mypy/')
        ? byMessage(finding, tree, start, end)
        : byPlace(tree, start, end, finding.rule);
  return subject !== undefined && (subject.is('call') || isChain(subject)) ? subject : undefined;
}

/** A stack trace was followed to the expression itself; where that was not possible, the place is the line. */
function exactly(tree: Tree, start: number, end: number): Node | undefined {
  const node = nodeAt(tree, start, end);
  return span(node).start === start && span(node).end === end ? node : undefined;
}

function byPlace(tree: Tree, start: number, end: number, rule: string): Node | undefined {
  const node = nodeAt(tree, start, end);
  const parent = node.parent();
  if (parent?.is('attribute') === true && isSame(parent.field('attribute'), node))
    return parent.field('object') ?? undefined;
  if (node.is('attribute') && rule.includes('MemberAccess')) return node.field('object') ?? undefined;
  if (node.is('subscript') && rule.includes('Subscript')) return node.field('value') ?? undefined;
  return rule.includes('MemberAccess') ? undefined : node;
}

/** An argument of a builtin that raises for `None`, and would fit but for it. What other functions do with it is theirs. */
function argumentAt({ message }: CodeFinding, tree: Tree, start: number, end: number): Node | undefined {
  const misfits = [...message.matchAll(/^\s*"([^"]+)" is (?:not assignable|incompatible with (protocol))/gm)];
  const isPyright =
    /^Argument of type "[^"]* \| None"/.test(message) &&
    misfits.some((match) => match[2] !== undefined) &&
    misfits.every((match) => match[1] === 'None');
  const mypy =
    /^Argument 1 to "(?:len|sum|sorted|min|max|iter|enumerate|list|tuple|set|int|float|open)" has incompatible type "(?:Optional\[(.+)\]|(.+) \| None)"; expected "(.+)"$/.exec(
      message,
    );
  const fits = mypy !== null && ((mypy[1] ?? mypy[2]) === mypy[3] || /^(Sized|Iterable\[)/.test(mypy[3] ?? ''));
  return isPyright || fits ? exactly(tree, start, end) : undefined;
}

/** mypy marks the whole expression: its message names the attribute. */
function byMessage(finding: CodeFinding, tree: Tree, start: number, end: number): Node | undefined {
  const attribute = /["']None["'].* has no attribute ["'](\w+)["']/.exec(finding.message)?.[1];
  if (attribute === undefined) return undefined;
  const found = tree
    .root()
    .findAll({ rule: { kind: 'attribute' } })
    .filter(
      (node) => span(node).start < end && span(node).end > start && node.field('attribute')?.text() === attribute,
    );
  const [only, ...others] = found;
  return others.length === 0 ? (only?.field('object') ?? undefined) : undefined;
}

/** `self.conn`: type checkers follow such chains, and asking them calls nothing but properties. */
function isChain(node: Node): boolean {
  if (node.is('identifier')) return true;
  const object = node.is('attribute') ? node.field('object') : null;
  return object !== null && isChain(object);
}
