import type { CodeContext } from '#core/healer.ts';
import type { Node, Tree } from '#syntax/parse.ts';
import type { WantedImport } from '#syntax/python/add-import.ts';
import { importsOf } from '#syntax/python/imports.ts';
import { moduleName, relativeModule, resolveModule } from '#syntax/python/modules.ts';
import { attributesReadFrom, readsOf } from '#syntax/python/names.ts';
import { definedNames, importHabits, type ImportHabit } from '#syntax/python/project-imports.ts';
import { standardModules, standardModulesWith, standardNames } from '#syntax/python/standard-library.ts';
import { dottedModule } from './submodules.ts';

export type Choice = WantedImport | { readonly doubt: string };

/**
 * The import that a name stands for: as the other files import it, else as the package defines it, else from the
 * standard library. Two that fit equally well are a doubt.
 */
export async function chooseImport(name: string, path: string, context: CodeContext, tree: Tree): Promise<Choice> {
  const use = useOf(tree.root(), name);
  const habits = (await importHabits(name, path, context.files, (file) => context.read(file))).filter((habit) =>
    fits(habit, name, use),
  );
  const [first, second] = habits;
  if (first !== undefined) {
    if (second !== undefined && second.count === first.count)
      return { doubt: `the project imports ${name} from ${first.module} and from ${second.module} equally often` };
    if (first.file !== undefined && (await importsBack(first.file, path, context)))
      return { doubt: `${first.file} imports this module: importing it here would close a cycle` };
    return asWanted(first);
  }
  const local = localImport(tree, name, use);
  if (local !== undefined) return local;
  const defined = await definedInPackage(name, path, context);
  if (defined !== undefined) return 'doubt' in defined ? defined : inStyle(name, defined.file, path, context, tree);
  const choice = aliasedFromStandardLibrary(name, use, tree) ?? fromStandardLibrary(name, use, tree);
  if (!('name' in choice) || /^[A-Z]/.test(name)) return choice;
  const owner = await fileWithMethod(name, path, context);
  return owner === undefined
    ? choice
    : { doubt: `${owner} has a function or attribute ${name} too, which may be meant` };
}

interface Use {
  /** Every read takes an attribute: the name can be a module. */
  readonly isDotted: boolean;
  readonly attributes: readonly string[];
  readonly isCalled: boolean;
  readonly root: Node;
}

function useOf(root: Node, name: string): Use {
  const reads = readsOf(root, name);
  const attributes = attributesReadFrom(root, name);
  const isCalled = reads.some((node) => {
    const parent = node.parent();
    return (
      parent?.is('decorator') === true || (parent?.is('call') === true && parent.field('function')?.id() === node.id())
    );
  });
  return { isDotted: reads.length > 0 && attributes.length === reads.length, attributes, isCalled, root };
}

/** A module's attributes must be read; a class that shares its name with a module must not be used like that module. */
function fits(habit: ImportHabit, name: string, use: Use): boolean {
  if (habit.name === undefined) return use.isDotted;
  const module = standardNames(name);
  if (module === undefined || !use.isDotted) return true;
  return !use.attributes.every((attribute) => module.has(attribute));
}

function asWanted(habit: ImportHabit): WantedImport {
  return {
    module: habit.module,
    ...(habit.name === undefined ? {} : { name: habit.name }),
    ...(habit.alias === undefined ? {} : { alias: habit.alias }),
  };
}

/** A function of this file imports the name for itself; from the standard library it can be had for the whole file. */
function localImport(tree: Tree, name: string, use: Use): WantedImport | undefined {
  for (const item of importsOf(tree)) {
    const found = item.where === 'local' ? item.names.find((it) => it.bound === name) : undefined;
    if (found === undefined) continue;
    const module = item.kind === 'import' ? found.name : item.module;
    if (!standardModules.has(module.split('.')[0] ?? '')) continue;
    if (item.kind === 'import' && !use.isDotted) continue;
    const alias = found.alias === undefined ? {} : { alias: found.alias };
    return item.kind === 'import' ? { module, ...alias } : { module, name: found.name, ...alias };
  }
  return undefined;
}

