import { stripVTControlCharacters } from 'node:util';

/**
 * Texts of repositories, tools and bundles on GitHub: shown letter by letter, never acting. No mention, no closing
 * keyword, no link, image, HTML, table or fence of theirs ever works, in a body, in a title or in a commit message.
 */

const usualLength = 300;
/** Stops GitHub from reading a name, a number or an address; drawn as nothing. */
const stop = '&#8203;';

/** One line of Markdown or HTML in which nothing acts. */
export function escapeText(text: string, maxLength = usualLength): string {
  return encode(oneLine(text, maxLength));
}

/** As `escapeText`; what stands between backticks stays code, as tools write names. */
export function prose(text: string, maxLength = usualLength): string {
  return splitCode(oneLine(text, maxLength))
    .map((part) => (part.isCode ? code(part.text, maxLength) : encode(part.text)))
    .join('');
}

/** Code within a line, also in a cell of a table. An empty text is shown as `(empty)`. */
export function code(text: string, maxLength = usualLength): string {
  const line = oneLine(text, maxLength);
  if (line === '') return '(empty)';
  return /^[\w./:,;=()+ -]+$/.test(line) && !hasReference(line) ? `\`${line}\`` : htmlCode(line);
}

/** For the inside of HTML elements, where Markdown is not read: titles of folded parts. */
export function escapeHtml(text: string, maxLength = usualLength): string {
  return splitCode(oneLine(text, maxLength))
    .map((part) => (part.isCode ? htmlCode(part.text) : encode(part.text)))
    .join('');
}

/**
 * For places without markup, where no sign can be encoded: titles, commit messages, check runs.
 * References are broken up visibly, and words that steer a CI are taken apart.
 */
export function plain(text: string, maxLength = usualLength): string {
  return oneLine(text, maxLength)
    .replaceAll(/@(?=[\w-])/g, '@ ')
    .replaceAll(/#(?=\d)/g, '# ')
    .replaceAll(/\b(GH)-(?=\d)/gi, '$1 ')
    .replaceAll(/:\/\//g, ': //')
    .replaceAll(/\bwww\.(?=\S)/gi, 'www. ')
    .replaceAll(/\[(?=[^\]]{0,20}\b(?:skip|no)\b|\s*(?:skip|no|ci)\b)/gi, '[ ')
    .replaceAll(/\*\*\*(?=NO_CI)/gi, '* * *')
    .replaceAll(/\b(skip-checks|(?:[a-z]+-)+by)\s*:/gi, '$1 :')
    .slice(0, maxLength)
    .trim();
}

/** Several lines for a fence: escape sequences gone, what would not be seen written out. */
export function showUnseen(text: string): string {
  return stripVTControlCharacters(text.toWellFormed())
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(
      // Tabs and line breaks are meant. A byte order mark, variation selectors and unassigned planes are not seen either.
      /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu,
      (sign) => `\\u{${sign.codePointAt(0)?.toString(16) ?? ''}}`,
    );
}

function oneLine(text: string, maxLength: number): string {
  // Bounded before anything looks at it: a text may be as long as its sender likes.
  const line = showUnseen(text.slice(0, maxLength * 4))
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > maxLength
    ? `${line
        .slice(0, maxLength - 1)
        .toWellFormed()
        .trimEnd()}…`
    : line;
}

function htmlCode(line: string): string {
  return `<code>${encode(line)}</code>`;
}

/** Every sign with a meaning in Markdown or HTML as an entity: those are text wherever they stand. */
function encode(line: string): string {
  return line.replaceAll(
    /[^\p{L}\p{N} ,.;:?'"()/%=…→–-]|(?<=^ *)[-+=]|(?<=^ *\d+)[.)]|https?:|www\.|ftp:|\bGH-/giu,
    (sign) => {
      if (sign.length > 2 && /[a-z]/i.test(sign)) return `${sign.slice(0, -1)}${entity(sign.at(-1) ?? '')}${stop}`;
      const encoded = /^[\u0000-\u007f]$/.test(sign) ? entity(sign) : sign;
      return sign === '@' || sign === '#' ? `${encoded}${stop}` : encoded;
    },
  );
}

function entity(sign: string): string {
  return `&#${sign.codePointAt(0)};`;
}

/** What GitHub could take for a person, an issue, an address. */
function hasReference(line: string): boolean {
  return /\/\/|\bwww\.|\bGH-\d/i.test(line);
}

function splitCode(line: string): { readonly text: string; readonly isCode: boolean }[] {
  return line
    .split(/(`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => {
      const isCode = part.length > 2 && part.startsWith('`') && part.endsWith('`');
      return { text: isCode ? part.slice(1, -1) : part, isCode };
    });
}
