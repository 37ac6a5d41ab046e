import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInside, type DesktopElement, type Rect } from '#core/replay/screen.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { fill } from '#drivers/vision/drawing/index.ts';
import { dark, light, paintWindow } from '#drivers/vision/fixtures/painted-window.ts';
import { openVision } from '#drivers/vision/index.ts';
import { findOn, recordAll, windowOf, type Scene } from './fixtures/recorded-window.ts';

const labels = ['Open', 'Save', 'Submit', 'Cancel', 'Export', 'Import', 'Search', 'Delete', 'Help', 'Apply', '', 'OK'];
const without = (label: string) => labels.map((one) => (one === label ? '' : one));
const shuffled = ['OK', 'Import', 'Help', 'Save', 'Delete', 'Open', 'Apply', 'Cancel', 'Search', 'Submit', 'Export'];

const vision = openVision();
let workflow: Workflow;
beforeAll(async () => {
  const { frame, boxes } = paintWindow(labels);
  workflow = await recordAll(vision, frame, boxes);
});
afterAll(() => vision.close());

const find = (scene: Scene, id: string) => findOn(scene, id, workflow, vision);
/** Every target either found in its own box, or not at all; how many were found. */
async function countRight(scene: Scene, boxes: ReadonlyMap<string, Rect>): Promise<number> {
  let right = 0;
  for (const id of boxes.keys()) {
    const answer = await find(scene, id);
    const box = boxes.get(id);
    if (answer.status === 'lost') continue;
    expect(box && isInside(box, answer.point), `${id} by ${answer.rung}`).toBe(true);
    right++;
  }
  return right;
}

describe('what is still there is found', () => {
  it('by its picture, surely, when nothing changed', async () => {
    const { frame, boxes } = paintWindow(labels);
    for (const [id, box] of boxes) {
      const answer = await find({ frame }, id);
      expect(answer).toMatchObject({ status: 'found', rung: 'local-anchor' });
      if (answer.status === 'lost') continue;
      expect(isInside(box, answer.point)).toBe(true);
      expect(answer.score).toBeGreaterThan(0.99);
    }
  });

  it.each([
    ['other colours', paintWindow(labels, dark), 'marks-ink'],
    ['twice the size', paintWindow(labels, { ...light, scale: 2 }), 'marks-ink'],
    ['both', paintWindow(labels, { ...dark, scale: 2 }), 'marks-ink'],
    ['other places', paintWindow(shuffled), 'window-anchor'],
    ['other places, larger and dark', paintWindow(shuffled, { ...dark, scale: 2 }), 'marks-ink'],
  ])('in %s', async (_, { frame, boxes }, rung) => {
    expect(await countRight({ frame }, boxes)).toBe(boxes.size);
    expect(await find({ frame }, 'Delete')).toMatchObject({ status: 'found', rung });
  });
});

describe('what is not there is not clicked', () => {
  it.each([
    ['as recorded', light],
    ['dark', dark],
    ['twice the size', { ...light, scale: 2 }],
  ])('when it is missing, though another reads much alike: %s', async (_, look) => {
    const { frame, boxes } = paintWindow(without('Export'), look);
    expect(await find({ frame }, 'Export')).toMatchObject({ status: 'lost' });
    expect(await countRight({ frame }, boxes)).toBe(boxes.size);
  });

  it('when it is missing and the others moved up', async () => {
    const { frame } = paintWindow(labels.filter((label) => label !== 'Export'));
    expect(await find({ frame }, 'Export')).toMatchObject({ status: 'lost' });
  });

  it.each([
    ['as recorded', light],
    ['dark', dark],
    ['dark and twice the size', { ...dark, scale: 2 }],
  ])('when it was renamed: %s', async (_, look) => {
    const { frame, boxes } = paintWindow(
      labels.map((one) => (one === 'Submit' ? 'Send' : one)),
      look,
    );
    expect(await find({ frame }, 'Submit')).toMatchObject({ status: 'lost' });
    boxes.get('Send');
    expect(await find({ frame }, 'Cancel')).toMatchObject({ status: 'found' });
  });

  it('when it was renamed to a known synonym it is found', async () => {
    const { frame, boxes } = paintWindow(
      labels.map((one) => (one === 'Submit' ? 'Send' : one)),
      { ...light, scale: 2 },
    );
    const submit = workflow.targets['Submit'];
    if (!submit) throw new Error('not recorded');
    const knowing = { ...workflow, targets: { ...workflow.targets, Submit: { ...submit, texts: ['Submit', 'Send'] } } };
    const answer = await findOn({ frame }, 'Submit', knowing, vision);
    const box = boxes.get('Send');
    expect(answer.status === 'found' && box && isInside(box, answer.point)).toBe(true);
  });

  it.each([
    [
      'beside it',
      ['Open', 'Save', 'Save', 'Submit', 'Cancel', 'Export', 'Import', 'Search', 'Delete', 'Help', 'Apply', 'OK'],
    ],
    ['instead of a neighbour', labels.map((one) => (one === 'Open' ? 'Save' : one))],
  ])('when a second one like it appeared %s', async (_, changed) => {
    for (const look of [light, { ...dark, scale: 2 }]) {
      const { frame } = paintWindow(changed, look);
      expect(await find({ frame }, 'Save')).toMatchObject({ status: 'lost' });
    }
  });

  it('when a second one like it pushed all the others on: the pushed one is meant', async () => {
    const pushed = [
      'Save',
      'Open',
      'Save',
      'Submit',
      'Cancel',
      'Export',
      'Import',
      'Search',
      'Delete',
      'Help',
      'Apply',
      'OK',
    ];
    for (const look of [light, { ...dark, scale: 2 }]) {
      const { frame, boxes } = paintWindow(pushed, look);
      const answer = await find({ frame }, 'Save');
      const decoy = boxes.get('Save');
      expect(answer.status === 'found' && decoy && isInside(decoy, answer.point)).toBe(false);
    }
  });

  it('but a second one far away leaves no doubt, unless doubt is forbidden', async () => {
    const { frame, boxes } = paintWindow(labels.map((one) => (one === '' ? 'Save' : one)));
    const answer = await find({ frame }, 'Save');
    const box = boxes.get('Save');
    expect(answer.status === 'found' && box && isInside(box, answer.point)).toBe(true);
    expect(await find({ frame, thresholds: { allowAmbiguous: false } }, 'Save')).toMatchObject({
      status: 'lost',
      reason: 'ambiguous',
    });
  });

  it('on a screen that shows something else, or nothing yet', async () => {
    const { frame } = paintWindow(['Bold', 'Italic', 'Quote', 'Strike', 'Table', 'Image', 'Link', 'Code']);
    for (const id of Object.keys(workflow.targets)) expect(await find({ frame }, id)).toMatchObject({ status: 'lost' });
    const { frame: blank } = paintWindow(labels.map(() => ''));
    expect(await find({ frame: blank }, 'Save')).toMatchObject({ status: 'lost' });
  });
});

