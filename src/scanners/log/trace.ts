/** One call of a stack, as the log names it: nothing of it has been checked. */
export interface Frame {
  readonly file: string;
  readonly line: number;
  /** From 1, in UTF-16 units; only JavaScript engines tell it. */
  readonly column?: number;
  /** Of the function; '' when the log does not say. */
  readonly name: string;
  /** The source line that the log shows, without its indentation. */
  readonly code?: string;
  /** What is underlined in `code`: half-open, from 0. */
  readonly mark?: { readonly start: number; readonly end: number };
}
/** An error with the way that led to it. */
export interface Trace {
  readonly language: 'python' | 'script';
  /** `AttributeError`, `TypeError`, … */
  readonly error: string;
  readonly message: string;
  /** Innermost first. */
  readonly frames: readonly Frame[];
  /** What the innermost function was given, as the log prints it; only test runners do. */
  readonly values: ReadonlyMap<string, string>;
  /** Raised `from` the trace before it: the cause is there. */
  readonly isConsequence: boolean;
}
export interface SeenTrace extends Trace {
  /** How often it stands in the log. */
  readonly count: number;
}

/** Takes a log line by line and answers with the traces that are complete. */
export interface TraceReader {
  push(line: string): readonly Trace[];
  /** At the end of the log. */
  end(): readonly Trace[];
}

/** A stack deeper than this is a recursion: its ends tell enough. */
export const mostFrames = 200;

/**
 * Takes from a line what stands in front of a trace. Two lines of one log have the same shape there: the same
 * characters, but for the digits of times and counters. Undefined when the line has another shape.
 */
export function withoutPrefix(line: string, prefix: string): string | undefined {
  let at = 0;
  let i = 0;
  while (i < prefix.length) {
    if (isDigit(prefix, i)) {
      if (!isDigit(line, at)) return undefined;
      while (isDigit(prefix, i)) i++;
      while (isDigit(line, at)) at++;
      continue;
    }
    // Groups of exceptions are drawn as a tree.
    if (line[at] !== prefix[i] && !(prefix[i] === '+' && line[at] === '|')) {
      // Editors and CI take away white space at the end of empty lines.
      return at === line.length && prefix.slice(i).trim() === '' ? '' : undefined;
    }
    i++;
    at++;
  }
  return line.slice(at);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
