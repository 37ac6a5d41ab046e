import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runningThresholds } from '#core/replay/auto-heal-policy.ts';
import type { MarkPicker, PickQuestion } from '#core/ports/mark-picker.ts';
import { centreOf, isInside } from '#core/replay/screen.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { openFileDesktop } from '#drivers/desktop/file/index.ts';
import { paintWindow } from '#drivers/vision/fixtures/painted-window.ts';
import { openVision } from '#drivers/vision/index.ts';
import { recordAll, windowOf } from './fixtures/recorded-window.ts';
import { makeFinder } from './index.ts';

const labels = ['Open', 'Save', 'Submit', 'Cancel', 'Export', 'Import', 'Search', 'Delete'];
const vision = openVision();
let workflow: Workflow;
beforeAll(async () => {
  const { frame, boxes } = paintWindow(labels);
  workflow = await recordAll(vision, frame, boxes);
});
afterAll(() => vision.close());

/** The window now shows other words; `choose` is the model. */
async function ask(now: readonly string[], choose: (question: PickQuestion) => number | undefined, known = workflow) {
  const { frame, boxes } = paintWindow(now);
  const questions: PickQuestion[] = [];
  const picker: MarkPicker = {
    async pick(question) {
      questions.push(question);
      const mark = choose(question);
      return { mark, said: mark === undefined ? 'the model sees none' : `the model chose ${mark}` };
    },
  };
  const window = windowOf(frame);
  const desktop = openFileDesktop({ scenes: { now: { screen: frame, windows: [window] } }, start: 'now' });
  const target = known.targets['Submit'];
  if (!target) throw new Error('not recorded');
  const thresholds = {
    ...runningThresholds,
    rungs: [...runningThresholds.rungs.filter((one) => one !== 'marks-model'), 'marks-model' as const],
  };
  const find = makeFinder({ desktop, vision, picker });
  const question = {
    workflow: known,
    target,
    window,
    windows: [window],
    thresholds,
    signal: new AbortController().signal,
  };
  return { answer: await find(question), boxes, questions };
}
const at = (now: readonly string[], label: string) => (question: PickQuestion) => {
  const box = paintWindow(now).boxes.get(label);
  const index = question.marks.findIndex((mark) => box && isInside(mark, centreOf(box)));
  return index < 0 ? undefined : index;
};
/** Nothing is known of the text: the label could not be read when it was recorded. */
const unread = (): Workflow => {
  const submit = workflow.targets['Submit'];
  if (!submit) throw new Error('not recorded');
  return { ...workflow, targets: { ...workflow.targets, Submit: { ...submit, texts: [] } } };
};
const replaced = labels.map((one) => (one === 'Submit' ? 'Go!' : one));

describe('a model as the last resort', () => {
  it('is not asked while anything surer finds the target', async () => {
    const { answer, questions } = await ask(labels, () => 0);
    expect(answer).toMatchObject({ status: 'found', rung: 'local-anchor' });
    expect(questions).toEqual([]);
  });

  it('is offered only what no other recorded target explains, and believed within limits', async () => {
    const { answer, boxes, questions } = await ask(replaced, at(replaced, 'Go!'), unread());
    const box = boxes.get('Go!');
    expect(answer).toMatchObject({ status: 'found', rung: 'marks-model', score: 0.7 });
    expect(answer.status === 'found' && box && isInside(box, answer.point)).toBe(true);
    const save = boxes.get('Save');
    expect(questions[0]?.marks.some((mark) => save && isInside(mark, centreOf(save)))).toBe(false);
  });

  it('is refused where reading says otherwise', async () => {
    const { answer } = await ask(replaced, at(replaced, 'Go!'));
    expect(answer.status).toBe('lost');
    expect(answer.asked.at(-1)?.said).toContain('it reads differently');
  });

  it('may say that there is none', async () => {
    const { answer } = await ask(replaced, () => undefined, unread());
    expect(answer.status).toBe('lost');
    expect(answer.asked.at(-1)).toMatchObject({ rung: 'marks-model', said: 'the model sees none' });
  });
});
