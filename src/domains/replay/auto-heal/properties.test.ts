import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completePolicy } from '#config/auto-heal-policy.ts';
import { defaultAutoHealPolicy, type AutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import { triggers, type ExecutionState, type StepResult } from '#core/replay/execution.ts';
import { countResult } from './count.ts';
import { openScene, resultOf, sure } from './fixtures/scene.ts';
import { judgeResult } from './judge.ts';
import { openRecord } from './record.ts';
import { legalTransitions, mostTransitions } from './transitions.ts';

const minute = 60_000;
const step = fc.constantFrom('01', '02', '03');
const hardly = { ...sure, rung: 'layout', score: 0.705 } as const;
const anyOutcome: fc.Arbitrary<StepResult['outcome']> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...triggers).map((trigger) => ({ status: 'failed', trigger, said: '' }) as const),
  },
  { weight: 3, arbitrary: fc.constantFrom(sure, sure, sure, hardly) },
);
const small: AutoHealPolicy = completePolicy({
  version: 1,
  degraded: { notFoundInARow: 2, failures: 4, unsure: 2, recoverAfter: 2 },
  quarantined: { failures: 4 },
  everything: { failures: 12, coolDownMinutes: 5 },
});

const deed = fc.oneof(
  { weight: 14, arbitrary: fc.record({ do: fc.constant('tell' as const), step, outcome: anyOutcome }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.nat(8 * minute) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('jump' as const), ms: fc.integer({ min: -1e11, max: 1e11 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('release', 'release to running', 'pause', 'resume', 'go back', 'back', 'not back', 'restart'),
    }),
  },
);

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;
const fails = (trigger: (typeof triggers)[number], times: number): Deed[] =>
  Array.from({ length: times }, () => ({ do: 'tell', step: '01', outcome: { status: 'failed', trigger, said: '' } }));
const succeeds = (times: number): Deed[] =>
  Array.from({ length: times }, () => ({ do: 'tell', step: '01', outcome: sure }));
const says = (...words: Exclude<Deed['do'], 'tell' | 'pass' | 'jump'>[]): Deed[] => words.map((word) => ({ do: word }));
/** Together they go every way that there is. */
const walks: readonly Deed[][] = [
  [
    ...fails('TARGET_NOT_FOUND', 2),
    ...says('pause', 'resume'),
    ...succeeds(2),
    ...fails('WATCHDOG_TIMEOUT', 2),
    ...says('release'),
  ],
  [...says('pause', 'resume'), ...fails('WATCHDOG_TIMEOUT', 3), ...says('pause'), ...fails('WATCHDOG_TIMEOUT', 1)],
  [
    ...fails('TARGET_NOT_FOUND', 4),
    ...says('go back', 'back', 'release to running', 'go back', 'back', 'go back', 'not back'),
  ],
];

describe('property 1: states', () => {
  it('change only in the ways of the table, out of quarantine only by a person, and outlive every process', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 60 }), async (deeds) => {
        const scene = await openScene();
        scene.policy = small;
        let { manager } = scene;
        const word = { who: 'ada', why: 'why not' };
        for (const one of deeds) {
          const before = await manager.info('book');
          const ways = {
            tell: () => one.do === 'tell' && manager.onStepResult(resultOf(one.outcome, one.step)),
            pass: () => one.do === 'pass' && scene.pass(one.ms),
            jump: () => one.do === 'jump' && scene.jump(one.ms),
            release: () => manager.release('book', word),
            'release to running': () => manager.release('book', word, 'running'),
            pause: () => manager.pause('book', word),
            resume: () => manager.resume('book', word),
            'go back': () => manager.beginRollback('book', { to: 'v01', reason: 'worse' }),
            back: () => manager.endRollback('book'),
            'not back': () => manager.endRollback('book', 'damaged'),
            restart: () => void (manager = scene.another()),
          };
          let isRefused = false;
          await Promise.resolve(ways[one.do as keyof typeof ways]()).catch((error: Error) => {
            expect(error.name).toBe('UsageError');
            isRefused = true;
          });
          const after = await manager.info('book');
          if (isRefused) expect(after).toEqual(before);
          checkHistory(before.now, after.now, after.history, one.do);
          if (before.now.state !== after.now.state) seen.add(`${before.now.state} ${after.now.state}`);
          const permission = await manager.shouldExecuteStep({ workflow: 'book', step: '01' });
          const goesOn = after.now.state === 'running' || after.now.state === 'degraded';
          if (!goesOn) expect(permission).toMatchObject({ mayRun: false, state: after.now.state });
          else if (!permission.mayRun) expect(permission.state).toBe('tripped');
        }
      }),
      { numRuns: 60, examples: walks.map((walk) => [walk]) },
    );
    // Every way of the table was gone at least once: the property looked at all of it.
    const all = Object.entries(legalTransitions).flatMap(([from, tos]) => tos.map((to) => `${from} ${to}`));
    expect(all.filter((way) => !seen.has(way))).toEqual([]);
  });
});

