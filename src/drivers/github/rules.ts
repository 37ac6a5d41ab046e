import { z } from 'zod';
import { messageOf } from '#core/errors.ts';
import { statusOf } from './app-auth.ts';
import type { GitHubRepository } from './client.ts';
import { readTextFile } from './contents.ts';
import { readPages } from './pages.ts';

export interface RequiredCheck {
  readonly name: string;
  /** Only what this App says counts. Undefined: anyone who may write can say it. */
  readonly appId: number | undefined;
}
export interface RequiredReviews {
  readonly count: number;
  readonly dismissesStale: boolean;
  readonly needsCodeOwner: boolean;
  readonly needsLastPushApproval: boolean;
}
/** One place where rules for a branch are set. */
export interface BranchRules {
  /** For people: `ruleset "main" of acme`, `branch protection`. */
  readonly from: string;
  readonly checks: readonly RequiredCheck[];
  readonly reviews: RequiredReviews | undefined;
  /** Whether someone may go past it. Undefined: only administrators can see that. */
  readonly mayBypass: boolean | undefined;
}
export interface RuleFacts {
  readonly branch: string;
  readonly rules: readonly BranchRules[];
  /** Undefined: there is no such file. */
  readonly codeOwners: { readonly path: string; readonly text: string; readonly errors: number } | undefined;
  /** What could not be read, as sentences. */
  readonly unread: readonly string[];
}

const ruleSchema = z.object({
  type: z.string(),
  ruleset_id: z.number().int().optional(),
  ruleset_source: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
});
const checksSchema = z.object({
  required_status_checks: z.array(z.object({ context: z.string(), integration_id: z.number().int().nullish() })),
});
const reviewsSchema = z.object({
  required_approving_review_count: z.number().int(),
  dismiss_stale_reviews_on_push: z.boolean(),
  require_code_owner_review: z.boolean(),
  require_last_push_approval: z.boolean(),
});
const rulesetSchema = z.object({ name: z.string(), bypass_actors: z.array(z.unknown()).nullish() });
const protectionSchema = z.object({
  required_status_checks: z
    .object({ checks: z.array(z.object({ context: z.string(), app_id: z.number().int().nullish() })).default([]) })
    .nullish(),
  required_pull_request_reviews: z
    .object({
      required_approving_review_count: z.number().int().default(0),
      dismiss_stale_reviews: z.boolean().default(false),
      require_code_owner_reviews: z.boolean().default(false),
      require_last_push_approval: z.boolean().default(false),
      bypass_pull_request_allowances: z
        .object({ users: z.array(z.unknown()), teams: z.array(z.unknown()), apps: z.array(z.unknown()).default([]) })
        .nullish(),
    })
    .nullish(),
  enforce_admins: z.object({ enabled: z.boolean() }).nullish(),
});

/** The rules that hold for a branch, from rulesets and from classic branch protection, and who owns which code. */
export async function readRules(repository: GitHubRepository, branch: string): Promise<RuleFacts> {
  const unread: string[] = [];
  const attempt = async <T>(what: string, work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      unread.push(`${what} could not be read (${describe(error)}).`);
      return otherwise;
    }
  };
  const rulesets = await attempt('The rulesets', () => readRulesets(repository, branch, unread), []);
  const protection = await attempt('The branch protection', () => readProtection(repository, branch), undefined);
  const codeOwners = await attempt('CODEOWNERS', () => readCodeOwners(repository, branch), undefined);
  return { branch, rules: protection ? [...rulesets, protection] : rulesets, codeOwners, unread };
}

const branchSchema = z.object({
  protection: z
    .object({
      required_status_checks: z
        .object({ checks: z.array(z.object({ context: z.string() })).default([]), contexts: z.array(z.string()) })
        .partial()
        .nullish(),
    })
    .nullish(),
});

/** Whether nothing is merged into a branch before this check has spoken. Every token can see that. */
export async function requiresCheck(
  { client, owner, repo }: GitHubRepository,
  branch: string,
  name: string,
): Promise<boolean> {
  const first = client.rest.repos.getBranchRules({ owner, repo, branch, per_page: 100 });
  const rules = await readPages(client, first, (data) => z.array(ruleSchema).parse(data));
  const isRuled = rules
    .filter(({ type }) => type === 'required_status_checks')
    .flatMap(({ parameters }) => checksSchema.parse(parameters).required_status_checks)
    .some(({ context }) => context === name);
  if (isRuled) return true;
  const { data } = await client.rest.repos.getBranch({ owner, repo, branch });
  const required = branchSchema.parse(data).protection?.required_status_checks;
  const names = [...(required?.contexts ?? []), ...(required?.checks ?? []).map(({ context }) => context)];
  return names.includes(name);
}

