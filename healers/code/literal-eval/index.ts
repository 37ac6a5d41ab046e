import type { CodeHealer } from '#core/healer.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { findAll, parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readBuiltString, unwrap } from '#syntax/python/built-strings.ts';
import { readArguments, readDotted } from '#syntax/python/calls.ts';
import { bindingsOf } from '#syntax/python/names.ts';
import { needImport } from '#syntax/python/need-import.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';
import { wordsOf } from '#syntax/words.ts';

/** Names of values that are meant to be run. */
const code = new Set(
  (
    'code codes expr expression expressions formula formulas source src cmd command lambda func function fn callable ' +
    'condition conditions predicate rule rules script program statement name names attr attribute klass class cls type ' +
    'annotation module method template filter query'
  ).split(' '),
);

export const healer: CodeHealer = {
  name: 'literal-eval',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/S307', 'bandit/B307'],
  safety: 'careful',
  review: 'full',
  async propose(finding, context) {
    if (finding.flow?.verdict === 'fixed')
      return { leftAlone: 'Everything that is run here stands in the program: nobody else decides about it.' };
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const calls = findAll(tree, { kind: 'call', has: { field: 'function', kind: 'identifier', regex: '^eval$' } });
    const call = smallestOverlapping(calls, start, end);
    const callee = call?.field('function');
    if (!call || !callee) return { leftAlone: 'There is no call of `eval` here that is written out.' };
    if (bindingsOf(tree.root(), 'eval').length > 0) return { leftAlone: 'The file has an `eval` of its own.' };
    const refusal = refuse(call);
    if (refusal !== undefined) return { leftAlone: refusal };
    const needed = needImport(path, context.text, tree, { module: 'ast', name: 'literal_eval' });
    const asModule = needImport(path, context.text, tree, { module: 'ast' });
    // A name that is imported already, else the module: `ast.literal_eval` says where it comes from.
    const chosen =
      needed?.edits.length === 0 ? needed : asModule && { ...asModule, local: `${asModule.local}.literal_eval` };
    if (chosen === undefined) return { leftAlone: 'The file uses the name `ast` for something else.' };
    const edits = mergeEdits([{ path, ...span(callee), text: chosen.local }, ...chosen.edits]);
    return { change: { edits }, summary: 'Read the text as data, with ast.literal_eval, instead of running it' };
  },
};

function refuse(call: Node): string | undefined {
  const args = readArguments(call);
  const [argument] = args;
  if (args.length !== 1 || argument === undefined || argument.isSplat || argument.name !== undefined) {
    return 'The call gives `eval` names to work with: its text is an expression, not data.';
  }
  const value = unwrap(argument.value);
  if (readBuiltString(value) !== undefined) return 'The text is put together from pieces of code.';
  const parent = call.parent();
  const isUsedAsObject = ['attribute', 'call', 'subscript'].some(
    (kind) => parent?.is(kind) === true && span(parent).start === span(call).start,
  );
  if (isUsedAsObject && parent?.is('subscript') !== true)
    return 'The result is used as an object or called: it is more than data.';
  if (parent?.is('expression_statement') === true) return 'The text is run for its effect.';
  if (
    value.is('call') &&
    /(?:^|\.)(?:compile|format|replace|join|expr\w*)$/.test(readDotted(value.field('function')) ?? '')
  ) {
    return 'The text is put together from pieces of code.';
  }
  const words = [...wordsIn(value)];
  const telling = words.find((word) => code.has(word));
  return telling === undefined
    ? undefined
    : `\`${value.text().slice(0, 60)}\` sounds like code that is meant to be run.`;
}

function wordsIn(value: Node): Set<string> {
  const identifiers = value.is('identifier') ? [value] : value.findAll({ rule: { kind: 'identifier' } });
  return new Set(identifiers.flatMap((node) => wordsOf(node.text())));
}
