import {
  countOf,
  fit,
  pad,
  widthOf
} from "./chunk-TYGHKD46.js";
import {
  cleanLine
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/render/metrics.ts
var spans = ["1h", "24h", "7d", "all"];
var mostDays = 7;
function renderMetrics(report, { columns, paint }) {
  const of = (read) => spans.map((span) => read(report.spans[span]));
  const { all } = report.spans;
  const keys = (name) => Object.keys(all[name]).toSorted();
  const rows = [
    ["", [...spans]],
    ["Found", of(({ found }) => String(found))],
    ["Healed", of(({ healed }) => String(healed))],
    ["Waiting for you", of(({ waiting }) => String(waiting))],
    ["Rolled back", of(({ rolledBack }) => String(rolledBack))],
    ["For people", of(({ escalated }) => String(escalated))],
    ["Left alone", of(({ leftAlone }) => String(leftAlone))],
    ["Healed of found", of(({ autoFixRate }) => percent(autoFixRate))],
    ["Held of tried", of(({ successRate }) => percent(successRate))],
    ["Known before", of(({ reuseRate }) => percent(reuseRate))],
    ...all.byCategory.map(({ category }) => {
      const cells = of(({ byCategory }) => {
        const row = byCategory.find((one) => one.category === category);
        return row ? `${row.healed}/${row.found}` : "\u2013";
      });
      return [`  ${category}`, cells];
    }),
    ...keys("byOrigin").map(
      (origin) => [`  by ${origin}`, of(({ byOrigin }) => String(byOrigin[origin] ?? 0))]
    ),
    ...keys("byRung").map((rung) => [`  ${rung} rung`, of(({ byRung }) => String(byRung[rung] ?? 0))])
  ];
  const lines = printTable(rows, paint);
  lines.push("", `${paint("bold", pad("Remedies", 10))}${describeRemedies(report)}`);
  lines.push(`${paint("bold", pad("Patterns", 10))}${describePatterns(report)}`);
  lines.push(`${paint("bold", pad("Models", 10))}${describeSpending(report)}`);
  if (all.topErrors.length > 0) lines.push("", paint("bold", "Found most and not healed"));
  for (const { rule, open } of all.topErrors)
    lines.push(fit(`  ${pad(String(open), 5)} ${cleanLine(rule, 80)}`, columns));
  return lines.map((line) => line.trimEnd()).join("\n");
}
function printTable(rows, paint) {
  const first = Math.max(...rows.map(([name]) => widthOf(name)));
  const width = Math.max(...rows.flatMap(([, cells]) => cells.map(widthOf)));
  return rows.map(([name, cells], index) => {
    const line = pad(name, first) + cells.map((cell) => `  ${cell.padStart(width)}`).join("");
    return index === 0 ? paint("dim", line) : line;
  });
}
function percent(share) {
  return share === void 0 ? "\u2013" : `${Math.round(share * 100)} %`;
}
function describeRemedies({ remedies: { trusted, asks, quarantined } }) {
  return `${trusted} act by themselves \xB7 ${asks} ask first \xB7 ${quarantined} in quarantine`;
}
function describePatterns({ patterns }) {
  const growth = patterns.learnedByDay.slice(-mostDays).map(({ day, patterns: count }) => `${day} +${count}`);
  const told = `${patterns.shipped} shipped \xB7 ${patterns.learned} learned \xB7 ${patterns.imported} imported`;
  return growth.length === 0 ? told : `${told} (${growth.join(", ")})`;
}
function describeSpending({ spending }) {
  if (spending.length === 0) return "no call, $0";
  const total = spending.reduce((sum, { usd }) => sum + usd, 0);
  const calls = spending.reduce((sum, one) => sum + one.calls, 0);
  const days = spending.slice(-mostDays).map(({ day, usd }) => `${day} $${usd.toFixed(4)}`);
  return `${countOf(calls, "call")}, $${total.toFixed(4)} (${days.join(", ")})`;
}
export {
  renderMetrics
};
