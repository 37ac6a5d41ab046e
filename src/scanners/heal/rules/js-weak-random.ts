import { contextNames } from '#syntax/javascript/names.ts';
import { methodOf } from '#syntax/javascript/nodes.ts';
import { findAll, type Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import { hasWord } from '#syntax/words.ts';
import type { HealRule } from '../rule.ts';

const secret = new Set(
  'token secret password passwd passphrase nonce otp csrf xsrf salt apikey credential uuid guid pin captcha invite voucher'.split(
    ' ',
  ),
);
/** Where chance is wanted, not secrecy. */
const harmless = new Set(
  'jitter delay backoff timeout shuffle sample color colour position x y angle simulate simulation noise mock fake demo test weight'.split(
    ' ',
  ),
);

export const rule: HealRule = {
  id: 'js-weak-random',
  title: 'A token or id comes from Math.random',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'medium',
  links: [
    'https://cwe.mitre.org/data/definitions/338.html',
    'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Math/random',
    'https://developer.mozilla.org/docs/Web/API/Crypto/randomUUID',
  ],
  mentions: /Math\.random/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, { pattern: 'Math.random()' }).flatMap((node) => {
      const names = contextNames(node);
      if (names.slice(0, 2).some((name) => hasWord(name, harmless))) return [];
      // A class or file about sessions has numbers that are none: the nearest names count.
      const isSecret = names.slice(0, 2).some((name) => hasWord(name, secret) || /session_?(id|key)/i.test(name));
      if (!isIdText(node) && !isSecret) return [];
      return [{ node, message: 'Math.random can be predicted from a few of its results; tokens and ids want crypto.' }];
    });
  },
  examples: {
    finds: [
      { path: 'a.js', text: 'const id = Math.random().toString(36).slice(2);\n' },
      {
        path: 'a.ts',
        text: 'function createToken() {\n  return chars[Math.floor(Math.random() * chars.length)];\n}\n',
      },
    ],
    leaves: [
      { path: 'a.js', text: 'const delay = 100 + Math.random() * 50;\n' },
      { path: 'a.js', text: 'function shuffle(cards) { return cards[Math.floor(Math.random() * cards.length)]; }\n' },
      { path: 'a.js', text: 'const dice = Math.floor(Math.random() * 6) + 1;\n' },
      { path: 'a.js', text: 'const color = "#" + Math.random().toString(16).slice(2, 8);\n' },
      {
        path: 'a.js',
        text: 'function TokenShop() {\n  this.fill = () => {\n    const stocks = Math.floor(Math.random() * 40);\n  };\n}\n',
      },
    ],
  },
};

/** `Math.random().toString(36)` makes letters: nothing but an identifier is made like that. */
function isIdText(random: Node): boolean {
  const call = random.parent()?.parent();
  const method = call ? methodOf(call) : undefined;
  return method?.name === 'toString' && /^(36|32|16)$/.test(method.args[0]?.text() ?? '');
}
