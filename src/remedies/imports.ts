import type { TextEdit } from '#core/finding.ts';
import type { LeftAlone } from '#core/remedy.ts';
import { moduleSystemOf, needBuiltin } from '#syntax/javascript/imports.ts';
import { dropNames, needName, type WantedName } from '#syntax/javascript/package-imports.ts';
import { languageOf, type Tree } from '#syntax/parse.ts';
import { addImport, type WantedImport } from '#syntax/python/add-import.ts';
import { importsOf } from '#syntax/python/imports.ts';
import { identifiersOf } from '#syntax/python/names.ts';
import { enclosing } from '#syntax/python/nodes.ts';
import { dropUnusedImports, isNameUsed, namesFor } from '#syntax/python/need-import.ts';

/**
 * Edits that bring the imports of a pattern into a file: `import ast`, `from pathlib import Path`,
 * `import { execFile } from 'node:child_process'`, `import helmet from 'helmet'`. Nothing for what is there already.
 */
export function addImports(
  tree: Tree,
  path: string,
  text: string,
  statements: readonly string[],
): readonly TextEdit[] | LeftAlone {
  const edits: TextEdit[] = [];
  for (const statement of statements) {
    const added =
      languageOf(path) === 'python' ? addPython(tree, path, text, statement) : addScript(tree, path, text, statement);
    if ('leftAlone' in added) return added;
    edits.push(...added);
  }
  return edits;
}

function addPython(tree: Tree, path: string, text: string, statement: string): readonly TextEdit[] | LeftAlone {
  const wanted = readPython(statement);
  if (wanted === undefined) return { leftAlone: `The pattern asks for an import that cannot be read: ${statement}` };
  const bound = wanted.alias ?? wanted.name ?? rootOf(wanted.module);
  if (namesFor(tree, wanted).includes(bound)) return [];
  if (isNameUsed(tree, bound) && !isPackageOf(tree, wanted, bound)) {
    return { leftAlone: `The file uses the name \`${bound}\` already, for something else than \`${statement}\`.` };
  }
  return [addImport(path, text, tree, wanted, () => false)];
}

/** `import xml.dom` binds `xml`, and so does `import xml.sax` beside it; `import xml.dom as d` binds nothing of the kind. */
function isPackageOf(tree: Tree, wanted: WantedImport, bound: string): boolean {
  if (wanted.name !== undefined || wanted.alias !== undefined) return false;
  const binding = importsOf(tree).flatMap(({ kind, names }) =>
    names.filter((name) => name.bound === bound).map((name) => kind === 'import' && rootOf(name.name) === bound),
  );
  if (binding.length > 0) return binding.every(Boolean);
  return identifiersOf(tree.root(), bound).every(
    (node) =>
      node.parent()?.is('attribute') === true ||
      enclosing(node, 'import_statement', 'import_from_statement') !== undefined,
  );
}
function rootOf(module: string): string {
  return module.split('.')[0] ?? module;
}

function readPython(statement: string): WantedImport | undefined {
  const plain = /^import ([\w.]+)(?: as (\w+))?$/.exec(statement.trim());
  const from = /^from ([\w.]+) import (\w+)(?: as (\w+))?$/.exec(statement.trim());
  if (plain?.[1]) return { module: plain[1], ...(plain[2] ? { alias: plain[2] } : {}) };
  if (from?.[1] && from[2]) return { module: from[1], name: from[2], ...(from[3] ? { alias: from[3] } : {}) };
  return undefined;
}

/** JavaScript and TypeScript, written as the file's module system has it. */
function addScript(tree: Tree, path: string, text: string, statement: string): readonly TextEdit[] | LeftAlone {
  const wanted = readScript(statement);
  if (wanted === undefined) return { leftAlone: `The pattern asks for an import that cannot be read: ${statement}` };
  const system = moduleSystemOf(path, tree, undefined);
  const builtin = /^node:(.+)$/.exec(wanted.module)?.[1];
  const needed =
    builtin !== undefined && wanted.imported !== 'default' && wanted.imported !== '*'
      ? needBuiltin(path, text, tree, system, builtin, wanted.imported)
      : needName(path, text, tree, system, wanted);
  if (needed === undefined || needed.local !== wanted.local) {
    return { leftAlone: `The file names \`${wanted.local}\` of \`${wanted.module}\` in another way.` };
  }
  return needed.edits;
}

/** `import { a } from 'b'`, `import a from 'b'`, `import * as a from 'b'`. */
function readScript(statement: string): WantedName | undefined {
  const found = /^import (?:\{ ([\w$]+) \}|(\* as )?([\w$]+)) from ['"]((?:node:)?[@\w./-]+)['"];?$/.exec(
    statement.trim(),
  );
  const local = found?.[1] ?? found?.[3];
  if (!found?.[4] || local === undefined) return undefined;
  return { module: found[4], local, imported: found[1] !== undefined ? local : found[2] ? '*' : 'default' };
}

/**
 * The edits of imports once `added` is in and what only the replaced code used is out.
 * In JavaScript only modules of Node go whole: another one may be there for its effects.
 */
export function dropImports(
  tree: Tree,
  path: string,
  text: string,
  names: readonly string[],
  edits: readonly TextEdit[],
  added: readonly TextEdit[],
): readonly TextEdit[] {
  return languageOf(path) === 'python'
    ? dropUnusedImports(path, text, tree, names, edits, added)
    : dropNames(tree, path, text, names, edits, added);
}
