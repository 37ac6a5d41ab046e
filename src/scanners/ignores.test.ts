import { describe, expect, it } from 'vitest';
import { readIgnores } from './ignores.ts';

/** Line on which the marker `<<` stands; the marker is not part of the text. */
function isSilenced(path: string, marked: string, rule: string): boolean {
  const lines = marked.split('\n');
  const line = lines.findIndex((one) => one.includes('<<')) + 1;
  const place = { path, line, column: 1, endLine: line, endColumn: 2 };
  return readIgnores(path, marked.replaceAll('<<', '')).silencing({ rule, place }) !== undefined;
}

describe('heal-ignore', () => {
  it('silences its rule on its line or the next one that holds code', () => {
    expect(isSilenced('a.py', 'eval(x) << # heal-ignore ruff/S307: trusted input', 'ruff/S307')).toBe(true);
    expect(isSilenced('a.py', '# heal-ignore ruff/S307: trusted input\n# more words\n\neval(x) <<', 'ruff/S307')).toBe(
      true,
    );
    expect(isSilenced('a.ts', '// heal-ignore heal/js-eval, tsc/TS2304: trusted\neval(x); <<', 'tsc/TS2304')).toBe(
      true,
    );
    expect(isSilenced('a.py', '# heal-ignore ruff/S307: trusted\nx = 1\neval(x) <<', 'ruff/S307')).toBe(false);
    expect(isSilenced('a.py', 'eval(x) << # heal-ignore ruff/S307: trusted', 'ruff/S102')).toBe(false);
    expect(isSilenced('.env', 'KEY=1 << # heal-ignore secretlint/github: revoked', 'secretlint/github')).toBe(true);
  });

  it('silences twins, and needs a reason', () => {
    expect(isSilenced('a.py', 'q(x) << # heal-ignore bandit/B608: constant', 'heal/sql-injection')).toBe(true);
    const { faults } = readIgnores('a.py', 'eval(x)  # heal-ignore ruff/S307\n');
    expect(faults).toMatchObject([
      { rule: 'heal/ignore-without-reason', priority: 'P3', place: { line: 1, column: 10 } },
    ]);
    expect(isSilenced('a.py', 'eval(x) << # heal-ignore ruff/S307', 'ruff/S307')).toBe(false);
  });

  it('is not read from strings', () => {
    expect(isSilenced('a.py', 'x = "# heal-ignore ruff/S307: no" <<', 'ruff/S307')).toBe(false);
    expect(readIgnores('a.py', 'x = "# heal-ignore ruff/S307"\n').faults).toEqual([]);
  });
});

describe('the tools’ own comments', () => {
  it.each([
    ['a.py', 'q(x) << # noqa: S608', 'heal/sql-injection', true],
    ['a.py', 'q(x) << # noqa: S608', 'bandit/B608', true],
    ['a.py', 'q(x) << # noqa: E501', 'heal/sql-injection', false],
    ['a.py', 'q(x) << # noqa: S', 'ruff/SIM102', false],
    ['a.py', 'q(x) << # noqa', 'heal/sql-injection', true],
    ['a.py', 'q(x) << # noqa', 'pyright/reportCallIssue', false],
    ['a.py', '# ruff: noqa: S608\nq(x) <<', 'heal/sql-injection', true],
    ['a.py', 'q(x) << # noqa: S307', 'flow/code-injection', true],
    ['a.py', 'q(x) << # noqa: S307', 'flow/sql-injection', false],
    ['a.py', 'q(x) << # noqa', 'flow/path-traversal', true],
    ['a.py', 'q(x) << # nosec', 'flow/path-traversal', true],
    ['a.py', 'q(x) << # nosec', 'ruff/S602', true],
    ['a.py', 'q(x) << # nosec B608', 'heal/sql-injection', true],
    ['a.py', 'q(x) << # nosec B602', 'heal/sql-injection', false],
    ['a.py', 'q(x) << # type: ignore[name-defined]', 'ruff/F821', true],
    ['a.py', 'q(x) << # type: ignore[arg-type]', 'ruff/F821', false],
    ['a.py', 'q(x) << # pyright: ignore[reportCallIssue]', 'pyright/reportCallIssue', true],
    ['a.py', '# type: ignore\nimport os\nq(x) <<', 'mypy/call-arg', true],
    ['a.ts', '// @ts-expect-error why\nf(x); <<', 'tsc/TS2345', true],
    ['a.ts', '// eslint-disable-next-line no-eval -- why\neval(x); <<', 'heal/js-eval', true],
    ['a.ts', 'eval(x); << // eslint-disable-line no-alert', 'heal/js-eval', false],
    ['a.ts', 'eval(x); << // eslint-disable-line', 'flow/code-injection', true],
    ['a.ts', '/* eslint-disable no-eval */\neval(x); <<', 'oxlint/no-eval', true],
    ['a.ts', '/* eslint-disable no-eval */\n/* eslint-enable no-eval */\neval(x); <<', 'oxlint/no-eval', false],
    ['a.ts', '// biome-ignore lint/security/noGlobalEval: why\neval(x); <<', 'heal/js-eval', true],
  ])('%s: %s → %s %s', (path, text, rule, expected) => {
    expect(isSilenced(path, text, rule)).toBe(expected);
  });
});
