import { priorities } from '#core/finding.ts';
import type { OpenFinding, Proposal, ProposalBundle } from '#core/proposal.ts';
import { countOf, fold, link, table } from '../github/texts/blocks.ts';
import { code, prose } from '../github/texts/escape.ts';
import type { Base } from './base.ts';
import type { FixResult, ReplayResult, ScanResult } from './engine-protocol.ts';
import type { Published } from './parts.ts';

/** Texts for the page of a run: short, and nothing of a repository or tool acts in them. */
interface Beside {
  readonly base: Base | undefined;
  readonly notices: readonly string[];
}
const mostRows = 20;
/** GitHub drops a summary that is larger. */
const mostBytes = 1024 * 1024;

export function renderScanSummary(result: ScanResult, beside: Beside): string {
  const total = priorities.reduce((count, priority) => count + result.found[priority], 0);
  const rows = result.rows.map((row) => [
    row.priority,
    code(row.rule),
    code(`${row.path}:${row.line}`),
    prose(row.message),
  ]);
  return join(
    '## Heal',
    total === 0 ? 'No problems found.' : `Found ${countOf(total, 'problem')}: ${counts(result.found)}.`,
    listed(['', 'rule', 'place', 'what'], rows, total),
    result.ignored > 0 ? `${countOf(result.ignored, 'finding')} set aside by people.` : '',
    ...remarks([...beside.notices, ...result.problems], beside.base),
  );
}

const endings: Readonly<Record<ReplayResult['runs'][number]['status'], string>> = {
  done: '✅ done',
  failed: '❌ failed',
  halted: '✋ halted: unsure, so nothing more was touched',
  blocked: '🔒 blocked',
  stopped: '⏹ stopped',
};

/** Pictures cannot be shown on the page of a run: it says where they are. */
export function renderReplaySummary({ runs, problems }: ReplayResult): string {
  const rows = runs.map((run) => [
    code(run.workflow),
    endings[run.status],
    `${run.done} of ${run.steps}`,
    run.healed === 0 ? '' : countOf(run.healed, 'target'),
    `${(run.ms / 1000).toFixed(1)} s`,
  ]);
  const why = runs.flatMap(({ workflow, said }) => (said === '' ? [] : [`> ${code(workflow)}: ${prose(said, 600)}`]));
  return join(
    '## Replay',
    table(['Workflow', '', 'Steps', 'Healed', 'Took'], rows),
    ...why,
    `Pictures of what healed and of why it halted are in the bundle: ${runs.map(({ folder }) => code(`${folder}/summary.md`)).join(', ')}.`,
    ...remarks(problems, undefined),
  );
}

export function renderFixSummary(bundle: ProposalBundle, result: FixResult, beside: Beside): string {
  return join(renderBundleSummary(bundle, result), ...remarks([...beside.notices, ...result.problems], beside.base));
}

export function renderBundleSummary(bundle: ProposalBundle, result?: FixResult): string {
  const { found, healed, waiting, rolledBack } = bundle.summary;
  const said = [
    `healed ${healed} of ${countOf(found, 'finding')}`,
    ...(waiting > 0 ? [`${waiting} wait`] : []),
    ...(rolledBack > 0 ? [`${rolledBack} did not hold and were taken back`] : []),
  ];
  const proof =
    result === undefined
      ? ''
      : result.suite === ''
        ? 'No test suite stood behind it.'
        : `Tests: ${code(result.suite)}, isolation: ${code(result.isolation)}.`;
  const proposals = bundle.proposals.map((proposal) => [
    proposal.priority,
    code(proposal.rule),
    String(proposal.cases.length),
    placesOf(proposal),
    proposal.approval.needed ? `needs a review: ${prose(proposal.approval.why)}` : '',
  ]);
  const open = bundle.open.map((finding) => [
    finding.priority,
    code(finding.rule),
    placeOf(finding),
    prose(finding.detail),
  ]);
  return join(
    '## Heal',
    `${said.join(', ')}.`.replace(/^h/, 'H'),
    proof,
    listed(['', 'rule', 'heals', 'files', ''], proposals, bundle.proposals.length),
    open.length === 0
      ? ''
      : fold(`${countOf(open.length, 'finding')} left open`, listed(['', 'rule', 'place', 'why'], open, open.length)),
  );
}

export function renderPublishedSummary({ urls, notices }: Published, serverUrl: string): string {
  const shown = urls
    .filter((url) => url.startsWith(`${serverUrl}/`))
    .map((url) => `- ${link(code(url.slice(serverUrl.length + 1)), url)}`);
  return join(
    urls.length === 0 ? '' : `### ${countOf(urls.length, 'pull request')}\n\n${shown.join('\n')}`,
    ...remarks(notices, undefined),
  );
}

function remarks(notices: readonly string[], base: Base | undefined): string[] {
  const changed = base?.changedConfig ?? [];
  return [
    changed.length === 0
      ? ''
      : `> [!IMPORTANT]\n> This pull request changes the rules of Heal (${changed
          .slice(0, 5)
          .map((name) => code(name))
          .join(', ')}). Here, those of its base branch counted.`,
    notices.length === 0
      ? ''
      : notices
          .slice(0, mostRows)
          .map((notice) => `- ${prose(notice, 500)}`)
          .join('\n'),
  ];
}

function counts(found: ScanResult['found']): string {
  return priorities
    .filter((priority) => found[priority] > 0)
    .map((priority) => `${found[priority]} ${priority}`)
    .join(', ');
}

function listed(head: readonly string[], rows: readonly (readonly string[])[], total: number): string {
  const rest = total - Math.min(rows.length, mostRows);
  return join(table(head, rows.slice(0, mostRows)), rest > 0 ? `… and ${rest} more, in the report.` : '');
}

function placesOf({ files }: Proposal): string {
  const names = files.slice(0, 3).map(({ path }) => code(path));
  return `${names.join(', ')}${files.length > 3 ? ` and ${files.length - 3} more` : ''}`;
}

function placeOf({ path, line }: OpenFinding): string {
  return code(`${path}:${line}`);
}

function join(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .join('\n\n')
    .slice(0, mostBytes / 4);
}
