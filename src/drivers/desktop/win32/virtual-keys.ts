import type { Handle, Win32Api } from './api.ts';

export interface VirtualKey {
  readonly code: number;
  /** Keys that early keyboards did not have: without the mark, Windows takes an arrow for a key of the number block. */
  readonly isExtended: boolean;
}
const plain = {
  Backspace: 0x08,
  Tab: 0x09,
  Enter: 0x0d,
  // The left ones, as a keyboard sends them: those of either side are for asking.
  Shift: 0xa0,
  Control: 0xa2,
  Alt: 0xa4,
  Pause: 0x13,
  CapsLock: 0x14,
  Escape: 0x1b,
  ScrollLock: 0x91,
  ' ': 0x20,
} as const;
const extended = {
  PageUp: 0x21,
  PageDown: 0x22,
  End: 0x23,
  Home: 0x24,
  ArrowLeft: 0x25,
  ArrowUp: 0x26,
  ArrowRight: 0x27,
  ArrowDown: 0x28,
  PrintScreen: 0x2c,
  Insert: 0x2d,
  Delete: 0x2e,
  Meta: 0x5b,
  ContextMenu: 0x5d,
  AltGraph: 0xa5,
  NumLock: 0x90,
} as const;

const named = new Map<string, VirtualKey>([
  ...Object.entries(plain).map(([key, code]) => [key, { code, isExtended: false }] as const),
  ...Object.entries(extended).map(([key, code]) => [key, { code, isExtended: true }] as const),
  ...Array.from({ length: 24 }, (_, at) => [`F${at + 1}`, { code: 0x70 + at, isExtended: false }] as const),
]);
const modifiersOfState = ['Shift', 'Control', 'Alt'] as const;

/**
 * Keys to hold down for a key by its name in the DOM, the key itself last: a character that needs Shift on this
 * keyboard brings it along. Undefined for a name, or a character, that this keyboard does not have.
 */
export function virtualKeysOf({ user32 }: Win32Api, key: string): readonly VirtualKey[] | undefined {
  const known = named.get(key);
  if (known !== undefined) return [known];
  if (key.length !== 1) return undefined;
  if (/[a-z\d]/i.test(key)) return [{ code: key.toUpperCase().charCodeAt(0), isExtended: false }];
  const found = user32.VkKeyScanExW(key.charCodeAt(0), layoutInFront(user32));
  if (found === -1) return undefined;
  const modifiers = modifiersOfState.flatMap((modifier, bit) => {
    const held = named.get(modifier);
    return held !== undefined && ((found >> (8 + bit)) & 1) === 1 ? [held] : [];
  });
  return [...modifiers, { code: found & 0xff, isExtended: false }];
}

/** Each window has its own keyboard: what is pressed goes to the one in front. */
export function layoutInFront(user32: Win32Api['user32']): Handle {
  return user32.GetKeyboardLayout(user32.GetWindowThreadProcessId(user32.GetForegroundWindow(), null));
}
