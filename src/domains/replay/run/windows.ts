import { intersect, isInside, type DesktopWindow, type Point } from '#core/replay/screen.ts';
import type { WindowAnchor, Workflow } from '#core/replay/workflow.ts';

/** `*` stands for anything; everything else as it is. */
export function matchesTitle(title: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return title === pattern;
  if (!title.startsWith(first) || !title.endsWith(last) || title.length < first.length + last.length) return false;
  let at = first.length;
  const end = title.length - last.length;
  return rest.every((part) => {
    const found = title.indexOf(part, at);
    at = found + part.length;
    return found !== -1 && at <= end;
  });
}

/** An empty word of the anchor asks for nothing; an application that the platform cannot tell is not held against a window. */
export function matchesAnchor(window: DesktopWindow, anchor: WindowAnchor): boolean {
  return (
    (anchor.className === '' || window.className === anchor.className) &&
    (anchor.application === '' || window.application === '' || window.application === anchor.application) &&
    (anchor.title === '' || matchesTitle(window.title, anchor.title))
  );
}

/** The window that a step means: the topmost that matches. */
export function findWindow(windows: readonly DesktopWindow[], anchor: WindowAnchor): DesktopWindow | undefined {
  return windows.find((window) => matchesAnchor(window, anchor));
}

export function isOfSameApplication(a: Pick<DesktopWindow, 'application' | 'className'>, b: WindowAnchor): boolean {
  if (a.application !== '' && b.application !== '') return a.application === b.application;
  return a.className !== '' && a.className === b.className;
}

/**
 * A dialog of the application that lies above the window and that no step knows: the application waits for an answer,
 * so nothing behind it is as it was recorded. Windows without a title (menus, tooltips) are none.
 */
export function findModal(
  windows: readonly DesktopWindow[],
  window: DesktopWindow,
  workflow: Workflow,
): DesktopWindow | undefined {
  const above = windows.slice(
    0,
    windows.findIndex(({ id }) => id === window.id),
  );
  return above.find(
    (one) =>
      one.title !== '' &&
      isOfSameApplication(one, window) &&
      intersect(one.bounds, window.bounds) !== undefined &&
      !workflow.steps.some((step) => matchesAnchor(one, step.window)),
  );
}

/** The topmost window at a point. */
export function windowAt(windows: readonly DesktopWindow[], point: Point): DesktopWindow | undefined {
  return windows.find(({ bounds }) => isInside(bounds, point));
}

export function describeAnchor({ title, application, className }: WindowAnchor): string {
  if (title !== '') return `“${title}”`;
  return application === '' ? `of class ${className}` : `of ${application}`;
}
/** How people know a window. */
export function describeWindow({ title, application, className }: DesktopWindow): string {
  if (title !== '') return `“${title.slice(0, 120)}”`;
  return `a window without a title of ${application || className || 'an unknown application'}`;
}
