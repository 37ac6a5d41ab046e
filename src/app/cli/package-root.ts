import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

const maxBytes = 1024 * 1024;

/** The folder that holds `.git` (a folder, or a file in worktrees), here or above; undefined outside of a repository. */
export function findRepositoryRoot(folder: string): string | undefined {
  for (let current = resolve(folder); ; current = dirname(current)) {
    if (existsSync(join(current, '.git'))) return current;
    if (dirname(current) === current) return undefined;
  }
}

/** `services/shop/` for a package inside its repository, '' for the repository itself: findings are named from there. */
export function findPackagePrefix(packageRoot: string): string {
  const root = findRepositoryRoot(packageRoot);
  const path = root === undefined ? '' : relative(root, resolve(packageRoot)).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}

/** Reads sources of a package for display: nothing outside of it, nothing huge, nothing that is no file. */
export function makeSourceReader(packageRoot: string): (path: string) => Promise<string | undefined> {
  const cache = new Map<string, Promise<string | undefined>>();
  return (path) => {
    const known = cache.get(path) ?? readInside(packageRoot, path).catch(() => undefined);
    cache.set(path, known);
    return known;
  };
}

async function readInside(packageRoot: string, path: string): Promise<string | undefined> {
  const root = await realpath(packageRoot);
  const file = await realpath(join(root, path));
  const inside = relative(root, file);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return undefined;
  const facts = await stat(file);
  if (!facts.isFile() || facts.size > maxBytes) return undefined;
  return readFile(file, 'utf8');
}
