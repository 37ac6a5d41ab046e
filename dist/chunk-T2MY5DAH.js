import {
  DesktopError
} from "./chunk-ZXP3NYU4.js";

// src/drivers/desktop/keys.ts
var modifierKeys = ["Shift", "Control", "Alt", "AltGraph", "Meta"];
var namedKeys = [
  ...modifierKeys,
  "Enter",
  "Tab",
  "Escape",
  "Backspace",
  "Delete",
  "Insert",
  "Home",
  "End",
  "PageUp",
  "PageDown",
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "CapsLock",
  "NumLock",
  "ScrollLock",
  "Pause",
  "PrintScreen",
  "ContextMenu",
  "F1",
  "F2",
  "F3",
  "F4",
  "F5",
  "F6",
  "F7",
  "F8",
  "F9",
  "F10",
  "F11",
  "F12"
];
function readChord(keys) {
  const last = keys.at(-1);
  if (last === void 0) throw new DesktopError("No key was named.");
  const held = keys.slice(0, -1).map((key) => {
    const known = modifierKeys.find((name2) => name2 === key);
    if (known === void 0) {
      throw new DesktopError(`\u201C${shorten(key)}\u201D cannot be held down; only ${modifierKeys.join(", ")} can.`);
    }
    return known;
  });
  const name = namedKeys.find((known) => known === last);
  if (name !== void 0) return { held, hit: { name } };
  const character = last === "Space" ? " " : last;
  if ([...character].length !== 1 || isUntypeable(character)) {
    throw new DesktopError(
      `\u201C${shorten(last)}\u201D is no key. Keys are named as in the DOM: ${namedKeys.slice(5, 15).join(", ")}.`
    );
  }
  const isCommand = held.some((key) => key !== "Shift" && key !== "AltGraph");
  return { held, hit: { character: isCommand ? character.toLowerCase() : character } };
}
function readText(text) {
  return [...text.replaceAll(/\r\n?/g, "\n")].map((character) => {
    if (character === "\n") return { name: "Enter" };
    if (character === "	") return { name: "Tab" };
    if (isUntypeable(character)) throw new DesktopError("The text holds a character that no key can write.");
    return { character };
  });
}
var isUntypeable = (character) => new RegExp("[\\0-\\x1f\\x7f-\\x9f]|\\p{Surrogate}", "u").test(character);
var shorten = (key) => key.slice(0, 20);

export {
  readChord,
  readText
};
