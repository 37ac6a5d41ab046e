import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Act } from '#core/ports/acts.ts';
import type { Ignored } from '#core/ports/ignores.ts';
import type { PackagePlace } from '../place.ts';
import { eventsName, mostBytes, mostFiles, parseEvents, patternFile, type StateManifest } from './state-schema.ts';

/** What was there before a run, to know afterwards what the run brought. */
export interface StateBefore {
  readonly lastAct: number;
  /** Files of patterns, `patterns/code/…`, with their text. */
  readonly patterns: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/** Gives a fresh checkout what earlier runs left: records, what people ignored, learned patterns. */
export async function restoreState(place: PackagePlace, folder: string): Promise<StateBefore> {
  const acts: Act[] = [];
  let broken = 0;
  for (const name of await listFiles(folder, 'events')) {
    const text = eventsName.test(name) ? await readBounded(join(folder, name), mostBytes.events) : undefined;
    if (text === undefined) continue;
    const parsed = parseEvents(text);
    acts.push(...parsed.acts);
    broken += parsed.broken;
  }
  const patterns = new Map<string, string>();
  for (const name of await listFiles(folder, 'patterns')) {
    const text = patternFile.test(name) ? await readBounded(join(folder, name), mostBytes.pattern) : undefined;
    if (text === undefined) continue;
    patterns.set(name, text);
    const file = join(place.healFolder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const store = await place.openStore();
  try {
    await store.records.add(acts.flatMap((act) => (act.what === 'recorded' ? [act.entry] : [])));
    for (const ignored of stillIgnored(acts)) await store.ignores.add(ignored);
    const lastAct = (await store.acts.list({})).at(-1)?.seq ?? 0;
    const problems = broken > 0 ? [`${broken} lines of the kept state could not be read, and were left out.`] : [];
    return { lastAct, patterns, problems };
  } finally {
    await store.close();
  }
}

/** Writes what the run brought into `folder`; undefined when it brought nothing. */
export async function saveState(
  place: PackagePlace,
  before: StateBefore,
  folder: string,
  run: string,
): Promise<StateManifest | undefined> {
  const store = await place.openStore();
  const acts = await store.acts.list({ after: before.lastAct }).finally(() => store.close());
  const files: string[] = [];
  const write = async (name: string, text: string) => {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    files.push(name);
  };
  const lines = acts.map(({ act }) => `${JSON.stringify(act)}\n`).join('');
  if (lines !== '') await write(`events/${run}.jsonl`, lines);
  const now = new Set<string>();
  for (const name of await listFiles(place.healFolder, 'patterns')) {
    const text = patternFile.test(name)
      ? await readBounded(join(place.healFolder, name), mostBytes.pattern)
      : undefined;
    if (text === undefined) continue;
    now.add(name);
    if (before.patterns.get(name) !== text) await write(name, text);
  }
  const removed = [...before.patterns.keys()].filter((name) => !now.has(name));
  if (files.length === 0 && removed.length === 0) return undefined;
  const manifest: StateManifest = { version: 1, packagePath: place.repository.packagePath, files, removed };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return manifest;
}

/** The last word about each finding counts. */
function stillIgnored(acts: readonly Act[]): readonly Ignored[] {
  const open = new Map<string, { readonly at: string; readonly ignored: Ignored | undefined }>();
  for (const act of acts) {
    if (act.what !== 'ignored' && act.what !== 'no-longer-ignored') continue;
    const at = act.what === 'ignored' ? act.ignored.at : act.at;
    const known = open.get(act.ignored.fingerprint);
    if (known && known.at > at) continue;
    open.set(act.ignored.fingerprint, { at, ignored: act.what === 'ignored' ? act.ignored : undefined });
  }
  return [...open.values()].flatMap(({ ignored }) => (ignored ? [ignored] : []));
}

/** Relative to `folder`, with `/`, sorted; files only, no links. */
async function listFiles(folder: string, below: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, below), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .toSorted()
    .slice(0, mostFiles);
}

async function readBounded(file: string, most: number): Promise<string | undefined> {
  const info = await stat(file).catch(() => undefined);
  return info && info.size <= most ? readFile(file, 'utf8') : undefined;
}
