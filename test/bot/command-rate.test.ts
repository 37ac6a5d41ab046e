import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCommandRate } from '#app/bot/command-rate.ts';
import { makeJob } from '#app/bot/job-kinds.ts';
import type { JobQueue } from '#core/ports/job-queue.ts';
import { openJobQueue } from '#drivers/queue/index.ts';

let queue: JobQueue;
beforeAll(async () => {
  queue = await openJobQueue({ databaseUrl: undefined, file: ':memory:', graceMs: 100 });
});
afterAll(() => queue.close());

it('counts what one person asked for in one repository, as every bot sees it', async () => {
  const ask = (key: string, id: number, repository = 'ann/shop') =>
    queue.add(
      makeJob({
        kind: 'answer-person',
        payload: {
          repository,
          repositoryId: 1,
          intent: {
            command: 'status',
            via: 'comment',
            by: { id, login: `u${id}` },
            repository,
            isPull: false,
            reason: '',
          },
        },
        key,
        source: 'test',
      }),
    );
  for (const key of ['a', 'b', 'c']) await ask(key, 7);
  await ask('d', 8);
  await ask('e', 7, 'ann/other');
  const now = Date.now();
  const rate = (at: number) => makeCommandRate(queue, 'ann/shop#1', () => new Date(at));
  expect(await rate(now).count(7, 60_000)).toBe(3);
  expect(await rate(now).count(8, 60_000)).toBe(1);
  expect(await rate(now + 120_000).count(7, 60_000)).toBe(0);
});
