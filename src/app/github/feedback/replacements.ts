/** Lines that a change takes away and what it puts there instead, without anything unchanged in between. */
export interface Replacement {
  /** First line that goes, 1-based; where none goes, the line before which is put in. */
  readonly start: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

const hunkHead = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * The replacements of a unified diff of one file, whatever its context. Undefined when it is none, or when the end of
 * the file with or without a line break is part of it: that cannot be suggested.
 */
export function readReplacements(diff: string): readonly Replacement[] | undefined {
  const found: { start: number; removed: string[]; added: string[] }[] = [];
  let line = 0;
  let open: (typeof found)[number] | undefined;
  let isInHunk = false;
  for (const text of diff.replace(/\n$/, '').split('\n')) {
    const head = hunkHead.exec(text);
    if (head) {
      // Without lines of the old side the number is that of the line before.
      line = Number(head[1]) + (head[2] === '0' ? 1 : 0);
      open = undefined;
      isInHunk = true;
    } else if (!isInHunk) continue;
    else if (text.startsWith('-') || text.startsWith('+')) {
      if (!open) found.push((open = { start: line, removed: [], added: [] }));
      if (text.startsWith('-')) {
        open.removed.push(text.slice(1));
        line += 1;
      } else open.added.push(text.slice(1));
    } else if (text.startsWith(' ')) {
      open = undefined;
      line += 1;
    } else if (text.startsWith('\\')) {
      if (open) return undefined;
    } else return undefined;
  }
  return isInHunk ? found : undefined;
}

/** Lines of the new side that a pull request's diff shows, hunk by hunk: comments stand on those only. */
export function readShownLines(patch: string): readonly LineRange[] {
  return patch.split('\n').flatMap((line) => {
    const head = hunkHead.exec(line);
    if (!head) return [];
    const [start, count] = [Number(head[3]), Number(head[4] ?? '1')];
    return count === 0 ? [] : [{ start, end: start + count - 1 }];
  });
}

/** Lines to suggest a replacement for, and the lines to suggest. GitHub replaces at least one line. */
export function anchorReplacement(
  { start, removed, added }: Replacement,
  text: string,
): { readonly range: LineRange; readonly lines: readonly string[] } | undefined {
  if (removed.length > 0) return { range: { start, end: start + removed.length - 1 }, lines: added };
  const lines = text.split('\n');
  const before = lines[start - 2];
  if (before !== undefined) return { range: { start: start - 1, end: start - 1 }, lines: [before, ...added] };
  const after = lines[start - 1];
  return after === undefined ? undefined : { range: { start, end: start }, lines: [...added, after] };
}
