import {
  intersect
} from "./chunk-ARBTQFTI.js";

// src/drivers/vision/vision-worker.ts
import { parentPort } from "node:worker_threads";

// src/drivers/vision/ink.ts
var inkColumns = 48;
var inkRows = 12;
var strength = 0.45;
var smoothing = 1.5;
var leastContrast = 24;
function inkOfLabel(frame2, { flats }, label, box) {
  const ground = groundOf(frame2, flats.of, label);
  if (ground === void 0) return void 0;
  return inkOn(frame2, ground, label, box);
}
function groundOf({ bgra, width, height }, of, label) {
  const sums = [0, 0, 0];
  let count = 0;
  for (let y = Math.max(0, label.top - 2); y <= Math.min(height - 1, label.bottom + 2); y++) {
    for (let x = Math.max(0, label.left - 2); x <= Math.min(width - 1, label.right + 2); x++) {
      const at = y * width + x;
      if (of[at] !== label.surface) continue;
      for (let c = 0; c < 3; c++) sums[c] = (sums[c] ?? 0) + (bgra[at * 4 + c] ?? 0);
      count++;
    }
  }
  return count === 0 ? void 0 : sums.map((sum) => sum / count);
}
function inkOn(frame2, ground, around, box) {
  const { bgra, width } = frame2;
  const columns = around.right - around.left + 1;
  const rows = around.bottom - around.top + 1;
  const contrast = new Float32Array(columns * rows);
  let most = 0;
  for (let y = 0, to = 0; y < rows; y++) {
    let at = ((around.top + y) * width + around.left) * 4;
    for (let x = 0; x < columns; x++, at += 4, to++) {
      const far = Math.max(
        Math.abs((bgra[at] ?? 0) - (ground[0] ?? 0)),
        Math.abs((bgra[at + 1] ?? 0) - (ground[1] ?? 0)),
        Math.abs((bgra[at + 2] ?? 0) - (ground[2] ?? 0))
      );
      contrast[to] = far;
      if (far > most) most = far;
    }
  }
  if (most < leastContrast) return void 0;
  const tight = tighten(contrast, columns, rows, most * strength);
  if (tight === void 0) return void 0;
  const inkWidth = tight.right - tight.left;
  const inkHeight = tight.bottom - tight.top;
  return {
    shape: normalise(sample(contrast, columns, rows, tight, most)),
    aspect: inkWidth / inkHeight,
    fill: inkHeight / box.height,
    centre: {
      x: (around.left + tight.left + inkWidth / 2 - box.x) / box.width,
      y: (around.top + tight.top + inkHeight / 2 - box.y) / box.height
    }
  };
}
function tighten(contrast, columns, rows, least) {
  const across2 = new Float32Array(columns);
  const down2 = new Float32Array(rows);
  for (let y = 0, at = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, at++) {
      const value = contrast[at] ?? 0;
      if (value > (across2[x] ?? 0)) across2[x] = value;
      if (value > (down2[y] ?? 0)) down2[y] = value;
    }
  }
  const [left, right] = [crossing(across2, least), columns - crossing(across2.toReversed(), least)];
  const [top, bottom] = [crossing(down2, least), rows - crossing(down2.toReversed(), least)];
  return right - left > 0.5 && bottom - top > 0.5 ? { left, top, right, bottom } : void 0;
}
function crossing(values, level) {
  const at = values.findIndex((value) => value >= level);
  const [before, here] = [values[at - 1] ?? 0, values[at] ?? 0];
  return at + 0.5 - (here - level) / (here - before || 1);
}
function sample(contrast, columns, rows, tight, most) {
  const cells = new Float32Array(inkColumns * inkRows);
  const stepX = (tight.right - tight.left) / (inkColumns - 2);
  const stepY = (tight.bottom - tight.top) / (inkRows - 2);
  const across2 = Math.max(stepX, smoothing) / 2;
  const down2 = Math.max(stepY, smoothing) / 2;
  for (let row = 0; row < inkRows; row++) {
    const y = tight.top + (row - 0.5) * stepY;
    for (let column = 0; column < inkColumns; column++) {
      const x = tight.left + (column - 0.5) * stepX;
      const around = { left: x - across2, top: y - down2, right: x + across2, bottom: y + down2 };
      cells[row * inkColumns + column] = meanOf(contrast, columns, rows, around) / most;
    }
  }
  return cells;
}
function meanOf(values, columns, rows, { left, top, right, bottom }) {
  let sum = 0;
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(rows, bottom); y++) {
    const high = Math.min(y + 1, bottom) - Math.max(y, top);
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(columns, right); x++) {
      sum += (values[y * columns + x] ?? 0) * high * (Math.min(x + 1, right) - Math.max(x, left));
    }
  }
  return sum / ((right - left) * (bottom - top));
}
function normalise(values) {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (let at = 0; at < values.length; at++) {
    values[at] = (values[at] ?? 0) - mean;
    squares += (values[at] ?? 0) * (values[at] ?? 0);
  }
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) / length;
  return values;
}

