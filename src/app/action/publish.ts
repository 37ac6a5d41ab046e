import { join } from 'node:path';
import { EnvironmentError, messageOf, UsageError } from '#core/errors.ts';
import type { ProposalBundle } from '#core/proposal.ts';
import type { ActionContext } from './context.ts';
import { bundleFiles } from './engine-protocol.ts';
import type { PublishWay } from './inputs.ts';
import type { Parts, Published } from './parts.ts';
import { renderPublishedSummary } from './summary.ts';

/** Publishes the bundle of this job or of another one; never runs anything of the repository. */
export async function publishHere(
  context: ActionContext,
  parts: Parts,
  isTrusted: boolean,
  own?: ProposalBundle,
): Promise<void> {
  const { inputs, event, log, setOutput, bundleFolder } = context;
  const bundle = own ?? (await parts.readBundle(bundleFolder));
  if (bundle.repository.toLowerCase() !== event.repository.toLowerCase()) {
    throw new UsageError(
      `The bundle is for ${bundle.repository}, and this is ${event.repository}.`,
      'Download the artifact of a run of this repository.',
    );
  }
  setOutput('proposals-count', bundle.proposals.length);
  setOutput('healed-count', bundle.summary.healed);
  setOutput(
    'needs-approval',
    bundle.proposals.some(({ approval }) => approval.needed),
  );
  setOutput('pull-request-urls', '[]');
  const way = chooseWay(context, own !== undefined);
  if (!isTrusted || inputs.dryRun || way === 'none' || way === 'patch') {
    if (isTrusted && inputs.dryRun) log.notice('Dry run: nothing is written to GitHub.');
    return;
  }
  if (inputs.token === '') {
    throw new EnvironmentError(
      'There is no github-token, so nothing can be published.',
      'Leave the input to its default, or set `publish: patch`.',
    );
  }
  const published = await explainDenied(publishBy(way, bundle, context, parts));
  for (const notice of published.notices) log.notice(notice);
  setOutput('pull-request-urls', JSON.stringify(published.urls));
  await keepState(context, bundle);
  if (published.urls.length > 0 || published.notices.length > 0)
    await context.writeSummary(renderPublishedSummary(published, event.serverUrl));
}

/** The dashboard issue and the summary, from the bundle. */
export async function reportHere(context: ActionContext, parts: Parts, isTrusted: boolean): Promise<void> {
  const { inputs, log, bundleFolder } = context;
  const bundle = await parts.readBundle(bundleFolder);
  const { renderBundleSummary } = await import('./summary.ts');
  await context.writeSummary(renderBundleSummary(bundle));
  if (!isTrusted || inputs.dryRun || inputs.token === '') return;
  const published = await explainDenied(parts.report(await requestFor('pr', bundle, context)));
  for (const notice of published.notices) log.notice(notice);
}

function chooseWay({ inputs, event }: ActionContext, isOwn: boolean): PublishWay {
  if (inputs.publish !== undefined && (isOwn || inputs.publish !== 'patch')) return inputs.publish;
  return event.pullRequest ? 'suggest' : 'pr';
}

async function publishBy(
  way: 'pr' | 'suggest' | 'commit',
  bundle: ProposalBundle,
  context: ActionContext,
  parts: Parts,
): Promise<Published> {
  const { event } = context;
  if (way !== 'suggest') return parts.publish(await requestFor(way, bundle, context));
  if (!event.pullRequest) {
    throw new UsageError(
      'There is no pull request to make suggestions in.',
      'Run on pull_request, or set `publish: pr`.',
    );
  }
  return parts.suggest({ ...(await requestFor('pr', bundle, context)), pullRequest: event.pullRequest.number });
}

async function requestFor(way: 'pr' | 'commit', bundle: ProposalBundle, context: ActionContext) {
  const { inputs, event, log, signal } = context;
  return {
    repository: await openHere(context),
    ...{ bundle, way, signal, say: log.info, maxNew: inputs.maxPrs, configFile: inputs.config },
    ...(event.defaultBranch === undefined ? {} : { defaultBranch: event.defaultBranch }),
  };
}

async function openHere({ inputs, event, signal, log }: ActionContext) {
  const { openGitHub } = await import('#drivers/github/client.ts');
  const { token } = inputs;
  return openGitHub({ token, baseUrl: event.apiUrl, repository: event.repository, signal, say: log.info });
}

/** What the run learned, where it is kept on the branch. That it fails is no reason to fail the run. */
async function keepState(context: ActionContext, bundle: ProposalBundle): Promise<void> {
  const { inputs, log, bundleFolder, event } = context;
  if (inputs.state !== 'branch' || event.pullRequest) return;
  try {
    const { pushState } = await import('./state-branch.ts');
    const written = await pushState(await openHere(context), join(bundleFolder, bundleFiles.state), bundle.runId);
    if (written > 0) log.info(`Kept ${written} files of state on the branch heal-state.`);
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
