import type { CodePlace } from '../core/finding.ts';
import { Positions } from './positions.ts';

/** The range of a finding in the text of its file; at least one character long. */
export function rangeOf(place: CodePlace, text: string): { readonly start: number; readonly end: number } {
  const positions = new Positions(text);
  const start = positions.offset(place.line, place.column);
  return { start, end: Math.max(start + 1, positions.offset(place.endLine, place.endColumn)) };
}
