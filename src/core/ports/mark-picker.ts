import type { Frame, Rect } from '../replay/screen.ts';

/** Which of the numbered things on a picture is meant. */
export interface PickQuestion {
  /** The client area of one window. */
  readonly frame: Frame;
  /** On the screen; numbered from 1 in this order. */
  readonly marks: readonly Rect[];
  /** For people: `the button “Save”`. */
  readonly label: string;
  /** What was written on it, and words that mean the same. */
  readonly texts: readonly string[];
  /** Places that must not be seen: fields with something secret. */
  readonly masked: readonly Rect[];
}
export interface Picked {
  /** Index among the marks; undefined when none is meant, or nobody could say. */
  readonly mark: number | undefined;
  readonly said: string;
}
/** Looks at a picture and names a number, never a place. Never throws for what an endpoint does. */
export interface MarkPicker {
  pick(question: PickQuestion, signal: AbortSignal): Promise<Picked>;
}
