import type { Act } from '#core/ports/acts.ts';
import { appendToBranch } from '#drivers/github/append-branch.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { openTree } from '#drivers/github/contents.ts';
import type { IssueFacts } from '#drivers/github/issues.ts';
import { readTip } from '#drivers/github/refs.ts';
import { stateBranch } from '../../action/state-schema.ts';
import { readOutcome, type PullOutcome } from './read-outcomes.ts';

/** Most in one commit; the others come with the next. */
const mostAtOnce = 100;

/**
 * Adds to the kept state what became of Heal's pull requests: one file for each, which never changes. Runs read them as
 * they read what earlier runs left. Answers how many were new; the same ones again write nothing.
 */
export async function keepOutcomes(repository: GitHubRepository, own: readonly IssueFacts[]): Promise<number> {
  const ended = own.flatMap((issue) => readOutcome(issue) ?? []);
  if (ended.length === 0) return 0;
  const tip = await readTip(repository, stateBranch);
  const tree = tip === undefined ? undefined : await openTree(repository, tip);
  const fresh: PullOutcome[] = [];
  for (const outcome of ended) {
    if (fresh.length < mostAtOnce && !(await tree?.find(fileOf(outcome)))) fresh.push(outcome);
  }
  if (fresh.length === 0) return 0;
  await appendToBranch(repository, {
    branch: stateBranch,
    files: fresh.map((outcome) => ({ path: fileOf(outcome), text: linesOf(outcome) })),
    removed: [],
    message: `chore(heal): what became of ${fresh.map(({ number }) => `pull request ${number}`).join(', ')}`.slice(
      0,
      200,
    ),
  });
  return fresh.length;
}

/** A pull request that is opened again and closed otherwise has another word, and that one counts beside the first. */
function fileOf({ number, entries }: PullOutcome): string {
  return `events/pull-${number}-${entries[0]?.kind ?? 'none'}.jsonl`;
}

function linesOf({ entries }: PullOutcome): string {
  return entries.map((entry) => `${JSON.stringify({ what: 'recorded', entry } satisfies Act)}\n`).join('');
}
