import type { ExecutionState } from '#core/replay/execution.ts';
import type { RunStatus } from '#core/replay/run.ts';
import { boxOfButton } from '#drivers/demo-window/demo-look.ts';
import type { HealSettings } from '../../settings.ts';
import { openDemoScene, type DemoHooks, type DemoScene } from './demo-scene.ts';
import { findDemoWindow } from './demo-workflow.ts';

/** One thing that the demo shows, with what the window itself and the record of auto-heal say about it. */
export interface DemoAct {
  readonly title: string;
  readonly status: RunStatus | undefined;
  readonly state: ExecutionState['state'];
  /** What happened, for people. */
  readonly said: string;
  /** What the window saw is what was wanted, and the state is the one that was wanted. */
  readonly isAsWanted: boolean;
}
export interface DemoReport {
  readonly version: 1;
  readonly acts: readonly DemoAct[];
  /** States that were really passed through, from the audit, in their order. */
  readonly states: readonly string[];
  readonly wrongClicks: number;
  readonly isAsWanted: boolean;
}
export interface DemoOptions extends DemoHooks {
  /** On the desktop of the person, also where a private one could be had. */
  readonly isVisible: boolean;
  onAct(act: DemoAct): void;
}

const orders = ['Customer', 'Invoice', 'Total', 'Save'];
/** Long enough for a machine that has much to do: what is late counts as something else than what is missing. */
const short = 2000;

/**
 * Walks through every state with a real window: running, degraded, quarantined, released, paused, rollback. Whatever the
 * replay believes, the window's own list of presses decides whether it is as wanted.
 */
export async function runDemo(options: DemoOptions, settings: HealSettings): Promise<DemoReport> {
  const scene = await openDemoScene(settings, options);
  const acts: DemoAct[] = [];
  let wrong = 0;
  const stateOf = (name: string) => scene.withMemory(name, async ({ manager }) => (await manager.info(name)).now.state);
  const show = async (act: Omit<DemoAct, 'state'>, name: string): Promise<void> => {
    if (options.signal.aborted) throw options.signal.reason;
    const whole: DemoAct = { ...act, state: await stateOf(name) };
    acts.push(whole);
    options.onAct(whole);
  };
  /** Runs, and compares what the window saw with what is wanted. */
  const play = async (name: string, wanted: readonly string[]) => {
    const before = scene.window.log().length;
    const { output } = await scene.run(name);
    const pressed = scene.window.log().slice(before);
    wrong += pressed.filter((one, index) => one !== wanted[index]).length;
    const rungs = [...new Set(output.steps.flatMap(({ rung }) => rung ?? []))].join(', ');
    const isRight = pressed.join() === wanted.join();
    return { status: output.status, rungs, isRight, end: output.end?.said ?? '', healed: output.healed.length };
  };
  try {
    await scene.record('orders', orders, 4000);
    let run = await play('orders', orders);
    const said = `recorded and replayed: 4 presses, found by ${run.rungs}`;
    await show(
      { title: 'Running', status: run.status, said, isAsWanted: run.status === 'done' && run.isRight },
      'orders',
    );

    await scene.change({ theme: 'dark', scale: 1.5 });
    run = await play('orders', orders);
    await show(
      {
        title: 'Another theme, 150 %',
        status: run.status,
        said: `found by ${run.rungs}; ${run.healed} proposals to remember the new look`,
        isAsWanted: run.status === 'done' && run.isRight,
      },
      'orders',
    );
    await scene.change({ theme: 'light', scale: 1 });

    await scene.record('shaky', orders, short);
    await scene.change({ hidden: ['Total'] });
    const failing = orders.slice(0, 2);
    for (let time = 1; time <= 3; time++) run = await play('shaky', failing);
    const isDegraded = (await stateOf('shaky')) === 'degraded';
    await show(
      {
        title: 'Degraded',
        status: run.status,
        said: `3 times a button was missing. ${run.end}`,
        isAsWanted: isDegraded && run.isRight,
      },
      'shaky',
    );
    for (let time = 4; time <= 10; time++) run = await play('shaky', failing);
    const isQuarantined = (await stateOf('shaky')) === 'quarantined';
    await show(
      {
        title: 'Quarantined',
        status: run.status,
        said: `10 failures in 10 minutes`,
        isAsWanted: isQuarantined && run.isRight,
      },
      'shaky',
    );
    run = await play('shaky', []);
    await show(
      { title: 'Blocked', status: run.status, said: run.end, isAsWanted: run.status === 'blocked' && run.isRight },
      'shaky',
    );

    await scene.change({ hidden: [] });
    await scene.withMemory('shaky', ({ manager }) =>
      manager.release('shaky', { who: 'the demo', why: 'the button is back' }),
    );
    for (let time = 1; time <= 4 && (time === 1 || (await stateOf('shaky')) !== 'running'); time++)
      run = await play('shaky', orders);
    const isBack = (await stateOf('shaky')) === 'running';
    await show(
      {
        title: 'Released',
        status: run.status,
        said: 'proved itself, step by step, and runs as before',
        isAsWanted: isBack && run.isRight,
      },
      'shaky',
    );
    await scene.withMemory('shaky', ({ manager }) => manager.pause('shaky', { who: 'the demo', why: 'for the demo' }));
    run = await play('shaky', []);
    await show(
      { title: 'Paused', status: run.status, said: run.end, isAsWanted: run.status === 'blocked' && run.isRight },
      'shaky',
    );
    await scene.withMemory('shaky', ({ manager }) => manager.resume('shaky', { who: 'the demo', why: 'for the demo' }));

    await showRollback(scene, play, show);
    const states = await readStates(scene, ['orders', 'shaky', 'learner']);
    const isAsWanted = acts.every((act) => act.isAsWanted) && wrong === 0;
    return { version: 1, acts, states, wrongClicks: wrong, isAsWanted };
  } finally {
    await scene.close();
  }
}

