import type { TextEdit } from '#core/finding.ts';
import { applyEdits, overlap } from '#syntax/edits.ts';
import type { Range } from '#syntax/positions.ts';
import { hasHidden } from './clean.ts';
import type { ModelCure, SearchReplace } from './answer.ts';
import type { Excerpt } from './excerpt.ts';

/** The file that a model may change. */
export interface Target {
  readonly path: string;
  /** The path as the model was shown it. */
  readonly shownPath: string;
  /** With `\n` between lines. */
  readonly text: string;
  readonly excerpt: Excerpt;
}
export type Applied =
  | { readonly after: string }
  /** It does not fit the file; said another way it may. */
  | { readonly misfit: string }
  /** It is not wanted, however it is said. */
  | { readonly refused: string };

/** The text of the file with the cure in it. Each search text is looked for in the file as it was, and must be there exactly once. */
export function applyCure(cure: ModelCure, target: Target): Applied {
  const { path, text, excerpt } = target;
  const edits: TextEdit[] = [];
  if (cure.code !== undefined) {
    if (hasHidden(cure.code)) return refusedHidden;
    const code = layLike(cure.code, text.slice(excerpt.code.start, excerpt.code.end));
    if (code === undefined) return { misfit: 'The indentation of the code is not that of the original.' };
    edits.push({ path, ...excerpt.code, text: code });
  }
  for (const edit of cure.edits) {
    const placed = place(edit, target, cure.code !== undefined);
    if ('misfit' in placed || 'refused' in placed) return placed;
    if (edits.some((other) => overlap(other, placed))) return { misfit: 'Two edits change the same lines.' };
    edits.push(placed);
  }
  return { after: applyEdits(text, edits) };
}

const refusedHidden: Applied = { refused: 'it writes characters that nobody sees' };

function place(
  { path, search, replace }: SearchReplace,
  { shownPath, path: realPath, text, excerpt }: Target,
  isRewritten: boolean,
): TextEdit | Exclude<Applied, { after: string }> {
  // One path is allowed, letter by letter: no trick of writing paths can matter.
  if (path !== realPath && path !== shownPath) return { refused: 'it edits another file than that of the finding' };
  if (hasHidden(replace)) return { refused: 'it writes characters that nobody sees' };
  const wanted = search.replaceAll('\r\n', '\n');
  if (wanted.trim() === '') return { misfit: 'A search text was empty.' };
  const start = text.indexOf(wanted);
  if (start === -1) return { misfit: 'A search text does not stand in the file exactly as it was given.' };
  if (text.includes(wanted, start + 1)) return { misfit: 'A search text stands in the file more than once.' };
  const range = { start, end: start + wanted.length };
  const shown = isRewritten ? excerpt.imports : [excerpt.code, ...excerpt.imports];
  if (!shown.some((one) => isWithin(range, one)))
    return { misfit: 'A search text lies outside of the code that was shown.' };
  return { path: realPath, ...range, text: replace.replaceAll('\r\n', '\n') };
}

function isWithin(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The new code with the indentation and the end of the old one; undefined when that cannot be done without changing it. */
function layLike(code: string, original: string): string | undefined {
  const fresh = code
    .replaceAll('\r\n', '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .replace(/\s+$/, '');
  const end = /\s*$/.exec(original)?.[0] ?? '';
  const lead = /^(?:[ \t]*\n)*/.exec(original)?.[0] ?? '';
  const wanted = indentOf(original.slice(lead.length));
  const has = indentOf(fresh);
  if (has === wanted) return lead + fresh + end;
  if (!wanted.startsWith(has)) return undefined;
  const missing = wanted.slice(has.length);
  const inside = innerIndent(original.slice(lead.length));
  // Often only the space in front of the very first letter was lost on the way.
  if (innerIndent(fresh) === inside) return lead + missing + fresh + end;
  // Lines of long texts must not be moved.
  if (innerIndent(fresh) + missing.length !== inside || /'''|"""|`/.test(fresh)) return undefined;
  return lead + fresh.replace(/^(?=[^\n])/gm, missing) + end;
}

/** The least indentation of all lines but the first, in characters. */
function innerIndent(text: string): number {
  const lines = text.split('\n').slice(1);
  return Math.min(...lines.filter((line) => line.trim() !== '').map((line) => indentOf(line).length));
}

function indentOf(text: string): string {
  return /^[ \t]*/.exec(text)?.[0] ?? '';
}
