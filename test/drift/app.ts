import type { Desktop } from '#core/ports/desktop.ts';
import type { FindingRung } from '#core/replay/finding-a-target.ts';
import type { Rect, Size } from '#core/replay/screen.ts';
import type { DriftPoint } from './point.ts';
import type { Witness } from './witness.ts';

/**
 * What one action is meant to do, in the application's own words: names of its widgets, never places.
 * `effects` are the widgets that must act, each at least once, and no other.
 */
export type Intent = {
  /** Unique in its workflow, and as steps are named: `04-field-last`. */
  readonly id: string;
  readonly title: string;
  readonly effects: readonly string[];
} & (
  | { readonly do: 'click'; readonly widget: string }
  /** `focus`: the widget that must get every key; undefined where the application gives keys to whatever they stand for. */
  | { readonly do: 'type'; readonly text: string; readonly focus: string | undefined }
  | { readonly do: 'press'; readonly keys: readonly string[]; readonly focus: string | undefined }
);
// Distributes over the union, which Omit alone does not.
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type IntentWithoutId = WithoutId<Intent>;

/** Names them by their place and what they are about. */
export function numberIntents(intents: readonly IntentWithoutId[]): readonly Intent[] {
  return intents.map((intent, index) => {
    const about = intent.do === 'click' ? intent.widget : intent.title;
    const name = about
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
    return { ...intent, id: [String(index + 1).padStart(2, '0'), name].filter((part) => part !== '').join('-') };
  });
}

/** Where a widget is on the screen, as the application itself tells. */
export interface TruthBox extends Rect {
  readonly widget: string;
}

/** What the application got. */
export interface TruthEvent {
  /** `press`: a mouse button went down on it. `key`: it got a key. `effect`: it did what it is for. */
  readonly what: 'press' | 'key' | 'effect';
  readonly widget: string;
}

export interface RunningApp {
  readonly witness: Witness;
  /** Widgets that tell nothing of a press: whether they got it is seen by the box that the application tells. */
  readonly silent?: ReadonlySet<string>;
  /** What lies over its windows now. */
  covers(): Promise<readonly Rect[]>;
  /** Whether all of it together had the effect that was meant: a result, a form's content; `said` tells what is there. */
  checkResult(): Promise<{ readonly isRight: boolean; readonly said: string }>;
  stop(): Promise<void>;
}

/** A screen with a desktop, on which one application is started again and again. */
export interface DriftSession {
  readonly desktop: Desktop;
  /** Undefined: as it was recorded. Comes back when its window is up and has been changed; painting may still be due. */
  launch(point: DriftPoint | undefined): Promise<RunningApp>;
  close(): Promise<void>;
}

/** An application with a workflow of 25 actions: 20 clicks and 5 keys or texts. */
export interface DriftApp {
  readonly name: DriftPoint['app'];
  readonly intents: readonly Intent[];
  /** Rungs that are switched off for it. */
  readonly rungs?: { readonly without: readonly FindingRung[] };
  /** What is not on this machine, as a sentence; undefined when all is there. */
  missing(): string | undefined;
  open(size: Size): Promise<DriftSession>;
}
