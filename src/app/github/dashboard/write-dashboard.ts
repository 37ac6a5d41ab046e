import { categories } from '#core/finding.ts';
import type { OpenFinding, ProposalBundle } from '#core/proposal.ts';
import { makeMask } from '#core/redact.ts';
import { countOf, fold, table } from '../texts/blocks.ts';
import { code, escapeText, prose } from '../texts/escape.ts';
import { joinParts, type BodyPart } from '../texts/limits.ts';
import { checkbox } from '../texts/markers.ts';
import type { PublishedProposal } from '../publish/contract.ts';
import type { OwnState } from '../publish/own-pulls.ts';
import { writeDashboardMarker } from './find-dashboard.ts';

export interface DashboardView {
  readonly bundle: ProposalBundle;
  readonly state: Pick<OwnState, 'open' | 'rejected'>;
  readonly proposals: readonly PublishedProposal[];
  readonly closed: readonly number[];
  readonly now: Date;
  readonly secrets: readonly string[];
}
type Of<State extends PublishedProposal['state']> = Extract<PublishedProposal, { state: State }>;
const mostRows = 50;

/** Body of the dashboard: what is open, what waits and for what, what people said no to, what nobody could heal. */
export function writeDashboard(view: DashboardView): string {
  const { proposals, state, bundle } = view;
  const held = proposals.filter((one): one is Of<'held-back'> => one.state === 'held-back');
  const standing = proposals.filter((one): one is Of<'opened' | 'updated' | 'left'> => isStanding(one));
  const failed = proposals.filter((one): one is Of<'failed' | 'refused' | 'moved'> => isFailed(one));
  const stopped = proposals.filter((one): one is Of<'stopped'> => one.state === 'stopped');
  const isWaiting = ({ need, isDraft }: (typeof standing)[number]): boolean => need.needed && isDraft;
  const listed = new Set([...standing, ...stopped].map(({ number }) => number));
  const others = state.open.filter(({ number }) => !listed.has(number) && !view.closed.includes(number));
  const mask = makeMask(view.secrets);
  const parts: BodyPart[] = [
    { text: writeDashboardMarker(held.map(({ key, since }) => [key, since])) },
    { text: writeIntro(bundle) },
    section(
      'Waiting for approval',
      standing.filter(isWaiting),
      (one) => `- ${pullLink(one)} – ${escapeText(one.need.why)}`,
    ),
    section(
      'Open',
      [...standing.filter((one) => !isWaiting(one)), ...others],
      (one) => `- ${pullLink(one)}${'key' in one ? ` – ${about(one)}` : ''}`,
    ),
    section(
      'Held back',
      held,
      (one) => checkbox('open', one.key, `${about(one)}, since ${formatTime(one.since)}`),
      describeHold(held),
    ),
    section(
      'Left to people',
      stopped,
      (one) =>
        `- ${pullLink({ number: one.number, title: titleOf(view, one.number) })} – ${about(one)}. ${escapeText(one.why)}`,
    ),
    section(
      'Failed',
      failed,
      (one) => checkbox('retry', one.key, `${about(one)} – ${describeProblem(one)}`),
      'Tick a box to have it tried again in the next run; it is anyway as long as the finding is there.',
    ),
    section(
      'Rejected',
      state.rejected,
      (one) => checkbox('unreject', one.marker.key, `${pullLink(one)} – ${countOf(one.marker.fp.length, 'finding')}`),
      'Somebody closed these: Heal does not propose them again. Tick a box to take the no back.',
    ),
    { text: writeLeft(bundle.open), drop: 2 },
    { text: writeList(bundle.open, mask), drop: 3 },
    { text: writeFooter(view) },
  ];
  return joinParts(parts);
}

/** The same but for the line that says when it was written. A box that was ticked makes it another. */
export function isSameBody(before: string, after: string): boolean {
  const strip = (body: string): string =>
    body
      .replaceAll('\r\n', '\n')
      .replace(/\n<sub>[^\n]*<\/sub>\s*$/, '')
      .trimEnd();
  return strip(before) === strip(after);
}

