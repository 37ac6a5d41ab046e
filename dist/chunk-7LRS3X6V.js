import {
  renderGates
} from "./chunk-AHDJVIVJ.js";
import {
  renderDiff
} from "./chunk-R3EPT52J.js";
import {
  countOf,
  fit
} from "./chunk-TYGHKD46.js";
import {
  cleanLine
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/render/memory.ts
var mostListed = 200;
function renderApply(report, look) {
  const { paint } = look;
  const id = cleanLine(report.id, 40);
  if (!report.applied) {
    return [
      paint("yellow", `\u2718 Not applied: ${id}`),
      cleanLine(report.why, 500),
      "Nothing was written. Have it looked at anew: heal fix"
    ].join("\n");
  }
  return [
    paint(["green", "bold"], `\u2714 Applied ${id}: ${cleanLine(report.summary, 200)}`),
    "",
    ...renderDiff(report.patch, { ...look, maxLines: 200 }),
    "",
    ...renderGates([{ gates: report.gates }], look),
    `Written to ${countOf(report.files.length, "file")} of the working tree`,
    `Undo     heal undo ${id}`
  ].join("\n");
}
function renderSetAside(one, verb) {
  const what = one.rule === "" ? one.fingerprint : `${one.rule} in ${one.path}`;
  return [
    `${verb}: ${cleanLine(what, 300)} (${cleanLine(one.reason, 300)})`,
    `${cleanLine(one.fingerprint, 60)}; all of them: heal ignore --list`
  ].join("\n");
}
function renderIgnored({ ignored }, { columns, paint }) {
  if (ignored.length === 0) return "Nothing is set aside.";
  const lines = ignored.slice(0, mostListed).flatMap(({ fingerprint, rule, path, reason, at }) => {
    const what = rule === "" ? "a finding that was never healed here" : `${rule}  ${path}`;
    return [
      `${paint("dim", cleanLine(fingerprint, 60))}  ${fit(cleanLine(what, 300), Math.max(20, columns - 40))}`,
      fit(`  ${cleanLine(at.slice(0, 10), 10)}  ${cleanLine(reason, 500)}`, columns)
    ];
  });
  const rest = ignored.length - mostListed;
  return [
    paint("bold", `Set aside: ${countOf(ignored.length, "finding")}`),
    ...lines,
    ...rest > 0 ? [`\u2026 and ${rest} more; --json lists all`] : [],
    paint("dim", "Take one back: heal ignore <finding> --remove")
  ].join("\n");
}
function renderUnquarantine({ remedy, before, after }, { paint }) {
  return [
    paint("bold", cleanLine(remedy, 200)),
    `  before  ${describeStanding(before)}`,
    `  now     ${describeStanding(after)}`
  ].join("\n");
}
function describeStanding({ state, because, confidence }) {
  const word = { trusted: "acts by itself", asks: "asks first", quarantined: "in quarantine" }[state];
  return `${word} (${cleanLine(because, 300)}; ${Math.floor(confidence * 100)} % sure)`;
}

export {
  renderApply,
  renderSetAside,
  renderIgnored,
  renderUnquarantine,
  describeStanding
};