// src/drivers/vision/flats.ts
var shade = 5;
function findFlats(frame2) {
  const { width, height } = frame2;
  const parent = joinNeighbours(frame2);
  const of = new Int32Array(parent.length);
  let count = 0;
  for (let at = 0; at < of.length; at++) {
    const up = parent[at] ?? 0;
    of[at] = up === at ? count++ : of[up] ?? 0;
  }
  const areas = new Int32Array(count);
  const edges = new Int32Array(count);
  const left = new Int32Array(count).fill(width);
  const top = new Int32Array(count).fill(height);
  const right = new Int32Array(count).fill(-1);
  const bottom = new Int32Array(count).fill(-1);
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * width;
    for (let at = y * width; at < end; ) {
      const start = at;
      const one = of[at] ?? 0;
      let alone = 0;
      for (; at < end && of[at] === one; at++) if (y === 0 || of[at - width] !== one) alone++;
      const x = start - y * width;
      areas[one] = (areas[one] ?? 0) + at - start;
      edges[one] = (edges[one] ?? 0) + 1 + alone;
      if (x < (left[one] ?? 0)) left[one] = x;
      if (x + at - start - 1 > (right[one] ?? 0)) right[one] = x + at - start - 1;
      if (y < (top[one] ?? 0)) top[one] = y;
      bottom[one] = y;
    }
  }
  return { width, height, of, areas, edges, left, top, right, bottom };
}
function joinNeighbours({ width, height, bgra }) {
  const parent = new Int32Array(width * height);
  const rootOf = (start) => {
    let at = start;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? 0] ?? 0;
      at = parent[at] ?? 0;
    }
    return at;
  };
  const isAligned = bgra.byteOffset % 4 === 0;
  const pixels = isAligned ? new Uint32Array(bgra.buffer, bgra.byteOffset, width * height) : new Uint32Array(new Uint8Array(bgra).buffer);
  const isNear = (a, b) => {
    const [one, other] = [pixels[a] ?? 0, pixels[b] ?? 0];
    if (((one ^ other) & 16777215) === 0) return true;
    return Math.abs((one & 255) - (other & 255)) <= shade && Math.abs((one >> 8 & 255) - (other >> 8 & 255)) <= shade && Math.abs((one >> 16 & 255) - (other >> 16 & 255)) <= shade;
  };
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const isLeft = x > 0 && isNear(at, at - 1);
      const isUp = y > 0 && isNear(at, at - width);
      if (isLeft) {
        const root = parent[at - 1] ?? 0;
        parent[at] = root;
        if (isUp && parent[at - width] !== root) {
          const a = rootOf(root);
          const b = rootOf(at - width);
          if (a < b) parent[b] = a;
          else parent[a] = b;
          parent[at] = Math.min(a, b);
        }
      } else parent[at] = isUp ? rootOf(at - width) : at;
    }
  }
  return parent;
}

// src/drivers/vision/touching.ts
var straight = { most: 40, share: 0.75 };
var leastHeight = 5;
var leastArea = 6;
var leastShape = { width: 3, share: 0.25 };
var across = 1;
var down = 2;
function findTouching(pixels, width, box) {
  const wide = box.right - box.left + 1;
  const high = box.bottom - box.top + 1;
  const row = wide + 2;
  const paint = new Uint8Array(row * (high + 2));
  const toLocal = (at) => (Math.floor(at / width) - box.top + 1) * row + at % width - box.left + 1;
  for (const at of pixels) paint[toLocal(at)] = 1;
  const line = new Uint8Array(paint.length);
  for (let y = 1; y <= high; y++) markRuns(paint, line, { from: y * row, step: 1, count: row }, wide, across);
  for (let x = 1; x <= wide; x++) markRuns(paint, line, { from: x, step: row, count: high + 2 }, high, down);
  const near = [-row - 1, -row, -row + 1, -1, 1, row - 1, row, row + 1];
  const pieces = [];
  for (let start = 0; start < paint.length; start++) {
    if (paint[start] === 0 || line[start] !== 0) continue;
    const found = [start];
    paint[start] = 0;
    let touches = 0;
    for (let next = 0; next < found.length; next++) {
      for (const by of near) {
        const to = (found[next] ?? 0) + by;
        touches |= line[to] ?? 0;
        if (paint[to] === 0 || line[to] !== 0) continue;
        paint[to] = 0;
        found.push(to);
      }
    }
    const piece = toPiece(found);
    if (isLetter(piece) && (touches === across || touches === down)) pieces.push(piece);
  }
  return pieces;
  function toPiece(found) {
    let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
    const own = found.map((at) => {
      const x = at % row - 1 + box.left;
      const y = Math.floor(at / row) - 1 + box.top;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      return y * width + x;
    });
    return { left, top, right, bottom, pixels: own };
  }
}
function isLetter({ left, top, right, bottom, pixels }) {
  const height = bottom - top + 1;
  const width = right - left + 1;
  const isCaret = width < Math.max(leastShape.width, leastShape.share * height);
  return height >= leastHeight && pixels.length >= leastArea && !isCaret;
}
function markRuns(paint, line, { from, step, count }, size, as) {
  const least = Math.min(straight.most, straight.share * size);
  let since = 0;
  for (let index = 0; index < count; index++) {
    if (paint[from + index * step] === 1) continue;
    if (index - since >= least)
      for (let at = since; at < index; at++) line[from + at * step] = (line[from + at * step] ?? 0) | as;
    since = index + 1;
  }
}

