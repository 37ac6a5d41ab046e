import type { Desktop, InputEvent, InputHook } from '#core/ports/desktop.ts';
import type { Clock } from '#core/ports/replay.ts';
import type { Vision } from '#core/ports/vision.ts';
import type { Step, Workflow } from '#core/replay/workflow.ts';
import { makeRememberer } from '#domains/replay/find/index.ts';
import { recordWorkflow } from '#domains/replay/record/index.ts';
import type { DriftApp, DriftSession, Intent } from './app.ts';
import type { BaselineTarget } from './baselines.ts';
import { recordBaselines } from './compare.ts';
import { pause } from './witness.ts';

/** What was recorded once, on the undrifted application: for Heal by Heal's own recorder, for the baselines what they need. */
export interface Recorded {
  readonly workflow: Workflow;
  readonly baselines: ReadonlyMap<string, BaselineTarget>;
}

/** A person waits to see what came of an action before going on. */
const thinkMs = 900;

/** Goes through the actions by the application's own truth while Heal's recorder looks on. Throws when a step got lost. */
export async function record(app: DriftApp, session: DriftSession, vision: Vision, clock: Clock): Promise<Recorded> {
  const running = await session.launch(undefined);
  const over = new AbortController();
  const { desktop, hook } = watchHand(session.desktop);
  const problems: string[] = [];
  let started = (): void => undefined;
  const isStarted = new Promise<void>((resolve) => (started = resolve));
  try {
    const recording = recordWorkflow(
      {
        ...{ desktop: session.desktop, hook, clock, remember: makeRememberer(vision) },
        note(note) {
          if (note.type === 'started') started();
          if (note.type === 'problem') problems.push(note.said);
        },
        keep: () => Promise.resolve(),
      },
      { name: app.name, title: app.name, windows: ['*'], keepText: true, signal: over.signal },
    );
    await Promise.race([isStarted, recording]);
    const { walked, targets } = await recordBaselines(app, running, desktop, () => pause(thinkMs));
    const bad = walked.filter(({ verdict }) => verdict.is !== 'right').map(({ intent }) => intent.id);
    if (bad.length > 0 || walked.length < app.intents.length)
      throw new Error(`${app.name} does not work as it should be recorded: ${bad.join(', ')}`);
    await pause(2 * thinkMs);
    over.abort();
    const workflow = await recording;
    if (!workflow || problems.length > 0) throw new Error(`recording went wrong: ${problems.join('; ')}`);
    checkSteps(app.intents, workflow.steps);
    return { workflow, baselines: targets };
  } finally {
    over.abort();
    await running.stop();
  }
}

/** Each action became one step of the same kind. */
function checkSteps(intents: readonly Intent[], steps: readonly Step[]): void {
  const [meant, got] = [intents.map((one) => one.do), steps.map(({ action }) => action.do)];
  if (meant.join() !== got.join()) throw new Error(`recorded ${got.join(' ')} instead of ${meant.join(' ')}`);
}

/** What the hand does on the desktop is told to a hook, as the operating system tells what a person does. */
function watchHand(inner: Desktop): { readonly desktop: Desktop; readonly hook: InputHook } {
  let hear: ((event: InputEvent) => void) | undefined;
  const tell = (event: InputEvent extends infer E ? (E extends unknown ? Omit<E, 'atMs'> : never) : never) =>
    // The union is taken apart by Omit and put together again.
    hear?.({ ...event, atMs: Date.now() } as InputEvent);
  const key = (type: 'key-down' | 'key-up', name: string) =>
    tell({ type, key: name, text: [...name].length === 1 ? name : undefined });
  const desktop: Desktop = {
    ...inner,
    async move(to) {
      tell({ type: 'mouse-move', at: to });
      await inner.move(to);
    },
    async click(at, options = {}) {
      const { button = 'left', count = 1 } = options;
      tell({ type: 'mouse-move', at });
      tell({ type: 'mouse-down', at, button, count });
      await inner.click(at, options);
      tell({ type: 'mouse-up', at, button, count });
    },
    async type(text) {
      for (const letter of text) key('key-down', letter);
      await inner.type(text);
      for (const letter of text) key('key-up', letter);
    },
    async press(keys) {
      for (const one of keys) key('key-down', one);
      await inner.press(keys);
      for (const one of keys.toReversed()) key('key-up', one);
    },
  };
  const hook: InputHook = {
    start: (listener) => {
      hear = listener;
      return Promise.resolve();
    },
    stop: () => {
      hear = undefined;
      return Promise.resolve();
    },
  };
  return { desktop, hook };
}
