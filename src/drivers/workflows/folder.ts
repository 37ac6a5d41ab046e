import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { cp, lstat, mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ConfigError, EnvironmentError, messageOf } from '#core/errors.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { decodeWorkflow, type ReadWorkflow } from './decode.ts';
import { encodeWorkflow, type WorkflowFiles } from './encode.ts';
import { idSchema } from './schema.ts';

const largest = { json: 8_000_000, png: 4_000_000 };

/** Reads `<parent>/<name>`; see `decodeWorkflow`. Nothing outside of the folder is opened, no link is followed. */
export async function readWorkflow(folder: string): Promise<ReadWorkflow> {
  const name = requireName(folder);
  await recover(folder);
  const kind = await kindOf(folder);
  if (kind === 'missing') {
    throw new ConfigError(`There is no workflow in ${folder}`, 'List what there is: heal replay list');
  }
  if (kind !== 'folder') throw new ConfigError(`${folder} is no folder`, 'A workflow is a real folder, not a link.');
  return decodeWorkflow(name, folder, async (path) => readPart(folder, path));
}

/** Names of the workflows in a folder, sorted; what is no workflow is passed over. */
export async function listWorkflows(parent: string): Promise<string[]> {
  let entries: string[];
  try {
    entries = await readdir(parent);
  } catch {
    return [];
  }
  for (const entry of entries) {
    const left = /^\.(.+)\.old$/.exec(entry)?.[1];
    if (left !== undefined) await recover(join(parent, left));
  }
  const names: string[] = [];
  for (const entry of await readdir(parent)) {
    if (!idSchema.safeParse(entry).success || (await kindOf(join(parent, entry))) !== 'folder') continue;
    if ((await kindOf(join(parent, entry, 'workflow.json'))) === 'file') names.push(entry);
  }
  return names.toSorted();
}

/** Writes the workflow as `folder`, whole or not at all; files in it that are not of the format are kept. */
export async function writeWorkflow(folder: string, workflow: Workflow): Promise<void> {
  await writeWorkflowFiles(folder, encodeWorkflow(workflow));
}

/**
 * The new folder is made beside the old one, then takes its place. A `kill -9` leaves the old folder or the new one:
 * between the two renames the old one stands under another name, from where the next reader brings it back.
 */
export async function writeWorkflowFiles(folder: string, files: WorkflowFiles): Promise<void> {
  const name = requireName(folder);
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  await recover(folder);
  const kind = await kindOf(folder);
  if (kind === 'file' || kind === 'other') {
    throw new ConfigError(`${folder} is no folder`, 'Choose another name for the workflow.');
  }
  const draft = join(parent, `.${name}.new-${randomUUID()}`);
  await mkdir(draft);
  const old = nameOfOld(folder);
  try {
    if (kind === 'folder') await copyForeign(folder, draft);
    for (const [path, bytes] of files) await writeDurably(join(draft, path), bytes);
    if (kind === 'folder') await rename(folder, old);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    await recover(folder);
    throw new EnvironmentError(
      `The workflow cannot be written to ${folder}: ${messageOf(error)}`,
      'Make room on the disk, close what has the folder open, and make it writable for you. What was there is unchanged.',
      { cause: error },
    );
  }
  await rm(old, { recursive: true, force: true });
}

function nameOfOld(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.old`);
}

/** Brings back what a writer that was killed had put aside, or clears it away when the new folder is in place. */
async function recover(folder: string): Promise<void> {
  const old = nameOfOld(folder);
  if ((await kindOf(old)) !== 'folder') return;
  if ((await kindOf(folder)) === 'missing') await rename(old, folder);
  else await rm(old, { recursive: true, force: true });
}

async function copyForeign(from: string, to: string): Promise<void> {
  const own = new Set(['workflow.json', 'targets', 'screens']);
  for (const entry of await readdir(from)) {
    if (!own.has(entry)) {
      await cp(join(from, entry), join(to, entry), { recursive: true, errorOnExist: true, verbatimSymlinks: true });
    }
  }
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Undefined for a file that is missing. Throws for links, for what is no file, and for what is too large. */
async function readPart(folder: string, path: string): Promise<Uint8Array | undefined> {
  const parent = dirname(join(folder, path));
  const kind = await kindOf(parent);
  if (kind === 'missing') return undefined;
  if (kind !== 'folder') throw new Error(`${basename(parent)} is a link`);
  const part = await kindOf(join(folder, path));
  if (part === 'missing') return undefined;
  if (part !== 'file') throw new Error('it is a link, or no file');
  const limit = path.endsWith('.png') ? largest.png : largest.json;
  let handle: FileHandle;
  try {
    // Without O_NOFOLLOW (Windows) the check before has to be enough.
    handle = await open(join(folder, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    const isLink = error instanceof Error && 'code' in error && error.code === 'ELOOP';
    throw isLink ? new Error('it is a link', { cause: error }) : error;
  }
  try {
    const { size } = await handle.stat();
    if (size > limit) throw new Error(`it has ${size} bytes; at most ${limit} are read`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function kindOf(path: string): Promise<'missing' | 'folder' | 'file' | 'other'> {
  try {
    const stats = await lstat(path);
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other';
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return 'missing';
    }
    throw error;
  }
}

function requireName(folder: string): string {
  const name = basename(folder);
  const parsed = idSchema.safeParse(name);
  if (parsed.success) return name;
  throw new ConfigError(
    `“${name.slice(0, 80)}” is no name of a workflow: ${parsed.error.issues[0]?.message ?? 'it is not valid'}`,
    'Choose a name such as monthly-report.',
  );
}
