import { sha256 } from '#core/fingerprint.ts';
import type { ApprovalNeed } from '#core/approval.ts';
import { findRulePage } from '#app/cli/render/rule-pages.ts';
import type { NewReviewComment } from '#drivers/github/review-comments.ts';
import { describeSafety } from '../publish/words.ts';
import { countOf, link } from '../texts/blocks.ts';
import { code, escapeText, prose } from '../texts/escape.ts';
import { readMarker, writeMarker } from '../texts/markers.ts';
import type { Suggestion } from './find-suggestions.ts';

const markerName = 'heal-suggestion';

/** What a comment of ours remembers. */
export interface SuggestionMarker {
  readonly fingerprint: string;
  /** Of what it suggests: another text is another suggestion. */
  readonly digest: string;
  /** We closed the conversation; one that is closed without this was closed by a person, who said no. */
  readonly isDone: boolean;
}

export function readSuggestionMarker(body: string): SuggestionMarker | undefined {
  const value = readMarker(markerName, body);
  if (typeof value !== 'object' || value === null || !('fp' in value) || !('of' in value)) return undefined;
  const { fp, of } = value;
  if (typeof fp !== 'string' || typeof of !== 'string') return undefined;
  return { fingerprint: fp, digest: of, isDone: 'done' in value && value.done === true };
}

/** The same comment, with the note that we closed its conversation. */
export function markDone(body: string, { fingerprint, digest }: SuggestionMarker): string {
  const [, ...rest] = body.split(/\r?\n/);
  return [writeMarker(markerName, { fp: fingerprint, of: digest, done: true }), ...rest].join('\n');
}

export function digestSuggestion({ lines }: Suggestion): string {
  return sha256(lines.join('\n')).slice(0, 16);
}

export function writeSuggestion(suggestion: Suggestion, mask: (text: string) => string): NewReviewComment {
  const { healCase, checked, range, lines } = suggestion;
  const rule = link(code(healCase.rule), findRulePage(healCase.rule));
  const parts = [
    writeMarker(markerName, { fp: healCase.fingerprint, of: digestSuggestion(suggestion) }),
    `**${prose(mask(healCase.summary), 160)}** (${rule}): ${prose(mask(healCase.message), 300)}`,
    ...(checked.need.needed
      ? [`> [!IMPORTANT]\n> **Applying this needs a review.** ${describeNeed(checked.need)}`]
      : []),
    writeFence(lines),
    `<sub>${describeEvidence(suggestion)} Not wanted? Resolve this conversation: it is not suggested here again.</sub>`,
  ];
  return { path: healCase.path, body: parts.join('\n\n'), startLine: range.start, endLine: range.end };
}

function describeEvidence({ checked, healCase }: Suggestion): string {
  const { gates, cases } = checked.proposal;
  const tests = checked.isTested ? ', the test suite among them' : '; **no test suite stood behind it**';
  const together = cases.length > 1 ? `, tried together with ${countOf(cases.length - 1, 'other')} of its kind` : '';
  return `${countOf(gates.length, 'gate')} passed${tests}${together}. It ${describeSafety(healCase.safety)}.`;
}

/** Nothing in the lines can end it: the fence is longer than any in them. */
function writeFence(lines: readonly string[]): string {
  const text = lines.join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return lines.length === 0 ? `${ticks}suggestion\n${ticks}` : `${ticks}suggestion\n${text}\n${ticks}`;
}

/** It lands in a pull request of people, on which no check of ours stands: so they are told. */
export function describeNeed({ why }: ApprovalNeed): string {
  return `${escapeText(why)} Somebody with write access should look at exactly this before it is merged.`;
}
