import type { CodeFinding } from '#core/finding.ts';
import type { CommitSummary, History } from '#core/ports/history.ts';
import { splitLines } from './hunks.ts';

/** Where findings come from: the commit that last changed a finding's lines. */
export interface Origins {
  /** Undefined when its lines are not committed as they stand, or blame could not tell. */
  of(finding: CodeFinding, text: string): Promise<CommitSummary | undefined>;
}

/** Of a finding that spans more, the first lines tell. */
const maxBlamedLines = 20;

/**
 * Remembers what it was told: findings of one commit come in crowds. After `budgetMs` in all it asks no more: blame is
 * slow where a file has a long past.
 */
export function makeOrigins(history: History, budgetMs: number): Origins {
  let leftMs = budgetMs;
  const committed = new Map<string, Promise<readonly string[] | undefined>>();
  const commits = new Map<string, Promise<CommitSummary | undefined>>();
  const linesOf = (path: string) => {
    const known =
      committed.get(path) ??
      history.textAt('HEAD', path).then((text) => (text === undefined ? undefined : splitLines(text)));
    committed.set(path, known);
    return known;
  };
  const describe = (sha: string) => {
    const known = commits.get(sha) ?? history.describe([sha]).then(([commit]) => commit);
    commits.set(sha, known);
    return known;
  };
  return {
    async of(finding, text) {
      const { path, line, endLine } = finding.place;
      const own = splitLines(text).slice(line - 1, Math.min(endLine, line - 1 + maxBlamedLines));
      const lines = await linesOf(path);
      const at = lines === undefined ? undefined : findLines(lines, own, line - 1);
      if (at === undefined || leftMs <= 0) return undefined;
      const started = performance.now();
      const blamed = await history.blame(path, at + 1, at + own.length);
      leftMs -= performance.now() - started;
      const told = await Promise.all([...new Set(blamed.map(({ sha }) => sha))].map(describe));
      // Of several commits, the last one made it what it is.
      return told
        .filter((commit) => commit !== undefined)
        .reduce<CommitSummary | undefined>(
          (latest, commit) => (latest === undefined || Date.parse(commit.at) > Date.parse(latest.at) ? commit : latest),
          undefined,
        );
    },
  };
}

/** Where these lines stand, from 0: at the expected place, or else where they are found once. Earlier heals may have moved them. */
export function findLines(all: readonly string[], wanted: readonly string[], expected: number): number | undefined {
  const isAt = (index: number) => wanted.every((line, offset) => all[index + offset]?.trimEnd() === line.trimEnd());
  if (wanted.length === 0) return undefined;
  if (isAt(expected)) return expected;
  const found = all.flatMap((_, index) => (isAt(index) ? [index] : []));
  return found.length === 1 ? found[0] : undefined;
}
