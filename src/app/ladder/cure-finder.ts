import type { CodeFinding } from '#core/finding.ts';
import type { CommitSummary, History } from '#core/ports/history.ts';
import { chooseChangedFiles, type CommitSize } from '#remedies/history/choose-files.ts';
import { findCures, type Cure } from '#remedies/history/find-cures.ts';
import { isGenerated } from '#scanners/files.ts';
import { scanTexts } from '../scan-texts.ts';
import type { Scratch } from '../scratch.ts';

/** Finds what people cured in commits, by scanning the files that each of them changed as they were before and after. */
export interface CureFinder {
  /** In the order of the commits. */
  find(commits: readonly CommitSummary[], signal: AbortSignal): Promise<FoundCures>;
}
export interface FoundCures {
  readonly cures: readonly Cure[];
  /** Scanners that failed, with what they said: what they would have seen is missing. */
  readonly problems: readonly string[];
}
export interface CureFinderParts {
  readonly history: History;
  readonly scratch: Scratch;
  /** The search path, for a ruff that the machine has. */
  readonly path: string;
  /** Commits that are larger are passed over. */
  readonly size?: CommitSize;
}

/** One file of one commit; both versions are laid beside all others, under folders of their own. */
interface Change {
  readonly commit: CommitSummary;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly beforeAt: string;
  readonly afterAt: string;
}

/** Of one rule from one commit: what is done all over teaches nothing new after a few. */
const maxPerRule = 8;

export function makeCureFinder({ history, scratch, path, size }: CureFinderParts): CureFinder {
  return {
    async find(commits, signal) {
      const changes = await readChanges(history, commits, size, signal);
      if (changes.length === 0) return { cures: [], problems: [] };
      const texts = new Map(changes.flatMap((one) => [[one.beforeAt, one.before] as const, [one.afterAt, one.after]]));
      const { findings, reports } = await scanTexts(texts, { scratch, path, signal });
      const cures = changes.flatMap((change) => {
        const { commit, path: file, before, after } = change;
        const at = (place: string) => (findings.get(place) ?? []).map((finding) => moveTo(finding, file));
        const [findingsBefore, findingsAfter] = [at(change.beforeAt), at(change.afterAt)];
        const { sha, at: date, subject } = commit;
        return findCures({ path: file, before, after, findingsBefore, findingsAfter, commit: sha, at: date, subject });
      });
      const few = [...Map.groupBy(cures, (cure) => `${cure.commit} ${cure.finding.rule}`).values()];
      const failed = reports.filter(({ status }) => status === 'failed');
      return {
        cures: few.flatMap((own) => own.slice(0, maxPerRule)),
        problems: failed.map(({ name, detail }) => `${name} failed: ${detail}`),
      };
    },
  };
}

function moveTo(finding: CodeFinding, path: string): CodeFinding {
  const toolFixes = finding.toolFixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, path })) }));
  return { ...finding, place: { ...finding.place, path }, toolFixes };
}

async function readChanges(
  history: History,
  commits: readonly CommitSummary[],
  size: CommitSize | undefined,
  signal: AbortSignal,
): Promise<readonly Change[]> {
  const wanted = commits.flatMap((commit) => {
    const { parent } = commit;
    return parent === undefined ? [] : chooseChangedFiles(commit, size).map((path) => ({ commit, parent, path }));
  });
  const read = await Promise.all(
    wanted.map(async ({ commit, parent, path }, index): Promise<readonly Change[]> => {
      const [before, after] = await Promise.all([history.textAt(parent, path), history.textAt(commit.sha, path)]);
      if (before === undefined || after === undefined || isGenerated(before)) return [];
      return [{ commit, path, before, after, beforeAt: `${index}/a/${path}`, afterAt: `${index}/b/${path}` }];
    }),
  );
  signal.throwIfAborted();
  return read.flat();
}
