import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { indentationAt, lineEnding, wholeLines } from '#syntax/lines.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { descendants } from '#syntax/python/nodes.ts';
import { indentationStep, restOfLine } from '#syntax/python/statements.ts';
import { isTestFile } from '#syntax/test-files.ts';
import { readLoop, type Loop } from './loop.ts';
import { doubtAbout } from './doubts.ts';

const longestLine = 88;

/** Makes a list from the loop that only fills it: a comprehension where the list begins right above, else `extend`. */
export const healer: CodeHealer = {
  name: 'collect-list',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/PERF401'],
  // Assumes that what makes the items does not itself look at the list.
  safety: 'careful',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    if (isTestFile(path)) return { leftAlone: 'tests are run to be right, not to be fast' };
    if (/(^|\/)migrations\/\d{4}_/.test(path)) return { leftAlone: 'a migration is run once, and then kept as it was' };
    const { start, end } = rangeOf(finding.place, text);
    const loops = descendants(parse(path, text).root(), 'for_statement');
    const node = loops.findLast((each) => span(each).start < end && start < span(each).end);
    const loop = node && readLoop(node);
    if (!loop) return { leftAlone: 'the loop does more than to add one item in each round' };
    if (restOfLine(text, loop.node).startsWith('#') || loop.node.find({ rule: { kind: 'comment' } }) !== null)
      return { leftAlone: 'a comment in the loop would lose its place' };
    const doubt = doubtAbout(loop);
    if (doubt !== undefined) return { leftAlone: doubt };
    const begun = beginningOf(loop, text);
    const written = write(loop, begun?.head, text);
    if (written === undefined) return { leftAlone: 'the list would take lines that are too long to read' };
    const edits: TextEdit[] = [{ path, ...span(loop.node), text: written }];
    if (begun) edits.unshift({ path, ...begun.lines, text: '' });
    const summary = begun ? 'Make the list in one expression' : 'Add all items at once';
    return { change: { edits }, summary };
  },
};

/** `names = []` as the statement before the loop, on lines of its own; comments may stand between. */
function beginningOf(
  { node, list }: Loop,
  text: string,
): { readonly head: string; readonly lines: { start: number; end: number } } | undefined {
  let before = node.prev();
  while (before?.is('comment') === true) before = before.prev();
  const assignment = before?.is('expression_statement') === true ? before.child(0) : null;
  const value = assignment?.is('assignment') === true ? assignment.field('right') : null;
  if (!before || !assignment || !value || assignment.field('left')?.text() !== list.text()) return undefined;
  if (!list.is('identifier') || !/^(\[\]|list\(\))$/.test(value.text())) return undefined;
  const { start, end } = span(before);
  const own = wholeLines(text, start, end);
  // The empty lines between the two go with it.
  const lines = own && {
    start: own.start,
    end: own.end + (/^(?:[^\S\n]*\n)*/.exec(text.slice(own.end))?.[0].length ?? 0),
  };
  return lines && { head: text.slice(start, span(value).start), lines };
}

function write(
  { node, list, target, items, fits, value }: Loop,
  head: string | undefined,
  text: string,
): string | undefined {
  const clause = `for ${target.text()} in ${wrapped(items)}`;
  const parts = [value.text(), clause, ...(fits ? [`if ${wrapped(fits)}`] : [])];
  if (parts.some((part) => part.includes('\n'))) return undefined;
  const indent = indentationAt(text, span(node).start);
  // A generator instead of a list would be slower than the loop.
  const [open, close] = head === undefined ? [`${list.text()}.extend([`, '])'] : [`${head}[`, ']'];
  const flat = `${open}${parts.join(' ')}${close}`;
  if (indent.length + flat.length <= longestLine) return flat;
  const inner = indent + indentationStep(text);
  if (parts.some((part) => inner.length + part.length > longestLine)) return undefined;
  const newline = lineEnding(text);
  return [open, ...parts.map((part) => inner + part), indent + close].join(newline);
}

/** `a if b else c` and a bare tuple need parentheses there. */
function wrapped(node: Node): string {
  const isLoose = node.is('conditional_expression') || node.is('expression_list');
  return isLoose || (node.is('tuple') && !node.text().startsWith('(')) ? `(${node.text()})` : node.text();
}
