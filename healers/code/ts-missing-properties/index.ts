import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { indentationAt, lineEnding } from '#syntax/lines.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOf } from '#syntax/typescript/check.ts';
import { nodesAt } from '#syntax/typescript/nodes.ts';

/** Adds a property that an object lacks, where a variable of that name and type is at hand, or its type names `undefined`. Values are never invented. */
export const healer: CodeHealer = {
  name: 'ts-missing-properties',
  kind: 'code',
  languages: ['typescript'],
  rules: ['tsc/TS2741', 'tsc/TS2739', 'tsc/TS2345', 'tsc/TS2322'],
  safety: 'careful',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const names = missingNames(finding.message);
    if (names.length === 0) return { leftAlone: 'no property is missing' };
    const root = parse(path, context.text).root();
    const { start } = offsetsOf(finding.place, context.text);
    const object = objectAt(root, start);
    if (object === undefined) return { leftAlone: 'the object is not written out at the place of the finding' };
    const unknown = names.find((name) => !isDeclared(root, name));
    if (unknown !== undefined) {
      const stated = append(
        object,
        names.map((name) => `${name}: undefined`),
        path,
        context.text,
      );
      if (names.some((name) => isDeclared(root, name)) || !(await isUndefinedMeant(path, stated, context)))
        return { leftAlone: `nothing called ${unknown} is at hand: its value is for a person` };
      return {
        change: { edits: [stated] },
        summary: `Say that ${names.join(', ')} is undefined, as its type allows`,
      };
    }
    const edit = append(object, names, path, context.text);
    const effect = await effectOf(context.typescript, path, [edit]);
    if (effect === undefined || effect.brought.length > 0 || effect.gone.length === 0) {
      return { leftAlone: `the variable called ${names.join(', ')} is not of the type that is missing` };
    }
    return { change: { edits: [edit] }, summary: `Pass ${names.join(', ')} along` };
  },
};

/**
 * The type of what is missing names `undefined`: it takes that, and does not take everything. Where null and undefined
 * are not checked at all, this says nothing.
 */
async function isUndefinedMeant(path: string, stated: TextEdit, { text, typescript }: CodeContext): Promise<boolean> {
  const cured = await effectOf(typescript, path, [stated]);
  if (cured === undefined || cured.brought.length > 0 || cured.gone.length === 0) return false;
  const foreign = await effectOf(typescript, path, [
    { ...stated, text: stated.text.replaceAll(': undefined', ": Symbol('foreign')") },
  ]);
  // Errors are compared by their text: where this brings none, undefined fits every type.
  const at = text.length;
  const probe = { path, start: at, end: at, text: '\n;{ const healProbe: string = undefined; void healProbe; }' };
  const strict = await effectOf(typescript, path, [probe]);
  return (foreign?.brought.length ?? 0) > 0 && strict?.brought.some((each) => each.code === 2322) === true;
}

function missingNames(message: string): string[] {
  const one = /Property '([\w$]+)' is missing in type/.exec(message)?.[1];
  if (one !== undefined) return [one];
  const many = /is missing the following properties from type [^:]+: ([\w$, ]+)$/.exec(message)?.[1];
  return many === undefined || / and \d+ more/.test(message) ? [] : many.split(',').map((name) => name.trim());
}

function objectAt(root: Node, start: number): Node | undefined {
  const holders = nodesAt(root, start);
  const direct = holders.findLast((node) => node.kind() === 'object' && span(node).start === start);
  if (direct !== undefined) return direct;
  const holder = holders.findLast((node) =>
    /variable_declarator|return_statement|assignment_expression/.test(String(node.kind())),
  );
  const value = holder?.field('value') ?? holder?.field('right') ?? holder?.children()[1];
  return value?.kind() === 'object' ? value : undefined;
}

function isDeclared(root: Node, name: string): boolean {
  const regex = `^${name.replaceAll('$', '\\$')}$`;
  const declared = [
    { kind: 'identifier', regex, inside: { kind: 'variable_declarator', field: 'name' } },
    { kind: 'identifier', regex, inside: { any: [{ kind: 'required_parameter' }, { kind: 'optional_parameter' }] } },
    { kind: 'shorthand_property_identifier_pattern', regex },
  ];
  return root.find({ rule: { any: declared } }) !== null;
}

/** One edit, so that it can be tried with other values: from behind the last property to the end of its line. */
function append(object: Node, names: readonly string[], path: string, text: string): TextEdit {
  const { start, end } = span(object);
  const last = object.children().findLast((child) => child.isNamed() && child.kind() !== 'comment');
  if (last === undefined) return { path, start: start + 1, end: end - 1, text: ` ${names.join(', ')} ` };
  const at = span(last).end;
  if (!object.text().includes('\n')) return { path, start: at, end: at, text: `, ${names.join(', ')}` };
  const indent = indentationAt(text, span(last).start);
  const newline = lineEnding(text);
  // A comment behind the last property stays with it.
  const rest = /^(,?)([ \t]*(?:\/\/[^\r\n]*)?)(?=\r?\n)/.exec(text.slice(at, end));
  if (rest === null)
    return { path, start: at, end: at, text: names.map((name) => `,${newline}${indent}${name}`).join('') };
  const [whole, comma = '', comment = ''] = rest;
  const added = names.join(`,${newline}${indent}`);
  return { path, start: at, end: at + whole.length, text: `,${comment.trimEnd()}${newline}${indent}${added}${comma}` };
}
