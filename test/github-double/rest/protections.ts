import { GitHubError } from '../errors.ts';
import { readRef } from '../git.ts';
import { nothing, ok, type Operations } from '../operation.ts';
import type { Protection, Repo } from '../state.ts';
import { viewAccount, viewApp, type View } from '../views/account.ts';
import { apiOf } from '../views/repo.ts';
import type { World } from '../world.ts';

export const protections: Operations = {
  'repos/get-branch-protection': {
    app: 'administration:read',
    role: 'admin',
    handle({ world, repo, params }) {
      const protection = repo.protections.get(params.branch);
      if (!protection) throw new GitHubError(404, 'Branch not protected');
      return ok(viewProtection(world, repo, params.branch, protection));
    },
  },
  'repos/update-branch-protection': {
    app: 'administration:write',
    role: 'admin',
    async handle({ world, repo, params, body }) {
      if (!(await readRef(repo.dir, `refs/heads/${params.branch}`))) throw new GitHubError(404, 'Branch not found');
      const { required_status_checks: checks, required_pull_request_reviews: reviews } = body;
      const protection: Protection = {
        checks: checks
          ? [
              ...checks.contexts.map((context) => ({ context, appId: null })),
              ...(checks.checks ?? []).map(({ context, app_id: appId }) => ({
                context,
                appId: appId === undefined || appId === -1 ? null : appId,
              })),
            ]
          : undefined,
        isStrict: checks?.strict ?? false,
        reviews: reviews
          ? {
              count: reviews.required_approving_review_count ?? 1,
              dismissesStale: reviews.dismiss_stale_reviews ?? false,
              needsCodeOwners: reviews.require_code_owner_reviews ?? false,
              needsLastPushApproval: reviews.require_last_push_approval ?? false,
              dismissers: reviews.dismissal_restrictions?.users,
            }
          : undefined,
        pushers: body.restrictions ? { users: body.restrictions.users, apps: body.restrictions.apps ?? [] } : undefined,
        enforcesAdmins: body.enforce_admins ?? false,
        needsLinearHistory: body.required_linear_history ?? false,
        needsConversationResolution: body.required_conversation_resolution ?? false,
      };
      repo.protections.set(params.branch, protection);
      return ok(viewProtection(world, repo, params.branch, protection));
    },
  },
  'repos/delete-branch-protection': {
    app: 'administration:write',
    role: 'admin',
    handle({ repo, params }) {
      if (!repo.protections.delete(params.branch)) throw new GitHubError(404, 'Branch not protected');
      return nothing;
    },
  },
};

function viewProtection(world: World, repo: Repo, branch: string, protection: Protection): View {
  const url = `${apiOf(world, repo)}/branches/${encodeURIComponent(branch)}/protection`;
  const { checks, reviews, pushers } = protection;
  const people = (logins: readonly string[]) => logins.map((login) => viewAccount(world, world.findAccount(login)));
  return {
    url,
    ...(checks
      ? {
          required_status_checks: {
            url: `${url}/required_status_checks`,
            strict: protection.isStrict,
            contexts: checks.map((check) => check.context),
            contexts_url: `${url}/required_status_checks/contexts`,
            checks: checks.map((check) => ({ context: check.context, app_id: check.appId })),
            enforcement_level: protection.enforcesAdmins ? 'everyone' : 'non_admins',
          },
        }
      : {}),
    ...(reviews
      ? {
          required_pull_request_reviews: {
            url: `${url}/required_pull_request_reviews`,
            dismiss_stale_reviews: reviews.dismissesStale,
            require_code_owner_reviews: reviews.needsCodeOwners,
            require_last_push_approval: reviews.needsLastPushApproval,
            required_approving_review_count: reviews.count,
            ...(reviews.dismissers
              ? {
                  dismissal_restrictions: {
                    url: `${url}/dismissal_restrictions`,
                    users_url: `${url}/dismissal_restrictions/users`,
                    teams_url: `${url}/dismissal_restrictions/teams`,
                    users: people(reviews.dismissers),
                    teams: [],
                    apps: [],
                  },
                }
              : {}),
          },
        }
      : {}),
    ...(pushers
      ? {
          restrictions: {
            url: `${url}/restrictions`,
            users_url: `${url}/restrictions/users`,
            teams_url: `${url}/restrictions/teams`,
            apps_url: `${url}/restrictions/apps`,
            users: people(pushers.users),
            teams: [],
            apps: [...world.apps.values()]
              .filter((app) => pushers.apps.includes(app.slug))
              .map((app) => viewApp(world, app)),
          },
        }
      : {}),
    required_signatures: { url: `${url}/required_signatures`, enabled: false },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: protection.enforcesAdmins },
    required_linear_history: { enabled: protection.needsLinearHistory },
    required_conversation_resolution: { enabled: protection.needsConversationResolution },
    allow_force_pushes: { enabled: false },
    allow_deletions: { enabled: false },
    block_creations: { enabled: false },
    lock_branch: { enabled: false },
    allow_fork_syncing: { enabled: false },
  };
}
