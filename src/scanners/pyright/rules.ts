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
  reportUnusedCoroutine: { category: 'type', severity: 'high', priority: 'P1' },
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

/**
 * What pyright works out by inference alone. Nobody asked for it in a repository without type settings, and code without
 * annotations is full of it: there it is advice, not an error.
 */
const inferred = new Set([
  ...[
    'reportAttributeAccessIssue',
    'reportArgumentType',
    'reportAssignmentType',
    'reportCallIssue',
    'reportIndexIssue',
  ],
  ...[
    'reportOperatorIssue',
    'reportGeneralTypeIssues',
    'reportIncompatibleMethodOverride',
    'reportTypedDictNotRequiredAccess',
  ],
  ...[
    'reportIncompatibleVariableOverride',
    'reportNoOverloadImplementation',
    'reportInvalidTypeForm',
    'reportAbstractUsage',
  ],
]);

export function classify(rule: string, severity: 'error' | 'warning', message: string, isConfigured: boolean): Kind {
  const kind = /is unknown import symbol$/m.test(message) ? importError : (byRule[rule] ?? error);
  if (!isConfigured && kind === error && inferred.has(rule)) return { ...kind, severity: 'medium', priority: 'P2' };
  return severity === 'warning' && kind.priority === 'P1' ? { ...kind, severity: 'medium', priority: 'P2' } : kind;
}
