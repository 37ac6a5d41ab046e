import { escapeHtml, showUnseen } from './escape.ts';

export interface FenceOptions {
  /** Word after the fence: `diff`, `python`. */
  readonly language?: string;
  /** Default 200. */
  readonly maxLines?: number;
  /** Default 8,000. */
  readonly maxCharacters?: number;
}

/** A block of code that nothing in it can end, cut with a note when it is long. */
export function fence(text: string, options: FenceOptions = {}): string {
  const { language = '', maxLines = 200, maxCharacters = 8_000 } = options;
  const all = showUnseen(text.slice(0, maxCharacters * 4))
    .replace(/\n$/, '')
    .split('\n');
  const lines: string[] = [];
  let size = 0;
  for (const line of all.slice(0, maxLines)) {
    size += line.length + 1;
    if (size > maxCharacters) break;
    // A comment that looks like one of ours is never ours inside of a fence: whoever reads bodies need not parse Markdown.
    lines.push(line.replaceAll(/<!--(\s*heal)\b/gi, '<! --$1'));
  }
  const total = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const left = total - lines.length;
  const inside = lines.join('\n');
  const longest = Math.max(2, ...[...inside.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  const note = left > 0 ? `\n\n… and ${left} more line${left === 1 ? '' : 's'}.` : '';
  return `${ticks}${/^[a-z]+$/.test(language) ? language : ''}\n${inside}\n${ticks}${note}`;
}

/** A folded part. `title` is plain text (code between backticks), `body` Markdown that is safe already. */
export function fold(title: string, body: string, options: { readonly isOpen?: boolean } = {}): string {
  return `<details${options.isOpen === true ? ' open' : ''}>\n<summary>${escapeHtml(title)}</summary>\n\n${body.trim()}\n\n</details>`;
}

/** Cells are Markdown that is safe already (`prose`, `code`); '' without rows. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(headers), `|${headers.map(() => ' --- ').join('|')}|`, ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '&#124;');
}

/** `[text](address)`; the text alone when the address is none that may be linked. `text` is safe Markdown. */
export function link(text: string, address: string | undefined): string {
  if (address === undefined || !/^https:\/\/[\w.-]+(?::\d+)?\/[\w./~#%=?&+-]*$/.test(address)) return text;
  return `[${text}](${address})`;
}

/** 1234 → `1.2 s`. */
export function formatMs(ms: number): string {
  if (!Number.isFinite(ms) || ms < 0) return '–';
  if (ms < 1) return '< 1 ms';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 60_000
    ? `${(ms / 1_000).toFixed(1)} s`
    : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`;
}

/** 1234 → `1.2 µs`. */
export function formatNs(ns: number): string {
  if (!(ns < 1e6)) return formatMs(ns / 1e6);
  return ns < 1_000 ? `${Math.round(ns)} ns` : `${(ns / 1_000).toFixed(1)} µs`;
}

/** `1 file`, `2 files`. */
export function countOf(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}
