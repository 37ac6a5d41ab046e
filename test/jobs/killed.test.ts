import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { JobQueue } from '#core/ports/job-queue.ts';
import { startPostgres } from '../postgres.ts';
import { job, openQuick, postgresPlace, removeFolders, sqlitePlace, until, untilEnded } from './support/queues.ts';

const postgres = await startPostgres();
const places = postgres ? [sqlitePlace, postgresPlace(postgres)] : [sqlitePlace];
if (!postgres) it.skip('PostgreSQL: cannot be started here', () => undefined);
const folder = mkdtempSync(join(tmpdir(), 'heal-killed-'));
const children = new Set<ChildProcess>();
afterEach(() => children.forEach((child) => child.kill('SIGKILL')));
afterAll(async () => {
  await postgres?.stop();
  removeFolders();
  rmSync(folder, { recursive: true, force: true });
});

async function startWorker(place: object, notes: string, msPerJob: number): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'support', 'worker.ts'), [
    JSON.stringify(place),
    notes,
    String(msPerJob),
  ]);
  children.add(child);
  child.on('exit', () => children.delete(child));
  await once(child, 'message');
  return child;
}
async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
const whoRuns = (queue: JobQueue, id: string) =>
  until('it runs', async () => {
    const attempt = (await queue.attempts(id)).at(-1);
    return attempt?.state === 'started' && attempt.worker;
  });

