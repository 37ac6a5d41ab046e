import { parseDocument, stringify } from 'yaml';
import { ConfigError, messageOf } from '#core/errors.ts';
import type { LibraryEntry } from '#core/ports/pattern-library.ts';
import { documentEntry, documentVersion, libraryDocument, type RecordSummary } from './schema.ts';

export type { RecordSummary } from './schema.ts';
export type DocumentFormat = 'yaml' | 'json';
/** A library as one text, with what became of each pattern where it comes from. */
export interface LibraryDocument {
  readonly exportedAt: string;
  readonly entries: readonly (LibraryEntry & { readonly record?: RecordSummary })[];
}
export interface ReadDocument {
  readonly entries: readonly LibraryEntry[];
  /** What was left out: which pattern, and why. */
  readonly problems: readonly { readonly id: string; readonly why: string }[];
}

/** The most that is read, in bytes: a thousand times the usual library. */
export const maxDocumentBytes = 32 * 1024 * 1024;
const maxDepth = 60;

export function writeDocument({ exportedAt, entries }: LibraryDocument, format: DocumentFormat): string {
  const document = {
    format: 'heal-patterns',
    version: documentVersion,
    exportedAt,
    patterns: entries.map(({ pattern: { id, ...pattern }, examples, record }) => ({
      id,
      pattern,
      examples,
      ...(record ? { record } : {}),
    })),
  };
  if (format === 'json') return `${JSON.stringify(document, null, 2)}\n`;
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 120 });
}

/**
 * Reads a document, YAML or JSON. Everything in it is foreign: patterns come back as imported ones, whatever they say.
 * Throws a ConfigError for what is no document of this kind; a single bad pattern is named and left out.
 */
export function readDocument(text: string, file: string, at: string): ReadDocument {
  if (Buffer.byteLength(text) > maxDocumentBytes) {
    throw new ConfigError(`${file} is larger than ${maxDocumentBytes / 1024 / 1024} MB`, 'Export fewer patterns.');
  }
  const read = libraryDocument.safeParse(parseText(text, file));
  if (!read.success) throw explain(file, read.error.issues[0]);
  const entries: LibraryEntry[] = [];
  const problems: { id: string; why: string }[] = [];
  const seen = new Set<string>();
  for (const [index, value] of read.data.patterns.entries()) {
    const entry = documentEntry.safeParse(value);
    if (!entry.success) {
      const [issue] = entry.error.issues;
      const why = `${(issue?.path ?? []).map(String).join('.') || 'it'}: ${issue?.message ?? 'is wrong'}`;
      problems.push({ id: idOf(value) ?? `pattern ${index + 1}`, why });
      continue;
    }
    const { id, pattern, examples } = entry.data;
    if (seen.has(id)) {
      problems.push({ id, why: 'it is in the document twice' });
      continue;
    }
    seen.add(id);
    const provenance = { from: 'imported', source: file.slice(-500), at } as const;
    entries.push({ pattern: { ...pattern, id, provenance }, examples });
  }
  return { entries, problems };
}

function parseText(text: string, file: string): unknown {
  try {
    // JSON is YAML too, but its own reader is a hundred times as fast.
    const value: unknown = /^\s*\{/.test(text) ? JSON.parse(text) : parseYaml(text);
    if (isDeeper(value, maxDepth)) throw new RangeError();
    return value;
  } catch (error) {
    if (error instanceof RangeError) {
      throw new ConfigError(`${file} is nested more than ${maxDepth} levels deep`, 'Export it again with heal export.');
    }
    if (error instanceof ReferenceError) {
      throw new ConfigError(`${file} uses YAML anchors and aliases`, 'Write the values out.');
    }
    throw new ConfigError(
      `${file} cannot be read: ${messageOf(error).split('\n')[0]}`,
      'Export it again with heal export.',
      { cause: error },
    );
  }
}

function parseYaml(text: string): unknown {
  const document = parseDocument(text);
  const [problem] = document.errors;
  // The parser reports its own full stack as if it were a slip of the author.
  if (problem) throw /call stack/i.test(problem.message) ? new RangeError() : problem;
  return document.toJS({ maxAliasCount: 0 });
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((child) => isDeeper(child, levels - 1));
}

function idOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
  return typeof value.id === 'string' ? value.id.slice(0, 120) : undefined;
}

function explain(file: string, issue: { path: PropertyKey[]; message: string } | undefined): ConfigError {
  const where = (issue?.path ?? []).map(String).join('.') || 'the file';
  return new ConfigError(`${file}: ${where}: ${issue?.message ?? 'is wrong'}`, 'Make one with heal export.');
}
