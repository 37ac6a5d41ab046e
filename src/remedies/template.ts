import type { TextEdit } from '#core/finding.ts';
import type { LeftAlone } from '#core/remedy.ts';
import { indentationAt, lineEnding, wholeLines } from '#syntax/lines.ts';
import { span, type Node } from '#syntax/parse.ts';

/**
 * Fills a template such as `safe_load($A, $$$ARGS)` and says what must change in the text for it.
 * What metavariables caught stays as it is written, comments and line breaks included; between them only
 * the words that differ are replaced.
 */
export function rewriteNode(path: string, text: string, node: Node, template: string): readonly TextEdit[] | LeftAlone {
  const parts = bindTemplate(template, node, text);
  if (parts === undefined) return { leftAlone: 'The template uses a metavariable that the match did not bind.' };
  const whole = span(node);
  if (template.trim() === '') return removeWhole(path, text, node);
  const indent = indentationAt(text, whole.start);
  const eol = lineEnding(text);
  const lay = (literal: string): string => literal.replace(/\r?\n/g, eol + indent);
  const edits: TextEdit[] = [];
  if (!isInOrder(parts, whole)) {
    const filled = parts.map((part) => (typeof part === 'string' ? lay(part) : text.slice(part.start, part.end)));
    const caught = parts.filter((part) => typeof part !== 'string');
    if (holdsCommentOutside(node, caught)) return commentInTheWay;
    return [{ path, ...whole, text: filled.join('') }];
  }
  let from = whole.start;
  for (let i = 0; i <= parts.length; i += 2) {
    const literal = parts[i];
    const next = parts[i + 1];
    const to = next !== undefined && typeof next !== 'string' ? next.start : whole.end;
    const edit = editGap(path, text, from, to, lay(typeof literal === 'string' ? literal : ''));
    if (edit !== undefined) {
      if (commentsIn(node).some((comment) => comment.start < edit.end && edit.start < comment.end)) {
        return commentInTheWay;
      }
      edits.push(edit);
    }
    if (next === undefined || typeof next === 'string') break;
    from = next.end;
  }
  return edits;
}

/** A statement goes with its line; one that its block needs, or that shares its line, stays. */
function removeWhole(path: string, text: string, node: Node): readonly TextEdit[] | LeftAlone {
  const { start, end } = span(node);
  const siblings =
    node
      .parent()
      ?.namedChildren()
      .filter((child) => child.kind() !== 'comment') ?? [];
  const lines = wholeLines(text, start, end);
  if (lines === undefined || siblings.length < 2)
    return { leftAlone: 'The statement cannot be taken away with its line.' };
  return commentsIn(node).length > 0 ? commentInTheWay : [{ path, ...lines, text: '' }];
}

const commentInTheWay: LeftAlone = { leftAlone: 'A comment stands inside the code that would be replaced.' };

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Literal, caught, literal, caught, …, literal; undefined when a name is not bound. */
function bindTemplate(template: string, node: Node, text: string): (string | Range)[] | undefined {
  const parts: (string | Range)[] = [];
  let literal = '';
  let last = 0;
  for (const found of template.matchAll(/(\$\$\$|\$)([A-Z_][A-Z0-9_]*)/g)) {
    literal += template.slice(last, found.index);
    last = found.index + found[0].length;
    const name = found[2] ?? '';
    if (found[1] === '$') {
      const single = node.getMatch(name);
      if (single === null) {
        const made = node.getTransformed(name);
        if (made === null) return undefined;
        literal += made;
        continue;
      }
      parts.push(literal, span(single));
      literal = '';
      continue;
    }
    const range = rangeOf(node.getMultipleMatches(name), text);
    if (range !== undefined) {
      parts.push(literal, range);
      literal = '';
      continue;
    }
    // Nothing was caught: its comma goes too, the one after it or else the one before it.
    const after = /^\s*,\s*/.exec(template.slice(last));
    if (after) last += after[0].length;
    else literal = literal.replace(/,\s*$/, '');
  }
  parts.push(literal + template.slice(last));
  return parts;
}

