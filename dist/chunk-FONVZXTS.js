// src/drivers/desktop/x11/keysyms.ts
var keysymsOfNames = {
  Shift: [65505, 65506],
  Control: [65507, 65508],
  Alt: [65513, 65514],
  AltGraph: [65027, 65406],
  Meta: [65515, 65511],
  Enter: [65293],
  Tab: [65289],
  Escape: [65307],
  Backspace: [65288],
  Delete: [65535],
  Insert: [65379],
  Home: [65360],
  End: [65367],
  PageUp: [65365],
  PageDown: [65366],
  ArrowLeft: [65361],
  ArrowUp: [65362],
  ArrowRight: [65363],
  ArrowDown: [65364],
  CapsLock: [65509],
  NumLock: [65407],
  ScrollLock: [65300],
  Pause: [65299],
  PrintScreen: [65377],
  ContextMenu: [65383],
  F1: [65470],
  F2: [65471],
  F3: [65472],
  F4: [65473],
  F5: [65474],
  F6: [65475],
  F7: [65476],
  F8: [65477],
  F9: [65478],
  F10: [65479],
  F11: [65480],
  F12: [65481]
};
var euro = 8364;
var unicodeFlag = 16777216;
function keysymOf(character) {
  const code = character.codePointAt(0) ?? 0;
  return code < 256 || code === euro ? code : unicodeFlag + code;
}
var encodings = {
  1: "iso-8859-2",
  2: "iso-8859-3",
  3: "iso-8859-4",
  5: "iso-8859-6",
  6: "koi8-r",
  12: "iso-8859-8",
  19: "iso-8859-15"
};
var others = new Map(
  Object.entries({ 2034: "\u03C3", 2035: "\u03C2", 2729: "\u2014", 2730: "\u2013", 2734: "\u2026" }).concat(Object.entries({ 2768: "\u2018", 2769: "\u2019", 2770: "\u201C", 2771: "\u201D", 2813: "\u201A", 2814: "\u201E" })).map(([keysym, character]) => [Number(keysym), character])
);
function characterOf(keysym) {
  const isLatin = keysym >= 32 && keysym < 127 || keysym >= 160 && keysym < 256;
  if (isLatin || keysym >= 8352 && keysym <= euro) return String.fromCodePoint(keysym);
  const code = keysym - unicodeFlag;
  if (code >= 256 && code <= 1114111) return String.fromCodePoint(code);
  const [page, byte] = [keysym >> 8, keysym & 255];
  const isGreek = page === 7 && byte >= 193;
  const encoding = isGreek ? "iso-8859-7" : encodings[page];
  if (others.has(keysym) || encoding === void 0 || byte < 160) return others.get(keysym);
  return new TextDecoder(encoding).decode(Uint8Array.of(byte));
}

export {
  keysymsOfNames,
  keysymOf,
  characterOf
};
