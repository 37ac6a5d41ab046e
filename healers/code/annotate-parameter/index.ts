import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { addImport, type WantedImport } from '#syntax/python/add-import.ts';
import { functionAround, type PythonFunction } from '#syntax/python/functions.ts';
import { importsOf } from '#syntax/python/imports.ts';
import { bindingsOf, readsOf } from '#syntax/python/names.ts';
import { nodeAt } from '#syntax/python/nodes.ts';
import { oldestPython } from '#syntax/python/target-version.ts';
import { writeType } from '#syntax/python/write-type.ts';
import { typeByCallers } from './callers.ts';
import { isOnlyAsked } from './truth.ts';

/** States the type of a parameter where the language, its only use, or all of its callers tell it. */
export const healer: CodeHealer = {
  name: 'annotate-parameter',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/ANN001'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = offsetsOf(finding.place, context.text);
    const at = nodeAt(tree, start, end);
    const fn = functionAround(at);
    const parameter = fn && parameterAt(fn, at);
    if (!fn || !parameter) return { leftAlone: 'no parameter without a type stands here' };
    const type = await typeFor(fn, parameter, path, context);
    if ('doubt' in type) return { leftAlone: type.doubt };
    const missing = missingNames(tree, type.imports ?? []);
    if (missing === undefined) return { leftAlone: `a name of ${type.type} means something else in this file` };
    const written = writeType(type.type, fn.node, tree, await oldestPython((file) => context.read(file)));
    if (written === undefined)
      return { leftAlone: `${type.type} cannot be written for the oldest Python of this package` };
    const imports = [...missing, ...written.imports].map((wanted) =>
      addImport(path, context.text, tree, wanted, () => false),
    );
    const { name, fallback } = parameter;
    const edit =
      fallback === undefined
        ? { path, start: span(name).end, end: span(name).end, text: `: ${written.text}` }
        : { path, start: span(name).end, end: span(fallback).start, text: `: ${written.text} = ` };
    return {
      change: { edits: [...imports, edit] },
      summary: `State that ${name.text()} of ${fn.name} is ${written.text}`,
    };
  },
};

export interface Parameter {
  readonly name: Node;
  readonly fallback: Node | undefined;
  /** Among all parameters, `self` too. */
  readonly index: number;
  readonly isKeywordOnly: boolean;
}

function parameterAt(fn: PythonFunction, at: Node): Parameter | undefined {
  const all = fn.parameters.namedChildren().filter((node) => !node.is('comment'));
  const index = all.findIndex((node) => span(node).start <= span(at).start && span(at).end <= span(node).end);
  const node = all[index];
  const isKeywordOnly = all.slice(0, index).some((it) => it.is('keyword_separator') || it.is('list_splat_pattern'));
  if (node?.is('identifier') === true) return { name: node, fallback: undefined, index, isKeywordOnly };
  const name = node?.is('default_parameter') === true ? node.field('name') : null;
  const fallback = node?.field('value');
  const isPlain = name?.is('identifier') === true && fallback != null && !node?.text().includes('#');
  return isPlain && name ? { name, fallback, index, isKeywordOnly } : undefined;
}

interface Told {
  readonly type: string;
  readonly imports?: readonly WantedImport[];
}

async function typeFor(
  fn: PythonFunction,
  parameter: Parameter,
  path: string,
  context: CodeContext,
): Promise<Told | { readonly doubt: string }> {
  const special = fn.owner !== undefined && !fn.decorators.includes('staticmethod') && specialMethods[fn.name];
  if (special && parameter.fallback === undefined) {
    const told = special[parameter.index - 1];
    if (told === anything && !isAskedFirst(fn, parameter.name.text()))
      return { doubt: `${fn.name} uses ${parameter.name.text()} before it asks what it is` };
    return told ?? { doubt: `what ${parameter.name.text()} of ${fn.name} is depends on the class` };
  }
  const { fallback, name } = parameter;
  if (fallback && /^(true|false)$/.test(String(fallback.kind())) && isOnlyAsked(fn, name.text()))
    return { type: 'bool' };
  return typeByCallers(fn, parameter, path, context);
}

/** What may be anything is compared, or asked for its class, before it is used as something. */
function isAskedFirst(fn: PythonFunction, name: string): boolean {
  const used = readsOf(fn.body, name).find((read) => read.parent()?.is('comparison_operator') !== true);
  return used === undefined || used.parent()?.parent()?.field('function')?.text() === 'isinstance';
}

const text: Told = { type: 'str' };
const anything: Told = { type: 'object' };
const exit: readonly Told[] = [
  { type: 'type[BaseException] | None' },
  { type: 'BaseException | None' },
  { type: 'TracebackType | None', imports: [{ module: 'types', name: 'TracebackType' }] },
];
/** What the language itself passes: https://docs.python.org/3/reference/datamodel.html#special-method-names */
const specialMethods: Readonly<Record<string, readonly (Told | undefined)[]>> = {
  __eq__: [anything],
  __ne__: [anything],
  __exit__: exit,
  __aexit__: exit,
  __getattr__: [text],
  __getattribute__: [text],
  __setattr__: [text, undefined],
  __delattr__: [text],
  __format__: [text],
  __set_name__: [{ type: 'type' }, text],
};

/** Those of the names that the file has not imported yet; undefined when one of them is something else there. */
function missingNames(tree: Tree, wanted: readonly WantedImport[]): readonly WantedImport[] | undefined {
  const missing: WantedImport[] = [];
  for (const one of wanted) {
    const own = importsOf(tree).filter((item) => item.names.some(({ bound }) => bound === one.name));
    const isThere = own.some((item) => item.module === one.module && item.where === 'module');
    if (!isThere && (own.length > 0 || bindingsOf(tree.root(), one.name ?? '').length > 0)) return undefined;
    if (!isThere) missing.push(one);
  }
  return missing;
}
