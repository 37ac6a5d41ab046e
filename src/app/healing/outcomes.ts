import type { RecordEntry } from '#core/record.ts';
import type { Store } from '#drivers/store/store.ts';
import { logFormat, readDiff, readLog } from '#observe/commit-lines.ts';
import { findEdited, findOutcomes, type WrittenHeal } from '#observe/outcomes.ts';
import type { PackagePlace } from '../place.ts';
import type { LearnFromEdited } from './outcomes-edited.ts';
import { isCode, remedyOf } from './report.ts';

const memoKey = 'outcomes.head';
/** Heals are followed for so long… */
const watchedMs = 90 * 24 * 60 * 60_000;
/** …and so many of them, the newest; in so many commits. */
const maxHeals = 1000;
const maxCommits = 1000;
/** Heals that were changed by people, of which the commits are scanned in one run. */
const maxEdited = 20;

/**
 * Looks up what became of the heals of earlier runs: committed on the current branch, or taken out again. Costs one
 * question to Git when nothing was committed since it last looked. What people changed before they committed it is
 * handed to `learn`, which says where the fault is gone.
 */
export async function observeOutcomes(
  place: Pick<PackagePlace, 'repository'>,
  { ledger, records, memo }: Pick<Store, 'ledger' | 'records' | 'memo'>,
  now: Date,
  learn?: LearnFromEdited,
): Promise<void> {
  const { head } = place.repository;
  if (head === undefined || head === (await memo.read(memoKey))) return;
  const heals: WrittenHeal[] = [];
  for (const entry of chooseWatched(await records.all(), now)) {
    const heal = await readHeal(entry, ledger);
    if (heal) heals.push(heal);
  }
  if (heals.length > 0) {
    const log = await readCommits(place, heals);
    if (log === undefined) return;
    const commits = readLog(log);
    await records.add(findOutcomes(heals, commits));
    const edited = learn ? findEdited(heals, commits).slice(0, maxEdited) : [];
    if (learn && edited.length > 0) await records.add(await learn(edited));
  }
  await memo.write(memoKey, head);
}

interface Watched {
  readonly verified: RecordEntry;
  readonly isKept: boolean;
}

/** The last word on each written heal, where it is not a person's no. */
function chooseWatched(entries: readonly RecordEntry[], now: Date): readonly Watched[] {
  const oldest = new Date(now.getTime() - watchedMs).toISOString();
  const watched: Watched[] = [];
  for (const told of Map.groupBy(entries, ({ caseId, remedy }) => `${caseId} ${remedy}`).values()) {
    const verified = told.find(({ kind }) => kind === 'verified');
    if (!verified || verified.at < oldest) continue;
    const since = told.filter(({ kind, at }) => at >= verified.at && /^(?:rejected|kept|edited|reverted)$/.test(kind));
    const last = since.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1)?.kind;
    if (last !== 'rejected' && last !== 'edited') watched.push({ verified, isKept: last === 'kept' });
  }
  return watched.toSorted((a, b) => (a.verified.at < b.verified.at ? 1 : -1)).slice(0, maxHeals);
}

async function readHeal({ verified, isKept }: Watched, ledger: Store['ledger']): Promise<WrittenHeal | undefined> {
  const healCase = await ledger.load(verified.caseId);
  if (!healCase || !isCode(healCase)) return undefined;
  if (healCase.stage !== 'settled' || healCase.outcome.status !== 'healed') return undefined;
  const remedy = remedyOf(healCase);
  if (remedy?.healer !== verified.remedy) return undefined;
  const { remedy: name, origin, rule, caseId, at } = verified;
  return {
    entry: { remedy: name, origin, rule, caseId },
    fingerprint: healCase.finding.fingerprint,
    at,
    ref: healCase.outcome.ref,
    isKept,
    changes: readDiff(remedy.preview),
  };
}

/** Undefined when Git could not answer. */
function readCommits({ repository }: Pick<PackagePlace, 'repository'>, heals: readonly WrittenHeal[]) {
  const paths = [...new Set(heals.flatMap(({ changes }) => [...changes.keys()]))];
  const since = heals.map(({ at }) => at).toSorted()[0] ?? '';
  return repository.ask([
    'log',
    '--patch',
    '--unified=0',
    '--no-color',
    // Programs that the repository names for showing differences are not started.
    '--no-ext-diff',
    '--no-textconv',
    '--no-renames',
    '--no-merges',
    '--reverse',
    '--topo-order',
    '--relative',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    `--format=${logFormat}`,
    // Commits know whole seconds, rounded down.
    `--since=@${Math.floor(Date.parse(since) / 1000) - 1}`,
    `--max-count=${maxCommits}`,
    'HEAD',
    '--',
    ...(paths.length > 200 ? ['.'] : paths.map((path) => `:(literal)${path}`)),
  ]);
}
