import { describe, expect, it } from 'vitest';
import { measure, type Fact } from './metrics.ts';

const settled = (caseId: string, changes: Partial<Extract<Fact, { what: 'settled' }>> = {}): Fact => ({
  what: 'settled',
  at: '2026-01-02',
  caseId,
  category: 'import',
  rule: 'ruff/F401',
  status: 'healed',
  reason: 'verified',
  origin: 'healer',
  rung: 'exact',
  tried: 1,
  held: 1,
  ...changes,
});
const open = { status: 'skipped', reason: 'no-remedy', origin: undefined, rung: undefined, tried: 0, held: 0 };
const detected = (caseId: string, at = '2026-01-02'): Fact => ({ what: 'detected', at, caseId, category: 'import' });

describe('the numbers', () => {
  it('of nothing are no shares', () => {
    expect(measure([], '')).toMatchObject({
      found: 0,
      autoFixRate: undefined,
      successRate: undefined,
      reuseRate: undefined,
    });
  });
  it('count a case of several runs once, as it stands last', () => {
    const facts = [detected('a'), settled('a', open), detected('a'), settled('a'), detected('b'), settled('b', open)];
    expect(measure(facts, '')).toMatchObject({ found: 2, healed: 1, leftAlone: 1, autoFixRate: 0.5 });
  });
  it('count every try for what held', () => {
    const failed = { ...open, status: 'rolled-back', reason: 'suite', tried: 2 };
    const facts = [settled('a', failed), settled('b', { tried: 2 })];
    expect(measure(facts, '')).toMatchObject({ rolledBack: 1, healed: 1, successRate: 0.25 });
  });
  it('know what waits for a person from what was left alone', () => {
    const waiting = { status: 'skipped', reason: 'needs-approval' };
    const gone = { ...open, reason: 'gone-by-itself' };
    const facts = [settled('a', waiting), settled('b', open), settled('c', gone)];
    expect(measure(facts, '')).toMatchObject({ waiting: 1, leftAlone: 1, successRate: 1, healed: 0 });
  });
  it('tell what was known before from what a model thought of', () => {
    const facts = [settled('a'), settled('b'), settled('c', { origin: 'model', rung: 'model' })];
    const { reuseRate, byOrigin, byRung } = measure(facts, '');
    expect(reuseRate).toBeCloseTo(2 / 3);
    expect({ byOrigin, byRung }).toEqual({ byOrigin: { healer: 2, model: 1 }, byRung: { exact: 2, model: 1 } });
  });
  it('are of the span only', () => {
    const facts = [detected('a', '2026-01-01'), settled('a', { at: '2026-01-01' }), detected('b'), settled('b', open)];
    expect(measure(facts, '2026-01-02')).toMatchObject({ found: 1, healed: 0 });
  });
  it('name what is found most and not healed', () => {
    const facts = [
      settled('a', { ...open, rule: 'x/1' }),
      settled('b', { ...open, rule: 'x/2' }),
      settled('c', { ...open, rule: 'x/2' }),
      settled('d', { rule: 'x/3' }),
    ];
    expect(measure(facts, '').topErrors).toEqual([
      { rule: 'x/2', open: 2 },
      { rule: 'x/1', open: 1 },
    ]);
  });
});
