import type { CodeContext } from '#core/healer.ts';
import { parse, type Node } from '#syntax/parse.ts';
import { functionsOf, type PythonFunction } from '#syntax/python/functions.ts';
import { importsOf } from '#syntax/python/imports.ts';
import { resolveModule } from '#syntax/python/modules.ts';
import { baseNames, fieldsOf, findClass, type ClassFound } from './members.ts';

/** Names that a call may use for its arguments; undefined when what is called is not found in the package, or takes any. */
export async function parametersOf(
  call: Node,
  path: string,
  context: CodeContext,
): Promise<readonly string[] | undefined> {
  const callee = call.field('function');
  const name = callee?.is('attribute') === true ? callee.field('attribute')?.text() : callee?.text();
  if (callee === null || name === undefined || !/^\w+$/.test(name)) return undefined;
  if (callee.is('attribute')) {
    const methods = await functionsNamed(name, context);
    return methods.length === 1 && methods[0] !== undefined ? keywordsOf(methods[0]) : undefined;
  }
  const definition = await findClass(name, path, context);
  if (definition !== undefined) return constructorOf(definition, context);
  const here = functionsOf(parse(path, context.text)).filter((fn) => fn.name === name && fn.owner === undefined);
  if (here.length > 0) return here.length === 1 && here[0] !== undefined ? keywordsOf(here[0]) : undefined;
  const known = new Set(context.files);
  for (const item of importsOf(parse(path, context.text))) {
    if (item.kind !== 'from' || !item.names.some((each) => each.name === name && each.bound === name)) continue;
    const file = resolveModule(path, item.module, known);
    const text = file === undefined ? undefined : await context.read(file);
    if (file === undefined || text === undefined) return undefined;
    const found = functionsOf(parse(file, text)).filter((fn) => fn.name === name && fn.owner === undefined);
    return found.length === 1 && found[0] !== undefined ? keywordsOf(found[0]) : undefined;
  }
  return undefined;
}

async function functionsNamed(name: string, context: CodeContext): Promise<PythonFunction[]> {
  const found: PythonFunction[] = [];
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text = await context.read(file);
    if (text === undefined || !text.includes(`def ${name}`)) continue;
    found.push(...functionsOf(parse(file, text)).filter((fn) => fn.name === name));
    if (found.length > 1) return found;
  }
  return found;
}

/** What `Class(...)` takes: its `__init__`, or its fields when something writes that for it. */
async function constructorOf(found: ClassFound, context: CodeContext): Promise<readonly string[] | undefined> {
  const init = functionsOf(found.node.getRoot()).find(
    (fn) => fn.name === '__init__' && fn.owner?.id() === found.node.id(),
  );
  if (init !== undefined) return keywordsOf(init);
  const outer = found.node.parent();
  const isGenerated =
    (outer?.is('decorated_definition') === true && /@(\w+\.)?(dataclass|define|frozen)\b/.test(outer.text())) ||
    baseNames(found.node).some((name) => ['NamedTuple', 'TypedDict', 'BaseModel'].includes(name));
  const fields = isGenerated ? fieldsOf(found.node) : [];
  if (!isGenerated && fields.length === 0) {
    const [base, ...others] = baseNames(found.node);
    const parent = base === undefined || others.length > 0 ? undefined : await findClass(base, found.path, context);
    return parent === undefined || parent.node.id() === found.node.id() ? undefined : constructorOf(parent, context);
  }
  return fields;
}

/** Parameters that can be named in a call; undefined when the function takes any name. */
function keywordsOf(fn: PythonFunction): readonly string[] | undefined {
  const names: string[] = [];
  for (const node of fn.parameters.namedChildren()) {
    if (node.is('dictionary_splat_pattern') || node.text().startsWith('**')) return undefined;
    if (node.is('positional_separator')) names.length = 0;
    const name = node.field('name')?.text() ?? (node.is('identifier') ? node.text() : node.namedChildren()[0]?.text());
    if (name !== undefined && /^\w+$/.test(name) && name !== 'self' && name !== 'cls') names.push(name);
  }
  return names;
}
