import { ts } from 'ts-morph';

/**
 * The service's fixes that cure. What it also offers and what is not here silences instead:
 * underscore prefixes, `!`, `@ts-ignore`, casts through unknown, invented members.
 */
const cures = new Set([
  'import',
  'fixMissingImport',
  'spelling',
  'addMissingAwait',
  'addMissingAsync',
  'fixAwaitInSyncFunction',
  'fixOverrideModifier',
  'fixMissingProperties',
  'inferFromUsage',
  'convertToTypeOnlyImport',
  'convertToTypeOnlyExport',
  'fixReturnTypeInAsyncFunction',
  'fixImportNonExportedMember',
  'forgottenThisPropertyAccess',
  'addMissingNewOperator',
  'unusedIdentifier',
  'removeUnnecessaryAwait',
  'extendsInterfaceBecomesImplements',
  'addMissingDeclareProperty',
  'addVoidToPromise',
  'classSuperMustPrecedeThisAccess',
  'constructorForDerivedNeedSuperCall',
  'correctQualifiedNameToIndexedAccessType',
  'fixMissingCallParentheses',
  'removeAccidentalCallParentheses',
  'wrapJsxInFragment',
]);

export function isCure(fix: ts.CodeFixAction): boolean {
  if (!cures.has(fix.fixName)) return false;
  // Several fixes share this name; what they say tells them apart.
  return fix.fixName !== 'unusedIdentifier' || /^Remove\b/.test(fix.description);
}

/** Formats as the file is formatted. */
export function formatOf(text: string): ts.FormatCodeSettings {
  const indents = [...text.slice(0, 50_000).matchAll(/^([ \t]+)\S/gm)].map((match) => match[1] ?? '');
  const tabs = indents.filter((indent) => indent.startsWith('\t')).length;
  const convertTabsToSpaces = tabs * 2 <= indents.length;
  const widths = indents.filter((indent) => /^ +$/.test(indent)).map((indent) => indent.length);
  const fours = widths.filter((width) => width % 4 === 0).length;
  const indentSize =
    convertTabsToSpaces && widths.length > 0 && fours === widths.length ? 4 : convertTabsToSpaces ? 2 : 4;
  return {
    ...ts.getDefaultFormatCodeSettings(text.includes('\r\n') ? '\r\n' : '\n'),
    indentSize,
    tabSize: indentSize,
    convertTabsToSpaces,
    semicolons: semicolonsOf(text),
    insertSpaceAfterOpeningAndBeforeClosingNonemptyBraces: !/import \{\w/.test(text),
    indentStyle: ts.IndentStyle.Smart,
  };
}
function semicolonsOf(text: string): ts.SemicolonPreference {
  const ends = [...text.slice(0, 50_000).matchAll(/[\w)\]'"`](;?)[ \t]*\r?$/gm)];
  const withSemicolon = ends.filter((match) => match[1] === ';').length;
  return withSemicolon === 0 && ends.length > 0 ? ts.SemicolonPreference.Remove : ts.SemicolonPreference.Insert;
}

/** Specifiers tell the quotes of a file; a file without any is written like `others`, its neighbours. */
export function preferencesOf(text: string, others: () => Iterable<string>): ts.UserPreferences {
  return {
    quotePreference: quoteOf(text, others),
    importModuleSpecifierPreference: usesAliases(text) ? 'shortest' : 'relative',
    includeCompletionsForModuleExports: true,
    allowTextChangesInNewFiles: false,
    preferTypeOnlyAutoImports: /^import type /m.test(text),
  };
}
/** A file that names its neighbours by `./` and `../` and never uses `#x`, `@/x` or `~/x` goes on doing so. */
function usesAliases(text: string): boolean {
  return !/\bfrom\s+['"]\.\.?\//.test(text) || /\bfrom\s+['"](#|@\/|~)/.test(text);
}
function quoteOf(text: string, others: () => Iterable<string>): 'single' | 'double' {
  const own = specifierQuote(text);
  if (own !== undefined) return own;
  for (const other of others()) {
    const found = specifierQuote(other);
    if (found !== undefined) return found;
  }
  return text.split('"').length > text.split("'").length ? 'double' : 'single';
}
function specifierQuote(text: string): 'single' | 'double' | undefined {
  const quote = /^(?:import|export)\b[^;'"]*(['"])/m.exec(text)?.[1] ?? /\brequire\((['"])/.exec(text)?.[1];
  return quote === undefined ? undefined : quote === '"' ? 'double' : 'single';
}
