export function read(path: string): string {
  if (path === '') throw 'There is no path';
  throw `Nothing at ${path}`;
}
