import { z } from 'zod';
import { categories, priorities, safeties, severities } from '#core/finding.ts';
import { rungs } from '#core/remedy.ts';
import type { ProposalBundle } from '#core/proposal.ts';

/** Longest file that is healed, in bytes. Base64 is a third longer. */
const mostFileBytes = 1_000_000;
const line = (max: number) => z.string().max(max);
const oid = z.string().regex(/^[0-9a-f]{40}$/);
const count = z.number().int().min(0).max(10_000_000);
const ms = z.number().min(0).max(1e12);
const fingerprint = z.string().regex(/^[\w:.-]{1,120}$/);
const rule = z.string().regex(/^[^\p{Cc}\p{Cf}\s][^\p{Cc}\p{Cf}]{0,199}$/u);
const branch = z
  .string()
  .regex(/^(?![-/.])(?!.*(?:\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)))[^\p{Cc}\s~^:?*[\\]{1,200}(?<![/.])$/u);

const gate = z.strictObject({
  name: line(60),
  passed: z.boolean(),
  ms,
  detail: line(4_000),
  inconclusive: z.exactOptional(z.literal(true)),
});
const evidence = z.strictObject({
  verdict: z.enum(['gain', 'no-gain', 'different', 'unmeasured']),
  said: line(2_000),
  subject: line(500),
  sizes: z
    .array(
      z.strictObject({
        size: z.number(),
        beforeNs: z.number(),
        afterNs: z.number(),
        ratio: z.number(),
        low: z.number(),
        high: z.number(),
        rounds: z.number(),
      }),
    )
    .max(20),
  statements: z.exactOptional(z.strictObject({ before: count, after: count, ownBefore: count, ownAfter: count })),
});
const proposedCase = z.strictObject({
  id: z.string().regex(/^[\w-]{1,80}$/),
  fingerprint,
  rule,
  category: z.enum(categories),
  severity: z.enum(severities),
  path: line(1_000),
  line: count,
  endLine: count,
  message: line(4_000),
  summary: line(1_000),
  healer: rule,
  origin: z.enum(['pattern', 'healer', 'tool', 'history', 'model']),
  rung: z.enum(rungs),
  safety: z.enum(safeties),
  confidence: z.number().min(0).max(1),
  waits: z.exactOptional(line(2_000)),
  evidence: z.exactOptional(evidence),
  diff: line(200_000),
});
const proposal = z.strictObject({
  key: z.string().regex(/^[a-z]+\/[\w.-]{1,100}$/),
  category: z.enum(categories),
  rule,
  priority: z.enum(priorities),
  severity: z.enum(severities),
  cases: z.array(proposedCase).min(1).max(500),
  files: z
    .array(
      z.strictObject({
        path: line(1_000),
        before: z.union([oid, z.literal('')]),
        after: line(Math.ceil(mostFileBytes / 3) * 4),
      }),
    )
    .min(1)
    .max(200),
  gates: z.array(gate).max(30),
  approval: z.strictObject({ needed: z.boolean(), why: line(1_000) }),
  testedBySuite: z.boolean(),
});
const openFinding = z.strictObject({
  fingerprint,
  rule,
  category: z.enum(categories),
  priority: z.enum(priorities),
  severity: z.enum(severities),
  path: line(1_000),
  line: count,
  message: line(4_000),
  reason: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  detail: line(4_000),
});

/** Exactly what `ProposalBundle` says, bounded. No key but the known ones, no inherited ones. */
export const bundleSchema: z.ZodType<ProposalBundle> = z.strictObject({
  version: z.literal(1),
  repository: z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/),
  head: oid,
  branch,
  runId: z.string().regex(/^[\w.:-]{1,120}$/),
  at: z.iso.datetime({ offset: true }),
  isComplete: z.boolean(),
  summary: z.strictObject({ found: count, healed: count, waiting: count, rolledBack: count, flagged: count }),
  proposals: z.array(proposal).max(200),
  open: z.array(openFinding).max(5_000),
});
