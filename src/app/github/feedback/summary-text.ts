import type { OpenFinding, ProposalBundle, ProposedCase } from '#core/proposal.ts';
import { redactSecrets } from '#core/redact.ts';
import { findRulePage } from '#app/cli/render/rule-pages.ts';
import type { CheckedProposal } from '../publish/check-proposal.ts';
import { countOf, fence, fold, link, table } from '../texts/blocks.ts';
import { code, prose } from '../texts/escape.ts';
import { joinParts, type BodyPart } from '../texts/limits.ts';
import { readMarker, writeMarker } from '../texts/markers.ts';
import { describeNeed } from './suggestion-text.ts';

const markerName = 'heal-summary';
const mostRows = 30;

export interface SummaryFacts {
  readonly bundle: ProposalBundle;
  readonly proposals: readonly CheckedProposal[];
  /** Fingerprints of cases that stand as suggestions in the diff. */
  readonly suggested: ReadonlySet<string>;
  /** Fingerprints of cases whose suggestion a person set aside. */
  readonly declined: ReadonlySet<string>;
  readonly hasCommands: boolean;
  readonly mask: (text: string) => string;
}

export function isSummary(body: string): boolean {
  return readMarker(markerName, body) !== undefined;
}

/** The one comment of Heal on a pull request. The same facts give the same text, so that nothing changes for nothing. */
export function writeSummary(facts: SummaryFacts): string {
  const { proposals, bundle, suggested, declined } = facts;
  const cases = proposals.flatMap((checked) => checked.proposal.cases.map((one) => ({ one, checked })));
  const waiting = cases.filter(({ one }) => !suggested.has(one.fingerprint) && !declined.has(one.fingerprint));
  const open = bundle.open;
  const parts: BodyPart[] = [
    { text: writeMarker(markerName, { v: 1 }) },
    { text: `### Heal\n\n${writeLead(facts, waiting.length)}` },
    { text: writeRows(cases, facts), drop: 3, instead: `${countOf(cases.length, 'cure')}: too many to list here.` },
    { text: writeNeeds(proposals) },
    ...waiting
      .slice(0, mostRows)
      .map(({ one }, index): BodyPart => ({ text: writeDiff(one, facts), drop: 10 + index })),
    { text: writeOpen(open, facts), drop: 2, instead: `${countOf(open.length, 'finding')} left to people.` },
    {
      text: writeWays(
        waiting.map(({ one }) => one),
        facts,
      ),
    },
  ];
  return joinParts(parts);
}

function writeLead({ proposals, bundle, suggested, declined }: SummaryFacts, waiting: number): string {
  const cures = proposals.reduce((sum, { proposal }) => sum + proposal.cases.length, 0);
  if (cures === 0 && bundle.open.length === 0) return '✅ Nothing left to heal in this pull request.';
  if (cures === 0) return `No cure found; ${countOf(bundle.open.length, 'finding')} left to people.`;
  const said = [
    ...(suggested.size > 0
      ? [`**${suggested.size}** as ${suggested.size === 1 ? 'a suggestion' : 'suggestions'} in the diff`]
      : []),
    ...(waiting > 0 ? [`**${waiting}** below`] : []),
    ...(declined.size > 0 ? [`${declined.size} set aside by you`] : []),
    ...(bundle.open.length > 0 ? [`${countOf(bundle.open.length, 'finding')} left to people`] : []),
  ];
  return `**${countOf(cures, 'verified cure')}**: ${said.join(', ')}.`;
}

function writeRows(
  cases: readonly { readonly one: ProposedCase; readonly checked: CheckedProposal }[],
  { suggested, declined, mask, hasCommands }: SummaryFacts,
): string {
  const rows = cases.slice(0, mostRows).map(({ one, checked }) => {
    const where = suggested.has(one.fingerprint)
      ? 'in the diff'
      : declined.has(one.fingerprint)
        ? 'set aside'
        : 'below';
    return [
      code(`${one.path}:${one.line}`),
      `${link(code(one.rule), findRulePage(one.rule))} ${prose(mask(one.message), 140)}`,
      prose(mask(one.summary), 140),
      checked.need.needed ? `${where}, **needs a review**` : where,
      ...(hasCommands ? [code(one.id)] : []),
    ];
  });
  const more =
    cases.length > mostRows ? `\n\n… and ${countOf(cases.length - mostRows, 'more cure', 'more cures')}.` : '';
  return `${table(['Where', 'What is wrong', 'Cure', 'Offered', ...(hasCommands ? ['Id'] : [])], rows)}${more}`;
}

function writeNeeds(proposals: readonly CheckedProposal[]): string {
  const needs = proposals.filter(({ need }) => need.needed).map(({ need }) => describeNeed(need));
  const untested = proposals.some(({ isTested }) => !isTested);
  const lines = [
    ...new Set(needs),
    ...(untested ? ['No test suite stood behind some of these: look at them closely.'] : []),
  ];
  return lines.length === 0
    ? ''
    : `> [!IMPORTANT]\n${lines
        .slice(0, 4)
        .map((line) => `> ${line}`)
        .join('\n>\n')}`;
}

function writeDiff({ path, line, summary, rule, diff }: ProposedCase, { mask }: SummaryFacts): string {
  const shown = mask(redactSecrets({ rule, sources: [] }, diff))
    .replace(/^diff --git .*\n/, '')
    .replace(/^--- .*\n\+\+\+ .*\n/, '');
  const block = fence(shown, { language: 'diff', maxLines: 60, maxCharacters: 4_000 });
  return fold(`${path}:${line} ${mask(summary)}`, block);
}

function writeOpen(open: readonly OpenFinding[], { mask }: SummaryFacts): string {
  if (open.length === 0) return '';
  const rows = open
    .slice(0, mostRows)
    .map(({ path, line, rule, message, detail }) => [
      code(`${path}:${line}`),
      `${link(code(rule), findRulePage(rule))} ${prose(mask(message), 140)}`,
      prose(mask(detail), 140),
    ]);
  const more = open.length > mostRows ? `\n\n… and ${open.length - mostRows} more.` : '';
  const list = `${table(['Where', 'What is wrong', 'Why it was left alone'], rows)}${more}`;
  return fold(`${countOf(open.length, 'finding')} left to people`, list);
}

function writeWays(waiting: readonly ProposedCase[], { hasCommands, suggested, bundle }: SummaryFacts): string {
  const [first] = waiting;
  const id = first && /^[\w-]+$/.test(first.id) ? first.id : '<id>';
  const ways = [
    ...(suggested.size > 0
      ? ['Press *Apply suggestion* in the diff, or resolve the conversation to set it aside.']
      : []),
    ...(hasCommands && first
      ? [
          `Comment \`/heal apply ${id} @${bundle.head.slice(0, 7)}\` for what is below, \`/heal explain ${id}\` for more, \`/heal ignore ${id} why\` for a no.`,
        ]
      : []),
    ...(first && !hasCommands ? ['What is below: copy it, or run `heal fix` on the branch.'] : []),
    'The label `heal:stop` on this pull request keeps Heal out of it.',
  ];
  return `<sub>${ways.join(' ')}</sub>`;
}
