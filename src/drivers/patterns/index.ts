import type { Dirent } from 'node:fs';
import { lstat, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ConfigError, messageOf } from '#core/errors.ts';
import type { Pattern, PatternExamples, Provenance } from '#core/pattern.ts';
import type { LibraryEntry } from '#core/ports/pattern-library.ts';
import { parsePattern, tooLarge } from './parse.ts';
import { exampleName, maxPatternBytes, patternName } from './schema.ts';

export { parsePattern, writePattern } from './parse.ts';

/**
 * Reads every `<folder>/<kind>/<id>/pattern.yml` of Heal's own, sorted by id. Folders whose name starts with `_` are
 * templates. Throws a ConfigError that names file and line when one is wrong.
 */
export async function loadPatterns(folder: string): Promise<Pattern[]> {
  const ids = await listEntries(folder);
  return Promise.all(ids.map((id) => readPattern(folder, id, { named: 'patterns', provenance: { from: 'shipped' } })));
}

export interface FolderOptions {
  /** How the folder is called in problems: `.github/heal/patterns`. */
  readonly named: string;
  /** Where patterns come from that do not say so themselves. */
  readonly provenance: Provenance;
  /** Patterns of other people may not claim to be shipped, or learned here: what they say of it is not believed. */
  readonly isForeign?: boolean;
}
export interface LoadedEntries {
  readonly entries: readonly LibraryEntry[];
  /** What could not be read, each a sentence with its file; the rest is there. */
  readonly problems: readonly string[];
}

/** Reads every entry that can be read, with its examples; what cannot is named and left out. Never throws. */
export async function loadEntries(folder: string, options: FolderOptions): Promise<LoadedEntries> {
  const entries: LibraryEntry[] = [];
  const problems: string[] = [];
  const ids = await listEntries(folder);
  // Some at a time: a library may have more folders than a process may have open files.
  for (let from = 0; from < ids.length; from += atOnce) {
    const read = await Promise.all(
      ids.slice(from, from + atOnce).map((id) => readEntry(folder, id, options).catch(explainProblem)),
    );
    for (const one of read) {
      if (typeof one === 'string') problems.push(one);
      else entries.push(one);
    }
  }
  return { entries, problems };
}
const atOnce = 64;

/** One entry: pattern and examples. Throws a ConfigError. One that is replaced while it is read is read again. */
export async function readEntry(folder: string, id: string, options: FolderOptions): Promise<LibraryEntry> {
  const place = join(folder, id);
  for (let attempt = 1; ; attempt++) {
    const before = await identify(place);
    const entry = await readOnce(folder, id, options).catch((error: unknown) => ({ error }));
    if ((before !== undefined && before === (await identify(place))) || attempt === maxAttempts) {
      if ('error' in entry) throw entry.error;
      return entry;
    }
    await setTimeout(3 * attempt);
  }
}
const maxAttempts = 12;

async function readOnce(folder: string, id: string, options: FolderOptions): Promise<LibraryEntry> {
  const pattern = await readPattern(folder, id, options);
  return { pattern, examples: await readExamples(join(folder, id), `${options.named}/${id}`) };
}

async function identify(folder: string): Promise<bigint | undefined> {
  return lstat(folder, { bigint: true }).then(
    ({ ino }) => ino,
    () => undefined,
  );
}

/** Ids (`code/yaml-safe-load`) of the folder's entries, sorted; links to elsewhere are none. */
export async function listEntries(folder: string): Promise<string[]> {
  const ids: string[] = [];
  for (const kind of await listFolders(folder)) {
    for (const name of await listFolders(join(folder, kind))) ids.push(`${kind}/${name}`);
  }
  return ids;
}

async function readPattern(folder: string, id: string, options: FolderOptions): Promise<Pattern> {
  const file = `${options.named}/${id}/pattern.yml`;
  if (!/^code\//.test(id)) throw new ConfigError(`${file}: there is no kind ${id.split('/')[0]}`, 'move it into code/');
  if (!patternName.test(id.slice('code/'.length))) {
    throw new ConfigError(`${file}: the folder is not named in kebab-case`, 'name it like yaml-safe-load');
  }
  const text = await readBounded(join(folder, id, 'pattern.yml'), file);
  if (text === undefined) throw new ConfigError(`${file} is missing`, 'add it or remove the folder');
  const pattern = parsePattern(text, id, file, options.provenance);
  return options.isForeign ? { ...pattern, provenance: options.provenance } : pattern;
}

async function readExamples(folder: string, named: string): Promise<PatternExamples> {
  const files = new Map<string, string>();
  const names = (await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []))
    .filter((entry) => entry.isFile() && exampleName.test(entry.name))
    .map((entry) => entry.name)
    .sort()
    .slice(0, 200);
  for (const name of names) {
    const text = await readBounded(join(folder, name), `${named}/${name}`);
    if (text !== undefined) files.set(name, text);
  }
  const heals = [...files].flatMap(([name, before]) => {
    const after = name.startsWith('before') ? files.get(name.replace('before', 'after')) : undefined;
    return after === undefined ? [] : [{ name, before, after }];
  });
  const untouched = [...files].flatMap(([name, text]) => (name.startsWith('untouched') ? [{ name, text }] : []));
  return { heals, untouched };
}

/** Undefined when there is no plain file of that name. */
async function readBounded(path: string, file: string): Promise<string | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  if (!stats?.isFile()) return undefined;
  if (stats.size > maxPatternBytes) throw tooLarge(file);
  return readFile(path, 'utf8');
}

function explainProblem(error: unknown): string {
  return error instanceof ConfigError ? `${error.message}. To do: ${error.remedy}.` : messageOf(error);
}

async function listFolders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((): Dirent[] => []);
  return entries
    .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}
