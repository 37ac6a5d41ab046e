import { describe, expect, test } from 'vitest';
import type { CodeFinding } from '#core/finding.ts';
import { findCures, type ScannedChange } from './find-cures.ts';
import { applyHunks, findHunks, mapLines, splitLines } from './hunks.ts';

function found(rule: string, line: number, message = 'is wrong', endLine = line): CodeFinding {
  return {
    ...{ id: `h${line}`, kind: 'code', rule, category: 'style', priority: 'P3', severity: 'low', message },
    ...{ fingerprint: `v1:${rule}${line}`, sources: [{ scanner: 'ruff', rule }], toolFixes: [] },
    place: { path: 'a.py', line, column: 1, endLine, endColumn: 2 },
  };
}
function cure(
  before: string,
  after: string,
  was: readonly CodeFinding[],
  is: readonly CodeFinding[] = [],
  path = 'a.py',
) {
  const commit = { commit: 'c'.repeat(40), at: '2026-01-02T00:00:00Z', subject: 'Mend' };
  const change: ScannedChange = { path, before, after, findingsBefore: was, findingsAfter: is, ...commit };
  return findCures(change);
}

describe('hunks', () => {
  const before = 'a\nb\nc\nd\ne\nf';
  const after = 'a\nB1\nB2\nc\ne\nf\ng\n';
  const hunks = findHunks(before, after);
  test('say which lines became which', () => {
    expect(hunks.slice(0, 2)).toEqual([
      { from: 2, removed: 1, to: 2, added: 2 },
      { from: 4, removed: 1, to: 5, added: 0 },
    ]);
  });
  test('applied all together they give the text after; one alone changes only its lines', () => {
    const [old, fresh] = [splitLines(before), splitLines(after)];
    expect(applyHunks(old, fresh, hunks)).toBe(after);
    expect(applyHunks(old, fresh, hunks.slice(1, 2))).toBe('a\nb\nc\ne\nf');
    expect(applyHunks(old, fresh, [])).toBe(before);
  });
  test.each([
    [1, 1, 1, 1],
    [2, 2, 2, 3],
    [3, 3, 4, 4],
    [5, 5, 5, 5],
    [1, 3, 1, 4],
    [3, 5, 4, 5],
  ])('lines %i–%i are %i–%i afterwards', (first, last, newFirst, newLast) => {
    expect(mapLines(hunks, first, last)).toEqual({ first: newFirst, last: newLast });
  });
});

describe('a cure', () => {
  test('is a finding that went away where its lines were changed', () => {
    const before = 'import yaml\n\nx = yaml.load(f)\ny = 1\n';
    const after = 'import yaml\n\nx = yaml.safe_load(f)\ny = 2\n';
    const [one, ...others] = cure(
      before,
      after,
      [found('ruff/S506', 3), found('ruff/F401', 1)],
      [found('ruff/F401', 1)],
    );
    expect(others).toEqual([]);
    expect(one).toMatchObject({ finding: { rule: 'ruff/S506' }, language: 'python', commit: 'c'.repeat(40) });
  });

  test('holds only its own lines of a commit that changed more, and the import that it needs', () => {
    const before = 'import os\nimport yaml\n\nx = yaml.load(f)\n\n\ny = 1\n';
    const after = 'import json\nimport yaml\n\nx = json.load(f)\n\n\ny = 2\n';
    const [one] = cure(before, after, [found('ruff/S506', 4)]);
    expect(one?.after).toBe('import json\nimport yaml\n\nx = json.load(f)\n\n\ny = 1\n');
  });

  test('is cut to the finding’s own line where the line beside it changed for another reason', () => {
    const rest = (load: string, y: string) => `x = ${load}(f)\ny = ${y}\n`;
    expect(cure(rest('load', '1'), rest('safe_load', '2'), [found('a/b', 1)])[0]?.after).toBe(rest('safe_load', '1'));
    const renamed = ['l = f()\nprint(l)\n', 'line = f()\nprint(line)\n'] as const;
    expect(cure(...renamed, [found('ruff/E741', 1)])[0]?.after).toBe(renamed[1]);
  });

  test('tells which other findings the same lines took with them', () => {
    const cures = cure('try:\n  f()\nexcept:\n  pass\n', 'try:\n  f()\nexcept OSError:\n  g()\n', [
      found('ruff/E722', 3),
      found('ruff/S110', 3, 'is wrong', 4),
    ]);
    expect(cures.map((one) => [one.finding.rule, one.alsoGone])).toEqual([
      ['ruff/E722', ['ruff/S110']],
      ['ruff/S110', ['ruff/E722']],
    ]);
  });

  test('may take away what is not needed', () => {
    const unused = found('ruff/F401', 1, '`os` imported but unused');
    expect(cure('import os\nx = 1\n', 'x = 1\n', [unused])).toHaveLength(1);
  });

  test.each<[string, string, string, readonly CodeFinding[], readonly CodeFinding[]]>([
    ['still there on the new line', 'x = f(1)\n', 'x = f(2)\n', [found('a/b', 1)], [found('a/b', 1)]],
    ['on a line that nobody touched', 'x = f(1)\ny = 1\n', 'x = f(1)\ny = 2\n', [found('a/b', 1)], []],
    ['silenced', 'x = f(1)\n', 'x = f(1)  # noqa: S1\n', [found('a/b', 1)], []],
    ['silenced by one word more', 'x = f(1)  # noqa: F4\n', 'x = f(1)  # noqa: E4, F4\n', [found('a/b', 1)], []],
    ['deleted together with what the code did', 'eval(x)\ny = 1\n', 'y = 1\n', [found('a/b', 1)], []],
    ['replaced by something else', 'x = eval(source)\n', 'return parse(tokens, grammar)\n', [found('a/b', 1)], []],
    ['traded for another', 'x = f(1)\n', 'x = f(1, y)\n', [found('a/b', 1)], [found('a/c', 1)]],
    ['about the whole file', 'x = f(1)\n', 'x = f(2)\n', [found('a/b', 1, 'is wrong', 40)], []],
    ['left as code that does not parse', 'x = f(1)\n', 'x = f(1\n', [found('a/b', 1)], []],
    ['a secret', 'key = f("abc")\n', 'key = f(env)\n', [found('ruff/S105', 1)], []],
  ])('is not a finding that is %s', (_, before, after, was, is) => {
    expect(cure(before, after, was, is)).toEqual([]);
  });

  test('of two findings of one rule by one change is one', () => {
    expect(cure('x = f("\\d", "\\w")\n', 'x = f(r"\\d", r"\\w")\n', [found('a/b', 1), found('a/b', 1)])).toHaveLength(
      1,
    );
  });

  test('counts a few times only when one commit repeats it', () => {
    const lines = (call: string) => Array.from({ length: 20 }, (_, index) => `x${index} = ${call}(a)\n\n`).join('');
    const was = Array.from({ length: 20 }, (_, index) => found('a/b', index * 2 + 1));
    expect(cure(lines('load'), lines('safe_load'), was)).toHaveLength(5);
  });
});
