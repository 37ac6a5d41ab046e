import { GitHubError } from '../errors.ts';
import { listRefs, readCommit, readRef } from '../git.ts';
import { list, nothing, ok, type Operations } from '../operation.ts';
import { listRules, readDemand } from '../rules.ts';
import { roles, type Repo, type Role } from '../state.ts';
import { viewAccount, type View } from '../views/account.ts';
import { viewCommit } from '../views/commit.ts';
import { apiOf, viewFullRepo, viewMinimalRepo, viewRepo, webOf } from '../views/repo.ts';
import type { World } from '../world.ts';

/** The word of the older field: maintain counts as write, triage as read. */
const oldWords: Readonly<Record<Role, string>> = {
  none: 'none',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
};

export const repos: Operations = {
  'repos/get': {
    app: 'metadata:read',
    handle: ({ world, repo, actor }) =>
      ok(viewFullRepo(world, repo, actor.token?.kind === 'personal' ? actor.account : undefined)),
  },
  'repos/update': {
    app: 'administration:write',
    role: 'admin',
    async handle({ world, repo, account, body }) {
      if (body?.default_branch !== undefined) {
        if (!(await readRef(repo.dir, `refs/heads/${body.default_branch}`)))
          throw new GitHubError(422, 'Validation Failed');
        repo.defaultBranch = body.default_branch;
      }
      if (body?.delete_branch_on_merge !== undefined) repo.deletesBranchOnMerge = body.delete_branch_on_merge;
      if (body?.private !== undefined) repo.isPrivate = body.private;
      const wanted = {
        merge: body?.allow_merge_commit,
        squash: body?.allow_squash_merge,
        rebase: body?.allow_rebase_merge,
      };
      for (const method of ['merge', 'squash', 'rebase'] as const) {
        if (wanted[method] === true) repo.allowedMerges.add(method);
        if (wanted[method] === false) repo.allowedMerges.delete(method);
      }
      return ok(viewFullRepo(world, repo, account));
    },
  },
  'repos/list-branches': {
    app: 'contents:read',
    async handle({ world, repo, query }) {
      const branches = await listRefs(repo.dir, 'refs/heads/');
      const views = branches.map(({ ref, sha }) => {
        const name = ref.slice('refs/heads/'.length);
        return {
          name,
          commit: { sha, url: `${apiOf(world, repo)}/commits/${sha}` },
          protected: isProtected(repo, name),
        };
      });
      return list(views.filter((view) => query.protected === undefined || view.protected === query.protected));
    },
  },
  'repos/get-branch': {
    app: 'contents:read',
    async handle({ world, repo, params }) {
      const sha = await readRef(repo.dir, `refs/heads/${params.branch}`);
      if (!sha) throw new GitHubError(404, 'Branch not found');
      return ok(await viewBranch(world, repo, params.branch, sha));
    },
  },
  'repos/get-collaborator-permission-level': {
    app: 'metadata:read',
    role: 'write',
    handle({ world, repo, params }) {
      const account = world.findAccount(params.username);
      const role = world.roleOf(repo, account);
      return ok({
        permission: oldWords[role],
        role_name: role,
        user: { ...viewAccount(world, account), permissions: listRights(role), role_name: role },
      });
    },
  },
  'repos/check-collaborator': {
    app: 'metadata:read',
    handle({ world, repo, params }) {
      if (!world.hasRole(repo, world.findAccount(params.username))) throw new GitHubError(404, 'Not Found');
      return nothing;
    },
  },
  'repos/list-collaborators': {
    app: 'metadata:read',
    role: 'write',
    handle({ world, repo }) {
      const views = [...repo.roles].map(([login, role]) => ({
        ...viewAccount(world, world.findAccount(login)),
        permissions: listRights(role),
        role_name: role,
      }));
      return list(views);
    },
  },
  'repos/list-forks': {
    app: 'metadata:read',
    handle: ({ world, repo }) =>
      list(
        [...world.repos.values()].filter((each) => each.parent === repo).map((each) => viewMinimalRepo(world, each)),
      ),
  },
  'repos/create-fork': {
    app: 'administration:write',
    async handle({ world, repo, account, body }) {
      const owner = body?.organization === undefined ? account : world.findAccount(body.organization);
      const name = body?.name ?? repo.name;
      const fork =
        world.findRepo(owner.login, name) ??
        (await world.createRepo(owner, name, { parent: repo, isPrivate: repo.isPrivate }));
      await world.emit({ name: 'fork', repo, sender: account, payload: { forkee: viewRepo(world, fork) } });
      return ok(viewFullRepo(world, fork, account), 202);
    },
  },
  'repos/list-languages': { app: 'metadata:read', handle: () => ok({}) },
  'repos/get-all-topics': { app: 'metadata:read', handle: () => ok({ names: [] }) },
  'repos/list-tags': {
    app: 'metadata:read',
    async handle({ world, repo }) {
      const tags = await listRefs(repo.dir, 'refs/tags/');
      const url = apiOf(world, repo);
      return list(
        tags.map(({ ref, sha }) => {
          const name = ref.slice('refs/tags/'.length);
          const commit = { sha, url: `${url}/commits/${sha}` };
          return {
            name,
            commit,
            zipball_url: `${url}/zipball/${ref}`,
            tarball_url: `${url}/tarball/${ref}`,
            node_id: `REF_${sha}`,
          };
        }),
      );
    },
  },
};

function listRights(role: Role): View {
  const rank = roles.indexOf(role);
  return { pull: rank >= 1, triage: rank >= 2, push: rank >= 3, maintain: rank >= 4, admin: rank >= 5 };
}

function isProtected(repo: Repo, branch: string): boolean {
  return repo.protections.has(branch) || listRules(repo, branch).length > 0;
}

async function viewBranch(world: World, repo: Repo, name: string, sha: string): Promise<View> {
  const self = `${apiOf(world, repo)}/branches/${encodeURIComponent(name)}`;
  const { checks } = readDemand(repo, name);
  const protection = repo.protections.get(name);
  return {
    name,
    commit: viewCommit(world, repo, await readCommit(repo.dir, sha)),
    _links: { self, html: `${webOf(world, repo)}/tree/${name}` },
    protected: isProtected(repo, name),
    protection: {
      enabled: protection !== undefined,
      required_status_checks: {
        enforcement_level: protection?.checks ? (protection.enforcesAdmins ? 'everyone' : 'non_admins') : 'off',
        contexts: checks.map((check) => check.context),
        checks: checks.map((check) => ({ context: check.context, app_id: check.appId })),
      },
    },
    protection_url: `${self}/protection`,
  };
}
