import type { Job } from '#core/job.ts';
import type { JobAnswer, JobQueue } from '#core/ports/job-queue.ts';
import type { GitHubApp, TokenPermissions } from '#drivers/github/app-auth.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import type { Log } from '../server/log.ts';
import type { JobKind, JobPayload } from './job-kinds.ts';
import type { BotParts, PartInput } from './parts.ts';

/** What the bot works with, handed in. */
export interface Bot {
  readonly app: GitHubApp;
  /** Of the App. */
  readonly appId: number;
  readonly queue: JobQueue;
  readonly parts: BotParts;
  readonly log: Log;
  readonly now: () => Date;
  /** 0 ≤ x < 1 */
  readonly random: () => number;
  /** `owner/name@ref` of the Action that a new workflow runs. */
  readonly action: string | undefined;
  /** Repositories whose code may run on this machine, and what it takes. */
  readonly here: {
    readonly allowed: readonly string[];
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly engineFile: string;
  };
}
/** One job that is being done. */
export interface BotRun {
  readonly job: Job;
  readonly signal: AbortSignal;
  readonly say: (stage: string) => Promise<void>;
  /**
   * The repository of the job with what its kind may do there and nothing more. A new token each time, which lives as
   * long as the job.
   */
  open(): Promise<GitHubRepository>;
  /** The same, with what the parts ask for. */
  openPart(): Promise<PartInput>;
}
export type BotHandler<Kind extends JobKind> = (payload: JobPayload<Kind>, run: BotRun, bot: Bot) => Promise<JobAnswer>;
export type BotHandlers = { readonly [Kind in JobKind]: BotHandler<Kind> };

/** What a person asks for can be a comment, a check, or a change of a pull request. */
const answering = {
  metadata: 'read',
  actions: 'read',
  checks: 'write',
  contents: 'write',
  issues: 'write',
  pull_requests: 'write',
} as const;

/** What the token of a job may do in its one repository. Kinds that are not here never talk to GitHub about one. */
export const jobPermissions: Readonly<Partial<Record<JobKind, TokenPermissions>>> = {
  onboard: { metadata: 'read', contents: 'write', pull_requests: 'write', workflows: 'write' },
  heal: { metadata: 'read', actions: 'write', checks: 'write', contents: 'read', issues: 'write' },
  'heal-here': { metadata: 'read', checks: 'write', contents: 'write', issues: 'write', pull_requests: 'write' },
  'show-run': { metadata: 'read', actions: 'read', checks: 'write' },
  'look-again': { metadata: 'read', actions: 'write', pull_requests: 'read' },
  'follow-run': { metadata: 'read', actions: 'read' },
  'take-proposals': {
    metadata: 'read',
    actions: 'read',
    checks: 'write',
    contents: 'write',
    issues: 'write',
    pull_requests: 'write',
  },
  'record-run': { metadata: 'read', actions: 'read' },
  'review-pull': { metadata: 'read', checks: 'write', contents: 'read', pull_requests: 'write' },
  'refresh-approval': { metadata: 'read', checks: 'write', contents: 'read', pull_requests: 'write' },
  'settle-pull': { metadata: 'read', contents: 'write', issues: 'write', pull_requests: 'write' },
  'answer-person': answering,
  'answer-stop': answering,
  'read-dashboard': answering,
  'read-stop-tick': answering,
  stop: { metadata: 'read', actions: 'write' },
  nightly: { metadata: 'read', pull_requests: 'read' },
};

export function succeed(did: string): JobAnswer {
  return { state: 'succeeded', result: { did } };
}
export function askPerson(why: string): JobAnswer {
  return { state: 'needs_attention', result: { why } };
}
