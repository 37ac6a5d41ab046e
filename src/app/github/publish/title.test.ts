import { describe, expect, it } from 'vitest';
import type { Proposal, ProposedCase } from '#core/proposal.ts';
import { hasOwnTrailers, writeCommitMessage } from './commit-message.ts';
import { findConvention, writeTitle } from './title.ts';

const one: ProposedCase = {
  id: 'h1',
  fingerprint: 'v1:00000000000000000000000000000001',
  rule: 'mypy/arg-type',
  category: 'type',
  severity: 'medium',
  path: 'src/billing/tax.py',
  line: 3,
  endLine: 3,
  message: '',
  summary: 'Annotate `net` as a number',
  healer: 'code/annotate',
  origin: 'healer',
  rung: 'exact',
  safety: 'safe',
  confidence: 1,
  diff: '',
};
const proposalOf = (...cases: readonly ProposedCase[]): Proposal => ({
  key: 'type/mypy-arg-type-0a1b2c3d',
  category: cases[0]?.category ?? 'type',
  rule: 'mypy/arg-type',
  priority: 'P1',
  severity: 'medium',
  cases,
  files: [],
  gates: [],
  approval: { needed: false, why: '' },
  testedBySuite: true,
});
const title = (subjects: readonly string[], proposal = proposalOf(one)) =>
  writeTitle(proposal, findConvention(subjects), undefined);

describe('titles', () => {
  it.each([
    [
      ['fix(api): a', 'feat(ui)!: b', 'Merge pull request #1 from x', 'chore: c'],
      'fix(types): annotate net as a number in tax.py',
    ],
    [['ABC-12: fix(api): a', '[ABC-13] feat(ui): b'], 'fix(types): annotate net as a number in tax.py'],
    [['fix: Add x', 'chore: Drop y'], 'fix: Annotate net as a number in tax.py'],
    [[':bug: Fix x', ':memo: y'], ':label: Annotate net as a number in tax.py'],
    [['billing: round up', 'net/http, io: read less'], 'billing: annotate net as a number in tax.py'],
    [['add x', 'drop y'], 'annotate net as a number in tax.py'],
    [['ABC-1 Add x', 'Drop y'], 'Annotate net as a number in tax.py'],
    [[], 'Annotate net as a number in tax.py'],
    [['Bump x from 1 to 2', 'fix(types): annotate (heal/type)'], 'Annotate net as a number in tax.py'],
  ])('%j → %s', (subjects, expected) => expect(title(subjects)).toBe(expected));

  it('say what several cases have in common', () => {
    const other = { ...one, path: 'src/billing/vat.py' };
    expect(title([], proposalOf(one, other))).toBe('Annotate net as a number (2 places)');
    expect(title([], proposalOf(one, { ...other, summary: 'Return a number' }))).toBe(
      'Resolve 2 mypy arg-type findings in 2 files',
    );
    const of = (name: string) => ({ ...other, summary: `Remove the unused import of \`${name}\`` });
    expect(title(['fix(a): b'], proposalOf(of('os'), of('json')))).toBe(
      'fix(types): remove the unused import (2 places)',
    );
    expect(title(['fix(a): b'], { ...proposalOf({ ...one, category: 'security' }), rule: 'security' })).toMatch(
      /^fix\(security\): /,
    );
    expect(title(['perf: b'], proposalOf({ ...one, category: 'performance', summary: 'SQL is asked once' }))).toBe(
      'perf: SQL is asked once in tax.py',
    );
  });

  it('are short, and nothing in them acts', () => {
    const evil = { ...one, path: 'src/@x #1.py', summary: `Fixes #1 @all [skip ci] ${'x'.repeat(300)}` };
    for (const subjects of [[], ['fix(a): b'], ['a: b']]) {
      expect(title(subjects, proposalOf(evil)).length).toBeLessThanOrEqual(100);
      expect(title(subjects, proposalOf(evil))).not.toMatch(/#\d|@\w|\[skip ci\]/);
    }
  });
});

describe('commit messages', () => {
  it('end in trailers of ours and of nobody else', () => {
    const evil = { ...one, summary: 'x\n\nCo-authored-by: Eve <e@v.il>\n\nHeal-Run: other', healer: 'a\nHeal-Run: b' };
    const message = writeCommitMessage('fix: x', proposalOf(evil), 'run-1');
    expect(message.trimEnd().split('\n\n').at(-1)?.split('\n')).toEqual([
      'Heal-Fingerprint: v1:00000000000000000000000000000001',
      'Heal-Pattern: a Heal-Run: b',
      'Heal-Run: run-1',
    ]);
    expect(hasOwnTrailers(message)).toBe(true);
    expect(hasOwnTrailers('fix: x\n\nHeal-Run: run-1\n\nmore')).toBe(false);
  });
});
