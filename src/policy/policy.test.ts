import { describe, expect, it } from 'vitest';
import type { Category, Finding, Safety } from '#core/finding.ts';
import type { Rollout } from '#core/guard.ts';
import type { Standing } from '#core/record.ts';
import type { Remedy } from '#core/remedy.ts';
import { atMost } from './at-most.ts';
import { cleanFilesOnly } from './clean-files-only.ts';
import { provenOnly } from './proven-only.ts';
import { rollout } from './rollout.ts';
import { testedOnly } from './tested-only.ts';

const findingOf = (id: string, category: Category = 'style'): Finding<'code'> => ({
  id,
  kind: 'code',
  rule: 'r',
  category,
  priority: 'P2',
  severity: 'low',
  message: '',
  fingerprint: id,
  sources: [],
  toolFixes: [],
  place: { path: 'a.py', line: 1, column: 1, endLine: 1, endColumn: 1 },
});
const remedyOf = (safety: Safety, path = 'a.py'): Remedy<'code'> => ({
  id: 'r',
  kind: 'code',
  rung: 'exact',
  origin: 'healer',
  healer: 'h',
  summary: '',
  safety,
  confidence: 1,
  preview: '',
  change: { edits: [{ path, start: 0, end: 0, text: '' }] },
});
const modes = (style: Rollout) =>
  ({ security: 'on', type: 'on', import: 'on', logic: 'on', performance: 'on', style, replay: 'on' }) as const;

describe('rollout', () => {
  it.each([
    ['on', 'risky', 'yes'],
    ['limited', 'safe', 'yes'],
    ['limited', 'careful', 'no'],
    ['shadow', 'safe', 'try-only'],
    ['off', 'safe', 'no'],
  ] as const)('%s, %s fix: %s', async (mode, safety, allow) => {
    expect(await rollout(modes(mode), 5).judge(findingOf('a'), remedyOf(safety))).toMatchObject({ allow });
  });
});

describe('limited rollout', () => {
  it('makes only so many heals a run', async () => {
    const guard = rollout(modes('limited'), 1);
    expect(await guard.judge(findingOf('a'), remedyOf('safe'))).toMatchObject({ allow: 'yes' });
    expect(await guard.judge(findingOf('b'), remedyOf('safe'))).toMatchObject({ reason: 'rollout-off' });
    expect(await guard.judge(findingOf('a'), remedyOf('safe'))).toMatchObject({ allow: 'yes' });
  });
});

describe('tested-only', () => {
  it('lets safe fixes pass, and others when there is a suite', async () => {
    const without = testedOnly(async () => 'no tests found');
    expect(await without.judge(findingOf('a'), remedyOf('safe'))).toEqual({ allow: 'yes' });
    expect(await without.judge(findingOf('a'), remedyOf('careful'))).toMatchObject({ reason: 'not-verified-by-tests' });
    expect(await testedOnly(async () => undefined).judge(findingOf('a'), remedyOf('careful'))).toEqual({
      allow: 'yes',
    });
  });
});

describe('clean-files-only', () => {
  it('looks at every file that the remedy edits', async () => {
    const guard = cleanFilesOnly(new Set(['b.py']));
    expect(await guard.judge(findingOf('a'), remedyOf('safe', 'b.py'))).toMatchObject({
      reason: 'uncommitted-changes',
    });
    expect(await guard.judge(findingOf('a'), remedyOf('safe', 'a.py'))).toEqual({ allow: 'yes' });
  });
});

describe('at-most', () => {
  it('counts cases, not plans', async () => {
    const guard = atMost(1);
    expect(await guard.judge(findingOf('a'), remedyOf('safe'))).toEqual({ allow: 'yes' });
    expect(await guard.judge(findingOf('a'), remedyOf('safe'))).toEqual({ allow: 'yes' });
    expect(await guard.judge(findingOf('b'), remedyOf('safe'))).toMatchObject({ reason: 'over-limit' });
  });
  it('lets what is only tried use up nothing but its own', async () => {
    const guard = atMost(1);
    const tryOnly = { allow: 'try-only', by: '', reason: 'needs-approval', detail: '' } as const;
    expect(await guard.judge(findingOf('a'), remedyOf('safe'), tryOnly)).toEqual({ allow: 'yes' });
    expect(await guard.judge(findingOf('b'), remedyOf('safe'), tryOnly)).toMatchObject({ reason: 'over-limit' });
    expect(await guard.judge(findingOf('c'), remedyOf('safe'), { allow: 'yes' })).toEqual({ allow: 'yes' });
  });
});

describe('at-most that spares the search', () => {
  it('foresees that a run is used up, but not for what it already counted and what is only flagged', async () => {
    const guard = atMost(1, { spares: true });
    expect(guard.foresee?.(findingOf('a'))).toBeUndefined();
    await guard.judge(findingOf('a'), remedyOf('safe'));
    expect(guard.foresee?.(findingOf('b'))).toMatchObject({ reason: 'over-limit' });
    expect(guard.foresee?.(findingOf('a'))).toBeUndefined();
    expect(guard.foresee?.({ ...findingOf('b'), category: 'logic' })).toBeUndefined();
  });
  it('says nothing before a remedy is known where nobody asked for few', async () => {
    const guard = atMost(1);
    await guard.judge(findingOf('a'), remedyOf('safe'));
    expect(guard.foresee?.(findingOf('b'))).toBeUndefined();
  });
});

describe('proven-only', () => {
  const guardFor = (state: Standing['state']) =>
    provenOnly({
      isApproved: (id) => id === 'approved',
      standingOf: () => ({ state, confidence: 0.95, because: 'held 3 of 4 tries' }),
    });
  it('lets what is trusted act', async () => {
    expect(await guardFor('trusted').judge(findingOf('a'), remedyOf('safe'))).toEqual({ allow: 'yes' });
  });
  it('lets the rest be tried, and says why', async () => {
    const verdict = await guardFor('asks').judge(findingOf('a'), remedyOf('safe'));
    expect(verdict).toMatchObject({
      allow: 'try-only',
      reason: 'needs-approval',
      detail: expect.stringMatching(/held 3 of 4 tries.*90 % needed/),
    });
  });
  it('also what is less sure here than its record', async () => {
    const unsure = { ...remedyOf('safe'), confidence: 0.7 };
    expect(await guardFor('trusted').judge(findingOf('a'), unsure)).toMatchObject({ allow: 'try-only' });
  });
  it('lets the one that a person said yes to act', async () => {
    expect(await guardFor('asks').judge(findingOf('approved'), remedyOf('safe'))).toEqual({ allow: 'yes' });
  });
});
