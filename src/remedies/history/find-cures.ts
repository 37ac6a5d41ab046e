import type { CodeFinding, CodePlace, Language } from '#core/finding.ts';
import { isAboutSecret } from '#core/redact.ts';
import { addsSuppression } from '#syntax/suppressions.ts';
import { languageOf, parses } from '#syntax/parse.ts';
import { applyHunks, findHunks, mapLines, splitLines, type Hunk } from './hunks.ts';
import { changesSilence, chooseImportHunks, isCuredByRemoval, isLikeBefore, narrowHunks } from './judge-hunk.ts';

/** A finding that a person cured in one place of one commit. */
export interface Cure {
  readonly language: Language;
  readonly path: string;
  /** The finding as it stood in `before`. */
  readonly finding: CodeFinding;
  /** Whole texts. `after` is the text before with the cure's own lines changed and the imports that it needs, and nothing else. */
  readonly before: string;
  readonly after: string;
  readonly commit: string;
  /** ISO 8601. */
  readonly at: string;
  readonly subject: string;
  /** Other rules whose findings went away with the same lines. */
  readonly alsoGone: readonly string[];
  /** Findings of the same rule in `before` that whoever cured this one let be. */
  readonly leftAlone: readonly CodePlace[];
}
/** One file of one commit, scanned as it was before and after. */
export interface ScannedChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly findingsBefore: readonly CodeFinding[];
  readonly findingsAfter: readonly CodeFinding[];
  readonly commit: string;
  readonly at: string;
  readonly subject: string;
}

/** More lines in one place are a rewrite, not a cure. */
const maxHunkLines = 10;
/** A finding over more lines says that something is wrong with the whole, and not where. */
const maxFindingLines = 10;
/** The same change all over one file teaches nothing new after a few. */
const maxPerRule = 5;

/**
 * Findings that are gone after the change and whose own lines were changed for it. In doubt it is no cure: not when
 * the code was only deleted or rewritten, silenced, or got another finding in return.
 */
export function findCures(change: ScannedChange): readonly Cure[] {
  const { path, before, after } = change;
  const language = languageOf(path);
  if (language === undefined) return [];
  const hunks = findHunks(before, after);
  const [oldLines, newLines] = [splitLines(before), splitLines(after)];
  const gone = change.findingsBefore.flatMap((finding) => {
    const own = findGone(finding, change, hunks);
    return own === undefined ? [] : [{ finding, hunks: own }];
  });
  const cures: Cure[] = [];
  const seen = new Map<string, number>();
  for (const one of gone) {
    const { rule } = one.finding;
    const removed = one.hunks.flatMap((hunk) => oldLines.slice(hunk.from - 1, hunk.from - 1 + hunk.removed));
    const added = one.hunks.flatMap((hunk) => newLines.slice(hunk.to - 1, hunk.to - 1 + hunk.added));
    if (!isCure(one.finding, removed, added) || hasWorsened(one.hunks, change)) continue;
    const times = seen.get(rule) ?? 0;
    if (times >= maxPerRule) continue;
    if (!parses(path, before)) break;
    const alike = change.findingsBefore.filter((other) => other.rule === rule).map(({ place }) => place.line);
    const narrow = narrowHunks(one.hunks, one.finding.place, alike, oldLines, newLines);
    const cured = [narrow, one.hunks]
      .map((own) => {
        const imports = chooseImportHunks(hunks, one.hunks, oldLines, newLines, language);
        return applyHunks(oldLines, newLines, [...own, ...imports]);
      })
      .find((text) => text !== before && parses(path, text));
    // Two findings of one rule that one change cured are one cure.
    if (cured === undefined || cures.some((other) => other.finding.rule === rule && other.after === cured)) continue;
    seen.set(rule, times + 1);
    const together = gone.filter((other) => other.hunks[0] === one.hunks[0] && other.finding.rule !== rule);
    const { commit, at, subject } = change;
    const leftAlone = change.findingsBefore
      .filter((other) => other.rule === rule && !gone.some(({ finding }) => finding === other))
      .map(({ place }) => place);
    const alsoGone = [...new Set(together.map((other) => other.finding.rule))];
    cures.push({
      language,
      path,
      finding: one.finding,
      before,
      after: cured,
      commit,
      at,
      subject,
      alsoGone,
      leftAlone,
    });
  }
  return cures;
}

/** The hunks that changed the finding's own lines, when nothing of its rule is left there; otherwise undefined. */
function findGone(finding: CodeFinding, change: ScannedChange, hunks: readonly Hunk[]): readonly Hunk[] | undefined {
  const { line, endLine } = finding.place;
  if (endLine - line >= maxFindingLines || isAboutSecret(finding) || /syntax/.test(finding.rule)) return undefined;
  const own = hunks.filter((hunk) => hunk.removed > 0 && hunk.from <= endLine && line < hunk.from + hunk.removed);
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined || own.length > 2) return undefined;
  if (own.some((hunk) => hunk.removed > maxHunkLines || hunk.added > maxHunkLines)) return undefined;
  const range = mapLines(hunks, Math.min(line, first.from), Math.max(endLine, last.from + last.removed - 1));
  const isLeft = change.findingsAfter.some(
    ({ rule, place }) => rule === finding.rule && place.line <= range.last && range.first <= place.endLine,
  );
  return isLeft ? undefined : own;
}

function isCure(finding: CodeFinding, removed: readonly string[], added: readonly string[]): boolean {
  const [old, fresh] = [removed.join(''), added.join('')];
  if (addsSuppression(old, fresh) || changesSilence(old, fresh)) return false;
  if (added.every((line) => line.trim() === '')) return isCuredByRemoval(finding, removed);
  return isLikeBefore(removed, added);
}

/** True when the new lines have a finding of a rule that the old ones did not. */
function hasWorsened(own: readonly Hunk[], change: ScannedChange): boolean {
  const isOn = (place: { line: number; endLine: number }, from: number, count: number) =>
    count > 0 && place.line < from + count && from <= place.endLine;
  const rulesBefore = new Set(
    change.findingsBefore
      .filter(({ place }) => own.some((hunk) => isOn(place, hunk.from, hunk.removed)))
      .map(({ rule }) => rule),
  );
  return change.findingsAfter.some(
    ({ rule, place }) => !rulesBefore.has(rule) && own.some((hunk) => isOn(place, hunk.to, hunk.added)),
  );
}
