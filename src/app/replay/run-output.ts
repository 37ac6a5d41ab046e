import { z } from 'zod';
import type { HealedTarget } from '#core/replay/healed-target.ts';
import { endReasons, runStatuses, type RunReport } from '#core/replay/run.ts';
import { findingRungs } from '#core/replay/finding-a-target.ts';

/** `report.json` of a run, and what `heal replay run --json` prints. Public: version, schema in the docs, contract test. */
export const replayRunSchema = z.object({
  version: z.literal(1),
  run: z.string(),
  workflow: z.string(),
  startedAt: z.string(),
  ms: z.number(),
  status: z.enum(runStatuses),
  end: z
    .object({ reason: z.enum(endReasons), step: z.string().nullable(), said: z.string() })
    .nullable()
    .describe('why it ended before its last step; null when it is done'),
  steps: z.array(
    z.object({
      step: z.string(),
      title: z.string(),
      status: z.enum(['done', 'failed', 'halted', 'not-run']),
      rung: z.enum(findingRungs).nullable(),
      score: z.number().nullable(),
      margin: z.number().nullable(),
      findMs: z.number().nullable(),
      retries: z.number(),
      healed: z.boolean(),
      said: z.string(),
      ms: z.number(),
    }),
  ),
  healed: z.array(
    z.object({
      step: z.string(),
      target: z.string(),
      label: z.string(),
      rung: z.enum(findingRungs),
      score: z.number(),
      margin: z.number(),
    }),
  ),
  warnings: z.array(z.string()),
  artifacts: z.object({
    folder: z.string().describe('absolute'),
    files: z.array(z.string()).describe('relative to it'),
  }),
});
export type ReplayRunOutput = z.infer<typeof replayRunSchema>;

export function toRunOutput(report: RunReport, artifacts: ReplayRunOutput['artifacts']): ReplayRunOutput {
  const { run, workflow, startedAt, ms, status, end, steps, healed, warnings } = report;
  return {
    version: 1,
    run,
    workflow,
    startedAt,
    ms: Math.round(ms),
    status,
    end: end ? { reason: end.reason, step: end.step ?? null, said: end.said } : null,
    steps: steps.map(({ step, title, status: ended, found, retries, isHealed, said, ms: took }) => ({
      step,
      title,
      status: ended,
      rung: found?.rung ?? null,
      score: found ? round(found.score) : null,
      margin: found ? round(found.margin) : null,
      findMs: found ? Math.round(found.ms) : null,
      retries,
      healed: isHealed,
      said,
      ms: Math.round(took),
    })),
    healed: healed.map(toHealedOutput),
    warnings: [...warnings],
    artifacts,
  };
}

function toHealedOutput({ step, before, evidence }: HealedTarget): ReplayRunOutput['healed'][number] {
  const { rung, score, margin } = evidence;
  return { step, target: before.id, label: before.label, rung, score: round(score), margin: round(margin) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
