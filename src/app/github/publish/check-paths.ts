import { isInsidePackage, isUntouchable } from '#syntax/scope.ts';

/** Heal heals programs. Whatever else a bundle wants to write - data, configuration, documents - is not from it. */
const source = /\.(?:pyi?|[cm]?[jt]sx?)$/i;

/** Why no heal of code may write this file; undefined when it may. Only looks at the name. */
export function findPathProblem(path: string): string | undefined {
  return (
    findPlaceProblem(path) ?? (source.test(path) ? undefined : 'it is no source of Python, JavaScript or TypeScript')
  );
}

/** Why no heal at all may write there. */
export function findPlaceProblem(path: string): string | undefined {
  if (path.length > 500 || !path.isWellFormed()) return 'its path is too long, or no text';
  if (!isInsidePackage(path) || path.startsWith('~')) return 'its path leads out of the repository';
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(path)) return 'its path has signs that cannot be seen';
  const parts = path.split('/');
  if (parts.some(isStrange)) return 'its path means another file on some systems';
  if (parts.some(isGitFolder) || isUntouchable(path.normalize('NFKC'))) return 'no heal may touch this file';
  return undefined;
}

/** Paths that are one file where case or composition does not count. */
export function findTwins(paths: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const path of paths) {
    const folded = path.normalize('NFKC').toLowerCase();
    if (seen.has(folded)) return path;
    seen.add(folded);
  }
  return undefined;
}

/** Windows drops dots and spaces at the end, reads `:` as a stream of the file, and keeps some names for devices. */
function isStrange(part: string): boolean {
  return /[. ]$|^ |[<>:"|?*]|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part);
}

/** All that some file system takes for `.git`: short names (`GIT~1`), letters of full width. */
function isGitFolder(part: string): boolean {
  return /^(?:\.?git(?:~\d+)?|\.git.*)$/i.test(part.normalize('NFKC')) && !/^git$/i.test(part);
}
