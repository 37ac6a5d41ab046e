import { findMergeBase, runGit } from './git.ts';

export interface ChangedFile {
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  readonly path: string;
  readonly previousPath: string | undefined;
  /** Blob afterwards; the one before where the file was removed. */
  readonly sha: string;
  /** From the first `@@`; nothing for binary files and pure renames. */
  readonly patch: string | undefined;
  readonly additions: number;
  readonly deletions: number;
}

const statuses: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

const cache = new Map<string, Promise<readonly ChangedFile[]>>();
/** What lies between two trees or commits. Both are immutable: computed once. */
export function listChangedFiles(dir: string, before: string, after: string): Promise<readonly ChangedFile[]> {
  const key = `${before} ${after}`;
  const known = cache.get(key) ?? computeChangedFiles(dir, before, after);
  cache.set(key, known);
  return known;
}

/** As GitHub shows a pull request: from where the two parted. */
export async function listChangedSince(dir: string, base: string, head: string): Promise<readonly ChangedFile[]> {
  return listChangedFiles(dir, (await findMergeBase(dir, base, head)) ?? base, head);
}

async function computeChangedFiles(dir: string, before: string, after: string): Promise<readonly ChangedFile[]> {
  const { out } = await runGit(dir, [
    'diff-tree',
    '-r',
    '-M',
    '--raw',
    '-p',
    '-z',
    '--no-abbrev',
    '--no-color',
    before,
    after,
  ]);
  const whole = out.toString();
  // The list of files ends with an empty name; then come the patches, in the same order.
  const end = whole.indexOf('\0\0');
  const parts = whole.slice(0, end < 0 ? undefined : end).split('\0');
  const patches = whole
    .slice(end < 0 ? whole.length : end + 2)
    .split(/^(?=diff --git )/m)
    .filter((part) => part.startsWith('diff --git '));
  const files: ChangedFile[] = [];
  for (let at = 0; parts[at]?.startsWith(':');) {
    const [, , shaBefore = '', shaAfter = '', letter = ''] = (parts[at] ?? '').split(' ');
    const isMove = letter.startsWith('R') || letter.startsWith('C');
    const first = parts[at + 1] ?? '';
    const patch = cutPatch(patches[files.length]);
    const lines = patch?.split('\n') ?? [];
    files.push({
      status: statuses[letter[0] ?? ''] ?? 'modified',
      path: isMove ? (parts[at + 2] ?? '') : first,
      previousPath: isMove ? first : undefined,
      sha: letter === 'D' ? shaBefore : shaAfter,
      patch,
      additions: lines.filter((line) => line.startsWith('+')).length,
      deletions: lines.filter((line) => line.startsWith('-')).length,
    });
    at += isMove ? 3 : 2;
  }
  return files;
}

function cutPatch(part: string | undefined): string | undefined {
  const start = part?.search(/^@@ /m) ?? -1;
  return part === undefined || start < 0 ? undefined : part.slice(start).replace(/\n$/, '');
}

export interface DiffLine {
  readonly left: number | undefined;
  readonly right: number | undefined;
  /** Counted from the first `@@`, which is 0. */
  readonly position: number;
  readonly hunk: string;
}
/** The lines on which a comment may stand. */
export function listDiffLines(patch: string): DiffLine[] {
  const lines: DiffLine[] = [];
  let left = 0;
  let right = 0;
  let hunk = '';
  for (const [position, line] of patch.split('\n').entries()) {
    const head = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    hunk = head ? line : `${hunk}\n${line}`;
    if (head) [left, right] = [Number(head[1]), Number(head[2])];
    else if (line.startsWith('+')) lines.push({ left: undefined, right: right++, position, hunk });
    else if (line.startsWith('-')) lines.push({ left: left++, right: undefined, position, hunk });
    else if (!line.startsWith('\\')) lines.push({ left: left++, right: right++, position, hunk });
  }
  return lines;
}
