import type { CodePlace } from '../core/finding.ts';

/** Converts between offsets (UTF-16, from 0) and lines and columns (from 1) of one text. */
export class Positions {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const char = text.charCodeAt(i);
      if (char === 10 || (char === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    this.#starts = starts;
    this.#length = text.length;
  }

  /** Number of lines; a text that ends with a newline has an empty last one. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset of a line and column; both are clamped to the text. */
  offset(line: number, column: number): number {
    const start = this.#starts[Math.max(0, line - 1)] ?? this.#length;
    return Math.min(this.#length, start + Math.max(0, column - 1));
  }

  place(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  /** Range of a line without its line ending… */
  lineStart(line: number): number {
    return this.offset(line, 1);
  }
  /** …and where the next one starts. */
  nextLineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }
}

export interface Range {
  readonly start: number;
  readonly end: number;
}
/** Offsets of a place in the text of its file; `end` is never before `start`. */
export function offsetsOf(place: CodePlace, text: string): Range {
  const positions = new Positions(text);
  const start = positions.offset(place.line, place.column);
  return { start, end: Math.max(start, positions.offset(place.endLine, place.endColumn)) };
}
/** The same, at least one character long, so that something overlaps with it. */
export function rangeOf(place: CodePlace, text: string): Range {
  const { start, end } = offsetsOf(place, text);
  return { start, end: Math.max(start + 1, end) };
}
