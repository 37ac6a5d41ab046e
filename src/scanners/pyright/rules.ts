import type { RawFinding } from '#core/scanner.ts';

type Kind = Pick<RawFinding, 'category' | 'severity' | 'priority'>;
const error: Kind = { category: 'type', severity: 'high', priority: 'P1' };
const importError: Kind = { category: 'import', severity: 'high', priority: 'P1' };
const doubt: Kind = { category: 'logic', severity: 'medium', priority: 'P2' };
const taste: Kind = { category: 'style', severity: 'low', priority: 'P3' };

const byRule: Readonly<Record<string, Kind>> = {
  syntax: { category: 'type', severity: 'critical', priority: 'P1' },
  reportMissingImports: importError,
  reportMissingModuleSource: { category: 'import', severity: 'low', priority: 'P3' },
  reportUndefinedVariable: importError,
  reportUnsupportedDunderAll: importError,
  reportUnusedImport: { category: 'import', severity: 'low', priority: 'P2' },
  reportImportCycles: { category: 'import', severity: 'medium', priority: 'P2' },
  reportWildcardImportFromLibrary: { category: 'import', severity: 'low', priority: 'P2' },
  reportUnusedCoroutine: { category: 'logic', severity: 'high', priority: 'P1' },
  reportPossiblyUnboundVariable: doubt,
  reportUnboundVariable: { category: 'logic', severity: 'high', priority: 'P1' },
  reportRedeclaration: doubt,
  reportUnusedExpression: doubt,
  reportAssertAlwaysTrue: doubt,
  reportUnhashable: { category: 'logic', severity: 'high', priority: 'P1' },
  reportUnnecessaryComparison: doubt,
  reportUnnecessaryContains: doubt,
  reportUnnecessaryIsInstance: taste,
  reportUnusedVariable: taste,
  reportUnusedClass: taste,
  reportUnusedFunction: taste,
  reportSelfClsParameterName: taste,
  reportInvalidStringEscapeSequence: taste,
  reportDeprecated: taste,
};

export function classify(rule: string, severity: 'error' | 'warning', message: string): Kind {
  const kind = /is unknown import symbol$/m.test(message) ? importError : (byRule[rule] ?? error);
  return severity === 'warning' && kind.priority === 'P1' ? { ...kind, severity: 'medium', priority: 'P2' } : kind;
}
