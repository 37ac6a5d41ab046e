import { describe, expect, it } from 'vitest';
import type { FindingHead } from '#core/finding.ts';
import type { RecordEntry, RecordKind } from '#core/record.ts';
import type { RemedyHead } from '#core/remedy.ts';
import { circuitBreaker } from './circuit-breaker.ts';

const policy = { reverts: 2, revertsOverall: 4, rolledBack: 3, windowMinutes: 60, coolDownMinutes: 30 };
const at = (minutes: number) => new Date(Date.UTC(2026, 2, 1, 8, minutes)).toISOString();
const told = (kind: RecordKind, minutes: number, more: Partial<RecordEntry> = {}): RecordEntry => {
  return {
    remedy: 'code/yaml',
    origin: 'healer',
    rule: 'ruff/S506',
    kind,
    at: at(minutes),
    caseId: `${minutes}`,
    ...more,
  };
};
const findingOf = (id: string, rule = 'ruff/S506'): FindingHead => ({
  id,
  kind: 'code',
  rule,
  category: 'security',
  priority: 'P1',
  severity: 'medium',
  message: '',
  fingerprint: id,
  sources: [],
});
const remedyOf = (healer = 'code/yaml'): RemedyHead => {
  return { id: 'r', rung: 'exact', origin: 'healer', healer, summary: '', safety: 'safe', confidence: 1 };
};
const breakerAt = (minutes: number, ...entries: RecordEntry[]) =>
  circuitBreaker({ policy, entries, now: () => new Date(at(minutes)), isApproved: (id) => id === 'approved' });
const yes = { allow: 'yes' };

describe('the circuit breaker', () => {
  it('stops a healer after two heals that people took back within an hour, for half an hour, and says so', async () => {
    const reverts = [told('rejected', 0), told('reverted', 50)];
    expect(await breakerAt(49, told('rejected', 0)).judge(findingOf('a'), remedyOf())).toEqual(yes);
    expect(await breakerAt(51, ...reverts).judge(findingOf('a', 'ruff/other'), remedyOf())).toEqual({
      allow: 'no',
      by: 'circuit-breaker',
      reason: 'breaker-open',
      detail:
        'Heals by code/yaml were taken back 2 times within 60 minutes: no more of them for another 29 minutes. To go on at once: heal unquarantine code/yaml',
    });
    expect(await breakerAt(51, told('rejected', -20), told('reverted', 50)).judge(findingOf('a'), remedyOf())).toEqual(
      yes,
    );
  });

  it('also a rule, whoever heals it, and neither another rule nor another healer', async () => {
    const guard = breakerAt(
      11,
      told('rejected', 0, { remedy: 'code/one' }),
      told('rejected', 10, { remedy: 'code/two' }),
    );
    expect(await guard.judge(findingOf('a'), remedyOf('code/three'))).toMatchObject({
      detail: expect.stringContaining('Heals for ruff/S506 were taken back'),
    });
    expect(await guard.judge(findingOf('a', 'ruff/F401'), remedyOf('code/three'))).toEqual(yes);
  });

  it('everything after many', async () => {
    const all = [0, 1, 2, 3].map((n) => told('rejected', n, { remedy: `code/${n}`, rule: `r/${n}` }));
    expect(await breakerAt(4, ...all).judge(findingOf('a', 'r/9'), remedyOf('code/9'))).toMatchObject({
      detail: expect.stringContaining('Heals of any kind'),
    });
    expect(await breakerAt(4, ...all.slice(1)).judge(findingOf('a', 'r/9'), remedyOf('code/9'))).toEqual(yes);
  });

  it('what fails verification again and again', async () => {
    const failed = [told('rolled-back', 0), told('rolled-back', 1), told('rolled-back', 2)];
    expect(await breakerAt(3, ...failed).judge(findingOf('a'), remedyOf())).toMatchObject({
      allow: 'no',
      detail: expect.stringContaining('failed verification 3 times'),
    });
    expect(await breakerAt(3, ...failed.slice(1)).judge(findingOf('a'), remedyOf())).toEqual(yes);
  });

  it('lets one through once it has cooled down, and all again when it holds', async () => {
    const reverts = [told('rejected', 0), told('rejected', 10)];
    const guard = breakerAt(40, ...reverts);
    expect(await guard.judge(findingOf('first'), remedyOf())).toEqual(yes);
    expect(await guard.judge(findingOf('second'), remedyOf())).toMatchObject({
      allow: 'no',
      detail: expect.stringContaining('until another heal'),
    });
    expect(await guard.judge(findingOf('first'), remedyOf())).toEqual(yes);
    const held = breakerAt(60, ...reverts, told('kept', 45));
    expect(await held.judge(findingOf('first'), remedyOf())).toEqual(yes);
    expect(await held.judge(findingOf('second'), remedyOf())).toEqual(yes);
    const again = breakerAt(60, ...reverts, told('rejected', 45));
    expect(await again.judge(findingOf('first'), remedyOf())).toMatchObject({
      detail: expect.stringContaining('another 15 minutes'),
    });
  });

  it('counts a heal that was taken back in two ways once, and what a person released not at all', async () => {
    const twice = [told('rejected', 0, { caseId: 'x' }), told('reverted', 1, { caseId: 'x' })];
    expect(await breakerAt(2, ...twice).judge(findingOf('a'), remedyOf())).toEqual(yes);
    const released = [told('rejected', 0), told('rejected', 1), told('released', 2)];
    expect(await breakerAt(3, ...released).judge(findingOf('a'), remedyOf())).toEqual(yes);
    const withdrawn = [...released, told('withdrawn', 3, { caseId: '2' })];
    expect(await breakerAt(4, ...withdrawn).judge(findingOf('a'), remedyOf())).toMatchObject({ allow: 'no' });
  });

  it('stands back for a heal that a person said yes to, and is not fooled by commits from the future', async () => {
    const reverts = [told('rejected', 0), told('rejected', 600)];
    expect(await breakerAt(10, ...reverts).judge(findingOf('a'), remedyOf())).toMatchObject({ allow: 'no' });
    expect(await breakerAt(10, ...reverts).judge(findingOf('approved'), remedyOf())).toEqual(yes);
  });
});
