import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MakeRunTool } from './options.ts';

/** The system's own folders, not the person's search path: what mounts runs as root. */
const systemPath = '/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Lays a writable layer over `lower` and returns where both are seen as one; undefined when this machine does not allow
 * it. `lower` itself is never written to.
 */
export async function mountOverlay(
  lower: string,
  privateFolder: string,
  makeRunTool: MakeRunTool,
): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  // The lower folder is named by `.`: its real name may hold the commas and colons that the mount options are made of.
  const run = makeRunTool({ root: lower, env: { PATH: systemPath } });
  const merged = path.join(privateFolder, 'merged');
  await mkdir(merged, { recursive: true });
  const tryLayer = async (layer: string): Promise<boolean> => {
    const [upper, work] = [path.join(layer, 'upper'), path.join(layer, 'work')];
    await mkdir(upper, { recursive: true });
    await mkdir(work, { recursive: true });
    const options = `lowerdir=.,upperdir=${upper},workdir=${work}`;
    if (/[,:\\]/.test(upper)) return false;
    // Nothing in it is to be kept: `volatile` (Linux 5.10) spares the flush of the whole disk when it is taken away.
    for (const wanted of [`${options},volatile`, options]) {
      const mount = await run({ argv: ['mount', '-t', 'overlay', 'heal', '-o', wanted, merged], timeoutMs: 10_000 });
      if (mount.code === 0) return true;
    }
    return false;
  };
  if (await tryLayer(path.join(privateFolder, 'layer'))) return merged;
  // An overlay cannot stand on another one (the usual case inside a container), but on memory it can.
  const memory = path.join(privateFolder, 'memory');
  await mkdir(memory, { recursive: true });
  const argv = ['mount', '-t', 'tmpfs', '-o', 'mode=700', 'heal', memory];
  if ((await run({ argv, timeoutMs: 10_000 })).code !== 0) return undefined;
  if (await tryLayer(memory)) return merged;
  await unmountBelow(privateFolder, makeRunTool);
  return undefined;
}

/** Takes away every mount below the folder; what is still in use goes as soon as it is not. */
export async function unmountBelow(folder: string, makeRunTool: MakeRunTool): Promise<void> {
  if (process.platform !== 'linux') return;
  const run = makeRunTool({ root: '/', env: { PATH: systemPath } });
  for (const place of await mountsBelow(folder)) {
    const plain = await run({ argv: ['umount', '--', place], timeoutMs: 10_000 });
    if (plain.code !== 0) await run({ argv: ['umount', '-l', '--', place], timeoutMs: 10_000 });
  }
}

/** Mount points below the folder, innermost first. */
export async function mountsBelow(folder: string): Promise<readonly string[]> {
  const table = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  return table
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .map((place) => place.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8))))
    .filter((place) => place.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length);
}
