import { isInside, type Point, type Rect } from '#core/replay/screen.ts';
import type { Intent, TruthBox, TruthEvent } from './app.ts';

/** `wrong` is anything that reached the application or another window and was not meant; a click on nothing is wrong too. */
export type Verdict = { readonly is: 'right' | 'halted' } | { readonly is: 'wrong'; readonly said: string };

/** What was seen of one action, by the screen's side and by the application's. */
export interface Seen {
  /** Where the mouse was pressed during the action. */
  readonly clicks: readonly Point[];
  /** Texts and keys that were sent during the action, in all. */
  readonly sent: number;
  /** What the application got during the action. */
  readonly events: readonly TruthEvent[];
  /** Box of a widget that tells nothing of a press, as it was before the action; undefined for all others. */
  readonly silent?: Rect | undefined;
}

/**
 * Judges by what the application says that it got. A click is right when the mouse was pressed once, the widget that was
 * meant got the press and did what it is for, and nothing else happened. Keys are right when all of them went to the widget
 * that was meant and had the effects that were meant.
 */
export function judgeAction(intent: Intent, { clicks, sent, events, silent }: Seen): Verdict {
  const of = (what: TruthEvent['what']) => events.filter((event) => event.what === what).map(({ widget }) => widget);
  const [presses, keys, effects] = [of('press'), of('key'), new Set(of('effect'))];
  if (clicks.length === 0 && sent === 0) {
    return events.length === 0 ? { is: 'halted' } : wrong(`nothing was done, but it got ${list(events)}`);
  }
  const isAsMeant = intent.effects.length === effects.size && intent.effects.every((widget) => effects.has(widget));
  if (intent.do === 'click') {
    if (sent > 0) return wrong('keys were sent instead of a click');
    if (clicks.length !== 1) return wrong(`the mouse was pressed ${clicks.length} times`);
    const [at] = clicks;
    if (silent && at && isInside(silent, at) && events.length === 0) return { is: 'right' };
    if (presses.length === 0 && effects.size === 0) return wrong('a place was pressed that is nothing');
    if (presses.length !== 1 || presses[0] !== intent.widget)
      return wrong(`pressed ${presses.join(', ') || 'nothing'}`);
    return isAsMeant ? { is: 'right' } : wrong(`had the effect ${[...effects].join(', ') || 'none'}`);
  }
  if (clicks.length > 0) return wrong('the mouse was pressed instead of a key');
  if (intent.focus !== undefined && keys.some((widget) => widget !== intent.focus))
    return wrong(`${list(events)} instead of ${intent.focus}`);
  if (intent.focus !== undefined && keys.length === 0) return wrong('the keys did not arrive');
  return isAsMeant ? { is: 'right' } : wrong(`had the effect ${[...effects].join(', ') || 'none'}`);
}

/** Whether all has happened that has to: there is nothing more to be waited for. */
export function isComplete(intent: Intent, events: readonly TruthEvent[]): boolean {
  const has = (what: TruthEvent['what'], widget: string) =>
    events.some((event) => event.what === what && event.widget === widget);
  if (!intent.effects.every((widget) => has('effect', widget))) return false;
  if (intent.do === 'click') return has('press', intent.widget) || intent.effects.length > 0;
  if (intent.focus === undefined) return intent.effects.length > 0;
  const keys = events.filter((event) => event.what === 'key').length;
  return keys >= (intent.do === 'type' ? [...intent.text].length : 1);
}

/** What a click there would be, by the boxes that the application tells: for methods that are only asked, not let loose. */
export function judgePoint(
  at: Point | undefined,
  widget: string,
  boxes: readonly TruthBox[],
  covers: readonly Rect[],
): Verdict {
  if (at === undefined) return { is: 'halted' };
  if (covers.some((cover) => isInside(cover, at))) return wrong('another window lies there');
  const box = boxes.find((one) => one.widget === widget);
  if (!box) return wrong('what was meant is not there');
  return isInside(box, at) ? { is: 'right' } : wrong('beside what was meant');
}

function list(events: readonly TruthEvent[]): string {
  return events.map(({ what, widget }) => `${what} ${widget}`).join(', ');
}
function wrong(said: string): Verdict {
  return { is: 'wrong', said };
}
