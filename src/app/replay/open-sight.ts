import { join } from 'node:path';
import type { Config } from '#config/schema.ts';
import { recommended } from '#config/presets.ts';
import { ConfigError, EnvironmentError, messageOf, UsageError } from '#core/errors.ts';
import type { MarkPicker } from '#core/ports/mark-picker.ts';
import type { Vision } from '#core/ports/vision.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { MarksModelError, openMarkDetector } from '#drivers/vision/mark-detector.ts';
import { openVision } from '#drivers/vision/index.ts';
import { readModelSetup } from '../ladder/model.ts';
import { openPlace, type PackagePlace } from '../place.ts';
import type { HealSettings } from '../settings.ts';

/** What a replay sees with, as the configuration says. */
export interface Sight {
  readonly vision: Vision;
  /** Undefined: no model is shown anything. */
  readonly picker: MarkPicker | undefined;
  /** Each a sentence: something was asked for, and cannot be had. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/**
 * Eyes, and the model that may be asked last. A workflow with secret parameters is never shown to a model: where else an
 * application shows what was typed, nobody knows. Throws `ConfigError` for a model of marks that cannot be used.
 */
export async function openSight(
  { path, root, workflow }: { readonly path: string; readonly root: string; readonly workflow: Workflow },
  settings: HealSettings,
): Promise<Sight> {
  const place = await openPlaceIfAny(path, settings);
  const config = place ? (await place.config()).config : recommended;
  const file = config.replay.marksModel === undefined ? undefined : join(root, config.replay.marksModel);
  if (file !== undefined) await tryModel(file);
  const vision = openVision(file === undefined ? {} : { marksModel: file });
  const asked = config.replay.visionModel === 'on' ? await openPicker(config, workflow, place, settings) : undefined;
  return {
    vision,
    picker: asked?.picker,
    warnings: asked?.warning === undefined ? [] : [asked.warning],
    async close() {
      await Promise.all([vision.close(), asked?.close?.()]);
    },
  };
}

interface OpenedPicker {
  readonly picker?: MarkPicker;
  readonly warning?: string;
  close?(): Promise<void>;
}

async function openPicker(
  { model: config }: Config,
  { parameters }: Workflow,
  place: PackagePlace | undefined,
  settings: HealSettings,
): Promise<OpenedPicker> {
  if (parameters.some(({ isSecret }) => isSecret))
    return { warning: 'No model is shown this workflow: it types secrets.' };
  const setup = readModelSetup(config, settings.env);
  if (setup.state === 'off') return { warning: `No model is asked: ${setup.because}.` };
  if (setup.state === 'wrong') return { warning: `No model is asked: ${setup.problem} ${setup.remedy}` };
  if (!place) return { warning: 'No model is asked outside of a Git repository: what it costs could not be counted.' };
  const [{ openModel }, { makeMarkPicker }] = await Promise.all([
    import('#drivers/model/index.ts'),
    import('#drivers/vision-model/index.ts'),
  ]);
  const store = await place.openStore();
  const model = openModel({
    endpoint: setup.endpoint,
    model: setup.name,
    price: setup.price,
    spending: store.spending,
    caps: { perDayUsd: config.maxUsdPerDay, perMonthUsd: config.maxUsdPerMonth },
    maxCalls: config.maxCallsPerRun,
    timeoutMs: config.timeoutSeconds * 1000,
    now: settings.now,
  });
  return { picker: makeMarkPicker(model), close: () => store.close() };
}

async function tryModel(file: string): Promise<void> {
  try {
    await (await openMarkDetector(file)).close();
  } catch (error) {
    if (!(error instanceof MarksModelError)) throw error;
    throw new ConfigError(messageOf(error), 'Correct replay.marksModel in .github/heal.yml, or take it out.');
  }
}

/** A machine that only replays may have no Git: then the defaults count. */
async function openPlaceIfAny(path: string, settings: HealSettings): Promise<PackagePlace | undefined> {
  try {
    return await openPlace(path, settings);
  } catch (error) {
    if (error instanceof UsageError || error instanceof EnvironmentError) return undefined;
    throw error;
  }
}
