import type { CodePlace, TextEdit } from '#core/finding.ts';
import { messageOf } from '#core/errors.ts';
import type { Pattern } from '#core/pattern.ts';
import { applyEdits } from '#syntax/edits.ts';
import { findAll, languageOf, parse, span, type Node } from '#syntax/parse.ts';
import { Positions, rangeOf } from '#syntax/positions.ts';
import { findingAt } from '../pattern-conformance.ts';
import { proposeFromPattern } from '../patterns.ts';
import type { Edit } from './edit.ts';
import { isImport } from './kinds.ts';
import { normalise, refuse, type Refusal } from './pair.ts';

/** How much more than what was cured a pattern may bind to. */
const most = {
  /** Places of the file where nothing was found, for each finding. */
  elsewhere: 5,
  /** Findings of the rule that whoever cured one let be. */
  leftAlone: 4,
} as const;

/** The file as it would be if nothing but this cure had happened to it. */
function expectedOf({ beforeText, afterText, before, after }: Edit): string {
  return beforeText.slice(0, before.start) + afterText.slice(after.start, after.end) + beforeText.slice(before.end);
}

/** Makes the cure of an edit again; undefined when it comes out the same, but for layout, quotes and imports. */
export function tryReproduce(pattern: Pattern, edit: Edit): Refusal | undefined {
  const place = edit.place ?? placeAt(edit.path, edit.beforeText, edit.before.start, edit.before.end);
  const result = healAt(pattern, edit.path, edit.beforeText, place);
  if (result === undefined) return refuse('does-not-reproduce', 'The template does not bind where it was learned.');
  if ('refused' in result) return result;
  const expected = expectedOf(edit);
  if (result.text === expected) return undefined;
  if (withoutLayout(edit.path, result.text) !== withoutLayout(edit.path, expected))
    return refuse('does-not-reproduce', 'The template makes something else than the cure did.');
  return undefined;
}

/** What a pattern makes of a place; undefined when it does not bind there. */
export function healAt(
  pattern: Pattern,
  path: string,
  text: string,
  place: CodePlace,
): { readonly text: string } | Refusal | undefined {
  const language = languageOf(path);
  if (language === undefined) return undefined;
  try {
    const answer = proposeFromPattern(pattern, findingAt(pattern.rules[0] ?? '', place), { language, text });
    if (answer === undefined) return undefined;
    if ('leftAlone' in answer) return refuse('does-not-reproduce', answer.leftAlone);
    return {
      text: applyEdits(
        text,
        answer.change.edits.filter((edit: TextEdit) => edit.path === path),
      ),
    };
  } catch (error) {
    // ast-grep has the last word on what a rule is.
    return refuse('does-not-conform', messageOf(error));
  }
}

/** Refuses a pattern that binds at many places of a file where nothing was cured. */
export function tryNarrow(pattern: Pattern, edit: Edit, leftAlone: readonly CodePlace[]): Refusal | undefined {
  const { tree, beforeText } = edit;
  const ranges = leftAlone.map((place) => rangeOf(place, beforeText));
  let elsewhere = 0;
  const spared = new Set<number>();
  for (const { match, constraints } of pattern.rewrites) {
    for (const node of findAll(tree, match, constraints)) {
      const { start, end } = span(node);
      if (edit.changed.some((range) => range.start <= end && start <= range.end)) continue;
      const at = ranges.findIndex((range) => range.start < end && start < range.end);
      if (at < 0) elsewhere++;
      else spared.add(at);
    }
  }
  if (spared.size > most.leftAlone) {
    return refuse('not-always-wanted', `It would also change ${spared.size} findings that were left as they are.`);
  }
  if (elsewhere > most.elsewhere * (1 + ranges.length)) {
    return refuse('over-general', `It binds at ${elsewhere} places of the file where nothing was found.`);
  }
  return undefined;
}

/** True when the pattern would change this text at any of its lines. */
export function wouldChange(pattern: Pattern, path: string, text: string): boolean {
  const positions = new Positions(text);
  return (
    healAt(pattern, path, text, {
      path,
      line: 1,
      column: 1,
      endLine: positions.lineCount,
      endColumn: positions.place(text.length).column,
    }) !== undefined
  );
}

export function placeAt(path: string, text: string, start: number, end: number): CodePlace {
  const positions = new Positions(text);
  const [from, to] = [positions.place(start), positions.place(end)];
  return { path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** Where an import goes is the file's style: only that it is there counts, and other checks see to that. */
function withoutLayout(path: string, text: string): string {
  const root = parse(path, text).root();
  const imports =
    languageOf(path) === 'python'
      ? root.findAll({ rule: { any: pythonImports } })
      : root.children().filter((node) => isImport(String(node.kind())) || isRequire(node));
  const edits = imports.map((node) => ({ path, ...span(node), text: '' }));
  return normalise(applyEdits(text, edits)).replaceAll("'", '"');
}
const pythonImports = ['import_statement', 'import_from_statement', 'future_import_statement'].map((kind) => ({
  kind,
}));

function isRequire(node: Node): boolean {
  return /^(lexical|variable)_declaration$/.test(String(node.kind())) && /=\s*require\(/.test(node.text());
}
