import type { GreyPicture, Ink, Mark, Match } from '#core/ports/vision.ts';
import type { Frame, Rect } from '#core/replay/screen.ts';
import type { Readable } from './readable.ts';

/** What the worker is asked: each call carries the number of the view it is about. */
export type VisionCall =
  | { readonly do: 'look'; readonly frame: Frame }
  | { readonly do: 'match'; readonly picture: GreyPicture; readonly region: Rect }
  | { readonly do: 'marks'; readonly region: Rect }
  | { readonly do: 'inkOf'; readonly box: Rect }
  | { readonly do: 'readable'; readonly box: Rect }
  | { readonly do: 'cut'; readonly region: Rect }
  | { readonly do: 'difference'; readonly before: GreyPicture; readonly region: Rect }
  | { readonly do: 'close' };
export interface VisionRequest {
  readonly id: number;
  readonly view: number;
  readonly call: VisionCall;
}
export interface VisionAnswers {
  look: undefined;
  match: Match | undefined;
  marks: readonly Mark[];
  inkOf: Ink | undefined;
  readable: Readable | undefined;
  cut: GreyPicture;
  difference: number;
  close: undefined;
}
export type VisionResponse =
  | { readonly id: number; readonly value: VisionAnswers[keyof VisionAnswers] }
  | { readonly id: number; readonly failed: string };
