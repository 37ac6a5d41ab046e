import type { JobAnswer } from '#core/ports/job-queue.ts';
import { JobRefused } from '#core/ports/job-queue.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import type { Actor } from './job-kinds.ts';

/** What every part is given: one repository through a token that reaches nothing else, and when to stop. */
export interface PartInput {
  readonly github: GitHubRepository;
  /** `owner/name` */
  readonly repository: string;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** A stage that people see. */
  readonly say: (stage: string) => Promise<void>;
  /** User id of the bot itself. */
  readonly ownId: number;
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
  /** Understands and authorises; what it wants of the bot comes back as `wants`. */
  readonly runCommand: (input: PartInput & CommandInput) => Promise<JobAnswer & { readonly wants?: Want }>;
  readonly readDashboard: (
    input: PartInput & { readonly number: number; readonly actor: Actor },
  ) => Promise<JobAnswer & { readonly wants?: Want }>;
  readonly pressButton: (
    input: PartInput & { readonly identifier: string; readonly headSha: string; readonly actor: Actor },
  ) => Promise<JobAnswer & { readonly wants?: Want }>;
  /** Whether the actor has at least triage rights here, now. */
  readonly mayStop: (input: PartInput & { readonly actor: Actor }) => Promise<boolean>;
}
export interface CommandInput {
  readonly number: number;
  readonly isPull: boolean;
  readonly commentId: number;
  readonly body: string;
  readonly actor: Actor;
}
/** What a person asked for that only the bot can do. */
export type Want = 'stop' | 'resume' | 'heal';

/** What a part that is not there answers: a refusal with its name, never a silent success. */
export function refuseMissing(name: keyof BotParts): never {
  throw new JobRefused(`not built in: ${name}`);
}
