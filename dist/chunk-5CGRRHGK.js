import {
  countOf,
  formatMs,
  pad
} from "./chunk-TYGHKD46.js";
import {
  cleanLine
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/render/replay.ts
var looks = {
  done: { mark: "\u2714", style: "green", word: "Done" },
  failed: { mark: "\u2718", style: "red", word: "Failed" },
  halted: { mark: "\u25A0", style: "yellow", word: "Halted" },
  blocked: { mark: "\u2298", style: "yellow", word: "Blocked" },
  stopped: { mark: "\u25A0", style: "yellow", word: "Stopped" }
};
function renderRun(output, { paint }) {
  const { mark, style, word } = looks[output.status];
  const done = output.steps.filter(({ status }) => status === "done").length;
  const lines = [
    paint([style, "bold"], `${mark} ${word}: ${cleanLine(output.workflow, 64)}`) + `, ${done} of ${countOf(output.steps.length, "step")} in ${formatMs(output.ms)}`
  ];
  if (output.end) {
    const where = output.end.step === null ? "" : `${paint("bold", cleanLine(output.end.step, 64))}: `;
    lines.push(`${where}${cleanLine(output.end.said, 1500)}`);
  }
  if (output.healed.length > 0) {
    const labels = output.healed.slice(0, 5).map(({ label }) => cleanLine(label, 60));
    const rest = output.healed.length > 5 ? ", \u2026" : "";
    lines.push(`Found in another way than recorded, and confirmed: ${labels.join(", ")}${rest}`);
  }
  const names = [
    ["Summary", "summary.md"],
    ["Picture", "halt.png"]
  ];
  for (const [name, file] of names) {
    if (output.artifacts.files.includes(file)) {
      lines.push(paint("dim", `${pad(name, 8)} ${cleanLine(output.artifacts.folder, 400)}/${file}`));
    }
  }
  return lines.join("\n");
}
export {
  renderRun
};
