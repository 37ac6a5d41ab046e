import { afterAll, describe, expect, it } from 'vitest';
import { JobRefused, type JobHandlers, type JobQueue } from '#core/ports/job-queue.ts';
import { startPostgres } from '../postgres.ts';
import { job, openQuick, postgresPlace, removeFolders, sqlitePlace, until, untilEnded } from './support/queues.ts';

const postgres = await startPostgres();
const places = postgres ? [sqlitePlace, postgresPlace(postgres)] : [sqlitePlace];
if (!postgres) it.skip('PostgreSQL: cannot be started here', () => undefined);
afterAll(async () => {
  await postgres?.stop();
  removeFolders();
});

describe.each(places)('jobs on $kind', ({ make }) => {
  /** Opens a queue, works in the background, and ends both. */
  async function withQueue(
    handlers: JobHandlers,
    test: (queue: JobQueue, stop: () => Promise<void>) => Promise<void>,
    parallel = 4,
  ) {
    const queue = await openQuick(await make());
    const stopping = new AbortController();
    const working = queue.work(handlers, { parallel, signal: stopping.signal });
    const stop = async () => {
      stopping.abort();
      await working;
    };
    try {
      await test(queue, stop);
    } finally {
      await stop();
      await queue.close();
    }
  }
  const eventsOf = async (queue: JobQueue, id: string) => (await queue.events(id)).map(({ type }) => type);

  it('does what was added, keeps its answer and tells what happened', async () => {
    const handlers: JobHandlers = {
      note: async ({ job: { payload }, attempt, say }) => {
        await say('stage', { stage: 'Healing' });
        return { state: 'succeeded', result: { payload, number: attempt.number } };
      },
    };
    await withQueue(handlers, async (queue) => {
      const { id, isNew } = await queue.add(job({ payload: { a: ['1', 2, null, '\0ü'] } }));
      expect(isNew).toBe(true);
      const done = await untilEnded(queue, id);
      expect(done).toMatchObject({ state: 'succeeded', attempts: 1, tenant: 'acme/shop', lane: undefined });
      expect(done.result).toEqual({ payload: { a: ['1', 2, null, '\0ü'] }, number: 1 });
      const events = await queue.events(id);
      expect(events.map(({ seq, type }) => [seq, type])).toEqual([
        [1, 'queued'],
        [2, 'started'],
        [3, 'stage'],
        [4, 'succeeded'],
      ]);
      const [attempt] = await queue.attempts(id);
      expect(attempt).toMatchObject({ number: 1, state: 'succeeded', id: events[1]?.attemptId });
      expect((await queue.events(id, 3)).map(({ type }) => type)).toEqual(['succeeded']);
      expect(attempt?.endedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });
  });

  it('adds the same key of a tenant once, also when asked many times at once', async () => {
    const queue = await openQuick(await make());
    const answers = await Promise.all(Array.from({ length: 10 }, () => queue.add(job({ key: 'delivery 1' }))));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await queue.add(job({ key: 'delivery 1', tenant: 'acme/other' }))).toMatchObject({ isNew: true });
    expect(await queue.list({ tenant: 'acme/shop' })).toHaveLength(1);
    expect((await queue.list({})).map(({ tenant }) => tenant)).toEqual(['acme/other', 'acme/shop']);
    await queue.close();
  });

  it('tries again after pauses that grow, and fails with the last reason', async () => {
    const times: number[] = [];
    const handlers: JobHandlers = {
      note: async () => {
        times.push(performance.now());
        throw new Error(`no ${times.length}`);
      },
    };
    await withQueue(handlers, async (queue) => {
      const { id } = await queue.add(job({ maxAttempts: 3 }));
      const done = await untilEnded(queue, id);
      expect(done).toMatchObject({ state: 'failed', attempts: 3, result: 'no 3' });
      const [first = 0, second = 0, third = 0] = times;
      expect(second - first).toBeGreaterThanOrEqual(74);
      expect(third - second).toBeGreaterThanOrEqual(149);
      const attempts = await queue.attempts(id);
      expect(attempts.map(({ number, state, detail }) => [number, state, detail])).toEqual([
        [1, 'failed', 'no 1'],
        [2, 'failed', 'no 2'],
        [3, 'failed', 'no 3'],
      ]);
      expect(await eventsOf(queue, id)).toEqual([
        'queued',
        'started',
        'retry',
        'started',
        'retry',
        'started',
        'failed',
      ]);
    });
  });

  it('does not repeat what was refused, and keeps what needs a person apart', async () => {
    const handlers: JobHandlers = {
      note: async () => {
        throw new JobRefused('The bundle is for another repository.');
      },
      ask: async () => ({ state: 'needs_attention', result: 'Look at it.' }),
    };
    await withQueue(handlers, async (queue) => {
      const [refused, asked] = [await queue.add(job()), await queue.add(job({ name: 'ask' }))];
      expect(await untilEnded(queue, refused.id)).toMatchObject({ state: 'failed', attempts: 1 });
      expect(await untilEnded(queue, asked.id)).toMatchObject({ state: 'needs_attention', result: 'Look at it.' });
      expect((await queue.list({ state: 'needs_attention' })).map(({ id }) => id)).toEqual([asked.id]);
    });
  });

  it('waits for the time of a job, and takes the more important one first', async () => {
    const order: string[] = [];
    const handlers: JobHandlers = {
      note: async ({ job: { key } }) => {
        order.push(`${key} ${Date.now()}`);
        return { state: 'succeeded' };
      },
    };
    const place = await make();
    const queue = await openQuick(place);
    const runAt = new Date(Date.now() + 700).toISOString();
    const ids = [
      await queue.add(job({ key: 'later', runAt, priority: -5 })),
      await queue.add(job({ key: 'usual' })),
      await queue.add(job({ key: 'urgent', priority: -1 })),
    ];
    const stopping = new AbortController();
    const working = queue.work(handlers, { parallel: 1, signal: stopping.signal });
    for (const { id } of ids) await untilEnded(queue, id);
    expect(order.map((line) => line.split(' ')[0])).toEqual(['urgent', 'usual', 'later']);
    expect(Number(order[2]?.split(' ')[1])).toBeGreaterThanOrEqual(Date.parse(runAt));
    stopping.abort();
    await working;
    await queue.close();
  });

  it('runs the jobs of a lane one after the other, in order, and other lanes beside it', async () => {
    const seen: string[] = [];
    let isBusy = false;
    let besides = 0;
    const handlers: JobHandlers = {
      note: async ({ job: { key } }) => {
        expect(isBusy).toBe(false);
        isBusy = true;
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push(key);
        isBusy = false;
        return { state: 'succeeded' };
      },
      beside: async () => {
        if (isBusy) besides++;
        return { state: 'succeeded' };
      },
    };
    await withQueue(handlers, async (queue) => {
      const ids: string[] = [];
      for (let i = 0; i < 8; i++) {
        ids.push((await queue.add(job({ key: `${i}`, lane: 'case 1' }))).id);
        ids.push((await queue.add(job({ name: 'beside', lane: `case ${i + 2}` }))).id);
      }
      for (const id of ids) expect((await untilEnded(queue, id)).state).toBe('succeeded');
      expect(seen).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
      expect(besides).toBeGreaterThan(0);
    });
  });

  it('a lane belongs to its tenant', async () => {
    let running = 0;
    let most = 0;
    const handlers: JobHandlers = {
      note: async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 400));
        running--;
        return { state: 'succeeded' };
      },
    };
    await withQueue(handlers, async (queue) => {
      const added = await Promise.all(['a/a', 'b/b'].map((tenant) => queue.add(job({ tenant, lane: 'one' }))));
      for (const { id } of added) await untilEnded(queue, id);
      expect(most).toBe(2);
    });
  });

  it('cancels what waits at once, and what has ended not at all', async () => {
    const queue = await openQuick(await make());
    const { id } = await queue.add(job());
    expect(await queue.cancel(id, 'not wanted')).toBe(true);
    expect(await queue.load(id)).toMatchObject({ state: 'cancelled', result: 'not wanted' });
    expect(await queue.cancel(id, 'again')).toBe(false);
    expect(await queue.cancel('j0', 'unknown')).toBe(false);
    expect(await eventsOf(queue, id)).toEqual(['queued', 'cancelled']);
    const stopping = new AbortController();
    const never: JobHandlers = {
      note: async () => {
        throw new Error('it ran');
      },
    };
    const working = queue.work(never, { parallel: 1, signal: stopping.signal });
    await new Promise((resolve) => setTimeout(resolve, 400));
    stopping.abort();
    await working;
    expect(await queue.attempts(id)).toEqual([]);
    await queue.close();
  });

  it('cancels what another worker runs', async () => {
    const place = await make();
    const [here, there] = [await openQuick(place), await openQuick(place)];
    let told = '';
    const handlers: JobHandlers = {
      note: ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            told = String(signal.reason);
            reject(new Error('stopped'));
          });
        }),
    };
    const stopping = new AbortController();
    const working = there.work(handlers, { parallel: 2, signal: stopping.signal });
    const { id } = await here.add(job());
    await until('it runs', async () => (await here.load(id))?.state === 'running');
    const asked = performance.now();
    expect(await here.cancel(id, 'emergency stop')).toBe(true);
    expect(await here.cancel(id, 'twice')).toBe(true);
    expect(await untilEnded(here, id)).toMatchObject({ state: 'cancelled', result: 'emergency stop', attempts: 1 });
    expect(performance.now() - asked).toBeLessThan(1000);
    expect(told).toContain('emergency stop');
    stopping.abort();
    await working;
    await Promise.all([here.close(), there.close()]);
  });

  it('an answer stands although the job was cancelled meanwhile', async () => {
    const handlers: JobHandlers = {
      note: ({ signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve({ state: 'succeeded', result: 'it was too late' }));
        }),
    };
    await withQueue(handlers, async (queue) => {
      const { id } = await queue.add(job());
      await until('it runs', async () => (await queue.load(id))?.state === 'running');
      await queue.cancel(id, 'no');
      expect(await untilEnded(queue, id)).toMatchObject({ state: 'succeeded', result: 'it was too late' });
      expect(await eventsOf(queue, id)).toEqual(['queued', 'started', 'cancel_requested', 'succeeded']);
    });
  });

  it('gives back what runs when its worker ends, which costs the job nothing', async () => {
    const place = await make();
    const queue = await openQuick(place);
    const stuck: JobHandlers = { note: () => new Promise(() => undefined) };
    const polite: JobHandlers = {
      note: ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')));
        }),
    };
    const { id } = await queue.add(job({ maxAttempts: 1, lane: 'one' }));
    for (const handlers of [polite, stuck]) {
      const stopping = new AbortController();
      const working = queue.work(handlers, { parallel: 1, signal: stopping.signal });
      await until('it runs', async () => (await queue.load(id))?.state === 'running');
      const asked = performance.now();
      stopping.abort();
      await working;
      expect(performance.now() - asked).toBeLessThan(2000);
      expect((await queue.load(id))?.state).toBe('queued');
    }
    const stopping = new AbortController();
    const done: JobHandlers = { note: async () => ({ state: 'succeeded' }) };
    const working = queue.work(done, { parallel: 1, signal: stopping.signal });
    expect(await untilEnded(queue, id)).toMatchObject({ state: 'succeeded', attempts: 3 });
    stopping.abort();
    await working;
    expect((await queue.attempts(id)).map(({ state }) => state)).toEqual(['lost', 'lost', 'succeeded']);
    await queue.close();
  });

  it('forgets what ended long ago, and nothing else', async () => {
    const place = await make();
    const queue = await openQuick(place);
    const [old, waiting] = [
      await queue.add(job({ key: 'old' })),
      await queue.add(job({ key: 'waiting', name: 'later' })),
    ];
    await queue.cancel(old.id, 'not wanted');
    const cleaning = await openQuick({ ...place, keepMs: 0 });
    const stopping = new AbortController();
    const working = cleaning.work({}, { parallel: 1, signal: stopping.signal });
    await until('it is forgotten', async () => (await queue.load(old.id)) === undefined);
    stopping.abort();
    await working;
    expect(await queue.events(old.id)).toEqual([]);
    expect((await queue.load(waiting.id))?.state).toBe('queued');
    expect(await queue.add(job({ key: 'old' }))).toMatchObject({ isNew: true });
    await Promise.all([queue.close(), cleaning.close()]);
  });

  it('adds the job of a schedule once for each time, however many workers there are', async () => {
    const place = await make();
    const queue = await openQuick(place);
    const stopping = new AbortController();
    const done: JobHandlers = { note: async () => ({ state: 'succeeded' }) };
    const schedules = [
      { id: 'nightly', cron: '* * * * *', job: (at: string) => job({ payload: at }) },
      { id: 'never', cron: '0 0 30 2 *', job: () => job({ name: 'never' }) },
    ];
    await makeDueSince(place, 'nightly', new Date(Date.now() - 5 * 60_000));
    const working = [1, 2].map(() => queue.work(done, { parallel: 1, signal: stopping.signal, schedules }));
    const [first] = await until('it is added', async () => {
      const found = await queue.list({ name: 'note' });
      return found.length > 0 && found;
    });
    expect(String(first?.payload)).toMatch(/:00\.000Z$/);
    expect(first?.key).toBe(`schedule nightly ${String(first?.payload)}`);
    expect((await untilEnded(queue, first?.id ?? '')).state).toBe('succeeded');
    expect((await queue.list({})).length).toBeLessThanOrEqual(2);
    await expect(
      queue.work(done, {
        parallel: 1,
        signal: stopping.signal,
        schedules: [{ id: 'x', cron: 'every day', job: () => job() }],
      }),
    ).rejects.toThrow(/schedule x cannot be read/);
    stopping.abort();
    await Promise.all(working);
    await queue.close();
  });
});

/** As if the schedule had been looked at last at that time. */
async function makeDueSince(
  place: { file?: string | undefined; databaseUrl?: string | undefined },
  id: string,
  at: Date,
) {
  if (place.file !== undefined) {
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(place.file);
    database.prepare('insert into job_schedule (id, looked_at) values (?, ?)').run(id, at.toISOString());
    database.close();
    return;
  }
  const { Client } = await import('pg');
  const client = new Client({ connectionString: place.databaseUrl });
  await client.connect();
  await client.query('insert into heal.job_schedule (id, looked_at) values ($1, $2)', [id, at.toISOString()]);
  await client.end();
}
