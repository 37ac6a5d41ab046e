import { describe, expect, it } from 'vitest';
import type { CodeFinding, TextEdit } from '#core/finding.ts';
import { applyEdits } from '#syntax/edits.ts';
import { combineEdits, editsConflict } from './combine.ts';
import { compareFindings } from './gate-findings.ts';
import { checkHonesty } from './gate-honesty.ts';
import { checkScope } from './gate-scope.ts';
import { checkSyntax } from './gate-syntax.ts';
import type { Batch, BatchMember } from './gate.ts';

const limits = { maxFilesPerHeal: 2, maxChangedLines: 20 };
function memberOf(id: string, edits: readonly TextEdit[]): BatchMember {
  return {
    id,
    remedy: {
      id,
      kind: 'code',
      rung: 'exact',
      origin: 'healer',
      healer: id,
      summary: '',
      safety: 'safe',
      confidence: 1,
      preview: '',
      change: { edits },
    },
  };
}
/** A batch of one that turns `before` into `after` in one edit of the whole file. */
function rewriteOf(path: string, before: string, after: string): Batch {
  const edits = [{ path, start: 0, end: before.length, text: after }];
  return {
    cases: [memberOf('h1', edits)],
    before: new Map([[path, before]]),
    after: new Map([[path, applyEdits(before, edits)]]),
  };
}

describe('scope', () => {
  it('lets a small edit of the package pass', () => {
    expect(checkScope(rewriteOf('src/a.py', 'x\n', 'y\n'), limits).passed).toBe(true);
  });
  it.each(['../a.py', '/etc/passwd', 'a/../../b.py', 'C:/a.py', 'a\\b.py', 'a//b.py', './a.py', 'a.py\0', ''])(
    'refuses the path %j',
    (path) => {
      expect(checkScope(rewriteOf(path, 'x', 'y'), limits)).toMatchObject({ passed: false, culprits: [{ id: 'h1' }] });
    },
  );
  it.each([
    '.git/config',
    '.GIT/hooks/x.py',
    'a/.gitattributes',
    '.github/workflows/x.yml',
    '.heal/x.py',
    'package.json',
    'sub/package-lock.json',
    'node_modules/x/a.js',
    '.github/heal.yml',
  ])('refuses %s, which no heal may touch', (path) =>
    expect(checkScope(rewriteOf(path, 'x', 'y'), limits).passed).toBe(false),
  );
  it.each(['\u202e', '\u200b', '\u{e0041}'])('refuses invisible text', (character) => {
    expect(checkScope(rewriteOf('a.py', 'x', `y${character}`), limits).passed).toBe(false);
  });
  it('refuses edits that are too large or beyond the end', () => {
    expect(checkScope(rewriteOf('a.py', 'x', 'y\n'.repeat(30)), limits).detail).toContain('at most 20');
    const batch = {
      ...rewriteOf('a.py', 'x', 'y'),
      cases: [memberOf('h1', [{ path: 'a.py', start: 0, end: 9, text: '' }])],
    };
    expect(checkScope(batch, limits).detail).toContain('beyond its end');
  });
});

describe('syntax', () => {
  it('names the one edit that breaks the file', () => {
    const before = 'x = 1\ny = 2\n';
    const good = { path: 'a.py', start: 4, end: 5, text: '3' };
    const bad = { path: 'a.py', start: 10, end: 11, text: '((' };
    const batch = {
      cases: [memberOf('good', [good]), memberOf('bad', [bad])],
      before: new Map([['a.py', before]]),
      after: new Map([['a.py', applyEdits(before, [good, bad])]]),
    };
    expect(checkSyntax(batch)).toMatchObject({ passed: false, culprits: [{ id: 'bad' }] });
  });
  it('does not hold an old error against a heal', () => {
    expect(checkSyntax(rewriteOf('a.py', 'def f(:\n', 'def g(:\n')).passed).toBe(true);
  });
});

