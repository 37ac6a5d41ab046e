import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import { parse, type Node } from '#syntax/parse.ts';
import type { PythonFunction } from '#syntax/python/functions.ts';
import { descendants, isSame } from '#syntax/python/nodes.ts';

/**
 * Why `return None` would only move the crash: the call that the log shows uses the answer at once, or compares it
 * with something else. Undefined when nothing speaks against it.
 */
export async function whyCallerObjects(
  finding: CodeFinding,
  fn: PythonFunction,
  context: CodeContext,
): Promise<string | undefined> {
  // The steps of a log are its calls from the outside in; the last one is the place itself.
  const step = finding.flow?.steps.find(({ note }) => note.startsWith('#1 '));
  const text = step && (await context.read(step.place.path));
  if (!step || text === undefined) return undefined;
  const { path, line } = step.place;
  const calls = descendants(parse(path, text).root(), 'call').filter((call) => {
    const { start, end } = call.range();
    const name = call.field('function')?.text().split('.').at(-1);
    return name === fn.name && start.line < line && end.line >= line - 1;
  });
  const objecting = calls.find(cannotTakeNone);
  return (
    objecting &&
    `the call at ${path}:${line} uses what ${fn.name} gives without asking for None: the answer is a person's to choose`
  );
}

function cannotTakeNone(call: Node): boolean {
  const parent = call.parent();
  if (parent === null) return false;
  switch (String(parent.kind())) {
    case 'attribute':
      return isSame(parent.field('object'), call);
    case 'subscript':
      return isSame(parent.field('value'), call);
    case 'await':
    case 'parenthesized_expression':
      return cannotTakeNone(parent);
    case 'for_statement':
    case 'for_in_clause':
      return isSame(parent.field('right'), call);
    case 'binary_operator':
    case 'list_splat':
    case 'dictionary_splat':
      return true;
    case 'comparison_operator':
      return !/\bNone\b/.test(parent.text());
    case 'assignment':
      return /^(?:pattern_list|tuple_pattern|list_pattern)$/.test(String(parent.field('left')?.kind()));
    case 'argument_list':
      return /^(?:len|int|float|str|list|tuple|set|sorted|sum|min|max|self\.assertEqual)$/.test(
        parent.parent()?.field('function')?.text() ?? '',
      );
    default:
      return false;
  }
}
