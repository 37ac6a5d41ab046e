import type { CommitSummary } from '#core/ports/history.ts';
import { languageOf } from '#syntax/parse.ts';
import { isTestFile } from '#syntax/test-files.ts';

export interface CommitSize {
  readonly maxFiles: number;
  /** Of each side of the diff, over all its source files. */
  readonly maxLines: number;
}
/** A commit that changed more than this did more than cure something. */
export const smallCommit: CommitSize = { maxFiles: 5, maxLines: 30 };

const vendored = /(?:^|\/)(?:node_modules|vendor|vendored|_vendor|third[_-]party|dist|build|packages\/vendor)\//;

/**
 * Source files of a commit that may hold a cure; none when it changed too much. A large new test beside a small cure
 * does not count against it. Only added lines cure nothing: the finding's own lines must change.
 */
export function chooseChangedFiles(commit: CommitSummary, limits: CommitSize = smallCommit): readonly string[] {
  if (commit.isByBot || commit.parent === undefined) return [];
  const sources = commit.files.filter(({ path }) => languageOf(path) !== undefined && isPlain(path));
  const size = (file: { readonly added: number; readonly removed: number }) => Math.max(file.added, file.removed);
  const counted = sources.filter((file) => !isTestFile(file.path) || size(file) <= limits.maxLines);
  if (counted.length > limits.maxFiles) return [];
  if (counted.reduce((sum, file) => sum + size(file), 0) > limits.maxLines) return [];
  return counted.filter((file) => file.removed > 0 && !vendored.test(file.path)).map(({ path }) => path);
}

/** A tree can name anything: only paths that stay below the folder they are laid in. */
function isPlain(path: string): boolean {
  return (
    !/[\u0000-\u001f\\:*?"<>|]/.test(path) &&
    path.length < 200 &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git')
  );
}

/** The subject of the commit that this one takes back, when it says so as Git does. */
export function revertedSubject(commit: CommitSummary): string | undefined {
  return /^Revert "(.+)"/.exec(commit.subject)?.[1];
}
