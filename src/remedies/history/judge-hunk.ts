import type { CodeFinding, Language } from '#core/finding.ts';
import type { Hunk } from './hunks.ts';

const quiet =
  /(?:noqa|nosec|(?:type|pyright|mypy):\s*ignore|pylint:\s*disable|(?:eslint|oxlint|tslint)[-:]disable[\w-]*|biome-ignore|@ts-(?:ignore|expect-error|nocheck))[^\n]*/gi;

/** True when a comment that keeps a tool quiet is new or says something else than before: `noqa: F401` became `noqa: E402, F401`. */
export function changesSilence(removed: string, added: string): boolean {
  const old = new Set(removed.match(quiet)?.map((comment) => comment.trim()));
  return added.match(quiet)?.some((comment) => !old.has(comment.trim())) ?? false;
}

/** Findings that say: this is not needed. For all others, taking the code away takes away what it did. */
const needless =
  /\bunused\b|\bnever (?:used|read)\b|\bredefinition\b|\bunnecessary\b|\bduplicate\b|\buseless\b|\bredundant\b|\bno effect\b|\bdebugger\b|\bunreachable\b|^`?p?print`? found/i;

export function isCuredByRemoval(finding: CodeFinding, removed: readonly string[]): boolean {
  const { line, endLine } = finding.place;
  const lines = removed.filter((text) => text.trim() !== '').length;
  return needless.test(finding.message) && lines <= endLine - line + 1;
}

/** So few words may differ whatever the rest says: short lines have little to share. */
const fewWords = 4;

/** True when most words of the shorter side are on the other one too: the code was mended, not replaced. */
export function isLikeBefore(removed: readonly string[], added: readonly string[]): boolean {
  const [old, fresh] = [wordsOf(removed), wordsOf(added)];
  const shared = [...old].filter((word) => fresh.has(word)).length;
  if (shared === 0 || shared < Math.min(old.size, fresh.size) * 0.5) return false;
  return shared >= Math.max(old.size, fresh.size) * 0.4 || old.size + fresh.size - 2 * shared <= fewWords;
}

function wordsOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join('').match(/[\p{L}_$][\p{L}\p{N}_$]*|\d+/gu) ?? []);
}

/**
 * The lines of these hunks that the finding stands on, where each line became one line and the lines beside it changed
 * for reasons of their own: no word came or went on both, unless they have the same finding. Otherwise the hunks as they are.
 */
export function narrowHunks(
  hunks: readonly Hunk[],
  place: { readonly line: number; readonly endLine: number },
  alike: readonly number[],
  before: readonly string[],
  after: readonly string[],
): readonly Hunk[] {
  if (hunks.some((hunk) => hunk.removed !== hunk.added)) return hunks;
  const lines = hunks.flatMap((hunk) =>
    Array.from({ length: hunk.removed }, (_, i) => ({ from: hunk.from + i, removed: 1, to: hunk.to + i, added: 1 })),
  );
  const own = lines.filter(({ from }) => place.line <= from && from <= place.endLine);
  const changed = (hunk: Hunk) => {
    const [old, fresh] = [wordsOf([before[hunk.from - 1] ?? '']), wordsOf([after[hunk.to - 1] ?? ''])];
    return [...[...old].filter((word) => !fresh.has(word)), ...[...fresh].filter((word) => !old.has(word))];
  };
  const words = new Set(own.flatMap(changed));
  const isApart = lines.every(
    (hunk) => own.includes(hunk) || alike.includes(hunk.from) || !changed(hunk).some((word) => words.has(word)),
  );
  return isApart && own.length > 0 ? own : hunks;
}

/** Hunks of nothing but imports, when they bring or take a name that the cure's own lines do. */
export function chooseImportHunks(
  hunks: readonly Hunk[],
  own: readonly Hunk[],
  before: readonly string[],
  after: readonly string[],
  language: Language,
): readonly Hunk[] {
  const oldOf = (hunk: Hunk) => before.slice(hunk.from - 1, hunk.from - 1 + hunk.removed);
  const newOf = (hunk: Hunk) => after.slice(hunk.to - 1, hunk.to - 1 + hunk.added);
  const [ownOld, ownNew] = [wordsOf(own.flatMap(oldOf)), wordsOf(own.flatMap(newOf))];
  return hunks.filter((hunk) => {
    if (own.includes(hunk)) return false;
    const lines = [...oldOf(hunk), ...newOf(hunk)].filter((line) => line.trim() !== '');
    if (lines.length === 0 || !lines.every((line) => isImport(line, language))) return false;
    const [old, fresh] = [wordsOf(oldOf(hunk)), wordsOf(newOf(hunk))];
    const brings = [...fresh].some((word) => !old.has(word) && ownNew.has(word) && !ownOld.has(word));
    const takes = [...old].some((word) => !fresh.has(word) && ownOld.has(word) && !ownNew.has(word));
    return brings || takes;
  });
}

function isImport(line: string, language: Language): boolean {
  return language === 'python'
    ? /^\s*(?:import\s|from\s+\S+\s+import\b)/.test(line)
    : /^\s*import\b|^\s*(?:const|let|var)\s+[\w${},\s]+=\s*require\(/.test(line);
}
