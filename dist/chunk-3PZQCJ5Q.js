import {
  tally
} from "./chunk-K6I2J2HR.js";
import {
  countOf
} from "./chunk-TYGHKD46.js";
import {
  cleanLine,
  defuseWorkflowCommands,
  escapeCommandData,
  escapeCommandProperty
} from "./chunk-Z3QNSIEK.js";
import {
  priorities
} from "./chunk-RIJVGJHV.js";

// src/app/cli/render/github.ts
var levels = { P0: "error", P1: "error", P2: "warning", P3: "notice" };
var mostPerLevel = 10;
function renderGithub(findings, prefix) {
  const shown = { error: 0, warning: 0, notice: 0 };
  const lines = [];
  const sorted = findings.toSorted((a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority));
  for (const finding of sorted) {
    const level = levels[finding.priority];
    if (shown[level] >= mostPerLevel) continue;
    shown[level]++;
    lines.push(renderAnnotation(level, finding, prefix));
  }
  const counts = tally(
    findings.map((finding) => finding.priority),
    priorities,
    (priority, count) => `${priority} ${count}`
  );
  const rest = findings.length - lines.length;
  lines.push(
    findings.length === 0 ? "Heal found no problems." : `Heal found ${countOf(findings.length, "problem")} (${counts})${rest > 0 ? `; ${rest} of them without annotation` : ""}.`
  );
  return lines.join("\n");
}
function renderAnnotation(level, finding, prefix) {
  const { place } = finding;
  const properties = [
    `file=${escapeCommandProperty(cleanLine(prefix + place.path, 1e3))}`,
    `line=${place.line}`,
    `endLine=${place.endLine}`,
    // GitHub refuses columns of a range of lines.
    ...place.endLine === place.line ? [`col=${place.column}`, `endColumn=${place.endColumn}`] : [],
    `title=${escapeCommandProperty(cleanLine(`${finding.priority} ${finding.rule}`, 120))}`
  ];
  const message = escapeCommandData(defuseWorkflowCommands(cleanLine(finding.message, 1e3)));
  return `::${level} ${properties.join(",")}::${message}`;
}
export {
  renderGithub
};
