export function label(size: number) {
  switch (size) {
    case 0:
    case 1:
      return 'few';
    default:
      return 'some';
  }
}
