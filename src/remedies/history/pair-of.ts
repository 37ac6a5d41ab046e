import type { LearningPair } from '../learn/pair.ts';
import type { Cure } from './find-cures.ts';

/** What learning makes of a cure that people committed. */
export function pairOf(cure: Cure): LearningPair {
  const { language, path, before, after, finding, leftAlone, commit } = cure;
  const rules = [...new Set([finding.rule, ...finding.sources.map((source) => source.rule)])];
  const cured = { rules, message: finding.message, place: finding.place };
  return { language, path, before, after, finding: cured, leftAlone, via: 'commit', ref: commit };
}
