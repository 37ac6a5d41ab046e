import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { HealError, UsageError } from '#core/errors.ts';
import type { Language } from '#core/finding.ts';
import type { LibraryEntry } from '#core/ports/pattern-library.ts';
import { openRepository } from '#drivers/git/repository.ts';
import { listEntries, loadEntries, readEntry } from '#drivers/patterns/index.ts';
import { checkPattern } from '#remedies/pattern-conformance.ts';
import { patternsFolder } from '../install.ts';
import { loadRepositoryEntries, repositoryPatterns, repositoryPatternsFolder } from './patterns.ts';
import type { HealSettings } from '../settings.ts';
import { openLibrary } from './library.ts';

/** A pattern as people look it up: with its examples, and where it was found. */
export interface CatalogueEntry extends LibraryEntry {
  /** Absolute folder of its files. */
  readonly folder: string;
}
export interface Catalogue {
  readonly entries: readonly CatalogueEntry[];
  readonly problems: readonly string[];
}
export interface CatalogueFilter {
  readonly language?: Language;
  /** Exact (`ruff/S506`) or by family (`ruff/*`). */
  readonly rule?: string;
}

/** Shipped patterns, and those of the repository at `path` where there is one. */
export async function readCatalogue(path: string, settings: HealSettings): Promise<Catalogue> {
  const shipped = await loadEntries(patternsFolder, { named: 'patterns', provenance: { from: 'shipped' } });
  const place = (folder: string) => (entry: LibraryEntry) => ({ ...entry, folder: join(folder, entry.pattern.id) });
  const root = await findRoot(resolve(settings.cwd, path), settings);
  if (root === undefined) return { ...shipped, entries: shipped.entries.map(place(patternsFolder)) };
  const own = repositoryPatternsFolder(root.repository);
  const library = join(root.package, '.heal', 'patterns');
  const [written, learned] = await Promise.all([
    loadRepositoryEntries(own),
    openLibrary({ healFolder: join(root.package, '.heal') }).load(),
  ]);
  return {
    entries: [
      ...shipped.entries.map(place(patternsFolder)),
      ...written.entries.map(place(own)),
      ...learned.entries.map(place(library)),
    ],
    problems: [...shipped.problems, ...written.problems, ...learned.problems],
  };
}

export function filterCatalogue(
  entries: readonly CatalogueEntry[],
  { language, rule }: CatalogueFilter,
): readonly CatalogueEntry[] {
  const family = rule?.endsWith('/*') ? rule.slice(0, -1) : undefined;
  return entries.filter(({ pattern }) => {
    if (language !== undefined && !pattern.languages.includes(language)) return false;
    return rule === undefined || pattern.rules.some((one) => (family ? one.startsWith(family) : one === rule));
  });
}

/** The entry of an id, with or without its kind, or of the only id that begins so. */
export function findEntry(entries: readonly CatalogueEntry[], id: string): CatalogueEntry {
  const wanted = id.includes('/') ? id : `code/${id}`;
  const exact = entries.find(({ pattern }) => pattern.id === wanted);
  if (exact) return exact;
  const likely = entries.filter(({ pattern }) => pattern.id.startsWith(wanted));
  const [only] = likely;
  if (only && likely.length === 1) return only;
  const names = likely.slice(0, 8).map(({ pattern }) => pattern.id);
  throw new UsageError(
    names.length > 0 ? `${id} may be ${names.join(', ')}` : `There is no pattern ${id}`,
    names.length > 0 ? 'Give more of its name.' : 'List them: heal patterns list',
  );
}

/** The README beside a pattern, when it has one. */
export async function readAbout(entry: CatalogueEntry): Promise<string> {
  return readFile(join(entry.folder, 'README.md'), 'utf8').catch(() => '');
}

export interface PatternTest {
  readonly id: string;
  readonly wrong: readonly string[];
}

/**
 * Tries the patterns of a folder on their own examples: one pattern (`…/code/my-cure`), or all of a folder that is laid
 * out like `.github/heal/patterns`, which is the default. What is wrong is said in sentences.
 */
export async function testPatterns(folder: string | undefined, settings: HealSettings): Promise<PatternTest[]> {
  const chosen = folder === undefined ? await defaultFolder(settings) : resolve(settings.cwd, folder);
  const isOne = existsSync(join(chosen, 'pattern.yml'));
  const base = isOne ? dirname(dirname(chosen)) : chosen;
  const ids = isOne ? [`${basename(dirname(chosen))}/${basename(chosen)}`] : await listEntries(chosen);
  if (ids.length === 0) {
    throw new UsageError(
      `There is no pattern in ${chosen}`,
      'Name a folder like .github/heal/patterns or one of its patterns, or start one: heal patterns new <id>',
    );
  }
  const named = relative(settings.cwd, base).split(sep).join('/') || '.';
  const provenance = { from: 'imported', source: named, at: '1970-01-01T00:00:00.000Z' } as const;
  return Promise.all(
    ids.map(async (id) => {
      try {
        const { pattern, examples } = await readEntry(base, id, { named, provenance });
        return { id, wrong: checkPattern(pattern, examples) };
      } catch (error) {
        if (error instanceof HealError) return { id, wrong: [`${error.message}. To do: ${error.remedy}.`] };
        throw error;
      }
    }),
  );
}

async function defaultFolder(settings: HealSettings): Promise<string> {
  const root = await findRoot(settings.cwd, settings);
  if (root === undefined) {
    throw new UsageError('This is no Git repository', 'Name the folder of the patterns: heal patterns test <folder>');
  }
  const folder = repositoryPatternsFolder(root.repository);
  if (existsSync(folder)) return folder;
  throw new UsageError(
    `This repository has no ${repositoryPatterns}`,
    'Start a pattern: heal patterns new <id>, or name a folder: heal patterns test <folder>',
  );
}

/** Undefined outside of repositories: the shipped patterns are there all the same. */
export async function findRoot(
  path: string,
  settings: HealSettings,
): Promise<{ readonly repository: string; readonly package: string } | undefined> {
  try {
    const { root, packageRoot } = await openRepository(path, settings.env);
    return { repository: root, package: packageRoot };
  } catch (error) {
    if (error instanceof HealError) return undefined;
    throw error;
  }
}
