import type { Context, Probot } from 'probot';
import type { NewJob } from '#core/job.ts';
import { approvalCheck } from '../github/approval/read-facts.ts';
import { readCommand } from '../github/commands/read-command.ts';
import { readTicks } from '../github/texts/markers.ts';
import { makeJob, tenantOf, type Actor } from './job-kinds.ts';
import { healWorkflowPath } from './names.ts';

type EventName = Context['name'];
/** What the bot knows of itself without asking anybody. */
export interface RuleFacts {
  readonly appId: number;
}
export interface EventRule {
  readonly events: readonly EventName[];
  /** Has Probot call the rule, and gives on what it makes of an event. */
  install(app: Probot, facts: RuleFacts, take: (payload: object, jobs: readonly NewJob[]) => void): void;
}
interface Repository {
  readonly id: number;
  readonly full_name: string;
}
interface Sender {
  readonly id: number;
  readonly login: string;
  readonly type?: string | undefined;
}

/**
 * Which event makes which jobs: all of it. An event is a hint that something may have happened; whoever takes the job
 * asks GitHub. Only words of a command are taken from the payload, because a comment can be edited afterwards.
 */
export const eventRules: readonly EventRule[] = [
  on(['installation.created', 'installation.unsuspend'], (payload, { source, id }) =>
    offerAll(('repositories' in payload && payload.repositories) || [], source, id),
  ),
  on(['installation_repositories.added'], (payload, { source, id }) =>
    offerAll(payload.repositories_added, source, id),
  ),
  on(['installation.deleted', 'installation.suspend'], ({ installation }, { source, id }) => {
    const account = installation.account;
    const owner = account && 'login' in account ? account.login : undefined;
    return owner === undefined ? [] : [forget({ owner, tenants: [] }, source, id)];
  }),
  on(['installation_repositories.removed'], ({ repositories_removed: removed }, { source, id }) => [
    forget({ tenants: removed.flatMap(readPlace).map(tenantOf).slice(0, 1000) }, source, id),
  ]),
  on(['repository.deleted', 'repository.archived'], ({ repository }, { source, id }) => [
    forget({ tenants: [tenantOf(placeOf(repository))] }, source, id),
  ]),
  on(['repository.renamed'], ({ repository, changes }, { source, id }) => [
    forgetName(repository, `${ownerOf(repository)}/${changes.repository.name.from}`, source, id),
  ]),
  on(['repository.transferred'], ({ repository, changes }, { source, id }) => {
    const from = changes.owner.from.user?.login ?? changes.owner.from.organization?.login;
    return from === undefined ? [] : [forgetName(repository, `${from}/${repository.name}`, source, id)];
  }),

  on(['push'], ({ ref, after, deleted, repository, sender }, { source }) => {
    if (deleted || ref !== `refs/heads/${repository.default_branch}`) return [];
    const payload = { ...placeOf(repository), reason: 'push' as const, sha: after, ...withActor(sender) };
    return [makeJob({ kind: 'heal', payload, key: `push:${after}`, source })];
  }),

  on(
    ['pull_request.opened', 'pull_request.reopened', 'pull_request.ready_for_review', 'pull_request.synchronize'],
    ({ action, number, repository, sender }, { source, id }) => {
      const why = action === 'synchronize' ? 'pushed' : 'opened';
      const payload = { ...placeOf(repository), number, why, ...withActor(sender) } as const;
      return [makeJob({ kind: 'review-pull', payload, key: id, source })];
    },
  ),
  on(['pull_request.edited'], ({ number, changes, repository, pull_request: pull, sender }, { source, id }) => {
    const place = placeOf(repository);
    const actor = readActor(sender);
    const jobs: NewJob[] = [];
    if ('base' in changes && changes.base)
      jobs.push(makeJob({ kind: 'review-pull', payload: { ...place, number, why: 'base-changed' }, key: id, source }));
    // The boxes at the end of a heal.
    const isTicked = changes.body && pull.user?.type === 'Bot' && readTicks(pull.body).length > 0;
    if (isTicked && actor && !actor.isBot)
      jobs.push(makeJob({ kind: 'read-dashboard', payload: { ...place, number, actor }, key: id, source }));
    return jobs;
  }),
  on(['pull_request.closed'], ({ number, pull_request: pull, repository, sender }, { source }) => {
    const payload = { ...placeOf(repository), number, isMerged: pull.merged === true, ...withActor(sender) };
    return [makeJob({ kind: 'settle-pull', payload, key: `${number}:${pull.closed_at}`, source })];
  }),
  on(['pull_request.labeled', 'pull_request.unlabeled'], (payload, origin) => answer('pull_request', payload, origin)),
  on(['issues.labeled', 'issues.unlabeled'], (payload, origin) => answer('issues', payload, origin)),
  on(
    ['pull_request_review.submitted', 'pull_request_review.edited', 'pull_request_review.dismissed'],
    ({ pull_request: pull, repository }, { source, id }) => {
      const payload = { ...placeOf(repository), number: pull.number };
      return [makeJob({ kind: 'refresh-approval', payload, key: id, source })];
    },
  ),

  on(['check_run.rerequested', 'check_run.requested_action'], (payload, origin, { appId }) => {
    const { action, check_run: check, repository } = payload;
    if (check.app?.id !== appId) return [];
    if (action === 'rerequested' && check.name === approvalCheck)
      return decideAgain(check.pull_requests, repository, origin);
    return answer('check_run', payload, origin);
  }),
  on(['check_suite.rerequested'], ({ check_suite: suite, repository }, origin, { appId }) =>
    suite.app?.id === appId ? decideAgain(suite.pull_requests, repository, origin) : [],
  ),

  on(['issue_comment.created'], (payload, origin) => answer('issue_comment', payload, origin)),
  on(['issues.edited'], ({ issue, changes, repository, sender }, { source, id }) => {
    const actor = readActor(sender);
    // The dashboard is written by an App and ticked by people; whether it is ours is asked when the job is taken.
    if (!actor || actor.isBot || issue.user?.type !== 'Bot' || !changes.body) return [];
    const kind = readTicks(issue.body).some(({ action }) => action === 'stop') ? 'read-stop-tick' : 'read-dashboard';
    return [makeJob({ kind, payload: { ...placeOf(repository), number: issue.number, actor }, key: id, source })];
  }),

  on(['workflow_run.in_progress'], ({ workflow_run: run, workflow, repository }, { source }) => {
    if ((workflow?.path ?? '').split('@')[0] !== healWorkflowPath) return [];
    const made = { ...placeOf(repository), runId: run.id, attempt: run.run_attempt };
    return [makeJob({ kind: 'show-run', payload: made, key: `${run.id}:${run.run_attempt}`, source })];
  }),
  on(['workflow_run.completed'], ({ workflow_run: run, workflow, repository }, { source }) => {
    const made = { ...placeOf(repository), runId: run.id, attempt: run.run_attempt };
    const key = `${run.id}:${run.run_attempt}`;
    if ((workflow?.path ?? '').split('@')[0] === healWorkflowPath)
      return [makeJob({ kind: 'take-proposals', payload: made, key, source })];
    const conclusion = run.conclusion ?? '';
    if (conclusion !== 'failure' && conclusion !== 'timed_out') return [];
    return [makeJob({ kind: 'record-run', payload: { ...made, conclusion }, key, source })];
  }),
];

