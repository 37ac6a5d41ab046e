import type { CodeHealer } from '#core/healer.ts';
import { contextNames } from '#syntax/javascript/names.ts';
import { callOf, nodeAt } from '#syntax/javascript/nodes.ts';
import { span } from '#syntax/parse.ts';
import { hasWord } from '#syntax/words.ts';

const protects = new Set(
  'sign signature signed signing token secret auth verify verification csrf nonce license'.split(' '),
);
/** Others say which hash it must be. */
const protocols =
  /oauth|ntlm|websocket|gravatar|webhook|content.?md5|body_?hash|digest.?auth|alipay|wechat|weixin|paypal|legacy/i;
const passwords = new Set('password passwd passphrase pin'.split(' '));

/** Signs with sha256 what was signed with md5 or sha1. */
export const healer: CodeHealer = {
  name: 'js-strong-hash',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-weak-hash'],
  // Values that were stored or sent before do not match any more: a person must say that nobody needs them.
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const call = nodeAt(path, context.text, finding.place, (node) =>
      /createHash$/.test(callOf(node)?.callee.text() ?? ''),
    );
    const [algorithm] = (call && callOf(call)?.args) ?? [];
    if (!call || !/string$/.test(String(algorithm?.kind())) || !algorithm)
      return { leftAlone: 'No createHash with a named algorithm was found here.' };
    const names = contextNames(call);
    if (names.some((name) => hasWord(name, passwords))) {
      return {
        leftAlone: 'No plain hash is fit for passwords; use crypto.scrypt with a salt, and rehash at the next login.',
      };
    }
    if (protocols.test([path, ...names].join(' '))) {
      return {
        leftAlone: 'A protocol or service says which hash this must be; it can only change with the other side.',
      };
    }
    if (!names.some((name) => hasWord(name, protects))) {
      return {
        leftAlone: 'It cannot be seen whether the hash protects something; an etag or checksum may stay as it is.',
      };
    }
    const quote = algorithm.text()[0] ?? "'";
    return {
      change: { edits: [{ path, ...span(algorithm), text: `${quote}sha256${quote}` }] },
      summary: 'Hash with sha256; values that are stored or sent by others must be made anew',
    };
  },
};