describe.each(places)('workers that die, on $kind', ({ kind, make }) => {
  it('every job ends exactly once, and no lane runs twice at a time', async () => {
    const place = await make();
    const queue = await openQuick(place);
    const notes = join(folder, `${kind} notes`);
    const ids: string[] = [];
    for (let i = 0; i < 60; i++)
      ids.push((await queue.add(job({ key: `${i}`, maxAttempts: 20, ...(i % 2 ? { lane: `${i % 6}` } : {}) }))).id);
    const workers = await Promise.all([1, 2, 3].map(() => startWorker(place, notes, 120)));
    const countLeft = async () => {
      const left = await Promise.all((['queued', 'running'] as const).map((state) => queue.list({ state })));
      return left.flat().length;
    };
    for (const at of [45, 25]) {
      await until(`${at} are left`, async () => (await countLeft()) <= at, 20_000);
      const victim = workers.shift();
      if (victim) await kill(victim);
      workers.push(await startWorker(place, notes, 120));
    }
    await until('all have ended', async () => (await countLeft()) === 0, 20_000);
    const states = new Map<string, string>();
    for (const [i, id] of ids.entries()) {
      const attempts = await queue.attempts(id);
      expect((await queue.load(id))?.state).toBe('succeeded');
      expect(attempts.at(-1)?.state).toBe('succeeded');
      expect(attempts.slice(0, -1).every(({ state }) => state === 'lost')).toBe(true);
      expect((await queue.events(id)).filter(({ type }) => type === 'succeeded')).toHaveLength(1);
      for (const { number, state } of attempts) states.set(`${i} ${number}`, state);
    }
    expect([...states.values()]).toContain('lost');
    expectLanesApart(readFileSync(notes, 'utf8'), states);
    workers.forEach((worker) => worker.send('stop'));
    await Promise.all(workers.map((worker) => once(worker, 'exit')));
    await queue.close();
  });

  it('notices within seconds that a worker was killed, and frees its lane', async () => {
    const place = await make();
    const queue = await openQuick(place);
    const notes = join(folder, `${kind} noticed`);
    const first = await startWorker(place, notes, 60_000);
    const { id } = await queue.add(job({ lane: 'one' }));
    const next = await queue.add(job({ lane: 'one' }));
    const killed = await whoRuns(queue, id);
    await kill(first);
    const killedAt = performance.now();
    const second = await startWorker(place, notes, 0);
    const done = await untilEnded(queue, id);
    expect(performance.now() - killedAt).toBeLessThan(6000);
    expect(done).toMatchObject({ state: 'succeeded', attempts: 2, result: 2 });
    expect((await queue.attempts(id)).map(({ state, worker }) => [state, worker === killed])).toEqual([
      ['lost', true],
      ['succeeded', false],
    ]);
    expect((await untilEnded(queue, next.id)).state).toBe('succeeded');
    await kill(second);
    await queue.close();
  });

  it('a worker that only slept cannot finish what was given to another', async () => {
    const place = await make();
    const queue = await openQuick(place);
    const notes = join(folder, `${kind} slept`);
    const sleeper = await startWorker(place, notes, 0);
    const { id } = await queue.add(job({ name: 'stall', maxAttempts: 3 }));
    const slept = await whoRuns(queue, id);
    const other = await startWorker(place, notes, 0);
    expect(await untilEnded(queue, id)).toMatchObject({ state: 'succeeded', result: 2 });
    // It wakes up, answers, and is not listened to; but it can take jobs again.
    await kill(other);
    const { id: afterwards } = await queue.add(job());
    expect(await untilEnded(queue, afterwards)).toMatchObject({ state: 'succeeded' });
    expect((await queue.attempts(afterwards))[0]?.worker).toBe(slept);
    const attempts = await queue.attempts(id);
    expect(attempts.map(({ state, worker }) => [state, worker === slept])).toEqual([
      ['lost', true],
      ['succeeded', false],
    ]);
    expect((await queue.events(id)).filter(({ type }) => type === 'succeeded')).toHaveLength(1);
    expect((await queue.load(id))?.result).toBe(2);
    await kill(sleeper);
    await queue.close();
  });

  it('a job is cancelled in whichever process it runs', async () => {
    const place = await make();
    const queue = await openQuick(place);
    const worker = await startWorker(place, join(folder, `${kind} cancelled`), 0);
    const { id } = await queue.add(job({ name: 'hang' }));
    await whoRuns(queue, id);
    const asked = performance.now();
    expect(await queue.cancel(id, 'emergency stop')).toBe(true);
    expect(await untilEnded(queue, id)).toMatchObject({ state: 'cancelled', result: 'emergency stop' });
    expect(performance.now() - asked).toBeLessThan(1000);
    await kill(worker);
    await queue.close();
  });

  it('fails a job that kills its workers, and ends one that was cancelled before its worker died', async () => {
    const place = await make();
    const queue = await openQuick(place);
    const notes = join(folder, `${kind} deadly`);
    const deadly = await queue.add(job({ name: 'hang', maxAttempts: 1 }));
    const cancelled = await queue.add(job({ key: 'deaf', name: 'note', maxAttempts: 5 }));
    const worker = await startWorker(place, notes, 60_000);
    await Promise.all([whoRuns(queue, deadly.id), whoRuns(queue, cancelled.id)]);
    // It does not heed the signal; then it dies.
    await queue.cancel(cancelled.id, 'not wanted');
    await kill(worker);
    const successor = await startWorker(place, notes, 0);
    expect(await untilEnded(queue, deadly.id)).toMatchObject({ state: 'failed', attempts: 1 });
    expect(await untilEnded(queue, cancelled.id)).toMatchObject({ state: 'cancelled', result: 'not wanted' });
    await kill(successor);
    await queue.close();
  });
});

/**
 * Lines of begin and end, in the order in which they were written. An attempt that was lost may have done its work, or
 * may still be at it where its process was only slow; the others never overlap.
 */
function expectLanesApart(notes: string, states: ReadonlyMap<string, string>): void {
  const running = new Map<string, string>();
  let ends = 0;
  for (const line of notes.trim().split('\n')) {
    const [what, lane = '', key = '', attempt = ''] = line.split(' ');
    if (states.get(`${key} ${attempt}`) !== 'succeeded') continue;
    if (what === 'end') ends += 1;
    if (lane === '-') continue;
    expect(running.get(lane)).toBe(what === 'begin' ? undefined : key);
    if (what === 'begin') running.set(lane, key);
    else running.delete(lane);
  }
  expect(ends).toBe(60);
}
