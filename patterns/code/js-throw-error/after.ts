export function read(path: string): string {
  if (path === '') throw new Error('There is no path');
  throw new Error(`Nothing at ${path}`);
}
