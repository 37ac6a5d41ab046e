import { constants } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, readdir, readlink, realpath, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { RunTool } from '#core/ports/tools.ts';
import { dependencyFolders, isWithin, type MakeRunTool } from './options.ts';

export interface FileCopy {
  /** Dependency folders that were left out: relative, `/`-separated. */
  readonly dependencies: readonly string[];
  readonly files: number;
}
const listMs = 60_000;
const deepest = 8;
const skippable = new Set([
  ...['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ELOOP', 'EINVAL', 'EILSEQ', 'ENAMETOOLONG'],
]);

/**
 * Copies what a person would commit: tracked files and untracked ones that are not ignored; without git's own folder.
 * Pipes, sockets, unreadable and vanished files are left out; links are made anew, those inside the tree relative.
 */
export async function copyFiles(
  root: string,
  target: string,
  searchPath: string,
  makeRunTool: MakeRunTool,
): Promise<FileCopy> {
  const run = makeRunTool({ root, env: { PATH: searchPath, GIT_OPTIONAL_LOCKS: '0', GIT_CONFIG_NOSYSTEM: '1' } });
  const dependencies = new Set<string>();
  const files = (await listFiles(run, root, '', 0, dependencies)) ?? (await walk(root, '', 0, dependencies));
  await mkdir(target, { recursive: true });
  // Heal's own records are none of the repository's business.
  const queue = [...new Set(files)].filter((file) => !file.split('/').includes('.heal'));
  let copied = 0;
  const work = async (): Promise<void> => {
    for (let file = queue.pop(); file !== undefined; file = queue.pop())
      if (await copyOne(root, target, file)) copied++;
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return { dependencies: [...dependencies].sort(), files: copied };
}

/** By git; undefined when there is none or `root` is no repository. Repositories within are listed by their own git. */
async function listFiles(
  run: RunTool,
  root: string,
  below: string,
  depth: number,
  dependencies: Set<string>,
): Promise<string[] | undefined> {
  const list = async (...flags: string[]): Promise<string[] | undefined> => {
    // An fsmonitor of the repository's configuration would be a program to start.
    const settings = ['-c', 'core.fsmonitor=false', '-c', 'safe.directory=*'];
    const argv = ['git', ...settings, 'ls-files', '-z', '--exclude-standard', ...flags];
    const result = await run({ argv, cwd: below, timeoutMs: listMs, maxOutputBytes: 512 * 1024 * 1024 });
    if (result.code !== 0) return undefined;
    return result.stdout
      .split('\0')
      .filter((name) => name !== '')
      .map((name) => path.posix.join(below, name.replace(/\/$/, '')));
  };
  const tracked = await list('--cached');
  const untracked = await list('--others');
  const ignored = await list('--others', '--ignored', '--directory');
  if (tracked === undefined || untracked === undefined || ignored === undefined) return undefined;
  for (const folder of ignored) if (await isDependencyFolder(root, folder)) dependencies.add(folder);
  const files: string[] = [];
  const add = async (relative: string): Promise<void> => {
    const kind = await lstat(path.join(root, relative)).catch(() => undefined);
    // A folder in the list is a submodule or another repository.
    if (kind?.isDirectory() && depth < deepest) {
      const inner = await listFiles(run, root, relative, depth + 1, dependencies);
      files.push(...(inner ?? (await walk(root, relative, depth + 1, dependencies))));
    } else if (kind !== undefined) files.push(relative);
  };
  for (const relative of tracked) await add(relative);
  for (const relative of untracked) {
    const folder = findNamedFolder(relative);
    if (folder !== undefined && (dependencies.has(folder) || (await isDependencyFolder(root, folder)))) {
      dependencies.add(folder);
    } else await add(relative);
  }
  return files;
}

/** Python environments carry a `pyvenv.cfg`; a folder that is merely called `env` may be source. */
async function isDependencyFolder(root: string, folder: string): Promise<boolean> {
  const name = path.posix.basename(folder);
  if (name === 'node_modules') return true;
  if (!dependencyFolders.has(name)) return false;
  return (await lstat(path.join(root, folder, 'pyvenv.cfg')).catch(() => undefined)) !== undefined;
}

function findNamedFolder(file: string): string | undefined {
  const parts = file.split('/');
  const at = parts.findIndex((part) => dependencyFolders.has(part));
  return at === -1 ? undefined : parts.slice(0, at + 1).join('/');
}

async function walk(root: string, below: string, depth: number, dependencies: Set<string>): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(path.join(root, below), { withFileTypes: true }).catch(() => [])) {
    const relative = path.posix.join(below, entry.name);
    if (entry.name === '.git') continue;
    if (await isDependencyFolder(root, relative)) dependencies.add(relative);
    else if (!entry.isDirectory()) files.push(relative);
    else if (depth < 64) files.push(...(await walk(root, relative, depth + 1, dependencies)));
  }
  return files;
}

async function copyOne(root: string, target: string, file: string): Promise<boolean> {
  const [from, to] = [path.join(root, file), path.join(target, file)];
  try {
    const kind = await lstat(from);
    if (!kind.isFile() && !kind.isSymbolicLink()) return false;
    await mkdir(path.dirname(to), { recursive: true });
    if (kind.isSymbolicLink()) await copyLink(root, from, to);
    else {
      await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
      await chmod(to, kind.mode & 0o777);
    }
    return true;
  } catch (error) {
    // Unreadable, vanished meanwhile, or a name that this system cannot write: the copy goes without it. Anything else,
    // a full disk above all, would make a copy that is not what the repository is.
    if (error instanceof Error && 'code' in error && skippable.has(String(error.code))) return false;
    throw error;
  }
}

async function copyLink(root: string, from: string, to: string): Promise<void> {
  const goal = await readlink(from);
  const resolved = path.resolve(await realpath(path.dirname(from)), goal);
  const isInside = path.isAbsolute(goal) && isWithin(root, resolved);
  await symlink(isInside ? path.relative(path.dirname(from), resolved) : goal, to);
}
