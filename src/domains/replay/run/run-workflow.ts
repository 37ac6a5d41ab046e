import { messageOf } from '#core/errors.ts';
import { DesktopError } from '#core/ports/desktop.ts';
import type { UnfinishedRun } from '#core/ports/replay.ts';
import type { StepPermission } from '#core/replay/execution.ts';
import type { HaltPicture, RunReport, RunStatus, StepReport } from '#core/replay/run.ts';
import type { Step, Workflow } from '#core/replay/workflow.ts';
import { closeStep, takePicture } from './close-step.ts';
import type { ReplayDesk, RunOptions } from './desk.ts';
import { executeStep } from './execute-step.ts';
import { guardDesktop, TryOverError } from './guarded-desktop.ts';
import { stamp } from './locate.ts';
import { makeSecrets } from './masking.ts';
import { confirmingMs, findingMs, type RunContext, type StepEnd, type StepTry } from './progress.ts';
import { chooseStart, sayHowToGoOn } from './start.ts';

/** The last round of looking may end after the step's time; what hangs is cut off after this. */
const graceMs = 1500;

type End = NonNullable<RunReport['end']> & { readonly status: RunStatus };

/**
 * Carries out a workflow, one step after the other, and halts rather than guess. Never throws for what happens on the
 * screen or in the application: that is in the report. Throws when the journal or the audit cannot be written, because
 * what cannot be recorded must not be done.
 *
 * Before every action its intent is in the journal, on the disk. When a run was cut off (`kill -9`, power), the next one
 * halts with `interrupted-before` until `resumeFrom` or `repeat` says how to go on: nothing is clicked twice blindly.
 */
export async function runWorkflow(workflow: Workflow, desk: ReplayDesk, options: RunOptions): Promise<RunReport> {
  const startedAt = desk.clock.now();
  const startedMs = desk.clock.elapsedMs();
  const secrets = makeSecrets(workflow, options.values);
  const context: RunContext = {
    workflow,
    desk,
    options,
    secrets,
    seen: new Set(),
    healed: [],
    rearranged: new Set(),
    mouse: undefined,
    lastClicked: undefined,
  };
  const steps: StepReport[] = [];
  let picture: HaltPicture | undefined;

  const unfinished: UnfinishedRun | undefined = await desk.journal.unfinished();
  const start = chooseStart(workflow, unfinished, options);
  const warnings = [...(options.warnings ?? []), ...(await compareScreens(context))];
  let end: End | undefined;
  if ('said' in start) {
    end = { status: 'halted', reason: start.reason, step: start.step, said: secrets.maskText(start.said) };
    steps.push(...workflow.steps.map(reportUnrun));
    // Whoever has to say how far it came wants to see how it stands.
    if (start.reason === 'interrupted-before') picture = await takePicture({}, context);
  } else {
    await desk.journal.begin(options.run, startedAt.toISOString());
    const from = workflow.steps[start.from]?.id ?? '';
    await desk.announce({ ...stamp({ context }), type: 'run-started', steps: workflow.steps.length, from, warnings });
    for (const [index, step] of workflow.steps.entries()) {
      if (index < start.from || end) {
        steps.push(reportUnrun(step));
        continue;
      }
      const permission = await desk.gate.shouldExecuteStep({ workflow: workflow.name, step: step.id });
      if (options.signal.aborted) end = endStopped(step, index === start.from);
      else if (!permission.mayRun) end = await refuseStep(step, permission, context);
      if (end || !permission.mayRun) {
        steps.push(reportUnrun(step));
        continue;
      }
      await desk.announce({
        ...stamp({ context }),
        type: 'step-started',
        step: step.id,
        title: step.title,
        number: index + 1,
      });
      const stepStartedMs = desk.clock.elapsedMs();
      const tried = await tryStep(step, permission, context);
      const ms = desk.clock.elapsedMs() - stepStartedMs;
      if (tried.end.status !== 'done') {
        end = toEnd(step, tried.end, secrets.maskText);
        picture = tried.end.status === 'stopped' ? undefined : await takePicture(tried.end, context);
      } else if (tried.end.healed) {
        context.healed.push(tried.end.healed);
      }
      steps.push(await closeStep(step, permission, { ...tried, ms, picture }, context));
    }
    await desk.journal.end(options.run, desk.clock.now().toISOString(), end?.status ?? 'done');
  }
  const status = end?.status ?? 'done';
  const ms = desk.clock.elapsedMs() - startedMs;
  await desk.announce({
    ...stamp({ context }),
    type: 'run-ended',
    status,
    reason: end?.reason,
    said: end?.said ?? '',
    ms,
  });
  return {
    run: options.run,
    workflow: workflow.name,
    startedAt: startedAt.toISOString(),
    ms,
    status,
    end: end && { reason: end.reason, step: end.step, said: end.said },
    steps,
    healed: context.healed,
    picture,
    warnings,
  };
}

