import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultAutoHealPolicy, type AutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import type { FindingThresholds } from '#core/replay/finding-a-target.ts';
import { makeAutoHealManager } from '#domains/replay/auto-heal/manager.ts';
import { runWorkflow, type ReplayDesk } from '#domains/replay/run/index.ts';
import { openReplayAudit } from '#drivers/replay-stores/audit.ts';
import { openExecutionStates } from '#drivers/replay-stores/execution-states.ts';
import { makeEmergencyStop } from '#drivers/stop/stop-file.ts';
import {
  makeMemoryJournal,
  makePaintedDesktop,
  makePaintedFinder,
  makeWorkflow,
  noProbes,
  realClock,
} from './painted-desktop.ts';

const root = mkdtempSync(join(tmpdir(), 'heal-auto-heal-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let places = 0;

/** The loop, auto-heal, its store and its audit as they are; only the screen is painted. */
async function openScene(presses: readonly string[]) {
  const folder = join(root, `${++places}`);
  const screen = makePaintedDesktop(['seven', 'plus', 'equals']);
  const audit = openReplayAudit({ folder, workflow: 'painted', mask: (text) => text });
  const stopFile = join(folder, 'stop.json');
  const stop = makeEmergencyStop(stopFile);
  const scene = { policy: defaultAutoHealPolicy as AutoHealPolicy };
  const asked: FindingThresholds[] = [];
  const learning: boolean[] = [];
  const find = makePaintedFinder(screen);
  /** As a process that starts now would. */
  const start = async () => {
    await audit.write(
      { decision: 'note', said: 'start' },
      { at: new Date().toISOString(), run: '', state: 'running', version: undefined, isTest: false },
    );
    const states = await openExecutionStates(join(folder, 'states.sqlite'));
    const manager = makeAutoHealManager({
      states,
      policy: () => scene.policy,
      clock: realClock,
      stopped: async () => (await stop.read())?.reason,
      audit: async ({ at, workflow: _workflow, run, state, isTest, ...decision }) =>
        audit.write(decision, { at, run, state, version: undefined, isTest }),
    });
    const said: string[] = [];
    const desk: ReplayDesk = {
      desktop: screen,
      find(ask) {
        asked.push(ask.thresholds);
        return find(ask);
      },
      readText: async () => undefined,
      gate: {
        async shouldExecuteStep(step) {
          const permission = await manager.shouldExecuteStep(step);
          if (permission.mayRun) learning.push(permission.mayLearn);
          return permission;
        },
        async onStepResult(result) {
          const consequence = await manager.onStepResult(result);
          if (consequence.follows !== 'stay') said.push(consequence.follows);
        },
      },
      journal: makeMemoryJournal(),
      probes: noProbes,
      clock: realClock,
      announce: () => {},
    };
    let runs = 0;
    const run = () =>
      runWorkflow(makeWorkflow(screen, presses, { timeoutMs: 150 }), desk, {
        run: `r${++runs}`,
        signal: new AbortController().signal,
        values: new Map(),
      });
    return { manager, run, said, close: () => states.close() };
  };
  const decided = async () =>
    (await audit.last(1000)).map((line) =>
      line.decision === 'state'
        ? `${line.from} → ${line.to}`
        : line.decision === 'refused'
          ? `refused: ${line.by}`
          : line.decision,
    );
  const paint = (id: string, isPainted: boolean) => {
    for (const button of screen.buttons) if (button.id === id) button.isPainted = isPainted;
  };
  return { scene, screen, stop, stopFile, start, decided, audit, asked, learning, paint };
}

describe('auto-heal in the loop', () => {
  it('degrades when a target is missing three times, is careful then, and recovers when it is back', async () => {
    const { start, paint, asked, learning, decided, screen } = await openScene(['seven', 'plus']);
    const { run, said, manager, close } = await start();
    paint('plus', false);
    for (let n = 0; n < 3; n++)
      expect(await run()).toMatchObject({ status: 'halted', end: { reason: 'target-not-found' } });
    expect(said).toEqual(['degrade']);
    expect(asked.at(-1)).toEqual(defaultAutoHealPolicy.thresholds.running);
    paint('plus', true);
    await run();
    expect(asked.at(-1)).toEqual(defaultAutoHealPolicy.thresholds.degraded);
    expect(learning.at(-1)).toBe(false);
    for (let n = 0; n < 4; n++) expect(await run()).toMatchObject({ status: 'done' });
    expect(said).toEqual(['degrade', 'recover']);
    await run();
    expect(learning.at(-1)).toBe(true);
    expect((await manager.info('painted')).now.state).toBe('running');
    expect(await decided()).toEqual(['note', 'running → degraded', 'trip', 'degraded → running']);
    expect(screen.log.filter((press) => press === 'plus')).toHaveLength(6);
    await close();
  });

  it('quarantines at ten failures, touches nothing more, after a restart neither, until a person releases it', async () => {
    const { start, screen, decided, audit } = await openScene(['seven']);
    const first = await start();
    screen.isShowing = false;
    for (let n = 0; n < 10; n++) expect(await first.run()).toMatchObject({ end: { reason: 'postcondition-failed' } });
    expect(first.said).toEqual(['degrade', 'quarantine']);
    expect(await first.run()).toMatchObject({ status: 'blocked', end: { reason: 'state' } });
    await first.close();
    screen.isShowing = true;
    const second = await start();
    const blocked = await second.run();
    expect(blocked).toMatchObject({ status: 'blocked' });
    expect(blocked.end?.said).toMatch(/quarantined since .*10 failures within 10 minutes.*heal replay release painted/);
    expect(screen.log).toHaveLength(10);
    await second.manager.release('painted', { who: 'ada', why: 'the display shows again' });
    expect(await second.run()).toMatchObject({ status: 'done' });
    expect(screen.log).toHaveLength(11);
    expect((await second.manager.getStatusReport()).workflows[0]).toMatchObject({
      state: 'degraded',
      counts: { done: 1, failed: 10, POSTCONDITION_FAILED: 10 },
    });
    const refused = 'refused: quarantined';
    expect(await decided()).toEqual([
      'note',
      'running → degraded',
      'trip',
      'degraded → quarantined',
      'trip',
      refused,
      'note',
      refused,
      'quarantined → degraded',
    ]);
    expect((await audit.last(1)).at(-1)).toMatchObject({ reason: 'released by ada: the display shows again' });
    await second.close();
  });

  it('makes steps fail as test mode says, in each way, and says so in the audit', async () => {
    const { start, scene, screen, audit } = await openScene(['seven', 'plus']);
    const { run, manager, close } = await start();
    const ways = {
      'hide-target': 'TARGET_NOT_FOUND',
      'fail-postcondition': 'POSTCONDITION_FAILED',
      'trip-watchdog': 'WATCHDOG_TIMEOUT',
      'lower-confidence': 'LOW_CONFIDENCE',
    } as const;
    for (const [fail, trigger] of Object.entries(ways) as [keyof typeof ways, string][]) {
      // A list of its own each time: what was taken of the last one does not count.
      const inject = [{ workflow: 'painted', step: '02-plus', fail, times: 1 }];
      scene.policy = { ...defaultAutoHealPolicy, testMode: { enabled: true, inject } };
      const report = await run();
      expect(report.status, fail).not.toBe('done');
      expect(
        report.steps.map(({ status }) => status === 'done'),
        fail,
      ).toEqual([true, false]);
      const { counts } = (await manager.getStatusReport()).workflows[0] ?? {};
      expect(counts).toMatchObject({ [trigger]: 1 });
    }
    expect(screen.log.filter((press) => press === 'seven')).toHaveLength(4);
    const lines = await audit.last(100);
    expect(lines.filter((line) => line.isTest).map((line) => ('said' in line ? line.said : ''))).toContain(
      'TEST MODE: step 02-plus is made to fail (hide-target)',
    );
    expect(await run()).toMatchObject({ status: 'done' });
    await close();
  });

  it('stops with Heal, before the next step', async () => {
    const { start, screen, stop, stopFile, decided } = await openScene(['seven', 'plus', 'equals']);
    const { run, manager, close } = await start();
    screen.onPress = () => writeFileSync(stopFile, '{ "at": "2026-03-01", "reason": "wrong window seen" }');
    const report = await run();
    expect(report.end?.said).toContain('wrong window seen');
    expect(screen.log).toEqual(['seven']);
    expect(await decided()).toEqual(['note', 'refused: stopped']);
    await stop.clear();
    screen.onPress = () => {};
    expect((await manager.info('painted')).now.state).toBe('running');
    expect(await run()).toMatchObject({ status: 'done' });
    await close();
  });
});
