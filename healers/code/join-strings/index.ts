import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { indentationAt, lineEnding, nextLine } from '#syntax/lines.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { quoteOf, unwrap } from '#syntax/python/built-strings.ts';
import { findGrowingTexts, type GrowingText } from '#syntax/python/growing-text.ts';
import { identifiersOf } from '#syntax/python/names.ts';
import { descendants } from '#syntax/python/nodes.ts';
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
    const summary = 'Join the pieces once';
    const expression = planExpression(path, context.text, text);
    if (expression !== undefined) return { change: { edits: mergeEdits(expression) }, summary };
    const parts = nameOfList(tree.root());
    const edits = plan(path, context.text, text, parts);
    if (typeof edits === 'string') return { leftAlone: edits };
    return { change: { edits: mergeEdits(edits) }, summary: 'Collect the pieces in a list and join them once' };
  },
};

/** `out = "".join(piece for row in rows)`, where the loop does nothing else and nothing of it is needed afterwards. */
function planExpression(path: string, text: string, growing: GrowingText): TextEdit[] | undefined {
  const { start, loop, additions } = growing;
  const [addition] = additions;
  const body = loop.field('body');
  const value = addition?.field('right') ?? null;
  const [target, iterable] = [loop.field('left'), loop.field('right')];
  const literal = unwrap(start.value);
  if (!loop.is('for_statement') || loop.field('alternative') !== null || /^async\b/.test(loop.text())) return undefined;
  if (additions.length !== 1 || body?.namedChildren().length !== 1 || !isEmptyText(literal)) return undefined;
  if (value === null || target === null || iterable === null || scopeOf(loop).is('module')) return undefined;
  const whole = { start: span(start.statement).end, end: span(loop).end };
  const around = text.slice(whole.end, nextLine(text, whole.end)) + text.slice(whole.start, span(loop).start);
  const isSimple = !['expression_list', 'yield', 'tuple'].includes(String(value.kind()));
  // Commas on the right of `in`, and values that suspend or assign, mean something else inside the parentheses.
  const strange = { rule: { any: ['comment', 'await', 'yield', 'named_expression'].map((kind) => ({ kind })) } };
  if (around.trim() !== '' || !isSimple || iterable.is('expression_list') || loop.find(strange) !== null)
    return undefined;
  const names = target.is('identifier') ? [target] : descendants(target, 'identifier');
  const isNeededLater = names.some((name) =>
    identifiersOf(scopeOf(loop), name.text()).some((use) => span(use).start > whole.end || span(use).end < whole.start),
  );
  if (isNeededLater) return undefined;
  const piece = value.is('parenthesized_expression') ? value.text().slice(1, -1) : value.text();
  const joined = `${literal.text()}.join(${piece} for ${target.text()} in ${iterable.text()})`;
  if (joined.includes('\n')) return undefined;
  return [
    { path, ...span(start.value), text: joined },
    { path, ...whole, text: '' },
  ];
}

function isEmptyText(literal: Node): boolean {
  return /^[rRuU]?(?:""|'')$/.test(literal.text());
}

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
  edits.push({ path, ...span(start.value), text: isEmptyText(literal) ? '[]' : `[${literal.text()}]` });
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

/** A word before a number. */
function nameOfList(root: Node): string {
  const names = ['parts', 'pieces', 'chunks'];
  return names.find((name) => freeName(root, name) === name) ?? freeName(root, 'parts');
}
