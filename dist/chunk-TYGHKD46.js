// src/app/cli/layout.ts
function widthOf(text) {
  let width = 0;
  for (const char of text) {
    if (new RegExp("\\p{M}", "u").test(char)) continue;
    width += new RegExp("[\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6]|\\p{Emoji_Presentation}|[\\u{20000}-\\u{3fffd}]", "u").test(
      char
    ) ? 2 : 1;
  }
  return width;
}
function fit(text, width) {
  if (text.length * 2 <= width || widthOf(text) <= width) return text;
  let result = "";
  let used = 0;
  for (const char of text) {
    const next = widthOf(char);
    if (used + next > width - 1) break;
    result += char;
    used += next;
  }
  return `${result}\u2026`;
}
function pad(text, width) {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}
function wrap(text, width, maxLines) {
  if (widthOf(text) <= width) return [text];
  const lines = [];
  let rest = text;
  while (rest !== "" && lines.length < maxLines - 1 && widthOf(rest) > width) {
    const head = fit(rest, width + 1).replace(/…$/, "");
    const space = head.lastIndexOf(" ");
    const cut = space > width / 3 ? space : Math.max(1, head.length);
    lines.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  if (rest !== "") lines.push(fit(rest, width));
  return lines;
}
function formatMs(ms) {
  if (ms < 1e3) return `${Math.round(ms)} ms`;
  if (ms < 6e4) return `${(ms / 1e3).toFixed(1)} s`;
  return `${Math.floor(ms / 6e4)} min ${Math.round(ms % 6e4 / 1e3)} s`;
}
function countOf(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

export {
  widthOf,
  fit,
  pad,
  wrap,
  formatMs,
  countOf
};
