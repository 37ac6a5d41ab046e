import { DesktopError } from '#core/ports/desktop.ts';

export const modifierKeys = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'] as const;
export type ModifierKey = (typeof modifierKeys)[number];
/** Keys that write nothing, by their names in the DOM. */
export const namedKeys = [
  ...modifierKeys,
  'Enter',
  'Tab',
  'Escape',
  'Backspace',
  'Delete',
  'Insert',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Pause',
  'PrintScreen',
  'ContextMenu',
  'F1',
  'F2',
  'F3',
  'F4',
  'F5',
  'F6',
  'F7',
  'F8',
  'F9',
  'F10',
  'F11',
  'F12',
] as const;
export type NamedKey = (typeof namedKeys)[number];

/** A key by its name, or by the one character that it writes. */
export type Key = { readonly name: NamedKey } | { readonly character: string };
export interface Chord {
  /** Held down while the key is hit, in this order. */
  readonly held: readonly ModifierKey[];
  readonly hit: Key;
}

/**
 * Reads keys as `Desktop.press` takes them. `Space` may be written for ' '. Under Control, Alt or Meta a letter is a key
 * and no text: its case does not count, Shift has to be named.
 */
export function readChord(keys: readonly string[]): Chord {
  const last = keys.at(-1);
  if (last === undefined) throw new DesktopError('No key was named.');
  const held = keys.slice(0, -1).map((key) => {
    const known = modifierKeys.find((name) => name === key);
    if (known === undefined) {
      throw new DesktopError(`“${shorten(key)}” cannot be held down; only ${modifierKeys.join(', ')} can.`);
    }
    return known;
  });
  const name = namedKeys.find((known) => known === last);
  if (name !== undefined) return { held, hit: { name } };
  const character = last === 'Space' ? ' ' : last;
  if ([...character].length !== 1 || isUntypeable(character)) {
    throw new DesktopError(
      `“${shorten(last)}” is no key. Keys are named as in the DOM: ${namedKeys.slice(5, 15).join(', ')}.`,
    );
  }
  const isCommand = held.some((key) => key !== 'Shift' && key !== 'AltGraph');
  return { held, hit: { character: isCommand ? character.toLowerCase() : character } };
}

/** What has to be hit to write a text, character by character: a line break is Enter, a tabulator is Tab. */
export function readText(text: string): readonly Key[] {
  return [...text.replaceAll(/\r\n?/g, '\n')].map((character) => {
    if (character === '\n') return { name: 'Enter' };
    if (character === '\t') return { name: 'Tab' };
    if (isUntypeable(character)) throw new DesktopError('The text holds a character that no key can write.');
    return { character };
  });
}
/** Control characters and halves of a pair. */
const isUntypeable = (character: string): boolean => /[\0-\x1f\x7f-\x9f]|\p{Surrogate}/u.test(character);
const shorten = (key: string): string => key.slice(0, 20);
