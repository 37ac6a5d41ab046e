import { describe, expect, test } from 'vitest';
import { evidenceOfFall, leastRate } from './evidence.ts';
import { makeLine, makeLost, makeVersion, times, twoVersions, wentBack } from './fixtures/lines.ts';
import { compareVersions, usualRule } from './regression.ts';

const good = (count: number, version: string, target = 'save') => times(count, () => makeLine({ version, target }));
const lost = (count: number, version: string, target = 'save') => times(count, () => makeLost({ version, target }));

describe('going back by itself', () => {
  test('is wanted when a target with a new prototype is lost three times in a row and was always found before', () => {
    const { answer, wish } = compareVersions([...good(25, 'v01'), ...lost(3, 'v02')], twoVersions);
    expect(answer).toBe('worse');
    expect(wish).toEqual({
      to: 'v01',
      reason: 'save was found 0 of 3 times since v02, and 25 of 25 times before',
    });
  });

  test('is wanted when clicks on it are not confirmed, too', () => {
    const wrong = times(3, () =>
      makeLine({ version: 'v02', status: 'failed', trigger: 'POSTCONDITION_FAILED', isConfirmed: false }),
    );
    expect(compareVersions([...good(25, 'v01'), ...wrong], twoVersions).answer).toBe('worse');
  });

  test.for([
    {
      what: 'nothing was promoted',
      lines: lost(9, 'v01'),
      versions: [makeVersion('v01', { isInUse: true })],
      answer: 'nothing-promoted',
    },
    {
      what: 'it was never found before either',
      lines: [...lost(20, 'v01'), ...lost(5, 'v02')],
      versions: twoVersions,
      answer: 'no-worse',
    },
    {
      what: 'too little is known from before',
      lines: [...good(7, 'v01'), ...lost(5, 'v02')],
      versions: twoVersions,
      answer: 'too-little-known',
    },
    {
      what: 'it failed only twice',
      lines: [...good(25, 'v01'), ...lost(2, 'v02')],
      versions: twoVersions,
      answer: 'too-little-known',
    },
    {
      what: 'three of many failed, as they did before',
      lines: [...good(95, 'v01'), ...lost(5, 'v01'), ...good(50, 'v02'), ...lost(3, 'v02')],
      versions: twoVersions,
      answer: 'no-worse',
    },
    {
      what: 'targets that got nothing new fell as well',
      lines: [...good(25, 'v01'), ...good(25, 'v01', 'send'), ...lost(5, 'v02'), ...lost(5, 'v02', 'send')],
      versions: twoVersions,
      answer: 'everything-worse',
    },
    {
      what: 'the version before is damaged',
      lines: [...good(25, 'v01'), ...lost(3, 'v02')],
      versions: [makeVersion('v01', { problem: 'x' }), ...twoVersions.slice(1)],
      answer: 'nowhere-to-go',
    },
  ] as const)('is not wanted when $what', ({ lines, versions, answer }) => {
    expect(compareVersions(lines, versions)).toMatchObject({ answer, wish: undefined });
  });

  test('learns nothing from trials, from a degraded workflow that asks for more, or from a hanging application', () => {
    const nothing = [
      ...lost(5, 'v02').map((line) => ({ ...line, isTest: true })),
      ...lost(5, 'v02').map((line) => ({ ...line, state: 'degraded' as const })),
      ...lost(5, 'v02').map((line) => ({ ...line, trigger: 'WATCHDOG_TIMEOUT' as const })),
    ];
    const { answer, targets } = compareVersions([...good(25, 'v01'), ...nothing], twoVersions);
    expect(answer).toBe('too-little-known');
    expect(targets[0]?.after).toEqual({ tried: 0, held: 0 });
  });

  test('goes past what was called bad, to the version before it', () => {
    const versions = [
      makeVersion('v01'),
      makeVersion('v02', { from: 'v01', standing: 'bad', promoted: ['a'], targets: ['send'] }),
      makeVersion('v03', { from: 'v02', promoted: ['b'], targets: ['save'] }),
      // A snapshot that took nothing in grew out of it.
      makeVersion('v04', { from: 'v03', isInUse: true }),
    ];
    expect(compareVersions([...good(25, 'v01'), ...lost(3, 'v04')], versions).wish?.to).toBe('v01');
  });

  test('does not flap: when going back did not help, it does not go back further before the target was found again', () => {
    const versions = [
      makeVersion('v01'),
      makeVersion('v02', { from: 'v01', promoted: ['a'], targets: ['save'], isInUse: true }),
      makeVersion('v03', { from: 'v02', promoted: ['b'], targets: ['save'], standing: 'bad' }),
    ];
    const before = [...good(25, 'v01'), ...good(10, 'v02'), ...lost(3, 'v03'), wentBack];
    // What failed on v03, before going back, is nothing against v02.
    expect(compareVersions(before, versions).answer).toBe('too-little-known');
    expect(compareVersions([...before, ...lost(20, 'v02')], versions).answer).toBe('went-back-already');
    expect(compareVersions([...before, ...good(9, 'v02'), ...lost(20, 'v02')], versions).answer).toBe('worse');
  });
});

describe('the test behind it', () => {
  /** The same on every machine. */
  const makeRandom = (seed: number) => () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  /** Looks after every single try, as a loop does; true when it ever calls it worse. */
  function isCalledWorse(random: () => number, rateBefore: number, rateAfter: number, tries: number): boolean {
    let held = 0;
    for (let n = 0; n < 30; n++) held += Number(random() < rateBefore);
    const least = leastRate({ tried: 30, held }, usualRule.tolerance);
    const after = { tried: 0, held: 0 };
    while (after.tried < tries) {
      after.tried += 1;
      after.held += Number(random() < rateAfter);
      const failed = after.tried - after.held;
      if (failed >= usualRule.leastFailures && evidenceOfFall(least, after) >= 1 / usualRule.falseAlarm) return true;
    }
    return false;
  }
  const shareOf = (rateBefore: number, rateAfter: number, tries: number, trials: number) => {
    const random = makeRandom(7);
    return times(trials, () => isCalledWorse(random, rateBefore, rateAfter, tries)).filter(Boolean).length / trials;
  };

  test('a version that is no worse is hardly ever called worse, though it is looked at after each of 300 tries', () => {
    for (const rate of [0.99, 0.95, 0.9, 0.7, 0.4])
      expect(shareOf(rate, rate, 300, 1500)).toBeLessThanOrEqual(usualRule.falseAlarm);
  });

  test('a version that is much worse is found within a few tries', () => {
    expect(shareOf(0.99, 0, 4, 300)).toBeGreaterThan(0.95);
    expect(shareOf(0.99, 0.5, 20, 300)).toBeGreaterThan(0.9);
    expect(shareOf(0.9, 0.5, 40, 300)).toBeGreaterThan(0.7);
  });
});
