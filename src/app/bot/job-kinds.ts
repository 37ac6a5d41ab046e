import { z } from 'zod';
import type { Json, NewJob } from '#core/job.ts';
import { commandNames } from '../github/commands/parse-command.ts';
import type { Intent } from '../github/commands/read-command.ts';

const repository = z.object({ repository: z.string().max(201), repositoryId: z.number().int().positive() });
/** Who made the event happen, by id: names can be imitated. */
const actor = z.object({ id: z.number().int(), login: z.string().max(100), isBot: z.boolean() });
const number = z.number().int().positive();
/** `Intent` of the commands, as a row keeps it: what is undefined there is absent here. */
const intent = z.object({
  command: z.enum(commandNames).optional(),
  target: z.string().max(120).optional(),
  sha: z.string().max(40).optional(),
  reason: z.string().max(200),
  via: z.enum(['comment', 'label', 'button']),
  by: z.object({ id: z.number().int(), login: z.string().max(100) }),
  repository: z.string().max(210),
  number: number.optional(),
  isPull: z.boolean(),
  /** Whole, however long: whether it still stands there is looked at later. */
  comment: z.object({ id: number, body: z.string().max(70_000) }).optional(),
  headSha: z.string().max(40).optional(),
  externalId: z.string().max(300).optional(),
});

/**
 * Every job of the bot, with what its row holds: names, numbers and the words of a command, never a payload or a token.
 * A row may have been written by an older Heal, so it is parsed when it is taken.
 */
export const jobKinds = {
  /** Offer the configuration in a pull request. */
  onboard: repository,
  /** Start the heal workflow in the repository. */
  heal: repository.extend({
    reason: z.enum(['push', 'schedule', 'command']),
    /** The commit that it is for: a branch that has moved on has a job of its own. */
    sha: z.string().optional(),
    pull: number.optional(),
    actor: actor.optional(),
  }),
  /** The same on this machine, for repositories that are allowed to. */
  'heal-here': repository.extend({ sha: z.string().regex(/^[0-9a-f]{40}$/) }),
  /** Look at a pull request of a person once more. */
  'look-again': repository.extend({ number }),
  /** Look after a run that was started, for the case that GitHub's word of its end never came. */
  'follow-run': repository.extend({ sha: z.string(), since: z.string(), round: z.number().int() }),
  /** A run of the heal workflow is under way: people are shown that it is. */
  'show-run': repository.extend({ runId: number, attempt: z.number().int() }),
  /** A run of the heal workflow has ended: take what it found and publish it. */
  'take-proposals': repository.extend({ runId: number, attempt: z.number().int() }),
  /** A run of another workflow has failed: kept for the healing of runs. */
  'record-run': repository.extend({ runId: number, attempt: z.number().int(), conclusion: z.string().max(50) }),
  /** A pull request was opened or changed. */
  'review-pull': repository.extend({
    number,
    why: z.enum(['opened', 'pushed', 'base-changed']),
    actor: actor.optional(),
  }),
  /** Whether a heal may be merged is to be decided again. */
  'refresh-approval': repository.extend({ number }),
  /** A pull request was merged or closed. */
  'settle-pull': repository.extend({ number, isMerged: z.boolean(), actor: actor.optional() }),
  /** A command in a comment, a label or a button of ours. */
  'answer-person': repository.extend({ intent }),
  /** The same, when it asks to stop or to go on: that waits for nothing. */
  'answer-stop': repository.extend({ intent }),
  /** The dashboard was edited: perhaps a box was ticked. */
  'read-dashboard': repository.extend({ number, actor }),
  /** The same, when the box that stops is ticked. */
  'read-stop-tick': repository.extend({ number, actor }),
  /** Nothing more happens in the repository until `resume`. */
  stop: repository.extend({ by: z.string().max(100) }),
  resume: repository.extend({ by: z.string().max(100) }),
  /** The App was taken away: nothing that was waiting is done any more. */
  forget: z.object({ owner: z.string().max(100).optional(), tenants: z.array(z.string().max(250)).max(1000) }),
  /** What GitHub could not deliver, while no bot was there. */
  'catch-up': z.object({ since: z.string() }),
  /** All repositories of the App, once a day. */
  sweep: z.object({ date: z.string() }),
  /** What is due in one repository once a day. */
  nightly: repository,
} as const;
export type JobKind = keyof typeof jobKinds;
export type JobPayload<Kind extends JobKind> = z.output<(typeof jobKinds)[Kind]>;
export type Actor = z.output<typeof actor>;

export function toIntent(kept: z.output<typeof intent>): Intent {
  const { command, target, sha, number: on, comment, headSha, externalId, ...rest } = kept;
  return { ...rest, command, target, sha, number: on, comment, headSha, externalId };
}

/** Jobs that must not wait for others: no lane, and workers of their own. */
const urgent: readonly JobKind[] = ['answer-stop', 'read-stop-tick', 'stop', 'resume', 'forget'];
export const urgentKinds: ReadonlySet<string> = new Set(urgent);
/** Whose the jobs are that belong to no repository. */
export const ownTenant = 'heal';

/** The id keeps a repository apart from another that takes its name later. */
export function tenantOf(place: { readonly repository: string; readonly repositoryId: number }): string {
  return `${place.repository}#${place.repositoryId}`;
}

export interface JobMaking<Kind extends JobKind> {
  readonly kind: Kind;
  readonly payload: JobPayload<Kind>;
  /** What makes it the same job again: the commit, the comment, the run; the delivery where nothing else tells. */
  readonly key: string;
  readonly source: string;
  readonly runAt?: string;
  readonly priority?: number;
}

/** Throws when the payload is not one of the kind: what an event says of itself is only said. */
export function makeJob<Kind extends JobKind>(making: JobMaking<Kind>): NewJob {
  const { kind, key, source, runAt, priority } = making;
  const payload = jobKinds[kind].parse(making.payload);
  // Two kinds belong to no repository.
  const tenant = 'repository' in payload ? tenantOf(payload) : ownTenant;
  const isUrgent = urgentKinds.has(kind);
  return {
    name: kind,
    tenant,
    key: `${kind}:${key}`,
    payload: toJson(payload),
    ...(isUrgent ? {} : { lane: tenant }),
    priority: priority ?? (isUrgent ? -100 : 0),
    ...(runAt === undefined ? {} : { runAt }),
    source,
  };
}

/** Texts, numbers and lists of them are JSON once what is absent is left out. */
function toJson(payload: JobPayload<JobKind>): Json {
  const json: Json = JSON.parse(JSON.stringify(payload));
  return json;
}