// src/drivers/vision/scene.ts
var leastThickness = 6;
var pageArea = 2e3;
function findScene(frame2) {
  const flats = findFlats(frame2);
  const surfaces = /* @__PURE__ */ new Map();
  const rims = [];
  for (let flat = 0; flat < flats.areas.length; flat++) {
    const area = flats.areas[flat] ?? 0;
    if (area < 60) continue;
    const [left, top] = [flats.left[flat] ?? 0, flats.top[flat] ?? 0];
    const [right, bottom] = [flats.right[flat] ?? 0, flats.bottom[flat] ?? 0];
    const [width, height] = [right - left + 1, bottom - top + 1];
    if (width < 8 || height < 8) continue;
    const thickness = area / (flats.edges[flat] ?? 0);
    const isPage = area >= pageArea && width >= 40 && height >= 16 && area >= 0.1 * width * height;
    const one = { flat, left, top, right, bottom };
    const short = Math.min(width, height);
    const isRim = short >= 12 && area >= 0.3 * width * height && thickness >= 0.06 * short;
    const isFull = isRim && isRectangle(flats, one, 0.9);
    if (thickness >= leastThickness || isPage) surfaces.set(flat, one);
    else if (isFull) rims.push(one);
  }
  const outer = [...surfaces.values(), ...rims].filter(isButtonSized);
  for (const rim of rims) if (!outer.some((one) => isAround(one, rim))) surfaces.set(rim.flat, rim);
  const isSurface = new Uint8Array(flats.areas.length);
  for (const flat of surfaces.keys()) isSurface[flat] = 1;
  return { flats, surfaces, isSurface, paint: findPaint(flats, surfaces, isSurface) };
}
function isButtonSized({ left, top, right, bottom }) {
  const [width, height] = [right - left + 1, bottom - top + 1];
  return height <= 96 && width <= 1.7 * height && height <= 1.7 * width;
}
function isAround(outer, inner) {
  return outer.left < inner.left && outer.right > inner.right && outer.top < inner.top && outer.bottom > inner.bottom;
}
function isRectangle({ of, width }, { flat, left, top, right, bottom }, share) {
  const isOn = (x, y) => of[y * width + x] === flat;
  let [up, down2, west, east] = [0, 0, 0, 0];
  for (let x = left; x <= right; x++) {
    if (isOn(x, top) || isOn(x, top + 1)) up++;
    if (isOn(x, bottom) || isOn(x, bottom - 1)) down2++;
  }
  for (let y = top; y <= bottom; y++) {
    if (isOn(left, y) || isOn(left + 1, y)) west++;
    if (isOn(right, y) || isOn(right - 1, y)) east++;
  }
  const across2 = (right - left + 1) * share;
  const along = (bottom - top + 1) * share;
  return up >= across2 && down2 >= across2 && west >= along && east >= along;
}
function findPaint({ width, height, of }, surfaces, isSurface) {
  const seen = new Uint8Array(of.length);
  for (let at = 0; at < of.length; at++) seen[at] = isSurface[of[at] ?? 0] ?? 0;
  const stack = [];
  const paint = [];
  for (let start = 0; start < of.length; start++) {
    if (seen[start] !== 0) continue;
    seen[start] = 1;
    stack.push(start);
    const one = { left: width, top: height, right: -1, bottom: -1, surface: -1, area: 0, parts: 1 };
    const beside = /* @__PURE__ */ new Map();
    const pixels = [];
    for (let at = stack.pop(); at !== void 0; at = stack.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      pixels.push(at);
      one.area++;
      one.left = Math.min(one.left, x);
      one.right = Math.max(one.right, x);
      one.top = Math.min(one.top, y);
      one.bottom = Math.max(one.bottom, y);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (seen[next] === 0) {
            seen[next] = 1;
            stack.push(next);
          } else countSurface(next, beside);
        }
      }
    }
    one.surface = mostOf(beside);
    if (one.surface < 0) continue;
    paint.push(one);
    if (!isFieldBorder(one, surfaces)) continue;
    for (const { pixels: own, ...edges } of findTouching(pixels, width, one)) {
      const around = /* @__PURE__ */ new Map();
      for (const at of own) for (const by of [-width, -1, 1, width]) countSurface(at + by, around);
      const surface = mostOf(around);
      if (surface >= 0) paint.push({ ...edges, surface, area: own.length, parts: 1 });
    }
  }
  return paint;
  function countSurface(at, counts) {
    const flat = of[at] ?? -1;
    if (isSurface[flat] === 1) counts.set(flat, (counts.get(flat) ?? 0) + 1);
  }
}
function mostOf(counts) {
  let [flat, most] = [-1, 0];
  for (const [one, count] of counts) if (count > most) [flat, most] = [one, count];
  return flat;
}
function isFieldBorder(one, surfaces) {
  const [width, height] = [one.right - one.left + 1, one.bottom - one.top + 1];
  if (width <= 64 || height < 16 || one.area > 0.5 * width * height) return false;
  for (const { left, top, right, bottom } of surfaces.values()) {
    const isWithin = left >= one.left && right <= one.right && top >= one.top && bottom <= one.bottom;
    if (isWithin && (right - left + 1) * (bottom - top + 1) > 0.25 * width * height) return true;
  }
  return false;
}

