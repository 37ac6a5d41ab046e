/** Paths of the package: relative, with `/` on every platform. Written out, since this room is pure. */
export function dirname(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : slash === 0 ? '/' : path.slice(0, slash);
}
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
/** With its dot; '' when the name has none. */
export function extname(path: string): string {
  const name = basename(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 || name === '..' ? '' : name.slice(dot);
}
/** Joined, with `.` and `..` resolved; may begin with `..` where it leaves the package. */
export function join(...parts: readonly string[]): string {
  const found: string[] = [];
  for (const part of parts.join('/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && found.length > 0 && found.at(-1) !== '..') found.pop();
    else found.push(part);
  }
  return found.join('/') || '.';
}
/** How to write `to` from the folder `from`. */
export function relative(from: string, to: string): string {
  const [a, b] = [from === '.' ? [] : from.split('/'), to.split('/')];
  let common = 0;
  while (common < a.length && common < b.length - 1 && a[common] === b[common]) common++;
  return [...a.slice(common).map(() => '..'), ...b.slice(common)].join('/');
}
