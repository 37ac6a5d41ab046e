import type { GitHubRepository } from './client.ts';

/** The open pull request of a branch of this repository that is at exactly this commit; undefined when there is none. */
export async function findPullOfHead(
  { client, owner, repo }: GitHubRepository,
  { branch, sha }: { readonly branch: string; readonly sha: string },
): Promise<number | undefined> {
  const { data } = await client.rest.pulls.list({ owner, repo, head: `${owner}:${branch}`, state: 'open' });
  return data.find(({ head }) => head.ref === branch && head.sha === sha)?.number;
}
