import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '#syntax/diff.ts';
import { anchorReplacement, readReplacements, readShownLines } from './replacements.ts';

const text = 'a\nb\nc\nd\ne\n';
const read = (after: string, context?: number) => readReplacements(unifiedDiff('x', text, after, context));

describe('the replacements of a diff', () => {
  it('are the same whatever its context', () => {
    const after = 'a\nB\nc\nD1\nD2\ne\n';
    const expected = [
      { start: 2, removed: ['b'], added: ['B'] },
      { start: 4, removed: ['d'], added: ['D1', 'D2'] },
    ];
    expect(read(after, 0)).toEqual(expected);
    expect(read(after, 3)).toEqual(expected);
  });

  it('put in and take away', () => {
    expect(read('new\na\nb\nc\nd\ne\n', 0)).toEqual([{ start: 1, removed: [], added: ['new'] }]);
    expect(read('a\nb\nnew\nc\nd\ne\n', 0)).toEqual([{ start: 3, removed: [], added: ['new'] }]);
    expect(read('a\nb\nnew\nc\nd\ne\n', 3)).toEqual([{ start: 3, removed: [], added: ['new'] }]);
    expect(read('a\nd\ne\n', 0)).toEqual([{ start: 2, removed: ['b', 'c'], added: [] }]);
  });

  it('are none where the end of the file has or loses its line break, and in what is no diff', () => {
    expect(read('a\nb\nc\nd\nE')).toBeUndefined();
    expect(readReplacements('anything')).toBeUndefined();
    expect(readReplacements('@@ -1 +1 @@\n-a\n+b\nGarbage')).toBeUndefined();
    expect(readReplacements('')).toBeUndefined();
  });

  it('always have a line to stand on, which stays as it is', () => {
    const anchor = (start: number, added: string[]) => anchorReplacement({ start, removed: [], added }, text);
    expect(anchor(3, ['new'])).toEqual({ range: { start: 2, end: 2 }, lines: ['b', 'new'] });
    expect(anchor(1, ['new'])).toEqual({ range: { start: 1, end: 1 }, lines: ['new', 'a'] });
    expect(anchorReplacement({ start: 2, removed: ['b', 'c'], added: [] }, text)).toEqual({
      range: { start: 2, end: 3 },
      lines: [],
    });
  });
});

it('the lines that a pull request shows are those of its new side', () => {
  expect(readShownLines('@@ -1,3 +1,4 @@ def f():\n a\n+b\n c\n d\n@@ -10 +11,0 @@\n-x\n@@ -0,0 +20 @@\n+y')).toEqual([
    { start: 1, end: 4 },
    { start: 20, end: 20 },
  ]);
});
