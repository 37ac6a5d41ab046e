import { loadConfig } from '#config/load.ts';
import type { JobAnswer, JobQueue } from '#core/ports/job-queue.ts';
import { JobRefused } from '#core/ports/job-queue.ts';
import { EnvironmentError } from '#core/errors.ts';
import { readTextFile } from '#drivers/github/contents.ts';
import { readRepository } from '#drivers/github/repository.ts';
import { reportConfigProblems } from '../github/dashboard/config-issue.ts';
import { publishBundle } from '../github/publish/publish-bundle.ts';
import { readBundle } from '../github/publish/read-bundle.ts';
import { askPerson } from './bot.ts';
import { findAskers, toResult, type PublishedPull } from './origins.ts';
import type { PartInput } from './parts.ts';

/** Publishes by the rules of the default branch; a configuration that is wrong is told once, and nothing is published. */
export async function publish(
  input: PartInput & { readonly bundle: Buffer; readonly headSha: string },
  { queue, secrets }: { readonly queue: Pick<JobQueue, 'list'>; readonly secrets: readonly string[] },
): Promise<JobAnswer> {
  const { github, repository, signal, now, say, own, job, headSha } = input;
  const { defaultBranch } = await readRepository(github);
  const expected = { repository, branch: defaultBranch, head: headSha };
  const { bundle, problem } = readBundle(input.bundle, expected);
  if (!bundle) throw new JobRefused(problem);

  const texts = new Map<string, Promise<string | undefined>>();
  const read = (path: string): Promise<string | undefined> => {
    const known = texts.get(path) ?? readTextFile(github, path, defaultBranch);
    texts.set(path, known);
    return known;
  };
  const loaded = await loadConfig({ readFile: read, exists: async (path) => (await read(path)) !== undefined });
  await reportConfigProblems({
    repository: github,
    self: own,
    file: loaded.source,
    problems: loaded.problems,
    signal,
  });
  if (loaded.problems.length > 0) return askPerson('the configuration is wrong; there is an issue about it');

  const { pullRequests, approvals, limits } = loaded.config;
  const report = await publishBundle({
    bundle,
    repository: github,
    settings: {
      self: own,
      pullRequests,
      approvals,
      limits,
      hasCommands: true,
      // The workflow looks at the whole package; whether the list is complete, publishing finds out itself.
      sawEverything: true,
      secrets,
    },
    now,
    signal,
    say: (line) => void say(line.slice(0, 500)).catch(() => {}),
  }).catch((error: unknown) => {
    if (error instanceof EnvironmentError) throw new JobRefused(`${error.message} ${error.remedy}`, { cause: error });
    throw error;
  });
  // A later attempt goes on from what is there.
  if (report.ended !== undefined) throw new Error(report.ended);
  const standing = report.proposals.flatMap((one): PublishedPull[] =>
    'need' in one ? [{ number: one.number, need: one.need }] : [],
  );
  const count = (state: string) => report.proposals.filter((one) => one.state === state).length;
  const failed = report.proposals.filter(({ state }) => state === 'failed' || state === 'refused');
  const did = [
    `${count('opened')} opened, ${count('updated')} updated, ${count('held-back')} held back, ${report.closed.length} closed`,
    ...failed.map(({ key, why }) => `${key}: ${why}`),
    ...report.warnings,
  ];
  return {
    state: failed.length > 0 || report.warnings.length > 0 ? 'needs_attention' : 'succeeded',
    result: toResult(did.join('; ').slice(0, 4_000), standing, await findAskers(queue, job.tenant, headSha)),
  };
}
