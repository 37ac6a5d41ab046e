import { z } from 'zod';
import { executionStates, type ExecutionState } from '#core/replay/execution.ts';
import type { EverythingRecord, WorkflowRecord } from '#core/replay/auto-heal.ts';

/**
 * What this Heal writes. A field may be added without a new version when who has none gets a default here; what a later
 * Heal of the same version adds is passed over.
 */
export const recordVersion = 1;

const count = z.number().int().min(0);
const window = z.object({ failures: z.array(z.number()), inARow: count });
const noFailures = { failures: [], inARow: 0 };
const time = z.object({ ms: z.number().min(0), wallMs: z.number() });
const since = z.iso.datetime();
const stateName = z.enum(executionStates);
const text = z.string();

const state = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('running'), since }),
    z.object({ state: z.literal('degraded'), since, reason: text }),
    z.object({ state: z.literal('quarantined'), since, reason: text, failureCase: text.optional() }),
    // Who wrote none of the last field did not know where it came from: the strictest counts.
    z.object({
      state: z.literal('rollback'),
      since,
      to: text,
      reason: text,
      next: z.enum(['degraded', 'quarantined']).default('quarantined'),
    }),
    z.object({
      state: z.literal('paused'),
      since,
      reason: text,
      before: z.enum(['running', 'degraded']).default('degraded'),
    }),
  ])
  .transform((one): ExecutionState => (one.state === 'quarantined' ? { ...one, failureCase: one.failureCase } : one));

export const workflowSchema = z.object({
  version: z.literal(recordVersion),
  info: z.object({
    workflow: text,
    now: state,
    history: z.array(z.object({ from: stateName, to: stateName, at: since, reason: text, lastedMs: z.number() })),
    consecutiveNotFound: count,
  }),
  time,
  sinceMs: z.number(),
  failures: window,
  unsure: window.default(noFailures),
  steps: z.record(text, z.object({ failures: window, notFoundInARow: count })),
  counts: z.object({
    done: count,
    failed: count,
    TARGET_NOT_FOUND: count,
    POSTCONDITION_FAILED: count,
    WATCHDOG_TIMEOUT: count,
    LOW_CONFIDENCE: count.default(0),
  }),
  recovery: z.object({ inARow: count, suspects: z.array(text).default([]) }).default({ inARow: 0, suspects: [] }),
  speed: z
    .object({ steps: count, totalMs: z.number(), recentMs: z.array(z.number()) })
    .default({ steps: 0, totalMs: 0, recentMs: [] }),
}) satisfies z.ZodType<WorkflowRecord>;

export const everythingSchema = z.object({
  version: z.literal(recordVersion),
  time,
  circuit: z.discriminatedUnion('state', [
    z.object({ state: z.literal('closed'), window }),
    z.object({ state: z.literal('open'), sinceMs: z.number() }),
    z.object({ state: z.literal('half-open'), sinceMs: z.number(), trial: text }),
  ]),
}) satisfies z.ZodType<EverythingRecord>;
