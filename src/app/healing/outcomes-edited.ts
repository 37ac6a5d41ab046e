import { messageOf } from '#core/errors.ts';
import type { RecordEntry } from '#core/record.ts';
import { makeHistory } from '#drivers/git/history.ts';
import type { Store } from '#drivers/store/store.ts';
import type { EditedHeal } from '#observe/outcomes.ts';
import type { Cure } from '#remedies/history/find-cures.ts';
import { makeCureFinder } from '../ladder/cure-finder.ts';
import { makeLearn, makeLearner } from '../learning/learner.ts';
import { openLibrary } from '../learning/library.ts';
import type { PackagePlace } from '../place.ts';
import { openScratch } from '../scratch.ts';
import type { HealSettings } from '../settings.ts';

/** Says of which of these heals people cured the fault in their own words, for the record. Never throws. */
export type LearnFromEdited = (edited: readonly EditedHeal[]) => Promise<readonly RecordEntry[]>;

/** A heal was changed where it stood; the whole commit may be large, the cure in it is not. */
const size = { maxFiles: 40, maxLines: 600 };

/**
 * Scans the commit of each heal as it was before and after. Where the fault is gone by a change of its own lines, what the
 * person wrote is a cure like any other that people committed: it is learned, and the heal counts as edited.
 */
export function learnFromEdited(parts: {
  readonly place: PackagePlace;
  readonly store: Pick<Store, 'acts'>;
  readonly settings: HealSettings;
  readonly signal: AbortSignal;
}): LearnFromEdited {
  const { place, store, settings, signal } = parts;
  return async (edited) => {
    const { config } = await place.config();
    const { packageRoot, packagePath } = place.repository;
    const scratch = await openScratch();
    try {
      const history = makeHistory({ folder: packageRoot, packagePath, env: settings.env });
      const commits = await history.describe([...new Set(edited.map(({ commit }) => commit))]);
      const finder = makeCureFinder({ history, scratch, path: settings.env['PATH'] ?? '', size });
      const { cures } = await finder.find(commits, signal);
      const found = edited.flatMap((one) => {
        const cure = cures.find((each) => isOf(each, one));
        return cure ? [{ ...one, cure }] : [];
      });
      if (config.learning.enabled === 'on' && found.length > 0) {
        const at = () => settings.now().toISOString();
        const learner = await makeLearner(openLibrary(place), makeLearn(settings.now()), {
          isKept: true,
          tell: async (about, detail) => store.acts.add({ what: 'library', at: at(), about, detail }),
        });
        await learner.learn([...new Set(found.map(({ cure }) => withoutToolFixes(cure)))]);
      }
      return found.map(({ heal, at }): RecordEntry => ({ ...heal.entry, kind: 'edited', at }));
    } catch (error) {
      signal.throwIfAborted();
      await store.acts.add({
        what: 'library',
        at: settings.now().toISOString(),
        about: 'edited heals',
        detail: `Nothing was learned from them: ${messageOf(error).slice(0, 200)}`,
      });
      return [];
    } finally {
      await scratch.remove();
    }
  };
}

/** The very fault: its rule, in a file that the heal changed. */
function isOf({ commit, path, finding }: Cure, edited: EditedHeal): boolean {
  const { entry, changes } = edited.heal;
  const rules = [finding.rule, ...finding.sources.map(({ rule }) => rule)];
  return commit === edited.commit && changes.has(path) && rules.includes(entry.rule);
}

/** Where a person preferred their own words to the tool's, theirs are worth knowing. */
function withoutToolFixes(cure: Cure): Cure {
  return { ...cure, finding: { ...cure.finding, toolFixes: [] } };
}