// src/drivers/vision/marks.ts
var leastSide = 0.55;
var mostMarks = 800;
function findMarks(frame2) {
  const scene = findScene(frame2);
  const bySurface = /* @__PURE__ */ new Map();
  for (const label of groupPaint(scene)) {
    const list = bySurface.get(label.surface);
    if (list) list.push(label);
    else bySurface.set(label.surface, [label]);
  }
  const marks = [];
  for (const surface of scene.surfaces.values()) {
    const labels = bySurface.get(surface.flat) ?? [];
    const own = labelOf(surface, labels);
    const box = boxOf(surface);
    if (isRectangle(scene.flats, surface, leastSide))
      marks.push({ box, ink: own && inkOfLabel(frame2, scene, own, box) });
    if (own !== void 0 && isRectangle(scene.flats, surface, leastSide)) continue;
    for (const label of labels) {
      const around = pad(label, surface);
      const ink = inkOfLabel(frame2, scene, label, around);
      if (ink !== void 0) marks.push({ box: around, ink });
    }
  }
  for (const one of scene.paint) if (isTickBox(one, scene)) marks.push({ box: boxOf(one), ink: void 0 });
  return dropNested(marks).slice(0, mostMarks);
}
function boxOf({ left, top, right, bottom }) {
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
function pad(label, surface) {
  const by = Math.max(3, Math.round(heightOf(label) * 0.35));
  return boxOf({
    left: Math.min(label.left, Math.max(surface.left, label.left - by)),
    top: Math.min(label.top, Math.max(surface.top, label.top - by)),
    right: Math.max(label.right, Math.min(surface.right, label.right + by)),
    bottom: Math.max(label.bottom, Math.min(surface.bottom, label.bottom + by))
  });
}
function labelOf(surface, labels) {
  if (labels.length === 0) return void 0;
  const whole = labels.reduce(join);
  if (widthOf(surface) <= 1.6 * heightOf(surface) && heightOf(surface) <= 96 && isCentred(whole, surface)) return whole;
  if (labels.length > 2) return void 0;
  const height = whole.bottom - whole.top + 1;
  const room = surface.bottom - surface.top + 1;
  if (labels.length === 1 && isCentred(whole, surface)) return whole;
  if (height < 0.2 * room) return void 0;
  const tallest = Math.max(...labels.map((label) => label.bottom - label.top + 1));
  if (height > 1.3 * tallest) return void 0;
  const [a, b] = [...labels].sort((one, other) => one.left - other.left);
  if (a && b && b.left - a.right > 1.3 * tallest) return void 0;
  return whole;
}
function isCentred(label, { left, right, top, bottom }) {
  const width = right - left + 1;
  const off = Math.abs((label.left + label.right) / 2 - (left + right) / 2);
  return off <= 0.1 * width && width <= 12 * (bottom - top + 1) && bottom - top + 1 <= 5 * width;
}
function join(a, b) {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
    surface: a.surface,
    area: a.area + b.area,
    parts: a.parts + b.parts
  };
}
function groupPaint(scene) {
  const rest = /* @__PURE__ */ new Map();
  for (const one of scene.paint) {
    if (isTickBox(one, scene)) continue;
    const isBorder = isFrame(one, scene);
    const button = isBorder ? buttonOf(one, scene) : void 0;
    if (isBorder && button === void 0) continue;
    const surface = button?.flat ?? one.surface;
    const list = rest.get(surface);
    if (list) list.push({ ...one, surface });
    else rest.set(surface, [{ ...one, surface }]);
  }
  return [...rest.values()].flatMap((list) => joinLines(dropDashes(list)));
}
function isFrame(one, { surfaces }) {
  const [width, height] = [one.right - one.left + 1, one.bottom - one.top + 1];
  if (one.area > 0.5 * width * height && Math.min(width, height) > 3) return false;
  if (Math.min(width, height) <= 4 && Math.max(width, height) > 40) return true;
  for (const { left, top, right, bottom } of surfaces.values()) {
    const isWithin = left >= one.left - 1 && right <= one.right + 1 && top >= one.top - 1 && bottom <= one.bottom + 1;
    if (isWithin && (right - left + 1) * (bottom - top + 1) > 0.25 * width * height) return true;
  }
  return false;
}
function buttonOf(one, { surfaces, paint }) {
  let button;
  const inside = [];
  for (const surface of surfaces.values()) {
    const { left, top, right, bottom } = surface;
    if (left < one.left && right > one.right && top < one.top && bottom > one.bottom) {
      if (button === void 0 || widthOf(surface) < widthOf(button)) button = surface;
    } else if (left >= one.left && right <= one.right && top >= one.top && bottom <= one.bottom) inside.push(surface);
  }
  if (button === void 0 || heightOf(button) > 96) return void 0;
  if (widthOf(button) > 3 * widthOf(one) || heightOf(button) > 3 * heightOf(one)) return void 0;
  if (isSquarish(one) && isSquarish(button) && widthOf(one) <= 64 && widthOf(one) <= 0.8 * widthOf(button))
    return button;
  return paint.some(({ surface }) => inside.some(({ flat }) => flat === surface) && !isSame(surface)) ? void 0 : button;
  function isSame(surface) {
    return surface === one.surface;
  }
}
function isTickBox({ left, top, right, bottom }, { flats, isSurface }) {
  const [width, height] = [right - left + 1, bottom - top + 1];
  if (width < 8 || height < 8 || width > 64 || Math.abs(width - height) > 0.2 * height) return false;
  const isPaint = (x, y) => isSurface[flats.of[y * flats.width + x] ?? 0] === 0;
  let [up, down2, west, east] = [0, 0, 0, 0];
  for (let x = left; x <= right; x++) {
    if (isPaint(x, top)) up++;
    if (isPaint(x, bottom)) down2++;
  }
  for (let y = top; y <= bottom; y++) {
    if (isPaint(left, y)) west++;
    if (isPaint(right, y)) east++;
  }
  return Math.min(up, down2) >= 0.95 * width && Math.min(west, east) >= 0.95 * height;
}
function dropDashes(paint) {
  const rows = /* @__PURE__ */ new Map();
  const columns = /* @__PURE__ */ new Map();
  const isTiny = (one) => one.right - one.left < 4 && one.bottom - one.top < 4;
  for (const one of paint) {
    if (!isTiny(one)) continue;
    rows.set(one.top, (rows.get(one.top) ?? 0) + 1);
    columns.set(one.left, (columns.get(one.left) ?? 0) + 1);
  }
  const isDash = (one) => isTiny(one) && ((rows.get(one.top) ?? 0) >= 8 || (columns.get(one.left) ?? 0) >= 6);
  return paint.filter((one) => !isDash(one));
}
function joinLines(paint) {
  const signs = joinAll(paint, isOneSign);
  return joinAll(signs, isOneLine).filter((label) => label.area >= 4 && (heightOf(label) > 1 || widthOf(label) > 2));
}
function joinAll(paint, belong) {
  let labels = [...paint].sort((a, b) => a.left - b.left);
  for (let before = Infinity; labels.length < before; ) {
    before = labels.length;
    const next = [];
    for (const one of labels) {
      const near = next.find((label) => belong(label, one));
      if (near) Object.assign(near, join(near, one));
      else next.push({ ...one });
    }
    labels = next;
  }
  return labels;
}
var isSquarish = (one) => widthOf(one) <= 1.7 * heightOf(one) && heightOf(one) <= 1.7 * widthOf(one);
var widthOf = (one) => one.right - one.left + 1;
var heightOf = (one) => one.bottom - one.top + 1;
function isOneSign(a, b) {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left) + 1;
  if (shared < 0.5 * Math.min(widthOf(a), widthOf(b))) return false;
  const apart = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom) - 1;
  const [high, wide] = [Math.max(heightOf(a), heightOf(b)), Math.max(widthOf(a), widthOf(b))];
  if (isSolid(a) && isSolid(b) && Math.min(widthOf(a), widthOf(b)) > 0.8 * wide && high <= 0.35 * wide && wide < 60)
    return apart <= Math.min(0.5 * wide, 3 * high);
  const small = heightOf(a) < heightOf(b) ? a : b;
  return heightOf(small) <= 0.4 * high && widthOf(small) <= 1.2 * high && apart <= Math.max(1, 0.3 * high);
}
function isSolid(one) {
  return one.area >= 0.85 * widthOf(one) * heightOf(one);
}
function isOneLine(a, b) {
  const line = Math.max(heightOf(a), heightOf(b));
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) + 1;
  if (shared < 0.4 * Math.min(heightOf(a), heightOf(b))) return false;
  const [first, second] = a.left <= b.left ? [a, b] : [b, a];
  const gap = second.left - first.right - 1;
  return gap <= Math.max(3, (isRound(first) ? 0.3 : 0.85) * line);
}
function isRound(one) {
  return one.parts <= 2 && heightOf(one) >= 8 && Math.abs(widthOf(one) - heightOf(one)) <= 0.15 * heightOf(one);
}
function labelRect(box, { aspect, fill, centre: centre2 }) {
  const height = fill * box.height;
  const width = aspect * height;
  return {
    x: Math.round(box.x + centre2.x * box.width - width / 2),
    y: Math.round(box.y + centre2.y * box.height - height / 2),
    width: Math.round(width),
    height: Math.round(height)
  };
}
function contains(outer, inner) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
}
function dropNested(marks) {
  const isAround2 = (outer, inner) => {
    const { x, y, width, height } = inner.box;
    const left = x - outer.box.x;
    const top = y - outer.box.y;
    const right = outer.box.x + outer.box.width - x - width;
    const bottom = outer.box.y + outer.box.height - y - height;
    const limit = Math.min(9, 0.35 * outer.box.height);
    return [left, top, right, bottom].every((by) => by >= 0 && by <= limit);
  };
  const labels = marks.flatMap(({ box, ink }) => ink ? [labelRect(box, ink)] : []);
  const isInLetter = ({ box }) => labels.some((label) => contains(label, box));
  return marks.filter(
    (outer) => !isInLetter(outer) && (outer.ink || !marks.some((inner) => inner !== outer && isAround2(outer, inner)))
  );
}

