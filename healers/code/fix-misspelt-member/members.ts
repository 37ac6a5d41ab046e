import type { CodeContext } from '#core/healer.ts';
import { parse, type Node } from '#syntax/parse.ts';
import { functionsOf } from '#syntax/python/functions.ts';
import { importsOf } from '#syntax/python/imports.ts';
import { resolveModule } from '#syntax/python/modules.ts';
import { descendants, enclosing, isSame } from '#syntax/python/nodes.ts';

export interface ClassFound {
  readonly path: string;
  readonly node: Node;
}

/** The class that `name` means in the file: defined there, imported from the package, or the only one of that name in it. */
export async function findClass(name: string, path: string, context: CodeContext): Promise<ClassFound | undefined> {
  const here = await classesIn(path, name, context);
  if (here.length > 0) return only(here);
  const text = await context.read(path);
  const known = new Set(context.files);
  for (const item of text === undefined ? [] : importsOf(parse(path, text))) {
    if (item.kind !== 'from' || !item.names.some((each) => each.bound === name && each.alias === undefined)) continue;
    const file = resolveModule(path, item.module, known);
    if (file === undefined) return undefined;
    const found = await classesIn(file, name, context);
    if (found.length > 0) return only(found);
  }
  const all: ClassFound[] = [];
  for (const file of context.files) {
    if (file === path || !/\.pyi?$/.test(file)) continue;
    all.push(...(await classesIn(file, name, context)));
    if (all.length > 1) return undefined;
  }
  return only(all);
}

async function classesIn(path: string, name: string, context: CodeContext): Promise<ClassFound[]> {
  const text = await context.read(path);
  if (text === undefined || !text.includes(`class ${name}`)) return [];
  return descendants(parse(path, text).root(), 'class_definition')
    .filter((node) => node.field('name')?.text() === name)
    .map((node) => ({ path, node }));
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** Names that values of the class have by its body, its `self.x = …` and its bases, as far as these are in the package. */
export async function membersOf(found: ClassFound, context: CodeContext, depth = 0): Promise<ReadonlySet<string>> {
  const names = new Set(fieldsOf(found.node));
  const own = functionsOf(found.node.getRoot()).filter((fn) => isSame(fn.owner, found.node));
  for (const fn of own) {
    names.add(fn.name);
    for (const node of descendants(fn.body, 'attribute')) {
      const isAssigned = node.parent()?.is('assignment') === true && isSame(node.parent()?.field('left'), node);
      if (isAssigned && node.field('object')?.text() === 'self') names.add(node.field('attribute')?.text() ?? '');
    }
  }
  for (const base of baseNames(found.node)) {
    const parent = depth < 8 ? await findClass(base, found.path, context) : undefined;
    if (parent !== undefined && !isSame(parent.node, found.node))
      for (const name of await membersOf(parent, context, depth + 1)) names.add(name);
  }
  return names;
}

/** Names that the class body assigns or annotates, in order: the fields of dataclasses, named tuples and typed dicts. */
export function fieldsOf(definition: Node): string[] {
  return descendants(definition, 'assignment').flatMap((node) => {
    const left = node.field('left');
    const scope = enclosing(node, 'class_definition', 'function_definition');
    return left?.is('identifier') === true && isSame(scope, definition) ? [left.text()] : [];
  });
}

export function baseNames(definition: Node): string[] {
  const bases = definition.field('superclasses');
  return (bases?.namedChildren() ?? []).flatMap((node) =>
    node.is('identifier') ? [node.text()] : node.is('attribute') ? [node.field('attribute')?.text() ?? ''] : [],
  );
}
