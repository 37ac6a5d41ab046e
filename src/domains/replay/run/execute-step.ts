import { centreOf, isInside, type DesktopWindow } from '#core/replay/screen.ts';
import { injectedFailures, type StepPermission, type Trigger } from '#core/replay/execution.ts';
import type { Step, Target } from '#core/replay/workflow.ts';
import { confirmAfter, type BeforeAction } from '../verify/postconditions.ts';
import { act, describeAction } from './act.ts';
import { noteArrangement, recordedClientOf } from './arrangement.ts';
import { isStillOpen, locate, stamp, waitForWindow } from './locate.ts';
import { confirmingMs, type Located, type StepEnd, type StepTry } from './progress.ts';
import { refuse } from './refuse.ts';
import { sayHowToGoOn } from './start.ts';
import { isFoundAnew, proposeHealing } from './propose-healing.ts';
import { describeWindow, isOfSameApplication } from './windows.ts';

type Granted = Extract<StepPermission, { mayRun: true }>;

/** A hovered button is painted before it is pressed: that is not what the press brought about. */
const hoverMs = 30;

/** One try of a step: find, look once more, write down the intent, act, write that down, confirm. */
export async function executeStep(step: Step, granted: Granted, tried: StepTry): Promise<StepEnd> {
  const { context, desktop, signal } = tried;
  const { desk, options, workflow } = context;
  const injected = granted.inject ? injectedFailures[granted.inject] : options.inject?.get(step.id);
  if (injected === 'TARGET_NOT_FOUND' || injected === 'LOW_CONFIDENCE') return failOnPurpose(injected);

  const place = await findPlace(step, granted, tried);
  if ('status' in place) return place;
  const { window, from, to } = place;
  const refusal = refuse(step, [from, to], options.approved?.has(step.id) === true);
  if (refusal) return refusal;

  if (from) {
    await desktop.move(from.answer.point);
    context.mouse = from.answer.point;
    await desk.clock.sleep(hoverMs, signal);
  }
  const before: BeforeAction = {
    window,
    frame: await desktop.capture(window.client),
    recordedClient: recordedClientOf(step, tried),
    touched: from?.answer.box,
    touchedAsRecorded: step.action.do === 'click' ? workflow.targets[step.action.target]?.box : undefined,
    isRearranged: noteArrangement(step, window, from, tried),
  };
  if (signal.aborted) return { status: 'stopped' };
  const label = (id: string): string => workflow.targets[id]?.label ?? id;
  await desk.journal.intend(options.run, step.id, now(tried));
  await desk.announce({ ...stamp(tried), type: 'acting', step: step.id, action: describeAction(step, label) });
  const isInTheWay = await findChange(step, place, tried);
  if (isInTheWay) {
    await desk.journal.settled(options.run, step.id, now(tried), 'failed');
    return isInTheWay;
  }
  await act(step, window, { from, to }, tried);
  await desk.journal.acted(options.run, step.id, now(tried));
  await desk.announce({ ...stamp(tried), type: 'acted', step: step.id });
  if (signal.aborted) return { status: 'stopped' };

  if (injected === 'WATCHDOG_TIMEOUT') await desk.clock.sleep(tried.untilMs * 2, signal);
  if (injected === 'POSTCONDITION_FAILED') return failOnPurpose(injected);
  const world = {
    desktop,
    probes: desk.probes,
    clock: desk.clock,
    signal,
    valueOf: (name: string) => options.values.get(name),
    textOf: (target: string) => readTarget(step, target, granted, tried),
  };
  const untilMs = Math.max(tried.untilMs, desk.clock.elapsedMs() + confirmingMs(step));
  const confirmation = await confirmAfter(step.after, before, world, untilMs);
  if (confirmation.status === 'not-held') {
    if (signal.aborted) return { status: 'stopped' };
    return failUnconfirmed(step, confirmation.said, from, tried);
  }
  const isHealed = isFoundAnew(from) && step.after.length > 0;
  const target =
    step.action.do === 'click' || step.action.do === 'drag' ? workflow.targets[step.action.target] : undefined;
  const healed =
    isHealed && granted.mayLearn && from && target ? await proposeHealing(step, target, from, context) : undefined;
  return { status: 'done', answer: from?.answer, located: from, healed, isHealed };
}

interface FoundPlace {
  readonly window: DesktopWindow;
  readonly from: Located | undefined;
  readonly to: Located | undefined;
}

