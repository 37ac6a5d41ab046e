import type { Proposal, ProposalBundle } from '#core/proposal.ts';
import { bundleArtifact, bundleFile } from '#app/bot/names.ts';
import type { Repo, WorkflowRun } from '../../github-double/index.ts';
import { makeBundle } from '../../publish/setting.ts';
import { makeZip } from './make-zip.ts';
import type { BotWorld } from './world.ts';

/** What the workflow of this repository would leave behind. */
export function leaveBundle(
  repo: Repo,
  head: string,
  proposals: readonly Proposal[],
  changes: Partial<ProposalBundle> = {},
): Record<string, Uint8Array> {
  const bundle = makeBundle(head, proposals, { repository: `${repo.owner.login}/${repo.name}`, ...changes });
  return { [bundleArtifact]: makeZip([{ name: bundleFile, content: JSON.stringify(bundle) }]) };
}

/** Waits until the bot has started the workflow, and plays the runner. */
export async function runWorkflow(
  { github, until }: BotWorld,
  repo: Repo,
  proposals: readonly Proposal[],
): Promise<WorkflowRun> {
  const run = await until('a run', () => github.workflows.list(repo).find(({ status }) => status === 'queued'));
  await github.workflows.complete(repo, run, {
    conclusion: 'success',
    artifacts: leaveBundle(repo, run.headSha, proposals),
  });
  return run;
}
