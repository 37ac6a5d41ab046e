import { mayTriage, mayWrite, type Permission, type Person } from '#core/review.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { readComment, readHead } from '#drivers/github/comments.ts';
import { readPermission } from '#drivers/github/permissions.ts';
import type { CommandName } from './parse-command.ts';
import type { Intent } from './read-command.ts';
import { answerUnbound, writeHelp } from './texts.ts';

/** Counts what people ask for. Kept where all workers see it. */
export interface CommandRate {
  /** How often this person (user id) asked for something here in the last `windowMs`, with this time. */
  count(by: number, windowMs: number): Promise<number>;
}
/**
 * May be done now. It is never an approval: what needs one still waits for a review, and by whoever asked it cannot be
 * given any more.
 */
export interface Granted {
  readonly granted: true;
  readonly command: CommandName;
  readonly intent: Intent;
  /** To be kept with what comes of it: this person cannot approve it. */
  readonly askedBy: Person;
  readonly permission: Permission;
  /** Commit, 40 hex digits, that the command is bound to: act on no other. Undefined where none was named. */
  readonly headSha: string | undefined;
}
export interface Refused {
  readonly granted: false;
  /** For the log; fixed words. */
  readonly why: string;
  /** Markdown to answer with. Undefined: silence, as for everyone who may do nothing here. */
  readonly reply: string | undefined;
}
export const rateLimit = { commands: 20, windowMs: 10 * 60_000 };
/** Must name the commit that is meant: what is there by now could be another. */
const changesABranch: ReadonlySet<CommandName> = new Set(['apply', 'merge']);
const forTriage: ReadonlySet<CommandName> = new Set(['explain', 'status', 'help', 'dashboard']);

/**
 * Asks GitHub whether this person may ask for this now, and whether they still say so. Throws what the API throws:
 * then nothing is granted.
 */
export async function authorise(intent: Intent, repo: GitHubRepository, rate: CommandRate): Promise<Granted | Refused> {
  const { command, by, via } = intent;
  const asked = await rate.count(by.id, rateLimit.windowMs);
  // To stop is never too much.
  if (asked > rateLimit.commands && command !== 'stop') return refuse('too many commands');
  const isStopLabel = via === 'label' && command === 'stop';
  const permission = isStopLabel ? 'triage' : await readPermission(repo, by);
  if (!mayTriage(permission)) return refuse('no permission here');
  if (!(await isStillSaid(intent, repo))) return refuse('the comment was edited or removed');
  if (command === undefined)
    return refuse('unknown command', mayWrite(permission) ? writeHelp('That is no command of Heal.') : undefined);
  if (command === 'help') return refuse('asked for help', writeHelp('What Heal listens to:'));
  const isPermitted = forTriage.has(command) || isStopLabel || mayWrite(permission);
  if (!isPermitted) return refuse('needs write permission', `\`/heal ${command}\` needs write access here.`);
  return bind(intent, command, permission, repo);
}

async function bind(
  intent: Intent,
  command: CommandName,
  permission: Permission,
  repo: GitHubRepository,
): Promise<Granted | Refused> {
  const granted = { granted: true, command, intent, askedBy: intent.by, permission } as const;
  if (intent.via === 'button') {
    if (intent.number === undefined) return { ...granted, headSha: intent.headSha };
    const { headSha } = await readHead(repo, intent.number);
    if (headSha === intent.headSha || command === 'stop' || command === 'dashboard') return { ...granted, headSha };
    return refuse('the button belongs to an older commit');
  }
  if (command === 'apply' && intent.target === undefined)
    return refuse('names nothing', 'Which one? `/heal apply <id> @<commit>`, as it stands below each suggestion.');
  if (command === 'ignore' && intent.target === undefined && !intent.isPull)
    return refuse('names nothing', 'Which one? `/heal ignore <id> <why>`.');
  if (!changesABranch.has(command) && intent.sha === undefined) return { ...granted, headSha: undefined };
  const { headSha } = await readHead(repo, intent.isPull ? intent.number : undefined);
  if (intent.sha !== undefined && headSha.startsWith(intent.sha)) return { ...granted, headSha };
  return refuse('bound to another commit', answerUnbound(command, intent, headSha));
}

/** Writers can edit the comments of others, and a webhook can be late: what counts is what stands there now. */
async function isStillSaid({ comment, by }: Intent, repo: GitHubRepository): Promise<boolean> {
  if (!comment) return true;
  const now = await readComment(repo, comment.id);
  return now !== undefined && now.authorId === by.id && now.body === comment.body && !now.isEdited;
}

function refuse(why: string, reply?: string): Refused {
  return { granted: false, why, reply };
}
