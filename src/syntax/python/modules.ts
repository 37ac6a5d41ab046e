/** Finding the files behind Python module names, without running Python. Paths are relative with `/`. */

/** Dotted name of a file as seen from the root that it is imported from: `pkg.sub` for `src/pkg/sub/__init__.py`. */
export function moduleName(path: string, files: ReadonlySet<string>): string {
  const parts = path.replace(/\.pyi?$/, '').split('/');
  if (parts.at(-1) === '__init__') parts.pop();
  return parts.slice(rootDepth(path, files)).join('.');
}

/** Number of leading folders that are no packages: the file is imported from below them. */
function rootDepth(path: string, files: ReadonlySet<string>): number {
  const folders = path.split('/').slice(0, -1);
  let depth = folders.length;
  while (depth > 0 && files.has([...folders.slice(0, depth), '__init__.py'].join('/'))) depth--;
  return depth;
}

/** The file that `module` (`.cache`, `pkg.cache`) means in `from`; undefined for modules outside the package. */
export function resolveModule(from: string, module: string, files: ReadonlySet<string>): string | undefined {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const parts = module.slice(dots).split('.').filter(Boolean);
  const folders = from.split('/').slice(0, -1);
  if (dots > 0) {
    if (dots - 1 > folders.length) return undefined;
    return fileOf([...folders.slice(0, folders.length - (dots - 1)), ...parts], files);
  }
  if (parts.length === 0) return undefined;
  for (const root of [folders.slice(0, rootDepth(from, files)), [], ['src'], ['lib']]) {
    const found = fileOf([...root, ...parts], files);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fileOf(parts: readonly string[], files: ReadonlySet<string>): string | undefined {
  const base = parts.join('/');
  const candidates = base === '' ? ['__init__.py'] : [`${base}.py`, `${base}/__init__.py`, `${base}.pyi`];
  return candidates.find((path) => files.has(path));
}

/** How `from` names the file `to` relatively (`.cache`, `..core.names`); undefined when they share no package. */
export function relativeModule(from: string, to: string, files: ReadonlySet<string>): string | undefined {
  const root = rootDepth(from, files);
  const folders = from.split('/').slice(0, -1);
  const target = to.replace(/\.pyi?$/, '').split('/');
  if (target.at(-1) === '__init__') target.pop();
  let shared = 0;
  while (shared < folders.length && shared < target.length && folders[shared] === target[shared]) shared++;
  if (shared <= root || root === folders.length) return undefined;
  return '.'.repeat(folders.length - shared + 1) + target.slice(shared).join('.');
}

/** Last parts of the modules that could stand behind the same dots or package as `module` does. */
export function siblingModules(from: string, module: string, files: ReadonlySet<string>): string[] {
  const dots = /^\.*/.exec(module)?.[0] ?? '';
  const parts = module.slice(dots.length).split('.').filter(Boolean);
  const parent = parts.slice(0, -1);
  const names = new Set<string>();
  for (const path of files) {
    const segments = path.replace(/\.pyi?$/, '').split('/');
    for (const segment of segments) {
      const candidate = dots + [...parent, segment].join('.');
      if (
        /^[A-Za-z_]\w*$/.test(segment) &&
        segment !== '__init__' &&
        resolveModule(from, candidate, files) !== undefined
      )
        names.add(segment);
    }
  }
  return [...names].sort();
}
