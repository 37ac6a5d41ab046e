import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import type { LeftAlone } from '#core/remedy.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { findAll, parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { qualify, readArguments, readImportedNames, type ImportedNames } from '#syntax/python/calls.ts';
import { bindingsOf } from '#syntax/python/names.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';
import { scopeOf } from '#syntax/python/uses.ts';

/** Options of a parser that let a document read files and addresses, with the value that is harmless. */
const options: ReadonlyMap<string, { readonly bad: string; readonly good: string }> = new Map([
  ['resolve_entities', { bad: 'True', good: 'False' }],
  ['load_dtd', { bad: 'True', good: 'False' }],
  ['no_network', { bad: 'False', good: 'True' }],
  ['huge_tree', { bad: 'True', good: 'False' }],
]);

export const healer: CodeHealer = {
  name: 'xml-parser-options',
  kind: 'code',
  languages: ['python'],
  rules: ['flow/xml-entities'],
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const names = readImportedNames(tree);
    const { start, end } = rangeOf(finding.place, context.text);
    const calls = findAll(tree, { kind: 'call' }).filter((call) =>
      /^lxml\.etree\.(?:parse|fromstring|XML|iterparse)$/.test(qualify(call.field('function'), names) ?? ''),
    );
    const call = smallestOverlapping(calls, start, end);
    if (call === undefined) return leave('The document is not read with lxml here.');
    const args = readArguments(call);
    const given = args.find((arg) => arg.name === 'parser') ?? args.filter((arg) => arg.name === undefined)[1];
    const parser = given && findParser(given.value, names);
    if (parser === undefined) return leave('Which options the parser has is not known here.');
    const edits: TextEdit[] = readArguments(parser).flatMap((arg) => {
      const option = arg.name === undefined ? undefined : options.get(arg.name);
      return option?.bad === arg.value.text() ? [{ path, ...span(arg.value), text: option.good }] : [];
    });
    if (edits.length === 0) return leave('The parser has no option written out that lets a document read others.');
    return {
      change: { edits: mergeEdits(edits) },
      summary: 'Read the document without the entities that it brings along',
    };
  },
};

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

/** `XMLParser(…)`, here or in the only value of a name. */
function findParser(value: Node, names: ImportedNames): Node | undefined {
  if (value.is('call')) {
    return /^lxml\.etree\.(?:XMLParser|ETCompatXMLParser)$/.test(qualify(value.field('function'), names) ?? '')
      ? value
      : undefined;
  }
  if (!value.is('identifier')) return undefined;
  const local = bindingsOf(scopeOf(value), value.text());
  const bindings = local.length > 0 ? local : bindingsOf(value.getRoot().root(), value.text());
  const holder = bindings[0]?.parent();
  const made = holder?.is('assignment') === true ? holder.field('right') : undefined;
  return bindings.length === 1 && made?.is('call') === true ? findParser(made, names) : undefined;
}
