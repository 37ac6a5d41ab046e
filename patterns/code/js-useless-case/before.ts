export function label(size: number) {
  switch (size) {
    case 0:
      return 'none';
    case 1:
    default:
      return 'some';
  }
}
