import { z } from 'zod';
import { categories, priorities, severities } from '#core/finding.ts';
import { runStatuses } from '#core/replay/run.ts';

/**
 * What the Action and its engine say to each other. The engine is a process of its own: it looks at the repository, so
 * it has no token, and what is secret comes through its input, never through an environment that others can read.
 */
export const engineRequestSchema = z.strictObject({
  version: z.literal(1),
  command: z.enum(['scan', 'fix', 'replay']),
  /** Absolute. */
  cwd: z.string(),
  path: z.string(),
  /** Everything that the engine may know of the environment. */
  env: z.record(z.string(), z.string()),
  /** Absolute; where it writes what it made. */
  folder: z.string(),
  repository: z.string(),
  branch: z.string(),
  runId: z.string(),
  selection: z.strictObject({
    categories: z.array(z.enum(categories)).optional(),
    changed: z.string().optional(),
    newOnly: z.boolean().optional(),
  }),
  /** Names of workflows; of `replay` only. */
  workflows: z.array(z.string().max(100)).max(100).optional(),
  /** Where the configuration counts from: a commit, a file of the tree, or both. */
  config: z.strictObject({ at: z.string().optional(), file: z.string().optional() }),
  /** Fingerprints of findings whose heal people turned down. */
  rejected: z.array(z.string()),
  maxProposals: z.number().int().min(0).max(100),
  /** Folder with what earlier runs left; absent when nothing is kept. */
  state: z.string().optional(),
  /** Code of a fork: never without a real sandbox. */
  mustIsolate: z.boolean(),
  /** False for code that nobody merged yet: nothing is learned from it, and nothing of it is kept. */
  mayLearn: z.boolean(),
});
export type EngineRequest = z.infer<typeof engineRequestSchema>;

const whole = z.number().int().min(0);
const annotationSchema = z.strictObject({
  level: z.enum(['error', 'warning', 'notice']),
  path: z.string(),
  line: z.number().int().min(1),
  endLine: z.number().int().min(1),
  column: z.number().int().min(1),
  endColumn: z.number().int().min(1),
  title: z.string(),
  message: z.string(),
});
export type Annotation = z.infer<typeof annotationSchema>;
const rowSchema = z.strictObject({
  priority: z.enum(priorities),
  category: z.enum(categories),
  severity: z.enum(severities),
  rule: z.string(),
  path: z.string(),
  line: z.number().int().min(1),
  message: z.string(),
});
export type FindingRow = z.infer<typeof rowSchema>;
export const scanResultSchema = z.strictObject({
  command: z.literal('scan'),
  found: z.record(z.enum(priorities), whole),
  ignored: whole,
  annotations: z.array(annotationSchema).max(30),
  rows: z.array(rowSchema).max(50),
  problems: z.array(z.string()),
});
export type ScanResult = z.infer<typeof scanResultSchema>;
export const fixResultSchema = z.strictObject({
  command: z.literal('fix'),
  /** Open findings by priority: what was not healed. */
  open: z.record(z.enum(priorities), whole),
  /** How repository code was kept apart: `bubblewrap`, `docker`, …, `none`. */
  isolation: z.string(),
  /** The command that ran the tests; '' when none did. */
  suite: z.string(),
  problems: z.array(z.string()),
});
export type FixResult = z.infer<typeof fixResultSchema>;

export const replayResultSchema = z.strictObject({
  command: z.literal('replay'),
  runs: z
    .array(
      z.strictObject({
        workflow: z.string(),
        status: z.enum(runStatuses),
        steps: whole,
        done: whole,
        healed: whole,
        ms: z.number(),
        /** Why it did not end well; '' otherwise. */
        said: z.string(),
        /** Folder of its pictures and reports in the bundle folder, with `/`. */
        folder: z.string(),
      }),
    )
    .max(100),
  problems: z.array(z.string()),
});
export type ReplayResult = z.infer<typeof replayResultSchema>;

/** One line of the engine's output. */
export const engineMessageSchema = z.union([
  z.strictObject({ say: z.string() }),
  z.strictObject({ result: z.union([scanResultSchema, fixResultSchema, replayResultSchema]) }),
  z.strictObject({
    error: z.strictObject({
      /** Whose it is: theirs to mend, a stop that somebody wanted, or a fault of ours. */
      whose: z.enum(['theirs', 'stopped', 'ours']),
      message: z.string(),
      remedy: z.string(),
      stack: z.string(),
    }),
  }),
]);
export type EngineMessage = z.infer<typeof engineMessageSchema>;

/** Files of the bundle folder, which goes from the job that analyses to the one that publishes. */
export const bundleFiles = {
  bundle: 'bundle.json',
  patch: 'heal.patch',
  report: 'report.json',
  sarif: 'heal.sarif',
  state: 'state',
} as const;
