import type { CodeFinding } from '#core/finding.ts';
import { splitLines } from './hunks.ts';

/**
 * What to look for in the history to find commits that dealt with the same thing: what the tool names and the line holds,
 * else what is called there, else the longest word. Undefined when the line has nothing that stands out.
 */
export function chooseSearchToken(finding: CodeFinding, text: string): string | undefined {
  const { place, message } = finding;
  const line = splitLines(text)[place.line - 1] ?? '';
  const end = place.endLine === place.line ? place.endColumn - 1 : line.length;
  const marked = line.slice(place.column - 1, end).trim() === '' ? line : line.slice(place.column - 1, end);
  const quoted = [...message.matchAll(/[`'"]([^`'"]{3,60})[`'"]/g)].map((match) => match[1] ?? '');
  const named = quoted.find((name) => /\W/.test(name) && line.includes(name));
  const called = /[\p{L}_$][\p{L}\p{N}_$.]*\(/u.exec(marked)?.[0];
  const words = marked.match(/[\p{L}_$][\p{L}\p{N}_$]{3,}/gu) ?? [];
  const longest = words.reduce<string | undefined>(
    (best, word) => (word.length > (best?.length ?? 0) ? word : best),
    undefined,
  );
  const short = marked.trim().slice(0, 40);
  const token = named ?? called ?? longest ?? (short.length >= 3 ? short : undefined);
  return token?.replace(/^self\.|^this\./, '').slice(0, 60);
}
