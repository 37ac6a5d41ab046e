import { readFile } from 'node:fs/promises';
import { DesktopError, type Desktop, type MouseButton } from '#core/ports/desktop.ts';
import {
  intersect,
  isInside,
  type DesktopElement,
  type DesktopWindow,
  type Frame,
  type Point,
} from '#core/replay/screen.ts';
import { readChord, readText } from '../keys.ts';
import { decodePng } from '../png.ts';
import { cutFrame } from './cut-frame.ts';

/** What was asked of the desktop. */
export type FileAction =
  | { readonly do: 'capture' }
  | { readonly do: 'move'; readonly at: Point }
  | { readonly do: 'click'; readonly at: Point; readonly button: MouseButton; readonly count: 1 | 2 }
  | { readonly do: 'drag'; readonly from: Point; readonly to: Point }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'press'; readonly keys: readonly string[] }
  | { readonly do: 'focus' | 'close'; readonly window: string };

/** What the screen looks like for a while. */
export interface Scene {
  /** Path of a PNG, or a picture in memory. */
  readonly screen: string | Frame;
  /** The topmost first; absent: one window, `screen`, that covers all and is in the foreground. */
  readonly windows?: readonly DesktopWindow[];
  /** By the window's id. */
  readonly elements?: Readonly<Record<string, readonly DesktopElement[]>>;
  /** By the id of a window or an element. */
  readonly texts?: Readonly<Record<string, string>>;
}
export interface FileDesktopOptions {
  readonly scenes: Readonly<Record<string, Scene>>;
  /** The scene at the beginning. */
  readonly start: string;
  /** Name of the scene to which an action leads, of captures too: a slow screen is one that changes with the third. */
  readonly react?: (action: FileAction, scene: string) => string | undefined;
}
export interface FileDesktop extends Desktop {
  /** All that was done, captures left out, in order. */
  readonly actions: readonly FileAction[];
  readonly scene: string;
  /** Changes the screen by itself, as an application does. */
  show(scene: string): void;
}

/** A desktop of screenshots: it shows what it is given, and writes down what is done to it. */
export function openFileDesktop({ scenes, start, react }: FileDesktopOptions): FileDesktop {
  const frames = new Map<string, Promise<Frame>>();
  const actions: FileAction[] = [];
  /** By the user's doing, until the scene changes: who was focused comes to the front, who was closed is gone. */
  let stack: readonly DesktopWindow[] | undefined;
  let scene = start;
  let isOpen = true;

  const show = (name: string): void => {
    if (scenes[name] === undefined) throw new Error(`there is no scene ${name}`);
    if (name !== scene) stack = undefined;
    scene = name;
  };
  show(start);
  const shown = (): Scene => {
    const now = scenes[scene];
    if (!isOpen || now === undefined) throw new DesktopError('The desktop was let go of.');
    return now;
  };
  const frameOf = ({ screen }: Scene): Promise<Frame> => {
    if (typeof screen !== 'string') return Promise.resolve(screen);
    const known = frames.get(screen) ?? readFile(screen).then((bytes) => decodePng(bytes));
    frames.set(screen, known);
    return known;
  };
  const windows = async (): Promise<readonly DesktopWindow[]> => {
    const now = shown();
    if (stack ?? now.windows) return stack ?? now.windows ?? [];
    const { origin, width, height } = await frameOf(now);
    const bounds = { ...origin, width, height };
    return [
      {
        id: 'screen',
        title: 'Screen',
        className: 'Screen',
        application: '',
        bounds,
        client: bounds,
        isForeground: true,
      },
    ];
  };
  const act = (action: FileAction): void => {
    shown();
    if (action.do !== 'capture') actions.push(action);
    const next = react?.(action, scene);
    if (next !== undefined) show(next);
  };
  const checkPoint = async (at: Point): Promise<Point> => {
    const { origin, width, height } = await frameOf(shown());
    if (isInside({ ...origin, width, height }, at)) return at;
    throw new DesktopError(`${at.x},${at.y} lies outside of the screen (${width}×${height}).`);
  };
  const changeWindow = async (
    act_: 'focus' | 'close',
    id: string,
    change: (own: DesktopWindow, others: readonly DesktopWindow[]) => readonly DesktopWindow[],
  ): Promise<void> => {
    const all = await windows();
    const own = all.find((window) => window.id === id);
    if (own === undefined) throw new DesktopError('The window is gone.');
    const rest = all.filter((window) => window !== own);
    stack = change(own, rest);
    act({ do: act_, window: id });
  };

  return {
    platform: 'file',
    actions,
    get scene() {
      return scene;
    },
    show,
    async size() {
      const { width, height } = await frameOf(shown());
      return { width, height };
    },
    windows,
    elements: async (id) => shown().elements?.[id] ?? [],
    async capture(region) {
      act({ do: 'capture' });
      const frame = await frameOf(shown());
      const { origin, width, height } = frame;
      const part =
        region === undefined ? { ...origin, width, height } : intersect(region, { ...origin, width, height });
      if (part === undefined) throw new DesktopError('The region lies outside of the screen.');
      return cutFrame(frame, part);
    },
    move: async (to) => act({ do: 'move', at: await checkPoint(to) }),
    async click(at, { button = 'left', count = 1 } = {}) {
      act({ do: 'click', at: await checkPoint(at), button, count });
    },
    async drag(from, to) {
      act({ do: 'drag', from: await checkPoint(from), to: await checkPoint(to) });
    },
    async type(text) {
      readText(text);
      act({ do: 'type', text });
    },
    async press(keys) {
      readChord(keys);
      act({ do: 'press', keys });
    },
    focus: (id) =>
      changeWindow('focus', id, (own, others) => [
        { ...own, isForeground: true },
        ...others.map((other) => ({ ...other, isForeground: false })),
      ]),
    textOf: async (id) => shown().texts?.[id],
    closeWindow: (id) => changeWindow('close', id, (_, others) => others),
    async close() {
      isOpen = false;
    },
  };
}
