/** Letters that reading mistakes for one another count as one. */
const confused: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  i: 'l',
  '|': 'l',
  '!': 'l',
  '5': 's',
  '—': '-',
  '–': '-',
  '…': '',
};

export function foldText(text: string): string {
  return [
    ...text
      .toLowerCase()
      .normalize('NFC')
      .replace(/[\s.:_…]+/g, ''),
  ]
    .map((one) => confused[one] ?? one)
    .join('');
}

/** 0–1: 1 for the same text, as far as reading can tell. */
export function sameness(a: string, b: string): number {
  const [one, other] = [foldText(a), foldText(b)];
  if (one === other) return 1;
  const longest = Math.max(one.length, other.length);
  return 1 - editDistance(one, other) / longest;
}

/** What reading says about a candidate: `equal` and `other` only where reading is sure. */
export type TextVerdict = 'equal' | 'other' | 'unsure';

/** Digits and signs are often misread: what is not read as a word proves nothing unless it is exactly the same. */
export function compareTexts(
  known: readonly string[],
  read: { readonly text: string; readonly confidence: number } | undefined,
): TextVerdict {
  if (known.length === 0 || read === undefined) return 'unsure';
  const best = Math.max(...known.map((text) => sameness(text, read.text)));
  const length = foldText(read.text).length;
  if (best === 1 && length > 0) return read.confidence >= 0.5 ? 'equal' : 'unsure';
  // A letter or two in a long word: read wrongly, rather than another word.
  if (best >= 0.85) return 'unsure';
  if (length === 0) return 'unsure';
  return read.confidence >= (length <= 2 ? 0.88 : 0.75) ? 'other' : 'unsure';
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