interface TriedStep {
  readonly end: StepEnd;
  readonly retries: number;
}

/** Runs one try under its watchdog: whatever hangs, the try is over in time and touches nothing afterwards. */
async function tryStep(
  step: Step,
  granted: StepPermission & { mayRun: true },
  context: RunContext,
): Promise<TriedStep> {
  const { clock, desktop } = context.desk;
  const over = new AbortController();
  const stop = (): void => over.abort();
  context.options.signal.addEventListener('abort', stop, { once: true });
  if (context.options.signal.aborted) stop();
  const timeMs = step.timeoutMs + (step.action.do === 'wait' ? step.action.ms : 0);
  const startMs = clock.elapsedMs();
  const tried: StepTry = {
    context,
    desktop: guardDesktop(desktop, over.signal),
    signal: over.signal,
    untilMs: startMs + timeMs,
    findUntilMs: startMs + findingMs(step),
    retries: 0,
  };
  const bell = new AbortController();
  const watchdog = clock.sleep(timeMs + confirmingMs(step) + graceMs, bell.signal).then((): StepEnd => {
    return {
      status: 'failed',
      reason: 'watchdog',
      trigger: 'WATCHDOG_TIMEOUT',
      said: `“${step.title}” was not over after ${Math.round(timeMs / 100) / 10} s: something does not answer. ${sayHowToGoOn(step, context.workflow)}`,
    };
  });
  const work = executeStep(step, granted, tried).catch((error: unknown): StepEnd => explain(step, error));
  try {
    const end = await Promise.race([work, watchdog]);
    if (context.options.signal.aborted && end.status !== 'done')
      return { end: { status: 'stopped' }, retries: tried.retries };
    return { end, retries: tried.retries };
  } finally {
    over.abort();
    bell.abort();
    context.options.signal.removeEventListener('abort', stop);
  }
}

function explain(step: Step, error: unknown): StepEnd {
  if (error instanceof TryOverError) return { status: 'stopped' };
  if (!(error instanceof DesktopError)) throw error;
  return {
    status: 'failed',
    reason: 'desktop-failed',
    trigger: 'POSTCONDITION_FAILED',
    said: `“${step.title}”: the desktop refused: ${messageOf(error)} Check it with heal doctor.`,
  };
}

function toEnd(step: Step, end: Exclude<StepEnd, { status: 'done' }>, mask: (text: string) => string): End {
  if (end.status === 'stopped') return endStopped(step, false);
  return { status: end.status, reason: end.reason, step: step.id, said: mask(end.said) };
}

function endStopped(step: Step, isFirst: boolean): End {
  const remedy = isFirst ? 'Nothing was done.' : `Go on with --resume-from ${step.id} when it is safe.`;
  return {
    status: 'stopped',
    reason: 'stopped',
    step: step.id,
    said: `Stopped before “${step.title}” was confirmed. ${remedy}`,
  };
}

async function refuseStep(step: Step, refused: StepPermission & { mayRun: false }, context: RunContext): Promise<End> {
  const { state, said } = refused;
  await context.desk.announce({ ...stamp({ context }), type: 'step-refused', step: step.id, state, said });
  const isStop = state === 'stopped';
  return { status: isStop ? 'stopped' : 'blocked', reason: isStop ? 'stopped' : 'state', step: step.id, said };
}

function reportUnrun({ id, title }: Step): StepReport {
  return { step: id, title, status: 'not-run', found: undefined, retries: 0, isHealed: false, said: '', ms: 0 };
}

async function compareScreens({ workflow: { recordedOn }, desk }: RunContext): Promise<string[]> {
  const size = await desk.desktop.size();
  if (size.width === recordedOn.width && size.height === recordedOn.height) return [];
  return [
    `The screen is ${size.width}×${size.height}; recorded on ${recordedOn.width}×${recordedOn.height}. Targets are looked for inside their windows.`,
  ];
}
