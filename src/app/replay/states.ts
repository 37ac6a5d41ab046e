import { ConfigError, messageOf, UsageError } from '#core/errors.ts';
import type { AutoHealStatus, WorkflowStatus } from '#core/replay/auto-heal.ts';
import type { ReplayDecision, StepLine } from '#core/replay/decision.ts';
import type { VersionInfo } from '#core/replay/learned.ts';
import type { ExecutionStateInfo } from '#core/replay/execution.ts';
import type { Step, Workflow } from '#core/replay/workflow.ts';
import { renderSimulation, simulateThresholds, vary, type SimulationReport } from '#domains/replay/learning/index.ts';
import { listWorkflows, makeRunJournal, readWorkflow } from '#drivers/workflows/index.ts';
import type { HealSettings } from '../settings.ts';
import { openMemory, type WorkflowMemory } from './open-desk.ts';
import { nameOfWorkflow, openReplayPlace, type ReplayPlace } from './replay-place.ts';

interface PlaceOf {
  readonly path: string;
}
interface WorkflowOf extends PlaceOf {
  readonly workflow: string;
}
const nothingSaid = { secrets: [], say: () => {} };

/** `heal replay list --json`. */
export interface ReplayList {
  readonly version: 1;
  readonly folder: string;
  readonly workflows: readonly {
    readonly name: string;
    readonly title: string;
    readonly steps: number;
    readonly state: WorkflowStatus['state'];
    readonly reason: string;
    /** A run that was cut off. */
    readonly unfinished: boolean;
    /** Why its folder cannot be read; '' when it can. */
    readonly problem: string;
  }[];
  readonly status: AutoHealStatus;
}
export async function listReplays({ path }: PlaceOf, settings: HealSettings): Promise<ReplayList> {
  const place = await openReplayPlace(path, settings);
  const names = await listWorkflows(place.workflowsFolder);
  return withMemory(place, 'all', async ({ manager }) => {
    const status = await manager.getStatusReport();
    const workflows = await Promise.all(
      names.map(async (name) => {
        const known = status.workflows.find(({ workflow }) => workflow === name);
        const read = await readOrProblem(place, name);
        return {
          name,
          title: 'workflow' in read ? read.workflow.title : '',
          steps: 'workflow' in read ? read.workflow.steps.length : 0,
          state: known?.state ?? ('running' as const),
          reason: known?.reason ?? '',
          unfinished: (await makeRunJournal(place.journalOf(name)).unfinished()) !== undefined,
          problem: 'problem' in read ? read.problem : '',
        };
      }),
    );
    return { version: 1, folder: place.workflowsFolder, workflows, status };
  });
}

/** `heal replay show --json`. */
export interface ReplayShown {
  readonly version: 1;
  readonly name: string;
  readonly title: string;
  readonly recordedOn: Workflow['recordedOn'];
  readonly parameters: readonly {
    readonly name: string;
    readonly label: string;
    readonly isSecret: boolean;
    readonly hasValue: boolean;
  }[];
  readonly steps: readonly (Pick<Step, 'id' | 'title' | 'isIrreversible' | 'timeoutMs' | 'after'> & {
    readonly window: string;
  })[];
  readonly state: ExecutionStateInfo;
  readonly decisions: readonly ReplayDecision[];
  readonly warnings: readonly string[];
}
export async function showReplay({ path, workflow }: WorkflowOf, settings: HealSettings): Promise<ReplayShown> {
  const place = await openReplayPlace(path, settings);
  const name = nameOfWorkflow(workflow);
  const { workflow: read, warnings } = await readWorkflow(place.folderOf(name));
  return withMemory(place, name, async ({ manager, audit }) => ({
    version: 1,
    name,
    title: read.title,
    recordedOn: read.recordedOn,
    parameters: read.parameters.map((one) => ({
      name: one.name,
      label: one.label,
      isSecret: one.isSecret,
      hasValue: one.value !== undefined,
    })),
    steps: read.steps.map(({ id, title, isIrreversible, timeoutMs, after, window }) => {
      return { id, title, isIrreversible, timeoutMs, after, window: window.title || window.application };
    }),
    state: await manager.info(name),
    decisions: await audit.last(20),
    warnings,
  }));
}

