import type { Proposal, ProposedCase } from '#core/proposal.ts';
import { redactSecrets } from '#core/redact.ts';
import { unifiedDiff } from '#syntax/diff.ts';
import { isTestFile } from '#syntax/test-files.ts';
import { findRulePage } from '#app/cli/render/rule-pages.ts';
import { countOf, fence, fold, formatMs, formatNs, link, table } from '../texts/blocks.ts';
import { code, escapeText, prose } from '../texts/escape.ts';
import { joinParts, type BodyPart } from '../texts/limits.ts';
import { checkbox } from '../texts/markers.ts';
import type { CheckedProposal } from './check-proposal.ts';
import { describeApproval, describeOrigin, describeSafety } from './words.ts';
import { writePullMarker, type PullMarker } from './pull-marker.ts';

export interface BodyFacts {
  readonly checked: CheckedProposal;
  readonly marker: PullMarker;
  /** `owner/name` */
  readonly repository: string;
  readonly headSha: string;
  /** Where people read it: `https://github.com/owner/name`. */
  readonly url: string;
  /** Commit on the branch of the pull request. */
  readonly commit: string;
  readonly branch: string;
  readonly runId: string;
  readonly hasCommands: boolean;
  /** False: GitHub did not sign the commit. */
  readonly isVerified: boolean;
  /** Path of the configuration, for people who want to change it. */
  readonly configFile?: string;
}
const shortDiff = 30;
const mostCases = 60;

/** Body of a fix: what and why, what was seen, where it comes from, and how to say no. All of a repository in it is inert. */
export function writeBody(facts: BodyFacts): string {
  const { checked } = facts;
  const shown = checked.proposal;
  const parts: BodyPart[] = [
    { text: writePullMarker(facts.marker) },
    { text: writeLead(shown, checked) },
    { text: writeAlert(checked, facts) },
    {
      text: writeCases(shown, facts),
      drop: 2,
      instead: `${countOf(shown.cases.length, 'finding')}: see the files that are changed.`,
    },
    { text: writePictures(checked, facts), drop: 4 },
    { text: `### What was checked\n\n${writeGates(shown, facts)}` },
    { text: writeEvidence(shown), drop: 3 },
    ...writeDiffs(checked),
    { text: `### Where it comes from\n\n${writeOrigin(shown)}` },
    { text: `### If you want it otherwise\n\n${writeWays(shown, facts)}` },
    { text: `<sub>Heal · run ${code(facts.runId, 60)} · made for ${code(facts.headSha.slice(0, 10))}</sub>` },
  ];
  return joinParts(parts);
}

function writeLead({ cases, gates }: Proposal, { files }: CheckedProposal): string {
  const rules = [...new Set(cases.map((one) => one.rule))];
  const [first] = cases;
  const [rule = ''] = rules;
  const named = rules.length === 1 ? ` of ${link(code(rule), findRulePage(rule))}` : '';
  const { added, removed } = countDiff(files);
  const size = `${countOf(files.length, 'file')}, +${added} −${removed}`;
  const why = cases.length === 1 && first ? ` ${endSentence(prose(first.message))}` : '';
  const suite = gates.find(({ name }) => name === 'suite');
  const tests = suite ? `, the test suite among them (${prose(suite.detail, 80)})` : '';
  return `Heals **${countOf(cases.length, 'finding')}**${named} (${size}).${why} ${gates.length === 1 ? 'Its gate' : `All ${gates.length} gates`} passed${tests}.`;
}

function endSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function writeAlert(
  { need, isTested, proposal, files }: CheckedProposal,
  { hasCommands, isVerified }: BodyFacts,
): string {
  const said: string[] = [];
  if (need.needed)
    said.push(`**A person must approve this before it is merged.** ${describeApproval(need, hasCommands)}`);
  if (!isTested) said.push('**No test suite stood behind this.** Look at it closely, or run your tests on the branch.');
  if (proposal.cases.some(({ safety }) => safety === 'risky'))
    said.push(
      proposal.category === 'replay'
        ? 'Look at the pictures: this is where the robot will click.'
        : 'It changes behaviour on purpose: read the changes before you merge.',
    );
  if (files.some(({ path }) => isTestFile(path)))
    said.push('It changes files of the tests: none is gone, and what they assert is the same.');
  if (!isVerified) said.push('GitHub did not sign the commit: a rule that wants signed commits will hold it back.');
  return said.length === 0
    ? ''
    : `> [!${need.needed ? 'IMPORTANT' : 'WARNING'}]\n${said.map((line) => `> ${line}`).join('\n>\n')}`;
}

