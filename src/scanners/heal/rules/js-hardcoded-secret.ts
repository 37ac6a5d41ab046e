import { literalText } from '#syntax/javascript/strings.ts';
import { findAll, type Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import { hasWord, wordsOf } from '#syntax/words.ts';
import type { HealRule } from '../rule.ts';

const secret = new Set('password passwd secret token apikey credential passphrase'.split(' '));
/** The name of a secret is not the secret. */
const about = new Set(
  'name field header label key path url uri endpoint type kind regex pattern prefix message error placeholder title hint env param id selector input column status scope event action policy separator format'.split(
    ' ',
  ),
);

const longString = { any: [{ kind: 'string' }, { kind: 'template_string' }], regex: '^.{10,}$' };

export const rule: HealRule = {
  id: 'js-hardcoded-secret',
  title: 'A secret stands in the source',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'high',
  links: ['https://cwe.mitre.org/data/definitions/798.html', 'https://nodejs.org/api/process.html#processenv'],
  mentions:
    /(?:pass(?:wd|word|phrase)|secret|token|api_?key|credential)\w{0,40}['"]?(?:\s*:\s*\w+)?\s*[:=]\s*['"`]|[sr]k_live_|gh[po]_|github_pat_|xox[bp]-|AKIA/i,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, {
      any: [
        { kind: 'variable_declarator', has: { field: 'value', ...longString } },
        { kind: 'assignment_expression', has: { field: 'right', ...longString } },
        { kind: 'pair', has: { field: 'value', ...longString } },
      ],
    }).flatMap((node) => {
      const name = node.field('name') ?? node.field('left') ?? node.field('key');
      const value = node.field('value') ?? node.field('right');
      const found = value && /string$/.test(String(value.kind())) ? literalText(value) : undefined;
      if (!name || !value || found === undefined || !isSecret(name, found)) return [];
      return [
        { node: value, message: 'Everyone who reads the source has this secret; it belongs into the environment.' },
      ];
    });
  },
  examples: {
    finds: [
      { path: 'a.ts', text: 'const apiKey = "9f8e7d6c5b4a9f8e7d6c5b4a";\n' },
      { path: 'a.js', text: 'const config = { dbPassword: "tr0ub4dor&3x" };\n' },
      { path: 'a.js', text: 'const key = "sk_live_9f8e7d6c5b4a9f8e";\n' },
    ],
    leaves: [
      { path: 'a.js', text: 'const apiKey = process.env.API_KEY;\n' },
      { path: 'a.js', text: 'const urls = { token: "https://login.example.org/oauth2/v2.0/token" };\n' },
      { path: 'a.js', text: 'const password = "changeme";\nconst token = "your-token-here";\n' },
      { path: 'a.js', text: 'const tokenHeader = "x-csrf-token-9f8e7d";\n' },
      { path: 'a.js', text: 'const token = "identifier";\nconst passwordError = "Password needs 8 letters";\n' },
      { path: 'a.ts', text: "const TOKEN_STRINGS = '[A-Za-z0-9._~+/-]+=*';\n" },
      { path: 'a.test.js', text: 'const apiKey = "9f8e7d6c5b4a9f8e7d6c5b4a";\n' },
    ],
  },
};

function isSecret(name: Node, text: string): boolean {
  if (/^(sk_live_|rk_live_|ghp_|gho_|github_pat_|xox[bp]-|AKIA)[\w-]{10,}$/.test(text)) return !isPlaceholder(text);
  const words = wordsOf(
    name
      .text()
      .replace(/^.*\./, '')
      .replace(/api_?key/i, 'apikey'),
  );
  if (!words.some((word) => secret.has(word)) || words.some((word) => about.has(word))) return false;
  // Where tokens are had from is no secret; a name and a password in an address are.
  if (/^[a-z]+:\/\/(?![^/]*:[^/]*@)/i.test(text)) return false;
  return text.length >= 8 && !isPlaceholder(text) && !isPattern(text) && isRandomLooking(text);
}
function isPlaceholder(text: string): boolean {
  return (
    hasWord(
      text,
      new Set(
        'your example changeme change placeholder dummy test sample fake todo none null undefined redacted xxx foo bar'.split(
          ' ',
        ),
      ),
    ) || /^(.)\1+$|\*{3}|\.{3}|<.*>|\$\{|%s|\{\{|^\s*$|\s/.test(text)
  );
}
/** A regular expression says what a token looks like. */
function isPattern(text: string): boolean {
  return /\[[^\]]+\][*+?{]|\(\?[:=!]|\\[dws][*+?{]/.test(text);
}
/** Letters with digits, without the shape of words: `tr0ub4dor&3x`, not `refresh-token`. */
function isRandomLooking(text: string): boolean {
  return /\d/.test(text) && /[A-Za-z]/.test(text) && !/^[a-z]+([-_./:][a-z]+)*\d{0,2}$/i.test(text);
}
