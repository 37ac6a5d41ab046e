import type { GateResult } from '#core/outcome.ts';
import { cleanLine } from '../clean.ts';
import { fit, formatMs, pad, widthOf } from '../layout.ts';
import type { Paint } from '../terminal.ts';

/** A table of the gates that the cases went through: how many passed, how long it took, what was seen last. */
export function renderGates(
  cases: readonly { readonly gates: readonly GateResult[] }[],
  look: { readonly columns: number; readonly paint: Paint },
): string[] {
  const byName = Map.groupBy(
    cases.flatMap((one) => one.gates),
    (gate) => gate.name,
  );
  const rows = [...byName].slice(0, 12).map(([name, gates]) => {
    const failed = gates.filter((gate) => !gate.passed).length;
    // A batch shares its gates: one run is counted once, however many cases it stood behind.
    const runs = new Map(gates.map((gate) => [`${gate.ms} ${gate.detail}`, gate.ms]));
    const ms = [...runs.values()].reduce((sum, one) => sum + one, 0);
    const shown = gates.find((gate) => !gate.passed) ?? gates.at(-1);
    return {
      name: cleanLine(name, 24),
      passed: gates.length - failed,
      failed,
      time: formatMs(ms),
      detail: cleanLine(shown?.detail ?? '', 200),
    };
  });
  if (rows.length === 0) return [];
  const nameWidth = Math.max(...rows.map((row) => widthOf(row.name)), 8);
  const timeWidth = Math.max(...rows.map((row) => widthOf(row.time)));
  const passedWidth = Math.max(...rows.map((row) => String(row.passed).length));
  return rows.map((row) => {
    const passed = look.paint('green', `✔ ${String(row.passed).padStart(passedWidth)}`);
    const failed = row.failed > 0 ? look.paint('red', ` ✘ ${row.failed}`) : '    ';
    const used = 2 + nameWidth + 2 + 2 + passedWidth + 5 + timeWidth + 4;
    return `  ${pad(row.name, nameWidth)}  ${passed}${pad(failed, 4)}  ${row.time.padStart(timeWidth)}  ${look.paint('dim', fit(row.detail, Math.max(10, look.columns - used)))}`;
  });
}
