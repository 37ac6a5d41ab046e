import { join } from 'node:path';
import { priorities } from '#core/finding.ts';
import { messageOf, UsageError } from '#core/errors.ts';
import { isAtOrAbove, type FailLevel } from '../cli/exit-codes.ts';
import type { ProposalBundle } from '#core/proposal.ts';
import { chooseAnnotations } from './annotations.ts';
import type { ActionContext } from './context.ts';
import { bundleFiles, type Annotation, type FixResult, type ScanResult } from './engine-protocol.ts';
import { git } from './git.ts';
import { look } from './look.ts';
import { parts, type Known } from './parts.ts';
import { decidePermit } from './permit.ts';
import { openHere, publishHere, reportHere } from './publish.ts';
import { MissingTools } from './runtime.ts';
import { renderFixSummary, renderReplaySummary, renderScanSummary } from './summary.ts';

/** Does what the step was asked to. Throws `HealError` for what people can mend. */
export async function act(context: ActionContext): Promise<void> {
  const { inputs, event, log } = context;
  const { command } = inputs;
  const isLooking = command === 'scan' || command === 'fix' || command === 'replay';
  const head = isLooking ? await headOf(context) : undefined;
  const permit = decidePermit(event, command, head);
  if (permit.may === 'nothing') throw new UsageError(permit.why, permit.remedy);
  const isTrusted = permit.may === 'everything';
  if (permit.may === 'look') log.notice(permit.why);
  if (command === 'publish') return publishHere(context, parts, isTrusted);
  if (command === 'report') return reportHere(context, parts, isTrusted);
  if (command === 'replay') return replay(context);
  try {
    await (command === 'fix' && isTrusted ? fix(context) : scan(context, isTrusted));
  } catch (error) {
    // Who said that no finding fails the step does not want it to fail for want of the tools that find them.
    if (!(error instanceof MissingTools) || inputs.failOn !== 'never') throw error;
    log.warning(`Nothing was looked at. ${error.message} ${error.remedy}`);
  }
}

async function headOf({ workspace, env, signal }: ActionContext): Promise<string | undefined> {
  return (await git({ folder: workspace, env, signal }, ['rev-parse', '--verify', '--quiet', 'HEAD']))?.trim();
}

async function scan(context: ActionContext, isTrusted: boolean): Promise<void> {
  const { inputs, log, setOutput, bundleFolder } = context;
  const { result, base, notices } = await look(context, 'scan', isTrusted);
  if (result.command !== 'scan') throw new Error('the engine answered another question');
  for (const notice of notices) log.notice(notice);
  for (const problem of result.problems) log.warning(problem);
  for (const annotation of result.annotations) log.annotate(annotation);
  setOutput('findings-count', sum(result.found));
  setOutput('report-path', join(bundleFolder, bundleFiles.report));
  setOutput('sarif-path', join(bundleFolder, bundleFiles.sarif));
  await context.writeSummary(renderScanSummary(result, { base, notices }));
  log.info(`Heal found ${describe(result.found)}.`);
  failFor(context, result, inputs.failOn ?? (inputs.command === 'scan' ? 'P1' : 'never'));
}

async function fix(context: ActionContext): Promise<void> {
  const { inputs, log, setOutput, bundleFolder } = context;
  const { result, base, notices } = await look(context, 'fix', true, await findKnown(context));
  if (result.command !== 'fix') throw new Error('the engine answered another question');
  const bundle = await parts.readBundle(bundleFolder, context.event.repository);
  for (const notice of notices) log.notice(notice);
  for (const problem of result.problems) log.warning(problem);
  const isAlone = result.isolation === 'none' && result.suite !== '';
  if (isAlone && inputs.token !== '' && inputs.publish !== 'patch' && inputs.publish !== 'none')
    log.warning(
      'There is no sandbox on this runner (bubblewrap, docker or podman): your tests ran on the machine that has the token. Use two jobs: examples/workflows/two-jobs.yml of Heal.',
    );
  if (context.event.pullRequest) for (const annotation of annotateOpen(bundle)) log.annotate(annotation);
  setOutput('findings-count', sum(result.open));
  setOutput('report-path', join(bundleFolder, bundleFiles.report));
  setOutput('sarif-path', join(bundleFolder, bundleFiles.sarif));
  setOutput('bundle-path', bundleFolder);
  setOutput('patch-path', bundle.proposals.length > 0 ? join(bundleFolder, bundleFiles.patch) : '');
  await context.writeSummary(renderFixSummary(bundle, result, { base, notices }));
  log.info(
    `Heal healed ${bundle.summary.healed} of ${bundle.summary.found} findings; ${describe(result.open)} are open.`,
  );
  await publishHere(context, parts, true, bundle);
  failFor(context, result, inputs.failOn ?? 'never');
}

/** In a pull request, what was not healed stands beside its lines; the rest is suggested. */
function annotateOpen({ open }: ProposalBundle): readonly Annotation[] {
  return chooseAnnotations(open, ({ priority, rule, path, line, message }, level) => ({
    ...{ level, path, line, endLine: line, column: 1, endColumn: 1, message },
    title: `${priority} ${rule}`,
  }));
}

/** What people turned down is not verified again, and what is open leaves room for others: nothing starves. */
async function replay(context: ActionContext): Promise<void> {
  const { log, setOutput, bundleFolder, event, writeSummary, fail } = context;
  const { result, notices } = await look(context, 'replay', true, await findKnown(context));
  if (result.command !== 'replay') throw new Error('the engine answered another question');
  for (const notice of notices) log.notice(notice);
  for (const problem of result.problems) log.warning(problem);
  const ended = result.runs.find(({ status }) => status !== 'done');
  setOutput('replay-status', ended?.status ?? 'done');
  setOutput('report-path', join(bundleFolder, bundleFiles.report));
  setOutput('bundle-path', bundleFolder);
  await writeSummary(renderReplaySummary(result));
  await publishHere(context, parts, true, await parts.readBundle(bundleFolder, event.repository));
  if (!ended) return;
  log.error(`${ended.workflow}: ${ended.status}. ${ended.said}`);
  fail();
}

async function findKnown(context: ActionContext): Promise<Known> {
  const nothing = { rejected: [], open: 0 };
  if (context.inputs.token === '' || context.event.pullRequest) return nothing;
  return parts.findKnown(await openHere(context)).catch((error: unknown) => {
    context.log.info(`Which pull requests are open could not be asked: ${messageOf(error)}`);
    return nothing;
  });
}

function failFor({ log, fail }: ActionContext, result: ScanResult | FixResult, level: FailLevel): void {
  const counts = result.command === 'scan' ? result.found : result.open;
  const failing = priorities.filter((priority) => isAtOrAbove(priority, level) && counts[priority] > 0);
  if (failing.length === 0) return;
  log.error(`Findings at or above ${level} remain: ${describe(counts)}. Change this with the input fail-on.`);
  fail();
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** `32 (P0 4, P1 8)` */
function describe(counts: Readonly<Record<(typeof priorities)[number], number>>): string {
  const each = priorities
    .filter((priority) => counts[priority] > 0)
    .map((priority) => `${priority} ${counts[priority]}`);
  return `${sum(counts)}${each.length > 0 ? ` (${each.join(', ')})` : ''}`;
}
