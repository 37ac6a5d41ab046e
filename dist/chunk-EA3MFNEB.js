// src/syntax/lines.ts
function lineEnding(text) {
  const all = text.split("\n").length - 1;
  const crlf = text.split("\r\n").length - 1;
  return crlf * 2 > all ? "\r\n" : "\n";
}
function lineStart(text, offset) {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return start === 0 && text.startsWith("\uFEFF") ? 1 : start;
}
function nextLine(text, offset) {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end + 1;
}
function indentationAt(text, offset) {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? "";
}
function wholeLines(text, start, end) {
  const from = lineStart(text, start);
  const rest = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0];
  return rest !== void 0 && text.slice(from, start).trim() === "" ? { start: from, end: end + rest.length } : void 0;
}

export {
  lineEnding,
  lineStart,
  nextLine,
  indentationAt,
  wholeLines
};
