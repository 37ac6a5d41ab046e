import {
  runStatuses
} from "./chunk-3V4YTDIW.js";
import {
  categories,
  priorities,
  severities
} from "./chunk-RIJVGJHV.js";

// src/app/action/engine-protocol.ts
import { z } from "zod";
var engineRequestSchema = z.strictObject({
  version: z.literal(1),
  command: z.enum(["scan", "fix", "replay"]),
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
    newOnly: z.boolean().optional()
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
  mayLearn: z.boolean()
});
var whole = z.number().int().min(0);
var annotationSchema = z.strictObject({
  level: z.enum(["error", "warning", "notice"]),
  path: z.string(),
  line: z.number().int().min(1),
  endLine: z.number().int().min(1),
  column: z.number().int().min(1),
  endColumn: z.number().int().min(1),
  title: z.string(),
  message: z.string()
});
var rowSchema = z.strictObject({
  priority: z.enum(priorities),
  category: z.enum(categories),
  severity: z.enum(severities),
  rule: z.string(),
  path: z.string(),
  line: z.number().int().min(1),
  message: z.string()
});
var scanResultSchema = z.strictObject({
  command: z.literal("scan"),
  found: z.record(z.enum(priorities), whole),
  ignored: whole,
  annotations: z.array(annotationSchema).max(30),
  rows: z.array(rowSchema).max(50),
  problems: z.array(z.string())
});
var fixResultSchema = z.strictObject({
  command: z.literal("fix"),
  /** Open findings by priority: what was not healed. */
  open: z.record(z.enum(priorities), whole),
  /** How repository code was kept apart: `bubblewrap`, `docker`, …, `none`. */
  isolation: z.string(),
  /** The command that ran the tests; '' when none did. */
  suite: z.string(),
  problems: z.array(z.string())
});
var replayResultSchema = z.strictObject({
  command: z.literal("replay"),
  runs: z.array(
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
      folder: z.string()
    })
  ).max(100),
  problems: z.array(z.string())
});
var engineMessageSchema = z.union([
  z.strictObject({ say: z.string() }),
  z.strictObject({ result: z.union([scanResultSchema, fixResultSchema, replayResultSchema]) }),
  z.strictObject({
    error: z.strictObject({
      /** Whose it is: theirs to mend, a stop that somebody wanted, or a fault of ours. */
      whose: z.enum(["theirs", "stopped", "ours"]),
      message: z.string(),
      remedy: z.string(),
      stack: z.string()
    })
  })
]);
var bundleFiles = {
  bundle: "bundle.json",
  patch: "heal.patch",
  report: "report.json",
  sarif: "heal.sarif",
  state: "state"
};

export {
  engineRequestSchema,
  engineMessageSchema,
  bundleFiles
};
