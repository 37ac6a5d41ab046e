import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { finishRollback, requireTestMode } from '#app/replay/before-run.ts';
import { openDesk, openMemory } from '#app/replay/open-desk.ts';
import { openReplayPlace } from '#app/replay/replay-place.ts';
import { runWorkflow, type FindTarget } from '#domains/replay/run/index.ts';
import { makePaintedDesktop, makePaintedFinder, makeWorkflow } from './painted-desktop.ts';

const folder = mkdtempSync(join(tmpdir(), 'heal-rollback-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what was learned and made it worse', () => {
  it('goes back by itself, exactly, and the workflow recovers: from the audit', { timeout: 60_000 }, async () => {
    const place = await openReplayPlace(folder, { cwd: folder, env: process.env, now: () => new Date() });
    const screen = makePaintedDesktop(['seven', 'plus']);
    const workflow = makeWorkflow(screen, ['seven', 'plus'], { timeoutMs: 500 });
    const said: string[] = [];
    const memory = await openMemory(place, workflow.name, { workflow, secrets: [], say: (line) => said.push(line) });
    const desk = openDesk({
      place,
      workflow,
      memory,
      desktop: screen,
      announce: () => {},
      say: (line) => said.push(line),
    });
    // Proposals to people are tested elsewhere.
    const { remember: _remember, ...withoutProposals } = desk;
    const painted = makePaintedFinder(screen);
    // A prototype that was learned leads astray, as a look would that another button has now.
    const find: FindTarget = async (ask) => {
      const answer = await painted(ask);
      const prototypes = await memory.stores.prototypesOf(ask.target.id);
      if (prototypes.length === 0) return answer;
      const { asked, candidates, ms } = answer;
      return { status: 'lost', reason: 'not-found', said: 'led astray', asked, candidates, ms };
    };
    let runs = 0;
    const run = () =>
      runWorkflow(
        workflow,
        { ...withoutProposals, find },
        { run: `r${++runs}`, signal: new AbortController().signal, values: new Map() },
      );
    const state = async () => (await memory.manager.info(workflow.name)).now;

    for (let n = 0; n < 9; n++) expect(await run()).toMatchObject({ status: 'done' });
    const before = await memory.stores.snapshot('all is well');
    for (const button of screen.buttons) if (button.id === 'plus') button.look += 100;
    for (let n = 0; n < 3; n++) expect(await run()).toMatchObject({ end: undefined, status: 'done' });
    const learnt = await memory.learning?.afterRun('running');
    expect(learnt?.promoted).toMatchObject({ targets: ['plus'] });
    expect(await memory.stores.prototypesOf('plus')).toHaveLength(1);

    for (let n = 0; n < 3; n++) expect(await run()).toMatchObject({ status: 'halted' });
    expect(await state()).toMatchObject({
      state: 'degraded',
      reason: expect.stringMatching(/^back at v\d+: plus was found 0 of 3/),
    });
    expect(await memory.stores.prototypesOf('plus')).toEqual([]);
    const versions = await memory.stores.versions({ isChecked: true });
    expect(versions.filter(({ problem }) => problem !== undefined)).toEqual([]);
    expect(versions.find(({ version }) => version === learnt?.promoted?.version)).toMatchObject({
      standing: 'bad',
      isInUse: false,
    });
    const inUse = versions.find(({ isInUse }) => isInUse);
    expect(inUse?.version === before.version || inUse?.promoted.length === 0).toBe(true);
    expect(said.at(-1)).toMatch(/What it learned goes back to v\d+\.$/);

    for (let n = 0; n < 5; n++) expect(await run()).toMatchObject({ status: 'done' });
    expect(await state()).toMatchObject({ state: 'running' });
    const lines = await memory.audit.last(1000);
    const told = lines.flatMap((line) =>
      line.decision === 'state' ? [`${line.from} → ${line.to}`] : line.decision === 'store' ? [line.did] : [],
    );
    expect(told.filter((one) => one.includes('→') || one === 'rollback' || one === 'promote')).toEqual([
      'promote',
      'running → degraded',
      'degraded → rollback',
      'rollback',
      'rollback → degraded',
      'degraded → running',
    ]);
    // While degraded, nothing was learned.
    const degraded = lines.flatMap((line) =>
      line.decision === 'learn' && line.state === 'degraded' ? [line.isStored] : [],
    );
    expect(degraded).toContain(false);
    expect(degraded).not.toContain(true);
    await desk.close();
    await memory.close();
  });

  it('is gone back from to the end when that was cut off, and the workflow goes on', async () => {
    const place = await openReplayPlace(folder, { cwd: folder, env: process.env, now: () => new Date() });
    const open = () => openMemory(place, 'cut-off', { secrets: [], say: () => {} });
    const killed = await open();
    const { version } = await killed.stores.snapshot('first');
    await killed.manager.beginRollback('cut-off', { to: version, reason: 'worse' });
    await killed.close();
    const memory = await open();
    const said: string[] = [];
    expect(await memory.manager.shouldExecuteStep({ workflow: 'cut-off', step: '01' })).toMatchObject({
      mayRun: false,
      state: 'rollback',
    });
    await finishRollback(memory, 'cut-off', (line) => said.push(line));
    expect((await memory.manager.info('cut-off')).now).toMatchObject({
      state: 'degraded',
      reason: `back at ${version}: worse`,
    });
    expect(said).toEqual([`Going back to ${version} was cut off; it is done now.`]);
    await finishRollback(memory, 'cut-off', (line) => said.push(line));
    expect(said).toHaveLength(1);
    expect(() => requireTestMode(memory)).toThrow('only in test mode');
    await memory.close();
  });
});
