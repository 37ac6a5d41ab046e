/** Lines of a file that a change takes out and puts in, without their line endings, as often as they stand there. */
export interface ChangedLines {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}
export interface CommitLines {
  readonly sha: string;
  /** ISO 8601, of the committer, in any zone. */
  readonly at: string;
  readonly message: string;
  readonly files: ReadonlyMap<string, ChangedLines>;
}

/** A commit's head stands between NULs, which Git lets no message hold. */
export const logFormat = '%x00%H %cI%n%B%x00';

/** Reads `git log -p` in `logFormat`. */
export function readLog(text: string): readonly CommitLines[] {
  const commits: { sha: string; at: string; message: string; diff: DiffReader }[] = [];
  let isMessage = false;
  for (const line of text.split('\n')) {
    const current = commits.at(-1);
    if (current && isMessage) {
      isMessage = !line.endsWith('\0');
      current.message += `${isMessage ? line : line.slice(0, -1)}\n`;
      continue;
    }
    const head = current?.diff.isInHunk() ? undefined : /^\0([0-9a-f]{40,64}) (\S+)$/.exec(line);
    if (head) {
      commits.push({ sha: head[1] ?? '', at: head[2] ?? '', message: '', diff: makeDiffReader() });
      isMessage = true;
    } else current?.diff.read(line);
  }
  return commits.map(({ diff, ...commit }) => ({ ...commit, files: diff.files() }));
}

/** The lines that a unified diff changes, by file. */
export function readDiff(diff: string): ReadonlyMap<string, ChangedLines> {
  const reader = makeDiffReader();
  for (const line of diff.split('\n')) reader.read(line);
  return reader.files();
}

interface DiffReader {
  read(line: string): void;
  isInHunk(): boolean;
  /** A line that is both taken out and put in does not count: it moved. */
  files(): ReadonlyMap<string, ChangedLines>;
}

function makeDiffReader(): DiffReader {
  const files = new Map<string, { removed: string[]; added: string[] }>();
  let current: { removed: string[]; added: string[] } | undefined;
  let left = { removed: 0, added: 0 };
  const isInHunk = () => left.removed > 0 || left.added > 0;
  return {
    isInHunk,
    read(raw) {
      const line = raw.replace(/\r$/, '');
      // Inside a hunk every line is counted: one that looks like a header is text.
      if (isInHunk()) {
        const mark = line.charAt(0);
        if (mark === '\\') return;
        if (mark !== '+') left.removed--;
        if (mark !== '-') left.added--;
        if (mark === '-') current?.removed.push(line.slice(1));
        if (mark === '+') current?.added.push(line.slice(1));
        return;
      }
      const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
      if (hunk) left = { removed: Number(hunk[1] ?? 1), added: Number(hunk[2] ?? 1) };
      else if (line.startsWith('diff --git ')) current = undefined;
      else if (line.startsWith('+++ b/')) {
        const path = line.slice('+++ b/'.length);
        current = files.get(path) ?? { removed: [], added: [] };
        files.set(path, current);
      }
    },
    files: () => new Map([...files].map(([path, lines]) => [path, withoutCommon(lines)])),
  };
}

function withoutCommon({ removed, added }: ChangedLines): ChangedLines {
  return { removed: subtract(removed, added), added: subtract(added, removed) };
}

function subtract(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
