import type { TextEdit } from '#core/finding.ts';
import type { Remedy } from '#core/remedy.ts';
import { applyEdits, overlap } from '#syntax/edits.ts';

/** True when the two remedies cannot be applied together. The same edit in both, or two whole lines put in at one place, can. */
export function editsConflict(a: Remedy<'code'>, b: Remedy<'code'>): boolean {
  return a.change.edits.some((one) => b.change.edits.some((other) => overlap(one, other) && !canShare(one, other)));
}

function canShare(a: TextEdit, b: TextEdit): boolean {
  if (isSame(a, b)) return true;
  const areInsertions = a.start === a.end && b.start === b.end;
  return areInsertions && a.text.endsWith('\n') && b.text.endsWith('\n');
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

/** The text of each file that the remedies touch, with all of their edits; an edit that several share is made once. */
export function combineEdits(
  remedies: readonly Remedy<'code'>[],
  textOf: (path: string) => string,
): ReadonlyMap<string, string> {
  const byPath = new Map<string, TextEdit[]>();
  for (const edit of remedies.flatMap((remedy) => remedy.change.edits)) {
    const edits = byPath.get(edit.path) ?? [];
    if (!edits.some((other) => isSame(other, edit))) edits.push(edit);
    byPath.set(edit.path, edits);
  }
  const texts = new Map<string, string>();
  for (const [path, edits] of byPath) {
    // Lines put in at one place come out in the order of the alphabet, as imports do.
    const ordered = edits.toSorted((a, b) => b.start - a.start || (a.text < b.text ? 1 : -1));
    texts.set(path, applyEdits(textOf(path), ordered));
  }
  return texts;
}
