export function read(path: string, problem: unknown): string {
  if (path === '') throw new Error('There is no path');
  throw problem;
}
