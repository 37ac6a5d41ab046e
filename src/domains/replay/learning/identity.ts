import type { Ink } from '#core/ports/vision.ts';
import type { Target, Workflow } from '#core/replay/workflow.ts';

/** From this likeness on a label is taken for the one that was recorded. */
const recognised = 0.85;

/**
 * Names what was recorded and explains a look better than its own target does; undefined where nothing does. Such a look
 * was seen at the wrong place, however often that went well.
 */
export function findBetterOwner(
  ink: Ink | undefined,
  target: Target,
  { targets, screens }: Pick<Workflow, 'targets' | 'screens'>,
): string | undefined {
  if (ink === undefined) return undefined;
  const own = target.ink ? likenessOf(ink, target.ink) : -1;
  const recorded = [
    ...Object.values(targets)
      .filter(({ id }) => id !== target.id)
      .map((one) => ({ name: one.label, ink: one.ink })),
    ...(screens[target.screen]?.marks ?? [])
      .filter(({ box }) => Math.abs(box.x - target.box.x) > 4 || Math.abs(box.y - target.box.y) > 4)
      .map((mark) => ({ name: mark.text === '' ? 'another mark' : `“${mark.text}”`, ink: mark.ink })),
  ];
  return recorded.find((one) => {
    const likeness = one.ink ? likenessOf(ink, one.ink) : -1;
    return likeness >= recognised && likeness > own;
  })?.name;
}

/** -1 to 1 */
function likenessOf(a: Ink, b: Ink): number {
  let sum = 0;
  a.shape.forEach((value, at) => (sum += value * (b.shape[at] ?? 0)));
  return sum;
}
