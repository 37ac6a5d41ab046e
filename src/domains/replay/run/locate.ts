import { anchorRungs, type FindingAnswer, type FindingThresholds } from '#core/replay/finding-a-target.ts';
import { centreOf, intersect, isInside, type DesktopWindow, type Frame } from '#core/replay/screen.ts';
import type { Step, Target } from '#core/replay/workflow.ts';
import { countDifferent } from '../verify/difference.ts';
import type { Located, StepEnd, StepTry } from './progress.ts';
import { describeAnchor, describeWindow, findModal, findWindow, isOfSameApplication, windowAt } from './windows.ts';

const firstPauseMs = 60;
const longestPauseMs = 400;
const besideWindow = 24;
const repaintMs = 80;
/** Share of a box that may differ between finding and clicking: a caret blinks. */
const mostDifferent = 0.03;

/** Waits until the window of a step is there and nothing unexpected lies upon it. */
export async function waitForWindow(
  step: Step,
  tried: StepTry,
): Promise<{ readonly window: DesktopWindow; readonly windows: readonly DesktopWindow[] } | StepEnd> {
  const { context, desktop, signal, findUntilMs } = tried;
  const { clock } = context.desk;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
    if (signal.aborted) return { status: 'stopped' };
    const windows = await desktop.windows();
    const window = findWindow(windows, step.window);
    const modal = window && findModal(windows, window, context.workflow);
    if (window && !modal) {
      context.seen.add(JSON.stringify(step.window));
      return { window, windows };
    }
    if (clock.elapsedMs() >= findUntilMs) {
      return modal ? haltAtModal(modal) : haltWithoutWindow(step, windows, context.seen);
    }
    await clock.sleep(pause, signal);
  }
}

/**
 * Looks for a target until it is found and proves to be still there and uncovered. While the picture stays the same
 * the answer would too, so it is looked for again only when something was painted.
 */
export async function locate(
  step: Step,
  target: Target,
  thresholds: FindingThresholds,
  tried: StepTry,
): Promise<Located | StepEnd> {
  const { context, desktop, signal, findUntilMs } = tried;
  const { clock, find, announce } = context.desk;
  let last: { readonly picture: Frame; readonly answer: FindingAnswer } | undefined;
  let covering: DesktopWindow | undefined;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
    const ready = await waitForWindow(step, tried);
    if ('status' in ready) return ready;
    const { window, windows } = await uncover(ready, tried);
    const picture = await desktop.capture(window.client);
    if (!last || covering || hasNews(last.picture, picture)) {
      if (last) tried.retries++;
      const answer = await find({ workflow: context.workflow, target, window, windows, thresholds, signal });
      if (signal.aborted) return { status: 'stopped' };
      last = { picture, answer };
      await announce({
        ...stamp(tried),
        type: 'target-looked-for',
        step: step.id,
        answer: answer.status,
        by: answer.status === 'found' ? answer.rung : answer.reason,
        said: context.secrets.maskText(answer.status === 'found' ? '' : answer.said),
        score: answer.status === 'found' ? answer.score : undefined,
        margin: answer.status === 'found' ? answer.margin : undefined,
        asked: answer.asked.map((one) => ({ ...one, said: context.secrets.maskText(one.said) })),
        ms: answer.ms,
      });
      if (!isAnchored(answer) && (await moveAway(window, tried))) {
        // What the mouse lies on is painted in another way, and may show a tooltip: that is not how it was recorded.
        last = undefined;
        continue;
      }
      if (answer.status === 'found') {
        const after = await desktop.windows();
        covering = findCovering(answer, window, after);
        if (!covering && hasNotMoved(window, after) && (await isPainted(answer, picture, tried))) {
          return { answer, window, windows, picture };
        }
        // What was seen is not what is there now: look again, even if the picture is the old one by then.
        last = covering ? last : undefined;
      } else {
        covering = undefined;
      }
    }
    if (clock.elapsedMs() >= findUntilMs) return haltUnfound(last?.answer, covering, target);
    await clock.sleep(pause, signal);
  }
}

/** Just before the action: the window is where it was, and nothing lies upon the point. */
export async function isStillOpen({ answer, window }: Located, { desktop }: StepTry): Promise<boolean> {
  const windows = await desktop.windows();
  return findCovering(answer, window, windows) === undefined && hasNotMoved(window, windows);
}

/** Other applications' windows are sent behind, by bringing this one to the front. Dialogs and menus of its own are not touched. */
async function uncover(
  { window, windows }: { window: DesktopWindow; windows: readonly DesktopWindow[] },
  { desktop }: StepTry,
): Promise<{ window: DesktopWindow; windows: readonly DesktopWindow[] }> {
  const above = windows.slice(
    0,
    windows.findIndex(({ id }) => id === window.id),
  );
  const isCovered = above.some(
    (one) => !isOfSameApplication(one, window) && intersect(one.bounds, window.client) !== undefined,
  );
  if (!isCovered) return { window, windows };
  await desktop.focus(window.id);
  const after = await desktop.windows();
  return { window: after.find(({ id }) => id === window.id) ?? window, windows: after };
}

