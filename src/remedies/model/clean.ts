import type { Mask } from '#core/redact.ts';
import { unseenCharacters } from '#core/text.ts';

/**
 * Characters that a model reads and a person does not see: soft hyphens, zero widths, changes of direction, fillers,
 * variation selectors, tags.
 */
const hidden = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

export function hasHidden(text: string): boolean {
  return text.search(hidden) !== -1 || text.search(unseenCharacters) !== -1;
}

/** What people of the outside get to see of a text: no secrets, nothing hidden, `\n` between lines. */
export function cleanText(text: string, mask: Mask): string {
  // A secret may stand whole before hidden characters go, or only after.
  return maskLikely(mask(strip(maskLikely(mask(text.replaceAll('\r\n', '\n'))))));
}

/** The same, cut to so many characters; what is missing is said. */
export function cleanShort(text: string, mask: Mask, max: number): string {
  const clean = cleanText(text, mask).toWellFormed();
  return clean.length <= max ? clean : `${clean.slice(0, max).toWellFormed()} […]`;
}

/** One line of foreign words for people: bounded, and without anything that acts in a terminal or on a page. */
export function quoteForPeople(text: string, mask: Mask, max: number): string {
  const line = cleanText(text, mask)
    .replace(/\s+/g, ' ')
    .replace(/["`<>]/g, "'")
    .trim();
  return `"${line.length <= max ? line : `${line.slice(0, max).toWellFormed()}…`}"`;
}

function strip(text: string): string {
  return text.replace(hidden, '').replace(unseenCharacters, '');
}

const secretName = String.raw`(?:pass(?:word|wd|phrase)?|pwd|secret|token|api_?key|access_?key|private_?key|auth|credentials?)`;
/** What has the looks of a secret, whether or not a scanner has said so. The captured part is what goes. */
const likely: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----([\s\S]*?)(?:-----END|$)/dg,
  /\b((?:sk|pk|rk)[-_][\w-]{16,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{30,}|npm_\w{30,}|hf_\w{20,}|SG\.[\w.-]{20,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)/dg,
  /\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s/:@'"`]*:([^\s/@'"`{}$]{3,})@/dgi,
  new RegExp(
    String.raw`${secretName}\w{0,40}["'\]]?\s*(?::\s*\w+\s*)?[=:]\s*[bru]?(?<quote>["'\x60])((?:(?!\k<quote>)[^\n\\\s]){6,})\k<quote>`,
    'gid',
  ),
  /\b(?:bearer|basic)\s+(?=[^\s"'`]*[\d=])([\w.~+/=-]{8,})/dgi,
  /\b(?:basic_?auth|http\w*auth|auth|login|credentials)\s{0,9}=?\s{0,9}\([^()\n]{0,300}?,\s{0,99}["'`]([^"'`\n\s]{4,})["'`]/dgi,
  /["'`]((?=[^"'`]*\d)(?=[^"'`]*[a-z])(?=[^"'`]*[A-Z])[\w+/=-]{32,})["'`]/dg,
];

function maskLikely(text: string): string {
  let masked = text;
  for (const pattern of likely) {
    let result = '';
    let last = 0;
    for (const match of masked.matchAll(pattern)) {
      const [start, end] = match.indices?.at(-1) ?? [0, 0];
      if (masked.slice(start, end) === '***') continue;
      result += `${masked.slice(last, start)}***`;
      last = end;
    }
    masked = result + masked.slice(last);
  }
  return masked;
}
