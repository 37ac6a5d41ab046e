import type { DesktopWindow, Point } from '#core/replay/screen.ts';
import { matchesTitle, windowAt } from '../run/windows.ts';

/** Which windows are recorded. Nothing of any other is kept. */
export interface AllowList {
  isAllowed(window: DesktopWindow, windows: readonly DesktopWindow[]): boolean;
  /** The window at a point, without one that with the keyboard; undefined (and told) when it is not recorded. */
  windowFor(windows: readonly DesktopWindow[], at: Point | undefined): DesktopWindow | undefined;
}

/** `names`: titles (with `*`) or names of applications. `passOver` is told once of each application that is not recorded. */
export function makeAllowList(names: readonly string[], passOver: (application: string) => void): AllowList {
  const told = new Set<string>();
  const isNamed = (one: DesktopWindow): boolean =>
    names.some((name) => one.application === name.toLowerCase() || (one.title !== '' && matchesTitle(one.title, name)));
  const isAllowed = (window: DesktopWindow, windows: readonly DesktopWindow[]): boolean =>
    isNamed(window) ||
    // A menu, or a dialog: part of an application of which a window is recorded.
    windows.some((one) => isNamed(one) && isSameApplication(one, window));
  return {
    isAllowed,
    windowFor(windows, at) {
      const window = at ? windowAt(windows, at) : (windows.find(({ isForeground }) => isForeground) ?? windows[0]);
      if (window && isAllowed(window, windows)) return window;
      const application = window?.application || window?.className || 'the desktop';
      if (!told.has(application)) passOver(application);
      told.add(application);
      return undefined;
    },
  };
}

function isSameApplication(a: DesktopWindow, b: DesktopWindow): boolean {
  if (a.application !== '' && b.application !== '') return a.application === b.application;
  return a.className !== '' && a.className === b.className;
}
