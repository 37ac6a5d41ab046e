import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Job } from '#core/job.ts';
import type { JobQueue } from '#core/ports/job-queue.ts';
import { openJobQueue } from '#drivers/queue/index.ts';
import { startPostgres } from '../test/postgres.ts';
import type { BenchmarkOptions, Metrics } from './support/benchmark.ts';

export const name = 'queue';
export const about =
  'Jobs of 150 ms on PostgreSQL, every third in one of 20 lanes, with two workers of which one is killed (SIGKILL) every 5 s and replaced';
export const goals = { notEndedOnce: 0, lanesBroken: 0, lostNoticedS: 8 };

const killEveryMs = 5000;
const addPerSecond = 40;

export async function run({ isQuick, say }: BenchmarkOptions): Promise<Metrics> {
  const postgres = await startPostgres();
  if (!postgres) throw new Error('PostgreSQL cannot be started here');
  const databaseUrl = await postgres.makeDatabase();
  const queue = await openJobQueue({ databaseUrl });
  const workers = [await startWorker(databaseUrl), await startWorker(databaseUrl)];
  try {
    const seconds = isQuick ? 12 : 30;
    const ids: string[] = [];
    let kills = 0;
    const started = performance.now();
    let killAt = killEveryMs;
    for (let i = 0; performance.now() - started < seconds * 1000; i++) {
      const { id } = await queue.add({
        name: 'wait',
        tenant: 'acme/shop',
        key: `${i}`,
        payload: i,
        source: 'bench',
        maxAttempts: 50,
        ...(i % 3 === 0 ? { lane: `${i % 20}` } : {}),
      });
      ids.push(id);
      if (performance.now() - started > killAt) {
        killAt += killEveryMs;
        kills += 1;
        say(`${ids.length} jobs added, a worker is killed`);
        workers.shift()?.kill('SIGKILL');
        workers.push(await startWorker(databaseUrl));
      }
      const due = ((i + 1) * 1000) / addPerSecond - (performance.now() - started);
      if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
    }
    const addedS = (performance.now() - started) / 1000;
    await waitForAll(queue);
    const allS = (performance.now() - started) / 1000;
    const burst = await measureBurst(queue, isQuick ? 200 : 1000);
    say('Reading what happened');
    return {
      added: ids.length,
      kills,
      addedPerS: ids.length / addedS,
      drainS: allS - addedS,
      ...burst,
      ...(await judge(queue, ids)),
    };
  } finally {
    await Promise.all(workers.map(endWorker));
    await queue.close();
    await postgres.stop();
  }
}

/** How fast what waits already is worked off, without anybody dying. */
async function measureBurst(queue: JobQueue, count: number): Promise<Metrics> {
  const began = performance.now();
  const adding = Array.from({ length: count }, (_, i) =>
    queue.add({ name: 'wait', tenant: 'acme/burst', key: `${i}`, payload: i, source: 'bench' }),
  );
  await Promise.all(adding);
  const added = performance.now();
  await waitForAll(queue);
  return {
    burstAddsPerS: count / ((added - began) / 1000),
    burstJobsPerS: count / ((performance.now() - began) / 1000),
  };
}

async function judge(queue: JobQueue, ids: readonly string[]): Promise<Metrics> {
  const waits: number[] = [];
  const noticed: number[] = [];
  let notEndedOnce = 0;
  let lost = 0;
  const spans = new Map<string, { readonly from: string; readonly to: string }[]>();
  for (const id of ids) {
    const [job, attempts, events] = await Promise.all([queue.load(id), queue.attempts(id), queue.events(id)]);
    const ends = events.filter(({ type }) => type === 'succeeded' || type === 'failed');
    if (job?.state !== 'succeeded' || ends.length !== 1) notEndedOnce += 1;
    const first = attempts[0];
    if (job && first) waits.push(Date.parse(first.startedAt) - Date.parse(job.createdAt));
    for (const attempt of attempts) {
      if (job?.lane !== undefined) addSpan(spans, job, attempt);
      if (attempt.state !== 'lost') continue;
      lost += 1;
      noticed.push(Date.parse(attempt.endedAt ?? '') - Date.parse(attempt.startedAt));
    }
  }
  waits.sort((a, b) => a - b);
  return {
    waitP50Ms: at(waits, 0.5),
    waitP99Ms: at(waits, 0.99),
    notEndedOnce,
    lanesBroken: [...spans.values()].filter(overlap).length,
    lostAttempts: lost,
    lostNoticedS: Math.max(0, ...noticed) / 1000,
  };
}

function addSpan(
  spans: Map<string, { readonly from: string; readonly to: string }[]>,
  { lane = '' }: Job,
  { startedAt, endedAt }: { readonly startedAt: string; readonly endedAt: string | undefined },
): void {
  spans.set(lane, [...(spans.get(lane) ?? []), { from: startedAt, to: endedAt ?? '9' }]);
}

function overlap(spans: readonly { readonly from: string; readonly to: string }[]): boolean {
  const sorted = spans.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.some(({ from }, i) => from < (sorted[i - 1]?.to ?? ''));
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function waitForAll(queue: JobQueue): Promise<void> {
  for (const state of ['queued', 'running'] as const)
    while ((await queue.list({ state, limit: 1 })).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  if ((await queue.list({ state: 'queued', limit: 1 })).length > 0) await waitForAll(queue);
}

async function startWorker(databaseUrl: string): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'support', 'queue-worker.ts'), [databaseUrl, '8']);
  await once(child, 'message');
  return child;
}

async function endWorker(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.send('stop');
  await gone;
}
