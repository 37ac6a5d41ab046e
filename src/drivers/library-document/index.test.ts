import { describe, expect, test } from 'vitest';
import type { LibraryEntry } from '#core/ports/pattern-library.ts';
import { readDocument, writeDocument } from './index.ts';

const at = '2026-01-02T03:04:05.000Z';
const entry: LibraryEntry = {
  pattern: {
    id: 'code/learned-ruff-x1-0a1b2c3d',
    kind: 'code',
    title: 'ruff/X1: f($A) → g($A)',
    languages: ['python'],
    rules: ['ruff/X1'],
    messages: [],
    safety: 'risky',
    review: 'full',
    links: [],
    rewrites: [{ match: { pattern: 'f($A)', kind: 'call' }, replace: 'g($A)' }],
    provenance: { from: 'learned', at, pairs: [{ via: 'commit', ref: 'c1', rule: 'ruff/X1' }] },
  },
  examples: {
    heals: [{ name: 'before-1.py', before: 'f(1)\n', after: 'g(1)\n' }],
    untouched: [{ name: 'untouched-near-1.py', text: 'other_f(1)\n' }],
  },
};
const record = { verified: 3, kept: 2, 'rolled-back': 0, rejected: 0, reverted: 0 };
const json = (changes: object) => JSON.stringify({ format: 'heal-patterns', version: 1, patterns: [], ...changes });

describe('a document', () => {
  test.each(['yaml', 'json'] as const)('goes out and comes in as %s', (format) => {
    const text = writeDocument({ exportedAt: at, entries: [{ ...entry, record }] }, format);
    const imported = { ...entry.pattern, provenance: { from: 'imported', source: 'team.yml', at } };
    expect(readDocument(text, 'team.yml', at)).toEqual({
      entries: [{ pattern: imported, examples: entry.examples }],
      problems: [],
    });
  });
  test('says in its first line what it is', () => {
    expect(writeDocument({ exportedAt: at, entries: [] }, 'yaml')).toMatch(/^format: heal-patterns\nversion: 1\n/);
  });
});

describe('what is foreign', () => {
  test('one bad pattern does not hide the others', () => {
    const { pattern, ...rest } = entry;
    const { id, ...file } = pattern;
    const good = { id, pattern: file, ...rest };
    const patterns = [
      { ...good, id: '../../etc/passwd' },
      { ...good, id: 'code/wrong', pattern: { ...file, safety: 'certain' } },
      good,
      good,
      7,
      { ...good, id: 'code/path', examples: { heals: [{ name: '../x.py', before: '', after: '' }], untouched: [] } },
    ];
    const read = readDocument(json({ patterns }), 'a.json', at);
    expect(read.entries.map((one) => one.pattern.id)).toEqual([id]);
    expect(read.problems.map((one) => `${one.id}: ${one.why}`)).toEqual([
      '../../etc/passwd: id: an id is code/<name>',
      expect.stringMatching(/^code\/wrong: pattern\.safety: /),
      `${id}: it is in the document twice`,
      expect.stringMatching(/^pattern 5: it: /),
      expect.stringMatching(/^code\/path: examples\.heals\.0\.name: an example is named/),
    ]);
  });
  test.each([
    ['another kind of file', 'name: x\n', /format: this is no library of patterns/],
    ['a later version', json({ version: 9 }), /version: this version of Heal reads/],
    ['no text of any kind', '\u0000{{', /this is no library of patterns/],
    ['aliases without end', 'format: heal-patterns\nversion: 1\npatterns: &a [*a, *a]\n', /anchors and aliases/],
    ['nesting without end', `format: heal-patterns\npatterns: ${'['.repeat(5000)}${']'.repeat(5000)}`, /levels deep/],
    ['nesting without end in JSON', `{"patterns":${'['.repeat(500)}${']'.repeat(500)}}`, /levels deep/],
  ])('%s', (_, text, message) => expect(() => readDocument(text, 'a.yml', at)).toThrow(message));
  test('a billion laughs', () => {
    const laughs = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
    ];
    expect(() => readDocument(laughs.join('\n'), 'a.yml', at)).toThrow(/anchors and aliases/);
  });
});