describe('honesty', () => {
  it.each([
    ['a.py', 'import os\n', 'import os  # noqa: F401\n'],
    ['a.py', 'x = f()\n', 'x = f()  # type: ignore\n'],
    ['a.py', 'h = md5(x)\n', 'h = md5(x)  # nosec\n'],
    ['a.ts', 'f(x);\n', 'f(x as any);\n'],
    ['a.ts', 'f(x.y);\n', 'f(x!.y);\n'],
    ['a.ts', 'const x = f();\n', '// @ts-ignore\nconst x = f();\n'],
    ['a.ts', 'function f(x) {}\n', 'function f(x: any) {}\n'],
    ['a.py', 'f()\n', '_ = f()\n'],
    ['a.test.ts', "it('x', () => {});\n", "it.skip('x', () => {});\n"],
  ])('refuses a suppression in %s: %j → %j', (path, before, after) => {
    expect(checkHonesty(rewriteOf(path, before, after)).passed).toBe(false);
  });
  it('refuses to delete a comment or a test', () => {
    expect(checkHonesty(rewriteOf('a.py', 'x = 1  # why\n', 'y = 1\n')).detail).toContain('removes a comment');
    expect(checkHonesty(rewriteOf('a.py', 'x = 1  # type: int\n', 'x = 1\n')).passed).toBe(false);
    expect(checkHonesty(rewriteOf('a.py', 'x = f()  # type: int\n', 'x = f()  # type: str\n')).passed).toBe(true);
    expect(
      checkHonesty(rewriteOf('tests/test_a.py', 'def test_a():\n    assert f()\n', 'def test_a():\n    f()\n')).passed,
    ).toBe(false);
  });
  it('does not touch what a test asserts, for nothing would check that', () => {
    const weaker = rewriteOf(
      'tests/test_a.py',
      'def test_a():\n    assert f() == True\n',
      'def test_a():\n    assert f()\n',
    );
    expect(checkHonesty(weaker).detail).toContain('what a test');
    // The place is at fault, not the remedy: its record stays as it is.
    expect(checkHonesty(weaker).culprits).toMatchObject([{ inconclusive: true }]);
    const other = rewriteOf(
      'tests/test_a.py',
      'import os\ndef test_a():\n    assert f()\n',
      'def test_a():\n    assert f()\n',
    );
    expect(checkHonesty(other).passed).toBe(true);
    expect(checkHonesty(rewriteOf('a.py', 'assert x == None\n', 'assert x is None\n')).passed).toBe(true);
  });
  it.each([
    ['a.ts', 'if (a != b) {}\n', 'if (a !== b) {}\n'],
    ['a.py', 'import os\nimport sys # keep\n', 'import sys # keep\n'],
    ['a.ts', 'f(x?.y);\n', 'f(x.y);\n'],
  ])('lets an honest edit pass in %s: %j → %j', (path, before, after) => {
    expect(checkHonesty(rewriteOf(path, before, after))).toMatchObject({ passed: true });
  });
});

