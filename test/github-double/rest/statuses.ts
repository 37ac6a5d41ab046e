import { GitHubError } from '../errors.ts';
import { listRefs, readCommit, resolveRef } from '../git.ts';
import { list, ok, type Operations } from '../operation.ts';
import type { Repo, Status } from '../state.ts';
import { viewCommit } from '../views/commit.ts';
import { viewStatus } from '../views/check.ts';
import { apiOf, viewMinimalRepo } from '../views/repo.ts';

export const statuses: Operations = {
  'repos/create-commit-status': {
    app: 'statuses:write',
    role: 'write',
    async handle({ world, repo, account, params, body }) {
      const sha = await resolveRef(repo.dir, params.sha);
      if (!sha) throw new GitHubError(422, `No commit found for SHA: ${params.sha}`);
      if ([...(body.description ?? '')].length > 140)
        throw new GitHubError(422, 'Validation Failed', [
          {
            resource: 'Status',
            code: 'custom',
            field: 'description',
            message: 'description is too long (maximum is 140 characters)',
          },
        ]);
      const status: Status = {
        id: world.nextId(),
        sha,
        state: body.state,
        context: body.context ?? 'default',
        description: body.description ?? null,
        targetUrl: body.target_url ?? null,
        creator: account,
        createdAt: world.stamp(),
      };
      repo.statuses.push(status);
      const commit = viewCommit(world, repo, await readCommit(repo.dir, sha));
      const heads = (await listRefs(repo.dir, 'refs/heads/')).filter((each) => each.sha === sha);
      const branches = heads.map(({ ref }) => ({
        name: ref.slice('refs/heads/'.length),
        commit: { sha, url: `${apiOf(world, repo)}/commits/${sha}` },
        protected: false,
      }));
      const { state, context, description, targetUrl, createdAt, id } = status;
      const name = `${repo.owner.login}/${repo.name}`;
      const times = { created_at: createdAt, updated_at: createdAt };
      const payload = { id, sha, name, state, context, description, target_url: targetUrl, commit, branches, ...times };
      await world.emit({ name: 'status', repo, sender: account, payload });
      return ok(viewStatus(world, repo, status), 201);
    },
  },
  'repos/list-commit-statuses-for-ref': {
    app: 'statuses:read',
    async handle({ world, repo, params }) {
      const sha = await resolveRef(repo.dir, params.ref);
      const found = repo.statuses.filter((each) => each.sha === sha).toReversed();
      return list(found.map((each) => viewStatus(world, repo, each)));
    },
  },
  'repos/get-combined-status-for-ref': {
    app: 'statuses:read',
    async handle({ world, repo, params }) {
      const sha = await resolveRef(repo.dir, params.ref);
      if (!sha) throw new GitHubError(404, 'Not Found');
      const latest = listLatest(repo, sha);
      const states = latest.map((each) => each.state);
      const worst = states.some((state) => state === 'failure' || state === 'error') ? 'failure' : undefined;
      const url = `${apiOf(world, repo)}/commits/${sha}`;
      return ok({
        state: worst ?? (states.length > 0 && states.every((state) => state === 'success') ? 'success' : 'pending'),
        statuses: latest.map((each) => viewStatus(world, repo, each)),
        sha,
        total_count: latest.length,
        repository: viewMinimalRepo(world, repo),
        commit_url: url,
        url: `${url}/status`,
      });
    },
  },
};

function listLatest(repo: Repo, sha: string): Status[] {
  const latest = new Map<string, Status>();
  for (const status of repo.statuses) if (status.sha === sha) latest.set(status.context, status);
  return [...latest.values()];
}
