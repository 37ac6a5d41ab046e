import { countStates, flood, percentileOf, startQuietGitHub } from '../test/bot/support/flood.ts';
import { spawnBot } from '../test/bot/support/spawn-bot.ts';
import type { BenchmarkOptions, Metrics } from './support/benchmark.ts';

export const name = 'webhooks';
export const about =
  'The bot as a process of its own, on SQLite: 200 signed deliveries a second for 30 s while it does the jobs they ask for; time until each is acknowledged';
export const goals = { ackP99Ms: 100, lost: 0, twice: 0, refused: 0 };

export async function run({ isQuick, say }: BenchmarkOptions): Promise<Metrics> {
  const github = await startQuietGitHub();
  const bot = await spawnBot({ HEAL_GITHUB_URL: github.url });
  try {
    say('warming up');
    await flood(bot, { perSecond: 50, seconds: 1 });
    const seconds = isQuick ? 5 : 30;
    say(`200 a second for ${seconds} s`);
    const { times, statuses, due, lost, twice } = await flood(bot, { perSecond: 200, seconds });
    const { succeeded = 0, failed = 0 } = countStates(bot);
    return {
      deliveries: times.length,
      refused: times.length - (statuses['202'] ?? 0),
      ackP50Ms: percentileOf(times, 0.5),
      ackP99Ms: percentileOf(times, 0.99),
      ackMaxMs: times.at(-1) ?? Number.NaN,
      jobs: due,
      lost,
      twice,
      jobsDoneMeanwhile: succeeded + failed,
      rssMb: await bot.rss(),
    };
  } finally {
    await bot.end('SIGTERM');
    github.server.close();
  }
}
