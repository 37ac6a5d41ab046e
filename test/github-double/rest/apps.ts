import { GitHubError } from '../errors.ts';
import { isGranted } from '../access.ts';
import { list, nothing, ok, type Operations } from '../operation.ts';
import type { Installation, Permissions } from '../state.ts';
import { viewApp, viewInstallation } from '../views/account.ts';
import { viewFullRepo, viewRepo } from '../views/repo.ts';
import type { World } from '../world.ts';

export const apps: Operations = {
  'apps/get-authenticated': {
    app: 'app',
    handle({ world, actor }) {
      if (!actor.app) throw new GitHubError(401, 'A JSON web token could not be decoded');
      const { app } = actor;
      return ok({
        ...viewApp(world, app),
        installations_count: [...world.installations.values()].filter((each) => each.app === app).length,
      });
    },
  },
  'apps/get-by-slug': {
    app: 'none',
    handle({ world, params }) {
      const app = [...world.apps.values()].find((each) => each.slug === params.app_slug);
      if (!app) throw new GitHubError(404, 'Not Found');
      return ok(viewApp(world, app));
    },
  },
  'apps/list-installations': {
    app: 'app',
    handle: ({ world, actor }) =>
      list(
        [...world.installations.values()]
          .filter((each) => each.app === actor.app)
          .map((each) => viewInstallation(world, each)),
      ),
  },
  'apps/get-installation': {
    app: 'app',
    handle: ({ world, actor, params }) =>
      ok(viewInstallation(world, findInstallation(world, actor.app?.id, params.installation_id))),
  },
  'apps/get-repo-installation': {
    app: 'app',
    handle({ world, actor, repo }) {
      const found = world.installationsOn(repo).find((each) => each.app === actor.app);
      if (!found) throw new GitHubError(404, 'Not Found');
      return ok(viewInstallation(world, found));
    },
  },
  'apps/create-installation-access-token': {
    app: 'app',
    handle({ world, actor, params, body }) {
      const installation = findInstallation(world, actor.app?.id, params.installation_id);
      if (installation.suspendedAt !== null) throw new GitHubError(403, 'This installation has been suspended');
      // The published type spells every permission out; here they are names and levels.
      const wanted = (body?.permissions ?? installation.permissions) as Permissions;
      for (const [name, level] of Object.entries(wanted))
        if (name !== 'metadata' && !isGranted(installation.permissions, `${name}:${level}`))
          throw new GitHubError(422, 'The permissions requested are not granted to this installation.');
      const repositories = chooseRepositories(world, installation, body?.repositories, body?.repository_ids);
      const lifetime = 3_600_000;
      const token = world.issueToken(installation.app.bot, {
        installation,
        permissions: wanted,
        repositories,
        lifetime,
      });
      const chosen = [...world.repos.values()].filter((repo) => repositories !== 'all' && repositories.has(repo.id));
      return ok(
        {
          token: token.value,
          expires_at: world.stamp(token.expiresAt),
          permissions: token.permissions,
          repository_selection: repositories === 'all' ? 'all' : 'selected',
          ...(repositories === 'all' ? {} : { repositories: chosen.map((repo) => viewRepo(world, repo)) }),
        },
        201,
      );
    },
  },
  'apps/list-repos-accessible-to-installation': {
    app: 'any',
    handle({ world, actor }) {
      const installation = actor.token?.installation;
      if (!installation) throw new GitHubError(403, 'Resource not accessible by personal access token');
      const inside = (set: Set<number> | 'all', id: number) => set === 'all' || set.has(id);
      const found = [...world.repos.values()].filter(
        (repo) =>
          repo.owner === installation.account &&
          inside(installation.repositories, repo.id) &&
          inside(actor.token?.repositories ?? 'all', repo.id),
      );
      const selection = { repository_selection: installation.repositories === 'all' ? 'all' : 'selected' };
      return list(
        found.map((repo) => viewFullRepo(world, repo, undefined)),
        'repositories',
        selection,
      );
    },
  },
  'apps/revoke-installation-access-token': {
    app: 'any',
    handle({ actor }) {
      if (actor.token) actor.token.isRevoked = true;
      return nothing;
    },
  },
};

function findInstallation(world: World, appId: number | undefined, id: number): Installation {
  const installation = world.installations.get(id);
  if (!installation || installation.app.id !== appId) throw new GitHubError(404, 'Not Found');
  return installation;
}

function chooseRepositories(
  world: World,
  installation: Installation,
  names: readonly string[] | undefined,
  ids: readonly number[] | undefined,
): Set<number> | 'all' {
  if (!names && !ids) return installation.repositories;
  const chosen = new Set(ids);
  for (const name of names ?? []) chosen.add(world.findRepo(installation.account.login, name)?.id ?? 0);
  for (const id of chosen)
    if (installation.repositories !== 'all' ? !installation.repositories.has(id) : id === 0)
      throw new GitHubError(
        422,
        'There is at least one repository that does not exist or is not accessible to the parent installation.',
      );
  return chosen;
}
