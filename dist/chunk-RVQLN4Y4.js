import {
  summariseFlow
} from "./chunk-JPGDZR4E.js";
import {
  describeScanner,
  paintPriority,
  reportLines,
  tally
} from "./chunk-K6I2J2HR.js";
import {
  countOf,
  fit,
  formatMs,
  pad,
  widthOf,
  wrap
} from "./chunk-TYGHKD46.js";
import {
  cleanBlock,
  cleanLine
} from "./chunk-Z3QNSIEK.js";
import {
  codeCategories,
  priorities
} from "./chunk-RIJVGJHV.js";

// src/app/cli/render/code-frame.ts
var longestLine = 160;
function makeCodeFrame(text, place, columns, paint) {
  const lines = text.split(/\r\n|\n|\r/);
  const raw = lines[place.line - 1];
  if (raw === void 0 || raw.trim() === "") return [];
  const digits = String(place.line).length;
  const gutter = 4 + digits + 3;
  const room = Math.min(longestLine, columns) - gutter;
  if (room < 20) return [];
  const skipped = place.column - 1 > room - 20 ? place.column - 1 - 20 : 0;
  const shown = (line) => fit(cleanBlock(line.slice(skipped, skipped + room + 1)), room);
  const end = place.endLine === place.line ? place.endColumn : raw.length + 1;
  const before = shown(raw.slice(0, place.column - 1));
  const marked = shown(raw.slice(0, Math.max(end, place.column + 1) - 1)).slice(before.length);
  const number = (n) => paint("dim", pad(" ".repeat(digits - String(n).length) + String(n), digits));
  const bar = paint("dim", "\u2502");
  const frame = [];
  const previous = lines[place.line - 2];
  if (previous !== void 0 && previous.trim() !== "") {
    frame.push(`    ${number(place.line - 1)} ${bar} ${paint("dim", shown(previous))}`);
  }
  frame.push(`    ${number(place.line)} ${bar} ${shown(raw)}`);
  const mark = "^".repeat(Math.max(1, Math.min(widthOf(marked.trimEnd()), room - widthOf(before))));
  frame.push(`    ${" ".repeat(digits)} ${bar} ${" ".repeat(widthOf(before))}${paint("red", mark)}`);
  return frame;
}

