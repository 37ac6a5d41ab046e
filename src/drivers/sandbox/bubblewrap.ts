import { existsSync } from 'node:fs';
import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RunTool, ToolResult } from '#core/ports/tools.ts';
import { findHiddenPaths } from './hidden.ts';
import { limitProcesses } from './limits.ts';
import { isWithin, type SandboxOptions } from './options.ts';
import { findSystemFolders, findVisiblePaths } from './visible.ts';

export interface BubblewrapPlace {
  readonly bwrap: string;
  readonly prlimit: string | undefined;
  readonly hasSize: boolean;
  /** Control group, see `makeGroup`. */
  readonly group: string | undefined;
  /** The repository's real path, at which the copy is seen inside. */
  readonly root: string;
  /** The package's real path: where processes start. */
  readonly packageRoot: string;
  /** The copy of the repository on this machine. */
  readonly copy: string;
  /** Dependency folders that the copy only links to: what they are, and where the links lead. */
  readonly dependencies: readonly { readonly real: string; readonly seen: string }[];
}

/** What isolates, independent of what is seen. Alone with `--ro-bind / /` it serves as the probe. */
export function isolate(keepsOwnership: boolean): readonly string[] {
  // Without a user namespace of its own, root may still change the files of somebody else's repository, as it did before.
  const namespaces = keepsOwnership
    ? ['--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup-try', '--cap-drop', 'ALL']
    : ['--unshare-all', '--cap-drop', 'ALL'];
  const rights = keepsOwnership
    ? ['CAP_DAC_OVERRIDE', 'CAP_FOWNER', 'CAP_CHOWN'].flatMap((cap) => ['--cap-add', cap])
    : [];
  return [...namespaces, ...rights, '--die-with-parent', '--new-session', '--hostname', 'heal'];
}

/** Runs tools in the copy: it alone can be written; no network, no keys, no `.git`; the environment starts empty. */
export async function makeBubblewrapRun(place: BubblewrapPlace, options: SandboxOptions): Promise<RunTool> {
  const { uid } = await stat(place.root);
  const keepsOwnership = process.getuid?.() === 0 && uid !== 0;
  const argv = [
    ...limitProcesses(place.prlimit, place.group),
    place.bwrap,
    ...isolate(keepsOwnership),
    ...(await mountAll(place, options)),
  ];
  // Bubblewrap's own first process keeps the environment that it was started with, readable as /proc/1/environ:
  // therefore it is started with what the tools may see and nothing else (`--clearenv` would come too late).
  const env = { PATH: options.path, HOME: options.home, ...sandboxEnvironment };
  const outside = options.makeRunTool({ root: '/', env });
  return async (run, signal) => {
    const cwd = path.resolve(place.packageRoot, run.cwd ?? '');
    return recogniseFailedStart(
      await outside({ ...run, cwd: '', argv: [...argv, '--chdir', cwd, '--', ...run.argv] }, signal),
    );
  };
}

/** Byte code is not written: a heal that keeps second and size of a file would meet the old one. */
export const sandboxEnvironment = { LANG: 'C.UTF-8', TMPDIR: '/tmp', PYTHONDONTWRITEBYTECODE: '1' } as const;

/** Folders in memory are filled at most so far each. */
const largestMemoryFolderBytes = 4 * 1024 ** 3;

async function mountAll(place: BubblewrapPlace, options: SandboxOptions): Promise<readonly string[]> {
  const system = await findSystemFolders();
  const visible = await findVisiblePaths(place.root, place.packageRoot, options);
  const hidden = await findHiddenPaths(place.root, place.packageRoot, options.home);
  const isSeen = (file: string): boolean =>
    [...system.map((folder) => folder.path), ...visible].some((folder) => isWithin(folder, file));
  const covers: string[] = [];
  const covered: string[] = [];
  for (const { path: secret, isFolder } of hidden) {
    if (covered.some((folder) => isWithin(folder, secret))) continue;
    const isInCopy = isWithin(place.root, secret);
    if (isInCopy ? !(await exists(path.join(place.copy, path.relative(place.root, secret)))) : !isSeen(secret))
      continue;
    covers.push(...(isFolder ? ['--tmpfs', secret] : ['--ro-bind', '/dev/null', secret]));
    covered.push(secret);
  }
  const systemMounts = system.flatMap(({ path: seen, real }) =>
    seen === real ? ['--ro-bind', seen, seen] : ['--symlink', real, seen],
  );
  const memory = (folder: string): readonly string[] => [
    ...(place.hasSize ? ['--size', String(largestMemoryFolderBytes)] : []),
    ...['--tmpfs', folder],
  ];
  return [
    ...systemMounts,
    ...['--proc', '/proc', ...protectKernel, '--dev', '/dev'],
    ...['/tmp', '/var/tmp', '/run', ...(options.home === '/' ? [] : [options.home])].flatMap(memory),
    ...visible.flatMap((folder) => ['--ro-bind-try', folder, folder]),
    ...['--bind', place.copy, place.root],
    ...place.dependencies.flatMap(({ real, seen }) => ['--ro-bind', real, seen]),
    ...covers,
    ...['--remount-ro', '/'],
  ];
}

/**
 * Kernel settings belong to user 0, whatever rights it has given up: without this, code run by root could name a program
 * for the kernel to start outside. Bubblewrap covers them by itself only when it takes the folder for writable.
 */
const protectKernel: readonly string[] = [
  ...['sys', 'sysrq-trigger', 'irq', 'bus', 'fs', 'mtrr'].flatMap((name) => bindReadOnly(`/proc/${name}`)),
  ...['kcore', 'keys', 'key-users', 'timer_list', 'sched_debug', 'kmsg', 'kallsyms', 'latency_stats'].flatMap((name) =>
    existsSync(`/proc/${name}`) ? ['--ro-bind', '/dev/null', `/proc/${name}`] : [],
  ),
  ...['acpi', 'scsi', 'asound'].flatMap((name) => (existsSync(`/proc/${name}`) ? ['--tmpfs', `/proc/${name}`] : [])),
];

function bindReadOnly(place: string): readonly string[] {
  return ['--ro-bind-try', place, place];
}

async function exists(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined)) !== undefined;
}

/** Bubblewrap tells on stderr that it could not set up or start; to the caller that is a process that never ran. */
function recogniseFailedStart(result: ToolResult): ToolResult {
  const isOurs = result.status === 'exited' && result.code !== 0 && result.stdout === '';
  const why = /^(bwrap|prlimit): .*$/m.exec(result.stderr);
  return isOurs && why?.index === 0 ? { ...result, status: 'not-started', code: undefined } : result;
}
