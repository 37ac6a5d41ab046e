import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  categories
} from "./action-X6CBIJZU.js";
import {
  ConfigError
} from "./action-SGTAAGOL.js";
import {
  external_exports
} from "./action-RD6QKGZ2.js";

// src/config/presets.ts
var recommended = {
  version: 1,
  categories: allAt("on"),
  // True as far as it goes, and nothing that most people want to hear of: on in `heal:strict`.
  rules: { "flow/log-injection": "off" },
  test: { command: void 0, timeoutMinutes: 10, junit: void 0 },
  exclude: [],
  limits: { maxHeals: 500, maxFilesPerHeal: 5, maxChangedLines: 80, maxSuiteRuns: 60, limitedHeals: 10 },
  approvals: { performance: void 0, security: void 0 },
  breaker: {
    enabled: "on",
    reverts: 2,
    revertsOverall: 5,
    rolledBack: 10,
    windowMinutes: 60,
    coolDownMinutes: 30
  },
  pullRequests: {
    group: "rule",
    maxOpen: 3,
    maxNewPerHour: 1,
    draft: "auto",
    titlePrefix: void 0,
    labels: [],
    reviewers: [],
    push: "off"
  },
  scan: { scanners: {} },
  learning: { enabled: "on", semantic: "on", causal: "on" },
  embedding: { modelPath: void 0, tokenizer: void 0 },
  model: {
    enabled: "off",
    name: void 0,
    maxUsdPerDay: 1,
    maxUsdPerMonth: 10,
    maxCallsPerRun: 20,
    timeoutSeconds: 120,
    prices: {}
  },
  replay: { marksModel: void 0, visionModel: "off" }
};
var presets = {
  "heal:recommended": {
    about: "Everything on, with every gate. The default.",
    layer: { version: 1 }
  },
  "heal:strict": {
    about: "Small steps: what changes behaviour on purpose is limited, and heals stay short.",
    layer: {
      version: 1,
      rules: { "flow/log-injection": "on" },
      categories: { security: "limited", performance: "limited", logic: "off" },
      limits: { maxHeals: 50, maxFilesPerHeal: 2, maxChangedLines: 20 }
    }
  },
  "heal:shadow": {
    about: "Everything is tried and verified, nothing is written: what would Heal do here?",
    layer: { version: 1, categories: allAt("shadow") }
  }
};
function allAt(rollout2) {
  return {
    security: rollout2,
    type: rollout2,
    import: rollout2,
    logic: rollout2,
    performance: rollout2,
    style: rollout2,
    replay: rollout2
  };
}

