import type { ProposedCase } from '#core/proposal.ts';
import type { PullFile } from '#drivers/github/review-comments.ts';
import { unifiedDiff } from '#syntax/diff.ts';
import type { CheckedFile, CheckedProposal } from '../publish/check-proposal.ts';
import { showUnseen } from '../texts/escape.ts';
import {
  anchorReplacement,
  readReplacements,
  readShownLines,
  type LineRange,
  type Replacement,
} from './replacements.ts';

/** A cure that GitHub can apply at the press of a button, on lines that the pull request shows. */
export interface Suggestion {
  readonly healCase: ProposedCase;
  readonly checked: CheckedProposal;
  readonly range: LineRange;
  /** What is to stand there instead. */
  readonly lines: readonly string[];
}
const mostLines = 60;

/**
 * The cases of which the whole change is one piece, inside of the diff. What a case says of its change is believed only
 * where the checked contents of the file say the same. Most important first; none on lines of another.
 */
export function findSuggestions(
  proposals: readonly CheckedProposal[],
  shown: readonly PullFile[],
  mask: (text: string) => string,
): readonly Suggestion[] {
  const found: Suggestion[] = [];
  for (const checked of proposals) {
    for (const healCase of checked.proposal.cases) {
      const suggestion = suggestCase(healCase, checked, shown);
      if (!suggestion) continue;
      const text = suggestion.lines.join('\n');
      const isTaken = found.some(
        (other) => other.healCase.path === healCase.path && overlap(other.range, suggestion.range),
      );
      // A suggestion is applied letter by letter: what cannot be shown so, or must not be shown, is none.
      if (!isTaken && text === showUnseen(text) && text === mask(text)) found.push(suggestion);
    }
  }
  return found;
}

function suggestCase(
  healCase: ProposedCase,
  checked: CheckedProposal,
  shown: readonly PullFile[],
): Suggestion | undefined {
  const [file, ...others] = checked.files.filter(({ path }) => path === healCase.path);
  const patch = shown.find(({ path, isRemoved }) => path === healCase.path && !isRemoved)?.patch;
  if (!file || others.length > 0 || patch === undefined || file.before.includes('\r')) return undefined;
  // Files beside the one of the finding are part of the cure: half of it is no cure.
  if (checked.proposal.cases.length === 1 && checked.files.length > 1) return undefined;
  const replacement = findReplacement(healCase, file);
  const anchor = replacement && anchorReplacement(replacement, file.before);
  if (!anchor || anchor.lines.length > mostLines) return undefined;
  const { start, end } = anchor.range;
  const isShown = readShownLines(patch).some((hunk) => hunk.start <= start && end <= hunk.end);
  return isShown ? { healCase, checked, ...anchor } : undefined;
}

function findReplacement({ diff, path }: ProposedCase, file: CheckedFile): Replacement | undefined {
  // A diff of several files, or of another one, is not this case's alone.
  const paths = [...diff.matchAll(/^\+\+\+ (?:b\/)?(.*?)\t?$/gm)].map(([, name]) => name);
  const [told, ...more] = readReplacements(diff) ?? [];
  if (!told || more.length > 0 || paths.length !== 1 || paths[0] !== path) return undefined;
  const real = readReplacements(unifiedDiff(path, file.before, file.after, 0)) ?? [];
  const wanted = JSON.stringify(told);
  return real.find((one) => JSON.stringify(one) === wanted);
}

function overlap(a: LineRange, b: LineRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