async function findPlace(step: Step, { thresholds }: Granted, tried: StepTry): Promise<FoundPlace | StepEnd> {
  const { targets } = tried.context.workflow;
  const { action } = step;
  if (action.do !== 'click' && action.do !== 'drag') {
    const ready = await waitForWindow(step, tried);
    if ('status' in ready) return ready;
    return { window: await bringToFront(step, ready.window, tried), from: undefined, to: undefined };
  }
  const from = await locate(step, requireTarget(targets, action.target), thresholds, tried);
  if ('status' in from) return from;
  if (action.do === 'click') return { window: from.window, from, to: undefined };
  const to = await locate(step, requireTarget(targets, action.to), thresholds, tried);
  if ('status' in to) return to;
  return { window: from.window, from, to };
}

/** Keys go to what has the focus: a window of another application must not have it. */
async function bringToFront(step: Step, window: DesktopWindow, { desktop }: StepTry): Promise<DesktopWindow> {
  if (step.action.do === 'wait' || step.action.do === 'close' || window.isForeground) return window;
  const windows = await desktop.windows();
  const front = windows.find(({ isForeground }) => isForeground);
  // A menu or a field of its own may have the focus, and would lose it.
  if (front && front.title === '' && isOfSameApplication(front, window)) return window;
  await desktop.focus(window.id);
  return (await desktop.windows()).find(({ id }) => id === window.id) ?? window;
}

/** What became different while the last preparations were made; undefined when nothing did. */
async function findChange(step: Step, { window, from, to }: FoundPlace, tried: StepTry): Promise<StepEnd | undefined> {
  const moved = (said: string): StepEnd => ({
    status: 'halted',
    reason: 'target-not-found',
    trigger: 'TARGET_NOT_FOUND',
    said: `${said} just before the action, so nothing was done. Run the workflow again.`,
    answer: from?.answer,
  });
  if (tried.signal.aborted) return { status: 'stopped' };
  for (const located of [from, to]) {
    // The mouse is over it by now, which may have painted it anew: its picture was compared before.
    if (located && !(await isStillOpen(located, tried))) {
      return moved('Another window came upon the place, or the window moved,');
    }
  }
  if (step.action.do === 'type' || step.action.do === 'press') {
    const front = (await tried.desktop.windows()).find(({ isForeground }) => isForeground);
    const isOwn =
      front !== undefined && (front.id === window.id || (front.title === '' && isOfSameApplication(front, window)));
    if (front && !isOwn) return moved(`${describeWindow(front)} has the keyboard`);
  }
  return undefined;
}

async function failUnconfirmed(step: Step, said: string, from: Located | undefined, tried: StepTry): Promise<StepEnd> {
  const windows = await tried.desktop.windows();
  const isGone = from && !windows.some((window) => isOfSameApplication(window, step.window));
  return {
    status: 'failed',
    reason: isGone ? 'application-gone' : 'postcondition-failed',
    trigger: 'POSTCONDITION_FAILED',
    said: `“${step.title}” was carried out, but ${said}${isGone ? ', and the application is gone' : ''}. ${sayHowToGoOn(step, tried.context.workflow)}`,
    answer: from?.answer,
  };
}

/** Text of a target as it is now: of its control where the platform tells of one, otherwise read from the screen. */
async function readTarget(
  step: Step,
  id: string,
  { thresholds }: Granted,
  tried: StepTry,
): Promise<string | undefined> {
  const { desktop, context, signal } = tried;
  const { find, readText } = context.desk;
  const target = context.workflow.targets[id];
  const windows = await desktop.windows();
  const ready = target && windows.find((window) => isOfSameApplication(window, step.window));
  if (!target || !ready) return undefined;
  const answer = await find({ workflow: context.workflow, target, window: ready, windows, thresholds, signal });
  if (answer.status === 'lost') return undefined;
  const middle = centreOf(answer.box);
  const element = (await desktop.elements(ready.id))
    .filter(({ bounds, isVisible }) => isVisible && isInside(bounds, middle))
    .toSorted((a, b) => a.bounds.width * a.bounds.height - b.bounds.width * b.bounds.height)[0];
  return (element && (await desktop.textOf(element.id))) ?? (await readText(answer.box));
}

function requireTarget(targets: Readonly<Record<string, Target>>, id: string): Target {
  const target = targets[id];
  if (!target) throw new Error(`there is no target ${id}`);
  return target;
}

function failOnPurpose(trigger: Trigger): StepEnd {
  const isBefore = trigger === 'TARGET_NOT_FOUND' || trigger === 'LOW_CONFIDENCE';
  return {
    status: isBefore ? 'halted' : 'failed',
    reason: isBefore ? 'target-not-found' : 'postcondition-failed',
    trigger,
    said: 'Failed on purpose: test mode.',
  };
}

function now(tried: StepTry): string {
  return tried.context.desk.clock.now().toISOString();
}
