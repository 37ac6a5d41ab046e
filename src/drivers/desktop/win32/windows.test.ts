import { describe, expect, it } from 'vitest';
import { scriptWindows } from './fixtures/scripted-windows.ts';
import { handleOf, idOf, listWindows } from './windows.ts';

interface Scripted {
  readonly title: string;
  readonly style?: number;
  readonly alpha?: number;
  readonly isMinimised?: boolean;
  readonly isCloaked?: boolean;
  readonly frame?: readonly number[];
}
function titlesOf(windows: readonly Scripted[]) {
  const of = (handle: number): Scripted => windows[handle - 1] ?? { title: '' };
  const write = (text: string, to: Uint16Array): number => {
    to.set([...text].map((letter) => letter.charCodeAt(0)));
    return text.length;
  };
  const { api } = scriptWindows({
    user32: {
      EnumWindows: (visit) => windows.every((_, at) => visit(at + 1, 0)),
      GetAncestor: (handle) => handle,
      IsWindowVisible: () => true,
      IsIconic: (handle) => of(handle).isMinimised === true,
      GetWindowLongW: (handle) => of(handle).style ?? 0,
      GetLayeredWindowAttributes: (handle, _, alpha, flags) => {
        alpha[0] = of(handle).alpha ?? 255;
        flags[0] = 2;
        return true;
      },
      GetWindowRect: (_, to) => (to.set([0, 0, 100, 50]), true),
      GetClientRect: (_, to) => (to.set([0, 0, 84, 20]), true),
      ClientToScreen: (_, to) => (to.set([8, 22]), true),
      GetClassNameW: (_, to) => write('Any', to),
      InternalGetWindowText: (handle, to) => write(of(handle).title, to),
    },
    kernel32: { OpenProcess: () => 0 },
    newer: {
      DwmGetWindowAttribute: (handle, attribute, to) => {
        const { isCloaked = false, frame } = of(handle);
        if (attribute === 14) to[0] = isCloaked ? 2 : 0;
        else if (frame !== undefined) to.set(frame);
        return attribute === 14 || frame !== undefined ? 0 : -1;
      },
    },
  });
  return listWindows(api);
}

describe('the windows of Windows', () => {
  it('are those that a person sees and can click', () => {
    const windows = titlesOf([
      { title: 'overlay of a graphics card', style: 0x0008_0020 },
      { title: 'fully transparent', style: 0x0008_0000, alpha: 0 },
      { title: 'half transparent', style: 0x0008_0000, alpha: 128 },
      { title: 'on another desktop', isCloaked: true },
      { title: 'minimised', isMinimised: true },
      { title: 'Order' },
    ]);
    expect(windows.map(({ title }) => title)).toEqual(['half transparent', 'Order']);
  });

  it('have the frame that is painted, not the border that only the mouse knows', () => {
    const [plain, framed] = titlesOf([{ title: 'a' }, { title: 'b', frame: [7, 0, 93, 43] }]);
    expect(plain?.bounds).toEqual({ x: 0, y: 0, width: 100, height: 50 });
    expect(framed?.bounds).toEqual({ x: 7, y: 0, width: 86, height: 43 });
    expect(framed?.client).toEqual({ x: 8, y: 22, width: 84, height: 20 });
  });

  it('are named by 32 bits, whatever their sign', () => {
    const { api } = scriptWindows({ user32: { IsWindow: () => true } });
    for (const handle of [0x2_0062, -0x1000, 0x7fff_ffff]) expect(handleOf(api, idOf(handle))).toBe(handle);
    for (const id of ['', '0', '0x1', '123456789', 'nonsense']) expect(() => handleOf(api, id)).toThrow('no longer');
  });
});
