import { escapeRegExp } from '#syntax/words.ts';
import type { CodeContext } from '#core/healer.ts';
import { parseJson } from '#core/json.ts';
import type { Pattern } from '#core/pattern.ts';
import { languageOf, type Tree } from '#syntax/parse.ts';
import { importsOf } from '#syntax/python/imports.ts';
import { isTestFile } from '#syntax/test-files.ts';
import { referencesIn } from '#syntax/typescript/imports.ts';

/** What of a pattern's requirements the file itself does not meet, as a sentence; undefined when all is there. */
export function unmetByFile(pattern: Pattern, path: string, tree: Tree): string | undefined {
  const { requires } = pattern;
  if (!requires) return undefined;
  if (requires.files === 'tests' && !isTestFile(path)) return 'It is for tests only.';
  if (requires.files === 'not-tests' && isTestFile(path)) return 'It is not for tests.';
  if (!requires.imports && !requires.notImports) return undefined;
  const modules = modulesOf(path, tree);
  const has = (wanted: string) => modules.some((module) => module === wanted || isPart(module, wanted));
  if (requires.imports && !requires.imports.some(has)) {
    return `It is for files that import ${requires.imports.join(' or ')}.`;
  }
  const unwanted = requires.notImports?.find(has);
  return unwanted === undefined ? undefined : `The file imports ${unwanted}.`;
}

/** What of a pattern's requirements the package's manifests do not meet, as a sentence; undefined when all is there. */
export async function unmetByPackage(
  pattern: Pattern,
  path: string,
  context: Pick<CodeContext, 'read' | 'files'>,
): Promise<string | undefined> {
  const wanted = pattern.requires?.dependencies;
  if (!wanted || wanted.some((name) => isOwn(name, context.files))) return undefined;
  const files = languageOf(path) === 'python' ? pythonManifests : ['package.json'];
  const folders = path.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth--) {
    for (const file of files) {
      const text = await context.read([...folders.slice(0, depth), file].join('/'));
      if (text === undefined) continue;
      const named = dependenciesIn(file, text);
      if (wanted.some((name) => named.has(normalise(name)))) return undefined;
    }
  }
  return `It needs ${wanted.join(' or ')} among the dependencies of the package.`;
}

/** A module of the package itself needs no manifest. */
function isOwn(name: string, files: readonly string[]): boolean {
  const own = new RegExp(`^(?:src/|lib/)?${escapeRegExp(name)}(?:/__init__)?\\.py$`);
  return files.some((file) => own.test(file));
}

const pythonManifests = [
  'pyproject.toml',
  'setup.cfg',
  'Pipfile',
  ...['requirements', 'requirements-dev', 'requirements-test', 'requirements_dev', 'dev-requirements'].map(
    (name) => `${name}.txt`,
  ),
  ...['base', 'common', 'production', 'prod', 'main', 'default', 'dev', 'test'].map(
    (name) => `requirements/${name}.txt`,
  ),
];

/** Names of the packages that a manifest depends on, normalised. What cannot be read names none. */
export function dependenciesIn(file: string, text: string): ReadonlySet<string> {
  const names = file.endsWith('.json')
    ? namesInPackageJson(text)
    : file.endsWith('.txt')
      ? text.split(/\r?\n/).map(nameOfRequirement)
      : namesInSections(text);
  return new Set(names.filter((name) => name !== '').map(normalise));
}

function namesInPackageJson(text: string): string[] {
  const manifest = parseJson(text);
  if (!isRecord(manifest)) return [];
  return ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].flatMap((key) => {
    const group = manifest[key];
    return isRecord(group) ? Object.keys(group) : [];
  });
}

/**
 * pyproject.toml, setup.cfg and Pipfile, line by line: keys of tables of dependencies, and what stands in the lists
 * and lines of keys that are named after dependencies. The name of the project itself is none.
 */
function namesInSections(text: string): string[] {
  const names: string[] = [];
  let isTable = false;
  let isGroup = false;
  let isList = false;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/(^|\s)#.*$/, '');
    const section = /^\[+\s*([^\]]+?)\s*\]+\s*$/.exec(line)?.[1];
    if (section !== undefined) {
      isTable = /(^|\.)((dev-)?dependencies|(dev-)?packages)$/.test(section) && section !== 'project.dependencies';
      isGroup = /dependency-groups$|optional-dependencies$|extras_require$/.test(section);
      isList = false;
      continue;
    }
    const key = /^([\w.-]+|"[\w.-]+"|'[\w.-]+')\s*=(?!=)\s*(.*)$/.exec(line);
    if (key && !/^\s/.test(raw)) {
      if (isTable) names.push((key[1] ?? '').replace(/["']/g, ''));
      isList = isGroup || /^(dependencies|install_requires|tests_require)$/.test(key[1] ?? '');
    }
    if (!isList) continue;
    const value = key && !/^\s/.test(raw) ? (key[2] ?? '') : line;
    const quoted = [...value.matchAll(/"([^"]*)"|'([^']*)'/g)].map((found) => found[1] ?? found[2] ?? '');
    names.push(...(quoted.length > 0 ? quoted : [value]).map(nameOfRequirement));
    if (/\]\s*$/.test(value)) isList = false;
  }
  return names;
}

function nameOfRequirement(line: string): string {
  return /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:$|[<>=!~;,@#(]|\s)/.exec(line)?.[1] ?? '';
}

/** `Flask_Login` and `flask-login` are one package; scopes of npm stay. */
function normalise(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function modulesOf(path: string, tree: Tree): string[] {
  if (languageOf(path) !== 'python') {
    return referencesIn(tree.root()).map(({ specifier }) => specifier.replace(/^node:/, ''));
  }
  return importsOf(tree).flatMap(({ kind, module, names }) =>
    kind === 'from' ? [module, ...names.map(({ name }) => `${module}.${name}`)] : names.map(({ name }) => name),
  );
}

function isPart(module: string, wanted: string): boolean {
  return module.startsWith(`${wanted}.`) || module.startsWith(`${wanted}/`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
