import {
  categories
} from "./chunk-RIJVGJHV.js";

// src/config/schema.ts
import { z } from "zod";

// src/core/guard.ts
var rollouts = ["off", "shadow", "limited", "on"];

// src/config/schema.ts
var presetNames = ["heal:recommended", "heal:strict", "heal:shadow"];
var rollout = z.enum(rollouts);
var onOff = z.enum(["off", "on"]);
var pullRequestGroups = ["rule", "category", "all"];
var presetName = z.enum(presetNames);
var word = (max) => z.string().min(1).max(max).regex(/^[^\p{Cc}]*$/u, "must not contain control characters");
var count = (min, max) => z.number().int().min(min).max(max);
var categoriesShape = z.partialRecord(z.enum(categories), rollout).describe("How far Heal may go, for each category of finding.");
var testShape = z.strictObject({
  command: word(1e3).optional().describe("Command that runs the test suite, split into arguments without a shell. Found by itself when absent."),
  timeoutMinutes: z.number().min(0.1).max(240).optional().describe("A suite that takes longer counts as hanging and is ended."),
  junit: word(300).optional().describe("JUnit file that the command writes, relative to the package: gives results for each test.")
}).describe("The test suite that stands behind every heal.");
var limitsShape = z.strictObject({
  maxHeals: count(0, 1e5).optional().describe("Most heals in one run. 0 heals nothing."),
  maxFilesPerHeal: count(1, 100).optional().describe("A heal that touches more files is not tried."),
  maxChangedLines: count(1, 1e4).optional().describe("A heal that changes more lines is not tried."),
  maxSuiteRuns: count(1, 1e3).optional().describe("Most runs of the test suite in one run, beside the baseline."),
  limitedHeals: count(0, 1e4).optional().describe("Most heals in one run for a category that is `limited`.")
}).describe("Bounds that no heal and no run exceeds.");
var approvalsShape = z.strictObject({
  performance: z.enum(["ask", "apply"]).optional().describe(
    "What a heal does that was measured to be more than 10 % faster: wait for `heal apply`, or act and show the figures. When absent it acts on a working tree, and asks in a pull request. Without a gain nothing is offered, either way."
  ),
  security: z.literal("ask").optional().describe(
    "Heals of security findings that are high or critical wait for the review of a person, always. `ask`: those of every security finding do."
  )
}).describe("Where a person is asked although every gate passed.");
var breakerShape = z.strictObject({
  enabled: onOff.optional().describe("Stop for a while when too many heals of one kind go wrong in a short time."),
  reverts: count(1, 1e3).optional().describe("Heals of one healer, or for one rule, that people took back."),
  revertsOverall: count(1, 1e3).optional().describe("The same for all heals together."),
  rolledBack: count(1, 1e3).optional().describe("Heals of one healer, or for one rule, that failed verification."),
  windowMinutes: count(1, 10080).optional().describe("The span in which they are counted."),
  coolDownMinutes: count(1, 10080).optional().describe("How long it stops. Then one heal in each run is let through, until one holds.")
}).describe("The circuit breaker: when heals go wrong, fewer follow.");
var scanShape = z.strictObject({
  scanners: z.record(word(60), onOff).optional().describe("Scanners by name; all that apply to the repository are on.")
}).describe("What looks for findings.");
var learningShape = z.strictObject({
  enabled: onOff.optional().describe("Learn patterns from heals that held. Off: what is known is still used."),
  semantic: onOff.optional().describe("Look for cures of similar findings (LanceDB and ONNX, where installed)."),
  causal: onOff.optional().describe("Look into the history of this repository for cures of the same rule.")
}).describe("What Heal learns, and the rungs that use it.");
var embeddingShape = z.strictObject({
  modelPath: word(1e3).optional().describe("ONNX model for texts, instead of the one that ships."),
  tokenizer: word(1e3).optional().describe("`tokenizer.json` (Hugging Face format) that belongs to `modelPath`.")
}).describe("How texts become vectors.");
var replayShape = z.strictObject({
  marksModel: word(1e3).optional().describe(
    "ONNX model that sees marks on a screen, beside what Heal sees itself: input [1,3,h,w], output [n,5] with box and score. From the root of the package."
  ),
  visionModel: onOff.optional().describe(
    "The last way to find a target: the model of `model` is shown the window with numbered marks, and may name a number. The rung `marks-model` must be in `auto_heal_policy.json` as well."
  )
}).describe("How replays of desktop workflows see; how sure they must be is in `auto_heal_policy.json`.");
var usd = z.number().min(0).max(1e4);
var modelShape = z.strictObject({
  enabled: onOff.optional().describe(
    "Ask a language model when nothing else has a cure. Endpoint and key come from the environment only, never from this file: HEAL_MODEL_URL, HEAL_MODEL_API_KEY."
  ),
  name: word(200).optional().describe("Model to ask, as the endpoint calls it; HEAL_MODEL wins over it."),
  maxUsdPerDay: usd.optional().describe("A call that could pass this is refused."),
  maxUsdPerMonth: usd.optional().describe("A call that could pass this is refused."),
  maxCallsPerRun: count(0, 1e4).optional().describe("Most calls in one run."),
  timeoutSeconds: count(1, 600).optional().describe("Deadline of one question, retries included."),
  prices: z.record(word(200), z.strictObject({ inputPerMillion: usd, outputPerMillion: usd })).optional().describe("US dollars per million tokens, by model; added to the table that ships.")
}).describe("The last rung: a language model behind any OpenAI-compatible endpoint.");
var login = word(100).regex(
  /^[A-Za-z0-9][A-Za-z0-9-]*(?:\/[A-Za-z0-9][\w.-]*)?$/,
  "must be the name of an account, or `org/team`"
);
var pullRequestsShape = z.strictObject({
  group: z.enum(pullRequestGroups).optional().describe("What goes into one pull request: the heals of one rule, of one category, or all of them."),
  maxOpen: count(0, 100).optional().describe("Most open pull requests of Heal. 0 opens none; the dashboard tells what waits."),
  maxNewPerHour: count(0, 100).optional().describe("Most pull requests that are opened within an hour."),
  draft: z.enum(["auto", "always"]).optional().describe(
    "`auto`: a draft until the tests stood behind it and, where a person must approve, until that happened."
  ),
  titlePrefix: word(40).optional().describe("Put in front of titles, instead of what the repository's own commits begin with."),
  labels: z.array(word(50)).max(20).optional().describe("More labels, beside `heal` and `heal:<category>`."),
  reviewers: z.array(login).max(15).optional().describe("Accounts and teams (`org/team`) that are asked for a review."),
  push: z.enum(["off", "own-branches"]).optional().describe(
    "Commits that nobody asked for on branches of people: never, or, with `own-branches`, on those of this repository by `publish: commit` of the Action. `/heal apply` is heard either way."
  )
}).describe("How heals are offered on GitHub.");
var fileSchema = z.strictObject({
  $schema: z.string().max(1e3).optional().describe("For editors; not read by Heal."),
  version: z.literal(1).describe("Version of this format."),
  extends: z.union([presetName, z.array(presetName).max(10)]).optional().describe("Preset or list of presets to start from. The last one wins, then this file."),
  categories: categoriesShape.optional(),
  rules: z.record(word(200), onOff).optional().describe("Rules by their full name (`ruff/F401`) or by family (`ruff/*`). `off`: neither reported nor healed."),
  test: testShape.optional(),
  exclude: z.array(word(500)).max(1e3).optional().describe(
    "Globs of files that are neither scanned nor healed, beside `.gitignore`. An empty list excludes nothing more."
  ),
  limits: limitsShape.optional(),
  approvals: approvalsShape.optional(),
  breaker: breakerShape.optional(),
  pullRequests: pullRequestsShape.optional(),
  scan: scanShape.optional(),
  learning: learningShape.optional(),
  embedding: embeddingShape.optional(),
  model: modelShape.optional(),
  replay: replayShape.optional()
}).describe("Configuration of Heal");
function makeConfigJsonSchema() {
  return { ...z.toJSONSchema(fileSchema, { io: "input" }), title: "Configuration of Heal" };
}

export {
  fileSchema,
  makeConfigJsonSchema
};
