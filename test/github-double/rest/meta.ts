import { GitHubError } from '../errors.ts';
import { list, ok, type Operations } from '../operation.ts';
import { viewAccount, viewFullAccount, viewOrganization } from '../views/account.ts';
import { viewFullRepo } from '../views/repo.ts';

export const meta: Operations = {
  'rate-limit/get': {
    app: 'none',
    handle({ world }) {
      const limit = { limit: 5000, remaining: 4999, reset: Math.floor(world.now() / 1000) + 3600, used: 1 };
      return ok({ resources: { core: limit, search: limit, graphql: limit }, rate: limit });
    },
  },
  'users/get-authenticated': {
    app: 'any',
    handle({ world, actor, account }) {
      if (actor.token?.kind === 'installation') throw new GitHubError(403, 'Resource not accessible by integration');
      return ok(viewFullAccount(world, account));
    },
  },
  'users/get-by-username': {
    app: 'none',
    handle: ({ world, params }) => ok(viewFullAccount(world, world.findAccount(params.username))),
  },
  'orgs/list-members': {
    app: 'none',
    handle: ({ world, params }) =>
      list([...world.findAccount(params.org).members].map((login) => viewAccount(world, world.findAccount(login)))),
  },
  'orgs/check-membership-for-user': {
    app: 'none',
    handle({ world, params }) {
      if (!world.findAccount(params.org).members.has(params.username)) throw new GitHubError(404, 'Not Found');
      return { status: 204 };
    },
  },
  'orgs/list-for-authenticated-user': {
    app: 'any',
    handle: ({ world, account }) =>
      list(
        [...world.accounts.values()]
          .filter((each) => each.members.has(account.login))
          .map((each) => viewOrganization(world, each)),
      ),
  },
  'repos/create-for-authenticated-user': {
    app: 'any',
    async handle({ world, account, body }) {
      const repo = await world.createRepo(account, body.name, { isPrivate: body.private ?? false });
      return ok(viewFullRepo(world, repo, account), 201);
    },
  },
};
