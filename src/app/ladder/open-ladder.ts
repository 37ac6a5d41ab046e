import { join } from 'node:path';
import type { Config } from '#config/schema.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import type { Pattern } from '#core/pattern.ts';
import type { RecordEntry } from '#core/record.ts';
import type { Mask } from '#core/redact.ts';
import type { RemedyLadder } from '#core/remedy.ts';
import type { Store } from '#drivers/store/store.ts';
import { makeExactRung } from '#remedies/exact.ts';
import { makeLadder } from '#remedies/ladder.ts';
import type { LadderRung } from '#remedies/rung.ts';
import { makeStandings, type StandingOf } from '#remedies/standing.ts';
import { healers } from '../../../healers/index.generated.ts';
import { openCausalRung } from './causal-rung.ts';
import { patternsFolder } from '../install.ts';
import { openModelRung } from './model.ts';
import { readPatternTexts } from '../learning/pattern-texts.ts';
import { loadAllPatterns, repositoryPatternsFolder } from '../learning/patterns.ts';
import type { PackagePlace } from '../place.ts';
import { openScratch } from '../scratch.ts';
import { openSemanticRung } from './semantic-rung.ts';
import type { HealSettings } from '../settings.ts';
import { openLibrary } from '../learning/library.ts';

export interface OpenLadder {
  readonly ladder: RemedyLadder<'code'>;
  readonly standingOf: StandingOf;
  readonly patterns: readonly Pattern[];
  /** What could not be used, for the report. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}
export interface LadderNeeds {
  readonly place: PackagePlace;
  readonly config: Config;
  readonly settings: HealSettings;
  readonly store: Store;
  /** False in a dry run: nothing is kept, so nothing that costs money is asked. */
  readonly isKept: boolean;
  readonly entries: readonly RecordEntry[];
  readonly findings: readonly CodeFinding[];
  readonly mask: Mask;
  readonly signal: AbortSignal;
  contextOf(finding: CodeFinding): Promise<CodeContext>;
}

/** Puts the rungs together that the configuration wants: exact, semantic, causal, model. */
export async function openLadder(needs: LadderNeeds): Promise<OpenLadder> {
  const { place, config, settings, store, entries, findings, mask, signal } = needs;
  const library = openLibrary(place);
  const { patterns: known, problems } = await loadAllPatterns({
    shipped: patternsFolder,
    repository: repositoryPatternsFolder(place.repository.root),
    library,
  });
  const patterns = withKeptRules(known, entries);
  const rungs: LadderRung[] = [makeExactRung({ patterns, healers })];
  const opened: { close(): Promise<void> }[] = [];
  if (config.learning.semantic === 'on') {
    // A dry run leaves nothing behind, not even what it looked things up in.
    const scratch = needs.isKept ? undefined : await openScratch();
    const folder = join(scratch?.root ?? place.healFolder, 'vectors');
    const readTexts = () => readPatternTexts(patternsFolder, library);
    const semantic = openSemanticRung({ folder, config: config.embedding, patterns, readTexts, entries });
    rungs.push(semantic.rung);
    opened.push(semantic);
    if (scratch) opened.push({ close: () => scratch.remove() });
  }
  if (config.learning.causal === 'on') {
    const causal = openCausalRung({ place, settings, memo: store.memo, findings, signal });
    rungs.push(causal.rung);
    opened.push(causal);
  }
  const kept = needs.isKept ? store : undefined;
  const model = await openModelRung({ config: config.model, settings, store: kept, mask, signal });
  if (model.rung) rungs.push(model.rung);
  const standingOf = makeStandings(entries, patterns, settings.now());
  return {
    ladder: makeLadder({ rungs, standingOf, contextOf: needs.contextOf, mask }),
    standingOf,
    patterns,
    warnings: [...problems, ...(model.warning === undefined ? [] : [model.warning])],
    async close() {
      for (const one of opened) await one.close();
    },
  };
}

/** A cure that was found by likeness and that people kept answers that rule by name from then on. */
function withKeptRules(patterns: readonly Pattern[], entries: readonly RecordEntry[]): readonly Pattern[] {
  const kept = entries.filter(({ kind, origin }) => kind === 'kept' && origin === 'pattern');
  const rules = Map.groupBy(kept, ({ remedy }) => remedy);
  return patterns.map((pattern) => {
    const more = (rules.get(pattern.id) ?? []).map(({ rule }) => rule);
    return more.every((rule) => pattern.rules.includes(rule))
      ? pattern
      : { ...pattern, rules: [...new Set([...pattern.rules, ...more])] };
  });
}
