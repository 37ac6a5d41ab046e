import type { Desktop } from '#core/ports/desktop.ts';

/** The try is over: stopped, or out of time. Nothing of it may touch the screen any more. */
export class TryOverError extends Error {}

/** The same desktop; as soon as the signal is aborted, nothing on it can be touched. */
export function guardDesktop(desktop: Desktop, signal: AbortSignal): Desktop {
  const guard = <Arguments extends readonly unknown[]>(act: (...args: Arguments) => Promise<void>) => {
    return async (...args: Arguments): Promise<void> => {
      if (signal.aborted) throw new TryOverError('the try is over');
      await act(...args);
    };
  };
  return {
    platform: desktop.platform,
    size: () => desktop.size(),
    windows: () => desktop.windows(),
    elements: (id) => desktop.elements(id),
    capture: (region) => desktop.capture(region),
    textOf: (id) => desktop.textOf(id),
    close: () => desktop.close(),
    move: guard((to) => desktop.move(to)),
    click: guard((at, options) => desktop.click(at, options)),
    drag: guard((from, to) => desktop.drag(from, to)),
    type: guard((text) => desktop.type(text)),
    press: guard((keys) => desktop.press(keys)),
    focus: guard((id) => desktop.focus(id)),
    closeWindow: guard((id) => desktop.closeWindow(id)),
  };
}