/** Another window on the point where it was found; the window itself when it is no longer there. */
function findCovering(
  { point }: Located['answer'],
  window: DesktopWindow,
  windows: readonly DesktopWindow[],
): DesktopWindow | undefined {
  const top = windowAt(windows, point);
  return top?.id === window.id ? undefined : (top ?? window);
}

function hasNotMoved(window: DesktopWindow, windows: readonly DesktopWindow[]): boolean {
  const now = windows.find(({ id }) => id === window.id);
  return now !== undefined && now.client.x === window.client.x && now.client.y === window.client.y;
}

/** Its picture is the one in which it was found. */
async function isPainted({ box }: Located['answer'], picture: Frame, { desktop }: StepTry): Promise<boolean> {
  const difference = countDifferent(picture, await desktop.capture(box), box);
  return difference !== undefined && difference.share <= mostDifferent;
}

function isAnchored(answer: FindingAnswer): boolean {
  return answer.status === 'found' && anchorRungs.includes(answer.rung);
}

/** Takes the mouse out of the window in which the run left it; false when it is not there. */
async function moveAway({ bounds }: DesktopWindow, { context, desktop }: StepTry): Promise<boolean> {
  const { mouse, desk } = context;
  if (!mouse || !isInside(bounds, mouse)) return false;
  const { width, height } = await desktop.size();
  const middle = centreOf(bounds);
  const beside = [
    { x: bounds.x - besideWindow, y: middle.y },
    { x: bounds.x + bounds.width + besideWindow, y: middle.y },
    { x: middle.x, y: bounds.y - besideWindow },
    { x: middle.x, y: bounds.y + bounds.height + besideWindow },
  ].find((point) => isInside({ x: 0, y: 0, width, height }, point));
  // A window as large as the screen: its upper edge, where there is a title.
  await desktop.move(beside ?? { x: middle.x, y: Math.max(0, bounds.y) });
  context.mouse = undefined;
  await desk.clock.sleep(repaintMs);
  return true;
}

function hasNews(before: Frame, now: Frame): boolean {
  if (before.origin.x !== now.origin.x || before.origin.y !== now.origin.y) return true;
  if (before.width !== now.width || before.height !== now.height) return true;
  return (countDifferent(before, now, { ...now.origin, width: now.width, height: now.height })?.pixels ?? 1) > 0;
}

function haltAtModal(modal: DesktopWindow): StepEnd {
  return {
    status: 'halted',
    reason: 'unexpected-window',
    trigger: 'TARGET_NOT_FOUND',
    said: `The application shows ${describeWindow(modal)}, which this workflow does not know. Answer it by hand, or record it as a step.`,
    inTheWay: modal.bounds,
  };
}

function haltWithoutWindow(step: Step, windows: readonly DesktopWindow[], seen: ReadonlySet<string>): StepEnd {
  const said = `There is no window ${describeAnchor(step.window)}`;
  const isGone =
    seen.has(JSON.stringify(step.window)) && !windows.some((window) => isOfSameApplication(window, step.window));
  if (isGone) {
    return {
      status: 'failed',
      reason: 'application-gone',
      trigger: 'TARGET_NOT_FOUND',
      said: `${said} any more: the application ended. Start it again, see how far it came, and go on with --resume-from ${step.id}.`,
    };
  }
  const foreground = windows.find(({ isForeground }) => isForeground);
  return {
    status: 'halted',
    reason: 'target-not-found',
    trigger: 'TARGET_NOT_FOUND',
    said: `${said}${foreground ? `; in front is ${describeWindow(foreground)}` : ''}. Open it, then run the workflow again.`,
    inTheWay: foreground?.bounds,
  };
}

function haltUnfound(answer: FindingAnswer | undefined, covering: DesktopWindow | undefined, target: Target): StepEnd {
  if (covering) {
    return {
      status: 'halted',
      reason: 'unexpected-window',
      trigger: 'TARGET_NOT_FOUND',
      said: `${target.label} lies behind ${describeWindow(covering)}. Move or close it, then run the workflow again.`,
      answer,
      inTheWay: covering.bounds,
    };
  }
  const isUnsure = answer?.status === 'lost' && (answer.reason === 'too-uncertain' || answer.reason === 'ambiguous');
  return {
    status: 'halted',
    reason: 'target-not-found',
    trigger: isUnsure ? 'LOW_CONFIDENCE' : 'TARGET_NOT_FOUND',
    said:
      answer?.status === 'lost'
        ? answer.said
        : `${target.label} never stood still long enough to be clicked. Try again.`,
    answer,
  };
}

/** What every event of a try begins with. */
export function stamp({ context }: Pick<StepTry, 'context'>): { at: string; run: string; workflow: string } {
  return {
    at: context.desk.clock.now().toISOString(),
    run: context.options.run,
    workflow: context.workflow.name,
  };
}
