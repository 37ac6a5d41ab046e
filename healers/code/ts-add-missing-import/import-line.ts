import type { TextEdit } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import { lineEnding } from '#syntax/lines.ts';
import { isRelative, moduleReferences, type ModuleReference } from '#syntax/typescript/imports.ts';
import { specifierFor, styleOf } from '#syntax/typescript/resolve.ts';

/** What is imported from where; `module` is a file of the package or a package's name. */
export interface Source {
  readonly module: string;
  readonly imported: string;
  readonly reference: ModuleReference;
}

/** An import statement (in CommonJS a `require`) in the file's own style, after its last one or before its first code. */
export function importLine(source: Source, name: string, path: string, context: CodeContext): TextEdit {
  const { text } = context;
  const imports = importsOf(path, text);
  const last = imports.at(-1);
  const { specifier: asWritten } = source.reference;
  const style = styleOf(imports.map((each) => each.specifier)) ?? styleOf([asWritten]) ?? 'none';
  const specifier = isRelative(asWritten) ? specifierFor(path, source.module, style) : asWritten;
  const quote = last?.quote ?? source.reference.quote;
  const semicolon = last === undefined || text[last.end - 1] === ';' ? ';' : '';
  const quoted = `${quote}${specifier}${quote}`;
  if (isCommonJs(path, text)) {
    const names =
      source.imported === '*' ? name : `{ ${source.imported === name ? name : `${source.imported}: ${name}`} }`;
    return placeLine(`const ${names} = require(${quoted})${semicolon}`, specifier, path, text);
  }
  const clause =
    source.imported === '*'
      ? `* as ${name}`
      : source.imported === 'default'
        ? name
        : `{ ${source.imported === name ? name : `${source.imported} as ${name}`} }`;
  const keyword = source.reference.isTypeOnly ? 'import type' : 'import';
  return placeLine(`${keyword} ${clause} from ${quoted}${semicolon}`, specifier, path, text);
}

/** The statements among which a new one belongs: imports, in CommonJS the modules that are required at the top. */
function importsOf(path: string, text: string): ModuleReference[] {
  const references = moduleReferences(path, text);
  const imports = references.filter((each) => each.kind === 'import');
  if (imports.length > 0 || !isCommonJs(path, text)) return imports;
  return references.filter((each) => each.kind === 'require' && !each.isDeferred && each.names.length > 0);
}
/** A module of a default export is bound by `require` as a whole, so that the kind of the file decides the line. */
function isCommonJs(path: string, text: string): boolean {
  if (/\.cjs$/.test(path)) return true;
  return (
    /\.jsx?$/.test(path) &&
    !/^(import|export)\b/m.test(text) &&
    /\brequire\(|\bmodule\.exports\b|^exports\./m.test(text)
  );
}

/**
 * Inserts an import line: in its group where that is sorted, else at the group's end; a group of its own where the
 * file's groups are in the usual order (built in, packages, aliases, parents, siblings); else after the last import.
 */
export function placeLine(line: string, specifier: string, path: string, text: string): TextEdit {
  const newline = lineEnding(text);
  const insertAt = (at: number, inserted: string) => ({ path, start: at, end: at, text: inserted });
  const imports = importsOf(path, text);
  const last = imports.at(-1);
  if (last === undefined) {
    // Behind a licence, which a blank line sets apart; before the comment of the first code.
    const licence = String.raw`(?:(?:\/\*[\s\S]*?\*\/|(?:\/\/[^\n]*\n)+)\s*?\n[ \t]*\r?\n)?`;
    const directive = String.raw`(?:['"]use \w+['"];?\r?\n)?`;
    const head = new RegExp(`^\\uFEFF?(?:#![^\\n]*\\n)?${licence}${directive}`).exec(text)?.[0].length ?? 0;
    return insertAt(head, `${line}${newline}`);
  }
  const group = imports.filter((each) => groupOf(each.specifier) === groupOf(specifier));
  const next = nextSorted(group, specifier) ?? (group.length > 0 ? undefined : nextGroup(imports, specifier));
  if (next !== undefined) return insertAt(next.start, `${line}${newline}`);
  return insertAt(restOfLine(group.at(-1) ?? last, text), `${newline}${line}`);
}

/** A comment that follows an import on its line stays with it. */
function restOfLine(reference: ModuleReference, text: string): number {
  return reference.end + (/^[ \t]*\/\/[^\r\n]*/.exec(text.slice(reference.end))?.[0].length ?? 0);
}

function groupOf(specifier: string): number {
  if (specifier.startsWith('node:')) return 0;
  if (/^(#|@\/|~)/.test(specifier)) return 2;
  if (specifier.startsWith('..')) return 3;
  return isRelative(specifier) ? 4 : 1;
}
function nextSorted(group: readonly ModuleReference[], specifier: string): ModuleReference | undefined {
  const keys = group.map((each) => each.specifier.toLowerCase());
  const isSorted = keys.every((key, i) => i === 0 || (keys[i - 1] ?? '') <= key);
  return isSorted ? group.find((each) => each.specifier.toLowerCase() > specifier.toLowerCase()) : undefined;
}
function nextGroup(imports: readonly ModuleReference[], specifier: string): ModuleReference | undefined {
  const ranks = imports.map((each) => groupOf(each.specifier));
  const isOrdered = ranks.every((rank, i) => i === 0 || (ranks[i - 1] ?? 0) <= rank);
  return isOrdered ? imports.find((each) => groupOf(each.specifier) > groupOf(specifier)) : undefined;
}