function checkHistory(
  before: ExecutionState,
  after: ExecutionState,
  history: Awaited<ReturnType<Awaited<ReturnType<typeof openScene>>['manager']['info']>>['history'],
  by: string,
): void {
  expect(history.length).toBeLessThanOrEqual(mostTransitions);
  for (const [index, { from, to, lastedMs }] of history.entries()) {
    expect(legalTransitions[from]).toContain(to);
    expect(lastedMs).toBeGreaterThanOrEqual(0);
    expect(history[index + 1]?.from ?? after.state).toBe(to);
  }
  if (before.state === after.state) return;
  if (before.state === 'quarantined') expect(['release', 'release to running', 'go back']).toContain(by);
  if (before.state === 'rollback')
    expect(after.state === 'degraded' ? before.next : 'quarantined').toBe(
      by === 'not back' ? 'quarantined' : before.next,
    );
  if (before.state === 'paused' && by === 'resume') expect(after.state).toBe(before.before);
}

describe('property 2: thresholds', () => {
  /** Keeps everything and counts it anew each time. */
  interface Told {
    readonly at: number;
    readonly result: StepResult;
    readonly isUnsure: boolean;
  }
  function foretell(told: readonly Told[], state: string, sinceDegraded: number, policy: AutoHealPolicy): string {
    const last = told.at(-1);
    if (!last) return 'stay';
    const { result, at } = last;
    const inWindow = told.filter((one) => at - one.at < policy.windowMinutes * minute);
    const failed = inWindow.filter((one) => one.result.outcome.status === 'failed');
    const isFailed = result.outcome.status === 'failed';
    if (isFailed && failed.length >= policy.quarantined.failures) return 'quarantine';
    const rowOf = (list: readonly Told[]) => {
      const sinceDone = list.slice(list.findLastIndex((one) => one.result.outcome.status === 'done') + 1);
      return sinceDone.filter(
        ({ result: { outcome } }) => outcome.status === 'failed' && outcome.trigger === 'TARGET_NOT_FOUND',
      ).length;
    };
    const isNotFound = result.outcome.status === 'failed' && result.outcome.trigger === 'TARGET_NOT_FOUND';
    const ofStep = told.filter((one) => one.result.step === result.step);
    if (state === 'running') {
      if (isNotFound && Math.max(rowOf(told), rowOf(ofStep)) >= policy.degraded.notFoundInARow) return 'degrade';
      if (isFailed && failed.length >= policy.degraded.failures) return 'degrade';
      const unsure = inWindow.filter((one) => one.isUnsure).length;
      return !isFailed && unsure >= policy.degraded.unsure ? 'degrade' : 'stay';
    }
    const since = told.slice(
      Math.max(sinceDegraded, told.findLastIndex((one) => one.result.outcome.status === 'failed') + 1),
    );
    const good = since.filter((one) => !one.isUnsure);
    const failedSteps = new Set(
      told.filter((one) => one.result.outcome.status === 'failed').map((one) => one.result.step),
    );
    const cured = [...failedSteps].every((name) => {
      const later = told.filter((one) => one.result.step === name);
      const fall = later.findLastIndex((one) => one.result.outcome.status === 'failed');
      return later.slice(fall + 1).some((one) => !one.isUnsure);
    });
    return !isFailed && good.length >= policy.degraded.recoverAfter && cured ? 'recover' : 'stay';
  }

  it('are met exactly, as somebody says who keeps every result and counts anew', () => {
    const met = new Map<string, number>();
    const count = fc.integer({ min: 1, max: 4 });
    const policies = fc.record({
      notFoundInARow: count,
      failures: count,
      unsure: count,
      recoverAfter: count,
      more: fc.nat(4),
    });
    const move = fc.record({ step, outcome: anyOutcome, passed: fc.oneof(fc.nat(minute), fc.nat(11 * minute)) });
    fc.assert(
      fc.property(policies, fc.array(move, { maxLength: 40 }), ({ more, ...degraded }, moves) => {
        const least = Math.max(degraded.failures, degraded.notFoundInARow);
        const policy = completePolicy({ version: 1, degraded, quarantined: { failures: least + more } });
        let at = Date.parse('2026-03-01T08:00:00Z');
        let record = openRecord(undefined, 'book', { wallMs: at, jumps: [] });
        const told: Told[] = [];
        let sinceDegraded = 0;
        for (const { step: name, outcome: how, passed } of moves) {
          at += passed;
          record = openRecord(record, 'book', { wallMs: at, jumps: [] });
          const { state } = record.info.now;
          const result = resultOf(how, name);
          told.push({ at, result, isUnsure: how === hardly });
          const expected = foretell(told, state, sinceDegraded, policy);
          const judged = judgeResult(countResult(record, result, policy), result, policy, new Date(at).toISOString());
          expect(judged.follows).toBe(expected);
          met.set(expected, (met.get(expected) ?? 0) + 1);
          if (expected === 'degrade') sinceDegraded = told.length;
          record = judged.record;
          if (expected === 'quarantine') return;
        }
      }),
      { numRuns: 2000 },
    );
    for (const follows of ['stay', 'degrade', 'quarantine', 'recover'])
      expect(met.get(follows), follows).toBeGreaterThan(20);
  });
});

