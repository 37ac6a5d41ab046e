import { setTimeout as sleep } from 'node:timers/promises';
import { DesktopError } from '#core/ports/desktop.ts';
import { readChord, readText, type Key } from '../keys.ts';
import type { XConnection } from './connection.ts';
import { keysymOf, keysymsOfNames } from './keysyms.ts';
import { changeKeyboardMapping, fakeEvents, fakeInput, getKeyboardMapping, queryPointer } from './requests.ts';
import { isWindow } from './windows.ts';

const [shiftBit, lockBit] = [0x01, 0x02];
/** Shift, Control, Alt, Super, AltGr: with one of them down a typed text would be something else. NumLock may be on. */
const disturbing = 0x01 | 0x04 | 0x08 | 0x40 | 0x80;
const groupOf = (mask: number): number => (mask >> 13) & 3;
/** Before a borrowed key gets another meaning: by then what was typed with it has been read. */
const rereadMs = 150;

export interface Keyboard {
  type(text: string): Promise<void>;
  press(keys: readonly string[]): Promise<void>;
  /** Gives back the keys that were borrowed for characters that the layout does not have. */
  close(): Promise<void>;
}
interface Stroke {
  readonly keycode: number;
  readonly needsShift: boolean;
}

export function makeKeyboard(x: XConnection, xtest: number): Keyboard {
  const first = x.setup.minKeycode;
  /** Keys without any meaning that were given one, by keysym; the longest unused first. */
  const borrowed = new Map<number, number>();
  let used = performance.now();

  const tap = ({ keycode, needsShift }: Stroke, held: readonly number[]): void => {
    const around = needsShift ? [...held, shiftKeycode] : held;
    for (const key of around) fakeInput(x, xtest, { type: fakeEvents.keyPress, detail: key });
    // In one go: were they apart, a slow moment would make the display repeat the key.
    fakeInput(x, xtest, { type: fakeEvents.keyPress, detail: keycode });
    fakeInput(x, xtest, { type: fakeEvents.keyRelease, detail: keycode });
    for (const key of around.toReversed()) fakeInput(x, xtest, { type: fakeEvents.keyRelease, detail: key });
    used = performance.now();
  };
  let shiftKeycode = 0;

  /** Of the layout, in its first group; a key that has it without Shift goes first. */
  const findKey = (layout: Layout, keysyms: readonly number[]): Stroke | undefined => {
    for (const keysym of keysyms) {
      for (const column of [0, 1]) {
        const row = layout.findIndex((syms, index) => syms[column] === keysym && !isBorrowed(first + index));
        if (row >= 0) return { keycode: first + row, needsShift: column === 1 };
      }
    }
    return undefined;
  };
  const isBorrowed = (keycode: number): boolean => [...borrowed.values()].includes(keycode);

  const borrowKey = async (layout: Layout, keysym: number): Promise<Stroke> => {
    const known = borrowed.get(keysym);
    borrowed.delete(keysym);
    const row = layout.findIndex((syms, index) => syms.every((sym) => sym === 0) && !isBorrowed(first + index));
    let keycode = known ?? (row >= 0 ? first + row : undefined);
    if (keycode === undefined) {
      const [oldest] = borrowed;
      if (oldest === undefined) throw new DesktopError('The keyboard has no free key for a character that it lacks.');
      await sleep(Math.max(0, rereadMs - (performance.now() - used)));
      borrowed.delete(oldest[0]);
      keycode = oldest[1];
    }
    if (keycode !== known || layout[keycode - first]?.[0] !== keysym) changeKeyboardMapping(x, keycode, keysym);
    borrowed.set(keysym, keycode);
    return { keycode, needsShift: false };
  };

  const strokeOf = async (layout: Layout, key: Key, mask: number): Promise<Stroke> => {
    if ('name' in key) {
      const found = findKey(layout, keysymsOfNames[key.name]);
      if (found) return found;
      const [keysym] = keysymsOfNames[key.name];
      return borrowKey(layout, keysym);
    }
    const keysym = keysymOf(key.character);
    // Another group or CapsLock: what the keys of the layout write now is not what the first group says.
    const isPlain = groupOf(mask) === 0 && (mask & lockBit) === 0;
    return (isPlain ? findKey(layout, [keysym]) : undefined) ?? borrowKey(layout, keysym);
  };
  const readLayout = async (): Promise<Layout> => {
    const layout = await getKeyboardMapping(x);
    shiftKeycode = findKey(layout, keysymsOfNames.Shift)?.keycode ?? 0;
    if (shiftKeycode === 0) throw new DesktopError('The keyboard of the display has no Shift key.');
    return layout;
  };

  return {
    async type(text) {
      const keys = readText(text);
      const layout = await readLayout();
      const mask = await untilFree(x);
      let focus = await x.sync();
      for (const [index, key] of keys.entries()) {
        tap(await strokeOf(layout, key, mask), []);
        const now = await x.sync();
        // Enter and Tab may lead on; nothing else does, and what was meant for one window is not told to another.
        if ('name' in key || !isWindow(focus)) focus = now;
        if (now !== focus && index < keys.length - 1) {
          throw new DesktopError(`Another window took the focus after ${index + 1} of ${keys.length} characters.`);
        }
      }
    },
    async press(names) {
      const { held, hit } = readChord(names);
      const layout = await readLayout();
      const mask = await untilFree(x);
      const stroke = await strokeOf(layout, hit, mask);
      const around: number[] = [];
      for (const name of held) {
        const key = await strokeOf(layout, { name }, mask);
        if (!around.includes(key.keycode)) around.push(key.keycode);
      }
      tap(around.includes(shiftKeycode) ? { ...stroke, needsShift: false } : stroke, around);
      await x.sync();
    },
    async close() {
      if (borrowed.size === 0) return;
      await sleep(Math.max(0, rereadMs - (performance.now() - used)));
      for (const keycode of borrowed.values()) changeKeyboardMapping(x, keycode, 0);
      borrowed.clear();
      await x.sync();
    },
  };
}
type Layout = readonly (readonly number[])[];

/** Waits until no key is held that would change the meaning of the others; gives the modifiers that are left. */
async function untilFree(x: XConnection): Promise<number> {
  for (let waited = 0; ; waited += 50) {
    const { mask } = await queryPointer(x);
    if ((mask & disturbing) === 0) return mask & ~shiftBit;
    if (waited >= 2000) throw new DesktopError('Somebody holds Shift, Control, Alt or Meta down; nothing was typed.');
    await sleep(50);
  }
}
