import type {
  FixOptions,
  FixReport,
  Heal,
  ReportedCase,
  ReportedFinding,
  ScanOptions,
  ScanReport,
} from '#app/contract.ts';
import type { Measures } from '#observe/metrics.ts';
import { ConfigError, StoppedError } from '#core/errors.ts';
import type { Category, CodeFinding, Priority, Severity } from '#core/finding.ts';
import { caseIdOf, fingerprint } from '#core/fingerprint.ts';

const samples: readonly (readonly [string, Category, Priority, Severity, string])[] = [
  ['heal/sql-injection', 'security', 'P0', 'critical', 'The query is built from a string; pass values as parameters'],
  [
    'pyright/reportOptionalMemberAccess',
    'type',
    'P1',
    'high',
    '"price" is not a known attribute of "None": the product may be missing from the catalogue when the cart was stored before it was renamed',
  ],
  ['heal/import-cycle', 'import', 'P1', 'high', 'shop.cart and shop.orders import each other'],
  ['heal/n-plus-one', 'performance', 'P2', 'medium', 'One query for each row; fetch them together'],
  ['ruff/F401', 'import', 'P2', 'low', '`os` imported but unused'],
  ['ruff/E711', 'style', 'P3', 'low', 'Comparison to `None` should be `is None`'],
];

/** A finding of the shop; `index` chooses rule and place. */
export function makeFinding(index: number, changes: Partial<CodeFinding> = {}): CodeFinding {
  const sample = samples[index % samples.length];
  if (!sample) throw new RangeError('no samples');
  const [rule, category, priority, severity, message] = sample;
  const path = `shop/${['orders', 'cart', 'catalogue', 'reports'][index % 4]}.py`;
  const print = fingerprint({ rule, path, message, lines: [String(index)], ordinal: 0 });
  return {
    id: caseIdOf(print),
    kind: 'code',
    rule,
    category,
    priority,
    severity,
    message,
    fingerprint: print,
    sources: [{ scanner: rule.split('/')[0] ?? '', rule }],
    place: { path, line: 3 + index, column: 5, endLine: 3 + index, endColumn: 12 },
    toolFixes: [],
    ...changes,
  };
}

export function report(finding: CodeFinding): ReportedFinding {
  const { rule, category, priority, severity, message, place } = finding;
  const { path, line, endLine } = place;
  return { rule, category, priority, severity, path, line, endLine, message, fingerprint: finding.fingerprint };
}

export function makeScanReport(findings: readonly CodeFinding[]): ScanReport {
  return {
    version: 1,
    repository: 'shop',
    findings: findings.map(report),
    ignored: 0,
    full: findings,
    scanners: [
      { name: 'ruff', version: '0.17.3', origin: 'bundled', ms: 240, status: 'ok', detail: '', findings: 3 },
      { name: 'pyright', version: '1.1.414', origin: 'bundled', ms: 4200, status: 'ok', detail: '', findings: 2 },
      {
        name: 'bandit',
        version: '',
        origin: 'machine',
        ms: 12,
        status: 'failed',
        detail: 'printed no JSON',
        findings: 0,
      },
    ],
  };
}

const diff = `--- a/shop/orders.py
+++ b/shop/orders.py
@@ -1,3 +1,2 @@
-import os
 import sqlite3
 # keep the connection for the whole request
`;

