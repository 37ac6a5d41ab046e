export function grow(size: number, step: number) {
  size += step;
  size *= 2;
  return size;
}
