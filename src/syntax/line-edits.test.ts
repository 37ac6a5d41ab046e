import { describe, expect, it } from 'vitest';
import { applyEdits } from './edits.ts';
import { lineEditsBetween } from './line-edits.ts';

describe('edits line by line', () => {
  it.each([
    ['a changed line', 'a = 1\nb = 2\nc = 3\n', 'a = 1\nb = 5\nc = 3\n'],
    ['a new first line', 'a\n', 'import os\na\n'],
    ['a new last line', 'a\nb', 'a\nb\nc'],
    ['lines that go', 'a\nb\nc\nd\n', 'a\nd\n'],
    ['two places', 'a\nb\nc\nd\ne\n', 'A\nb\nc\nd\nE\n'],
    ['nothing left', 'a\n', ''],
    ['from nothing', '', 'a\n'],
  ])('make %s', (_, before, after) => {
    expect(applyEdits(before, lineEditsBetween('a.py', before, after))).toBe(after);
  });

  it('touch no more than differs', () => {
    expect(lineEditsBetween('a.py', 'a\nsize = 1\nc\n', 'a\nsize = 2\nc\n')).toEqual([
      { path: 'a.py', start: 9, end: 10, text: '2' },
    ]);
    expect(lineEditsBetween('a.py', 'a\n', 'a\n')).toEqual([]);
  });

  it('give new lines the endings of the file, and leave those of the others', () => {
    const before = '\ufeffa\r\nb\nc\r\nd\r\n';
    const edits = lineEditsBetween('a.py', before, '\ufeffa\nb\nx\ny\nd\n');
    expect(applyEdits(before, edits)).toBe('\ufeffa\r\nb\nx\r\ny\r\nd\r\n');
  });
});
