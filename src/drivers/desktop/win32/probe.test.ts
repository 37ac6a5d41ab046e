import { describe, expect, it } from 'vitest';
import { scriptWindows } from './fixtures/scripted-windows.ts';
import type { Script } from './fixtures/scripted-windows.ts';
import { probe } from './probe.ts';

const screen = { 76: 0, 77: 0, 78: 1920, 79: 1080 };
const inStation = (name: string, isLocked = false): NonNullable<Script['user32']> => ({
  GetProcessWindowStation: () => 7,
  OpenInputDesktop: () => (isLocked ? 0 : 8),
  CloseDesktop: () => true,
  GetUserObjectInformationW: (object, _index, to) => (
    to.set([...(object === 7 ? name : 'Default')].map((letter) => letter.charCodeAt(0))),
    true
  ),
});
const failing = (script: Script) =>
  probe(scriptWindows(script).api).flatMap(({ about, isFine }) => (isFine ? [] : [about]));
const aware = { SetProcessDpiAwarenessContext: () => true };

describe('whether replay could work in this session of Windows', () => {
  it('is fine with a desktop that is logged in', () => {
    expect(failing({ metrics: screen, newer: aware, user32: inStation('WinSta0') })).toEqual([]);
  });
  it('says what to do about a service, a lock, a scaled or a missing screen', () => {
    expect(failing({ metrics: screen, newer: aware, user32: inStation('Service-0x0-3e7$') })).toEqual(['session']);
    expect(failing({ metrics: screen, newer: aware, user32: inStation('WinSta0', true) })).toEqual(['lock']);
    expect(failing({ metrics: screen, user32: inStation('WinSta0') })).toEqual(['scale']);
    expect(failing({ newer: aware, user32: inStation('WinSta0') })).toEqual(['screen']);
  });
});
