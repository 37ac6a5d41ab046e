import type { InputEvent, MouseButton } from '#core/ports/desktop.ts';
import type { Point } from '#core/replay/screen.ts';

/** What a person meant by a few events of mouse and keyboard. `seen` is what the screen looked like before its first event. */
export type Gesture<Seen> = { readonly seen: Seen; readonly startedMs: number; readonly endedMs: number } & (
  | { readonly do: 'click'; readonly at: Point; readonly button: MouseButton; readonly count: 1 | 2 }
  | { readonly do: 'drag'; readonly from: Point; readonly to: Point }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'press'; readonly keys: readonly string[] }
);
export interface GestureGatherer<Seen> {
  /** `nowMs`: when it was heard, on the clock of the recorder. */
  hear(event: InputEvent, seen: Seen, nowMs: number): void;
  /** Lets go of what waits for more: a click that could become a double click, text that could go on. */
  settle(nowMs: number): void;
  /** The end: nothing waits any more. */
  flush(): void;
}

/** As Windows has it by default, and X11 applications much the same. */
const doubleMs = 500;
const sameSpot = 5;
/** Farther than a hand that trembles. */
const dragDistance = 8;
const idleMs = 4000;
const modifiers = new Set([
  'Control',
  'Shift',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Fn',
  'OS',
]);
/** Written, but better replayed as the key that it is. */
const textlessKeys = new Set(['Enter', 'Tab', 'Escape', 'Backspace', 'Delete']);

/** Puts events together: down and up to a click, two clicks to a double click, letters to a text. */
export function gatherGestures<Seen>(tell: (gesture: Gesture<Seen>) => void): GestureGatherer<Seen> {
  const held = new Set<string>();
  let down: { at: Point; button: MouseButton; seen: Seen; ms: number } | undefined;
  let click: Extract<Gesture<Seen>, { do: 'click' }> | undefined;
  let typed: { text: string; seen: Seen; startedMs: number; endedMs: number } | undefined;

  const flushClick = (): void => {
    if (click) tell(click);
    click = undefined;
  };
  const flushText = (): void => {
    if (typed && typed.text !== '') tell({ do: 'type', ...typed });
    typed = undefined;
  };
  const press = (key: string, seen: Seen, nowMs: number): void => {
    flushClick();
    const isPlain = !held.has('Control') && !held.has('Alt') && !held.has('Meta');
    if (key === 'Backspace' && isPlain && typed && typed.text !== '') {
      typed.text = [...typed.text].slice(0, -1).join('');
      typed.endedMs = nowMs;
      return;
    }
    flushText();
    const keys = [...[...held].filter((one) => modifiers.has(one) && !one.endsWith('Lock')), key];
    tell({ do: 'press', keys, seen, startedMs: nowMs, endedMs: nowMs });
  };
  const write = (text: string, seen: Seen, nowMs: number): void => {
    flushClick();
    typed = {
      text: (typed?.text ?? '') + text,
      seen: typed?.seen ?? seen,
      startedMs: typed?.startedMs ?? nowMs,
      endedMs: nowMs,
    };
  };
  const release = (at: Point, nowMs: number): void => {
    if (!down) return;
    const { at: from, button, seen, ms } = down;
    down = undefined;
    if (distance(from, at) > dragDistance) {
      flushClick();
      tell({ do: 'drag', from, to: at, seen, startedMs: ms, endedMs: nowMs });
      return;
    }
    const isSecond =
      click &&
      click.count === 1 &&
      click.button === button &&
      distance(click.at, from) <= sameSpot &&
      ms - click.endedMs <= doubleMs;
    if (click && isSecond) {
      click = { ...click, count: 2, endedMs: nowMs };
      flushClick();
      return;
    }
    flushClick();
    click = { do: 'click', at: from, button, count: 1, seen, startedMs: ms, endedMs: nowMs };
  };
  return {
    hear(event, seen, nowMs) {
      switch (event.type) {
        case 'mouse-down':
          flushText();
          down = { at: event.at, button: event.button, seen, ms: nowMs };
          return;
        case 'mouse-up':
          return release(event.at, nowMs);
        case 'mouse-move':
          return;
        case 'key-up':
          held.delete(event.key);
          return;
        case 'key-down': {
          if (modifiers.has(event.key)) {
            held.add(event.key);
            return;
          }
          const isCommand = (held.has('Control') || held.has('Alt') || held.has('Meta')) && !isAltGraph(held);
          const isText = event.text !== undefined && event.text !== '' && !textlessKeys.has(event.key);
          if (isText && !isCommand) write(event.text ?? '', seen, nowMs);
          else press(event.key, seen, nowMs);
        }
      }
    },
    settle(nowMs) {
      if (click && nowMs - click.endedMs > doubleMs && !down) flushClick();
      if (typed && nowMs - typed.endedMs > idleMs) flushText();
    },
    flush() {
      flushClick();
      flushText();
    },
  };
}

/** Control and Alt together write the third sign of a key on many keyboards. */
function isAltGraph(held: ReadonlySet<string>): boolean {
  return held.has('AltGraph') || (held.has('Control') && held.has('Alt') && !held.has('Meta') && held.size === 2);
}

function distance(a: Point, b: Point): number {
  return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
}
