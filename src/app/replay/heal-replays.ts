import { EnvironmentError } from '#core/errors.ts';
import type { Listener } from '#core/event.ts';
import { makeMask } from '#core/redact.ts';
import type { ProposalBundle } from '#core/proposal.ts';
import { runningThresholds } from '#core/replay/auto-heal-policy.ts';
import type { StepLine } from '#core/replay/decision.ts';
import type { RunReport } from '#core/replay/run.ts';
import { measurePrecision, trustIn, type Precision } from '#domains/replay/learning/index.ts';
import { openReplayAudit } from '#drivers/replay-stores/audit.ts';
import { openVision } from '#drivers/vision/index.ts';
import { readWorkflow, writeWorkflowFiles } from '#drivers/workflows/index.ts';
import { inRun } from '../healing/heal-run.ts';
import { openPlace } from '../place.ts';
import type { HealSettings } from '../settings.ts';
import { makeFindOnStill } from './find-on-still.ts';
import { healTargets, type TargetsHealed } from './heal-targets.ts';
import { workflowsPath } from './paths.ts';
import { makeReplayBundle } from './propose-targets.ts';
import { openReplayPlace, type ReplayPlace } from './replay-place.ts';

export interface HealReplaysOptions {
  /** Folder with `.github/heal/replay`, in a Git repository. */
  readonly path: string;
  /** Runs whose healed targets are to be remembered. */
  readonly reports: readonly RunReport[];
  /** True: what held is written into the working tree. */
  readonly write: boolean;
  /** By fingerprint: a person said no to it. */
  readonly isDeclined?: (fingerprint: string) => boolean;
  /** For whom a bundle is made; undefined: none is. */
  readonly bundle?: { readonly repository: string; readonly branch: string };
  readonly signal: AbortSignal;
  readonly listener?: Listener;
}
export interface HealedReplays {
  readonly targets: TargetsHealed;
  readonly bundle: ProposalBundle | undefined;
}

/** What replays healed goes through the common loop, as cases of the repository; see `healTargets`. */
export async function healReplays(options: HealReplaysOptions, settings: HealSettings): Promise<HealedReplays> {
  const { path, reports, signal } = options;
  const place = await openPlace(path, settings);
  const replays = await openReplayPlace(path, settings);
  const { config } = await place.config();
  const { repository } = place;
  const inRepository = (inPackage: string) =>
    repository.packagePath === '' ? inPackage : `${repository.packagePath}/${inPackage}`;
  const folderOf = (workflow: string) => inRepository(`${workflowsPath}/${workflow}`);
  const nameOf = (folder: string) => folder.split('/').at(-1) ?? '';
  const healed = reports.flatMap((report) => report.healed);
  const trust = await readTrust(replays, reports);
  const vision = openVision({ canRead: false });
  try {
    const running = { command: 'heal replay', isKept: true, signal };
    const listening = options.listener ? { listener: options.listener } : {};
    return await inRun(place, { ...running, ...listening }, settings, async (run) => {
      const targets = await healTargets({
        config,
        settings,
        run,
        healed,
        folderOf,
        workflowAt: async (folder) => (await readWorkflow(replays.folderOf(nameOf(folder)))).workflow,
        findOn: makeFindOnStill(vision, runningThresholds, run.signal),
        // Nothing is known of its rung yet: the score is all there is.
        confidenceOf: ({ workflow, evidence: { rung, score } }) =>
          trustIn(trust.get(workflow) ?? {}, rung, score) ?? score,
        isDeclined: options.isDeclined ?? (() => false),
        ...(options.write
          ? {
              async write(workflows) {
                for (const { folder, after } of workflows)
                  await writeWorkflowFiles(replays.folderOf(nameOf(folder)), after);
                return 'working-tree';
              },
            }
          : {}),
      });
      if (!options.bundle) return { targets, bundle: undefined };
      if (repository.head === undefined)
        throw new EnvironmentError('There is no commit here.', 'Commit the workflows: a proposal stands on a commit.');
      const facts = { ...options.bundle, head: repository.head, runId: run.id, at: settings.now().toISOString() };
      const bundle = await makeReplayBundle(targets, facts, async (file) => {
        const listed = await repository.ask(['ls-tree', '--full-tree', '-z', 'HEAD', '--', file]);
        return listed?.split('\t')[0]?.split(' ')[2];
      });
      return { targets, bundle };
    });
  } finally {
    await vision.close();
  }
}

const decisionsRead = 5_000;

/** What became of the clicks of each workflow, by the way in which their targets were found. */
async function readTrust(place: ReplayPlace, reports: readonly RunReport[]): Promise<ReadonlyMap<string, Precision>> {
  const known = new Map<string, Precision>();
  for (const { workflow } of reports) {
    if (known.has(workflow)) continue;
    const audit = openReplayAudit({ folder: place.storesOf(workflow), workflow, mask: makeMask([]) });
    const lines = (await audit.last(decisionsRead)).filter((line): line is StepLine => line.decision === 'step');
    known.set(workflow, measurePrecision(lines));
  }
  return known;
}
