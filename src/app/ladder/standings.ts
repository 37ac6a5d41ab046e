import { join } from 'node:path';
import type { Pattern } from '#core/pattern.ts';
import type { Store } from '#drivers/store/store.ts';
import { makeStandings, type StandingOf } from '#remedies/standing.ts';
import { patternsFolder } from '../install.ts';
import { loadAllPatterns, repositoryPatterns } from '../learning/patterns.ts';
import type { PackagePlace } from '../place.ts';
import { openLibrary } from '../learning/library.ts';

export interface Standings {
  readonly standingOf: StandingOf;
  readonly patterns: readonly Pattern[];
}

/** How far each remedy is trusted here, now; for commands that look and do not heal. */
export async function readStandings(
  { repository, healFolder }: Pick<PackagePlace, 'repository' | 'healFolder'>,
  { records }: Pick<Store, 'records'>,
  now: Date,
): Promise<Standings> {
  const { patterns } = await loadAllPatterns({
    shipped: patternsFolder,
    repository: join(repository.root, repositoryPatterns),
    library: openLibrary({ healFolder }),
  });
  return { standingOf: makeStandings(await records.all(), patterns, now), patterns };
}
