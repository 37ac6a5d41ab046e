import type { GreyPicture, Ink, Mark, Match } from '#core/ports/vision.ts';
import { intersect, type Frame, type Rect } from '#core/replay/screen.ts';
import { findMarks } from './marks.ts';
import { matchIn } from './match.ts';
import { cutGrey, greyOf, shareOfDifference } from './pixels.ts';
import { prepareForReading, type Readable } from './readable.ts';

/** One frame and all that can be seen in it. Coordinates in and out are those of the screen. */
export class SeenFrame {
  readonly #frame: Frame;
  #grey: GreyPicture | undefined;
  readonly #marks = new Map<string, readonly Mark[]>();

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  match(picture: GreyPicture, region: Rect): Match | undefined {
    const inside = this.#clip(region);
    if (inside === undefined) return undefined;
    const found = matchIn(picture, cutGrey(this.#greyNow(), inside));
    if (found === undefined) return undefined;
    const toScreen = (box: Rect) => this.#toScreen(box, inside);
    const others = found.others.map(({ box, score }) => ({ box: toScreen(box), score }));
    return { box: toScreen(found.box), score: found.score, runnerUp: others[0]?.score ?? -1, others };
  }

  marks(region: Rect): readonly Mark[] {
    const inside = this.#clip(region);
    if (inside === undefined) return [];
    const key = JSON.stringify(inside);
    const known = this.#marks.get(key);
    if (known) return known;
    const marks = findMarks(cutFrame(this.#frame, inside)).map(({ box, ink }) => ({
      box: this.#toScreen(box, inside),
      ink,
    }));
    this.#marks.set(key, marks);
    return marks;
  }

  inkOf(box: Rect): Ink | undefined {
    const around = 8;
    const region = {
      x: box.x - around,
      y: box.y - around,
      width: box.width + 2 * around,
      height: box.height + 2 * around,
    };
    const overlapOf = (mark: Mark) => {
      const both = intersect(mark.box, box);
      const shared = both ? both.width * both.height : 0;
      return shared / (mark.box.width * mark.box.height + box.width * box.height - shared);
    };
    const [best] = this.marks(region)
      .filter(({ ink }) => ink !== undefined)
      .map((mark) => ({ mark, overlap: overlapOf(mark) }))
      .sort((a, b) => b.overlap - a.overlap);
    return best && best.overlap >= 0.3 ? best.mark.ink : undefined;
  }

  cut(region: Rect): GreyPicture {
    const { origin } = this.#frame;
    return cutGrey(this.#greyNow(), { ...region, x: region.x - origin.x, y: region.y - origin.y });
  }

  difference(before: GreyPicture, region: Rect): number {
    return shareOfDifference(before, this.cut(region));
  }

  readable(box: Rect): Readable | undefined {
    return prepareForReading(this.cut(box));
  }

  #greyNow(): GreyPicture {
    return (this.#grey ??= greyOf(this.#frame));
  }

  /** The part of a region that the frame shows, in the frame's own coordinates. */
  #clip({ x, y, width, height }: Rect): Rect | undefined {
    const { origin, ...size } = this.#frame;
    return intersect({ x: x - origin.x, y: y - origin.y, width, height }, { x: 0, y: 0, ...size });
  }

  #toScreen(box: Rect, inside: Rect): Rect {
    const { origin } = this.#frame;
    return { ...box, x: box.x + inside.x + origin.x, y: box.y + inside.y + origin.y };
  }
}

function cutFrame({ width, origin, bgra }: Frame, region: Rect): Frame {
  const cut = new Uint8Array(region.width * region.height * 4);
  for (let row = 0; row < region.height; row++) {
    const from = ((region.y + row) * width + region.x) * 4;
    cut.set(bgra.subarray(from, from + region.width * 4), row * region.width * 4);
  }
  return { width: region.width, height: region.height, origin, bgra: cut };
}