function writeCases({ cases }: Proposal, { hasCommands }: BodyFacts): string {
  const hasRules = new Set(cases.map(({ rule }) => rule)).size > 1;
  const rows = cases
    .slice(0, mostCases)
    .map((one) => [
      code(`${one.path}:${one.line}`),
      ...(hasRules ? [link(code(one.rule), findRulePage(one.rule))] : []),
      prose(one.message, 160),
      prose(one.summary, 160),
      ...(hasCommands ? [code(one.id, 40)] : []),
    ]);
  const more =
    cases.length > mostCases ? `\n\n… and ${countOf(cases.length - mostCases, 'more finding', 'more findings')}.` : '';
  const headers = ['Where', ...(hasRules ? ['Rule'] : []), 'What is wrong', 'What this does'];
  return `${table([...headers, ...(hasCommands ? ['Id'] : [])], rows)}${more}`;
}

function writeGates({ gates }: Proposal, { headSha, branch }: BodyFacts): string {
  const rows = gates.map(({ name, passed, detail, ms }) => {
    return [`${passed ? '✅' : '❌'} ${escapeText(name, 40)}`, prose(detail, 300), formatMs(ms)];
  });
  const intro = `On ${code(headSha.slice(0, 10))} of ${code(branch)}, with exactly these changes and nothing else:`;
  return `${intro}\n\n${table(['Gate', 'Seen (before → after)', 'Took'], rows)}`;
}

function writeEvidence({ cases }: Proposal): string {
  const measured = cases.filter(({ evidence }) => evidence && evidence.verdict === 'gain').slice(0, 10);
  if (measured.length === 0) return '';
  const rows = measured.flatMap(({ path, line, evidence }) =>
    (evidence?.sizes ?? []).map(({ size, beforeNs, afterNs, ratio, low, high }) => [
      code(`${path}:${line}`),
      String(size),
      formatNs(beforeNs),
      formatNs(afterNs),
      `${(1 / ratio).toFixed(2)}× (${(1 / high).toFixed(2)} to ${(1 / low).toFixed(2)})`,
    ]),
  );
  const said = measured.map(({ evidence }) => `- ${prose(evidence?.said ?? '', 300)}`).join('\n');
  return `### How much faster\n\n${said}\n\n${table(['Where', 'Elements', 'Before', 'After', 'Faster (95 %)'], rows)}`.trim();
}

const mostPictures = 12;

/** Targets of a workflow, as they were recorded and as they look now. */
function writePictures({ files }: CheckedProposal, { url, headSha, commit }: BodyFacts): string {
  const pictures = files.filter(({ path }) => path.endsWith('.png'));
  if (pictures.length === 0) return '';
  const show = (at: string, path: string, about: string) =>
    `![${about}](${url}/blob/${at}/${path.split('/').map(encodeURIComponent).join('/')}?raw=true)`;
  const rows = pictures.slice(0, mostPictures).map(({ path, isNew }) => [
    code(
      path
        .split('/')
        .at(-1)
        ?.replace(/\.png$/, '') ?? '',
      80,
    ),
    isNew ? '–' : show(headSha, path, 'as recorded'),
    show(commit, path, 'now'),
  ]);
  const more = pictures.length > mostPictures ? `\n\n… and ${pictures.length - mostPictures} more: see the files.` : '';
  return `### What it looks for\n\n${table(['Target', 'As recorded', 'Now'], rows)}${more}`;
}

