import {
  roles,
  type Account,
  type Protection,
  type Pull,
  type Repo,
  type Review,
  type Rule,
  type Ruleset,
  type Token,
} from './state.ts';
import { isRecord } from './schema.ts';
import type { World } from './world.ts';

export interface RequiredCheck {
  readonly context: string;
  /** The App that must have set it; anyone when null. */
  readonly appId: number | null;
}
interface Demand {
  readonly needsPull: boolean;
  readonly approvals: number;
  readonly dismissesStale: boolean;
  readonly needsLastPushApproval: boolean;
  readonly checks: readonly RequiredCheck[];
  readonly isStrict: boolean;
  readonly forbidsForce: boolean;
  readonly forbidsDeletion: boolean;
  readonly needsSignatures: boolean;
  readonly needsResolvedThreads: boolean;
}

export function listRules(repo: Repo, branch: string): { ruleset: Ruleset; rule: Rule }[] {
  return [...repo.rulesets.values()]
    .filter((ruleset) => ruleset.enforcement === 'active' && coversBranch(repo, ruleset, branch))
    .flatMap((ruleset) => ruleset.rules.map((rule) => ({ ruleset, rule })));
}

function coversBranch(repo: Repo, ruleset: Ruleset, branch: string): boolean {
  const matches = (pattern: string): boolean => {
    if (pattern === '~ALL') return true;
    if (pattern === '~DEFAULT_BRANCH') return branch === repo.defaultBranch;
    const source = pattern.replace(/^refs\/heads\//, '').replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(
      `^${source
        .replace(/\*\*\/?/g, '\0')
        .replace(/\*/g, '[^/]*')
        .replace(/\0/g, '.*')}$`,
    ).test(branch);
  };
  return ruleset.include.some(matches) && !ruleset.exclude.some(matches);
}

/** Everything that stands for a branch, from rulesets and the older protection together: the stricter wins. */
export function readDemand(repo: Repo, branch: string): Demand {
  const rules = listRules(repo, branch).map(({ rule }) => rule);
  const protection = repo.protections.get(branch);
  const pulls = rules.filter((rule) => rule.type === 'pull_request').map((rule) => rule.parameters ?? {});
  const statuses = rules.filter((rule) => rule.type === 'required_status_checks').map((rule) => rule.parameters ?? {});
  const has = (type: string) => rules.some((rule) => rule.type === type);
  return {
    needsPull: pulls.length > 0 || protection?.reviews !== undefined,
    approvals: Math.max(
      0,
      protection?.reviews?.count ?? 0,
      ...pulls.map((each) => Number(each['required_approving_review_count'] ?? 0)),
    ),
    dismissesStale:
      protection?.reviews?.dismissesStale === true ||
      pulls.some((each) => each['dismiss_stale_reviews_on_push'] === true),
    needsLastPushApproval:
      protection?.reviews?.needsLastPushApproval === true ||
      pulls.some((each) => each['require_last_push_approval'] === true),
    checks: [...(protection?.checks ?? []), ...statuses.flatMap((each) => readChecks(each['required_status_checks']))],
    isStrict:
      protection?.isStrict === true || statuses.some((each) => each['strict_required_status_checks_policy'] === true),
    forbidsForce: protection !== undefined || has('non_fast_forward'),
    forbidsDeletion: protection !== undefined || has('deletion'),
    needsSignatures: has('required_signatures'),
    needsResolvedThreads:
      protection?.needsConversationResolution === true ||
      pulls.some((each) => each['required_review_thread_resolution'] === true),
  };
}

function readChecks(list: unknown): RequiredCheck[] {
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).map((each) => ({
    context: String(each['context']),
    appId: typeof each['integration_id'] === 'number' ? each['integration_id'] : null,
  }));
}

/** Whether rules of the branch do not hold for this token. Protection spares administrators unless told otherwise. */
export function isExempt(
  world: World,
  repo: Repo,
  branch: string,
  account: Account,
  token: Token | undefined,
): boolean {
  const protection: Protection | undefined = repo.protections.get(branch);
  const isAdmin = world.roleOf(repo, account) === 'admin' && token?.kind !== 'installation';
  if (protection && (protection.enforcesAdmins || !isAdmin)) return false;
  const role = roles.indexOf(world.roleOf(repo, account));
  return listRules(repo, branch).every(({ ruleset }) =>
    ruleset.bypass.some(
      (each) =>
        (each.actor_type === 'Integration' && token?.installation?.app.id === each.actor_id) ||
        (each.actor_type === 'OrganizationAdmin' && isAdmin) ||
        // Ids that GitHub gives to the roles: 2 maintain, 4 write, 5 admin.
        (each.actor_type === 'RepositoryRole' &&
          token?.kind !== 'installation' &&
          role >= (each.actor_id === 5 ? 5 : each.actor_id === 2 ? 4 : 3)),
    ),
  );
}

/** Protection may name the few who push; everybody who may write where it does not. */
export function isPusher(repo: Repo, branch: string, account: Account, token: Token | undefined): boolean {
  const pushers = repo.protections.get(branch)?.pushers;
  return (
    !pushers || pushers.users.includes(account.login) || pushers.apps.includes(token?.installation?.app.slug ?? '')
  );
}

/** The last review of everybody that says yes or no: comments take nothing back. */
export function listVerdicts(repo: Repo, pull: Pull): Review[] {
  const last = new Map<string, Review>();
  for (const review of repo.reviews.values())
    if (review.pull === pull && ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(review.state))
      last.set(review.author.login, review);
  return [...last.values()].filter((review) => review.state !== 'DISMISSED');
}

/** Why a pull request may not be merged, in GitHub's words. */
export function listBlockers(world: World, repo: Repo, pull: Pull): string[] {
  const demand = readDemand(repo, pull.baseRef);
  const canWrite = (account: Account) => roles.indexOf(world.roleOf(repo, account)) >= roles.indexOf('write');
  const verdicts = listVerdicts(repo, pull).filter((review) => canWrite(review.author));
  const approvals = verdicts.filter(
    (review) => review.state === 'APPROVED' && (!demand.needsLastPushApproval || review.commit === pull.headSha),
  );
  const missing = demand.checks.filter((check) => !isSatisfied(repo, pull.headSha, check));
  const threads = [...repo.reviewComments.values()].filter(
    (each) => each.pull === pull && each.replyTo === undefined && !each.isResolved,
  );
  return [
    ...(approvals.length < demand.approvals
      ? [`At least ${demand.approvals} approving review is required by reviewers with write access.`]
      : []),
    ...(demand.approvals > 0 && verdicts.some((review) => review.state === 'CHANGES_REQUESTED')
      ? ['Changes have been requested.']
      : []),
    ...missing.map((check) => `Required status check "${check.context}" is expected.`),
    ...(demand.needsResolvedThreads && threads.length > 0
      ? ['A conversation must be resolved before this pull request can be merged.']
      : []),
  ];
}

const passing = new Set(['success', 'neutral', 'skipped']);
function isSatisfied(repo: Repo, sha: string, check: RequiredCheck): boolean {
  const run = [...repo.checkRuns.values()].findLast(
    (each) =>
      each.headSha === sha &&
      each.name === check.context &&
      (check.appId === null || each.suite.app.id === check.appId),
  );
  if (run) return run.status === 'completed' && passing.has(run.conclusion ?? '');
  // A status carries no App: where one is expected, it does not count.
  return (
    check.appId === null &&
    repo.statuses.findLast((each) => each.sha === sha && each.context === check.context)?.state === 'success'
  );
}
