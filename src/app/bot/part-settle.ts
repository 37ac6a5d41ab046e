import type { JobAnswer } from '#core/ports/job-queue.ts';
import { readIssue } from '#drivers/github/issues.ts';
import { keepOutcomes } from '../github/outcomes/keep-outcomes.ts';
import { succeed } from './bot.ts';
import type { PartInput } from './parts.ts';

/** A merge is a yes to the cures behind it, a close by a person a no: written down where the next run reads it. */
export async function settle({ github, own, number }: PartInput & { readonly number: number }): Promise<JobAnswer> {
  const issue = await readIssue(github, number);
  if (issue.authorId !== own.id) return succeed('nothing: it is not a pull request of Heal');
  const kept = await keepOutcomes(github, [issue]);
  return succeed(kept > 0 ? `#${number}: written down` : `#${number}: says nothing of its cures`);
}
