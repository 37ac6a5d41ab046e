import type { JobAnswer } from '#core/ports/job-queue.ts';
import type { Person } from '#core/review.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import type { Intent } from '../github/commands/read-command.ts';
import type { Actor } from './job-kinds.ts';

/** What every part is given: one repository through a token that reaches nothing else, and when to stop. */
export interface PartInput {
  readonly github: GitHubRepository;
  /** `owner/name` */
  readonly repository: string;
  readonly repositoryId: number;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** A stage that people see. */
  readonly say: (stage: string) => Promise<void>;
  /** As whom the bot acts. */
  readonly own: Person;
  /** Id and tenant of the job: what is remembered is remembered by jobs. */
  readonly job: { readonly id: string; readonly tenant: string };
}
/**
 * What the bot has done, and does not do itself: it decides when, these decide what. Each is idempotent, looks at GitHub
 * as it is now, and believes nothing of a bundle or an event.
 */
export interface BotParts {
  /** Checks the bundle from scratch and opens or updates pull requests. `bundle` is what the artifact held. */
  readonly publish: (input: PartInput & { readonly bundle: Buffer; readonly headSha: string }) => Promise<JobAnswer>;
  /** Suggestions on a pull request, from a bundle of a run for it. */
  readonly suggest: (
    input: PartInput & { readonly bundle: Buffer; readonly headSha: string; readonly number: number },
  ) => Promise<JobAnswer>;
  readonly refreshApproval: (input: PartInput & { readonly number: number }) => Promise<JobAnswer>;
  /** A pull request of ours was merged, or closed without it: what is learned from that. */
  readonly settle: (
    input: PartInput & { readonly number: number; readonly isMerged: boolean; readonly actor: Actor | undefined },
  ) => Promise<JobAnswer>;
  /** Authorises what a person asks for, answers them, and does it. */
  readonly answerPerson: (input: PartInput & Wanting & { readonly intent: Intent }) => Promise<JobAnswer>;
  readonly readDashboard: (
    input: PartInput & Wanting & { readonly number: number; readonly actor: Actor },
  ) => Promise<JobAnswer>;
}
export interface Wanting {
  /** Called as soon as it is clear that it may be: a stop does not wait for the answer to be written. */
  readonly want: (want: Want) => Promise<void>;
}
/**
 * What a person asked for, was allowed to, and only the bot can do. `end`: what runs in the repository ends; `stop`: and
 * nothing begins any more until `resume`. `heal`: look at the repository again.
 * A number: look at this pull request again.
 */
export type Want = 'end' | 'stop' | 'resume' | 'heal' | number;