interface Origin {
  /** For people: `webhook push 72d3162e-…`. */
  readonly source: string;
  /** Of the delivery. */
  readonly id: string;
}

function on<Event extends EventName>(
  events: readonly Event[],
  map: (payload: Context<Event>['payload'], origin: Origin, facts: RuleFacts) => readonly NewJob[],
): EventRule {
  return {
    events,
    install(app, facts, take) {
      app.on([...events], (context) => {
        // Probot types the payload of a list of names as any of them, as the rule does.
        const payload = context.payload as Context<Event>['payload'];
        const { id } = context;
        take(payload, map(payload, { source: `webhook ${context.name} ${id}`, id }, facts));
      });
    },
  };
}

/** More than this are found by going through all of them: a webhook is answered at once. */
const mostAtOnce = 30;

function offerAll(repositories: readonly unknown[], source: string, id: string): readonly NewJob[] {
  const places = repositories.flatMap(readPlace);
  if (places.length === 0 || places.length > mostAtOnce)
    return [makeJob({ kind: 'sweep', payload: { date: id }, key: id, source })];
  return places.map((payload) => makeJob({ kind: 'onboard', payload, key: 'once', source }));
}

function forget(payload: { readonly owner?: string; readonly tenants: string[] }, source: string, id: string): NewJob {
  return makeJob({ kind: 'forget', payload, key: id, source });
}

function forgetName(repository: Repository, name: string, source: string, id: string): NewJob {
  return forget({ tenants: [tenantOf({ repository: name, repositoryId: repository.id })] }, source, id);
}

/** What a person asks for, by a comment, a label or a button; whether they may is asked when the job is taken. */
function answer(name: string, payload: { readonly repository: Repository }, { source, id }: Origin): readonly NewJob[] {
  const intent = readCommand({ name, payload }, []);
  if (!intent) return [];
  const kind = intent.command === 'stop' || intent.command === 'resume' ? 'answer-stop' : 'answer-person';
  const key = intent.comment ? `comment ${intent.comment.id}` : id;
  return [makeJob({ kind, payload: { ...placeOf(payload.repository), intent }, key, source })];
}

function decideAgain(
  pulls: readonly ({ readonly number: number } | null)[],
  repository: Repository,
  { source, id }: Origin,
): readonly NewJob[] {
  return pulls.flatMap((pull) =>
    pull
      ? [
          makeJob({
            kind: 'refresh-approval',
            payload: { ...placeOf(repository), number: pull.number },
            key: `${pull.number}:${id}`,
            source,
          }),
        ]
      : [],
  );
}

function placeOf(repository: Repository): { repository: string; repositoryId: number } {
  return { repository: repository.full_name, repositoryId: repository.id };
}

function readPlace(repository: unknown): { repository: string; repositoryId: number }[] {
  if (typeof repository !== 'object' || repository === null) return [];
  const { id, full_name: name } = repository as { id?: unknown; full_name?: unknown };
  return typeof id === 'number' && typeof name === 'string' ? [{ repository: name, repositoryId: id }] : [];
}

function ownerOf({ full_name: name }: Repository): string {
  return name.split('/')[0] ?? '';
}

function readActor(sender: Sender | undefined): Actor | undefined {
  return sender && { id: sender.id, login: sender.login, isBot: sender.type !== 'User' };
}

function withActor(sender: Sender | undefined): { actor?: Actor } {
  const actor = readActor(sender);
  return actor ? { actor } : {};
}
