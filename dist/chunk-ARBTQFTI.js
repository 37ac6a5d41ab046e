// src/core/replay/screen.ts
function centreOf({ x, y, width, height }) {
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}
function isInside({ x, y, width, height }, at) {
  return at.x >= x && at.y >= y && at.x < x + width && at.y < y + height;
}
function intersect(a, b) {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : void 0;
}

export {
  centreOf,
  isInside,
  intersect
};
