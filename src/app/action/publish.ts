import { join } from 'node:path';
import { EnvironmentError, messageOf, UsageError } from '#core/errors.ts';
import type { ProposalBundle } from '#core/proposal.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import type { ActionContext } from './context.ts';
import { bundleFiles } from './engine-protocol.ts';
import type { PublishWay } from './inputs.ts';
import type { Parts, Published, PublishRequest } from './parts.ts';
import { renderBundleSummary, renderPublishedSummary } from './summary.ts';

/** Publishes the bundle of this job or of another one; never runs anything of the repository. */
export async function publishHere(
  context: ActionContext,
  parts: Parts,
  isTrusted: boolean,
  own?: ProposalBundle,
): Promise<void> {
  const { inputs, event, log, setOutput, bundleFolder } = context;
  const bundle = own ?? (await parts.readBundle(bundleFolder, event.repository));
  if (own === undefined) await context.writeSummary(renderBundleSummary(bundle));
  setOutput('proposals-count', bundle.proposals.length);
  setOutput('healed-count', bundle.summary.healed);
  const needsApproval = bundle.proposals.some(({ approval }) => approval.needed);
  setOutput('needs-approval', needsApproval);
  setOutput('pull-request-urls', '[]');
  const way = chooseWay(context, own !== undefined);
  if (!isTrusted || way === 'none' || way === 'patch') return;
  if (inputs.dryRun) {
    log.notice('Dry run: nothing is written to GitHub.');
    return;
  }
  if (inputs.token === '') {
    throw new EnvironmentError(
      'There is no github-token, so nothing can be published.',
      'Leave the input to its default, or set `publish: patch`.',
    );
  }
  const repository = await openHere(context);
  await tell(context, await explainDenied(publishBy(way, requestFor(repository, bundle, context), context, parts)));
  await keepState(context, parts, repository, bundle);
}

/** The dashboard issue and the summary, from the bundle. */
export async function reportHere(context: ActionContext, parts: Parts, isTrusted: boolean): Promise<void> {
  const { inputs, event, bundleFolder } = context;
  const bundle = await parts.readBundle(bundleFolder, event.repository);
  await context.writeSummary(renderBundleSummary(bundle));
  if (!isTrusted || inputs.dryRun || inputs.token === '') return;
  const request = requestFor(await openHere(context), bundle, context);
  await tell(context, await explainDenied(parts.publish({ ...request, maxNew: 0 })));
}

function tell({ log, setOutput, fail, writeSummary, event }: ActionContext, published: Published): Promise<void> {
  for (const notice of published.notices) log.notice(notice);
  setOutput('pull-request-urls', JSON.stringify(published.urls));
  if (published.ended !== undefined) {
    log.error(`Publishing ended early: ${published.ended}`);
    fail();
  }
  const text = renderPublishedSummary(published, event.serverUrl);
  return text === '' ? Promise.resolve() : writeSummary(text);
}

function chooseWay({ inputs, event }: ActionContext, isOwn: boolean): PublishWay {
  // Of the job that publishes, `patch` means nothing: it was said for the other one.
  if (inputs.publish !== undefined && (isOwn || inputs.publish !== 'patch')) return inputs.publish;
  return event.pullRequest ? 'suggest' : 'pr';
}

function publishBy(
  way: 'pr' | 'suggest' | 'commit',
  request: PublishRequest,
  { event }: ActionContext,
  parts: Parts,
): Promise<Published> {
  if (way !== 'suggest') return way === 'pr' ? parts.publish(request) : parts.commit(request);
  if (!event.pullRequest) {
    throw new UsageError(
      'There is no pull request to make suggestions in.',
      'Run on pull_request, or set `publish: pr`.',
    );
  }
  const { number, headSha } = event.pullRequest;
  return parts.suggest({ ...request, pullRequest: number, headSha });
}

function requestFor(repository: GitHubRepository, bundle: ProposalBundle, context: ActionContext): PublishRequest {
  const { inputs, log, signal, secrets } = context;
  return {
    ...{ repository, bundle, secrets, signal, say: log.info },
    maxNew: inputs.maxPrs,
    configFile: inputs.config,
    packagePath: inputs.path,
  };
}

/** The repository, through the token of this step. */
export async function openHere({ inputs, event, signal, log }: ActionContext): Promise<GitHubRepository> {
  const { openGitHub } = await import('#drivers/github/client.ts');
  const { token } = inputs;
  return openGitHub({ token, baseUrl: event.apiUrl, repository: event.repository, signal, say: log.info });
}

/** What the run learned, where it is kept on the branch. That it fails is no reason to fail the run. */
async function keepState(
  context: ActionContext,
  parts: Parts,
  repository: GitHubRepository,
  bundle: ProposalBundle,
): Promise<void> {
  const { inputs, log, bundleFolder, event } = context;
  if (inputs.state !== 'branch' || event.pullRequest) return;
  try {
    const { pushState } = await import('./state-branch.ts');
    const written = await pushState(repository, join(bundleFolder, bundleFiles.state), bundle.runId);
    if (written > 0) log.info(`Kept ${written} files of state on the branch heal-state.`);
    const told = await parts.keepOutcomes(repository);
    if (told > 0) log.info(`Kept what became of ${told} pull requests.`);
  } catch (error) {
    log.warning(`What this run learned could not be kept: ${messageOf(error)}`);
  }
}

/** GitHub's word for a permission that is missing says nothing of where to grant it. */
async function explainDenied(work: Promise<Published>): Promise<Published> {
  return work.catch((error: unknown) => {
    const status = error instanceof Error && 'status' in error ? error.status : undefined;
    if (status !== 403 && status !== 401) throw error;
    throw new EnvironmentError(
      `GitHub refused to publish: ${messageOf(error).slice(0, 300)}`,
      'The job needs `permissions: contents: write, pull-requests: write, issues: write`, and Settings → Actions → General must allow Actions to create pull requests.',
      { cause: error },
    );
  });
}
