import { expect, test } from 'vitest';
import { runningThresholds } from '#core/replay/auto-heal-policy.ts';
import { makeFinding, makeLine, makeLost, place } from './fixtures/lines.ts';
import { renderSimulation } from './simulation-page.ts';
import { simulateThresholds, vary } from './simulation.ts';

const elsewhere = { ...place, x: 400 };
const policies = vary(runningThresholds);
const outcomeOf = (line: Parameters<typeof simulateThresholds>[0][number]) => {
  const [decision] = simulateThresholds([line], policies).decisions;
  return Object.fromEntries(policies.map(({ name }, at) => [name, decision?.would[at]]));
};

test('with the thresholds of then, everything ends as it ended', () => {
  const lines = [
    makeLine(),
    makeLine({ status: 'failed', trigger: 'POSTCONDITION_FAILED', isConfirmed: false }),
    makeLine({ isConfirmed: undefined }),
    makeLost(),
  ];
  const { decisions } = simulateThresholds(lines, policies);
  expect(decisions.map(({ was }) => was)).toEqual(['right', 'wrong', 'unproven', 'halted']);
  for (const { was, would } of decisions) expect(would[0]).toBe(was);
});

test('a wrong click of a low score would have been a halt under stricter thresholds', () => {
  const chosen = { rung: 'marks-ink', score: 0.78, margin: 0.2, box: place } as const;
  const wrong = makeLine({
    status: 'failed',
    trigger: 'POSTCONDITION_FAILED',
    isConfirmed: false,
    finding: makeFinding({ chosen }),
  });
  expect(outcomeOf(wrong)).toMatchObject({ '+0.02': 'wrong', '+0.05': 'halted', '+0.10': 'halted' });
});

test('a target that was refused for a number would have been found under looser ones; nobody knows whether rightly', () => {
  const candidates = [
    { box: place, score: 0.72, rung: 'marks-ink', against: '' },
    { box: elsewhere, score: 0.3, rung: 'marks-ink', against: '' },
  ] as const;
  const lost = makeLost({
    finding: makeFinding({ status: 'lost', reason: 'too-uncertain', chosen: undefined, candidates }),
  });
  expect(outcomeOf(lost)).toMatchObject({ 'as it was': 'halted', '−0.02': 'halted', '−0.05': 'unproven' });
});

test('what was refused for another reason than a number stays refused', () => {
  const candidates = [
    { box: place, score: 0.99, rung: 'marks-ink', against: 'another recorded target explains it better' },
  ] as const;
  const vetoed = makeLost({
    finding: makeFinding({ status: 'lost', reason: 'vetoed', chosen: undefined, candidates }),
  });
  expect(new Set(Object.values(outcomeOf(vetoed)))).toEqual(new Set(['halted']));
});

test('a close rival is what a margin is for', () => {
  const candidates = [
    { box: place, score: 0.9, rung: 'marks-ink', against: '' },
    { box: elsewhere, score: 0.87, rung: 'marks-ink', against: '' },
  ] as const;
  const chosen = { rung: 'marks-ink', score: 0.9, margin: 0.03, box: place } as const;
  const ambiguous = makeLine({ finding: makeFinding({ chosen, candidates }) });
  // It was clicked in spite of its rival: what is around it spoke for it.
  expect(outcomeOf(ambiguous)).toMatchObject({ 'as it was': 'right', 'nothing ambiguous': 'halted' });
});

test('the page says what is proven to be better, and lets no text of a screen act', () => {
  const chosen = { rung: 'marks-ink', score: 0.78, margin: 0.2, box: place } as const;
  const wrong = makeLine({
    step: '03-<b>|`@me',
    status: 'failed',
    trigger: 'POSTCONDITION_FAILED',
    isConfirmed: false,
    finding: makeFinding({ chosen }),
  });
  const trip = { workflow: 'invoice', at: '2026-11-20T10:00:00.000Z', reason: '[x](http://evil) 10 failures' };
  const page = renderSimulation(simulateThresholds([makeLine(), wrong], policies), trip);
  expect(page).toContain('**+0.05** would have kept from a wrong click and cost no right one.');
  expect(page).toContain('| as it was | 1 | 0 | 1 | 0 |');
  expect(page).not.toMatch(/<b>|\]\(|`@|@me/);
  expect(renderSimulation(simulateThresholds([makeLost()], policies), trip)).toContain(
    'No other thresholds are proven',
  );
  expect(renderSimulation(simulateThresholds([], policies), trip)).toContain('nothing to decide again');
});
