import type { TextEdit } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import { isRelative, moduleReferences, type ModuleReference } from '#syntax/typescript/imports.ts';
import { specifierFor, styleOf } from '#syntax/typescript/resolve.ts';

/** What is imported from where; `module` is a file of the package or a package's name. */
export interface Source {
  readonly module: string;
  readonly imported: string;
  readonly reference: ModuleReference;
}

/** An import statement in the file's own style, after its last import (or before its first code). */
export function importLine(source: Source, name: string, path: string, context: CodeContext): TextEdit {
  const { text } = context;
  const imports = moduleReferences(path, text).filter((each) => each.kind === 'import');
  const last = imports.at(-1);
  const { specifier: asWritten } = source.reference;
  const style = styleOf(imports.map((each) => each.specifier)) ?? styleOf([asWritten]) ?? 'none';
  const specifier = isRelative(asWritten) ? specifierFor(path, source.module, style) : asWritten;
  const quote = last?.quote ?? source.reference.quote;
  const semicolon = last === undefined || text[last.end - 1] === ';' ? ';' : '';
  const clause =
    source.imported === '*'
      ? `* as ${name}`
      : source.imported === 'default'
        ? name
        : `{ ${source.imported === name ? name : `${source.imported} as ${name}`} }`;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const keyword = source.reference.isTypeOnly ? 'import type' : 'import';
  const line = `${keyword} ${clause} from ${quote}${specifier}${quote}${semicolon}`;
  const after = imports.length > 1 ? sortedPlace(imports, specifier) : undefined;
  if (after !== undefined) return { path, start: after.start, end: after.start, text: `${line}${newline}` };
  if (last !== undefined) return { path, start: last.end, end: last.end, text: `${newline}${line}` };
  const head = /^\uFEFF?(#![^\n]*\n)?(['"]use strict['"];?\r?\n)?/.exec(text)?.[0].length ?? 0;
  return { path, start: head, end: head, text: `${line}${newline}` };
}

/** The import before which the new one belongs; undefined for the end, or when the file does not sort its imports. */
function sortedPlace(imports: readonly ModuleReference[], specifier: string): ModuleReference | undefined {
  const group = imports.filter((each) => isRelative(each.specifier) === isRelative(specifier));
  const keys = group.map((each) => each.specifier.toLowerCase());
  const isSorted = keys.every((key, i) => i === 0 || (keys[i - 1] ?? '') <= key);
  return isSorted && group.length > 1
    ? group.find((each) => each.specifier.toLowerCase() > specifier.toLowerCase())
    : undefined;
}
