import { setTimeout as wait } from 'node:timers/promises';
import { EnvironmentError } from '#core/errors.ts';
import { statusOf } from './app-auth.ts';
import type { GitHubRepository } from './client.ts';

export interface Append {
  readonly branch: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Those that are not there (any more) are no error. */
  readonly removed: readonly string[];
  readonly message: string;
}

const maxTries = 8;

/**
 * One commit with these files on top of the branch, which is made, without a past, when it is missing. The branch moves
 * only from where it was read: when somebody was quicker, it is tried again on what they left. Throws `EnvironmentError`
 * when it never succeeds. Written by no author of ours, so that GitHub signs it.
 */
export async function appendToBranch(repository: GitHubRepository, append: Append): Promise<string> {
  for (let tries = 1; ; tries++) {
    const done = await tryAppend(repository, append);
    if (done !== undefined) return done;
    if (tries >= maxTries) {
      throw new EnvironmentError(
        `The branch ${append.branch} moved ${maxTries} times while it was written.`,
        'Run the workflow again; `concurrency` in the workflow keeps runs apart.',
      );
    }
    await wait(2 ** tries * 50 * (0.5 + Math.random()));
  }
}

/** The new tip; undefined when the branch moved meanwhile. */
async function tryAppend({ client, owner, repo }: GitHubRepository, append: Append): Promise<string | undefined> {
  const { git } = client.rest;
  const ref = `heads/${append.branch}`;
  const tip = await orMissing(git.getRef({ owner, repo, ref })).then((answer) => answer?.data.object.sha);
  const base = tip === undefined ? undefined : (await git.getCommit({ owner, repo, commit_sha: tip })).data.tree.sha;
  const present = base === undefined || append.removed.length === 0 ? new Set<string>() : await listPaths(base);
  const tree = await git.createTree({
    owner,
    repo,
    ...(base === undefined ? {} : { base_tree: base }),
    tree: [
      ...append.files.map(({ path, text }) => ({
        path,
        mode: '100644' as const,
        type: 'blob' as const,
        content: text,
      })),
      ...append.removed
        .filter((path) => present.has(path))
        .map((path) => ({ path, mode: '100644' as const, type: 'blob' as const, sha: null })),
    ],
  });
  const { message } = append;
  const parents = tip === undefined ? [] : [tip];
  const commit = await git.createCommit({ owner, repo, message, tree: tree.data.sha, parents });
  const { sha } = commit.data;
  const moved =
    tip === undefined
      ? git.createRef({ owner, repo, ref: `refs/${ref}`, sha })
      : git.updateRef({ owner, repo, ref, sha, force: false });
  return moved.then(
    () => sha,
    (error: unknown) => {
      // Not a fast forward, or somebody made the branch first.
      if (statusOf(error) === 422 || statusOf(error) === 409) return undefined;
      throw error;
    },
  );

  async function listPaths(treeSha: string): Promise<ReadonlySet<string>> {
    const { data } = await git.getTree({ owner, repo, tree_sha: treeSha, recursive: 'true' });
    return new Set(data.tree.map(({ path }) => path));
  }
}

async function orMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (statusOf(error) === 404) return undefined;
    throw error;
  });
}
