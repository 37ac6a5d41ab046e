import { mkdir, realpath, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '#core/errors.ts';
import type { Sandbox, SandboxCopy } from '#core/ports/sandbox.ts';
import type { RunTool } from '#core/ports/tools.ts';
import { makeBubblewrapRun } from './bubblewrap.ts';
import { makeContainerRun, removeContainers } from './container.ts';
import { copyFiles } from './copy-files.ts';
import { restoreInside, writeInside } from './inside.ts';
import { killMarked, makeGroup, removeGroup } from './limits.ts';
import type { SandboxOptions } from './options.ts';
import { mountOverlay, mountsBelow, unmountBelow } from './overlay.ts';
import { findAbandonedFolders, makePrivateFolder, type PrivateFolder } from './private-folder.ts';
import { describeCopies, probeMachine, type ProbeResult } from './probe.ts';

/** Throw-away copies in which a repository's own code may run. The machine is probed once. */
export function makeSandbox(options: SandboxOptions): Sandbox {
  let probed: Promise<ProbeResult> | undefined;
  const probe = (): Promise<ProbeResult> => (probed ??= probeMachine(options));
  return {
    async probe() {
      const { isolation, reason } = await probe();
      return { isolation, reason: isolation === 'bubblewrap' ? `bubblewrap ${await describeCopies(options)}` : reason };
    },
    async open(repositoryRoot, packagePath) {
      const machine = await probe();
      if (!machine.isAllowed) {
        const what = `no sandbox that may be used works here: ${machine.reason}`;
        throw new EnvironmentError(what, 'install bubblewrap, or allow to run without isolation');
      }
      const folder = await makePrivateFolder(options.tempFolder);
      try {
        return await openCopy(await realpath(repositoryRoot), packagePath, machine, folder, options);
      } catch (error) {
        await discard(folder, options);
        throw error;
      }
    },
    async sweep() {
      for (const folder of await findAbandonedFolders(options.tempFolder)) await discard(folder, options);
    },
  };
}

async function openCopy(
  root: string,
  packagePath: string,
  machine: ProbeResult,
  folder: PrivateFolder,
  options: SandboxOptions,
): Promise<SandboxCopy> {
  const packageRoot = path.resolve(root, packagePath);
  const isLayered = machine.isolation === 'bubblewrap';
  const overlay = isLayered ? await mountOverlay(root, folder.path, options.makeRunTool) : undefined;
  const copy = overlay ?? path.join(folder.path, 'copy');
  const dependencies = overlay === undefined ? await copyWithLinks(root, copy, folder, options) : [];
  const place = { root, packageRoot, copy, dependencies };
  const inside = await makeRun(machine, place, folder, options);
  const copyRoot = path.resolve(copy, packagePath);
  // A link inside the repository would make the package lie outside of the copy.
  if ((await realpath(copyRoot)) !== copyRoot) {
    throw new EnvironmentError(`${packagePath} is a link`, 'name the folder that it leads to');
  }

  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  const run: RunTool = (tool, signal) => {
    const both = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);
    const result = inside(tool, both);
    running.add(result);
    return result.finally(() => running.delete(result));
  };
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    closing.abort();
    await Promise.allSettled(running);
    await discard(folder, options);
  };
  return {
    isolation: machine.isolation,
    root: copyRoot,
    toolRoot: machine.isolation === 'none' ? copyRoot : packageRoot,
    run,
    write: (file, bytes) => writeInside(copyRoot, file, bytes),
    restore: (file) => restoreInside(copyRoot, packageRoot, file),
    close: () => (closed ??= close()),
  };
}

interface Place {
  readonly root: string;
  readonly packageRoot: string;
  readonly copy: string;
  readonly dependencies: readonly { readonly real: string; readonly seen: string }[];
}

async function makeRun(
  machine: ProbeResult,
  place: Place,
  folder: PrivateFolder,
  options: SandboxOptions,
): Promise<RunTool> {
  switch (machine.isolation) {
    case 'bubblewrap': {
      // Probed: there is one.
      const bwrap = machine.bwrap ?? 'bwrap';
      const group = await makeGroup(folder.name);
      return makeBubblewrapRun({ ...place, bwrap, prlimit: machine.prlimit, hasSize: machine.hasSize, group }, options);
    }
    case 'docker':
    case 'podman':
      return makeContainerRun({ ...place, folder, engine: machine.isolation }, options);
    case 'none':
      return makeOpenRun(place, folder, options);
  }
}

/** Not isolated: an environment of its own, a home folder of its own, and a mark to find what it leaves running. */
async function makeOpenRun(place: Place, folder: PrivateFolder, options: SandboxOptions): Promise<RunTool> {
  const [home, temporary] = [path.join(folder.path, 'home'), path.join(folder.path, 'tmp')];
  await mkdir(home, { recursive: true });
  await mkdir(temporary, { recursive: true });
  const windows = process.platform === 'win32' ? { USERPROFILE: home, TEMP: temporary, TMP: temporary } : {};
  return options.makeRunTool({
    root: path.join(place.copy, path.relative(place.root, place.packageRoot)),
    env: {
      ...{ PATH: options.path, HOME: home, TMPDIR: temporary, LANG: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1' },
      ...{ HEAL_SANDBOX: folder.name, ...windows },
    },
  });
}

/**
 * Copies the files and links the dependency folders. The links lead through the private folder, so that one and the same
 * link works here and, with the real folder bound there, inside the sandbox, where the copy takes the repository's place.
 */
async function copyWithLinks(
  root: string,
  copy: string,
  folder: PrivateFolder,
  options: SandboxOptions,
): Promise<readonly { real: string; seen: string }[]> {
  const { dependencies } = await copyFiles(root, copy, options.path, options.makeRunTool);
  const linked: { real: string; seen: string }[] = [];
  for (const [index, dependency] of dependencies.entries()) {
    const real = await realpath(path.join(root, dependency)).catch(() => undefined);
    if (real === undefined) continue;
    // Keeps the folder's name: tools look for `node_modules` in real paths.
    const seen = path.join(folder.path, 'dependencies', String(index), path.basename(dependency));
    const link = path.join(copy, dependency);
    await mkdir(path.dirname(seen), { recursive: true });
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(real, seen, 'junction');
    await symlink(seen, link, 'junction');
    linked.push({ real, seen });
  }
  return linked;
}

/** Ends what still runs in the copy and takes everything of it away. */
async function discard(folder: PrivateFolder, options: SandboxOptions): Promise<void> {
  await removeContainers(folder, options);
  await removeGroup(folder.name);
  await killMarked(folder.name);
  await unmountBelow(folder.path, options.makeRunTool);
  // What could not be unmounted must not be emptied.
  if ((await mountsBelow(folder.path)).length > 0) return;
  await rm(folder.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
