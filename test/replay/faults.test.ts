import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runReplay } from '#app/replay/run-replay.ts';
import { lockFileOf } from '#app/replay/replay-place.ts';
import { runWorkflow, type ReplayDesk, type RunOptions } from '#domains/replay/run/index.ts';
import { takeLock } from '#drivers/lock/lock-file.ts';
import { makeRunJournal, writeWorkflow } from '#drivers/workflows/index.ts';
import {
  makeOpenGate,
  makePaintedDesktop,
  makePaintedFinder,
  makeWorkflow,
  noProbes,
  realClock,
} from './painted-desktop.ts';

const folder = mkdtempSync(join(tmpdir(), 'heal-faults-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const presses = ['seven', 'plus', 'equals'];
const fresh = { signal: new AbortController().signal, values: new Map<string, string>() };

function makeScene(file: string) {
  const screen = makePaintedDesktop(presses);
  const desk: ReplayDesk = {
    desktop: screen,
    find: makePaintedFinder(screen),
    readText: async () => undefined,
    gate: makeOpenGate(),
    journal: makeRunJournal(file),
    probes: noProbes,
    clock: realClock,
    announce: () => {},
  };
  const run = (options: Partial<RunOptions> = {}, more: Partial<ReplayDesk> = {}) =>
    runWorkflow(makeWorkflow(screen, presses), { ...desk, ...more }, { run: 'r', ...fresh, ...options });
  return { screen, desk, run };
}

describe('kill -9 in the middle of a step', () => {
  /** Runs in a process of its own, which ends itself at the second click: just before it, or just after. */
  const runUntilKilled = (name: string, moment: 'before' | 'after'): string => {
    const file = join(folder, `${name}.jsonl`);
    const done = join(folder, `${name}.log`);
    const script = `
      import { appendFileSync } from 'node:fs';
      import { runWorkflow } from '#domains/replay/run/index.ts';
      import { makeRunJournal } from '#drivers/workflows/index.ts';
      import * as painted from './test/replay/painted-desktop.ts';
      const screen = painted.makePaintedDesktop(${JSON.stringify(presses)});
      const click = screen.click;
      screen.click = async (at) => {
        const isSecond = screen.log.length === 1;
        if (isSecond && '${moment}' === 'before') process.kill(process.pid, 'SIGKILL');
        await click(at);
        appendFileSync(${JSON.stringify(done)}, screen.log.at(-1) + '\\n');
        if (isSecond) process.kill(process.pid, 'SIGKILL');
      };
      await runWorkflow(painted.makeWorkflow(screen, ${JSON.stringify(presses)}), {
        desktop: screen, find: painted.makePaintedFinder(screen), readText: async () => undefined,
        gate: painted.makeOpenGate(), journal: makeRunJournal(${JSON.stringify(file)}),
        probes: painted.noProbes, clock: painted.realClock, announce: () => {},
      }, { run: 'killed', signal: new AbortController().signal, values: new Map() });`;
    const root = join(import.meta.dirname, '../..');
    const ended = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' });
    expect(ended.signal, ended.stderr).toBe('SIGKILL');
    return file;
  };

  it('is seen by the next run, which halts and clicks nothing; a person says how to go on', async () => {
    for (const moment of ['before', 'after'] as const) {
      const file = runUntilKilled(`kill-${moment}`, moment);
      const pressed = readFileSync(join(folder, `kill-${moment}.log`), 'utf8')
        .trim()
        .split('\n');
      expect(pressed).toEqual(moment === 'before' ? ['seven'] : ['seven', 'plus']);
      const { run, screen } = makeScene(file);
      const report = await run();
      expect(report).toMatchObject({ status: 'halted', end: { reason: 'interrupted-before', step: '02-plus' } });
      expect(screen.log).toEqual([]);
      // Asking again changes nothing.
      expect((await run()).end?.reason).toBe('interrupted-before');
      await run(moment === 'before' ? { repeat: true } : { resumeFrom: '03-equals' });
      expect(screen.log).toEqual(moment === 'before' ? ['plus', 'equals'] : ['equals']);
      // It came to its end: the next one begins at the beginning.
      expect((await run()).status).toBe('done');
    }
  });
});

describe('a disk that is full', () => {
  it.skipIf(!existsSync('/dev/full'))(
    'keeps the click from being made: what cannot be written down is not done',
    async () => {
      const file = join(folder, 'full.jsonl');
      const { run, screen } = makeScene(file);
      const announce: ReplayDesk['announce'] = (event) => {
        if (event.type !== 'step-started' || event.number !== 2) return;
        rmSync(file);
        symlinkSync('/dev/full', file);
      };
      await expect(run({}, { announce })).rejects.toThrow('ENOSPC');
      expect(screen.log).toEqual(['seven']);
    },
  );
});

describe('a replay on this machine', () => {
  const root = join(folder, 'package');
  const screen = makePaintedDesktop(presses);
  const settings = { cwd: root, env: { DISPLAY: `:faults-${process.pid}` }, now: () => new Date() };
  const replay = (signal = new AbortController().signal) =>
    runReplay({ path: root, workflow: 'painted', values: new Map(), signal, desktop: screen }, settings);
  const prepare = async () => {
    mkdirSync(root, { recursive: true });
    await writeWorkflow(join(root, '.github/heal/replay/painted'), makeWorkflow(screen, presses));
  };

  it('is refused while another one has the desktop, with who that is', async () => {
    await prepare();
    const lock = await takeLock(lockFileOf(settings, process.platform), 'heal replay run other');
    const { output } = await replay();
    await lock.release();
    expect(output).toMatchObject({ status: 'blocked', end: { reason: 'desktop-busy' } });
    expect(output.end?.said).toContain('heal replay run other');
    expect(output.end?.said).toContain(`process ${process.pid}`);
    expect(screen.log).toEqual([]);
  });

  it('does not begin with a policy that is wrong, nor with a workflow that is', async () => {
    await prepare();
    const policy = join(root, '.github/heal/auto_heal_policy.json');
    writeFileSync(policy, '{ "version": 1, "windowMinutes": -3 }');
    await expect(replay()).rejects.toThrow('windowMinutes');
    rmSync(policy);
    const file = join(root, '.github/heal/replay/painted/workflow.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"version": 1', '"version": 7'));
    await expect(replay()).rejects.toThrow('version');
    expect(screen.log).toEqual([]);
  });

  it('ends before its first action when everything is stopped', async () => {
    await prepare();
    writeFileSync(join(root, '.heal/stop.json'), JSON.stringify({ at: '2026-01-01', reason: 'wrong clicks' }));
    const { output } = await replay();
    rmSync(join(root, '.heal/stop.json'));
    expect(output.status).toBe('stopped');
    expect(output.end?.said).toMatch(/wrong clicks|Stopped/);
    expect(screen.log).toEqual([]);
  });
});
