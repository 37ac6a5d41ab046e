import { diffLines } from 'diff';
import type { TextEdit } from '../core/finding.ts';
import { trimEdit } from './edits.ts';
import { lineEnding, nextLine } from './lines.ts';

/**
 * The smallest edits, line by line, that make the text read as `wanted`, which has `\n` between its lines.
 * Lines that stay keep the endings that they have; new ones get those of the file.
 */
export function lineEditsBetween(path: string, text: string, wanted: string): TextEdit[] {
  const eol = lineEnding(text);
  const edits: TextEdit[] = [];
  let at = 0;
  let pending: { start: number; text: string } | undefined;
  const flush = () => {
    if (pending) edits.push({ path, start: pending.start, end: at, text: pending.text });
    pending = undefined;
  };
  for (const part of diffLines(toLineFeeds(text), wanted)) {
    if (part.added) {
      pending ??= { start: at, text: '' };
      pending.text += part.value.replaceAll('\n', eol);
      continue;
    }
    if (part.removed) pending ??= { start: at, text: '' };
    else flush();
    for (let line = 0; line < part.count; line++) at = nextLine(text, at);
  }
  flush();
  return edits.map((edit) => trimEdit(edit, text));
}

/** The text with `\n` for every `\r\n`: line numbers and columns stay. */
export function toLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
