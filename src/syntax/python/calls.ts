import type { Node, Tree } from '../parse.ts';
import { importsOf } from './imports.ts';

/** What local names stand for: `sp` → `subprocess`, `md5` → `hashlib.md5`. Names of a file whatever their scope. */
export type ImportedNames = ReadonlyMap<string, string>;

export function readImportedNames(tree: Tree): ImportedNames {
  const names = new Map<string, string>();
  for (const { kind, module, names: imported } of importsOf(tree)) {
    for (const { name, alias, bound } of imported) {
      if (kind === 'from') names.set(bound, `${module}.${name}`);
      else names.set(bound, alias === undefined ? bound : name);
    }
  }
  return names;
}

/** `os.path.join` of an attribute chain of plain names; undefined for anything else. */
export function readDotted(node: Node | null): string | undefined {
  if (node === null) return undefined;
  if (node.kind() === 'identifier') return node.text();
  if (node.kind() !== 'attribute') return undefined;
  const object = readDotted(node.field('object'));
  const attribute = node.field('attribute')?.text();
  return object === undefined || attribute === undefined ? undefined : `${object}.${attribute}`;
}

/** The imported thing that an expression names: `sp.run` → `subprocess.run`. Undefined for local names and builtins. */
export function qualify(node: Node | null, names: ImportedNames): string | undefined {
  const dotted = readDotted(node);
  if (dotted === undefined) return undefined;
  const [head = '', ...rest] = dotted.split('.');
  const target = names.get(head);
  return target === undefined ? undefined : [target, ...rest].join('.');
}

export interface Argument {
  readonly node: Node;
  /** Name of a keyword argument. */
  readonly name: string | undefined;
  readonly value: Node;
  /** `*args` or `**kwargs`: what it holds is unknown. */
  readonly isSplat: boolean;
}

/** Arguments of a call, in order, without comments. */
export function readArguments(call: Node): Argument[] {
  const list = call.field('arguments');
  if (list === null) return [];
  // `sum(x for x in y)`: the generator is the argument list itself.
  if (list.kind() === 'generator_expression') return [{ node: list, name: undefined, value: list, isSplat: false }];
  const result: Argument[] = [];
  for (const node of list.namedChildren()) {
    if (node.kind() === 'comment') continue;
    const isKeyword = node.kind() === 'keyword_argument';
    result.push({
      node,
      name: isKeyword ? node.field('name')?.text() : undefined,
      value: (isKeyword ? node.field('value') : node) ?? node,
      isSplat: node.kind() === 'list_splat' || node.kind() === 'dictionary_splat',
    });
  }
  return result;
}
