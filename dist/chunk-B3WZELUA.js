// src/syntax/positions.ts
var Positions = class {
  #starts;
  #length;
  constructor(text) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const char = text.charCodeAt(i);
      if (char === 10 || char === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
    }
    this.#starts = starts;
    this.#length = text.length;
  }
  /** Number of lines; a text that ends with a newline has an empty last one. */
  get lineCount() {
    return this.#starts.length;
  }
  /** Offset of a line and column; both are clamped to the text. */
  offset(line, column) {
    const start = this.#starts[Math.max(0, line - 1)] ?? this.#length;
    return Math.min(this.#length, start + Math.max(0, column - 1));
  }
  place(offset) {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
  /** Range of a line without its line ending… */
  lineStart(line) {
    return this.offset(line, 1);
  }
  /** …and where the next one starts. */
  nextLineStart(line) {
    return this.#starts[line] ?? this.#length;
  }
};
function offsetsOf(place, text) {
  const positions = new Positions(text);
  const start = positions.offset(place.line, place.column);
  return { start, end: Math.max(start, positions.offset(place.endLine, place.endColumn)) };
}
function rangeOf(place, text) {
  const { start, end } = offsetsOf(place, text);
  return { start, end: Math.max(start + 1, end) };
}

export {
  Positions,
  offsetsOf,
  rangeOf
};