describe('findings', () => {
  const findingOf = (rule: string, print: string, path = 'a.py', line = 1): CodeFinding => ({
    id: print,
    kind: 'code',
    rule,
    category: 'style',
    priority: 'P3',
    severity: 'low',
    message: rule,
    fingerprint: print,
    toolFixes: [],
    sources: rule.split('+').map((source) => ({ scanner: source.split('/')[0] ?? '', rule: source })),
    place: { path, line, column: 1, endLine: line, endColumn: 2 },
  });
  /** Heals by rewriting the first character of its line. */
  const healing = (id: string, finding: CodeFinding) => {
    const start = (finding.place.line - 1) * 2;
    return { ...memberOf(id, [{ path: finding.place.path, start, end: start + 1, text: 'y' }]), finding };
  };
  const texts = { before: new Map([['a.py', 'x\nx\nx\n']]), after: new Map([['a.py', 'y\ny\ny\n']]) };
  const compare = (
    cases: readonly ReturnType<typeof healing>[],
    before: readonly CodeFinding[],
    after: readonly CodeFinding[],
    scanner = 'ruff',
  ) => compareFindings({ cases, texts, before, after, isAsked: (name) => name === scanner });

  it('passes when the finding is gone, also when twins on other lines change their fingerprints', () => {
    const before = [findingOf('ruff/F401', 'a'), findingOf('ruff/F401', 'b'), findingOf('ruff/E501', 'c')];
    const after = [findingOf('ruff/F401', 'a2'), findingOf('ruff/E501', 'c2')];
    expect(compare([healing('h1', before[0] as CodeFinding)], before, after).passed).toBe(true);
  });
  it('names the case whose finding is still there', () => {
    const before = [findingOf('ruff/S608', 'a'), findingOf('ruff/F401', 'b')];
    const cases = before.map((finding, index) => healing(`h${index}`, finding));
    expect(compare(cases, before, [findingOf('ruff/S608', 'a')])).toMatchObject({
      passed: false,
      culprits: [{ id: 'h0' }],
    });
  });
  it('names the case that made the line where something new stands', () => {
    const before = [findingOf('ruff/S608', 'a'), findingOf('ruff/F401', 'b', 'a.py', 2)];
    const cases = before.map((finding, index) => healing(`h${index}`, finding));
    expect(compare(cases, before, [findingOf('ruff/RUF013', 'new', 'a.py', 2)])).toMatchObject({
      culprits: [{ id: 'h1' }],
    });
  });
  it('suspects the cases of the file, or all, when nobody made that line', () => {
    const before = [findingOf('ruff/S608', 'a')];
    const cases = before.map((finding, index) => healing(`h${index}`, finding));
    expect(compare(cases, before, [findingOf('ruff/F401', 'new', 'a.py', 3)])).toMatchObject({ suspects: ['h0'] });
    expect(compare(cases, before, [findingOf('ruff/F821', 'x', 'c.py')])).toMatchObject({
      passed: false,
      suspects: [],
    });
  });
  it('does not hold against a heal what an unknown name had hidden, unless a type checker says it', () => {
    const before = [findingOf('ruff/F821', 'a')];
    const cases = before.map((finding) => healing('h0', finding));
    const hidden = { before: new Map([['a.py', 'x\nz\n']]), after: new Map([['a.py', 'y\nz\n']]) };
    const compareHidden = (after: CodeFinding, scanner: string) =>
      compareFindings({ cases, texts: hidden, before, after: [after], isAsked: (name) => name === scanner }).passed;
    expect(compareHidden(findingOf('ruff/S311', 'n', 'a.py', 2), 'ruff')).toBe(true);
    expect(compareHidden(findingOf('ruff/S311', 'n', 'a.py', 1), 'ruff')).toBe(false);
    expect(compareHidden(findingOf('pyright/reportCallIssue', 'n', 'a.py', 2), 'pyright')).toBe(false);
  });
  it('takes a ring of imports for meant that a missing import closes, but not one that cannot load', () => {
    const before = [findingOf('ruff/F821', 'a')];
    const ring = (severity: 'medium' | 'high', of: string): CodeFinding => ({
      ...findingOf('heal/import-cycle', 'r', 'z.py'),
      severity,
      message: `Import cycle: ${of}; what \`import a\` brings is used nowhere`,
    });
    const passes = (healed: CodeFinding, found: CodeFinding) =>
      compareFindings({
        cases: [healing('h0', healed)],
        texts,
        before: [healed],
        after: [found],
        isAsked: () => true,
      }).passed;
    const [missing] = before as [CodeFinding];
    expect(passes(missing, ring('medium', 'z.py → a.py → z.py'))).toBe(true);
    expect(passes(missing, ring('high', 'z.py → a.py → z.py'))).toBe(false);
    expect(passes(missing, ring('medium', 'z.py → b.py → z.py'))).toBe(false);
    expect(passes(findingOf('ruff/E501', 'a'), ring('medium', 'z.py → a.py → z.py'))).toBe(false);
  });
  it('hears only the scanners that were asked', () => {
    const before = [findingOf('ruff/F821+pyright/reportUndefinedVariable', 'a')];
    const cases = before.map((finding) => healing('h0', finding));
    expect(compare(cases, before, [findingOf('pyright/reportUndefinedVariable', 'p')], 'ruff').passed).toBe(true);
    expect(compare(cases, before, [findingOf('pyright/reportUndefinedVariable', 'p')], 'pyright').passed).toBe(false);
  });
});

describe('combining', () => {
  const remedyOf = (...edits: TextEdit[]) => memberOf('r', edits).remedy;
  it('shares one import that two remedies add, and orders two that stand at one place', () => {
    const secrets = { path: 'a.py', start: 0, end: 0, text: 'import secrets\n' };
    const os = { path: 'a.py', start: 0, end: 0, text: 'import os\n' };
    expect(editsConflict(remedyOf(secrets), remedyOf(secrets))).toBe(false);
    expect(editsConflict(remedyOf(secrets), remedyOf(os))).toBe(false);
    const combined = combineEdits([remedyOf(secrets), remedyOf(os), remedyOf(secrets)], () => 'x\n');
    expect(combined.get('a.py')).toBe('import os\nimport secrets\nx\n');
  });
  it('keeps apart what touches the same text', () => {
    const one = { path: 'a.py', start: 0, end: 5, text: 'x' };
    expect(editsConflict(remedyOf(one), remedyOf({ ...one, start: 4, end: 8 }))).toBe(true);
    expect(editsConflict(remedyOf(one), remedyOf({ ...one, path: 'b.py' }))).toBe(false);
  });
});
