/** One-sided 90 %: a remedy that is as bad as its bound would have looked this good in one of ten records. */
export const z = 1.2816;

/**
 * Wilson score interval of a share, from `held` of `tried` (both may be fractions of tries).
 * Unlike the textbook interval it is right for small numbers and for shares near 1: nothing tried is [0, 1], and 15 of 15
 * is [0.90, 1]. E. B. Wilson 1927, doi:10.1080/01621459.1927.10502953; why this one: Brown, Cai, DasGupta 2001,
 * doi:10.1214/ss/1009213286.
 */
export function wilson(held: number, tried: number): { readonly lower: number; readonly upper: number } {
  if (tried <= 0) return { lower: 0, upper: 1 };
  const share = held / tried;
  const spread = (z * z) / tried;
  const centre = share + spread / 2;
  const margin = z * Math.sqrt((share * (1 - share)) / tried + (z * z) / (4 * tried * tried));
  return {
    lower: Math.max(0, (centre - margin) / (1 + spread)),
    upper: Math.min(1, (centre + margin) / (1 + spread)),
  };
}
