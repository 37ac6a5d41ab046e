import { GitHubError } from './errors.ts';
import type { Account, Annotation, CheckRun, Repo } from './state.ts';
import { listRunsOf, summarizeSuite, viewCheckRun, viewCheckSuite } from './views/check.ts';
import type { World } from './world.ts';

const mostAnnotations = 50;
const longestText = 65_535;

interface RunInput {
  readonly name?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly external_id?: string;
  readonly details_url?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: {
    readonly title?: string;
    readonly summary: string;
    readonly text?: string;
    readonly annotations?: readonly Annotation[];
  };
  readonly actions?: CheckRun['actions'];
}

/** As GitHub reads it: a conclusion completes, annotations add up over requests. */
export function fillRun(world: World, run: CheckRun, input: RunInput): void {
  const { output } = input;
  const invalid = (message: string) => new GitHubError(422, 'Invalid request.', [message]);
  if ((output?.annotations?.length ?? 0) > mostAnnotations)
    throw invalid(`No more than ${mostAnnotations} annotations are allowed in one request.`);
  if (Math.max(output?.summary.length ?? 0, output?.text?.length ?? 0) > longestText)
    throw invalid(`Only ${longestText} characters are allowed`);
  if ((input.actions?.length ?? 0) > 3) throw invalid('No more than 3 actions are allowed.');
  if (input.status === 'completed' && input.conclusion === undefined)
    throw invalid('A completed run needs a conclusion.');
  run.name = input.name ?? run.name;
  run.status = input.conclusion === undefined ? (input.status ?? run.status) : 'completed';
  run.conclusion = run.status === 'completed' ? (input.conclusion ?? run.conclusion) : null;
  run.externalId = input.external_id ?? run.externalId;
  run.detailsUrl = input.details_url ?? run.detailsUrl;
  run.startedAt = input.started_at ?? run.startedAt;
  run.completedAt = run.status === 'completed' ? (input.completed_at ?? run.completedAt ?? world.stamp()) : null;
  run.title = output?.title ?? run.title;
  run.summary = output?.summary ?? run.summary;
  run.text = output?.text ?? run.text;
  run.annotations.push(...(output?.annotations ?? []));
  run.actions = input.actions ?? run.actions;
  run.suite.updatedAt = world.stamp();
}

export async function announceRun(
  world: World,
  repo: Repo,
  run: CheckRun,
  action: string,
  sender: Account,
  more: Record<string, unknown> = {},
): Promise<void> {
  const suite = await viewCheckSuite(world, repo, run.suite);
  const { head_commit: _commit, repository: _repository, ...rest } = suite;
  const view = { ...viewCheckRun(world, repo, run), check_suite: rest };
  // Requests and re-requests go to the App that made the run; the rest to everyone who listens.
  const isAsking = action === 'requested_action' || action === 'rerequested';
  await world.emit({
    name: 'check_run',
    action,
    repo,
    sender,
    payload: { check_run: view, ...more },
    ...(isAsking ? { onlyFor: run.suite.app } : {}),
  });
  const isDone = action === 'completed' && summarizeSuite(listRunsOf(repo, run.suite)).status === 'completed';
  if (isDone)
    await world.emit({ name: 'check_suite', action: 'completed', repo, sender, payload: { check_suite: suite } });
}