async function readRulesets(
  { client, owner, repo }: GitHubRepository,
  branch: string,
  unread: string[],
): Promise<readonly BranchRules[]> {
  const first = client.rest.repos.getBranchRules({ owner, repo, branch, per_page: 100 });
  const rows = await readPages(client, first, (data) => z.array(ruleSchema).parse(data));
  const byRuleset = new Map<number, z.infer<typeof ruleSchema>[]>();
  for (const rule of rows) {
    const id = rule.ruleset_id ?? 0;
    byRuleset.set(id, [...(byRuleset.get(id) ?? []), rule]);
  }
  const all: BranchRules[] = [];
  for (const [id, rules] of byRuleset) {
    let name: string | undefined;
    let mayBypass: boolean | undefined;
    try {
      const { data } = await client.rest.repos.getRepoRuleset({ owner, repo, ruleset_id: id, includes_parents: true });
      const ruleset = rulesetSchema.parse(data);
      name = ruleset.name;
      mayBypass = ruleset.bypass_actors ? ruleset.bypass_actors.length > 0 : undefined;
    } catch (error) {
      unread.push(`Ruleset ${id} could not be read (${describe(error)}).`);
    }
    const source = rules[0]?.ruleset_source ?? `${owner}/${repo}`;
    all.push({
      from: `ruleset ${name === undefined ? id : JSON.stringify(name)} of ${source}`,
      checks: rules
        .filter(({ type }) => type === 'required_status_checks')
        .flatMap(({ parameters }) => checksSchema.parse(parameters).required_status_checks)
        .map(({ context, integration_id }) => ({ name: context, appId: integration_id ?? undefined })),
      reviews: rules
        .filter(({ type }) => type === 'pull_request')
        .map(({ parameters }) => reviewsSchema.parse(parameters))
        .map((one) => ({
          count: one.required_approving_review_count,
          dismissesStale: one.dismiss_stale_reviews_on_push,
          needsCodeOwner: one.require_code_owner_review,
          needsLastPushApproval: one.require_last_push_approval,
        }))[0],
      mayBypass,
    });
  }
  return all;
}

async function readProtection(
  { client, owner, repo }: GitHubRepository,
  branch: string,
): Promise<BranchRules | undefined> {
  const { data: seen } = await client.rest.repos.getBranch({ owner, repo, branch });
  if (!seen.protected) return undefined;
  try {
    const { data } = await client.rest.repos.getBranchProtection({ owner, repo, branch });
    const rules = protectionSchema.parse(data);
    const reviews = rules.required_pull_request_reviews;
    const passes = reviews?.bypass_pull_request_allowances;
    return {
      from: 'branch protection',
      checks: (rules.required_status_checks?.checks ?? []).map(({ context, app_id }) => ({
        name: context,
        // GitHub writes -1 where any App may say it.
        appId: app_id && app_id > 0 ? app_id : undefined,
      })),
      reviews: reviews
        ? {
            count: reviews.required_approving_review_count,
            dismissesStale: reviews.dismiss_stale_reviews,
            needsCodeOwner: reviews.require_code_owner_reviews,
            needsLastPushApproval: reviews.require_last_push_approval,
          }
        : undefined,
      mayBypass:
        rules.enforce_admins?.enabled !== true ||
        (passes ? passes.users.length + passes.teams.length + passes.apps.length > 0 : false),
    };
  } catch (error) {
    // A branch that only a ruleset protects has no protection of the old kind.
    if (statusOf(error) === 404 && /not protected/i.test(messageOf(error))) return undefined;
    throw error;
  }
}

async function readCodeOwners(repository: GitHubRepository, branch: string): Promise<RuleFacts['codeOwners']> {
  // The first that exists counts, in this order.
  for (const path of ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']) {
    const text = await readTextFile(repository, path, branch);
    if (text === undefined) continue;
    const { client, owner, repo } = repository;
    const { data } = await client.rest.repos.codeownersErrors({ owner, repo, ref: branch });
    return { path, text, errors: data.errors.length };
  }
  return undefined;
}

function describe(error: unknown): string {
  const status = statusOf(error);
  if (status === 403 || status === 404) return `${status}: the token may not`;
  return status === undefined ? 'the answer was not understood' : `GitHub answered ${status}`;
}
