import type { CodePlace } from '#core/finding.ts';
import { Positions } from '#syntax/positions.ts';

/** One error of the compiler; without a file it is about the configuration. */
export interface TscError {
  readonly file: string | undefined;
  /** From 1, in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly code: number;
  /** Its further lines are folded into one. */
  readonly message: string;
}

/** Reads `tsc --pretty false`. Undefined when the text has lines that are not of that form. */
export function parseTscOutput(stdout: string): TscError[] | undefined {
  const errors: { error: TscError; more: string[] }[] = [];
  for (const line of stdout.split(/\r?\n/)) {
    const placed = /^(.+?)\((\d+),(\d+)\): error TS(\d+): (.*)$/.exec(line);
    const bare = /^error TS(\d+): (.*)$/.exec(line);
    if (placed !== null) {
      const [, file, row, column, code, message = ''] = placed;
      const error = { file, line: Number(row), column: Number(column), code: Number(code), message };
      errors.push({ error, more: [] });
    } else if (bare !== null) {
      const error = { file: undefined, line: 1, column: 1, code: Number(bare[1]), message: bare[2] ?? '' };
      errors.push({ error, more: [] });
    } else if (/^\s+\S/.test(line)) {
      errors.at(-1)?.more.push(line.trim());
    } else if (line.trim() !== '' && !/^(Found \d+ error|Files?:|Version )/.test(line)) {
      return undefined;
    }
  }
  return errors.map(({ error, more }) => ({ ...error, message: fold(error.message, more) }));
}

const maxMessage = 600;
function fold(message: string, more: readonly string[]): string {
  const whole = [message, ...more].join(' ');
  return whole.length > maxMessage ? `${whole.slice(0, maxMessage - 1)}…` : whole;
}

/** The compiler's text gives only where an error begins: its end is that of the word, text or import that stands there. */
export function placeOf(
  path: string,
  text: string,
  line: number,
  column: number,
  positions = new Positions(text),
): CodePlace {
  const start = positions.offset(line, column);
  const rest = text.slice(start, Math.max(start, positions.nextLineStart(line))).replace(/[\r\n]+$/, '');
  const found =
    /^import\b.*/.exec(rest)?.[0] ??
    /^[\w$\u00aa-\uffff]+|^(["'`])(?:\\.|(?!\1).)*\1/.exec(rest)?.[0] ??
    rest.slice(0, 1);
  const end = positions.place(start + found.length);
  const from = positions.place(start);
  return { path, line: from.line, column: from.column, endLine: end.line, endColumn: end.column };
}