/** From the first to the last caught node; a trailing comma and comments belong to what follows. */
function rangeOf(nodes: readonly Node[], text: string): Range | undefined {
  const ranges = nodes.filter((node) => node.kind() !== 'comment' && node.text() !== ',').map(span);
  const first = ranges[0];
  const last = ranges.at(-1);
  return first && last && text.length >= last.end ? { start: first.start, end: last.end } : undefined;
}

function isInOrder(parts: readonly (string | Range)[], whole: Range): boolean {
  let at = whole.start;
  for (const part of parts) {
    if (typeof part === 'string') continue;
    if (part.start < at || part.end > whole.end) return false;
    at = part.end;
  }
  return true;
}

/** The smallest edit that makes [from, to) read like `wanted`, spacing and line breaks aside. */
function editGap(path: string, text: string, from: number, to: number, wanted: string): TextEdit | undefined {
  const have = tokens(text.slice(from, to));
  const want = tokens(wanted);
  let i = 0;
  let j = 0;
  for (;;) {
    if (i < have.length && j < want.length && have[i] === want[j]) [i, j] = [i + 1, j + 1];
    else if (isSpace(have[i]) && isSpace(want[j]) && !have[i]?.includes('\n')) [i, j] = [i + 1, j + 1];
    else if (isSpace(have[i]) && j < want.length && have[i + 1] === want[j]) i++;
    // The comma behind the last line of a list is layout as well.
    else if (have[i] === ',' && isSpace(have[i + 1]) && isClosing(want[j]) && have[i + 2] === want[j]) i += 2;
    else if (isSpace(want[j]) && i < have.length && have[i] === want[j + 1]) j++;
    else break;
  }
  let k = have.length;
  let l = want.length;
  for (;;) {
    const old = k > i ? have[k - 1] : undefined;
    const neu = l > j ? want[l - 1] : undefined;
    if (old !== undefined && old === neu) [k, l] = [k - 1, l - 1];
    else if (isSpace(old) && isSpace(neu)) [k, l] = [k - 1, l - 1];
    else if (isSpace(old) && neu !== undefined && (k - 2 >= i ? have[k - 2] : undefined) === neu) k--;
    else if (isSpace(neu) && old !== undefined && (l - 2 >= j ? want[l - 2] : undefined) === old) l--;
    else break;
  }
  // A line break before what stays is layout of the file: keep it.
  if (k > i && isSpace(have[k - 1]) && have[k - 1]?.includes('\n')) k--;
  const insertion = want.slice(j, l).join('');
  const start = from + have.slice(0, i).join('').length;
  const end = from + have.slice(0, k).join('').length;
  // Spacing that only the file has is its own style.
  if (text.slice(start, end).trim() === '' && insertion === '') return undefined;
  if (start < end && text.slice(start, end).trim() === '') return { path, start, end: start, text: insertion };
  if (start === end && insertion.trim() !== '' && have[k]?.includes('\n') && have[i - 1] === ',') {
    return { path, start, end, text: `${newLineLike(text, from)}${insertion.trim()},` };
  }
  return { path, start, end, text: insertion };
}

/** A line break and the indentation of the line that holds `offset`. */
function newLineLike(text: string, offset: number): string {
  return lineEnding(text) + indentationAt(text, offset);
}

function tokens(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];
}

function isSpace(token: string | undefined): boolean {
  return token !== undefined && /^\s/.test(token);
}

function isClosing(token: string | undefined): boolean {
  return token === ')' || token === ']' || token === '}';
}

function commentsIn(node: Node): Range[] {
  return node.findAll({ rule: { kind: 'comment' } }).map(span);
}

function holdsCommentOutside(node: Node, kept: readonly Range[]): boolean {
  return commentsIn(node).some(({ start, end }) => !kept.some((range) => range.start <= start && end <= range.end));
}
