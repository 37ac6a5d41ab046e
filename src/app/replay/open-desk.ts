import { EnvironmentError } from '#core/errors.ts';
import { makeMask } from '#core/redact.ts';
import { DesktopError, type Desktop } from '#core/ports/desktop.ts';
import type { ReplayAudit, ReplayStores } from '#core/ports/replay-stores.ts';
import type { RunJournal, StepGate } from '#core/ports/replay.ts';
import type { Vision } from '#core/ports/vision.ts';
import type { Decided, ReplayDecision } from '#core/replay/decision.ts';
import type { ReplayEvent } from '#core/replay/run.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { makeAutoHealManager, type AutoHealManager } from '#domains/replay/auto-heal/manager.ts';
import { makeFinder, makeRememberer } from '#domains/replay/find/index.ts';
import { makeLearning, withPrototypes, type Learning } from '#domains/replay/learning/index.ts';
import type { ReplayDesk, StepAttempt } from '#domains/replay/run/index.ts';
import { openDesktop, type DesktopOptions } from '#drivers/desktop/index.ts';
import { makeOutsideProbes } from '#drivers/outside/probes.ts';
import { openReplayAudit } from '#drivers/replay-stores/audit.ts';
import { openFailureCases } from '#drivers/replay-stores/failure-cases.ts';
import { openExecutionStates } from '#drivers/replay-stores/execution-states.ts';
import { openReplayStores } from '#drivers/replay-stores/versions/stores.ts';
import { openVision } from '#drivers/vision/index.ts';
import { makeRunJournal } from '#drivers/workflows/index.ts';
import { join } from 'node:path';
import { setVariable } from '../healing/set-variable.ts';
import type { HealSettings } from '../settings.ts';
import { systemClock } from './clock.ts';
import { openPolicyFile, type PolicyFile } from './policy-file.ts';
import type { Sight } from './open-sight.ts';
import type { ReplayPlace } from './replay-place.ts';

/** The memory of one workflow: its state, what it learned, what was decided. */
export interface WorkflowMemory {
  readonly manager: AutoHealManager;
  readonly stores: ReplayStores;
  readonly audit: ReplayAudit;
  readonly policy: PolicyFile;
  /** Undefined where the workflow itself is not at hand. */
  readonly learning: Learning | undefined;
  /** A line of the audit that is decided outside of the manager. */
  write(decision: Decided, run: string, state: ReplayDecision['state']): Promise<void>;
  /** Brings the stores back to a version; the workflow stands still meanwhile, and ends degraded or quarantined. */
  goBack(to: string, reason: string): Promise<void>;
  close(): Promise<void>;
}

export interface MemoryOptions {
  /** Absent: nothing is learned or explained, states and versions can be worked with. */
  readonly workflow?: Workflow;
  /** Values that stand in no line. */
  readonly secrets: readonly string[];
  /** Sentences for people, about the policy. */
  readonly say: (sentence: string) => void;
}

export async function openMemory(
  place: ReplayPlace,
  name: string,
  { workflow, secrets, say }: MemoryOptions,
): Promise<WorkflowMemory> {
  await place.prepare();
  const policy = await openPolicyFile({ file: place.policyFile, root: place.root, say });
  const states = await openExecutionStates(join(place.stateFolder, 'states.sqlite'));
  const folder = place.storesOf(name);
  const mask = makeMask(secrets);
  const now = (): string => systemClock.now().toISOString();
  const audit = openReplayAudit({ folder, workflow: name, mask });
  const stores = openReplayStores({
    folder,
    workflow: name,
    now,
    setVariable,
    tell: (did, said) => write({ decision: 'store', did, said }, '', 'running'),
  });
  const write = async (decision: Decided, run: string, state: ReplayDecision['state']): Promise<void> => {
    const at = now();
    const version = await stores.version().catch(() => undefined);
    await audit.write(decision, { at, run, state, version, isTest: policy.policy().testMode.enabled });
  };
  const manager: AutoHealManager = makeAutoHealManager({
    states,
    clock: systemClock,
    policy: policy.policy,
    stopped: async () => (await place.stop.read())?.reason,
    audit: async ({ at, workflow: _workflow, run, state, isTest, ...decision }) => {
      const version = await stores.version().catch(() => undefined);
      await audit.write(decision, { at, run, state, version, isTest });
    },
    describeTrip: async (trip) => learning?.describeTrip(trip),
    findRegression: async () => learning?.findRegression(),
  });
  const learning: Learning | undefined =
    workflow &&
    makeLearning({
      workflow,
      stores,
      audit,
      cases: openFailureCases({ folder, mask }),
      now,
      policy: policy.policy,
      info: () => manager.info(name),
      context: { platform: process.platform, node: process.version },
    });
  return {
    manager,
    learning,
    stores,
    audit,
    policy,
    write,
    async goBack(to, reason) {
      await manager.beginRollback(name, { to, reason });
      try {
        await stores.rollback(to, reason);
      } catch (error) {
        await manager.endRollback(name, error instanceof Error ? error.message : String(error));
        throw error;
      }
      await manager.endRollback(name);
    },
    async close() {
      policy.close();
      await stores.close();
      await states.close();
    },
  };
}

