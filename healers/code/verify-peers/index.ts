import type { CodeHealer } from '#core/healer.ts';
import type { LeftAlone } from '#core/remedy.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { descendants, nodeAt } from '#syntax/python/nodes.ts';
import { dropUnusedImports } from '#syntax/python/need-import.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';
import { hasComment, removeStatement } from '#syntax/python/statements.ts';
import { findUnverified } from '#syntax/python/unverified.ts';

export const healer: CodeHealer = {
  name: 'verify-peers',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/tls-verification-off'],
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const tree = parse(path, text);
    const { start, end } = rangeOf(finding.place, text);
    const around = nodeAt(tree, start, end).parent() ?? tree.root();
    const nodes = [...descendants(around, 'assignment'), ...descendants(around, 'keyword_argument')];
    const node = smallestOverlapping(nodes, start, end);
    const found = node && findUnverified(node);
    if (node === undefined || found === undefined)
      return leave('There is nothing here that switches the check off for certain.');
    if (isOnPurpose(node)) return leave('The function says by its name that it does not look at certificates.');
    const summary = 'Ask servers for a valid certificate';
    if (found.instead) {
      const { node: value, text: wanted } = found.instead;
      return { change: { edits: [{ path, ...span(value), text: wanted }] }, summary };
    }
    if (found.statements.some((statement) => hasComment(text, statement)))
      return leave('A comment says why certificates are not looked at here.');
    const removals = found.statements.map((statement) => removeStatement(path, text, statement));
    const imports = dropUnusedImports(path, text, tree, ['CERT_NONE'], removals);
    return { change: { edits: mergeEdits([...removals, ...imports]) }, summary };
  },
};

/** `make_insecure_context`: whoever calls it asks for that. */
function isOnPurpose(node: Node): boolean {
  const around = node.ancestors().filter((each) => each.is('function_definition') || each.is('class_definition'));
  return around.some((each) =>
    /insecure|unverified|unsafe|untrusted|no_?verif|skip_?verif|without_?verif/i.test(each.field('name')?.text() ?? ''),
  );
}

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}
