import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { isFunction, namedChildren } from '#syntax/javascript/nodes.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOf, missesTypes } from '#syntax/typescript/check.ts';
import { nodesAt } from '#syntax/typescript/nodes.ts';
import { sitesOf, type Site } from './sites.ts';

/** Gives a parameter that is taken apart the type of what all its callers pass. */
export const healer: CodeHealer = {
  name: 'ts-binding-types',
  kind: 'code',
  languages: ['typescript'],
  rules: ['tsc/TS7031'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const holders = nodesAt(parse(path, context.text).root(), start);
    const pattern = holders.findLast((node) => node.kind() === 'object_pattern');
    const parameter = pattern?.parent();
    const fn = parameter?.parent()?.parent();
    if (!pattern || parameter?.kind() !== 'required_parameter' || !fn || !isFunction(fn))
      return { leftAlone: 'no parameter is taken apart here' };
    const entries = namedChildren(pattern).map(readEntry);
    const keys = entries.flatMap((entry) => entry ?? []);
    if (keys.length < entries.length) return { leftAlone: 'the parameter is taken apart in more than one step' };
    const name = nameOf(fn);
    if (name === undefined) return { leftAlone: 'the function has no name by which its callers could be found' };
    const index = namedChildren(fn.field('parameters') ?? fn).findIndex((each) => each.id() === parameter.id());
    const sites = await sitesOf(path, name, index, context);
    if ('doubt' in sites) return { leftAlone: sites.doubt };
    if (await missesTypes(context.typescript, path))
      return { leftAlone: 'the file has names or modules that are not found: the types may come from them' };
    const members: string[] = [];
    for (const { key, fallback } of keys) {
      const own = fallback && { path, values: new Map([[key, span(fallback)]]) };
      const type = await typeOf(key, own ? [own, ...sites.sites] : sites.sites, context);
      if (type === undefined) return { leftAlone: `what the callers of ${name} pass as ${key} tells no plain type` };
      const isAlways = sites.sites.every((site) => site.values.has(key));
      members.push(`${key}${isAlways && fallback === undefined ? '' : '?'}: ${type}`);
    }
    const at = span(pattern).end;
    const edit = { path, start: at, end: at, text: `: { ${members.join('; ')} }` };
    for (const file of new Set([path, ...sites.sites.map((site) => site.path)])) {
      const effect = await effectOf(context.typescript, file, [edit]);
      const bad = effect?.brought[0];
      if (bad !== undefined) return { leftAlone: `with the types of its callers there is an error: ${bad.message}` };
      if (file === path && effect?.gone.some((each) => each.code === 7031) !== true)
        return { leftAlone: 'the types of the callers do not cure it' };
    }
    return { change: { edits: [edit] }, summary: `Declare what the callers of ${name} pass` };
  },
};

/** Undefined for the rest of an object, and for patterns in patterns. */
function readEntry(node: Node): { readonly key: string; readonly fallback: Node | undefined } | undefined {
  if (node.kind() === 'shorthand_property_identifier_pattern') return { key: node.text(), fallback: undefined };
  const [head, value] = namedChildren(node);
  if (node.kind() === 'object_assignment_pattern') return { key: head?.text() ?? '', fallback: value };
  if (node.kind() !== 'pair_pattern' || head?.kind() !== 'property_identifier') return undefined;
  if (value?.kind() === 'identifier') return { key: head.text(), fallback: undefined };
  const isNamed = value?.kind() === 'assignment_pattern' && value.field('left')?.kind() === 'identifier';
  return isNamed ? { key: head.text(), fallback: value?.field('right') ?? undefined } : undefined;
}

/** Of a function, or of the constant that holds one. */
function nameOf(fn: Node): string | undefined {
  if (fn.kind() === 'function_declaration') return fn.field('name')?.text();
  const holder = fn.parent();
  return holder?.kind() === 'variable_declarator' && holder.field('type') === null
    ? holder.field('name')?.text()
    : undefined;
}

/** One type for all that is passed: texts, numbers, truths, lists of them, and functions of these. */
async function typeOf(key: string, sites: readonly Site[], context: CodeContext): Promise<string | undefined> {
  const types = new Set<string>();
  for (const { path, values } of sites) {
    const value = values.get(key);
    if (value === undefined) continue;
    const type = typeof value === 'string' ? value : await context.typescript.typeAt(path, value.start, value.end);
    for (const part of (type ?? 'any').split(/ \| (?![^(]*\))/)) types.add(widen(part));
  }
  types.delete('undefined');
  if (types.has('true') && types.has('false')) types.add('boolean');
  for (const half of ['true', 'false']) if (types.delete(half)) types.add('boolean');
  const [only] = types;
  const isPlain = /^(\(\) => void|(string|number|boolean|bigint)(\[\])?)$/;
  return types.size === 1 && only !== undefined && isPlain.test(only) ? only : undefined;
}

function widen(type: string): string {
  if (/^(["'`]).*\1$/.test(type)) return 'string';
  return /^-?[\d.]+$/.test(type) ? 'number' : type;
}
