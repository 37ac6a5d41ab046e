import type { ApprovalNeed, ApprovalPolicy } from '#core/approval.ts';
import type { Category, Priority } from '#core/finding.ts';
import type { Config } from '#config/schema.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import type { CheckLimits } from './check-proposal.ts';

/** The account that Heal acts as: the bot of the App, `github-actions[bot]`, or the owner of a token. */
export interface Self {
  readonly id: number;
  readonly login: string;
}
export interface PublishSettings {
  readonly self: Self;
  /** `pullRequests` of the configuration on the default branch. */
  readonly pullRequests: Config['pullRequests'];
  readonly approvals: ApprovalPolicy;
  readonly limits: CheckLimits;
  /** Somebody reads `/heal` comments here: the bot. Without it, bodies do not speak of them. */
  readonly hasCommands: boolean;
  /** Values that must never be told: tokens, keys. */
  readonly secrets: readonly string[];
  /** Milliseconds before what GitHub did not answer is looked for and repeated. Default 1000. */
  readonly pauseMs?: number;
}
export interface PublishRequest {
  /** As read by `readBundle`, or anything else: it is read again. */
  readonly bundle: string | Uint8Array | object;
  readonly repository: GitHubRepository;
  readonly settings: PublishSettings;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Hears of every step, for a log. */
  readonly say: (line: string) => void;
}

interface Named {
  readonly key: string;
  readonly category: Category;
  readonly rule: string;
  readonly priority: Priority;
  readonly cases: number;
}
/** Of a pull request that stands. */
export interface Standing {
  readonly number: number;
  readonly url: string;
  readonly branch: string;
  readonly title: string;
  readonly headSha: string;
  readonly isDraft: boolean;
  /** Of the content afterwards; what an approval is for. */
  readonly digest: string;
  readonly need: ApprovalNeed;
}
/** `held-back`: a limit; `nextAt` (ISO 8601) where time alone ends it. `failed`: GitHub did not do it. */
export type PublishedProposal = Named &
  (
    | ({ readonly state: 'opened' | 'updated' | 'left'; readonly why: string } & Standing)
    | { readonly state: 'held-back'; readonly why: string; readonly nextAt: string | undefined; readonly since: string }
    | { readonly state: 'rejected'; readonly why: string; readonly number: number; readonly url: string }
    | { readonly state: 'stopped'; readonly why: string; readonly number: number; readonly url: string }
    | { readonly state: 'moved' | 'refused' | 'failed'; readonly why: string }
  );
export interface PublishReport {
  readonly version: 1;
  readonly proposals: readonly PublishedProposal[];
  /** Pull requests that Heal closed itself, with the reason that it gave. */
  readonly closed: readonly { readonly number: number; readonly url: string; readonly why: string }[];
  readonly dashboard: { readonly number: number; readonly url: string } | undefined;
  /** For people: what did not go as it should, each a sentence. */
  readonly warnings: readonly string[];
  /** Why it ended early: the token, a rate limit, a stop. A later run goes on from there. */
  readonly ended: string | undefined;
}
