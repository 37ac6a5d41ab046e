import type { Proposal } from '#core/remedy.ts';
import { span, type Node } from '#syntax/parse.ts';
import { readArguments } from '#syntax/python/calls.ts';
import { isSame } from '#syntax/python/nodes.ts';

/**
 * `a.get("b").get("c")`: an empty dictionary instead of a missing one gives the answer that the second `get` gives for
 * what is missing, which whoever reads it must expect anyway. Nothing else has a stand-in that is as plain.
 */
export function proposeStandIn(subject: Node, path: string): Proposal<'code'> | undefined {
  const member = subject.parent();
  const outer = member?.parent();
  if (member?.is('attribute') !== true || outer?.is('call') !== true || !isSame(member.field('object'), subject))
    return undefined;
  if (!isGet(subject) || !isGet(outer) || subject.text().includes('\n')) return undefined;
  const hasDefault = readArguments(outer).length > 1;
  if (!hasDefault && isUsedAtOnce(outer)) return undefined;
  const { start, end } = span(subject);
  return {
    change: {
      edits: [
        { path, start, end: start, text: '(' },
        { path, start: end, end, text: ' or {})' },
      ],
    },
    summary: `Look \`${readArguments(outer)[0]?.value.text().slice(0, 40) ?? ''}\` up in an empty dictionary when there is none`,
  };
}

function isGet(call: Node): boolean {
  const callee = call.is('call') ? call.field('function') : null;
  const args =
    callee?.is('attribute') === true && callee.field('attribute')?.text() === 'get' ? readArguments(call) : [];
  const [key] = args;
  // A web client has a `get` too; its paths are no keys.
  return (
    args.length > 0 &&
    args.length < 3 &&
    key !== undefined &&
    !args.some(({ name, isSplat }) => name || isSplat) &&
    !/^[rf]?["'](?:\/|https?:)/.test(key.value.text())
  );
}

/** The answer is used in a way that fails for None as well. */
function isUsedAtOnce(call: Node): boolean {
  const parent = call.parent();
  if (parent === null) return false;
  if (parent.is('attribute')) return isSame(parent.field('object'), call);
  if (parent.is('subscript')) return isSame(parent.field('value'), call);
  if (parent.is('call')) return isSame(parent.field('function'), call);
  if (parent.is('for_statement') || parent.is('for_in_clause')) return isSame(parent.field('right'), call);
  if (parent.is('argument_list')) return true;
  return /^(?:binary_operator|comparison_operator|unary_operator|list_splat|dictionary_splat|augmented_assignment)$/.test(
    String(parent.kind()),
  );
}
