import type { Frame, Rect, Size } from '../replay/screen.ts';

/** Grey picture, a byte a pixel, rows from the top. */
export interface GreyPicture extends Size {
  readonly grey: Uint8Array;
}
/** Where a picture was found. */
export interface Match {
  readonly box: Rect;
  /** -1 to 1: normalised cross-correlation with the mean taken off. */
  readonly score: number;
  /** Best score of a place that does not overlap this one; -1 when there is no room for another. */
  readonly runnerUp: number;
  /** Next best places that overlap neither the best nor one another, the best first; few. */
  readonly others: readonly { readonly box: Rect; readonly score: number }[];
}
/** Label of a mark, free of size and polarity. */
export interface Ink {
  /** 576 values (12 rows of 48, the label stretched over them), mean 0, length 1: two inks are compared by their scalar product. */
  readonly shape: Float32Array;
  /** Width by height of the label. */
  readonly aspect: number;
  /** Height of the label by the height of its mark, 0–1. */
  readonly fill: number;
  /** Centre of the label in its mark, 0–1. */
  readonly centre: { readonly x: number; readonly y: number };
}
/** Something that looks as if it could be clicked: a button, a field, an icon, a line of text. */
export interface Mark {
  readonly box: Rect;
  /** Undefined for what is empty inside. */
  readonly ink: Ink | undefined;
}
export interface ReadText {
  readonly text: string;
  /** 0–1 */
  readonly confidence: number;
}

/** Sees: works on pictures, away from the event loop. */
export interface Vision {
  /** Takes a picture in; all coordinates of what is found are those of the screen. */
  look(frame: Frame): Promise<View>;
  close(): Promise<void>;
}
export interface View {
  /** Searches the region for the picture at one scale; undefined when the region is smaller than the picture. */
  match(picture: GreyPicture, region: Rect): Promise<Match | undefined>;
  marks(region: Rect): Promise<readonly Mark[]>;
  /** Ink of one place, as `marks` would take it. */
  inkOf(box: Rect): Promise<Ink | undefined>;
  /** Text inside a mark, read at several times its size; undefined when there is none, or nothing that can read here. */
  read(box: Rect): Promise<ReadText | undefined>;
  cut(region: Rect): Promise<GreyPicture>;
  /** Share (0–1) of the pixels of the region that differ by more than noise from another picture of the same place. */
  difference(before: GreyPicture, region: Rect): Promise<number>;
  /** Lets go of the memory. */
  close(): Promise<void>;
}
