import type { ProposalBundle, Proposal, ProposedCase } from '#core/proposal.ts';
import type { Act } from '#core/ports/acts.ts';
import type { JobQueue } from '#core/ports/job-queue.ts';
import { findWorkflow, listRuns } from '#drivers/github/actions.ts';
import { appendToBranch } from '#drivers/github/append-branch.ts';
import { readReviewedPull } from '#drivers/github/reviews.ts';
import { readRepository } from '#drivers/github/repository.ts';
import { commitProposals } from '../action/commit.ts';
import { stateBranch } from '../action/state-schema.ts';
import type { Granted } from '../github/commands/authorise.ts';
import { readBundle } from '../github/publish/read-bundle.ts';
import { fence, fold } from '../github/texts/blocks.ts';
import { code, escapeText, prose } from '../github/texts/escape.ts';
import { judgeRun } from './judge-run.ts';
import { healWorkflowFile } from './names.ts';
import { mergeFix } from './part-merge.ts';
import type { PartInput } from './parts.ts';
import { readConfig } from '../github/read-config.ts';
import { takeBundle } from './take-bundle.ts';

type Asked = PartInput & { readonly granted: Granted };

/** Carries out what names something that a run found: answers what to say, safe Markdown. */
export async function carryOut(
  input: Asked,
  {
    queue,
    appId,
    secrets,
  }: { readonly queue: Pick<JobQueue, 'list'>; readonly appId: number; readonly secrets: readonly string[] },
): Promise<string> {
  const { granted, github } = input;
  const { intent, command } = granted;
  if (!intent.isPull || intent.number === undefined)
    return `\`/heal ${command}\` is for pull requests: there the findings have their ids.`;
  const pull = await readReviewedPull(github, intent.number);
  if (command === 'merge') return mergeFix(input, pull, { queue, appId });
  if (pull.authorId === input.own.id)
    return command === 'ignore'
      ? 'Close this pull request: that is a no, and it is not proposed again.'
      : 'All that is known is in the description above; a review and a merge take it.';
  const bundle = await findBundle(input, pull.headSha);
  if (!bundle) return 'There is no finished run of the heal workflow for this commit. `/heal retry` starts one.';
  switch (command) {
    case 'apply':
      return pull.isFromHere
        ? apply(input, { ...bundle, branch: pull.headRef }, secrets)
        : 'The branch is in a fork, where Heal writes nothing. Press *Apply suggestion* in the diff.';
    case 'explain':
      return explain(bundle, intent.target);
    case 'ignore':
      return ignore(input, bundle);
    default:
      return `\`/heal ${command}\` is not built into this bot.`;
  }
}

/** What the newest run for this very commit found; of nobody else's, and of no fork's. */
async function findBundle(input: Asked, headSha: string): Promise<ProposalBundle | undefined> {
  const { github, repository, repositoryId } = input;
  const workflow = await findWorkflow(github, healWorkflowFile);
  if (!workflow) return undefined;
  const { defaultBranch } = await readRepository(github);
  const runs = await listRuns(github, { workflowId: workflow.id, headSha });
  const run = runs.find(
    (one) => judgeRun(one, { workflowId: workflow.id, repositoryId, defaultBranch }).use === 'suggest',
  );
  const bytes = run && (await takeBundle(input, run.id));
  return bytes && readBundle(bytes, { repository, head: headSha }).bundle;
}

async function apply(input: Asked, bundle: ProposalBundle, secrets: readonly string[]): Promise<string> {
  const { github, granted, say } = input;
  const { target = '' } = granted.intent;
  if (granted.headSha !== bundle.head) return 'The branch has moved on meanwhile.';
  const found = findProposal(bundle, target);
  if (!found) return unknownId(target);
  const isOneOfMany = found.key !== target && found.cases.length > 1;
  if (isOneOfMany)
    return `It was verified together with ${found.cases.length - 1} others. All of them: \`/heal apply ${found.key} @${bundle.head.slice(0, 7)}\``;
  const { defaultBranch } = await readRepository(github);
  const { config, problems } = await readConfig(github, defaultBranch);
  if (problems.length > 0)
    return 'The configuration on the default branch is wrong: nothing is applied until it is mended.';
  const { notices } = await commitProposals({
    repository: github,
    bundle: { ...bundle, proposals: [found] },
    config,
    defaultBranch,
    secrets,
    isAsked: true,
    say: (line) => void say(line.slice(0, 500)).catch(() => {}),
  });
  return notices.length > 0
    ? notices.map((notice) => escapeText(notice, 500)).join('\n\n')
    : `Applied: ${prose(found.cases[0]?.summary ?? '', 200)}. To undo, revert the commit.`;
}

function explain(bundle: ProposalBundle, target = ''): string {
  const proposal = findProposal(bundle, target);
  const one = proposal?.cases.find((each) => isMeant(each, target)) ?? proposal?.cases[0];
  if (proposal && one) {
    const gates = proposal.gates.map(({ name, passed }) => `${passed ? '✔' : '✘'} ${escapeText(name, 60)}`).join(' · ');
    return [
      `${code(one.rule)} at ${code(`${one.path}:${one.line}`)}: ${prose(one.message)}`,
      `**Cure** (${escapeText(one.healer, 100)}, ${one.rung}): ${prose(one.summary)}`,
      gates,
      ...(one.waits === undefined ? [] : [`It waits: ${prose(one.waits)}`]),
      fold('The change', fence(one.diff, { language: 'diff' })),
    ].join('\n\n');
  }
  const open = bundle.open.find(({ fingerprint }) => fingerprint === target);
  if (!open) return unknownId(target);
  return `${code(open.rule)} at ${code(`${open.path}:${open.line}`)}: ${prose(open.message)}\n\nNot healed (${open.reason}): ${prose(open.detail)}`;
}

/** Written down where every run reads it, one file for each comment. */
async function ignore({ github, granted, now }: Asked, bundle: ProposalBundle): Promise<string> {
  const { target = '', reason, comment } = granted.intent;
  const known = [...bundle.proposals.flatMap(({ cases }) => cases), ...bundle.open];
  const finding = known.find((one) => isMeant(one, target));
  if (!finding) return unknownId(target);
  const { fingerprint, rule, path } = finding;
  const at = now().toISOString();
  const act: Act = { what: 'ignored', ignored: { fingerprint, rule, path, reason: reason || 'no reason given', at } };
  await appendToBranch(github, {
    branch: stateBranch,
    files: [{ path: `events/ignore-${comment?.id ?? 0}.jsonl`, text: `${JSON.stringify(act)}\n` }],
    removed: [],
    message: 'chore(heal): a finding is ignored',
  });
  return `${code(rule)} at ${code(path)} is not shown again.`;
}

function findProposal({ proposals }: ProposalBundle, target: string): Proposal | undefined {
  return proposals.find(({ key, cases }) => key === target || cases.some((one) => isMeant(one, target)));
}

function isMeant(one: Pick<ProposedCase, 'fingerprint'> & { readonly id?: string }, target: string): boolean {
  return one.id === target || one.fingerprint === target;
}

function unknownId(target: string): string {
  return `Nothing that was found at this commit is called ${code(target, 120)}.`;
}
