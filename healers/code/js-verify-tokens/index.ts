import type { CodeHealer } from '#core/healer.ts';
import { callOf, hasComment, namedChildren, nodeAt, pathOf } from '#syntax/javascript/nodes.ts';
import { apiOf, resolve } from '#syntax/javascript/scopes.ts';
import { findCalls } from '#syntax/javascript/search.ts';
import { literalText } from '#syntax/javascript/strings.ts';
import { parse, span, type Node, type Tree } from '#syntax/parse.ts';

/** Checks the signature of a token that is only decoded, with the key and algorithm that the file has for it. */
export const healer: CodeHealer = {
  name: 'js-verify-tokens',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-jwt-unverified'],
  // Tokens that were believed until now are refused, with an error: that is the point.
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const isDecode = (node: Node) => /\bdecode$/.test(callOf(node)?.callee.text() ?? '');
    const call = nodeAt(path, context.text, finding.place, isDecode);
    const given = call && callOf(call);
    const name = given?.callee.field('property');
    if (!call || !given) return { leftAlone: 'Nothing is decoded here.' };
    if (name?.text() !== 'decode')
      return { leftAlone: '`decode` is imported by name; `verify` would have to be, too.' };
    const [token, options] = given.args;
    if (!token || options || hasComment(call)) return { leftAlone: 'The call says more than which token it decodes.' };
    const signers = signersOf(parse(path, context.text));
    const [signer] = signers;
    const keys = new Set(signers.map(({ key, algorithms }) => `${key} ${algorithms}`));
    if (!signer || keys.size > 1 || signer.algorithms === '?')
      return { leftAlone: 'Which key and algorithm sign the tokens is not in this file.' };
    const at = span(token).end;
    const edits = [
      { path, ...span(name), text: 'verify' },
      { path, start: at, end: at, text: `, ${signer.key}, { algorithms: ${signer.algorithms} }` },
    ];
    return { change: { edits }, summary: 'Check who made the token' };
  },
};

interface Signer {
  readonly key: string;
  /** As they can be written: `['HS256']`. */
  readonly algorithms: string;
}
/** What the file signs and verifies tokens with, where the key can be had everywhere in it. */
function signersOf(tree: Tree): readonly Signer[] {
  return findCalls(tree, 'sign|verify').flatMap((node) => {
    const call = callOf(node);
    const api = call && apiOf(call.callee);
    if (!call || api?.module !== 'jsonwebtoken') return [];
    const [, key, options] = call.args;
    const algorithms = key && isOfModule(key) ? algorithmsOf(api.name, options) : undefined;
    return [{ key: key?.text() ?? '', algorithms: algorithms ?? '?' }];
  });
}

/** A variable of the environment, a constant of the module, or a member of one. */
function isOfModule(key: Node): boolean {
  // A key with `!` would be one more place that hides that it may be missing.
  const path = key.kind() === 'non_null_expression' ? undefined : pathOf(key);
  if (path === undefined || path.startsWith('this.')) return false;
  if (/^process\.env\.\w+$/.test(path)) return true;
  const first = key.kind() === 'identifier' ? key : key.find({ rule: { kind: 'identifier' } });
  const found = first && resolve(first);
  return found != null && found.scope.kind() === 'program' && /^(import|const)$/.test(found.kind);
}

/** Undefined where it is not written out, and for pairs of keys: the one that signs is not the one that verifies. */
function algorithmsOf(name: string, options: Node | undefined): string | undefined {
  const members = options?.kind() === 'object' ? namedChildren(options) : [];
  const value = (key: string) => members.find((member) => member.field('key')?.text() === key)?.field('value');
  if (name === 'verify') {
    const list = value('algorithms');
    return list?.kind() === 'array' &&
      namedChildren(list).every((each) => /^[A-Z]{2}\d+$/.test(literalText(each) ?? ''))
      ? list.text()
      : undefined;
  }
  if (options && (options.kind() !== 'object' || members.some((member) => member.kind() !== 'pair'))) return undefined;
  const stated = value('algorithm');
  // https://github.com/auth0/node-jsonwebtoken#jwtsignpayload-secretorprivatekey-options-callback
  if (!stated) return "['HS256']";
  return /^HS\d+$/.test(literalText(stated) ?? '') ? `[${stated.text()}]` : undefined;
}
