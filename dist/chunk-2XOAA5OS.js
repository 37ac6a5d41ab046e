import {
  sayGain
} from "./chunk-BTOENTHK.js";
import "./chunk-5FIHWFVG.js";
import {
  renderGates
} from "./chunk-AHDJVIVJ.js";
import {
  renderDiff
} from "./chunk-R3EPT52J.js";
import {
  paintPriority,
  reportLines
} from "./chunk-K6I2J2HR.js";
import {
  countOf,
  fit,
  formatMs,
  pad,
  widthOf
} from "./chunk-TYGHKD46.js";
import {
  cleanLine
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/render/fix-pretty.ts
var mostDiffLines = 400;
var fewCases = 5;
function renderFix(report, look) {
  const head = [summarise(report, look), ...warnings(report, look)];
  const foot = [...evidence(report, look), ...waysBack(report, look)];
  const room = look.isComplete ? Number.POSITIVE_INFINITY : Math.max(12, reportLines - head.length - foot.length);
  const groups = groupCases(report, look.isDryRun);
  const body = [];
  let left = room;
  for (const [index, group] of groups.entries()) {
    const waiting = groups.slice(index + 1).reduce((sum, later) => sum + Math.min(later.cases.length + 2, 5), 0);
    const lines = renderGroup(group, look, Math.max(3, left - waiting));
    body.push(...lines);
    left -= lines.length;
  }
  const diff = look.isDryRun && report.patch !== "" ? ["", ...renderDiff(report.patch, { ...look, maxLines: look.isComplete ? 1e6 : mostDiffLines })] : [];
  return [...head, ...body, ...diff, "", ...foot].map((line) => line.trimEnd()).join("\n");
}
function summarise(report, { isDryRun, paint }) {
  const { summary, notes } = report;
  const would = isDryRun ? wouldHeal(report).length : summary.healed;
  const facts = [
    summary.suiteRuns > 0 ? countOf(summary.suiteRuns, "suite run") : "no suite run",
    formatMs(summary.wallMs),
    cleanLine(notes.isolation, 40)
  ].filter((fact) => fact !== "");
  const detail = paint("dim", `(${facts.join(", ")})`);
  if (summary.found === 0) return `${paint("green", "\u2714 Nothing to heal")} ${detail}`;
  const verb = isDryRun ? "Would heal" : "Healed";
  const text = `${would > 0 ? "\u2714 " : ""}${verb} ${would} of ${countOf(summary.found, "finding")}`;
  return `${paint(would > 0 ? ["green", "bold"] : "bold", text)} ${detail}`;
}
function wouldHeal(report) {
  return report.cases.filter(({ outcome }) => outcome.status === "healed" || outcome.reason === "dry-run");
}
function isWaiting({ outcome }) {
  return outcome.reason === "needs-approval";
}
function groupCases(report, isDryRun) {
  const healed = isDryRun ? wouldHeal(report) : report.cases.filter(({ outcome }) => outcome.status === "healed");
  const rest = report.cases.filter((one) => !healed.includes(one));
  const why = (one) => report.notes.details[one.id] || one.outcome.reason;
  const groups = [
    {
      title: isDryRun ? "Would be healed" : "Healed",
      cases: healed,
      say: (one) => `${one.remedy?.summary ?? one.finding.message}${sayGain(one.evidence)}`,
      isReason: false,
      isQuiet: false
    },
    {
      title: "Verified, and waits for your yes",
      cases: rest.filter(isWaiting),
      say: why,
      isReason: true,
      isQuiet: false
    },
    {
      title: "Rolled back",
      cases: rest.filter(({ outcome }) => outcome.status === "rolled-back"),
      say: why,
      isReason: true,
      isQuiet: false
    },
    {
      title: "Waits for people",
      cases: rest.filter(({ outcome }) => outcome.status === "escalated"),
      say: why,
      isReason: true,
      isQuiet: false
    },
    {
      title: "Left alone",
      cases: rest.filter((one) => one.outcome.status === "skipped" && !isWaiting(one)),
      say: why,
      isReason: true,
      isQuiet: true
    }
  ];
  return groups.filter((group) => group.cases.length > 0);
}
function renderGroup(group, look, room) {
  const { paint, isComplete } = look;
  const title = paint("bold", `${group.title} (${group.cases.length})`);
  const isLong = group.cases.length > fewCases;
  if (group.isQuiet && isLong && !isComplete) {
    const telling = group.cases.filter(({ outcome }) => outcome.reason === "left-alone");
    const lines = telling.length > 0 && telling.length <= fewCases ? renderCases(telling, group, look, room - 3) : [];
    return ["", title, fit(`  ${countReasons(group.cases)}`, look.columns), ...lines];
  }
  return ["", title, ...renderCases(group.cases, group, look, room - 2)];
}
function countReasons(cases) {
  return [...Map.groupBy(cases, (one) => one.outcome.reason)].toSorted(([, a], [, b]) => b.length - a.length).map(([reason, { length }]) => `${cleanLine(reason, 40)} ${length}`).join(" \xB7 ");
}
function renderCases(cases, group, look, room) {
  const { paint } = look;
  const sorted = cases.toSorted((a, b) => a.finding.priority.localeCompare(b.finding.priority));
  const isTwoLined = group.isReason && look.columns < 110;
  const perCase = isTwoLined ? 2 : 1;
  const fitting = sorted.length * perCase <= room ? sorted : sorted.slice(0, Math.max(1, Math.floor((room - 1) / perCase)));
  const places = fitting.map(({ finding }) => fit(cleanLine(`${finding.path}:${finding.line}`, 200), 40));
  const rules = fitting.map(({ finding }) => fit(cleanLine(finding.rule, 80), 34));
  const placeWidth = Math.max(...places.map(widthOf));
  const ruleWidth = Math.max(...rules.map(widthOf));
  const isNarrow = look.columns < placeWidth + ruleWidth + 20 + 36;
  const lines = fitting.flatMap((one, index) => {
    const said = cleanLine(group.say(one), 300);
    const head = `  ${paintPriority(one.finding.priority, paint)}  ${paint("dim", one.id)}  ${pad(places[index] ?? "", placeWidth)}  `;
    const used = 2 + 4 + widthOf(one.id) + 2 + placeWidth + 2;
    const rule = rules[index] ?? "";
    if (isTwoLined) {
      return [head + paint("dim", fit(rule, Math.max(8, look.columns - used))), `      ${fit(said, look.columns - 6)}`];
    }
    if (isNarrow) return [head + fit(said, Math.max(10, look.columns - used))];
    return [
      `${head}${paint("dim", pad(rule, ruleWidth))}  ${fit(said, Math.max(10, look.columns - used - ruleWidth - 2))}`
    ];
  });
  const missing = cases.length - fitting.length;
  if (missing > 0)
    lines.push(
      paint("dim", fit(`  \u2026 and ${missing} more; heal fix --all lists them, --json for machines`, look.columns))
    );
  return lines;
}
function warnings(report, { paint }) {
  const healed = report.cases.filter(({ outcome }) => outcome.status === "healed");
  const untested = healed.filter(({ outcome }) => outcome.reason === "not-verified-by-tests").length;
  const doubt = untested === 0 ? [] : [`Not verified by tests: ${countOf(untested, "heal")}, only of the safest class.`];
  const { lookClosely } = report.notes;
  const shown = lookClosely.slice(0, 4).join(", ") + (lookClosely.length > 4 ? ", \u2026" : "");
  const care = lookClosely.length === 0 ? [] : [
    `Look closely: ${countOf(lookClosely.length, "heal")} ${lookClosely.length === 1 ? "changes" : "change"} what the program does, on purpose (${shown}).`
  ];
  return [...doubt, ...care, ...report.notes.warnings.slice(0, 6)].map(
    (text) => paint("yellow", `! ${cleanLine(text, 400)}`)
  );
}
function evidence(report, look) {
  const facts = [
    ["Tests", report.notes.suite],
    ["Baseline", report.notes.baseline],
    ["Waiting", report.notes.waiting ?? ""]
  ];
  return [
    ...facts.filter(([, text]) => text !== "").map(([name, text]) => look.paint("bold", pad(name, 10)) + fit(cleanLine(text, 300), look.columns - 10)),
    ...renderGates(report.cases, look)
  ];
}
function waysBack(report, { paint, isDryRun, forReal }) {
  const { written } = report.notes;
  const ref = cleanLine(written.ref, 200);
  const first = report.cases.find(({ outcome }) => outcome.status === "healed");
  if (isDryRun) return [paint("dim", `Nothing was written. Heal for real: ${forReal}`)];
  if (!first || written.to === "nowhere") return [paint("dim", "Nothing was written. Why: heal explain <case>")];
  const where = {
    "working-tree": `Written to ${countOf(written.files.length, "file")} of the working tree; git diff shows it`,
    branch: `Committed on branch ${ref}, one commit per rule; git log -p ${ref}`,
    patch: `Patch in ${ref}; git apply ${ref}`
  }[written.to];
  return [
    where,
    ...written.to === "working-tree" ? [`Undo     heal undo ${first.id}`] : [],
    `Explain  heal explain ${first.id}`,
    paint("dim", "Record   .heal/logs/autonomous_healing/")
  ];
}
export {
  renderFix
};
