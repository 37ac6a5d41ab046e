import {
  evidenceOf,
  isCode
} from "./chunk-D72VZCY2.js";
import "./chunk-P22WDIAM.js";
import {
  explainEvidence
} from "./chunk-BTOENTHK.js";
import "./chunk-5FIHWFVG.js";
import "./chunk-JP3K3O5E.js";
import {
  listSteps
} from "./chunk-JPGDZR4E.js";
import {
  describeStanding
} from "./chunk-7LRS3X6V.js";
import {
  renderGates
} from "./chunk-AHDJVIVJ.js";
import {
  renderDiff
} from "./chunk-R3EPT52J.js";
import "./chunk-T76HHHS7.js";
import "./chunk-3VOSYGGK.js";
import "./chunk-RVDUMNWB.js";
import "./chunk-MXHXVLEF.js";
import "./chunk-B3WZELUA.js";
import {
  paintPriority
} from "./chunk-K6I2J2HR.js";
import {
  fit,
  pad,
  wrap
} from "./chunk-TYGHKD46.js";
import {
  cleanLine
} from "./chunk-Z3QNSIEK.js";
import "./chunk-X6BR5YAN.js";

// src/app/cli/render/case.ts
function renderExplanation({ healCase, history, diff, why, standing, record }, look) {
  const { paint, columns } = look;
  const { finding } = healCase;
  const last = healCase.stage === "settled" ? healCase.last : healCase;
  const lines = [];
  const width = Math.min(columns, 120);
  const say = (name, text) => {
    const [first = "", ...more] = wrap(cleanLine(text, 1e3), width - 12, 6);
    lines.push(paint("bold", pad(name, 12)) + first, ...more.map((line) => " ".repeat(12) + line));
  };
  lines.push(
    `${paint("bold", healCase.id)}  ${paintPriority(finding.priority, paint)}  ${cleanLine(finding.rule, 80)}  ${paint("dim", fit(placeOf(finding), 80))}`,
    ""
  );
  say("Finding", finding.message);
  const flow = isCode(healCase) ? healCase.finding.flow : void 0;
  for (const [index, step] of (flow ? listSteps(flow) : []).entries()) say(index === 0 ? "Data" : "", step);
  if (last.stage !== "detected") {
    const { diagnosis } = last;
    say("Diagnosis", `${diagnosis.category} (confidence ${diagnosis.confidence.toFixed(2)})`);
    for (const evidence2 of diagnosis.evidence.slice(0, 8)) say("", evidence2);
    if (diagnosis.contextRead.length > 0) say("Read", diagnosis.contextRead.slice(0, 12).join(", "));
  }
  for (const { rung, said, considered, ms, usd } of "asked" in healCase ? healCase.asked : []) {
    say(
      `Asked ${rung}`,
      `${said || found(considered.length)} (${ms.toFixed(0)} ms${usd > 0 ? `, $${usd.toFixed(4)}` : ""})`
    );
    for (const one of considered.slice(0, 12)) say("", `${one.healer} (${one.origin}): ${one.said}`);
  }
  for (const [index, attempt] of healCase.attempts.entries()) {
    const failed = attempt.gates.find((gate) => !gate.passed);
    say(
      index === 0 ? "Tried" : "",
      `${attempt.remedy.summary}: ${failed ? `${failed.name}: ${failed.detail}` : "rolled back"}`
    );
  }
  if ("remedy" in last) {
    say("Remedy", `${last.remedy.summary} (${last.remedy.healer}, ${last.remedy.safety}, ${last.remedy.origin})`);
  }
  const evidence = evidenceOf(healCase);
  for (const [index, text] of (evidence ? explainEvidence(evidence) : []).entries()) {
    say(index === 0 ? "Evidence" : "", text);
  }
  if ("verification" in last) {
    lines.push(paint("bold", "Gates"), ...renderGates([last.verification], look));
  }
  say("Outcome", describeOutcome(healCase));
  say("Why", why);
  if (record.length > 0) {
    say("Record", record.map(({ kind, remedy, at }) => `${remedy} ${kind} on ${at.slice(0, 10)}`).join("; "));
  }
  if (standing) say("Trust", `${standing.remedy} ${describeStanding(standing)}`);
  if (history.length > 0) {
    lines.push("", paint("bold", "History"));
    lines.push(...renderHistory(history, paint));
  }
  if (diff !== "") lines.push("", ...renderDiff(diff, { ...look, maxLines: 200 }));
  return lines.map((line) => line.trimEnd()).join("\n");
}
function placeOf(finding) {
  const { place } = finding;
  if ("path" in place) return cleanLine(`${place.path}:${place.line}:${place.column}`, 200);
  return cleanLine(
    "runId" in place ? `run ${place.runId}, ${place.job}` : `${place.workflow}, step ${place.step}`,
    200
  );
}
function describeOutcome(healCase) {
  if (healCase.stage !== "settled") return `still ${healCase.stage}`;
  const { outcome } = healCase;
  if (outcome.status === "healed") return `healed (${outcome.reason}); undo: heal undo ${healCase.id}`;
  return `${outcome.status}: ${outcome.reason}`;
}
function renderHistory(history, paint) {
  const moves = [];
  for (const { at, from, to } of history) {
    const text = cleanLine(from === "" ? to : `${from} \u2192 ${to}`, 60);
    const last = moves.at(-1);
    if (last?.text === text) last.times++;
    else moves.push({ at: cleanLine(at, 40), text, times: 1 });
  }
  return moves.slice(-20).map(({ at, text, times }) => `  ${paint("dim", at)}  ${text}${times > 1 ? paint("dim", `  ${times} times`) : ""}`);
}
function found(count) {
  return count === 0 ? "nothing answers this" : `${count} ${count === 1 ? "cure" : "cures"} looked at`;
}
export {
  renderExplanation
};
