import { z } from 'zod';
import type { Person } from '#core/review.ts';
import { parseCommand, type CommandName, type ParsedCommand } from './parse-command.ts';

/** What someone asked for. Nothing of it is permitted yet: see `authorise`. */
export interface Intent extends Omit<ParsedCommand, 'name'> {
  /** Undefined: not a command that there is. */
  readonly command: CommandName | undefined;
  readonly via: 'comment' | 'label' | 'button';
  readonly by: Person;
  /** `owner/name` */
  readonly repository: string;
  /** Of the issue or pull request; undefined for a button on a commit without one. */
  readonly number: number | undefined;
  readonly isPull: boolean;
  /** Only of comments. */
  readonly comment: { readonly id: number; readonly body: string } | undefined;
  /** Commit of the check run whose button was pressed. */
  readonly headSha: string | undefined;
  /** Id of the run that the check run was about. */
  readonly externalId: string | undefined;
}
/** A webhook that was delivered, with its signature checked. */
export interface Delivered {
  /** `issue_comment`, `issues`, `pull_request`, `check_run`, … */
  readonly name: string;
  readonly payload: unknown;
}

const account = z.object({ id: z.number().int().positive(), login: z.string().min(1).max(100), type: z.string() });
const common = z.object({
  action: z.string(),
  sender: account,
  repository: z.object({ full_name: z.string().max(210) }),
});
const issue = z.object({ number: z.number().int().positive(), pull_request: z.unknown().optional() });
const commented = common.extend({
  issue,
  comment: z.object({
    id: z.number().int().positive(),
    body: z.string(),
    user: account.nullish(),
    created_at: z.string(),
    updated_at: z.string(),
    performed_via_github_app: z.unknown().nullish(),
  }),
});
const labelled = common.extend({
  label: z.object({ name: z.string() }).optional(),
  issue: issue.optional(),
  pull_request: z.object({ number: z.number().int().positive() }).optional(),
});
const pressed = common.extend({
  requested_action: z.object({ identifier: z.string() }).nullish(),
  check_run: z.object({
    name: z.string(),
    head_sha: z.string().regex(/^[0-9a-f]{40}$/),
    external_id: z.string().nullish(),
    pull_requests: z.array(z.object({ number: z.number().int().positive() })).default([]),
  }),
});

/**
 * Reads what a person asks for out of a webhook: the first line of a new comment, one of our labels, a button of our
 * check run. Undefined: nothing for us. Robots ask for nothing, except that anyone's label stops.
 */
export function readCommand({ name, payload }: Delivered, ownIds: readonly number[]): Intent | undefined {
  const event = common.safeParse(payload);
  if (!event.success || ownIds.includes(event.data.sender.id)) return undefined;
  switch (name) {
    case 'issue_comment':
      return readComment(payload);
    case 'issues':
    case 'pull_request':
      return readLabel(payload);
    case 'check_run':
      return readButton(payload);
    default:
      return undefined;
  }
}

function readComment(payload: unknown): Intent | undefined {
  const parsed = commented.safeParse(payload);
  if (!parsed.success) return undefined;
  const { action, sender, repository, issue: on, comment } = parsed.data;
  const isNew = action === 'created' && comment.created_at === comment.updated_at;
  // Some write in the name of people: their words are not those of the person.
  const isOwnWord = comment.user?.id === sender.id && !comment.performed_via_github_app;
  if (!isNew || !isOwnWord || !isHuman(sender)) return undefined;
  const command = parseCommand(comment.body);
  if (!command) return undefined;
  const { name, ...rest } = command;
  return {
    ...rest,
    command: name,
    via: 'comment',
    by: toPerson(sender),
    repository: repository.full_name,
    number: on.number,
    isPull: on.pull_request !== undefined && on.pull_request !== null,
    comment: { id: comment.id, body: comment.body },
    headSha: undefined,
    externalId: undefined,
  };
}

const labels: Readonly<Record<string, CommandName>> = {
  'heal:stop': 'stop',
  'heal:rebase': 'rebase',
  'heal:retry': 'retry',
};

function readLabel(payload: unknown): Intent | undefined {
  const parsed = labelled.safeParse(payload);
  if (!parsed.success) return undefined;
  const { action, sender, repository, label, issue: on, pull_request: pull } = parsed.data;
  const number = pull?.number ?? on?.number;
  const set = label && Object.hasOwn(labels, label.name) ? labels[label.name] : undefined;
  const command = action === 'labeled' ? set : action === 'unlabeled' && set === 'stop' ? 'resume' : undefined;
  if (command === undefined || number === undefined) return undefined;
  // A label that says stop is seen by everyone: it stops, whoever put it there.
  if (!isHuman(sender) && command !== 'stop') return undefined;
  return { ...bare(command, sender, repository.full_name), via: 'label', number, isPull: pull !== undefined };
}

const buttons: Readonly<Record<string, CommandName>> = { retry: 'retry', stop: 'stop', dashboard: 'dashboard' };

function readButton(payload: unknown): Intent | undefined {
  const parsed = pressed.safeParse(payload);
  if (!parsed.success || !isHuman(parsed.data.sender)) return undefined;
  const { action, sender, repository, requested_action, check_run: run } = parsed.data;
  const id = requested_action?.identifier ?? '';
  const asked = action === 'requested_action' && Object.hasOwn(buttons, id) ? buttons[id] : undefined;
  const command = action === 'rerequested' && run.name === 'heal' ? 'retry' : asked;
  if (command === undefined) return undefined;
  const number = run.pull_requests[0]?.number;
  return {
    ...bare(command, sender, repository.full_name),
    via: 'button',
    number,
    isPull: number !== undefined,
    headSha: run.head_sha,
    externalId: run.external_id ?? undefined,
  };
}

function bare(command: CommandName, by: Person, repository: string) {
  return {
    command,
    by: toPerson(by),
    repository,
    target: undefined,
    sha: undefined,
    reason: '',
    comment: undefined,
    headSha: undefined,
    externalId: undefined,
  };
}

function isHuman({ type, login }: { readonly type: string; readonly login: string }): boolean {
  return type === 'User' && !login.endsWith('[bot]');
}

function toPerson({ id, login }: Person): Person {
  return { id, login };
}
