import { describe, expect, it } from 'vitest';
import { mergeTwins, type ScannedFinding } from './merge.ts';
import { aliasesOf, areTwins } from './twins.ts';

function found(
  rule: string,
  line: number,
  column: number,
  endColumn: number,
  more: Partial<ScannedFinding> = {},
): ScannedFinding {
  const place = { path: 'a.py', line, column, endLine: line, endColumn };
  const scanner = rule.split('/')[0] ?? '';
  return {
    scanner,
    rule,
    category: 'security',
    severity: 'medium',
    priority: 'P2',
    message: rule,
    place,
    toolFixes: [],
    ...more,
  };
}
const merged = (...findings: ScannedFinding[]) =>
  mergeTwins(findings).map(
    ({ rule, place, sources }) => `${rule}@${place.line}:${place.column}-${place.endColumn} ${sources.length}`,
  );

describe('mergeTwins', () => {
  it('makes one finding of three tools’ words, with the more precise place and the highest severity', () => {
    const fix = { summary: 'x', safety: 'safe' as const, edits: [{ path: 'a.py', start: 0, end: 1, text: '' }] };
    const [one, ...others] = mergeTwins([
      found('heal/sql-injection', 3, 5, 60, { severity: 'high', priority: 'P0', toolFixes: [fix] }),
      found('ruff/S608', 3, 16, 40),
      found('bandit/B608', 3, 17, 17, { severity: 'low', toolFixes: [fix] }),
    ]);
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      rule: 'ruff/S608',
      severity: 'high',
      priority: 'P0',
      place: { column: 16, endColumn: 40 },
      toolFixes: [fix],
    });
    expect(one?.sources.map((source) => source.rule)).toEqual(['ruff/S608', 'bandit/B608', 'heal/sql-injection']);
  });

  it('keeps two faults of one rule on one line apart', () => {
    expect(
      merged(
        found('ruff/F821', 1, 1, 4),
        found('ruff/F821', 1, 8, 11),
        found('pyright/reportUndefinedVariable', 1, 8, 11),
        found('pyright/reportUndefinedVariable', 1, 1, 4),
      ),
    ).toEqual(['ruff/F821@1:1-4 2', 'ruff/F821@1:8-11 2']);
  });

  it('joins twins that point at different words of a line when each tool has just one', () => {
    expect(merged(found('ruff/RUF013', 1, 10, 13), found('pyright/reportArgumentType', 1, 16, 20))).toEqual([
      'ruff/RUF013@1:10-13 2',
    ]);
    expect(
      merged(
        found('ruff/RUF013', 1, 10, 13),
        found('ruff/RUF013', 1, 22, 25),
        found('pyright/reportArgumentType', 1, 28, 32),
      ),
    ).toHaveLength(3);
  });

  it('never joins strangers, or twins on other lines', () => {
    expect(
      merged(found('ruff/S608', 1, 1, 9), found('ruff/S301', 1, 1, 9), found('bandit/B608', 2, 1, 9)),
    ).toHaveLength(3);
  });

  it('drops what one tool says twice', () => {
    expect(merged(found('ruff/F401', 1, 8, 10), found('ruff/F401', 1, 8, 10))).toEqual(['ruff/F401@1:8-10 1']);
  });
});

describe('twins', () => {
  it('knows the one name that older bandits have for every weak hash', () => {
    expect(merged(found('ruff/S324', 3, 12, 20), found('bandit/B303', 3, 1, 1))).toEqual(['ruff/S324@3:12-20 2']);
  });
  it('pairs bandit and ruff by number, and both with ours', () => {
    expect(areTwins('bandit/B113', 'ruff/S113')).toBe(true);
    expect(areTwins('bandit/B608', 'heal/sql-injection')).toBe(true);
    expect(areTwins('heal/sql-injection', 'bandit/B608')).toBe(true);
    expect(areTwins('bandit/B608', 'ruff/S602')).toBe(false);
    expect(aliasesOf('ruff/S999')).toEqual(['ruff/S999', 'bandit/B999']);
    expect(areTwins('heal/js-hardcoded-secret', 'secretlint/github')).toBe(true);
    expect(areTwins('secretlint/slack', 'ruff/S106')).toBe(true);
    expect(areTwins('ruff/B015', 'ruff/B018')).toBe(false);
    expect(aliasesOf('x/unknown')).toEqual(['x/unknown']);
  });
});
