import type { CodePlace } from '#core/finding.ts';
import { cleanBlock } from '../clean.ts';
import { fit, pad, widthOf } from '../layout.ts';
import type { Paint } from '../terminal.ts';

const longestLine = 160;

/**
 * The line of a finding with its number, the line before it, and a mark below the place. Three lines at most,
 * none wider than `columns`; empty when the place is not in the text.
 */
export function makeCodeFrame(text: string, place: CodePlace, columns: number, paint: Paint): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const raw = lines[place.line - 1];
  if (raw === undefined || raw.trim() === '') return [];
  const digits = String(place.line).length;
  const gutter = 4 + digits + 3;
  const room = Math.min(longestLine, columns) - gutter;
  if (room < 20) return [];

  // A minified line is shown from shortly before the place.
  const skipped = place.column - 1 > room - 20 ? place.column - 1 - 20 : 0;
  const shown = (line: string): string => fit(cleanBlock(line.slice(skipped, skipped + room + 1)), room);
  const end = place.endLine === place.line ? place.endColumn : raw.length + 1;
  const before = shown(raw.slice(0, place.column - 1));
  const marked = shown(raw.slice(0, Math.max(end, place.column + 1) - 1)).slice(before.length);

  const number = (n: number): string => paint('dim', pad(' '.repeat(digits - String(n).length) + String(n), digits));
  const bar = paint('dim', '│');
  const frame: string[] = [];
  const previous = lines[place.line - 2];
  if (previous !== undefined && previous.trim() !== '') {
    frame.push(`    ${number(place.line - 1)} ${bar} ${paint('dim', shown(previous))}`);
  }
  frame.push(`    ${number(place.line)} ${bar} ${shown(raw)}`);
  const mark = '^'.repeat(Math.max(1, Math.min(widthOf(marked.trimEnd()), room - widthOf(before))));
  frame.push(`    ${' '.repeat(digits)} ${bar} ${' '.repeat(widthOf(before))}${paint('red', mark)}`);
  return frame;
}
