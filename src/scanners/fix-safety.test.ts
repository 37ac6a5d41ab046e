import { describe, expect, it } from 'vitest';
import { isTrusted, judgeFix, whyNotOffered } from './fix-safety.ts';

function offer(rule: string, text: string, replaced: string, by = '', path = 'a.py') {
  const start = text.indexOf(replaced);
  const edits = [{ path, start, end: start + replaced.length, text: by }];
  const offered = { rule, summary: 'x', edits };
  return whyNotOffered(offered, path, text) ?? judgeFix(offered, path, text)?.safety;
}

describe('judgeFix', () => {
  it('trusts the removal of a standard import, and less of any other', () => {
    expect(offer('ruff/F401', 'import os\nx = 1\n', 'import os\n')).toBe('safe');
    expect(offer('ruff/F401', 'import models\nx = 1\n', 'import models\n')).toBe('careful');
    expect(offer('ruff/F401', 'from os import path, sep\n', 'path, ')).toBe('safe');
  });
  it('refuses what touches re-exports, __all__ or comments', () => {
    expect(offer('ruff/F401', 'from .a import b\n', 'from .a import b\n', '', 'pkg/__init__.py')).toBe(
      'may be a re-export',
    );
    expect(offer('ruff/F822', '__all__ = [\n  "a",\n  "b",\n]\n', '"b",')).toBe('edits __all__');
    expect(offer('ruff/F401', 'import os  # see #12\n', 'import os  # see #12\n')).toBe('deletes a comment');
    expect(offer('ruff/E711', 'x == None  # why\n', '== None  # why', 'is None  # why')).toBe('careful');
  });
  it('leaves a `getattr` alone that is there for its error', () => {
    const text = 'with raises(AttributeError):\n    getattr(x, "gone")\ny = getattr(x, "here")\n';
    expect(offer('ruff/B009', text, 'getattr(x, "gone")', 'x.gone')).toBe('leaves a useless expression');
    expect(offer('ruff/B009', text, 'getattr(x, "here")', 'x.here')).toBe('safe');
  });
  it('refuses suppressions in any dress', () => {
    expect(offer('ruff/B007', 'for i in x:\n', 'i', '_i')).toBe('hides the finding or changes more than it');
    expect(offer('oxlint/x', 'f(a);\n', 'a', 'a as any', 'a.ts')).toBe('is a suppression');
    expect(offer('ruff/ANN201', 'def f():\n', ':', ' -> Any:')).toBe('is a suppression');
    expect(offer('ruff/X', 'f()\n', 'f()', 'f()  # noqa')).toBe('is a suppression');
  });
  it('takes of oxlint what it knows, and no suppression as another', () => {
    expect(offer('oxlint/yoda', 'a = 5 < x;\n', '5 < x', 'x > 5', 'a.ts')).toBe('safe');
    expect(offer('oxlint/no-unused-vars', 'let x = 1;\n', 'x', '_x', 'a.ts')).toBe(
      'hides the finding or changes more than it',
    );
    expect(
      ['oxlint/yoda', 'oxlint/no-unused-vars', 'oxlint/no-eval', 'oxlint/no-unsafe-negation'].map(isTrusted),
    ).toEqual([true, false, false, true]);
  });
  it('takes a rule that it does not know for risky, and a family by letters only', () => {
    expect(offer('ruff/ZZZ001', 'x\n', 'x', 'y')).toBe('risky');
    expect(offer('ruff/DTZ001', 'x\n', 'x', 'y')).toBe('risky');
    expect(offer('ruff/D100', 'x\n', 'x', 'y')).toBe('careful');
  });
});
