import type { Proposal } from '#core/remedy.ts';
import { span, type Node } from '#syntax/parse.ts';

/**
 * `?.` where the code already says what a missing value leads to: a default stands behind `??`, or the chain is
 * optional from an earlier link on. Undefined anywhere else.
 */
export function chainOn(subject: Node, path: string): Proposal<'code'> | undefined {
  const access = subject.parent();
  if (access?.kind() !== 'member_expression' || access.field('object')?.id() !== subject.id()) return undefined;
  const dot = access.children().find((child) => child.kind() === '.');
  const whole = endOfChain(access);
  if (!dot || isTarget(whole)) return undefined;
  const outer = whole.parent();
  const hasDefault = outer?.kind() === 'binary_expression' && outer.field('operator')?.text() === '??';
  const isLeft = hasDefault && outer?.field('left')?.id() === whole.id();
  const isOptional = subject.find({ rule: { kind: 'optional_chain' } }) !== null && isOwnChain(subject);
  if (!isLeft && !isOptional) return undefined;
  const { start, end } = span(dot);
  const name = access.field('property')?.text() ?? '';
  const why = isLeft ? 'the default behind it answers' : 'the chain is optional before it';
  return {
    change: { edits: [{ path, start, end, text: '?.' }] },
    summary: `Read \`${name.slice(0, 40)}\` only when \`${shorten(subject.text())}\` is there: ${why}`,
  };
}

/** The outermost member access or call of the chain that the access begins: `?.` ends all of it. */
function endOfChain(access: Node): Node {
  let at = access;
  for (;;) {
    const outer = at.parent();
    const inner = outer?.field('object') ?? outer?.field('function');
    const isLink = /^(?:member_expression|subscript_expression|call_expression)$/.test(String(outer?.kind()));
    if (!outer || !isLink || inner?.id() !== at.id()) return at;
    at = outer;
  }
}

/** The `?.` is a link of the chain itself, not part of an argument in it. */
function isOwnChain(subject: Node): boolean {
  for (let at: Node | null = subject; at !== null; at = at.field('object') ?? at.field('function')) {
    if (at.children().some((child) => child.kind() === 'optional_chain')) return true;
  }
  return false;
}

function isTarget(chain: Node): boolean {
  const outer = chain.parent();
  const kind = String(outer?.kind());
  if (kind === 'assignment_expression' || kind === 'augmented_assignment_expression')
    return outer?.field('left')?.id() === chain.id();
  return kind === 'update_expression' || (kind === 'unary_expression' && /^delete\b/.test(outer?.text() ?? ''));
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
