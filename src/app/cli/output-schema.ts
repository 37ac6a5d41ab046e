import { z } from 'zod';
import { categories, priorities, severities } from '#core/finding.ts';

/** The public shapes of `--json`. Adding a key is a minor change; anything else raises `version`. */
const whole = z.number().int().min(0);
export const reportedFindingSchema = z.strictObject({
  rule: z.string().describe('`<scanner>/<rule of the tool>`.'),
  category: z.enum(categories),
  priority: z.enum(priorities).describe('P0 security, P1 errors, P2 warnings, P3 style.'),
  severity: z.enum(severities),
  path: z.string().describe('Relative to the package, with `/` on every platform.'),
  line: z.number().int().min(1),
  endLine: z.number().int().min(1),
  message: z.string(),
  fingerprint: z.string().describe('The same fault has the same fingerprint in the next scan, though lines moved.'),
  flow: z
    .strictObject({
      verdict: z
        .enum(['tainted', 'open', 'fixed'])
        .describe('Whether data from outside arrives, cannot be seen from here, or everything stands in the program.'),
      confidence: z.number().min(0).max(1),
      steps: z
        .array(z.strictObject({ path: z.string(), line: z.number().int().min(1), note: z.string() }))
        .describe('The way of the data, from where it comes in to where it does harm.'),
    })
    .optional()
    .describe('Only where data flow was followed.'),
});
export const scanOutputSchema = z
  .strictObject({
    version: z.literal(1),
    findings: z.array(reportedFindingSchema),
    scanners: z.array(
      z.strictObject({
        name: z.string(),
        version: z.string(),
        origin: z.enum(['repository', 'machine', 'bundled']),
        ms: z.number().min(0),
        status: z.enum(['ok', 'failed', 'skipped']),
      }),
    ),
    ignored: whole.describe('Findings that were set aside with `heal ignore`: not among the others.'),
  })
  .describe('What `heal scan --json` prints.');
const evidenceSchema = z
  .strictObject({
    verdict: z
      .enum(['gain', 'no-gain', 'different', 'unmeasured'])
      .describe(
        '`gain`: the median is more than 10 % better and its 95 % interval holds no loss; `no-gain` is not offered.',
      ),
    said: z.string().describe('The figures in one line, or why there are none.'),
    subject: z.string().describe('What was called, with the types of its made-up arguments; empty when nothing was.'),
    sizes: z
      .array(
        z.strictObject({
          size: whole.describe('Elements of the lists and lines of the texts that were handed in.'),
          beforeNs: whole.describe('Nanoseconds of one call, median.'),
          afterNs: whole,
          ratio: z.number().min(0).describe('Time after ÷ before, median of the rounds.'),
          low: z.number().min(0).describe('Lower end of the 95 % interval of the ratio.'),
          high: z.number().min(0),
          rounds: whole,
        }),
      )
      .describe('Smallest first; the largest decides.'),
    statements: z
      .strictObject({
        before: whole.describe('Database statements that all tests send, without the heals…'),
        after: whole.describe('…and with them.'),
        ownBefore: whole.describe('Those that the healed function sends.'),
        ownAfter: whole,
      })
      .nullable(),
  })
  .nullable()
  .describe('What was measured of a heal that promises to be faster; null for all others.');
export const fixOutputSchema = z
  .strictObject({
    version: z.literal(1),
    repository: z.string(),
    summary: z.strictObject({
      found: whole,
      eligible: whole.describe('Findings for which a remedy was known and allowed.'),
      healed: whole,
      skipped: whole,
      rolledBack: whole,
      escalated: whole,
      suiteRuns: whole.describe('Runs of the test suite beside the baseline.'),
      wallMs: z.number().min(0),
    }),
    cases: z.array(
      z.strictObject({
        id: z.string().describe('For `heal explain` and `heal undo`.'),
        finding: reportedFindingSchema,
        outcome: z.strictObject({
          status: z.enum(['healed', 'skipped', 'rolled-back', 'escalated']),
          reason: z.string(),
        }),
        remedy: z
          .strictObject({
            rung: z.enum(['exact', 'semantic', 'causal', 'model']),
            origin: z.enum(['pattern', 'healer', 'tool', 'history', 'model']),
            healer: z.string(),
            summary: z.string(),
            diff: z.string(),
          })
          .nullable(),
        gates: z.array(
          z.strictObject({ name: z.string(), passed: z.boolean(), ms: z.number().min(0), detail: z.string() }),
        ),
        evidence: evidenceSchema,
      }),
    ),
    patch: z.string().describe('Unified diff of everything that was healed; `git apply` takes it in the package.'),
  })
  .describe('What `heal fix --json` prints.');

export const outputSchemas = { scan: scanOutputSchema, fix: fixOutputSchema } as const;