async function definedInPackage(
  name: string,
  path: string,
  context: CodeContext,
): Promise<{ readonly file: string } | { readonly doubt: string } | undefined> {
  // Short and private names are too common to be looked up by name alone.
  if (name.startsWith('_') || name.length < 4) return undefined;
  const found: string[] = [];
  for (const file of context.files) {
    if (
      file === path ||
      !file.endsWith('.py') ||
      /(^|\/)(tests?|docs|examples?)\/|(^|\/)(test_|conftest|setup\.py)/.test(file)
    )
      continue;
    const text = await context.read(file);
    if (text !== undefined && text.includes(name) && definedNames(text).has(name) && isDefinition(text, name))
      found.push(file);
  }
  if (found.length > 1) return { doubt: `${found.slice(0, 3).join(' and ')} define ${name}` };
  const [file] = found;
  if (file === undefined) return undefined;
  if (await importsBack(file, path, context))
    return { doubt: `${file}, which defines ${name}, imports this module: that would close a cycle` };
  return { file };
}

/** Functions, classes and constants; ordinary variables of a script are not offered to others. */
function isDefinition(text: string, name: string): boolean {
  return (
    new RegExp(`^(?:async[ \\t]+def|def|class)[ \\t]+${name}\\b`, 'm').test(text) || /^[A-Z][A-Za-z0-9_]*$/.test(name)
  );
}

async function importsBack(file: string, path: string, context: CodeContext): Promise<boolean> {
  const text = (await context.read(file)) ?? '';
  const files = new Set(context.files);
  for (const [, from, list = '', plain] of text.matchAll(
    /^(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)|import[ \t]+([\w., \t]+))/gm,
  )) {
    const modules = from === undefined ? (plain ?? '').split(',').map((it) => it.trim().split(' ')[0] ?? '') : [from];
    if (modules.some((module) => resolveModule(file, module, files) === path)) return true;
    if (from === undefined) continue;
    const names = list.match(/\w+/g) ?? [];
    if (names.some((it) => resolveModule(file, `${from}${from.endsWith('.') ? '' : '.'}${it}`, files) === path))
      return true;
  }
  return false;
}

/** A forgotten `self.` looks like a forgotten import: a method of that name makes the standard library a guess. */
async function fileWithMethod(name: string, path: string, context: CodeContext): Promise<string | undefined> {
  const defined = new RegExp(`^[ \\t]*(?:async[ \\t]+)?def[ \\t]+${name}[ \\t]*\\(|\\.${name}[ \\t]*=[^=]`, 'm');
  for (const file of context.files) {
    if (!file.endsWith('.py')) continue;
    const text = file === path ? context.text : await context.read(file);
    if (text !== undefined && text.includes(name) && defined.test(text)) return file;
  }
  return undefined;
}

