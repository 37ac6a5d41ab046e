import { describe, expect, it } from 'vitest';
import { DesktopError } from '#core/ports/desktop.ts';
import { makeDpiAware } from './dpi.ts';
import { scriptWindows } from './fixtures/scripted-windows.ts';
import { pressKeys, typeText } from './keyboard.ts';
import { clickAt, dragTo, moveTo } from './mouse.ts';
import { demandOwnDesktop } from './screen.ts';

/** A second screen left of and above the primary one. */
const twoScreens = { 76: -1920, 77: -200, 78: 4480, 79: 1640 };
const flagsOf = ({ sent }: ReturnType<typeof scriptWindows>) =>
  sent.map(({ of }) => ('mouse' in of ? of.mouse.flags : of.key.flags));

describe('the mouse of Windows', () => {
  it('reaches every corner of several screens, to the pixel', async () => {
    const windows = scriptWindows({ metrics: twoScreens });
    for (const at of [
      { x: -1920, y: -200 },
      { x: 2559, y: 1439 },
      { x: -1, y: 0 },
      { x: 1279, y: 719 },
    ])
      await moveTo(windows.api, at);
    await expect(moveTo(windows.api, { x: -1921, y: 0 })).rejects.toThrow(DesktopError);
    await expect(moveTo(windows.api, { x: 2560, y: 0 })).rejects.toThrow(DesktopError);
  });

  it('presses nothing when the pointer is held elsewhere', async () => {
    const windows = scriptWindows({ metrics: twoScreens, user32: { GetCursorPos: (to) => (to.set([5, 5]), true) } });
    await expect(clickAt(windows.api, { x: 10, y: 10 }, 'left', 1)).rejects.toThrow('a person holds the mouse');
    expect(flagsOf(windows)).toEqual([0xc001]);
  });

  it('presses the other button where a person has swapped them', async () => {
    const windows = scriptWindows({ metrics: { ...twoScreens, 23: 1 } });
    await clickAt(windows.api, { x: 10, y: 10 }, 'left', 1);
    expect(flagsOf(windows)).toEqual([0xc001, 0x0008, 0x0010]);
  });

  it('lets go of the button when a drag is cut off', async () => {
    let asked = 0;
    const windows = scriptWindows({
      metrics: twoScreens,
      user32: { GetCursorPos: (to) => (to.set(asked++ === 0 ? [0, 0] : [7, 7]), true) },
    });
    await expect(dragTo(windows.api, { x: 0, y: 0 }, { x: 300, y: 300 })).rejects.toThrow(DesktopError);
    expect(flagsOf(windows).filter((flags) => flags !== 0xc001)).toEqual([0x0002, 0x0004]);
  });
});

describe('the keyboard of Windows', () => {
  it('lets go of every key when one is refused', async () => {
    const asked: string[] = [];
    const { api } = scriptWindows({
      user32: {
        SendInput(count, records) {
          asked.push(records.map(({ of }) => ('key' in of ? `${of.key.virtualKey} ${of.key.flags}` : '')).join(', '));
          return asked.length === 3 ? 0 : count;
        },
      },
    });
    await expect(pressKeys(api, ['Control', 'Shift', 'F4'])).rejects.toThrow('administrator');
    expect(asked).toEqual(['162 0', '160 0', '115 0', '160 2, 162 2']);
  });

  it('marks the keys that early keyboards did not have, and releases in the other order', async () => {
    const windows = scriptWindows({});
    await pressKeys(windows.api, ['Control', 'ArrowLeft']);
    const keys = windows.sent.map(({ of }) => ('key' in of ? [of.key.virtualKey, of.key.flags] : []));
    expect(keys).toEqual([
      [0xa2, 0],
      [0x25, 1],
      [0x25, 3],
      [0xa2, 2],
    ]);
  });

  it('brings Shift along for a character that needs it', async () => {
    const windows = scriptWindows({ user32: { VkKeyScanExW: (unit) => (unit === 0x2b ? 0x01bb : -1) } });
    await pressKeys(windows.api, ['Control', '+']);
    const downs = windows.sent.flatMap(({ of }) => ('key' in of && of.key.flags === 0 ? [of.key.virtualKey] : []));
    expect(downs).toEqual([0xa2, 0xa0, 0xbb]);
  });

  it('writes both halves of a pair, and a line break as the Enter key', async () => {
    const windows = scriptWindows({});
    await typeText(windows.api, '😀\r\n');
    const keys = windows.sent.map(({ of }) => ('key' in of ? [of.key.virtualKey, of.key.scanCode, of.key.flags] : []));
    expect(keys).toEqual([
      [0, 0xd83d, 4],
      [0, 0xd83d, 6],
      [0, 0xde00, 4],
      [0, 0xde00, 6],
      [0x0d, 0, 0],
      [0x0d, 0, 2],
    ]);
  });
});

describe('the screen of Windows', () => {
  it('is not used while it belongs to somebody else', () => {
    const named = (name: string) => ({
      OpenInputDesktop: () => 1,
      CloseDesktop: () => true,
      GetUserObjectInformationW: (_object: number, _index: number, to: Uint16Array) => (
        to.set([...name].map((letter) => letter.charCodeAt(0))),
        true
      ),
    });
    expect(() => demandOwnDesktop(scriptWindows({ user32: named('Default') }).api)).not.toThrow();
    expect(() => demandOwnDesktop(scriptWindows({ user32: named('Winlogon') }).api)).toThrow('locked');
    expect(() => demandOwnDesktop(scriptWindows({ user32: { OpenInputDesktop: () => 0 } }).api)).toThrow(DesktopError);
  });

  it('is asked for in physical pixels, in the best way that this Windows has', () => {
    const awareness = (newer: Parameters<typeof scriptWindows>[0]['newer']) =>
      makeDpiAware(scriptWindows({ newer: newer ?? {} }).api);
    expect(awareness({ SetProcessDpiAwarenessContext: (context) => context === -4 })).toBe('per-monitor-v2');
    // It was set before, by a manifest: the thread can still have it.
    const isSet = { SetProcessDpiAwarenessContext: () => false, SetThreadDpiAwarenessContext: () => 0x6010 };
    expect(awareness(isSet)).toBe('per-monitor-v2');
    expect(awareness({ SetProcessDpiAwareness: () => 0 })).toBe('per-monitor');
    expect(awareness({ SetProcessDPIAware: () => true })).toBe('system');
    expect(awareness({})).toBe('unaware');
  });
});
