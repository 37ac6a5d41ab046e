import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StepSuccess } from '#core/replay/learned.ts';
import { filesBelow } from '#drivers/replay-stores/versions/disk.ts';
import { makeLook, makeSuccess } from '#drivers/replay-stores/versions/fixtures/examples.ts';
import { openReplayStores } from '#drivers/replay-stores/versions/stores.ts';
import { setVariable } from '../test/set-variable.ts';
import type { BenchmarkOptions, Metrics } from './support/benchmark.ts';

export const name = 'replay-stores';
export const about =
  'Stores of a replayed workflow, on the disk: 25 targets with a prototype each, and 1,000 prototypes of 125 targets; snapshot, going back, learning a step, all prototypes of all targets, the most alike ink';
export const goals = { snapshot25Ms: 1000, rollback25Ms: 1500, learn25Ms: 100 };

const rounds = 5;

export async function run({ isQuick, say }: BenchmarkOptions): Promise<Metrics> {
  const small = await measure(25, 1, '25');
  say('25 targets measured');
  const large = await measure(isQuick ? 20 : 125, isQuick ? 4 : 8, isQuick ? '80' : '1000');
  return { ...small, ...large };
}

async function measure(targets: number, each: number, label: string): Promise<Metrics> {
  const folder = await mkdtemp(join(tmpdir(), 'heal-bench-stores-'));
  const stores = openReplayStores({
    folder,
    workflow: 'bench',
    now: () => '2026-11-20T10:00:00.000Z',
    setVariable,
    mostPrototypes: each,
  });
  try {
    const names = Array.from({ length: targets }, (_, n) => `target-${n}`);
    for (const [number, target] of names.entries())
      for (let one = 0; one < each; one++) await stores.learn(see(target, 1000 * number + one));
    const ids = (await stores.appearances()).map(({ id }) => id);
    const promoteMs = await time(1, () => stores.promote(ids, 'all'));
    let seen = 0;
    const learnMs = await time(rounds * 5, () =>
      stores.learn(makeSuccess({ run: `run-${seen++}`, target: 'target-0' })),
    );
    const snapshotMs = await time(rounds, () => stores.snapshot('bench'));
    const rollbackMs = await time(rounds, () => stores.rollback('v02', 'bench'));
    await stores.close();
    const readMs = await time(1, () => Promise.all(names.map((target) => stores.prototypesOf(target))));
    const { ink } = makeLook(0);
    await stores.nearest(ink, 5);
    const nearestMs = await time(20, () => stores.nearest(ink, 5));
    const inUse = (await stores.versions()).find(({ isInUse }) => isInUse);
    return {
      [`prototypes${label}`]: inUse?.prototypes ?? 0,
      [`learn${label}Ms`]: learnMs,
      [`promote${label}Ms`]: promoteMs,
      [`snapshot${label}Ms`]: snapshotMs,
      [`rollback${label}Ms`]: rollbackMs,
      [`readAll${label}Ms`]: readMs,
      [`nearest${label}Ms`]: nearestMs,
      [`version${label}Mb`]: (inUse?.bytes ?? 0) / 2 ** 20,
      [`files${label}`]: (await filesBelow(join(folder, 'versions', inUse?.version ?? ''))).length,
    };
  } finally {
    await stores.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** As large as a button of a screen of today. */
function see(target: string, seed: number): StepSuccess {
  return makeSuccess({ run: `run-${seed}`, target, look: makeLook(seed, { width: 120, height: 36 }) });
}

/** Median. */
async function time(times: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let round = 0; round < times; round++) {
    const started = performance.now();
    await work();
    all.push(performance.now() - started);
  }
  return all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}