/** Relative where this file, or else its package, imports relatively. */
async function inStyle(name: string, file: string, path: string, context: CodeContext, tree: Tree): Promise<Choice> {
  const files = new Set(context.files);
  const relative = relativeModule(path, file, files);
  const absolute = moduleName(file, files);
  if (absolute === '') return { doubt: `${file} cannot be imported by name` };
  const own = importsOf(tree).flatMap((item) => (item.kind === 'from' ? item.module : item.names.map((it) => it.name)));
  const isRelative = own.some((module) => module.startsWith('.'));
  const isAbsolute = own.some((module) => !module.startsWith('.') && resolveModule(path, module, files) !== undefined);
  const neighbours = await Promise.all(
    context.files
      .filter((other) => other.endsWith('.py') && folderOf(other) === folderOf(path))
      .map((other) => context.read(other)),
  );
  const isRelativeNearby = neighbours.some((text) => /^from[ \t]+\./m.test(text ?? ''));
  const useRelative = relative !== undefined && (isRelative || (!isAbsolute && isRelativeNearby));
  return { module: useRelative ? relative : absolute, name };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Modules whose classes mean one thing to every reader; `Template` or `Completer` may be anybody's. */
const classModules = [
  'abc',
  'argparse',
  'collections',
  'collections.abc',
  'concurrent.futures',
  'contextlib',
  'contextvars',
  'csv',
  'datetime',
  'decimal',
  'enum',
  'fractions',
  'functools',
  'html.parser',
  'http',
  'io',
  'ipaddress',
  'json',
  'logging',
  'numbers',
  'pathlib',
  'reprlib',
  'subprocess',
  'tempfile',
  'threading',
  'types',
  'typing',
  'unittest',
  'unittest.mock',
  'uuid',
  'weakref',
  'zipfile',
  'zoneinfo',
];

/** Modules whose functions mean one thing to every reader. */
const plainModules = [
  'abc',
  'ast',
  'binascii',
  'bisect',
  'collections',
  'contextlib',
  'copy',
  'dataclasses',
  'fnmatch',
  'functools',
  'getpass',
  'heapq',
  'html',
  'inspect',
  'itertools',
  'keyword',
  'math',
  'pprint',
  'random',
  'secrets',
  'shlex',
  'shutil',
  'tempfile',
  'textwrap',
  'typing',
  'unittest.mock',
  'urllib.parse',
  'warnings',
  'weakref',
];

function fromStandardLibrary(name: string, use: Use, tree: Tree): Choice {
  if (standardModules.has(name) && use.isDotted) {
    const isClassToo = standardNames(name)?.has(name) === true;
    if (!isClassToo || use.attributes.every((attribute) => standardNames(name)?.has(attribute) === true))
      return { module: dottedModule(use.root, name) };
  }
  const modules = standardModulesWith(name).filter((module) => !standardModules.has(name) || module === name);
  const clear = modules.filter((module) => /^[A-Z]/.test(name) || use.isCalled || isNamesake(module, name, use));
  if (clear.length === 2 && clear.includes('typing')) {
    // typing's own are aliases of the real ones, kept for old Pythons.
    const own = importsOf(tree).map((item) => item.module);
    const real = clear.find((module) => module !== 'typing') ?? '';
    if (real !== 'collections.abc') return { module: real, name };
    return { module: own.includes('typing') && !own.includes(real) ? 'typing' : real, name };
  }
  if (clear.length > 1) return { doubt: `${name} may be meant from ${clear.join(' or ')}` };
  const [module] = clear;
  const known = /^[A-Z]/.test(name) ? classModules : plainModules;
  if (module === undefined || !(known.includes(module) || isNamesake(module, name, use) || isGetter(module, name)))
    return { doubt: `nothing in the project or the standard library tells where ${name} comes from` };
  return { module, name };
}

/** `datetime.now()`, `glob("*")`: the class or function that its module is named after. `time()` has two of them. */
function isNamesake(module: string, name: string, use: Use): boolean {
  const isDate = module === 'datetime' && ['date', 'timedelta', 'timezone'].includes(name);
  return (module === name || isDate) && (use.isDotted || (use.isCalled && name !== 'time'));
}

/** The other names of `operator` (`add`, `index`) are everybody's. */
function isGetter(module: string, name: string): boolean {
  return module === 'operator' && ['itemgetter', 'attrgetter', 'methodcaller'].includes(name);
}

/** `_itemgetter` and `math_log`: usual aliases for a name that should not be offered, or not be mixed up. */
function aliasedFromStandardLibrary(name: string, use: Use, tree: Tree): WantedImport | undefined {
  if (!use.isCalled) return undefined;
  const [, module = '', inner = ''] = /^([a-z]+)_([a-z]\w*)$/.exec(name) ?? [];
  if (plainModules.includes(module) && standardNames(module)?.has(inner) === true)
    return { module, name: inner, alias: name };
  if (!/^_[a-z]/.test(name)) return undefined;
  const plain = fromStandardLibrary(name.slice(1), use, tree);
  return 'name' in plain && plain.name !== undefined ? { ...plain, alias: name } : undefined;
}
