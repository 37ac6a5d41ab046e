import { listComments } from '#syntax/comments.ts';
import { countChangedLines } from '#syntax/diff.ts';
import { findDishonesty } from '#syntax/honesty.ts';
import { hasInvisible } from '#syntax/scope.ts';

export interface ChangedText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}
/** Most lines that one file may have for its change to be counted. */
const mostLines = 60_000;

/** Strict UTF-8, and no bytes that only binary files have; undefined otherwise. A byte order mark stays. */
export function decodeText(content: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Base64 exactly as encoders write it; undefined for anything else. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const content = Buffer.from(text, 'base64');
  return content.toString('base64') === text ? content : undefined;
}

/** Why these contents are no heal; undefined when nothing speaks against them. Nothing of the repository is run. */
export function findChangeProblem(
  files: readonly ChangedText[],
  limits: { readonly maxLines: number },
): string | undefined {
  let changed = 0;
  for (const { path, before, after } of files) {
    if (before === after) return 'it changes nothing in one of its files';
    if (after.trim() === '' && before.trim() !== '') return 'it empties a file';
    if (countLines(before) > mostLines || countLines(after) > mostLines) return 'a file has too many lines';
    if (addsInvisible(before, after)) return 'it puts in signs that cannot be seen, or that turn the direction of text';
    const lines = countChangedLines(before, after, limits.maxLines - changed);
    if (lines === undefined) return `it changes more than ${limits.maxLines} lines`;
    changed += lines;
    const dishonesty = findDishonesty(path, before, after, listComments);
    if (dishonesty) return describeDishonesty(dishonesty);
  }
  return undefined;
}

function describeDishonesty({
  detail,
  inconclusive,
}: {
  readonly detail: string;
  readonly inconclusive?: true;
}): string {
  if (inconclusive) return 'it changes what a test asserts';
  if (detail.startsWith('It silences')) return 'it silences a tool instead of curing the fault';
  return detail.includes('comment') ? 'it removes a comment' : 'it removes a test or an assertion';
}

function addsInvisible(before: string, after: string): boolean {
  if (!hasUnseen(after)) return false;
  const count = (text: string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const sign of text) if (hasUnseen(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    return counts;
  };
  const had = count(before);
  return [...count(after)].some(([sign, times]) => times > (had.get(sign) ?? 0));
}

/** Also control characters: an editor shows them as nothing, a terminal obeys them. */
function hasUnseen(text: string): boolean {
  return hasInvisible(text) || /[\u0001-\u0008\u000b\u000e-\u001f\u007f-\u009f\u2028\u2029\p{VS}]/u.test(text);
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