describe('windows', () => {
  it('that cover it are told of', async () => {
    const { frame, boxes } = paintWindow(labels);
    const box = boxes.get('Save');
    if (!box) throw new Error('not painted');
    const bounds = { x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8 };
    const covered = { ...frame, bgra: frame.bgra.slice() };
    fill(covered, bounds, [255, 255, 255]);
    const above = windowOf(frame, { id: 'tip', title: 'Hint', className: 'Tip', bounds, client: bounds });
    const scene = { frame: covered, windows: [above, windowOf(frame)] };
    const answer = await find(scene, 'Save');
    expect(answer).toMatchObject({ status: 'lost', reason: 'covered' });
    expect(answer.status === 'lost' && answer.said).toContain('“Hint”');
    expect(await find(scene, 'Cancel')).toMatchObject({ status: 'found' });
  });

  it('do not lend their buttons to the one below', async () => {
    const { frame, boxes } = paintWindow(without('Save'));
    const box = paintWindow(labels).boxes.get('Save');
    if (!box) throw new Error('not painted');
    const stranger = paintWindow(['Save']).frame;
    const covered = { ...frame, bgra: frame.bgra.slice() };
    for (let row = 0; row < 54; row++) {
      covered.bgra.set(
        stranger.bgra.subarray(row * stranger.width * 4, row * stranger.width * 4 + 130 * 4),
        ((row + 45) * frame.width + 250) * 4,
      );
    }
    const bounds = { x: 250, y: 45, width: 130, height: 54 };
    const above = windowOf(frame, { id: 'other', title: 'Other', className: 'Other', bounds, client: bounds });
    expect(await find({ frame: covered, windows: [above, windowOf(frame)] }, 'Save')).toMatchObject({ status: 'lost' });
    expect(boxes.has('Save')).toBe(false);
  });

  it('of which there are two are not guessed between', async () => {
    const { frame } = paintWindow(labels);
    const windows = [windowOf(frame), windowOf(frame, { id: 'second' })];
    expect(await find({ frame, windows }, 'Save')).toMatchObject({ status: 'lost', reason: 'ambiguous' });
  });
});

describe('controls that the platform tells of', () => {
  const { frame, boxes } = paintWindow(labels);
  const controls = (change: (label: string) => Partial<DesktopElement> | undefined = () => ({})): DesktopElement[] =>
    [...boxes].flatMap(([name, bounds], index) => {
      const changed = change(name);
      const one = {
        id: `e${index}`,
        role: 'Button',
        name,
        controlId: String(100 + index),
        bounds,
        isEnabled: true,
        isVisible: true,
      };
      return changed ? [{ ...one, ...changed }] : [];
    });
  let known: Workflow;
  beforeAll(async () => {
    known = await recordAll(vision, frame, boxes, controls());
  });
  const ask = (elements: readonly DesktopElement[], id = 'Submit') => findOn({ frame, elements }, id, known, vision);

  it('are found by their id and name', async () => {
    expect(await ask(controls())).toMatchObject({
      status: 'found',
      rung: 'structure',
      score: 1,
      box: boxes.get('Submit'),
    });
  });
  it('are other controls when their name changed, whatever the picture says', async () => {
    expect(await ask(controls((one) => (one === 'Submit' ? { name: 'Send' } : {})))).toMatchObject({
      status: 'lost',
      reason: 'vetoed',
    });
  });
  it('are looked for on the screen when the window tells of none', async () => {
    expect(await ask([])).toMatchObject({ status: 'found', rung: 'local-anchor' });
  });
  it('that are switched off are not clicked', async () => {
    expect(await ask(controls((one) => (one === 'Submit' ? { isEnabled: false } : {})))).toMatchObject({
      status: 'lost',
    });
  });
  it('of which the recorded one is gone are not replaced by one that looks the same', async () => {
    expect(await ask(controls((one) => (one === 'Submit' ? { controlId: '999' } : {})))).toMatchObject({
      status: 'lost',
    });
  });
  it('whose ids are new at every start are known by their names', async () => {
    expect(await ask(controls((one) => ({ controlId: `new-${one}` })))).toMatchObject({
      status: 'found',
      rung: 'structure',
    });
  });
});