// src/drivers/vision/pixels.ts
function greyOf({ width, height, bgra }) {
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at++, from += 4) {
    grey[at] = (bgra[from] ?? 0) * 29 + (bgra[from + 1] ?? 0) * 150 + (bgra[from + 2] ?? 0) * 77 + 128 >> 8;
  }
  return { width, height, grey };
}
function cutGrey(picture, region) {
  const inside = intersect(region, { x: 0, y: 0, width: picture.width, height: picture.height });
  if (inside === void 0) return { width: 0, height: 0, grey: new Uint8Array(0) };
  const { x, y, width, height } = inside;
  const grey = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (y + row) * picture.width + x;
    grey.set(picture.grey.subarray(from, from + width), row * width);
  }
  return { width, height, grey };
}
function halve({ width, height, grey }) {
  const half = { width: width >> 1, height: height >> 1, grey: new Uint8Array((width >> 1) * (height >> 1)) };
  for (let y = 0, to = 0; y < half.height; y++) {
    for (let x = 0, from = 2 * y * width; x < half.width; x++, from += 2, to++) {
      half.grey[to] = (grey[from] ?? 0) + (grey[from + 1] ?? 0) + (grey[from + width] ?? 0) + (grey[from + width + 1] ?? 0) + 2 >> 2;
    }
  }
  return half;
}
var noise = 12;
function shareOfDifference(before, now) {
  if (before.width !== now.width || before.height !== now.height) return 1;
  if (now.grey.length === 0) return 0;
  let changed = 0;
  for (let at = 0; at < now.grey.length; at++)
    if (Math.abs((before.grey[at] ?? 0) - (now.grey[at] ?? 0)) > noise) changed++;
  return changed / now.grey.length;
}

