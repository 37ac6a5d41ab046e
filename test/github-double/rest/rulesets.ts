import { GitHubError } from '../errors.ts';
import { list, nothing, ok, type Operations } from '../operation.ts';
import { listRules } from '../rules.ts';
import type { Repo, Ruleset } from '../state.ts';
import { nodeId, type View } from '../views/account.ts';
import { apiOf, webOf } from '../views/repo.ts';
import type { World } from '../world.ts';

const admin = { app: 'administration:write', role: 'admin' } as const;

export const rulesets: Operations = {
  'repos/get-branch-rules': {
    app: 'metadata:read',
    handle: ({ repo, params }) =>
      list(
        listRules(repo, params.branch).map(({ ruleset, rule }) => ({
          ...rule,
          ruleset_source_type: 'Repository',
          ruleset_source: `${repo.owner.login}/${repo.name}`,
          ruleset_id: ruleset.id,
        })),
      ),
  },
  'repos/get-repo-rulesets': {
    app: 'metadata:read',
    handle: ({ world, repo }) => list([...repo.rulesets.values()].map((each) => viewSummary(world, repo, each))),
  },
  'repos/get-repo-ruleset': {
    app: 'metadata:read',
    handle: ({ world, repo, actor, params }) => {
      const ruleset = findRuleset(repo, params.ruleset_id);
      // Who may go round the rules is told to those alone who may change them.
      const mayEdit =
        actor.account !== undefined &&
        actor.token?.kind === 'personal' &&
        world.roleOf(repo, actor.account) === 'admin';
      return ok({ ...viewRuleset(world, repo, ruleset), ...(mayEdit ? { bypass_actors: ruleset.bypass } : {}) });
    },
  },
  'repos/create-repo-ruleset': {
    ...admin,
    handle({ world, repo, body }) {
      const at = world.stamp();
      const ruleset: Ruleset = {
        id: world.nextId(),
        name: body.name,
        enforcement: body.enforcement,
        include: body.conditions?.ref_name?.include ?? [],
        exclude: body.conditions?.ref_name?.exclude ?? [],
        rules: body.rules ?? [],
        bypass: body.bypass_actors ?? [],
        createdAt: at,
        updatedAt: at,
      };
      repo.rulesets.set(ruleset.id, ruleset);
      return ok(viewRuleset(world, repo, ruleset), 201);
    },
  },
  'repos/update-repo-ruleset': {
    ...admin,
    handle({ world, repo, params, body }) {
      const ruleset = findRuleset(repo, params.ruleset_id);
      ruleset.name = body?.name ?? ruleset.name;
      ruleset.enforcement = body?.enforcement ?? ruleset.enforcement;
      ruleset.include = body?.conditions?.ref_name?.include ?? ruleset.include;
      ruleset.exclude = body?.conditions?.ref_name?.exclude ?? ruleset.exclude;
      ruleset.rules = body?.rules ?? ruleset.rules;
      ruleset.bypass = body?.bypass_actors ?? ruleset.bypass;
      ruleset.updatedAt = world.stamp();
      return ok(viewRuleset(world, repo, ruleset));
    },
  },
  'repos/delete-repo-ruleset': {
    ...admin,
    handle({ repo, params }) {
      repo.rulesets.delete(findRuleset(repo, params.ruleset_id).id);
      return nothing;
    },
  },
};

function findRuleset(repo: Repo, id: number): Ruleset {
  const ruleset = repo.rulesets.get(id);
  if (!ruleset) throw new GitHubError(404, 'Not Found');
  return ruleset;
}

function viewSummary(world: World, repo: Repo, ruleset: Ruleset): View {
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: 'branch',
    source_type: 'Repository',
    source: `${repo.owner.login}/${repo.name}`,
    enforcement: ruleset.enforcement,
    node_id: nodeId('RRS', ruleset.id),
    _links: {
      self: { href: `${apiOf(world, repo)}/rulesets/${ruleset.id}` },
      html: { href: `${webOf(world, repo)}/rules/${ruleset.id}` },
    },
    created_at: ruleset.createdAt,
    updated_at: ruleset.updatedAt,
  };
}

function viewRuleset(world: World, repo: Repo, ruleset: Ruleset): View {
  return {
    ...viewSummary(world, repo, ruleset),
    conditions: { ref_name: { include: ruleset.include, exclude: ruleset.exclude } },
    rules: ruleset.rules,
    current_user_can_bypass: 'never',
  };
}
