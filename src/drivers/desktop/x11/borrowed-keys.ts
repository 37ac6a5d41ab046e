import { DesktopError } from '#core/ports/desktop.ts';
import type { XConnection } from './connection.ts';
import { changeKeyboardMapping } from './requests.ts';

interface Change {
  readonly keycode: number;
  readonly keysym: number;
}
const atOnce = 8;
const noSymbol = 0;
/** Rows of keysyms, one row a keycode. */
export type Layout = readonly (readonly number[])[];

/**
 * Keys without a meaning, lent to characters that the layout does not have. They keep it until all are needed for
 * others, or until the end: applications read the meaning of a key late, some only when it is hit.
 */
export interface BorrowedKeys {
  /** How many characters can have a key at the same time. */
  capacity(layout: Layout): number;
  /** Gives each of the keysyms a key; `quiet` is awaited before and after each change. */
  lend(layout: Layout, keysyms: ReadonlySet<number>, quiet: () => Promise<void>): Promise<void>;
  keycodeOf(keysym: number): number | undefined;
  has(keycode: number): boolean;
  /** Takes all of them back. */
  giveBack(quiet: () => Promise<void>): Promise<void>;
}

export function makeBorrowedKeys(x: XConnection): BorrowedKeys {
  const first = x.setup.minKeycode;
  /** By keysym; the longest unused first. */
  const lent = new Map<number, number>();
  const has = (keycode: number): boolean => [...lent.values()].includes(keycode);
  const findFree = (layout: Layout): readonly number[] =>
    layout.flatMap((syms, index) =>
      index > 0 && syms.every((sym) => sym === 0) && !has(first + index) ? [first + index] : [],
    );

  /** Somebody else may have changed the layout: a key that now has a meaning of its own is ours no longer. */
  const forgetLost = (layout: Layout): void => {
    for (const [keysym, keycode] of lent) {
      if (layout[keycode - first]?.[0] !== keysym) lent.delete(keysym);
    }
  };
  /** Xlib forgets a change that comes while it reads another: few at a time, in one piece, and read before the next. */
  const change = async (changes: readonly Change[], quiet: () => Promise<void>): Promise<void> => {
    await quiet();
    for (let done = 0; done < changes.length; done += atOnce) {
      x.together(() => {
        for (const { keycode, keysym } of changes.slice(done, done + atOnce)) changeKeyboardMapping(x, keycode, keysym);
      });
      await x.sync();
      await quiet();
    }
  };
  return {
    has,
    capacity(layout) {
      forgetLost(layout);
      return findFree(layout).length + lent.size;
    },
    async lend(layout, keysyms, quiet) {
      forgetLost(layout);
      const missing = [...keysyms].filter((keysym) => !lent.has(keysym));
      for (const keysym of keysyms) {
        const keycode = lent.get(keysym);
        lent.delete(keysym);
        if (keycode !== undefined) lent.set(keysym, keycode);
      }
      if (missing.length === 0) return;
      const free = [...findFree(layout)];
      const unused = [...lent].filter(([keysym]) => !keysyms.has(keysym));
      if (free.length + unused.length < missing.length) {
        throw new DesktopError('The keyboard has no free key for a character that its layout lacks.');
      }
      const changes = missing.flatMap((keysym) => {
        const [old, keycode] = free.length > 0 ? [undefined, free.shift()] : (unused.shift() ?? []);
        if (old !== undefined) lent.delete(old);
        if (keycode === undefined) return [];
        lent.set(keysym, keycode);
        return [{ keycode, keysym }];
      });
      await change(changes, quiet);
    },
    keycodeOf: (keysym) => lent.get(keysym),
    async giveBack(quiet) {
      if (lent.size === 0) return;
      const changes = [...lent.values()].map((keycode) => ({ keycode, keysym: noSymbol }));
      lent.clear();
      await change(changes, quiet);
    },
  };
}
