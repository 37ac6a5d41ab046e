import type { DesktopElement, DesktopWindow, Frame, Point, Rect, Size } from '../replay/screen.ts';

export const mouseButtons = ['left', 'right', 'middle'] as const;
export type MouseButton = (typeof mouseButtons)[number];

/**
 * A screen with a mouse and a keyboard. Coordinates are physical pixels, whatever the scale of the screen.
 * What the platform refuses is a `DesktopError`; nothing is done by halves: a button that went down goes up again.
 */
export interface Desktop {
  readonly platform: 'win32' | 'x11' | 'file';
  size(): Promise<Size>;
  /** Visible ones, the topmost first. */
  windows(): Promise<readonly DesktopWindow[]>;
  /** Controls of a window, in their own order; empty where the platform tells of none. */
  elements(windowId: string): Promise<readonly DesktopElement[]>;
  /** What is on the screen now, whole or in part; the part is cut to the screen. */
  capture(region?: Rect): Promise<Frame>;
  move(to: Point): Promise<void>;
  click(at: Point, options?: { readonly button?: MouseButton; readonly count?: 1 | 2 }): Promise<void>;
  drag(from: Point, to: Point): Promise<void>;
  /** Any text of Unicode, into what has the focus; a line feed is the Enter key. */
  type(text: string): Promise<void>;
  /** Keys by their names in the DOM (`Control`, `Enter`, `ArrowLeft`, `a`), pressed together: the last one is hit. */
  press(keys: readonly string[]): Promise<void>;
  focus(windowId: string): Promise<void>;
  /** Text of a control, or of the whole window where it has one of its own; undefined when it cannot be had. */
  textOf(id: string): Promise<string | undefined>;
  /** Asks the window to close, as its own button would; it may answer with a question. */
  closeWindow(windowId: string): Promise<void>;
  /** Lets go of the screen; the windows stay. */
  close(): Promise<void>;
}
export class DesktopError extends Error {}

/** What a person did, as the operating system told it. */
export type InputEvent = { readonly atMs: number } & (
  | {
      readonly type: 'mouse-down' | 'mouse-up';
      readonly at: Point;
      readonly button: MouseButton;
      readonly count: number;
    }
  | { readonly type: 'mouse-move'; readonly at: Point }
  /** `key` as in `Desktop.press`; `text` is what it writes, undefined for keys that write nothing. */
  | { readonly type: 'key-down' | 'key-up'; readonly key: string; readonly text: string | undefined }
);
/** Listens to mouse and keyboard of the whole desktop; for recording. */
export interface InputHook {
  start(hear: (event: InputEvent) => void): Promise<void>;
  stop(): Promise<void>;
}
