import type { Node, Tree } from '#syntax/parse.ts';
import { descendants, enclosing } from './nodes.ts';

export interface ImportedName {
  readonly node: Node;
  /** As written: `os.path`, `OrderedDict`. */
  readonly name: string;
  readonly alias: string | undefined;
  /** The name that the file can use afterwards: `os` for `import os.path`. */
  readonly bound: string;
}
export interface PythonImport {
  readonly node: Node;
  readonly kind: 'import' | 'from';
  /** `.cache`, `collections.abc`; empty for `import a, b`. */
  readonly module: string;
  readonly names: readonly ImportedName[];
  readonly isWildcard: boolean;
  /**
   * `module`: runs when the file is imported; `typing`: under `if TYPE_CHECKING`; `try`: in a try statement;
   * `guarded`: under another condition; `local`: inside a function or class.
   */
  readonly where: 'module' | 'typing' | 'try' | 'guarded' | 'local';
}

/** Every import of a file, in order; `from __future__` imports are left out. */
export function importsOf(tree: Tree): PythonImport[] {
  return descendants(tree.root(), 'import_statement', 'import_from_statement').map(readImport);
}

function readImport(node: Node): PythonImport {
  const isFrom = node.is('import_from_statement');
  const names = node.fieldChildren('name').map((child): ImportedName => {
    const aliased = child.is('aliased_import');
    const name = aliased ? (child.field('name')?.text() ?? '') : child.text();
    const alias = aliased ? child.field('alias')?.text() : undefined;
    return { node: child, name, alias, bound: alias ?? (isFrom ? name : (name.split('.')[0] ?? name)) };
  });
  return {
    node,
    kind: isFrom ? 'from' : 'import',
    module: (isFrom ? (node.field('module_name')?.text() ?? '') : '').replace(/\s+/g, ''),
    names,
    isWildcard: node.children().some((child) => child.is('wildcard_import')),
    where: whereIs(node),
  };
}

function whereIs(node: Node): PythonImport['where'] {
  if (enclosing(node, 'function_definition', 'class_definition', 'lambda') !== undefined) return 'local';
  if (enclosing(node, 'try_statement') !== undefined) return 'try';
  const condition = enclosing(node, 'if_statement');
  if (condition === undefined) return node.parent()?.is('module') === true ? 'module' : 'guarded';
  // `import typing as t` makes it `t.TYPE_CHECKING`; what stands behind its `else` does run.
  const isTyping = /^(?:\w+\.)?TYPE_CHECKING$/.test(condition.field('condition')?.text() ?? '');
  return isTyping && enclosing(node, 'else_clause', 'elif_clause') === undefined ? 'typing' : 'guarded';
}

export function hasFutureAnnotations(tree: Tree): boolean {
  return descendants(tree.root(), 'future_import_statement').some((node) => /\bannotations\b/.test(node.text()));
}