/** `heal replay release`, `pause` and `resume`: a person's word. */
export interface ReplayWord extends WorkflowOf {
  readonly word: 'release' | 'pause' | 'resume';
  readonly why: string;
  /** For `release`: at once running, without proving itself again. */
  readonly isTrusted?: boolean;
}
export interface ReplayState {
  readonly version: 1;
  readonly workflow: string;
  readonly state: ExecutionStateInfo;
}
export async function sayWord(options: ReplayWord, settings: HealSettings): Promise<ReplayState> {
  const { place, name } = await findKnown(options, settings);
  const who = settings.env['GITHUB_ACTOR'] ?? settings.env['USER'] ?? settings.env['USERNAME'] ?? 'somebody';
  return withMemory(place, name, async ({ manager }) => {
    const word = { who, why: options.why };
    const state =
      options.word === 'release'
        ? await manager.release(name, word, options.isTrusted ? 'running' : 'degraded')
        : await manager[options.word](name, word);
    return { version: 1, workflow: name, state };
  });
}

export interface ReplayVersions {
  readonly version: 1;
  readonly workflow: string;
  readonly versions: readonly VersionInfo[];
  readonly problems: readonly string[];
}
export async function listVersions(options: WorkflowOf, settings: HealSettings): Promise<ReplayVersions> {
  const { place, name } = await findKnown(options, settings);
  return withMemory(place, name, async ({ stores }) => {
    const versions = await stores.versions({ isChecked: true });
    return { version: 1, workflow: name, versions, problems: await stores.problems() };
  });
}

export interface ReplayRolledBack {
  readonly version: 1;
  readonly workflow: string;
  readonly to: string;
  readonly state: ExecutionStateInfo;
}
/** To the version before the one in use, unless one is named. */
export async function rollBack(
  options: WorkflowOf & { readonly to?: string | undefined; readonly why: string },
  settings: HealSettings,
): Promise<ReplayRolledBack> {
  const { place, name } = await findKnown(options, settings);
  return withMemory(place, name, async (memory) => {
    const versions = await memory.stores.versions();
    const inUse = versions.findIndex(({ isInUse }) => isInUse);
    const to = options.to ?? versions.slice(0, Math.max(0, inUse)).findLast((one) => one.standing !== 'bad')?.version;
    if (to === undefined) {
      throw new UsageError(
        `${name} has no earlier version`,
        'It has learned nothing that could be taken back; its recorded targets are in Git.',
      );
    }
    await memory.goBack(to, options.why);
    return { version: 1, workflow: name, to, state: await memory.manager.info(name) };
  });
}

export interface ReplaySimulated {
  readonly version: 1;
  readonly workflow: string;
  readonly report: SimulationReport;
  readonly markdown: string;
}
/** What other thresholds would have done with the last decisions. */
export async function simulate(
  options: WorkflowOf & { readonly decisions: number },
  settings: HealSettings,
): Promise<ReplaySimulated> {
  const { place, name } = await findKnown(options, settings);
  return withMemory(place, name, async ({ audit, policy }) => {
    const all = await audit.last(options.decisions * 4);
    const lines = all.filter((one): one is StepLine => one.decision === 'step').slice(-options.decisions);
    const report = simulateThresholds(
      lines,
      vary(lines.at(-1)?.finding?.thresholds ?? policy.policy().thresholds.running),
    );
    const at = settings.now().toISOString();
    const markdown = renderSimulation(report, { workflow: name, at, reason: 'asked for by a person' });
    return { version: 1, workflow: name, report, markdown };
  });
}

async function withMemory<T>(
  place: ReplayPlace,
  name: string,
  work: (memory: WorkflowMemory) => Promise<T>,
): Promise<T> {
  const memory = await openMemory(place, name, nothingSaid);
  try {
    return await work(memory);
  } finally {
    await memory.close();
  }
}

/** A workflow that is there; its folder may be damaged. */
async function findKnown({ path, workflow }: WorkflowOf, settings: HealSettings) {
  const place = await openReplayPlace(path, settings);
  const name = nameOfWorkflow(workflow);
  place.folderOf(name);
  const names = await listWorkflows(place.workflowsFolder);
  if (names.includes(name)) return { place, name };
  throw new UsageError(
    `There is no workflow ${name}`,
    names.length === 0
      ? 'Record one: heal replay record NAME --window TITLE'
      : `There are: ${names.slice(0, 20).join(', ')}`,
  );
}

async function readOrProblem(
  place: ReplayPlace,
  name: string,
): Promise<{ readonly workflow: Workflow } | { readonly problem: string }> {
  try {
    return await readWorkflow(place.folderOf(name));
  } catch (error) {
    if (error instanceof ConfigError) return { problem: messageOf(error) };
    throw error;
  }
}
