// src/core/interval.ts
var z = 1.2816;
function wilson(held, tried) {
  if (tried <= 0) return { lower: 0, upper: 1 };
  const share = held / tried;
  const spread = z * z / tried;
  const centre = share + spread / 2;
  const margin = z * Math.sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried));
  return {
    lower: Math.max(0, (centre - margin) / (1 + spread)),
    upper: Math.min(1, (centre + margin) / (1 + spread))
  };
}

export {
  wilson
};