type Play = (
  name: string,
  wanted: readonly string[],
) => Promise<{ status: RunStatus; rungs: string; isRight: boolean; end: string }>;

/** It learns another look, then a wrong one is put among what it learned and the target is missed: it goes back by itself. */
async function showRollback(
  scene: DemoScene,
  play: Play,
  show: (act: Omit<DemoAct, 'state'>, name: string) => Promise<void>,
): Promise<void> {
  const presses = ['Customer', ...Array.from({ length: 5 }, () => 'Save')];
  await scene.record('learner', presses, short);
  await scene.change({ theme: 'dark', scale: 1.5 });
  let run = await play('learner', presses);
  for (let time = 2; time <= 4; time++) run = await play('learner', presses);
  await damageLearned(scene);
  // From now on it is missed: what was learned last is suspected.
  await scene.change({ hidden: ['Save'] });
  const damaged = ['Customer'];
  const info = () => scene.withMemory('learner', ({ manager }) => manager.info('learner'));
  let hasGoneBack = false;
  for (let time = 1; time <= 8 && !hasGoneBack; time++) {
    run = await play('learner', damaged);
    hasGoneBack = (await info()).history.some(({ to }) => to === 'rollback');
  }
  await show(
    {
      title: 'Rollback',
      status: run.status,
      said: 'since a wrong look was learned on purpose the button is missed, so what was learned went back by itself',
      isAsWanted: hasGoneBack && run.isRight,
    },
    'learner',
  );
  await scene.change({ hidden: [] });
  run = await play('learner', presses);
  await show(
    {
      title: 'After it',
      status: run.status,
      said: `found by ${run.rungs}`,
      isAsWanted: run.status === 'done' && run.isRight,
    },
    'learner',
  );
}

/** Makes the memory believe that “Quit” is a look of “Save”. */
async function damageLearned({ withMemory, desktop, vision, window }: DemoScene): Promise<void> {
  const found = await findDemoWindow(desktop);
  const quit = boxOfButton(window.look, 'Quit');
  if (!found || !quit) throw new Error('the window of the demo is gone');
  const view = await vision.look(await desktop.capture(found.client));
  const box = { ...quit, x: quit.x + found.client.x, y: quit.y + found.client.y };
  // Without its ink: a look whose label is that of another recorded mark would not be believed.
  const look = { picture: await view.cut(box), ink: undefined };
  await view.close();
  await withMemory('learner', async ({ stores }) => {
    for (const run of ['forged-1', 'forged-2', 'forged-3']) {
      const success = {
        run,
        step: '02-save',
        target: 'save',
        at: new Date().toISOString(),
        rung: 'marks-ink' as const,
      };
      const how = { score: 0.99, margin: 0.5, ms: 1, state: 'running' as const, mayLearn: true, isTest: false };
      await stores.learn({ ...success, ...how, isConfirmed: true, look });
    }
    const forged = (await stores.appearances()).filter(({ target, confirmed }) => target === 'save' && confirmed === 3);
    await stores.promote(
      forged.slice(-1).map(({ id }) => id),
      'damaged on purpose',
    );
  });
}

async function readStates(scene: DemoScene, names: readonly string[]): Promise<string[]> {
  const states: string[] = [];
  for (const name of names) {
    const decisions = await scene.withMemory(name, ({ audit }) => audit.last(2000));
    for (const one of decisions) if (one.decision === 'state') states.push(`${name}: ${one.from} → ${one.to}`);
  }
  return states;
}