function isStanding({ state }: PublishedProposal): boolean {
  return state === 'opened' || state === 'updated' || state === 'left';
}
function isFailed({ state }: PublishedProposal): boolean {
  return state === 'failed' || state === 'refused' || state === 'moved';
}

function writeIntro({ summary: { found, healed, flagged }, branch }: ProposalBundle): string {
  const cured = healed === 0 ? '' : `, and has a verified cure for **${healed}**`;
  const people = flagged === 0 ? '' : `; ${flagged === 1 ? '1 is' : `${flagged} are`} for people to decide`;
  return `Heal found **${countOf(found, 'finding')}** on ${code(branch)}${cured}${people}. What it does here is up to ${code('.github/heal.yml')}; the label \`heal:stop\` on this issue stops it.`;
}

function section<T>(title: string, rows: readonly T[], write: (row: T) => string, note = ''): BodyPart {
  if (rows.length === 0) return { text: '' };
  const more = rows.length > mostRows ? `\n\n… and ${rows.length - mostRows} more.` : '';
  const intro = note === '' ? '' : `${note}\n\n`;
  return { text: `## ${title} (${rows.length})\n\n${intro}${rows.slice(0, mostRows).map(write).join('\n')}${more}` };
}

function titleOf({ state }: DashboardView, number: number): string {
  return state.open.find((pull) => pull.number === number)?.title ?? '';
}

function describeHold(held: readonly Of<'held-back'>[]): string {
  const [first] = held;
  if (!first) return '';
  const next =
    first.nextAt === undefined ? '' : ` The next goes with the first run after **${formatTime(first.nextAt)}**.`;
  return `${escapeText(first.why)}${next} Tick a box to have one opened regardless.`;
}

function describeProblem({ state, why }: Of<'failed' | 'refused' | 'moved'>): string {
  // What `failed` says comes out of `describeFailure`, where it is made safe.
  if (state === 'failed') return why;
  return state === 'moved' ? `${escapeText(why)}: a new run finds out what still holds` : `refused: ${escapeText(why)}`;
}

function about({ rule, cases, priority }: Pick<PublishedProposal, 'rule' | 'cases' | 'priority'>): string {
  return `${code(rule)} · ${countOf(cases, 'finding')} · ${priority}`;
}

/** Relative: GitHub writes no note into the pull request each time that this changes. */
function pullLink({ number, title }: { readonly number: number; readonly title: string }): string {
  return `[#${number}${title === '' ? '' : ` ${escapeText(title, 120)}`}](../pull/${number})`.replace('[#', '[&#35;');
}

const reasons = ['flag-only', 'no-remedy', 'rolled-back'] as const;

function writeLeft(open: readonly OpenFinding[]): string {
  const rows = categories.flatMap((category) => {
    const own = open.filter((one) => one.category === category);
    const counts = reasons.map((reason) => own.filter((one) => one.reason === reason).length);
    const others = own.length - counts.reduce((sum, count) => sum + count, 0);
    return own.length === 0
      ? []
      : [[category, ...[...counts, others, own.length].map((count) => (count === 0 ? '' : String(count)))]];
  });
  if (rows.length === 0) return '';
  const headers = ['Category', 'For people', 'No cure known', 'A cure failed', 'Other', 'All'];
  return `## Not healed (${open.length})\n\n${table(headers, rows)}`;
}

function writeList(open: readonly OpenFinding[], mask: (text: string) => string): string {
  const rows = open
    .slice(0, 30)
    .map(({ rule, path, line, message, reason, detail }) => [
      code(rule),
      code(`${path}:${line}`),
      prose(mask(message), 120),
      `${escapeText(reason)}${detail === '' ? '' : `: ${prose(mask(detail), 160)}`}`,
    ]);
  return rows.length === 0
    ? ''
    : fold(
        `The ${rows.length === 1 ? 'one' : `first ${rows.length}`}, most important first`,
        table(['Rule', 'Where', 'What is wrong', 'Why it is open'], rows),
      );
}

function writeFooter({ bundle, now }: DashboardView): string {
  return `<sub>As of ${formatTime(now.toISOString())} · run ${code(bundle.runId, 60)} · ${code(bundle.head.slice(0, 10))}</sub>`;
}

/** `2026-11-20 14:40 UTC` */
function formatTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? 'an unknown time' : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
