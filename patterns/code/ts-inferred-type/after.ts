export function count(names: string[], from = 0) {
  let label = 'none';
  if (names.length > from) label = 'some';
  return label;
}
