import type { RecordEntry } from '#core/record.ts';
import type { ChangedLines, CommitLines } from './commit-lines.ts';

/** A heal that was written, and what it changed. */
export interface WrittenHeal {
  readonly entry: Pick<RecordEntry, 'remedy' | 'origin' | 'rule' | 'caseId'>;
  readonly fingerprint: string;
  /** When it was written; ISO 8601. */
  readonly at: string;
  /** `working-tree`, or the branch or patch that it went to. */
  readonly ref: string;
  readonly isKept: boolean;
  readonly changes: ReadonlyMap<string, ChangedLines>;
}

/**
 * What people did with heals, from the commits since (oldest first): one that makes the very change has kept it, a
 * later one that takes just this back has reverted it. When neither is certain, nothing is said.
 */
export function findOutcomes(heals: readonly WrittenHeal[], commits: readonly CommitLines[]): readonly RecordEntry[] {
  const isTelling = ({ changes }: WrittenHeal) =>
    changes.size > 0 && [...changes.values()].every(({ removed, added }) => removed.length + added.length > 0);
  return heals.filter(isTelling).flatMap((heal) => followHeal(heal, commits));
}

/** A heal whose fault a commit cured in other words, as it seems from its lines; whether it is cured a scan must say. */
export interface EditedHeal {
  readonly heal: WrittenHeal;
  readonly commit: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/**
 * Heals that were neither kept nor thrown away: the first commit of the file takes out the very lines that the heal took
 * out and puts others in their place, or a commit names the heal and does so. Heals that only add lines leave no trace.
 */
export function findEdited(heals: readonly WrittenHeal[], commits: readonly CommitLines[]): readonly EditedHeal[] {
  return heals.flatMap((heal): EditedHeal[] => {
    if (heal.isKept || ![...heal.changes.values()].some(({ removed }) => countText(removed) > 0)) return [];
    const since = Math.floor(Date.parse(heal.at) / 1000) * 1000;
    const later = commits.filter(({ at, files }) => {
      return Date.parse(at) >= since && [...heal.changes.keys()].some((path) => files.has(path));
    });
    if (later.some((commit, index) => keeps(commit, heal, index === 0))) return [];
    const [first] = later;
    const named = later.find((commit) => commit.message.includes(`Heal-Fingerprint: ${heal.fingerprint}`));
    const commit = named ?? (heal.ref === 'working-tree' ? first : undefined);
    if (commit === undefined || !takesOut(commit, heal.changes)) return [];
    return [{ heal, commit: commit.sha, at: timeOf(commit, heal) }];
  });
}

function takesOut(commit: CommitLines, changes: WrittenHeal['changes']): boolean {
  return [...changes].every(([path, { removed }]) => {
    const file = commit.files.get(path);
    return removed.length === 0 || (file !== undefined && countText(file.added) > 0 && holdsAll(file.removed, removed));
  });
}

function followHeal(heal: WrittenHeal, commits: readonly CommitLines[]): readonly RecordEntry[] {
  const entries: RecordEntry[] = [];
  let isKept = heal.isKept;
  // Commits know whole seconds only.
  const since = Math.floor(Date.parse(heal.at) / 1000) * 1000;
  let isFirst = true;
  for (const commit of commits.filter(({ at }) => Date.parse(at) >= since)) {
    if (![...heal.changes.keys()].some((path) => commit.files.has(path))) continue;
    if (!isKept && keeps(commit, heal, isFirst)) {
      entries.push({ ...heal.entry, kind: 'kept', at: timeOf(commit, heal) });
      isKept = true;
    } else if (isKept && reverts(commit, heal)) {
      entries.push({ ...heal.entry, kind: 'reverted', at: timeOf(commit, heal) });
      isKept = false;
    }
    isFirst = false;
  }
  return entries;
}

/** Too little text to know it again by itself, such as a lone `pass`. */
const shortestTelling = 20;

/**
 * Heals are written over committed files only, so the first commit of such a file has the heal, or it was thrown away.
 * Any other commit must say so itself, or make a change that is too telling to be another.
 */
function keeps(commit: CommitLines, heal: WrittenHeal, isFirst: boolean): boolean {
  if (!makes(commit, heal.changes)) return false;
  if (isFirst && heal.ref === 'working-tree') return true;
  if (commit.message.includes(`Heal-Fingerprint: ${heal.fingerprint}`)) return true;
  const lines = [...heal.changes.values()].flatMap(({ removed, added }) => [...removed, ...added]);
  return lines.join('').replace(/\s/g, '').length >= shortestTelling;
}

/** Code may need again what was rightly removed; to revert is to bring back this and nothing else, or to say so. */
function reverts(commit: CommitLines, heal: WrittenHeal): boolean {
  const opposite = new Map(
    [...heal.changes].map(([path, { removed, added }]) => [path, { removed: added, added: removed }]),
  );
  if (!makes(commit, opposite)) return false;
  if (/^(?:This reverts commit |Revert ")/m.test(commit.message)) return true;
  return [...opposite].every(([path, { removed, added }]) => {
    const file = commit.files.get(path);
    return (
      file !== undefined && countText(file.removed) === countText(removed) && countText(file.added) === countText(added)
    );
  });
}

function makes(commit: CommitLines, changes: WrittenHeal['changes']): boolean {
  return [...changes].every(([path, { removed, added }]) => {
    const file = commit.files.get(path);
    return file !== undefined && holdsAll(file.removed, removed) && holdsAll(file.added, added);
  });
}

/** Each line as often as it is wanted. */
function holdsAll(lines: readonly string[], wanted: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const line of lines) left.set(line, (left.get(line) ?? 0) + 1);
  return wanted.every((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0;
  });
}

function countText(lines: readonly string[]): number {
  return lines.filter((line) => line.trim() !== '').length;
}

/** One zone for all times of the record, which are compared as text; and not before the heal that it is about. */
function timeOf(commit: CommitLines, heal: WrittenHeal): string {
  const at = new Date(commit.at).toISOString();
  return at < heal.at ? heal.at : at;
}
