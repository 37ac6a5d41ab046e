import type { CodeFinding } from '#core/finding.ts';
import type { Memo } from '#core/ports/memo.ts';
import { makeHistory } from '#drivers/git/history.ts';
import { makeCausalRung } from '#remedies/causal.ts';
import { makeCureIndex } from '#remedies/history/cure-index.ts';
import type { LadderRung } from '#remedies/rung.ts';
import { makeCureFinder } from './cure-finder.ts';
import { makeGeneralise } from '../learning/learner.ts';
import type { PackagePlace } from '../place.ts';
import { openScratch, type Scratch } from '../scratch.ts';
import type { HealSettings } from '../settings.ts';

export interface OpenCausalRung {
  readonly rung: LadderRung;
  /** Removes the old versions that it laid aside. */
  close(): Promise<void>;
}

/** The causal rung over this repository's history. Its scratch folder is made when something is looked for. */
export function openCausalRung(parts: {
  readonly place: PackagePlace;
  readonly settings: HealSettings;
  readonly memo: Memo;
  /** Everything that the run found. */
  readonly findings: readonly CodeFinding[];
  readonly signal: AbortSignal;
}): OpenCausalRung {
  const { place, settings, memo, findings, signal } = parts;
  const { packageRoot, packagePath } = place.repository;
  const history = makeHistory({ folder: packageRoot, packagePath, env: settings.env });
  let scratch: Promise<Scratch> | undefined;
  const rung = makeCausalRung({
    history,
    async findCures(commits, until) {
      scratch ??= openScratch();
      const finder = makeCureFinder({ history, scratch: await scratch, path: settings.env['PATH'] ?? '' });
      return (await finder.find(commits, until)).cures;
    },
    generalise: makeGeneralise(settings.now()),
    known: makeCureIndex(memo),
    findings: () => findings,
    signal,
  });
  return {
    rung,
    async close() {
      await (await scratch)?.remove();
    },
  };
}
