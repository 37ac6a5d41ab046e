import type { Evidence } from '#core/evidence.ts';
import type { GateResult } from '#core/outcome.ts';
import type { FixReport, ReportedCase, ReportedFinding, ScanReport } from '../../contract.ts';

/** Exactly the public keys, in their documented order: what the application adds for people stays out. */
export function toScanOutput(report: ScanReport): object {
  return {
    version: report.version,
    findings: report.findings.map(pickFinding),
    scanners: report.scanners.map(({ name, version, origin, ms, status }) => ({ name, version, origin, ms, status })),
    ignored: report.ignored,
  };
}

export function toFixOutput(report: FixReport): object {
  const { found, eligible, healed, skipped, rolledBack, escalated, suiteRuns, wallMs } = report.summary;
  return {
    version: report.version,
    repository: report.repository,
    summary: { found, eligible, healed, skipped, rolledBack, escalated, suiteRuns, wallMs },
    cases: report.cases.map(pickCase),
    patch: report.patch,
  };
}

function pickCase({ id, finding, outcome, remedy, gates, evidence }: ReportedCase): object {
  return {
    id,
    finding: pickFinding(finding),
    outcome: { status: outcome.status, reason: outcome.reason },
    remedy: remedy && {
      rung: remedy.rung,
      origin: remedy.origin,
      healer: remedy.healer,
      summary: remedy.summary,
      diff: remedy.diff,
    },
    gates: gates.map(({ name, passed, ms, detail }: GateResult) => ({ name, passed, ms, detail })),
    evidence: evidence && pickEvidence(evidence),
  };
}

function pickEvidence({ verdict, said, subject, sizes, statements }: Evidence): object {
  return {
    verdict,
    said,
    subject,
    sizes: sizes.map(({ size, beforeNs, afterNs, ratio, low, high, rounds }) => ({
      ...{ size, beforeNs, afterNs, ratio, low, high, rounds },
    })),
    statements: statements
      ? {
          before: statements.before,
          after: statements.after,
          ownBefore: statements.ownBefore,
          ownAfter: statements.ownAfter,
        }
      : null,
  };
}

function pickFinding(finding: ReportedFinding): object {
  const { rule, category, priority, severity, path, line, endLine, message, fingerprint, flow } = finding;
  return { rule, category, priority, severity, path, line, endLine, message, fingerprint, ...(flow ? { flow } : {}) };
}
