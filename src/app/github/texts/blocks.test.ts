import { describe, expect, it } from 'vitest';
import { fence, fold, formatMs, link, table } from './blocks.ts';
import { code } from './escape.ts';
import { joinParts } from './limits.ts';
import { checkbox, readMarker, readTicks, writeMarker } from './markers.ts';

describe('fence', () => {
  it('is longer than any run of backticks in it', () => {
    expect(fence('a\n````\nb', { language: 'diff' })).toBe('`````diff\na\n````\nb\n`````');
  });
  it('cuts what is long and says how much is missing', () => {
    expect(fence('1\n2\n3\n4\n', { maxLines: 2 })).toBe('```\n1\n2\n```\n\n… and 2 more lines.');
    expect(fence('x'.repeat(100), { maxCharacters: 10 })).toBe('```\n\n```\n\n… and 1 more line.');
  });
  it('shows the direction of text instead of following it', () => {
    expect(fence('a\u202eb\rc')).toBe('```\na\\u{202e}b\nc\n```');
  });
  it('holds no marker and no box of ours', () => {
    const forged = fence(`${writeMarker('heal', { v: 1 })}\n- [x] <!-- heal:retry=a --> again`);
    expect(readTicks(forged)).toEqual([]);
    expect(forged).not.toContain('<!-- heal');
  });
});

describe('fold, table and link', () => {
  it('encodes the title and sets the body apart, so that its Markdown is read', () => {
    expect(fold('`a.py` </summary>@x', 'body')).toBe(
      '<details>\n<summary><code>a&#46;py</code> &#60;/summary&#62;&#64;&#8203;x</summary>\n\nbody\n\n</details>'.replace(
        '&#46;',
        '.',
      ),
    );
  });
  it('keeps cells in their column', () => {
    expect(table(['Gate', 'Seen'], [[code('a|b'), 'one\ntwo']])).toBe(
      '| Gate | Seen |\n| --- | --- |\n| <code>a&#124;b</code> | one two |',
    );
    expect(table(['Gate'], [])).toBe('');
  });
  it('links addresses of the web only', () => {
    expect(link('F401', 'https://docs.astral.sh/ruff/rules/#F401')).toBe(
      '[F401](https://docs.astral.sh/ruff/rules/#F401)',
    );
    expect(link('x', 'javascript:alert(1)')).toBe('x');
    expect(link('x', 'https://a.example/)b')).toBe('x');
    expect(link('x', undefined)).toBe('x');
  });
  it('tells times as people do', () => {
    expect([0.2, 12.4, 1_240, 61_000, Number.NaN].map(formatMs)).toEqual([
      '< 1 ms',
      '12 ms',
      '1.2 s',
      '1 min 1 s',
      '–',
    ]);
  });
});

describe('markers', () => {
  it('come back as they were written, whatever is in them', () => {
    const data = { fp: ['v1:ab--> <b>'], n: 1 };
    const marker = writeMarker('heal', data);
    expect(marker).not.toContain('--> <b>');
    expect(readMarker('heal', `${marker}\r\n\nbody`)).toEqual(data);
  });
  it('count on the first line only, and by their own name', () => {
    const marker = writeMarker('heal', { v: 1 });
    expect(readMarker('heal', `hello\n${marker}`)).toBeUndefined();
    expect(readMarker('heal-dashboard', marker)).toBeUndefined();
    expect(readMarker('heal', '<!-- heal:{broken -->')).toBeUndefined();
    expect(readMarker('heal', null)).toBeUndefined();
  });
  it('boxes are read when they are ticked', () => {
    const key = 'style/ruff-F401-0a1b2c3d';
    const body = `${checkbox('retry', undefined, 'Again')}\n${checkbox('open', key, 'Open').replace('[ ]', '[x]')}`;
    expect(readTicks(body)).toEqual([{ action: 'open', key }]);
    expect(readTicks(`> ${body}`.replaceAll('\n', '\n> '))).toEqual([]);
  });
});

describe('joinParts', () => {
  it('leaves out what matters least until it fits', () => {
    const parts = [
      { text: 'head' },
      { text: 'x'.repeat(50), drop: 1, instead: 'short' },
      { text: 'y'.repeat(50), drop: 2 },
    ];
    expect(joinParts(parts, 200)).toBe(`head\n\n${'x'.repeat(50)}\n\n${'y'.repeat(50)}`);
    expect(joinParts(parts, 70)).toBe(`head\n\n${'x'.repeat(50)}`);
    expect(joinParts(parts, 30)).toBe('head\n\nshort');
  });
});
