import { z } from 'zod';
import { statusOf } from './app-auth.ts';
import type { GitHubRepository } from './client.ts';
import { readBranch, readRepository } from './repository.ts';
import { readReviewedPull } from './reviews.ts';

const commentSchema = z.object({
  body: z.string().default(''),
  user: z.object({ id: z.number().int() }).nullish(),
  created_at: z.string(),
  updated_at: z.string(),
});
export interface StandingComment {
  readonly authorId: number | undefined;
  readonly body: string;
  readonly isEdited: boolean;
}

/** A comment on an issue or pull request as it is now. Undefined: it was removed. */
export async function readComment(
  { client, owner, repo }: GitHubRepository,
  id: number,
): Promise<StandingComment | undefined> {
  try {
    const { data } = await client.rest.issues.getComment({ owner, repo, comment_id: id });
    const { body, user, created_at, updated_at } = commentSchema.parse(data);
    return { authorId: user?.id, body, isEdited: created_at !== updated_at };
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 410) return undefined;
    throw error;
  }
}

/** The commit at the tip of a pull request; of the default branch when there is no number. */
export async function readHead(
  repository: GitHubRepository,
  pull: number | undefined,
): Promise<{ readonly headSha: string }> {
  if (pull !== undefined) return readReviewedPull(repository, pull);
  const { defaultBranch } = await readRepository(repository);
  const tip = await readBranch(repository, defaultBranch);
  if (!tip) throw new Error('The default branch is gone.');
  return { headSha: tip.sha };
}
