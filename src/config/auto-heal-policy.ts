import { z } from 'zod';
import { defaultAutoHealPolicy, type AutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import { injectedFailures, type InjectedFailure } from '#core/replay/execution.ts';
import { findingRungs, type FindingThresholds } from '#core/replay/finding-a-target.ts';

const count = (min: number, max: number) => z.number().int().min(min).max(max);
const share = z.number().min(0).max(1);
const word = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]*$/u, 'must not contain control characters');

const thresholds = z.strictObject({
  anchor: share.optional().describe('Least score of a match of the recorded picture.'),
  marks: share.optional().describe('Least score of a mark whose label looks the same.'),
  layout: share.optional().describe('Least score of a place that follows from the places of the other marks.'),
  text: share.optional().describe('Least score of a mark whose text is the same.'),
  margin: share.optional().describe('Least distance to the best rival.'),
  allowAmbiguous: z
    .boolean()
    .optional()
    .describe('`false`: a target with a close rival is refused, however high its score.'),
  rungs: z
    .array(z.enum(findingRungs))
    .min(1)
    .max(findingRungs.length)
    .optional()
    .describe('Ways in which a target may be found.'),
});
// The keys are those of the record: each has its trigger there.
const failures = Object.keys(injectedFailures) as [InjectedFailure, ...InjectedFailure[]];

/** What people write in `auto_heal_policy.json`. Every key but `version` is optional, none may be unknown. */
export const autoHealPolicySchema = z
  .strictObject({
    $schema: z.string().max(1000).optional().describe('For editors; not read by Heal.'),
    version: z.literal(1).describe('Version of this format.'),
    windowMinutes: z.number().min(0.1).max(1440).optional().describe('The span in which failures are counted.'),
    degraded: z
      .strictObject({
        notFoundInARow: count(1, 1000)
          .optional()
          .describe('TARGET_NOT_FOUND of one step, or of one workflow, without a success in between.'),
        failures: count(1, 1000)
          .optional()
          .describe('Failures of any kind, of one step or of one workflow, in the window.'),
        unsure: count(1, 1000)
          .optional()
          .describe('Targets that were found, but hardly surely enough (see `lowConfidence`), in the window.'),
        recoverAfter: count(1, 10_000)
          .optional()
          .describe('Steps in a row that succeed until it is running again, those that had failed among them.'),
      })
      .optional()
      .describe('When a workflow goes on with care: stricter thresholds, nothing learned, nothing ambiguous.'),
    quarantined: z
      .strictObject({ failures: count(1, 1000).optional().describe('Failures of one workflow in the window.') })
      .optional()
      .describe('When a workflow stands still until a person releases it.'),
    everything: z
      .strictObject({
        failures: count(1, 10_000).optional().describe('Failures of all workflows together, in the window.'),
        coolDownMinutes: z
          .number()
          .min(0.1)
          .max(1440)
          .optional()
          .describe('Until one workflow may try whether it goes again.'),
      })
      .optional()
      .describe('When all workflows stand still: then the desktop is at fault.'),
    lowConfidence: z
      .strictObject({
        score: share.optional().describe('Headroom of a score over its threshold of `thresholds.running`.'),
        margin: share.optional().describe('The same for the distance to the best rival.'),
      })
      .optional()
      .describe('A target with less headroom counts as LOW_CONFIDENCE, though it is acted upon.'),
    learning: z.boolean().optional().describe('Learn from confirmed successes while a workflow is running.'),
    thresholds: z
      .strictObject({
        running: thresholds.optional().describe('How sure finding must be.'),
        degraded: thresholds
          .optional()
          .describe(
            'The same while degraded; nowhere less than for `running`. What is absent follows `running` upwards.',
          ),
      })
      .optional()
      .describe('How sure finding must be.'),
    testMode: z
      .strictObject({
        enabled: z
          .boolean()
          .optional()
          .describe('Steps are made to fail on purpose. Said in all output; nothing is learned.'),
        inject: z
          .array(
            z.strictObject({
              workflow: word.describe('Name of a workflow, `*` for every one.'),
              step: word.describe('Id of a step, `*` for every one.'),
              fail: z.enum(failures).describe('How it fails.'),
              times: count(0, 10_000).optional().describe('How often in one process; 0 for always. Once when absent.'),
            }),
          )
          .max(100)
          .optional()
          .describe(
            'What fails, and how: `workflow` and `step` by name (`*` for every one), `fail` (`hide-target`, `fail-postcondition`, `trip-watchdog`, `lower-confidence`), `times` (once when absent, 0 for always).',
          ),
      })
      .optional()
      .describe('For trials: shows what Heal does when replays fail.'),
  })
  .describe('When replays go on, go on with care, or stand still');
