import { describe, expect, it } from 'vitest';
import { findFlagged, listCases, share } from './measure.ts';

const cases = listCases();
const flagged = await findFlagged(cases);

describe.each(['python', 'typescript'] as const)('data flow over the cases in %s', (language) => {
  const own = cases.filter((one) => one.language === language);

  it('covers twelve weaknesses and more, each with four of both kinds', () => {
    const byCwe = Map.groupBy(own, (one) => one.cwe);
    const full = [...byCwe.values()].filter(
      (ofCwe) => ofCwe.filter((one) => one.isReal).length >= 4 && ofCwe.filter((one) => !one.isReal).length >= 4,
    );
    expect(full.length).toBeGreaterThanOrEqual(12);
  });

  it('finds nearly all real flaws', () => {
    const missed = own.filter((one) => one.isReal && !flagged.has(one.path)).map((one) => one.path);
    const { real, realFound } = share(own, flagged);
    expect(realFound / real, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('leaves nearly all safe code alone', () => {
    const alarms = own.filter((one) => !one.isReal && flagged.has(one.path)).map((one) => one.path);
    const { safe, safeFlagged } = share(own, flagged);
    expect(safeFlagged / safe, alarms.join('\n')).toBeLessThanOrEqual(0.05);
  });

  it('shows for every finding where the data comes in', () => {
    for (const one of own) {
      const flow = flagged.get(one.path);
      if (flow) expect(flow.steps.at(0)?.note, one.path).toMatch(/comes from outside/);
    }
  });
});