export function makeFixReport(findings: readonly CodeFinding[], isDryRun = false): FixReport {
  const cases = findings.map((finding, index): ReportedCase => {
    const status =
      finding.category === 'performance'
        ? 'rolled-back'
        : finding.rule === 'heal/import-cycle'
          ? 'escalated'
          : index % 7 === 5
            ? 'skipped'
            : 'healed';
    const isHealed = status === 'healed';
    const reason = { healed: 'verified', 'rolled-back': 'suite', escalated: 'needs-a-person', skipped: 'left-alone' }[
      status
    ];
    return {
      id: finding.id,
      finding: report(finding),
      outcome: isHealed && isDryRun ? { status: 'skipped', reason: 'dry-run' } : { status, reason },
      remedy: isHealed
        ? {
            rung: 'exact',
            origin: 'healer',
            healer: 'code/remove-unused-import',
            summary: 'Remove the unused import `os`',
            diff,
          }
        : null,
      gates: isHealed
        ? [
            { name: 'scope', passed: true, ms: 2, detail: '1 file, 1 line' },
            { name: 'suite', passed: true, ms: 2300, detail: '33 passed → 33 passed' },
          ]
        : status === 'rolled-back'
          ? [{ name: 'suite', passed: false, ms: 2100, detail: 'test_reports.test_order was passed, is failed' }]
          : [],
      evidence: null,
    };
  });
  const count = (status: string): number => cases.filter(({ outcome }) => outcome.status === status).length;
  return {
    version: 1,
    repository: 'shop',
    summary: {
      found: cases.length,
      eligible: count('healed') + count('rolled-back'),
      healed: count('healed'),
      skipped: count('skipped'),
      rolledBack: count('rolled-back'),
      escalated: count('escalated'),
      suiteRuns: 4,
      wallMs: 24_100,
    },
    cases,
    patch: count('healed') > 0 || isDryRun ? diff : '',
    notes: {
      suite: 'python -m unittest discover (unittest)',
      baseline: '33 passed, 0 failed in 2.2 s',
      isolation: 'bubblewrap',
      scanners: [],
      written: {
        to: isDryRun ? 'nowhere' : 'working-tree',
        ref: '',
        files: [...new Set(findings.map((finding) => finding.place.path))],
      },
      warnings: [],
      lookClosely: [],
      details: Object.fromEntries(
        cases
          .filter(({ outcome }) => outcome.status !== 'healed')
          .map(({ id, outcome }) => [
            id,
            outcome.status === 'rolled-back'
              ? 'test_reports.test_order was passed, is failed'
              : 'The modules need each other at load time; move what both need into a third',
          ]),
      ),
    },
  };
}

const trusted = { confidence: 0.96, state: 'trusted', because: 'reviewed; no record here yet' } as const;
const setAside = {
  fingerprint: `v1:${'a'.repeat(32)}`,
  rule: 'ruff/S105',
  path: 'tests/test_login.py',
  reason: 'test data',
  at: '2026-01-02T03:04:05.000Z',
};
const noMeasures: Measures = {
  found: 0,
  healed: 0,
  waiting: 0,
  rolledBack: 0,
  escalated: 0,
  leftAlone: 0,
  autoFixRate: undefined,
  successRate: undefined,
  reuseRate: undefined,
  byCategory: [],
  byOrigin: {},
  byRung: {},
  topErrors: [],
};
const measures: Measures = {
  ...noMeasures,
  found: 40,
  healed: 30,
  autoFixRate: 0.75,
  successRate: 0.9,
  reuseRate: 1,
  byCategory: [{ category: 'import', found: 40, healed: 30 }],
  byOrigin: { healer: 30 },
  byRung: { exact: 30 },
  topErrors: [{ rule: 'ruff/C901', open: 10 }],
};

