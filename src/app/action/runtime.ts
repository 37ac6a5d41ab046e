import { existsSync } from 'node:fs';
import { access, constants, cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { isAbsolute, join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EnvironmentError } from '#core/errors.ts';
import { takeLock, type Lock } from '#drivers/lock/lock-file.ts';
import { makeRunTool } from '#drivers/process/run-tool.ts';
import { chooseEnvironment } from './environment.ts';
import { findNpm } from './npm.ts';

/** Scanners and natives are not here and could not be brought. */
export class MissingTools extends EnvironmentError {}

/** Where the engine runs from: a folder with `dist/engine.js`, patterns and all packages that it needs. */
export interface Runtime {
  readonly folder: string;
  readonly from: 'beside' | 'cache' | 'npm';
  /** What works less well without what could not be had, in sentences. */
  readonly notices: readonly string[];
}
export interface RuntimeOptions {
  /** The folder of the Action, with `dist/` and `package.json`. */
  readonly actionFolder: string;
  /** `RUNNER_TOOL_CACHE` */
  readonly toolCache: string | undefined;
  /** `RUNNER_TEMP`: of this job. */
  readonly temp: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

const shipped = ['dist', 'patterns', 'flows', 'models'];
/** Whatever the engine cannot do without; the first that is missing tells that nothing was brought. */
const needed = '@ast-grep/napi';
const wanted: readonly (readonly [name: string, without: string])[] = [
  [
    'onnxruntime-node',
    'Patterns are looked up by rule only: the runtime of the embedding has no build for this machine.',
  ],
  ['@lancedb/lancedb', 'Likeness of patterns is computed without an index: LanceDB has no build for this machine.'],
];
const marker = 'complete.json';
const installMs = 5 * 60_000;
const lockMs = 6 * 60_000;

/**
 * Scanners and natives are too large for a repository. They come once per machine from the npm registry, exactly as the
 * lockfile that ships says (versions and integrity), without running anybody's install script; whole or not at all.
 * Throws `MissingTools` when they cannot be had.
 */
export async function bringRuntime(options: RuntimeOptions): Promise<Runtime> {
  if (isInstalledAt(options.actionFolder, needed)) {
    return { folder: options.actionFolder, from: 'beside', notices: [] };
  }
  const source = join(options.actionFolder, 'dist', 'runtime');
  const [manifest, lock] = await Promise.all([
    readFile(join(source, 'package.json')),
    readFile(join(source, 'package-lock.json')),
  ]);
  const key = createHash('sha256').update(manifest).update(lock).update(process.versions.modules).digest('hex');
  const base = await makeBase(options, key.slice(0, 16));
  const home = join(base, `${process.platform}-${process.arch}`);
  const started = performance.now();
  let from: Runtime['from'] = 'cache';
  if (!existsSync(join(home, marker))) {
    const held = await waitForLock(`${home}.lock`, () => existsSync(join(home, marker)), options);
    try {
      if (!existsSync(join(home, marker))) {
        from = 'npm';
        await install(home, { manifest, lock }, options);
      }
    } finally {
      await held?.release();
    }
  }
  const folder = await placeProgram(home, options.actionFolder);
  if (from === 'cache')
    options.say(`Scanners and natives are on this machine (${((performance.now() - started) / 1000).toFixed(2)} s)`);
  const notices = wanted.flatMap(([name, without]) => (existsSync(join(home, 'node_modules', name)) ? [] : [without]));
  return { folder, from, notices };
}

/** Below the tool cache; where that cannot be written, in what is this job's alone: what others could write is never run. */
async function makeBase({ toolCache, temp }: RuntimeOptions, key: string): Promise<string> {
  const spare = join(temp, 'heal-tools', key);
  if (toolCache !== undefined) {
    const base = join(toolCache, 'heal', key);
    try {
      await mkdir(base, { recursive: true });
      await access(base, constants.W_OK);
      return base;
    } catch {
      // Read-only, or no folder: the runner's own choice.
    }
  }
  await mkdir(spare, { recursive: true });
  return spare;
}

function isInstalledAt(folder: string, name: string): boolean {
  const places = createRequire(join(folder, 'dist', 'action.js')).resolve.paths(name) ?? [];
  return places.some((place) => existsSync(join(place, name, 'package.json')));
}

/** Undefined when another job was quicker and all is there. */
async function waitForLock(
  file: string,
  isDone: () => boolean,
  { signal, say }: RuntimeOptions,
): Promise<Lock | undefined> {
  const until = performance.now() + lockMs;
  for (let told = false; ;) {
    if (isDone()) return undefined;
    try {
      return await takeLock(file, 'heal: bringing tools');
    } catch (error) {
      if (!(error instanceof EnvironmentError) || performance.now() > until) throw error;
    }
    if (!told) say('Another job on this machine is bringing the tools: waiting for it.');
    told = true;
    await wait(200, undefined, { signal });
  }
}

async function install(
  home: string,
  files: { readonly manifest: Uint8Array; readonly lock: Uint8Array },
  { env, signal, say }: RuntimeOptions,
): Promise<void> {
  const npm = findNpm(env['PATH'] ?? env['Path'] ?? '');
  if (npm === undefined) {
    throw new MissingTools(
      'The tools of Heal are not on this machine, and there is no npm that could bring them.',
      'Install Node with npm on the runner (actions/setup-node does), or run `npm ci` in the folder of the Action.',
    );
  }
  // Only who holds the lock is here: what a killed install left is nobody's.
  const draft = `${home}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await writeFile(join(draft, 'package.json'), files.manifest);
  await writeFile(join(draft, 'package-lock.json'), files.lock);
  say('Bringing scanners and natives, once for this machine');
  const started = performance.now();
  const run = makeRunTool({
    root: draft,
    env: { ...chooseEnvironment(env), ONNXRUNTIME_NODE_INSTALL: 'skip', npm_config_update_notifier: 'false' },
  });
  const flags = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = await run({ argv: [...npm, 'ci', ...flags], timeoutMs: installMs, maxOutputBytes: 64 * 1024 }, signal);
  if (result.code !== 0) {
    await rm(draft, { recursive: true, force: true });
    signal.throwIfAborted();
    const said = `${result.stderr}\n${result.stdout}`.trim().split('\n').slice(0, 5).join(' ');
    throw new MissingTools(
      `The tools of Heal could not be brought from the npm registry: ${said || 'npm was cut off'}`,
      'Let the runner reach registry.npmjs.org (or set a mirror in its .npmrc), or run `npm ci` in the folder of the Action.',
    );
  }
  await removeForeign(draft);
  await writeFile(join(draft, marker), JSON.stringify({ version: 1, ms: Math.round(performance.now() - started) }));
  await rm(home, { recursive: true, force: true });
  await rename(draft, home);
  say(`Brought them in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** One package holds the binaries of all systems: two hundred megabytes that only this machine's cache would carry. */
async function removeForeign(draft: string): Promise<void> {
  const bin = join(draft, 'node_modules', 'onnxruntime-node', 'bin', 'napi-v6');
  for (const system of await readdir(bin).catch(() => [])) {
    if (system !== process.platform) await rm(join(bin, system), { recursive: true, force: true });
    else
      for (const cpu of await readdir(join(bin, system)))
        if (cpu !== process.arch) await rm(join(bin, system, cpu), { recursive: true, force: true });
  }
}

/** Our own files beside the packages, so that imports find them; by content, so that another version is another folder. */
async function placeProgram(home: string, actionFolder: string): Promise<string> {
  const files = await listShipped(actionFolder);
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(await readFile(join(actionFolder, file)))
      .update('\0');
  const programs = join(home, 'programs');
  const folder = join(programs, hash.digest('hex').slice(0, 16));
  if (existsSync(join(folder, marker))) return folder;
  const draft = `${folder}.${process.pid}.draft`;
  for (const file of files) await cp(join(actionFolder, file), join(draft, file));
  await writeFile(join(draft, marker), '{"version":1}');
  try {
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another job put the very same there first.
    if (!existsSync(join(folder, marker))) throw error;
  }
  return folder;
}

async function listShipped(folder: string): Promise<readonly string[]> {
  const found = ['package.json'];
  for (const name of shipped) {
    const isFolder = await stat(join(folder, name)).then(
      (info) => info.isDirectory(),
      () => false,
    );
    if (!isFolder) continue;
    for (const entry of await readdir(join(folder, name), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) found.push(join(entry.parentPath, entry.name));
  }
  // Maps are for people who read a stack trace; the engine's chunks have none of their own.
  return found
    .map((file) => (isAbsolute(file) ? relative(folder, file) : file).split(sep).join('/'))
    .filter((file) => !file.endsWith('.map'))
    .toSorted();
}
