import { rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EnvironmentError, messageOf } from '#core/errors.ts';
import type { LibraryEntry } from '#core/ports/pattern-library.ts';
import type { RecordEntry } from '#core/record.ts';
import { writeDocument, type DocumentFormat, type RecordSummary } from '#drivers/library-document/index.ts';
import { looksSecret } from '#remedies/learn/secrets.ts';
import { openLibrary } from './library.ts';
import { recall } from '../record/memory.ts';
import { openPlace } from '../place.ts';
import type { HealSettings } from '../settings.ts';

export interface ExportReport {
  readonly version: 1;
  /** The document. */
  readonly text: string;
  readonly patterns: number;
  /** What is not in it, and why. */
  readonly problems: readonly string[];
}

/** What was learned and imported here as one document, for other repositories. */
export async function exportLibrary(
  options: { readonly path: string; readonly format: DocumentFormat },
  settings: HealSettings,
): Promise<ExportReport> {
  const place = await openPlace(options.path, settings);
  const { entries, problems } = await openLibrary(place).load();
  const { entries: records } = await recall(place);
  const isClean = (entry: LibraryEntry) => !looksSecret(JSON.stringify([entry.examples, entry.pattern.rewrites]));
  const clean = entries.filter(isClean);
  const withheld = entries.filter((entry) => !isClean(entry));
  const text = writeDocument(
    {
      exportedAt: settings.now().toISOString(),
      entries: clean.map((entry) => {
        const record = summarise(entry.pattern.id, records);
        return record ? { ...entry, record } : entry;
      }),
    },
    options.format,
  );
  const kept = withheld.map(({ pattern }) => `${pattern.id} stays here: it holds what may be a secret or an address.`);
  return { version: 1, text, patterns: clean.length, problems: [...problems, ...kept] };
}

/** Writes the document whole or not at all; answers its absolute path. */
export async function writeExport(file: string, text: string, { cwd }: Pick<HealSettings, 'cwd'>): Promise<string> {
  const target = resolve(cwd, file);
  try {
    await writeFile(`${target}.tmp`, text);
    await rename(`${target}.tmp`, target);
    return target;
  } catch (error) {
    throw new EnvironmentError(
      `${target} cannot be written: ${messageOf(error)}`,
      'Name a file in a folder that exists and that you may write.',
      { cause: error },
    );
  }
}

function summarise(id: string, records: readonly RecordEntry[]): RecordSummary | undefined {
  const own = records.filter(({ remedy }) => remedy === id);
  if (own.length === 0) return undefined;
  const count = (kind: RecordEntry['kind']) => own.filter((entry) => entry.kind === kind).length;
  return {
    verified: count('verified'),
    kept: count('kept'),
    'rolled-back': count('rolled-back'),
    rejected: count('rejected'),
    reverted: count('reverted'),
  };
}