// src/config/effective.ts
function makeEffective(file, originOf) {
  const names = file.extends === void 0 ? [] : [file.extends].flat();
  const layers = [
    ...names.map((name) => ({ layer: presets[name].layer, origin: () => name })),
    { layer: file, origin: originOf }
  ];
  const origins = {};
  for (const path of leavesOf(recommended)) origins[path.join(".")] = "heal:recommended";
  let config = recommended;
  for (const { layer, origin } of layers) {
    config = overlay(config, layer);
    const { $schema: _schema, extends: _extends, ...values } = layer;
    for (const path of leavesOf(values)) origins[path.join(".")] = origin(path);
  }
  return { config, origins };
}
function overlay(config, layer) {
  return {
    version: 1,
    categories: overlayCategories(config.categories, layer.categories ?? {}),
    rules: { ...config.rules, ...layer.rules },
    test: {
      command: layer.test?.command ?? config.test.command,
      timeoutMinutes: layer.test?.timeoutMinutes ?? config.test.timeoutMinutes,
      junit: layer.test?.junit ?? config.test.junit
    },
    exclude: layer.exclude ?? config.exclude,
    limits: {
      maxHeals: layer.limits?.maxHeals ?? config.limits.maxHeals,
      maxFilesPerHeal: layer.limits?.maxFilesPerHeal ?? config.limits.maxFilesPerHeal,
      maxChangedLines: layer.limits?.maxChangedLines ?? config.limits.maxChangedLines,
      maxSuiteRuns: layer.limits?.maxSuiteRuns ?? config.limits.maxSuiteRuns,
      limitedHeals: layer.limits?.limitedHeals ?? config.limits.limitedHeals
    },
    approvals: {
      performance: layer.approvals?.performance ?? config.approvals.performance,
      // No layer can take it back: this only ever gets stricter.
      security: layer.approvals?.security ?? config.approvals.security
    },
    breaker: {
      enabled: layer.breaker?.enabled ?? config.breaker.enabled,
      reverts: layer.breaker?.reverts ?? config.breaker.reverts,
      revertsOverall: layer.breaker?.revertsOverall ?? config.breaker.revertsOverall,
      rolledBack: layer.breaker?.rolledBack ?? config.breaker.rolledBack,
      windowMinutes: layer.breaker?.windowMinutes ?? config.breaker.windowMinutes,
      coolDownMinutes: layer.breaker?.coolDownMinutes ?? config.breaker.coolDownMinutes
    },
    pullRequests: {
      group: layer.pullRequests?.group ?? config.pullRequests.group,
      maxOpen: layer.pullRequests?.maxOpen ?? config.pullRequests.maxOpen,
      maxNewPerHour: layer.pullRequests?.maxNewPerHour ?? config.pullRequests.maxNewPerHour,
      draft: layer.pullRequests?.draft ?? config.pullRequests.draft,
      titlePrefix: layer.pullRequests?.titlePrefix ?? config.pullRequests.titlePrefix,
      labels: layer.pullRequests?.labels ?? config.pullRequests.labels,
      reviewers: layer.pullRequests?.reviewers ?? config.pullRequests.reviewers,
      push: layer.pullRequests?.push ?? config.pullRequests.push
    },
    scan: { scanners: { ...config.scan.scanners, ...layer.scan?.scanners } },
    learning: {
      enabled: layer.learning?.enabled ?? config.learning.enabled,
      semantic: layer.learning?.semantic ?? config.learning.semantic,
      causal: layer.learning?.causal ?? config.learning.causal
    },
    embedding: {
      modelPath: layer.embedding?.modelPath ?? config.embedding.modelPath,
      tokenizer: layer.embedding?.tokenizer ?? config.embedding.tokenizer
    },
    model: {
      enabled: layer.model?.enabled ?? config.model.enabled,
      name: layer.model?.name ?? config.model.name,
      maxUsdPerDay: layer.model?.maxUsdPerDay ?? config.model.maxUsdPerDay,
      maxUsdPerMonth: layer.model?.maxUsdPerMonth ?? config.model.maxUsdPerMonth,
      maxCallsPerRun: layer.model?.maxCallsPerRun ?? config.model.maxCallsPerRun,
      timeoutSeconds: layer.model?.timeoutSeconds ?? config.model.timeoutSeconds,
      prices: { ...config.model.prices, ...layer.model?.prices }
    },
    replay: {
      marksModel: layer.replay?.marksModel ?? config.replay.marksModel,
      visionModel: layer.replay?.visionModel ?? config.replay.visionModel
    }
  };
}
function overlayCategories(below, above) {
  const merged = { ...below };
  for (const category of categories) merged[category] = above[category] ?? below[category];
  return merged;
}
function leavesOf(value, path = []) {
  return Object.entries(value).flatMap(([key, child]) => {
    const here = [...path, key];
    return typeof child === "object" && child !== null && !Array.isArray(child) ? leavesOf(child, here) : [here];
  });
}

// src/core/edit-distance.ts
function editDistance(a, b, limit = Infinity) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}

