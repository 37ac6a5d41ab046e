import type { CodePlace } from '#core/finding.ts';
import { lineStart, nextLine } from '#syntax/lines.ts';
import { parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { offsetsOf, type Range } from '#syntax/positions.ts';

/** What a model is shown of a file; offsets into its text with `\n` between lines. */
export interface Excerpt {
  /** Whole lines: the function around the finding, or what stands near it. */
  readonly code: Range;
  /** Statements at the top of the file that bring in other modules. */
  readonly imports: readonly Range[];
  /** The lines that the finding is about. */
  readonly marked: Range;
  /** Small enough to be written anew as a whole. */
  readonly mayBeRewritten: boolean;
}

const maxChars = 12_000;
const maxImportChars = 2000;
/** Longer pieces are not written anew: too much could change on the way. */
const maxRewrittenLines = 150;
/** Lines around a finding that stands in no function. */
const nearby = 12;

const functionKinds = new Set([
  'function_definition',
  'function_declaration',
  'function_expression',
  'generator_function_declaration',
  'arrow_function',
  'method_definition',
]);
/** What belongs to a function and stands around it. */
const wrapperKinds = new Set([
  'decorated_definition',
  'export_statement',
  'lexical_declaration',
  'variable_declaration',
  'variable_declarator',
  'pair',
]);

export function takeExcerpt(path: string, text: string, place: CodePlace): Excerpt {
  const tree = parse(path, text);
  const found = offsetsOf(place, text);
  const marked = clampLines(text, found, 20);
  const code = functionAround(tree, text, found) ?? linesAround(text, marked, nearby);
  return {
    code,
    imports: importsOf(tree, text).filter((range) => range.end <= code.start || range.start >= code.end),
    marked,
    mayBeRewritten: countLines(text, code) <= maxRewrittenLines,
  };
}

/** The outermost function around the place that can be written anew, else the innermost that can be shown; in whole lines. */
function functionAround(tree: Tree, text: string, { start, end }: Range): Range | undefined {
  const ranges = around(tree.root(), start, end)
    .filter((node) => functionKinds.has(String(node.kind())))
    .map((node) => wholeLinesOf(text, span(outermost(node))))
    .filter((range) => range.end - range.start <= maxChars);
  return ranges.find((range) => countLines(text, range) <= maxRewrittenLines) ?? ranges.at(-1);
}

function countLines(text: string, { start, end }: Range): number {
  return text.slice(start, end).split('\n').length;
}

/** Nodes that hold [start, end), outermost first. */
function around(root: Node, start: number, end: number): Node[] {
  const path: Node[] = [];
  for (let at: Node | undefined = root; at !== undefined;) {
    path.push(at);
    at = at.children().find((child) => {
      const range = span(child);
      return range.start <= start && range.end >= end && range.end > range.start;
    });
  }
  return path;
}

function outermost(node: Node): Node {
  const parent = node.parent();
  return parent !== null && wrapperKinds.has(String(parent.kind())) ? outermost(parent) : node;
}

function importsOf(tree: Tree, text: string): Range[] {
  const ranges: Range[] = [];
  let size = 0;
  for (const node of tree.root().children()) {
    const isImport = /^(future_)?import(_from)?_statement$/.test(String(node.kind()));
    const isRequire =
      /_declaration$/.test(String(node.kind())) && /=\s*require\(\s*['"][^'"]*['"]\s*\)/.test(node.text());
    if (!isImport && !isRequire) continue;
    const range = wholeLinesOf(text, span(node));
    size += range.end - range.start;
    if (size > maxImportChars) break;
    const last = ranges.at(-1);
    if (last !== undefined && last.end >= range.start)
      ranges[ranges.length - 1] = { start: last.start, end: range.end };
    else ranges.push(range);
  }
  return ranges;
}

function wholeLinesOf(text: string, { start, end }: Range): Range {
  return { start: lineStart(text, start), end: nextLine(text, Math.max(start, end - 1)) };
}

function clampLines(text: string, range: Range, most: number): Range {
  const whole = wholeLinesOf(text, range);
  let end = whole.start;
  for (let line = 0; line < most && end < whole.end; line++) end = nextLine(text, end);
  return { start: whole.start, end: Math.min(end, whole.start + maxChars) };
}

function linesAround(text: string, { start, end }: Range, count: number): Range {
  let from = start;
  let to = end;
  for (let line = 0; line < count; line++) {
    const up = from > 0 ? lineStart(text, from - 1) : from;
    const down = to < text.length ? nextLine(text, to) : to;
    if (down - up > maxChars) break;
    [from, to] = [up, down];
  }
  return { start: from, end: to };
}