/** A `Heal` that answers from memory and remembers what it was asked. */
export function makeFakeHeal(findings: readonly CodeFinding[]): Heal & { readonly asked: object[] } {
  const asked: object[] = [];
  const first = findings[0] ?? makeFinding(0);
  return {
    asked,
    scan: async (options: ScanOptions) => {
      asked.push(options);
      return makeScanReport(findings);
    },
    fix: async (options: FixOptions) => {
      asked.push(options);
      return makeFixReport(findings, options.dryRun);
    },
    status: async () => ({
      stopped: { at: '2026-01-02T03:04:05Z', reason: 'release day' },
      runs: [{ id: 'r1', startedAt: '2026-01-02T03:00:00Z', state: 'interrupted', command: 'heal fix' }],
      cases: { healed: 3, skipped: 1 },
      recent: [
        {
          id: first.id,
          rule: first.rule,
          path: first.place.path,
          line: first.place.line,
          status: 'healed',
          reason: 'verified',
          at: '2026-01-02T03:01:00Z',
        },
      ],
    }),
    explain: async ({ caseId }) => {
      if (!first.id.startsWith(caseId)) throw new ConfigError(`There is no case ${caseId}`, 'List them: heal status');
      return {
        healCase: {
          id: first.id,
          kind: 'code',
          finding: first,
          attempts: [],
          stage: 'settled',
          asked: [
            {
              rung: 'exact',
              said: '',
              considered: [{ origin: 'pattern', healer: 'code/sql', said: 'does not bind here' }],
              ms: 2,
              usd: 0,
            },
          ],
          last: {
            id: first.id,
            kind: 'code',
            finding: first,
            attempts: [],
            stage: 'diagnosed',
            diagnosis: {
              category: 'security',
              confidence: 0.9,
              evidence: ['an f-string reaches execute'],
              contextRead: ['shop/orders.py'],
            },
          },
          outcome: { status: 'skipped', reason: 'left-alone', detail: 'the table name is a variable' },
        },
        history: [{ at: '2026-01-02T03:01:00Z', from: 'detected', to: 'diagnosed' }],
        diff: '',
        why: 'The cures that answer it leave it alone: the table name is a variable',
        standing: { remedy: 'code/sql', ...trusted },
        record: [
          {
            remedy: 'code/sql',
            origin: 'pattern',
            rule: first.rule,
            kind: 'rolled-back',
            at: '2026-01-02T03:01:00Z',
            caseId: first.id,
          },
        ],
      };
    },
    undo: async ({ caseId }) => ({ undone: [caseId], files: ['shop/orders.py'] }),
    apply: async ({ caseId }) => {
      const applied = caseId !== 'hgone';
      const why = applied ? '' : 'changes other lines now than those that were verified and shown';
      const gates = [{ name: 'suite', passed: true, ms: 10, detail: '33 passed → 33 passed' }];
      return { version: 1, id: caseId, applied, summary: 'Pass a tuple', why, files: ['a.py'], patch: diff, gates };
    },
    ignore: async ({ finding, reason }) => ({ ...setAside, fingerprint: finding, reason }),
    heed: async ({ finding }) => ({ ...setAside, fingerprint: finding }),
    listIgnored: async () => ({ version: 1, ignored: [setAside] }),
    unquarantine: async ({ remedy }) => ({
      version: 1,
      remedy,
      before: { confidence: 0.41, state: 'quarantined', because: 'held 1 of 4 tries, last on 2026-01-02' },
      after: trusted,
    }),
    metrics: async () => ({
      version: 1,
      spans: { '1h': noMeasures, '24h': noMeasures, '7d': noMeasures, all: measures },
      spending: [{ day: '2026-01-02', usd: 0.25, calls: 3 }],
      patterns: { shipped: 80, imported: 0, learned: 2, learnedByDay: [{ day: '2026-01-02', patterns: 2 }] },
      remedies: { trusted: 12, asks: 3, quarantined: 1 },
    }),
    offer: async () => undefined,
    backfill: async (options) => {
      asked.push(options);
      return {
        ...{ version: 1, repository: 'shop', ended: 'max-commits', wallMs: 61_000, warnings: [] },
        commits: { read: 500, scanned: 210, before: 40 },
        cures: [{ rule: 'ruff/S506', count: 3 }],
        patterns: { learned: ['code/learned-s506-1a2b3c4d'], changed: [], merged: [], refused: { 'over-general': 1 } },
      };
    },
    stop: async () => ({ running: 1 }),
    resume: async () => ({ wasStopped: true }),
    verifyAudit: async () => ({
      valid: false,
      entries: 12,
      file: '.heal/logs/x.jsonl',
      problem: 'entry 7 was changed',
    }),
    doctor: async () => ({
      checks: [
        { name: 'git', ok: true, detail: '2.39.5', remedy: '' },
        { name: 'sandbox', ok: false, detail: 'bubblewrap is not installed', remedy: 'apt-get install bubblewrap' },
      ],
    }),
  };
}

/** A fix that never ends by itself: it waits for the signal. */
export function makeWaitingHeal(): Heal {
  return {
    ...makeFakeHeal([]),
    fix: ({ signal }) =>
      new Promise((_resolve, reject) => {
        const alive = setInterval(() => {}, 1000);
        signal.addEventListener('abort', () => {
          clearInterval(alive);
          reject(new StoppedError('Stopped before anything was written', 'Go on where it ended: heal fix'));
        });
      }),
  };
}
