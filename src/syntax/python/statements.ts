import type { TextEdit } from '#core/finding.ts';
import { lineStart, nextLine } from '#syntax/lines.ts';
import { span, type Node } from '#syntax/parse.ts';
import { isSame } from './nodes.ts';

/** One step of indentation: what most blocks of the file use; four spaces when it has none. */
export function indentationStep(text: string): string {
  const heads = /^([ \t]*)(?:def|class|if|for|while|with|try|else|async|except)\b[^\n#]*:[ \t]*\r?\n\1([ \t]+)\S/gm;
  const counts = new Map<string, number>();
  for (const [, , step = ''] of text.matchAll(heads)) counts.set(step, (counts.get(step) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '    ';
}

/** Text between the node and the end of its line: a comment, a semicolon, or nothing. */
export function restOfLine(text: string, node: Node): string {
  const { end } = span(node);
  return text.slice(end, nextLine(text, end)).trim();
}

/** True when the statement's lines carry a comment, which would go with them. */
export function hasComment(text: string, statement: Node): boolean {
  return restOfLine(text, statement).startsWith('#') || statement.find({ rule: { kind: 'comment' } }) !== null;
}

/**
 * Takes a statement away with its line. The last statement of a block becomes `pass`; a statement that
 * shares its line with others goes alone. Comments of other lines stay.
 */
export function removeStatement(path: string, text: string, statement: Node): TextEdit {
  const { start, end } = span(statement);
  const block = statement.parent();
  const siblings = block?.children().filter((node) => node.isNamed() && !node.is('comment')) ?? [];
  if (block !== null && !block.is('module') && siblings.length === 1) return { path, start, end, text: 'pass' };
  const index = siblings.findIndex((node) => isSame(node, statement));
  const before = text.slice(lineStart(text, start), start);
  const rest = restOfLine(text, statement);
  const next = siblings[index + 1];
  if (rest.startsWith(';')) {
    const sharesLine = next !== undefined && span(next).start < nextLine(text, end);
    return { path, start, end: sharesLine ? span(next).start : end + text.slice(end).indexOf(';') + 1, text: '' };
  }
  const previous = siblings[index - 1];
  if (before.trim() !== '' && previous !== undefined) return { path, start: span(previous).end, end, text: '' };
  if (before.trim() !== '' || rest !== '') return { path, start, end, text: before.trim() === '' ? '' : 'pass' };
  return { path, ...withoutGap(text, lineStart(text, start), nextLine(text, end)), text: '' };
}

/**
 * Of the empty lines above and below of what goes away, only the more numerous stay. It begins where the statement
 * began: what is put in its place stands at the same offset.
 */
function withoutGap(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const above = /\n((?:[^\S\n]*\n)+)$/.exec(text.slice(0, start))?.[1] ?? '';
  const below = /^(?:[^\S\n]*\n)+/.exec(text.slice(end))?.[0] ?? '';
  const spare = below.match(/[^\n]*\n/g)?.slice(0, above.split('\n').length - 1) ?? [];
  return { start, end: end + spare.join('').length };
}
