import { access, constants, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '#core/json.ts';

const Manifest = z.object({
  version: z.string().optional(),
  bin: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
});

/**
 * The file that an npm package declares as its program, relative to the package's folder; undefined when there is none.
 * Read from the manifest and not from `node_modules/.bin`, whose entries are shell scripts on Windows and may belong to
 * an unrelated package of the same name.
 */
export async function findNpmProgram(packageFolder: string, program: string): Promise<string | undefined> {
  const text = await readFile(path.join(packageFolder, 'package.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const manifest = Manifest.safeParse(parseJson(text));
  const bin = manifest.success ? manifest.data.bin : undefined;
  const file = typeof bin === 'string' ? bin : bin?.[program];
  if (file === undefined || path.isAbsolute(file)) return undefined;
  const normal = path.posix.normalize(file);
  return normal.startsWith('../') ? undefined : normal;
}

/** The version that an npm package states; undefined when it states none. */
export async function readNpmVersion(packageFolder: string): Promise<string | undefined> {
  const text = await readFile(path.join(packageFolder, 'package.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Manifest.safeParse(parseJson(text)).data?.version;
}

/** True when Node runs the file, false when it is a program of its own. */
export async function isNodeScript(file: string): Promise<boolean> {
  if (/\.[cm]?[jt]s$/.test(file)) return true;
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(128), 0, 128, 0);
    return /^#!.*\bnode\b/.test(buffer.subarray(0, bytesRead).toString('latin1'));
  } finally {
    await handle.close();
  }
}

/**
 * The compiler that `typescript` 7 brings for this machine, in a package beside it. What npm calls its program is a script
 * that does nothing but start this one. Undefined where that is not so, and on Windows, where the script knows about long paths.
 */
export async function findNativeCompiler(packageFolder: string): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  const platform = `@typescript/typescript-${process.platform}-${process.arch}`;
  const folder = path.join(path.dirname(packageFolder), platform);
  const program = path.join(folder, 'lib', 'tsc');
  const isThere = await access(program, constants.X_OK).then(
    () => true,
    () => false,
  );
  const isSame = isThere && (await readNpmVersion(folder)) === (await readNpmVersion(packageFolder));
  return isSame ? program : undefined;
}
