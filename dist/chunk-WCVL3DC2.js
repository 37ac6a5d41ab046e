import {
  fit,
  formatMs
} from "./chunk-TYGHKD46.js";
import {
  cleanLine
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/replay-progress.ts
function startReplayProgress(terminal) {
  const { notePaint } = terminal;
  let total = 0;
  let number = 0;
  let title = "";
  let found = "";
  let spinner;
  let isOver = false;
  let under = "";
  if (terminal.isLive) {
    void import("ora").then(({ default: ora }) => {
      if (!isOver) spinner = ora({ text: under, stream: terminal.stderr, discardStdin: false }).start();
    });
  }
  const line = (text) => {
    spinner?.clear();
    terminal.note(text);
    spinner?.render();
  };
  const show = (doing) => {
    under = fit(`${countUp()} ${title}: ${doing}`, (terminal.stderr.columns || 80) - 4);
    if (spinner) spinner.text = under;
  };
  const countUp = () => `${String(number).padStart(String(total).length)}/${total}`;
  const marks = {
    done: () => notePaint("green", "\u2714"),
    failed: () => notePaint("red", "\u2718"),
    halted: () => notePaint("yellow", "\u25A0"),
    "not-run": () => notePaint("dim", "\u2013")
  };
  return {
    hear(event) {
      switch (event.type) {
        case "run-started":
          total = event.steps;
          for (const warning of event.warnings) line(notePaint("yellow", `! ${cleanLine(warning)}`));
          return;
        case "step-started":
          number = event.number;
          title = cleanLine(event.title, 80);
          found = "";
          return show("looking");
        case "target-looked-for":
          found = event.answer === "found" ? `${event.by} ${(event.score ?? 0).toFixed(2)}` : "";
          return show(event.answer === "found" ? `found by ${event.by}` : "waiting for it to appear");
        case "acting":
          return show(cleanLine(event.action, 80));
        case "acted":
          return show("looking what came of it");
        case "step-ended": {
          const healed = event.isHealed ? `  ${notePaint("cyan", "found anew")}` : "";
          const how = found === "" ? "" : `  ${notePaint("dim", found)}`;
          line(
            `${marks[event.status]()} ${countUp()} ${title}${how}  ${notePaint("dim", formatMs(event.ms))}${healed}`
          );
          return;
        }
        case "step-refused":
        case "run-ended":
      }
    },
    say: (sentence) => line(notePaint("yellow", `! ${cleanLine(sentence)}`)),
    stop() {
      isOver = true;
      spinner?.stop();
    }
  };
}
export {
  startReplayProgress
};
