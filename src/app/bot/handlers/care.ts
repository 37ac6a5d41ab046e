import { listOpenPulls } from '#drivers/github/pulls.ts';
import { succeed, type BotHandler } from '../bot.ts';
import { makeJob } from '../job-kinds.ts';
import { cancelAll } from '../standstill.ts';

/** All repositories at the same minute would be a burst for us and for GitHub. */
const spreadMs = 4 * 60 * 60_000;

/** Events that came while nobody listened; what is done for them is done once, as always. */
export const catchUp: BotHandler<'catch-up'> = async ({ since }, run, { app, log }) => {
  const reaching = { signal: run.signal, say: (line: string) => log.info({ job: run.job.id, line }, 'GitHub') };
  return succeed(`${await app.redeliverFailed(since, reaching)} deliveries were asked for again`);
};

/** Goes through all repositories once a day. */
export const sweep: BotHandler<'sweep'> = async ({ date }, run, { app, queue, now, random, log }) => {
  let count = 0;
  const reaching = { signal: run.signal, say: (line: string) => log.info({ job: run.job.id, line }, 'GitHub') };
  for await (const { id, fullName, isArchived, isFork } of app.listRepositories(reaching)) {
    if (isArchived || isFork) continue;
    count += 1;
    const payload = { repository: fullName, repositoryId: id };
    await queue.add(makeJob({ kind: 'onboard', payload, key: 'once', source: 'schedule' }));
    const runAt = new Date(now().getTime() + Math.floor(random() * spreadMs)).toISOString();
    await queue.add(makeJob({ kind: 'nightly', payload, key: date, source: 'schedule', runAt, priority: 10 }));
  }
  return succeed(`${count} repositories`);
};

/** What is due once a day: everything is looked through, and approvals whose events were lost are decided again. */
export const nightly: BotHandler<'nightly'> = async (payload, run, { queue }) => {
  const { key } = run.job;
  const source = 'schedule';
  await queue.add(makeJob({ kind: 'heal', payload: { ...payload, reason: 'schedule' }, key, source, priority: 10 }));
  const github = await run.open();
  const ours = (await listOpenPulls(github)).filter(
    ({ headRef, isFromHere }) => isFromHere && headRef.startsWith('heal/'),
  );
  for (const { number } of ours)
    await queue.add(
      makeJob({
        kind: 'refresh-approval',
        payload: { ...payload, number },
        key: `${number}:${key}`,
        source,
        priority: 10,
      }),
    );
  return succeed(`${ours.length} pull requests are looked at`);
};

/** Nothing is kept of a repository but its jobs: no token outlives its own. */
export const forget: BotHandler<'forget'> = async ({ owner, tenants }, _run, { queue }) => {
  let cancelled = owner === undefined ? 0 : await cancelAll(queue, { owner }, 'the App was taken away');
  for (const tenant of tenants) cancelled += await cancelAll(queue, { tenant }, 'the App was taken away');
  return succeed(`${cancelled} jobs were ended`);
};