/** Each case with its change; where those do not add up to what is committed, the change of each file as it is. */
function writeDiffs({ files, proposal, mask }: CheckedProposal): BodyPart[] {
  const whole = files.map(({ path, before, after }) => {
    const about = proposal.cases.filter((one) => one.path === path);
    const hide = (text: string, { rule }: ProposedCase): string => redactSecrets({ rule, sources: [] }, text);
    return { title: path, diff: mask(about.reduce(hide, unifiedDiff(path, before, after))) };
  });
  // Inks and marks are for machines: what changes for people is said by each case.
  const isAll =
    proposal.category === 'replay' ||
    addsUp(
      proposal.cases,
      whole.map(({ diff }) => diff),
    );
  const blocks = isAll
    ? proposal.cases.map(({ path, line, summary, diff }) => ({ title: `${path}:${line} ${summary}`, diff }))
    : whole;
  const isShort = blocks.length <= 3 && blocks.every(({ diff }) => diff.split('\n').length <= shortDiff);
  const heading: BodyPart = { text: '### What changes', drop: 1 };
  return [
    heading,
    ...blocks.slice(0, mostCases).map(({ title, diff }, index): BodyPart => {
      const block = fence(withoutHeader(diff), { language: 'diff', maxLines: 120, maxCharacters: 6_000 });
      return { text: fold(title, block, { isOpen: isShort }), drop: 10 + index };
    }),
    ...(blocks.length > mostCases ? [{ text: '… and more: see the files that are changed.' }] : []),
  ];
}

function addsUp(cases: readonly ProposedCase[], diffs: readonly string[]): boolean {
  const linesOf = (texts: readonly string[]) =>
    texts
      .flatMap((text) => text.split(/\r?\n/))
      .filter((line) => /^[-+]/.test(line) && !/^(?:---|\+\+\+) /.test(line))
      .toSorted();
  const [shown, real] = [linesOf(cases.map(({ diff }) => diff)), linesOf(diffs)];
  // A line that two cases share - an import that both need - is committed once.
  return JSON.stringify([...new Set(shown)]) === JSON.stringify([...new Set(real)]) && shown.length >= real.length;
}

/** The path stands above it already. */
function withoutHeader(diff: string): string {
  return diff.replace(/^diff --git .*\n/, '').replace(/^--- .*\n\+\+\+ .*\n/, '');
}

function countDiff(files: CheckedProposal['files']): { readonly added: number; readonly removed: number } {
  const lines = files.flatMap(({ path, before, after }) => unifiedDiff(path, before, after, 0).split('\n').slice(3));
  return {
    added: lines.filter((line) => line.startsWith('+')).length,
    removed: lines.filter((line) => line.startsWith('-')).length,
  };
}

function writeOrigin({ cases }: Proposal): string {
  const groups = [...Map.groupBy(cases, ({ healer, origin, rung }) => `${healer}\0${origin}\0${rung}`).values()];
  const rows = groups.slice(0, 12).flatMap((group) => {
    const [first] = group;
    const confidence = Math.min(...group.map((one) => one.confidence));
    return first
      ? [[code(first.healer), describeOrigin(first), describeSafety(first.safety), `${Math.floor(confidence * 100)} %`]]
      : [];
  });
  const waits = [...new Set(cases.flatMap((one) => one.waits ?? []))].slice(0, 3);
  const why =
    waits.length === 0 ? '' : `\n\nIt does not act by itself: ${waits.map((text) => prose(text, 200)).join(' ')}`;
  const legend = 'Confidence is what its own record here and in its tests promises at least.';
  return `${table(['Cure', 'Found by', 'Kind', 'Confidence'], rows)}\n\n${legend}${why}`;
}

function writeWays({ cases }: Proposal, { hasCommands, branch, configFile = '.github/heal.yml' }: BodyFacts): string {
  const rules = [...new Set(cases.map((one) => one.rule))];
  const off =
    rules.length === 1
      ? `${code(`rules: { "${rules[0]}": off }`)} in ${code(configFile)}`
      : `the keys under ${code('rules:')} in ${code(configFile)}`;
  return [
    `- **Not this one:** close the pull request. Heal takes that as a no and never proposes ${cases.length === 1 ? 'this finding' : 'these findings'} again.`,
    ...(hasCommands
      ? [
          `- **With a reason:** comment \`/heal ignore ${/^[\w-]+$/.test(cases[0]?.id ?? '') ? cases[0]?.id : '<id>'} why\`. \`/heal explain <id>\` tells more, \`/heal stop\` ends it.`,
        ]
      : [
          '- **Hands off this branch:** add the label `heal:stop`, or push a commit of your own: Heal then leaves it to you.',
        ]),
    `- **Never this rule:** ${off}.`,
    '- **Undo after the merge:** the button *Revert* below, or `git revert` of the merge. Heal counts that against the cure.',
    '',
    checkbox('retry', undefined, `Tick this to have it made anew on the newest commit of ${code(branch)}.`),
  ].join('\n');
}
