import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { findAll, parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOf, missesTypes } from '#syntax/typescript/check.ts';
import { nodesAt } from '#syntax/typescript/nodes.ts';
import { escapeRegExp } from '#syntax/words.ts';
import { assignsInConstructor, printsMissing, readsOf } from './reads.ts';

/** Declares a property that nothing sets at first as optional, where whoever reads it asks whether it is there. */
export const healer: CodeHealer = {
  name: 'ts-optional-property',
  kind: 'code',
  languages: ['typescript'],
  rules: ['tsc/TS2564'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const tree = parse(path, context.text);
    const holders = nodesAt(tree.root(), start);
    const field = holders.findLast((node) => node.kind() === 'public_field_definition');
    const nameNode = field?.field('name');
    const type = field?.field('type');
    const owner = holders.findLast((node) => node.kind() === 'class_body');
    if (!field || !nameNode || !type || !owner) return { leftAlone: 'no property with a declared type starts here' };
    const name = nameNode.text();
    if (field.find({ rule: { kind: 'decorator' } }) !== null || isDecorated(field))
      return { leftAlone: `what decorates ${name} may set it: only a person knows whether it always does` };
    if (assignsInConstructor(owner, name))
      return { leftAlone: `a method that the constructor calls sets ${name}: the value belongs into the constructor` };
    const reads = readsOf(owner, name);
    if (reads.length === 0)
      return { leftAlone: `nothing in the class reads ${name}: whether it may be missing is open` };
    const printed = reads.find(printsMissing);
    if (printed) return { leftAlone: `\`${printed.parent()?.text().slice(0, 60)}\` would print undefined` };
    if (await missesTypes(context.typescript, path))
      return {
        leftAlone: 'the file has names or modules that are not found: what reads the property cannot be checked',
      };
    const at = span(nameNode).end;
    const optional: TextEdit = { path, start: at, end: at, text: '?' };
    const end = span(type).end;
    const union: TextEdit = { path, start: end, end, text: ' | undefined' };
    let doubt = '';
    for (const edit of /=>|\bextends\b/.test(type.text()) ? [optional] : [optional, union]) {
      const bad = await findBroken(path, name, edit, context);
      if (bad === undefined) return { change: { edits: [edit] }, summary: `Declare that ${name} may be missing` };
      doubt = bad;
    }
    return { leftAlone: doubt };
  },
};

function isDecorated(field: Node): boolean {
  return field.prev()?.kind() === 'decorator';
}

const mostReaders = 20;
/** Why the edit is no cure: who reads the property and does not expect that it is missing. */
async function findBroken(
  path: string,
  name: string,
  edit: TextEdit,
  context: CodeContext,
): Promise<string | undefined> {
  const own = await effectOf(context.typescript, path, [edit]);
  if (own === undefined) return 'TypeScript does not read this file';
  const [bad] = own.brought;
  if (bad !== undefined) return `${name} is read as if it were always there: ${bad.message}`;
  if (!own.gone.some((each) => each.code === 2564)) return 'that does not cure it';
  const readers: string[] = [];
  for (const other of context.files) {
    if (other === path || !/\.[cm]?tsx?$/.test(other)) continue;
    if (hasMember(other, (await context.read(other)) ?? '', name)) readers.push(other);
  }
  if (readers.length > mostReaders) return `${readers.length} other files read something called ${name}`;
  for (const other of readers) {
    const [brought] = (await effectOf(context.typescript, other, [edit]))?.brought ?? [];
    if (brought !== undefined) return `${other} reads ${name} as if it were always there: ${brought.message}`;
  }
  return undefined;
}

function hasMember(path: string, text: string, name: string): boolean {
  if (!text.includes(name)) return false;
  const kinds = ['property_identifier', 'shorthand_property_identifier', 'shorthand_property_identifier_pattern'];
  const any = kinds.map((kind) => ({ kind }));
  return findAll(parse(path, text), { any, regex: `^${escapeRegExp(name)}$` }).length > 0;
}
