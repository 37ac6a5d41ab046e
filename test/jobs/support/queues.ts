import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJobQueue, type JobQueueOptions } from '#drivers/queue/index.ts';
import type { NewJob } from '#core/job.ts';
import type { JobQueue } from '#core/ports/job-queue.ts';
import type { TestPostgres } from '../../postgres.ts';

export interface QueuePlace {
  readonly kind: string;
  /** Where a new, empty queue can be opened, by several processes too. */
  make(): Promise<Pick<JobQueueOptions, 'file' | 'databaseUrl'>>;
}

const folders: string[] = [];
export function removeFolders(): void {
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));
}

export const sqlitePlace: QueuePlace = {
  kind: 'SQLite',
  async make() {
    const folder = mkdtempSync(join(tmpdir(), 'heal-jobs-'));
    folders.push(folder);
    return { file: join(folder, 'jobs.sqlite') };
  },
};
export const postgresPlace = (postgres: TestPostgres): QueuePlace => ({
  kind: 'PostgreSQL',
  make: async () => ({ databaseUrl: await postgres.makeDatabase() }),
});

/** Everything short, so that tests need not wait. */
export const quick = {
  say: (line: string) => console.error(line),
  leaseMs: 1500,
  graceMs: 500,
  backoff: { firstMs: 100, maxMs: 1000 },
  random: () => 0.5,
};

export const openQuick = (place: JobQueueOptions): Promise<JobQueue> => openJobQueue({ ...quick, ...place });

export const job = (changes: Partial<NewJob> = {}): NewJob => ({
  name: 'note',
  tenant: 'acme/shop',
  key: `key ${Math.random()}`,
  payload: null,
  source: 'test',
  ...changes,
});

/** Waits until the condition holds; fails with what it was when it does not within the time. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>, ms = 8000): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const open = new Set(['queued', 'running']);
export const untilEnded = (queue: JobQueue, id: string, ms?: number) =>
  until(
    `job ${id} ends`,
    async () => {
      const found = await queue.load(id);
      return found && !open.has(found.state) && found;
    },
    ms,
  );
