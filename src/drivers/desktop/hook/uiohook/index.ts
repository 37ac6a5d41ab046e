import { messageOf } from '#core/errors.ts';
import { DesktopError, type InputHook, type MouseButton } from '#core/ports/desktop.ts';
import { shapeEvents, type RawEvent } from '../shape-events.ts';
import { nameOfCode, writingKeyOfCode } from './codes.ts';
import { loadWindowsWriter, writeUsKey, type WriteKey } from './windows-text.ts';

const buttons: Readonly<Record<number, MouseButton>> = { 1: 'left', 2: 'right', 3: 'middle' };

interface KeyEvent {
  readonly keycode: number;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}
interface MouseEvent {
  readonly x: number;
  readonly y: number;
  readonly button: unknown;
}

/**
 * Hears all of mouse and keyboard through uiohook: on Windows with the text that its layout makes of keys, elsewhere as
 * if the keyboard were one of the United States. Where it is X11 it listens to the display of the process.
 */
export function makeUiohook(platform: NodeJS.Platform): InputHook {
  let end: (() => void) | undefined;
  return {
    async start(hear) {
      end?.();
      const { uIOhook } = await load();
      const write = platform === 'win32' ? await loadWindowsWriter().catch(() => writeUsKey) : writeUsKey;
      const tell = shapeEvents(hear);
      const onKey = (type: 'key-down' | 'key-up') => (event: KeyEvent) => {
        const key = readKey(event, type === 'key-down', write);
        if (key) tell({ atMs: Date.now(), type, ...key });
      };
      const onButton =
        (type: 'mouse-down' | 'mouse-up') =>
        ({ x, y, button }: MouseEvent) => {
          const known = buttons[Number(button)];
          if (known) tell({ atMs: Date.now(), type, at: { x, y }, button: known });
        };
      const listeners = {
        keydown: onKey('key-down'),
        keyup: onKey('key-up'),
        mousedown: onButton('mouse-down'),
        mouseup: onButton('mouse-up'),
        mousemove: ({ x, y }: MouseEvent) => tell({ atMs: Date.now(), type: 'mouse-move', at: { x, y } }),
      };
      uIOhook
        .on('keydown', listeners.keydown)
        .on('keyup', listeners.keyup)
        .on('mousedown', listeners.mousedown)
        .on('mouseup', listeners.mouseup)
        .on('mousemove', listeners.mousemove);
      end = () => {
        for (const [name, listener] of Object.entries(listeners)) uIOhook.off(name, listener);
        uIOhook.stop();
        end = undefined;
      };
      try {
        uIOhook.start();
      } catch (error) {
        end = undefined;
        uIOhook.removeAllListeners();
        throw new DesktopError(`Mouse and keyboard cannot be listened to: ${messageOf(error)}.`, { cause: error });
      }
    },
    stop: async () => end?.(),
  };
}

async function load() {
  try {
    return await import('uiohook-napi');
  } catch (error) {
    const said =
      'Mouse and keyboard cannot be listened to: the package uiohook-napi is not installed or not for this machine.';
    throw new DesktopError(said, { cause: error });
  }
}

function readKey(
  event: KeyEvent,
  isDown: boolean,
  write: WriteKey,
): Pick<Extract<RawEvent, { key: string }>, 'key' | 'text'> | undefined {
  const name = nameOfCode(event.keycode);
  if (name !== undefined) return { key: name, text: undefined };
  const own = writingKeyOfCode(event.keycode);
  if (own === undefined) return undefined;
  const { shiftKey: shift, ctrlKey: control, altKey: alt } = event;
  // Control and Alt together are AltGr; one of them alone, or the Windows key, makes a command of it.
  const isCommand = event.metaKey || control !== alt;
  if (isCommand || !isDown) return { key: shift ? own.shifted : own.plain, text: undefined };
  const text = write(own, { shift, control, alt });
  return { key: text ?? 'Dead', text };
}
