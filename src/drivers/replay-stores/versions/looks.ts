import type { Ink } from '#core/ports/vision.ts';
import type { Look } from '#core/replay/learned.ts';
import { sha256Of } from './digest.ts';

/** Values of an ink. */
export const inkWidth = 576;
/** From this likeness on two inks are one label: anti-aliasing costs less, another word more. */
const sameInk = 0.97;
/** Mean difference of two pictures of the same size, in grey levels of 255, up to which they are one. */
const samePicture = 6;

/** Equal for equal looks of the same target, on every machine. */
export function idOfLook(target: string, { picture, ink }: Look): string {
  const head = JSON.stringify([target, picture.width, picture.height, ink?.aspect, ink?.fill, ink?.centre]);
  return sha256Of(Buffer.concat([Buffer.from(head), picture.grey, ink ? bytesOf(ink.shape) : Buffer.alloc(0)])).slice(
    0,
    16,
  );
}

export function isSameLook(a: Look, b: Look): boolean {
  if (a.picture.width !== b.picture.width || a.picture.height !== b.picture.height) return false;
  if ((a.ink === undefined) !== (b.ink === undefined)) return false;
  if (a.ink && b.ink && likenessOf(a.ink, b.ink) < sameInk) return false;
  let difference = 0;
  a.picture.grey.forEach((value, at) => (difference += Math.abs(value - (b.picture.grey[at] ?? 0))));
  return difference <= samePicture * a.picture.grey.length;
}

/** -1 to 1 */
export function likenessOf(a: Ink, b: Ink): number {
  let sum = 0;
  a.shape.forEach((value, at) => (sum += value * (b.shape[at] ?? 0)));
  return sum;
}

/** Big enough for any button; a whole window is no look of a target. */
const mostPixels = 512 * 512;

/** A sentence about a look that cannot be kept. */
export function faultOfLook({ picture: { width, height, grey }, ink }: Look): string | undefined {
  const isRect = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  if (!isRect || grey.length !== width * height) return 'its picture is not whole';
  if (grey.length > mostPixels) return `its picture of ${width}×${height} pixels is too large`;
  if (ink && (ink.shape.length !== inkWidth || !ink.shape.every(Number.isFinite))) return 'its ink is not whole';
  return undefined;
}

/** An ink as JSON and as a column: small, and exactly the same again. */
export interface StoredInk {
  readonly shape: string;
  readonly aspect: number;
  readonly fill: number;
  readonly x: number;
  readonly y: number;
}
export function storeInk({ shape, aspect, fill, centre }: Ink): StoredInk {
  return { shape: bytesOf(shape).toString('base64'), aspect, fill, x: centre.x, y: centre.y };
}
/** Undefined when it is not whole. */
export function restoreInk({ shape, aspect, fill, x, y }: StoredInk): Ink | undefined {
  const bytes = Buffer.from(shape, 'base64');
  if (bytes.length !== 4 * inkWidth) return undefined;
  const values = new Float32Array(inkWidth);
  for (let at = 0; at < inkWidth; at++) values[at] = bytes.readFloatLE(4 * at);
  return { shape: values, aspect, fill, centre: { x, y } };
}
function bytesOf(shape: Float32Array): Buffer {
  const bytes = Buffer.alloc(4 * shape.length);
  shape.forEach((value, at) => bytes.writeFloatLE(value, 4 * at));
  return bytes;
}
