import { existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { listLevels } from '#core/levels.ts';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import type { Tool, Toolbox, ToolName, ToolOrigin } from '#core/ports/tools.ts';
import { findNativeCompiler, findNpmProgram, isNodeScript, readNpmVersion } from './npm-program.ts';
import { findOnPath, isProgram, listEnvironmentPrograms, listFileNames } from './places.ts';

export interface ToolboxOptions {
  /** Where tools are looked up and, only there, started: what a repository brings is its own code. */
  readonly copy: Pick<SandboxCopy, 'root' | 'toolRoot' | 'run'>;
  /** The package's path in its repository, '' for the whole. */
  readonly packagePath: string;
  /** The search path, as in `PATH`. */
  readonly path: string;
  /** A file of Heal's installation, absolute: its own dependencies are the bundled tools. Default: this file. */
  readonly installedAt?: string;
}
const versionMs = 10_000;
const allOrigins: readonly ToolOrigin[] = ['repository', 'machine', 'bundled'];
/** npm packages that bring a tool. The packages called `ruff`, `mypy` and `bandit` on npm are not those tools. */
const npmPackages: Partial<Record<ToolName, string>> = {
  tsc: 'typescript',
  pyright: 'pyright',
  oxlint: 'oxlint',
  eslint: 'eslint',
  biome: '@biomejs/biome',
};
const bundled: ReadonlySet<ToolName> = new Set(['tsc', 'pyright', 'oxlint']);
const pythonTools: ReadonlySet<ToolName> = new Set(['ruff', 'mypy', 'bandit', 'pyright']);

/** Finds tools: the repository's own, then the machine's, then Heal's. A tool counts when it tells its version. */
export function makeToolbox(options: ToolboxOptions): Toolbox {
  const known = new Map<string, Promise<Tool | undefined>>();
  return {
    find(name, from = allOrigins) {
      const key = [name, ...allOrigins.filter((origin) => from.includes(origin))].join(' ');
      const found = known.get(key) ?? findTool(name, from, options);
      known.set(key, found);
      return found;
    },
  };
}

async function findTool(
  name: ToolName,
  from: readonly ToolOrigin[],
  options: ToolboxOptions,
): Promise<Tool | undefined> {
  // It runs this very program: nobody needs to be asked whether it is there.
  if (name === 'node') return { argv: [process.execPath], version: process.versions.node, origin: 'bundled' };
  for (const origin of allOrigins.filter((candidate) => from.includes(candidate))) {
    if (origin === 'bundled') return findBundled(name, options);
    for (const argv of await listCandidates(name, origin, options)) {
      const tool = name === 'python' ? await askPython(argv, origin, options) : await askVersion(argv, origin, options);
      if (tool !== undefined) return tool;
    }
  }
  return undefined;
}

/** Ways to start the tool, best first; whether they work is found out by asking. */
async function listCandidates(
  name: ToolName,
  origin: Exclude<ToolOrigin, 'bundled'>,
  options: ToolboxOptions,
): Promise<readonly (readonly string[])[]> {
  const npmPackage = npmPackages[name];
  switch (origin) {
    case 'repository': {
      const candidates: (readonly string[])[] = [];
      for (const level of listLevels(options.packagePath)) {
        if (name === 'python' || name === 'pytest' || pythonTools.has(name))
          candidates.push(...(await listFromEnvironment(name, level, options)));
        if (npmPackage !== undefined) candidates.push(...(await listFromNodeModules(name, npmPackage, level, options)));
      }
      return candidates;
    }
    case 'machine': {
      if (name === 'pytest') {
        const python = await findTool('python', ['machine'], options);
        return python === undefined ? [] : [[...python.argv, '-m', 'pytest']];
      }
      const programs = name === 'python' ? ['python3', 'python'] : [name];
      const found = await Promise.all(programs.map((program) => findOnPath(program, options.path)));
      // npm puts Heal's own programs on the search path of what it starts: those are the bundled ones.
      const own = path.join(ownModules(options), '.bin') + path.sep;
      return found.flat().flatMap((file) => (file.startsWith(own) ? [] : [[file]]));
    }
  }
}

/** The folder of packages that Heal's own dependencies are in. */
function ownModules(options: ToolboxOptions): string {
  const at = options.installedAt ?? import.meta.filename;
  const folder = (createRequire(at).resolve.paths('pyright') ?? []).find((each) =>
    existsSync(path.join(each, 'pyright')),
  );
  return folder ?? path.join(path.dirname(at), 'node_modules');
}

async function listFromEnvironment(name: ToolName, level: string, options: ToolboxOptions): Promise<string[][]> {
  const found: string[][] = [];
  const program = name === 'pytest' ? 'python' : name;
  for (const folder of listEnvironmentPrograms([level])) {
    for (const file of listFileNames(program)) {
      // The environment is one only with the file that makes it so; a folder called `env` may be anything.
      if (!(await isReadable(path.join(options.copy.root, folder, '..', 'pyvenv.cfg')))) continue;
      if (!(await isProgram(path.join(options.copy.root, folder, file)))) continue;
      const seen = path.join(options.copy.toolRoot, folder, file);
      found.push(name === 'pytest' ? [seen, '-m', 'pytest'] : [seen]);
    }
  }
  return found;
}

async function isReadable(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function listFromNodeModules(
  name: string,
  npmPackage: string,
  level: string,
  options: ToolboxOptions,
): Promise<string[][]> {
  const folder = `${level}node_modules/${npmPackage}`;
  const file = await findNpmProgram(path.join(options.copy.root, folder), name);
  if (file === undefined) return [];
  const seen = path.join(options.copy.toolRoot, folder, file);
  return [(await isNodeScript(path.join(options.copy.root, folder, file))) ? [process.execPath, seen] : [seen]];
}

/** What came with Heal is known without asking: starting it once more would only cost time. */
async function findBundled(name: ToolName, options: ToolboxOptions): Promise<Tool | undefined> {
  const npmPackage = npmPackages[name];
  if (npmPackage === undefined || !bundled.has(name)) return undefined;
  // Not every package exports its manifest: look where Node would look, not for what it would load.
  for (const folder of createRequire(options.installedAt ?? import.meta.filename).resolve.paths(npmPackage) ?? []) {
    const packageFolder = path.join(folder, npmPackage);
    const [file, version] = [await findNpmProgram(packageFolder, name), await readNpmVersion(packageFolder)];
    if (file === undefined || version === undefined) continue;
    const native = name === 'tsc' ? await findNativeCompiler(packageFolder) : undefined;
    const program = native ?? path.join(packageFolder, file);
    const argv = (await isNodeScript(program)) ? [process.execPath, program] : [program];
    return { argv, version, origin: 'bundled' };
  }
  return undefined;
}

async function askVersion(
  argv: readonly string[],
  origin: ToolOrigin,
  options: ToolboxOptions,
): Promise<Tool | undefined> {
  const result = await options.copy.run({
    argv: [...argv, '--version'],
    timeoutMs: versionMs,
    maxOutputBytes: 64 * 1024,
  });
  // A shim of a version manager is there even when no version behind it has the program: then it fails.
  if (result.code !== 0) return undefined;
  const version = /\d+\.\d+(\.\d+)?[\w.+-]*/.exec(`${result.stdout}\n${result.stderr}`)?.[0];
  return version === undefined ? undefined : { argv, version, origin };
}

/** The interpreter itself instead of a shim that would look it up again each time; 3.8 or newer. */
async function askPython(
  argv: readonly string[],
  origin: ToolOrigin,
  options: ToolboxOptions,
): Promise<Tool | undefined> {
  const code = 'import sys; print("%d.%d.%d" % sys.version_info[:3]); print(sys.executable)';
  const result = await options.copy.run({
    argv: [...argv, '-c', code],
    timeoutMs: versionMs,
    maxOutputBytes: 64 * 1024,
  });
  const [version = '', executable = ''] = result.stdout.trim().split(/\r?\n/);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (result.code !== 0 || major !== 3 || minor < 8) return undefined;
  return { argv: path.isAbsolute(executable) ? [executable] : argv, version, origin };
}
