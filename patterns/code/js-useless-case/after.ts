export function label(size: number) {
  switch (size) {
    case 0:
      return 'none';
    default:
      return 'some';
  }
}
