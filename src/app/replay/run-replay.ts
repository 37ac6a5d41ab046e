import { EnvironmentError, messageOf, UsageError } from '#core/errors.ts';
import type { Trigger } from '#core/replay/execution.ts';
import type { ReplayEvent, RunReport } from '#core/replay/run.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { runWorkflow, variableOf } from '#domains/replay/run/index.ts';
import { takeLock, type Lock } from '#drivers/lock/lock-file.ts';
import { readWorkflow } from '#drivers/workflows/index.ts';
import type { Desktop } from '#core/ports/desktop.ts';
import type { HealSettings } from '../settings.ts';
import { writeArtifacts } from './artifacts.ts';
import { finishRollback, requireTestMode } from './before-run.ts';
import { openDesk, openDesktopHere, openMemory, type WorkflowMemory } from './open-desk.ts';
import { openSight } from './open-sight.ts';
import { lockFileOf, nameOfWorkflow, nameRun, openReplayPlace } from './replay-place.ts';
import type { ReplayRunOutput } from './run-output.ts';

export interface RunReplayOptions {
  /** Folder with `.github/heal/replay`. */
  readonly path: string;
  /** Name of the workflow. */
  readonly workflow: string;
  /** Values of parameters by name; secret ones come from the environment alone. */
  readonly values: ReadonlyMap<string, string>;
  readonly resumeFrom?: string | undefined;
  readonly repeat?: boolean;
  readonly approved?: readonly string[];
  /** These steps fail in this way; only while the policy's test mode is on. */
  readonly inject?: ReadonlyMap<string, Trigger>;
  readonly signal: AbortSignal;
  onEvent?(event: ReplayEvent): void;
  /** Sentences for people: the policy changed, a workflow degraded. */
  say?(sentence: string): void;
  /** For whoever has one open already; it stays open. */
  readonly desktop?: Desktop;
}
export interface RunReplayAnswer {
  readonly output: ReplayRunOutput;
  readonly report: RunReport;
  readonly workflow: Workflow;
}

/**
 * Replays a workflow on the desktop of this machine: one at a time, under auto-heal, with artifacts below `.heal/replay/runs`.
 * What happens on the screen is in the answer; wrong workflows, no desktop and the like are errors with a remedy.
 */
export async function runReplay(options: RunReplayOptions, settings: HealSettings): Promise<RunReplayAnswer> {
  const place = await openReplayPlace(options.path, settings);
  const name = nameOfWorkflow(options.workflow);
  const { workflow, warnings } = await readWorkflow(place.folderOf(name));
  const values = collectValues(workflow, options.values, settings.env);
  const run = nameRun(settings.now());
  const say = (sentence: string): void => options.say?.(sentence);
  const secrets = workflow.parameters.flatMap(({ name: one, isSecret }) => (isSecret ? (values.get(one) ?? []) : []));
  await place.prepare();
  const lock = await takeDesktop(settings, `heal replay run ${name}`);
  if ('busy' in lock) return close(blockBusy(workflow, run, settings, lock.busy), workflow);
  try {
    const sight = await openSight({ path: options.path, root: place.root, workflow }, settings);
    const desktop = options.desktop ?? (await openDesktopHere(settings));
    const memory = await openMemory(place, name, { workflow, secrets, say });
    const announce = (event: ReplayEvent): void => options.onEvent?.(event);
    const desk = openDesk({ place, workflow, memory, desktop, sight, say, announce });
    const stopping = new AbortController();
    const unwatch = place.stop.watch(stopping);
    try {
      if (options.inject) requireTestMode(memory);
      await finishRollback(memory, name, say);
      const report = await runWorkflow(workflow, desk, {
        run,
        signal: AbortSignal.any([options.signal, stopping.signal]),
        values,
        warnings: [...warnings, ...sight.warnings],
        ...(options.resumeFrom === undefined ? {} : { resumeFrom: options.resumeFrom }),
        ...(options.repeat ? { repeat: true } : {}),
        ...(options.approved ? { approved: new Set(options.approved) } : {}),
        ...(options.inject ? { inject: options.inject } : {}),
      });
      if (report.status === 'done') await learnFrom(memory, name, say);
      return await close(report, workflow);
    } finally {
      unwatch();
      await desk.close();
      await memory.close();
      if (!options.desktop) await desktop.close();
    }
  } finally {
    if ('release' in lock) await lock.release();
  }

  async function close(report: RunReport, of: Workflow): Promise<RunReplayAnswer> {
    return { output: await writeArtifacts(place.runFolder(run), report), report, workflow: of };
  }
}

/** After a run that came to its end: what was confirmed often enough is taken in. */
async function learnFrom(
  { learning, manager }: WorkflowMemory,
  name: string,
  say: (sentence: string) => void,
): Promise<void> {
  const { now } = await manager.info(name);
  const learnt = await learning?.afterRun(now.state);
  if (learnt?.promoted)
    say(`Other looks of ${learnt.promoted.targets.join(', ')} are known from now on (${learnt.promoted.version}).`);
}

/** Given values, then the environment, then what the workflow holds. */
export function collectValues(
  workflow: Workflow,
  given: ReadonlyMap<string, string>,
  env: HealSettings['env'],
): ReadonlyMap<string, string> {
  const unknown = [...given.keys()].find((name) => !workflow.parameters.some((one) => one.name === name));
  if (unknown !== undefined) {
    const names = workflow.parameters.map(({ name }) => name).join(', ') || 'none';
    throw new UsageError(`${workflow.name} has no parameter ${unknown}`, `Its parameters: ${names}`);
  }
  const values = new Map<string, string>();
  for (const { name, isSecret, value } of workflow.parameters) {
    if (isSecret && given.has(name)) {
      throw new UsageError(
        `${name} is secret: on a command line others could read it`,
        `Put it into the environment as ${variableOf(name)}.`,
      );
    }
    const found = given.get(name) ?? env[variableOf(name)] ?? value;
    if (found !== undefined) values.set(name, found);
  }
  return values;
}
/** The desktop for this process alone, or a sentence about who has it. */
export async function takeDesktop(settings: HealSettings, command: string): Promise<Lock | { readonly busy: string }> {
  try {
    return await takeLock(lockFileOf(settings, process.platform), command);
  } catch (error) {
    if (error instanceof EnvironmentError) return { busy: messageOf(error) };
    throw error;
  }
}

function blockBusy(workflow: Workflow, run: string, { now }: HealSettings, busy: string): RunReport {
  const said = `This desktop is in use: ${busy} Two at once would click into each other. Wait until it ends, then run again.`;
  return {
    run,
    workflow: workflow.name,
    startedAt: now().toISOString(),
    ms: 0,
    status: 'blocked',
    end: { reason: 'desktop-busy', step: undefined, said },
    steps: workflow.steps.map(({ id, title }) => ({
      step: id,
      title,
      status: 'not-run',
      found: undefined,
      retries: 0,
      isHealed: false,
      said: '',
      ms: 0,
    })),
    healed: [],
    picture: undefined,
    warnings: [],
  };
}
