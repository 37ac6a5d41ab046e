export function count(names: string[], from: number | undefined = 0) {
  let label: string;
  const size: number = names.length;
  label = String(size + (from ?? 0));
  return label;
}
