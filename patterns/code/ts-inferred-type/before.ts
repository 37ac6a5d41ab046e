export function count(names: string[], from: number = 0) {
  let label: string = 'none';
  if (names.length > from) label = 'some';
  return label;
}
