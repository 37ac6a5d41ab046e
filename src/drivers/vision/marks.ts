import type { Ink, Mark } from '#core/ports/vision.ts';
import type { Frame, Rect } from '#core/replay/screen.ts';
import { inkOfLabel } from './ink.ts';
import { findScene, isRectangle, type Label, type Scene, type Surface } from './scene.ts';

/** Share of a side that a surface must reach to be a box: round corners and what is written over it are forgiven. */
const leastSide = 0.55;
/** More than any window that people work with shows; the largest screens of tests have 300. */
const mostMarks = 800;

/** Everything in a picture that looks as if it could be clicked, in coordinates of the picture. */
export function findMarks(frame: Frame): readonly Mark[] {
  const scene = findScene(frame);
  const bySurface = new Map<number, Label[]>();
  for (const label of groupPaint(scene)) {
    const list = bySurface.get(label.surface);
    if (list) list.push(label);
    else bySurface.set(label.surface, [label]);
  }
  const marks: Mark[] = [];
  for (const surface of scene.surfaces.values()) {
    const labels = bySurface.get(surface.flat) ?? [];
    const own = labelOf(surface, labels);
    const box = boxOf(surface);
    if (isRectangle(scene.flats, surface, leastSide))
      marks.push({ box, ink: own && inkOfLabel(frame, scene, own, box) });
    if (own !== undefined && isRectangle(scene.flats, surface, leastSide)) continue;
    for (const label of labels) {
      const around = pad(label, surface);
      const ink = inkOfLabel(frame, scene, label, around);
      if (ink !== undefined) marks.push({ box: around, ink });
    }
  }
  for (const one of scene.paint) if (isTickBox(one, scene)) marks.push({ box: boxOf(one), ink: undefined });
  return dropNested(marks).slice(0, mostMarks);
}

type Edges = Pick<Label, 'left' | 'top' | 'right' | 'bottom'>;
function boxOf({ left, top, right, bottom }: Edges): Rect {
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** A label without a border of its own gets some of the room around it, up to the edge of what it is written on. */
function pad(label: Label, surface: Surface): Rect {
  const by = Math.max(3, Math.round(heightOf(label) * 0.35));
  return boxOf({
    left: Math.min(label.left, Math.max(surface.left, label.left - by)),
    top: Math.min(label.top, Math.max(surface.top, label.top - by)),
    right: Math.max(label.right, Math.min(surface.right, label.right + by)),
    bottom: Math.max(label.bottom, Math.min(surface.bottom, label.bottom + by)),
  });
}

/** The label of a surface that is a button or a field: one line, that could be all of what the surface is for. */
function labelOf(surface: Surface, labels: readonly Label[]): Label | undefined {
  if (labels.length === 0) return undefined;
  const whole = labels.reduce(join);
  // A picture in pieces on a button of its own.
  if (widthOf(surface) <= 1.6 * heightOf(surface) && heightOf(surface) <= 96 && isCentred(whole, surface)) return whole;
  if (labels.length > 2) return undefined;
  const height = whole.bottom - whole.top + 1;
  const room = surface.bottom - surface.top + 1;
  if (labels.length === 1 && isCentred(whole, surface)) return whole;
  if (height < 0.2 * room) return undefined;
  const tallest = Math.max(...labels.map((label) => label.bottom - label.top + 1));
  if (height > 1.3 * tallest) return undefined;
  const [a, b] = [...labels].sort((one, other) => one.left - other.left);
  if (a && b && b.left - a.right > 1.3 * tallest) return undefined;
  return whole;
}

/** A dot or a dash in the middle of a button. */
function isCentred(label: Label, { left, right, top, bottom }: Surface): boolean {
  const width = right - left + 1;
  const off = Math.abs((label.left + label.right) / 2 - (left + right) / 2);
  return off <= 0.1 * width && width <= 12 * (bottom - top + 1) && bottom - top + 1 <= 5 * width;
}

function join(a: Label, b: Label): Label {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
    surface: a.surface,
    area: a.area + b.area,
    parts: a.parts + b.parts,
  };
}