export interface OpenDesk extends ReplayDesk {
  readonly desktop: Desktop;
  readonly vision: Vision;
  readonly journal: RunJournal;
  close(): Promise<void>;
}
export interface DeskParts {
  readonly place: ReplayPlace;
  readonly workflow: Workflow;
  readonly memory: WorkflowMemory;
  readonly desktop: Desktop;
  announce(event: ReplayEvent): Promise<void> | void;
  /** What a result led to, for people. */
  say(sentence: string): void;
  /** Eyes of its own when absent, and no model. */
  readonly sight?: Sight;
}

/** Everything that a run stands on, on this machine. */
export function openDesk({ place, workflow, memory, desktop, announce, say, sight }: DeskParts): OpenDesk {
  const vision = sight?.vision ?? openVision();
  const picker = sight?.picker;
  const gate: StepGate = {
    shouldExecuteStep: (step) => memory.manager.shouldExecuteStep(step),
    async onStepResult(result) {
      const { follows, said, rollback } = await memory.manager.onStepResult(result);
      if (follows !== 'stay') say(said);
      if (!rollback) return;
      say(`${rollback.reason}. What it learned goes back to ${rollback.to}.`);
      await memory.goBack(rollback.to, rollback.reason);
    },
  };
  return {
    desktop,
    vision,
    find: withPrototypes(makeFinder({ desktop, vision, ...(picker ? { picker } : {}) }), {
      prototypesOf: (target) => memory.stores.prototypesOf(target),
    }),
    remember: makeRememberer(vision),
    gate,
    journal: makeRunJournal(place.journalOf(workflow.name)),
    probes: makeOutsideProbes(place.root),
    clock: systemClock,
    announce,
    async readText(box) {
      const view = await vision.look(await desktop.capture(box));
      try {
        return (await view.read(box))?.text;
      } finally {
        await view.close();
      }
    },
    async look(frame, box) {
      const view = await vision.look(frame);
      try {
        return { picture: await view.cut(box), ink: await view.inkOf(box) };
      } finally {
        await view.close();
      }
    },
    async noteAttempt(attempt) {
      memory.learning?.note(attempt);
      await noteAttempt(attempt, memory);
    },
    close: () => (sight ? sight.close() : vision.close()),
  };
}

/** The audit is written first: a memory without its decision would have come from nowhere. */
async function noteAttempt({ run, decision, state, success }: StepAttempt, memory: WorkflowMemory): Promise<void> {
  await memory.write(decision, run, state);
  if (!success) return;
  const learned = await memory.stores.learn({ ...success, isTest: memory.policy.policy().testMode.enabled });
  const said = learned.isStored ? (learned.appearance ?? 'success') : learned.because;
  const { step, target } = success;
  await memory.write({ decision: 'learn', step, target, isStored: learned.isStored, said }, run, state);
}

/** Which desktop the environment names. */
export function desktopOptions({ env }: Pick<HealSettings, 'env'>): DesktopOptions {
  return {
    platform: process.platform,
    display: env['DISPLAY'],
    authority: env['XAUTHORITY'] ?? (env['HOME'] ? join(env['HOME'], '.Xauthority') : undefined),
    waylandDisplay: env['WAYLAND_DISPLAY'],
  };
}

/** Throws `EnvironmentError` when there is none. */
export async function openDesktopHere(settings: Pick<HealSettings, 'env'>): Promise<Desktop> {
  try {
    return await openDesktop(desktopOptions(settings));
  } catch (error) {
    if (!(error instanceof DesktopError)) throw error;
    throw new EnvironmentError(error.message, 'What replay needs here is checked by: heal doctor --replay', {
      cause: error,
    });
  }
}
