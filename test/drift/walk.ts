import type { Desktop } from '#core/ports/desktop.ts';
import { centreOf, isInside, type Frame, type Point, type Rect, type Size } from '#core/replay/screen.ts';
import type { Intent, RunningApp, TruthBox } from './app.ts';
import { isComplete, judgeAction, type Verdict } from './judge.ts';
import { pause } from './witness.ts';

/** What is on the screen before one action. */
export interface Moment {
  readonly intent: Intent;
  readonly index: number;
  /** All that the application shows, and a little around it. */
  readonly frame: Frame;
  readonly area: Rect;
  readonly boxes: readonly TruthBox[];
  readonly covers: readonly Rect[];
  /** Undefined when the widget is not there, or the action is no click. */
  readonly at: Point | undefined;
}
export interface WalkedAction {
  readonly intent: Intent;
  readonly verdict: Verdict;
}

/** What the application needs at most to show what was done to it, slowed down or not. */
const answerMs = 4000;

/**
 * Goes through all actions with the truth as its guide: clicks in the middle of what the application says is meant. Used to
 * record, to have the frames of every moment for all methods alike, and to see that a drift can be completed at all.
 * `look` is told of every moment before it is acted. A widget that is not there, or stays covered, is passed over.
 */
export async function walkByTruth(
  app: RunningApp,
  desktop: Desktop,
  intents: readonly Intent[],
  look: (moment: Moment) => Promise<void>,
): Promise<readonly WalkedAction[]> {
  const walked: WalkedAction[] = [];
  for (const [index, intent] of intents.entries()) {
    await park(desktop);
    const widget = intent.do === 'click' ? intent.widget : undefined;
    const boxes = await waitForBox(app, widget);
    const box = boxes.find((one) => one.widget === widget);
    const at = box && centreOf(box);
    const covers = await app.covers();
    const mark = await app.witness.mark();
    const area = areaOf(boxes, await desktop.size());
    await look({ intent, index, frame: await desktop.capture(area), area, boxes, covers, at });
    if (intent.do === 'type') await desktop.type(intent.text);
    else if (intent.do === 'press') await desktop.press(intent.keys);
    else if (at && (await waitUntilFree(app, at))) await desktop.click(at);
    else continue;
    const events = await app.witness.settle(mark, (got) => isComplete(intent, got), answerMs);
    const seen = {
      clicks: intent.do === 'click' && at ? [at] : [],
      sent: intent.do === 'click' ? 0 : 1,
      events,
      silent: widget !== undefined && app.silent?.has(widget) ? box : undefined,
    };
    walked.push({ intent, verdict: judgeAction(intent, seen) });
  }
  return walked;
}

/** Around all boxes, cut to the screen. */
function areaOf(boxes: readonly Rect[], screen: Size): Rect {
  const around = 20;
  const x = Math.max(0, Math.min(...boxes.map((box) => box.x)) - around);
  const y = Math.max(0, Math.min(...boxes.map((box) => box.y)) - around);
  const right = Math.min(screen.width, Math.max(...boxes.map((box) => box.x + box.width)) + around);
  const bottom = Math.min(screen.height, Math.max(...boxes.map((box) => box.y + box.height)) + around);
  return { x, y, width: right - x, height: bottom - y };
}

/** A widget that is not there may be painted late. */
async function waitForBox(app: RunningApp, widget: string | undefined): Promise<readonly TruthBox[]> {
  for (const until = performance.now() + answerMs; ;) {
    const boxes = await app.witness.boxes();
    const isThere = widget === undefined || boxes.some((box) => box.widget === widget);
    if (isThere || performance.now() >= until) return boxes;
    await pause(100);
  }
}

/** What lies over it may go away by itself. */
async function waitUntilFree(app: RunningApp, at: Point): Promise<boolean> {
  const until = performance.now() + answerMs;
  const isCovered = async () => (await app.covers()).some((cover) => isInside(cover, at));
  while ((await isCovered()) && performance.now() < until) await pause(100);
  return !(await isCovered());
}

/** Where the mouse covers nothing and nothing lights up under it. */
export async function park(desktop: Desktop): Promise<void> {
  const { width, height } = await desktop.size();
  await desktop.move({ x: width - 4, y: height - 4 });
  await pause(60);
}
