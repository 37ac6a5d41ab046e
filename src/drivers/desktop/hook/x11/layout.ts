import type { NamedKey } from '../../keys.ts';
import { characterOf, keysymsOfNames } from '../../x11/keysyms.ts';

export interface TranslatedKey {
  /** Name in the DOM, or the character. */
  readonly key: string;
  readonly text: string | undefined;
}
const [shift, lock, control, alt, num, meta, level3] = [0x01, 0x02, 0x04, 0x08, 0x10, 0x40, 0x80];

const names = new Map<number, NamedKey>([
  // The right ones, Shift+Tab, and what the number pad says without NumLock.
  [0xffec, 'Meta'],
  [0xffe8, 'Meta'],
  [0xfe20, 'Tab'],
  [0xff8d, 'Enter'],
  [0xff95, 'Home'],
  [0xff96, 'ArrowLeft'],
  [0xff97, 'ArrowUp'],
  [0xff98, 'ArrowRight'],
  [0xff99, 'ArrowDown'],
  [0xff9a, 'PageUp'],
  [0xff9b, 'PageDown'],
  [0xff9c, 'End'],
  [0xff9e, 'Insert'],
  [0xff9f, 'Delete'],
]);
for (const [name, keysyms] of Object.entries(keysymsOfNames)) {
  // The keys of the table are these names.
  for (const keysym of keysyms) names.set(keysym, name as NamedKey);
}
/** On the number pad, in the order of the keysyms from 0xffaa on. */
const pad = '*+,-./0123456789';
/** Dead keys: accents that wait for a letter; by the place after 0xfe50. */
const accents = '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327\u0328';

/**
 * Says what keys write, as the layout has it: `press` with the keysyms of the key and the state of the event. Remembers
 * a dead key until the next one.
 */
export function makeTranslator(): (
  keysyms: readonly number[],
  state: number,
  isDown: boolean,
) => TranslatedKey | undefined {
  let dead: string | undefined;
  return (keysyms, state, isDown) => {
    const keysym = findKeysym(keysyms, state);
    const name = names.get(keysym);
    if (name !== undefined) return { key: name, text: undefined };
    const accent = accents[keysym - 0xfe50];
    if (accent !== undefined) {
      if (isDown) dead = accent;
      return { key: 'Dead', text: undefined };
    }
    const character = pad[keysym - 0xffaa] ?? characterOf(keysym);
    if (character === undefined) return undefined;
    const isCommand = (state & (control | alt | meta)) !== 0;
    if (!isDown || isCommand) return { key: character, text: undefined };
    const composed = dead === undefined ? character : `${character}${dead}`.normalize('NFC');
    dead = undefined;
    // An accent that its letter does not take: what the application makes of it is not known.
    return { key: character, text: [...composed].length === 1 ? composed : undefined };
  };
}

/** Columns of the core protocol: two groups of two levels each, then their third and fourth levels. */
function findKeysym(keysyms: readonly number[], state: number): number {
  const group = (state >> 13) & 1;
  const isThird = (state & level3) !== 0;
  const at = (shifted: boolean): number => {
    const column = (isThird ? 4 : 0) + 2 * group + (shifted ? 1 : 0);
    return keysyms[column] || keysyms[isThird ? 4 : 2 * group] || keysyms[shifted ? 1 : 0] || keysyms[0] || 0;
  };
  const isShifted = (state & shift) !== 0;
  const isPad = keysyms.some((keysym) => keysym >= 0xffaa && keysym <= 0xffb9);
  if (isPad && (state & num) !== 0) return at(!isShifted);
  const [plain, shifted] = [characterOf(at(false)), characterOf(at(true))];
  const isLetter = plain !== undefined && plain !== shifted && plain.toUpperCase() === shifted;
  return at((state & lock) !== 0 && isLetter ? !isShifted : isShifted);
}
