import { describe, expect, it, test } from 'vitest';
import type { Pattern, Provenance } from '#core/pattern.ts';
import { recordKinds, trustedFrom, type RecordEntry, type RecordKind } from '#core/record.ts';
import type { Origin } from '#core/remedy.ts';
import { wilson } from '#core/interval.ts';
import { makeStandings } from './standing.ts';

const now = new Date('2026-06-30T00:00:00.000Z');
const daysAgo = (days: number, from = now) => new Date(from.getTime() - days * 86_400_000).toISOString();
let serial = 0;
const entry = (kind: RecordKind, changes: Partial<RecordEntry> = {}): RecordEntry => ({
  remedy: 'code/x',
  origin: 'pattern',
  rule: 'ruff/F401',
  kind,
  at: daysAgo(1),
  caseId: `h${serial++}`,
  ...changes,
});
const times = (count: number, make: () => RecordEntry) => Array.from({ length: count }, make);
const patternOf = (provenance: Provenance): Pick<Pattern, 'id' | 'provenance'> => ({ id: 'code/x', provenance });
const shipped = patternOf({ from: 'shipped' });
const learned = patternOf({ from: 'learned', at: daysAgo(0), pairs: [] });
const learnedFrom = (...commits: string[]) =>
  patternOf({
    from: 'learned',
    at: daysAgo(0),
    pairs: commits.map((ref) => ({ via: 'commit', ref, rule: 'ruff/F401' })),
  });
const standing = (entries: readonly RecordEntry[], pattern = shipped, at = now) =>
  makeStandings(entries, [pattern], at)({ origin: 'pattern', healer: 'code/x' });

describe('the interval', () => {
  it('is what the formula of Wilson gives', () => {
    expect(wilson(0, 0)).toEqual({ lower: 0, upper: 1 });
    expect(wilson(15, 15).lower).toBeCloseTo(0.9013, 3);
    expect(wilson(14, 14).lower).toBeLessThan(trustedFrom);
    expect(wilson(8, 10).lower).toBeCloseTo(0.6, 1);
    expect(wilson(0, 2).upper).toBeCloseTo(0.451, 3);
  });
});

describe('what was reviewed', () => {
  test('acts from the start', () => {
    expect(standing([])).toMatchObject({ state: 'trusted', because: 'reviewed; no record here yet' });
    const of = makeStandings([], [], now);
    expect(of({ origin: 'healer', healer: 'code/y' }).state).toBe('trusted');
    expect(of({ origin: 'tool', healer: 'ruff/F401' }).state).toBe('trusted');
  });
  test('one failure is borne, three ask first', () => {
    expect(standing(times(1, () => entry('rolled-back'))).state).toBe('trusted');
    expect(standing(times(3, () => entry('rolled-back')))).toMatchObject({
      state: 'asks',
      because: `reviewed; held 0 of 3 tries, last on ${daysAgo(1).slice(0, 10)}`,
    });
  });
  test('many holds bear more', () => {
    const good = times(100, () => entry('kept'));
    expect(standing([...good, ...times(3, () => entry('rolled-back'))]).state).toBe('trusted');
  });
  test('four that people changed before they kept them ask first; they never quarantine', () => {
    const changed = (count: number) =>
      Array.from({ length: count }, (_, at) => [
        entry('verified', { caseId: `e${at}` }),
        entry('edited', { caseId: `e${at}` }),
      ]).flat();
    expect(standing(changed(3)).state).toBe('trusted');
    expect(standing(changed(4))).toMatchObject({
      state: 'asks',
      because: expect.stringContaining('4 changed by people'),
    });
    expect(standing(changed(8)).state).toBe('asks');
    expect(standing([...changed(1), entry('kept', { caseId: 'e0', at: daysAgo(0) })]).because).toContain(
      'held 1 of 1 try',
    );
  });
  test('years of silence take nothing away', () =>
    expect(standing([entry('kept', { at: daysAgo(3000) })]).state).toBe('trusted'));
});