describe('property 3: degraded', () => {
  it('is never less careful than running, whatever valid policy counts and whatever happened', async () => {
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    const rungs = fc.subarray(['structure', 'local-anchor', 'layout', 'marks-ink', 'marks-model'] as const, {
      minLength: 1,
    });
    const running = fc.record({
      anchor: score,
      marks: score,
      layout: score,
      text: score,
      margin: score,
      allowAmbiguous: fc.boolean(),
      rungs,
    });
    const policy = fc
      .record({ running, learning: fc.boolean(), test: fc.boolean() })
      .map(({ running: level, learning, test }) =>
        completePolicy({
          version: 1,
          degraded: small.degraded,
          learning,
          thresholds: { running: level },
          testMode: { enabled: test },
        }),
      );
    let looked = 0;
    await fc.assert(
      fc.asyncProperty(policy, fc.array(fc.tuple(step, anyOutcome), { maxLength: 20 }), async (one, told) => {
        const scene = await openScene();
        scene.policy = one;
        for (const [name, how] of told) {
          await scene.manager.onStepResult(resultOf(how, name));
          const permission = await scene.manager.shouldExecuteStep({ workflow: 'book', step: name });
          if (!permission.mayRun) continue;
          if (one.testMode.enabled || !one.learning) expect(permission.mayLearn).toBe(false);
          if (permission.state === 'running') continue;
          looked++;
          const { thresholds } = permission;
          for (const key of ['anchor', 'marks', 'layout', 'text', 'margin'] as const)
            expect(thresholds[key]).toBeGreaterThanOrEqual(one.thresholds.running[key]);
          expect(thresholds.allowAmbiguous).toBe(false);
          expect(permission.mayLearn).toBe(false);
          expect(one.thresholds.running.rungs).toEqual(expect.arrayContaining([...thresholds.rungs]));
        }
      }),
      { numRuns: 100 },
    );
    expect(looked).toBeGreaterThan(50);
    expect(defaultAutoHealPolicy.thresholds.degraded.rungs).not.toContain('layout');
  });
});
