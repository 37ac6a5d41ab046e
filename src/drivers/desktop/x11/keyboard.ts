import { setTimeout as sleep } from 'node:timers/promises';
import { DesktopError, type Desktop } from '#core/ports/desktop.ts';
import { readChord, readText, type Key } from '../keys.ts';
import type { Atoms } from './atoms.ts';
import { makeBorrowedKeys, type Layout } from './borrowed-keys.ts';
import type { XConnection } from './connection.ts';
import { keysymOf, keysymsOfNames } from './keysyms.ts';
import { awaitReading } from './ping.ts';
import { fakeEvents, fakeInput, getKeyboardMapping, queryPointer } from './requests.ts';
import { isWindow, topOf } from './windows.ts';

const lockBit = 0x02;
/** Shift, Control, Alt, Super, AltGr: with one of them down a typed text would be something else. NumLock may be on. */
const disturbing = 0x01 | 0x04 | 0x08 | 0x40 | 0x80;
const groupOf = (mask: number): number => (mask >> 13) & 3;
/** So long an application gets to read what was hit, before the keys change, when it cannot say that it has. */
const readMs = 60;

export type Keyboard = Pick<Desktop, 'type' | 'press'> & {
  /** Gives back the keys that were borrowed for characters that the layout does not have. */
  close(): Promise<void>;
};
interface Stroke {
  readonly keycode: number;
  readonly needsShift: boolean;
}

export function makeKeyboard(x: XConnection, atoms: Atoms, xtest: number): Keyboard {
  const first = x.setup.minKeycode;
  const borrowed = makeBorrowedKeys(x);
  const quiet = (): Promise<void> => awaitReading(x, atoms, readMs);
  const fake = (type: number, detail: number): void => fakeInput(x, xtest, { type, detail });
  const tap = (keycode: number, held: readonly number[]): void => {
    // In one go: were they apart, a slow moment would make the display repeat the key.
    for (const key of held) fake(fakeEvents.keyPress, key);
    fake(fakeEvents.keyPress, keycode);
    fake(fakeEvents.keyRelease, keycode);
    for (const key of held.toReversed()) fake(fakeEvents.keyRelease, key);
  };

  /** Of the layout, in its first group; without Shift if that can be. */
  const findKey = (layout: Layout, keysyms: readonly number[]): Stroke | undefined => {
    for (const keysym of keysyms) {
      for (const column of [0, 1]) {
        const row = layout.findIndex((syms, index) => syms[column] === keysym && !borrowed.has(first + index));
        if (row >= 0) return { keycode: first + row, needsShift: column === 1 };
      }
    }
    return undefined;
  };
  const findOwn = (layout: Layout, key: Key, mask: number): Stroke | undefined => {
    if ('name' in key) return findKey(layout, keysymsOfNames[key.name]);
    // Another group or CapsLock: what the keys of the layout write now is not what the first group says.
    const isPlain = groupOf(mask) === 0 && (mask & lockBit) === 0;
    return isPlain ? findKey(layout, [keysymOf(key.character)]) : undefined;
  };
  const keysymToBorrow = (key: Key): number => ('name' in key ? keysymsOfNames[key.name][0] : keysymOf(key.character));
  const strokeOf = (layout: Layout, key: Key, mask: number): Stroke => {
    const own = findOwn(layout, key, mask);
    const keycode = own?.keycode ?? borrowed.keycodeOf(keysymToBorrow(key));
    if (keycode === undefined) throw new Error('a key was hit before it was lent');
    return { keycode, needsShift: own?.needsShift ?? false };
  };
  const shiftOf = (layout: Layout): number => {
    const shift = findKey(layout, keysymsOfNames.Shift);
    if (shift === undefined) throw new DesktopError('The keyboard of the display has no Shift key.');
    return shift.keycode;
  };
  /** So many of the keys as can be hit without lending anew, with what has to be lent for them. */
  const takePart = (layout: Layout, keys: readonly Key[], mask: number) => {
    const capacity = borrowed.capacity(layout);
    const wanted = new Set<number>();
    for (const [index, key] of keys.entries()) {
      if (findOwn(layout, key, mask)) continue;
      if (wanted.size === capacity && !wanted.has(keysymToBorrow(key)) && index > 0) return { wanted, length: index };
      wanted.add(keysymToBorrow(key));
    }
    return { wanted, length: keys.length };
  };

  const typeKeys = async (keys: readonly Key[], mask: number): Promise<void> => {
    let focus = await x.sync();
    for (let done = 0; done < keys.length;) {
      const layout = await getKeyboardMapping(x);
      const { wanted, length } = takePart(layout, keys.slice(done), mask);
      await borrowed.lend(layout, wanted, quiet);
      const shift = shiftOf(layout);
      for (const key of keys.slice(done, done + length)) {
        const { keycode, needsShift } = strokeOf(layout, key, mask);
        tap(keycode, needsShift ? [shift] : []);
        done++;
        const now = await x.sync();
        // Enter and Tab may lead on; nothing else does, and what was meant for one window is not told to another.
        if ('name' in key || !isWindow(focus)) focus = now;
        if (done < keys.length && !(await isSameWindow(x, focus, now))) {
          throw new DesktopError(`Another window took the focus after ${done} of ${keys.length} characters.`);
        }
      }
    }
  };
  return {
    async type(text) {
      const keys = readText(text);
      if (keys.length > 0) await typeKeys(keys, await untilFree(x));
    },
    async press(names) {
      const { held, hit } = readChord(names);
      const mask = await untilFree(x);
      const layout = await getKeyboardMapping(x);
      const keys = [hit, ...held.map((name) => ({ name }))];
      const missing = keys.filter((key) => findOwn(layout, key, mask) === undefined).map(keysymToBorrow);
      await borrowed.lend(layout, new Set(missing), quiet);
      const stroke = strokeOf(layout, hit, mask);
      const around = held.map((name) => strokeOf(layout, { name }, mask).keycode);
      if (stroke.needsShift) around.push(shiftOf(layout));
      tap(stroke.keycode, [...new Set(around)]);
      await x.sync();
    },
    close: () => borrowed.giveBack(quiet),
  };
}

/** Toolkits hand the focus on to a child of their window. */
async function isSameWindow(x: XConnection, before: number, now: number): Promise<boolean> {
  if (before === now) return true;
  const [top, other] = await Promise.all([topOf(x, before), isWindow(now) ? topOf(x, now) : undefined]);
  return top !== undefined && top === other;
}

/** Waits until no key is held that would change the meaning of the others; gives the modifiers that are left. */
async function untilFree(x: XConnection): Promise<number> {
  for (let waited = 0; ; waited += 50) {
    const { mask } = await queryPointer(x);
    if ((mask & disturbing) === 0) return mask;
    if (waited >= 2000) throw new DesktopError('Somebody holds Shift, Control, Alt or Meta down; nothing was typed.');
    await sleep(50);
  }
}
