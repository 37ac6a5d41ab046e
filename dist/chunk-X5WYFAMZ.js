import {
  ConfigError
} from "./chunk-EFOYLMI7.js";
import {
  explainIssues,
  printProblem,
  valueAt
} from "./chunk-FNITTEJB.js";
import {
  fileSchema
} from "./chunk-6T6LFUWY.js";
import {
  categories
} from "./chunk-TDEP23VZ.js";

// src/config/presets.ts
var recommended = {
  version: 1,
  categories: allAt("on"),
  rules: {},
  test: { command: void 0, timeoutMinutes: 10, junit: void 0 },
  exclude: [],
  limits: { maxHeals: 500, maxFilesPerHeal: 5, maxChangedLines: 80, maxSuiteRuns: 60, limitedHeals: 10 },
  scan: { scanners: {} }
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
    style: rollout
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
    scan: { scanners: { ...config.scan.scanners, ...layer.scan?.scanners } }
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

// src/config/source.ts
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { parse as parseToml, TomlError } from "smol-toml";
var maxCharacters = 256 * 1024;
var maxAliases = 50;
function parseYaml(text) {
  const counter = new LineCounter();
  const start = { line: 1, column: 1 };
  if (text.length > maxCharacters) return tooLarge();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, prettyErrors: false });
  const at = (offset) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    ...at(error.pos[0]),
    ...explainYaml(error.code, error.message)
  }));
  let value;
  if (problems.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: maxAliases });
    } catch {
      problems.push({
        ...start,
        message: `anchors and aliases unfold to more than ${maxAliases} copies`,
        hint: "write the values out"
      });
    }
  }
  return { value, problems, locate: (path, part) => locateYaml(document, path, part, at) };
}
function explainYaml(code, message) {
  if (code === "DUPLICATE_KEY") return { message: "this key is written twice", hint: "keep one of the two" };
  if (code === "TAB_AS_INDENT") return { message: "a tab is used for indentation", hint: "indent with spaces" };
  if (code === "TAG_RESOLVE_FAILED") return { message: message.split("\n")[0] ?? message, hint: "write plain values" };
  return { message: `not valid YAML: ${message.split("\n")[0] ?? message}`, hint: "correct the syntax" };
}
function locateYaml(document, path, part, at) {
  let node = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      const key = isScalar(pair.key) ? pair.key : void 0;
      const isLast = index === path.length - 1;
      const value = pair.value;
      const keyStart = key?.range?.[0];
      const valueStart = isNodeWithRange(value) ? value.range?.[0] : void 0;
      offset = (isLast && part === "value" ? valueStart : keyStart) ?? keyStart ?? offset;
      node = value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (isNodeWithRange(item)) offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      break;
    }
  }
  return at(offset);
}
function isNodeWithRange(node) {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
}
function parseTomlSource(text) {
  if (text.length > maxCharacters * 4) return tooLarge();
  const plain = text.replace(/^\uFEFF/, "");
  const locate = (path) => locateToml(plain, path.map(String));
  try {
    return { value: parseToml(plain), problems: [], locate };
  } catch (error) {
    const place = error instanceof TomlError ? { line: error.line, column: error.column } : { line: 1, column: 1 };
    const message = error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error);
    return {
      value: void 0,
      problems: [{ ...place, message: `not valid TOML: ${message}`, hint: "correct the syntax" }],
      locate
    };
  }
}
function locateToml(text, path) {
  let table = [];
  let best = { depth: -1, line: 1, column: 1 };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const header = /^\s*\[\[?([^\]]+)\]/.exec(line);
    if (header) table = splitKey(header[1] ?? "");
    const key = header ? void 0 : /^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=/.exec(line);
    if (!header && !key) continue;
    const here = [...table, ...key ? splitKey(key[1] ?? "") : []];
    if (here.length > best.depth && here.every((step, i) => path[i] === step)) {
      best = { depth: here.length, line: index + 1, column: line.length - line.trimStart().length + 1 };
    }
  }
  return { line: best.line, column: best.column };
}
function splitKey(key) {
  return [...key.matchAll(/"([^"]*)"|'([^']*)'|([\w$-]+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}
function tooLarge() {
  const start = { line: 1, column: 1 };
  return {
    value: void 0,
    problems: [{ ...start, message: "the file is too large for a configuration", hint: "keep it below 256 KiB" }],
    locate: () => start
  };
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
  if (group === "test" || group === "limits" || group === "scan") {
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
  configFiles,
  loadConfig,
  requireConfig
};
