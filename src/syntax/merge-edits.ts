import type { TextEdit } from '../core/finding.ts';

/** Sorts the edits of one file; those that touch become one, their texts in order. Throws when two replace the same text. */
export function mergeEdits(edits: readonly TextEdit[]): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last === undefined || edit.start > last.end) merged.push(edit);
    else if (edit.start === last.end) {
      merged[merged.length - 1] = { ...last, end: edit.end, text: last.text + edit.text };
    } else throw new RangeError(`edits of ${edit.path} overlap at ${edit.start}`);
  }
  return merged;
}
