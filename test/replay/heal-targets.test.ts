import { afterAll, describe, expect, it } from 'vitest';
import { healTargets, type TargetHealing } from '#app/replay/heal-targets.ts';
import { makeFindOnStill } from '#app/replay/find-on-still.ts';
import { makeReplayBundle } from '#app/replay/propose-targets.ts';
import { recommended } from '#config/presets.ts';
import { runningThresholds } from '#core/replay/auto-heal-policy.ts';
import type { HealedTarget } from '#core/replay/healed-target.ts';
import { centreOf, type DesktopWindow, type Frame, type Rect } from '#core/replay/screen.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { makeRememberer } from '#domains/replay/find/index.ts';
import { openStore } from '#drivers/store/store.ts';
import { openVision } from '#drivers/vision/index.ts';
import { makePaintedDesktop, makeWorkflow } from './painted-desktop.ts';

const vision = openVision({ canRead: false });
afterAll(() => vision.close());
const remember = makeRememberer(vision);
const signal = new AbortController().signal;
const now = () => new Date('2026-11-20T12:00:00Z');

const client: Rect = { x: 40, y: 30, width: 400, height: 300 };
const window: DesktopWindow = {
  id: 'app',
  title: 'app',
  className: 'app',
  application: 'app',
  bounds: client,
  client,
  isForeground: true,
};
/** Labels of five rows: drawn thick, as type is. */
const labels = {
  seven: ['#####', '....#', '...#.', '..#..', '..#..'],
  plus: ['..#..', '..#..', '#####', '..#..', '..#..'],
  equals: ['.....', '#####', '.....', '#####', '.....'],
};
type Id = keyof typeof labels;
const ids: readonly Id[] = ['seven', 'plus', 'equals'];
interface Look {
  readonly ink: number;
  readonly paper: number;
  /** Pixels of a cell of the label. */
  readonly cell: number;
}
const light: Look = { ink: 30, paper: 240, cell: 4 };
const dark: Look = { ink: 220, paper: 60, cell: 5 };

/** A window of three buttons, each with a look of its own. */
class Desk {
  readonly looks: Record<Id, Look | undefined> = { seven: light, plus: light, equals: light };

  boxOf(id: Id): Rect {
    return { x: client.x + 30 + ids.indexOf(id) * 110, y: client.y + 120, width: 80, height: 44 };
  }

  paint(): Frame {
    const { width, height } = client;
    const bgra = new Uint8Array(width * height * 4).fill(200);
    const fill = (box: Rect, value: number) => {
      for (let y = box.y; y < box.y + box.height; y++)
        bgra.fill(
          value,
          ((y - client.y) * width + box.x - client.x) * 4,
          ((y - client.y) * width + box.x - client.x + box.width) * 4,
        );
    };
    for (const id of ids) {
      const shown = this.looks[id];
      if (!shown) continue;
      const box = this.boxOf(id);
      fill(box, 90);
      fill({ x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 }, shown.paper);
      const { cell } = shown;
      const [x, y] = [box.x + Math.round(40 - 2.5 * cell), box.y + Math.round(22 - 2.5 * cell)];
      labels[id].forEach((row, at) =>
        [...row].forEach((sign, column) => {
          if (sign === '#') fill({ x: x + column * cell, y: y + at * cell, width: cell, height: cell }, shown.ink);
        }),
      );
    }
    return { origin: { x: client.x, y: client.y }, width, height, bgra };
  }
}

/** What is at a button's place, as the recorder or a replay would remember it. */
async function look(desk: Desk, at: Id, id: Id, screen: string) {
  const frame = desk.paint();
  const box = desk.boxOf(at);
  const label = `the button “${id}”`;
  return { ...(await remember({ id, label, screen, window, frame, at: centreOf(box), box })), frame, box };
}

async function record(): Promise<{ desk: Desk; workflow: Workflow }> {
  const desk = new Desk();
  const drawn = makeWorkflow(makePaintedDesktop(ids), ids);
  const seen = await Promise.all(ids.map((id) => look(desk, id, id, 'main')));
  const targets = Object.fromEntries(seen.map(({ target }) => [target.id, target]));
  const [first] = seen;
  if (!first) throw new Error('nothing was seen');
  return { desk, workflow: { ...drawn, targets, screens: { main: first.screen } } };
}

/** A target that was found by its label, at the place of the button `at`. */
async function heal(
  desk: Desk,
  workflow: Workflow,
  id: Id,
  at = id,
  changes: Partial<HealedTarget['evidence']> = {},
): Promise<HealedTarget> {
  const { target, screen, frame, box } = await look(desk, at, id, 'main-2');
  const before = workflow.targets[id];
  const step = workflow.steps.find(({ action }) => action.do === 'click' && action.target === id);
  if (!before || !step) throw new Error(id);
  return {
    workflow: workflow.name,
    step: step.id,
    title: step.title,
    run: 'r1',
    at: now().toISOString(),
    before,
    after: { ...target, grip: before.grip, screen: screen.id },
    screen,
    evidence: { rung: 'marks-ink', score: 0.8, margin: 0.3, asked: [], confirmedBy: step.after, ...changes },
    pictures: { before: frame, after: frame, box },
  };
}

