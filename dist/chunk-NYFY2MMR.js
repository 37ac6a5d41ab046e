import {
  fit,
  pad,
  widthOf
} from "./chunk-TYGHKD46.js";
import {
  cleanBlock,
  cleanLine
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/render/status.ts
function renderStatus(report, { columns, paint }) {
  const lines = [];
  if (report.stopped) {
    const since = cleanLine(report.stopped.at, 40);
    lines.push(
      paint("red", `Stopped since ${since}: ${cleanLine(report.stopped.reason, 200)}`),
      "Go on: heal resume",
      ""
    );
  }
  const total = Object.values(report.cases).reduce((sum, count) => sum + count, 0);
  if (total === 0 && report.runs.length === 0) {
    lines.push("Nothing was healed here yet. Start: heal fix --dry-run");
    return lines.join("\n");
  }
  const counts = Object.entries(report.cases).filter(([, count]) => count > 0).map(([status, count]) => `${cleanLine(status, 40)} ${count}`);
  lines.push(`${paint("bold", "Cases")}  ${counts.join(" \xB7 ") || "none"}`);
  if (report.runs.length > 0) lines.push("", paint("bold", "Runs"));
  for (const run of report.runs.slice(0, 5)) {
    const state = paint(
      run.state === "interrupted" ? "yellow" : run.state === "running" ? "cyan" : "dim",
      pad(run.state, 11)
    );
    lines.push(
      `  ${state}  ${cleanLine(run.startedAt, 24)}  ${fit(cleanLine(run.command, 200), Math.max(20, columns - 42))}`
    );
  }
  const recent = report.recent.slice(0, 15);
  if (recent.length > 0) lines.push("", paint("bold", "Recent"));
  const placeWidth = Math.max(0, ...recent.map((one) => widthOf(fit(cleanLine(`${one.path}:${one.line}`, 200), 40))));
  for (const one of recent) {
    const place = pad(fit(cleanLine(`${one.path}:${one.line}`, 200), 40), placeWidth);
    const style = one.status === "healed" ? "green" : one.status === "rolled-back" ? "yellow" : "dim";
    const status = paint(style, pad(cleanLine(one.status, 11), 11));
    const tail = cleanLine(`${one.rule}  ${one.status === "healed" ? "" : one.reason}`, 200);
    lines.push(`  ${status}  ${paint("dim", one.id)}  ${place}  ${fit(tail, Math.max(12, columns - placeWidth - 30))}`);
  }
  if (recent.length > 0) lines.push("", paint("dim", "More about one: heal explain <case>"));
  return lines.map((line) => line.trimEnd()).join("\n");
}
function renderDoctor(report, { paint, columns }) {
  const width = Math.max(0, ...report.checks.map((check) => widthOf(cleanLine(check.name, 30))));
  const lines = report.checks.flatMap((check) => {
    const mark = check.ok ? paint("green", "\u2714") : paint("red", "\u2718");
    const detail = fit(cleanLine(check.detail, 300), Math.max(20, columns - width - 6));
    const line = `${mark} ${pad(cleanLine(check.name, 30), width)}  ${detail}`;
    const remedy = cleanLine(check.remedy, 300);
    return check.ok || remedy === "" ? [line] : [line, `  ${" ".repeat(width)}  ${paint("yellow", remedy)}`];
  });
  const failed = report.checks.filter((check) => !check.ok).length;
  lines.push(
    "",
    failed === 0 ? paint("green", "Everything is there.") : `${failed} of ${report.checks.length} checks need attention.`
  );
  if (report.prompt !== void 0) lines.push("", ...renderPrompt(report.prompt, paint));
  return lines.join("\n");
}
function renderPrompt(prompt, paint) {
  if (!prompt) return ["No finding here would be put to a model."];
  const { messages: _messages, ...rest } = { messages: [], ...prompt.body };
  const title = prompt.wouldBeSent ? "A model would be sent" : "A model would be sent, if it were on,";
  const url = prompt.url === "" ? "(HEAL_MODEL_URL is not set)" : cleanLine(prompt.url, 300);
  return [
    paint("bold", `${title} for ${cleanLine(prompt.about, 200)}`),
    `POST ${url}`,
    "",
    paint("bold", "system"),
    cleanBlock(prompt.system),
    "",
    paint("bold", "user"),
    cleanBlock(prompt.user),
    "",
    paint("bold", "and"),
    cleanBlock(JSON.stringify(rest, void 0, 2))
  ];
}
export {
  renderDoctor,
  renderStatus
};
