import { expect, test } from 'vitest';
import type { Prototypes } from '#core/ports/replay-stores.ts';
import { runningThresholds } from '#core/replay/auto-heal-policy.ts';
import type { FindingAnswer, FindingRung } from '#core/replay/finding-a-target.ts';
import type { Prototype } from '#core/replay/learned.ts';
import type { Target } from '#core/replay/workflow.ts';
import type { FindTarget } from '../run/index.ts';
import { place, times } from './fixtures/lines.ts';
import { withPrototypes } from './with-prototypes.ts';

const picture = (value: number) => ({ width: 2, height: 1, grey: Uint8Array.of(value, value) });
const target: Target = {
  id: 'save',
  label: 'the button “Save”',
  screen: 'main',
  box: place,
  grip: { x: 0.5, y: 0.5 },
  picture: picture(0),
  ink: undefined,
  element: undefined,
  texts: [],
};
function makePrototype(value: number): Prototype {
  const seen = { rung: 'marks-ink', confirmed: 3, since: '2026-11-20T10:00:00.000Z' } as const;
  return { id: `${value}`, target: 'save', look: { picture: picture(value), ink: undefined }, ...seen };
}
const common = { asked: [], candidates: [], ms: 5 };
const found = (rung: FindingRung, x = place.x): FindingAnswer => ({
  ...common,
  status: 'found',
  point: { x: x + 40, y: 62 },
  box: { ...place, x },
  rung,
  score: 0.99,
  margin: 0.5,
});
const lost = (reason: 'not-found' | 'vetoed' | 'ambiguous' | 'covered'): FindingAnswer => ({
  ...common,
  status: 'lost',
  reason,
  said: 'x',
});
/** As the stores are: a class, whose methods need it. */
class Looks implements Pick<Prototypes, 'prototypesOf'> {
  private readonly all: readonly Prototype[];
  constructor(all: readonly Prototype[]) {
    this.all = all;
  }
  async prototypesOf(): Promise<readonly Prototype[]> {
    return this.all;
  }
}
/** Answers by the first grey value of the picture that is looked for; 0 is the recorded one. */
async function ask(answers: Readonly<Record<number, FindingAnswer>>, prototypes = [1, 2]) {
  const questions: Parameters<FindTarget>[0][] = [];
  const find: FindTarget = async (question) => {
    questions.push(question);
    return answers[question.target.picture?.grey[0] ?? 0] ?? lost('not-found');
  };
  const finder = withPrototypes(find, new Looks(prototypes.map(makePrototype)));
  const answer = await finder({
    workflow: {
      name: 'w',
      title: '',
      recordedOn: { width: 1, height: 1 },
      parameters: [],
      steps: [],
      targets: {},
      screens: {},
    },
    target,
    window: {
      id: '1',
      title: '',
      className: '',
      application: '',
      bounds: place,
      client: place,
      isForeground: true,
    },
    windows: [],
    thresholds: runningThresholds,
    signal: new AbortController().signal,
  });
  return { answer, questions };
}

test('a look that was confirmed before finds what the recorded one does not, and counts as no anchor', async () => {
  const { answer, questions } = await ask({ 2: found('window-anchor') });
  expect(answer).toMatchObject({ status: 'found', rung: 'marks-ink', score: 0.99 });
  expect(questions[1]?.thresholds).toMatchObject({ rungs: ['local-anchor', 'window-anchor'], allowAmbiguous: false });
  expect(questions[1]?.target.box).toMatchObject({ x: place.x, width: 2, height: 1 });
});

test.for([
  { what: 'an anchor saw the recorded look', recorded: found('local-anchor') },
  { what: 'something spoke against it', recorded: lost('vetoed') },
  { what: 'it was ambiguous', recorded: lost('ambiguous') },
  { what: 'something covers it', recorded: lost('covered') },
])('it is not even asked when $what', async ({ recorded }) => {
  const { answer, questions } = await ask({ 0: recorded, 1: found('window-anchor') });
  expect(answer).toBe(recorded);
  expect(questions).toHaveLength(1);
});

test('two opinions are no target', async () => {
  const twoLooks = await ask({ 1: found('window-anchor'), 2: found('window-anchor', 500) });
  expect(twoLooks.answer).toMatchObject({ status: 'lost', reason: 'ambiguous' });
  const againstLayout = await ask({ 0: found('layout'), 1: found('window-anchor', 500) });
  expect(againstLayout.answer).toMatchObject({ status: 'lost', reason: 'ambiguous' });
  const sameAsLayout = await ask({ 0: found('layout'), 1: found('window-anchor', place.x + 2) });
  expect(sameAsLayout.answer).toMatchObject({ status: 'found', rung: 'marks-ink' });
});

test('without prototypes, or when none is seen, the answer is what it was', async () => {
  const { answer } = await ask({ 0: found('layout') }, []);
  expect(answer).toEqual(found('layout'));
  expect((await ask({ 0: found('layout') })).answer).toMatchObject({ status: 'found', rung: 'layout', ms: 15 });
});

test('three are tried at most', async () => {
  expect(
    (
      await ask(
        {},
        times(9, (n) => n + 1),
      )
    ).questions,
  ).toHaveLength(4);
});
