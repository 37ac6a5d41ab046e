import {
  fit
} from "./chunk-TYGHKD46.js";
import {
  cleanBlock
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/render/diff.ts
function renderDiff(diff, look) {
  const lines = cleanBlock(diff).replace(/\n+$/, "").split("\n");
  const shown = lines.slice(0, look.maxLines).map((line) => paintDiffLine(fit(line, look.columns), look.paint));
  const rest = lines.length - shown.length;
  if (rest > 0) shown.push(look.paint("dim", `\u2026 and ${rest} more lines`));
  return shown;
}
function paintDiffLine(line, paint) {
  if (line.startsWith("+++") || line.startsWith("---") || line.startsWith("diff ")) return paint("bold", line);
  if (line.startsWith("+")) return paint("green", line);
  if (line.startsWith("-")) return paint("red", line);
  if (line.startsWith("@@")) return paint("cyan", line);
  return line;
}

export {
  renderDiff
};
