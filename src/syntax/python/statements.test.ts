import { describe, expect, it } from 'vitest';
import { applyEdits } from '#syntax/edits.ts';
import { parse } from '#syntax/parse.ts';
import { descendants } from './nodes.ts';
import { indentationStep, removeStatement } from './statements.ts';

/** Removes the statement that mentions `gone`. */
function remove(text: string): string {
  const tree = parse('a.py', text);
  const node = descendants(tree.root(), 'expression_statement').find((each) => each.text().startsWith('gone'));
  if (node === undefined) throw new Error('nothing to remove');
  return applyEdits(text, [removeStatement('a.py', text, node)]);
}

describe('removeStatement', () => {
  it('takes the whole line', () => {
    expect(remove('a = 1\ngone()\nb = 2\n')).toBe('a = 1\nb = 2\n');
    expect(remove('a = 1\r\ngone()\r\nb = 2\r\n')).toBe('a = 1\r\nb = 2\r\n');
    expect(remove('\ufeffgone()\nb = 2\n')).toBe('\ufeffb = 2\n');
  });
  it('leaves no more empty lines than the larger of both gaps', () => {
    expect(remove('a = 1\n\ngone()\n\n\nb = 2\n')).toBe('a = 1\n\n\nb = 2\n');
    expect(remove('a = 1\n\n\ngone()\n\nb = 2\n')).toBe('a = 1\n\n\nb = 2\n');
    expect(remove('a = 1\r\n\r\ngone()\r\n\r\nb = 2\r\n')).toBe('a = 1\r\n\r\nb = 2\r\n');
    expect(remove('a = 1\n\ngone()\nb = 2\n')).toBe('a = 1\n\nb = 2\n');
    expect(remove('a = 1\ngone()\n\nb = 2\n')).toBe('a = 1\n\nb = 2\n');
  });
  it('leaves pass in an empty block', () => {
    expect(remove('if x:\n    gone()\ny = 1\n')).toBe('if x:\n    pass\ny = 1\n');
    expect(remove('if x:\n    # why\n    gone()\n')).toBe('if x:\n    # why\n    pass\n');
    expect(remove('def f(): gone()\n')).toBe('def f(): pass\n');
  });
  it('leaves neighbours on the line', () => {
    expect(remove('a = 1; gone(); b = 2\n')).toBe('a = 1; b = 2\n');
    expect(remove('a = 1; gone()\n')).toBe('a = 1\n');
    expect(remove('gone(); a = 1\n')).toBe('a = 1\n');
  });
});

describe('indentationStep', () => {
  it('is what most blocks use', () => {
    expect(indentationStep('if a:\n  b\ndef f():\n\tif x:\n\t\ty\nclass C:\n\tpass\n')).toBe('\t');
    expect(indentationStep('x = 1\n')).toBe('    ');
  });
});
