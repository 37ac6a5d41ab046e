import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { EnvironmentError, messageOf, UsageError } from '#core/errors.ts';
import type { LibraryEntry } from '#core/ports/pattern-library.ts';
import { maxDocumentBytes, readDocument } from '#drivers/library-document/index.ts';
import { refuseForeign } from '#remedies/learn/foreign.ts';
import { loadPatterns } from '#drivers/patterns/index.ts';
import { patternsFolder } from '../install.ts';
import { openLibrary } from './library.ts';
import { findFaults } from './patterns.ts';
import { openPlace } from '../place.ts';
import type { HealSettings } from '../settings.ts';

export interface ImportOptions {
  readonly path: string;
  /** A document that `heal export` made; relative to the current folder. */
  readonly file: string;
  readonly dryRun: boolean;
}
export interface ImportReport {
  readonly version: 1;
  readonly imported: readonly { readonly id: string; readonly title: string }[];
  /** The library has them already. */
  readonly known: readonly string[];
  readonly refused: readonly { readonly id: string; readonly why: string }[];
}

/**
 * Takes the patterns of a document into the library of a package. Each is tried on its own examples first; what does not
 * keep its promise is named and left out. None of them is trusted: they ask until their own record here is good.
 */
export async function importLibrary(options: ImportOptions, settings: HealSettings): Promise<ImportReport> {
  const place = await openPlace(options.path, settings);
  const name = basename(options.file);
  const at = settings.now().toISOString();
  const document = readDocument(await readText(resolve(settings.cwd, options.file)), name, at);
  const library = openLibrary(place);
  const existing = new Map((await library.load()).entries.map((entry) => [entry.pattern.id, entry]));
  const shipped = new Set((await loadPatterns(patternsFolder)).map(({ id }) => id));
  const refused = [...document.problems];
  const known: string[] = [];
  const accepted: LibraryEntry[] = [];
  for (const foreign of document.entries) {
    const { id } = foreign.pattern;
    const own = existing.get(id);
    if (own && sayTheSame(own, foreign)) {
      known.push(id);
      continue;
    }
    const why = refuse(foreign, own, shipped);
    if (why === undefined) accepted.push(asUnproven(foreign));
    else refused.push({ id, why });
  }
  if (!options.dryRun && accepted.length > 0) {
    const store = await place.openStore();
    try {
      for (const entry of accepted) {
        await library.save(entry);
        await store.acts.add({ what: 'library', at, about: entry.pattern.id, detail: `imported from ${name}` });
      }
      await place.audit(store).catchUp();
    } finally {
      await store.close();
    }
  }
  const imported = accepted.map(({ pattern: { id, title } }) => ({ id, title }));
  return { version: 1, imported, known, refused };
}

function refuse(
  foreign: LibraryEntry,
  own: LibraryEntry | undefined,
  shipped: ReadonlySet<string>,
): string | undefined {
  if (shipped.has(foreign.pattern.id)) return 'Heal has a pattern of this name, with a record of its own';
  if (own?.pattern.provenance.from === 'learned') return 'this repository learned another pattern of this name';
  return findFaults(foreign.pattern)[0] ?? refuseForeign(foreign);
}

/** How sure its author was says nothing here: tests and a person look at what it does. */
function asUnproven(entry: LibraryEntry): LibraryEntry {
  return { ...entry, pattern: { ...entry.pattern, safety: 'risky', review: 'full' } };
}

function sayTheSame(a: LibraryEntry, b: LibraryEntry): boolean {
  const content = ({ pattern, examples }: LibraryEntry) =>
    JSON.stringify([pattern.rules, pattern.messages, pattern.requires ?? null, pattern.rewrites, examples]);
  return content(a) === content(b);
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > maxDocumentBytes) {
      throw new UsageError(
        `${file} is larger than ${maxDocumentBytes / 1024 / 1024} MB`,
        'Import the patterns in several documents.',
      );
    }
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new EnvironmentError(`${file} cannot be read: ${messageOf(error)}`, 'Name a document of heal export.', {
      cause: error,
    });
  }
}
