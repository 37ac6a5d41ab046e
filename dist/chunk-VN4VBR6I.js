import "./chunk-MLKGABMK.js";

// src/app/cli/render/json.ts
function toScanOutput(report) {
  return {
    version: report.version,
    findings: report.findings.map(pickFinding),
    scanners: report.scanners.map(({ name, version, origin, ms, status }) => ({ name, version, origin, ms, status }))
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
function pickCase({ id, finding, outcome, remedy, gates }) {
  return {
    id,
    finding: pickFinding(finding),
    outcome: { status: outcome.status, reason: outcome.reason },
    remedy: remedy && { origin: remedy.origin, healer: remedy.healer, summary: remedy.summary, diff: remedy.diff },
    gates: gates.map(({ name, passed, ms, detail }) => ({ name, passed, ms, detail }))
  };
}
function pickFinding(finding) {
  const { rule, category, priority, severity, path, line, endLine, message, fingerprint } = finding;
  return { rule, category, priority, severity, path, line, endLine, message, fingerprint };
}
export {
  toFixOutput,
  toScanOutput
};
