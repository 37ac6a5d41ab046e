import type { ApprovalPolicy } from '#core/approval.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import type { CheckLimits } from '../publish/check-proposal.ts';
import type { Self } from '../publish/contract.ts';

export interface FeedbackSettings {
  readonly self: Self;
  readonly approvals: ApprovalPolicy;
  readonly limits: CheckLimits;
  /** Somebody reads `/heal` comments here: the bot. Without it, texts do not speak of them. */
  readonly hasCommands: boolean;
  /** Values that must never be told: tokens, keys. */
  readonly secrets: readonly string[];
  /** Suggestions that may stand open at once. Default 10. */
  readonly maxSuggestions?: number;
  /** Milliseconds before what GitHub did not answer is looked for and repeated. Default 1000. */
  readonly pauseMs?: number;
}
export interface FeedbackRequest {
  /** As read by `readBundle`, or anything else: it is read again. Its `head` is the head of the pull request. */
  readonly bundle: string | Uint8Array | object;
  readonly repository: GitHubRepository;
  readonly pull: number;
  readonly settings: FeedbackSettings;
  readonly signal: AbortSignal;
  /** Hears of every step, for a log. */
  readonly say: (line: string) => void;
}
export interface FeedbackReport {
  readonly version: 1;
  /** New suggestions, in one review. */
  readonly suggested: number;
  /** Suggestions that stood already and still hold. */
  readonly standing: number;
  /** Own conversations that were closed because their finding is gone, or stands elsewhere. */
  readonly resolved: number;
  readonly summary: 'created' | 'updated' | 'unchanged' | 'none';
  /** Proposals that were not believed, each a sentence. */
  readonly warnings: readonly string[];
  /** Why nothing more was done, safe Markdown; undefined when all of it was. */
  readonly ended: string | undefined;
  /** It ended because of GitHub or the token: a later attempt goes on from what is there. */
  readonly isUnfinished: boolean;
}
