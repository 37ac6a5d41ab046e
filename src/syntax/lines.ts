/** The line ending that most lines of a file have; `\n` when it has none. */
export function lineEnding(text: string): '\r\n' | '\n' {
  const all = text.split('\n').length - 1;
  const crlf = text.split('\r\n').length - 1;
  return crlf * 2 > all ? '\r\n' : '\n';
}

/** Offset of the first character of the line that holds `offset`. */
export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\ufeff') ? 1 : start;
}

/** Offset behind the line ending of the line that holds `offset`. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** The white space in front of the first character of the line. */
export function indentationAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? '';
}

/** [start, end) widened to its whole lines, when nothing else stands on them; undefined otherwise. */
export function wholeLines(text: string, start: number, end: number): { start: number; end: number } | undefined {
  const from = lineStart(text, start);
  const rest = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0];
  return rest !== undefined && text.slice(from, start).trim() === ''
    ? { start: from, end: end + rest.length }
    : undefined;
}
