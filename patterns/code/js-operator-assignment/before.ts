export function grow(size: number, step: number) {
  size = size + step;
  size = size * 2;
  return size;
}
