import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { EnvironmentError } from '#core/errors.ts';
import { JobRefused } from '#core/ports/job-queue.ts';
import { openJobQueue } from '#drivers/queue/index.ts';
import { startPostgres } from '../postgres.ts';
import { job, openQuick, until, untilEnded } from './support/queues.ts';

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

async function ask(databaseUrl: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}

it('a transaction pooler is refused before anything is connected', async () => {
  const opening = openJobQueue({ databaseUrl: 'postgres://u:p@aws-0.pooler.supabase.com:6543/postgres' });
  await expect(opening).rejects.toThrow(EnvironmentError);
});

it('a database that does not answer is told of without its password', async () => {
  const opening = openJobQueue({ databaseUrl: 'postgres://user:s3cr3t-word@127.0.0.1:1/d' });
  await expect(opening).rejects.toThrow(/PostgreSQL at 127\.0\.0\.1:1\/d cannot be reached/);
  await expect(opening).rejects.not.toThrow(/s3cr3t/);
});

it('graphile-worker is not let near settings of the folder in which Heal runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heal-hostile-'));
  writeFileSync(
    join(folder, 'graphile-worker.config.js'),
    'require("fs").writeFileSync("ran", ""); module.exports = {};',
  );
  writeFileSync(join(folder, '.graphile-workerrc.json'), '{"schema":"public"}');
  mkdirSync(join(folder, 'tasks'));
  const module = JSON.stringify(new URL('../../src/drivers/queue/load-graphile-worker.ts', import.meta.url).href);
  const script = `const { loadGraphileWorker } = await import(${module});
    console.log(typeof loadGraphileWorker().run, process.cwd())`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' });
  expect(out).toContain(`function ${folder}`);
  expect(readdirSync(folder)).not.toContain('ran');
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!postgres)('jobs in PostgreSQL', () => {
  const makeDatabase = async () => (await postgres?.makeDatabase()) ?? '';

  it('row, event and delivery are written together or not at all', async () => {
    const databaseUrl = await makeDatabase();
    const queue = await openQuick({ databaseUrl });
    await ask(databaseUrl, 'alter table heal_worker._private_jobs add constraint closed check (key is null)');
    await expect(queue.add(job({ key: 'one' }))).rejects.toThrow(/closed/);
    expect(await queue.list({})).toEqual([]);
    await ask(databaseUrl, 'alter table heal_worker._private_jobs drop constraint closed');
    expect(await queue.add(job({ key: 'one' }))).toMatchObject({ isNew: true });
    await queue.close();
  });

  it('many processes may open it for the first time at once', async () => {
    const databaseUrl = await makeDatabase();
    const queues = await Promise.all([1, 2, 3, 4].map(() => openQuick({ databaseUrl })));
    for (const queue of queues) expect(await queue.list({})).toEqual([]);
    await Promise.all(queues.map((queue) => queue.close()));
  });

  it('goes on after all its connections were cut, and delivers what was lost on the way', async () => {
    const databaseUrl = await makeDatabase();
    const queue = await openQuick({ databaseUrl });
    const lost = await queue.add(job({ key: 'lost' }));
    await ask(databaseUrl, 'delete from heal_worker._private_jobs');
    const stopping = new AbortController();
    const working = queue.work(
      {
        note: async ({ attempt }) => {
          if (attempt.number === 1) throw new Error('once more');
          return { state: 'succeeded' };
        },
        refuse: async () => {
          throw new JobRefused('no');
        },
      },
      { parallel: 2, signal: stopping.signal },
    );
    expect((await untilEnded(queue, lost.id)).state).toBe('succeeded');
    await ask(
      databaseUrl,
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const added = await until('it can be added', () => queue.add(job({ name: 'refuse' })).catch(() => undefined));
    expect((await untilEnded(queue, added.id)).state).toBe('failed');
    const { id } = await queue.add(job());
    expect((await untilEnded(queue, id)).state).toBe('succeeded');
    stopping.abort();
    await working;
    expect(await ask(databaseUrl, 'select * from heal_worker._private_jobs')).toEqual([]);
    expect(await ask(databaseUrl, 'select * from heal.job_worker')).toEqual([]);
    await queue.close();
  });

  it('the database refuses a second running job of a lane, whoever asks', async () => {
    const databaseUrl = await makeDatabase();
    const queue = await openQuick({ databaseUrl });
    await queue.add(job({ lane: 'one' }));
    await queue.add(job({ lane: 'one' }));
    await queue.add(job({}));
    await queue.add(job({}));
    await ask(databaseUrl, `update heal.job set state = 'running' where lane is null`);
    await expect(ask(databaseUrl, `update heal.job set state = 'running'`)).rejects.toThrow(/job_lane_running/);
    await queue.close();
  });
});