// src/drivers/vision/match.ts
var survivors = 40;
var told = 7;
var affordable = 12e6;
var leastHalved = 20;
var contrastRange = 1.6;
function matchIn(picture, area) {
  if (area.width < picture.width || area.height < picture.height) return void 0;
  const template = centre(picture);
  if (template.norm < 1) return void 0;
  const hits = search(picture, area);
  const apart = [];
  for (const hit of hits) {
    if (apart.length > told) break;
    if (apart.every((one) => Math.abs(one.x - hit.x) >= picture.width || Math.abs(one.y - hit.y) >= picture.height)) {
      apart.push(hit);
    }
  }
  const [best, ...others] = apart.map(({ x, y, score }) => ({
    box: { x, y, width: picture.width, height: picture.height },
    score
  }));
  return best && { ...best, others };
}
function search(picture, area) {
  const places = (area.width - picture.width + 1) * (area.height - picture.height + 1);
  const isSmall = Math.min(picture.width, picture.height) < leastHalved;
  if (places * picture.width * picture.height <= affordable || isSmall) return peaksOf(picture, area);
  const template = centre(picture);
  const sums = sumsOf(area);
  return search(halve(picture), halve(area)).map(({ x, y, score }) => refine(template, area, sums, { x: 2 * x, y: 2 * y, score }, 2)).sort((a, b) => b.score - a.score);
}
function peaksOf(picture, area) {
  const template = centre(picture);
  const width = area.width - picture.width + 1;
  const height = area.height - picture.height + 1;
  const scores = new Float32Array(width * height);
  const sums = sumsOf(area);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++) scores[at++] = scoreAt(template, area, x, y, sums);
  const peaks = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = scores[y * width + x] ?? 0;
      if (here > 0.2 && isPeak(scores, width, height, x, y)) peaks.push({ x, y, score: here });
    }
  }
  if (peaks.length === 0) {
    const best = scores.indexOf(scores.reduce((a, b) => Math.max(a, b), -1));
    return [{ x: best % width, y: Math.floor(best / width), score: scores[best] ?? 0 }];
  }
  return peaks.sort((a, b) => b.score - a.score).slice(0, survivors);
}
function isPeak(scores, width, height, x, y) {
  const here = scores[y * width + x] ?? 0;
  for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
    for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
      if ((scores[ny * width + nx] ?? 0) > here) return false;
    }
  }
  return true;
}
function refine(template, area, sums, near, reach) {
  let best = { x: 0, y: 0, score: -1 };
  const maxX = area.width - template.width;
  const maxY = area.height - template.height;
  for (let y = Math.max(0, near.y - reach); y <= Math.min(maxY, near.y + reach); y++) {
    for (let x = Math.max(0, near.x - reach); x <= Math.min(maxX, near.x + reach); x++) {
      const here = scoreAt(template, area, x, y, sums);
      if (here > best.score) best = { x, y, score: here };
    }
  }
  return best;
}
function centre({ width, height, grey }) {
  let sum = 0;
  for (const value of grey) sum += value;
  const mean = sum / grey.length;
  const values = Float32Array.from(grey, (value) => value - mean);
  let squares = 0;
  for (const value of values) squares += value * value;
  return { width, height, values, norm: Math.sqrt(squares) };
}
function sumsOf({ width, height, grey }) {
  const stride = width + 1;
  const plain = new Float64Array(stride * (height + 1));
  const squares = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    let rowSquares = 0;
    for (let x = 0; x < width; x++) {
      const value = grey[y * width + x] ?? 0;
      row += value;
      rowSquares += value * value;
      const at = (y + 1) * stride + x + 1;
      plain[at] = (plain[at - stride] ?? 0) + row;
      squares[at] = (squares[at - stride] ?? 0) + rowSquares;
    }
  }
  return { plain, squares, stride };
}
function spreadAt({ width, height }, { plain, squares, stride }, x, y) {
  const a = y * stride + x;
  const b = a + height * stride;
  const sum = (plain[b + width] ?? 0) - (plain[a + width] ?? 0) - (plain[b] ?? 0) + (plain[a] ?? 0);
  const squared = (squares[b + width] ?? 0) - (squares[a + width] ?? 0) - (squares[b] ?? 0) + (squares[a] ?? 0);
  return squared - sum * sum / (width * height);
}
function scoreAt(template, area, x, y, sums) {
  const { width, height, values, norm } = template;
  const spread = spreadAt(template, sums, x, y);
  const ratio = spread / (norm * norm);
  if (spread < 1 || ratio > contrastRange ** 2 || ratio < contrastRange ** -2) return 0;
  let product = 0;
  for (let row = 0, at = 0; row < height; row++) {
    let from = (y + row) * area.width + x;
    for (let column = 0; column < width; column++) product += (values[at++] ?? 0) * (area.grey[from++] ?? 0);
  }
  return product / (norm * Math.sqrt(spread));
}

