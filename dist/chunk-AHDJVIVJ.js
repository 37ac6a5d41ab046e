import {
  fit,
  formatMs,
  pad,
  widthOf
} from "./chunk-TYGHKD46.js";
import {
  cleanLine
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/render/gates.ts
function renderGates(cases, look) {
  const byName = Map.groupBy(
    cases.flatMap((one) => one.gates),
    (gate) => gate.name
  );
  const rows = [...byName].slice(0, 12).map(([name, gates]) => {
    const failed = gates.filter((gate) => !gate.passed).length;
    const runs = new Map(gates.map((gate) => [`${gate.ms} ${gate.detail}`, gate.ms]));
    const ms = [...runs.values()].reduce((sum, one) => sum + one, 0);
    const shown = gates.find((gate) => !gate.passed) ?? gates.at(-1);
    return {
      name: cleanLine(name, 24),
      passed: gates.length - failed,
      failed,
      time: formatMs(ms),
      detail: cleanLine(shown?.detail ?? "", 200)
    };
  });
  if (rows.length === 0) return [];
  const nameWidth = Math.max(...rows.map((row) => widthOf(row.name)), 8);
  const timeWidth = Math.max(...rows.map((row) => widthOf(row.time)));
  const passedWidth = Math.max(...rows.map((row) => String(row.passed).length));
  return rows.map((row) => {
    const passed = look.paint("green", `\u2714 ${String(row.passed).padStart(passedWidth)}`);
    const failed = row.failed > 0 ? look.paint("red", ` \u2718 ${row.failed}`) : "    ";
    const used = 2 + nameWidth + 2 + 2 + passedWidth + 5 + timeWidth + 4;
    return `  ${pad(row.name, nameWidth)}  ${passed}${pad(failed, 4)}  ${row.time.padStart(timeWidth)}  ${look.paint("dim", fit(row.detail, Math.max(10, look.columns - used)))}`;
  });
}

export {
  renderGates
};
