/**
 * Heal's replay engine on Windows, from recording to report: `node engine.ts <readyFile> <token>`. Drivers, vision,
 * finding, the execution loop, the workflow's folder and the journal are the real ones; nothing gates the steps.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { findingRungs } from '#core/replay/finding-a-target.ts';
import type { DesktopWindow } from '#core/replay/screen.ts';
import type { Action, RecordedScreen, Step, Target } from '#core/replay/workflow.ts';
import { runningThresholds } from '#core/replay/auto-heal-policy.ts';
import { makeFinder, makeRememberer } from '#domains/replay/find/index.ts';
import { runWorkflow } from '#domains/replay/run/index.ts';
import { openWin32Desktop } from '#drivers/desktop/win32/index.ts';
import { openVision } from '#drivers/vision/index.ts';
import { makeRunJournal, readWorkflow, writeWorkflow } from '#drivers/workflows/index.ts';
import { plan } from '../engine-plan.ts';
import type { PlannedAction } from '../engine-plan.ts';
import { serve } from './serve.ts';

const [readyFile = '', token = ''] = process.argv.slice(2);
const desktop = await openWin32Desktop();
const vision = openVision();
const replayOptions = z.object({ run: z.string(), rungs: z.array(z.enum(findingRungs)) });

async function findWindow(title: string): Promise<DesktopWindow> {
  const found = (await desktop.windows()).find((window) => window.title === title);
  if (found === undefined) throw new Error(`There is no window ${title}`);
  return found;
}

/** Remembers what is at each point that is clicked; nothing is clicked yet. */
async function record(title: string, actions: readonly PlannedAction[], folder: string): Promise<void> {
  const window = await findWindow(title);
  const size = await desktop.size();
  await desktop.move({ x: size.width - 2, y: size.height - 2 });
  await wait(200);
  const frame = await desktop.capture(window.client);
  const elements = await desktop.elements(window.id);
  const remember = makeRememberer(vision);
  const targets: Record<string, Target> = {};
  let main: RecordedScreen | undefined;
  const steps: Step[] = [];
  for (const [index, planned] of actions.entries()) {
    if (planned.do === 'click' && targets[planned.target] === undefined) {
      const { target: id, at, label } = planned;
      const remembered = await remember({ id, label, screen: 'main', window, frame, at, elements });
      targets[id] = remembered.target;
      main ??= remembered.screen;
    }
    const action: Action =
      planned.do === 'click' ? { do: 'click', target: planned.target, button: 'left', count: 1 } : planned;
    const { className, application } = window;
    steps.push({
      id: `${String(index + 1).padStart(2, '0')}-${planned.do}`,
      title: planned.do === 'click' ? `Click ${planned.label}` : planned.do,
      window: { className, application, title },
      action,
      // Home and End move the caret alone, which blinks.
      after: planned.do === 'press' ? [] : [{ see: 'change' }],
      isIrreversible: false,
      timeoutMs: 20_000,
    });
  }
  await writeWorkflow(folder, {
    name: folder.slice(folder.lastIndexOf('\\') + 1),
    title: 'Order',
    recordedOn: size,
    parameters: [],
    steps,
    targets,
    screens: main === undefined ? {} : { main },
  });
}

async function replay(folder: string, journal: string, options: z.infer<typeof replayOptions>) {
  const { workflow, warnings } = await readWorkflow(folder);
  const { run, rungs } = options;
  const thresholds = { ...runningThresholds, rungs };
  const {
    picture: _,
    healed,
    ...report
  } = await runWorkflow(
    workflow,
    {
      desktop,
      find: makeFinder({ desktop, vision }),
      readText: async () => undefined,
      gate: {
        shouldExecuteStep: () => ({ mayRun: true, thresholds, mayLearn: false, state: 'running' }),
        onStepResult: () => undefined,
      },
      journal: makeRunJournal(journal),
      probes: { file: async () => undefined, http: async () => undefined, sql: async () => undefined },
      clock: {
        now: () => new Date(),
        elapsedMs: () => performance.now(),
        sleep: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
      },
      announce: () => undefined,
    },
    { run, signal: new AbortController().signal, values: new Map(), warnings },
  );
  return { ...report, healed: healed.length };
}

serve(
  {
    record: (title, actions, folder) => record(z.string().parse(title), plan.parse(actions), z.string().parse(folder)),
    replay: (folder, journal, options) =>
      replay(z.string().parse(folder), z.string().parse(journal), replayOptions.parse(options)),
  },
  { readyFile, token },
);
