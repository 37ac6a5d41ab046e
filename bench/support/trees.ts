import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');

/** A Git repository in a temporary folder with one commit. */
export interface Tree {
  readonly root: string;
  readonly about: string;
  readonly files: number;
  readonly lines: number;
  remove(): void;
}

/** A repository of the given files; `about` says what they are. */
export function makeTree(about: string, files: ReadonlyMap<string, string>): Tree {
  const root = mkdtempSync(join(tmpdir(), 'heal-bench-'));
  let lines = 0;
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    lines += countLines(text);
  }
  commitAll(root);
  return { root, about, files: files.size, lines, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** One of the examples of this project. */
export function copyExample(name: 'shop-python' | 'shop-typescript'): Tree {
  const root = mkdtempSync(join(tmpdir(), 'heal-bench-'));
  const source = join(projectRoot, 'examples', name);
  cpSync(source, root, { recursive: true, filter: (path) => !/[\\/](?:node_modules|\.heal|__pycache__)$/.test(path) });
  commitAll(root);
  const files = listFiles(root, /\.(py|ts)$/);
  const lines = files.reduce((sum, path) => sum + countLines(readFileSync(join(root, path), 'utf8')), 0);
  return {
    root,
    about: `examples/${name}`,
    files: files.length,
    lines,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/**
 * The installed Python's standard library, which everybody has: its modules in the order of their paths (independent of
 * the machine's language) until `maxLines` are reached; without its tests and installed packages.
 */
export function copyPythonLibrary(maxLines: number): Tree {
  const python = process.platform === 'win32' ? 'python' : 'python3';
  const code = 'import sys, sysconfig; print(sys.version.split()[0]); print(sysconfig.get_paths()["stdlib"])';
  const [version = '', folder = ''] = execFileSync(python, ['-c', code], { encoding: 'utf8' }).trim().split(/\r?\n/);
  const paths = listFiles(folder, /\.py$/, /^(?:site-packages|dist-packages|test|tests|__pycache__|lib2to3|idlelib)$/);
  const files = takeLines(folder, paths, maxLines);
  return makeTree(`standard library of Python ${version}`, files);
}

/**
 * The TypeScript sources that a package brings, without its tests, with a strict configuration. zod is small and a riddle
 * for every type checker; openai is large and plain.
 */
export function copyTypeScriptPackage(maxLines: number, name: 'zod' | 'openai' = 'zod'): Tree {
  const folder = join(projectRoot, 'node_modules', name);
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const version = manifest instanceof Object && 'version' in manifest ? String(manifest.version) : '';
  const paths = listFiles(folder, /(?<!\.d)\.ts$/, /^(?:tests|benchmarks|node_modules)$/).filter((path) =>
    path.startsWith('src/'),
  );
  const files = takeLines(folder, paths, maxLines);
  files.set('package.json', '{ "name": "tree", "type": "module", "private": true }\n');
  const compilerOptions = {
    ...{ target: 'es2022', lib: ['es2024', 'dom'], module: 'nodenext', moduleResolution: 'nodenext' },
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
  };
  files.set('tsconfig.json', `${JSON.stringify({ compilerOptions, include: ['src'] }, null, 2)}\n`);
  return makeTree(`sources of ${name} ${version}`, files);
}

function takeLines(folder: string, paths: readonly string[], maxLines: number): Map<string, string> {
  const files = new Map<string, string>();
  let lines = 0;
  for (const path of paths) {
    const text = readFileSync(join(folder, path), 'utf8');
    lines += countLines(text);
    if (lines > maxLines) break;
    files.set(path, text);
  }
  return files;
}

function listFiles(folder: string, wanted: RegExp, leftOut = /^node_modules$/): string[] {
  const found: string[] = [];
  const visit = (below: string) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      if (entry.isDirectory() && !leftOut.test(entry.name)) visit(`${below}${entry.name}/`);
      else if (entry.isFile() && wanted.test(entry.name)) found.push(below + entry.name);
    }
  };
  visit('');
  return found.sort((a, b) => (a < b ? -1 : 1));
}

function commitAll(root: string): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all', '--force');
  git('-c', 'user.name=bench', '-c', 'user.email=bench@example.com', 'commit', '--quiet', '--message=tree');
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
