import { EnvironmentError } from '#core/errors.ts';
import type { Acts } from '#core/ports/acts.ts';
import type { Memo } from '#core/ports/memo.ts';
import { stoppedBy } from '#drivers/stop/stop-file.ts';
import { makeHistory } from '#drivers/git/history.ts';
import { takeLock } from '#drivers/lock/lock-file.ts';
import { makeCureIndex } from '#remedies/history/cure-index.ts';
import type { BackfillOptions, BackfillReport } from './backfill-contract.ts';
import { openBackfillProgress } from './backfill-progress.ts';
import { makeCureFinder } from '../ladder/cure-finder.ts';
import { makeLearn, makeLearner, type Learn } from './learner.ts';
import { openPlace, type PackagePlace } from '../place.ts';
import { readHistory } from '../ladder/read-history.ts';
import { openScratch } from '../scratch.ts';
import type { HealSettings } from '../settings.ts';
import { openLibrary } from './library.ts';

/**
 * Learns from what people committed: reads the history newest first, finds what small commits cured, and makes patterns
 * of it. Writes nothing but Heal's own record. What is learned asks before it acts until its own record says otherwise.
 */
export async function backfill(
  options: BackfillOptions,
  settings: HealSettings,
  learn: Learn = makeLearn(settings.now()),
): Promise<BackfillReport> {
  const place = await openPlace(options.path, settings);
  if (!place.repository.head) {
    throw new EnvironmentError(
      'This repository has no commit yet: there is no history to learn from.',
      'Commit first.',
    );
  }
  const stop = await place.stop.read();
  if (stop) throw stoppedBy(stop);
  if (options.dryRun) return learnIn({ place, options, settings, learn, memo: makeForgetfulMemo() });
  const store = await place.openStore();
  try {
    const lock = await takeLock(place.lockFile, `heal backfill ${options.path}`);
    try {
      return await learnIn({ place, options, settings, learn, memo: store.memo, acts: store.acts });
    } finally {
      await lock.release();
    }
  } finally {
    await store.close();
  }
}

interface Parts {
  readonly place: PackagePlace;
  readonly options: BackfillOptions;
  readonly settings: HealSettings;
  readonly learn: Learn;
  readonly memo: Memo;
  readonly acts?: Acts;
}

async function learnIn({ place, options, settings, learn, memo, acts }: Parts): Promise<BackfillReport> {
  const controller = new AbortController();
  const forward = () => controller.abort(options.signal.reason);
  options.signal.addEventListener('abort', forward, { once: true });
  if (options.signal.aborted) forward();
  const unwatch = place.stop.watch(controller);
  const scratch = await openScratch();
  try {
    const { packageRoot, packagePath } = place.repository;
    const history = makeHistory({ folder: packageRoot, packagePath, env: settings.env });
    const library = openLibrary(place);
    const at = () => settings.now().toISOString();
    const learner = await makeLearner(library, learn, {
      isKept: !options.dryRun,
      tell: async (about, detail) => acts?.add({ what: 'library', at: at(), about, detail }),
    });
    return await readHistory({
      history,
      finder: makeCureFinder({ history, scratch, path: settings.env['PATH'] ?? '', size: options }),
      learner,
      index: makeCureIndex(memo),
      progress: await openBackfillProgress(memo, options.again),
      limits: options,
      size: options,
      repository: packageRoot,
      say: (doing) => options.listener?.({ type: 'busy', at: at(), runId: 'backfill', doing }),
      signal: controller.signal,
    });
  } finally {
    unwatch();
    options.signal.removeEventListener('abort', forward);
    await scratch.remove();
  }
}

/** For a dry run: within the run it remembers, afterwards nothing is left. */
function makeForgetfulMemo(): Memo {
  const values = new Map<string, string>();
  return {
    read: async (key) => values.get(key),
    write: async (key, value) => void values.set(key, value),
  };
}
