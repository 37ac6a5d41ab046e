import { EnvironmentError, UsageError } from '#core/errors.ts';
import type { Desktop, InputHook } from '#core/ports/desktop.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { makeRememberer } from '#domains/replay/find/index.ts';
import { recordWorkflow, type RecordNote } from '#domains/replay/record/index.ts';
import { openInputHook } from '#drivers/desktop/hook/index.ts';
import { openVision } from '#drivers/vision/index.ts';
import { listWorkflows, writeWorkflow } from '#drivers/workflows/index.ts';
import type { HealSettings } from '../settings.ts';
import { systemClock } from './clock.ts';
import { desktopOptions, openDesktopHere } from './open-desk.ts';
import { openReplayPlace } from './replay-place.ts';
import { takeDesktop } from './run-replay.ts';

export interface RecordReplayOptions {
  readonly path: string;
  readonly workflow: string;
  readonly title: string;
  /** Titles (with `*`) or applications of the windows that are recorded. */
  readonly windows: readonly string[];
  readonly keepText: boolean;
  readonly isAllSecret: boolean;
  /** Replace a workflow of this name. */
  readonly replace: boolean;
  readonly signal: AbortSignal;
  onNote(note: RecordNote): void;
  /** For whoever has them open already. */
  readonly desktop?: Desktop;
  readonly hook?: InputHook;
}
export interface RecordReplayAnswer {
  readonly version: 1;
  readonly workflow: string;
  readonly folder: string;
  readonly steps: readonly { readonly id: string; readonly title: string; readonly after: number }[];
  readonly parameters: readonly { readonly name: string; readonly isSecret: boolean; readonly hasValue: boolean }[];
}

/** Records what a person does on this desktop, and keeps it step by step: a recording that is cut off is kept as far as it came. */
export async function recordReplay(
  options: RecordReplayOptions,
  settings: HealSettings,
): Promise<RecordReplayAnswer | undefined> {
  const place = await openReplayPlace(options.path, settings);
  const folder = place.folderOf(options.workflow);
  if (options.windows.length === 0) {
    throw new UsageError('No window was named', 'Say what may be recorded, such as: --window "Calculator"');
  }
  if (!options.replace && (await listWorkflows(place.workflowsFolder)).includes(options.workflow)) {
    throw new UsageError(
      `There is a workflow ${options.workflow} already`,
      'Choose another name, or add --replace: Git keeps the old one.',
    );
  }
  const lock = await takeDesktop(settings, `heal replay record ${options.workflow}`);
  if ('busy' in lock) throw new EnvironmentError(`This desktop is in use: ${lock.busy}`, 'Wait until it ends.');
  const vision = openVision();
  let desktop: Desktop | undefined;
  try {
    desktop = options.desktop ?? (await openDesktopHere(settings));
    const hook = options.hook ?? (await openInputHook(desktopOptions(settings)));
    const recorded = await recordWorkflow(
      {
        desktop,
        hook,
        remember: makeRememberer(vision),
        clock: systemClock,
        note: options.onNote,
        keep: (workflow) => writeWorkflow(folder, workflow),
      },
      {
        name: options.workflow,
        title: options.title,
        windows: options.windows,
        keepText: options.keepText,
        isAllSecret: options.isAllSecret,
        signal: options.signal,
      },
    );
    return recorded && describe(recorded, folder);
  } finally {
    await vision.close();
    if (!options.desktop) await desktop?.close();
    await lock.release();
  }
}

function describe({ name, steps, parameters }: Workflow, folder: string): RecordReplayAnswer {
  return {
    version: 1,
    workflow: name,
    folder,
    steps: steps.map(({ id, title, after }) => ({ id, title, after: after.length })),
    parameters: parameters.map((one) => ({
      name: one.name,
      isSecret: one.isSecret,
      hasValue: one.value !== undefined,
    })),
  };
}
