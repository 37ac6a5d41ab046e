import { listChangedFiles, listChangedSince } from '../diff.ts';
import { GitHubError } from '../errors.ts';
import { countCommits, findMergeBase, listCommits, readCommit, resolveRef, runGit, type Commit } from '../git.ts';
import { list, ok, type Answer, type Operations } from '../operation.ts';
import type { Repo } from '../state.ts';
import { viewCommit, viewFile } from '../views/commit.ts';
import { viewSimplePull } from '../views/pull.ts';
import { apiOf, webOf } from '../views/repo.ts';
import type { World } from '../world.ts';

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

export const commits: Operations = {
  'repos/list-commits': {
    app: 'contents:read',
    async handle({ world, repo, query }) {
      const start = await resolveRef(repo.dir, query.sha ?? repo.defaultBranch);
      if (!start)
        throw new GitHubError(
          query.sha === undefined ? 409 : 404,
          query.sha === undefined ? 'Git Repository is empty.' : 'Not Found',
        );
      const limits = [
        ...(query.author === undefined ? [] : [`--author=${query.author}`, '--fixed-strings']),
        ...(query.since === undefined ? [] : [`--since=${query.since}`]),
        ...(query.until === undefined ? [] : [`--until=${query.until}`]),
      ];
      const found = await listCommits(repo.dir, [
        ...limits,
        start,
        ...(query.path === undefined ? [] : ['--', query.path]),
      ]);
      return list(found.map((commit) => viewCommit(world, repo, commit)));
    },
  },
  'repos/get-commit': {
    app: 'contents:read',
    async handle({ world, repo, params, media }) {
      const sha = await resolveRef(repo.dir, params.ref);
      if (!sha) throw new GitHubError(422, `No commit found for SHA: ${params.ref}`);
      if (media === 'sha') return { status: 200, text: sha, type: 'application/vnd.github.sha; charset=utf-8' };
      const commit = await readCommit(repo.dir, sha);
      if (media === 'diff' || media === 'patch') return sendDiff(repo, media, commit.parents[0] ?? emptyTree, sha);
      const files = await listChangedFiles(repo.dir, commit.parents[0] ?? emptyTree, sha);
      const additions = files.reduce((sum, file) => sum + file.additions, 0);
      const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
      return ok({
        ...viewCommit(world, repo, commit),
        stats: { total: additions + deletions, additions, deletions },
        files: files.map((file) => viewFile(world, repo, sha, file)),
      });
    },
  },
  'repos/list-pull-requests-associated-with-commit': {
    app: 'pull_requests:read',
    async handle({ world, repo, params }) {
      const found = [];
      for (const pull of world.listPulls(repo)) {
        const inside = await listCommits(repo.dir, [pull.headSha, `^${pull.baseSha}`]);
        if (pull.mergeCommit === params.commit_sha || inside.some((commit) => commit.sha === params.commit_sha))
          found.push(pull);
      }
      return list(found.map((pull) => viewSimplePull(world, repo, pull)));
    },
  },
  'repos/compare-commits-with-basehead': {
    app: 'contents:read',
    async handle({ world, repo, params, query, media }) {
      const [left = '', right = ''] = params.basehead.split('...');
      const base = await resolveSide(world, repo, left);
      const head = await resolveSide(world, repo, right);
      if (!base || !head) throw new GitHubError(404, 'Not Found');
      const since = await findMergeBase(repo.dir, base, head);
      if (!since) throw new GitHubError(404, `No common ancestor between ${left} and ${right}.`);
      if (media === 'diff' || media === 'patch') return sendDiff(repo, media, since, head);
      return ok(
        await viewComparison(world, repo, {
          base,
          head,
          since,
          name: params.basehead,
          page: query.page ?? 1,
          size: query.per_page ?? 250,
        }),
      );
    },
  },
};

/** `main`, an id, or `owner:branch` of a fork, whose commits are brought here first as GitHub's forks share theirs. */
async function resolveSide(world: World, repo: Repo, side: string): Promise<string | undefined> {
  const [owner, branch] = side.includes(':') ? side.split(':') : [undefined, side];
  const other = world.listNetwork(repo).find((each) => each.owner.login === owner);
  if (!other || other === repo) return owner === undefined || other ? resolveRef(repo.dir, branch ?? '') : undefined;
  const sha = await resolveRef(other.dir, branch ?? '');
  if (sha) await runGit(repo.dir, ['fetch', '--quiet', other.dir, sha]);
  return sha;
}

async function viewComparison(
  world: World,
  repo: Repo,
  {
    base,
    head,
    since,
    name,
    page,
    size,
  }: { base: string; head: string; since: string; name: string; page: number; size: number },
): Promise<Record<string, unknown>> {
  const ahead = await countCommits(repo.dir, base, head);
  const behind = await countCommits(repo.dir, head, base);
  const web = `${webOf(world, repo)}/compare/${encodeURIComponent(name)}`;
  const view = async (sha: string) => viewCommit(world, repo, await readCommit(repo.dir, sha));
  const newer: Commit[] = ahead === 0 ? [] : (await listCommits(repo.dir, [head, `^${base}`], 10_000)).toReversed();
  return {
    url: `${apiOf(world, repo)}/compare/${encodeURIComponent(name)}`,
    html_url: web,
    permalink_url: web,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    base_commit: await view(base),
    merge_base_commit: await view(since),
    status: ahead > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical',
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: newer.slice((page - 1) * size, page * size).map((commit) => viewCommit(world, repo, commit)),
    // Only the first page has files, and no more than these.
    files:
      page > 1
        ? []
        : (await listChangedSince(repo.dir, base, head)).slice(0, 300).map((file) => viewFile(world, repo, head, file)),
  };
}

export async function sendDiff(repo: Repo, media: string, before: string, after: string): Promise<Answer> {
  const args = media === 'patch' ? ['format-patch', '--stdout', `${before}..${after}`] : ['diff', '-M', before, after];
  const { out } = await runGit(repo.dir, args);
  return { status: 200, text: out, type: `application/vnd.github.${media}; charset=utf-8` };
}
