import { access, constants, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Isolation } from '#core/ports/sandbox.ts';
import { isolate } from './bubblewrap.ts';
import { probeContainers, type ContainerEngine } from './container.ts';
import type { SandboxOptions } from './options.ts';
import { mountOverlay, unmountBelow } from './overlay.ts';
import { makePrivateFolder } from './private-folder.ts';

export interface ProbeResult {
  readonly isolation: Isolation;
  /** What was found, and why nothing stricter. */
  readonly reason: string;
  readonly bwrap: string | undefined;
  readonly prlimit: string | undefined;
  /** Bubblewrap can bound folders in memory. */
  readonly hasSize: boolean;
  /** False when none of the isolations that may be used works here: then no copy is opened. */
  readonly isAllowed: boolean;
}

/** Tries what this machine really lets us do, strictest first. */
export async function probeMachine(options: SandboxOptions): Promise<ProbeResult> {
  const allow = options.allow ?? ['bubblewrap', 'docker', 'podman', 'none'];
  const [bwrap, prlimit] = await Promise.all(['bwrap', 'prlimit'].map((program) => findProgram(program, options.path)));
  const whyNot: string[] = [];
  if (allow.includes('bubblewrap')) {
    const [problem, hasSize] = await Promise.all([probeBubblewrap(bwrap, options), canSize(bwrap, options)]);
    if (problem === undefined) {
      return { isolation: 'bubblewrap', reason: 'bubblewrap works', bwrap, prlimit, hasSize, isAllowed: true };
    }
    whyNot.push(problem);
  }
  for (const engine of ['docker', 'podman'] satisfies ContainerEngine[]) {
    if (!allow.includes(engine)) continue;
    const problem = await probeContainers(engine, options);
    const found = { isolation: engine, bwrap, prlimit, hasSize: false, isAllowed: true } as const;
    if (problem === undefined) return { ...found, reason: [...whyNot, `${engine} works`].join('; ') };
    whyNot.push(problem);
  }
  const reason = whyNot.length === 0 ? 'isolation is switched off' : whyNot.join('; ');
  // Fail closed: who asked for isolation does not get a copy without.
  const isAllowed = allow.includes('none');
  return { isolation: 'none', reason, bwrap, prlimit, hasSize: false, isAllowed };
}

async function probeBubblewrap(bwrap: string | undefined, options: SandboxOptions): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'bubblewrap exists on Linux only';
  if (bwrap === undefined) return 'bubblewrap (bwrap) is not installed';
  const run = options.makeRunTool({ root: '/', env: { PATH: options.path } });
  const argv = [bwrap, ...isolate(false), '--ro-bind', '/', '/', '--proc', '/proc', '--dev', '/dev', '--', 'true'];
  const result = await run({ argv, timeoutMs: 10_000 });
  const said = result.stderr.split('\n')[0]?.slice(0, 200) ?? '';
  return result.code === 0 ? undefined : `bubblewrap may not isolate here (${said || result.status})`;
}

async function canSize(bwrap: string | undefined, options: SandboxOptions): Promise<boolean> {
  const run = options.makeRunTool({ root: '/', env: { PATH: options.path } });
  return (await run({ argv: [bwrap ?? 'bwrap', '--help'], timeoutMs: 5000 })).stdout.includes('--size ');
}

/** How copies are made for bubblewrap, in words. Opening one does not ask: it tries the real thing. */
export async function describeCopies(options: SandboxOptions): Promise<string> {
  const folder = await makePrivateFolder(options.tempFolder);
  try {
    // Any folder serves as the lower layer; this one surely exists and is small.
    if (await mountOverlay('/etc', folder.path, options.makeRunTool)) return 'over a layer of the repository';
    const why = process.getuid?.() === 0 ? 'cannot be mounted here' : 'need root';
    return `on copied files: overlays ${why}`;
  } finally {
    await unmountBelow(folder.path, options.makeRunTool);
    await rm(folder.path, { recursive: true, force: true });
  }
}

/** First executable of that name on the search path. */
export async function findProgram(name: string, searchPath: string): Promise<string | undefined> {
  for (const folder of searchPath.split(path.delimiter)) {
    const file = path.join(folder, name);
    if (path.isAbsolute(folder) && (await isExecutable(file))) return file;
  }
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
