import type { StepPermission, StepResult } from '#core/replay/execution.ts';
import { anchorRungs } from '#core/replay/finding-a-target.ts';
import { recordFinding } from '#core/replay/decision.ts';
import type { HaltPicture, StepReport } from '#core/replay/run.ts';
import { parametersIn, type Step } from '#core/replay/workflow.ts';
import type { StepAttempt } from './desk.ts';
import { stamp } from './locate.ts';
import type { RunContext, StepEnd } from './progress.ts';

/** What hung a step may hang the picture of it as well. */
const pictureMs = 1000;

interface ClosedTry {
  readonly end: StepEnd;
  readonly retries: number;
  readonly ms: number;
  readonly picture: HaltPicture | undefined;
}

/** Auto-heal and the listeners learn how it ended; the journal, too. */
export async function closeStep(
  step: Step,
  granted: StepPermission & { mayRun: true },
  { end, retries, ms, picture }: ClosedTry,
  context: RunContext,
): Promise<StepReport> {
  const { desk, options, workflow, secrets } = context;
  const at = desk.clock.now().toISOString();
  const said = end.status === 'done' ? '' : end.status === 'stopped' ? 'stopped' : secrets.maskText(end.said);
  const answer = end.status === 'stopped' ? undefined : end.answer;
  const found = answer?.status === 'found' ? answer : undefined;
  const isHealed = end.status === 'done' && end.isHealed;
  const trigger = end.status === 'failed' || end.status === 'halted' ? end.trigger : undefined;
  if (end.status === 'done' || end.status === 'failed') {
    await desk.journal.settled(options.run, step.id, at, end.status);
  }
  if (end.status !== 'stopped') {
    await desk.noteAttempt?.(await describeAttempt(step, granted, { end, retries, ms, picture }, said, context));
  }
  const outcome: StepResult['outcome'] | undefined =
    end.status === 'done'
      ? { status: 'done', rung: found?.rung, score: found?.score, margin: found?.margin }
      : trigger && { status: 'failed', trigger, said };
  if (outcome) {
    await desk.gate.onStepResult({
      workflow: workflow.name,
      step: step.id,
      run: options.run,
      at,
      outcome,
      ms,
      isHealed,
    });
  }
  const status = end.status === 'stopped' ? 'not-run' : end.status;
  await desk.announce({
    ...stamp({ context }),
    type: 'step-ended',
    step: step.id,
    status,
    trigger,
    said,
    isHealed,
    ms,
  });
  return {
    step: step.id,
    title: step.title,
    status,
    found: found && { rung: found.rung, score: found.score, margin: found.margin, box: found.box, ms: found.ms },
    retries,
    isHealed,
    said,
    ms,
  };
}

async function describeAttempt(
  step: Step,
  granted: StepPermission & { mayRun: true },
  { end, ms, picture }: ClosedTry & { end: Exclude<StepEnd, { status: 'stopped' }> },
  said: string,
  context: RunContext,
): Promise<StepAttempt> {
  const { action } = step;
  const { workflow, secrets } = context;
  const target = action.do === 'click' || action.do === 'drag' ? action.target : undefined;
  const isUnconfirmed = end.status === 'failed' && end.reason === 'postcondition-failed';
  const finding = end.answer && recordFinding(end.answer, granted.thresholds);
  return {
    run: context.options.run,
    decision: {
      decision: 'step',
      step: step.id,
      target,
      action: action.do,
      parameters: action.do === 'type' ? parametersIn(action.text) : [],
      status: end.status === 'done' ? 'done' : end.status === 'failed' || end.trigger ? 'failed' : 'refused',
      trigger: end.status === 'done' ? undefined : end.trigger,
      said,
      finding: finding && {
        ...finding,
        asked: finding.asked.map((one) => ({ ...one, said: secrets.maskText(one.said) })),
      },
      isConfirmed: end.status === 'done' && step.after.length > 0 ? true : isUnconfirmed ? false : undefined,
      isHealed: end.status === 'done' && end.isHealed,
      ms,
    },
    state: granted.state,
    title: step.title,
    label: target === undefined ? undefined : workflow.targets[target]?.label,
    answer: end.answer,
    success:
      end.status === 'done' && target !== undefined
        ? await describeSuccess(step, target, granted, end, ms, context)
        : undefined,
    picture,
  };
}

/** What the memory may take in. The recorded look is known: only another one is looked at. */
async function describeSuccess(
  step: Step,
  target: string,
  granted: StepPermission & { mayRun: true },
  { located }: Extract<StepEnd, { status: 'done' }>,
  ms: number,
  { desk, options, secrets }: RunContext,
): Promise<StepAttempt['success']> {
  if (!located) return undefined;
  const { answer, window, picture } = located;
  const isNews = !anchorRungs.includes(answer.rung) && granted.mayLearn && step.after.length > 0;
  const look = isNews && !secrets.isHidden(window, answer.box) ? await desk.look?.(picture, answer.box) : undefined;
  return {
    run: options.run,
    step: step.id,
    target,
    at: desk.clock.now().toISOString(),
    rung: answer.rung,
    score: answer.score,
    margin: answer.margin,
    ms,
    state: granted.state,
    mayLearn: granted.mayLearn,
    isConfirmed: step.after.length > 0,
    look,
  };
}

/** The screen as it is; undefined when it cannot be had, which must not hide why the run ended. */
export async function takePicture(
  end: Pick<Extract<StepEnd, { said: string }>, 'answer' | 'inTheWay'>,
  { desk, secrets }: RunContext,
): Promise<HaltPicture | undefined> {
  const draw = async (): Promise<HaltPicture> => {
    const windows = await desk.desktop.windows();
    return {
      frame: secrets.maskFrame(await desk.desktop.capture(), windows),
      candidates: (end.answer?.candidates ?? []).map((one) => ({ ...one, against: secrets.maskText(one.against) })),
      asked: (end.answer?.asked ?? []).map((one) => ({ ...one, said: secrets.maskText(one.said) })),
      inTheWay: end.inTheWay,
    };
  };
  // What hung the step may hang this as well.
  const bell = new AbortController();
  const tooLate = desk.clock.sleep(pictureMs, bell.signal).then(() => undefined);
  try {
    return await Promise.race([draw().catch(() => undefined), tooLate]);
  } finally {
    bell.abort();
  }
}
