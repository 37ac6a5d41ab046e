import type { TextEdit } from '../core/finding.ts';

/** True when two edits of one file touch the same text, or insert at the same place. */
export function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.path !== b.path) return false;
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}

/** Applies edits of one file, from the end backwards. Throws on overlap or out of range: callers sort that out first. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.toSorted((a, b) => b.start - a.start || b.end - a.end);
  let result = text;
  let limit = text.length;
  for (const edit of sorted) {
    if (edit.start < 0 || edit.end < edit.start || edit.end > limit) {
      throw new RangeError(`edit ${edit.start}-${edit.end} of ${edit.path} overlaps another or is out of range`);
    }
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
    limit = edit.start;
  }
  return result;
}

/** The smallest edits that turn `before` into `after`: common start and end are cut away. */
export function trimEdit(edit: TextEdit, text: string): TextEdit {
  const old = text.slice(edit.start, edit.end);
  let head = 0;
  while (head < old.length && head < edit.text.length && old[head] === edit.text[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < edit.text.length - head && old.at(-1 - tail) === edit.text.at(-1 - tail))
    tail++;
  return {
    ...edit,
    start: edit.start + head,
    end: edit.end - tail,
    text: edit.text.slice(head, edit.text.length - tail),
  };
}

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
