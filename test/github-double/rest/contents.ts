import { GitHubError } from '../errors.ts';
import {
  findEntry,
  listTree,
  readBlob,
  readCommit,
  readRef,
  resolveRef,
  writeBlob,
  writeCommit,
  writeTree,
  zeroSha,
  type Person,
} from '../git.ts';
import { ok, type Actor, type Operations } from '../operation.ts';
import { moveRef } from '../pushes.ts';
import type { Account, Repo } from '../state.ts';
import { viewEntry, viewGitCommit } from '../views/commit.ts';
import { signAsGitHub, type World } from '../world.ts';
import { isSafePath, isSignedByGitHub, wrapBase64 } from './git.ts';

export const contents: Operations = {
  'repos/get-content': {
    app: 'contents:read',
    async handle({ world, repo, params, query, media }) {
      const ref = query.ref ?? repo.defaultBranch;
      const commit = await resolveRef(repo.dir, ref);
      if (!commit)
        throw new GitHubError(
          404,
          query.ref === undefined ? 'This repository is empty.' : `No commit found for the ref ${ref}`,
        );
      const path = params.path.replace(/^\/+|\/+$/g, '');
      const entry = path === '' ? undefined : await findEntry(repo.dir, commit, path);
      if (path !== '' && !entry) throw new GitHubError(404, 'Not Found');
      if (entry?.type !== 'blob') {
        const inside = await listTree(repo.dir, entry?.sha ?? commit, false);
        const prefix = path === '' ? '' : `${path}/`;
        return ok(inside.map((each) => viewEntry(world, repo, ref, { ...each, path: `${prefix}${each.path}` })));
      }
      const content = await readBlob(repo.dir, entry.sha);
      if (media === 'raw') return { status: 200, text: content, type: 'application/vnd.github.raw; charset=utf-8' };
      const view = viewEntry(world, repo, ref, entry);
      if (entry.mode === '120000') return ok({ ...view, target: content.toString() });
      // Above 1 MB the content is left out, above 100 MB the file.
      if (content.length > 1_000_000) return ok({ ...view, content: '', encoding: 'none' });
      return ok({ ...view, content: wrapBase64(content), encoding: 'base64' });
    },
  },
  'repos/get-readme': {
    app: 'contents:read',
    async handle({ world, repo, query }) {
      const ref = query.ref ?? repo.defaultBranch;
      const commit = await resolveRef(repo.dir, ref);
      const entry = commit
        ? (await listTree(repo.dir, commit, false)).find((each) => /^readme(\.|$)/i.test(each.path))
        : undefined;
      if (!entry) throw new GitHubError(404, 'Not Found');
      return ok({
        ...viewEntry(world, repo, ref, entry),
        content: wrapBase64(await readBlob(repo.dir, entry.sha)),
        encoding: 'base64',
      });
    },
  },
  'repos/create-or-update-file-contents': {
    app: 'contents:write',
    role: 'write',
    async handle({ world, repo, actor, account, params, body }) {
      if (!isSafePath(params.path)) throw new GitHubError(422, 'path contains a malformed path component');
      const sha = await writeBlob(repo.dir, Buffer.from(body.content, 'base64'));
      const { commit, isNew } = await commitFile(world, repo, actor, account, {
        ...body,
        path: params.path,
        blob: sha,
      });
      const entry = await findEntry(repo.dir, commit, params.path);
      const view = entry ? viewEntry(world, repo, body.branch ?? repo.defaultBranch, entry) : null;
      return ok(
        { content: view, commit: viewGitCommit(world, repo, await readCommit(repo.dir, commit)) },
        isNew ? 201 : 200,
      );
    },
  },
  'repos/delete-file': {
    app: 'contents:write',
    role: 'write',
    async handle({ world, repo, actor, account, params, body }) {
      const { commit } = await commitFile(world, repo, actor, account, { ...body, path: params.path, blob: null });
      return ok({ content: null, commit: viewGitCommit(world, repo, await readCommit(repo.dir, commit)) });
    },
  },
};

interface FileChange {
  readonly path: string;
  /** Null removes it. */
  readonly blob: string | null;
  readonly message: string;
  readonly branch?: string;
  /** What the file is thought to be now. */
  readonly sha?: string;
  readonly author?: { readonly name?: string; readonly email?: string; readonly date?: string };
  readonly committer?: { readonly name?: string; readonly email?: string; readonly date?: string };
}

async function commitFile(
  world: World,
  repo: Repo,
  actor: Actor,
  account: Account,
  change: FileChange,
): Promise<{ commit: string; isNew: boolean }> {
  const branch = change.branch ?? repo.defaultBranch;
  const head = await readRef(repo.dir, `refs/heads/${branch}`);
  if (!head && branch !== repo.defaultBranch) throw new GitHubError(404, `Branch ${branch} not found`);
  const before = head ? await findEntry(repo.dir, head, change.path) : undefined;
  if (before && change.sha === undefined) throw new GitHubError(422, `Invalid request.\n\n"sha" wasn't supplied.`);
  if (change.sha !== undefined && change.sha !== before?.sha)
    throw new GitHubError(409, `${change.path} does not match ${change.sha}`);
  if (change.blob === null && !before) throw new GitHubError(404, 'Not Found');
  const now = world.stamp();
  const fill = (given: FileChange['author'], or: Person): Person =>
    given ? { name: given.name ?? or.name, email: given.email ?? or.email, date: given.date ?? now } : or;
  const author = fill(change.author, { name: account.login, email: account.email, date: now });
  // People who commit on the page are signed for as well; through the API, Apps alone.
  const isSigned = !change.author && !change.committer && isSignedByGitHub(actor);
  const committer = fill(change.committer, isSigned ? signAsGitHub(now) : author);
  const base = head ? (await readCommit(repo.dir, head)).tree : undefined;
  const tree = await writeTree(repo.dir, base, [
    { path: change.path, mode: before?.mode ?? '100644', sha: change.blob },
  ]);
  const commit = await writeCommit(repo.dir, {
    tree,
    parents: head ? [head] : [],
    author,
    committer,
    message: change.message,
  });
  if (isSigned) repo.signed.add(commit);
  await moveRef(
    world,
    repo,
    { ref: `refs/heads/${branch}`, before: head ?? zeroSha, after: commit },
    { account, token: actor.token },
  );
  return { commit, isNew: !before };
}
