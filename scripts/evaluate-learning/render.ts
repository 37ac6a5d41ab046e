import type { Evaluation, Score } from './summarise.ts';

const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
const list = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([word, count]) => `${count} ${word.replaceAll('-', ' ')}`)
    .join(', ') || 'none';

/** Tables for `docs/results.md`. */
export function renderEvaluation(evaluation: Evaluation): string {
  const { newer, learnMs, older } = evaluation;
  const row = (name: string, { answered, tried, passed, precision, share, asPerson }: Score) =>
    `| ${name} | ${answered} | ${tried} | ${passed} | ${percent(precision)} | ${percent(share)} | ${asPerson} |`;
  return [
    '| Repository | older cures | newer cures |',
    '| --- | --: | --: |',
    ...evaluation.repositories.map(({ name, older: old, newer: fresh }) => `| ${name} | ${old} | ${fresh} |`),
    '',
    `${evaluation.worthLearning} of ${older} older cures are of findings that no tool has a fix for; they made ${evaluation.patterns} patterns in ${(learnMs / 1000).toFixed(1)} s (${(learnMs / Math.max(1, older)).toFixed(0)} ms each); not learned from: ${list(evaluation.refused)}.`,
    `Of ${newer} newer findings, ${evaluation.seenBefore} are of a rule that was cured before.`,
    '',
    '| Remedies | findings answered | tried | passed | precision | share healed | as the person did |',
    '| --- | --: | --: | --: | --: | --: | --: |',
    row('learned from all older cures', evaluation.learned),
    row('learned from the same repository only', evaluation.ownHistory),
    row('learned from the other repositories only', evaluation.otherRepositories),
    row('learned as they come: also from every newer cure before it', evaluation.asTheyCome),
    row('nothing ships: learned from all older cures, tools without fixes', evaluation.nothingShips),
    row('nothing ships: learned as they come', evaluation.nothingShipsAsTheyCome),
    row('learning off: what ships', evaluation.learningOff),
    '',
    `Reuse: ${evaluation.learningOn.healed} of ${newer} newer findings (${percent(evaluation.reuse)}) were healed by what was known before, shipped or learned as they come; ${evaluation.onlyLearned} of them only by what was learned.`,
    `Findings that their tool has no fix for: ${evaluation.withoutToolFix.newer}; patterns from the older cures healed ${evaluation.withoutToolFix.learned}, learned as they come ${evaluation.withoutToolFix.asTheyCome}, what ships ${evaluation.withoutToolFix.shipped}, both together ${evaluation.withoutToolFix.together}.`,
    `What failed of the learned ones: ${list(evaluation.learned.failures)}. Of what ships: ${list(evaluation.learningOff.failures)}.`,
    '',
    '| Rule | newer findings | healed by learned as they come | healed by what ships |',
    '| --- | --: | --: | --: |',
    ...evaluation.byRule.slice(0, 25).map((one) => `| ${one.rule} | ${one.newer} | ${one.learned} | ${one.shipped} |`),
  ].join('\n');
}
