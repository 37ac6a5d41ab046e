import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { ZodError } from 'zod';
import { ConfigError } from '#core/errors.ts';
import type { Pattern } from '#core/pattern.ts';
import { patternFile } from './schema.ts';

/**
 * Reads every `<folder>/<kind>/<id>/pattern.yml`, sorted by id. Folders whose name starts with `_` are templates.
 * Throws a ConfigError that names file and line when one is wrong.
 */
export async function loadPatterns(folder: string): Promise<Pattern[]> {
  const patterns: Pattern[] = [];
  for (const kind of await listFolders(folder)) {
    for (const name of await listFolders(join(folder, kind))) {
      const file = `${kind}/${name}/pattern.yml`;
      const text = await readFile(join(folder, file), 'utf8').catch(() => undefined);
      if (text === undefined) throw new ConfigError(`patterns/${file} is missing`, 'add it or remove the folder');
      patterns.push(parsePattern(text, `${kind}/${name}`, `patterns/${file}`));
    }
  }
  return patterns;
}

/** Reads one pattern; `file` is named in errors. */
export function parsePattern(text: string, id: string, file: string): Pattern {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problem = document.errors[0];
  if (problem) {
    const line = lines.linePos(problem.pos[0]).line;
    throw new ConfigError(`${file}:${line}: ${problem.message.split('\n')[0]}`, 'correct the YAML');
  }
  const read = patternFile.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (!read.success) throw explain(read.error, document, lines, file);
  return { ...read.data, id, messages: read.data.messages ?? [], provenance: { from: 'shipped' } };
}

function explain(error: ZodError, document: Document, lines: LineCounter, file: string): ConfigError {
  const issue = error.issues[0];
  const path = issue?.path ?? [];
  let line = 1;
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (hasRange(node)) {
      line = lines.linePos(node.range[0]).line;
      break;
    }
  }
  return new ConfigError(
    `${file}:${line}: ${path.map(String).join('.') || 'the file'}: ${issue?.message ?? 'is wrong'}`,
    'see docs of patterns for the fields and their values',
  );
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

async function listFolders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .sort();
}