describe('what was learned, imported, found in the history or said by a model', () => {
  test('asks', () => {
    expect(standing([], learned)).toMatchObject({ confidence: 0, state: 'asks' });
    expect(standing([], patternOf({ from: 'imported', source: 'x', at: daysAgo(1) })).state).toBe('asks');
    const of = makeStandings([], [], now);
    const origins: readonly Origin[] = ['pattern', 'history', 'model'];
    for (const origin of origins) expect(of({ origin, healer: 'x' }).state).toBe('asks');
  });
  test('acts by itself after fifteen cases that people kept', () => {
    expect(
      standing(
        times(14, () => entry('kept', { at: daysAgo(0) })),
        learned,
      ).state,
    ).toBe('asks');
    expect(
      standing(
        times(15, () => entry('kept', { at: daysAgo(0) })),
        learned,
      ).state,
    ).toBe('trusted');
  });
  test('never by its gates alone', () => {
    const gates = times(1000, () => entry('verified'));
    expect(standing(gates, learned)).toMatchObject({ state: 'asks', because: expect.stringContaining('committed') });
    expect(standing(gates, learned).confidence).toBeLessThan(trustedFrom);
    expect(standing([...gates, entry('kept')], learned).state).toBe('trusted');
  });
  test('commits that it reproduces were kept by people; one commit counts once', () => {
    const commits = Array.from({ length: 15 }, (_, index) => `c${index}`);
    expect(standing([], learnedFrom(...commits)).state).toBe('trusted');
    expect(standing([], learnedFrom(...commits.map(() => 'c'))).state).toBe('asks');
  });
  test('fades', () => {
    const kept = times(20, () => entry('kept', { at: daysAgo(0) }));
    expect(standing(kept, learned).state).toBe('trusted');
    expect(standing(kept, learned, new Date(daysAgo(-180))).state).toBe('asks');
  });
  test('two failures and nothing else: quarantined', () => {
    expect(
      standing(
        times(1, () => entry('rolled-back')),
        learned,
      ).state,
    ).toBe('asks');
    expect(
      standing(
        times(2, () => entry('rolled-back')),
        learned,
      ).state,
    ).toBe('quarantined');
  });
  test('one that borrows the name of a reviewed pattern does not borrow its standing', () => {
    for (const patterns of [
      [shipped, learned],
      [learned, shipped],
    ]) {
      expect(makeStandings([], patterns, now)({ origin: 'pattern', healer: 'code/x' }).state).toBe('asks');
    }
  });
  test('and none has the record of another origin', () => {
    const healerKept = times(50, () => entry('kept', { origin: 'healer' }));
    expect(standing(healerKept, learned)).toMatchObject({ confidence: 0, state: 'asks' });
  });
});

describe('people', () => {
  const good = times(200, () => entry('kept', { at: daysAgo(10) }));
  const no = (days: number) => entry('rejected', { at: daysAgo(days) });
  test('who say no twice in a row end it, whatever it did before', () => {
    expect(standing([...good, no(3)]).state).toBe('trusted');
    const stopped = standing([...good, no(3), entry('reverted', { at: daysAgo(2) })]);
    expect(stopped).toMatchObject({ state: 'quarantined', because: expect.stringContaining('2 times in a row') });
    expect(stopped.confidence).toBeLessThan(trustedFrom);
    expect(standing([...good, no(3), entry('kept', { at: daysAgo(2) }), no(1)]).state).toBe('trusted');
  });
  test('who revert many heals with one commit say no once', () => {
    const kept = times(40, () => entry('kept', { at: daysAgo(2) }));
    const reverted = kept.map(({ caseId }) => entry('reverted', { caseId, at: daysAgo(1) }));
    expect(standing([...kept, ...reverted])).toMatchObject({ state: 'trusted', confidence: wilson(40, 41).lower });
    expect(standing([...kept, ...reverted, no(0.5)]).state).toBe('quarantined');
  });
  test('who release it wipe the slate clean', () => {
    const bad = [3, 4, 5, 6].map(no);
    const release = entry('released', { at: daysAgo(2) });
    expect(standing([...bad, release])).toEqual(standing([]));
    expect(standing([...bad, release, entry('rejected')]).state).toBe('trusted');
    expect(standing([...bad, release, no(1), no(0.5)]).state).toBe('quarantined');
  });
  test('who take that back have the record again, and only that release', () => {
    const bad = [3, 4, 5, 6].map(no);
    const release = entry('released', { at: daysAgo(2), caseId: 'released-1' });
    const withdrawn = entry('withdrawn', { at: daysAgo(1), caseId: 'released-1' });
    expect(standing([...bad, release, withdrawn])).toEqual(standing(bad));
    const later = entry('released', { at: daysAgo(0.5), caseId: 'released-2' });
    expect(standing([...bad, release, withdrawn, later])).toEqual(standing([]));
  });
  test('who release what was learned make it ask again, not act', () => {
    const commits = learnedFrom(...Array.from({ length: 20 }, (_, index) => `c${index}`));
    expect(standing([entry('released', { at: now.toISOString() })], commits).state).toBe('asks');
  });
});

