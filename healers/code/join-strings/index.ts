import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { mergeEdits } from '#syntax/merge-edits.ts';
import { rangeOf } from '#syntax/offsets.ts';
import { parse, span } from '#syntax/parse.ts';
import { quoteOf, unwrap } from '#syntax/python/built-strings.ts';
import { findGrowingTexts, type GrowingText } from '#syntax/python/growing-text.ts';
import { indentationAt, lineEnding, nextLine } from '#syntax/python/statements.ts';
import { freeName, scopeOf } from '#syntax/python/uses.ts';

export const healer: CodeHealer = {
  name: 'join-strings',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/string-concat-in-loop'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const text = findGrowingTexts(tree).find(({ additions }) =>
      additions.some((it) => span(it).start < end && start < span(it).end),
    );
    if (text === undefined)
      return { leftAlone: 'The text is read before its loop ends, or does not start as a literal.' };
    const parts = freeName(tree.root(), 'parts');
    const edits = plan(path, context.text, text, parts);
    if (typeof edits === 'string') return { leftAlone: edits };
    return { change: { edits: mergeEdits(edits) }, summary: 'Collect the pieces in a list and join them once' };
  },
};

function plan(path: string, text: string, growing: GrowingText, parts: string): TextEdit[] | string {
  const { start, loop, additions } = growing;
  const isModule = scopeOf(loop).is('module');
  if (isModule) return 'At the top of a module other files may read the text.';
  const assignment = start.name.parent();
  const type = assignment?.field('type') ?? null;
  if (type !== null && type.text() !== 'str') return 'The text is declared to be something else than `str`.';
  const edits: TextEdit[] = [{ path, ...span(start.name), text: parts }];
  if (type !== null) edits.push({ path, ...span(type), text: 'list[str]' });
  const literal = unwrap(start.value);
  const isEmpty = /^[rRuU]?(?:""|'')$/.test(literal.text());
  edits.push({ path, ...span(start.value), text: isEmpty ? '[]' : `[${literal.text()}]` });
  for (const addition of additions) {
    const value = addition.field('right');
    if (value === null) return 'An addition is incomplete.';
    if (['expression_list', 'yield', 'tuple'].includes(String(value.kind())))
      return 'More than one value is added at once.';
    if (addition.find({ rule: { kind: 'comment' } }) !== null) return 'A comment stands inside an addition.';
    const whole = span(addition);
    const inner = value.is('parenthesized_expression')
      ? text.slice(span(value).start + 1, span(value).end - 1)
      : value.text();
    edits.push({ path, start: whole.start, end: whole.end, text: `${parts}.append(${inner})` });
  }
  const at = nextLine(text, span(loop).end);
  const line = text.slice(span(loop).end, at);
  // A comment behind the last line of the loop belongs to that line: the new line goes below it.
  if (!/^[ \t]*(?:#[^\n]*)?\r?\n?$/.test(line)) return 'Other statements share the last line of the loop.';
  const indent = indentationAt(text, span(loop).start);
  const ending = lineEnding(text);
  const quote = literal.is('string') && quoteOf(literal)[0] === "'" ? "''" : '""';
  const hasBreak = line.endsWith('\n');
  const written = `${indent}${growing.name} = ${quote}.join(${parts})`;
  edits.push({ path, start: at, end: at, text: hasBreak ? written + ending : ending + written });
  return edits;
}
