import { LineCounter, parseDocument, stringify, type Document } from 'yaml';
import type { ZodError } from 'zod';
import { ConfigError } from '#core/errors.ts';
import type { Pattern, Provenance } from '#core/pattern.ts';
import { maxDepth, maxPatternBytes, patternFile } from './schema.ts';

/**
 * Reads one pattern; `file` is named in errors. `provenance` counts where the file says nothing of its own.
 * Throws a ConfigError that says which line is wrong and what to write.
 */
export function parsePattern(
  text: string,
  id: string,
  file: string,
  provenance: Provenance = { from: 'shipped' },
): Pattern {
  if (Buffer.byteLength(text) > maxPatternBytes) throw tooLarge(file);
  const lines = new LineCounter();
  const document = read(file, () => parseDocument(text, { lineCounter: lines }));
  const problem = document.errors[0];
  // The parser reports its own full stack as if it were a slip of the author.
  if (problem && /call stack/i.test(problem.message)) throw tooDeep(file);
  if (problem) {
    const line = lines.linePos(problem.pos[0]).line;
    throw new ConfigError(`${file}:${line}: ${problem.message.split('\n')[0]}`, 'correct the YAML');
  }
  const value = read(file, (): unknown => document.toJS({ maxAliasCount: 0 }));
  const checked = patternFile.safeParse(value);
  if (!checked.success) throw explain(checked.error, document, lines, file);
  return { ...checked.data, id, provenance: checked.data.provenance ?? provenance };
}

/** The text of a `pattern.yml`; what is empty is left out, and reading it gives the same pattern. */
export function writePattern(pattern: Pattern): string {
  const { rules, messages, links } = pattern;
  const unlessEmpty = (values: readonly string[]) => (values.length > 0 ? values : undefined);
  // The id is the path; what is undefined is not written.
  const file = {
    ...pattern,
    id: undefined,
    rules: unlessEmpty(rules),
    messages: unlessEmpty(messages),
    links: unlessEmpty(links),
  };
  return stringify(file, { aliasDuplicateObjects: false, lineWidth: 120 });
}

export function tooLarge(file: string): ConfigError {
  return new ConfigError(
    `${file} is larger than ${maxPatternBytes / 1024} KB`,
    'split it: one pattern is one known problem and its cure',
  );
}

/** A parser that calls itself ends with a full stack on what is nested without end, before we could measure it. */
function read<T>(file: string, make: () => T): T {
  try {
    const made = make();
    if (isDeeper(made, maxDepth)) throw new RangeError('too deep');
    return made;
  } catch (error) {
    if (error instanceof RangeError) {
      throw tooDeep(file);
    }
    if (error instanceof ReferenceError) {
      throw new ConfigError(`${file} uses YAML anchors and aliases`, 'write the values out');
    }
    throw error;
  }
}

function tooDeep(file: string): ConfigError {
  return new ConfigError(`${file} is nested more than ${maxDepth} levels deep`, 'write the rule flatter');
}

/** Only plain data is walked: a parsed document is left to its own methods. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false;
  return levels === 0 || Object.values(value).some((child) => isDeeper(child, levels - 1));
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
    'start from one that works: heal patterns show code/yaml-safe-load',
  );
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
