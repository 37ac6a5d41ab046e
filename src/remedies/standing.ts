import type { Pattern } from '#core/pattern.ts';
import { trustedFrom, type RecordEntry, type Standing } from '#core/record.ts';
import type { Candidate } from './rung.ts';
import { wilson } from '#core/interval.ts';

/**
 * How far a remedy may go, from what became of it in this repository: the lower bound of the share of its tries that
 * hold. The numbers and their reasons: docs/adr/0012-confidence-from-records.md.
 */
export type StandingOf = (candidate: Pick<Candidate, 'origin' | 'healer'>) => Standing;

/** What ships was reviewed and is tested with every change: as if it had held so often. Two failures here outweigh it. */
const reviewedHolds = 40;
/** What held is worth half after so long: code and tools move on. */
const halfLifeMs = 180 * 24 * 60 * 60_000;
/** That every gate passed says a little; what people kept counts in full. */
const verifiedWeight = 0.25;
/** A heal that people changed before they kept it: the place was right, the text was not. */
const editedWeight = 0.5;
/** Below this, even the kindest reading of its record is bad. */
const quarantinedBelow = 0.6;
/** So many people in a row who said no. */
const rejectionsInARow = 2;

export function makeStandings(
  entries: readonly RecordEntry[],
  patterns: readonly Pick<Pattern, 'id' | 'provenance'>[],
  now: Date,
): StandingOf {
  const byRemedy = Map.groupBy(entries, (entry) => entry.remedy);
  // Two patterns of one name: the one that was not reviewed counts.
  const shippedLast = patterns.toSorted((a, b) => Number(isShipped(b)) - Number(isShipped(a)));
  const byId = new Map(shippedLast.map((pattern) => [pattern.id, pattern]));
  const known = new Map<string, Standing>();
  return ({ origin, healer }) => {
    const key = `${origin}:${healer}`;
    let standing = known.get(key);
    if (!standing) {
      const pattern = origin === 'pattern' ? byId.get(healer) : undefined;
      const isReviewed = origin === 'healer' || origin === 'tool' || (pattern !== undefined && isShipped(pattern));
      const record = readRecord(byRemedy.get(healer) ?? [], origin, pattern, now.getTime());
      standing = judge(record, isReviewed);
      known.set(key, standing);
    }
    return standing;
  };
}

function isShipped({ provenance }: Pick<Pattern, 'provenance'>): boolean {
  return provenance.from === 'shipped';
}

/** A remedy's record, weighed. */
interface Weighed {
  readonly held: number;
  readonly failed: number;
  /** Holds that people kept. */
  readonly kept: number;
  /** People who said no since the last one who kept it. */
  readonly rejections: number;
  /** Counts as they are, for people. */
  readonly holds: number;
  readonly tries: number;
  /** Heals of which people kept the place and changed the text. */
  readonly edits: number;
  readonly last: number | undefined;
}

function readRecord(
  all: readonly RecordEntry[],
  origin: Candidate['origin'],
  pattern: Pick<Pattern, 'provenance'> | undefined,
  now: number,
): Weighed {
  const withdrawn = new Set(all.filter(({ kind }) => kind === 'withdrawn').map(({ caseId }) => caseId));
  const releases = all.filter(({ kind, caseId }) => kind === 'released' && !withdrawn.has(caseId));
  const released = latest(releases.map(timeOf)) ?? -Infinity;
  // A release is for the name, a record for the one who bore it: a pattern inherits nothing from a healer.
  const entries = all.filter((entry) => entry.origin === origin && timeOf(entry) > released);
  const cases = [...Map.groupBy(entries, (entry) => entry.caseId).values()].map(readCase);
  const commits = commitsBehind(pattern).filter(({ at }) => at > released);
  const holds = [...cases.flatMap(({ hold }) => hold ?? []), ...commits];
  // A commit that takes back many heals at once is one decision.
  const rejections = [...new Set(entries.filter(isNo).map(timeOf))];
  const failures = [...rejections, ...cases.flatMap((one) => one.rolledBackAt ?? [])];
  const edits = cases.flatMap((one) => one.editedAt ?? []);
  const lastHold = latest(holds.map(({ at }) => at)) ?? -Infinity;
  const lastKept = latest(holds.flatMap(({ keptAt }) => keptAt ?? [])) ?? -Infinity;
  return {
    // Holds fade with time; a failure fades only up to the last hold after it: silence pardons nothing.
    held: sum(holds.map(({ at, keptAt }) => (keptAt === undefined ? verifiedWeight : 1) * fade(now - at))),
    failed: sum(failures.map((at) => fade(lastHold - at))) + editedWeight * sum(edits.map((at) => fade(lastHold - at))),
    kept: holds.filter(({ keptAt }) => keptAt !== undefined).length,
    rejections: rejections.filter((at) => at >= lastKept).length,
    holds: holds.length,
    tries: holds.length + failures.length + edits.length,
    edits: edits.length,
    last: latest([...holds.map(({ at }) => at), ...failures, ...edits]),
  };
}

