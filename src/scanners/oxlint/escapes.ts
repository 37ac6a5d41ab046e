import type { TextEdit, ToolFix } from '#core/finding.ts';
import { findAll, parse, span } from '#syntax/parse.ts';

/** Judges fixes of one file that take a useless backslash away; undefined for a fix that is not to be offered. */
export type JudgeEscape = (fix: ToolFix) => ToolFix | undefined;

/**
 * A useless backslash in a string before what means something in a regular expression, as in `new RegExp("\d+")`:
 * nearly always the author wrote one backslash too few, and taking it away would only hide that.
 * A regular expression matches the same without one, but its `source` is another text.
 */
export function createEscapeJudge(path: string, text: string): JudgeEscape {
  const known = new Map<string, readonly { start: number; end: number }[]>();
  const isIn = (kind: string, edits: readonly TextEdit[]) => {
    const ranges = known.get(kind) ?? findAll(parse(path, text), { kind }).map(span);
    known.set(kind, ranges);
    return edits.every((edit) => ranges.some(({ start, end }) => start < edit.start && edit.end < end));
  };
  return (fix) => {
    const isPlain = fix.edits.every((edit) => meansNothing.test(text.slice(edit.start, edit.end)));
    if (isPlain && isIn('string', fix.edits)) return fix;
    if (!isPlain && !isIn('regex', fix.edits)) return undefined;
    return { ...fix, safety: fix.safety === 'safe' ? 'careful' : fix.safety };
  };
}
/** A backslash before what is the same character in every pattern, or a quote. */
const meansNothing = /^\\["'`/:;,%&@#~=<>! -]$/;
