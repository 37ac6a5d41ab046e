import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { indentationAt, lineEnding, lineStart, nextLine } from '#syntax/lines.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { findAll, parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { qualify, readImportedNames } from '#syntax/python/calls.ts';
import { hoistTarget, insertionAbove, isSteady } from '#syntax/python/loop-invariant.ts';
import { bindingsOf, identifiersOf } from '#syntax/python/names.ts';
import { isInside, isSame, statementOf } from '#syntax/python/nodes.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';
import { readRepeatedWork, type RepeatedWork } from '#syntax/python/repeated-patterns.ts';
import { hasComment, restOfLine } from '#syntax/python/statements.ts';
import { freeName, readAssignment, scopeOf, statementsOf } from '#syntax/python/uses.ts';

/** Calls that answer the same whenever they are asked the same. */
const made = /^(?:re\.(?:compile|escape)|compile|escape)$/;

export const healer: CodeHealer = {
  name: 'hoist-regex',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/regex-in-loop'],
  safety: 'careful',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const tree = parse(path, text);
    const names = readImportedNames(tree);
    const { start, end } = rangeOf(finding.place, text);
    const calls = findAll(tree, { kind: 'call' }).filter((it) => qualify(it.field('function'), names) === 're.compile');
    const call = smallestOverlapping(calls, start, end);
    if (call === undefined) return { leftAlone: 'The call of `re.compile` is not written out here.' };
    const repeated = readRepeatedWork(call);
    if (repeated !== undefined && isSteady(call, made)) return compileAll(path, text, call, repeated, tree.root());
    const target = hoistTarget(call, made);
    if (target === undefined) return { leftAlone: 'The pattern depends on what the loop changes.' };
    if (call.find({ rule: { kind: 'comment' } }) !== null) return { leftAlone: 'A comment stands inside the call.' };
    if (lineStart(text, span(target).start) + indentationAt(text, span(target).start).length !== span(target).start) {
      return { leftAlone: 'Other statements share the first line of the loop.' };
    }
    const edits = moveStatement(path, text, call, target) ?? nameCall(path, text, call, target, tree.root());
    return { change: { edits: mergeEdits(edits) }, summary: 'Compile the pattern once, before the loop' };
  },
};

/** `pattern = re.compile(…)` is a statement of its own: it moves. Undefined when its name means more than that. */
function moveStatement(path: string, text: string, call: Node, target: Node): TextEdit[] | undefined {
  const statement = statementOf(call);
  const assigned = statement && readAssignment(statement);
  if (statement === undefined || assigned === undefined || !isSame(assigned.value, call)) return undefined;
  const name = assigned.name.text();
  const scope = scopeOf(call);
  const block = statement.parent();
  const isAlone = block !== null && statementsOf(block).length === 1;
  if (isAlone || hasComment(text, statement) || restOfLine(text, statement) !== '') return undefined;
  // Its other uses must all be inside the loop, behind it: nobody may have seen an earlier value.
  const others = identifiersOf(scope, name).filter((node) => !isSame(node, assigned.name));
  const isLocal = others.every((node) => isInside(node, target) && span(node).start > span(statement).end);
  if (bindingsOf(scope, name).length !== 1 || !isLocal || scope.is('module')) return undefined;
  const indent = indentationAt(text, span(target).start);
  const at = insertionAbove(text, target);
  return [
    { path, start: at, end: at, text: indent + statement.text() + lineEnding(text) },
    { path, start: lineStart(text, span(statement).start), end: nextLine(text, span(statement).end), text: '' },
  ];
}

function nameCall(path: string, text: string, call: Node, target: Node, root: Node): TextEdit[] {
  const name = freeName(root, 'pattern');
  const indent = indentationAt(text, span(target).start);
  const at = insertionAbove(text, target);
  return [
    { path, start: at, end: at, text: `${indent}${name} = ${call.text()}${lineEnding(text)}` },
    { path, ...span(call), text: name },
  ];
}

/** Each word has a pattern of its own: all are compiled before the outer loop, and the inner one goes through them. */
function compileAll(
  path: string,
  text: string,
  call: Node,
  { inner, word, words, outer, isOnlyUse }: RepeatedWork,
  root: Node,
): Proposal<'code'> | LeftAlone {
  if (call.find({ rule: { kind: 'comment' } }) !== null) return { leftAlone: 'A comment stands inside the call.' };
  const indent = indentationAt(text, span(outer).start);
  if (lineStart(text, span(outer).start) + indent.length !== span(outer).start) {
    return { leftAlone: 'Other statements share the first line of the loop.' };
  }
  const patterns = freeName(root, 'patterns');
  const pattern = freeName(root, 'pattern');
  const at = insertionAbove(text, outer);
  const all = `${indent}${patterns} = [${call.text()} for ${word.text()} in ${words.text()}]${lineEnding(text)}`;
  const isStatement = inner.is('for_statement');
  const target = isOnlyUse ? pattern : `${word.text()}, ${pattern}`;
  const source = isOnlyUse ? patterns : `zip(${words.text()}, ${patterns})`;
  if (!isStatement && !isOnlyUse) return { leftAlone: 'The comprehension uses the word as well as its pattern.' };
  const edits = [
    { path, start: at, end: at, text: all },
    { path, ...span(word), text: target },
    { path, ...span(words), text: source },
    { path, ...span(call), text: pattern },
  ];
  return { change: { edits: mergeEdits(edits) }, summary: 'Compile the patterns once, before the loops' };
}