/** The same numbers each time: a failure can be looked at again. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

describe('for any record', () => {
  const rank = { quarantined: 0, asks: 1, trusted: 2 } as const;
  const makeRecord = (random: () => number): RecordEntry[] =>
    Array.from({ length: Math.floor(random() * 40) }, () => {
      const weighted: readonly RecordKind[] = [...recordKinds.slice(0, 5), 'verified', 'kept', 'kept', 'kept', 'kept'];
      const kind = random() < 0.02 ? 'released' : (weighted[Math.floor(random() * weighted.length)] ?? 'kept');
      return entry(kind, {
        caseId: `h${Math.floor(random() * 25)}`,
        at: daysAgo(Math.floor(random() * 500)),
      });
    });
  const pick = (random: () => number) => (random() < 0.5 ? shipped : learnedFrom('a', 'b', 'c'));
  const each = (check: (random: () => number, record: RecordEntry[]) => void) => {
    for (let seed = 1; seed <= 400; seed++) {
      const random = makeRandom(seed);
      check(random, makeRecord(random));
    }
  };
  const expectNoLower = (better: ReturnType<typeof standing>, worse: ReturnType<typeof standing>) => {
    expect(better.confidence).toBeGreaterThanOrEqual(worse.confidence - 1e-12);
    expect(rank[better.state]).toBeGreaterThanOrEqual(rank[worse.state]);
  };

  it('a hold never lowers', () => {
    each((random, record) => {
      const pattern = pick(random);
      const hold = entry(random() < 0.5 ? 'kept' : 'verified', {
        at: daysAgo(Math.floor(random() * 500)),
        caseId: `h${Math.floor(random() * 30)}`,
      });
      expectNoLower(standing([...record, hold], pattern), standing(record, pattern));
    });
  });
  it('a failure never raises', () => {
    const failures = ['rolled-back', 'rejected', 'reverted'] as const;
    each((random, record) => {
      const pattern = pick(random);
      const kind = failures[Math.floor(random() * 3)] ?? 'rejected';
      const failure = entry(kind, { at: daysAgo(Math.floor(random() * 500)), caseId: `h${Math.floor(random() * 30)}` });
      expectNoLower(standing(record, pattern), standing([...record, failure], pattern));
    });
  });
  it('time alone never raises confidence, nor makes anything act that asked', () => {
    each((random, record) => {
      const pattern = pick(random);
      const later = standing(record, pattern, new Date(daysAgo(-Math.floor(random() * 1000))));
      const today = standing(record, pattern);
      expect(later.confidence).toBeLessThanOrEqual(today.confidence + 1e-12);
      if (today.state !== 'trusted') expect(later.state).not.toBe('trusted');
    });
  });
  it('the order in which it is told makes no difference', () => {
    each((random, record) => {
      const pattern = pick(random);
      const shuffled = record
        .map((one) => ({ one, at: random() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one);
      const [told, other] = [standing(record, pattern), standing(shuffled, pattern)];
      expect(other.confidence).toBeCloseTo(told.confidence, 12);
      expect({ ...other, confidence: 0 }).toEqual({ ...told, confidence: 0 });
    });
  });
  it('confidence is a share, and what is trusted has enough of it', () => {
    each((random, record) => {
      const { confidence, state } = standing(record, pick(random));
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(state === 'trusted').toBe(confidence >= trustedFrom);
    });
  });
});
