import { span, type Node, type Tree } from '#syntax/parse.ts';
import { nearestOf } from '../nearest.ts';
import { importsOf, type ImportedName, type PythonImport } from './imports.ts';
import { resolveModule } from './modules.ts';
import { builtinNames, isNamedInText, namesBound, namesRead } from './names.ts';
import { exportedNames, importHabits } from './project-imports.ts';
import { standardModules, standardNames } from './standard-library.ts';
import type { Read } from './target-version.ts';

/** One word of an import that should be another one. */
export interface Misspelling {
  readonly statement: PythonImport;
  /** Offsets of the word. */
  readonly start: number;
  readonly end: number;
  readonly wrong: string;
  readonly right: string;
}
export interface ProjectView {
  readonly path: string;
  readonly files: readonly string[];
  readonly read: Read;
}

/** Names that a file reads and never binds. Empty with a wildcard import, which may bind anything. */
function undefinedNames(tree: Tree): Set<string> {
  const root = tree.root();
  const imports = importsOf(tree);
  if (imports.some((item) => item.isWildcard)) return new Set();
  const known = new Set([...namesBound(root), ...imports.flatMap((item) => item.names.map((name) => name.bound))]);
  return new Set([...namesRead(root)].filter((name) => !known.has(name) && !builtinNames.has(name)));
}

/**
 * Imports that nothing uses while a name of nearly the same spelling is used and bound nowhere:
 * `import osx` in a file that calls `os.getcwd()`. What is imported must not exist, and what is meant must.
 */
export async function findMisspellings(tree: Tree, project: ProjectView): Promise<Misspelling[]> {
  const wanted = undefinedNames(tree);
  if (wanted.size === 0) return [];
  const root = tree.root();
  const read = namesRead(root);
  const found: Misspelling[] = [];
  for (const statement of importsOf(tree)) {
    for (const name of statement.names) {
      if (name.alias !== undefined || read.has(name.bound)) continue;
      const right = nearestOf(name.bound, wanted);
      if (right === undefined || isNamedInText(root, name.bound) || statement.where === 'try') continue;
      if (!(await isProven(statement, name, right, project))) continue;
      const word = firstWord(name.node);
      found.push({ statement, ...span(word), wrong: name.bound, right });
    }
  }
  return found;
}

async function isProven(
  statement: PythonImport,
  name: ImportedName,
  right: string,
  project: ProjectView,
): Promise<boolean> {
  const isThere = (module: string, exported: string) => existence(module, exported, project);
  if (statement.kind === 'import') {
    const corrected = name.name.replace(/^\w+/, right);
    return (await isThere(name.name, '')) !== 'yes' && (await isThere(corrected, '')) === 'yes';
  }
  const [wrongIs, rightIs] = [await isThere(statement.module, name.name), await isThere(statement.module, right)];
  return wrongIs !== 'yes' && rightIs === 'yes';
}

/** Whether a module, or a name in it, exists. A module of a library that is not installed here is `unknown`. */
export async function existence(
  module: string,
  exported: string,
  project: ProjectView,
): Promise<'yes' | 'no' | 'unknown'> {
  const files = new Set(project.files);
  const file = resolveModule(project.path, module, files);
  const head = module.split('.')[0] ?? '';
  if (exported === '') {
    if (file !== undefined || standardModules.has(head)) return 'yes';
    return (await isImportedElsewhere(module, undefined, project)) ? 'yes' : 'unknown';
  }
  if (file !== undefined) {
    const submodule = resolveModule(project.path, `${module}${module.endsWith('.') ? '' : '.'}${exported}`, files);
    if (submodule !== undefined && submodule !== file) return 'yes';
    return exportedNames((await project.read(file)) ?? '').has(exported) ? 'yes' : 'no';
  }
  const listed = standardNames(module);
  if (listed?.has(exported) === true) return 'yes';
  if (await isImportedElsewhere(module, exported, project)) return 'yes';
  // The table leaves constants out, so that a missing one proves nothing.
  return listed !== undefined && exported !== exported.toUpperCase() ? 'no' : 'unknown';
}

async function isImportedElsewhere(module: string, name: string | undefined, project: ProjectView): Promise<boolean> {
  const bound = name ?? module.split('.')[0] ?? module;
  const habits = await importHabits(bound, project.path, project.files, project.read);
  return habits.some((habit) => habit.module === module && habit.name === name);
}

/** The first identifier of a dotted name. */
export function firstWord(node: Node): Node {
  return node.is('identifier') ? node : (node.find({ rule: { kind: 'identifier' } }) ?? node);
}
