import {
  cleanLine
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/render/flow.ts
var mostSteps = 8;
function summariseFlow({ verdict, steps }, home) {
  const [first, last] = [steps[0], steps.at(-1)];
  if (verdict !== "tainted" || !first || !last) return void 0;
  const between = steps.length > 2 ? ` (${steps.length - 2} step${steps.length === 3 ? "" : "s"} between)` : "";
  return `comes in at ${nameOf(first.place, home)}, ${cleanLine(last.note, 60)} at ${nameOf(last.place, home)}${between}`;
}
function listSteps({ steps }) {
  const lines = steps.map(({ place, note }) => `${nameOf(place, "")}  ${cleanLine(note, 100)}`);
  if (lines.length <= mostSteps) return lines;
  return [...lines.slice(0, mostSteps / 2), "\u2026", ...lines.slice(-mostSteps / 2)];
}
function nameOf({ path, line }, home) {
  return path === home ? `line ${line}` : `${cleanLine(path, 120)}:${line}`;
}

export {
  summariseFlow,
  listSteps
};
