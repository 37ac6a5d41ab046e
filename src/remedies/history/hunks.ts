import { unifiedDiff } from '#syntax/diff.ts';

/** Lines [from, from + removed) of the text before became [to, to + added) of the text after; lines count from 1. */
export interface Hunk {
  readonly from: number;
  readonly removed: number;
  readonly to: number;
  readonly added: number;
}

/** The changed lines between two texts, in order, without context. */
export function findHunks(before: string, after: string): readonly Hunk[] {
  const diff = unifiedDiff('file', before, after, 0);
  return [...diff.matchAll(/^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm)].map((match) => {
    const [removed, added] = [Number(match[2] ?? 1), Number(match[4] ?? 1)];
    // An empty side names the line that it comes after.
    const from = Number(match[1]) + (removed === 0 ? 1 : 0);
    return { from, removed, to: Number(match[3]) + (added === 0 ? 1 : 0), added };
  });
}

/** Lines with their endings, so that joining them gives the text back. */
export function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The text before with only these of its hunks changed. */
export function applyHunks(before: readonly string[], after: readonly string[], hunks: readonly Hunk[]): string {
  const lines: string[] = [];
  let next = 1;
  for (const hunk of hunks.toSorted((a, b) => a.from - b.from)) {
    lines.push(...before.slice(next - 1, hunk.from - 1), ...after.slice(hunk.to - 1, hunk.to - 1 + hunk.added));
    next = hunk.from + hunk.removed;
  }
  lines.push(...before.slice(next - 1));
  return lines.join('');
}

/** Where lines [first, last] of the text before are in the text after, widened to the hunks that they touch. */
export function mapLines(
  hunks: readonly Hunk[],
  first: number,
  last: number,
): { readonly first: number; readonly last: number } {
  let shift = 0;
  let start: number | undefined;
  let end: number | undefined;
  for (const hunk of hunks) {
    const hunkEnd = hunk.from + hunk.removed;
    if (hunkEnd <= first) {
      shift = hunk.to + hunk.added - hunkEnd;
      continue;
    }
    if (hunk.from > last) break;
    start ??= Math.min(first + shift, hunk.to);
    end = hunk.to + hunk.added - 1 + Math.max(0, last - hunkEnd + 1);
  }
  return { first: start ?? first + shift, last: end ?? last + shift };
}
