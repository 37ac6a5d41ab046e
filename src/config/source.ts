import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { parse as parseToml, TomlError } from 'smol-toml';

export interface SourcePlace {
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
}
export interface SourceProblem extends SourcePlace {
  readonly message: string;
  readonly hint: string;
}
export interface ParsedSource {
  readonly value: unknown;
  readonly problems: readonly SourceProblem[];
  /** Where a value (or, with `key`, its key) stands; the nearest parent when it has no place of its own. */
  locate(path: readonly PropertyKey[], part: 'key' | 'value'): SourcePlace;
}
const maxCharacters = 256 * 1024;
/** Many more than people use, far fewer than an alias bomb needs. */
const maxAliases = 50;

/** Reads YAML or JSON; a BOM, CRLF and comments are fine, doubled keys, tags and alias bombs are not. */
export function parseYaml(text: string): ParsedSource {
  const counter = new LineCounter();
  const start = { line: 1, column: 1 };
  if (text.length > maxCharacters) return tooLarge();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, prettyErrors: false });
  const at = (offset: number): SourcePlace => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems: SourceProblem[] = [...document.errors, ...document.warnings].map((error) => ({
    ...at(error.pos[0]),
    ...explainYaml(error.code, error.message),
  }));
  let value: unknown;
  if (problems.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: maxAliases });
    } catch {
      problems.push({
        ...start,
        message: `anchors and aliases unfold to more than ${maxAliases} copies`,
        hint: 'write the values out',
      });
    }
  }
  return { value, problems, locate: (path, part) => locateYaml(document, path, part, at) };
}

function explainYaml(code: string, message: string): { message: string; hint: string } {
  if (code === 'DUPLICATE_KEY') return { message: 'this key is written twice', hint: 'keep one of the two' };
  if (code === 'TAB_AS_INDENT') return { message: 'a tab is used for indentation', hint: 'indent with spaces' };
  if (code === 'TAG_RESOLVE_FAILED') return { message: message.split('\n')[0] ?? message, hint: 'write plain values' };
  return { message: `not valid YAML: ${message.split('\n')[0] ?? message}`, hint: 'correct the syntax' };
}

function locateYaml(
  document: Document.Parsed,
  path: readonly PropertyKey[],
  part: 'key' | 'value',
  at: (offset: number) => SourcePlace,
): SourcePlace {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      const key = isScalar(pair.key) ? pair.key : undefined;
      const isLast = index === path.length - 1;
      const value = pair.value;
      const keyStart = key?.range?.[0];
      const valueStart = isNodeWithRange(value) ? value.range?.[0] : undefined;
      offset = (isLast && part === 'value' ? valueStart : keyStart) ?? keyStart ?? offset;
      node = value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (isNodeWithRange(item)) offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      break;
    }
  }
  return at(offset);
}

function isNodeWithRange(node: unknown): node is { range?: [number, number, number] | null } {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
}

/** Reads TOML. Places of values are found by reading tables and keys line by line, which the parser does not tell. */
export function parseTomlSource(text: string): ParsedSource {
  if (text.length > maxCharacters * 4) return tooLarge();
  const plain = text.replace(/^\uFEFF/, '');
  const locate = (path: readonly PropertyKey[]): SourcePlace => locateToml(plain, path.map(String));
  try {
    return { value: parseToml(plain), problems: [], locate };
  } catch (error) {
    const place = error instanceof TomlError ? { line: error.line, column: error.column } : { line: 1, column: 1 };
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return {
      value: undefined,
      problems: [{ ...place, message: `not valid TOML: ${message}`, hint: 'correct the syntax' }],
      locate,
    };
  }
}

function locateToml(text: string, path: readonly string[]): SourcePlace {
  let table: string[] = [];
  let best = { depth: -1, line: 1, column: 1 };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const header = /^\s*\[\[?([^\]]+)\]/.exec(line);
    if (header) table = splitKey(header[1] ?? '');
    const key = header
      ? undefined
      : /^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=/.exec(line);
    if (!header && !key) continue;
    const here = [...table, ...(key ? splitKey(key[1] ?? '') : [])];
    if (here.length > best.depth && here.every((step, i) => path[i] === step)) {
      best = { depth: here.length, line: index + 1, column: line.length - line.trimStart().length + 1 };
    }
  }
  return { line: best.line, column: best.column };
}

function splitKey(key: string): string[] {
  return [...key.matchAll(/"([^"]*)"|'([^']*)'|([\w$-]+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function tooLarge(): ParsedSource {
  const start = { line: 1, column: 1 };
  return {
    value: undefined,
    problems: [{ ...start, message: 'the file is too large for a configuration', hint: 'keep it below 256 KiB' }],
    locate: () => start,
  };
}