// src/drivers/vision/readable.ts
var readHeight = 48;
var frame = 14;
var leastSpread = 24;
function prepareForReading(picture) {
  const inner = cutBorder(picture);
  if (inner.width < 4 || inner.height < 4) return void 0;
  const sorted = Uint8Array.from(inner.grey).sort();
  const [low, high, middle] = [sorted[0] ?? 0, sorted.at(-1) ?? 0, sorted[sorted.length >> 1] ?? 0];
  if (high - low < leastSpread) return void 0;
  const isLightOnDark = middle - low < high - middle;
  const tight = tighten2(inner, middle, Math.max(middle - low, high - middle));
  if (tight === void 0) return void 0;
  const scale = Math.min(6, Math.max(1.5, readHeight / tight.height));
  const width = Math.round(tight.width * scale);
  const height = Math.round(tight.height * scale);
  const out = new Uint8Array((width + 2 * frame) * (height + 2 * frame)).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = between(tight, (x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5);
      const far = isLightOnDark ? (high - value) / (high - middle) : (value - low) / (middle - low);
      out[(y + frame) * (width + 2 * frame) + x + frame] = Math.round(255 * Math.min(1, Math.max(0, far)));
    }
  }
  return { width: width + 2 * frame, height: height + 2 * frame, grey: out };
}
function cutBorder({ width, height, grey }) {
  const by = Math.min(3, Math.floor(Math.min(width, height) / 8));
  return cut({ width, height, grey }, by, by, width - 2 * by, height - 2 * by);
}
function tighten2(picture, ground, spread) {
  const { width, height, grey } = picture;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y2 = 0, at = 0; y2 < height; y2++) {
    for (let x2 = 0; x2 < width; x2++, at++) {
      if (Math.abs((grey[at] ?? 0) - ground) < 0.35 * spread) continue;
      left = Math.min(left, x2);
      right = Math.max(right, x2);
      top = Math.min(top, y2);
      bottom = y2;
    }
  }
  if (right < 0) return void 0;
  const x = Math.max(0, left - 2);
  const y = Math.max(0, top - 2);
  return cut(picture, x, y, Math.min(width, right + 3) - x, Math.min(height, bottom + 3) - y);
}
function cut({ width, grey }, x, y, wide, high) {
  const out = new Uint8Array(Math.max(0, wide * high));
  for (let row = 0; row < high; row++) {
    out.set(grey.subarray((y + row) * width + x, (y + row) * width + x + wide), row * wide);
  }
  return { width: wide, height: high, grey: out };
}
function between({ width, height, grey }, x, y) {
  const [cx, cy] = [Math.min(width - 1, Math.max(0, x)), Math.min(height - 1, Math.max(0, y))];
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [x1, y1] = [Math.min(width - 1, x0 + 1), Math.min(height - 1, y0 + 1)];
  const [fx, fy] = [cx - x0, cy - y0];
  const top = (grey[y0 * width + x0] ?? 0) * (1 - fx) + (grey[y0 * width + x1] ?? 0) * fx;
  const bottom = (grey[y1 * width + x0] ?? 0) * (1 - fx) + (grey[y1 * width + x1] ?? 0) * fx;
  return top * (1 - fy) + bottom * fy;
}

