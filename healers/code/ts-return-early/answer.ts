import { isFunction } from '#syntax/javascript/nodes.ts';
import type { Node } from '#syntax/parse.ts';

/** How the function leaves when something is missing: a statement, or why nothing tells. */
export function answerFor(fn: Node, subject: string): { readonly text: string } | { readonly doubt: string } {
  const guards = fn
    .findAll({ rule: { kind: 'if_statement' } })
    .filter((node) => isOf(node, fn) && asksForMissing(node));
  const exits = guards.flatMap((node) => exitOf(node) ?? []);
  const thrown = new Set(exits.flatMap((exit) => /^throw new ([\w$.]+)\((['"`])/.exec(exit)?.[1] ?? []));
  const returned = new Set(
    exits.filter((exit) => /^return( undefined| null)?;?$/.test(exit)).map((exit) => exit.replace(/;?$/, ';')),
  );
  const declared = fn.field('return_type')?.text() ?? '';
  const isAsync = fn.text().startsWith('async');
  const result = isAsync ? (/Promise<(.+)>$/s.exec(declared)?.[1] ?? '') : declared.replace(/^:\s*/, '');
  const empty = /(^|\|\s*)undefined\s*(\||$)/.test(result)
    ? 'return undefined;'
    : /(^|\|\s*)null\s*(\||$)/.test(result)
      ? 'return null;'
      : undefined;
  if (thrown.size > 0 && (returned.size > 0 || empty !== undefined))
    return { doubt: 'the function throws for some things that are missing, and may return nothing for others' };
  const [error, ...errors] = thrown;
  if (error !== undefined && errors.length === 0) return { text: `throw new ${error}('${subject} is missing');` };
  const [exit, ...others] = returned;
  if (exit !== undefined && others.length === 0) return { text: exit };
  if (empty !== undefined && returned.size === 0) return { text: empty };
  return { doubt: 'nothing in the function tells what should happen when the value is missing' };
}

function isOf(node: Node, fn: Node): boolean {
  return node.ancestors().find(isFunction)?.id() === fn.id();
}

/** `!x`, `x === undefined`, `x == null`. */
function asksForMissing(node: Node): boolean {
  const condition = node.field('condition')?.text() ?? '';
  return /^\(\s*(![\w$.]+|[\w$.]+\s*===?\s*(undefined|null))\s*\)$/.test(condition);
}

/** The one statement that a check leads to. */
function exitOf(node: Node): string | undefined {
  const body = node.field('consequence');
  const only = body?.kind() === 'statement_block' ? body.children().filter((child) => child.isNamed()) : [body];
  return only.length === 1 ? only[0]?.text() : undefined;
}
