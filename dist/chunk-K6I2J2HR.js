import {
  formatMs
} from "./chunk-TYGHKD46.js";
import {
  cleanLine
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/render/words.ts
var reportLines = 40;
var priorityStyles = {
  P0: ["red", "bold"],
  P1: "red",
  P2: "yellow",
  P3: "cyan"
};
function paintPriority(priority, paint) {
  return paint(priorityStyles[priority], priority);
}
function tally(words, order, print) {
  return order.map((word) => [word, words.filter((other) => other === word).length]).filter(([, count]) => count > 0).map(([word, count]) => print(word, count)).join(" \xB7 ");
}
function describeScanner(scanner) {
  const name = cleanLine(`${scanner.name} ${scanner.version}`.trim(), 60);
  const detail = scanner.detail === "" ? "" : `: ${cleanLine(scanner.detail, 300)}`;
  if (scanner.status === "failed") return `${name} failed${detail}`;
  if (scanner.status === "skipped") return `${name} skipped${detail}`;
  return `${name} (${scanner.origin}) ${formatMs(scanner.ms)}${detail}`;
}

export {
  reportLines,
  paintPriority,
  tally,
  describeScanner
};