// src/drivers/vision/seen.ts
var SeenFrame = class {
  #frame;
  #grey;
  #marks = /* @__PURE__ */ new Map();
  constructor(frame2) {
    this.#frame = frame2;
  }
  match(picture, region) {
    const inside = this.#clip(region);
    if (inside === void 0) return void 0;
    const found = matchIn(picture, cutGrey(this.#greyNow(), inside));
    if (found === void 0) return void 0;
    const toScreen = (box) => this.#toScreen(box, inside);
    const others = found.others.map(({ box, score }) => ({ box: toScreen(box), score }));
    return { box: toScreen(found.box), score: found.score, runnerUp: others[0]?.score ?? -1, others };
  }
  marks(region) {
    const inside = this.#clip(region);
    if (inside === void 0) return [];
    const key = JSON.stringify(inside);
    const known = this.#marks.get(key);
    if (known) return known;
    const marks = findMarks(cutFrame(this.#frame, inside)).map(({ box, ink }) => ({
      box: this.#toScreen(box, inside),
      ink
    }));
    this.#marks.set(key, marks);
    return marks;
  }
  inkOf(box) {
    const around = 8;
    const region = {
      x: box.x - around,
      y: box.y - around,
      width: box.width + 2 * around,
      height: box.height + 2 * around
    };
    const overlapOf = (mark) => {
      const both = intersect(mark.box, box);
      const shared = both ? both.width * both.height : 0;
      return shared / (mark.box.width * mark.box.height + box.width * box.height - shared);
    };
    const [best] = this.marks(region).filter(({ ink }) => ink !== void 0).map((mark) => ({ mark, overlap: overlapOf(mark) })).sort((a, b) => b.overlap - a.overlap);
    return best && best.overlap >= 0.3 ? best.mark.ink : void 0;
  }
  cut(region) {
    const { origin } = this.#frame;
    return cutGrey(this.#greyNow(), { ...region, x: region.x - origin.x, y: region.y - origin.y });
  }
  difference(before, region) {
    return shareOfDifference(before, this.cut(region));
  }
  readable(box) {
    return prepareForReading(this.cut(box));
  }
  #greyNow() {
    return this.#grey ??= greyOf(this.#frame);
  }
  /** The part of a region that the frame shows, in the frame's own coordinates. */
  #clip({ x, y, width, height }) {
    const { origin, ...size } = this.#frame;
    return intersect({ x: x - origin.x, y: y - origin.y, width, height }, { x: 0, y: 0, ...size });
  }
  #toScreen(box, inside) {
    const { origin } = this.#frame;
    return { ...box, x: box.x + inside.x + origin.x, y: box.y + inside.y + origin.y };
  }
};
function cutFrame({ width, origin, bgra }, region) {
  const cut2 = new Uint8Array(region.width * region.height * 4);
  for (let row = 0; row < region.height; row++) {
    const from = ((region.y + row) * width + region.x) * 4;
    cut2.set(bgra.subarray(from, from + region.width * 4), row * region.width * 4);
  }
  return { width: region.width, height: region.height, origin, bgra: cut2 };
}

// src/drivers/vision/vision-worker.ts
var views = /* @__PURE__ */ new Map();
function answer(view, call) {
  if (call.do === "look") {
    views.set(view, new SeenFrame(call.frame));
    return void 0;
  }
  if (call.do === "close") {
    views.delete(view);
    return void 0;
  }
  const seen = views.get(view);
  if (seen === void 0) throw new Error("this view is closed");
  switch (call.do) {
    case "match":
      return seen.match(call.picture, call.region);
    case "marks":
      return seen.marks(call.region);
    case "inkOf":
      return seen.inkOf(call.box);
    case "readable":
      return seen.readable(call.box);
    case "cut":
      return seen.cut(call.region);
    case "difference":
      return seen.difference(call.before, call.region);
  }
}
parentPort?.on("message", ({ id, view, call }) => {
  let response;
  try {
    response = { id, value: answer(view, call) };
  } catch (error) {
    response = { id, failed: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(response);
});
