import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import type { LeftAlone } from '#core/remedy.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readDotted } from '#syntax/python/calls.ts';
import { bindingsOf } from '#syntax/python/names.ts';
import { findSigners, findUnverifiedTokens, type UnverifiedToken } from '#syntax/python/unverified-tokens.ts';
import { scopeOf } from '#syntax/python/uses.ts';

export const healer: CodeHealer = {
  name: 'verify-tokens',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/jwt-unverified'],
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const found = findUnverifiedTokens(tree).find(({ call }) => span(call).start < end && start < span(call).end);
    if (found === undefined) return leave('There is no call here that believes a token without its signature.');
    const { call, args } = found;
    if (call.find({ rule: { kind: 'comment' } }) !== null) return leave('A comment stands inside the call.');
    const summary = 'Check who made the token';
    const removal = removeCulprit(path, found);
    if (removal === undefined) return leave('Which algorithm signs the tokens is not known here.');
    const hasKey = args[1]?.name === undefined ? args.length > 1 : args.some((arg) => arg.name === 'key');
    const hasAlgorithms =
      args.some((arg) => arg.name === 'algorithms') || (args[2] !== undefined && args[2].name === undefined);
    if (hasKey && hasAlgorithms) return { change: { edits: [removal] }, summary };
    const signers = findSigners(tree);
    const [signer] = signers;
    if (signer === undefined || signers.length > 1 || !isOfModule(signer.key))
      return leave('Which key and algorithm sign the tokens is not in this file.');
    const first = args[0];
    if (!first || first.name !== undefined) return leave('The token is not the first argument.');
    const added = [
      ...(hasKey ? [] : [signer.key.text()]),
      ...(hasAlgorithms ? [] : [`algorithms=[${signer.algorithm}]`]),
    ];
    const host = hasKey ? (args[1] ?? first) : first;
    const at = span(host.node).end;
    const edits: TextEdit[] = [{ path, start: at, end: at, text: `, ${added.join(', ')}` }, removal];
    return { change: { edits: mergeEdits(edits) }, summary };
  },
};

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

/** A constant or a setting: what a function is given may be another key elsewhere. */
function isOfModule(key: Node): boolean {
  if (key.is('subscript')) return /(?:^|\.)config\[["']\w+["']\]$/.test(key.text());
  const dotted = readDotted(key);
  if (dotted === undefined || dotted.startsWith('self.')) return false;
  return bindingsOf(scopeOf(key), dotted.split('.')[0] ?? '').length === 0 || scopeOf(key).is('module');
}

function removeCulprit(path: string, { args, culprit, way }: UnverifiedToken): TextEdit | undefined {
  if (way !== 'verify') {
    const siblings = culprit.parent()?.namedChildren() ?? [];
    if (siblings.length > 1) return cut(path, siblings, culprit);
    if (way === 'none') return undefined;
  }
  const host = args.find(
    (arg) => span(arg.node).start <= span(culprit).start && span(culprit).end <= span(arg.node).end,
  );
  return (
    host &&
    cut(
      path,
      args.map((arg) => arg.node),
      host.node,
    )
  );
}

/** Takes one element of a list away, with the comma that belongs to it. */
function cut(path: string, siblings: readonly Node[], gone: Node): TextEdit {
  const index = siblings.findIndex((it) => it.id() === gone.id());
  const before = siblings[index - 1];
  const after = siblings[index + 1];
  if (before) return { path, start: span(before).end, end: span(gone).end, text: '' };
  return { path, start: span(gone).start, end: after ? span(after).start : span(gone).end, text: '' };
}
