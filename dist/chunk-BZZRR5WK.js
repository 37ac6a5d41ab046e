import {
  explainIssues,
  printProblem,
  valueAt
} from "./chunk-ZBIBNAHN.js";
import {
  fileSchema
} from "./chunk-BR444YHL.js";
import {
  ConfigError
} from "./chunk-EFOYLMI7.js";
import {
  categories
} from "./chunk-RIJVGJHV.js";

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
function allAt(rollout) {
  return {
    security: rollout,
    type: rollout,
    import: rollout,
    logic: rollout,
    performance: rollout,
    style: rollout,
    replay: rollout
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
  const { parseTomlSource, parseYaml } = await import("./chunk-NQ6R5TGM.js");
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
  recommended,
  configFiles,
  loadConfig,
  loadConfigFile,
  requireConfig
};
