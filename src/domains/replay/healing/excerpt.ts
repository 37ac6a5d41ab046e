import type { ReplayChange } from '#core/finding.ts';
import type { WorkflowCodec } from '#core/ports/workflow-codec.ts';
import type { RecordedScreen, Step, Target, Workflow } from '#core/replay/workflow.ts';

/** What one heal changes of a workflow. */
export interface TargetChange {
  readonly target: Target;
  readonly screen: RecordedScreen;
}

/**
 * The change as data: the folder of a workflow that has this one step. What it replaces can be read out of it again,
 * by the same strict reader as any workflow.
 */
export function writeExcerpt(
  workflow: Workflow,
  stepId: string,
  { target, screen }: TargetChange,
  codec: WorkflowCodec,
): ReplayChange {
  const step = requireStep(workflow, stepId);
  const named = targetsOf(step).flatMap((id) => {
    const one = id === target.id ? { ...target, screen: screen.id } : workflow.targets[id];
    return one ? [one] : [];
  });
  const screens = { ...workflow.screens, [screen.id]: screen };
  const excerpt: Workflow = {
    ...workflow,
    steps: [{ ...step, after: [] }],
    targets: Object.fromEntries(named.map((one) => [one.id, one])),
    screens: Object.fromEntries(
      named.flatMap((one) => {
        const its = screens[one.screen];
        return its ? [[its.id, its]] : [];
      }),
    ),
  };
  const files = [...codec.encode(excerpt)].map(([path, content]) => ({
    path,
    content: Buffer.from(content).toString('base64'),
  }));
  return { target: target.id, files };
}

export async function readExcerpt(name: string, change: ReplayChange, codec: WorkflowCodec): Promise<TargetChange> {
  const files = new Map(change.files.map(({ path, content }) => [path, Buffer.from(content, 'base64')]));
  const { targets, screens } = await codec.decode(name, files);
  const target = targets[change.target];
  const screen = target && screens[target.screen];
  if (!target || !screen) throw new Error(`the change of ${change.target} does not hold it`);
  return { target, screen };
}

/**
 * The workflow with these targets in place of its own. A screen that nothing is on any more goes, and what takes its
 * place takes its name, so that a window that changed as a whole is the same file with another content.
 */
export function applyChanges(workflow: Workflow, changes: readonly TargetChange[]): Workflow {
  const changed = new Map(changes.map((one) => [one.target.id, one]));
  const isLeft = (id: string) =>
    Object.values(workflow.targets).every((one) => one.screen !== id || changed.has(one.id));
  const names = new Map<string, string>();
  const taken = new Set(Object.keys(workflow.screens));
  for (const { target, screen } of changes) {
    const old = workflow.targets[target.id]?.screen;
    if (old === undefined || names.has(screen.id) || [...names.values()].includes(old)) continue;
    if (isLeft(old)) names.set(screen.id, old);
  }
  const nameOf = (screen: RecordedScreen) => names.get(screen.id) ?? screen.id;
  const targets = { ...workflow.targets };
  const screens = { ...workflow.screens };
  for (const { target, screen } of changes) {
    const id = nameOf(screen);
    if (!names.has(screen.id) && taken.has(id) && !isSameScreen(workflow.screens[id], screen))
      throw new Error(`the screen ${id} is another one by now`);
    targets[target.id] = { ...target, screen: id };
    screens[id] = { ...screen, id };
  }
  const used = new Set(Object.values(targets).map(({ screen }) => screen));
  return {
    ...workflow,
    targets,
    screens: Object.fromEntries(Object.entries(screens).filter(([id]) => used.has(id))),
  };
}

function isSameScreen(a: RecordedScreen | undefined, b: RecordedScreen): boolean {
  return (
    a !== undefined &&
    a.client.width === b.client.width &&
    a.client.height === b.client.height &&
    a.marks.length === b.marks.length
  );
}

/** False when somebody has mended or recorded the target anew: what was seen was compared with another picture. */
export function isStillRecorded(workflow: Workflow, before: Target): boolean {
  const now = workflow.targets[before.id];
  return now !== undefined && now.screen === before.screen && samePicture(now.picture?.grey, before.picture?.grey);
}

function samePicture(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && Buffer.compare(a, b) === 0);
}

/** Ids of the targets that a step acts on. */
export function targetsOf({ action }: Step): readonly string[] {
  return action.do === 'click' ? [action.target] : action.do === 'drag' ? [action.target, action.to] : [];
}

export function requireStep(workflow: Workflow, id: string): Step {
  const step = workflow.steps.find((one) => one.id === id);
  if (!step) throw new Error(`the workflow ${workflow.name} has no step ${id}`);
  return step;
}
