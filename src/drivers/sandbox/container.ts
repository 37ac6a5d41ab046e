import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunTool } from '#core/ports/tools.ts';
import { sandboxEnvironment } from './bubblewrap.ts';
import { findHiddenPaths } from './hidden.ts';
import { isWithin, type MakeRunTool, type SandboxOptions } from './options.ts';
import type { PrivateFolder } from './private-folder.ts';
import { findSystemFolders, findVisiblePaths } from './visible.ts';

export type ContainerEngine = 'docker' | 'podman';
export interface ContainerPlace {
  readonly engine: ContainerEngine;
  /** Private folder of the copy; its name starts the names of the containers. */
  readonly folder: PrivateFolder;
  readonly root: string;
  readonly packageRoot: string;
  readonly copy: string;
  readonly dependencies: readonly { readonly real: string; readonly seen: string }[];
}
/** In the private folder: the engine to ask for what is left. */
const engineFile = 'engine';
/** An image with nothing in it: programs come from this machine, so that tools and versions stay the repository's own. */
const image = 'heal-empty:1';
/** The smallest archive: two blocks of zeros. */
const emptyArchive = '\0'.repeat(1024);

/** Undefined when containers can be started here, else why not. Makes the empty image when it is missing. */
export async function probeContainers(
  engine: ContainerEngine,
  options: { readonly path: string; readonly home: string; readonly makeRunTool: MakeRunTool },
): Promise<string | undefined> {
  if (process.platform !== 'linux') return `${engine} is used on Linux only: it has to run this machine's own programs`;
  const run = options.makeRunTool({ root: '/', env: { PATH: options.path, HOME: options.home } });
  const info = await run({ argv: [engine, 'info'], timeoutMs: 10_000 });
  if (info.status === 'not-started') return `${engine} is not installed`;
  if (info.code !== 0) return `${engine} is installed but its engine does not answer`;
  const known = await run({ argv: [engine, 'image', 'inspect', image], timeoutMs: 10_000 });
  if (known.code !== 0) {
    const made = await run({ argv: [engine, 'import', '-', image], stdin: emptyArchive, timeoutMs: 20_000 });
    if (made.code !== 0) return `${engine} cannot make an image`;
  }
  const mounts = (await findSystemFolders()).flatMap(({ path: seen, real }) => bind(real, seen, 'ro'));
  const argv = [engine, 'run', '--rm', ...restrictions, ...mounts, image, '/usr/bin/env', 'true'];
  return (await run({ argv, timeoutMs: 30_000 })).code === 0 ? undefined : `${engine} cannot start a container`;
}

/** No network, no rights, nothing writable but what is mounted so. Limits are named: the engine's own may be out of reach. */
const restrictions = [
  ...['--network', 'none', '--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
  ...['--pids-limit', '2048', '--ulimit', 'core=0', '--ulimit', 'nofile=4096:4096', '--ulimit', 'nproc=4096:4096'],
  ...['/tmp', '/var/tmp', '/run'].flatMap((folder) => ['--tmpfs', `${folder}:exec`]),
];

/** Runs tools of this machine in the copy, inside a container that has nothing else. */
export async function makeContainerRun(place: ContainerPlace, options: SandboxOptions): Promise<RunTool> {
  const visible = await findVisiblePaths(place.root, place.packageRoot, options);
  const hidden = await findHiddenPaths(place.root, place.packageRoot, options.home);
  const mounts = [
    ...(await findSystemFolders()).flatMap(({ path: seen, real }) => bind(real, seen, 'ro')),
    ...mount('type=tmpfs', `target=${options.home}`),
    ...visible.flatMap((folder) => bind(folder, folder, 'ro')),
    ...bind(place.copy, place.root, 'rw'),
    ...place.dependencies.flatMap(({ real, seen }) => bind(real, seen, 'ro')),
    ...hidden
      .filter((secret) => visible.some((folder) => isWithin(folder, secret.path)))
      .flatMap((secret) =>
        secret.isFolder ? mount('type=tmpfs', `target=${secret.path}`) : bind('/dev/null', secret.path, 'ro'),
      ),
  ];
  const who = process.getuid?.() ?? 0;
  const group = process.getgid?.() ?? 0;
  const user = place.engine === 'podman' && who !== 0 ? ['--userns=keep-id'] : ['--user', `${who}:${group}`];
  const outside = options.makeRunTool({ root: '/', env: { PATH: options.path, HOME: options.home } });
  await writeFile(path.join(place.folder.path, engineFile), place.engine);
  let started = 0;
  return async (run, signal) => {
    const name = `${place.folder.name}-${++started}`;
    const env = { PATH: options.path, HOME: options.home, ...sandboxEnvironment, ...run.env };
    const argv = [
      ...[place.engine, 'run', '--rm', '--interactive', '--name', name, ...restrictions, ...user, ...mounts],
      ...Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
      ...['--workdir', path.resolve(place.packageRoot, run.cwd ?? ''), image, ...run.argv],
    ];
    const result = await outside({ ...run, cwd: '', env: {}, argv }, signal);
    // Ending the client does not end the container.
    if (result.status !== 'exited') await endContainers(outside, place.engine, [name]);
    // 125 to 127 are the engine's own: it could not start the container or the program in it.
    const isFailedStart = result.code === 125 || result.code === 126 || result.code === 127;
    return isFailedStart && result.stdout === '' ? { ...result, status: 'not-started', code: undefined } : result;
  };
}

/** Removes containers that outlived the process that started them. */
export async function removeContainers(folder: PrivateFolder, options: SandboxOptions): Promise<void> {
  const engine = await readFile(path.join(folder.path, engineFile), 'utf8').catch(() => '');
  if (engine !== 'docker' && engine !== 'podman') return;
  const run = options.makeRunTool({ root: '/', env: { PATH: options.path, HOME: options.home } });
  const listed = await run({ argv: [engine, 'ps', '-aq', '--filter', `name=${folder.name}`], timeoutMs: 20_000 });
  const ids = listed.stdout.split('\n').filter((id) => /^[0-9a-f]+$/.test(id));
  if (ids.length > 0) await endContainers(run, engine, ids);
}

/** `rm --force` alone would first wait for a polite end. */
async function endContainers(run: RunTool, engine: ContainerEngine, names: readonly string[]): Promise<void> {
  await run({ argv: [engine, 'kill', '--signal', 'KILL', ...names], timeoutMs: 20_000 });
  await run({ argv: [engine, 'rm', '--force', ...names], timeoutMs: 60_000 });
}

function bind(source: string, target: string, mode: 'ro' | 'rw'): readonly string[] {
  return mount('type=bind', `source=${source}`, `target=${target}`, ...(mode === 'ro' ? ['readonly'] : []));
}

/** The long form takes paths with colons; it is read as a line of CSV, where commas and quotes can be quoted. */
function mount(...fields: readonly string[]): readonly string[] {
  const quote = (field: string): string => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
  return ['--mount', fields.map(quote).join(',')];
}