// src/app/cli/render/scan-pretty.ts
var mostFrames = 4;
async function renderScan(report, look) {
  const { paint } = look;
  const summary = summarise(report, look);
  if (report.full.length === 0) return summary.join("\n");
  const room = look.isComplete ? Number.POSITIVE_INFINITY : reportLines - summary.length - 3;
  const chosen = await choose(report.full, look, room);
  const body = [];
  for (const [path, blocks] of Map.groupBy(chosen, (one) => one.finding.place.path)) {
    body.push(paint(["underline", "bold"], fit(cleanLine(path, 300), look.columns)));
    body.push(...blocks.flatMap((one) => one.lines), "");
  }
  const rest = report.full.length - chosen.length;
  if (rest > 0) {
    body.push(
      paint("dim", fit(`\u2026 and ${rest} more; heal scan --all lists them, --format json for machines`, look.columns)),
      ""
    );
  }
  return [...body, ...summary].join("\n");
}
async function choose(findings, look, room) {
  const chosen = [];
  const files = /* @__PURE__ */ new Set();
  let used = 0;
  let frames = 0;
  for (const finding of sortByUrgency(findings)) {
    const { path } = finding.place;
    const lines = [...renderFinding(finding, look), ...renderFlow(finding, look)];
    const header = files.has(path) ? 0 : 2;
    if (used + header + lines.length > room) break;
    const isUrgent = finding.priority === "P0" || finding.priority === "P1";
    if (isUrgent && !isSecret(finding) && (look.isComplete || frames < mostFrames)) {
      const text = await look.read(path);
      const frame = text === void 0 ? [] : makeCodeFrame(text, finding.place, look.columns, look.paint);
      if (frame.length > 0 && used + header + lines.length + frame.length <= room) {
        lines.push(...frame);
        frames++;
      }
    }
    files.add(path);
    used += header + lines.length;
    chosen.push({ finding, lines });
  }
  return chosen;
}
function renderFlow({ flow, place }, { paint, columns }) {
  const text = flow && summariseFlow(flow, place.path);
  return text === void 0 ? [] : [" ".repeat(14) + paint("dim", fit(text, columns - 14))];
}
function renderFinding(finding, look) {
  const { paint, columns } = look;
  const place = `${finding.place.line}:${finding.place.column}`;
  const indent = 2 + 2 + 2 + 7 + 1;
  const rule = cleanLine(finding.rule, 80);
  const also = finding.sources.map((source) => cleanLine(source.rule, 80)).filter((other) => other !== rule).slice(0, 2);
  const names = [rule, ...also].join(", ");
  const message = cleanLine(finding.message, 300);
  const room = columns - indent;
  const head = `  ${paintPriority(finding.priority, paint)}  ${paint("dim", pad(place, 7))} `;
  if (widthOf(message) + 2 + widthOf(names) <= room) return [`${head}${message}  ${paint("dim", names)}`];
  const [first = "", ...more] = wrap(message, room, 2);
  const last = more[0];
  const margin = " ".repeat(indent);
  if (last === void 0) return [`${head}${first}`, `${margin}${paint("dim", fit(names, room))}`];
  const cut = fit(last, Math.max(10, room - 2 - widthOf(names)));
  return [`${head}${first}`, `${margin}${cut}  ${paint("dim", fit(names, room))}`];
}
function summarise(report, { paint, isVerbose, columns }) {
  const failed = report.scanners.filter((scanner) => scanner.status === "failed");
  const working = report.scanners.filter((scanner) => scanner.status === "ok");
  const listed = isVerbose ? report.scanners : failed;
  const trouble = listed.map(
    (scanner) => paint(scanner.status === "failed" ? "yellow" : "dim", fit(`  ${describeScanner(scanner)}`, columns))
  );
  const slowest = Math.max(0, ...report.scanners.map((scanner) => scanner.ms));
  const names = working.map((scanner) => scanner.name).join(", ");
  const by = fit(
    working.length === 0 ? "No scanner could run" : `Scanned by ${cleanLine(names, 300)} in ${formatMs(slowest)}`,
    columns
  );
  const setAside = report.ignored === 0 ? [] : [paint("dim", fit(`${countOf(report.ignored, "finding")} set aside; heal ignore --list`, columns))];
  if (report.full.length === 0) {
    const isWhole = failed.length === 0 && working.length > 0;
    return [
      isWhole ? paint("green", "\u2714 No problems found") : paint("yellow", "No problems found"),
      paint("dim", by),
      ...trouble,
      ...setAside
    ];
  }
  const files = new Set(report.full.map((finding) => finding.place.path)).size;
  const fixable = report.full.filter((finding) => finding.toolFixes.length > 0).length;
  return [
    paint("bold", `Found ${countOf(report.full.length, "problem")} in ${countOf(files, "file")}`),
    `  ${tally(
      report.full.map((finding) => finding.priority),
      priorities,
      (priority, count) => `${paintPriority(priority, paint)} ${count}`
    )}`,
    fit(
      `  ${tally(
        report.full.map((finding) => finding.category),
        codeCategories,
        (category, count) => `${category} ${count}`
      )}`,
      columns
    ),
    paint("dim", by),
    ...trouble,
    ...setAside,
    fit(`Heal them: heal fix${fixable > 0 ? `  (tools offer a fix for ${fixable}, healers know more)` : ""}`, columns)
  ];
}
function isSecret(finding) {
  return [finding, ...finding.sources].some(({ rule }) => /^secretlint\/|secret|password|\b[SB]10[567]$/i.test(rule));
}
function sortByUrgency(findings) {
  return findings.toSorted(
    (a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority) || compareWords(a.place.path, b.place.path) || a.place.line - b.place.line || a.place.column - b.place.column
  );
}
function compareWords(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
export {
  renderScan
};
