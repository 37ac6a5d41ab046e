import type { Ink } from '#core/ports/vision.ts';

/** How alike two labels are, at most 1: their shapes, less what their proportions differ. */
export function likenessOf(a: Ink, b: Ink): number {
  const stretch = Math.abs(Math.log(a.aspect / b.aspect));
  // Beyond this no change of font explains it, and most pairs of a screen end here.
  if (stretch > 0.9) return -1;
  let product = 0;
  for (let at = 0; at < a.shape.length; at++) product += (a.shape[at] ?? 0) * (b.shape[at] ?? 0);
  return product - 0.35 * stretch;
}
