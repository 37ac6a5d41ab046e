/** Longest body of an issue, a pull request or a comment, in characters. Emoji and the like count as several: some room is left. */
export const maxBody = 65_536;
const room = 1_024;

/** A part of a body. The one with the highest `drop` goes first when there is no room; 0 (the default) never goes. */
export interface BodyPart {
  readonly text: string;
  readonly drop?: number;
  /** What stands there instead; nothing when absent. */
  readonly instead?: string;
}

/** Joins the parts by blank lines; those that do not fit make way for shorter ones, the last of the least important first. */
export function joinParts(parts: readonly BodyPart[], max = maxBody - room): string {
  const kept = parts.filter(({ text }) => text !== '');
  const order = kept
    .map((part, index) => ({ index, drop: part.drop ?? 0 }))
    .filter(({ drop }) => drop > 0)
    .toSorted((a, b) => b.drop - a.drop || b.index - a.index);
  const texts = kept.map(({ text }) => text);
  let size = texts.reduce((sum, text) => sum + sizeOf(text) + 2, 0);
  for (const { index } of order) {
    if (size <= max) break;
    const instead = kept[index]?.instead ?? '';
    size += sizeOf(instead) - sizeOf(texts[index] ?? '');
    texts[index] = instead;
  }
  const body = texts.filter((text) => text !== '').join('\n\n');
  // Parts that never go are bounded by those who write them; this is for the case that they are not.
  return sizeOf(body) <= max ? body : body.slice(0, max).toWellFormed();
}

/** GitHub's limit counts characters; bytes are more than any way of counting them only for what is not ASCII: UTF-16 units are safe. */
function sizeOf(text: string): number {
  return text.length;
}
