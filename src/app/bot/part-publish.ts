import type { JobAnswer, JobQueue } from '#core/ports/job-queue.ts';
import { JobRefused } from '#core/ports/job-queue.ts';
import { EnvironmentError } from '#core/errors.ts';
import { readRepository } from '#drivers/github/repository.ts';
import { reportConfigProblems } from '../github/dashboard/config-issue.ts';
import { giveFeedback } from '../github/feedback/give-feedback.ts';
import { publishBundle } from '../github/publish/publish-bundle.ts';
import { readBundle } from '../github/publish/read-bundle.ts';
import { askPerson, succeed } from './bot.ts';
import { findAskers, toResult, type PublishedPull } from './origins.ts';
import type { PartInput } from './parts.ts';
import { readConfig } from '../github/read-config.ts';

export interface PublishParts {
  readonly queue: Pick<JobQueue, 'list'>;
  readonly secrets: readonly string[];
}
type Input = PartInput & { readonly bundle: Buffer; readonly headSha: string };

/** Publishes by the rules of the default branch; a configuration that is wrong is told once, and nothing is published. */
export async function publish(input: Input, { queue, secrets }: PublishParts): Promise<JobAnswer> {
  const { github, repository, signal, now, say, own, job, headSha } = input;
  const { defaultBranch } = await readRepository(github);
  const { bundle, problem } = readBundle(input.bundle, { repository, branch: defaultBranch, head: headSha });
  if (!bundle) throw new JobRefused(problem);
  const loaded = await readConfig(github, defaultBranch);
  const { source: file, problems } = loaded;
  await reportConfigProblems({ repository: github, self: own, file, problems, signal });
  if (problems.length > 0) return askPerson('the configuration is wrong; there is an issue about it');

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

/** Suggestions on a pull request of a person; its configuration is that of the default branch as well. */
export async function suggest(
  { number, ...input }: Input & { readonly number: number },
  { secrets }: PublishParts,
): Promise<JobAnswer> {
  const { github, repository, signal, say, own, headSha } = input;
  const { bundle, problem } = readBundle(input.bundle, { repository, head: headSha });
  if (!bundle) throw new JobRefused(problem);
  const { defaultBranch } = await readRepository(github);
  const { config, problems } = await readConfig(github, defaultBranch);
  if (problems.length > 0) return succeed('nothing: the configuration is wrong');
  const report = await giveFeedback({
    bundle,
    repository: github,
    pull: number,
    settings: { self: own, approvals: config.approvals, limits: config.limits, hasCommands: true, secrets },
    signal,
    say: (line) => void say(line.slice(0, 500)).catch(() => {}),
  });
  signal.throwIfAborted();
  if (report.isUnfinished) throw new Error(report.ended);
  const { suggested, standing, resolved, summary, ended, warnings } = report;
  const did = `#${number}: ${suggested} suggested, ${standing} standing, ${resolved} resolved, summary ${summary}`;
  return succeed([did, ...(ended === undefined ? [] : [ended]), ...warnings].join('; ').slice(0, 4_000));
}
