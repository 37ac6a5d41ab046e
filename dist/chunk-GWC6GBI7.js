// src/app/cli/render/json.ts
function toScanOutput(report) {
  return {
    version: report.version,
    findings: report.findings.map(pickFinding),
    scanners: report.scanners.map(({ name, version, origin, ms, status }) => ({ name, version, origin, ms, status })),
    ignored: report.ignored
  };
}
function toFixOutput(report) {
  const { found, eligible, healed, skipped, rolledBack, escalated, suiteRuns, wallMs } = report.summary;
  return {
    version: report.version,
    repository: report.repository,
    summary: { found, eligible, healed, skipped, rolledBack, escalated, suiteRuns, wallMs },
    cases: report.cases.map(pickCase),
    patch: report.patch
  };
}
function pickCase({ id, finding, outcome, remedy, gates, evidence }) {
  return {
    id,
    finding: pickFinding(finding),
    outcome: { status: outcome.status, reason: outcome.reason },
    remedy: remedy && {
      rung: remedy.rung,
      origin: remedy.origin,
      healer: remedy.healer,
      summary: remedy.summary,
      diff: remedy.diff
    },
    gates: gates.map(({ name, passed, ms, detail }) => ({ name, passed, ms, detail })),
    evidence: evidence && pickEvidence(evidence)
  };
}
function pickEvidence({ verdict, said, subject, sizes, statements }) {
  return {
    verdict,
    said,
    subject,
    sizes: sizes.map(({ size, beforeNs, afterNs, ratio, low, high, rounds }) => ({
      ...{ size, beforeNs, afterNs, ratio, low, high, rounds }
    })),
    statements: statements ? {
      before: statements.before,
      after: statements.after,
      ownBefore: statements.ownBefore,
      ownAfter: statements.ownAfter
    } : null
  };
}
function pickFinding(finding) {
  const { rule, category, priority, severity, path, line, endLine, message, fingerprint, flow } = finding;
  return { rule, category, priority, severity, path, line, endLine, message, fingerprint, ...flow ? { flow } : {} };
}

export {
  toScanOutput,
  toFixOutput
};