/** Paint that reads as one: letters of a word, words of a line, dots over letters. */
function groupPaint(scene: Scene): readonly Label[] {
  const rest = new Map<number, Label[]>();
  for (const one of scene.paint) {
    if (isTickBox(one, scene)) continue;
    const isBorder = isFrame(one, scene);
    const button = isBorder ? buttonOf(one, scene) : undefined;
    if (isBorder && button === undefined) continue;
    const surface = button?.flat ?? one.surface;
    const list = rest.get(surface);
    if (list) list.push({ ...one, surface });
    else rest.set(surface, [{ ...one, surface }]);
  }
  return [...rest.values()].flatMap((list) => joinLines(dropDashes(list)));
}

/** Paint around another surface is its border. */
function isFrame(one: Label, { surfaces }: Scene): boolean {
  const [width, height] = [one.right - one.left + 1, one.bottom - one.top + 1];
  if (one.area > 0.5 * width * height && Math.min(width, height) > 3) return false;
  // Long and thin: a rule between things.
  if (Math.min(width, height) <= 4 && Math.max(width, height) > 40) return true;
  for (const { left, top, right, bottom } of surfaces.values()) {
    const isWithin = left >= one.left - 1 && right <= one.right + 1 && top >= one.top - 1 && bottom <= one.bottom + 1;
    if (isWithin && (right - left + 1) * (bottom - top + 1) > 0.25 * width * height) return true;
  }
  return false;
}

/** The small button on which a drawing stands alone: it may have blanks of its own and is no border for that. */
function buttonOf(one: Label, { surfaces, paint }: Scene): Surface | undefined {
  let button: Surface | undefined;
  const inside: Surface[] = [];
  for (const surface of surfaces.values()) {
    const { left, top, right, bottom } = surface;
    if (left < one.left && right > one.right && top < one.top && bottom > one.bottom) {
      if (button === undefined || widthOf(surface) < widthOf(button)) button = surface;
    } else if (left >= one.left && right <= one.right && top >= one.top && bottom <= one.bottom) inside.push(surface);
  }
  if (button === undefined || heightOf(button) > 96) return undefined;
  if (widthOf(button) > 3 * widthOf(one) || heightOf(button) > 3 * heightOf(one)) return undefined;
  // A picture is about as wide as high, and so is its button.
  if (isSquarish(one) && isSquarish(button) && widthOf(one) <= 64 && widthOf(one) <= 0.8 * widthOf(button))
    return button;
  // What has something written in it is a field with its border.
  return paint.some(({ surface }) => inside.some(({ flat }) => flat === surface) && !isSame(surface))
    ? undefined
    : button;

  function isSame(surface: number): boolean {
    return surface === one.surface;
  }
}

/** A small square with four straight sides: whether it is ticked says nothing of what it is. */
function isTickBox({ left, top, right, bottom }: Label, { flats, isSurface }: Scene): boolean {
  const [width, height] = [right - left + 1, bottom - top + 1];
  if (width < 8 || height < 8 || width > 64 || Math.abs(width - height) > 0.2 * height) return false;
  const isPaint = (x: number, y: number) => isSurface[flats.of[y * flats.width + x] ?? 0] === 0;
  let [up, down, west, east] = [0, 0, 0, 0];
  for (let x = left; x <= right; x++) {
    if (isPaint(x, top)) up++;
    if (isPaint(x, bottom)) down++;
  }
  for (let y = top; y <= bottom; y++) {
    if (isPaint(left, y)) west++;
    if (isPaint(right, y)) east++;
  }
  return Math.min(up, down) >= 0.95 * width && Math.min(west, east) >= 0.95 * height;
}

/** The dashes of a focus ring: tiny, and many in one row or column. */
function dropDashes(paint: readonly Label[]): readonly Label[] {
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  const isTiny = (one: Label) => one.right - one.left < 4 && one.bottom - one.top < 4;
  for (const one of paint) {
    if (!isTiny(one)) continue;
    rows.set(one.top, (rows.get(one.top) ?? 0) + 1);
    columns.set(one.left, (columns.get(one.left) ?? 0) + 1);
  }
  const isDash = (one: Label) => isTiny(one) && ((rows.get(one.top) ?? 0) >= 8 || (columns.get(one.left) ?? 0) >= 6);
  return paint.filter((one) => !isDash(one));
}

