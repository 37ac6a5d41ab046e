import {
  countOf,
  formatMs
} from "./chunk-TYGHKD46.js";
import {
  cleanLine
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/render/backfill.ts
var shownRules = 12;
var endings = {
  complete: "The whole history is read.",
  "max-commits": "There is more to read: heal backfill goes on from here.",
  "max-minutes": "The time was over before the history was: heal backfill goes on from here.",
  stopped: "Stopped. What was learned is kept; heal backfill goes on from here."
};
function renderBackfill(report, { paint, isDryRun }) {
  const { commits, cures, patterns } = report;
  const total = cures.reduce((sum, { count }) => sum + count, 0);
  const before = commits.before > 0 ? `, ${commits.before} were read before` : "";
  const lines = [
    `Read ${countOf(commits.read, "commit")} in ${formatMs(report.wallMs)} (${commits.scanned} small enough to hold a cure${before}).`,
    total === 0 ? "No cure was found in them." : `Found ${countOf(total, "cure")} that people committed:`,
    ...cures.slice(0, shownRules).map(({ rule, count }) => `  ${String(count).padStart(4)}  ${cleanLine(rule, 80)}`),
    ...cures.length > shownRules ? [paint("dim", `        and ${countOf(cures.length - shownRules, "rule")} more`)] : []
  ];
  if (total > 0) lines.push(...describePatterns(patterns, paint));
  for (const warning of report.warnings) lines.push(paint("yellow", `! ${cleanLine(warning)}`));
  lines.push(isDryRun ? "Nothing was kept: this was a dry run." : endings[report.ended]);
  return lines.join("\n");
}
function describePatterns(patterns, paint) {
  const refused = Object.entries(patterns.refused);
  const why = refused.map(([reason, count]) => `${count} ${cleanLine(reason, 40).replaceAll("-", " ")}`).join(", ");
  const facts = [
    countOf(patterns.learned.length, "new pattern"),
    ...patterns.changed.length > 0 ? [`${patterns.changed.length} widened`] : [],
    ...patterns.merged.length > 0 ? [`${patterns.merged.length} merged into others`] : []
  ];
  return [
    `Learned ${facts.join(", ")}.`,
    ...patterns.learned.slice(0, shownRules).map((id) => `  ${cleanLine(id, 100)}`),
    ...why === "" ? [] : [paint("dim", `Nothing was learned from the others: ${why}.`)]
  ];
}
export {
  renderBackfill
};
