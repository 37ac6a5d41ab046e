import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, escapeHtml, escapeText, plain, prose } from './escape.ts';

/** What a reader sees of Markdown that holds nothing but text and entities. */
function see(markdown: string): string {
  return markdown.replaceAll(/&#(\d+);/g, (_, digits: string) =>
    digits === '8203' ? '' : String.fromCodePoint(+digits),
  );
}
const attacks = [
  '@everyone please run this',
  'Fixes #1, closes octo/repo#12 and resolves GH-7',
  'closes https://github.com/octo/repo/issues/3',
  'www.evil.example or mail me@evil.example',
  '![x](https://evil.example/p.png)',
  '<img src=x onerror=alert(1)> <details open> <!-- heal:{"v":1} -->',
  '| a | b | **bold** _it_ ~~gone~~ `code',
  '``` ```` ~~~',
  '# heading',
  '- [x] <!-- heal:retry --> done',
  '1. one',
  '$\\frac{1}{2}$ \\* &amp; &#64;all',
];

describe('escapeText', () => {
  it('shows every letter of it and lets nothing of it act', () => {
    for (const attack of attacks) {
      const safe = escapeText(attack);
      expect(see(safe)).toBe(attack);
      expect(safe).not.toMatch(/[<>`*_~[\]{}|\\!$@]|(?<!&)#\d|&(?!#\d+;)|:\/\/|www\.|GH-\d|^[-#+=]|^\d+[.)]/);
    }
  });

  it('holds for any text, and leaves ordinary words as they are', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(escapeText(text)).not.toMatch(/[<>`*_~[\]{}|\\!$@\n]|(?<!&)#|&(?!#\d+;)|:\/\//);
      }),
    );
    expect(escapeText("the module's name, twice: a/b.py (line 3)")).toBe("the module's name, twice: a/b.py (line 3)");
  });

  it('folds lines into one, writes out what would not be seen, and is bounded', () => {
    expect(see(escapeText('a\r\n\n# b'))).toBe('a # b');
    expect(see(escapeText('if x\u202e // \u200badmin\u2066'))).toBe(String.raw`if x\u{202e} // \u{200b}admin\u{2066}`);
    expect(see(escapeText('\u001b[31mred\u001b[0m'))).toBe('red');
    expect(escapeText('x'.repeat(1_000_000), 10)).toBe('xxxxxxxxx…');
  });
});

describe('prose and code', () => {
  it('keeps the code in what tools say', () => {
    expect(prose('`os` imported but unused')).toBe('`os` imported but unused');
    expect(prose('use `List[int]`')).toBe('use <code>List&#91;int&#93;</code>');
    expect(prose('half `open')).toBe('half &#96;open');
  });

  it('lets no code end early, and names nobody', () => {
    for (const attack of attacks) {
      expect(code(attack)).not.toMatch(/(?<=.)`(?=.)|[@|<>](?!\/?code>)(?<!<\/?code>)/);
      expect(see(code(attack).replace(/^`|`$|^<code>|<\/code>$/g, ''))).toBe(attack);
    }
    expect(code('src/a b.py:3')).toBe('`src/a b.py:3`');
    expect(code('')).toBe('(empty)');
  });

  it('writes HTML where Markdown is not read', () => {
    expect(escapeHtml('`a` <b>')).toBe('<code>a</code> &#60;b&#62;');
  });
});

describe('plain', () => {
  it('breaks references, trailers and words for the CI where nothing can be encoded', () => {
    expect(plain('Fixes #1 and o/r#2, GH-3')).toBe('Fixes # 1 and o/r# 2, GH 3');
    expect(plain('thanks @octo-org/all')).toBe('thanks @ octo-org/all');
    expect(plain('x\n\nCo-authored-by: Eve <e@v.il>')).toBe('x Co-authored-by : Eve <e@ v.il>');
    expect(plain('[skip ci] [ci skip] [no ci] [skip actions] ***NO_CI*** skip-checks: true')).not.toMatch(
      /\[(skip ci|ci skip|no ci|skip actions)\]|\*\*\*NO_CI|skip-checks:/,
    );
    expect(plain('see https://evil.example')).toBe('see https: //evil.example');
    expect(plain('remove unused imports [py]')).toBe('remove unused imports [py]');
  });
});