export type AutoHealPolicyFile = z.infer<typeof autoHealPolicySchema>;

/** JSON Schema (2020-12) of the file, for editors. */
export function makeAutoHealPolicyJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(autoHealPolicySchema, { io: 'input' }), title: 'Auto-heal policy of Heal' };
}

/**
 * Fills in what a file leaves open. What it does not name gives way to what it does: who raises a threshold of `running`
 * or `degraded` need not repeat it for the stricter state.
 */
export function completePolicy(file: AutoHealPolicyFile): AutoHealPolicy {
  const base = defaultAutoHealPolicy;
  const degraded = {
    notFoundInARow: file.degraded?.notFoundInARow ?? base.degraded.notFoundInARow,
    failures: file.degraded?.failures ?? base.degraded.failures,
    unsure: file.degraded?.unsure ?? base.degraded.unsure,
    recoverAfter: file.degraded?.recoverAfter ?? base.degraded.recoverAfter,
  };
  const quarantine =
    file.quarantined?.failures ?? Math.max(base.quarantined.failures, degraded.failures, degraded.notFoundInARow);
  const running = overlay(base.thresholds.running, file.thresholds?.running);
  return {
    version: 1,
    windowMinutes: file.windowMinutes ?? base.windowMinutes,
    degraded,
    quarantined: { failures: quarantine },
    everything: {
      failures: file.everything?.failures ?? Math.max(base.everything.failures, quarantine),
      coolDownMinutes: file.everything?.coolDownMinutes ?? base.everything.coolDownMinutes,
    },
    lowConfidence: {
      score: file.lowConfidence?.score ?? base.lowConfidence.score,
      margin: file.lowConfidence?.margin ?? base.lowConfidence.margin,
    },
    learning: file.learning ?? base.learning,
    thresholds: {
      running,
      degraded: overlay(stricter(base.thresholds.degraded, running), file.thresholds?.degraded),
    },
    testMode: {
      enabled: file.testMode?.enabled ?? base.testMode.enabled,
      inject: (file.testMode?.inject ?? []).map((one) => ({ ...one, times: one.times ?? 1 })),
    },
  };
}

export const scores = [
  'anchor',
  'marks',
  'layout',
  'text',
  'margin',
] as const satisfies readonly (keyof FindingThresholds)[];

function overlay(
  base: FindingThresholds,
  above: NonNullable<AutoHealPolicyFile['thresholds']>['running'],
): FindingThresholds {
  return {
    anchor: above?.anchor ?? base.anchor,
    marks: above?.marks ?? base.marks,
    layout: above?.layout ?? base.layout,
    text: above?.text ?? base.text,
    margin: above?.margin ?? base.margin,
    allowAmbiguous: above?.allowAmbiguous ?? base.allowAmbiguous,
    // In the order in which they are tried, each once.
    rungs: above?.rungs ? findingRungs.filter((rung) => above.rungs?.includes(rung)) : base.rungs,
  };
}

function stricter(degraded: FindingThresholds, running: FindingThresholds): FindingThresholds {
  const raised = {
    ...degraded,
    ...Object.fromEntries(scores.map((key) => [key, Math.max(degraded[key], running[key])])),
  };
  const shared = degraded.rungs.filter((rung) => running.rungs.includes(rung));
  return { ...raised, allowAmbiguous: false, rungs: shared.length > 0 ? shared : running.rungs };
}