interface Hold {
  readonly at: number;
  /** Undefined while only the gates have said so. */
  readonly keptAt: number | undefined;
}
interface CaseRecord {
  readonly hold: Hold | undefined;
  readonly rolledBackAt: number | undefined;
  readonly editedAt: number | undefined;
}

/** A case is one try however often it was told of, and what people took back does not count as held. */
function readCase(entries: readonly RecordEntry[]): CaseRecord {
  const lastOf = (wanted: RecordEntry['kind']) => latest(entries.filter(({ kind }) => kind === wanted).map(timeOf));
  const rejectedAt = latest(entries.filter(isNo).map(timeOf)) ?? -Infinity;
  const edited = lastOf('edited');
  const endedAt = Math.max(rejectedAt, edited ?? -Infinity);
  const stands = (at: number | undefined) => (at !== undefined && at > endedAt ? at : undefined);
  const keptAt = stands(lastOf('kept'));
  const at = latest([keptAt, stands(lastOf('verified'))]);
  const editedAt = at === undefined && edited !== undefined && edited > rejectedAt ? edited : undefined;
  return { hold: at === undefined ? undefined : { at, keptAt }, rolledBackAt: lastOf('rolled-back'), editedAt };
}

/** A person's no. */
function isNo({ kind }: RecordEntry): boolean {
  return kind === 'rejected' || kind === 'reverted';
}

/** Merged commits that a learned pattern reproduces: people kept each of them. One commit is one decision. */
function commitsBehind(pattern: Pick<Pattern, 'provenance'> | undefined): readonly Hold[] {
  if (pattern?.provenance.from !== 'learned') return [];
  const at = Date.parse(pattern.provenance.at);
  const refs = new Set(pattern.provenance.pairs.filter(({ via }) => via === 'commit').map(({ ref }) => ref));
  return Number.isNaN(at) ? [] : [...refs].map(() => ({ at, keptAt: at }));
}

function judge(record: Weighed, isReviewed: boolean): Standing {
  const held = record.held + (isReviewed ? reviewedHolds : 0);
  const { lower, upper } = wilson(held, held + record.failed);
  const because = describe(record, isReviewed);
  const untrusted = Math.min(lower, trustedFrom - 0.01);
  if (record.rejections >= rejectionsInARow) {
    const times = `people took it back ${record.rejections} times in a row`;
    return { confidence: untrusted, state: 'quarantined', because: `${because}; ${times}` };
  }
  if (upper < quarantinedBelow) return { confidence: untrusted, state: 'quarantined', because };
  if (isReviewed || record.kept > 0) {
    return { confidence: lower, state: lower >= trustedFrom ? 'trusted' : 'asks', because };
  }
  // Gates are not people: what nobody reviewed and nobody kept yet asks, however often it passed them.
  return { confidence: untrusted, state: 'asks', because: `${because}; nothing of it was committed yet` };
}

function describe({ holds, tries, edits, last }: Weighed, isReviewed: boolean): string {
  const origin = isReviewed ? 'reviewed; ' : '';
  if (tries === 0) return `${origin}no record here yet`;
  const when = last === undefined ? '' : `, last on ${new Date(last).toISOString().slice(0, 10)}`;
  const changed = edits === 0 ? '' : `, ${edits} changed by people before they kept ${edits === 1 ? 'it' : 'them'}`;
  return `${origin}held ${holds} of ${tries} ${tries === 1 ? 'try' : 'tries'}${when}${changed}`;
}

/** Share that is left after so long. */
function fade(ageMs: number): number {
  return Math.min(1, 2 ** (-ageMs / halfLifeMs));
}

const timeOf = (entry: RecordEntry): number => Date.parse(entry.at);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function latest(times: readonly (number | undefined)[]): number | undefined {
  return times.reduce(
    (last, time) => (time !== undefined && !(last !== undefined && last >= time) ? time : last),
    undefined,
  );
}