// src/config/suggest.ts
function suggest(word2, known) {
  const lower = word2.toLowerCase().slice(0, 60);
  let best;
  for (const candidate of known) {
    const distance = editDistance(lower, candidate.toLowerCase());
    if (!best || distance < best.distance) best = { candidate, distance };
  }
  if (!best) return void 0;
  return best.distance <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : void 0;
}

// src/config/value-at.ts
function valueAt(value, path) {
  let current = value;
  for (const step of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, step)) return void 0;
    current = Reflect.get(current, step);
  }
  return current;
}

// src/config/problems.ts
function printProblem(problem) {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}. ${sentence(problem.hint)}`;
}
function explainIssues(issues, value, place) {
  const problems = [];
  const add = (path, part, message, hint) => {
    problems.push({
      file: place.file,
      ...place.source.locate([...place.prefix, ...path], part),
      message,
      hint
    });
  };
  for (const issue of issues) {
    if (issue.code === "unrecognized_keys") {
      const known = place.knownKeys(issue.path);
      for (const key of issue.keys) {
        const name = nameOf([...issue.path, key]);
        add([...issue.path, key], "key", `${name} is not a known key`, chooseFrom(key, known));
      }
      continue;
    }
    const inner = issue.code === "invalid_union" ? pickBranch(issue.errors, valueAt(value, issue.path)) : issue;
    const path = inner === issue ? issue.path : [...issue.path, ...inner.path];
    const actual = valueAt(value, path);
    if (actual === void 0) {
      add(
        path.slice(0, -1),
        "value",
        `${nameOf(path)} is missing`,
        `write ${String(path.at(-1))}: ${exampleOf(inner)}`
      );
    } else {
      add(path, "value", `${nameOf(path)} is ${show(actual)}`, adviseFor(inner, actual));
    }
  }
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
function pickBranch(branches, actual) {
  const wanted = Array.isArray(actual) ? branches.find((issues) => issues.some((issue) => issue.path.length > 0)) : branches.find((issues) => issues.some((issue) => issue.code === "invalid_value"));
  const found = (wanted ?? branches[0])?.[0];
  if (!found) throw new TypeError("a union without branches");
  return found;
}
function adviseFor(issue, actual) {
  switch (issue.code) {
    case "invalid_value":
      return chooseFrom(
        typeof actual === "boolean" ? actual ? "on" : "off" : String(actual),
        issue.values.map(String)
      );
    case "too_small":
      return issue.origin === "string" ? "write something" : `write ${String(issue.minimum)} or more`;
    case "too_big":
      return issue.origin === "string" || issue.origin === "array" ? `shorten it to ${String(issue.maximum)} or fewer` : `write ${String(issue.maximum)} or less`;
    case "invalid_type":
      return `write ${kindWords[issue.expected] ?? issue.expected}`;
    default:
      return issue.message;
  }
}
var kindWords = {
  int: "a whole number",
  number: "a number",
  string: "a text",
  array: "a list",
  object: "keys and values below it",
  record: "keys and values below it"
};
function exampleOf(issue) {
  return issue.code === "invalid_value" ? String(issue.values[0]) : "\u2026";
}
function chooseFrom(word2, known) {
  const guess = suggest(word2, known);
  const choice = known.length === 1 ? `write ${known[0]}` : `write one of ${known.join(", ")}`;
  return guess && known.length > 1 ? `did you mean ${guess}? ${sentence(choice)}` : choice;
}
function nameOf(path) {
  const name = path.map((step) => printable(String(step))).join(".");
  return name === "" ? "the configuration" : name;
}
function show(value) {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a group of keys";
  return typeof value === "string" ? `"${printable(value)}"` : printable(String(value));
}
function printable(text) {
  const clean = text.replace(/[\p{Cc}\p{Cf}]/gu, "?");
  return clean.length > 60 ? `${clean.slice(0, 59)}\u2026` : clean;
}
function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// src/core/guard.ts
var rollouts = ["off", "shadow", "limited", "on"];

// src/config/schema.ts
var presetNames = ["heal:recommended", "heal:strict", "heal:shadow"];
var rollout = external_exports.enum(rollouts);
var onOff = external_exports.enum(["off", "on"]);
var pullRequestGroups = ["rule", "category", "all"];
var presetName = external_exports.enum(presetNames);
var word = (max) => external_exports.string().min(1).max(max).regex(/^[^\p{Cc}]*$/u, "must not contain control characters");
var count = (min, max) => external_exports.number().int().min(min).max(max);
var categoriesShape = external_exports.partialRecord(external_exports.enum(categories), rollout).describe("How far Heal may go, for each category of finding.");
var testShape = external_exports.strictObject({
  command: word(1e3).optional().describe("Command that runs the test suite, split into arguments without a shell. Found by itself when absent."),
  timeoutMinutes: external_exports.number().min(0.1).max(240).optional().describe("A suite that takes longer counts as hanging and is ended."),
  junit: word(300).optional().describe("JUnit file that the command writes, relative to the package: gives results for each test.")
}).describe("The test suite that stands behind every heal.");
var limitsShape = external_exports.strictObject({
  maxHeals: count(0, 1e5).optional().describe("Most heals in one run. 0 heals nothing."),
  maxFilesPerHeal: count(1, 100).optional().describe("A heal that touches more files is not tried."),
  maxChangedLines: count(1, 1e4).optional().describe("A heal that changes more lines is not tried."),
  maxSuiteRuns: count(1, 1e3).optional().describe("Most runs of the test suite in one run, beside the baseline."),
  limitedHeals: count(0, 1e4).optional().describe("Most heals in one run for a category that is `limited`.")
}).describe("Bounds that no heal and no run exceeds.");
var approvalsShape = external_exports.strictObject({
  performance: external_exports.enum(["ask", "apply"]).optional().describe(
    "What a heal does that was measured to be more than 10 % faster: wait for `heal apply`, or act and show the figures. When absent it acts on a working tree, and asks in a pull request. Without a gain nothing is offered, either way."
  ),
  security: external_exports.literal("ask").optional().describe(
    "Heals of security findings that are high or critical wait for the review of a person, always. `ask`: those of every security finding do."
  )
}).describe("Where a person is asked although every gate passed.");
var breakerShape = external_exports.strictObject({
  enabled: onOff.optional().describe("Stop for a while when too many heals of one kind go wrong in a short time."),
  reverts: count(1, 1e3).optional().describe("Heals of one healer, or for one rule, that people took back."),
  revertsOverall: count(1, 1e3).optional().describe("The same for all heals together."),
  rolledBack: count(1, 1e3).optional().describe("Heals of one healer, or for one rule, that failed verification."),
  windowMinutes: count(1, 10080).optional().describe("The span in which they are counted."),
  coolDownMinutes: count(1, 10080).optional().describe("How long it stops. Then one heal in each run is let through, until one holds.")
}).describe("The circuit breaker: when heals go wrong, fewer follow.");
var scanShape = external_exports.strictObject({
  scanners: external_exports.record(word(60), onOff).optional().describe("Scanners by name; all that apply to the repository are on.")
}).describe("What looks for findings.");
var learningShape = external_exports.strictObject({
  enabled: onOff.optional().describe("Learn patterns from heals that held. Off: what is known is still used."),
  semantic: onOff.optional().describe("Look for cures of similar findings (LanceDB and ONNX, where installed)."),
  causal: onOff.optional().describe("Look into the history of this repository for cures of the same rule.")
}).describe("What Heal learns, and the rungs that use it.");
var embeddingShape = external_exports.strictObject({
  modelPath: word(1e3).optional().describe("ONNX model for texts, instead of the one that ships."),
  tokenizer: word(1e3).optional().describe("`tokenizer.json` (Hugging Face format) that belongs to `modelPath`.")
}).describe("How texts become vectors.");
var replayShape = external_exports.strictObject({
  marksModel: word(1e3).optional().describe(
    "ONNX model that sees marks on a screen, beside what Heal sees itself: input [1,3,h,w], output [n,5] with box and score. From the root of the package."
  ),
  visionModel: onOff.optional().describe(
    "The last way to find a target: the model of `model` is shown the window with numbered marks, and may name a number. The rung `marks-model` must be in `auto_heal_policy.json` as well."
  )
}).describe("How replays of desktop workflows see; how sure they must be is in `auto_heal_policy.json`.");
var usd = external_exports.number().min(0).max(1e4);
var modelShape = external_exports.strictObject({
  enabled: onOff.optional().describe(
    "Ask a language model when nothing else has a cure. Endpoint and key come from the environment only, never from this file: HEAL_MODEL_URL, HEAL_MODEL_API_KEY."
  ),
  name: word(200).optional().describe("Model to ask, as the endpoint calls it; HEAL_MODEL wins over it."),
  maxUsdPerDay: usd.optional().describe("A call that could pass this is refused."),
  maxUsdPerMonth: usd.optional().describe("A call that could pass this is refused."),
  maxCallsPerRun: count(0, 1e4).optional().describe("Most calls in one run."),
  timeoutSeconds: count(1, 600).optional().describe("Deadline of one question, retries included."),
  prices: external_exports.record(word(200), external_exports.strictObject({ inputPerMillion: usd, outputPerMillion: usd })).optional().describe("US dollars per million tokens, by model; added to the table that ships.")
}).describe("The last rung: a language model behind any OpenAI-compatible endpoint.");
var login = word(100).regex(
  /^[A-Za-z0-9][A-Za-z0-9-]*(?:\/[A-Za-z0-9][\w.-]*)?$/,
  "must be the name of an account, or `org/team`"
);
var pullRequestsShape = external_exports.strictObject({
  group: external_exports.enum(pullRequestGroups).optional().describe("What goes into one pull request: the heals of one rule, of one category, or all of them."),
  maxOpen: count(0, 100).optional().describe("Most open pull requests of Heal. 0 opens none; the dashboard tells what waits."),
  maxNewPerHour: count(0, 100).optional().describe("Most pull requests that are opened within an hour."),
  draft: external_exports.enum(["auto", "always"]).optional().describe(
    "`auto`: a draft until the tests stood behind it and, where a person must approve, until that happened."
  ),
  titlePrefix: word(40).optional().describe("Put in front of titles, instead of what the repository's own commits begin with."),
  labels: external_exports.array(word(50)).max(20).optional().describe("More labels, beside `heal` and `heal:<category>`."),
  reviewers: external_exports.array(login).max(15).optional().describe("Accounts and teams (`org/team`) that are asked for a review."),
  push: external_exports.enum(["off", "own-branches"]).optional().describe(
    "Commits that nobody asked for on branches of people: never, or, with `own-branches`, on those of this repository by `publish: commit` of the Action. `/heal apply` is heard either way."
  )
}).describe("How heals are offered on GitHub.");
var fileSchema = external_exports.strictObject({
  $schema: external_exports.string().max(1e3).optional().describe("For editors; not read by Heal."),
  version: external_exports.literal(1).describe("Version of this format."),
  extends: external_exports.union([presetName, external_exports.array(presetName).max(10)]).optional().describe("Preset or list of presets to start from. The last one wins, then this file."),
  categories: categoriesShape.optional(),
  rules: external_exports.record(word(200), onOff).optional().describe("Rules by their full name (`ruff/F401`) or by family (`ruff/*`). `off`: neither reported nor healed."),
  test: testShape.optional(),
  exclude: external_exports.array(word(500)).max(1e3).optional().describe(
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

// src/config/load.ts
var configFiles = [
  ".github/heal.yml",
  "heal.config.yml",
  "heal.config.json",
  "package.json",
  "pyproject.toml"
];
async function loadConfig(reader, folders = [""]) {
  for (const folder of folders) {
    const found = [];
    for (const name of configFiles) {
      const path = folder === "" ? name : `${folder}/${name}`;
      const one = await readOne(reader, path, name);
      if (one) found.push(one);
    }
    const [first, ...others] = found;
    if (!first) continue;
    if (others.length === 0) return interpret(first);
    const files = found.map((one) => one.file);
    return refuse(
      first.file,
      others.map((other) => ({
        file: other.file,
        ...other.source.locate(other.prefix, "key"),
        message: `a second configuration beside ${first.file}`,
        hint: `keep exactly one of ${files.join(", ")}`
      }))
    );
  }
  return { ...makeEffective({ version: 1 }, () => "heal:recommended"), source: void 0, problems: [] };
}
async function loadConfigFile(reader, file) {
  const name = configFiles.find((known) => file === known || file.endsWith(`/${known}`)) ?? "heal.config.yml";
  const found = await readOne(reader, file, name);
  return found && interpret(found);
}
function requireConfig(loaded) {
  if (loaded.problems.length === 0) return loaded;
  const [first, ...more] = loaded.problems.map(printProblem);
  throw new ConfigError(
    [first, ...more].join("\n"),
    `Correct ${loaded.source ?? "the configuration"}, then check it with: heal config validate`
  );
}
async function readOne(reader, path, name) {
  if (!await reader.exists(path)) return void 0;
  const text = await reader.readFile(path);
  const isOwn = name.includes("heal");
  if (text === void 0) {
    if (!isOwn) return void 0;
    return { file: path, source: unreadable(), prefix: [] };
  }
  const prefix = name === "package.json" ? ["heal"] : name === "pyproject.toml" ? ["tool", "heal"] : [];
  if (!isOwn && !/\[\s*tool\s*\.\s*"?heal|"heal"\s*:\s*\{|^\s*heal\b.*=/m.test(text)) return void 0;
  const { parseTomlSource, parseYaml } = await import("./action-VLN5GVZE.js");
  const source = name === "pyproject.toml" ? parseTomlSource(text) : parseYaml(text);
  if (!isOwn && source.problems.length === 0 && typeof valueAt(source.value, prefix) !== "object") return void 0;
  return { file: path, source, prefix };
}
function interpret({ file, source, prefix }) {
  if (source.problems.length > 0) {
    return refuse(
      file,
      source.problems.map((problem) => ({ file, ...problem }))
    );
  }
  const value = valueAt(source.value, prefix);
  if (value === null || value === void 0) {
    const place = source.locate(prefix, "key");
    return refuse(file, [{ file, ...place, message: "the configuration is empty", hint: "start with: version: 1" }]);
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    return refuse(file, explainIssues(parsed.error.issues, value, { file, source, prefix, knownKeys }));
  }
  const originOf = (path) => `${file}:${source.locate([...prefix, ...path], "key").line}`;
  return { ...makeEffective(parsed.data, originOf), source: file, problems: [] };
}
function refuse(file, problems) {
  return { ...makeEffective({ version: 1 }, () => "heal:recommended"), source: file, problems };
}
function knownKeys(path) {
  const [group] = path;
  if (group === void 0) return Object.keys(fileSchema.shape).filter((key) => key !== "$schema");
  if (group === "categories") return categories;
  if (group === "test" || group === "limits" || group === "scan" || group === "approvals" || group === "breaker" || group === "pullRequests") {
    return Object.keys(fileSchema.shape[group].unwrap().shape);
  }
  return [];
}
function unreadable() {
  const start = { line: 1, column: 1 };
  return {
    value: void 0,
    problems: [{ ...start, message: "the file cannot be read", hint: "make it readable, or remove it" }],
    locate: () => start
  };
}

export {
  suggest,
  configFiles,
  loadConfig,
  loadConfigFile,
  requireConfig
};
