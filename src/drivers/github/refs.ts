import { z } from 'zod';
import { statusOf } from './app-auth.ts';
import type { GitHubRepository } from './client.ts';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const refSchema = z.object({ object: z.object({ sha, type: z.string() }) });

/** Commit at the tip of a branch, read without any delay; undefined where there is none. */
export async function readTip({ client, owner, repo }: GitHubRepository, branch: string): Promise<string | undefined> {
  try {
    const { data } = await client.rest.git.getRef({ owner, repo, ref: `heads/${branch}` });
    return refSchema.parse(data).object.sha;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** `taken`: a branch of this name exists by now, whosever it is. */
export async function createBranch(
  { client, owner, repo }: GitHubRepository,
  branch: string,
  commit: string,
): Promise<'created' | 'taken'> {
  try {
    await client.rest.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha: commit });
    return 'created';
  } catch (error) {
    if (statusOf(error) === 422 && (await readTip({ client, owner, repo }, branch)) !== undefined) return 'taken';
    throw error;
  }
}

/**
 * Moves a branch from exactly one commit to another. `lost-race`: it stood, or stands by now, elsewhere.
 * A move that leaves commits behind is only made when GitHub itself compares and swaps.
 */
export async function moveBranch(
  repository: GitHubRepository,
  move: { readonly branch: string; readonly from: string; readonly to: string; readonly repositoryId: string },
): Promise<'moved' | 'lost-race'> {
  if ((await readTip(repository, move.branch)) !== move.from) return 'lost-race';
  try {
    await repository.client.graphql(
      `mutation ($repositoryId: ID!, $name: GitRefname!, $from: GitObjectID!, $to: GitObjectID!) {
        updateRefs(input: { repositoryId: $repositoryId, refUpdates: [{ name: $name, beforeOid: $from, afterOid: $to, force: true }] }) {
          clientMutationId
        }
      }`,
      { repositoryId: move.repositoryId, name: `refs/heads/${move.branch}`, from: move.from, to: move.to },
    );
    return 'moved';
  } catch (error) {
    const tip = await readTip(repository, move.branch);
    if (tip === move.to) return 'moved';
    if (tip !== move.from) return 'lost-race';
    throw error;
  }
}

/** Moves a branch forward; `lost-race` where its commits would be left behind. */
export async function forwardBranch(
  repository: GitHubRepository,
  move: { readonly branch: string; readonly from: string; readonly to: string },
): Promise<'moved' | 'lost-race'> {
  const { client, owner, repo } = repository;
  if ((await readTip(repository, move.branch)) !== move.from) return 'lost-race';
  try {
    await client.rest.git.updateRef({ owner, repo, ref: `heads/${move.branch}`, sha: move.to, force: false });
    return 'moved';
  } catch (error) {
    const tip = await readTip(repository, move.branch);
    if (tip === move.to) return 'moved';
    if (tip !== move.from || statusOf(error) === 422) return 'lost-race';
    throw error;
  }
}

/** False: there was none. */
export async function deleteBranch({ client, owner, repo }: GitHubRepository, branch: string): Promise<boolean> {
  try {
    await client.rest.git.deleteRef({ owner, repo, ref: `heads/${branch}` });
    return true;
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 422) return false;
    throw error;
  }
}