async function run(workflow: Workflow, healed: readonly HealedTarget[], changes: Partial<TargetHealing> = {}) {
  const store = await openStore(':memory:');
  try {
    return await healTargets({
      config: recommended,
      settings: { now },
      run: { id: 'r1', store, signal, announce: () => {}, say: () => {}, suiteRuns: () => 0, startedAt: 0, notes: [] },
      healed,
      folderOf: (name) => `.github/heal/replay/${name}`,
      workflowAt: async () => workflow,
      findOn: makeFindOnStill(vision, runningThresholds, signal),
      confidenceOf: ({ evidence }) => evidence.score,
      isDeclined: () => false,
      ...changes,
    });
  } finally {
    await store.close();
  }
}
const outcomes = ({ cases }: Awaited<ReturnType<typeof run>>) =>
  cases.map((one) => (one.stage === 'settled' ? [one.outcome.status, one.outcome.reason] : [one.stage]));

describe('healed targets', () => {
  it('that are found by what would be remembered are one change of their workflow, and of nothing else in it', async () => {
    const { desk, workflow } = await record();
    Object.assign(desk.looks, { seven: dark, plus: dark });
    const healed = [await heal(desk, workflow, 'seven'), await heal(desk, workflow, 'plus')];
    const answer = await run(workflow, healed);
    expect(outcomes(answer)).toEqual([
      ['healed', 'verified'],
      ['healed', 'verified'],
    ]);
    const [one, ...others] = answer.workflows;
    expect(others).toEqual([]);
    const changed = [...(one?.after ?? [])].filter(([path, content]) => {
      const old = one?.before.get(path);
      return !old || Buffer.compare(old, content) !== 0;
    });
    expect(changed.map(([path]) => path).toSorted()).toEqual([
      'screens/main-2.json',
      'targets/plus.png',
      'targets/seven.png',
      'workflow.json',
    ]);
    const bundle = await makeReplayBundle(
      answer,
      { repository: 'ann/shop', head: 'a'.repeat(40), branch: 'main', runId: 'r1', at: now().toISOString() },
      async (path) => (path.endsWith('workflow.json') ? 'b'.repeat(40) : undefined),
    );
    expect(bundle.proposals).toMatchObject([
      { category: 'replay', rule: 'replay/target-changed', approval: { needed: true }, cases: [{}, {}] },
    ]);
    expect(bundle.proposals[0]?.gates.map(({ name, passed }) => [name, passed])).toEqual([
      ['confirmed', true],
      ['scope', true],
      ['format', true],
      ['finds-again', true],
      ['others-unharmed', true],
    ]);
  });

  it('keep the file of a screen when all of it changed', async () => {
    const { desk, workflow } = await record();
    Object.assign(desk.looks, { seven: dark, plus: dark, equals: dark });
    const healed = await Promise.all(ids.map((id) => heal(desk, workflow, id)));
    const { workflows } = await run(workflow, healed);
    expect([...(workflows[0]?.after.keys() ?? [])].filter((path) => path.startsWith('screens/'))).toEqual([
      'screens/main.json',
    ]);
  });

  it('that are another target by now are taken back', async () => {
    const { desk, workflow } = await record();
    // It clicked “plus” for “seven”, and something changed on the screen.
    const answer = await run(workflow, [await heal(desk, workflow, 'seven', 'plus')]);
    expect(outcomes(answer)).toEqual([['rolled-back', 'others-unharmed']]);
    expect(answer.workflows).toEqual([]);
  });

  it('that would not be found by their picture are taken back', async () => {
    const { desk, workflow } = await record();
    const healed = await heal(desk, workflow, 'seven');
    desk.looks.seven = undefined;
    const { frame } = await look(desk, 'seven', 'seven', 'x');
    const answer = await run(workflow, [{ ...healed, pictures: { ...healed.pictures, before: frame } }]);
    expect(outcomes(answer)).toEqual([['rolled-back', 'finds-again']]);
  });

  it('that nothing confirmed, or that anchors found, are left alone', async () => {
    const { desk, workflow } = await record();
    const healed = [
      await heal(desk, workflow, 'seven', 'seven', { confirmedBy: [] }),
      await heal(desk, workflow, 'plus', 'plus', { rung: 'local-anchor' }),
    ];
    expect(outcomes(await run(workflow, healed))).toEqual([
      ['skipped', 'left-alone'],
      ['skipped', 'left-alone'],
    ]);
  });

  it('that a person turned down or switched off are not tried', async () => {
    const { desk, workflow } = await record();
    desk.looks.seven = dark;
    const healed = [await heal(desk, workflow, 'seven')];
    const turnedDown = await run(workflow, healed, { isDeclined: () => true });
    expect([turnedDown.cases, turnedDown.declined.length]).toEqual([[], 1]);
    const off = { ...recommended, rules: { 'replay/target-changed': 'off' as const } };
    expect((await run(workflow, healed, { config: off })).cases).toEqual([]);
    const shadow = { ...recommended, categories: { ...recommended.categories, replay: 'shadow' as const } };
    const watched = await run(workflow, healed, { config: shadow });
    expect([outcomes(watched), watched.workflows]).toEqual([[['skipped', 'rollout-shadow']], []]);
  });

  it('are dropped when somebody recorded the target anew meanwhile', async () => {
    const { desk, workflow } = await record();
    desk.looks.seven = dark;
    const healed = await heal(desk, workflow, 'seven');
    const other = workflow.targets['plus'];
    if (!other?.picture) throw new Error('no picture');
    const answer = await run(workflow, [{ ...healed, before: { ...healed.before, picture: other.picture } }]);
    expect(outcomes(answer)).toEqual([['skipped', 'left-alone']]);
  });
});
