import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultAutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import { openExecutionStates } from '#drivers/replay-stores/execution-states.ts';
import { openScene, resultOf, sure } from './fixtures/scene.ts';

const folder = mkdtempSync(join(tmpdir(), 'heal-auto-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const minute = 60_000;
const ask = { workflow: 'book', step: '01' };
const person = { who: 'ada', why: 'the theme is back' };

describe('auto-heal', () => {
  it('degrades at the third TARGET_NOT_FOUND in a row of a step, though the steps before it succeed each time', async () => {
    const { manager, fail, succeed, pass } = await openScene();
    for (const night of [1, 2]) {
      expect(await succeed('01')).toMatchObject({ follows: 'stay' });
      expect(await fail('TARGET_NOT_FOUND', '02'), `night ${night}`).toMatchObject({ follows: 'stay' });
      pass(24 * 60 * minute);
    }
    const third = await fail('TARGET_NOT_FOUND', '02');
    expect(third).toMatchObject({ follows: 'degrade', state: { state: 'degraded' } });
    expect(third.said).toMatch(/TARGET_NOT_FOUND 3 times in a row in step 02.*stricter thresholds/);
    expect(await manager.shouldExecuteStep(ask)).toMatchObject({
      mayRun: true,
      state: 'degraded',
      mayLearn: false,
      thresholds: { allowAmbiguous: false, anchor: defaultAutoHealPolicy.thresholds.degraded.anchor },
    });
  });

  it('also when three different steps are not found one after the other; a success in between ends the row', async () => {
    const { fail, succeed } = await openScene();
    await fail('TARGET_NOT_FOUND', '01');
    await fail('TARGET_NOT_FOUND', '02');
    await succeed('03');
    expect(await fail('TARGET_NOT_FOUND', '04')).toMatchObject({ follows: 'stay' });
    await fail('TARGET_NOT_FOUND', '05');
    expect(await fail('TARGET_NOT_FOUND', '06')).toMatchObject({ follows: 'degrade' });
  });

  it('quarantines at ten failures of any kind within ten minutes, and lets nothing run until a person releases it', async () => {
    const { manager, fail, pass, decisions } = await openScene();
    for (let n = 1; n <= 9; n++) {
      const kind = n % 3 === 0 ? 'WATCHDOG_TIMEOUT' : n % 3 === 1 ? 'POSTCONDITION_FAILED' : 'LOW_CONFIDENCE';
      expect((await fail(kind, `0${n}`)).follows).not.toBe('quarantine');
      pass(minute);
    }
    expect(await fail('POSTCONDITION_FAILED', '10')).toMatchObject({
      follows: 'quarantine',
      state: { state: 'quarantined', reason: '10 failures within 10 minutes, the last one POSTCONDITION_FAILED' },
    });
    pass(365 * 24 * 60 * minute);
    const refused = await manager.shouldExecuteStep(ask);
    expect(refused).toMatchObject({ mayRun: false, state: 'quarantined' });
    expect(refused.mayRun ? '' : refused.said).toContain('heal replay release book --reason');
    await manager.release('book', person);
    expect(await manager.shouldExecuteStep(ask)).toMatchObject({ mayRun: true, state: 'degraded' });
    // The slate is clean: one failure does not bring it back.
    expect(await fail('POSTCONDITION_FAILED')).toMatchObject({ follows: 'stay' });
    expect(decisions.map(({ decision }) => decision)).toEqual(['state', 'trip', 'state', 'trip', 'refused', 'state']);
    expect(decisions.at(-1)).toMatchObject({
      from: 'quarantined',
      to: 'degraded',
      reason: 'released by ada: the theme is back',
    });
  });

  it('does not quarantine for failures that are spread over more than the window', async () => {
    const { fail, pass } = await openScene();
    for (let n = 0; n < 40; n++) {
      expect((await fail('WATCHDOG_TIMEOUT', `${n}`)).state.state).not.toBe('quarantined');
      pass(70_000);
    }
  });

  it('recovers after ten successes in a row, the step that had failed among them', async () => {
    const { fail, succeed } = await openScene();
    for (const _ of 'abc') await fail('TARGET_NOT_FOUND', '02');
    for (let n = 0; n < 30; n++) expect(await succeed('01')).toMatchObject({ follows: 'stay' });
    expect(await succeed('02')).toMatchObject({ follows: 'recover', state: { state: 'running' } });
  });

  it('takes targets that were hardly sure enough for a sign', async () => {
    const { manager, succeed } = await openScene();
    const { running } = defaultAutoHealPolicy.thresholds;
    const hardly = { ...sure, rung: 'marks-ink', score: running.marks + 0.01 } as const;
    for (let n = 1; n <= 4; n++)
      expect(await manager.onStepResult(resultOf(hardly))).toMatchObject({ follows: 'stay' });
    await succeed();
    const fifth = await manager.onStepResult(resultOf(hardly));
    expect(fifth).toMatchObject({
      follows: 'degrade',
      state: { reason: expect.stringContaining('LOW_CONFIDENCE: 5') },
    });
    expect((await manager.getStatusReport()).workflows[0]).toMatchObject({ counts: { done: 6, LOW_CONFIDENCE: 5 } });
  });

  it('stands still altogether when many workflows fail at once, then lets one try', async () => {
    const { manager, fail, succeed, pass, decisions } = await openScene();
    for (let n = 0; n < 30; n++) await fail('WATCHDOG_TIMEOUT', '01', `flow-${n}`);
    expect(decisions.at(-1)).toMatchObject({ decision: 'trip', scope: 'global' });
    const other = (workflow: string) => manager.shouldExecuteStep({ workflow, step: '01' });
    expect(await other('fresh')).toMatchObject({
      mayRun: false,
      state: 'tripped',
      said: expect.stringContaining('10 minutes'),
    });
    pass(10 * minute);
    expect(await other('fresh')).toMatchObject({ mayRun: true });
    expect(await other('another')).toMatchObject({ mayRun: false, state: 'tripped' });
    await succeed('01', 'fresh');
    expect(await other('another')).toMatchObject({ mayRun: true });
  });

  it('stops when Heal is stopped, and goes on as it was', async () => {
    const scene = await openScene();
    scene.stopped = 'Healing is stopped here: wrong window seen';
    expect(await scene.manager.shouldExecuteStep(ask)).toMatchObject({ mayRun: false, state: 'stopped' });
    expect(await scene.manager.getStatusReport()).toMatchObject({ healthy: false, stopped: scene.stopped });
    scene.stopped = undefined;
    expect(await scene.manager.shouldExecuteStep(ask)).toMatchObject({
      mayRun: true,
      state: 'running',
      mayLearn: true,
    });
  });

  it('pauses and goes on as what it was; a pause is no way out of quarantine, nor is going back', async () => {
    const { manager, fail } = await openScene();
    await fail();
    await fail();
    await fail();
    await manager.pause('book', person);
    expect(await manager.shouldExecuteStep(ask)).toMatchObject({ mayRun: false, state: 'paused' });
    expect((await manager.resume('book', person)).now).toMatchObject({ state: 'degraded' });
    for (let n = 0; n < 7; n++) await fail();
    await expect(manager.pause('book', person)).rejects.toThrow('stands still already');
    await expect(manager.resume('book', person)).rejects.toThrow('not paused');
    await manager.beginRollback('book', { to: 'v03', reason: 'held 2 of 9' });
    expect(await manager.shouldExecuteStep(ask)).toMatchObject({ mayRun: false, state: 'rollback' });
    // A crash ended that one; it is begun again, and still releases nothing.
    await manager.beginRollback('book', { to: 'v02', reason: 'once more' });
    expect((await manager.endRollback('book')).now).toMatchObject({
      state: 'quarantined',
      reason: 'back at v02; still to be released',
    });
    await expect(manager.endRollback('book')).rejects.toThrow('does not go back');
  });

  it('goes back and on with care; quarantined when the stores could not', async () => {
    const { manager } = await openScene();
    await manager.beginRollback('book', { to: 'v03', reason: 'held 2 of 9' });
    expect((await manager.endRollback('book')).now).toMatchObject({
      state: 'degraded',
      reason: 'back at v03: held 2 of 9',
    });
    await manager.beginRollback('book', { to: 'v02', reason: 'held 1 of 9' });
    const { now } = await manager.endRollback('book', 'v02 is damaged');
    expect(now).toMatchObject({ state: 'quarantined', reason: expect.stringContaining('v02 is damaged') });
  });

  it('asks whether what was learned is at fault when it gets worse, and has what was seen written down', async () => {
    const { another } = await openScene();
    const wish = { to: 'v07', reason: 'held 2 of 9 since v08' };
    const manager = another({
      findRegression: async () => wish,
      describeTrip: async ({ scope }) => ({ report: `${scope}.md`, failureCase: 'failure-cases/7' }),
    });
    const lost = resultOf({ status: 'failed', trigger: 'TARGET_NOT_FOUND', said: '' });
    expect(await manager.onStepResult(lost)).toMatchObject({ rollback: undefined });
    await manager.onStepResult(lost);
    expect(await manager.onStepResult(lost)).toMatchObject({ follows: 'degrade', rollback: wish });
    for (let n = 0; n < 7; n++) await manager.onStepResult(lost);
    expect((await manager.info('book')).now).toMatchObject({ state: 'quarantined', failureCase: 'failure-cases/7' });
  });

  it('neither loses nor invents a quarantine when somebody sets the clock', async () => {
    const jumps = [24 * 60 * minute, -24 * 60 * minute, 365 * 24 * 60 * minute, -400 * 24 * 60 * minute];
    for (const jump of jumps) {
      const near = await openScene();
      for (let n = 0; n < 9; n++) await near.fail('WATCHDOG_TIMEOUT', `${n}`);
      near.jump(jump);
      expect(await near.fail('WATCHDOG_TIMEOUT', '9'), `jump of ${jump} ms`).toMatchObject({ follows: 'quarantine' });
      near.jump(jump);
      expect(await near.another().shouldExecuteStep(ask)).toMatchObject({ state: 'quarantined' });

      const spread = await openScene();
      for (let n = 0; n < 9; n++) await spread.fail('WATCHDOG_TIMEOUT', `${n}`);
      spread.pass(11 * minute);
      await spread.manager.shouldExecuteStep(ask);
      spread.jump(jump);
      await spread.succeed();
      spread.pass(jump < 0 ? 11 * minute : 0);
      expect(await spread.fail('WATCHDOG_TIMEOUT', '9'), `jump of ${jump} ms`).not.toMatchObject({
        follows: 'quarantine',
      });
    }
  });

  it('says loudly that it is in test mode, makes the wanted step fail and nothing else, and learns nothing', async () => {
    const scene = await openScene();
    const inject = [{ workflow: 'book', step: '02', fail: 'hide-target', times: 2 }] as const;
    scene.policy = { ...defaultAutoHealPolicy, testMode: { enabled: true, inject } };
    const take = async (step: string) => {
      const permission = await scene.manager.shouldExecuteStep({ workflow: 'book', step });
      return permission.mayRun ? permission.inject : 'refused';
    };
    expect([await take('01'), await take('02'), await take('02'), await take('02')]).toEqual([
      undefined,
      'hide-target',
      'hide-target',
      undefined,
    ]);
    expect(scene.decisions[0]).toMatchObject({
      isTest: true,
      said: 'TEST MODE: step 02 is made to fail (hide-target)',
    });
    expect(await scene.manager.shouldExecuteStep(ask)).toMatchObject({ mayLearn: false });
    expect((await scene.manager.getStatusReport()).testMode).toBe(true);
    scene.policy = { ...scene.policy, testMode: { enabled: false, inject: [{ ...inject[0], times: 0 }] } };
    expect(await take('02')).toBe(undefined);
  });

  it('blocks what it cannot read, and says what to do', async () => {
    const { another, decisions } = await openScene();
    const broken = await openExecutionStates(':memory:');
    const manager = another({
      states: { ...broken, load: () => Promise.reject(new Error('the state of book is damaged')) },
    });
    expect(await manager.shouldExecuteStep(ask)).toMatchObject({
      mayRun: false,
      state: 'unreadable',
      said: expect.stringContaining('damaged'),
    });
    expect(decisions.at(-1)).toMatchObject({ decision: 'refused', by: 'unreadable' });
  });

  it('loses no count when two processes tell at the same time, and both see the quarantine', async () => {
    const file = join(folder, 'shared.sqlite');
    const one = await openScene(file);
    const otherStates = await openExecutionStates(file);
    const other = one.another({ states: otherStates });
    const lost = (n: number) => resultOf({ status: 'failed', trigger: 'POSTCONDITION_FAILED', said: '' }, `${n}`);
    const told = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? one.manager : other).onStepResult(lost(n))),
    );
    expect(told.filter(({ follows }) => follows === 'quarantine')).toHaveLength(1);
    expect(await one.manager.shouldExecuteStep(ask)).toMatchObject({ state: 'quarantined' });
    expect(await other.shouldExecuteStep(ask)).toMatchObject({ state: 'quarantined' });
    await one.states.close();
    await otherStates.close();
    const restarted = await openScene(file);
    expect(await restarted.manager.shouldExecuteStep(ask)).toMatchObject({ state: 'quarantined' });
    expect((await restarted.manager.getStatusReport()).workflows[0]).toMatchObject({ counts: { failed: 10 } });
    await restarted.states.close();
  });

  it('reports how every workflow stands', async () => {
    const { manager, fail, succeed, pass } = await openScene();
    await succeed('01', 'alpha');
    for (const _ of 'abc') await fail();
    pass(2 * minute);
    const report = await manager.getStatusReport();
    expect(report).toMatchObject({ healthy: true, everything: { state: 'closed', failures: 3, of: 30 } });
    expect(report.workflows.map(({ workflow, state }) => `${workflow} ${state}`)).toEqual([
      'alpha running',
      'book degraded',
    ]);
    expect(report.workflows[1]).toMatchObject({
      failures: 3,
      notFoundInARow: 3,
      inStateMs: 2 * minute,
      recovery: { done: 0, of: 10 },
      speed: { meanMs: 200, p95Ms: 200, steps: 3 },
      history: [{ from: 'running', to: 'degraded', lastedMs: 0 }],
    });
    expect(JSON.parse(JSON.stringify(report))).toMatchObject({ version: 1, workflows: [{}, {}] });
  });

  it('knows steps by any name', async () => {
    const { fail, succeed } = await openScene();
    for (const step of ['constructor', '__proto__', 'toString', 'a b\n']) {
      await succeed(step);
      await fail('WATCHDOG_TIMEOUT', step, step);
      expect(await fail('WATCHDOG_TIMEOUT', step, step)).toMatchObject({ follows: 'stay' });
    }
  });
});