function joinLines(paint: readonly Label[]): readonly Label[] {
  const signs = joinAll(paint, isOneSign);
  return joinAll(signs, isOneLine).filter((label) => label.area >= 4 && (heightOf(label) > 1 || widthOf(label) > 2));
}

/** Joins until nothing more belongs together: what was joined has grown towards others. */
function joinAll(paint: readonly Label[], belong: (a: Label, b: Label) => boolean): readonly Label[] {
  let labels = [...paint].sort((a, b) => a.left - b.left);
  for (let before = Infinity; labels.length < before;) {
    before = labels.length;
    const next: Label[] = [];
    for (const one of labels) {
      const near = next.find((label) => belong(label, one));
      if (near) Object.assign(near, join(near, one));
      else next.push({ ...one });
    }
    labels = next;
  }
  return labels;
}

const isSquarish = (one: Edges): boolean => widthOf(one) <= 1.7 * heightOf(one) && heightOf(one) <= 1.7 * widthOf(one);
const widthOf = (one: Edges): number => one.right - one.left + 1;
const heightOf = (one: Edges): number => one.bottom - one.top + 1;

/** Above one another: the bars of `=`, the dot of `i`. */
function isOneSign(a: Label, b: Label): boolean {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left) + 1;
  if (shared < 0.5 * Math.min(widthOf(a), widthOf(b))) return false;
  const apart = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom) - 1;
  const [high, wide] = [Math.max(heightOf(a), heightOf(b)), Math.max(widthOf(a), widthOf(b))];
  if (isSolid(a) && isSolid(b) && Math.min(widthOf(a), widthOf(b)) > 0.8 * wide && high <= 0.35 * wide && wide < 60)
    return apart <= Math.min(0.5 * wide, 3 * high);
  const small = heightOf(a) < heightOf(b) ? a : b;
  return heightOf(small) <= 0.4 * high && widthOf(small) <= 1.2 * high && apart <= Math.max(1, 0.3 * high);
}

function isSolid(one: Label): boolean {
  return one.area >= 0.85 * widthOf(one) * heightOf(one);
}

function isOneLine(a: Label, b: Label): boolean {
  const line = Math.max(heightOf(a), heightOf(b));
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) + 1;
  if (shared < 0.4 * Math.min(heightOf(a), heightOf(b))) return false;
  const [first, second] = a.left <= b.left ? [a, b] : [b, a];
  const gap = second.left - first.right - 1;
  return gap <= Math.max(3, (isRound(first) ? 0.3 : 0.85) * line);
}

/** The ring of a radio button, which changes with what is chosen, and is no letter of the words beside it. */
function isRound(one: Label): boolean {
  return one.parts <= 2 && heightOf(one) >= 8 && Math.abs(widthOf(one) - heightOf(one)) <= 0.15 * heightOf(one);
}

/** Where in its mark a label is. */
export function labelRect(box: Rect, { aspect, fill, centre }: Ink): Rect {
  const height = fill * box.height;
  const width = aspect * height;
  return {
    x: Math.round(box.x + centre.x * box.width - width / 2),
    y: Math.round(box.y + centre.y * box.height - height / 2),
    width: Math.round(width),
    height: Math.round(height),
  };
}

function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** A ring in a button gives two boxes: the one with the label stays, else the inner one. */
function dropNested(marks: readonly Mark[]): readonly Mark[] {
  const isAround = (outer: Mark, inner: Mark) => {
    const { x, y, width, height } = inner.box;
    const left = x - outer.box.x;
    const top = y - outer.box.y;
    const right = outer.box.x + outer.box.width - x - width;
    const bottom = outer.box.y + outer.box.height - y - height;
    const limit = Math.min(9, 0.35 * outer.box.height);
    return [left, top, right, bottom].every((by) => by >= 0 && by <= limit);
  };
  const labels = marks.flatMap(({ box, ink }) => (ink ? [labelRect(box, ink)] : []));
  const isInLetter = ({ box }: Mark) => labels.some((label) => contains(label, box));
  return marks.filter(
    (outer) => !isInLetter(outer) && (outer.ink || !marks.some((inner) => inner !== outer && isAround(outer, inner))),
  );
}
