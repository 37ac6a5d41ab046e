import { setTimeout as wait } from 'node:timers/promises';
import { DesktopError } from '#core/ports/desktop.ts';
import type { InputRecord, Win32Api } from './api.ts';
import { readChord, readText } from '../keys.ts';
import type { Key } from '../keys.ts';
import { send } from './send.ts';
import { layoutInFront, virtualKeysOf } from './virtual-keys.ts';
import type { VirtualKey } from './virtual-keys.ts';

// KEYEVENTF_EXTENDEDKEY, _KEYUP, _UNICODE
const extended = 0x0001;
const up = 0x0002;
const unicode = 0x0004;
/** A queue of messages is bounded: long texts go in pieces, between which the application can take them out. */
const keysAtOnce = 16;
const pauseMs = 10;

/** Each unit of UTF-16 as the character that it is, whatever the keyboard; line feed and tab are their keys. */
export async function typeText(api: Win32Api, text: string): Promise<void> {
  const keys = readText(text);
  for (let at = 0; at < keys.length; at += keysAtOnce) {
    if (at > 0) await wait(pauseMs);
    send(
      api,
      keys.slice(at, at + keysAtOnce).flatMap((key) => strike(api, key)),
    );
  }
}

/** Throws `DesktopError` for a key that this keyboard does not have; nothing has been pressed then. */
export async function pressKeys(api: Win32Api, keys: readonly string[]): Promise<void> {
  const { held: modifiers, hit } = readChord(keys);
  const wanted = [...modifiers, 'name' in hit ? hit.name : hit.character].flatMap((key) => {
    const found = virtualKeysOf(api, key);
    if (found === undefined) throw new DesktopError(`There is no key “${key}” on this keyboard.`);
    return found;
  });
  const all = wanted.filter((key, at) => wanted.findIndex(({ code }) => code === key.code) === at);
  const held: VirtualKey[] = [];
  try {
    for (const key of all) {
      send(api, [keyRecord(api, key, false)]);
      held.unshift(key);
    }
    await wait(pauseMs);
  } finally {
    // All in one: a key that stays down would turn everything that follows into shortcuts.
    if (held.length > 0)
      send(
        api,
        held.map((key) => keyRecord(api, key, true)),
      );
  }
}

function strike(api: Win32Api, key: Key): readonly InputRecord[] {
  if ('name' in key) {
    const found = virtualKeysOf(api, key.name) ?? [];
    return [false, true].flatMap((isUp) => found.map((each) => keyRecord(api, each, isUp)));
  }
  return key.character.split('').flatMap((unit) =>
    [unicode, unicode | up].map((flags): InputRecord => {
      const scanCode = unit.charCodeAt(0);
      return { type: 1, of: { key: { virtualKey: 0, scanCode, flags, time: 0, extra: 0 } } };
    }),
  );
}
function keyRecord({ user32 }: Win32Api, { code, isExtended }: VirtualKey, isUp: boolean): InputRecord {
  const flags = (isExtended ? extended : 0) | (isUp ? up : 0);
  // Games and remote desktops look at the scan code alone.
  const scanCode = user32.MapVirtualKeyExW(code, 0, layoutInFront(user32)) & 0xff;
  return { type: 1, of: { key: { virtualKey: code, scanCode, flags, time: 0, extra: 0 } } };
}
