import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { indentationAt, lineEnding, nextLine } from '#syntax/lines.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { unwrap } from '#syntax/python/built-strings.ts';
import { readArguments } from '#syntax/python/calls.ts';
import {
  findTestedLists,
  hasUnhashable,
  isOnlyTested,
  mayBeUnhashable,
  type TestedList,
} from '#syntax/python/list-tests.ts';
import { restOfLine } from '#syntax/python/statements.ts';
import { freeName } from '#syntax/python/uses.ts';

export const healer: CodeHealer = {
  name: 'membership-set',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/list-membership'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const list = findTestedLists(tree).find(({ tests }) =>
      tests.some((test) => {
        const range = span(test.parent() ?? test);
        return range.start < end && start < range.end;
      }),
    );
    if (list === undefined) return { leftAlone: 'The list may change, or is handed to somebody who may change it.' };
    const refusal = refuse(list);
    if (refusal !== undefined) return { leftAlone: refusal };
    const edits = isOnlyTested(list)
      ? (becomeSet(path, list) ?? addSet(path, context.text, list, tree.root()))
      : addSet(path, context.text, list, tree.root());
    if (edits === undefined) return { leftAlone: 'Other statements share the line on which the list is made.' };
    return { change: { edits: mergeEdits(edits) }, summary: `Look \`${list.name}\` up in a set` };
  },
};

function refuse(list: TestedList): string | undefined {
  const type = list.made.name.parent()?.field('type')?.text();
  if (type !== undefined && /\[\s*(?:list|dict|set|List|Dict|Set|Any|bytearray)\b/.test(type)) {
    return `The elements of \`${list.name}\` may not be hashable.`;
  }
  const isOdd = list.tests.some((test) => hasUnhashable(test.parent()?.children()[0]));
  const made = unwrap(list.made.value);
  const element = made.is('list_comprehension') ? (made.field('body') ?? undefined) : undefined;
  const sought = list.tests.map((test) => test.parent()?.children()[0]);
  if ([element, ...sought].some(mayBeUnhashable)) {
    return 'What is looked for is, by its name, a list or a dictionary as often as not, and a set cannot hold those.';
  }
  return isOdd ? 'What is looked for is a list, a dictionary or a set, which a set cannot hold.' : undefined;
}

/** The list itself becomes a set. Undefined when its declaration or its making does not allow that. */
function becomeSet(path: string, list: TestedList): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  const type = list.made.name.parent()?.field('type');
  if (type) {
    if (!/^list\b/.test(type.text())) return undefined;
    const { start } = span(type);
    edits.push({ path, start, end: start + 'list'.length, text: 'set' });
  }
  const made = unwrap(list.made.value);
  if (made.is('call')) {
    const callee = made.field('function');
    const [only] = readArguments(made);
    if (callee === null || only === undefined) return undefined;
    return [...edits, { path, ...span(callee), text: 'set' }];
  }
  const { start, end } = span(made);
  return [...edits, { path, start, end: start + 1, text: '{' }, { path, start: end - 1, end, text: '}' }];
}

/** The list stays for its other readers; a set is made behind it. */
function addSet(path: string, text: string, list: TestedList, root: Node): TextEdit[] | undefined {
  const { statement } = list.made;
  const rest = restOfLine(text, statement);
  if (rest !== '' && !rest.startsWith('#')) return undefined;
  const name = freeName(root, `${list.name}_set`);
  const at = nextLine(text, span(statement).end);
  const indent = indentationAt(text, span(statement).start);
  const line = `${indent}${name} = set(${list.name})${lineEnding(text)}`;
  return [{ path, start: at, end: at, text: line }, ...list.tests.map((test) => ({ path, ...span(test), text: name }))];
}
