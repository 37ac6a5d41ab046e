import {
  apiOf,
  assignmentBefore,
  assignmentsTo,
  attributesReadFrom,
  bindingsOf,
  builtinNames,
  callOf,
  contains,
  contextNames,
  descendants,
  enclosing,
  enclosingFunction,
  escapeRegExp,
  findAll,
  findAllIn,
  findGrowingTexts,
  findQueriesInLoops,
  findTestedLists,
  freeName,
  freeName2,
  hasComment,
  hasFutureAnnotations,
  hasUnhashable,
  hasWord,
  identifiersOf,
  importsOf,
  indentUnit,
  isArray,
  isArrayType,
  isCleaned,
  isConstant,
  isFromOutside,
  isFunction,
  isHarmless,
  isInAnnotation,
  isInside,
  isLoop,
  isMutated,
  isNamedInText,
  isNumber,
  isOnlyTested,
  isSame,
  isSequential,
  isTestFile,
  isText,
  languageOf,
  literalText,
  looksLikeSql,
  loopsAround,
  mentions,
  methodOf,
  namedChildren,
  namesBound,
  namesRead,
  nodeAt,
  nodeAt2,
  ownDescendants,
  parse,
  parses,
  pathOf,
  prefixOf,
  qualify,
  quoteOf,
  quoteOf2,
  quoted,
  quotedAnnotationsWith,
  readArguments,
  readAssignment,
  readBuiltString,
  readDotted,
  readImportedNames,
  readPlainText,
  readPosition,
  readRepeatedWork,
  readsOf,
  repeatsAround,
  resolve,
  roleOf,
  rules,
  scopeOf,
  span,
  statementInBlock,
  statementOf,
  statementsOf,
  statementsOf2,
  textParts,
  unwrap,
  unwrap2,
  uses,
  usesSemicolons,
  wordsOf
} from "./chunk-BVT4W5JB.js";
import {
  Positions,
  offsetsOf,
  rangeOf
} from "./chunk-B3WZELUA.js";
import {
  installedFolders,
  oxlintFixWorker,
  patternsFolder,
  ruffWorker
} from "./chunk-ODVQPHHO.js";
import {
  readConfigurationFiles
} from "./chunk-HKOR6W2X.js";
import {
  requireConfig
} from "./chunk-X5WYFAMZ.js";
import {
  ConfigError,
  EnvironmentError,
  StoppedError,
  UsageError,
  messageOf,
  stoppedBy
} from "./chunk-EFOYLMI7.js";
import "./chunk-FNITTEJB.js";
import {
  editDistance
} from "./chunk-2UB6OEYP.js";
import "./chunk-6T6LFUWY.js";
import {
  priorities,
  safeties,
  severities
} from "./chunk-TDEP23VZ.js";
import {
  __export
} from "./chunk-MLKGABMK.js";

// src/app/doctor.ts
import { access as access4, constants as constants6 } from "node:fs/promises";

// src/drivers/test-suite/compare.ts
function compareSuites(baseline, after) {
  const verdict = (green, detail) => ({ green, detail, broken: [], vanished: [] });
  if (baseline.status !== "completed") return verdict(false, `the baseline gave no answer: ${baseline.status}`);
  if (after.status !== "completed") return verdict(false, `the suite gave no answer: ${after.status}`);
  const before = new Map(Object.entries(baseline.tests));
  const now = new Map(Object.entries(after.tests));
  if (before.size === 0 && now.size === 0) return compareExitCodes(baseline, after);
  const broken2 = [...now].filter(([id, status]) => status === "failed" && before.get(id) !== "failed").map(([id]) => id);
  const vanished = [...before].filter(([id, status]) => status === "passed" && now.get(id) !== "passed" && now.get(id) !== "failed").map(([id]) => id);
  if (broken2.length > 0 || vanished.length > 0) {
    const parts = [describe("broke", broken2), describe("vanished", vanished)].filter((part) => part !== "");
    return { green: false, detail: parts.join("; "), broken: broken2, vanished };
  }
  const failing = [...now.values()].filter((status) => status === "failed").length;
  const isOddBefore = baseline.exitCode !== 0 && ![...before.values()].includes("failed");
  if (after.exitCode !== 0 && failing === 0 && !(isOddBefore && after.exitCode === baseline.exitCode)) {
    return verdict(false, `no test failed, yet the suite ended with ${after.exitCode ?? "a signal"}`);
  }
  const passed2 = [...now.values()].filter((status) => status === "passed").length;
  return verdict(true, `${passed2} passed${failing === 0 ? "" : `, ${failing} failed as before`}`);
}
function compareExitCodes(baseline, after) {
  const isGreen = after.exitCode === 0;
  const detail = isGreen ? "the test command succeeded" : baseline.exitCode === 0 ? `the test command ended with ${after.exitCode ?? "a signal"}` : "the test command failed before as well and does not tell which tests: it proves nothing";
  return { green: isGreen, detail, broken: [], vanished: [] };
}
function describe(what, ids) {
  if (ids.length === 0) return "";
  const shown = ids.slice(0, 3).join(", ");
  return `${ids.length} ${what}: ${shown}${ids.length > 3 ? ", \u2026" : ""}`;
}

// src/drivers/test-suite/test-suites.ts
import { stat as stat2 } from "node:fs/promises";
import path6 from "node:path";

// src/core/levels.ts
function listLevels(packagePath) {
  const depth = packagePath.split("/").filter((part) => part !== "" && part !== ".").length;
  return Array.from({ length: depth + 1 }, (_, up) => "../".repeat(up));
}

// src/drivers/test-suite/split-command.ts
function splitCommand(line) {
  const commands = [[]];
  let word;
  const endWord = () => {
    if (word !== void 0) commands.at(-1)?.push(word);
    word = void 0;
  };
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (char === "'") {
      const end = line.indexOf("'", i + 1);
      if (end === -1) return { problem: "a quote is not closed" };
      word = (word ?? "") + line.slice(i + 1, end);
      i = end;
    } else if (char === '"') {
      const quoted2 = readDoubleQuoted(line, i + 1);
      if (quoted2 === void 0) return { problem: "a quote is not closed, or holds what only a shell can fill in" };
      word = (word ?? "") + quoted2.text;
      i = quoted2.end;
    } else if (char === "\\") {
      word = (word ?? "") + line.charAt(++i);
    } else if (/\s/.test(char) && char !== "\n") {
      endWord();
    } else if (char === ";" || char === "\n" || line.startsWith("&&", i)) {
      endWord();
      if (char === "&") i++;
      commands.push([]);
    } else if (/[|&<>()`$]/.test(char)) {
      return { problem: `"${char}" needs a shell, and none is used` };
    } else word = (word ?? "") + char;
  }
  endWord();
  return { commands: commands.filter((words) => words.length > 0).map(takeVariables) };
}
function readDoubleQuoted(line, start) {
  let text = "";
  for (let i = start; i < line.length; i++) {
    const char = line.charAt(i);
    if (char === '"') return { text, end: i };
    if (char === "$" || char === "`") return void 0;
    if (char === "\\" && /["\\$`]/.test(line.charAt(i + 1))) text += line.charAt(++i);
    else text += char;
  }
  return void 0;
}
function takeVariables(words) {
  const env = {};
  let rest = [...words];
  for (; ; ) {
    const [first = ""] = rest;
    const variable = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(first);
    if (variable?.[1] !== void 0) env[variable[1]] = variable[2] ?? "";
    else if (first !== "cross-env" && first !== "cross-env-shell" && first !== "env") return { env, argv: rest };
    rest = rest.slice(1);
  }
}

// src/drivers/test-suite/npm-scripts.ts
var deepest = 10;
var managers = /* @__PURE__ */ new Set(["npm", "pnpm", "yarn", "bun"]);
var launchers = /* @__PURE__ */ new Set(["npx", "bunx"]);
var environments = /* @__PURE__ */ new Set(["uv", "poetry", "pdm", "pipenv", "rye", "hatch"]);
var sequences = /* @__PURE__ */ new Set(["run-s", "run-p", "npm-run-all", "npm-run-all2"]);
var wrappers = /* @__PURE__ */ new Set(["c8", "nyc"]);
function expandScript(scripts, name2, args = [], depth = 0) {
  const script = scripts[name2];
  if (script === void 0) return { problem: `there is no script ${JSON.stringify(name2)}` };
  if (depth > deepest) return { problem: `the script ${JSON.stringify(name2)} calls itself` };
  const before = scripts[`pre${name2}`] === void 0 ? [] : [`pre${name2}`];
  return joinAll([
    ...before.map((pre) => expandScript(scripts, pre, [], depth + 1)),
    expandLine(scripts, script, args, depth + 1)
  ]);
}
function expandLine(scripts, line, args = [], depth = 0) {
  const split3 = splitCommand(line);
  if ("problem" in split3) return split3;
  return joinAll(
    split3.commands.map((command, index) => {
      const isLast = index === split3.commands.length - 1;
      return expandCommand(scripts, isLast ? { ...command, argv: [...command.argv, ...args] } : command, depth);
    })
  );
}
function expandCommand(scripts, command, depth) {
  const [program = "", ...args] = command.argv;
  if (environments.has(program) && args[0] === "run") return again(scripts, command, dropFlags(args.slice(1)), depth);
  if (launchers.has(program)) return again(scripts, command, dropFlags(args), depth);
  if (wrappers.has(program)) {
    const at = args.findIndex((arg) => isProgramName(arg));
    return at === -1 ? { problem: `it is not clear what ${program} starts` } : again(scripts, command, args.slice(at), depth);
  }
  if (sequences.has(program)) {
    const names2 = args.filter((arg) => !arg.startsWith("-")).flatMap((pattern) => matchNames(scripts, pattern));
    return withEnv(command.env, joinAll(names2.map((name3) => expandScript(scripts, name3, [], depth))));
  }
  if (!managers.has(program)) return { commands: command.argv.length === 0 ? [] : [command] };
  const [verb = "", ...rest] = dropFlags(args);
  if (rest.some((arg) => /^(-w|--workspaces?|-r|--filter)(=|$)/.test(arg)) || args.some((arg) => /^(-r|-w|--filter|--workspaces?)/.test(arg)))
    return { problem: "it runs in several workspaces; heal one package at a time, or name its test command" };
  if (verb === "exec" || verb === "dlx" || verb === "x") return again(scripts, command, dropFlags(rest), depth);
  if (verb === "t" || verb === "test")
    return withEnv(command.env, expandScript(scripts, "test", dropDashes(rest), depth));
  const name2 = verb === "run" || verb === "run-script" ? dropFlags(rest)[0] : verb;
  const isNamed = name2 !== void 0 && scripts[name2] !== void 0;
  if (!isNamed) return { commands: [command] };
  const after = rest.slice(rest.indexOf(name2) + 1);
  return withEnv(command.env, expandScript(scripts, name2, dropDashes(after), depth));
}
function again(scripts, command, argv, depth) {
  if (depth > deepest) return { problem: "it calls itself" };
  const inner = takeVariables(argv);
  return expandCommand(scripts, { argv: inner.argv, env: { ...command.env, ...inner.env } }, depth + 1);
}
function withEnv(env, expanded) {
  if ("problem" in expanded) return expanded;
  return { commands: expanded.commands.map((command) => ({ ...command, env: { ...env, ...command.env } })) };
}
function joinAll(parts) {
  const commands = [];
  for (const part of parts) {
    if ("problem" in part) return part;
    commands.push(...part.commands);
  }
  return { commands };
}
function matchNames(scripts, pattern) {
  if (!pattern.includes("*")) return [pattern];
  const source = pattern.split("**").map(
    (part) => part.split("*").map((text) => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join("[^:]*")
  ).join(".*");
  const expression = new RegExp(`^${source}$`);
  return Object.keys(scripts).filter((name2) => expression.test(name2));
}
function dropFlags(args) {
  const at = args.findIndex((arg) => !arg.startsWith("-"));
  return at === -1 ? [] : args.slice(at);
}
function dropDashes(args) {
  return args[0] === "--" ? args.slice(1) : args;
}
function isProgramName(arg) {
  return /^(node|npm|npx|pnpm|yarn|mocha|vitest|jest|tsx|ava|tap|_mocha|cross-env|\S*\/(_?mocha|vitest|jest)(\.\w+)?)$/.test(
    arg
  );
}

// src/drivers/test-suite/package-json.ts
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
var Names = z.record(z.string(), z.unknown()).optional().catch(void 0);
var Manifest = z.object({
  scripts: z.record(z.string(), z.unknown()).optional().catch(void 0),
  dependencies: Names,
  devDependencies: Names
});
async function readNodePackage(root) {
  const text = await readFile(path.join(root, "package.json"), "utf8").catch(() => void 0);
  if (text === void 0) return void 0;
  let manifest;
  try {
    manifest = Manifest.parse(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    return void 0;
  }
  const scripts = Object.entries(manifest.scripts ?? {}).flatMap(
    ([name2, script]) => typeof script === "string" ? [[name2, script]] : []
  );
  return {
    scripts: Object.fromEntries(scripts),
    dependencies: /* @__PURE__ */ new Set([
      ...Object.keys(manifest.dependencies ?? {}),
      ...Object.keys(manifest.devDependencies ?? {})
    ])
  };
}
var isPlaceholder = (script) => script === void 0 || /no test specified/.test(script) || script.trim() === "";
function expandTests(manifest) {
  const names2 = ["test", "test:unit", "unit", "test:run", "test:node", "tests"];
  const name2 = names2.find((candidate) => !isPlaceholder(manifest.scripts[candidate]));
  const expanded = name2 === void 0 ? void 0 : expandScript(manifest.scripts, name2);
  if (expanded !== void 0 && "commands" in expanded) return expanded;
  for (const runner of ["vitest", "jest", "mocha"]) {
    if (manifest.dependencies.has(runner)) return expandLine(manifest.scripts, runner);
  }
  return expanded;
}

// src/drivers/test-suite/python-tests.ts
import { readdir, readFile as readFile2, stat } from "node:fs/promises";
import path2 from "node:path";
import { z as z2 } from "zod";

// src/core/json.ts
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

// src/drivers/test-suite/python-tests.ts
var mostFiles = 400;
var mostFolders = 5e3;
var mostBytes = 512 * 1024;
var skipped = /* @__PURE__ */ new Set(["node_modules", "site-packages", "__pycache__", "build", "dist", "venv", "env"]);
async function findPythonTests(root) {
  const files = await findTestFiles(root);
  if (files.length === 0) return void 0;
  const imports = /* @__PURE__ */ new Set();
  let isPytestStyle = false;
  let usesUnittest = false;
  for (const file of files) {
    const text = await readText(path2.join(root, file));
    for (const [, name2 = ""] of text.matchAll(/^[ \t]*(?:import|from)[ \t]+([A-Za-z_]\w*)/gm)) imports.add(name2);
    if (/^(async )?def test/m.test(text) || path2.basename(file) === "conftest.py") isPytestStyle = true;
    if (/^[ \t]*(import|from)[ \t]+unittest\b/m.test(text) || /\bTestCase\b/.test(text)) usesUnittest = true;
  }
  return {
    files,
    needsPytest: isPytestStyle || imports.has("pytest") || await isConfigured(root),
    usesUnittest,
    imports: [...imports].filter((name2) => name2 !== "pytest").slice(0, 200),
    hasSourceFolder: await stat(path2.join(root, "src")).then(
      (kind) => kind.isDirectory(),
      () => false
    )
  };
}
async function isConfigured(root) {
  const sections = [
    ["pytest.ini", /^/],
    [".pytest.ini", /^/],
    ["pyproject.toml", /^\[tool\.pytest(\.ini_options)?\]/m],
    ["tox.ini", /^\[pytest\]|^\s*(commands\s*=.*)?\bpytest\b/m],
    ["setup.cfg", /^\[tool:pytest\]/m]
  ];
  for (const [file, pattern] of sections) {
    const text = await readFile2(path2.join(root, file), "utf8").catch(() => void 0);
    if (text !== void 0 && pattern.test(text)) return true;
  }
  return false;
}
async function findTestFiles(root) {
  const files = [];
  let left = mostFolders;
  const visit = async (folder) => {
    if (left-- <= 0 || files.length >= mostFiles) return;
    const entries = await readdir(path2.join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const place = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !entry.name.startsWith(".") && !skipped.has(entry.name)) await visit(place);
      else if (entry.isFile() && /^(test\w*|\w+_tests?|conftest)\.py$/.test(entry.name)) files.push(place);
    }
  };
  await visit("");
  const hasTests = files.some((file) => path2.basename(file) !== "conftest.py");
  return hasTests ? files.sort() : [];
}
async function readText(file) {
  const text = await readFile2(file, "utf8").catch(() => "");
  return text.slice(0, mostBytes);
}
var Answer = z2.object({
  executable: z2.string(),
  version: z2.tuple([z2.number(), z2.number()]),
  pytest: z2.boolean(),
  found: z2.number()
});
var question = `import importlib.util as u, json, sys
def has(n):
    try: return u.find_spec(n) is not None
    except Exception: return False
print(json.dumps({"executable": sys.executable or "", "version": list(sys.version_info[:2]), "pytest": has("pytest"),
  "found": sum(map(has, sys.argv[1:]))}))`;
async function rankInterpreters(copy, candidates, imports, env) {
  const found = [];
  for (const program of candidates) {
    const result = await copy.run({ argv: [program, "-c", question, ...imports], env, timeoutMs: 15e3 });
    const answer2 = result.code === 0 ? Answer.safeParse(parseJson(result.stdout)) : void 0;
    if (answer2?.success !== true || answer2.data.version[0] !== 3 || answer2.data.version[1] < 8) continue;
    const argv = [answer2.data.executable === "" ? program : answer2.data.executable];
    found.push({ argv, hasPytest: answer2.data.pytest, found: answer2.data.found });
  }
  return found.sort((a, b) => b.found - a.found);
}

// src/drivers/test-suite/recognise.ts
var cosmetic = /* @__PURE__ */ new Set([
  ...[
    "prettier",
    "eslint",
    "oxlint",
    "biome",
    "standard",
    "xo",
    "tslint",
    "dprint",
    "rome",
    "stylelint",
    "lint-staged"
  ],
  ...["markdownlint", "markdownlint-cli2", "remark", "cspell", "alex", "write-good", "ls-lint", "editorconfig-checker"],
  ...["knip", "depcheck", "npm-check", "publint", "attw", "size-limit", "bundlesize", "madge", "dpdm", "depcruise"],
  ...[
    "commitlint",
    "sort-package-json",
    "lockfile-lint",
    "syncpack",
    "npmPkgJsonLint",
    "license-checker",
    "echo",
    "doctoc"
  ],
  ...["ruff", "flake8", "black", "isort", "mypy", "pyright", "pylint", "codespell", "pre-commit"]
]);
function recognise(command) {
  const [program = "", ...args] = command.argv;
  const name2 = baseName(program);
  if (cosmetic.has(name2)) return { kind: "cosmetic" };
  if (name2 === "vitest") return { kind: "runner", runner: "vitest", start: [program], args };
  if (name2 === "jest") return { kind: "runner", runner: "jest", start: [program], args };
  if (name2 === "react-scripts" && args[0] === "test")
    return { kind: "runner", runner: "jest", start: [program, "test"], args: args.slice(1) };
  if (name2 === "mocha" || name2 === "_mocha") return { kind: "runner", runner: "mocha", start: [program], args };
  if (name2 === "pytest" || name2 === "py.test") return { kind: "runner", runner: "pytest", start: [], args };
  if (/^python[\d.]*$/.test(name2)) return recognisePython(args);
  if (name2 === "coverage" && args[0] === "run") return recognisePython(args.slice(Math.max(1, args.indexOf("-m"))));
  if (name2 === "node" || name2 === "tsx" || name2 === "ts-node") return recogniseNode(program, args);
  return { kind: "other" };
}
function recognisePython(args) {
  const at = args.indexOf("-m");
  const module = args[at + 1];
  if (at === -1 || module !== "pytest" && module !== "unittest") return { kind: "other" };
  return { kind: "runner", runner: module, start: args.slice(0, at), args: args.slice(at + 2) };
}
function recogniseNode(program, args) {
  if (args.includes("--test")) {
    return { kind: "runner", runner: "node:test", start: [program], args };
  }
  const at = args.findIndex((arg) => !arg.startsWith("-"));
  const script = args[at];
  const inner = script === void 0 ? void 0 : baseName(script);
  if (script === void 0 || !/node_modules|^\.?\/?node_modules/.test(script)) return { kind: "other" };
  if (inner === "vitest" || inner === "jest" || inner === "mocha" || inner === "_mocha") {
    const runner = inner === "_mocha" ? "mocha" : inner;
    return { kind: "runner", runner, start: [program, ...args.slice(0, at + 1)], args: args.slice(at + 1) };
  }
  return { kind: "other" };
}
function baseName(program) {
  const name2 = program.split(/[\\/]/).at(-1) ?? "";
  return name2.replace(/\.(cmd|exe|[cm]?js)$/, "");
}

// src/drivers/test-suite/reports.ts
import { XMLParser } from "fast-xml-parser";
import path3 from "node:path";
import { z as z3 } from "zod";
var Collector = class {
  // No prototype: `__proto__` is a test's name like any other.
  tests = /* @__PURE__ */ Object.create(null);
  // Typed `any` by the language; it holds nothing yet.
  #seen = /* @__PURE__ */ new Map();
  /** The second test of a name gets `#2`: runners for JavaScript allow twins. */
  add(id, status) {
    const stable = stabilise(id);
    const count2 = (this.#seen.get(stable) ?? 0) + 1;
    this.#seen.set(stable, count2);
    this.tests[count2 === 1 ? stable : `${stable} #${count2}`] = status;
  }
  /** A test that is told twice failed if it failed once: an error after the test is an entry of its own in pytest. */
  merge(id, status) {
    const stable = stabilise(id);
    if (this.tests[stable] !== "failed") this.tests[stable] = status;
  }
};
function stabilise(id) {
  return id.replace(/0x[0-9a-fA-F]{6,}/g, "0x\u2026").slice(0, 1e3);
}
var Text = z3.union([z3.string(), z3.number(), z3.boolean()]).transform(String);
var Case = z3.object({
  name: Text.default(""),
  classname: Text.default(""),
  file: Text.optional(),
  failure: z3.unknown().optional(),
  error: z3.unknown().optional(),
  skipped: z3.unknown().optional()
});
var Suite = z3.lazy(
  () => z3.preprocess(
    (value) => typeof value === "object" ? value : {},
    z3.object({ testcase: z3.array(Case).default([]), testsuite: z3.array(Suite).default([]) })
  )
);
var Document = z3.object({ testsuites: Suite.optional(), testsuite: z3.array(Suite).optional() });
var parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name2) => name2 === "testsuite" || name2 === "testcase"
});
function readJUnit(text) {
  if (text.includes("<!DOCTYPE")) return void 0;
  let document;
  try {
    document = Document.parse(parser.parse(text));
  } catch {
    return void 0;
  }
  if (document.testsuites === void 0 && document.testsuite === void 0) return void 0;
  const list = (suite) => [...suite.testcase, ...suite.testsuite.flatMap(list)];
  return [...document.testsuites === void 0 ? [] : [document.testsuites], ...document.testsuite ?? []].flatMap(
    list
  );
}
var parsePytest = (text) => {
  const cases = readJUnit(text);
  if (cases === void 0) return void 0;
  const collector = new Collector();
  for (const test of cases) {
    const isFailed = test.failure !== void 0 || test.error !== void 0;
    collector.merge(
      `${test.classname}::${test.name}`,
      isFailed ? "failed" : test.skipped !== void 0 ? "skipped" : "passed"
    );
  }
  return collector.tests;
};
var parseNodeTest = (text, nameFile) => {
  const cases = readJUnit(text);
  if (cases === void 0) return void 0;
  const collector = new Collector();
  for (const test of cases) {
    const place = test.classname === "test" ? [] : [test.classname];
    const file = test.file === void 0 ? [] : [nameFile(test.file)];
    const isFailed = test.failure !== void 0 || test.error !== void 0;
    const status = test.skipped !== void 0 ? "skipped" : isFailed ? "failed" : "passed";
    collector.add([...file, ...place, test.name].join(" > "), status);
  }
  return collector.tests;
};
var JestReport = z3.object({
  testResults: z3.array(
    z3.object({
      name: z3.string(),
      status: z3.string(),
      assertionResults: z3.array(
        z3.object({ ancestorTitles: z3.array(z3.string()).default([]), title: z3.string(), status: z3.string() })
      )
    })
  )
});
var parseJest = (text, nameFile) => {
  const report2 = JestReport.safeParse(parseJson(text));
  if (!report2.success) return void 0;
  const collector = new Collector();
  for (const file of report2.data.testResults) {
    const name2 = nameFile(file.name);
    for (const test of file.assertionResults) {
      const status = test.status === "passed" ? "passed" : test.status === "failed" ? "failed" : "skipped";
      collector.add([name2, ...test.ancestorTitles, test.title].join(" > "), status);
    }
    const isOtherwiseFailed = !file.assertionResults.some((test) => test.status === "failed");
    if (file.status === "failed" && isOtherwiseFailed) collector.add(name2, "failed");
  }
  return collector.tests;
};
var MochaTest = z3.object({ fullTitle: z3.string(), file: z3.string().nullish() });
var MochaReport = z3.object({
  tests: z3.array(MochaTest),
  pending: z3.array(MochaTest),
  failures: z3.array(MochaTest),
  passes: z3.array(MochaTest)
});
var parseMocha = (text, nameFile) => {
  const report2 = MochaReport.safeParse(parseJson(text));
  if (!report2.success) return void 0;
  const collector = new Collector();
  const name2 = (test) => [...test.file == null ? [] : [nameFile(test.file)], test.fullTitle].join(" > ");
  for (const test of report2.data.passes) collector.add(name2(test), "passed");
  for (const test of report2.data.pending) collector.add(name2(test), "skipped");
  for (const test of report2.data.failures) collector.add(name2(test), "failed");
  return collector.tests;
};
var UnittestReport = z3.record(z3.string(), z3.enum(["passed", "failed", "skipped"]));
var parseUnittest = (text) => {
  const report2 = UnittestReport.safeParse(parseJson(text));
  if (!report2.success) return void 0;
  const collector = new Collector();
  for (const [id, status] of Object.entries(report2.data)) collector.merge(id, status);
  return collector.tests;
};
function nameFilesBelow(roots) {
  return (file) => {
    const plain = file.replace(/^file:\/\//, "");
    for (const root of roots) {
      const relative6 = path3.relative(root, plain);
      if (!relative6.startsWith("..") && !path3.isAbsolute(relative6)) return relative6.replaceAll("\\", "/");
    }
    return plain;
  };
}

// src/drivers/test-suite/run-steps.ts
import { randomBytes } from "node:crypto";
import path4 from "node:path";

// src/core/text.ts
var unseenCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;

// src/drivers/test-suite/tail.ts
var mostLines = 40;
var mostChars = 8e3;
var escapes = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-Z\\-_a-z]/g;
function cleanTail(output) {
  const end = output.slice(-4 * mostChars);
  const lines = end.replace(escapes, "").split(/\r?\n/).map((line) => (line.split("\r").at(-1) ?? "").replace(unseenCharacters, "").trimEnd());
  while (lines.length > 0 && lines.at(-1) === "") lines.pop();
  return lines.slice(-mostLines).join("\n").slice(-mostChars);
}

// src/drivers/test-suite/run-steps.ts
var maxOutputBytes = 64 * 1024 * 1024;
var maxReportBytes = 128 * 1024 * 1024;
var careMs = 3e4;
async function runSteps(steps, copy, signal, timeoutMs7) {
  const name2 = `.heal-run-${randomBytes(6).toString("hex")}`;
  const folder = path4.join(copy.toolRoot, name2);
  const tests2 = [];
  let output = "";
  let ms = 0;
  let exitCode = 0;
  let status = "completed";
  try {
    for (const [index, step] of steps.entries()) {
      const own = path4.join(folder, String(index));
      await copy.write(`${name2}/${index}/about.txt`, Buffer.from("Made by Heal for one run of the tests.\n"));
      for (const [file, text] of Object.entries(step.files ?? {})) {
        await copy.write(`${name2}/${index}/${file}`, Buffer.from(text));
      }
      const report2 = step.report && path4.resolve(own, step.report.file);
      if (report2 !== void 0) await removeInside(copy, report2);
      const start = (argv) => copy.run({ argv, env: step.env, timeoutMs: Math.max(1, timeoutMs7 - ms), maxOutputBytes }, signal);
      let result = await start(step.argv(own));
      ms += result.ms;
      if (step.retry !== void 0 && result.code === step.retry.code) {
        result = await start(step.retry.argv(own));
        ms += result.ms;
      }
      output = `${output}
${result.stdout}
${result.stderr}`.slice(-2e5);
      if (result.status !== "exited") {
        status = result.status;
        exitCode = void 0;
        break;
      }
      if (exitCode === 0) exitCode = result.code;
      if (step.report !== void 0 && report2 !== void 0) {
        const text = await readInside(copy, report2);
        const nameFile = nameFilesBelow([copy.toolRoot, copy.root]);
        const told = text === void 0 ? void 0 : step.report.parse(text, nameFile);
        if (told !== void 0) tests2.push(told);
      }
      if (result.code !== 0 && step.report === void 0) break;
    }
  } finally {
    await removeInside(copy, folder);
  }
  const merged = status === "completed" ? merge(tests2) : {};
  return { status, tests: merged, exitCode, tail: cleanTail(output) || listFailed(merged), ms };
}
function listFailed(tests2) {
  const failed = Object.entries(tests2).flatMap(([id, status]) => status === "failed" ? [`failed: ${id}`] : []);
  return cleanTail(failed.slice(0, 20).join("\n"));
}
function merge(parts) {
  const [first, ...rest] = parts;
  if (first === void 0) return {};
  const all = { ...first };
  for (const [index, part] of rest.entries()) {
    for (const [id, status] of Object.entries(part))
      all[Object.hasOwn(all, id) ? `${id} (run ${index + 2})` : id] = status;
  }
  return all;
}
async function readInside(copy, file) {
  const script = 'process.stdout.write(require("fs").readFileSync(process.argv[1]))';
  const argv = [process.execPath, "-e", script, file];
  const result = await copy.run({ argv, timeoutMs: careMs, maxOutputBytes: maxReportBytes });
  return result.status === "exited" && result.code === 0 ? result.stdout : void 0;
}
async function removeInside(copy, place) {
  const script = 'require("fs").rmSync(process.argv[1], { recursive: true, force: true })';
  await copy.run({ argv: [process.execPath, "-e", script, place], timeoutMs: careMs });
}

// src/drivers/test-suite/steps.ts
import path5 from "node:path";

// src/drivers/test-suite/unittest-runner.ts
var unittestRunner = String.raw`import json
import os
import sys
import unittest

REPORT, ARGS = os.path.abspath(sys.argv[1]), sys.argv[2:]
ROOT = os.getcwd()
SKIPPED = {"node_modules", "site-packages", "__pycache__", "build", "dist"}
results = {}


class Result(unittest.TextTestResult):
    prefix = ""

    def keep(self, test, status):
        key = self.prefix + test.id()
        if results.get(key) != "failed":
            results[key] = status

    def addSuccess(self, test):
        super().addSuccess(test)
        self.keep(test, "passed")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.keep(test, "failed")

    def addError(self, test, err):
        super().addError(test, err)
        self.keep(test, "failed")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.keep(test, "skipped")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self.keep(test, "passed")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.keep(test, "failed")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.keep(test, "failed")


class Runner(unittest.TextTestRunner):
    resultclass = Result


def is_test(name):
    return name.endswith(".py") and (name.startswith("test") or name.endswith("_test.py"))


def starts():
    found = {}
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(
            f for f in folders
            if f not in SKIPPED and not f.startswith(".")
            and not os.path.exists(os.path.join(folder, f, "pyvenv.cfg"))
        )
        patterns = {"test*.py" if f.startswith("test") else "*_test.py" for f in files if is_test(f)}
        if not patterns:
            continue
        top = folder
        while top != ROOT and os.path.exists(os.path.join(top, "__init__.py")):
            top = os.path.dirname(top)
        found.setdefault(top, set()).update(patterns)
    return sorted((top, sorted(patterns)) for top, patterns in found.items())


def run_auto():
    good = True
    for top, patterns in starts():
        before = set(sys.modules)
        place = os.path.relpath(top, ROOT)
        Result.prefix = "" if place == "." else place.replace(os.sep, "/") + "/"
        for pattern in patterns:
            suite = unittest.TestLoader().discover(top, pattern=pattern, top_level_dir=top)
            good = Runner(verbosity=1).run(suite).wasSuccessful() and good
        # Another folder may hold a module of the same name.
        for name in set(sys.modules) - before:
            file = getattr(sys.modules[name], "__file__", None) or ""
            if is_test(os.path.basename(file)):
                del sys.modules[name]
    return good


def run_arguments():
    program = unittest.main(
        module=None, argv=["python -m unittest"] + ARGS, testRunner=Runner, exit=False
    )
    return program.result.wasSuccessful()


sys.argv = ["python -m unittest"] + ARGS
sys.path[0] = ROOT
good = False
try:
    good = run_auto() if ARGS == ["auto"] else run_arguments()
finally:
    with open(REPORT, "w", encoding="utf-8") as file:
        json.dump(results, file)
sys.exit(0 if good else 1)
`;

// src/drivers/test-suite/steps.ts
var unwanted = {
  vitest: /^(--watch|-w|--ui|--open|--coverage|--reporter|--outputFile|--api|--silent|--bail)(\.\w+)*(=|$)/,
  jest: /^(--watch|--watchAll|--coverage\w*|--collectCoverage\w*|--json|--outputFile|--reporters|--ci|--bail|-b|--silent|--notify|--onlyChanged|-o)(=|$)/,
  mocha: /^(--reporter|-R|--reporter-options?|-O|--watch|-w|--bail|-b)(=|$)/,
  "node:test": /^(--test-reporter|--test-reporter-destination|--watch|--experimental-test-coverage|--test-coverage-\w+)(=|$)/,
  pytest: /^(--junit-?xml|--cov[\w-]*|--no-cov|-x|--exitfirst|--maxfail|--lf|--ff|--last-failed|--failed-first|--pdb)(=|$)/
};
var withValue = /^(--reporters?|--outputFile|--reporter-options?|-R|-O|--test-reporter(-destination)?|--junit-?xml|--maxfail|--coverageReporters|--coverage\.\w+)$/;
function dropUnwanted(runner, args) {
  const kept2 = [];
  const pattern = unwanted[runner];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (pattern?.test(arg) !== true) kept2.push(arg);
    else if (withValue.test(arg)) i++;
  }
  return kept2;
}
function makePlainStep(command) {
  const argv = command.argv[0] === "node" ? [process.execPath, ...command.argv.slice(1)] : command.argv;
  return { command: command.argv.join(" "), env: command.env, argv: () => argv };
}
function makeRunnerStep(found, env, python) {
  const args = dropUnwanted(found.runner, found.args);
  const start = found.start[0] === "node" ? [process.execPath, ...found.start.slice(1)] : found.start;
  const typed = [...found.start, ...found.args].join(" ");
  switch (found.runner) {
    case "vitest": {
      const rest = args[0] === "run" || args[0] === "watch" || args[0] === "dev" ? args.slice(1) : args;
      const own = rest.filter((arg) => arg !== "--run");
      return {
        command: typed,
        env: { CI: "true", ...env },
        report: { file: "report.json", parse: parseJest },
        argv: (folder) => [
          ...[...start, "run", ...own, "--coverage.enabled=false", "--bail=0"],
          ...["--reporter=default", "--reporter=json", `--outputFile.json=${path5.join(folder, "report.json")}`]
        ]
      };
    }
    case "jest":
      return {
        command: typed,
        env: { CI: "true", ...env },
        report: { file: "report.json", parse: parseJest },
        argv: (folder) => [
          ...[...start, ...args, "--ci", "--watchAll=false", "--coverage=false", "--bail=0"],
          ...["--json", "--outputFile", path5.join(folder, "report.json")]
        ]
      };
    case "mocha":
      return {
        command: typed,
        env: { CI: "true", ...env },
        report: { file: "report.json", parse: parseMocha },
        argv: (folder) => [
          ...[...start, ...args, "--no-bail", "--reporter", "json"],
          ...["--reporter-option", `output=${path5.join(folder, "report.json")}`]
        ]
      };
    case "node:test":
      return {
        command: typed,
        env,
        report: { file: "report.xml", parse: parseNodeTest },
        argv: (folder) => [
          ...start,
          // Flags of Node end at the first file.
          ...["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=junit"],
          `--test-reporter-destination=${path5.join(folder, "report.xml")}`,
          ...args
        ]
      };
    case "pytest": {
      const argv = (folder, ...more) => [
        ...[...python, ...found.start, "-m", "pytest", "-p", "no:cacheprovider"],
        ...[`--junitxml=${path5.join(folder, "report.xml")}`, "--maxfail=0", ...more, ...args]
      ];
      return {
        command: `python -m pytest ${found.args.join(" ")}`.trim(),
        env: { PYTHONHASHSEED: "0", ...env },
        report: { file: "report.xml", parse: parsePytest },
        argv: (folder) => argv(folder),
        // Configured options may belong to a plugin that is not installed, coverage for one.
        retry: { code: 4, argv: (folder) => argv(folder, "-o", "addopts=") }
      };
    }
    case "unittest":
      return {
        command: `python -m unittest ${args[0] === "auto" ? "" : args.join(" ")}`.trim(),
        env: { PYTHONHASHSEED: "0", ...env },
        report: { file: "report.json", parse: parseUnittest },
        files: { "run.py": unittestRunner },
        argv: (folder) => [
          ...[...python, ...found.start, path5.join(folder, "run.py"), path5.join(folder, "report.json")],
          ...args
        ]
      };
  }
}

// src/drivers/test-suite/test-suites.ts
var defaultTimeoutMs = 10 * 6e4;
function makeTestSuites(options) {
  return {
    async detect(copy, configured) {
      const answer2 = await (configured === void 0 ? detectSuite(copy, options) : readConfigured(copy, configured, options));
      if ("none" in answer2) return answer2;
      const { steps, runner } = answer2;
      const suite = {
        runner,
        command: configured ?? steps.map((step) => step.command).join(" && "),
        run: (where, signal) => runSteps(steps, where, signal, options.timeoutMs ?? defaultTimeoutMs)
      };
      return suite;
    }
  };
}
async function readConfigured(copy, line, options) {
  const manifest = await readNodePackage(copy.root);
  const expanded = expandLine(manifest?.scripts ?? {}, line);
  if ("problem" in expanded) return { none: `the test command cannot be run: ${expanded.problem}` };
  const isIndirect = /^\s*(npm|pnpm|yarn|bun)\b/.test(line);
  const planned = await planCommands(copy, isIndirect ? dropCosmetic(expanded.commands) : expanded.commands, options);
  return "none" in planned || options.junit === void 0 ? planned : { ...planned, steps: readJunitAfter(planned.steps, path6.join(copy.toolRoot, options.junit)) };
}
function readJunitAfter(steps, file) {
  const last = steps.at(-1);
  if (last === void 0 || last.report !== void 0) return steps;
  return [...steps.slice(0, -1), { ...last, report: { file, parse: parsePytest } }];
}
async function detectSuite(copy, options) {
  const reasons = [];
  const manifest = await readNodePackage(copy.root);
  const expanded = manifest === void 0 ? void 0 : expandTests(manifest);
  if (expanded !== void 0 && "problem" in expanded) reasons.push(`package.json: ${expanded.problem}`);
  if (expanded !== void 0 && "commands" in expanded) {
    const commands = dropCosmetic(expanded.commands);
    if (commands.length > 0) {
      const planned = await planCommands(copy, commands, options);
      if (!("none" in planned)) return planned;
      reasons.push(planned.none);
    }
  }
  const tests2 = await findPythonTests(copy.root);
  if (tests2 !== void 0) {
    const planned = await planPython(copy, tests2, options);
    if (!("none" in planned)) return planned;
    reasons.push(planned.none);
  }
  return { none: reasons.length === 0 ? "no test suite was found" : reasons.join("; ") };
}
function dropCosmetic(commands) {
  const kept2 = commands.filter((command) => recognise(command).kind !== "cosmetic");
  const last = kept2.findLastIndex((command) => recognise(command).kind === "runner");
  return last === -1 ? kept2 : kept2.slice(0, last + 1);
}
async function planCommands(copy, commands, options) {
  if (commands.length === 0) return { none: "the test command is empty" };
  const search = await makeSearchPath(copy, options);
  const steps = [];
  const runners = [];
  for (const command of commands) {
    const found = recognise(command);
    const env = { PATH: search.path, ...command.env };
    if (found.kind !== "runner") {
      steps.push(makePlainStep({ ...command, env }));
      continue;
    }
    runners.push(found.runner);
    if (found.runner === "pytest" || found.runner === "unittest") {
      const python = await choosePython(copy, options, await findPythonTests(copy.root), found.runner === "pytest");
      if ("none" in python) return python;
      steps.push(makeRunnerStep(found, { ...python.env, ...command.env }, python.argv));
      continue;
    }
    const [program = ""] = found.start;
    const isNamed = !/[\\/]/.test(program) && program !== "node";
    if (isNamed && !await search.has(program))
      return { none: `${program} is not installed: install the package's dependencies first` };
    steps.push(makeRunnerStep(found, env, []));
  }
  return { steps, runner: runners[0] ?? "command" };
}
async function planPython(copy, tests2, options) {
  const python = await choosePython(copy, options, tests2, tests2.needsPytest);
  if ("none" in python) {
    if (!tests2.needsPytest || !tests2.usesUnittest) return python;
    const plain = await choosePython(copy, options, tests2, false);
    if ("none" in plain) return plain;
    return makePythonSuite("unittest", plain);
  }
  return makePythonSuite(tests2.needsPytest ? "pytest" : "unittest", python);
}
function makePythonSuite(runner, python) {
  const args = runner === "unittest" ? ["auto"] : [];
  return { runner, steps: [makeRunnerStep({ kind: "runner", runner, start: [], args }, python.env, python.argv)] };
}
async function choosePython(copy, options, tests2, needsPytest) {
  const programs = process.platform === "win32" ? "Scripts/python.exe" : "bin/python";
  const candidates = [];
  for (const level2 of listLevels(options.packagePath)) {
    for (const folder of [".venv", "venv", "env"]) {
      if (await exists(path6.join(copy.root, level2, folder, "pyvenv.cfg")))
        candidates.push(path6.join(copy.toolRoot, level2, folder, programs));
    }
  }
  candidates.push("python3", "python", ...process.platform === "win32" ? [] : ["/usr/bin/python3"]);
  const env = tests2?.hasSourceFolder === true ? { PYTHONPATH: path6.join(copy.toolRoot, "src") } : {};
  const ranked = await rankInterpreters(copy, candidates, tests2?.imports ?? [], env);
  const chosen = ranked.find((interpreter) => !needsPytest || interpreter.hasPytest);
  if (chosen !== void 0) return { argv: chosen.argv, env };
  if (ranked.length === 0) return { none: "the tests need Python 3.8 or newer, and none was found" };
  return { none: "the tests need pytest, which is not installed" };
}
async function makeSearchPath(copy, options) {
  const local = listLevels(options.packagePath).map((level2) => `${level2}node_modules/.bin`);
  const folders = [...local.map((folder) => path6.join(copy.toolRoot, folder)), path6.dirname(process.execPath)];
  const readable = [...local.map((folder) => path6.join(copy.root, folder)), ...options.path.split(path6.delimiter)];
  return {
    path: [...folders, options.path].join(path6.delimiter),
    async has(program) {
      for (const folder of readable) if (await exists(path6.join(folder, program))) return true;
      return false;
    }
  };
}
async function exists(file) {
  return stat2(file).then(
    () => true,
    () => false
  );
}

// src/app/place.ts
import { mkdir as mkdir4, stat as stat4, writeFile as writeFile4 } from "node:fs/promises";
import { join as join3, resolve as resolve3 } from "node:path";

// src/drivers/append-log/append-log.ts
import { appendFile, mkdir, readFile as readFile3, truncate } from "node:fs/promises";
import { dirname } from "node:path";
function makeAppendLog(file) {
  const read3 = async () => {
    try {
      return await readFile3(file, "utf8");
    } catch (error2) {
      if (error2 instanceof Error && "code" in error2 && error2.code === "ENOENT") return "";
      throw error2;
    }
  };
  return {
    file,
    lines: async () => (await read3()).split("\n").slice(0, -1),
    async repair() {
      const text = await read3();
      const whole = text.slice(0, text.lastIndexOf("\n") + 1);
      if (whole.length < text.length) await truncate(file, Buffer.byteLength(whole));
    },
    async append(lines) {
      if (lines.length === 0) return;
      await mkdir(dirname(file), { recursive: true });
      await appendFile(file, lines.map((line) => `${line}
`).join(""));
    }
  };
}

// src/drivers/git/repository.ts
import { mkdtemp, realpath, rm, stat as stat3, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve as resolve2, sep } from "node:path";
import { simpleGit } from "simple-git";
async function openRepository(path22, env) {
  const folder = await findFolder(path22);
  const git = makeGit(folder, env);
  const root = await findRoot(git, folder);
  const packagePath = relative(root, folder).split(sep).join("/");
  const head = (await git.raw(["rev-parse", "--verify", "--quiet", "HEAD"]).catch(() => "")).trim() || void 0;
  const list = async (...args) => splitNul(await git.raw(args));
  return {
    root,
    packagePath,
    packageRoot: folder,
    head,
    ask: (args) => git.raw([...args]).catch(() => void 0),
    async uncommittedFiles() {
      const tracked = head ? await list("diff", "--name-only", "--relative", "-z", "HEAD", "--", ".") : await list("ls-files", "-z");
      return /* @__PURE__ */ new Set([...tracked, ...await list("ls-files", "-o", "--exclude-standard", "-z")]);
    },
    async readAt(ref, file) {
      const commit = await resolveRef(git, ref);
      const full = packagePath === "" ? file : `${packagePath}/${file}`;
      return git.raw(["cat-file", "blob", `${commit}:${full}`]).catch(() => void 0);
    },
    commitOnBranch: (branch, commits, tip) => commitOnBranch({ root, packagePath, head, env }, branch, commits, tip)
  };
}
async function findFolder(path22) {
  const wanted = resolve2(path22);
  const info = await stat3(wanted).catch(() => void 0);
  if (!info)
    throw new UsageError(
      `There is no folder ${wanted}.`,
      "Give the path of a Git repository or of a folder inside one."
    );
  if (!info.isDirectory())
    throw new UsageError(
      `${wanted} is a file.`,
      "Give the folder of a package, and choose files with --changed or --rule."
    );
  return realpath(wanted);
}
async function findRoot(git, folder) {
  try {
    return await realpath((await git.raw(["rev-parse", "--show-toplevel"])).trim());
  } catch (error2) {
    const what = messageOf(error2);
    if (/dubious ownership/.test(what)) {
      throw new EnvironmentError(
        `Git does not trust ${folder}: another user owns it.`,
        `If you trust it: git config --global --add safe.directory ${folder}`
      );
    }
    if (/ENOENT/.test(what))
      throw new EnvironmentError("Git is not installed.", "Install git and make sure that it is on the PATH.");
    if (!/not a git repository/i.test(what))
      throw new EnvironmentError(`Git failed: ${what}`, "Run `git status` there and mend what it says.");
    throw new UsageError(
      `${folder} is not inside a Git repository.`,
      "Heal needs Git to know what it may touch and to let you undo. Run `git init` there, commit once, and try again."
    );
  }
}
function makeGit(folder, env) {
  const git = simpleGit({
    baseDir: folder,
    // A repository's own configuration must not start programs while we only look.
    config: ["core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=false", "core.untrackedCache=false"],
    unsafe: { allowUnsafeHooksPath: true, allowUnsafeFsMonitor: true },
    allowEnvironment: [
      "GIT_AUTHOR_NAME",
      "GIT_AUTHOR_EMAIL",
      "GIT_AUTHOR_DATE",
      "GIT_COMMITTER_NAME",
      "GIT_COMMITTER_EMAIL",
      "GIT_COMMITTER_DATE",
      "GIT_INDEX_FILE",
      "GIT_TERMINAL_PROMPT",
      "GIT_OPTIONAL_LOCKS"
    ],
    maxConcurrentProcesses: 4,
    trimmed: false
  });
  return git.env(chooseEnvironment(env));
}
function chooseEnvironment(env) {
  const wanted = /^(PATH|HOME|USERPROFILE|SystemRoot|XDG_CONFIG_HOME|LANG|LC_ALL|TMPDIR|TEMP|TMP|GIT_(AUTHOR|COMMITTER)_(NAME|EMAIL|DATE)|GIT_INDEX_FILE)$/i;
  const chosen = { GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0" };
  for (const [name2, value] of Object.entries(env)) {
    if (value !== void 0 && wanted.test(name2)) chosen[name2] = value;
  }
  return chosen;
}
async function resolveRef(git, ref) {
  const commit = await git.raw(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]).catch(() => "");
  if (commit.trim() === "") {
    throw new UsageError(
      `There is no commit ${JSON.stringify(ref)} here.`,
      "Give a branch, tag or commit that `git log` knows; in CI, fetch it first (fetch-depth: 0)."
    );
  }
  return commit.trim();
}
async function commitOnBranch({ root, packagePath, head, env }, branch, commits, tip) {
  if (!head) throw new EnvironmentError("This repository has no commit yet.", "Commit once, then heal with --commit.");
  const scratch = await mkdtemp(join(tmpdir(), "heal-commit-"));
  try {
    const git = makeGit(root, { ...env, GIT_INDEX_FILE: join(scratch, "index") });
    let parent = tip ?? head;
    await git.raw(["read-tree", parent]);
    for (const commit of commits) {
      for (const [index, file] of commit.files.entries()) {
        const full = packagePath === "" ? file.path : `${packagePath}/${file.path}`;
        const draft = join(scratch, `blob-${index}`);
        await writeFile(draft, file.bytes);
        const blob = (await git.raw(["hash-object", "-w", "--path", full, draft])).trim();
        const [entry = ""] = splitNul(await git.raw(["ls-files", "--stage", "-z", "--", full]));
        await git.raw(["update-index", "--add", "--cacheinfo", `${entry.slice(0, 6) || "100644"},${blob},${full}`]);
      }
      const tree = (await git.raw(["write-tree"])).trim();
      const message = join(scratch, "message");
      await writeFile(message, commit.message);
      parent = (await git.raw(["commit-tree", tree, "-p", parent, "-F", message])).trim();
    }
    await git.raw(["update-ref", `refs/heads/${branch}`, parent, tip ?? "0".repeat(parent.length)]);
    return parent;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
function splitNul(output) {
  return output.split("\0").filter((part) => part !== "");
}

// src/drivers/stop/stop-file.ts
import { mkdir as mkdir2, readFile as readFile4, rename, rm as rm2, writeFile as writeFile2 } from "node:fs/promises";
import { dirname as dirname2 } from "node:path";
function makeEmergencyStop(file) {
  const read3 = async () => {
    let text;
    try {
      text = await readFile4(file, "utf8");
    } catch (error2) {
      if (isMissing(error2)) return void 0;
      return { at: "", reason: "the stop file cannot be read" };
    }
    return parseStop(text);
  };
  return {
    read: read3,
    async set(stop) {
      await mkdir2(dirname2(file), { recursive: true });
      const draft = `${file}.${process.pid}.tmp`;
      await writeFile2(draft, `${JSON.stringify(stop)}
`);
      await rename(draft, file);
    },
    async clear() {
      const stop = await read3();
      await rm2(file, { force: true });
      return stop !== void 0;
    },
    watch(controller, everyMs = 200) {
      const look = async () => {
        const stop = await read3();
        if (stop && !controller.signal.aborted) controller.abort(stoppedBy2(stop));
      };
      const timer = setInterval(() => void look(), everyMs);
      timer.unref();
      return () => clearInterval(timer);
    }
  };
}
function stoppedBy2(stop) {
  const since = stop.at === "" ? "" : ` since ${stop.at}`;
  return new StoppedError(
    `Healing is stopped here${since}: ${stop.reason}`,
    "Nothing half-done is left. Run `heal resume` to allow heals again."
  );
}
function parseStop(text) {
  try {
    const value = JSON.parse(text);
    if (typeof value === "object" && value !== null && "reason" in value && "at" in value) {
      return { at: String(value.at), reason: String(value.reason) };
    }
  } catch {
  }
  return { at: "", reason: "no reason given" };
}
function isMissing(error2) {
  return error2 instanceof Error && "code" in error2 && (error2.code === "ENOENT" || error2.code === "ENOTDIR");
}

// src/drivers/store/ledger.ts
import { Kysely } from "kysely";

// src/drivers/store/migrations.ts
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
var migrations = {
  "0001-cases": {
    async up(db) {
      await db.schema.createTable("run").addColumn("id", "text", (column) => column.primaryKey()).addColumn("started_at", "text", (column) => column.notNull()).addColumn("finished_at", "text").addColumn("pid", "integer", (column) => column.notNull()).addColumn("command", "text", (column) => column.notNull()).execute();
      await db.schema.createTable("heal_case").addColumn("id", "text", (column) => column.primaryKey()).addColumn("kind", "text", (column) => column.notNull()).addColumn("stage", "text", (column) => column.notNull()).addColumn("rule", "text", (column) => column.notNull()).addColumn("moved_at", "text", (column) => column.notNull()).addColumn("body", "text", (column) => column.notNull()).execute();
      await db.schema.createTable("case_event").addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement()).addColumn("case_id", "text", (column) => column.notNull().references("heal_case.id")).addColumn("run_id", "text", (column) => column.notNull()).addColumn("at", "text", (column) => column.notNull()).addColumn("body", "text", (column) => column.notNull()).execute();
      await db.schema.createIndex("case_event_case").on("case_event").columns(["case_id", "seq"]).execute();
      await db.schema.createIndex("heal_case_moved").on("heal_case").column("moved_at").execute();
    }
  }
};
async function migrate(db) {
  if (await isUpToDate(db)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error: error2 } = await migrator.migrateToLatest();
  if (error2 !== void 0) throw error2;
}
async function isUpToDate(db) {
  const latest = Object.keys(migrations).toSorted().at(-1);
  try {
    const { rows: rows2 } = await sql`select max(name) as name from kysely_migration`.execute(db);
    return rows2[0]?.name === latest;
  } catch {
    return false;
  }
}

// src/drivers/store/node-sqlite.ts
import { DatabaseSync } from "node:sqlite";
import { SqliteDialect } from "kysely";
function makeNodeSqliteDialect(file) {
  return new SqliteDialect({ database: async () => openDatabase(file) });
}
function openDatabase(file) {
  const database = new DatabaseSync(file, { timeout: 5e3 });
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;");
  return {
    close: () => database.close(),
    prepare: (sql2) => {
      const statement2 = database.prepare(sql2);
      const bound = (parameters) => parameters;
      return {
        reader: statement2.columns().length > 0,
        all: (parameters) => statement2.all(...bound(parameters)),
        run(parameters) {
          if (sql2 === "rollback" && !database.isTransaction) return { changes: 0, lastInsertRowid: 0 };
          return statement2.run(...bound(parameters));
        },
        iterate: (parameters) => statement2.iterate(...bound(parameters))
      };
    }
  };
}

// src/drivers/store/ledger.ts
async function openLedger(file) {
  const db = new Kysely({ dialect: makeNodeSqliteDialect(file) });
  try {
    await migrate(db);
  } catch (error2) {
    await db.destroy();
    throw new EnvironmentError(
      `The ledger ${file} cannot be opened: ${messageOf(error2)}`,
      "Check that the disk has room and that you may write there. If the file is damaged, move it away: Heal starts a new one.",
      { cause: error2 }
    );
  }
  return makeLedger(db);
}
function makeLedger(db) {
  let queue = Promise.resolve();
  const oneAtATime = (work) => {
    const result = queue.then(work, work);
    queue = result.catch(() => void 0);
    return result;
  };
  return {
    startRun: (run2) => oneAtATime(async () => {
      const { id, startedAt, pid, command } = run2;
      await db.insertInto("run").values({ id, started_at: startedAt, finished_at: null, pid, command }).execute();
    }),
    finishRun: (id, at) => oneAtATime(async () => {
      await db.updateTable("run").set({ finished_at: at }).where("id", "=", id).execute();
    }),
    runs: () => oneAtATime(async () => {
      const rows2 = await db.selectFrom("run").selectAll().orderBy("started_at", "desc").limit(50).execute();
      return rows2.map((row) => ({
        id: row.id,
        startedAt: row.started_at,
        finishedAt: row.finished_at ?? void 0,
        pid: row.pid,
        command: row.command
      }));
    }),
    save: (healCase, event) => oneAtATime(() => saveMove(db, healCase, event)),
    load: (caseId) => oneAtATime(async () => {
      const row = await db.selectFrom("heal_case").select("body").where("id", "=", caseId).executeTakeFirst();
      return row && readCase(row.body);
    }),
    cases: (filter = {}) => oneAtATime(async () => {
      let query = db.selectFrom("heal_case").select("body").orderBy("moved_at", "desc");
      if (filter.stage) query = query.where("stage", "=", filter.stage);
      if (filter.idPrefix) query = query.where("id", "like", `${filter.idPrefix.replace(/[^\w]/g, "")}%`);
      if (filter.limit) query = query.limit(filter.limit);
      return (await query.execute()).map((row) => readCase(row.body));
    }),
    events: (filter) => oneAtATime(async () => {
      let query = db.selectFrom("case_event").select(["seq", "body"]).orderBy("seq");
      if (filter.caseId) query = query.where("case_id", "=", filter.caseId);
      if (filter.after !== void 0) query = query.where("seq", ">", filter.after);
      return (await query.execute()).map((row) => ({ seq: row.seq, event: readEvent(row.body) }));
    }),
    close: () => oneAtATime(() => db.destroy())
  };
}
async function saveMove(db, healCase, event) {
  return db.transaction().execute(async (transaction) => {
    const row = {
      id: healCase.id,
      kind: healCase.kind,
      stage: healCase.stage,
      rule: healCase.finding.rule,
      moved_at: event.at,
      body: JSON.stringify(healCase)
    };
    await transaction.insertInto("heal_case").values(row).onConflict((conflict) => conflict.column("id").doUpdateSet(row)).execute();
    const { seq } = await transaction.insertInto("case_event").values({ case_id: healCase.id, run_id: event.runId, at: event.at, body: JSON.stringify(event) }).returning("seq").executeTakeFirstOrThrow();
    return seq;
  });
}
var readCase = (body) => JSON.parse(body);
var readEvent = (body) => JSON.parse(body);

// src/drivers/working-tree/working-tree.ts
import { chmod, copyFile, lstat, mkdir as mkdir3, readdir as readdir2, readFile as readFile5, realpath as realpath2, rename as rename2, rm as rm3, writeFile as writeFile3 } from "node:fs/promises";
import { basename, dirname as dirname3, join as join2, relative as relative2, sep as sep2 } from "node:path";
import { z as z4 } from "zod";

// src/core/fingerprint.ts
import { createHash } from "node:crypto";
var fingerprintVersion = "v1";
function fingerprint(parts) {
  const text = [
    fingerprintVersion,
    parts.rule,
    parts.path,
    normaliseMessage(parts.message),
    parts.lines.map((line) => line.trim().replace(/\s+/g, " ")).join("\n"),
    String(parts.ordinal)
  ].join("\0");
  return `${fingerprintVersion}:${sha256(text).slice(0, 32)}`;
}
function caseIdOf(findingFingerprint) {
  return `h${sha256(findingFingerprint).slice(0, 10)}`;
}
function normaliseMessage(message) {
  return message.replace(/(?:[A-Za-z]:)?(?:[\\/][\w.@+~-]+){2,}[\\/]?/g, "<path>").replace(/\b0x[0-9a-f]+\b/gi, "<address>").replace(/\b(lines?|column|col)\s+\d+/gi, "$1 <n>").replace(/:\d+(?::\d+)?\b/g, ":<n>").replace(/\s+/g, " ").trim();
}
function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}

// src/drivers/working-tree/working-tree.ts
var Plan = z4.object({
  caseIds: z4.array(z4.string()),
  files: z4.array(z4.object({ path: z4.string(), before: z4.string(), after: z4.string(), mode: z4.number() }))
});
function makeWorkingTree(packageRoot, journalFolder) {
  const folderOf4 = (ref) => join2(journalFolder, ref.replace(/[^\w.-]/g, "_"));
  return {
    async publish(ref, caseIds, changes) {
      const plan4 = await makePlan(packageRoot, caseIds, changes);
      const folder = folderOf4(ref);
      const draft = `${folder}.draft`;
      await explainingFullDisk(async () => {
        await rm3(draft, { recursive: true, force: true });
        await mkdir3(draft, { recursive: true });
        for (const [index, change] of changes.entries()) {
          await writeFile3(join2(draft, `${index}.before`), change.before);
          await writeFile3(join2(draft, `${index}.after`), change.after);
        }
        await writeFile3(join2(draft, "plan.json"), JSON.stringify(plan4));
      });
      await rename2(draft, folder);
      await carryOutOrTakeBack(packageRoot, folder, plan4);
    },
    async recover(isKnown) {
      const recovered = [];
      for (const name2 of await readdir2(journalFolder).catch(() => [])) {
        const folder = join2(journalFolder, name2);
        if (name2.endsWith(".draft")) await rm3(folder, { recursive: true, force: true });
        else recovered.push(...await recoverOne(packageRoot, folder, name2, isKnown));
      }
      return recovered;
    },
    forget: (ref) => rm3(folderOf4(ref), { recursive: true, force: true })
  };
}
async function makePlan(packageRoot, caseIds, changes) {
  const files = [];
  for (const { path: path22, before, after } of changes) {
    const mode = await modeOfPlainFile(packageRoot, path22);
    if (sha256(await readFile5(join2(packageRoot, path22))) !== sha256(before)) {
      throw new EnvironmentError(
        `${path22} changed while it was being healed.`,
        "Nothing was written. Run Heal again on what it is now."
      );
    }
    files.push({ path: path22, before: sha256(before), after: sha256(after), mode });
  }
  return { caseIds: [...caseIds], files };
}
async function modeOfPlainFile(packageRoot, path22) {
  const full = join2(packageRoot, path22);
  const info = await lstat(full).catch((error2) => {
    throw new EnvironmentError(`${path22} cannot be read: ${messageOf(error2)}`, "Nothing was written. Run Heal again.");
  });
  const outside2 = relative2(packageRoot, await realpath2(full)).split(sep2)[0] === "..";
  if (!info.isFile() || outside2) {
    throw new EnvironmentError(
      `${path22} is not a plain file of this package.`,
      "Nothing was written. Exclude it in .github/heal.yml."
    );
  }
  return info.mode & 4095;
}
async function carryOutOrTakeBack(packageRoot, folder, plan4) {
  try {
    await carryOut(packageRoot, folder, plan4);
  } catch (error2) {
    await takeBack(packageRoot, folder, plan4, await hashFiles(packageRoot, plan4));
    await rm3(folder, { recursive: true, force: true });
    throw new EnvironmentError(
      `The heal could not be written: ${messageOf(error2)}`,
      "Every file is as it was. Make room on the disk and make the folder writable for you, then run Heal again.",
      { cause: error2 }
    );
  }
}
async function carryOut(packageRoot, folder, plan4) {
  for (const index of plan4.files.keys()) await putInPlace(packageRoot, folder, plan4, index, "after");
}
async function putInPlace(packageRoot, folder, plan4, index, to) {
  const file = plan4.files[index];
  if (!file) return;
  const staged = join2(folder, `${index}.staged`);
  await writeFile3(staged, await readFile5(join2(folder, `${index}.${to}`)));
  await chmod(staged, file.mode);
  const target = join2(packageRoot, file.path);
  try {
    await rename2(staged, target);
  } catch (error2) {
    if (!(error2 instanceof Error && "code" in error2 && error2.code === "EXDEV")) throw error2;
    const beside = join2(dirname3(target), `.${basename(target)}.heal`);
    try {
      await copyFile(staged, beside);
      await chmod(beside, file.mode);
      await rename2(beside, target);
    } finally {
      await rm3(beside, { force: true });
    }
  }
}
function hashFiles(packageRoot, plan4) {
  return Promise.all(
    plan4.files.map(async ({ path: path22 }) => {
      const bytes = await readFile5(join2(packageRoot, path22)).catch(() => void 0);
      return bytes && sha256(bytes);
    })
  );
}
async function recoverOne(packageRoot, folder, ref, isKnown) {
  const plan4 = Plan.parse(JSON.parse(await readFile5(join2(folder, "plan.json"), "utf8")));
  if (await isKnown(plan4.caseIds)) {
    await rm3(folder, { recursive: true, force: true });
    return [];
  }
  const hashes = await hashFiles(packageRoot, plan4);
  const isOurs2 = plan4.files.every(({ before, after }, index) => hashes[index] === before || hashes[index] === after);
  if (isOurs2) await carryOutOrTakeBack(packageRoot, folder, plan4);
  else await takeBack(packageRoot, folder, plan4, hashes);
  return [{ ref, caseIds: plan4.caseIds, completed: isOurs2 }];
}
async function takeBack(packageRoot, folder, plan4, hashes) {
  for (const [index, file] of plan4.files.entries()) {
    await rm3(join2(packageRoot, dirname3(file.path), `.${basename(file.path)}.heal`), { force: true });
    if (hashes[index] === file.after) await putInPlace(packageRoot, folder, plan4, index, "before");
  }
}
async function explainingFullDisk(work) {
  try {
    await work();
  } catch (error2) {
    throw new EnvironmentError(
      `The heal could not be written: ${messageOf(error2)}`,
      "No file was changed. Make room on the disk (and check that you may write in .heal), then run Heal again.",
      { cause: error2 }
    );
  }
}

// src/observe/audit.ts
var genesis = "0".repeat(64);
function makeAuditTrail(log, ledger) {
  let last;
  let queue = Promise.resolve();
  const writeNew = async () => {
    if (!last) {
      await log.repair();
      const entry = readEntry((await log.lines()).at(-1) ?? "");
      last = entry ? { seq: entry.seq, hash: entry.hash } : { seq: 0, hash: genesis };
    }
    const lines = [];
    for (const recorded of await ledger.events({ after: last.seq })) {
      const entry = makeEntry(recorded, last.hash);
      lines.push(JSON.stringify(entry));
      last = { seq: entry.seq, hash: entry.hash };
    }
    await log.append(lines);
  };
  return {
    catchUp: () => queue = queue.then(writeNew, writeNew),
    async verify() {
      const newest = (await ledger.events({})).at(-1);
      return verifyLines(await log.lines(), newest?.seq ?? 0);
    }
  };
}
function verifyLines(lines, lastSeq) {
  let prev = genesis;
  let seq = 0;
  for (const [index, line] of lines.entries()) {
    const problem = (what) => ({
      valid: false,
      entries: lines.length,
      problem: `Line ${index + 1}: ${what}`
    });
    const entry = readEntry(line);
    if (!entry) return problem("is not an entry of the trail.");
    const { hash, ...rest } = entry;
    if (sha256(JSON.stringify(rest)) !== hash) return problem("was altered: its content does not match its hash.");
    if (entry.prev !== prev) return problem("does not follow the line before it: lines were removed, added or moved.");
    if (entry.seq <= seq) return problem("repeats or reverses the order of moves.");
    prev = hash;
    seq = entry.seq;
  }
  if (seq < lastSeq) {
    return {
      valid: false,
      entries: lines.length,
      problem: `The end is missing: the ledger has moves up to ${lastSeq}, the trail up to ${seq}.`
    };
  }
  return { valid: true, entries: lines.length, problem: void 0 };
}
function makeEntry({ seq, event }, prev) {
  const { finding } = event.healCase;
  const entry = {
    v: 1,
    seq,
    at: event.at,
    runId: event.runId,
    caseId: event.caseId,
    from: event.from ?? null,
    to: event.to,
    rule: finding.rule,
    place: finding.place,
    detail: describe2(event.healCase),
    prev
  };
  return { ...entry, hash: sha256(JSON.stringify(entry)) };
}
function describe2(healCase) {
  switch (healCase.stage) {
    case "detected":
      return { message: healCase.finding.message, sources: healCase.finding.sources };
    case "diagnosed":
      return {
        ...healCase.diagnosis,
        attempts: healCase.attempts.map(({ remedy, gates }) => ({ remedy: remedy.id, gates }))
      };
    case "planned":
      return {
        remedy: healCase.remedy.id,
        summary: healCase.remedy.summary,
        safety: healCase.remedy.safety,
        diff: healCase.remedy.preview
      };
    case "authorized":
      return healCase.verdict;
    case "applied":
      return healCase.receipt;
    case "verified":
      return { gates: healCase.verification.gates };
    case "published":
      return { ref: healCase.publication.ref, diff: healCase.remedy.preview };
    case "settled":
      return healCase.outcome;
  }
}
function readEntry(line) {
  try {
    const value = JSON.parse(line);
    if (typeof value !== "object" || value === null) return void 0;
    if (!("seq" in value) || typeof value.seq !== "number" || !("hash" in value) || typeof value.hash !== "string")
      return void 0;
    return value;
  } catch {
    return void 0;
  }
}

// src/app/place.ts
async function openPlace(path22, settings) {
  const repository = await openRepository(resolve3(settings.cwd, path22), settings.env);
  const healFolder = join3(repository.packageRoot, ".heal");
  const ledgerFile = join3(healFolder, "ledger.sqlite");
  const auditFile = join3(healFolder, "logs", "autonomous_healing", "audit.jsonl");
  return {
    repository,
    healFolder,
    auditFile,
    lockFile: join3(healFolder, "lock"),
    stop: makeEmergencyStop(join3(healFolder, "stop.json")),
    tree: makeWorkingTree(repository.packageRoot, join3(healFolder, "journal")),
    config: () => readConfig(repository),
    hasLedger: () => stat4(ledgerFile).then(
      () => true,
      () => false
    ),
    async openLedger() {
      await makeHealFolder(healFolder);
      return openLedger(ledgerFile);
    },
    audit: (ledger) => makeAuditTrail(makeAppendLog(auditFile), ledger)
  };
}
async function readConfig({ root, packagePath }) {
  return requireConfig(await readConfigurationFiles(root, packagePath));
}
async function makeHealFolder(folder) {
  try {
    await mkdir4(folder, { recursive: true, mode: 448 });
    await writeFile4(join3(folder, ".gitignore"), "*\n", { flag: "wx" });
  } catch (error2) {
    if (error2 instanceof Error && "code" in error2 && error2.code === "EEXIST") return;
    throw new EnvironmentError(
      `Heal cannot keep its record in ${folder}: ${messageOf(error2)}`,
      "Make room on the disk and make the package writable for you, or use --dry-run, which keeps no record.",
      { cause: error2 }
    );
  }
}

// src/app/session.ts
import { tmpdir as tmpdir4, homedir } from "node:os";
import { dirname as dirname7 } from "node:path";

// src/drivers/process/run-tool.ts
import path7 from "node:path";

// src/drivers/process/start-process.ts
import { spawn as spawn2 } from "node:child_process";
import { constants } from "node:os";
import { performance as performance2 } from "node:perf_hooks";

// src/drivers/process/collect-output.ts
function collectOutput(child2, maxBytes, onFull) {
  const chunks = { out: [], err: [] };
  let left = maxBytes;
  let isFull = false;
  const take = (into) => (chunk) => {
    if (isFull) return;
    into.push(chunk.length > left ? chunk.subarray(0, left) : chunk);
    left -= chunk.length;
    if (left >= 0) return;
    isFull = true;
    onFull();
  };
  child2.stdout?.on("data", take(chunks.out));
  child2.stderr?.on("data", take(chunks.err));
  return {
    text: () => ({
      stdout: Buffer.concat(chunks.out).toString("utf8"),
      stderr: Buffer.concat(chunks.err).toString("utf8")
    }),
    note: (line) => void chunks.err.push(Buffer.from(line))
  };
}

// src/drivers/process/kill-tree.ts
import { spawn } from "node:child_process";
function killTree(child2) {
  const { pid } = child2;
  if (pid === void 0) return;
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore", windowsHide: true }).once("error", () => {
      child2.kill("SIGKILL");
    });
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    child2.kill("SIGKILL");
  }
}

// src/drivers/process/start-process.ts
var defaultMaxOutputBytes = 64 * 1024 * 1024;
var drainMs = 500;
function startProcess(start, signal) {
  const started = performance2.now();
  const [program, ...args] = start.argv;
  const refuse5 = (status, why) => Promise.resolve({ status, code: void 0, stdout: "", stderr: why, ms: performance2.now() - started });
  if (program === void 0 || program === "") return refuse5("not-started", "no program given");
  if (signal?.aborted) return refuse5("stopped", "");
  let child2;
  try {
    child2 = spawn2(program, args, {
      cwd: start.cwd,
      env: { ...start.env },
      stdio: ["pipe", "pipe", "pipe"],
      // A group of its own, so that one signal reaches everything it started.
      detached: process.platform !== "win32",
      windowsHide: true,
      shell: false
    });
  } catch (error2) {
    return refuse5("not-started", error2 instanceof Error ? error2.message : String(error2));
  }
  return new Promise((resolve6) => {
    let status = "exited";
    let exit;
    let drain;
    const end = (why) => {
      if (status === "exited") status = why;
      killTree(child2);
    };
    const output = collectOutput(child2, start.maxOutputBytes ?? defaultMaxOutputBytes, () => end("too-much-output"));
    const timer = setTimeout(() => end("timed-out"), start.timeoutMs);
    const onAbort = () => end("stopped");
    signal?.addEventListener("abort", onAbort, { once: true });
    const settle2 = () => {
      clearTimeout(timer);
      clearTimeout(drain);
      signal?.removeEventListener("abort", onAbort);
      child2.stdout?.destroy();
      child2.stderr?.destroy();
      const { stdout, stderr } = output.text();
      resolve6({
        status,
        code: status === "exited" ? exit : void 0,
        stdout,
        stderr,
        ms: performance2.now() - started
      });
    };
    child2.once("error", (error2) => {
      if (child2.pid !== void 0) return;
      status = "not-started";
      output.note(error2.message);
      settle2();
    });
    child2.once("exit", (code2, killedBy) => {
      exit = code2 ?? 128 + (killedBy === null ? 0 : constants.signals[killedBy]);
      killTree(child2);
      drain = setTimeout(settle2, drainMs);
    });
    child2.once("close", settle2);
    child2.stdin?.on("error", () => void 0);
    child2.stdin?.end(start.stdin ?? "");
  });
}

// src/drivers/process/run-tool.ts
function makeRunTool(place) {
  return (run2, signal) => startProcess(
    {
      argv: run2.argv,
      cwd: path7.resolve(place.root, run2.cwd ?? ""),
      env: { ...place.env, ...run2.env },
      stdin: run2.stdin,
      timeoutMs: run2.timeoutMs,
      maxOutputBytes: run2.maxOutputBytes
    },
    signal
  );
}

// src/drivers/sandbox/sandbox.ts
import { mkdir as mkdir10, realpath as realpath8, rm as rm7, symlink as symlink3 } from "node:fs/promises";
import path18 from "node:path";

// src/drivers/sandbox/bubblewrap.ts
import { existsSync } from "node:fs";
import { lstat as lstat4, stat as stat5 } from "node:fs/promises";
import path11 from "node:path";

// src/drivers/sandbox/hidden.ts
import { lstat as lstat2, readFile as readFile6, readdir as readdir3, realpath as realpath3 } from "node:fs/promises";
import path8 from "node:path";

// src/drivers/sandbox/options.ts
var dependencyFolders = /* @__PURE__ */ new Set(["node_modules", ".venv", "venv", "env"]);
function isWithin(folder, file) {
  if (file === folder) return true;
  const prefix2 = folder.endsWith("/") || folder.endsWith("\\") ? folder : folder + (folder.includes("\\") ? "\\" : "/");
  return file.startsWith(prefix2);
}

// src/drivers/sandbox/hidden.ts
var secretsOfHome = [
  ...[".ssh", ".aws", ".azure", ".gnupg", ".kube", ".docker", ".netrc", ".npmrc", ".yarnrc", ".yarnrc.yml", ".pypirc"],
  ...[".git-credentials", ".gitconfig", ".config", ".cargo/credentials", ".cargo/credentials.toml", ".m2", ".gradle"],
  ...[
    ".local/share/keyrings",
    ".bash_history",
    ".zsh_history",
    ".node_repl_history",
    ".python_history",
    ".terraform.d"
  ],
  ...[".claude", ".claude.json", ".codex", ".gem/credentials", ".composer/auth.json", ".vault-token", ".pgpass"]
];
var secretsOfMachine = ["/usr/etc/npmrc", "/usr/local/etc/npmrc", "/usr/etc/gitconfig", "/usr/local/etc/gitconfig"];
var deepest2 = 6;
var mostFolders2 = 2e4;
async function findHiddenPaths(root, packageRoot, home) {
  const places2 = new Set(await findGitFolders(root));
  for (const folder of [root, packageRoot]) places2.add(path8.join(folder, ".heal"));
  for (const name2 of secretsOfHome) places2.add(path8.join(home, name2));
  for (const name2 of secretsOfMachine) places2.add(name2);
  const hidden = [];
  for (const place of places2) {
    const kind = await lstat2(place).catch(() => void 0);
    if (kind?.isDirectory()) hidden.push({ path: place, isFolder: true });
    else if (kind?.isFile()) hidden.push({ path: place, isFolder: false });
  }
  return hidden;
}
async function findGitFolders(root) {
  const found = [];
  let left = mostFolders2;
  const visit = async (folder, depth) => {
    if (left-- <= 0) return;
    const entries = await readdir3(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const place = path8.join(folder, entry.name);
      if (entry.name === ".git") found.push(place, ...await followGitFile(place));
      else if (entry.isDirectory() && depth < deepest2 && !dependencyFolders.has(entry.name))
        await visit(place, depth + 1);
    }
  };
  await visit(root, 0);
  return found;
}
async function followGitFile(place) {
  const real = await realpath3(place).catch(() => place);
  const text = await readFile6(real, "utf8").catch(() => "");
  const goal = /^gitdir: (.+)$/m.exec(text)?.[1];
  if (goal === void 0) return real === place ? [] : [real];
  const folder = path8.resolve(path8.dirname(real), goal);
  const common = (await readFile6(path8.join(folder, "commondir"), "utf8").catch(() => "")).trim();
  return [folder, ...common === "" ? [] : [path8.resolve(folder, common)]];
}

// src/drivers/sandbox/limits.ts
import { mkdir as mkdir5, readdir as readdir4, readFile as readFile7, rmdir, writeFile as writeFile5 } from "node:fs/promises";
import path9 from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
var mostProcesses = 2048;
var largestFileBytes = 8 * 1024 ** 3;
var enter = 'echo 1000 > /proc/self/oom_score_adj; test -z "$0" || echo $$ > "$0" || exit 125; exec "$@"';
function limitProcesses(prlimit, group) {
  const limits = [`--nproc=${mostProcesses}`, `--fsize=${largestFileBytes}`, "--core=0"];
  return [
    ...["/bin/sh", "-c", enter, group === void 0 ? "" : path9.join(group, "cgroup.procs")],
    ...prlimit === void 0 ? [] : [prlimit, ...limits, "--"]
  ];
}
async function makeGroup(name2) {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return void 0;
  for (const parent of ["/sys/fs/cgroup/pids", "/sys/fs/cgroup"]) {
    const group = path9.join(parent, name2);
    try {
      if (parent === "/sys/fs/cgroup") {
        const enabled = await readFile7(path9.join(parent, "cgroup.subtree_control"), "utf8");
        if (!enabled.split(/\s/).includes("pids")) continue;
      }
      await mkdir5(group);
      await writeFile5(path9.join(group, "pids.max"), String(mostProcesses));
      return group;
    } catch {
      await rmdir(group).catch(() => void 0);
    }
  }
  return void 0;
}
async function removeGroup(name2) {
  for (const parent of ["/sys/fs/cgroup/pids", "/sys/fs/cgroup"]) {
    const group = path9.join(parent, name2);
    for (let attempt2 = 0; attempt2 < 20; attempt2++) {
      const members = await readFile7(path9.join(group, "cgroup.procs"), "utf8").catch(() => "");
      for (const pid of members.split("\n").map(Number).filter((number) => number > 0))
        kill(pid);
      const isGone = await rmdir(group).then(
        () => true,
        (error2) => error2.code !== "EBUSY"
      );
      if (isGone) break;
      await sleep(25);
    }
  }
}
async function killMarked(name2) {
  if (process.platform !== "linux") return;
  const mark = `\0HEAL_SANDBOX=${name2}\0`;
  for (const entry of await readdir4("/proc").catch(() => [])) {
    if (!/^\d+$/.test(entry)) continue;
    const environment = await readFile7(`/proc/${entry}/environ`, "latin1").catch(() => "");
    if (`\0${environment}\0`.includes(mark)) kill(Number(entry));
  }
}
function kill(pid) {
  if (pid === process.pid) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch {
  }
}

// src/drivers/sandbox/visible.ts
import { lstat as lstat3, readFile as readFile8, realpath as realpath4 } from "node:fs/promises";
import path10 from "node:path";
var systemFolders = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store"];
var systemFiles = [
  ...["passwd", "group", "nsswitch.conf", "hosts", "host.conf", "resolv.conf", "protocols", "services", "mime.types"],
  ...["ld.so.cache", "ld.so.conf", "ld.so.conf.d", "ld.so.preload", "ld-musl-x86_64.path", "ld-musl-aarch64.path"],
  ...["alternatives", "localtime", "timezone", "locale.conf", "locale.alias", "os-release", "lsb-release"],
  ...["debian_version", "alpine-release", "redhat-release", "ssl/certs", "ssl/cert.pem", "ssl/openssl.cnf"],
  ...["ca-certificates", "pki/tls/certs", "pki/tls/cert.pem", "pki/ca-trust", "crypto-policies", "fonts", "magic"],
  ...["terminfo", "inputrc", "java", "maven", "python3", "python3.8", "python3.9", "python3.10", "python3.11"],
  ...["python3.12", "python3.13", "python3.14"]
].map((name2) => `/etc/${name2}`);
var homeInstallations = /* @__PURE__ */ new Set([
  ...[".pyenv", ".nvm", ".volta", ".asdf", ".fnm", ".rbenv", ".nodenv", ".bun", ".deno", ".rye", ".proto"],
  ...["miniconda3", "anaconda3", "miniforge3", "mambaforge", "micromamba"]
]);
var localInstallations = ["lib", "share/uv", "share/mise", "share/fnm", "share/pipx", "share/pnpm", "share/rtx"];
var programFolders = /* @__PURE__ */ new Set(["bin", "sbin", "shims", "condabin", "Scripts"]);
async function findVisiblePaths(root, packageRoot, options) {
  const wanted = [...options.expose, path10.join(options.home, ".local", "lib")];
  const searched = options.path.split(path10.delimiter).filter((entry) => path10.isAbsolute(entry));
  for (const entry of [...searched, path10.dirname(process.execPath)]) {
    wanted.push(...findInstallation(entry, options.home));
    const real = await realpath4(entry).catch(() => entry);
    if (real !== entry) wanted.push(...findInstallation(real, options.home));
  }
  wanted.push(...await findDependencyTargets(root, packageRoot));
  const forbidden = /* @__PURE__ */ new Set(["/", path10.dirname(options.home), options.home, "/tmp", "/run", "/var", "/etc", "/proc"]);
  const found = [];
  for (const place of [...systemFiles, ...new Set(wanted)]) {
    if (forbidden.has(place) || isWithin(root, place)) continue;
    if (isWithin(place, root) && !options.expose.includes(place)) continue;
    if (systemFolders.some((folder) => isWithin(folder, place))) continue;
    if (await lstat3(place).catch(() => void 0) !== void 0) found.push(place);
  }
  return found;
}
async function findSystemFolders() {
  const found = [];
  for (const folder of systemFolders) {
    const real = await realpath4(folder).catch(() => void 0);
    if (real !== void 0) found.push({ path: folder, real });
  }
  return found;
}
function findInstallation(entry, home) {
  const prefix2 = path10.dirname(entry);
  if (!programFolders.has(path10.basename(entry))) return [entry];
  if (!isWithin(home, entry)) return prefix2 === "/" ? [entry] : [prefix2];
  if (prefix2 === path10.join(home, ".local"))
    return [entry, ...localInstallations.map((name2) => path10.join(prefix2, name2))];
  const [first = "", ...rest] = path10.relative(home, prefix2).split(path10.sep);
  if (homeInstallations.has(first)) return [path10.join(home, first)];
  return rest.length === 0 ? [entry] : [prefix2];
}
async function findDependencyTargets(root, packageRoot) {
  const targets = [];
  for (let folder = packageRoot; isWithin(root, folder); folder = path10.dirname(folder)) {
    for (const name2 of dependencyFolders) {
      const place = path10.join(folder, name2);
      const real = await realpath4(place).catch(() => void 0);
      if (real === void 0) continue;
      const base2 = await readFile8(path10.join(real, "pyvenv.cfg"), "utf8").catch(() => void 0);
      if (real !== place && (path10.basename(real) === "node_modules" || base2 !== void 0)) targets.push(real);
      const home = /^home\s*=\s*(.+)$/m.exec(base2 ?? "")?.[1]?.trim();
      if (home !== void 0 && programFolders.has(path10.basename(home))) {
        const interpreter = await realpath4(home).catch(() => home);
        targets.push(path10.dirname(home), path10.dirname(interpreter));
      }
    }
    if (folder === path10.dirname(folder)) break;
  }
  return targets.filter((target) => path10.isAbsolute(target));
}

// src/drivers/sandbox/bubblewrap.ts
function isolate(keepsOwnership) {
  const namespaces = keepsOwnership ? ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try", "--cap-drop", "ALL"] : ["--unshare-all", "--cap-drop", "ALL"];
  const rights = keepsOwnership ? ["CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_CHOWN"].flatMap((cap) => ["--cap-add", cap]) : [];
  return [...namespaces, ...rights, "--die-with-parent", "--new-session", "--hostname", "heal"];
}
async function makeBubblewrapRun(place, options) {
  const { uid } = await stat5(place.root);
  const keepsOwnership = process.getuid?.() === 0 && uid !== 0;
  const argv = [
    ...limitProcesses(place.prlimit, place.group),
    place.bwrap,
    ...isolate(keepsOwnership),
    ...await mountAll(place, options)
  ];
  const env = { PATH: options.path, HOME: options.home, ...sandboxEnvironment };
  const outside2 = options.makeRunTool({ root: "/", env });
  return async (run2, signal) => {
    const cwd = path11.resolve(place.packageRoot, run2.cwd ?? "");
    return recogniseFailedStart(
      await outside2({ ...run2, cwd: "", argv: [...argv, "--chdir", cwd, "--", ...run2.argv] }, signal)
    );
  };
}
var sandboxEnvironment = { LANG: "C.UTF-8", TMPDIR: "/tmp", PYTHONDONTWRITEBYTECODE: "1" };
var largestMemoryFolderBytes = 4 * 1024 ** 3;
async function mountAll(place, options) {
  const system = await findSystemFolders();
  const visible = await findVisiblePaths(place.root, place.packageRoot, options);
  const hidden = await findHiddenPaths(place.root, place.packageRoot, options.home);
  const isSeen = (file) => [...system.map((folder) => folder.path), ...visible].some((folder) => isWithin(folder, file));
  const covers = [];
  const covered = [];
  for (const { path: secret, isFolder: isFolder2 } of hidden) {
    if (covered.some((folder) => isWithin(folder, secret))) continue;
    const isInCopy = isWithin(place.root, secret);
    if (isInCopy ? !await exists2(path11.join(place.copy, path11.relative(place.root, secret))) : !isSeen(secret))
      continue;
    covers.push(...isFolder2 ? ["--tmpfs", secret] : ["--ro-bind", "/dev/null", secret]);
    covered.push(secret);
  }
  const systemMounts = system.flatMap(
    ({ path: seen, real }) => seen === real ? ["--ro-bind", seen, seen] : ["--symlink", real, seen]
  );
  const memory = (folder) => [
    ...place.hasSize ? ["--size", String(largestMemoryFolderBytes)] : [],
    ...["--tmpfs", folder]
  ];
  return [
    ...systemMounts,
    ...["--proc", "/proc", ...protectKernel, "--dev", "/dev"],
    ...["/tmp", "/var/tmp", "/run", ...options.home === "/" ? [] : [options.home]].flatMap(memory),
    ...visible.flatMap((folder) => ["--ro-bind-try", folder, folder]),
    ...["--bind", place.copy, place.root],
    ...place.dependencies.flatMap(({ real, seen }) => ["--ro-bind", real, seen]),
    ...covers,
    ...["--remount-ro", "/"]
  ];
}
var protectKernel = [
  ...["sys", "sysrq-trigger", "irq", "bus", "fs", "mtrr"].flatMap((name2) => bindReadOnly(`/proc/${name2}`)),
  ...["kcore", "keys", "key-users", "timer_list", "sched_debug", "kmsg", "kallsyms", "latency_stats"].flatMap(
    (name2) => existsSync(`/proc/${name2}`) ? ["--ro-bind", "/dev/null", `/proc/${name2}`] : []
  ),
  ...["acpi", "scsi", "asound"].flatMap((name2) => existsSync(`/proc/${name2}`) ? ["--tmpfs", `/proc/${name2}`] : [])
];
function bindReadOnly(place) {
  return ["--ro-bind-try", place, place];
}
async function exists2(file) {
  return await lstat4(file).catch(() => void 0) !== void 0;
}
function recogniseFailedStart(result) {
  const isOurs2 = result.status === "exited" && result.code !== 0 && result.stdout === "";
  const why = /^(bwrap|prlimit): .*$/m.exec(result.stderr);
  return isOurs2 && why?.index === 0 ? { ...result, status: "not-started", code: void 0 } : result;
}

// src/drivers/sandbox/container.ts
import { readFile as readFile9, writeFile as writeFile6 } from "node:fs/promises";
import path12 from "node:path";
var engineFile = "engine";
var image = "heal-empty:1";
var emptyArchive = "\0".repeat(1024);
async function probeContainers(engine, options) {
  if (process.platform !== "linux") return `${engine} is used on Linux only: it has to run this machine's own programs`;
  const run2 = options.makeRunTool({ root: "/", env: { PATH: options.path, HOME: options.home } });
  const info = await run2({ argv: [engine, "info"], timeoutMs: 1e4 });
  if (info.status === "not-started") return `${engine} is not installed`;
  if (info.code !== 0) return `${engine} is installed but its engine does not answer`;
  const known = await run2({ argv: [engine, "image", "inspect", image], timeoutMs: 1e4 });
  if (known.code !== 0) {
    const made2 = await run2({ argv: [engine, "import", "-", image], stdin: emptyArchive, timeoutMs: 2e4 });
    if (made2.code !== 0) return `${engine} cannot make an image`;
  }
  const mounts = (await findSystemFolders()).flatMap(({ path: seen, real }) => bind(real, seen, "ro"));
  const argv = [engine, "run", "--rm", ...restrictions, ...mounts, image, "/usr/bin/env", "true"];
  return (await run2({ argv, timeoutMs: 3e4 })).code === 0 ? void 0 : `${engine} cannot start a container`;
}
var restrictions = [
  ...["--network", "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"],
  ...["--pids-limit", "2048", "--ulimit", "core=0", "--ulimit", "nofile=4096:4096", "--ulimit", "nproc=4096:4096"],
  ...["/tmp", "/var/tmp", "/run"].flatMap((folder) => ["--tmpfs", `${folder}:exec`])
];
async function makeContainerRun(place, options) {
  const visible = await findVisiblePaths(place.root, place.packageRoot, options);
  const hidden = await findHiddenPaths(place.root, place.packageRoot, options.home);
  const mounts = [
    ...(await findSystemFolders()).flatMap(({ path: seen, real }) => bind(real, seen, "ro")),
    ...mount("type=tmpfs", `target=${options.home}`),
    ...visible.flatMap((folder) => bind(folder, folder, "ro")),
    ...bind(place.copy, place.root, "rw"),
    ...place.dependencies.flatMap(({ real, seen }) => bind(real, seen, "ro")),
    ...hidden.filter((secret) => visible.some((folder) => isWithin(folder, secret.path))).flatMap(
      (secret) => secret.isFolder ? mount("type=tmpfs", `target=${secret.path}`) : bind("/dev/null", secret.path, "ro")
    )
  ];
  const who = process.getuid?.() ?? 0;
  const group = process.getgid?.() ?? 0;
  const user = place.engine === "podman" && who !== 0 ? ["--userns=keep-id"] : ["--user", `${who}:${group}`];
  const outside2 = options.makeRunTool({ root: "/", env: { PATH: options.path, HOME: options.home } });
  await writeFile6(path12.join(place.folder.path, engineFile), place.engine);
  let started = 0;
  return async (run2, signal) => {
    const name2 = `${place.folder.name}-${++started}`;
    const env = { PATH: options.path, HOME: options.home, ...sandboxEnvironment, ...run2.env };
    const argv = [
      ...[place.engine, "run", "--rm", "--interactive", "--name", name2, ...restrictions, ...user, ...mounts],
      ...Object.entries(env).flatMap(([key, value]) => ["--env", `${key}=${value}`]),
      ...["--workdir", path12.resolve(place.packageRoot, run2.cwd ?? ""), image, ...run2.argv]
    ];
    const result = await outside2({ ...run2, cwd: "", env: {}, argv }, signal);
    if (result.status !== "exited") await endContainers(outside2, place.engine, [name2]);
    const isFailedStart = result.code === 125 || result.code === 126 || result.code === 127;
    return isFailedStart && result.stdout === "" ? { ...result, status: "not-started", code: void 0 } : result;
  };
}
async function removeContainers(folder, options) {
  const engine = await readFile9(path12.join(folder.path, engineFile), "utf8").catch(() => "");
  if (engine !== "docker" && engine !== "podman") return;
  const run2 = options.makeRunTool({ root: "/", env: { PATH: options.path, HOME: options.home } });
  const listed = await run2({ argv: [engine, "ps", "-aq", "--filter", `name=${folder.name}`], timeoutMs: 2e4 });
  const ids = listed.stdout.split("\n").filter((id) => /^[0-9a-f]+$/.test(id));
  if (ids.length > 0) await endContainers(run2, engine, ids);
}
async function endContainers(run2, engine, names2) {
  await run2({ argv: [engine, "kill", "--signal", "KILL", ...names2], timeoutMs: 2e4 });
  await run2({ argv: [engine, "rm", "--force", ...names2], timeoutMs: 6e4 });
}
function bind(source, target, mode) {
  return mount("type=bind", `source=${source}`, `target=${target}`, ...mode === "ro" ? ["readonly"] : []);
}
function mount(...fields) {
  const quote = (field) => /[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
  return ["--mount", fields.map(quote).join(",")];
}

// src/drivers/sandbox/copy-files.ts
import { constants as constants2 } from "node:fs";
import { chmod as chmod2, copyFile as copyFile2, lstat as lstat5, mkdir as mkdir6, readdir as readdir5, readlink, realpath as realpath5, symlink } from "node:fs/promises";
import path13 from "node:path";
var listMs = 6e4;
var deepest3 = 8;
var skippable = /* @__PURE__ */ new Set([
  ...["EACCES", "EPERM", "ENOENT", "ENOTDIR", "EISDIR", "EEXIST", "ELOOP", "EINVAL", "EILSEQ", "ENAMETOOLONG"]
]);
async function copyFiles(root, target, searchPath, makeRunTool2) {
  const run2 = makeRunTool2({ root, env: { PATH: searchPath, GIT_OPTIONAL_LOCKS: "0", GIT_CONFIG_NOSYSTEM: "1" } });
  const dependencies = /* @__PURE__ */ new Set();
  const files = await listFiles(run2, root, "", 0, dependencies) ?? await walk(root, "", 0, dependencies);
  await mkdir6(target, { recursive: true });
  const queue = [...new Set(files)].filter((file) => !file.split("/").includes(".heal"));
  let copied = 0;
  const work = async () => {
    for (let file = queue.pop(); file !== void 0; file = queue.pop())
      if (await copyOne(root, target, file)) copied++;
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return { dependencies: [...dependencies].sort(), files: copied };
}
async function listFiles(run2, root, below, depth, dependencies) {
  const list = async (...flags3) => {
    const settings = ["-c", "core.fsmonitor=false", "-c", "safe.directory=*"];
    const argv = ["git", ...settings, "ls-files", "-z", "--exclude-standard", ...flags3];
    const result = await run2({ argv, cwd: below, timeoutMs: listMs, maxOutputBytes: 512 * 1024 * 1024 });
    if (result.code !== 0) return void 0;
    return result.stdout.split("\0").filter((name2) => name2 !== "").map((name2) => path13.posix.join(below, name2.replace(/\/$/, "")));
  };
  const tracked = await list("--cached");
  const untracked = await list("--others");
  const ignored = await list("--others", "--ignored", "--directory");
  if (tracked === void 0 || untracked === void 0 || ignored === void 0) return void 0;
  for (const folder of ignored) if (await isDependencyFolder(root, folder)) dependencies.add(folder);
  const files = [];
  const add = async (relative6) => {
    const kind = await lstat5(path13.join(root, relative6)).catch(() => void 0);
    if (kind?.isDirectory() && depth < deepest3) {
      const inner = await listFiles(run2, root, relative6, depth + 1, dependencies);
      files.push(...inner ?? await walk(root, relative6, depth + 1, dependencies));
    } else if (kind !== void 0) files.push(relative6);
  };
  for (const relative6 of tracked) await add(relative6);
  for (const relative6 of untracked) {
    const folder = findNamedFolder(relative6);
    if (folder !== void 0 && (dependencies.has(folder) || await isDependencyFolder(root, folder))) {
      dependencies.add(folder);
    } else await add(relative6);
  }
  return files;
}
async function isDependencyFolder(root, folder) {
  const name2 = path13.posix.basename(folder);
  if (name2 === "node_modules") return true;
  if (!dependencyFolders.has(name2)) return false;
  return await lstat5(path13.join(root, folder, "pyvenv.cfg")).catch(() => void 0) !== void 0;
}
function findNamedFolder(file) {
  const parts = file.split("/");
  const at = parts.findIndex((part) => dependencyFolders.has(part));
  return at === -1 ? void 0 : parts.slice(0, at + 1).join("/");
}
async function walk(root, below, depth, dependencies) {
  const files = [];
  for (const entry of await readdir5(path13.join(root, below), { withFileTypes: true }).catch(() => [])) {
    const relative6 = path13.posix.join(below, entry.name);
    if (entry.name === ".git") continue;
    if (await isDependencyFolder(root, relative6)) dependencies.add(relative6);
    else if (!entry.isDirectory()) files.push(relative6);
    else if (depth < 64) files.push(...await walk(root, relative6, depth + 1, dependencies));
  }
  return files;
}
async function copyOne(root, target, file) {
  const [from, to] = [path13.join(root, file), path13.join(target, file)];
  try {
    const kind = await lstat5(from);
    if (!kind.isFile() && !kind.isSymbolicLink()) return false;
    await mkdir6(path13.dirname(to), { recursive: true });
    if (kind.isSymbolicLink()) await copyLink(root, from, to);
    else {
      await copyFile2(from, to, constants2.COPYFILE_FICLONE | constants2.COPYFILE_EXCL);
      await chmod2(to, kind.mode & 511);
    }
    return true;
  } catch (error2) {
    if (error2 instanceof Error && "code" in error2 && skippable.has(String(error2.code))) return false;
    throw error2;
  }
}
async function copyLink(root, from, to) {
  const goal = await readlink(from);
  const resolved = path13.resolve(await realpath5(path13.dirname(from)), goal);
  const isInside3 = path13.isAbsolute(goal) && isWithin(root, resolved);
  await symlink(isInside3 ? path13.relative(path13.dirname(from), resolved) : goal, to);
}

// src/drivers/sandbox/inside.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import { constants as constants3 } from "node:fs";
import { lstat as lstat6, mkdir as mkdir7, open, readFile as readFile10, readlink as readlink2, realpath as realpath6, rename as rename3, rm as rm4, symlink as symlink2, unlink } from "node:fs/promises";
import path14 from "node:path";
var flags = { noFollow: constants3.O_NOFOLLOW ?? 0, directory: constants3.O_DIRECTORY ?? 0 };
async function writeInside(root, file, bytes, mode) {
  await withParent(root, file, true, async (target) => {
    const before = await lstatOf(target);
    if (before !== void 0 && !before.isFile()) throw refusal(file, "it is no regular file");
    const temporary = path14.join(path14.dirname(target), `.heal-write-${randomBytes2(6).toString("hex")}`);
    const handle = await open(
      temporary,
      constants3.O_WRONLY | constants3.O_CREAT | constants3.O_EXCL | flags.noFollow,
      384
    );
    try {
      await handle.writeFile(bytes);
      await handle.chmod(mode ?? (before === void 0 ? 420 : before.mode & 4095));
      if (before !== void 0 && process.getuid?.() === 0) await handle.chown(before.uid, before.gid);
      await handle.close();
      await rename3(temporary, target);
    } catch (error2) {
      await handle.close().catch(() => void 0);
      await unlink(temporary).catch(() => void 0);
      throw error2;
    }
  });
}
async function restoreInside(root, original, file) {
  const source = path14.join(original, file);
  const kind = await lstatOf(source);
  if (kind?.isFile()) {
    await removeInside2(root, file, (now) => !now.isFile());
    await writeInside(root, file, await readFile10(source), kind.mode & 4095);
    return;
  }
  await removeInside2(root, file, () => true);
  if (!kind?.isSymbolicLink()) return;
  const goal = await readlink2(source);
  await withParent(root, file, true, (target) => symlink2(goal, target));
}
async function removeInside2(root, file, isUnwanted) {
  await withParent(root, file, false, async (target) => {
    const now = await lstatOf(target);
    if (now !== void 0 && isUnwanted(now)) await rm4(target, { recursive: true, force: true });
  });
}
async function lstatOf(file) {
  try {
    return await lstat6(file);
  } catch (error2) {
    if (error2 instanceof Error && "code" in error2 && (error2.code === "ENOENT" || error2.code === "ENOTDIR"))
      return void 0;
    throw error2;
  }
}
async function withParent(root, file, isMade, act2) {
  const parts = file.split("/");
  const isPlain = parts.every((part) => part !== "" && part !== "." && part !== ".." && !/[\0\\]/.test(part));
  if (!isPlain || path14.isAbsolute(file) || /^[A-Za-z]:/.test(file))
    throw refusal(file, "it does not name a file below");
  if (parts.some((part) => part.toLowerCase().replace(/[. ]+$/, "") === ".git")) throw refusal(file, "it is git's own");
  const home = await realpath6(root);
  const folders = parts.slice(0, -1);
  const name2 = parts.at(-1) ?? "";
  let folder = home;
  for (const part of folders) {
    const next = path14.join(folder, part);
    if (await lstatOf(next) === void 0) {
      if (!isMade) return;
      await mkdir7(next);
    }
    folder = await realpath6(next);
    if (!isWithin(home, folder)) throw refusal(file, "a link leads out of the copy");
  }
  if (process.platform !== "linux") return act2(path14.join(folder, name2));
  const handle = await open(folder, constants3.O_RDONLY | flags.directory | flags.noFollow);
  try {
    const held = `/proc/self/fd/${handle.fd}`;
    if (!isWithin(home, await realpath6(held))) throw refusal(file, "a link leads out of the copy");
    await act2(path14.join(held, name2));
  } finally {
    await handle.close();
  }
}
function refusal(file, why) {
  return new EnvironmentError(
    `${JSON.stringify(file)} was not written: ${why}`,
    "only regular files inside the package can be healed"
  );
}

// src/drivers/sandbox/overlay.ts
import { mkdir as mkdir8, readFile as readFile11 } from "node:fs/promises";
import path15 from "node:path";
var systemPath = "/usr/sbin:/usr/bin:/sbin:/bin";
async function mountOverlay(lower, privateFolder, makeRunTool2) {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return void 0;
  const run2 = makeRunTool2({ root: lower, env: { PATH: systemPath } });
  const merged = path15.join(privateFolder, "merged");
  await mkdir8(merged, { recursive: true });
  const tryLayer = async (layer) => {
    const [upper, work] = [path15.join(layer, "upper"), path15.join(layer, "work")];
    await mkdir8(upper, { recursive: true });
    await mkdir8(work, { recursive: true });
    const options = `lowerdir=.,upperdir=${upper},workdir=${work}`;
    if (/[,:\\]/.test(upper)) return false;
    const mount2 = await run2({ argv: ["mount", "-t", "overlay", "heal", "-o", options, merged], timeoutMs: 1e4 });
    return mount2.code === 0;
  };
  if (await tryLayer(path15.join(privateFolder, "layer"))) return merged;
  const memory = path15.join(privateFolder, "memory");
  await mkdir8(memory, { recursive: true });
  const argv = ["mount", "-t", "tmpfs", "-o", "mode=700", "heal", memory];
  if ((await run2({ argv, timeoutMs: 1e4 })).code !== 0) return void 0;
  if (await tryLayer(memory)) return merged;
  await unmountBelow(privateFolder, makeRunTool2);
  return void 0;
}
async function unmountBelow(folder, makeRunTool2) {
  if (process.platform !== "linux") return;
  const run2 = makeRunTool2({ root: "/", env: { PATH: systemPath } });
  for (const place of await mountsBelow(folder)) {
    const plain = await run2({ argv: ["umount", "--", place], timeoutMs: 1e4 });
    if (plain.code !== 0) await run2({ argv: ["umount", "-l", "--", place], timeoutMs: 1e4 });
  }
}
async function mountsBelow(folder) {
  const table3 = await readFile11("/proc/self/mountinfo", "utf8").catch(() => "");
  return table3.split("\n").map((line) => line.split(" ")[4] ?? "").map((place) => place.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(parseInt(octal, 8)))).filter((place) => place.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length);
}

// src/drivers/sandbox/private-folder.ts
import { randomBytes as randomBytes3 } from "node:crypto";
import { mkdir as mkdir9, readdir as readdir6, readFile as readFile12, realpath as realpath7, rm as rm5, stat as stat6, writeFile as writeFile7 } from "node:fs/promises";
import path16 from "node:path";
var markerName = "owner.json";
var namePattern = /^heal-(\d+)-[0-9a-f]{12}$/;
async function makePrivateFolder(tempFolder) {
  const name2 = `heal-${process.pid}-${randomBytes3(6).toString("hex")}`;
  const folder = path16.join(await realpath7(tempFolder), name2);
  await mkdir9(folder, { mode: 448 });
  const born = await birthOf(process.pid);
  try {
    await writeFile7(path16.join(folder, markerName), JSON.stringify({ pid: process.pid, born }), { mode: 384 });
  } catch (error2) {
    await rm5(folder, { recursive: true, force: true });
    throw error2;
  }
  return { path: folder, name: name2 };
}
async function findAbandonedFolders(tempFolder) {
  const parent = await realpath7(tempFolder).catch(() => tempFolder);
  const abandoned = [];
  for (const name2 of await readdir6(parent).catch(() => [])) {
    const pid = Number(namePattern.exec(name2)?.[1]);
    const folder = path16.join(parent, name2);
    if (!Number.isInteger(pid) || !await isOurs(folder)) continue;
    if (!await isOwnerAlive(folder, pid)) abandoned.push({ path: folder, name: name2 });
  }
  return abandoned;
}
async function isOurs(folder) {
  try {
    const { uid } = await stat6(folder);
    return process.getuid === void 0 || uid === process.getuid();
  } catch {
    return false;
  }
}
async function isOwnerAlive(folder, pid) {
  try {
    process.kill(pid, 0);
  } catch (error2) {
    return error2 instanceof Error && "code" in error2 && error2.code === "EPERM";
  }
  const born = await birthOf(pid);
  const marker = await readFile12(path16.join(folder, markerName), "utf8").catch(() => "");
  return born === void 0 || !marker.includes('"born"') || marker.includes(JSON.stringify(born));
}
async function birthOf(pid) {
  const text = await readFile12(`/proc/${pid}/stat`, "utf8").catch(() => void 0);
  return text?.slice(text.lastIndexOf(")") + 2).split(" ").at(19);
}

// src/drivers/sandbox/probe.ts
import { access, constants as constants4, rm as rm6 } from "node:fs/promises";
import path17 from "node:path";
async function probeMachine(options) {
  const allow = options.allow ?? ["bubblewrap", "docker", "podman", "none"];
  const bwrap = await findProgram("bwrap", options.path);
  const prlimit = await findProgram("prlimit", options.path);
  const whyNot = [];
  if (allow.includes("bubblewrap")) {
    const problem = await probeBubblewrap(bwrap, options);
    if (problem === void 0) {
      const method = await probeOverlay(options);
      const why = process.getuid?.() === 0 ? "cannot be mounted here" : "need root";
      const how = method === "overlay" ? "over a layer of the repository" : `on copied files: overlays ${why}`;
      return {
        isolation: "bubblewrap",
        method,
        reason: `bubblewrap ${how}`,
        bwrap,
        prlimit,
        hasSize: await canSize(bwrap, options),
        isAllowed: true
      };
    }
    whyNot.push(problem);
  }
  for (const engine of ["docker", "podman"]) {
    if (!allow.includes(engine)) continue;
    const problem = await probeContainers(engine, options);
    const found = { isolation: engine, method: "files", bwrap, prlimit, hasSize: false, isAllowed: true };
    if (problem === void 0) return { ...found, reason: [...whyNot, `${engine} works`].join("; ") };
    whyNot.push(problem);
  }
  const reason = whyNot.length === 0 ? "isolation is switched off" : whyNot.join("; ");
  const isAllowed = allow.includes("none");
  return { isolation: "none", method: "files", reason, bwrap, prlimit, hasSize: false, isAllowed };
}
async function probeBubblewrap(bwrap, options) {
  if (process.platform !== "linux") return "bubblewrap exists on Linux only";
  if (bwrap === void 0) return "bubblewrap (bwrap) is not installed";
  const run2 = options.makeRunTool({ root: "/", env: { PATH: options.path } });
  const argv = [bwrap, ...isolate(false), "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "--", "true"];
  const result = await run2({ argv, timeoutMs: 1e4 });
  const said = result.stderr.split("\n")[0]?.slice(0, 200) ?? "";
  return result.code === 0 ? void 0 : `bubblewrap may not isolate here (${said || result.status})`;
}
async function canSize(bwrap, options) {
  const run2 = options.makeRunTool({ root: "/", env: { PATH: options.path } });
  return (await run2({ argv: [bwrap ?? "bwrap", "--help"], timeoutMs: 5e3 })).stdout.includes("--size ");
}
async function probeOverlay(options) {
  const folder = await makePrivateFolder(options.tempFolder);
  try {
    return await mountOverlay("/etc", folder.path, options.makeRunTool) === void 0 ? "files" : "overlay";
  } finally {
    await unmountBelow(folder.path, options.makeRunTool);
    await rm6(folder.path, { recursive: true, force: true });
  }
}
async function findProgram(name2, searchPath) {
  for (const folder of searchPath.split(path17.delimiter)) {
    const file = path17.join(folder, name2);
    if (path17.isAbsolute(folder) && await isExecutable(file)) return file;
  }
  return void 0;
}
async function isExecutable(file) {
  return access(file, constants4.X_OK).then(
    () => true,
    () => false
  );
}

// src/drivers/sandbox/sandbox.ts
function makeSandbox(options) {
  let probed;
  const probe = () => probed ??= probeMachine(options);
  return {
    async probe() {
      const { isolation, reason } = await probe();
      return { isolation, reason };
    },
    async open(repositoryRoot, packagePath) {
      const machine = await probe();
      if (!machine.isAllowed) {
        const what = `no sandbox that may be used works here: ${machine.reason}`;
        throw new EnvironmentError(what, "install bubblewrap, or allow to run without isolation");
      }
      const folder = await makePrivateFolder(options.tempFolder);
      try {
        return await openCopy(await realpath8(repositoryRoot), packagePath, machine, folder, options);
      } catch (error2) {
        await discard(folder, options);
        throw error2;
      }
    },
    async sweep() {
      for (const folder of await findAbandonedFolders(options.tempFolder)) await discard(folder, options);
    }
  };
}
async function openCopy(root, packagePath, machine, folder, options) {
  const packageRoot = path18.resolve(root, packagePath);
  const overlay = machine.method === "overlay" ? await mountOverlay(root, folder.path, options.makeRunTool) : void 0;
  const copy = overlay ?? path18.join(folder.path, "copy");
  const dependencies = overlay === void 0 ? await copyWithLinks(root, copy, folder, options) : [];
  const place = { root, packageRoot, copy, dependencies };
  const inside = await makeRun(machine, place, folder, options);
  const copyRoot = path18.resolve(copy, packagePath);
  if (await realpath8(copyRoot) !== copyRoot) {
    throw new EnvironmentError(`${packagePath} is a link`, "name the folder that it leads to");
  }
  const closing = new AbortController();
  const running = /* @__PURE__ */ new Set();
  const run2 = (tool, signal) => {
    const both = signal === void 0 ? closing.signal : AbortSignal.any([signal, closing.signal]);
    const result = inside(tool, both);
    running.add(result);
    return result.finally(() => running.delete(result));
  };
  let closed;
  const close = async () => {
    closing.abort();
    await Promise.allSettled(running);
    await discard(folder, options);
  };
  return {
    isolation: machine.isolation,
    root: copyRoot,
    toolRoot: machine.isolation === "none" ? copyRoot : packageRoot,
    run: run2,
    write: (file, bytes) => writeInside(copyRoot, file, bytes),
    restore: (file) => restoreInside(copyRoot, packageRoot, file),
    close: () => closed ??= close()
  };
}
async function makeRun(machine, place, folder, options) {
  switch (machine.isolation) {
    case "bubblewrap": {
      const bwrap = machine.bwrap ?? "bwrap";
      const group = await makeGroup(folder.name);
      return makeBubblewrapRun({ ...place, bwrap, prlimit: machine.prlimit, hasSize: machine.hasSize, group }, options);
    }
    case "docker":
    case "podman":
      return makeContainerRun({ ...place, folder, engine: machine.isolation }, options);
    case "none":
      return makeOpenRun(place, folder, options);
  }
}
async function makeOpenRun(place, folder, options) {
  const [home, temporary] = [path18.join(folder.path, "home"), path18.join(folder.path, "tmp")];
  await mkdir10(home, { recursive: true });
  await mkdir10(temporary, { recursive: true });
  const windows = process.platform === "win32" ? { USERPROFILE: home, TEMP: temporary, TMP: temporary } : {};
  return options.makeRunTool({
    root: path18.join(place.copy, path18.relative(place.root, place.packageRoot)),
    env: {
      ...{ PATH: options.path, HOME: home, TMPDIR: temporary, LANG: "C.UTF-8", PYTHONDONTWRITEBYTECODE: "1" },
      ...{ HEAL_SANDBOX: folder.name, ...windows }
    }
  });
}
async function copyWithLinks(root, copy, folder, options) {
  const { dependencies } = await copyFiles(root, copy, options.path, options.makeRunTool);
  const linked = [];
  for (const [index, dependency] of dependencies.entries()) {
    const real = await realpath8(path18.join(root, dependency)).catch(() => void 0);
    if (real === void 0) continue;
    const seen = path18.join(folder.path, "dependencies", String(index), path18.basename(dependency));
    const link2 = path18.join(copy, dependency);
    await mkdir10(path18.dirname(seen), { recursive: true });
    await mkdir10(path18.dirname(link2), { recursive: true });
    await symlink3(real, seen, "junction");
    await symlink3(seen, link2, "junction");
    linked.push({ real, seen });
  }
  return linked;
}
async function discard(folder, options) {
  await removeContainers(folder, options);
  await removeGroup(folder.name);
  await killMarked(folder.name);
  await unmountBelow(folder.path, options.makeRunTool);
  if ((await mountsBelow(folder.path)).length > 0) return;
  await rm7(folder.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

// src/drivers/tools/toolbox.ts
import { existsSync as existsSync2 } from "node:fs";
import { access as access3 } from "node:fs/promises";
import { createRequire } from "node:module";
import path21 from "node:path";

// src/drivers/tools/npm-program.ts
import { open as open2, readFile as readFile13 } from "node:fs/promises";
import path19 from "node:path";
import { z as z5 } from "zod";
var Manifest2 = z5.object({
  version: z5.string().optional(),
  bin: z5.union([z5.string(), z5.record(z5.string(), z5.string())]).optional()
});
async function findNpmProgram(packageFolder, program) {
  const text = await readFile13(path19.join(packageFolder, "package.json"), "utf8").catch(() => void 0);
  if (text === void 0) return void 0;
  const manifest = Manifest2.safeParse(parseJson(text));
  const bin = manifest.success ? manifest.data.bin : void 0;
  const file = typeof bin === "string" ? bin : bin?.[program];
  if (file === void 0 || path19.isAbsolute(file)) return void 0;
  const normal = path19.posix.normalize(file);
  return normal.startsWith("../") ? void 0 : normal;
}
async function readNpmVersion(packageFolder) {
  const text = await readFile13(path19.join(packageFolder, "package.json"), "utf8").catch(() => void 0);
  return text === void 0 ? void 0 : Manifest2.safeParse(parseJson(text)).data?.version;
}
async function isNodeScript(file) {
  if (/\.[cm]?[jt]s$/.test(file)) return true;
  const handle = await open2(file, "r").catch(() => void 0);
  if (handle === void 0) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(128), 0, 128, 0);
    return /^#!.*\bnode\b/.test(buffer.subarray(0, bytesRead).toString("latin1"));
  } finally {
    await handle.close();
  }
}

// src/drivers/tools/places.ts
import { access as access2, constants as constants5 } from "node:fs/promises";
import path20 from "node:path";
var environmentFolders = [".venv", "venv", "env"];
function listEnvironmentPrograms(levels) {
  const programs = process.platform === "win32" ? "Scripts" : "bin";
  return levels.flatMap((level2) => environmentFolders.map((folder) => `${level2}${folder}/${programs}`));
}
function listFileNames(program) {
  return process.platform === "win32" ? [`${program}.exe`] : [program];
}
async function isProgram(file) {
  return access2(file, process.platform === "win32" ? constants5.R_OK : constants5.X_OK).then(
    () => true,
    () => false
  );
}
async function findOnPath(program, searchPath) {
  const found = [];
  for (const folder of searchPath.split(path20.delimiter)) {
    if (!path20.isAbsolute(folder)) continue;
    for (const name2 of listFileNames(program)) {
      const file = path20.join(folder, name2);
      if (await isProgram(file)) found.push(file);
    }
  }
  return found;
}

// src/drivers/tools/toolbox.ts
var versionMs = 1e4;
var allOrigins = ["repository", "machine", "bundled"];
var npmPackages = {
  tsc: "typescript",
  pyright: "pyright",
  oxlint: "oxlint",
  eslint: "eslint",
  biome: "@biomejs/biome"
};
var bundled = /* @__PURE__ */ new Set(["tsc", "pyright", "oxlint"]);
var pythonTools = /* @__PURE__ */ new Set(["ruff", "mypy", "bandit", "pyright"]);
function makeToolbox(options) {
  const known = /* @__PURE__ */ new Map();
  return {
    find(name2, from = allOrigins) {
      const key = [name2, ...allOrigins.filter((origin) => from.includes(origin))].join(" ");
      const found = known.get(key) ?? findTool(name2, from, options);
      known.set(key, found);
      return found;
    }
  };
}
async function findTool(name2, from, options) {
  if (name2 === "node") return { argv: [process.execPath], version: process.versions.node, origin: "bundled" };
  for (const origin of allOrigins.filter((candidate) => from.includes(candidate))) {
    if (origin === "bundled") return findBundled(name2, options);
    for (const argv of await listCandidates(name2, origin, options)) {
      const tool = name2 === "python" ? await askPython(argv, origin, options) : await askVersion(argv, origin, options);
      if (tool !== void 0) return tool;
    }
  }
  return void 0;
}
async function listCandidates(name2, origin, options) {
  const npmPackage = npmPackages[name2];
  switch (origin) {
    case "repository": {
      const candidates = [];
      for (const level2 of listLevels(options.packagePath)) {
        if (name2 === "python" || name2 === "pytest" || pythonTools.has(name2))
          candidates.push(...await listFromEnvironment(name2, level2, options));
        if (npmPackage !== void 0) candidates.push(...await listFromNodeModules(name2, npmPackage, level2, options));
      }
      return candidates;
    }
    case "machine": {
      if (name2 === "pytest") {
        const python = await findTool("python", ["machine"], options);
        return python === void 0 ? [] : [[...python.argv, "-m", "pytest"]];
      }
      const programs = name2 === "python" ? ["python3", "python"] : [name2];
      const found = await Promise.all(programs.map((program) => findOnPath(program, options.path)));
      const own = path21.join(ownModules(options), ".bin") + path21.sep;
      return found.flat().flatMap((file) => file.startsWith(own) ? [] : [[file]]);
    }
  }
}
function ownModules(options) {
  const at = options.installedAt ?? import.meta.filename;
  const folder = (createRequire(at).resolve.paths("pyright") ?? []).find(
    (each) => existsSync2(path21.join(each, "pyright"))
  );
  return folder ?? path21.join(path21.dirname(at), "node_modules");
}
async function listFromEnvironment(name2, level2, options) {
  const found = [];
  const program = name2 === "pytest" ? "python" : name2;
  for (const folder of listEnvironmentPrograms([level2])) {
    for (const file of listFileNames(program)) {
      if (!await isReadable(path21.join(options.copy.root, folder, "..", "pyvenv.cfg"))) continue;
      if (!await isProgram(path21.join(options.copy.root, folder, file))) continue;
      const seen = path21.join(options.copy.toolRoot, folder, file);
      found.push(name2 === "pytest" ? [seen, "-m", "pytest"] : [seen]);
    }
  }
  return found;
}
async function isReadable(file) {
  return access3(file).then(
    () => true,
    () => false
  );
}
async function listFromNodeModules(name2, npmPackage, level2, options) {
  const folder = `${level2}node_modules/${npmPackage}`;
  const file = await findNpmProgram(path21.join(options.copy.root, folder), name2);
  if (file === void 0) return [];
  const seen = path21.join(options.copy.toolRoot, folder, file);
  return [await isNodeScript(path21.join(options.copy.root, folder, file)) ? [process.execPath, seen] : [seen]];
}
async function findBundled(name2, options) {
  const npmPackage = npmPackages[name2];
  if (npmPackage === void 0 || !bundled.has(name2)) return void 0;
  for (const folder of createRequire(options.installedAt ?? import.meta.filename).resolve.paths(npmPackage) ?? []) {
    const packageFolder = path21.join(folder, npmPackage);
    const [file, version2] = [await findNpmProgram(packageFolder, name2), await readNpmVersion(packageFolder)];
    if (file === void 0 || version2 === void 0) continue;
    const program = path21.join(packageFolder, file);
    const argv = await isNodeScript(program) ? [process.execPath, program] : [program];
    return { argv, version: version2, origin: "bundled" };
  }
  return void 0;
}
async function askVersion(argv, origin, options) {
  const result = await options.copy.run({
    argv: [...argv, "--version"],
    timeoutMs: versionMs,
    maxOutputBytes: 64 * 1024
  });
  if (result.code !== 0) return void 0;
  const version2 = /\d+\.\d+(\.\d+)?[\w.+-]*/.exec(`${result.stdout}
${result.stderr}`)?.[0];
  return version2 === void 0 ? void 0 : { argv, version: version2, origin };
}
async function askPython(argv, origin, options) {
  const code2 = 'import sys; print("%d.%d.%d" % sys.version_info[:3]); print(sys.executable)';
  const result = await options.copy.run({
    argv: [...argv, "-c", code2],
    timeoutMs: versionMs,
    maxOutputBytes: 64 * 1024
  });
  const [version2 = "", executable = ""] = result.stdout.trim().split(/\r?\n/);
  const [major = 0, minor = 0] = version2.split(".").map(Number);
  if (result.code !== 0 || major !== 3 || minor < 8) return void 0;
  return { argv: path21.isAbsolute(executable) ? [executable] : argv, version: version2, origin };
}

// src/drivers/type-inference/index.ts
import { createHash as createHash2 } from "node:crypto";
import { z as z6 } from "zod";
var timeoutMs = 12e4;
var maxOutputBytes2 = 16 * 1024 * 1024;
var Report = z6.object({
  generalDiagnostics: z6.array(
    z6.object({
      file: z6.string(),
      severity: z6.string(),
      message: z6.string(),
      range: z6.object({ start: z6.object({ line: z6.number().int().nonnegative() }) }).optional()
    })
  )
});
function createTypeInference(parts) {
  const answers = /* @__PURE__ */ new Map();
  let waiting = [];
  let running;
  const drain = async () => {
    await new Promise((resolve6) => setImmediate(resolve6));
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const types = await askPyright(parts, batch).catch(() => void 0);
      batch.forEach((question2, index) => question2.answer(types?.[index] ?? /* @__PURE__ */ new Map()));
    }
    running = void 0;
  };
  const ask2 = async (path22, kind, probeOf) => {
    const text = await parts.read(path22);
    if (text === void 0) return /* @__PURE__ */ new Map();
    const key = createHash2("sha256").update(`${path22}\0${kind}\0${text}`).digest("hex");
    const known = answers.get(key);
    if (known !== void 0) return known;
    const answer2 = new Promise((resolve6) => {
      waiting.push({ path: path22, probe: probeOf(text), answer: resolve6 });
    });
    answers.set(key, answer2);
    running ??= drain();
    return answer2;
  };
  return {
    returnTypes: (path22) => ask2(path22, "returns", (text) => parts.probes.probeReturns(path22, text)),
    typeOf: async (path22, start, end) => {
      const probeOf = (text) => parts.probes.probeExpression(path22, text, start, end);
      return (await ask2(path22, `${start}-${end}`, probeOf)).get(start);
    }
  };
}
async function askPyright(parts, questions) {
  const types = questions.map(() => /* @__PURE__ */ new Map());
  const tool = await parts.tools.find("pyright");
  if (tool === void 0) return types;
  const names2 = questions.map(({ path: path22, probe }, index) => probeName(path22, probe.text, index));
  try {
    for (const [index, question2] of questions.entries()) {
      await parts.copy.write(names2[index] ?? "", new TextEncoder().encode(question2.probe.text));
    }
    const argv = [...tool.argv, "--outputjson", ...names2];
    const result = await parts.copy.run({ argv, timeoutMs, maxOutputBytes: maxOutputBytes2 }, parts.signal);
    if (result.status !== "exited") return types;
    const report2 = Report.safeParse(parseJson(result.stdout));
    if (!report2.success) return types;
    for (const diagnostic of report2.data.generalDiagnostics) {
      const file = diagnostic.file.replaceAll("\\", "/");
      const index = names2.findIndex((name2) => file.endsWith(`/${name2}`) || file === name2);
      const printed = /^Type of ".*" is "(.*)"$/s.exec(diagnostic.message)?.[1];
      const line = (diagnostic.range?.start.line ?? -1) + 1;
      if (diagnostic.severity !== "information" || printed === void 0) continue;
      const said = questions[index]?.probe.read(line, printed);
      if (said !== void 0) types[index]?.set(said.key, said.type);
    }
    return types;
  } finally {
    for (const name2 of names2) await parts.copy.restore(name2);
  }
}
function probeName(path22, text, index) {
  const folder = path22.includes("/") ? path22.slice(0, path22.lastIndexOf("/") + 1) : "";
  const digest = createHash2("sha256").update(text).digest("hex").slice(0, 12);
  return `${folder}heal_types_${index}_${digest}.${path22.endsWith(".pyi") ? "pyi" : "py"}`;
}

// src/drivers/typescript/index.ts
import { ts as ts5 } from "ts-morph";

// src/drivers/typescript/config.ts
import { existsSync as existsSync4 } from "node:fs";
import { ts as ts2 } from "ts-morph";

// src/drivers/typescript/project.ts
import { existsSync as existsSync3 } from "node:fs";
import { dirname as dirname4, join as join4, posix, relative as relative3, sep as sep3 } from "node:path";
import { getLibFiles, libFolderInMemoryPath } from "@ts-morph/common";
import { ts } from "ts-morph";
var maxFileBytes = 4 * 1024 * 1024;
var libTexts;
function libText(path22) {
  if (!path22.startsWith(`${libFolderInMemoryPath}/`)) return void 0;
  libTexts ??= new Map(getLibFiles().map((file) => [file.fileName, file.text]));
  return libTexts.get(path22.slice(libFolderInMemoryPath.length + 1));
}
var Project = class {
  service;
  #options;
  #roots;
  #versions = /* @__PURE__ */ new Map();
  #thought = /* @__PURE__ */ new Map();
  #counter = 0;
  constructor(options, roots, folder, root) {
    this.#options = options;
    this.#roots = new Set(roots);
    this.service = ts.createLanguageService(this.#host(folder, root));
  }
  get files() {
    return this.#roots;
  }
  get options() {
    return this.#options;
  }
  get program() {
    return this.service.getProgram();
  }
  add(path22) {
    this.#roots.add(path22);
  }
  /** Forgets what was read of a file; it is read again when it is next asked for. */
  refresh(path22) {
    this.#versions.delete(path22);
    if (!existsSync3(path22)) this.#roots.delete(path22);
  }
  /** Runs `look` in a program where these files have these texts, and goes back to what is on disk. */
  suppose(texts, look) {
    const before = this.#thought;
    this.#thought = texts;
    for (const path22 of texts.keys()) this.#versions.delete(path22);
    try {
      return look();
    } finally {
      this.#thought = before;
      for (const path22 of texts.keys()) this.#versions.delete(path22);
    }
  }
  #read(path22) {
    const known = this.#versions.get(path22);
    if (known !== void 0) return known;
    const text = this.#thought.get(path22) ?? libText(path22) ?? readBounded(path22);
    if (text === void 0) return void 0;
    const version2 = { version: String(++this.#counter), snapshot: ts.ScriptSnapshot.fromString(text) };
    this.#versions.set(path22, version2);
    return version2;
  }
  #host(folder, root) {
    const inside = (path22) => isBelow(root, path22) || isInstalledAbove(root, path22);
    const exists3 = (path22) => this.#thought.has(path22) || libText(path22) !== void 0 || inside(path22) && ts.sys.fileExists(path22);
    return {
      getCompilationSettings: () => this.#options,
      getScriptFileNames: () => [...this.#roots],
      getScriptVersion: (path22) => this.#read(path22)?.version ?? "0",
      getScriptSnapshot: (path22) => inside(path22) || libText(path22) !== void 0 ? this.#read(path22)?.snapshot : void 0,
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: (options) => `${libFolderInMemoryPath}/${ts.getDefaultLibFileName(options)}`,
      useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
      fileExists: exists3,
      readFile: (path22) => exists3(path22) ? this.#read(path22)?.snapshot.getText(0, Number.MAX_SAFE_INTEGER) : void 0,
      directoryExists: (path22) => inside(path22) && ts.sys.directoryExists(path22),
      getDirectories: (path22) => inside(path22) ? ts.sys.getDirectories(path22) : [],
      readDirectory: (path22, ...rest) => inside(path22) ? ts.sys.readDirectory(path22, ...rest) : [],
      // An installed package may be a link to somewhere else; it keeps the name that is inside.
      realpath: (path22) => {
        const real = ts.sys.realpath?.(path22) ?? path22;
        return inside(real) ? real : path22;
      }
    };
  }
};
function isBelow(folder, path22) {
  return path22 === folder || path22.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}
function isInstalledAbove(root, path22) {
  const at = path22.search(/\/(node_modules|package\.json)(\/|$)/);
  return at >= 0 && isBelow(path22.slice(0, at) || "/", root);
}
function slashed(path22) {
  return sep3 === "/" ? path22 : path22.replaceAll(sep3, "/");
}
function relativeTo(root, path22) {
  if (!isBelow(root, path22) || path22.includes("/node_modules/")) return void 0;
  return slashed(relative3(root, path22));
}
function absolute(root, path22) {
  return posix.normalize(slashed(join4(root, path22)));
}
function folderOf(path22) {
  return slashed(dirname4(path22));
}
function readBounded(path22) {
  const size = ts.sys.getFileSize?.(path22) ?? 0;
  return size > maxFileBytes ? void 0 : ts.sys.readFile(path22);
}

// src/drivers/typescript/config.ts
var maxReferences = 50;
function planProject(path22, root) {
  let nearest;
  for (let folder = folderOf(path22); isBelow(root, folder); folder = folderOf(folder)) {
    for (const name2 of ["tsconfig.json", "jsconfig.json"]) {
      const config = `${folder}/${name2}`;
      if (!existsSync4(config)) continue;
      const found = searchReferences(config, path22, root, /* @__PURE__ */ new Set());
      if (found !== void 0) return found;
      nearest ??= readConfig2(config, root)?.plan;
    }
    if (folder === root || folder === folderOf(folder)) break;
  }
  return nearest ?? defaultProject(root);
}
function searchReferences(config, path22, root, seen) {
  if (seen.has(config) || seen.size > maxReferences) return void 0;
  seen.add(config);
  const read3 = readConfig2(config, root);
  if (read3 === void 0) return void 0;
  if (read3.plan.files.includes(path22)) return read3.plan;
  for (const reference of read3.references) {
    const target = ts2.resolveProjectReferencePath(reference);
    if (!isBelow(root, target)) continue;
    const found = searchReferences(target, path22, root, seen);
    if (found !== void 0) return found;
  }
  return void 0;
}
function readConfig2(config, root) {
  const { config: raw } = ts2.readConfigFile(config, (path22) => ts2.sys.readFile(path22));
  if (typeof raw !== "object" || raw === null) return void 0;
  const folder = folderOf(config);
  const parsed = ts2.parseJsonConfigFileContent(raw, ts2.sys, folder, void 0, config);
  const options = complete(parsed.options, majorOf(folder, root));
  return {
    plan: { config, folder, options, files: parsed.fileNames },
    references: parsed.projectReferences ?? []
  };
}
function defaultProject(root) {
  const raw = { compilerOptions: {}, exclude: ["**/node_modules", "**/dist", "**/build", "**/coverage", "**/vendor"] };
  const loose = {
    allowJs: true,
    strict: false,
    target: ts2.ScriptTarget.ESNext,
    module: ts2.ModuleKind.ESNext,
    moduleResolution: ts2.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    jsx: ts2.JsxEmit.Preserve
  };
  const parsed = ts2.parseJsonConfigFileContent(raw, ts2.sys, root, loose);
  return { config: "", folder: root, options: complete(parsed.options, 6), files: parsed.fileNames };
}
function complete(options, major) {
  const old = major < 6 ? { strict: false, types: ["*"], noUncheckedSideEffectImports: false, esModuleInterop: false } : {};
  return {
    ...old,
    ...major < 6 && options.esModuleInterop === void 0 && usesNodeResolution(options) ? { esModuleInterop: true } : {},
    ...options,
    noEmit: true,
    composite: false,
    incremental: false,
    skipLibCheck: true,
    ignoreDeprecations: "6.0",
    // The parser turns `lib` entries into file names below TypeScript's own folder; ours is in memory.
    ...options.lib ? { lib: options.lib.map((name2) => name2.replace(/^.*[\\/]/, "")) } : {},
    libReplacement: false,
    plugins: []
  };
}
function usesNodeResolution(options) {
  return options.module !== void 0 && options.module >= ts2.ModuleKind.Node16 && options.module <= ts2.ModuleKind.NodeNext;
}
function majorOf(folder, root) {
  for (let at = folder; isBelow(root, at); at = folderOf(at)) {
    const installed = versionIn(`${at}/node_modules/typescript/package.json`, /"version"\s*:\s*"(\d+)\./);
    if (installed !== void 0) return installed;
    const asked = versionIn(`${at}/package.json`, /"typescript"\s*:\s*"[^"\d]*(\d+)/);
    if (asked !== void 0) return asked;
    if (at === root || at === folderOf(at)) break;
  }
  return 6;
}
function versionIn(path22, pattern) {
  const found = existsSync4(path22) ? pattern.exec(ts2.sys.readFile(path22) ?? "") : null;
  return found?.[1] === void 0 ? void 0 : Number(found[1]);
}

// src/drivers/typescript/fixes.ts
import { ts as ts3 } from "ts-morph";
var cures = /* @__PURE__ */ new Set([
  "import",
  "fixMissingImport",
  "spelling",
  "addMissingAwait",
  "addMissingAsync",
  "fixAwaitInSyncFunction",
  "fixOverrideModifier",
  "fixMissingProperties",
  "inferFromUsage",
  "convertToTypeOnlyImport",
  "convertToTypeOnlyExport",
  "fixReturnTypeInAsyncFunction",
  "fixImportNonExportedMember",
  "forgottenThisPropertyAccess",
  "addMissingNewOperator",
  "unusedIdentifier",
  "removeUnnecessaryAwait",
  "extendsInterfaceBecomesImplements"
]);
function isCure(fix2) {
  if (!cures.has(fix2.fixName)) return false;
  return fix2.fixName !== "unusedIdentifier" || /^Remove\b/.test(fix2.description);
}
function formatOf(text) {
  const indents = [...text.slice(0, 5e4).matchAll(/^([ \t]+)\S/gm)].map((match) => match[1] ?? "");
  const tabs = indents.filter((indent) => indent.startsWith("	")).length;
  const convertTabsToSpaces = tabs * 2 <= indents.length;
  const widths = indents.filter((indent) => /^ +$/.test(indent)).map((indent) => indent.length);
  const fours = widths.filter((width) => width % 4 === 0).length;
  const indentSize = convertTabsToSpaces && widths.length > 0 && fours === widths.length ? 4 : convertTabsToSpaces ? 2 : 4;
  return {
    ...ts3.getDefaultFormatCodeSettings(text.includes("\r\n") ? "\r\n" : "\n"),
    indentSize,
    tabSize: indentSize,
    convertTabsToSpaces,
    semicolons: semicolonsOf(text),
    insertSpaceAfterOpeningAndBeforeClosingNonemptyBraces: !/import \{\w/.test(text),
    indentStyle: ts3.IndentStyle.Smart
  };
}
function semicolonsOf(text) {
  const ends = [...text.slice(0, 5e4).matchAll(/[\w)\]'"`](;?)[ \t]*\r?$/gm)];
  const withSemicolon = ends.filter((match) => match[1] === ";").length;
  return withSemicolon === 0 && ends.length > 0 ? ts3.SemicolonPreference.Remove : ts3.SemicolonPreference.Insert;
}
function preferencesOf(text, others2) {
  return {
    quotePreference: quoteOf3(text, others2),
    importModuleSpecifierPreference: usesAliases(text) ? "shortest" : "relative",
    includeCompletionsForModuleExports: true,
    allowTextChangesInNewFiles: false,
    preferTypeOnlyAutoImports: /^import type /m.test(text)
  };
}
function usesAliases(text) {
  return !/\bfrom\s+['"]\.\.?\//.test(text) || /\bfrom\s+['"](#|@\/|~)/.test(text);
}
function quoteOf3(text, others2) {
  const own = specifierQuote(text);
  if (own !== void 0) return own;
  for (const other of others2()) {
    const found = specifierQuote(other);
    if (found !== void 0) return found;
  }
  return text.split('"').length > text.split("'").length ? "double" : "single";
}
function specifierQuote(text) {
  const quote = /^(?:import|export)\b[^;'"]*(['"])/m.exec(text)?.[1] ?? /\brequire\((['"])/.exec(text)?.[1];
  return quote === void 0 ? void 0 : quote === '"' ? "double" : "single";
}

// src/drivers/typescript/returns.ts
import { ts as ts4 } from "ts-morph";
function returnsOf(project, file, offset) {
  const program = project.program;
  const source = program?.getSourceFile(file);
  if (program === void 0 || source === void 0) return void 0;
  const found = functionAt(source, offset);
  if (found === void 0 || found.body === void 0) return void 0;
  const returned = returnedExpressions(found.body).filter((each) => !isCallOf(each, found));
  const annotation = found.type && { start: found.type.getStart(source), end: found.type.end };
  const close = closingParenthesis(found, source);
  if (close === void 0) return void 0;
  return {
    inferred: inferredReturn(project, file, source, found) ?? commonPrimitive(program.getTypeChecker(), found, returned),
    annotation,
    insertAt: close,
    fits: fitsAnnotation(program.getTypeChecker(), found, returned)
  };
}
function functionAt(source, offset) {
  let found;
  const visit = (node) => {
    if (offset < node.getStart(source) || offset >= node.end) return;
    if (ts4.isFunctionLike(node) && "body" in node && node.body !== void 0) found = node;
    ts4.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
function closingParenthesis(node, source) {
  const close = node.getChildren(source).find((child2) => child2.kind === ts4.SyntaxKind.CloseParenToken);
  return close?.end;
}
function returnedExpressions(body) {
  if (!ts4.isBlock(body)) return [body];
  const found = [];
  const visit = (node) => {
    if (ts4.isFunctionLike(node) || ts4.isClassLike(node)) return;
    if (ts4.isReturnStatement(node) && node.expression !== void 0) found.push(node.expression);
    ts4.forEachChild(node, visit);
  };
  ts4.forEachChild(body, visit);
  return found;
}
function isCallOf(expression, node) {
  const name2 = node.name?.getText();
  if (name2 === void 0 || !ts4.isCallExpression(expression)) return false;
  const callee = expression.expression;
  return (ts4.isPropertyAccessExpression(callee) ? callee.name : callee).getText() === name2;
}
function commonPrimitive(checker, node, returned) {
  if (node.type === void 0 || isAsync(node)) return void 0;
  const declared = checker.typeToString(checker.getTypeFromTypeNode(node.type));
  const found = /* @__PURE__ */ new Set();
  for (const expression of returned) {
    const type = checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(expression));
    const parts = type.isUnion() ? type.types : [type];
    for (const part of parts) found.add(checker.typeToString(checker.getBaseTypeOfLiteralType(part)));
  }
  found.delete(declared);
  const [only] = found;
  return found.size === 1 && only !== void 0 && /^(boolean|number|string|bigint)$/.test(only) ? only : void 0;
}
function isAsync(node) {
  return (node.modifiers ?? []).some((modifier) => modifier.kind === ts4.SyntaxKind.AsyncKeyword);
}
function fitsAnnotation(checker, node, returned) {
  if (node.type === void 0) return returned.map(() => true);
  const declared = checker.getTypeFromTypeNode(node.type);
  const target = isAsync(node) ? checker.getAwaitedType(declared) : declared;
  return returned.map((expression) => {
    const type = checker.getTypeAtLocation(expression);
    const value = isAsync(node) ? checker.getAwaitedType(type) : type;
    return target === void 0 || value === void 0 || checker.isTypeAssignableTo(value, target);
  });
}
function inferredReturn(project, file, source, node) {
  const close = closingParenthesis(node, source);
  if (close === void 0) return void 0;
  const start = node.getStart(source);
  const text = node.type === void 0 ? source.text : source.text.slice(0, close) + source.text.slice(node.type.end);
  return project.suppose(/* @__PURE__ */ new Map([[file, text]]), () => {
    const program = project.program;
    const bare = program?.getSourceFile(file);
    if (program === void 0 || bare === void 0) return void 0;
    const twin = functionAt(bare, start + Math.max(0, close - start - 1));
    if (twin === void 0 || twin.getStart(bare) !== start) return void 0;
    const checker = program.getTypeChecker();
    const signature = checker.getSignatureFromDeclaration(twin);
    return signature && writeType(checker, checker.getReturnTypeOfSignature(signature), twin, source.text);
  });
}
function writeType(checker, type, at, text) {
  const flags3 = ts4.TypeFormatFlags.NoTruncation | ts4.TypeFormatFlags.UseSingleQuotesForStringLiteralType;
  const double = text.split('"').length > text.split("'").length;
  const written = checker.typeToString(
    type,
    at,
    double ? ts4.TypeFormatFlags.NoTruncation : flags3 | ts4.TypeFormatFlags.None
  );
  if (/\b(any|unknown|never|object)\b|import\(|typeof |unique symbol|\.\.\. \d+ more|__\w+|=>/.test(written))
    return void 0;
  if (written.length > 120 || written.includes("\n")) return void 0;
  const names2 = written.replace(/'[^']*'|"[^"]*"/g, "").matchAll(/(?<![\w$.])([A-Za-z_$][\w$]*)(?!\??:)/g);
  const scope = new Set(
    checker.getSymbolsInScope(at, ts4.SymbolFlags.Type | ts4.SymbolFlags.Namespace).map((s) => s.name)
  );
  const words = /* @__PURE__ */ new Set([
    "string",
    "number",
    "boolean",
    "void",
    "undefined",
    "null",
    "symbol",
    "bigint",
    "true",
    "false",
    "readonly",
    "this",
    "keyof",
    "is"
  ]);
  for (const [, name2] of names2) {
    if (name2 !== void 0 && !words.has(name2) && !scope.has(name2)) return void 0;
  }
  return written;
}

// src/drivers/typescript/index.ts
function openTypeScriptService(options) {
  const root = slashed(options.root).replace(/(.)\/$/, "$1");
  const projects = /* @__PURE__ */ new Map();
  const byFile = /* @__PURE__ */ new Map();
  const projectOf = (file) => {
    if (relativeTo(root, file) === void 0 || !ts5.sys.fileExists(file)) return void 0;
    const known = byFile.get(file);
    if (known !== void 0) return known;
    const plan4 = planProject(file, root);
    let project = projects.get(plan4.config);
    if (project === void 0) {
      project = new Project(plan4.options, plan4.files, plan4.folder, root);
      projects.set(plan4.config, project);
    }
    if (!project.files.has(file)) project.add(file);
    byFile.set(file, project);
    return project;
  };
  const toEdits = (changes) => {
    const edits = [];
    for (const change of changes) {
      const path22 = relativeTo(root, change.fileName);
      if (path22 === void 0 || change.isNewFile === true) return void 0;
      for (const { span: span2, newText } of change.textChanges) {
        edits.push({ path: path22, start: span2.start, end: span2.start + span2.length, text: newText });
      }
    }
    return edits;
  };
  return {
    async codeFixes(path22, start, end, code2) {
      const file = absolute(root, path22);
      const project = projectOf(file);
      const text = project?.program?.getSourceFile(file)?.text;
      if (project === void 0 || text === void 0) return [];
      const found = project.service.getCodeFixesAtPosition(
        file,
        start,
        end,
        [code2],
        formatOf(text),
        preferencesOf(text, neighboursOf(project))
      );
      return found.filter(isCure).flatMap((fix2) => {
        const edits = toEdits(fix2.changes);
        if (edits === void 0 || edits.length === 0) return [];
        return [{ name: fix2.fixName, description: fix2.description, edits }];
      });
    },
    async typeAt(path22, start, end) {
      const file = absolute(root, path22);
      const program = projectOf(file)?.program;
      const source = program?.getSourceFile(file);
      if (program === void 0 || source === void 0) return void 0;
      const node = nodeSpanning(source, start, end);
      if (node === void 0) return void 0;
      const checker = program.getTypeChecker();
      return checker.typeToString(checker.getTypeAtLocation(node), node, ts5.TypeFormatFlags.NoTruncation);
    },
    async errors(path22, edits = []) {
      const file = absolute(root, path22);
      const project = projectOf(file);
      if (project === void 0) return void 0;
      const texts = supposedTexts(root, project, edits);
      if (texts === void 0) return void 0;
      return project.suppose(texts, () => errorsOf(project.service, file));
    },
    async returns(path22, offset) {
      const file = absolute(root, path22);
      const project = projectOf(file);
      return project && returnsOf(project, file, offset);
    },
    refresh(path22) {
      const file = absolute(root, path22);
      const isConfig = /(^|\/)(ts|js)config[^/]*\.json$|(^|\/)package\.json$/.test(path22);
      if (isConfig) {
        for (const project of projects.values()) project.service.dispose();
        projects.clear();
        byFile.clear();
        return;
      }
      byFile.delete(file);
      for (const project of projects.values()) project.refresh(file);
      if (ts5.sys.fileExists(file) && /\.[cm]?[jt]sx?$/.test(path22)) projectOf(file);
    },
    close() {
      for (const project of projects.values()) project.service.dispose();
      projects.clear();
      byFile.clear();
    }
  };
}
var maxNeighbours = 20;
function neighboursOf(project) {
  return function* () {
    for (const path22 of [...project.files].slice(0, maxNeighbours))
      yield project.program?.getSourceFile(path22)?.text ?? "";
  };
}
function nodeSpanning(source, start, end) {
  let found;
  const visit = (node) => {
    if (node.getStart(source) > start || node.end < end) return;
    if (node.getStart(source) === start && node.end === end) found = node;
    ts5.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
function supposedTexts(root, project, edits) {
  const texts = /* @__PURE__ */ new Map();
  for (const edit of edits.toSorted((a, b) => b.start - a.start)) {
    const file = absolute(root, edit.path);
    const text = texts.get(file) ?? project.program?.getSourceFile(file)?.text ?? ts5.sys.readFile(file);
    if (text === void 0 || edit.end > text.length || edit.start > edit.end) return void 0;
    texts.set(file, text.slice(0, edit.start) + edit.text + text.slice(edit.end));
  }
  return texts;
}
function errorsOf(service, file) {
  if (service.getProgram()?.getSourceFile(file) === void 0) return void 0;
  return [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].filter((each) => each.category === ts5.DiagnosticCategory.Error).map((each) => ({
    code: each.code,
    start: each.start ?? 0,
    end: (each.start ?? 0) + (each.length ?? 0),
    message: ts5.flattenDiagnosticMessageText(each.messageText, " ")
  }));
}

// src/scanners/changed.ts
import { posix as posix2 } from "node:path";

// src/syntax/python/modules.ts
function moduleName(path22, files) {
  const parts = path22.replace(/\.pyi?$/, "").split("/");
  if (parts.at(-1) === "__init__") parts.pop();
  return parts.slice(rootDepth(path22, files)).join(".");
}
function rootDepth(path22, files) {
  const folders = path22.split("/").slice(0, -1);
  let depth = folders.length;
  while (depth > 0 && files.has([...folders.slice(0, depth), "__init__.py"].join("/"))) depth--;
  return depth;
}
function resolveModule(from, module, files) {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const parts = module.slice(dots).split(".").filter(Boolean);
  const folders = from.split("/").slice(0, -1);
  if (dots > 0) {
    if (dots - 1 > folders.length) return void 0;
    return fileOf([...folders.slice(0, folders.length - (dots - 1)), ...parts], files);
  }
  if (parts.length === 0) return void 0;
  for (const root of [folders.slice(0, rootDepth(from, files)), [], ["src"], ["lib"]]) {
    const found = fileOf([...root, ...parts], files);
    if (found !== void 0) return found;
  }
  return void 0;
}
function fileOf(parts, files) {
  const base2 = parts.join("/");
  const candidates = base2 === "" ? ["__init__.py"] : [`${base2}.py`, `${base2}/__init__.py`, `${base2}.pyi`];
  return candidates.find((path22) => files.has(path22));
}
function relativeModule(from, to, files) {
  const root = rootDepth(from, files);
  const folders = from.split("/").slice(0, -1);
  const target = to.replace(/\.pyi?$/, "").split("/");
  if (target.at(-1) === "__init__") target.pop();
  let shared = 0;
  while (shared < folders.length && shared < target.length && folders[shared] === target[shared]) shared++;
  if (shared <= root || root === folders.length) return void 0;
  return ".".repeat(folders.length - shared + 1) + target.slice(shared).join(".");
}
function siblingModules(from, module, files) {
  const dots = /^\.*/.exec(module)?.[0] ?? "";
  const parts = module.slice(dots.length).split(".").filter(Boolean);
  const parent = parts.slice(0, -1);
  const names2 = /* @__PURE__ */ new Set();
  for (const path22 of files) {
    const segments = path22.replace(/\.pyi?$/, "").split("/");
    for (const segment of segments) {
      const candidate = dots + [...parent, segment].join(".");
      if (/^[A-Za-z_]\w*$/.test(segment) && segment !== "__init__" && resolveModule(from, candidate, files) !== void 0)
        names2.add(segment);
    }
  }
  return [...names2].sort();
}

// src/scanners/import-graph.ts
function findKnots(graph) {
  const index = /* @__PURE__ */ new Map();
  const low = /* @__PURE__ */ new Map();
  const onStack = /* @__PURE__ */ new Set();
  const stack = [];
  const knots = [];
  for (const root of graph.keys()) {
    if (index.has(root)) continue;
    const work = [enter2(root)];
    while (work.length > 0) {
      const frame = work[work.length - 1];
      if (!frame) break;
      const next = frame.targets.next();
      if (!next.done) {
        if (!index.has(next.value)) work.push(enter2(next.value));
        else if (onStack.has(next.value)) lower(frame.node, index.get(next.value) ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) lower(parent.node, low.get(frame.node) ?? 0);
      if (low.get(frame.node) === index.get(frame.node)) leave5(frame.node);
    }
  }
  return knots.filter((knot) => knot.length > 1).map((knot) => knot.sort());
  function enter2(node) {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    onStack.add(node);
    return { node, targets: (graph.get(node) ?? /* @__PURE__ */ new Set()).values() };
  }
  function lower(node, to) {
    low.set(node, Math.min(low.get(node) ?? to, to));
  }
  function leave5(node) {
    const knot = [];
    for (let top = stack.pop(); top !== void 0; top = stack.pop()) {
      onStack.delete(top);
      knot.push(top);
      if (top === node) break;
    }
    knots.push(knot);
  }
}
function findPath(graph, from, to) {
  const cameFrom = /* @__PURE__ */ new Map([[from, ""]]);
  const queue = [from];
  for (const node of queue) {
    if (node === to) break;
    for (const next of graph.get(node) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  if (!cameFrom.has(to)) return void 0;
  const path22 = [to];
  for (let node = cameFrom.get(to); node; node = cameFrom.get(node)) path22.unshift(node);
  return path22;
}
function findDependents(graph, start, limit) {
  const importers = /* @__PURE__ */ new Map();
  for (const [from, targets] of graph) {
    for (const to of targets) importers.set(to, [...importers.get(to) ?? [], from]);
  }
  const found = new Set(start);
  for (const node of found) {
    for (const importer of importers.get(node) ?? []) {
      if (found.size >= limit) return [...found].sort();
      found.add(importer);
    }
  }
  return [...found].sort();
}

// src/scanners/pace.ts
import { setImmediate as setImmediate2 } from "node:timers/promises";
function createPace(signal, everyMs = 20) {
  let last = performance.now();
  return async () => {
    if (performance.now() - last >= everyMs) {
      await setImmediate2();
      last = performance.now();
    }
    signal.throwIfAborted();
  };
}

// src/scanners/changed.ts
async function findChanged(request) {
  const { ref, git } = request;
  if (ref === "" || ref.startsWith("-")) throw unknownRef(ref);
  const commit = (await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]))?.trim();
  if (commit === void 0 || !/^[0-9a-f]{40,64}$/.test(commit)) throw unknownRef(ref);
  const diff = await git([
    "diff",
    "--name-only",
    "--relative",
    "--no-renames",
    "--no-ext-diff",
    "--diff-filter=d",
    "-z",
    commit,
    "--",
    "."
  ]);
  const added = await git(["ls-files", "-o", "--exclude-standard", "-z", "--", "."]);
  const deleted = await git([
    "diff",
    "--name-only",
    "--relative",
    "--no-renames",
    "--no-ext-diff",
    "--diff-filter=D",
    "-z",
    commit,
    "--",
    "."
  ]);
  if (diff === void 0 || added === void 0 || deleted === void 0) throw unknownRef(ref);
  const known = new Set(request.allFiles);
  const changed = [.../* @__PURE__ */ new Set([...split(diff), ...split(added)])].filter((path22) => known.has(path22)).sort();
  const gone = split(deleted).filter((path22) => languageOf(path22) !== void 0);
  if (changed.length + gone.length === 0) return { changed, affected: [] };
  const graph = await readImportGraph(request, gone);
  const affected = findDependents(
    graph,
    [...changed, ...gone],
    Math.max(request.limit ?? 2e3, changed.length + gone.length)
  );
  return { changed, affected: affected.filter((path22) => known.has(path22)) };
}
function unknownRef(ref) {
  return new UsageError(
    `git does not know the ref ${JSON.stringify(ref)}`,
    "name a branch, tag or commit that is in this clone, or HEAD"
  );
}
function split(output) {
  return output.split("\0").filter((path22) => path22 !== "");
}
async function readImportGraph(request, also = []) {
  const pace = createPace(request.signal);
  const files = /* @__PURE__ */ new Set([...request.allFiles, ...also]);
  const graph = /* @__PURE__ */ new Map();
  for (const path22 of request.allFiles) {
    await pace();
    const text = await request.read(path22);
    if (text === void 0) continue;
    const targets = languageOf(path22) === "python" ? pythonTargets(path22, text, files) : scriptTargets(path22, text, files);
    graph.set(path22, new Set(targets));
  }
  return graph;
}
function pythonTargets(from, text, files) {
  const modules2 = [];
  for (const found of text.matchAll(/^[ \t]*import[ \t]+([^\n#;]+)/gm)) {
    modules2.push(...(found[1] ?? "").split(",").map((part) => part.trim().split(/\s/)[0] ?? ""));
  }
  for (const found of text.matchAll(/^[ \t]*from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(?:\(([^)]*)\)|([^\n#;]+))/gm)) {
    const module = found[1] ?? "";
    const names2 = (found[2] ?? found[3] ?? "").replace(/#[^\n]*/g, "").split(",");
    modules2.push(
      module,
      ...names2.map((name2) => `${module}${module.endsWith(".") ? "" : "."}${name2.trim().split(/\s/)[0] ?? ""}`)
    );
  }
  return modules2.map((module) => resolveModule(from, module, files)).filter((path22) => path22 !== void 0);
}
function scriptTargets(from, text, files) {
  const pattern = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(["'])(\.[^"'\n]*)\1/g;
  const bases = [...text.matchAll(pattern)].map((found) => posix2.join(posix2.dirname(from), found[2] ?? ""));
  return bases.map((base2) => candidatesFor(base2).find((path22) => files.has(path22))).filter((path22) => path22 !== void 0);
}
var extensions = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"];
function candidatesFor(base2) {
  const bare = base2.replace(/\.[cm]?[jt]sx?$/, "");
  const stems = bare === base2 ? [base2] : [bare, base2];
  return [
    base2,
    ...stems.flatMap((stem2) => extensions.map((extension) => `${stem2}.${extension}`)),
    ...extensions.map((extension) => `${base2.replace(/\/$/, "")}/index.${extension}`)
  ];
}

// src/scanners/files.ts
import { readdir as readdir7, readFile as readFile15 } from "node:fs/promises";
import { join as join5 } from "node:path";
import ignore from "ignore";
import picomatch from "picomatch";

// src/scanners/read.ts
import { lstat as lstat7, readFile as readFile14, realpath as realpath9 } from "node:fs/promises";
import { resolve as resolve4, sep as sep4 } from "node:path";
var maxFileBytes2 = 1024 * 1024;
async function readText2(root, path22) {
  const absolute2 = resolve4(root, path22);
  if (!absolute2.startsWith(root.endsWith(sep4) ? root : root + sep4)) return { unreadable: "missing" };
  try {
    const stat7 = await lstat7(absolute2);
    if (stat7.isSymbolicLink()) return { unreadable: "symlink" };
    if (!stat7.isFile()) return { unreadable: "not-a-file" };
    if (stat7.size > maxFileBytes2) return { unreadable: "too-large" };
    return decode(await readFile14(absolute2));
  } catch {
    return { unreadable: "missing" };
  }
}
function decode(bytes) {
  if (bytes.subarray(0, 8192).includes(0)) return { unreadable: "binary" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { unreadable: "invalid-utf8" };
  }
}
function createReader(root, cacheBytes = 64 * 1024 * 1024) {
  const cache = /* @__PURE__ */ new Map();
  let used = 0;
  const realRoot = realpath9(root);
  async function read3(path22) {
    const answer2 = await readText2(root, path22);
    if (!("text" in answer2)) return void 0;
    const real = await realpath9(resolve4(root, path22));
    return real.startsWith((await realRoot).replace(/[\\/]$/, "") + sep4) ? answer2.text : void 0;
  }
  return async (path22) => {
    const known = cache.get(path22);
    if (known) return known;
    const text = read3(path22).catch(() => void 0);
    if (used < cacheBytes) {
      cache.set(path22, text);
      used += ((await text)?.length ?? 0) * 2;
    }
    return text;
  };
}

// src/scanners/files.ts
var vendored = /(?:^|\/)(?:node_modules|bower_components|jspm_packages|vendor|vendored|_vendor|third_party|third-party|dist|build|\.venv|venv|\.env\.d|site-packages|\.tox|\.nox|\.eggs|__pycache__|__pypackages__|\.git|\.hg|\.svn|\.heal|\.next|\.nuxt|\.yarn|\.mypy_cache|\.ruff_cache|\.pytest_cache|htmlcov)\//;
var generatedName = /(?:\.min\.[cm]?js|[-.]bundle\.js|_pb2(?:_grpc)?\.pyi?|\.pb\.[jt]s|\.generated\.[^/]+|\.map|\.snap|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|poetry\.lock|Pipfile\.lock|pdm\.lock|uv\.lock|Cargo\.lock|composer\.lock|Gemfile\.lock))$/;
var generatedHeader = /^[ \t]*(?:#|\/\/|\/?\*+|<!--|--|;).*(?:@generated\b|\bDO NOT (?:EDIT|MODIFY)\b|\b(?:auto-?|automatically )generated (?:by|file|from)\b)/im;
async function listFiles2(options) {
  const tracked = await listByGit(options);
  const candidates = tracked ?? await walk2(options);
  const isExcluded = options.exclude?.length ? picomatch([...options.exclude], { dot: true }) : () => false;
  const skipped2 = {};
  const texts = [];
  const queue = [...new Set(candidates)].sort();
  const work = queue.values();
  const readers = Array.from({ length: 16 }, async () => {
    for (const path22 of work) {
      options.signal?.throwIfAborted();
      const cause = causeByName(path22, isExcluded) ?? await causeByContent(options.root, path22);
      if (cause) skipped2[cause] = (skipped2[cause] ?? 0) + 1;
      else texts.push(path22);
    }
  });
  await Promise.all(readers);
  texts.sort();
  return {
    sources: texts.filter((path22) => languageOf(path22) !== void 0),
    texts,
    skipped: skipped2,
    fromGit: tracked !== void 0
  };
}
function causeByName(path22, isExcluded) {
  if (path22.endsWith("/")) return "submodule";
  if (vendored.test(path22)) return "vendored";
  if (generatedName.test(path22)) return "generated";
  return isExcluded(path22) ? "excluded" : void 0;
}
async function causeByContent(root, path22) {
  const file = await readText2(root, path22);
  if ("unreadable" in file) return file.unreadable === "not-a-file" ? "submodule" : file.unreadable;
  return isGenerated(file.text) ? "generated" : void 0;
}
function isGenerated(text) {
  return generatedHeader.test(text.slice(0, 1500).split("\n", 12).join("\n"));
}
async function listByGit({ git }) {
  const output = await git?.(["ls-files", "-co", "--exclude-standard", "-z", "--", "."]);
  return output?.split("\0").filter((path22) => path22 !== "");
}
async function walk2({ root, signal }) {
  const found = [];
  async function visit(folder, isIgnored) {
    signal?.throwIfAborted();
    const own = await readFile15(join5(root, folder, ".gitignore"), "utf8").catch(() => void 0);
    const rules2 = own === void 0 ? void 0 : ignore().add(own);
    const skips = (path22) => isIgnored(path22) || rules2?.ignores(path22.slice(folder.length)) === true;
    for (const entry of await readdir7(join5(root, folder), { withFileTypes: true }).catch(() => [])) {
      const path22 = folder + entry.name;
      if (entry.isDirectory()) {
        if (!vendored.test(`${path22}/`) && !skips(`${path22}/`)) await visit(`${path22}/`, skips);
      } else if (!skips(path22)) found.push(path22);
    }
  }
  await visit("", () => false);
  return found;
}

// src/syntax/edits.ts
function overlap(a, b) {
  if (a.path !== b.path) return false;
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}
function applyEdits(text, edits) {
  const sorted = edits.toSorted((a, b) => b.start - a.start || b.end - a.end);
  let result = text;
  let limit = text.length;
  for (const edit of sorted) {
    if (edit.start < 0 || edit.end < edit.start || edit.end > limit) {
      throw new RangeError(`edit ${edit.start}-${edit.end} of ${edit.path} overlaps another or is out of range`);
    }
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
    limit = edit.start;
  }
  return result;
}
function trimEdit(edit, text) {
  const old = text.slice(edit.start, edit.end);
  let head = 0;
  while (head < old.length && head < edit.text.length && old[head] === edit.text[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < edit.text.length - head && old.at(-1 - tail) === edit.text.at(-1 - tail))
    tail++;
  return {
    ...edit,
    start: edit.start + head,
    end: edit.end - tail,
    text: edit.text.slice(head, edit.text.length - tail)
  };
}
function mergeEdits(edits) {
  const merged = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last === void 0 || edit.start > last.end) merged.push(edit);
    else if (edit.start === last.end) {
      merged[merged.length - 1] = { ...last, end: edit.end, text: last.text + edit.text };
    } else throw new RangeError(`edits of ${edit.path} overlap at ${edit.start}`);
  }
  return merged;
}

// src/scanners/admit.ts
async function admit(findings, request) {
  const asked = /* @__PURE__ */ new Set([...request.files, ...request.texts ?? []]);
  const known = /* @__PURE__ */ new Set([...request.allFiles, ...asked]);
  const counts = /* @__PURE__ */ new Map();
  const count2 = (scanner2, cause) => {
    const own = counts.get(scanner2) ?? /* @__PURE__ */ new Map();
    own.set(cause, (own.get(cause) ?? 0) + 1);
    counts.set(scanner2, own);
  };
  const texts = /* @__PURE__ */ new Map();
  const measure = async (path22) => {
    if (!texts.has(path22)) {
      const text = await request.read(path22);
      texts.set(path22, text === void 0 ? void 0 : { positions: new Positions(text), length: text.length });
    }
    return texts.get(path22);
  };
  const admitted = [];
  for (const finding of findings) {
    const { path: path22 } = finding.place;
    const file = known.has(path22) ? await measure(path22) : void 0;
    if (!file) count2(finding.scanner, "out-of-tree");
    else if (!asked.has(path22)) count2(finding.scanner, "not-asked-for");
    else {
      const place = clampPlace(finding.place, file.positions);
      if (!place) count2(finding.scanner, "out-of-range");
      else {
        const toolFixes = [];
        for (const fix2 of finding.toolFixes) {
          if (await isFitting(fix2, known, measure)) toolFixes.push(fix2);
          else count2(finding.scanner, "fix-out-of-range");
        }
        admitted.push({ ...finding, message: cleanMessage(finding.message), place, toolFixes });
      }
    }
  }
  return { findings: admitted, ...summarise(counts) };
}
async function isFitting(fix2, known, measure) {
  for (const edit of fix2.edits) {
    const file = known.has(edit.path) ? await measure(edit.path) : void 0;
    if (!file || edit.start < 0 || edit.end < edit.start || edit.end > file.length) return false;
  }
  return fix2.edits.length > 0 && !hasOverlap(fix2.edits);
}
function hasOverlap(edits) {
  const sorted = edits.toSorted((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start);
  return sorted.some((edit, index) => {
    const next = sorted[index + 1];
    return next !== void 0 && overlap(edit, next);
  });
}
function clampPlace(place, positions) {
  const last = positions.lineCount;
  const numbers = [place.line, place.column, place.endLine, place.endColumn];
  if (!numbers.every((n) => Number.isInteger(n) && n >= 1) || place.line > last || place.endLine > last)
    return void 0;
  const start = Math.min(positions.offset(place.line, place.column), positions.nextLineStart(place.line));
  const end = Math.min(positions.offset(place.endLine, place.endColumn), positions.nextLineStart(place.endLine));
  if (end < start) return void 0;
  const width = (line) => positions.nextLineStart(line) - positions.lineStart(line) + 1;
  return {
    ...place,
    column: Math.min(place.column, width(place.line)),
    endColumn: Math.min(place.endColumn, width(place.endLine))
  };
}
function cleanMessage(message) {
  const clean = message.replace(unseenCharacters, " ").replace(/[^\S\n ]/g, " ").trim();
  return clean.length > 1e3 ? `${clean.slice(0, 999)}\u2026` : clean;
}
function summarise(counts) {
  const dropped = {};
  const droppedByScanner = /* @__PURE__ */ new Map();
  for (const [scanner2, causes] of counts) {
    for (const [cause, n] of causes) dropped[cause] = (dropped[cause] ?? 0) + n;
    const told = [...causes].filter(([cause]) => cause !== "not-asked-for").map(([cause, n]) => `${n} ${cause}`);
    if (told.length > 0) droppedByScanner.set(scanner2, `dropped: ${told.join(", ")}`);
  }
  return { dropped, droppedByScanner };
}

// src/scanners/twins.ts
var twinGroups = [
  // Python: imports and names
  ["ruff/F401", "pyright/reportUnusedImport"],
  ["ruff/F821", "pyright/reportUndefinedVariable", "mypy/name-defined"],
  ["ruff/F811", "pyright/reportRedeclaration", "mypy/no-redef"],
  ["ruff/F841", "pyright/reportUnusedVariable"],
  ["ruff/F822", "pyright/reportUnsupportedDunderAll"],
  ["ruff/F403", "pyright/reportWildcardImportFromLibrary"],
  ["ruff/invalid-syntax", "ruff/E999", "pyright/syntax", "mypy/syntax"],
  ["pyright/reportMissingImports", "mypy/import-not-found"],
  // Python: types
  ["ruff/RUF013", "pyright/reportArgumentType", "mypy/assignment"],
  ["pyright/reportReturnType", "mypy/return-value"],
  ["pyright/reportCallIssue", "mypy/call-arg"],
  ["pyright/reportAttributeAccessIssue", "mypy/attr-defined"],
  ["pyright/reportOptionalMemberAccess", "mypy/union-attr"],
  ["pyright/reportOperatorIssue", "mypy/operator"],
  ["pyright/reportIndexIssue", "mypy/index"],
  ["pyright/reportIncompatibleMethodOverride", "mypy/override"],
  ["pyright/reportUnusedCoroutine", "mypy/unused-coroutine", "ruff/RUF006"],
  ["pyright/reportPossiblyUnboundVariable", "mypy/possibly-undefined"],
  // Python: logic and style
  ["ruff/B018", "pyright/reportUnusedExpression"],
  ["ruff/B015", "pyright/reportUnusedExpression"],
  ["ruff/W605", "pyright/reportInvalidStringEscapeSequence"],
  ["ruff/F632"],
  ["ruff/F631", "pyright/reportAssertAlwaysTrue"],
  ["ruff/B006", "pyright/reportCallInDefaultInitializer"],
  ["ruff/N805", "pyright/reportSelfClsParameterName"],
  // Security: ours beside ruff (and by number bandit)
  // Older bandits report every weak hash as B303.
  ["ruff/S324", "ruff/S303"],
  ["ruff/S105", "secretlint/*"],
  ["ruff/S106", "secretlint/*"],
  ["ruff/S107", "secretlint/*"],
  ["heal/js-hardcoded-secret", "secretlint/*"],
  ["ruff/S608", "heal/sql-injection"],
  [
    "heal/self-comparison",
    "ruff/PLR0124",
    "oxlint/no-self-compare",
    "eslint/no-self-compare",
    "biome/lint/suspicious/noSelfCompare"
  ],
  ["heal/js-command-injection", "eslint/security/detect-child-process"],
  ["heal/js-inner-html", "eslint/no-unsanitized/property", "biome/lint/security/noDangerouslySetInnerHtml"],
  ["heal/js-timing-unsafe-compare", "eslint/security/detect-possible-timing-attacks"],
  ["heal/js-path-traversal", "eslint/security/detect-non-literal-fs-filename"],
  [
    "heal/js-blank-target",
    "oxlint/react/jsx-no-target-blank",
    "eslint/react/jsx-no-target-blank",
    "biome/lint/security/noBlankTarget"
  ],
  // Logic: ours beside the linters'
  ["heal/swallowed-exception", "ruff/S110"],
  ["heal/swallowed-exception", "ruff/S112"],
  ["heal/modified-while-iterating", "ruff/B909"],
  ["heal/shared-class-default", "ruff/RUF012"],
  [
    "heal/constant-condition",
    "oxlint/no-constant-condition",
    "eslint/no-constant-condition",
    "biome/lint/correctness/noConstantCondition"
  ],
  [
    "heal/duplicate-condition",
    "oxlint/no-dupe-else-if",
    "eslint/no-dupe-else-if",
    "biome/lint/suspicious/noDuplicateElseIf"
  ],
  [
    "heal/js-floating-promise",
    "oxlint/typescript/no-floating-promises",
    "eslint/@typescript-eslint/no-floating-promises",
    "biome/lint/nursery/noFloatingPromises"
  ],
  // Performance
  ["heal/list-membership", "ruff/PLR6201"],
  // TypeScript and JavaScript
  [
    "tsc/TS6133",
    "tsc/TS6192",
    "tsc/TS6196",
    "oxlint/no-unused-vars",
    "eslint/no-unused-vars",
    "eslint/@typescript-eslint/no-unused-vars",
    "biome/lint/correctness/noUnusedVariables",
    "biome/lint/correctness/noUnusedImports"
  ],
  ["tsc/TS2304", "tsc/TS2552", "oxlint/no-undef", "eslint/no-undef", "biome/lint/correctness/noUndeclaredVariables"],
  ["tsc/TS7027", "oxlint/no-unreachable", "eslint/no-unreachable", "biome/lint/correctness/noUnreachable"],
  ["tsc/TS7029", "oxlint/no-fallthrough", "eslint/no-fallthrough"],
  ["tsc/TS2307", "eslint/import/no-unresolved"],
  ["tsc/TS1117", "oxlint/no-dupe-keys", "eslint/no-dupe-keys", "biome/lint/suspicious/noDuplicateObjectKeys"],
  ["heal/import-cycle", "oxlint/import/no-cycle", "eslint/import/no-cycle", "biome/lint/suspicious/noImportCycles"],
  ["heal/await-in-loop", "oxlint/no-await-in-loop", "eslint/no-await-in-loop"],
  [
    "heal/js-eval",
    "oxlint/no-eval",
    "oxlint/no-new-func",
    "eslint/no-new-func",
    "eslint/no-eval",
    "biome/lint/security/noGlobalEval"
  ],
  ["heal/spread-in-reduce", "oxlint/oxc/no-accumulating-spread", "biome/lint/performance/noAccumulatingSpread"],
  ["oxlint/eqeqeq", "eslint/eqeqeq", "biome/lint/suspicious/noDoubleEquals"],
  ["oxlint/no-var", "eslint/no-var", "biome/lint/suspicious/noVar"]
];
var groupsByRule = /* @__PURE__ */ new Map();
for (const group of twinGroups) {
  for (const rule of group) groupsByRule.set(rule, [.../* @__PURE__ */ new Set([...groupsByRule.get(rule) ?? [], ...group])]);
}
function canonical(rule) {
  return rule.replace(/^bandit\/B(\d{3})$/, "ruff/S$1").replace(/^secretlint\/.+$/, "secretlint/*");
}
function groupOf(rule) {
  return groupsByRule.get(canonical(rule)) ?? [canonical(rule)];
}
function aliasesOf(rule) {
  const names2 = groupOf(rule).flatMap((name2) => {
    const number = /^ruff\/S(\d{3})$/.exec(name2)?.[1];
    return number === void 0 ? [name2] : [name2, `bandit/B${number}`];
  });
  return names2.includes(rule) ? names2 : [rule, ...names2];
}
function areTwins(a, b) {
  return a === b || groupOf(a).includes(canonical(b));
}
function rankOf(rule) {
  return groupOf(rule).indexOf(canonical(rule)) * 2 + (rule === canonical(rule) ? 0 : 1);
}

// src/scanners/ignores.ts
var anyMarker = /heal-ignore|noqa|nosec|type:\s*ignore|mypy:\s*ignore-errors|pyright:\s*ignore|@ts-(?:ignore|expect-error|nocheck)|(?:eslint|oxlint)-(?:disable|enable)|biome-ignore/i;
var nothing = { silencing: () => void 0, faults: [] };
function readIgnores(path22, text) {
  if (!anyMarker.test(text)) return nothing;
  const lines = text.split(/\r\n|\r|\n/);
  const comments = commentsOf(path22, text, lines);
  const faults = [];
  const directives = [
    ...comments.flatMap((comment) => readHealIgnore(path22, comment, lines, faults)),
    ...comments.flatMap(
      (comment) => languageOf(path22) === "python" ? readPython(comment, lines.length) : readScript(comment, lines)
    ),
    ...readScriptBlocks(comments, lines.length)
  ];
  return {
    faults,
    silencing(finding) {
      const names2 = [...new Set([finding.rule, ...finding.rules ?? []].flatMap(aliasesOf))];
      const { line, endLine } = finding.place;
      const last = endLine - line <= 5 ? endLine : line;
      const hit = directives.find(
        (one) => one.from <= last && one.to >= line && names2.some((name2) => one.matches(name2))
      );
      return hit?.words;
    }
  };
}
function commentsOf(path22, text, lines) {
  const make = (words, line, column, endLine) => ({
    text: words,
    line,
    column,
    endLine,
    isAlone: (lines[line - 1] ?? "").slice(0, column - 1).trim() === ""
  });
  if (languageOf(path22) === void 0) {
    return lines.flatMap((line, index) => {
      const at = line.search(/(?:^|\s)(?:#|\/\/)/);
      return at < 0 ? [] : [make(line.slice(at).trim(), index + 1, at + 1, index + 1)];
    });
  }
  const nodes = parse(path22, text).root().findAll({ rule: { kind: "comment" } });
  return nodes.map((node) => {
    const { start, end } = node.range();
    return make(node.text(), start.line + 1, start.column + 1, end.line + 1);
  });
}
function targetOf(comment, lines) {
  if (!comment.isAlone) return comment.line;
  let line = comment.endLine + 1;
  while (line <= lines.length && /^\s*(?:#|\/\/|\*|\/\*|$)/.test(lines[line - 1] ?? "")) line++;
  return line;
}
function readHealIgnore(path22, comment, lines, faults) {
  const found = /heal-ignore\b[ \t]*([^:\r\n]*)(?::[ \t]*([^\r\n]*))?/.exec(comment.text);
  if (!found) return [];
  const names2 = splitNames(found[1] ?? "");
  const reason = (found[2] ?? "").replace(/\*\/\s*$/, "").trim();
  if (names2.length === 0 || reason === "") {
    faults.push(ignoreFault(path22, comment, lines, names2.length === 0 ? "names no rule" : "gives no reason"));
    return [];
  }
  const target = targetOf(comment, lines);
  const matches = (rule) => names2.some(
    (name2) => name2 === rule || rule.endsWith(`/${name2}`) || name2.endsWith("/*") && rule.startsWith(name2.slice(0, -1))
  );
  return [{ words: comment.text, matches, from: target, to: target }];
}
function ignoreFault(path22, comment, lines, what) {
  const endColumn = (lines[comment.line - 1] ?? "").length + 1;
  return {
    rule: "heal/ignore-without-reason",
    category: "style",
    severity: "low",
    priority: "P3",
    message: `This heal-ignore ${what}, so it has no effect: write \`heal-ignore <rule>: <why>\``,
    place: { path: path22, line: comment.line, column: comment.column, endLine: comment.line, endColumn },
    toolFixes: []
  };
}
function splitNames(text) {
  return text.split(/[\s,]+/).filter((name2) => name2 !== "");
}
function hasCode(codes, prefix2) {
  return (rule) => rule.startsWith(prefix2) && codes.some((code2) => {
    const own = rule.slice(prefix2.length);
    return own.startsWith(code2) && /^[A-Z]*/.exec(own)?.[0] === /^[A-Z]*/.exec(code2)?.[0];
  });
}
function readPython(comment, lastLine2) {
  const directives = [];
  const here = { words: comment.text, from: comment.line, to: comment.line };
  const whole = { words: comment.text, from: 1, to: lastLine2 };
  const noqa = /#\s*(?:(ruff|flake8)\s*:\s*)?noqa\b(?:(\s*:)\s*([A-Z]+[0-9]+(?:[\s,]+[A-Z]+[0-9]+)*)?)?/i.exec(
    comment.text
  );
  const codes = splitNames((noqa?.[3] ?? "").toUpperCase());
  if (noqa && (codes.length > 0 || noqa[2] === void 0)) {
    const isLint = (rule) => /^(?:ruff|bandit|heal)\//.test(rule);
    directives.push({ ...noqa[1] ? whole : here, matches: codes.length > 0 ? hasCode(codes, "ruff/") : isLint });
  }
  const nosec = /#\s*nosec\b:?\s*((?:B\d{3}[\s,]*)*)/i.exec(comment.text);
  if (nosec) {
    const named = splitNames((nosec[1] ?? "").toUpperCase());
    const isSecurity = (rule) => /^bandit\/|^ruff\/S\d/.test(rule);
    directives.push({ ...here, matches: named.length > 0 ? hasCode(named, "bandit/") : isSecurity });
  }
  for (const [pattern, tool] of typeDirectives) {
    const found = pattern.exec(comment.text);
    if (!found) continue;
    const named = splitNames(found[1] ?? "");
    const isNamed = (rule) => tool.test(rule) && (named.length === 0 || named.includes(rule.replace(/^\w+\//, "")));
    const isWholeFile = comment.isAlone && comment.line <= 3 && named.length === 0;
    directives.push({ ...isWholeFile ? whole : here, matches: isNamed });
  }
  if (/#\s*mypy:\s*ignore-errors/.test(comment.text))
    directives.push({ ...whole, matches: (rule) => rule.startsWith("mypy/") });
  return directives;
}
var typeDirectives = [
  [/#\s*type:\s*ignore(?:\[([^\]]*)\])?/, /^(?:mypy|pyright)\//],
  [/#\s*pyright:\s*ignore(?:\[([^\]]*)\])?/, /^pyright\//]
];
function readScript(comment, lines) {
  const directives = [];
  const next = targetOf({ ...comment, isAlone: true }, lines);
  if (/@ts-(?:ignore|expect-error)\b/.test(comment.text)) {
    directives.push({ words: comment.text, matches: (rule) => rule.startsWith("tsc/"), from: next, to: next });
  }
  if (/@ts-nocheck\b/.test(comment.text)) {
    directives.push({ words: comment.text, matches: (rule) => rule.startsWith("tsc/"), from: 1, to: lines.length });
  }
  const lint2 = /(?:eslint|oxlint)-disable-(next-line|line)\b([^\r\n]*)/.exec(comment.text);
  if (lint2) {
    const line = lint2[1] === "line" ? comment.line : comment.endLine + 1;
    directives.push({ words: comment.text, matches: lintRules(lint2[2] ?? ""), from: line, to: line });
  }
  const biome = /biome-ignore(-all)?\s+(lint(?:\/[\w/]+)?)/.exec(comment.text);
  if (biome?.[2] !== void 0) {
    const prefix2 = `biome/${biome[2]}`;
    const [from, to] = biome[1] ? [1, lines.length] : [next, next];
    directives.push({
      words: comment.text,
      matches: (rule) => rule === prefix2 || rule.startsWith(`${prefix2}/`),
      from,
      to
    });
  }
  return directives;
}
function readScriptBlocks(comments, lastLine2) {
  const blocks = [];
  for (const comment of comments) {
    const found = /^\/\*\s*(eslint|oxlint)-disable(?!-)\b([^]*?)\*\/$/.exec(comment.text);
    if (!found) continue;
    const end = comments.find((other) => other.line > comment.line && other.text.includes(`${found[1]}-enable`));
    const to = end ? end.line : lastLine2;
    blocks.push({ words: comment.text, matches: lintRules(found[2] ?? ""), from: comment.line, to });
  }
  return blocks;
}
function lintRules(text) {
  const names2 = splitNames((text.split(/\s--\s/)[0] ?? "").replace("*/", ""));
  const isLint = (rule) => /^(?:eslint|oxlint|heal)\//.test(rule);
  if (names2.length === 0) return isLint;
  return (rule) => isLint(rule) && names2.some((name2) => rule === name2 || rule.endsWith(`/${name2}`) || rule.endsWith(`(${name2})`));
}

// src/scanners/merge.ts
function mergeTwins(findings) {
  const byPath = Map.groupBy(findings, (finding) => finding.place.path);
  return [...byPath.values()].flatMap((ofFile) => joinFile(dropRepeated(ofFile)).map(mergeCluster));
}
function dropRepeated(findings) {
  const unique2 = new Map(
    findings.map((finding) => [JSON.stringify([finding.rule, finding.place, finding.message]), finding])
  );
  return [...unique2.values()].sort((a, b) => comparePlaces(a.place, b.place) || rankOf(a.rule) - rankOf(b.rule));
}
function joinFile(findings) {
  const clusters = [];
  const byLine = /* @__PURE__ */ new Map();
  const near = (line) => Array.from({ length: 9 }, (_, i) => byLine.get(line - i) ?? []).flat();
  for (const finding of findings) {
    const candidates = near(finding.place.line).filter((cluster2) => mayJoin(cluster2, finding));
    const home = candidates.find((cluster2) => cluster2.some((other) => isOverlapping(other.place, finding.place))) ?? candidates.find((cluster2) => isAloneOnLine(cluster2, finding, findings));
    if (home) {
      home.push(finding);
      continue;
    }
    const cluster = [finding];
    clusters.push(cluster);
    byLine.set(finding.place.line, [...byLine.get(finding.place.line) ?? [], cluster]);
  }
  return clusters;
}
function mayJoin(cluster, finding) {
  return cluster.every((other) => other.scanner !== finding.scanner && areTwins(other.rule, finding.rule));
}
function isAloneOnLine(cluster, finding, all) {
  const [first] = cluster;
  if (first?.place.line !== finding.place.line) return false;
  const onLine = all.filter((other) => other.place.line === finding.place.line && areTwins(other.rule, finding.rule));
  return new Set(onLine.map((other) => other.scanner)).size === onLine.length;
}
function isOverlapping(a, b) {
  return comparePoints(a.line, a.column, b.endLine, b.endColumn) <= 0 && comparePoints(b.line, b.column, a.endLine, a.endColumn) <= 0 && !isTouching(a, b) && !isTouching(b, a);
}
function isTouching(a, b) {
  return comparePoints(a.endLine, a.endColumn, b.line, b.column) === 0 && sizeOf(a) > 0;
}
function mergeCluster(cluster) {
  const ranked = cluster.toSorted((a, b) => rankOf(a.rule) - rankOf(b.rule) || (a.rule < b.rule ? -1 : 1));
  const [primary] = ranked;
  if (!primary) throw new RangeError("a cluster has at least one finding");
  const { scanner: _, ...head } = primary;
  return {
    ...head,
    priority: strictest(
      priorities,
      ranked.map((finding) => finding.priority)
    ),
    severity: strictest(
      severities,
      ranked.map((finding) => finding.severity)
    ),
    place: ranked.map((finding) => finding.place).reduce((best, place) => isMorePrecise(place, best) ? place : best),
    toolFixes: uniqueFixes(ranked.flatMap((finding) => finding.toolFixes)),
    sources: ranked.map((finding) => ({ scanner: finding.scanner, rule: finding.rule }))
  };
}
function strictest(order, values) {
  const best = order.find((value) => values.includes(value));
  if (best === void 0) throw new RangeError("a cluster has at least one finding");
  return best;
}
function isMorePrecise(place, than) {
  if (sizeOf(place) === 0) return false;
  return sizeOf(than) === 0 || sizeOf(place) < sizeOf(than);
}
function uniqueFixes(fixes) {
  return [...new Map(fixes.map((fix2) => [JSON.stringify(fix2.edits), fix2])).values()];
}
function sizeOf(place) {
  return (place.endLine - place.line) * 1e4 + place.endColumn - (place.endLine > place.line ? 0 : place.column);
}
function comparePlaces(a, b) {
  return comparePoints(a.line, a.column, b.line, b.column) || comparePoints(a.endLine, a.endColumn, b.endLine, b.endColumn);
}
function comparePoints(line, column, otherLine, otherColumn) {
  return line - otherLine || column - otherColumn;
}

// src/scanners/scan.ts
async function scanPackage(deps, request) {
  const runs = await runAll(deps, request);
  const { findings, dropped, droppedByScanner } = await admit(
    runs.flatMap((run2) => run2.findings),
    request
  );
  const { kept: kept2, ignored } = await respectIgnores(mergeTwins(findings), request);
  return {
    findings: await identify(kept2, request),
    reports: runs.map(({ report: report2 }) => {
      const detail = [report2.detail, droppedByScanner.get(report2.name)].filter(Boolean).join("; ");
      return { ...report2, detail };
    }),
    dropped: ignored > 0 ? { ...dropped, ignored } : dropped
  };
}
async function runAll(deps, request) {
  const queue = deps.scanners.toSorted((a, b) => b.weight - a.weight).values();
  const runs = [];
  const lane = async () => {
    for (const scanner2 of queue) {
      throwIfStopped(request.signal);
      const run2 = await runOne(scanner2, request, deps.timeoutMs ?? 6e5);
      throwIfStopped(request.signal);
      runs.push(run2);
      deps.onReport?.(run2.report);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, deps.parallelism ?? 2) }, lane));
  return runs.sort((a, b) => a.report.name < b.report.name ? -1 : 1);
}
async function runOne(scanner2, request, timeoutMs7) {
  const started = performance.now();
  const timeout = new AbortController();
  const signal = AbortSignal.any([request.signal, timeout.signal]);
  const report2 = (status, detail, answer2) => ({
    report: {
      name: scanner2.name,
      version: answer2?.version ?? "",
      origin: answer2?.origin ?? "bundled",
      ms: Math.round(performance.now() - started),
      status,
      detail,
      findings: answer2?.findings.length ?? 0
    },
    findings: answer2?.findings.map((finding) => ({ ...finding, scanner: scanner2.name })) ?? []
  });
  const watch = watchSignal(signal);
  const timer = setTimeout(() => timeout.abort(new Error(`did not finish in ${timeoutMs7 / 1e3} s`)), timeoutMs7);
  try {
    return await Promise.race([watch.aborted, attempt(scanner2, { ...request, signal }, report2)]);
  } catch (error2) {
    return report2("failed", `${scanner2.name} ${timeout.signal.aborted ? "" : "failed: "}${tidy(messageOf(error2))}`);
  } finally {
    clearTimeout(timer);
    watch.release();
    timeout.abort(new Error("is over"));
  }
}
async function attempt(scanner2, request, report2) {
  if (!await scanner2.applies(request)) return report2("skipped", "nothing for it to do here");
  const answer2 = await scanner2.scan(request);
  return report2("ok", tidy((answer2.notes ?? []).join("; ")), answer2);
}
function watchSignal(signal) {
  const { promise, reject } = Promise.withResolvers();
  const onAbort = () => reject(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  promise.catch(() => void 0);
  return { aborted: promise, release: () => signal.removeEventListener("abort", onAbort) };
}
function tidy(text) {
  return text.replace(unseenCharacters, " ").replace(/\s+/g, " ").trim().slice(0, 500);
}
function throwIfStopped(signal) {
  if (signal.aborted)
    throw new StoppedError("the scan was stopped", "start it again when you are ready", { cause: signal.reason });
}
async function respectIgnores(findings, request) {
  const byPath = Map.groupBy(findings, (finding) => finding.place.path);
  const pace = createPace(request.signal);
  const kept2 = [];
  let ignored = 0;
  for (const path22 of /* @__PURE__ */ new Set([...request.files, ...byPath.keys()])) {
    await pace();
    const text = await request.read(path22);
    if (text === void 0) continue;
    const ignores = readIgnores(path22, text);
    const own = ignores.faults.map((fault) => ({ ...fault, sources: [{ scanner: "heal", rule: fault.rule }] }));
    for (const finding of [...byPath.get(path22) ?? [], ...own]) {
      const rules2 = finding.sources.map((source) => source.rule);
      if (ignores.silencing({ rule: finding.rule, place: finding.place, rules: rules2 }) === void 0) kept2.push(finding);
      else ignored++;
    }
  }
  return { kept: kept2, ignored };
}
async function identify(findings, request) {
  const sorted = findings.toSorted(
    (a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority) || (a.place.path < b.place.path ? -1 : a.place.path > b.place.path ? 1 : 0) || a.place.line - b.place.line || a.place.column - b.place.column || (a.rule < b.rule ? -1 : 1)
  );
  const seen = /* @__PURE__ */ new Map();
  const lines = /* @__PURE__ */ new Map();
  const identified = [];
  for (const { rule, category, severity, priority, message, place, toolFixes, sources: sources2 } of sorted) {
    const text = lines.get(place.path) ?? (await request.read(place.path) ?? "").split(/\r\n|\r|\n/);
    lines.set(place.path, text);
    const own = text.slice(place.line - 1, Math.min(place.endLine, place.line + 9));
    const parts = { rule, path: place.path, message, lines: own };
    const first = fingerprint({ ...parts, ordinal: 0 });
    const ordinal = seen.get(first) ?? 0;
    seen.set(first, ordinal + 1);
    const print = ordinal === 0 ? first : fingerprint({ ...parts, ordinal });
    const head = { id: caseIdOf(print), kind: "code", rule, category, priority, severity, message };
    identified.push({ ...head, fingerprint: print, sources: sources2, place, toolFixes });
  }
  return identified;
}

// src/syntax/python/type-probes.ts
var type_probes_exports = {};
__export(type_probes_exports, {
  probeExpression: () => probeExpression,
  probeReturns: () => probeReturns
});

// src/syntax/lines.ts
function lineEnding(text) {
  const all = text.split("\n").length - 1;
  const crlf = text.split("\r\n").length - 1;
  return crlf * 2 > all ? "\r\n" : "\n";
}
function lineStart(text, offset) {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return start === 0 && text.startsWith("\uFEFF") ? 1 : start;
}
function nextLine(text, offset) {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end + 1;
}
function indentationAt(text, offset) {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? "";
}
function wholeLines(text, start, end) {
  const from = lineStart(text, start);
  const rest = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0];
  return rest !== void 0 && text.slice(from, start).trim() === "" ? { start: from, end: end + rest.length } : void 0;
}

// src/syntax/python/functions.ts
function functionsOf(tree) {
  return descendants(tree.root(), "function_definition").flatMap((node) => readFunction(node) ?? []);
}
function readFunction(node) {
  const nameNode = node.field("name");
  const parameters = node.field("parameters");
  const body = node.field("body");
  if (nameNode === null || parameters === null || body === null) return void 0;
  const outer = node.parent();
  const decorated = outer?.is("decorated_definition") === true ? outer : void 0;
  const scope = enclosing(node, "function_definition", "class_definition");
  return {
    node,
    name: nameNode.text(),
    nameNode,
    parameters,
    returnType: node.field("return_type") ?? void 0,
    body,
    isAsync: node.children()[0]?.text() === "async",
    decorators: (decorated?.children() ?? []).flatMap(
      (child2) => child2.is("decorator") ? child2.text().replace(/^@\s*/, "") : []
    ),
    owner: scope?.is("class_definition") === true ? scope : void 0
  };
}
function functionAround(node) {
  const outer = node.is("function_definition") ? node : enclosing(node, "function_definition");
  return outer === void 0 ? void 0 : readFunction(outer);
}
function returnsOf2(fn) {
  return ownDescendants(fn.body, "return_statement");
}
function isGenerator(fn) {
  return ownDescendants(fn.body, "yield").length > 0;
}
function returnedValue(statement2) {
  return statement2.children().find((child2) => child2.isNamed() && !child2.is("comment"));
}
function endsByLeaving(body) {
  const last = body.children().findLast((node) => node.isNamed() && !node.is("comment"));
  if (last === void 0) return false;
  switch (String(last.kind())) {
    case "return_statement":
    case "raise_statement":
      return true;
    case "if_statement": {
      const parts = last.fieldChildren("alternative");
      const otherwise = parts.find((part) => part.is("else_clause"));
      const blocks = [
        last.field("consequence"),
        ...parts.map((part) => part.field("consequence") ?? part.field("body"))
      ];
      return otherwise !== void 0 && blocks.every((block) => block !== null && endsByLeaving(block));
    }
    case "with_statement": {
      const inner = last.field("body");
      return inner !== null && endsByLeaving(inner);
    }
    case "try_statement": {
      const parts = last.children();
      const isLeft = (part) => part.children().some((child2) => child2.is("block") && endsByLeaving(child2));
      if (parts.some((part) => part.is("finally_clause") && isLeft(part))) return true;
      const otherwise = parts.find((part) => part.is("else_clause"));
      const tried = otherwise === void 0 ? last.field("body") : otherwise.field("body");
      return tried !== null && endsByLeaving(tried) && parts.every((part) => !part.is("except_clause") || isLeft(part));
    }
    case "while_statement":
      return last.field("condition")?.text() === "True" && ownDescendants(last, "break_statement").length === 0;
    default:
      return false;
  }
}

// src/syntax/python/printed-type.ts
function annotationOf(printed, isNamed) {
  const parsed = parseType(printed);
  return parsed === void 0 ? void 0 : write(simplify(parsed), isNamed);
}
function returnPartOf(printed, isAsync3) {
  const arrow = topLevelArrow(printed);
  if (arrow === void 0) return void 0;
  const result = unwrap3(printed.slice(arrow + 4).trim());
  if (!isAsync3 || result.startsWith("AsyncGenerator[")) return result;
  return /^CoroutineType\[Any, Any, (.*)\]$/s.exec(result)?.[1];
}
function yieldedPartOf(printed) {
  return /^Generator\[(.*), Any, None\]$/s.exec(printed)?.[1] ?? /^AsyncGenerator\[(.*), (?:Any|None)\]$/s.exec(printed)?.[1];
}
function topLevelArrow(printed) {
  let depth = 0;
  for (let i = 0; i < printed.length; i++) {
    const char = printed[i];
    if (char === "(" || char === "[") depth++;
    else if (char === ")" || char === "]") depth--;
    else if (depth === 0 && printed.startsWith(" -> ", i)) return i;
  }
  return void 0;
}
function unwrap3(type) {
  if (!type.startsWith("(") || !type.endsWith(")")) return type;
  let depth = 0;
  for (let i = 0; i < type.length - 1; i++) {
    if (type[i] === "(") depth++;
    else if (type[i] === ")") depth--;
    if (depth === 0) return type;
  }
  return type.slice(1, -1);
}
var tokens = /\s*(?:(b?'(?:[^'\\]|\\.)*'|b?"(?:[^"\\]|\\.)*"|-?\d+)|([A-Za-z_][\w.]*)|(\.\.\.)|([[\]|,()]))/y;
function parseType(printed) {
  const list = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < printed.trimEnd().length) {
    const match = tokens.exec(printed);
    if (match === null) return void 0;
    list.push({ text: match[0].trim(), isWord: match[2] !== void 0 });
  }
  let at = 0;
  const peek = () => list[at]?.text;
  const take = (text) => peek() === text ? (at++, true) : false;
  const parseUnion = () => {
    const members = [];
    do {
      const member = atom();
      if (member === void 0) return void 0;
      members.push(member);
    } while (take("|"));
    return members.length === 1 ? members[0] : { kind: "union", members };
  };
  const atom = () => {
    if (take("...")) return { kind: "ellipsis" };
    if (take("(")) {
      const inner = parseUnion();
      return inner !== void 0 && take(")") ? inner : take(")") ? { kind: "list", items: [] } : void 0;
    }
    if (take("[")) {
      const items = listUntil("]");
      return items === void 0 ? void 0 : { kind: "list", items };
    }
    const token = list[at];
    if (token?.isWord !== true) return void 0;
    at++;
    if (!take("[")) return { kind: "named", name: token.text, args: [] };
    if (token.text === "Literal") return literal();
    const args = listUntil("]");
    return args === void 0 ? void 0 : { kind: "named", name: token.text, args };
  };
  const literal = () => {
    const values = [];
    while (at < list.length && peek() !== "]") {
      const value = list[at++]?.text ?? "";
      if (value !== ",") values.push(value);
    }
    return take("]") ? { kind: "literal", values } : void 0;
  };
  const listUntil = (end) => {
    const items = [];
    while (!take(end)) {
      if (items.length > 0 && !take(",")) return void 0;
      const item = parseUnion();
      if (item === void 0) return void 0;
      items.push(item);
    }
    return items;
  };
  const result = parseUnion();
  return at === list.length ? result : void 0;
}
var unknown = ["Unknown", "Any", "Never", "NoReturn"];
function simplify(type) {
  switch (type.kind) {
    case "named":
      if (type.name === "LiteralString") return { ...type, name: "str" };
      return { ...type, args: type.args.map(simplify) };
    case "list":
      return { ...type, items: type.items.map(simplify) };
    case "literal":
      return union(type.values.map((value) => ({ kind: "named", name: literalType(value), args: [] })));
    case "union":
      return union(type.members.map(simplify));
    case "ellipsis":
      return type;
  }
}
function union(members) {
  const flat = members.flatMap((member) => member.kind === "union" ? member.members : [member]);
  const unique2 = [...new Map(flat.map((member) => [JSON.stringify(member), member])).values()];
  const kept2 = unique2.filter((member) => {
    if (member.kind !== "named" || member.args.length === 0 || !member.args.every(isUnknown)) return true;
    if (!["list", "dict", "set"].includes(member.name)) return true;
    return !unique2.some((other) => other !== member && other.kind === "named" && other.name === member.name);
  });
  const isNone = (member) => member.kind === "named" && member.name === "None";
  const sorted = [...kept2.filter((member) => !isNone(member)), ...kept2.filter(isNone)];
  return sorted.length === 1 && sorted[0] !== void 0 ? sorted[0] : { kind: "union", members: sorted };
}
function isUnknown(type) {
  return type.kind === "named" && unknown.includes(type.name);
}
function literalType(value) {
  if (value === "True" || value === "False") return "bool";
  if (/^b['"]/.test(value)) return "bytes";
  if (/^-?\d/.test(value)) return "int";
  return /^['"]/.test(value) ? "str" : value.replace(/\.\w+$/, "");
}
function write(type, isNamed) {
  const all = (parts, separator) => {
    const written = parts.map((part) => write(part, isNamed));
    return written.includes(void 0) ? void 0 : written.join(separator);
  };
  switch (type.kind) {
    case "ellipsis":
      return "...";
    case "union":
      return all(type.members, " | ");
    case "list": {
      const items = all(type.items, ", ");
      return items === void 0 ? void 0 : type.items.length === 0 ? "()" : `[${items}]`;
    }
    case "named": {
      if (isUnknown(type)) return void 0;
      if (type.name !== "None" && !isNamed(type.name)) return void 0;
      const args = all(type.args, ", ");
      return args === void 0 ? void 0 : args === "" ? type.name : `${type.name}[${args}]`;
    }
    case "literal":
      return void 0;
  }
}

// src/syntax/python/type-probes.ts
function probeReturns(path22, text) {
  const tree = parse(path22, text);
  const isNamed = namesInScope(tree);
  const ending = lineEnding(text);
  const before = new Positions(text);
  const asked = [];
  functionsOf(tree).forEach((fn, index) => {
    const at = nextLine(text, Math.max(0, span(fn.body).end - 1));
    const indent = indentationAt(text, span(fn.node).start);
    const lineHead = text.slice(before.lineStart(before.place(span(fn.node).start).line), span(fn.node).start);
    if (lineHead.trim().replace("\uFEFF", "") !== "") return;
    const lead = text.slice(0, at).endsWith("\n") ? "" : ending;
    const name2 = fn.decorators.length === 0 ? fn.name : `heal_probe_${index}`;
    const copy = fn.decorators.length === 0 ? "" : `${indent}${copyAs(text, fn, name2)}${ending}`;
    asked.push({
      fn,
      edit: { path: path22, start: at, end: at, text: `${lead}${copy}${indent}reveal_type(${name2})${ending}` }
    });
  });
  const merged = /* @__PURE__ */ new Map();
  for (const { edit } of asked.toReversed()) merged.set(edit.start, (merged.get(edit.start) ?? "") + edit.text);
  const probeText = applyEdits(
    text,
    [...merged].map(([at, added]) => ({ path: path22, start: at, end: at, text: added }))
  );
  const lines = linesOfQuestions(
    probeText,
    asked.map(({ edit, fn }) => ({ at: edit.start, text: edit.text, fn })),
    merged
  );
  return {
    text: probeText,
    read: (line, printed) => {
      const fn = lines.get(line);
      const type = fn === void 0 ? void 0 : returnTypeOf(fn, printed, isNamed);
      return fn === void 0 || type === void 0 ? void 0 : { key: before.place(span(fn.node).start).line, type };
    }
  };
}
function probeExpression(path22, text, start, end) {
  const isNamed = namesInScope(parse(path22, text));
  const asked = new Positions(text).place(start).line;
  return {
    text: `${text.slice(0, start)}reveal_type(${text.slice(start, end)})${text.slice(end)}`,
    read: (line, printed) => {
      const type = line === asked ? annotationOf(printed, isNamed) : void 0;
      return type === void 0 ? void 0 : { key: start, type };
    }
  };
}
function copyAs(text, fn, name2) {
  const node = span(fn.node);
  const own = span(fn.nameNode);
  return text.slice(node.start, own.start) + name2 + text.slice(own.end, node.end).trimEnd();
}
function linesOfQuestions(probeText, questions, merged) {
  const after = new Positions(probeText);
  const lines = /* @__PURE__ */ new Map();
  const used = /* @__PURE__ */ new Map();
  for (const question2 of questions.toReversed()) {
    let shift = 0;
    for (const [at, added] of merged) if (at < question2.at) shift += added.length;
    const within = (used.get(question2.at) ?? 0) + question2.text.length;
    used.set(question2.at, within);
    const end = question2.at + shift + within - 2;
    lines.set(after.place(end).line, question2.fn);
  }
  return lines;
}
function returnTypeOf(fn, printed, isNamed) {
  const result = returnPartOf(printed, fn.isAsync);
  if (result === void 0) return void 0;
  if (!isGenerator(fn)) return annotationOf(result, isNamed);
  const yielded = yieldedPartOf(result);
  const type = yielded === void 0 ? void 0 : annotationOf(yielded, isNamed);
  if (type === void 0) return void 0;
  const [iterator, generator] = fn.isAsync ? ["AsyncIterator", "AsyncGenerator"] : ["Iterator", "Generator"];
  if (iterator !== void 0 && isNamed(iterator)) return `${iterator}[${type}]`;
  if (generator === void 0 || !isNamed(generator)) return void 0;
  return `${generator}[${type}, ${fn.isAsync ? "None" : "None, None"}]`;
}
function namesInScope(tree) {
  const names2 = /* @__PURE__ */ new Set();
  const isLazy = hasFutureAnnotations(tree);
  for (const item of importsOf(tree)) {
    if (item.where === "module" || item.where === "typing" && isLazy)
      for (const name2 of item.names) names2.add(name2.bound);
  }
  for (const node of tree.root().children()) {
    const definition2 = node.is("decorated_definition") ? node.field("definition") : node;
    if (definition2?.is("class_definition") === true) names2.add(definition2.field("name")?.text() ?? "");
  }
  return (name2) => {
    const [head = ""] = name2.split(".");
    return names2.has(head) || builtinNames.has(name2) && /^[a-z]+$|(Error|Exception|Warning)$/.test(name2);
  };
}

// src/scanners/bandit/index.ts
import { z as z7 } from "zod";

// src/scanners/ruff/rules.ts
var rows = [
  ["invalid-syntax", "type", "critical", "P1"],
  ["E", "style", "low", "P3"],
  ["E4", "import", "low", "P3"],
  ["E7", "style", "low", "P3"],
  ["E711", "style", "medium", "P2"],
  ["E712", "style", "medium", "P2"],
  ["E721", "logic", "medium", "P2"],
  ["E722", "style", "medium", "P2"],
  ["E9", "type", "critical", "P1"],
  ["W", "style", "low", "P3"],
  ["F", "logic", "medium", "P2"],
  ["F401", "import", "low", "P2"],
  ["F402", "import", "medium", "P2"],
  ["F403", "import", "low", "P2"],
  ["F404", "import", "high", "P1"],
  ["F405", "import", "low", "P3"],
  ["F406", "import", "high", "P1"],
  ["F407", "import", "high", "P1"],
  ["F5", "type", "high", "P1"],
  ["F541", "style", "low", "P3"],
  ["F6", "logic", "high", "P1"],
  ["F632", "logic", "medium", "P2"],
  ["F7", "type", "critical", "P1"],
  ["F811", "import", "medium", "P2"],
  ["F821", "import", "high", "P1"],
  ["F822", "import", "high", "P1"],
  ["F823", "logic", "high", "P1"],
  ["F841", "style", "low", "P3"],
  ["F842", "style", "low", "P3"],
  ["I", "import", "low", "P3"],
  ["TID", "import", "low", "P3"],
  ["TC", "import", "low", "P3"],
  ["ICN", "import", "low", "P3"],
  ["INP", "import", "low", "P3"],
  ["ANN", "type", "low", "P3"],
  ["RUF", "style", "low", "P3"],
  ["RUF006", "logic", "medium", "P2"],
  ["RUF013", "type", "medium", "P2"],
  ["PERF", "performance", "medium", "P2"],
  ["C4", "performance", "low", "P3"],
  ["ASYNC", "performance", "medium", "P2"],
  ["ASYNC1", "logic", "medium", "P2"],
  ["B", "logic", "medium", "P2"],
  ["B006", "style", "medium", "P2"],
  ["B007", "style", "low", "P3"],
  ["B009", "style", "low", "P3"],
  ["B010", "style", "low", "P3"],
  ["B011", "style", "low", "P3"],
  ["B013", "style", "low", "P3"],
  ["B014", "style", "low", "P3"],
  ["B026", "style", "low", "P3"],
  ["B028", "style", "low", "P3"],
  ["B033", "style", "low", "P3"],
  ["B904", "style", "low", "P3"],
  ["B905", "style", "low", "P3"],
  ["PL", "style", "low", "P3"],
  ["PLE", "logic", "high", "P1"],
  ["PLW", "logic", "medium", "P2"],
  ["DTZ", "logic", "low", "P3"],
  ["DJ", "logic", "medium", "P2"],
  ["S", "security", "medium", "P0"],
  ["S101", "logic", "low", "P3"],
  ["S105", "security", "medium", "P0"],
  ["S110", "logic", "low", "P3"],
  ["S112", "logic", "low", "P3"],
  ["S201", "security", "high", "P0"],
  ["S202", "security", "high", "P0"],
  ["S304", "security", "high", "P0"],
  ["S305", "security", "medium", "P0"],
  ["S311", "security", "low", "P2"],
  ["S312", "security", "high", "P0"],
  ["S321", "security", "high", "P0"],
  ["S324", "security", "high", "P0"],
  ["S4", "security", "low", "P2"],
  ["S401", "security", "high", "P0"],
  ["S402", "security", "high", "P0"],
  ["S412", "security", "high", "P0"],
  ["S413", "security", "high", "P0"],
  ["S501", "security", "high", "P0"],
  ["S502", "security", "high", "P0"],
  ["S504", "security", "low", "P2"],
  ["S505", "security", "high", "P0"],
  ["S507", "security", "high", "P0"],
  ["S602", "security", "high", "P0"],
  ["S603", "security", "low", "P2"],
  ["S605", "security", "high", "P0"],
  ["S606", "security", "low", "P2"],
  ["S607", "security", "low", "P2"],
  ["S609", "security", "high", "P0"],
  ["S701", "security", "high", "P0"]
];
function classify(code2) {
  const best = rows.filter(([prefix2]) => matchesSelector(code2, prefix2)).reduce(
    (longest, row) => longest === void 0 || row[0].length > longest[0].length ? row : longest,
    void 0
  );
  if (best === void 0) return { category: "style", severity: "low", priority: "P3" };
  return { category: best[1], severity: best[2], priority: best[3] };
}
function matchesSelector(code2, selector) {
  if (selector === "ALL") return true;
  if (!code2.startsWith(selector)) return false;
  const letters = /^[A-Za-z-]*/.exec(code2)?.[0] ?? "";
  return selector.length >= letters.length || selector === "PL" && letters.startsWith("PL");
}
var defaultSelect = ["F", "E4", "E7", "E9", "B", "S", "PERF", "ASYNC", "RUF013"];
var addedSelect = ["S", "B", "PERF", "ASYNC"];
var noise = [
  "S403",
  "S404",
  "S405",
  "S406",
  "S407",
  "S408",
  "S409",
  "S410",
  "S411",
  "S603",
  "S606",
  "S607",
  "B008",
  "B905",
  "PERF203"
];
var noiseInTests = ["S101", "S105", "S106", "S107", "S108", "S113", "S311", "B011", "B015", "B017", "B018"];
function isNoise(code2, path22) {
  if (noise.includes(code2)) return true;
  if (code2 === "F401" && /(?:^|\/)__init__\.pyi?$/.test(path22)) return true;
  return noiseInTests.includes(code2) && isTestFile(path22);
}

// src/scanners/tool-output.ts
function explainFailure(tool, result) {
  switch (result.status) {
    case "timed-out":
      return `${tool} did not finish in ${Math.round(result.ms / 1e3)} s`;
    case "stopped":
      return `${tool} was stopped`;
    case "not-started":
      return `${tool} could not be started: ${lastWords(result)}`;
    case "too-much-output":
      return `${tool} printed more than we read`;
    case "exited":
      return `${tool} ended with ${result.code ?? "no"} and output that is not its own format: ${lastWords(result)}`;
  }
}
function lastWords({ stdout, stderr }) {
  const words = (stderr.trim() || stdout.trim()).replace(/\s+/g, " ");
  return words === "" ? "(nothing)" : words.slice(-200);
}
function relativeTo2(toolRoot, file) {
  const path22 = file.replaceAll("\\", "/");
  const root = `${toolRoot.replaceAll("\\", "/").replace(/\/$/, "")}/`;
  if (!/^(?:\/|[A-Za-z]:\/)/.test(path22)) return path22.replace(/^\.\//, "");
  return path22.slice(0, root.length).toLowerCase() === root.toLowerCase() && (path22.startsWith(root) || /^[A-Za-z]:/.test(path22)) ? path22.slice(root.length) : void 0;
}
function chunkPaths(paths, limit = 24e3) {
  const chunks = [];
  let size = Infinity;
  for (const path22 of paths) {
    if (size + path22.length + 3 > limit) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)?.push(path22);
    size += path22.length + 3;
  }
  return chunks;
}

// src/scanners/bandit/index.ts
var level = z7.enum(["HIGH", "MEDIUM", "LOW", "UNDEFINED"]);
var Report2 = z7.object({
  results: z7.array(
    z7.object({
      filename: z7.string(),
      test_id: z7.string().regex(/^B\d{3}$/),
      issue_text: z7.string(),
      issue_severity: level,
      issue_confidence: level,
      line_number: z7.number().int(),
      line_range: z7.array(z7.number().int()).default([]),
      col_offset: z7.number().int().default(0),
      end_col_offset: z7.number().int().default(0)
    })
  )
});
var outdated = ["B322", "B309", "B325"];
function createBanditScanner() {
  return {
    name: "bandit",
    languages: ["python"],
    weight: 4,
    applies: async (request) => request.files.some((path22) => path22.endsWith(".py")) && await request.tools.find("bandit", ["repository", "machine"]) !== void 0,
    async scan(request) {
      const tool = await request.tools.find("bandit", ["repository", "machine"]);
      if (!tool) throw new Error("bandit has gone since the scan began");
      const findings = [];
      for (const chunk of chunkPaths(request.files.filter((path22) => path22.endsWith(".py")))) {
        const argv = [...tool.argv, "--format", "json", "--quiet", ...chunk];
        const result = await request.run({ argv, timeoutMs: 6e5 }, request.signal);
        const isUsable = result.status === "exited" && (result.code ?? 9) <= 1;
        const report2 = isUsable ? parseReport(result.stdout) : void 0;
        if (!report2) throw new Error(explainFailure("bandit", result));
        for (const one of report2.results) {
          const path22 = relativeTo2(request.toolRoot, one.filename);
          if (path22 !== void 0 && isWorthTelling(one, path22)) findings.push(toFinding(one, path22));
        }
      }
      return { version: tool.version, origin: tool.origin, findings };
    }
  };
}
function isWorthTelling(one, path22) {
  return !outdated.includes(one.test_id) && one.issue_confidence !== "LOW" && !isNoise(`S${one.test_id.slice(1)}`, path22);
}
function toFinding(one, path22) {
  const severity = one.issue_severity === "HIGH" ? "high" : one.issue_severity === "MEDIUM" ? "medium" : "low";
  const isOneLine = one.line_range.length <= 1 && one.end_col_offset > one.col_offset;
  return {
    rule: `bandit/${one.test_id}`,
    category: "security",
    severity,
    priority: severity === "low" ? "P2" : "P0",
    // Its texts about passwords quote them.
    message: (one.issue_text.split("\n")[0] ?? "").replace(/'[^']*'/g, /^B10[567]$/.test(one.test_id) ? "***" : "$&"),
    // Its columns count bytes from 0; a point is enough, since the place of a twin is more precise.
    place: {
      path: path22,
      line: one.line_number,
      column: one.col_offset + 1,
      endLine: one.line_number,
      endColumn: (isOneLine ? one.end_col_offset : one.col_offset) + 1
    },
    toolFixes: []
  };
}
function parseReport(text) {
  return Report2.safeParse(parseJson(text.slice(text.indexOf("{")))).data;
}

// src/scanners/biome/index.ts
import { z as z8 } from "zod";

// src/scanners/oxlint/configured.ts
var eslintFiles = [
  "eslint.config.js",
  "eslint.config.mjs",
  "eslint.config.cjs",
  "eslint.config.ts",
  "eslint.config.mts",
  ".eslintrc",
  ".eslintrc.js",
  ".eslintrc.cjs",
  ".eslintrc.json",
  ".eslintrc.yml",
  ".eslintrc.yaml"
];
var biomeFiles = ["biome.json", "biome.jsonc", ".biome.json", ".biome.jsonc"];
var oxlintFiles = [".oxlintrc.json", ".oxlintrc.jsonc", "oxlint.config.ts"];
async function findLinters(read3) {
  const first = async (names2) => {
    for (const name2 of names2) if (await read3(name2) !== void 0) return name2;
    return void 0;
  };
  const manifest = await read3("package.json");
  const inManifest = manifest !== void 0 && /"eslintConfig"\s*:/.test(manifest) ? "package.json" : void 0;
  return {
    eslint: await first(eslintFiles) ?? inManifest,
    biome: await first(biomeFiles),
    oxlint: await first(oxlintFiles)
  };
}
function isJavaScript(path22) {
  return /\.[cm]?[jt]sx?$/.test(path22) && !path22.endsWith(".d.ts");
}

// src/scanners/biome/index.ts
var Position = z8.object({ line: z8.number().int(), column: z8.number().int() });
var Location = z8.object({
  path: z8.union([z8.string(), z8.object({ file: z8.string() })]).nullish(),
  /** Bytes of UTF-8; version 1 and early version 2. */
  span: z8.tuple([z8.number().int(), z8.number().int()]).nullish(),
  start: Position.nullish(),
  end: Position.nullish()
});
var Diagnostic = z8.object({
  category: z8.string().nullish(),
  description: z8.string().nullish(),
  message: z8.union([z8.string(), z8.array(z8.object({ content: z8.string() }))]).nullish(),
  location: Location.nullish()
});
var Report3 = z8.object({ diagnostics: z8.array(Diagnostic) });
var timeoutMs2 = 18e4;
var biomeScanner = {
  name: "biome",
  languages: ["typescript", "javascript"],
  weight: 2,
  async applies(request) {
    if (!request.files.some(isJavaScript) || (await findLinters(request.read)).biome === void 0) return false;
    return await request.tools.find("biome", ["repository"]) !== void 0;
  },
  async scan(request) {
    const tool = await request.tools.find("biome", ["repository"]);
    if (tool === void 0) throw new Error("the repository configures biome, and it is not installed there");
    const findings = [];
    for (const paths of chunkPaths(request.files.filter(isJavaScript))) {
      const argv = [
        ...tool.argv,
        "lint",
        "--reporter=json",
        "--max-diagnostics=none",
        "--no-errors-on-unmatched",
        "--colors=off",
        ...paths.map((path22) => `./${path22}`)
      ];
      const result = await request.run({ argv, timeoutMs: timeoutMs2 }, request.signal);
      const report2 = result.status === "exited" ? parseReport2(result.stdout) : void 0;
      if (report2 === void 0) throw new Error(explainFailure("biome", result));
      for (const each of report2) findings.push(...await read(each, request));
    }
    return { version: tool.version, origin: tool.origin, findings };
  }
};
function parseReport2(stdout) {
  return Report3.safeParse(parseJson(stdout.slice(Math.max(0, stdout.indexOf("{"))))).data?.diagnostics;
}
async function read(each, request) {
  const named = each.location?.path;
  const file = typeof named === "string" ? named : named?.file;
  const path22 = file === void 0 ? void 0 : relativeTo2(request.toolRoot, file);
  const text = path22 === void 0 ? void 0 : await request.read(path22);
  const category = each.category ?? "";
  if (path22 === void 0 || text === void 0 || !category.startsWith("lint/")) return [];
  const range = rangeOf2(each, text);
  if (range === void 0) return [];
  const positions = new Positions(text);
  const [from, to] = [positions.place(range.start), positions.place(range.end)];
  const message = each.description ?? textOf(each.message);
  return [
    {
      rule: `biome/${category}`,
      ...classify2(category),
      message,
      place: { path: path22, line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
      toolFixes: []
    }
  ];
}
function textOf(message) {
  return typeof message === "string" ? message : (message ?? []).map((part) => part.content).join("");
}
function rangeOf2(each, text) {
  const { span: span2, start, end } = each.location ?? {};
  if (span2) {
    const bytes = Buffer.from(text);
    const from = bytes.subarray(0, span2[0]).toString().length;
    return { start: from, end: from + bytes.subarray(span2[0], span2[1]).toString().length };
  }
  if (!start || !end) return void 0;
  const positions = new Positions(text);
  return { start: offsetOf(start, text, positions), end: offsetOf(end, text, positions) };
}
function offsetOf(at, text, positions) {
  const line = text.slice(positions.lineStart(at.line), positions.nextLineStart(at.line));
  return positions.lineStart(at.line) + [...line].slice(0, Math.max(0, at.column - 1)).join("").length;
}
function classify2(category) {
  const [, group, name2 = ""] = category.split("/");
  if (/^noUnusedImports$/.test(name2)) return { category: "import", priority: "P3", severity: "low" };
  if (/^(noImportCycles|noUndeclaredVariables|noUndeclaredDependencies)$/.test(name2))
    return { category: "import", priority: "P2", severity: "medium" };
  if (group === "security") return { category: "security", priority: "P0", severity: "high" };
  if (group === "performance") return { category: "performance", priority: "P2", severity: "medium" };
  if (group === "correctness" || group === "suspicious")
    return { category: "logic", priority: "P2", severity: "medium" };
  return { category: "style", priority: "P3", severity: "low" };
}

// src/scanners/eslint/index.ts
import { z as z9 } from "zod";

// src/scanners/oxlint/rules.ts
var defaultFlags = [
  ...["-A", "all", "-D", "correctness"],
  ...[
    "no-undef",
    "oxc/no-accumulating-spread",
    "no-self-compare",
    "no-constructor-return",
    "no-unmodified-loop-condition",
    "no-template-curly-in-string",
    "array-callback-return",
    "no-new-func",
    "no-eval",
    "no-fallthrough"
  ].flatMap((rule) => ["-D", rule]),
  // Taste, or true only with knowledge of types that the linter does not have.
  ...[
    "no-control-regex",
    "unicorn/no-empty-file",
    "unicorn/no-thenable",
    "unicorn/no-new-array",
    "typescript/triple-slash-reference",
    "typescript/no-this-alias",
    "no-unused-labels",
    "no-unused-expressions",
    "require-yield",
    "unicorn/no-useless-spread",
    "unicorn/prefer-set-size"
  ].flatMap((rule) => ["-A", rule])
];
var styleFlags = ["no-var", "eqeqeq"].flatMap((rule) => ["-D", rule]);
var style = { category: "style", priority: "P3", severity: "low" };
var unusedImport = { category: "import", priority: "P3", severity: "low" };
var broken = { category: "import", priority: "P1", severity: "high" };
var circle = { category: "import", priority: "P2", severity: "medium" };
var slow = { category: "performance", priority: "P2", severity: "medium" };
var dangerous = { category: "security", priority: "P0", severity: "high" };
var suspect = { category: "logic", priority: "P2", severity: "medium" };
var typing = { category: "type", priority: "P2", severity: "medium" };
var table = {
  "no-undef": broken,
  "no-unresolved": broken,
  named: broken,
  "no-cycle": circle,
  "no-unused-imports": unusedImport,
  "consistent-type-imports": unusedImport,
  "no-duplicate-imports": unusedImport,
  order: unusedImport,
  "no-await-in-loop": slow,
  "no-accumulating-spread": slow,
  "no-eval": dangerous,
  "no-new-func": dangerous,
  "no-implied-eval": dangerous,
  "no-script-url": dangerous,
  "explicit-function-return-type": typing,
  "explicit-module-boundary-types": typing,
  "no-explicit-any": typing,
  "no-misused-promises": typing,
  "no-floating-promises": suspect
};
var styleRules = /^(no-var|eqeqeq|prefer-|no-useless-|no-extra-|no-debugger|no-empty|no-unused-|curly|semi|quotes|indent|sort-|camelcase|no-console|no-multi|spaced-|arrow-|object-|dot-|yoda|no-else-return|no-regex-spaces|no-irregular|consistent-|array-type|ban-|no-inferrable|no-non-null|no-unnecessary|no-single-promise|no-await-in-promise)/;
function classify3(rule, message) {
  const name2 = rule.split("/").at(-1) ?? rule;
  if (name2 === "no-unused-vars" && /import/i.test(message)) return unusedImport;
  const known = table[name2];
  if (known !== void 0) return known;
  if (/^(detect-|no-unsanitized|no-secrets|no-danger)/.test(name2)) return dangerous;
  return styleRules.test(name2) ? style : suspect;
}

// src/scanners/eslint/index.ts
var Fix = z9.object({ range: z9.tuple([z9.number().int(), z9.number().int()]), text: z9.string() });
var Message = z9.object({
  ruleId: z9.string().nullable(),
  severity: z9.number(),
  message: z9.string(),
  line: z9.number().int().optional(),
  column: z9.number().int().optional(),
  endLine: z9.number().int().nullish(),
  endColumn: z9.number().int().nullish(),
  fix: Fix.optional()
});
var Report4 = z9.array(z9.object({ filePath: z9.string(), messages: z9.array(Message) }));
var timeoutMs3 = 24e4;
var eslintScanner = {
  name: "eslint",
  languages: ["typescript", "javascript"],
  weight: 6,
  async applies(request) {
    if (!request.files.some(isJavaScript) || (await findLinters(request.read)).eslint === void 0) return false;
    return await request.tools.find("eslint", ["repository"]) !== void 0;
  },
  async scan(request) {
    const tool = await request.tools.find("eslint", ["repository"]);
    if (tool === void 0) throw new Error("the repository configures eslint, and it is not installed there");
    const findings = [];
    for (const paths of chunkPaths(request.files.filter(isJavaScript))) {
      const argv = [...tool.argv, "-f", "json", "--no-error-on-unmatched-pattern", "--no-warn-ignored", "--", ...paths];
      let result = await request.run({ argv, timeoutMs: timeoutMs3 }, request.signal);
      if (result.code === 2 && /--?no-?warn-?ignored|warnIgnored/i.test(result.stderr)) {
        result = await request.run(
          { argv: argv.filter((each) => each !== "--no-warn-ignored"), timeoutMs: timeoutMs3 },
          request.signal
        );
      }
      const report2 = result.status === "exited" && (result.code ?? 2) < 2 ? Report4.safeParse(parseJson(result.stdout)).data : void 0;
      if (report2 === void 0) throw new Error(explainFailure("eslint", result));
      for (const { filePath, messages } of report2) findings.push(...await readFile16(filePath, messages, request));
    }
    return { version: tool.version, origin: tool.origin, findings };
  }
};
async function readFile16(filePath, messages, request) {
  const path22 = relativeTo2(request.toolRoot, filePath);
  const text = path22 === void 0 ? void 0 : await request.read(path22);
  if (path22 === void 0 || text === void 0) return [];
  const positions = new Positions(text);
  return messages.flatMap((each) => {
    if (each.ruleId === null || each.line === void 0) return [];
    const column = each.column ?? 1;
    const place = {
      path: path22,
      line: each.line,
      column,
      endLine: each.endLine ?? each.line,
      endColumn: each.endColumn ?? column
    };
    const rule = `eslint/${each.ruleId}`;
    const line = text.slice(positions.lineStart(each.line), positions.nextLineStart(each.line));
    const isInImport = /^\s*import\b/.test(line);
    return [
      {
        rule,
        ...classify3(rule, isInImport ? "import" : each.message),
        message: each.message,
        place,
        toolFixes: fixesOf(each, path22, text, positions)
      }
    ];
  });
}
var fixSafety = {
  "no-extra-semi": "safe",
  "no-extra-boolean-cast": "safe",
  "no-var": "careful",
  "prefer-const": "safe",
  "object-shorthand": "careful",
  "dot-notation": "safe",
  curly: "safe",
  semi: "safe",
  quotes: "safe",
  "no-regex-spaces": "safe",
  "no-unneeded-ternary": "safe",
  "no-useless-return": "careful",
  "no-else-return": "careful",
  "no-useless-rename": "safe",
  "prefer-template": "careful",
  "prefer-arrow-callback": "careful",
  "operator-assignment": "careful",
  yoda: "safe",
  "no-div-regex": "safe",
  "no-unused-imports": "careful",
  "consistent-type-imports": "careful",
  "consistent-type-exports": "careful",
  "array-type": "safe",
  "no-inferrable-types": "safe",
  "prefer-as-const": "safe",
  "consistent-type-definitions": "careful",
  "prefer-optional-chain": "careful",
  "prefer-node-protocol": "safe",
  order: "careful",
  first: "careful",
  "newline-after-import": "safe",
  "no-duplicates": "careful",
  "sort-imports": "careful"
};
function fixesOf(each, path22, text, positions) {
  const name2 = each.ruleId?.split("/").at(-1) ?? "";
  const safety = fixSafety[name2];
  if (each.fix === void 0 || safety === void 0) return [];
  const shift = text.startsWith("\uFEFF") ? 1 : 0;
  const [start, end] = [each.fix.range[0] + shift, each.fix.range[1] + shift];
  if (start < 0 || end < start || end > text.length) return [];
  const removed = text.slice(start, end);
  const isCommentLost = /\/\/|\/\*/.test(removed) && !/\/\/|\/\*/.test(each.fix.text);
  const isFar = Math.abs(positions.place(start).line - (each.line ?? 1)) > 60;
  if (isCommentLost || isFar || /eslint-disable|@ts-(ignore|expect-error|nocheck)/.test(each.fix.text)) return [];
  return [
    {
      summary: `Apply ESLint's fix for ${each.ruleId ?? ""}`,
      safety,
      edits: [{ path: path22, start, end, text: each.fix.text }]
    }
  ];
}

// src/scanners/heal/engine.ts
var version = "1";
var priorityOf = {
  security: "P0",
  type: "P1",
  import: "P1",
  logic: "P2",
  performance: "P2",
  style: "P3"
};
function createHealScanner(rules2) {
  const languages2 = [...new Set(rules2.flatMap((rule) => rule.languages))].sort();
  return {
    name: "heal",
    languages: languages2,
    weight: 3,
    async applies(request) {
      return request.files.some((path22) => {
        const language = languageOf(path22);
        return language !== void 0 && languages2.includes(language);
      });
    },
    async scan(request) {
      const findings = [];
      const failures = [];
      for (const path22 of request.files) {
        request.signal.throwIfAborted();
        await scanFile(request, path22, rules2, findings, failures);
      }
      return { version, origin: "bundled", findings, ...failures.length > 0 ? { notes: failures } : {} };
    }
  };
}
async function scanFile(request, path22, rules2, findings, failures) {
  const language = languageOf(path22);
  if (language === void 0) return;
  const text = await request.read(path22);
  if (text === void 0) return;
  findings.push(...runRules(path22, text, rules2, (rule, error2) => failures.push(`${rule.id} on ${path22}: ${error2}`)));
}
function runRules(path22, text, rules2, onFailure) {
  const language = languageOf(path22);
  const wanted = rules2.filter(
    (rule) => language !== void 0 && rule.languages.includes(language) && (rule.mentions?.test(text) ?? true)
  );
  if (wanted.length === 0) return [];
  const tree = parse(path22, text);
  const positions = new Positions(text);
  const findings = [];
  for (const rule of wanted) {
    try {
      const seen = /* @__PURE__ */ new Set();
      for (const hit of rule.find(tree, path22)) {
        const place = placeOf(path22, hit.node, positions);
        const key = `${place.line}:${place.column}:${place.endLine}:${place.endColumn}`;
        if (seen.has(key)) continue;
        seen.add(key);
        findings.push({
          rule: `heal/${rule.id}`,
          category: rule.category,
          severity: rule.severity,
          priority: priorityOf[rule.category],
          message: hit.message,
          place,
          toolFixes: []
        });
      }
    } catch (error2) {
      onFailure(rule, messageOf(error2));
    }
  }
  return findings.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}
function placeOf(path22, node, positions) {
  const { start, end } = span(node);
  const from = positions.place(start);
  const to = positions.place(end);
  return { path: path22, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

// src/scanners/heal/index.ts
var scanner = createHealScanner(rules);

// src/syntax/typescript/imports.ts
function moduleReferences(path22, text) {
  return referencesIn(parse(path22, text).root());
}
function referencesIn(root) {
  const found = [];
  for (const statement2 of root.children()) {
    const kind = statement2.kind();
    if (kind === "import_statement") found.push(...readImport(statement2));
    if (kind === "export_statement") found.push(...readReexport(statement2));
  }
  for (const call of root.findAll({ rule: { kind: "call_expression" } })) found.push(...readCall(call));
  return found.toSorted((a, b) => a.start - b.start);
}
function isRelative(specifier) {
  return /^\.\.?(\/|$)/.test(specifier);
}
function readImport(node) {
  const isTypeOnly = node.children().some((each) => each.kind() === "type");
  const clause = child(node, "import_clause");
  const required = child(node, "import_require_clause");
  const source = child(required ?? node, "string");
  if (source === void 0) return [];
  const names2 = clause ? namesOf(clause, isTypeOnly) : required ? requiredName(required, isTypeOnly) : [];
  const allTypes = names2.length > 0 && clause !== void 0 && names2.every((name2) => name2.isType);
  return [
    {
      kind: required ? "import-require" : "import",
      ...span(node),
      ...sourceOf(source),
      isTypeOnly: isTypeOnly || allTypes,
      names: names2,
      isDeferred: false
    }
  ];
}
function requiredName(clause, isType) {
  const name2 = child(clause, "identifier");
  return name2 ? [{ imported: "*", local: name2.text(), isType, ...span(name2) }] : [];
}
function namesOf(clause, allTypes) {
  return clause.children().flatMap((part) => {
    if (part.kind() === "identifier")
      return [{ imported: "default", local: part.text(), isType: allTypes, ...span(part) }];
    if (part.kind() === "namespace_import") {
      const local = child(part, "identifier")?.text();
      return local === void 0 ? [] : [{ imported: "*", local, isType: allTypes, ...span(part) }];
    }
    if (part.kind() !== "named_imports") return [];
    return part.children().filter((each) => each.kind() === "import_specifier").map((each) => nameOf(each, allTypes));
  });
}
function nameOf(specifier, allTypes) {
  const name2 = specifier.field("name")?.text() ?? "";
  const local = specifier.field("alias")?.text() ?? name2;
  const isType = allTypes || specifier.children().some((each) => each.kind() === "type");
  return { imported: name2, local, isType, ...span(specifier) };
}
function readReexport(node) {
  const source = child(node, "string");
  if (source === void 0) return [];
  const isTypeOnly = node.children().some((each) => each.kind() === "type");
  const clause = child(node, "export_clause");
  const names2 = (clause?.children() ?? []).filter((each) => each.kind() === "export_specifier").map((each) => nameOf(each, isTypeOnly));
  return [{ kind: "reexport", ...span(node), ...sourceOf(source), isTypeOnly, names: names2, isDeferred: false }];
}
function readCall(node) {
  const callee = node.field("function")?.text();
  if (callee !== "require" && callee !== "import") return [];
  const source = node.field("arguments")?.children()[1];
  if (source?.kind() !== "string") return [];
  const kind = callee === "require" ? "require" : "dynamic";
  const isDeferred = kind === "dynamic" || node.ancestors().some(isFunction);
  const bound = kind === "require" ? boundBy(node) : void 0;
  const place = span(bound?.declaration ?? node);
  return [{ kind, ...place, ...sourceOf(source), isTypeOnly: false, names: bound?.names ?? [], isDeferred }];
}
function boundBy(call) {
  const declarator = call.parent();
  const declaration = declarator?.parent();
  if (declarator?.kind() !== "variable_declarator" || !declaration) return void 0;
  if (declaration.findAll({ rule: { kind: "variable_declarator" } }).length > 1) return void 0;
  const name2 = declarator.field("name");
  if (name2?.kind() === "identifier") {
    return { declaration, names: [{ imported: "*", local: name2.text(), isType: false, ...span(name2) }] };
  }
  if (name2?.kind() !== "object_pattern") return void 0;
  const names2 = name2.children().flatMap((part) => {
    if (part.kind() === "shorthand_property_identifier_pattern") {
      return [{ imported: part.text(), local: part.text(), isType: false, ...span(part) }];
    }
    const [key, value] = [part.field("key"), part.field("value")];
    if (part.kind() !== "pair_pattern" || !key || value?.kind() !== "identifier") return [];
    return [{ imported: key.text(), local: value.text(), isType: false, ...span(part) }];
  });
  return { declaration, names: names2 };
}
function sourceOf(source) {
  const { start, end } = span(source);
  const text = source.text();
  return { specifier: text.slice(1, -1), specifierStart: start + 1, specifierEnd: end - 1, quote: text[0] ?? "'" };
}
function child(node, kind) {
  return node.children().find((each) => each.kind() === kind);
}
function removeLine(path22, text, start, end) {
  const from = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  const rest = /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(end));
  const before = text.slice(from, start).replace(/^\uFEFF/, "");
  if (before.trim() !== "" || rest === null) return { path: path22, start, end, text: "" };
  const keepBom = text.charCodeAt(from) === 65279 ? 1 : 0;
  return { path: path22, start: from + keepBom, end: end + rest[0].length, text: "" };
}
function removeNames(path22, text, statement2, unused2) {
  const kept2 = statement2.names.filter((name2) => !unused2.has(name2.local));
  if (kept2.length === 0) return void 0;
  const whole = text.slice(statement2.start, statement2.specifierStart - 1);
  if (/\/\/|\/\*/.test(whole)) return void 0;
  const isNamed = (name2) => name2.imported !== "*" && !isDefaultClause(name2, text, statement2);
  const head = kept2.filter((name2) => !isNamed(name2)).map((name2) => text.slice(name2.start, name2.end));
  const named = kept2.filter(isNamed).map((name2) => text.slice(name2.start, name2.end));
  const brace = whole.indexOf("{");
  const multiline = brace >= 0 && whole.slice(brace).includes("\n") && named.length > 0;
  if (multiline && named.length > 0 && kept2.length === statement2.names.length - 1) {
    const single = removeOne(path22, text, statement2, unused2);
    if (single !== void 0) return single;
  }
  const first = statement2.names[0];
  const open3 = brace >= 0 && (first === void 0 || statement2.start + brace < first.start) ? statement2.start + brace : first?.start;
  const clauseEnd = text.lastIndexOf("from", statement2.specifierStart);
  if (open3 === void 0) return void 0;
  const padded = brace < 0 || /\{\s/.test(whole) ? " " : "";
  const list = named.length > 0 ? [`{${padded}${named.join(", ")}${padded}}`] : [];
  return { path: path22, start: open3, end: clauseEnd, text: `${[...head, ...list].join(", ")} ` };
}
function isDefaultClause(name2, text, statement2) {
  return name2.imported === "default" && !text.slice(statement2.start, name2.start).includes("{");
}
function removeOne(path22, text, statement2, unused2) {
  const name2 = statement2.names.find((each) => unused2.has(each.local));
  if (name2 === void 0) return void 0;
  const from = lineStart(text, name2.start);
  const comma = /^[ \t]*,[ \t]*\r?\n/.exec(text.slice(name2.end));
  if (text.slice(from, name2.start).trim() !== "" || comma === null) return void 0;
  return { path: path22, start: from, end: name2.end + comma[0].length, text: "" };
}

// src/syntax/typescript/nodes.ts
function nodesAt(root, offset) {
  const path22 = [];
  let at = root;
  while (at !== void 0) {
    path22.push(at);
    at = at.children().find((child2) => {
      const { start, end } = span(child2);
      return start <= offset && offset < end;
    });
  }
  return path22;
}
function usesOf(root, name2) {
  const kinds = ["identifier", "type_identifier", "shorthand_property_identifier"];
  const regex = `^${escapeRegExp(name2)}$`;
  return root.findAll({ rule: { any: kinds.map((kind) => ({ kind })), regex } });
}
function isTypeUse(node) {
  for (const each of [node, ...node.ancestors()]) {
    const kind = String(each.kind());
    if (valueKinds.has(kind)) return false;
    if (typeKinds.has(kind)) return true;
  }
  return false;
}
var typeKinds = /* @__PURE__ */ new Set([
  "type_annotation",
  "type_arguments",
  "type_parameters",
  "type_alias_declaration",
  "interface_declaration",
  "implements_clause",
  "type_identifier",
  "nested_type_identifier",
  "type_predicate_annotation",
  "asserts_annotation",
  "type_query"
]);
var valueKinds = /* @__PURE__ */ new Set(["extends_clause", "statement_block", "program", "decorator", "arguments"]);

// src/syntax/typescript/paths.ts
function dirname5(path22) {
  const slash = path22.lastIndexOf("/");
  return slash < 0 ? "." : slash === 0 ? "/" : path22.slice(0, slash);
}
function basename2(path22) {
  return path22.slice(path22.lastIndexOf("/") + 1);
}
function extname(path22) {
  const name2 = basename2(path22);
  const dot = name2.lastIndexOf(".");
  return dot <= 0 || name2 === ".." ? "" : name2.slice(dot);
}
function join6(...parts) {
  const found = [];
  for (const part of parts.join("/").split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && found.length > 0 && found.at(-1) !== "..") found.pop();
    else found.push(part);
  }
  return found.join("/") || ".";
}
function relative4(from, to) {
  const [a, b] = [from === "." ? [] : from.split("/"), to.split("/")];
  let common = 0;
  while (common < a.length && common < b.length - 1 && a[common] === b[common]) common++;
  return [...a.slice(common).map(() => ".."), ...b.slice(common)].join("/");
}

// src/syntax/typescript/resolve.ts
var sources = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];
var compiled = {
  ".js": [".ts", ".tsx", ".js", ".jsx"],
  ".jsx": [".tsx", ".jsx"],
  ".mjs": [".mts", ".mjs"],
  ".cjs": [".cts", ".cjs"]
};
function resolveRelative(from, specifier, files) {
  const target = join6(dirname5(from), specifier);
  if (target.startsWith("..")) return void 0;
  const extension = extname(target);
  const candidates = [
    ...(compiled[extension] ?? []).map((each) => target.slice(0, -extension.length) + each),
    target,
    ...sources.map((each) => target + each),
    ...sources.map((each) => join6(target, `index${each}`))
  ];
  return candidates.find((each) => files.has(each) || each.endsWith(".d.ts") && files.has(each));
}
function styleOf(specifiers) {
  const local = specifiers.filter((each) => /^\.\.?\//.test(each));
  if (local.some((each) => /\.[cm]?tsx?(?![a-z])/.test(each))) return "source";
  if (local.some((each) => /\.[cm]?jsx?(?![a-z])/.test(each))) return "compiled";
  return local.length > 0 ? "none" : void 0;
}
function specifierFor(from, to, style2) {
  const path22 = relative4(dirname5(from), to);
  const dotted = path22.startsWith(".") ? path22 : `./${path22}`;
  if (style2 === "source") return dotted;
  const extension = extname(dotted);
  const stem2 = dotted.slice(0, -extension.length);
  if (style2 === "compiled") return stem2 + extension.replace("ts", "js").replace("jsx", "js");
  return stem2.replace(/\/index$/, "") || ".";
}

// src/scanners/tsc/configs.ts
import { posix as posix3 } from "node:path";
import { z as z10 } from "zod";

// src/scanners/json-with-comments.ts
function parseJsonWithComments(text) {
  const plain = text.replace(/^\uFEFF/, "").replace(/("(?:\\.|[^"\\])*")|\/\/[^\n\r]*|\/\*[^]*?\*\//g, (_, string) => string ?? "").replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, string) => string ?? "");
  return parseJson(plain);
}

// src/scanners/tsc/configs.ts
var TsConfig = z10.object({
  extends: z10.union([z10.string(), z10.array(z10.string())]).optional(),
  files: z10.array(z10.string()).optional(),
  include: z10.array(z10.string()).optional(),
  references: z10.array(z10.object({ path: z10.string() })).optional(),
  compilerOptions: z10.looseObject({ checkJs: z10.boolean().optional() }).optional()
});
var maxConfigs = 20;
function isTypeScript(path22) {
  return /\.[cm]?tsx?$/.test(path22);
}
async function findConfigs(files, read3) {
  const nearest = /* @__PURE__ */ new Map();
  const near = (folder) => {
    const known = nearest.get(folder);
    if (known !== void 0) return known;
    const found = lookIn(folder, read3).then(
      (here) => here ?? (folder === "." ? void 0 : near(posix3.dirname(folder)))
    );
    nearest.set(folder, found);
    return found;
  };
  const starts = /* @__PURE__ */ new Set();
  const loose = [];
  for (const file of files) {
    const config = await near(posix3.dirname(file));
    if (config !== void 0) starts.add(config);
    else if (isTypeScript(file) && !file.endsWith(".d.ts")) loose.push(file);
  }
  const configs = /* @__PURE__ */ new Set();
  for (const start of [...starts].sort()) await follow(start, read3, configs, /* @__PURE__ */ new Set());
  return { configs: [...configs].slice(0, maxConfigs), loose };
}
async function lookIn(folder, read3) {
  const own = posix3.join(folder, "tsconfig.json");
  if (await read3(own) !== void 0) return own;
  const javascript = posix3.join(folder, "jsconfig.json");
  const config = await readConfig3(javascript, read3);
  return config?.compilerOptions?.checkJs === true ? javascript : void 0;
}
async function follow(path22, read3, configs, seen) {
  if (seen.has(path22) || seen.size > maxConfigs * 2) return;
  seen.add(path22);
  const config = await readConfig3(path22, read3);
  const isEmpty = config?.files?.length === 0 && config.include === void 0;
  if (config !== void 0 && !isEmpty) configs.add(path22);
  if (config === void 0) configs.add(path22);
  for (const reference of config?.references ?? []) {
    const target = posix3.join(posix3.dirname(path22), reference.path);
    if (target.startsWith("..")) continue;
    await follow(target.endsWith(".json") ? target : posix3.join(target, "tsconfig.json"), read3, configs, seen);
  }
}
async function optionsOf(path22, read3, depth = 0) {
  const config = depth > 10 ? void 0 : await readConfig3(path22, read3);
  if (config === void 0) return {};
  const options = {};
  for (const base2 of [config.extends ?? []].flat()) {
    if (!base2.startsWith(".")) continue;
    const target = posix3.join(posix3.dirname(path22), base2);
    Object.assign(options, await optionsOf(target.endsWith(".json") ? target : `${target}.json`, read3, depth + 1));
  }
  return { ...options, ...config.compilerOptions };
}
async function readConfig3(path22, read3) {
  const text = await read3(path22);
  if (text === void 0) return void 0;
  return TsConfig.safeParse(parseJsonWithComments(text)).data;
}

// src/scanners/js-cycles/graph.ts
var maxCycles = 50;
function findCycles(edges) {
  const found = [];
  let rest = [...edges];
  while (found.length < maxCycles) {
    const knotOf = new Map(
      findKnots(toGraph(rest)).flatMap((knot, index) => knot.map((file) => [file, index]))
    );
    const inside = rest.filter((edge) => knotOf.has(edge.from) && knotOf.get(edge.from) === knotOf.get(edge.to));
    const [least] = inside.toSorted((a, b) => a.need - b.need || compare(a.from, b.from) || compare(a.to, b.to));
    if (least === void 0) break;
    const back = findPath(toGraph(inside), least.to, least.from) ?? [];
    found.push({ edge: least, path: [least.from, ...back] });
    rest = inside.filter((edge) => edge.from !== least.from || edge.to !== least.to);
  }
  return found;
}
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
function toGraph(edges) {
  const graph = /* @__PURE__ */ new Map();
  for (const { from, to } of edges) {
    graph.set(from, (graph.get(from) ?? /* @__PURE__ */ new Set()).add(to));
    if (!graph.has(to)) graph.set(to, /* @__PURE__ */ new Set());
  }
  return graph;
}

// src/scanners/js-cycles/index.ts
var languages = ["typescript", "javascript"];
var maxFiles = 2e4;
var jsCyclesScanner = {
  name: "js-cycles",
  languages,
  weight: 1,
  async applies(request) {
    return request.files.filter(isJavaScript).length > 0 && request.allFiles.filter(isJavaScript).length > 1;
  },
  async scan(request) {
    const allFiles = request.allFiles.filter(isJavaScript).slice(0, maxFiles);
    const files = new Set(allFiles);
    const keepsTypes = await typeImportsStay(request);
    const edges = [];
    for (const path22 of findKnots(await readImportGraph({ ...request, allFiles })).flat()) {
      if (request.signal.aborted) throw new Error("js-cycles was stopped");
      const text = await request.read(path22);
      if (text !== void 0) edges.push(...edgesOf(path22, text, files, keepsTypes));
    }
    const wanted = new Set(request.files);
    const findings = [];
    for (const { edge, path: path22 } of findCycles(edges)) {
      if (!path22.some((each) => wanted.has(each))) continue;
      const text = await request.read(edge.from) ?? "";
      findings.push(describe3(edge, path22, text));
    }
    return { version: process.versions.node, origin: "bundled", findings };
  }
};
async function typeImportsStay(request) {
  const { configs } = await findConfigs(request.allFiles.filter(isJavaScript).slice(0, 200), request.read);
  for (const config of configs) {
    const options = await optionsOf(config, request.read);
    if (options["verbatimModuleSyntax"] === true || options["preserveValueImports"] === true) return true;
  }
  return false;
}
function edgesOf(path22, text, files, keepsTypes) {
  const root = parse(path22, text).root();
  return referencesIn(root).flatMap((reference) => {
    if (reference.isTypeOnly || reference.isDeferred || !isRelative(reference.specifier)) return [];
    const to = resolveRelative(path22, reference.specifier, files);
    if (to === void 0 || to === path22 || to.endsWith(".d.ts")) return [];
    const need = needOf(root, reference);
    const isElided2 = need === 0 && !keepsTypes && /\.[cm]?tsx?$/.test(path22);
    return isElided2 ? [] : [{ from: path22, to, need, origin: reference }];
  });
}
function needOf(root, reference) {
  if (reference.kind === "reexport") return 500;
  if (reference.names.length === 0) return 1e3;
  let need = 0;
  for (const name2 of reference.names) {
    for (const use of usesOf(root, name2.local)) {
      const at = use.range().start.index;
      if (at >= reference.start && at < reference.end || name2.isType || isTypeUse(use)) continue;
      const isInFunction = use.ancestors().some((each) => /function|method_definition/.test(String(each.kind())));
      need += isInFunction ? 1 : 100;
    }
  }
  return need;
}
function describe3(edge, path22, text) {
  const positions = new Positions(text);
  const [from, to] = [positions.place(edge.origin.start), positions.place(edge.origin.end)];
  return {
    rule: "heal/import-cycle",
    category: "import",
    severity: "medium",
    priority: "P2",
    message: `Import cycle: ${path22.join(" \u2192 ")}`,
    place: { path: edge.from, line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
    toolFixes: []
  };
}

// src/syntax/nearest.ts
function nearestOf(name2, candidates) {
  const limit = name2.length <= 3 ? 1 : 2;
  let best;
  let bestDistance = limit + 1;
  let isTied = false;
  for (const candidate of new Set(candidates)) {
    if (candidate === name2) continue;
    const distance = editDistance(name2, candidate, limit);
    if (distance < bestDistance) [best, bestDistance, isTied] = [candidate, distance, false];
    else if (distance === bestDistance && distance <= limit) isTied = true;
  }
  return isTied ? void 0 : best;
}

// src/syntax/python/standard-library.ts
var modules = `
  abc aifc argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2
  cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent
  configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal
  difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch
  fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html
  http imaplib imghdr imp importlib inspect io ipaddress itertools json keyword linecache locale logging lzma
  mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt
  ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil
  platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data
  pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve
  shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants
  sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny
  tarfile telnetlib tempfile termios textwrap threading time timeit tkinter token tokenize tomllib trace traceback
  tracemalloc tty turtle types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser
  winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
`;
var names = {
  abc: "ABCMeta abstractclassmethod abstractmethod abstractproperty abstractstaticmethod get_cache_token update_abstractmethods",
  argparse: "Action ArgumentDefaultsHelpFormatter ArgumentError ArgumentParser ArgumentTypeError BooleanOptionalAction FileType HelpFormatter MetavarTypeHelpFormatter Namespace RawDescriptionHelpFormatter RawTextHelpFormatter",
  array: "ArrayType array typecodes",
  ast: "literal_eval NodeVisitor NodeTransformer",
  asyncio: "AbstractChildWatcher AbstractEventLoop AbstractEventLoopPolicy AbstractServer Barrier BaseEventLoop BaseProtocol BaseTransport BoundedSemaphore BrokenBarrierError BufferedProtocol CancelledError Condition DatagramProtocol DatagramTransport DefaultEventLoopPolicy Event FastChildWatcher Future Handle IncompleteReadError InvalidStateError LifoQueue LimitOverrunError Lock MultiLoopChildWatcher PidfdChildWatcher PriorityQueue Protocol Queue QueueEmpty QueueFull ReadTransport Runner SafeChildWatcher SelectorEventLoop Semaphore SendfileNotAvailableError Server StreamReader StreamReaderProtocol StreamWriter SubprocessProtocol SubprocessTransport Task ThreadedChildWatcher Timeout TimeoutError TimerHandle Transport WriteTransport all_tasks as_completed create_subprocess_exec create_subprocess_shell create_task current_task ensure_future gather get_child_watcher get_event_loop get_event_loop_policy get_running_loop iscoroutine iscoroutinefunction isfuture new_event_loop open_connection open_unix_connection run run_coroutine_threadsafe set_child_watcher set_event_loop set_event_loop_policy shield sleep start_server start_unix_server timeout timeout_at to_thread wait wait_for wrap_future",
  base64: "a85decode a85encode b16decode b16encode b32decode b32encode b32hexdecode b32hexencode b64decode b64encode b85decode b85encode decode decodebytes encode encodebytes standard_b64decode standard_b64encode urlsafe_b64decode urlsafe_b64encode",
  binascii: "Error Incomplete a2b_base64 a2b_hex a2b_qp a2b_uu b2a_base64 b2a_hex b2a_qp b2a_uu crc32 crc_hqx hexlify unhexlify",
  bisect: "bisect bisect_left bisect_right insort insort_left insort_right",
  bz2: "BZ2Compressor BZ2Decompressor BZ2File compress decompress open",
  cProfile: "Profile run runctx",
  calendar: "Calendar HTMLCalendar IllegalMonthError IllegalWeekdayError LocaleHTMLCalendar LocaleTextCalendar TextCalendar calendar day_abbr day_name firstweekday isleap leapdays month month_abbr month_name monthcalendar monthrange prcal prmonth setfirstweekday timegm weekday weekheader",
  cmd: "Cmd",
  code: "InteractiveConsole InteractiveInterpreter compile_command interact",
  codecs: "Codec CodecInfo EncodedFile IncrementalDecoder IncrementalEncoder StreamReader StreamReaderWriter StreamRecoder StreamWriter backslashreplace_errors decode encode getdecoder getencoder getincrementaldecoder getincrementalencoder getreader getwriter ignore_errors iterdecode iterencode lookup lookup_error namereplace_errors open register register_error replace_errors strict_errors xmlcharrefreplace_errors",
  collections: "ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple",
  "collections.abc": "AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection Container Coroutine Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping MutableSequence MutableSet Reversible Sequence Set Sized ValuesView",
  compileall: "compile_dir compile_file compile_path",
  "concurrent.futures": "BrokenExecutor CancelledError Executor Future ProcessPoolExecutor ThreadPoolExecutor TimeoutError as_completed wait",
  configparser: "BasicInterpolation ConfigParser ConverterMapping DuplicateOptionError DuplicateSectionError ExtendedInterpolation Interpolation InterpolationDepthError InterpolationError InterpolationMissingOptionError InterpolationSyntaxError LegacyInterpolation MissingSectionHeaderError NoOptionError NoSectionError ParsingError RawConfigParser SafeConfigParser SectionProxy",
  contextlib: "AbstractAsyncContextManager AbstractContextManager AsyncExitStack ContextDecorator ExitStack aclosing asynccontextmanager chdir closing contextmanager nullcontext redirect_stderr redirect_stdout suppress",
  contextvars: "Context ContextVar Token copy_context",
  copy: "Error copy deepcopy",
  copyreg: "add_extension clear_extension_cache constructor pickle remove_extension",
  csv: "Dialect DictReader DictWriter Error Sniffer excel excel_tab field_size_limit get_dialect list_dialects reader register_dialect unix_dialect unregister_dialect writer",
  dataclasses: "Field FrozenInstanceError InitVar asdict astuple dataclass field fields is_dataclass make_dataclass replace",
  datetime: "date datetime time timedelta timezone tzinfo",
  decimal: "BasicContext Clamped Context ConversionSyntax Decimal DecimalException DecimalTuple DefaultContext DivisionByZero DivisionImpossible DivisionUndefined ExtendedContext FloatOperation Inexact InvalidContext InvalidOperation Overflow Rounded Subnormal Underflow getcontext localcontext setcontext",
  difflib: "Differ HtmlDiff Match SequenceMatcher context_diff diff_bytes get_close_matches ndiff restore unified_diff",
  doctest: "DebugRunner DocFileSuite DocTest DocTestFailure DocTestFinder DocTestParser DocTestRunner DocTestSuite Example OutputChecker UnexpectedException debug debug_src register_optionflag run_docstring_examples script_from_examples set_unittest_reportflags testfile testmod testsource",
  "email.message": "EmailMessage",
  "email.mime.multipart": "MIMEMultipart",
  "email.mime.text": "MIMEText",
  "email.utils": "collapse_rfc2231_value decode_params decode_rfc2231 encode_rfc2231 format_datetime formataddr formatdate getaddresses make_msgid mktime_tz parseaddr parsedate parsedate_to_datetime parsedate_tz unquote",
  enum: "Enum EnumCheck EnumMeta EnumType Flag FlagBoundary IntEnum IntFlag ReprEnum StrEnum auto global_enum global_enum_repr global_flag_repr global_str member nonmember pickle_by_enum_name pickle_by_global_name property unique verify",
  filecmp: "clear_cache cmp cmpfiles dircmp",
  fileinput: "FileInput close filelineno filename fileno hook_compressed hook_encoded input isfirstline isstdin lineno nextfile",
  fnmatch: "filter fnmatch fnmatchcase translate",
  fractions: "Fraction",
  ftplib: "all_errors error_perm error_proto error_reply error_temp",
  functools: "cache cached_property cmp_to_key lru_cache partial partialmethod reduce singledispatch singledispatchmethod total_ordering update_wrapper wraps",
  getpass: "GetPassWarning getpass getuser",
  glob: "escape glob iglob",
  graphlib: "CycleError TopologicalSorter",
  gzip: "BadGzipFile GzipFile compress decompress open",
  hashlib: "algorithms_available algorithms_guaranteed blake2b blake2s file_digest md5 new pbkdf2_hmac sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512 shake_128 shake_256",
  heapq: "heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest",
  hmac: "digest digest_size new trans_36 trans_5C",
  html: "escape unescape",
  "html.parser": "HTMLParser",
  http: "HTTPMethod HTTPStatus",
  "http.client": "HTTPConnection HTTPResponse HTTPSConnection",
  "http.cookiejar": "Cookie CookieJar CookiePolicy DefaultCookiePolicy FileCookieJar LWPCookieJar LoadError MozillaCookieJar",
  "http.cookies": "BaseCookie CookieError SimpleCookie",
  "http.server": "BaseHTTPRequestHandler CGIHTTPRequestHandler HTTPServer SimpleHTTPRequestHandler ThreadingHTTPServer",
  imghdr: "what",
  importlib: "import_module invalidate_caches reload",
  "importlib.abc": "ExecutionLoader FileLoader Finder InspectLoader Loader MetaPathFinder PathEntryFinder ResourceLoader ResourceReader SourceLoader Traversable TraversableResources",
  "importlib.machinery": "all_suffixes",
  "importlib.metadata": "Distribution DistributionFinder PackageMetadata PackageNotFoundError distribution distributions entry_points files metadata packages_distributions requires version",
  "importlib.resources": "Package Resource ResourceReader as_file contents files is_resource open_binary open_text path read_binary read_text",
  "importlib.util": "LazyLoader find_spec module_for_loader resolve_name set_loader set_package source_hash",
  inspect: "ArgInfo Arguments Attribute BlockFinder BoundArguments ClassFoundException ClosureVars EndOfBlock FrameInfo FullArgSpec Parameter Signature Traceback classify_class_attrs cleandoc currentframe findsource formatannotation formatannotationrelativeto formatargvalues get_annotations getabsfile getargs getargvalues getattr_static getblock getcallargs getclasstree getclosurevars getcomments getcoroutinelocals getcoroutinestate getdoc getfile getframeinfo getfullargspec getgeneratorlocals getgeneratorstate getinnerframes getlineno getmembers getmembers_static getmodule getmodulename getmro getouterframes getsource getsourcefile getsourcelines indentsize isabstract isasyncgen isasyncgenfunction isawaitable isbuiltin isclass iscode iscoroutine iscoroutinefunction isdatadescriptor isframe isfunction isgenerator isgeneratorfunction isgetsetdescriptor ismemberdescriptor ismethod ismethoddescriptor ismethodwrapper ismodule isroutine istraceback signature stack trace unwrap walktree",
  io: "BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO FileIO IOBase IncrementalNewlineDecoder RawIOBase StringIO TextIOBase TextIOWrapper UnsupportedOperation open open_code text_encoding",
  ipaddress: "AddressValueError IPv4Address IPv4Interface IPv4Network IPv6Address IPv6Interface IPv6Network NetmaskValueError collapse_addresses get_mixed_type_key ip_address ip_interface ip_network summarize_address_range v4_int_to_packed v6_int_to_packed",
  itertools: "accumulate chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest",
  json: "JSONDecodeError JSONDecoder JSONEncoder dump dumps load loads",
  keyword: "iskeyword issoftkeyword kwlist softkwlist",
  linecache: "checkcache clearcache getline lazycache",
  locale: "Error atof atoi currency format format_string getdefaultlocale getencoding getlocale getpreferredencoding localeconv normalize resetlocale setlocale str strcoll strxfrm",
  logging: "BufferingFormatter FileHandler Filter Formatter Handler LogRecord Logger LoggerAdapter NullHandler StreamHandler addLevelName basicConfig captureWarnings getLevelName getLevelNamesMapping getLogRecordFactory getLogger getLoggerClass lastResort makeLogRecord raiseExceptions setLogRecordFactory setLoggerClass",
  "logging.handlers": "BaseRotatingHandler BufferingHandler DatagramHandler HTTPHandler MemoryHandler NTEventLogHandler QueueHandler QueueListener RotatingFileHandler SMTPHandler SocketHandler SysLogHandler TimedRotatingFileHandler WatchedFileHandler",
  lzma: "LZMACompressor LZMADecompressor LZMAError LZMAFile compress decompress is_check_supported open",
  math: "acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt tan tanh tau trunc ulp",
  multiprocessing: "Pool Process cpu_count",
  netrc: "NetrcParseError netrc",
  numbers: "Complex Integral Number Rational Real",
  operator: "abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter itruediv ixor le length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor",
  optparse: "BadOptionError HelpFormatter IndentedHelpFormatter OptParseError Option OptionConflictError OptionContainer OptionError OptionGroup OptionParser OptionValueError TitledHelpFormatter Values check_choice make_option",
  os: "PathLike environ fspath getenv makedirs fsencode fsdecode urandom",
  "os.path": "abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists expanduser expandvars extsep getatime getctime getmtime getsize isabs isdir isfile islink ismount join lexists normcase normpath pardir pathsep realpath relpath samefile sameopenfile samestat sep split splitdrive splitext supports_unicode_filenames",
  pathlib: "Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath",
  pdb: "Pdb help pm post_mortem run runcall runctx runeval set_trace",
  pickle: "Pickler Unpickler PicklingError UnpicklingError",
  pkgutil: "ImpImporter ImpLoader ModuleInfo extend_path find_loader get_data get_importer get_loader iter_importers iter_modules read_code walk_packages",
  plistlib: "InvalidFileException dump dumps load loads",
  poplib: "error_proto",
  pprint: "PrettyPrinter isreadable isrecursive pformat pp pprint saferepr",
  profile: "Profile run runctx",
  pstats: "FunctionProfile SortKey Stats StatsProfile",
  pyclbr: "Class Function readmodule readmodule_ex",
  queue: "Empty Full LifoQueue PriorityQueue Queue SimpleQueue",
  quopri: "decode decodestring encode encodestring",
  random: "Random SystemRandom betavariate choice choices expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate paretovariate randbytes randint random randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate",
  re: "A I L M Match Pattern RegexFlag S U X compile error escape findall finditer fullmatch match purge search split sub subn template",
  reprlib: "Repr recursive_repr repr",
  rlcompleter: "Completer",
  runpy: "run_module run_path",
  sched: "scheduler",
  secrets: "SystemRandom choice compare_digest randbelow randbits token_bytes token_hex token_urlsafe",
  selectors: "BaseSelector DefaultSelector EpollSelector PollSelector SelectSelector SelectorKey",
  shelve: "BsdDbShelf DbfilenameShelf Shelf open",
  shlex: "join quote shlex split",
  shutil: "Error ExecError SameFileError SpecialFileError chown copy copy2 copyfile copyfileobj copymode copystat copytree disk_usage get_archive_formats get_terminal_size get_unpack_formats ignore_patterns make_archive move register_archive_format register_unpack_format rmtree unpack_archive unregister_archive_format unregister_unpack_format which",
  smtplib: "SMTPAuthenticationError SMTPConnectError SMTPDataError SMTPException SMTPHeloError SMTPNotSupportedError SMTPRecipientsRefused SMTPResponseException SMTPSenderRefused SMTPServerDisconnected quoteaddr quotedata",
  sndhdr: "what whathdr",
  socketserver: "ThreadingMixIn TCPServer BaseRequestHandler StreamRequestHandler",
  sqlite3: "Connection Cursor Row",
  statistics: "NormalDist StatisticsError correlation covariance fmean geometric_mean harmonic_mean linear_regression mean median median_grouped median_high median_low mode multimode pstdev pvariance quantiles stdev variance",
  string: "Formatter Template ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable punctuation whitespace",
  struct: "Struct calcsize error iter_unpack pack pack_into unpack unpack_from",
  subprocess: "CalledProcessError CompletedProcess Popen SubprocessError TimeoutExpired call check_call check_output getoutput getstatusoutput run",
  symtable: "Class Function Symbol SymbolTable symtable",
  sys: "argv exit stdin stdout stderr",
  sysconfig: "get_config_h_filename get_config_var get_config_vars get_makefile_filename get_path get_path_names get_paths get_platform get_python_version get_scheme_names parse_config_h",
  tabnanny: "NannyNag check process_tokens",
  tarfile: "CompressionError ExtractError HeaderError ReadError StreamError TarError TarFile TarInfo is_tarfile open",
  tempfile: "NamedTemporaryFile SpooledTemporaryFile TemporaryDirectory TemporaryFile gettempdir gettempdirb gettempprefix gettempprefixb mkdtemp mkstemp mktemp tempdir",
  textwrap: "TextWrapper dedent fill indent shorten wrap",
  threading: "Barrier BoundedSemaphore BrokenBarrierError Condition Event ExceptHookArgs Lock RLock Semaphore Thread ThreadError Timer active_count current_thread enumerate excepthook get_ident get_native_id getprofile gettrace local main_thread setprofile settrace stack_size",
  time: "altzone asctime clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns ctime daylight get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter perf_counter_ns process_time process_time_ns pthread_getcpuclockid sleep strftime strptime struct_time thread_time thread_time_ns time time_ns timezone tzname tzset",
  timeit: "Timer default_timer repeat timeit",
  tomllib: "TOMLDecodeError load loads",
  trace: "CoverageResults Trace",
  traceback: "FrameSummary StackSummary TracebackException clear_frames extract_stack extract_tb format_exc format_exception format_exception_only format_list format_stack format_tb print_exc print_exception print_last print_stack print_tb walk_stack walk_tb",
  tracemalloc: "BaseFilter DomainFilter Filter Frame Snapshot Statistic StatisticDiff Trace Traceback clear_traces get_object_traceback get_traceback_limit get_traced_memory get_tracemalloc_memory is_tracing reset_peak start stop take_snapshot",
  types: "AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType CodeType CoroutineType DynamicClassAttribute EllipsisType FrameType FunctionType GeneratorType GenericAlias GetSetDescriptorType LambdaType MappingProxyType MemberDescriptorType MethodDescriptorType MethodType MethodWrapperType ModuleType NoneType NotImplementedType SimpleNamespace TracebackType UnionType WrapperDescriptorType coroutine new_class prepare_class resolve_bases",
  typing: "AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable BinaryIO ByteString Callable ChainMap ClassVar Collection Concatenate Container ContextManager Coroutine Counter DefaultDict Deque Dict Final ForwardRef FrozenSet Generator Generic Hashable IO ItemsView Iterable Iterator KeysView List Literal LiteralString Mapping MappingView Match MutableMapping MutableSequence MutableSet NamedTuple Never NewType NoReturn NotRequired Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol Required Reversible Self Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound Text TextIO Tuple Type TypeAlias TypeGuard TypeVar TypeVarTuple TypedDict Union Unpack ValuesView assert_never assert_type cast clear_overloads dataclass_transform final get_args get_origin get_overloads get_type_hints is_typeddict no_type_check no_type_check_decorator overload reveal_type runtime_checkable",
  unittest: "FunctionTestCase IsolatedAsyncioTestCase SkipTest TestCase TestLoader TestResult TestSuite TextTestResult TextTestRunner addModuleCleanup defaultTestLoader doModuleCleanups enterModuleContext expectedFailure findTestCases getTestCaseNames installHandler main makeSuite registerResult removeHandler removeResult skip skipIf skipUnless",
  "unittest.mock": "AsyncMock MagicMock Mock NonCallableMagicMock NonCallableMock PropertyMock call create_autospec mock_open patch seal sentinel",
  "urllib.error": "ContentTooShortError HTTPError URLError",
  "urllib.parse": "DefragResult DefragResultBytes ParseResult ParseResultBytes SplitResult SplitResultBytes parse_qs parse_qsl quote quote_from_bytes quote_plus unquote unquote_plus unquote_to_bytes urldefrag urlencode urljoin urlparse urlsplit urlunparse urlunsplit",
  "urllib.request": "AbstractBasicAuthHandler AbstractDigestAuthHandler BaseHandler CacheFTPHandler DataHandler FTPHandler FancyURLopener FileHandler HTTPBasicAuthHandler HTTPCookieProcessor HTTPDefaultErrorHandler HTTPDigestAuthHandler HTTPErrorProcessor HTTPHandler HTTPPasswordMgr HTTPPasswordMgrWithDefaultRealm HTTPPasswordMgrWithPriorAuth HTTPRedirectHandler HTTPSHandler OpenerDirector ProxyBasicAuthHandler ProxyDigestAuthHandler ProxyHandler Request URLopener UnknownHandler build_opener getproxies install_opener pathname2url url2pathname urlcleanup urlopen urlretrieve",
  uu: "Error decode encode",
  uuid: "SafeUUID getnode uuid1 uuid3 uuid4 uuid5",
  venv: "EnvBuilder create main",
  warnings: "catch_warnings filterwarnings formatwarning resetwarnings showwarning simplefilter warn warn_explicit",
  wave: "Error Wave_read Wave_write open",
  weakref: "CallableProxyType ProxyType ProxyTypes ReferenceType WeakKeyDictionary WeakMethod WeakSet WeakValueDictionary finalize getweakrefcount getweakrefs proxy ref",
  webbrowser: "Error get open open_new open_new_tab register",
  "wsgiref.util": "FileWrapper application_uri guess_scheme request_uri setup_testing_defaults shift_path_info",
  "xml.dom.minidom": "Attr AttributeList CDATASection CharacterData Childless Comment DOMImplementation Document DocumentFragment DocumentType Element ElementInfo Entity Identified NamedNodeMap Node Notation ProcessingInstruction ReadOnlySequentialNamedNodeMap StringTypes Text TypeInfo getDOMImplementation parse parseString",
  "xml.etree.ElementTree": "Element ElementTree SubElement",
  "xmlrpc.client": "Binary BytesIO DateTime Error ExpatParser FastMarshaller FastParser FastUnmarshaller Fault GzipDecodedResponse Marshaller MultiCall MultiCallIterator ProtocolError ResponseError SafeTransport Server ServerProxy Transport Unmarshaller datetime dumps escape getparser gzip_decode gzip_encode loads",
  zipapp: "ZipAppError create_archive get_interpreter",
  zipfile: "BadZipFile BadZipfile LargeZipFile Path PyZipFile ZipFile ZipInfo error is_zipfile",
  zlib: "adler32 compress compressobj crc32 decompress decompressobj error",
  zoneinfo: "InvalidTZPathWarning ZoneInfo ZoneInfoNotFoundError available_timezones reset_tzpath"
};
var standardModules = new Set(modules.trim().split(/\s+/));
var namesByModule = new Map(
  Object.entries(names).map(([module, list]) => [module, new Set(list.split(" "))])
);
function standardNames(module) {
  return namesByModule.get(module);
}
function standardModulesWith(name2) {
  return [...namesByModule].filter(([, list]) => list.has(name2)).map(([module]) => module);
}
function isImportedForEffect(module) {
  return ["readline", "rlcompleter", "antigravity", "this", "site", "sitecustomize"].includes(module);
}

// src/scanners/missing-imports.ts
function isRealMissingImport(module, path22, text, files) {
  if (module.startsWith(".")) return true;
  const top = module.split(".")[0] ?? module;
  if (resolveModule(path22, top, files) !== void 0 || isFolder(top, files)) return true;
  const local = [...files].map((file) => /^(?:src\/|lib\/)?(\w+)/.exec(file)?.[1]).filter((name2) => name2 !== void 0);
  const nearest = nearestOf(top, /* @__PURE__ */ new Set([...standardModules, ...local]));
  if (nearest === void 0) return false;
  const uses2 = (name2) => new RegExp(`(?<![\\w.])${name2}\\s*[.(]`).test(text.replace(/^\s*(?:from|import)\b.*$/gm, ""));
  return uses2(nearest) && !uses2(top);
}
function isFolder(name2, files) {
  return [...files].some((file) => file.startsWith(`${name2}/`) || file.startsWith(`src/${name2}/`));
}

// src/scanners/mypy/used.ts
async function findMypy(request) {
  return await hasSettings(request) ? request.tools.find("mypy", ["repository", "machine"]) : void 0;
}
async function isMypyUsed(request) {
  return await findMypy(request) !== void 0;
}
var places = [
  ["mypy.ini", /^\s*\[mypy/m],
  [".mypy.ini", /^\s*\[mypy/m],
  ["pyproject.toml", /^\s*\[tool\.mypy/m],
  ["setup.cfg", /^\s*\[mypy/m]
];
async function hasSettings(request) {
  return await readSettings(request) !== void 0;
}
async function readSettings(request) {
  for (const [path22, section] of places) {
    const text = await request.read(path22) ?? "";
    const start = section.exec(text)?.index;
    if (start !== void 0) return text.slice(start);
  }
  return void 0;
}
async function choosesFiles(request) {
  const text = await readSettings(request) ?? "";
  const own = text.split(/^\s*\[(?!mypy\]|tool\.mypy\])/m)[0] ?? "";
  return /^\s*(?:files|packages|modules)\s*=/m.test(own);
}

// src/scanners/mypy/index.ts
function createMypyScanner(options = {}) {
  return {
    name: "mypy",
    languages: ["python"],
    weight: 9,
    applies: async (request) => request.files.some((path22) => /\.pyi?$/.test(path22)) && await isMypyUsed(request),
    async scan(request) {
      const tool = await findMypy(request);
      if (!tool) throw new Error("mypy has gone since the scan began");
      const cache = options.cachePath ?? (process.platform === "win32" ? "nul" : "/dev/null");
      const argv = [...tool.argv, ...flags2, `--cache-dir=${cache}`, ...await choosesFiles(request) ? [] : ["."]];
      const result = await request.run({ argv, timeoutMs: 6e5 }, request.signal);
      const lines = result.stdout.split(/\r?\n/).filter((line) => line !== "");
      const parsed = lines.map((line) => parseLine(request, line)).filter((one) => one !== void 0);
      const isUsable = result.status === "exited" && (result.code ?? 9) <= 2;
      const isRubbish = parsed.length === 0 && lines.some((line) => !/: (?:note|warning|error): |^Success: /.test(line));
      if (!isUsable || isRubbish || result.code !== 0 && parsed.length === 0)
        throw new Error(explainFailure("mypy", result));
      const findings = [];
      for (const finding of parsed) if (await isWorthTelling2(request, finding)) findings.push(finding);
      return { version: tool.version, origin: tool.origin, findings };
    }
  };
}
var flags2 = [
  "--no-error-summary",
  "--show-column-numbers",
  "--show-error-end",
  "--show-error-codes",
  "--hide-error-context",
  "--no-color-output",
  "--no-pretty"
];
async function isWorthTelling2(request, { rule, message, place }) {
  if (rule !== "mypy/import-not-found" && rule !== "mypy/import") return true;
  const module = /module named "([^"]+)"/.exec(message)?.[1] ?? "";
  return isRealMissingImport(module, place.path, await request.read(place.path) ?? "", new Set(request.allFiles));
}
function parseLine(request, line) {
  const found = /^((?:[A-Za-z]:)?[^:]+):(\d+):(\d+)(?::(\d+):(\d+))?: error: (.*?)(?:\s+\[([\w-]+)\])?$/.exec(line);
  if (!found) return void 0;
  const [, file = "", row = "", column = "", endRow, endColumn, message = "", code2 = "syntax"] = found;
  const path22 = relativeTo2(request.toolRoot, file);
  if (path22 === void 0 || code2 === "import-untyped") return void 0;
  const isName = /^(?:name-defined|import-not-found|import)$/.test(code2) || /has no attribute .*; maybe|Module .* has no attribute/.test(message);
  return {
    rule: `mypy/${code2}`,
    category: isName ? "import" : "type",
    severity: code2 === "syntax" ? "critical" : "high",
    priority: "P1",
    message,
    place: {
      path: path22,
      line: Number(row),
      column: Number(column),
      endLine: Number(endRow ?? row),
      // mypy's end column is the last character's; ours is the one behind it.
      endColumn: endColumn === void 0 ? Number(column) : Number(endColumn) + 1
    },
    toolFixes: []
  };
}

// src/scanners/oxlint/index.ts
import { z as z12 } from "zod";

// src/scanners/fix-safety.ts
var table2 = {
  // Same behaviour for every input, by the language's definition.
  "ruff/E703": "safe",
  "ruff/E713": "safe",
  "ruff/E714": "safe",
  "ruff/F541": "safe",
  "ruff/W292": "safe",
  "ruff/W605": "safe",
  "ruff/B009": "safe",
  "ruff/B010": "safe",
  "ruff/B013": "safe",
  "ruff/B033": "safe",
  "ruff/C400": "careful",
  "ruff/PIE790": "safe",
  "ruff/UP010": "safe",
  "ruff/UP015": "safe",
  "ruff/UP034": "safe",
  // Keeps behaviour while nobody relies on side effects, overloaded operators, or the order of imports.
  "ruff/F401": "careful",
  "ruff/F632": "careful",
  "ruff/F841": "careful",
  "ruff/E711": "careful",
  "ruff/E712": "careful",
  "ruff/E721": "careful",
  "ruff/E731": "careful",
  "ruff/I": "careful",
  "ruff/W291": "careful",
  "ruff/W293": "careful",
  "ruff/UP": "careful",
  "ruff/C4": "careful",
  "ruff/SIM": "careful",
  "ruff/RET": "careful",
  "ruff/PERF": "careful",
  "ruff/PIE": "careful",
  "ruff/ANN": "careful",
  "ruff/RUF005": "careful",
  "ruff/RUF010": "careful",
  "ruff/RUF013": "careful",
  "ruff/RUF022": "careful",
  "ruff/B011": "careful",
  "ruff/B014": "careful",
  "ruff/COM": "careful",
  "ruff/Q": "careful",
  "ruff/D": "careful",
  // Changes what the program does, on purpose.
  "ruff/B006": "risky",
  "ruff/B008": "risky",
  "ruff/B028": "risky",
  "ruff/F811": "risky",
  "ruff/UP031": "risky",
  "ruff/T20": "never",
  // Hides the finding instead of curing it.
  "ruff/B007": "never",
  "ruff/B905": "never",
  "ruff/RUF059": "never",
  "ruff/RUF100": "never",
  "ruff/PLW1510": "never",
  "ruff/PGH": "never",
  "ruff/ERA": "never",
  "ruff/INP": "never",
  // oxlint: the same for every input, by the language's definition, or types alone.
  ...rulesOf("oxlint", "safe", [
    "no-useless-escape",
    "no-useless-rename",
    "no-unused-labels",
    "no-extra-label",
    "prefer-const",
    "yoda",
    "import/newline-after-import",
    "typescript/array-type",
    "typescript/no-extra-non-null-assertion",
    "typescript/prefer-as-const",
    "typescript/prefer-namespace-keyword",
    "unicorn/empty-brace-spaces",
    "unicorn/no-useless-fallback-in-spread",
    "unicorn/no-zero-fractions",
    "unicorn/number-literal-case",
    "unicorn/prefer-optional-catch-binding",
    "react/jsx-boolean-value"
  ]),
  // As long as names and methods are the built-in ones, and nothing reads the text of a function or an expression.
  ...rulesOf("oxlint", "careful", [
    "no-array-constructor",
    "no-div-regex",
    "no-extra-boolean-cast",
    "no-regex-spaces",
    "no-useless-computed-key",
    "object-shorthand",
    "prefer-arrow-callback",
    "prefer-exponentiation-operator",
    "prefer-numeric-literals",
    "prefer-object-has-own",
    "prefer-object-spread",
    "preserve-caught-error",
    "import/consistent-type-specifier-style",
    "react/jsx-curly-brace-presence",
    "react/jsx-fragments",
    "react/self-closing-comp",
    "typescript/consistent-generic-constructors",
    "typescript/consistent-indexed-object-style",
    "typescript/no-import-type-side-effects",
    "typescript/no-useless-empty-export",
    "typescript/no-wrapper-object-types",
    "typescript/prefer-function-type",
    "unicorn/consistent-date-clone",
    "unicorn/consistent-existence-index-check",
    "unicorn/escape-case",
    "unicorn/explicit-length-check",
    "unicorn/no-instanceof-array",
    "unicorn/no-length-as-slice-end",
    "unicorn/no-nested-ternary",
    "unicorn/no-unnecessary-array-splice-count",
    "unicorn/no-unnecessary-await",
    "unicorn/no-unnecessary-slice-end",
    "unicorn/no-useless-promise-resolve-reject",
    "unicorn/no-useless-undefined",
    "unicorn/numeric-separators-style",
    "unicorn/prefer-date-now",
    "unicorn/prefer-node-protocol",
    "unicorn/prefer-prototype-methods",
    "unicorn/prefer-regexp-test",
    "unicorn/prefer-set-size",
    "unicorn/prefer-string-replace-all",
    "unicorn/prefer-string-slice",
    "unicorn/prefer-string-starts-ends-with",
    "unicorn/prefer-string-trim-start-end",
    "unicorn/require-array-join-separator",
    "unicorn/throw-new-error"
  ]),
  // The code is wrong as it stands: the fix changes what it does, on purpose.
  ...rulesOf("oxlint", "risky", ["no-unsafe-negation", "use-isnan", "valid-typeof"]),
  // Our healers decide; or the fix is a suppression; or version 1.89 has been seen to change what the code means with it:
  // `String.raw` texts, variables of other cases, copies of strings and typed arrays.
  ...rulesOf("oxlint", "never", [
    "no-compare-neg-zero",
    "no-unused-vars",
    "no-var",
    "eqeqeq",
    "typescript/ban-ts-comment",
    "typescript/ban-tslint-comment",
    "typescript/prefer-ts-expect-error",
    "typescript/no-explicit-any",
    "unicorn/catch-error-name",
    "unicorn/no-hex-escape",
    "unicorn/no-single-promise-in-promise-methods",
    "unicorn/prefer-negative-index",
    "unicorn/prefer-spread",
    "unicorn/switch-case-braces"
  ])
};
function rulesOf(scanner2, safety, rules2) {
  return Object.fromEntries(rules2.map((rule) => [`${scanner2}/${rule}`, safety]));
}
var suppression = /#\s*(?:noqa|nosec|type:\s*ignore|pyright:\s*ignore|pylint:\s*disable)|@ts-(?:ignore|expect-error|nocheck)|(?:eslint|oxlint)-disable|biome-ignore|\bas any\b|\bAny\b|^_\s*=/m;
function judgeFix(offered, path22, text) {
  if (whyNotOffered(offered, path22, text) !== void 0) return void 0;
  const { rule, summary, edits } = offered;
  const known = lookUp(rule);
  const safety = known ?? (offered.claimed === "safe" ? "careful" : "risky");
  return safety === "never" ? void 0 : { summary, edits, safety: rule === "ruff/F401" ? safetyOfRemoval(text, edits) : safety };
}
function whyNotOffered(offered, path22, text) {
  const { rule, edits } = offered;
  if (edits.length === 0) return "changes nothing";
  if (offered.claimed === "display") return "its tool only shows it";
  if (lookUp(rule) === "never") return "hides the finding or changes more than it";
  if (edits.some((edit) => suppression.test(edit.text) && !suppression.test(text.slice(edit.start, edit.end))))
    return "is a suppression";
  if (edits.some((edit) => losesComment(text.slice(edit.start, edit.end), edit.text))) return "deletes a comment";
  if (rule === "ruff/F401" && /(?:^|\/)__init__\.pyi?$/.test(path22)) return "may be a re-export";
  const all = rule === "ruff/RUF022" ? void 0 : rangeOfAll(text);
  if (all && edits.some((edit) => edit.start < all.end && edit.end > all.start)) return "edits __all__";
  return void 0;
}
function rangeOfAll(text) {
  if (text !== lastAll.text) {
    const found = text.includes("__all__") ? /^__all__\b[^\n]*(?:\n[^\n\])]*)*[\])]?/m.exec(text) : null;
    lastAll = { text, range: found ? { start: found.index, end: found.index + found[0].length } : void 0 };
  }
  return lastAll.range;
}
var lastAll = { text: "", range: void 0 };
function isTrusted(rule) {
  return (lookUp(rule) ?? "never") !== "never";
}
function lookUp(rule) {
  for (let end = rule.length; end > rule.indexOf("/"); end--) {
    const found = table2[rule.slice(0, end)];
    if (found !== void 0 && /^(?:\d|$)/.test(rule.slice(end))) return found;
  }
  return void 0;
}
function losesComment(removed, added) {
  const comments = removed.match(/(?:#|\/\/|\/\*)[^\r\n]*/g) ?? [];
  return comments.some((comment) => !added.includes(comment.trim()));
}
function safetyOfRemoval(text, edits) {
  const removed = edits.map((edit) => text.slice(text.lastIndexOf("\n", edit.start - 1) + 1, edit.end)).join("\n");
  const modules2 = [...removed.matchAll(/^\s*(?:from\s+([\w.]+)|import\s+([\w.]+(?:\s*,\s*[\w.]+)*))/gm)].flatMap(
    (found) => (found[1] ?? found[2] ?? "").split(/\s*,\s*/)
  );
  return modules2.length > 0 && modules2.every((name2) => pureModules.has(name2.split(".")[0] ?? "")) ? "safe" : "careful";
}
var pureModules = new Set(
  `abc argparse array ast asyncio base64 bisect builtins bz2 calendar cmath collections colorsys concurrent configparser
  contextlib contextvars copy csv ctypes dataclasses datetime decimal difflib dis email enum errno fnmatch fractions
  functools gc getpass glob gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json keyword
  linecache logging lzma math mimetypes multiprocessing numbers operator os pathlib pickle pkgutil platform pprint queue
  random re secrets select shlex shutil signal smtplib socket sqlite3 ssl stat statistics string struct subprocess sys
  tarfile tempfile textwrap threading time timeit token tokenize traceback types typing unicodedata unittest urllib uuid
  warnings weakref xml zipfile zlib zoneinfo typing_extensions __future__`.split(/\s+/)
);

// src/scanners/oxlint/escapes.ts
function createEscapeJudge(path22, text) {
  const known = /* @__PURE__ */ new Map();
  const isIn = (kind, edits) => {
    const ranges = known.get(kind) ?? findAll(parse(path22, text), { kind }).map(span);
    known.set(kind, ranges);
    return edits.every((edit) => ranges.some(({ start, end }) => start < edit.start && edit.end < end));
  };
  return (fix2) => {
    const isPlain = fix2.edits.every((edit) => meansNothing.test(text.slice(edit.start, edit.end)));
    if (isPlain && isIn("string", fix2.edits)) return fix2;
    if (!isPlain && !isIn("regex", fix2.edits)) return void 0;
    return { ...fix2, safety: fix2.safety === "safe" ? "careful" : fix2.safety };
  };
}
var meansNothing = /^\\["'`/:;,%&@#~=<>! -]$/;

// src/scanners/oxlint/fix-protocol.ts
import { z as z11 } from "zod";
var Position2 = z11.object({ line: z11.number().int().min(0), character: z11.number().int().min(0) });
var Range = z11.object({ start: Position2, end: Position2 });
var TextChange = z11.object({ range: Range, newText: z11.string().max(1e5) });
var Offer = z11.object({ title: z11.string(), isCure: z11.boolean(), changes: z11.array(TextChange).max(200) });
var FixAnswer = z11.object({
  /** In the order of the request, for each of its files and each of their places. */
  files: z11.array(z11.object({ path: z11.string(), offers: z11.array(z11.array(Offer)) }))
});

// src/scanners/oxlint/fixes.ts
var most = { files: 300, findings: 2e3, characters: 8e6 };
var timeoutMs4 = 3e4;
var maxOutputBytes3 = 16 * 1024 * 1024;
async function addFixes(findings, source, request) {
  const chosen = await choose(findings, request);
  if (chosen.size === 0) return { findings, notes: [] };
  try {
    const answer2 = await ask(chosen, source, request);
    return { findings: await attach(findings, chosen, answer2, request.signal), notes: [] };
  } catch (error2) {
    request.signal.throwIfAborted();
    return { findings, notes: [`the fixes of oxlint are missing: ${messageOf(error2)}`] };
  }
}
async function choose(findings, request) {
  const chosen = /* @__PURE__ */ new Map();
  let left = most.findings;
  let characters = most.characters;
  const wanted = findings.filter((finding) => isTrusted(finding.rule));
  for (const [path22, all] of Map.groupBy(wanted, (finding) => finding.place.path)) {
    const text = await request.read(path22);
    if (text === void 0 || /\r(?!\n)|[\v\f\u0085\u2028\u2029]/.test(text)) continue;
    if (chosen.size >= most.files || all.length > left || text.length > characters) continue;
    left -= all.length;
    characters -= text.length;
    chosen.set(path22, { text, findings: all });
  }
  return chosen;
}
async function ask(chosen, source, request) {
  const node = (await request.tools.find("node", ["bundled", "machine"]))?.argv ?? [process.execPath];
  const files = [...chosen].map(([path22, { text, findings }]) => ({
    path: path22,
    text,
    places: findings.map((finding) => pointIn(finding.place))
  }));
  const rules2 = [...chosen.values()].flatMap(({ findings }) => findings.map((finding) => nameOf2(finding.rule)));
  const message = {
    command: source.tool.argv,
    ...source.hasOwnConfig ? {} : { config: configFor(rules2) },
    files
  };
  const argv = [...node, source.workerPath];
  const result = await request.run({ argv, stdin: JSON.stringify(message), timeoutMs: timeoutMs4, maxOutputBytes: maxOutputBytes3 }, request.signal);
  const answer2 = result.status === "exited" && result.code === 0 ? FixAnswer.safeParse(parseJson(result.stdout)).data : void 0;
  if (!answer2) throw new Error(explainFailure("oxlint --lsp", result));
  return answer2.files;
}
function configFor(rules2) {
  return JSON.stringify({
    categories: { correctness: "off" },
    rules: Object.fromEntries(rules2.map((rule) => [rule, "error"]))
  });
}
function nameOf2(rule) {
  return rule.replace(/^oxlint\//, "");
}
function pointIn(place) {
  const width = place.endLine === place.line ? place.endColumn - place.column : 0;
  const point = { line: place.line - 1, character: place.column - 1 + Math.floor(width / 2) };
  return { start: point, end: point };
}
async function attach(findings, chosen, answer2, signal) {
  const fixed = /* @__PURE__ */ new Map();
  const pace = createPace(signal);
  for (const { path: path22, offers } of answer2) {
    await pace();
    const file = chosen.get(path22);
    if (file === void 0 || offers.length !== file.findings.length) continue;
    const positions = new Positions(file.text);
    const judgeEscape = createEscapeJudge(path22, file.text);
    file.findings.forEach((finding, index) => {
      const cure = cureFor(nameOf2(finding.rule), offers[index] ?? []);
      const made2 = cure && makeFix(finding, cure, { text: file.text, positions, judgeEscape });
      if (made2) fixed.set(finding, made2);
    });
  }
  return findings.map((finding) => fixed.get(finding) ?? finding);
}
function cureFor(rule, offers) {
  const own = [];
  for (let at = 0; at < offers.length; ) {
    const cure = offers[at]?.isCure ? offers[at] : void 0;
    if (cure) at++;
    const silenced = /^Disable (\S+) for this line$/.exec(offers[at]?.title ?? "")?.[1];
    if (silenced === void 0 || offers[at + 1]?.title !== `Disable ${silenced} for this whole file`) return void 0;
    if (silenced === rule) own.push(cure);
    at += 2;
  }
  return own.length === 1 ? own[0] : void 0;
}
function makeFix(finding, cure, file) {
  const { text, positions } = file;
  const { path: path22 } = finding.place;
  const edits = [];
  for (const { range, newText } of cure.changes) {
    if (!isInText(range, text, positions)) return void 0;
    const [start, end] = [range.start, range.end].map((at) => positions.offset(at.line + 1, at.character + 1));
    if (start === void 0 || end === void 0 || end < start) return void 0;
    edits.push({ path: path22, start, end, text: withLineEnding(newText, text) });
  }
  if (!cure.changes.some(({ range }) => touches(range, finding.place))) return void 0;
  const judged = judgeFix({ rule: finding.rule, summary: summarise2(cure.title), edits, claimed: "safe" }, path22, text);
  const fix2 = judged && finding.rule === "oxlint/no-useless-escape" ? file.judgeEscape(judged) : judged;
  return fix2 && { ...finding, toolFixes: [fix2] };
}
function isInText({ start, end }, text, positions) {
  return [start, end].every(({ line, character }) => {
    if (line >= positions.lineCount) return false;
    const width = positions.nextLineStart(line + 1) - positions.lineStart(line + 1);
    return character <= width && positions.offset(line + 1, character + 1) <= text.length;
  });
}
function touches({ start, end }, place) {
  return start.line + 1 <= place.endLine && end.line + 1 >= place.line;
}
function withLineEnding(newText, text) {
  return text.includes("\r\n") ? newText.replace(/\r?\n/g, "\r\n") : newText;
}
function summarise2(title) {
  const line = title.replace(/\s+/g, " ").trim();
  return line.length > 120 || line === "" ? "Apply oxlint\u2019s fix" : line;
}

// src/scanners/oxlint/undefined-names.ts
async function importedElsewhere(name2, path22, request) {
  if (Object.hasOwn(globalThis, name2) || browser.has(name2)) return false;
  const required = new RegExp(
    `\\b(?:const|let|var)\\s+(?:\\{[^}]*\\b${escape(name2)}\\b[^}]*\\}|${escape(name2)})\\s*=\\s*require\\(`
  );
  for (const other of request.allFiles) {
    if (other === path22 || !/\.[cm]?[jt]sx?$/.test(other)) continue;
    const text = await request.read(other);
    if (text === void 0 || !text.includes(name2)) continue;
    if (required.test(text)) return true;
    if (!/^import\b/m.test(text)) continue;
    if (moduleReferences(other, text).some((each) => each.names.some((imported) => imported.local === name2)))
      return true;
  }
  return false;
}
function escape(name2) {
  return name2.replace(/[$\\^.*+?()[\]{}|]/g, "\\$&");
}
var browser = /* @__PURE__ */ new Set([
  "window",
  "document",
  "location",
  "history",
  "localStorage",
  "sessionStorage",
  "name",
  "event",
  "self",
  "top",
  "parent",
  "status",
  "open",
  "close",
  "print",
  "alert",
  "confirm",
  "Event",
  "Node",
  "Element",
  "Image",
  "Option",
  "Text",
  "Range",
  "Selection",
  "describe",
  "it",
  "test",
  "expect",
  "jest",
  "vi"
]);

// src/scanners/oxlint/index.ts
var Report5 = z12.object({
  diagnostics: z12.array(
    z12.object({
      message: z12.string(),
      code: z12.string().optional(),
      filename: z12.string(),
      labels: z12.array(z12.object({ span: z12.object({ offset: z12.number().int(), length: z12.number().int() }) }))
    })
  )
});
var timeoutMs5 = 12e4;
function createOxlintScanner(options) {
  return {
    name: "oxlint",
    languages: ["typescript", "javascript"],
    // Light, but a process of its own: it runs beside what this process does itself.
    weight: 4,
    async applies(request) {
      if (!request.files.some(isJavaScript)) return false;
      const { oxlint, eslint, biome } = await findLinters(request.read);
      if (oxlint !== void 0) return true;
      const hasEslint = eslint !== void 0 && await request.tools.find("eslint", ["repository"]) !== void 0;
      const hasBiome = biome !== void 0 && await request.tools.find("biome", ["repository"]) !== void 0;
      return !hasEslint && !hasBiome;
    },
    async scan(request) {
      const tool = await request.tools.find("oxlint");
      if (tool === void 0) throw new Error("oxlint was not found");
      const linters = await findLinters(request.read);
      const isTheirs = linters.oxlint !== void 0;
      const hasOtherStyle = linters.eslint !== void 0 || linters.biome !== void 0;
      const flags3 = isTheirs ? [] : ["--disable-nested-config", ...defaultFlags, ...hasOtherStyle ? [] : styleFlags];
      const findings = [];
      for (const paths of chunkPaths(request.files.filter(isJavaScript))) {
        const named = paths.map((path22) => `./${path22}`);
        const argv = [...tool.argv, "-f", "json", "--no-error-on-unmatched-pattern", ...flags3, ...named];
        const result = await request.run({ argv, timeoutMs: timeoutMs5 }, request.signal);
        const report2 = result.status === "exited" ? Report5.safeParse(parseJson(result.stdout)).data?.diagnostics : void 0;
        if (report2 === void 0) throw new Error(explainFailure("oxlint", result));
        for (const each of report2) findings.push(...await read2(each, isTheirs, request));
      }
      const source = { tool, workerPath: options.fixWorkerPath, hasOwnConfig: isTheirs };
      const fixed = await addFixes(findings, source, request);
      const notes = fixed.notes.length > 0 ? { notes: fixed.notes } : {};
      return { version: tool.version, origin: tool.origin, findings: fixed.findings, ...notes };
    }
  };
}
async function read2(each, isTheirs, request) {
  const path22 = relativeTo2(request.toolRoot, each.filename);
  const span2 = each.labels[0]?.span;
  const text = path22 === void 0 ? void 0 : await request.read(path22);
  if (path22 === void 0 || span2 === void 0 || text === void 0) return [];
  const rule = each.code === void 0 ? "oxlint/syntax" : nameRule(each.code);
  const place = placeOf2(path22, text, span2.offset, span2.length);
  const line = text.split(/\r\n|\n|\r/)[place.line - 1] ?? "";
  if (!isTheirs && isExcused(rule, line)) return [];
  if (!isTheirs && rule === "oxlint/no-undef") {
    const name2 = /'([^']+)'/.exec(each.message)?.[1] ?? "";
    if (/\.[cm]?tsx?$/.test(path22) || !await importedElsewhere(name2, path22, request)) return [];
  }
  return [{ rule, ...classify3(rule, each.message), message: each.message, place, toolFixes: [] }];
}
function nameRule(code2) {
  const [, plugin, name2] = /^([\w-]+)\(([^)]+)\)$/.exec(code2) ?? [];
  if (plugin === void 0 || name2 === void 0) return `oxlint/${code2}`;
  return plugin === "eslint" ? `oxlint/${name2}` : `oxlint/${plugin}/${name2}`;
}
function isExcused(rule, line) {
  return rule === "oxlint/eqeqeq" && /[!=]=\s*(null|undefined)\b|\b(null|undefined)\s*[!=]=/.test(line);
}
function placeOf2(path22, text, offset, length) {
  const bytes = Buffer.from(text);
  const start = bytes.subarray(0, offset).toString().length;
  const end = start + bytes.subarray(offset, offset + length).toString().length;
  const positions = new Positions(text);
  const [from, to] = [positions.place(start), positions.place(end)];
  return { path: path22, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

// src/scanners/pyright/index.ts
import { mkdtemp as mkdtemp2, rm as rm8, writeFile as writeFile8 } from "node:fs/promises";
import { tmpdir as tmpdir2 } from "node:os";
import { join as join7 } from "node:path";
import { z as z14 } from "zod";

// src/scanners/pyright/project.ts
import { relative as relative5 } from "node:path";
import { parse as parseToml } from "smol-toml";
import picomatch2 from "picomatch";
import { z as z13 } from "zod";
var Own = z13.looseObject({
  include: z13.array(z13.string()).optional(),
  exclude: z13.array(z13.string()).optional(),
  extraPaths: z13.array(z13.string()).optional(),
  venv: z13.string().optional(),
  stubPath: z13.string().optional(),
  pythonVersion: z13.string().optional(),
  typeCheckingMode: z13.string().optional()
});
async function readOwnSettings(request) {
  const json = await request.read("pyrightconfig.json");
  if (json !== void 0) {
    return { file: "pyrightconfig.json", settings: Own.catch({}).parse(parseJsonWithComments(json)) };
  }
  const toml = await request.read("pyproject.toml");
  if (toml === void 0 || !/^\s*\[tool\.pyright/m.test(toml)) return void 0;
  const Pyproject2 = z13.object({ tool: z13.object({ pyright: Own }) });
  const settings = Pyproject2.safeParse(parseSafely(toml)).data?.tool.pyright;
  return settings && { file: "pyproject.toml", settings };
}
function makeProject(request, files, folder, context) {
  const { own, pythonVersion, venv } = context;
  const toRoot = relative5(folder, request.toolRoot).replaceAll("\\", "/");
  const below = (path22) => path22 === "" || path22 === "." ? toRoot : `${toRoot}/${path22}`;
  return {
    ...own ? { extends: below(own.file) } : { typeCheckingMode: "basic", exclude: [], reportMissingModuleSource: "none", reportUnusedExpression: "none" },
    include: files.map(below),
    extraPaths: [.../* @__PURE__ */ new Set([...importRoots(request.allFiles), ...own?.settings.extraPaths ?? []])].map(below),
    ...own?.settings.stubPath === void 0 ? { stubPath: below("typings") } : {},
    ...own?.settings.venv === void 0 && venv !== void 0 ? { venvPath: toRoot, venv } : {},
    ...own?.settings.pythonVersion === void 0 && pythonVersion !== void 0 ? { pythonVersion } : {}
  };
}
function selectFiles(files, own) {
  const python = files.filter((path22) => /\.pyi?$/.test(path22));
  if (!own) return python;
  const { include, exclude } = own.settings;
  const isIncluded = include?.length ? matchAny(include) : () => true;
  const isExcluded = matchAny(exclude ?? []);
  return python.filter((path22) => isIncluded(path22) && !isExcluded(path22));
}
function matchAny(globs) {
  const patterns = globs.map((glob) => glob.replace(/^\.\/?/, "").replace(/\/$/, "")).flatMap((glob) => glob === "" ? ["**"] : [glob, `${glob}/**`]);
  return patterns.length === 0 ? () => false : picomatch2(patterns, { dot: true });
}
function importRoots(files) {
  const projects = files.filter((path22) => /(?:^|\/)setup\.py$/.test(path22)).map((path22) => path22.replace(/\/?setup\.py$/, ""));
  const roots = /* @__PURE__ */ new Set(["", ...projects]);
  for (const path22 of files) {
    const source = /^(?:.*\/)?(?:src|lib)(?=\/)/.exec(path22)?.[0];
    if (source !== void 0 && path22.endsWith(".py") && !files.includes(`${source}/__init__.py`)) roots.add(source);
    if (roots.size > 40) break;
  }
  return [...roots];
}
function parseSafely(toml) {
  try {
    return parseToml(toml);
  } catch {
    return void 0;
  }
}

// src/scanners/pyright/rules.ts
var error = { category: "type", severity: "high", priority: "P1" };
var importError = { category: "import", severity: "high", priority: "P1" };
var doubt = { category: "logic", severity: "medium", priority: "P2" };
var taste = { category: "style", severity: "low", priority: "P3" };
var byRule = {
  syntax: { category: "type", severity: "critical", priority: "P1" },
  reportMissingImports: importError,
  reportMissingModuleSource: { category: "import", severity: "low", priority: "P3" },
  reportUndefinedVariable: importError,
  reportUnsupportedDunderAll: importError,
  reportUnusedImport: { category: "import", severity: "low", priority: "P2" },
  reportImportCycles: { category: "import", severity: "medium", priority: "P2" },
  reportWildcardImportFromLibrary: { category: "import", severity: "low", priority: "P2" },
  reportUnusedCoroutine: { category: "type", severity: "high", priority: "P1" },
  reportPossiblyUnboundVariable: doubt,
  reportUnboundVariable: { category: "logic", severity: "high", priority: "P1" },
  reportRedeclaration: doubt,
  reportUnusedExpression: doubt,
  reportAssertAlwaysTrue: doubt,
  reportUnhashable: { category: "logic", severity: "high", priority: "P1" },
  reportUnnecessaryComparison: doubt,
  reportUnnecessaryContains: doubt,
  reportUnnecessaryIsInstance: taste,
  reportUnusedVariable: taste,
  reportUnusedClass: taste,
  reportUnusedFunction: taste,
  reportSelfClsParameterName: taste,
  reportInvalidStringEscapeSequence: taste,
  reportDeprecated: taste
};
var inferred = /* @__PURE__ */ new Set([
  ...[
    "reportAttributeAccessIssue",
    "reportArgumentType",
    "reportAssignmentType",
    "reportCallIssue",
    "reportIndexIssue"
  ],
  ...[
    "reportOperatorIssue",
    "reportGeneralTypeIssues",
    "reportIncompatibleMethodOverride",
    "reportTypedDictNotRequiredAccess"
  ],
  ...[
    "reportIncompatibleVariableOverride",
    "reportNoOverloadImplementation",
    "reportInvalidTypeForm",
    "reportAbstractUsage"
  ]
]);
function classify4(rule, severity, message, isConfigured2) {
  const kind = /is unknown import symbol$/m.test(message) ? importError : byRule[rule] ?? error;
  if (!isConfigured2 && kind === error && inferred.has(rule)) return { ...kind, severity: "medium", priority: "P2" };
  return severity === "warning" && kind.priority === "P1" ? { ...kind, severity: "medium", priority: "P2" } : kind;
}

// src/scanners/pyright/index.ts
var Point = z14.object({ line: z14.number().int(), character: z14.number().int() });
var Report6 = z14.object({
  version: z14.string(),
  generalDiagnostics: z14.array(
    z14.object({
      file: z14.string(),
      severity: z14.enum(["error", "warning", "information"]),
      message: z14.string(),
      rule: z14.string().optional(),
      range: z14.object({ start: Point, end: Point }).optional()
    })
  )
});
function createPyrightScanner(options = {}) {
  return {
    name: "pyright",
    languages: ["python"],
    weight: 10,
    // A repository that checks its types with mypy gets mypy's opinion alone.
    applies: async (request) => request.files.some((path22) => /\.pyi?$/.test(path22)) && !await isMypyUsed(request),
    async scan(request) {
      const tool = await request.tools.find("pyright");
      if (!tool) throw new Error("pyright is not there: reinstall Heal");
      const scratch = await (options.makeScratch ?? makeTemporary)();
      try {
        const { version: version2, findings } = await check(request, tool, scratch);
        return { version: version2, origin: tool.origin, findings };
      } finally {
        await scratch.remove();
      }
    }
  };
}
async function check(request, tool, scratch) {
  const own = await readOwnSettings(request);
  const files = selectFiles(request.files, own);
  if (files.length === 0) return { version: tool.version, findings: [] };
  const context = { own, pythonVersion: await pythonVersionOf(request), venv: await venvOf(request) };
  const project = makeProject(request, files, scratch.toolPath, context);
  await writeFile8(join7(scratch.path, "pyrightconfig.json"), JSON.stringify(project));
  const argv = [...tool.argv, "--outputjson", "--project", `${scratch.toolPath}/pyrightconfig.json`];
  const result = await request.run({ argv, timeoutMs: 6e5 }, request.signal);
  const report2 = result.status === "exited" ? Report6.safeParse(parseJson(result.stdout)).data : void 0;
  if (!report2 || (result.code ?? 9) > 1) throw new Error(explainFailure("pyright", result));
  return { version: report2.version, findings: await toFindings(request, report2, own !== void 0) };
}
async function toFindings(request, report2, isConfigured2) {
  const known = new Set(request.allFiles);
  const findings = [];
  for (const { file, severity, message, rule = "syntax", range } of report2.generalDiagnostics) {
    const path22 = relativeTo2(request.toolRoot, file);
    if (path22 === void 0 || range === void 0 || severity === "information") continue;
    if (severity === "warning" && !isConfigured2) continue;
    if (rule === "reportMissingModuleSource") continue;
    const missing2 = rule === "reportMissingImports" ? /^Import "([^"]+)"/.exec(message)?.[1] : void 0;
    if (missing2 !== void 0 && !isRealMissingImport(missing2, path22, await request.read(path22) ?? "", known)) continue;
    findings.push({
      rule: `pyright/${rule}`,
      ...classify4(rule, severity, message, isConfigured2),
      message: message.replaceAll("\xA0", " "),
      place: {
        path: path22,
        line: range.start.line + 1,
        column: range.start.character + 1,
        endLine: range.end.line + 1,
        endColumn: range.end.character + 1
      },
      toolFixes: []
    });
  }
  return findings;
}
async function pythonVersionOf(request) {
  const python = await request.tools.find("python");
  return /\b3\.\d+/.exec(python?.version ?? "")?.[0];
}
async function venvOf(request) {
  for (const venv of [".venv", "venv", "env"]) {
    if (await request.read(`${venv}/pyvenv.cfg`) !== void 0) return venv;
  }
  return void 0;
}
async function makeTemporary() {
  const path22 = await mkdtemp2(join7(tmpdir2(), "heal-pyright-"));
  return { path: path22, toolPath: path22, remove: () => rm8(path22, { recursive: true, force: true }) };
}

// src/scanners/python-cycles/edges.ts
function edgesOf2(from, tree, files) {
  const edges = [];
  for (const statement2 of importsOf(tree)) {
    if (statement2.where === "local" || statement2.where === "typing") continue;
    const byTarget = Map.groupBy(targetsOf(from, statement2, files), (target) => target.to);
    byTarget.delete(from);
    const head = { from, statement: statement2.node.text().split("\n")[0] ?? "", ...span(statement2.node) };
    for (const [to, targets] of byTarget) edges.push({ ...head, to, names: targets.map((target) => target.bound) });
  }
  return edges;
}
function targetsOf(from, statement2, files) {
  const found = [];
  const add = (module, bound) => {
    const to = resolveModule(from, module, files);
    if (to?.endsWith(".py")) found.push({ to, bound });
    return to !== void 0;
  };
  if (statement2.kind === "import") {
    for (const { name: name2, bound } of statement2.names) add(name2, bound);
    return found;
  }
  if (statement2.isWildcard) add(statement2.module, "*");
  for (const { name: name2, bound } of statement2.names) {
    const dot = statement2.module.endsWith(".") ? "" : ".";
    if (!add(`${statement2.module}${dot}${name2}`, bound)) add(statement2.module, bound);
  }
  return found;
}
function measureEdge(edge, tree) {
  if (edge.names.includes("*")) return { ...edge, need: 3, uses: Number.MAX_SAFE_INTEGER };
  const reads = edge.names.flatMap((name2) => readsOf(tree.root(), name2));
  const needs2 = reads.map(needOf2);
  return { ...edge, uses: reads.length, need: needs2.reduce((most2, need) => need > most2 ? need : most2, 0) };
}
function needOf2(read3) {
  if (isInAnnotation(read3)) return 1;
  return enclosing(read3, "function_definition", "lambda") !== void 0 && !isInSignature(read3) ? 2 : 3;
}
function isInSignature(node) {
  const fn = enclosing(node, "function_definition", "lambda");
  const body = fn?.field("body");
  if (!fn || !body) return true;
  const isInBody = span(node).start >= span(body).start;
  return !isInBody && enclosing(fn, "function_definition", "lambda") === void 0;
}

// src/scanners/python-cycles/index.ts
function createPythonCyclesScanner() {
  return {
    name: "python-cycles",
    languages: ["python"],
    weight: 2,
    applies: async (request) => request.files.filter((path22) => path22.endsWith(".py")).length > 0,
    async scan(request) {
      const edges = await readEdges(request);
      const findings = [];
      for (const cycle of findCycles2(edges)) findings.push(await report(cycle, request));
      return { version: "1", origin: "bundled", findings };
    }
  };
}
async function readEdges(request) {
  const pace = createPace(request.signal);
  const allFiles = request.allFiles.filter((path22) => path22.endsWith(".py"));
  const files = new Set(allFiles);
  const edges = [];
  for (const path22 of findKnots(await readImportGraph({ ...request, allFiles })).flat()) {
    await pace();
    const text = await request.read(path22);
    if (text !== void 0) edges.push(...edgesOf2(path22, parse(path22, text), files));
  }
  const knotOf = new Map(findKnots(toGraph2(edges)).flatMap((knot, index) => knot.map((path22) => [path22, index])));
  const inKnots = edges.filter((edge) => knotOf.has(edge.from) && knotOf.get(edge.from) === knotOf.get(edge.to));
  const measured = [];
  for (const [path22, own] of Map.groupBy(inKnots, (edge) => edge.from)) {
    await pace();
    const text = await request.read(path22);
    const tree = parse(path22, text ?? "");
    measured.push(...own.map((edge) => measureEdge(edge, tree)));
  }
  return measured;
}
function findCycles2(edges) {
  const cycles = [];
  let left = edges;
  for (let round = 0; round < 100; round++) {
    const graph = toGraph2(left);
    const knots = findKnots(graph);
    if (knots.length === 0) break;
    const taken = /* @__PURE__ */ new Set();
    for (const knot of knots) {
      const inside = new Set(knot);
      const candidates = left.filter((edge2) => inside.has(edge2.from) && inside.has(edge2.to));
      const edge = candidates.toSorted(compareNeed)[0];
      const way = edge && findPath(graph, edge.to, edge.from);
      if (!edge || !way) continue;
      cycles.push({ edge, way });
      for (const same of left) if (same.from === edge.from && same.to === edge.to) taken.add(same);
    }
    left = left.filter((edge) => !taken.has(edge));
  }
  return cycles;
}
function compareNeed(a, b) {
  const isInit = (edge) => Number(edge.from.endsWith("__init__.py"));
  return a.need - b.need || isInit(a) - isInit(b) || a.uses - b.uses || (a.from < b.from ? -1 : 1) || a.start - b.start;
}
function toGraph2(edges) {
  const graph = /* @__PURE__ */ new Map();
  for (const { from, to } of edges) {
    graph.set(from, (graph.get(from) ?? /* @__PURE__ */ new Set()).add(to));
    if (!graph.has(to)) graph.set(to, /* @__PURE__ */ new Set());
  }
  return graph;
}
var needs = [
  "nowhere",
  "only in annotations",
  "only inside functions",
  "while the module is being imported"
];
async function report({ edge, way }, request) {
  const positions = new Positions(await request.read(edge.from) ?? "");
  const start = positions.place(edge.start);
  const end = positions.place(edge.end);
  return {
    rule: "heal/import-cycle",
    category: "import",
    severity: edge.need === 3 ? "high" : "medium",
    priority: edge.need === 3 ? "P1" : "P2",
    message: `Import cycle: ${[edge.from, ...way].join(" \u2192 ")}; what \`${edge.statement}\` brings is used ${needs[edge.need]}`,
    place: { path: edge.from, line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
    toolFixes: []
  };
}

// src/scanners/ruff/diagnostic.ts
function isPython(path22) {
  return path22.endsWith(".py");
}

// src/scanners/ruff/native.ts
import { z as z15 } from "zod";
var Location2 = z15.object({ row: z15.number().int(), column: z15.number().int() });
var Report7 = z15.array(
  z15.object({
    code: z15.string().nullable(),
    filename: z15.string(),
    message: z15.string(),
    location: Location2,
    end_location: Location2,
    fix: z15.object({
      applicability: z15.enum(["safe", "unsafe", "display"]).catch("unsafe"),
      message: z15.string().nullish(),
      edits: z15.array(z15.object({ content: z15.string().nullish(), location: Location2, end_location: Location2 }))
    }).nullish()
  })
);
async function runNative(request, tool, profiles) {
  const groups = /* @__PURE__ */ new Map();
  for (const path22 of request.files.filter(isPython)) {
    const profile = await profiles.of(path22);
    if (profile.isExcluded(path22)) continue;
    const args = argumentsFor(profile);
    const group = groups.get(args.join(" ")) ?? { args, paths: [] };
    groups.set(args.join(" "), group);
    group.paths.push(path22);
  }
  const diagnostics = [];
  for (const { paths, args } of groups.values()) {
    for (const chunk of chunkPaths(paths)) {
      diagnostics.push(...await runOnce(request, [...tool.argv, ...base, ...args, "--", ...chunk]));
    }
  }
  return { version: tool.version, origin: tool.origin, diagnostics, notes: [] };
}
function argumentsFor(profile) {
  if (profile.settingsPath !== "") return ["--extend-select", addedSelect.join(",")];
  return ["--isolated", "--select", defaultSelect.join(","), "--target-version", profile.targetVersion];
}
var base = [
  "check",
  "--output-format",
  "json",
  "--no-cache",
  "--force-exclude",
  "--no-fix",
  "--exit-zero",
  "--quiet",
  "--no-preview"
];
async function runOnce(request, argv) {
  const result = await request.run({ argv, timeoutMs: 3e5 }, request.signal);
  const report2 = result.status === "exited" ? Report7.safeParse(parseJson(result.stdout)).data : void 0;
  if (!report2) throw new Error(explainFailure("ruff", result));
  const diagnostics = [];
  for (const [filename, entries] of Map.groupBy(report2, (entry) => entry.filename)) {
    const path22 = relativeTo2(request.toolRoot, filename);
    const text = path22 === void 0 ? void 0 : await request.read(path22);
    if (path22 === void 0 || text === void 0) continue;
    const offset = makeOffset(text);
    for (const { code: code2, message, location, end_location, fix: fix2 } of entries) {
      const edits = fix2?.edits.map((edit) => ({
        start: offset(edit.location),
        end: offset(edit.end_location),
        text: edit.content ?? ""
      }));
      diagnostics.push({
        path: path22,
        code: code2 ?? "invalid-syntax",
        message,
        start: offset(location),
        end: offset(end_location),
        ...fix2 && edits ? { fix: { message: fix2.message ?? "Apply ruff\u2019s fix", applicability: fix2.applicability, edits } } : {}
      });
    }
  }
  return diagnostics;
}
function makeOffset(text) {
  const positions = new Positions(text);
  return ({ row, column }) => {
    const start = positions.lineStart(row);
    const line = text.slice(start, positions.nextLineStart(row));
    let units = 0;
    let left = column - 1;
    while (left-- > 0 && units < line.length) units += (line.codePointAt(units) ?? 0) > 65535 ? 2 : 1;
    return start + units;
  };
}

// src/scanners/ruff/profile.ts
import picomatch3 from "picomatch";

// src/scanners/ruff/settings.ts
import { parse as parseToml2 } from "smol-toml";
import { z as z16 } from "zod";
var strings = z16.array(z16.string());
var ignoresByFile = z16.record(z16.string(), strings);
var lintKeys = {
  select: strings.optional(),
  ignore: strings.optional(),
  "extend-select": strings.optional(),
  "extend-ignore": strings.optional(),
  "per-file-ignores": ignoresByFile.optional(),
  "extend-per-file-ignores": ignoresByFile.optional()
};
var LintSettings = z16.looseObject({ ...lintKeys, exclude: strings.optional() });
var Settings = z16.looseObject({
  ...lintKeys,
  extend: z16.string().optional(),
  exclude: strings.optional(),
  "extend-exclude": strings.optional(),
  "target-version": z16.string().optional(),
  lint: LintSettings.optional()
});
var Pyproject = z16.looseObject({
  tool: z16.looseObject({ ruff: Settings.optional() }).optional(),
  project: z16.looseObject({ "requires-python": z16.string().optional() }).optional()
});
async function findSettings(folder, read3) {
  for (const name2 of [".ruff.toml", "ruff.toml", "pyproject.toml"]) {
    const settings = await readSettings2(folder + name2, read3, []);
    if (settings) return { path: folder + name2, settings };
  }
  return void 0;
}
async function readSettings2(path22, read3, chain3) {
  const text = await read3(path22);
  if (text === void 0) return void 0;
  const own = parseSettings(path22, text);
  if (own?.extend === void 0) return own && moveToLint(own);
  const parentPath = resolveInside(folderOf2(path22), own.extend);
  if (parentPath === void 0 || chain3.includes(parentPath) || chain3.length > 8) return moveToLint(own);
  const parent = await readSettings2(parentPath, read3, [...chain3, path22]);
  return parent ? inherit(moveToLint(own), parent) : moveToLint(own);
}
function parseSettings(path22, text) {
  const isPyproject = path22.endsWith("pyproject.toml");
  try {
    const data = parseToml2(text.replace(/^\uFEFF/, ""));
    return isPyproject ? Pyproject.parse(data).tool?.ruff : Settings.parse(data);
  } catch (error2) {
    if (isPyproject && !/^\s*\[tool\.ruff/m.test(text)) return void 0;
    throw new Error(`${path22} cannot be read as ruff's settings`, { cause: error2 });
  }
}
async function readTargetVersion(folder, read3) {
  const text = await read3(`${folder}pyproject.toml`);
  if (text === void 0) return void 0;
  const lowest = /^\s*requires-python\s*=\s*["'][^"']*?(?:>=|~=|==|>|\^)\s*3\.(\d+)/m.exec(text)?.[1];
  if (lowest === void 0) return void 0;
  const minor = Math.min(15, Math.max(7, Number(lowest)));
  return `py3${minor}`;
}
function moveToLint(settings) {
  const { select, ignore: ignore2, ...rest } = settings;
  const moved = {
    ...select ? { select } : {},
    ...ignore2 ? { ignore: ignore2 } : {},
    ...pick(settings, "extend-select"),
    ...pick(settings, "extend-ignore"),
    ...pick(settings, "per-file-ignores"),
    ...pick(settings, "extend-per-file-ignores")
  };
  for (const key of ["extend-select", "extend-ignore", "per-file-ignores", "extend-per-file-ignores"]) delete rest[key];
  return { ...rest, lint: { ...moved, ...settings.lint } };
}
function pick(from, key) {
  return from[key] === void 0 ? {} : { [key]: from[key] };
}
function inherit(child2, parent) {
  const own = child2.lint ?? {};
  const base2 = parent.lint ?? {};
  const rules2 = own.select ? {} : {
    ...pick(base2, "select"),
    ignore: [...base2.ignore ?? [], ...own.ignore ?? []],
    "extend-select": [...base2["extend-select"] ?? [], ...own["extend-select"] ?? []]
  };
  const { select: _, ignore: __, "extend-select": ___, ...others2 } = base2;
  return {
    ...parent,
    ...child2,
    "extend-exclude": [...parent["extend-exclude"] ?? [], ...child2["extend-exclude"] ?? []],
    lint: {
      ...others2,
      ...own,
      ...rules2,
      "extend-per-file-ignores": { ...base2["extend-per-file-ignores"], ...own["extend-per-file-ignores"] }
    }
  };
}
function folderOf2(path22) {
  return path22.slice(0, path22.lastIndexOf("/") + 1);
}
function resolveInside(folder, path22) {
  if (/^(?:[/\\~$]|[A-Za-z]:)/.test(path22)) return void 0;
  const parts = [];
  for (const part of (folder + path22).split(/[\\/]/)) {
    if (part === "..") {
      if (parts.pop() === void 0) return void 0;
    } else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

// src/scanners/ruff/profile.ts
var notPassedOn = new Set(
  `extend exclude extend-exclude include extend-include force-exclude respect-gitignore cache-dir output-format
  required-version src namespace-packages preview fix unsafe-fixes fix-only show-fixes show-source format analyze
  builtins per-file-target-version lint`.split(/\s+/)
);
var lintNotPassedOn = /* @__PURE__ */ new Set([
  "exclude",
  "per-file-ignores",
  "extend-per-file-ignores",
  "preview",
  "explicit-preview-rules"
]);
var needPaths = ["INP", "N999", "EXE", "D104"];
function createProfiles(read3, allFiles) {
  const byFolder = /* @__PURE__ */ new Map();
  const notes = [];
  const firstParty = topLevelNames(allFiles);
  let fallback;
  function ofFolder(folder) {
    const known = byFolder.get(folder) ?? look(folder);
    byFolder.set(folder, known);
    return known;
  }
  async function look(folder) {
    try {
      const found = await findSettings(folder, read3);
      if (found) return makeProfile(folder, found.path, found.settings, await targetOf3(folder), firstParty);
    } catch (error2) {
      notes.push(`${messageOf(error2)}: Heal's own set is used there`);
      return makeOwn(await targetOf3(folder), firstParty);
    }
    return folder === "" ? void 0 : ofFolder(parentOf(folder));
  }
  async function targetOf3(folder) {
    return await readTargetVersion(folder, read3) ?? (folder === "" ? void 0 : targetOf3(parentOf(folder)));
  }
  return {
    notes,
    async of(path22) {
      fallback ??= targetOf3("").then((target) => makeOwn(target, firstParty));
      return await ofFolder(path22.slice(0, path22.lastIndexOf("/") + 1)) ?? fallback;
    }
  };
}
function makeOwn(target, firstParty) {
  return {
    settingsPath: "",
    options: {
      "target-version": target ?? "py310",
      lint: { select: defaultSelect, isort: { "known-first-party": firstParty } }
    },
    targetVersion: target ?? "py310",
    isExcluded: () => false,
    isLeftOut: isNoise,
    isVersionGuessed: target === void 0
  };
}
function makeProfile(folder, settingsPath, settings, target, firstParty) {
  const lint2 = settings.lint ?? {};
  const ownSelect = [...lint2.select ?? ["E4", "E7", "E9", "F"], ...lint2["extend-select"] ?? []];
  const passed2 = Object.fromEntries(Object.entries(settings).filter(([key]) => !notPassedOn.has(key)));
  const passedLint = Object.fromEntries(Object.entries(lint2).filter(([key]) => !lintNotPassedOn.has(key)));
  const isort = { "known-first-party": firstParty, ...lint2["isort"] instanceof Object ? lint2["isort"] : {} };
  const ignored = [...lint2.ignore ?? [], ...lint2["extend-ignore"] ?? []];
  const byFile = [
    ...Object.entries(lint2["per-file-ignores"] ?? {}),
    ...Object.entries(lint2["extend-per-file-ignores"] ?? {})
  ].map(([pattern, codes]) => ({ matches: matchFile(folder, pattern), codes }));
  const excludes = [...settings.exclude ?? [], ...settings["extend-exclude"] ?? [], ...lint2.exclude ?? []];
  const excluders = excludes.map((pattern) => matchTree(folder, pattern));
  return {
    settingsPath,
    options: {
      "target-version": target ?? "py310",
      ...passed2,
      lint: {
        ...passedLint,
        isort,
        select: lint2.select ?? ["E4", "E7", "E9", "F"],
        "extend-select": [...lint2["extend-select"] ?? [], ...addedSelect]
      }
    },
    targetVersion: settings["target-version"] ?? target ?? "py310",
    isExcluded: (path22) => excluders.some((matches) => matches(path22)),
    isLeftOut(code2, path22) {
      if (needPaths.some((selector) => matchesSelector(code2, selector))) return true;
      if (byFile.some((one) => one.matches(path22) && one.codes.some((selector) => matchesSelector(code2, selector))))
        return true;
      const isOwn2 = ownSelect.some((selector) => matchesSelector(code2, selector));
      return !isOwn2 && (isNoise(code2, path22) || ignored.some((selector) => matchesSelector(code2, selector)));
    },
    isVersionGuessed: target === void 0 && settings["target-version"] === void 0
  };
}
var globOptions = { bash: true, dot: true };
function matchFile(folder, pattern) {
  const isNegated = pattern.startsWith("!");
  const glob = isNegated ? pattern.slice(1) : pattern;
  const byName = picomatch3(glob, globOptions);
  const byPath = picomatch3(folder + glob.replace(/^\.\//, ""), globOptions);
  return (path22) => (byName(path22.slice(path22.lastIndexOf("/") + 1)) || byPath(path22)) !== isNegated;
}
function matchTree(folder, pattern) {
  const glob = pattern.replace(/^\.\//, "").replace(/\/$/, "");
  const byName = picomatch3(glob, globOptions);
  const byPath = picomatch3(folder + glob, globOptions);
  return (path22) => {
    const parts = path22.split("/");
    return parts.some((part, index) => byName(part) || byPath(parts.slice(0, index + 1).join("/")));
  };
}
function topLevelNames(files) {
  const names2 = files.filter((path22) => path22.endsWith(".py")).map((path22) => /^(?:(?:src|lib)\/)?([A-Za-z_]\w*)(?:\/|\.py$)/.exec(path22)?.[1]).filter((name2) => name2 !== void 0 && name2 !== "src" && name2 !== "setup");
  return [...new Set(names2)].filter((name2) => name2 !== void 0).sort();
}
function parentOf(folder) {
  return folder.slice(0, folder.slice(0, -1).lastIndexOf("/") + 1);
}

// src/scanners/ruff/protocol.ts
import { z as z17 } from "zod";
var Location3 = z17.object({ row: z17.number().int(), column: z17.number().int() });
var Edit = z17.object({ content: z17.string().nullish(), location: Location3, end_location: Location3 });
var Diagnostic2 = z17.object({
  code: z17.string().nullable(),
  message: z17.string(),
  start_location: Location3,
  end_location: Location3,
  fix: z17.object({ message: z17.string().nullish(), edits: z17.array(Edit) }).nullish()
});
var WorkerAnswer = z17.object({
  version: z17.string(),
  files: z17.array(z17.object({ path: z17.string(), diagnostics: z17.array(Diagnostic2) })),
  /** Sentences: settings that this ruff does not know, files that it could not read. */
  notes: z17.array(z17.string())
});

// src/scanners/ruff/wasm.ts
async function runWasm(request, workerPath, profiles) {
  const node = (await request.tools.find("node", ["bundled", "machine"]))?.argv ?? [process.execPath];
  const texts = /* @__PURE__ */ new Map();
  const byProfile = /* @__PURE__ */ new Map();
  for (const path22 of request.files.filter(isPython)) {
    const profile = await profiles.of(path22);
    const text = profile.isExcluded(path22) ? void 0 : await request.read(path22);
    if (text === void 0) continue;
    texts.set(path22, text);
    byProfile.set(profile, [...byProfile.get(profile) ?? [], { path: path22, text }]);
  }
  const jobs = [...byProfile].map(([profile, files]) => ({ options: profile.options, files }));
  const message = { jobs };
  const argv = [...node, "--liftoff-only", workerPath];
  const result = await request.run({ argv, stdin: JSON.stringify(message), timeoutMs: 3e5 }, request.signal);
  const answer2 = result.status === "exited" && result.code === 0 ? WorkerAnswer.safeParse(parseJson(result.stdout)).data : void 0;
  if (!answer2) throw new Error(explainFailure("ruff (WASM)", result));
  const diagnostics = answer2.files.flatMap(({ path: path22, diagnostics: own }) => {
    const text = texts.get(path22);
    const positions = new Positions(text ?? "");
    return text === void 0 ? [] : own.map((one) => convert(one, path22, positions));
  });
  return { version: answer2.version, origin: "bundled", diagnostics, notes: answer2.notes };
}
function convert(one, path22, positions) {
  const offset = (at) => positions.offset(at.row, at.column);
  const edits = one.fix?.edits.map((edit) => ({
    start: offset(edit.location),
    end: offset(edit.end_location),
    text: edit.content ?? ""
  }));
  return {
    path: path22,
    code: one.code ?? "invalid-syntax",
    message: one.message,
    start: offset(one.start_location),
    end: offset(one.end_location),
    ...edits ? { fix: { message: one.fix?.message ?? "Apply ruff\u2019s fix", edits } } : {}
  };
}

// src/scanners/ruff/index.ts
function createRuffScanner(options) {
  return {
    name: "ruff",
    languages: ["python"],
    weight: 4,
    applies: async (request) => request.files.some(isPython),
    async scan(request) {
      const profiles = createProfiles(request.read, request.allFiles);
      const native = await request.tools.find("ruff", ["repository", "machine"]);
      const run2 = native ? await runNative(request, native, profiles).catch((error2) => replaceBroken(error2, request, options, profiles)) : await runWasm(request, options.workerPath, profiles);
      return answer(request, run2, profiles);
    }
  };
}
async function replaceBroken(error2, request, options, profiles) {
  request.signal.throwIfAborted();
  const run2 = await runWasm(request, options.workerPath, profiles);
  return { ...run2, notes: [`${messageOf(error2)}; the bundled ruff was used instead`, ...run2.notes] };
}
async function answer(request, run2, profiles) {
  const findings = [];
  for (const [path22, diagnostics] of Map.groupBy(run2.diagnostics, (one) => one.path)) {
    const text = await request.read(path22);
    if (text === void 0) continue;
    const profile = await profiles.of(path22);
    const positions = new Positions(text);
    for (const diagnostic of diagnostics) {
      if (profile.isLeftOut(diagnostic.code, path22)) continue;
      if (profile.isVersionGuessed && /^Cannot .* on Python 3\.\d+/.test(diagnostic.message)) continue;
      findings.push(toFinding2(diagnostic, path22, text, positions));
    }
  }
  const notes = [...profiles.notes, ...run2.notes];
  return { version: run2.version, origin: run2.origin, findings, ...notes.length > 0 ? { notes } : {} };
}
function toFinding2(diagnostic, path22, text, positions) {
  const start = positions.place(diagnostic.start);
  const end = positions.place(diagnostic.end);
  const rule = `ruff/${diagnostic.code}`;
  const { fix: fix2 } = diagnostic;
  const judged = fix2 && judgeFix(
    {
      rule,
      summary: fix2.message,
      edits: fix2.edits.map((edit) => ({ ...edit, path: path22 })),
      ...fix2.applicability ? { claimed: fix2.applicability } : {}
    },
    path22,
    text
  );
  return {
    rule,
    ...classify(diagnostic.code),
    message: diagnostic.message,
    place: { path: path22, line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
    toolFixes: judged ? [judged] : []
  };
}

// src/scanners/secretlint/index.ts
import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
var secretlintVersion = "13.0.7";
function createSecretlintScanner() {
  return {
    name: "secretlint",
    languages: ["python", "typescript", "javascript"],
    weight: 2,
    applies: async (request) => pathsOf(request).length > 0,
    async scan(request) {
      const pace = createPace(request.signal);
      const findings = [];
      const notes = [];
      for (const path22 of pathsOf(request)) {
        await pace();
        const text = await request.read(path22);
        if (text === void 0 || !mayHoldSecret(text)) continue;
        try {
          findings.push(...await lint(path22, text));
        } catch {
          notes.push(`${path22} could not be searched for secrets`);
        }
      }
      return { version: secretlintVersion, origin: "bundled", findings, ...notes.length > 0 ? { notes } : {} };
    }
  };
}
function pathsOf(request) {
  return [.../* @__PURE__ */ new Set([...request.files, ...request.texts ?? []])];
}
function mayHoldSecret(text) {
  return /:\/\/[^\s/"']*:|PRIVATE KEY|(?:password|passwd|pwd|secret|token)["']?\s*[=:]|_authToken/i.test(text) || hasLongWord(text);
}
function hasLongWord(text) {
  return (text.match(/[\w+/=.-]{16,}/g) ?? []).some((word) => /\d/.test(word));
}
async function lint(path22, text) {
  const result = await lintSource({
    // No real path: rules that open neighbouring files have nothing to open.
    source: { filePath: path22, content: text, contentType: "text" },
    options: { maskSecrets: true, noPhysicFilePath: true, config: { rules: [{ id: "recommend", rule: creator }] } }
  });
  const positions = new Positions(text);
  return result.messages.filter(({ ruleId, range }) => !isExample(ruleId, path22, text.slice(...range))).map(({ ruleId, messageId, message, range }) => {
    const start = positions.place(range[0]);
    const end = positions.place(range[1]);
    return {
      rule: `secretlint/${ruleId.replace(/^.*secretlint-rule-/, "")}`,
      category: "security",
      severity: "critical",
      priority: "P0",
      message: `${nameOf3(message, messageId, text.slice(...range))} in the source: take it out, and replace it where it is valid`,
      place: { path: path22, line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
      toolFixes: []
    };
  });
}
function isExample(ruleId, path22, found) {
  if (!/basicauth|database-connection-string/.test(ruleId)) return false;
  return isTestFile(path22) || /@(?:localhost|127\.0\.0\.1|(?:[\w-]+\.)*example(?:\.(?:com|org|net))?)(?=[:/?#"'\s]|$)/i.test(found);
}
function nameOf3(message, messageId, secret) {
  const name2 = (/^found ([^:(*]+)/i.exec(message)?.[1] ?? messageId).trim();
  return secret.includes(name2) || name2.includes(secret) ? "A secret" : name2[0]?.toUpperCase() + name2.slice(1);
}

// src/scanners/tsc/index.ts
import { posix as posix5 } from "node:path";

// src/scanners/tsc/arguments.ts
var looseFlags = [
  ...["--strict", "false", "--target", "esnext", "--module", "esnext", "--moduleResolution", "bundler"],
  ...["--allowImportingTsExtensions", "--skipLibCheck", "--jsx", "preserve"]
];
async function oldDefaults(config, tool, read3) {
  if (tool.origin === "repository" || Number(/\d+/.exec(tool.version)?.[0] ?? 0) < 6) return [];
  const asked = /"typescript"\s*:\s*"[^"\d]*(\d+)/.exec(await read3("package.json") ?? "")?.[1];
  if (asked === void 0 || Number(asked) >= 6) return [];
  const options = await optionsOf(config, read3);
  return [
    ...options["strict"] === void 0 ? ["--strict", "false"] : [],
    ...options["types"] === void 0 ? ["--types", "*"] : [],
    "--noUncheckedSideEffectImports",
    "false"
  ];
}
function replaceRemovedOptions(errors) {
  const types = errors.some((error2) => error2.code === 2688) ? ["--types", "null"] : [];
  const others2 = errors.flatMap((error2) => {
    const [, name2, value] = /^Option '(\w+)(?:=([\w.]+))?' has been removed/.exec(error2.message) ?? [];
    if (name2 === void 0) return [];
    if (name2 === "target") return ["--target", "es2015"];
    if (name2 === "moduleResolution") return ["--moduleResolution", "bundler"];
    if (name2 === "module") return ["--module", "esnext", "--moduleResolution", "bundler"];
    return value === "false" ? [`--${name2}`, "true"] : [`--${name2}`, "null"];
  });
  return [...types, ...others2];
}

// src/scanners/tsc/judge.ts
import { posix as posix4 } from "node:path";
var aboutImports = /* @__PURE__ */ new Set([
  1192,
  1259,
  1261,
  1149,
  1371,
  1484,
  1485,
  2300,
  2303,
  2304,
  2305,
  2306,
  2307,
  2459,
  2503,
  2552,
  2613,
  2614,
  2724,
  2792,
  2834,
  2835,
  2882,
  6192
]);
var unused = /* @__PURE__ */ new Set([6133, 6138, 6192, 6196, 6198, 6199, 6205]);
function classify5(error2, line) {
  const isImport = aboutImports.has(error2.code) || error2.code === 6133 && /^\s*(import\b|[\w$]+,?\s*$|type \w+,)/.test(line);
  const category = isImport ? "import" : unused.has(error2.code) ? "style" : error2.code < 2e3 ? "logic" : "type";
  if (unused.has(error2.code)) return { category, priority: "P3", severity: "low" };
  return { category, priority: "P1", severity: "high" };
}
var buildCodes = /* @__PURE__ */ new Set([6305, 6306, 6307, 6310, 6059, 5055, 5056]);
var followers = /* @__PURE__ */ new Set([
  2354,
  2503,
  2571,
  2580,
  2581,
  2582,
  2583,
  2584,
  2591,
  2592,
  2593,
  2686,
  2688,
  2875,
  4112,
  4113,
  4117,
  6053,
  6137,
  7005,
  7006,
  7010,
  7011,
  7015,
  7016,
  7018,
  7019,
  7022,
  7023,
  7024,
  7026,
  7030,
  7031,
  7034,
  7053,
  18046,
  2882
]);
var ambient = new Set(
  `NodeJS JSX React require module exports __dirname __filename window document describe it test expect suite before after
  beforeEach afterEach beforeAll afterAll vi jest jasmine cy chrome google Bun Deno define $ jQuery`.split(/\s+/)
);
function isAmbient(message) {
  const name2 = /'([^']+)'/.exec(message)?.[1] ?? "";
  return ambient.has(name2) || Object.hasOwn(globalThis, name2) || message.includes("type 'ImportMeta'");
}
async function isForWantOfPackages(error2, file, absence, read3) {
  const module = /Cannot find module '([^']+)'|declaration file for module '([^']+)'|side-effect import of '([^']+)'/.exec(
    error2.message
  );
  const specifier = module?.[1] ?? module?.[2] ?? module?.[3];
  if (specifier !== void 0) {
    if (isOwn(specifier)) return false;
    return absence === "not-installed" || await isAskedForAndAbsent(specifier, file, read3);
  }
  if (absence === "installed") return false;
  return followers.has(error2.code) || [2304, 2552, 2339].includes(error2.code) && isAmbient(error2.message) || /\bJSX\b/.test(error2.message);
}
function isOwn(specifier) {
  return /^(\.\.?(\/|$)|#)/.test(specifier);
}
var needsDeclarations = /* @__PURE__ */ new Set([2354, 2580, 2581, 2582, 2584, 2591, 2592, 2593, 2688, 2875, 7016]);
function missesPackages(errors) {
  return errors.some((error2) => {
    const specifier = /Cannot find module '([^']+)'/.exec(error2.message)?.[1];
    return needsDeclarations.has(error2.code) || specifier !== void 0 && !isOwn(specifier);
  });
}
async function isAskedForAndAbsent(specifier, file, read3) {
  const name2 = specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  let isAsked3 = false;
  for (let folder = posix4.dirname(file); ; folder = posix4.dirname(folder)) {
    const manifest = await read3(posix4.join(folder, "package.json"));
    isAsked3 ||= manifest?.includes(`"${name2}"`) === true;
    if (await read3(posix4.join(folder, "node_modules", name2, "package.json")) !== void 0) return false;
    if (folder === "." || folder === "/") return isAsked3;
  }
}
async function absenceOf(config, read3) {
  for (let folder = posix4.dirname(config); ; folder = posix4.dirname(folder)) {
    for (const sign of [
      ".package-lock.json",
      ".modules.yaml",
      ".yarn-integrity",
      ".yarn-state.yml",
      "typescript/package.json",
      "@types/node/package.json"
    ]) {
      if (await read3(posix4.join(folder, "node_modules", sign)) !== void 0) return "installed";
    }
    if (folder === "." || folder === "/") break;
  }
  const manifest = await read3("package.json");
  return manifest === void 0 || /ependencies"\s*:\s*\{\s*"/.test(manifest) ? "not-installed" : "installed";
}

// src/scanners/tsc/parse-output.ts
function parseTscOutput(stdout) {
  const errors = [];
  for (const line of stdout.split(/\r?\n/)) {
    const placed2 = /^(.+?)\((\d+),(\d+)\): error TS(\d+): (.*)$/.exec(line);
    const bare = /^error TS(\d+): (.*)$/.exec(line);
    if (placed2 !== null) {
      const [, file, row, column, code2, message = ""] = placed2;
      const error2 = { file, line: Number(row), column: Number(column), code: Number(code2), message };
      errors.push({ error: error2, more: [] });
    } else if (bare !== null) {
      const error2 = { file: void 0, line: 1, column: 1, code: Number(bare[1]), message: bare[2] ?? "" };
      errors.push({ error: error2, more: [] });
    } else if (/^\s+\S/.test(line)) {
      errors.at(-1)?.more.push(line.trim());
    } else if (line.trim() !== "" && !/^(Found \d+ error|Files?:|Version )/.test(line)) {
      return void 0;
    }
  }
  return errors.map(({ error: error2, more }) => ({ ...error2, message: fold(error2.message, more) }));
}
var maxMessage = 600;
function fold(message, more) {
  const whole = [message, ...more].join(" ");
  return whole.length > maxMessage ? `${whole.slice(0, maxMessage - 1)}\u2026` : whole;
}
function placeOf3(path22, text, line, column) {
  const positions = new Positions(text);
  const start = positions.offset(line, column);
  const rest = text.slice(start, Math.max(start, positions.nextLineStart(line))).replace(/[\r\n]+$/, "");
  const found = /^import\b.*/.exec(rest)?.[0] ?? /^[\w$\u00aa-\uffff]+|^(["'`])(?:\\.|(?!\1).)*\1/.exec(rest)?.[0] ?? rest.slice(0, 1);
  const end = positions.place(start + found.length);
  const from = positions.place(start);
  return { path: path22, line: from.line, column: from.column, endLine: end.line, endColumn: end.column };
}

// src/scanners/tsc/index.ts
var timeoutMs6 = 18e4;
var leavesNothingBehind = ["--composite", "false", "--incremental", "false", "--tsBuildInfoFile", "null"];
var tscScanner = {
  name: "tsc",
  languages: ["typescript", "javascript"],
  weight: 4,
  async applies(request) {
    if (request.files.some(isTypeScript)) return true;
    return request.files.length > 0 && (await findConfigs(request.files, request.read)).configs.length > 0;
  },
  async scan(request) {
    const tool = await request.tools.find("tsc");
    if (tool === void 0) throw new Error("no TypeScript compiler was found");
    const { configs, loose } = await findConfigs(request.files, request.read);
    const collected = new Collected(request);
    for (const config of configs) await checkProject(config, tool, collected);
    if (loose.length > 0)
      await collected.take(await run(tool, ["--ignoreConfig", ...looseFlags, ...loose], request), "tsconfig.json");
    return { version: tool.version, origin: tool.origin, findings: collected.findings, notes: collected.notes() };
  }
};
async function checkProject(config, tool, collected) {
  const { request } = collected;
  const args = ["-p", config, ...await oldDefaults(config, tool, request.read)];
  const first = await run(tool, args, request);
  const replaced = replaceRemovedOptions(first);
  const losesPaths = replaced.includes("--baseUrl");
  const errors = replaced.length > 0 ? await run(tool, [...args, ...replaced], request) : first;
  await collected.take(errors, config, losesPaths, [...first, ...errors]);
}
async function run(tool, args, request) {
  const major = Number(/\d+/.exec(tool.version)?.[0] ?? 0);
  const known = major >= 6 ? args : args.filter((arg) => arg !== "--ignoreConfig");
  const argv = [...tool.argv, "--noEmit", "--pretty", "false", ...leavesNothingBehind, ...known];
  const result = await request.run({ argv, timeoutMs: timeoutMs6 }, request.signal);
  const errors = result.status === "exited" ? parseTscOutput(result.stdout) : void 0;
  const isSane = result.code === 0 || (result.code === 1 || result.code === 2) && errors !== void 0 && errors.length > 0;
  if (errors === void 0 || !isSane) throw new Error(explainFailure("tsc", result));
  return errors;
}
var Collected = class {
  request;
  #findings = /* @__PURE__ */ new Map();
  #absent = 0;
  #build = 0;
  #config = [];
  constructor(request) {
    this.request = request;
  }
  get findings() {
    return [...this.#findings.values()];
  }
  notes() {
    return [
      ...this.#absent > 0 ? [`${this.#absent} errors dropped: the repository's packages are not installed`] : [],
      ...this.#build > 0 ? [`${this.#build} errors dropped: referenced projects are not built`] : [],
      ...this.#config.slice(0, 3).map((message) => `not checked as configured: ${message}`)
    ];
  }
  async take(errors, config, losesPaths = false, all = errors) {
    const { read: read3, files, toolRoot } = this.request;
    const wanted = new Set(files);
    const absence = losesPaths ? "not-installed" : missesPackages(all) ? await absenceOf(config, read3) : "installed";
    const isBlocked = errors.length > 0 && errors.every((error2) => error2.file === void 0 || error2.file.endsWith(".json"));
    for (const error2 of errors) {
      if (buildCodes.has(error2.code)) {
        this.#build++;
        continue;
      }
      const path22 = error2.file === void 0 ? void 0 : relativeTo2(toolRoot, posix5.normalize(error2.file.replaceAll("\\", "/")));
      if (await isForWantOfPackages(error2, path22 ?? config, absence, read3)) {
        this.#absent++;
        continue;
      }
      if (path22 === void 0 || path22.endsWith(".json")) {
        if (isBlocked) this.#config.push(`${config}: ${error2.message}`);
        continue;
      }
      const text = wanted.has(path22) ? await read3(path22) : void 0;
      if (text !== void 0) this.#add(error2, path22, text);
    }
  }
  #add(error2, path22, text) {
    const place = placeOf3(path22, text, error2.line, error2.column);
    const line = text.split(/\r\n|\n|\r/)[error2.line - 1] ?? "";
    const rule = `tsc/TS${error2.code}`;
    const finding = { rule, ...classify5(error2, line), message: error2.message, place, toolFixes: [] };
    this.#findings.set(`${rule} ${path22} ${error2.line} ${error2.column}`, finding);
  }
};

// src/app/scanners.ts
function makeScanners(config, scratch) {
  const all = [
    createRuffScanner({ workerPath: ruffWorker }),
    createPyrightScanner({ makeScratch: () => scratch.makeFolder("pyright") }),
    createMypyScanner(),
    createBanditScanner(),
    createPythonCyclesScanner(),
    tscScanner,
    createOxlintScanner({ fixWorkerPath: oxlintFixWorker }),
    eslintScanner,
    biomeScanner,
    jsCyclesScanner,
    scanner,
    createSecretlintScanner()
  ];
  return all.filter((scanner2) => config.scan.scanners[scanner2.name] !== "off");
}

// src/app/scratch.ts
import { mkdtemp as mkdtemp3, readdir as readdir8, rm as rm10 } from "node:fs/promises";
import { tmpdir as tmpdir3 } from "node:os";
import { join as join8 } from "node:path";

// src/drivers/lock/lock-file.ts
import { link, mkdir as mkdir11, readFile as readFile17, rm as rm9, writeFile as writeFile9 } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { dirname as dirname6 } from "node:path";
async function takeLock(file, command) {
  await mkdir11(dirname6(file), { recursive: true });
  const owner = { pid: process.pid, born: birthOf2(process.pid), command };
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile9(draft, JSON.stringify(owner));
  try {
    for (let tries = 0; tries < 3; tries++) {
      try {
        await link(draft, file);
        return { release: () => releaseOwn(file) };
      } catch (error2) {
        if (!(error2 instanceof Error && "code" in error2 && error2.code === "EEXIST")) throw error2;
      }
      const other = await readOwner(file);
      if (other && isAlive(other)) {
        throw new EnvironmentError(
          `Another heal is at work here: \`${other.command}\` (process ${other.pid}).`,
          "Wait until it ends, or end it with `heal stop`, then `heal resume`."
        );
      }
      await rm9(file, { force: true });
    }
    throw new EnvironmentError(`The lock ${file} is contended.`, "Try again in a moment.");
  } finally {
    await rm9(draft, { force: true });
  }
}
async function readOwner(file) {
  try {
    const value = JSON.parse(await readFile17(file, "utf8"));
    if (typeof value !== "object" || value === null || !("pid" in value) || typeof value.pid !== "number")
      return void 0;
    return {
      pid: value.pid,
      born: "born" in value ? String(value.born) : "",
      command: "command" in value ? String(value.command) : "heal"
    };
  } catch {
    return void 0;
  }
}
async function releaseOwn(file) {
  const owner = await readOwner(file);
  if (owner?.pid === process.pid) await rm9(file, { force: true });
}
function isAlive(owner) {
  if (!isProcessAlive(owner.pid)) return false;
  const born = birthOf2(owner.pid);
  return born === "" || owner.born === "" || born === owner.born;
}
function isProcessAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error2) {
    return error2 instanceof Error && "code" in error2 && error2.code === "EPERM";
  }
}
function birthOf2(pid) {
  try {
    const stat7 = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat7.slice(stat7.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

// src/app/scratch.ts
var prefix = "heal-scratch-";
async function openScratch() {
  for (const name2 of await readdir8(tmpdir3())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name2)?.[1]);
    if (pid > 0 && !isProcessAlive(pid)) await rm10(join8(tmpdir3(), name2), { recursive: true, force: true });
  }
  const root = await mkdtemp3(join8(tmpdir3(), `${prefix}${process.pid}-`));
  return {
    root,
    async makeFolder(name2) {
      const path22 = await mkdtemp3(join8(root, `${name2}-`));
      return { path: path22, toolPath: path22, remove: () => rm10(path22, { recursive: true, force: true }) };
    },
    remove: () => rm10(root, { recursive: true, force: true })
  };
}

// src/app/session.ts
var maxDependents = 2e3;
function makeSandboxHere(settings, expose = []) {
  const { env } = settings;
  return makeSandbox({
    tempFolder: tmpdir4(),
    home: homedir(),
    path: env["PATH"] ?? "",
    expose: [...installedFolders, dirname7(process.execPath), ...expose],
    makeRunTool: (place) => makeRunTool(place)
  });
}
async function openSession(place, config, settings, options) {
  const { repository } = place;
  const scratch = await openScratch();
  const sandbox = makeSandboxHere(settings, [scratch.root]);
  let copy;
  try {
    await sandbox.sweep();
    copy = await sandbox.open(repository.root, repository.packagePath);
    const files = await listFiles2({
      root: copy.root,
      git: (args) => repository.ask(args),
      exclude: config.exclude,
      signal: options.signal
    });
    return makeSession({ place, config, settings, options, copy, files, scratch });
  } catch (error2) {
    await copy?.close();
    await scratch.remove();
    throw error2;
  }
}
function makeSession({ place, config, settings, options, copy, files, scratch }) {
  const { signal } = options;
  const path22 = settings.env["PATH"] ?? "";
  const tools = makeToolbox({ copy, packagePath: place.repository.packagePath, path: path22 });
  const scanners = makeScanners(config, scratch);
  if (files.sources.some((file) => file.endsWith(".py"))) void tools.find("python");
  const isOff = makeRuleFilter(config.rules);
  const rescan = {
    async scan(chosen, scanSignal, which = () => true) {
      const { findings, reports } = await scanPackage(
        {
          scanners: scanners.filter((scanner2) => which(scanner2.name)),
          ...options.onScanner ? { onReport: options.onScanner } : {}
        },
        {
          root: copy.root,
          toolRoot: copy.toolRoot,
          files: chosen,
          allFiles: files.sources,
          texts: chosen,
          read: createReader(copy.root),
          tools,
          run: copy.run,
          signal: scanSignal
        }
      );
      return { findings: findings.filter((finding) => !isOff(finding)), reports };
    },
    async withDependents(changed) {
      const request = { allFiles: files.sources, read: createReader(copy.root), signal };
      return findDependents(await readImportGraph(request), changed, maxDependents);
    }
  };
  const typescript = openTypeScriptService({ root: copy.root });
  return {
    copy,
    files,
    tools,
    rescan,
    wrote: (file) => typescript.refresh(file),
    contextOf(bench) {
      const read3 = (file) => bench.text(file);
      const types = createTypeInference({ copy, tools, probes: type_probes_exports, read: read3, signal });
      return async (finding) => ({
        language: languageOf(finding.place.path) ?? "python",
        text: await bench.text(finding.place.path) ?? "",
        read: read3,
        files: files.sources,
        types,
        typescript
      });
    },
    async close() {
      typescript.close();
      await copy.close();
      await scratch.remove();
    }
  };
}
function makeRuleFilter(rules2) {
  const isOff = (rule) => (rules2[rule] ?? rules2[`${rule.split("/")[0]}/*`]) === "off";
  return (finding) => finding.sources.length > 0 && finding.sources.every((source) => isOff(source.rule));
}

// src/app/doctor.ts
async function examine(options, settings) {
  const checks = [];
  const check2 = async (name2, remedy, work) => {
    try {
      checks.push({ name: name2, ok: true, detail: await work(), remedy: "" });
      return true;
    } catch (error2) {
      checks.push({
        name: name2,
        ok: false,
        detail: messageOf(error2),
        remedy: error2 instanceof Error && "remedy" in error2 ? String(error2.remedy) : remedy
      });
      return false;
    }
  };
  await check2(
    "Node",
    "Install Node 22.13 or newer; Heal brings Node 24 with it when it is installed by npm.",
    async () => {
      const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
      if (major < 22 || major === 22 && minor < 13) throw new Error(`${process.version} has no SQLite`);
      return process.version;
    }
  );
  const hasRepository = await check2("Repository", "Run `git init` and commit once.", async () => {
    const { repository } = await openPlace(options.path, settings);
    if (!repository.head) throw new Error(`${repository.root} has no commit`);
    return repository.packagePath === "" ? repository.root : `${repository.root}, package ${repository.packagePath}`;
  });
  await check2("Sandbox", "Install bubblewrap (apt-get install bubblewrap), or start docker or podman.", async () => {
    const { isolation, reason } = await makeSandboxHere(settings).probe();
    if (isolation === "none")
      throw new Error(`no isolation: ${reason}. Tests would run unprotected, with an empty environment.`);
    return `${isolation}: ${reason}`;
  });
  if (!hasRepository) return { checks };
  const hasConfig = await check2("Configuration", "Correct the file that the message names.", async () => {
    const { source } = await (await openPlace(options.path, settings)).config();
    return source ?? "none; the preset heal:recommended counts";
  });
  await check2("Record", "Make the package writable for you.", async () => {
    const place = await openPlace(options.path, settings);
    await access4(place.repository.packageRoot, constants6.W_OK);
    return place.healFolder;
  });
  if (hasConfig) checks.push(...await examineTools(options, settings));
  return { checks };
}
async function examineTools(options, settings) {
  const checks = [];
  const place = await openPlace(options.path, settings);
  const session = await openSession(place, (await place.config()).config, settings, {
    signal: new AbortController().signal
  });
  try {
    const sources2 = session.files.sources;
    const isPython2 = sources2.some((path23) => path23.endsWith(".py"));
    const isScript = sources2.some((path23) => !path23.endsWith(".py"));
    const names2 = [
      "git",
      ...isPython2 ? ["python", "ruff", "pyright", "mypy", "bandit"] : [],
      ...isScript ? ["tsc", "oxlint", "eslint", "biome"] : []
    ];
    for (const name2 of names2) {
      const tool = await session.tools.find(name2);
      const isOptional = ["ruff", "mypy", "bandit", "eslint", "biome"].includes(name2);
      const missing2 = name2 === "ruff" ? "not installed; the bundled WASM build is used" : isOptional ? "not installed; not needed" : "not found";
      checks.push({
        name: name2,
        ok: tool !== void 0 || isOptional,
        detail: tool ? `${tool.version} (${tool.origin})` : missing2,
        remedy: tool || isOptional ? "" : `Install ${name2} and make sure that it is on the PATH.`
      });
    }
    const path22 = settings.env["PATH"] ?? "";
    const suites = makeTestSuites({
      timeoutMs: 6e4,
      packagePath: place.repository.packagePath,
      path: path22
    });
    const suite = await suites.detect(session.copy, (await place.config()).config.test.command);
    const none = "none" in suite ? suite.none : void 0;
    checks.push({
      name: "Tests",
      ok: none === void 0,
      detail: "none" in suite ? suite.none : `${suite.runner}: ${suite.command}`,
      remedy: none === void 0 ? "" : "Name the command as test.command in .github/heal.yml; without tests only safe fixes are made."
    });
    return checks;
  } finally {
    await session.close();
  }
}

// src/app/fix.ts
import { randomBytes as randomBytes4 } from "node:crypto";
import { rename as rename4, writeFile as writeFile10 } from "node:fs/promises";
import { resolve as resolve5 } from "node:path";

// src/core/redact.ts
var secretRules = [/^secretlint\//, /^ruff\/S10[567]$/, /^bandit\/B10[567]$/, /secret|password|credential/i];
function isAboutSecret(finding) {
  return [finding.rule, ...finding.sources.map((source) => source.rule)].some(
    (rule) => secretRules.some((pattern) => pattern.test(rule))
  );
}
function redactSecrets(finding, diff) {
  if (!isAboutSecret(finding)) return diff;
  return diff.split("\n").map((line) => /^[- ](?!--)/.test(line) ? line.replaceAll(/(["'`])(?:\\.|(?!\1).){4,}\1/g, "$1***$1") : line).join("\n");
}
var shortestSecret = 8;
function findSecretValues(place, text) {
  const lines = text.split(/\r\n|\r|\n/).slice(place.line - 1, place.endLine);
  const marked = place.line === place.endLine ? [lines[0]?.slice(place.column - 1, place.endColumn - 1) ?? ""] : [];
  const quoted2 = lines.flatMap(
    (line) => [...line.matchAll(/(["'`])((?:\\.|(?!\1).)+)\1/g)].map((match) => match[2] ?? "")
  );
  const bare = lines.flatMap((line) => [...line.matchAll(/[=:][ \t]*([^\s"'`#,;)]+)/g)].map((match) => match[1] ?? ""));
  return [...new Set([...marked, ...quoted2, ...bare].map((value) => value.replace(/^["'`]|["'`]$/g, "")))].filter(
    // A single word is a secret only where it stands as a text of its own; that is for the quotes to show.
    (value) => value.length >= shortestSecret && !/^[\w.]*\($/.test(value) && (/[^a-z_.]/i.test(value) || quoted2.includes(value))
  );
}
var showAll = (text) => text;
function makeMask(values) {
  const longestFirst = [...new Set(values)].toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return showAll;
  const escaped = longestFirst.map((value) => {
    const literal = value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return /^[a-z_.]+$/i.test(value) ? `(?<=["'\`])${literal}(?=["'\`])` : literal;
  });
  const pattern = new RegExp(escaped.join("|"), "g");
  return (text) => text.replace(pattern, "***");
}
var kept = /* @__PURE__ */ new Set([
  "id",
  "caseId",
  "runId",
  "path",
  "rule",
  "fingerprint",
  "scanner",
  "healer",
  "file",
  "repository"
]);
function maskTexts(value, mask) {
  if (mask === showAll) return value;
  const visit = (one) => {
    if (typeof one === "string") return mask(one);
    if (Array.isArray(one)) return one.map(visit);
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, child2]) => [key, kept.has(key) ? child2 : visit(child2)]));
  };
  return visit(value);
}

// src/domains/code/combine.ts
function editsConflict(a, b) {
  return a.change.edits.some((one) => b.change.edits.some((other) => overlap(one, other) && !canShare(one, other)));
}
function canShare(a, b) {
  if (isSame2(a, b)) return true;
  const areInsertions = a.start === a.end && b.start === b.end;
  return areInsertions && a.text.endsWith("\n") && b.text.endsWith("\n");
}
function isSame2(a, b) {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}
function combineEdits(remedies, textOf3) {
  const byPath = /* @__PURE__ */ new Map();
  for (const edit of remedies.flatMap((remedy) => remedy.change.edits)) {
    const edits = byPath.get(edit.path) ?? [];
    if (!edits.some((other) => isSame2(other, edit))) edits.push(edit);
    byPath.set(edit.path, edits);
  }
  const texts = /* @__PURE__ */ new Map();
  for (const [path22, edits] of byPath) {
    const ordered = edits.toSorted((a, b) => b.start - a.start || (a.text < b.text ? 1 : -1));
    texts.set(path22, applyEdits(textOf3(path22), ordered));
  }
  return texts;
}

// src/domains/code/gate-findings.ts
var typeCheckers = /* @__PURE__ */ new Set(["pyright", "mypy", "tsc"]);
function compareFindings({ cases, texts, before, after, isAsked: isAsked3 }) {
  const keysOf = (finding) => finding.sources.filter(({ scanner: scanner2 }) => isAsked3(scanner2)).map(({ rule }) => `${rule}\0${finding.place.path}`);
  const healed2 = countBy(cases.flatMap(({ finding }) => keysOf(finding)));
  const had = countBy(before.flatMap(keysOf));
  const has = countBy(after.flatMap(keysOf));
  const revealed = countBy(after.filter((finding) => isRevealed(finding, cases, texts)).flatMap(keysOf));
  const excess = new Set(
    [...has.keys()].filter(
      (key) => (has.get(key) ?? 0) - (revealed.get(key) ?? 0) > Math.max(0, (had.get(key) ?? 0) - (healed2.get(key) ?? 0))
    )
  );
  if (excess.size === 0)
    return { passed: true, detail: `${sum(had)} \u2192 ${sum(has)} in the touched files and their dependents` };
  const isExcess = (finding) => keysOf(finding).some((key) => excess.has(key));
  const known = new Set(before.map((finding) => finding.fingerprint));
  const present = new Set(after.map((finding) => finding.fingerprint));
  const fresh = after.filter((finding) => isExcess(finding) && !known.has(finding.fingerprint));
  const unhealed = cases.filter(({ finding }) => isExcess(finding) && present.has(finding.fingerprint));
  if (fresh.length === 0 && unhealed.length > 0) {
    return blame(
      unhealed.map(({ id, finding }) => ({ id, detail: `${finding.rule} is still there: ${finding.message}` }))
    );
  }
  const shown = fresh[0] ?? after.find(isExcess);
  const detail = `It would bring ${shown ? describe4(shown) : "a finding"}`;
  const culprits = fresh.flatMap((finding) => {
    const id = onlyEditorOf(finding, cases, texts)?.id;
    return id === void 0 ? [] : [{ id, detail: `It would bring ${describe4(finding)}` }];
  });
  if (culprits.length > 0) return blame(culprits);
  const paths = new Set(after.filter(isExcess).map((finding) => finding.place.path));
  const suspects = cases.filter(({ remedy }) => remedy.change.edits.some((edit) => paths.has(edit.path)));
  return { passed: false, detail, suspects: suspects.map(({ id }) => id) };
}
function blame(culprits) {
  return { passed: false, detail: culprits[0]?.detail ?? "", culprits };
}
var masking = /\/(F821|F822|name-defined|import-not-found|import-untyped|attr-defined|reportUndefinedVariable|reportMissingImports|reportMissingModuleSource|no-undef|TS230[47]|TS2305|TS2552|TS2503)$/;
function isRevealed(finding, cases, texts) {
  const { path: path22, line } = finding.place;
  if (finding.sources.some(({ scanner: scanner2 }) => typeCheckers.has(scanner2))) return false;
  const unmasks = cases.some((healing) => {
    const isMask = healing.finding.sources.some(({ rule }) => masking.test(rule));
    return isMask && healing.remedy.change.edits.some((edit) => edit.path === path22);
  });
  if (!unmasks) return false;
  const lineNow = texts.after.get(path22)?.split("\n")[line - 1];
  return lineNow !== void 0 && texts.before.get(path22)?.split("\n").includes(lineNow) === true;
}
function onlyEditorOf(finding, cases, texts) {
  const { path: path22, line, endLine } = finding.place;
  const editors = cases.filter(
    (healing) => changedLines(healing, path22, cases, texts).some(([from, to]) => from <= endLine && line <= to)
  );
  return editors.length === 1 ? editors[0] : void 0;
}
function changedLines(healing, path22, cases, texts) {
  const all = cases.flatMap(({ remedy }) => remedy.change.edits).filter((edit) => edit.path === path22);
  const positions = new Positions(texts.after.get(path22) ?? "");
  return healing.remedy.change.edits.filter((edit) => edit.path === path22).map((edit) => {
    const earlier = all.filter((other) => other !== edit && other.end <= edit.start);
    const shift = earlier.reduce((total, other) => total + other.text.length - (other.end - other.start), 0);
    const start = edit.start + shift;
    return [positions.place(start).line, positions.place(start + edit.text.replace(/\n$/, "").length).line];
  });
}
function describe4({ rule, place, message }) {
  return `${rule} at ${place.path}:${place.line}: ${message}`;
}
function countBy(keys) {
  const counts = /* @__PURE__ */ new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
function sum(counts) {
  return [...counts.values()].reduce((total, count2) => total + count2, 0);
}

// src/domains/code/gate.ts
function passed(detail) {
  return { passed: true, detail };
}
function blameEach(batch, complaint) {
  const culprits = [];
  for (const member of batch.cases) {
    const detail = complaint(member);
    if (detail !== void 0) culprits.push({ id: member.id, detail });
  }
  const [first] = culprits;
  return first && { passed: false, detail: first.detail, culprits };
}

// src/domains/code/gate-honesty.ts
var suppressions = [
  /#\s*(noqa|type:\s*ignore|pyright:\s*ignore|mypy:\s*ignore|nosec|pylint:\s*disable|ruff:\s*noqa|fmt:\s*(off|skip)|pragma:\s*no cover)/gi,
  /(eslint-disable|oxlint-disable|biome-ignore|@ts-ignore|@ts-expect-error|@ts-nocheck|tslint:disable|istanbul ignore|c8 ignore|heal-ignore)/g,
  /\bas\s+(any|never|unknown\s+as)\b/g,
  /:\s*any\b/g,
  /\b(cast\(\s*["']?Any|typing\.Any)\b/g,
  /^\s*(_|void)\s*=(?!=)/gm,
  /[\w)\]]!(?=[.;,)\]\s[(])(?!==?)/g,
  /\.(skip|only|todo)\s*\(|\b(xit|xdescribe|xtest)\s*\(|@(unittest\.skip|pytest\.mark\.(skip|xfail))|\bskipTest\(/g
];
var assertion = /\bassert\w*\b|\bexpect\s*\(/;
var tests = /(^\s*(async\s+)?def\s+test\w*|\b(it|test|describe)\s*\(|\bassert\w*\b|\bexpect\s*\()/gm;
function checkHonesty(batch) {
  const blamed = blameEach(batch, (healCase) => complain(healCase, batch));
  return blamed ?? passed("no suppression added, no test or comment removed");
}
function complain({ remedy }, batch) {
  for (const path22 of new Set(remedy.change.edits.map((edit) => edit.path))) {
    const before = batch.before.get(path22) ?? "";
    const edits = remedy.change.edits.filter((edit) => edit.path === path22);
    const after = applyEdits(before, edits);
    for (const pattern of suppressions) {
      if (count(after, pattern) > count(before, pattern))
        return `It silences the tool in ${path22} instead of curing the fault.`;
    }
    if (isTestFile(path22) && count(after, tests) < count(before, tests))
      return `It removes a test or an assertion from ${path22}.`;
    if (isTestFile(path22) && missing(assertionsOf(before), assertionsOf(after)) !== void 0) {
      return `It changes what a test of ${path22} asserts: nothing would check that.`;
    }
    const gone = missing(commentsOf2(path22, before), commentsOf2(path22, after));
    if (gone !== void 0) return `It removes a comment from ${path22}: ${gone.slice(0, 60)}`;
  }
  return void 0;
}
function count(text, pattern) {
  return text.match(pattern)?.length ?? 0;
}
function assertionsOf(text) {
  return text.split("\n").map((line) => line.trim()).filter((line) => assertion.test(line));
}
function missing(before, after) {
  for (const one of before) {
    const index = after.indexOf(one);
    if (index === -1) return one;
    after.splice(index, 1);
  }
  return void 0;
}
function commentsOf2(path22, text) {
  return findAll(parse(path22, text), { kind: "comment" }).map((node) => node.text().trim());
}

// src/domains/code/gate-scope.ts
var untouchable = /(^|\/)(\.git|\.github|\.gitlab|\.circleci|\.heal|\.husky|node_modules)(\/|$)|(^|\/)(\.git[^/]*|\.npmrc|\.pypirc|\.netrc|Dockerfile[^/]*|Jenkinsfile|package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|Cargo\.lock|heal\.(yml|config\.[a-z]+))$/i;
var invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;
function checkScope(batch, limits) {
  const blamed = blameEach(batch, ({ remedy }) => {
    const { edits } = remedy.change;
    const paths = new Set(edits.map((edit) => edit.path));
    if (edits.length === 0) return "The remedy has no edit.";
    if (paths.size > limits.maxFilesPerHeal)
      return `It edits ${paths.size} files; at most ${limits.maxFilesPerHeal} are allowed.`;
    let changed = 0;
    for (const { path: path22, start, end, text } of edits) {
      const before = batch.before.get(path22);
      if (!isInside2(path22)) return `It edits ${JSON.stringify(path22)}, which is outside of this package.`;
      if (untouchable.test(path22)) return `It edits ${path22}, which no heal may touch.`;
      if (before === void 0) return `It edits ${path22}, which cannot be read as text.`;
      if (start < 0 || end < start || end > before.length) return `It edits ${path22} beyond its end.`;
      if (invisible.test(text)) return `It puts an invisible character into ${path22}.`;
      changed += countLines(before.slice(start, end)) + countLines(text);
    }
    if (changed > limits.maxChangedLines)
      return `It changes ${changed} lines; at most ${limits.maxChangedLines} are allowed.`;
    return void 0;
  });
  return blamed ?? passed(`${batch.after.size} file${batch.after.size === 1 ? "" : "s"} in scope`);
}
function isInside2(path22) {
  const parts = path22.split("/");
  return path22 !== "" && !path22.includes("\\") && !path22.includes("\0") && !/^[A-Za-z]:/.test(path22) && !parts.some((part) => part === "" || part === "." || part === "..");
}
function countLines(text) {
  return text === "" ? 0 : text.split("\n").length;
}

// src/domains/code/gate-syntax.ts
function checkSyntax(batch) {
  const broken2 = [...batch.after].filter(
    ([path22, text]) => !parses(path22, text) && parses(path22, batch.before.get(path22) ?? "")
  );
  if (broken2.length === 0) return passed("every touched file parses");
  const paths = broken2.map(([path22]) => path22);
  const detail = `${paths.join(", ")} would no longer parse.`;
  const alone2 = blameEach(batch, ({ remedy }) => {
    const isGuilty = paths.some((path22) => {
      const edits = remedy.change.edits.filter((edit) => edit.path === path22);
      return edits.length > 0 && !parses(path22, applyEdits(batch.before.get(path22) ?? "", edits));
    });
    return isGuilty ? detail : void 0;
  });
  const suspects = batch.cases.filter(({ remedy }) => remedy.change.edits.some((edit) => paths.includes(edit.path)));
  return alone2 ?? { passed: false, detail, suspects: suspects.map(({ id }) => id) };
}

// src/domains/code/domain.ts
function makeCodeDomain(parts) {
  const { bench } = parts;
  let scannedWithTrial;
  return {
    gate: "merge",
    async diagnose(finding) {
      const { path: path22, line } = finding.place;
      const text = await bench.text(path22);
      const code2 = text?.split(/\r\n|\r|\n/)[line - 1]?.trim() ?? "";
      return {
        category: finding.category,
        // Two tools that say the same are surer than one.
        confidence: finding.sources.length > 1 ? 0.95 : 0.85,
        evidence: [
          ...finding.sources.map(({ scanner: scanner2, rule }) => `${scanner2} reports ${rule}`),
          `${path22}:${line}: ${code2.slice(0, 200)}`
        ],
        contextRead: [path22, ...parts.configFiles]
      };
    },
    relocate: async (finding) => bench.findByFingerprint(finding.place.path, finding.fingerprint),
    conflict: editsConflict,
    async apply(batch, key) {
      await parts.suite.baseline();
      scannedWithTrial = void 0;
      const { before, after } = await makeBatch(batch, bench);
      if (checkScope({ cases: batch, before, after }, parts.limits).passed) await bench.lay(after);
      return { key, ref: "copy" };
    },
    async verify(cases, only) {
      const batch = { ...await makeBatch(cases, bench), cases };
      const gates = [];
      let suiteRuns = 0;
      let testedBySuite = false;
      let files = [];
      const found = [];
      const rescan = async (isAsked3) => {
        if (files.length === 0) files = await bench.withDependents([...batch.after.keys()]);
        const before = await bench.findingsBefore(files, parts.signal);
        const after = await bench.findingsAfter(files, isAsked3, parts.signal);
        const [failed] = after.failed;
        if (failed) {
          return { passed: false, detail: `${failed.name} worked before the heals and fails now: ${failed.detail}` };
        }
        found.push(...after.findings);
        scannedWithTrial = { files, findings: found };
        return compareFindings({ cases, texts: batch, before, after: after.findings, isAsked: isAsked3 });
      };
      const findings = () => {
        parts.say(`Scanning ${describeCount(batch.after.size, "healed file")} again`);
        return rescan((scanner2) => !typeCheckers.has(scanner2));
      };
      const types = () => {
        parts.say(`Checking the types of ${describeCount(files.length, "file")}`);
        return rescan((scanner2) => typeCheckers.has(scanner2));
      };
      const suite = async () => {
        const baseline = await parts.suite.baseline();
        if ("none" in baseline) return void 0;
        suiteRuns++;
        const { green, detail } = await parts.suite.compare(baseline);
        testedBySuite = green;
        return { passed: green, detail };
      };
      const steps = [
        ["scope", () => checkScope(batch, parts.limits)],
        ["syntax", () => checkSyntax(batch)],
        ["honesty", () => checkHonesty(batch)],
        ["findings", findings],
        ["types", types],
        ["suite", suite]
      ];
      for (const [name2, run2] of steps) {
        if (only !== void 0 && name2 !== only) continue;
        const started = performance.now();
        const answer2 = await run2();
        if (parts.signal.aborted) throw stoppedBy(parts.signal);
        if (answer2 === void 0) continue;
        gates.push({ name: name2, passed: answer2.passed, ms: Math.round(performance.now() - started), detail: answer2.detail });
        if (!answer2.passed) return failedVerification(gates, answer2, suiteRuns);
      }
      return { passed: true, gates, culprits: [], suspects: [], testedBySuite, suiteRuns };
    },
    rollback: async () => bench.takeOffAll(),
    async publish(batch) {
      const { before, after } = await makeBatch(batch, bench);
      const files = [...after].map(([path22, text]) => ({ path: path22, before: before.get(path22) ?? "", after: text }));
      const publication = await parts.publisher.publish(batch, files);
      bench.accept(scannedWithTrial ?? { files: [], findings: [] });
      return publication;
    }
  };
}
async function makeBatch(cases, bench) {
  const before = /* @__PURE__ */ new Map();
  for (const { path: path22 } of cases.flatMap(({ remedy }) => remedy.change.edits)) {
    const text = await bench.text(path22);
    if (text !== void 0) before.set(path22, text);
  }
  const remedies = cases.map(({ remedy }) => remedy);
  const isComplete = remedies.every(
    ({ change }) => change.edits.every(({ path: path22, end }) => end <= (before.get(path22)?.length ?? -1))
  );
  const after = isComplete ? combineEdits(remedies, (path22) => before.get(path22) ?? "") : new Map(before);
  return { before, after };
}
function describeCount(count2, what) {
  return `${count2} ${what}${count2 === 1 ? "" : "s"}`;
}
function failedVerification(gates, answer2, suiteRuns) {
  const { culprits = [], suspects = [] } = answer2;
  return { passed: false, gates, culprits, suspects, testedBySuite: false, suiteRuns };
}

// src/domains/code/suite-bench.ts
var SuiteBench = class {
  #parts;
  #baseline;
  #runs = 0;
  constructor(parts) {
    this.#parts = parts;
  }
  /** Must be asked for the first time while the copy holds no trial. */
  baseline() {
    this.#baseline ??= this.#measure();
    return this.#baseline;
  }
  /** The baseline when somebody needed it; never runs anything. */
  async known() {
    return this.#baseline;
  }
  /** Runs the suite on the trial and holds it against the baseline. */
  async compare(baseline) {
    if (this.#runs >= this.#parts.maxRuns) {
      const detail = `The limit of ${this.#runs} suite runs (limits.maxSuiteRuns) is spent.`;
      return { green: false, detail, broken: [], vanished: [] };
    }
    this.#runs++;
    this.#parts.say(`Running the tests on the heals: ${baseline.suite.command}`);
    const after = await baseline.suite.run(this.#parts.copy, this.#parts.signal);
    if (after.status !== "completed") {
      return { green: false, detail: `The suite ${describeStatus(after)} with the heals.`, broken: [], vanished: [] };
    }
    return this.#parts.compare(baseline.result, after);
  }
  async #measure() {
    const { copy, suites, configured, enabled, signal, say } = this.#parts;
    if (!enabled) return { none: "tests were switched off for this run" };
    const suite = await suites.detect(copy, configured);
    if ("none" in suite) return suite;
    say(`Running the tests as they are: ${suite.command}`);
    const result = await suite.run(copy, signal);
    if (signal.aborted) throw signal.reason;
    if (result.status !== "completed") {
      return {
        none: `\`${suite.command}\` ${describeStatus(result)}${result.tail === "" ? "" : `; its last words: ${lastLine(result.tail)}`}`
      };
    }
    return { suite, result };
  }
};
function describeBaseline(baseline) {
  if ("none" in baseline) return `no tests: ${baseline.none}`;
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const status of Object.values(baseline.result.tests)) counts[status]++;
  const total = counts.passed + counts.failed + counts.skipped;
  if (total === 0) return `exit code ${baseline.result.exitCode ?? "unknown"}`;
  return Object.entries(counts).filter(([, count2]) => count2 > 0).map(([status, count2]) => `${count2} ${status}`).join(", ");
}
function describeStatus(result) {
  switch (result.status) {
    case "timed-out":
      return `did not finish within ${Math.round(result.ms / 1e3)} s`;
    case "too-much-output":
      return "printed more than can be read";
    case "not-started":
      return "could not be started";
    case "stopped":
      return "was stopped";
    case "completed":
      return "completed";
  }
}
function lastLine(tail) {
  return tail.trim().split("\n").at(-1)?.slice(0, 160) ?? "";
}

// src/domains/code/workbench.ts
import { readFile as readFile18 } from "node:fs/promises";
import { join as join9 } from "node:path";
var Workbench = class {
  copy;
  #rescan;
  #texts = /* @__PURE__ */ new Map();
  #findings = /* @__PURE__ */ new Map();
  #trial = /* @__PURE__ */ new Map();
  #health;
  #wrote;
  constructor(parts) {
    this.copy = parts.copy;
    this.#rescan = parts.rescan;
    this.#wrote = parts.wrote;
    this.#note(parts.scanned.files, parts.scanned.answer.findings);
    this.#health = healthOf(parts.scanned.answer);
  }
  /** Text of a file without any trial; undefined when it is absent, not UTF-8 or binary. */
  async text(path22) {
    if (!this.#texts.has(path22)) this.#texts.set(path22, await readTextFile(join9(this.copy.root, path22)));
    return this.#texts.get(path22);
  }
  findingsIn(path22) {
    return this.#findings.get(path22) ?? [];
  }
  findByFingerprint(path22, fingerprint2) {
    return this.findingsIn(path22).find((finding) => finding.fingerprint === fingerprint2);
  }
  /** Lays a trial on the copy; files of an earlier trial that this one does not touch go back first. */
  async lay(texts) {
    for (const path22 of [...this.#trial.keys()]) if (!texts.has(path22)) await this.#takeOff(path22);
    for (const [path22, text] of texts) {
      this.#trial.set(path22, text);
      await this.#write(path22, text);
    }
  }
  async takeOffAll() {
    for (const path22 of [...this.#trial.keys()]) await this.#takeOff(path22);
  }
  /** The trial on the copy holds: it is what stands from now on. */
  accept(scanned) {
    for (const [path22, text] of this.#trial) this.#texts.set(path22, text);
    this.#trial.clear();
    this.#note(scanned.files, scanned.findings);
  }
  /** Findings without the trial, for files that are about to be compared; scans those that were never scanned. */
  async findingsBefore(files, signal) {
    const unknown2 = files.filter((file) => !this.#findings.has(file));
    if (unknown2.length > 0) {
      const trial = new Map(this.#trial);
      await this.takeOffAll();
      this.#note(unknown2, (await this.#rescan.scan(unknown2, signal)).findings);
      await this.lay(trial);
    }
    return files.flatMap((file) => this.findingsIn(file));
  }
  /** What the chosen scanners find with the trial; `failed` names those that worked before and do not now. */
  async findingsAfter(files, which, signal) {
    const answer2 = await this.#rescan.scan(files, signal, which);
    const failed = answer2.reports.filter(({ name: name2, status }) => status === "failed" && this.#health.get(name2) === "ok");
    return { findings: answer2.findings, failed };
  }
  withDependents(files) {
    return this.#rescan.withDependents(files);
  }
  async #takeOff(path22) {
    const text = await this.text(path22);
    if (text !== void 0) await this.#write(path22, text);
    this.#trial.delete(path22);
  }
  async #write(path22, text) {
    await this.copy.write(path22, Buffer.from(text, "utf8"));
    this.#wrote(path22);
  }
  #note(files, findings) {
    const byPath = Map.groupBy(findings, (finding) => finding.place.path);
    for (const file of /* @__PURE__ */ new Set([...files, ...byPath.keys()])) this.#findings.set(file, byPath.get(file) ?? []);
  }
};
function healthOf(answer2) {
  return new Map(answer2.reports.map(({ name: name2, status }) => [name2, status]));
}
async function readTextFile(file) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile18(file));
  } catch {
    return void 0;
  }
}

// src/drivers/patterns/index.ts
import { readFile as readFile19, readdir as readdir9 } from "node:fs/promises";
import { join as join10 } from "node:path";
import { LineCounter, parseDocument } from "yaml";

// src/drivers/patterns/schema.ts
import { z as z18 } from "zod";
var astRule = z18.record(z18.string(), z18.unknown());
var rewrite = z18.strictObject({
  match: astRule,
  constraints: z18.record(z18.string(), astRule).exactOptional(),
  replace: z18.string(),
  imports: z18.strictObject({
    add: z18.array(z18.string().min(1)).exactOptional(),
    removeIfUnused: z18.array(z18.string().min(1)).exactOptional()
  }).exactOptional()
});
var patternFile = z18.strictObject({
  kind: z18.literal("code"),
  title: z18.string().min(1).max(120),
  languages: z18.array(z18.enum(["python", "typescript", "javascript"])).min(1),
  rules: z18.array(z18.string().regex(/^[a-z-]+\/\S+$/, "a rule is written <scanner>/<rule>")).min(1),
  safety: z18.enum(safeties),
  review: z18.enum(["none", "cursory", "full"]),
  links: z18.array(z18.url()).min(1),
  rewrites: z18.array(rewrite).min(1)
});

// src/drivers/patterns/index.ts
async function loadPatterns(folder) {
  const patterns = [];
  for (const kind of await listFolders(folder)) {
    for (const name2 of await listFolders(join10(folder, kind))) {
      const file = `${kind}/${name2}/pattern.yml`;
      const text = await readFile19(join10(folder, file), "utf8").catch(() => void 0);
      if (text === void 0) throw new ConfigError(`patterns/${file} is missing`, "add it or remove the folder");
      patterns.push(parsePattern(text, `${kind}/${name2}`, `patterns/${file}`));
    }
  }
  return patterns;
}
function parsePattern(text, id, file) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problem = document.errors[0];
  if (problem) {
    const line = lines.linePos(problem.pos[0]).line;
    throw new ConfigError(`${file}:${line}: ${problem.message.split("\n")[0]}`, "correct the YAML");
  }
  const read3 = patternFile.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (!read3.success) throw explain(read3.error, document, lines, file);
  return { ...read3.data, id };
}
function explain(error2, document, lines, file) {
  const issue = error2.issues[0];
  const path22 = issue?.path ?? [];
  let line = 1;
  for (let depth = path22.length; depth >= 0; depth--) {
    const node = document.getIn(path22.slice(0, depth), true);
    if (hasRange(node)) {
      line = lines.linePos(node.range[0]).line;
      break;
    }
  }
  return new ConfigError(
    `${file}:${line}: ${path22.map(String).join(".") || "the file"}: ${issue?.message ?? "is wrong"}`,
    "see docs of patterns for the fields and their values"
  );
}
function hasRange(node) {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}
async function listFolders(path22) {
  const entries = await readdir9(path22, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("_")).map((entry) => entry.name).sort();
}

// src/loop/advance.ts
async function advance(current, parts) {
  switch (current.stage) {
    case "detected":
      return { ...current, stage: "diagnosed", diagnosis: await parts.domain.diagnose(current.finding) };
    case "diagnosed": {
      const tried = current.attempts.map((attempt2) => attempt2.remedy.id);
      const last = current.attempts.at(-1);
      if (current.attempts.length >= parts.maxAttempts) return settle(current, rolledBack(current.attempts), []);
      const { remedy, considered } = await parts.ladder.find(current.finding, current.diagnosis, tried);
      if (remedy) return { ...current, stage: "planned", remedy, considered };
      return settle(current, last ? rolledBack(current.attempts) : withoutRemedy(current, considered), considered);
    }
    case "planned": {
      const verdict = await judge(current, parts.guards);
      return verdict.allow === "no" ? settle(current, { status: "skipped", reason: verdict.reason, detail: verdict.detail }, current.considered) : { ...current, stage: "authorized", verdict };
    }
    case "authorized": {
      if (current.verdict.allow !== "after-approval" || parts.domain.gate !== "apply") return current;
      const decision = await parts.decide(current.id);
      if (decision === "declined") return settle(current, declined, current.considered);
      return decision === "approved" ? { ...current, verdict: { allow: "yes" } } : current;
    }
    case "published": {
      if (current.publication.final || current.verdict.allow !== "after-approval" || parts.domain.gate === "apply") {
        return settle(current, healed(current), current.considered);
      }
      const decision = await parts.decide(current.id);
      if (decision === "pending") return current;
      if (decision === "approved") return settle(current, healed(current), current.considered);
      await parts.domain.rollback(current.receipt);
      return settle(current, declined, current.considered);
    }
    case "applied":
    case "verified":
    case "settled":
      return current;
  }
}
function settle(from, outcome, considered) {
  const { id, kind, finding, attempts } = from;
  return { stage: "settled", id, kind, finding, attempts, last: from, considered, outcome };
}
var declined = { status: "skipped", reason: "declined", detail: "A person said no to this change." };
function healed(current) {
  const reason = current.verification.testedBySuite ? "verified" : "not-verified-by-tests";
  return { status: "healed", reason, ref: current.publication.ref };
}
function rolledBack(attempts) {
  const furthest = attempts.toSorted((a, b) => b.gates.length - a.gates.length)[0];
  const failed = furthest?.gates.find((gate) => !gate.passed);
  const tries = attempts.map((attempt2) => attempt2.remedy.healer).join(", ");
  return {
    status: "rolled-back",
    reason: failed?.name ?? "verification",
    detail: `Tried ${tries}. ${failed?.detail ?? "Verification failed."}`
  };
}
function withoutRemedy(current, considered) {
  if (current.finding.category === "logic") {
    return {
      status: "escalated",
      reason: "flag-only",
      detail: "Logic is for people to judge: Heal only points at it."
    };
  }
  const reasons = considered.map(({ healer: healer55, said }) => `${healer55}: ${said}`).join("; ");
  return reasons === "" ? { status: "skipped", reason: "no-remedy", detail: `Nothing answers ${current.finding.rule} yet.` } : { status: "skipped", reason: "left-alone", detail: reasons };
}
var strictness = { yes: 0, "after-approval": 1, "try-only": 2, no: 3 };
async function judge(current, guards) {
  let strictest2 = { allow: "yes" };
  for (const guard2 of guards) {
    const verdict = await guard2.judge(current.finding, current.remedy);
    if (strictness[verdict.allow] > strictness[strictest2.allow]) strictest2 = verdict;
  }
  return strictest2;
}

// src/loop/batch.ts
async function tryBatch(batch, attempt2) {
  const bad = [];
  let open3 = batch;
  while (open3.length > 0) {
    const trial = await attempt2(open3);
    if (trial.verification === "pending") return { good: [], verification: void 0, bad, pending: trial.applied };
    if (trial.verification.passed) return { good: trial.applied, verification: trial.verification, bad, pending: [] };
    const culprits = await findCulprits(open3, trial, attempt2);
    if (culprits === "pending") return { good: [], verification: void 0, bad, pending: trial.applied };
    bad.push(...culprits);
    const ids = new Set(culprits.map((culprit) => culprit.healCase.id));
    open3 = open3.filter((healCase) => !ids.has(healCase.id));
  }
  return { good: [], verification: void 0, bad, pending: [] };
}
async function findCulprits(open3, failed, attempt2) {
  const certain = certainOf(failed);
  if (certain.length > 0) return certain.map((healCase) => culpritOf(healCase, failed, true));
  const gate = failedGateOf(failed);
  let worst = failed;
  let suspects = suspectsOf(open3, worst);
  const others2 = open3.filter((healCase) => !suspects.includes(healCase));
  let innocent = 0;
  while (suspects.length - innocent > 1) {
    const middle = innocent + suspects.length >> 1;
    const half = suspects.slice(0, middle);
    const trial = await attempt2([...others2, ...half], gate);
    if (trial.verification === "pending") return "pending";
    if (trial.verification.passed) {
      innocent = middle;
      continue;
    }
    worst = trial;
    suspects = half;
    const certainNow = certainOf(trial);
    if (certainNow.length > 0) return certainNow.map((healCase) => culpritOf(healCase, trial, true));
    const named = suspectsOf(half, trial);
    const narrowed = named.filter((healCase) => half.indexOf(healCase) >= innocent);
    if (narrowed.length === 1 && named.length === 1) suspects = [...half.slice(0, innocent), ...narrowed];
  }
  const culprit = culpritOf(suspects.at(-1), worst, others2.length + suspects.length === 1);
  return [{ ...culprit, verification: { ...culprit.verification, gates: mergeGates(failed, worst) } }];
}
function mergeGates(whole, last) {
  if (whole.verification === "pending" || last.verification === "pending") return [];
  const { gates } = last.verification;
  return whole.verification.gates.map((gate) => gates.find((other) => other.name === gate.name) ?? gate);
}
function failedGateOf(trial) {
  return trial.verification === "pending" ? void 0 : trial.verification.gates.find((gate) => !gate.passed)?.name;
}
function certainOf(trial) {
  if (trial.verification === "pending") return [];
  const ids = new Set(trial.verification.culprits.map(({ id }) => id));
  return trial.applied.filter((healCase) => ids.has(healCase.id));
}
function suspectsOf(cases, trial) {
  if (trial.verification === "pending") return cases;
  const named = new Set(trial.verification.suspects);
  const suspects = cases.filter((healCase) => named.has(healCase.id));
  return suspects.length > 0 ? suspects : cases;
}
function culpritOf(suspect2, trial, alone2) {
  const healCase = trial.applied.find((applied) => applied.id === suspect2?.id);
  if (!healCase || trial.verification === "pending") throw new Error("a failed trial does not hold the case it blames");
  return { healCase, verification: trial.verification, alone: alone2 };
}

// src/loop/moves.ts
function makeMove(parts) {
  return async (from, to) => {
    if (parts.signal.aborted && to.stage !== "settled" && to.stage !== "published") throw stoppedBy(parts.signal);
    const event = {
      type: "moved",
      at: parts.now().toISOString(),
      runId: parts.runId,
      caseId: to.id,
      from: from?.stage,
      to: to.stage,
      healCase: to
    };
    await parts.ledger.save(to, event);
    parts.announce(event);
    return to;
  };
}
async function think(start, parts, move) {
  let current = start;
  for (; ; ) {
    let next;
    try {
      next = await advance(current, parts);
    } catch (error2) {
      if (parts.signal.aborted || current.stage === "settled") throw error2;
      const outcome = { status: "escalated", reason: "internal-error", detail: messageOf(error2) };
      return move(current, settle(current, outcome, []));
    }
    if (next === current) return current;
    current = await move(current, next);
  }
}

// src/loop/act.ts
async function act(batch, parts, move, round) {
  let trialNumber = 0;
  const attempt2 = async (cases, only) => {
    if (parts.signal.aborted) throw stoppedBy(parts.signal);
    const key = `${parts.runId}.${round}.${trialNumber++}.${cases.map(({ id, attempts }) => `${id}-${attempts.length}`).join("+")}`;
    const receipt = await parts.domain.apply(cases, key);
    const applied = [];
    for (const healCase of cases) applied.push(await move(healCase, { ...healCase, stage: "applied", receipt }));
    const verification = await parts.domain.verify(applied, only);
    if (verification !== "pending") {
      announceTrial(applied, verification, parts);
      if (!verification.passed) await parts.domain.rollback(receipt);
    }
    return { applied, verification };
  };
  const answer2 = await tryBatch(batch, attempt2);
  const finished = [];
  if (answer2.verification && answer2.good.length > 0) {
    const verified = [];
    for (const healCase of answer2.good) {
      verified.push(await move(healCase, { ...healCase, stage: "verified", verification: answer2.verification }));
    }
    finished.push(...await publish(verified, parts, move));
  }
  return { finished, pending: answer2.pending, bad: answer2.bad };
}
async function publish(verified, parts, move) {
  const finished = [];
  const [first] = verified;
  if (first?.verdict.allow === "try-only") {
    await parts.domain.rollback(first.receipt);
    for (const healCase of verified) finished.push(await move(healCase, settleShadow(healCase)));
    return finished;
  }
  if (parts.signal.aborted) throw stoppedBy(parts.signal);
  let publication;
  try {
    publication = await parts.domain.publish(verified);
  } catch (error2) {
    if (!(error2 instanceof EnvironmentError) || !first) throw error2;
    await parts.domain.rollback(first.receipt);
    const outcome = {
      status: "skipped",
      reason: "changed-underneath",
      detail: `${error2.message} ${error2.remedy}`
    };
    for (const healCase of verified)
      finished.push(await move(healCase, settle(healCase, outcome, healCase.considered)));
    return finished;
  }
  for (const healCase of verified) {
    const published = await move(healCase, { ...healCase, stage: "published", publication });
    finished.push(await think(published, parts, move));
  }
  return finished;
}
function settleShadow(healCase) {
  const { verdict } = healCase;
  const reason = verdict.allow === "try-only" ? verdict.reason : "rollout-shadow";
  const detail = `Verified, and kept back: ${verdict.allow === "try-only" ? verdict.detail : "shadow mode"}`;
  return settle(healCase, { status: "skipped", reason, detail }, healCase.considered);
}
function announceTrial(applied, verification, parts) {
  const caseIds = applied.map((healCase) => healCase.id);
  parts.announce({ type: "batch-tried", at: parts.now().toISOString(), runId: parts.runId, caseIds, verification });
}

// src/loop/order.ts
function chooseBatch(cases, domain) {
  const batch = [];
  const waiting = [];
  const urgency = (healCase) => priorities.indexOf(healCase.finding.priority);
  for (const candidate of cases.toSorted((a, b) => urgency(a) - urgency(b))) {
    const clashes = batch.some((chosen) => domain.conflict(chosen.remedy, candidate.remedy));
    (clashes ? waiting : batch).push(candidate);
  }
  return { batch, waiting };
}

// src/loop/replan.ts
async function reopen(healCase, failed, move) {
  const { id, kind, finding, diagnosis, remedy } = healCase;
  const attempts = failed ? [...healCase.attempts, { remedy, gates: failed }] : healCase.attempts;
  return move(healCase, { stage: "diagnosed", id, kind, finding, diagnosis, attempts });
}
function gatesFor({ healCase, verification }) {
  const own = verification.culprits.find((complaint) => complaint.id === healCase.id);
  return verification.gates.map((gate) => !gate.passed && own ? { ...gate, detail: own.detail } : gate);
}
async function plan(start, failedBeside, parts, move) {
  const current = await think(start, parts, move);
  const failed = failedBeside.get(current.id);
  if (!failed || current.stage !== "authorized" || whatItChanges(current.remedy) !== whatItChanges(failed.remedy))
    return current;
  return plan(await reopen(current, failed.gates, move), failedBeside, parts, move);
}
function whatItChanges(remedy) {
  const changed = "preview" in remedy ? String(remedy.preview).split("\n").filter((line) => /^[-+](?![-+]{2} )/.test(line)) : [];
  return [remedy.id, ...changed].join("\n");
}
async function relocate(healCase, parts, move) {
  if (healCase.stage !== "authorized" && healCase.stage !== "diagnosed") return healCase;
  const finding = await parts.domain.relocate(healCase.finding);
  const { id, kind, diagnosis, attempts } = healCase;
  if (finding) return move(healCase, { stage: "diagnosed", id, kind, finding, diagnosis, attempts });
  const outcome = {
    status: "skipped",
    reason: "gone-by-itself",
    detail: "Another heal of this run cured it as well."
  };
  return move(healCase, settle(healCase, outcome, []));
}
async function leaveForNextRun(healCase, move) {
  const outcome = {
    status: "skipped",
    reason: "conflicting-fix",
    detail: "Its edit overlaps other heals of this run. Run Heal again to take it up."
  };
  return move(healCase, settle(healCase, outcome, healCase.considered));
}

// src/loop/runner.ts
async function runLoop(cases, parts) {
  const done = /* @__PURE__ */ new Map();
  const move = makeMove(parts);
  const failedBeside = /* @__PURE__ */ new Map();
  let open3 = cases;
  for (let round = 0; open3.length > 0; round++) {
    const thought = await inParallel(open3, parts.parallel, (healCase) => plan(healCase, failedBeside, parts, move));
    const ready = [];
    for (const healCase of thought) {
      if (healCase.stage === "authorized" && mayBeApplied(healCase, parts)) ready.push(healCase);
      else done.set(healCase.id, healCase);
    }
    if (ready.length === 0) break;
    if (round >= parts.maxRounds) {
      for (const healCase of ready) done.set(healCase.id, await leaveForNextRun(healCase, move));
      break;
    }
    const reopened = [];
    for (const group of splitShadow(ready)) {
      const { batch, waiting } = chooseBatch(group, parts.domain);
      reopened.push(...waiting);
      const answer2 = await act(batch, parts, move, round);
      for (const healCase of [...answer2.pending, ...answer2.finished]) done.set(healCase.id, healCase);
      for (const culprit of answer2.bad) {
        const again2 = !culprit.alone && !failedBeside.has(culprit.healCase.id);
        if (again2) failedBeside.set(culprit.healCase.id, { remedy: culprit.healCase.remedy, gates: gatesFor(culprit) });
        reopened.push(await reopen(culprit.healCase, again2 ? void 0 : gatesFor(culprit), move));
      }
    }
    const next = [];
    for (const healCase of reopened) {
      const fresh = await relocate(healCase, parts, move);
      if (fresh.stage === "settled") done.set(fresh.id, fresh);
      else next.push(fresh);
    }
    open3 = next;
  }
  return cases.map((healCase) => done.get(healCase.id) ?? healCase);
}
function mayBeApplied(healCase, parts) {
  return parts.domain.gate === "merge" || healCase.verdict.allow !== "after-approval";
}
function splitShadow(ready) {
  const isShadow = (healCase) => healCase.verdict.allow === "try-only";
  return [ready.filter((healCase) => !isShadow(healCase)), ready.filter(isShadow)].filter((group) => group.length > 0);
}
async function inParallel(items, limit, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== void 0) results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

// src/policy/at-most.ts
function atMost(limit) {
  const seen = /* @__PURE__ */ new Set();
  return {
    name: "at-most",
    judge({ id }) {
      if (seen.has(id)) return { allow: "yes" };
      if (seen.size >= limit) {
        return {
          allow: "no",
          by: "at-most",
          reason: "over-limit",
          detail: `This run heals at most ${limit}. Run Heal again for more.`
        };
      }
      seen.add(id);
      return { allow: "yes" };
    }
  };
}

// src/policy/clean-files-only.ts
function cleanFilesOnly(uncommitted) {
  return {
    name: "clean-files-only",
    judge(finding, remedy) {
      const dirty = pathsOf2(finding, remedy).find((path22) => uncommitted.has(path22));
      if (dirty === void 0) return { allow: "yes" };
      return {
        allow: "no",
        by: "clean-files-only",
        reason: "uncommitted-changes",
        detail: `${dirty} has changes that are not committed. Commit or stash them, or heal into a patch with --patch.`
      };
    }
  };
}
function pathsOf2(finding, remedy) {
  return finding.kind === "code" && isCodeRemedy(remedy) ? remedy.change.edits.map((edit) => edit.path) : [];
}
function isCodeRemedy(remedy) {
  return "kind" in remedy && remedy.kind === "code";
}

// src/policy/rollout.ts
function rollout(modes, limitedHeals) {
  const limited = /* @__PURE__ */ new Set();
  return {
    name: "rollout",
    judge({ id, category }, { safety }) {
      const mode = modes[category];
      switch (mode) {
        case "on":
          return { allow: "yes" };
        case "limited":
          if (safety !== "safe") return refuse(`${category} is limited to safe fixes, and this one is ${safety}.`);
          if (limited.size >= limitedHeals && !limited.has(id)) {
            return refuse(`${category} is limited to ${limitedHeals} heals a run.`);
          }
          limited.add(id);
          return { allow: "yes" };
        case "shadow":
          return {
            allow: "try-only",
            by: "rollout",
            reason: "rollout-shadow",
            detail: `${category} is in shadow mode.`
          };
        case "off":
          return refuse(`${category} is switched off in the configuration.`);
      }
    }
  };
}
function refuse(detail) {
  return { allow: "no", by: "rollout", reason: "rollout-off", detail };
}

// src/policy/tested-only.ts
function testedOnly(whyNoSuite) {
  return {
    name: "tested-only",
    async judge(_finding, { safety }) {
      if (safety === "safe") return { allow: "yes" };
      const reason = await whyNoSuite();
      if (reason === void 0) return { allow: "yes" };
      return {
        allow: "no",
        by: "tested-only",
        reason: "not-verified-by-tests",
        detail: `No tests stand behind this repository (${reason}), and this fix is ${safety}: it needs them.`
      };
    }
  };
}

// src/syntax/diff.ts
import { applyPatch, createTwoFilesPatch, parsePatch, reversePatch } from "diff";
function unifiedDiff(path22, before, after, context = 3) {
  if (before === after) return "";
  const patch = createTwoFilesPatch(`a/${path22}`, `b/${path22}`, before, after, void 0, void 0, { context });
  return `diff --git a/${path22} b/${path22}
${patch.slice(patch.indexOf("\n") + 1).replaceAll(/^((?:---|\+\+\+) .*?)\t$/gm, "$1")}`;
}
function diffOfEdits(edits, textOf3, context = 3) {
  const paths = [...new Set(edits.map((edit) => edit.path))];
  return paths.map((path22) => {
    const before = textOf3(path22);
    return unifiedDiff(
      path22,
      before,
      applyEdits(
        before,
        edits.filter((edit) => edit.path === path22)
      ),
      context
    );
  }).join("");
}
function reverseDiff(diff, textOf3) {
  const result = /* @__PURE__ */ new Map();
  for (const file of parsePatch(diff)) {
    const path22 = (file.newFileName ?? "").replace(/^b\//, "");
    const text = textOf3(path22);
    const undone = text === void 0 ? false : applyPatch(text, reversePatch(file), { fuzzFactor: 0, autoConvertLineEndings: false });
    result.set(path22, undone === false ? void 0 : undone);
  }
  return result;
}

// src/syntax/javascript/imports.ts
function moduleSystemOf(path22, tree, packageType) {
  if (/\.m[jt]sx?$/.test(path22)) return "esm";
  if (/\.c[jt]sx?$/.test(path22)) return "commonjs";
  const statements2 = namedChildren(tree.root());
  if (statements2.some((node) => node.kind() === "import_statement" || node.kind() === "export_statement")) return "esm";
  if (/(?<![\w$.])(?:require\s*\(|module\.exports|exports\.)/.test(tree.root().text())) return "commonjs";
  return /\.tsx?$/.test(path22) || packageType === "module" ? "esm" : "commonjs";
}
function needBuiltin(path22, text, tree, system, module, name2) {
  const present = presentName(tree, module, name2);
  if (present !== void 0) return { local: present, edits: [] };
  if (freeName(name2, text) !== name2) return void 0;
  const root = tree.root();
  const statements2 = namedChildren(root);
  const sources2 = statements2.map(sourceOf2).filter((source) => source !== void 0);
  const prefix2 = sources2.some((source) => isBareBuiltin(source)) && !sources2.some((s) => s.startsWith("node:")) ? "" : "node:";
  const named = statements2.find((statement2) => {
    const source = sourceOf2(statement2);
    return source?.replace(/^node:/, "") === module && bracesOf(statement2) !== void 0;
  });
  const braces = named && bracesOf(named);
  if (braces) {
    const last = namedChildren(braces).at(-1);
    if (last) return { local: name2, edits: [{ path: path22, start: span(last).end, end: span(last).end, text: `, ${name2}` }] };
  }
  const quote = quoteOf(text);
  const end = usesSemicolons(text) ? ";" : "";
  const from = `${quote}${prefix2}${module}${quote}`;
  const line = system === "esm" ? `import { ${name2} } from ${from}${end}` : `const { ${name2} } = require(${from})${end}`;
  const at = insertionPoint(text, root, statements2, `${prefix2}${module}`);
  return { local: name2, edits: [{ path: path22, start: at, end: at, text: `${line}${lineEnding(text)}` }] };
}
function presentName(tree, module, name2) {
  for (const statement2 of namedChildren(tree.root())) {
    if (sourceOf2(statement2)?.replace(/^node:/, "") !== module || /^import\s+type\b/.test(statement2.text())) continue;
    for (const identifier of findAllIn2(statement2)) {
      const api = apiOf(identifier);
      if (api?.module !== module) continue;
      if (api.name === name2) return identifier.text();
      if (api.name === "*" || api.name === "default") return `${identifier.text()}.${name2}`;
    }
  }
  return void 0;
}
function findAllIn2(statement2) {
  return statement2.findAll({
    rule: { any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier_pattern" }] }
  });
}
function sourceOf2(statement2) {
  if (statement2.kind() === "import_statement") {
    const source = statement2.field("source");
    return source ? literalText(source) : void 0;
  }
  if (statement2.kind() !== "lexical_declaration" && statement2.kind() !== "variable_declaration") return void 0;
  return /=\s*require\(\s*['"]([^'"]+)['"]\s*\)\s*;?$/.exec(statement2.text())?.[1];
}
function bracesOf(statement2) {
  if (/^import\s+type\b/.test(statement2.text())) return void 0;
  return statement2.find({ rule: { any: [{ kind: "named_imports" }, { kind: "object_pattern" }] } }) ?? void 0;
}
function isBareBuiltin(source) {
  return /^(assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|stream|url|util|zlib)(\/|$)/.test(
    source
  );
}
function insertionPoint(text, root, statements2, specifier) {
  const imports = statements2.filter((statement2) => sourceOf2(statement2) !== void 0);
  const builtins3 = imports.filter((statement2) => {
    const source = sourceOf2(statement2) ?? "";
    return source.startsWith("node:") || isBareBuiltin(source);
  });
  const next = builtins3.find((statement2) => (sourceOf2(statement2) ?? "") > specifier);
  if (next) return lineStart(text, span(next).start);
  const previous = builtins3.at(-1);
  if (previous) return nextLine(text, span(previous).end);
  if (imports[0]) return lineStart(text, span(imports[0]).start);
  const children = root.children().filter((child2) => child2.isNamed() && child2.kind() !== "hash_bang_line");
  const first = children.findIndex((child2) => child2.kind() !== "comment" && !/^['"]use \w+['"];?$/.test(child2.text()));
  let index = first < 0 ? children.length - 1 : first;
  while (index > 0 && isAttachedComment(text, children[index - 1], children[index])) index--;
  const node = children[index];
  return node ? lineStart(text, span(node).start) : 0;
}
function isAttachedComment(text, comment, next) {
  if (comment?.kind() !== "comment" || !next) return false;
  return !/\n[ \t]*\r?\n/.test(text.slice(span(comment).end, span(next).start));
}
async function packageTypeOf(path22, read3) {
  const folders = path22.split("/").slice(0, -1);
  for (let i = folders.length; i >= 0; i--) {
    const text = await read3([...folders.slice(0, i), "package.json"].join("/"));
    if (text !== void 0) return /"type"\s*:\s*"(\w+)"/.exec(text)?.[1];
  }
  return void 0;
}

// src/syntax/python/add-import.ts
var longestLine = 88;
function writeImport(wanted) {
  const alias = wanted.alias === void 0 ? "" : ` as ${wanted.alias}`;
  return wanted.name === void 0 ? `import ${wanted.module}${alias}` : `from ${wanted.module} import ${wanted.name}${alias}`;
}
function addImport(path22, text, tree, wanted, isLocal) {
  const header = headerImports(tree);
  return mergeIntoList(path22, text, header, wanted) ?? insertLine(path22, text, tree, header, wanted, (module) => sectionOf(module, isLocal));
}
function headerImports(tree) {
  const body = tree.root().children();
  const definition2 = body.find(
    (node) => ["function_definition", "class_definition", "decorated_definition"].includes(String(node.kind()))
  );
  const limit = definition2 === void 0 ? Infinity : span(definition2).start;
  return importsOf(tree).filter(({ node, where }) => where === "module" && span(node).start < limit);
}
function sectionOf(module, isLocal) {
  if (module.startsWith(".")) return 4;
  if (standardModules.has(module.split(".")[0] ?? "")) return 1;
  return isLocal(module) ? 3 : 2;
}
function mergeIntoList(path22, text, header, wanted) {
  if (wanted.name === void 0) return void 0;
  const fits2 = ({ names: names3 }) => names3.some((name2) => name2.alias === void 0) && (wanted.alias === void 0 || names3.some((name2) => name2.alias !== void 0));
  const list = header.find(
    (item) => item.kind === "from" && item.module === wanted.module && !item.isWildcard && fits2(item)
  );
  const last = list?.names.at(-1);
  if (list === void 0 || last === void 0) return void 0;
  if (descendants(list.node, "comment").length > 0) return void 0;
  if (text.slice(span(list.node).end, nextLine(text, span(list.node).end)).trim() !== "") return void 0;
  const written = wanted.alias === void 0 ? wanted.name : `${wanted.name} as ${wanted.alias}`;
  const names2 = list.names.map((name2) => name2.node.text());
  const follower = orderOf(names2)?.(names2, written);
  const next = follower === void 0 ? void 0 : list.names[follower];
  const isMultiLine = list.node.text().includes("\n");
  if (!isMultiLine) {
    if (list.node.text().length + written.length + 2 > longestLine) return void 0;
    const at = next === void 0 ? span(last.node).end : span(next.node).start;
    return { path: path22, start: at, end: at, text: next === void 0 ? `, ${written}` : `${written}, ` };
  }
  const own = list.names.every(
    ({ node }) => text.slice(lineStart(text, span(node).start), span(node).start).trim() === ""
  );
  if (!own) return void 0;
  const start = span((next ?? last).node).start;
  const indent = text.slice(lineStart(text, start), start);
  const gap = lineEnding(text) + indent;
  if (next !== void 0) return { path: path22, start, end: start, text: `${written},${gap}` };
  const end = span(last.node).end;
  return { path: path22, start: end, end, text: `,${gap}${written}` };
}
function orderOf(names2) {
  const keys = [
    (name2) => name2,
    (name2) => name2.toLowerCase(),
    // isort's default: CONSTANTS, then Classes, then functions.
    (name2) => (/^[A-Z0-9_]+$/.test(name2) && name2.length > 1 ? "0" : /^[A-Z]/.test(name2) ? "1" : "2") + name2
  ];
  const key = keys.find((by) => isSorted(names2.map(by)));
  if (key === void 0) return void 0;
  return (list, wanted) => {
    const index = list.findIndex((name2) => key(name2) > key(wanted));
    return index === -1 ? void 0 : index;
  };
}
function isSorted(values) {
  return values.every((value, index) => index === 0 || (values[index - 1] ?? "") <= value);
}
function insertLine(path22, text, tree, header, wanted, section) {
  const line = writeImport(wanted);
  const ending = lineEnding(text);
  const own = section(wanted.module);
  const place = (at, written) => ({ path: path22, start: at, end: at, text: written });
  const sections = header.map((item) => section(item.module || (item.names[0]?.name ?? "")));
  const same = header.filter((_, index) => sections[index] === own);
  if (same.length > 0) {
    const before = same.findLast((item) => sortKey(item, same) <= sortKey(wantedAsImport(wanted), same));
    const [first] = same;
    if (before !== void 0) return place(lineEnd(text, before.node, ending), line + ending);
    if (first !== void 0) return place(lineStart(text, span(first.node).start), line + ending);
  }
  const earlier = header.findLast((_, index) => (sections[index] ?? own) < own);
  const later = header.find((_, index) => (sections[index] ?? own) > own);
  if (earlier !== void 0) {
    const at = lineEnd(text, earlier.node, ending);
    return place(at, separated(text, header, sections) ? ending + line + ending : line + ending);
  }
  if (later !== void 0) return place(lineStart(text, span(later.node).start), line + ending + ending);
  return atTop(path22, text, tree, line, ending);
}
function separated(text, header, sections) {
  for (let i = 1; i < header.length; i++) {
    const [above, below] = [header[i - 1], header[i]];
    if (above === void 0 || below === void 0 || sections[i - 1] === sections[i]) continue;
    return /\n[ \t]*\r?\n/.test(text.slice(span(above.node).end, span(below.node).start));
  }
  return true;
}
function wantedAsImport(wanted) {
  return {
    kind: wanted.name === void 0 ? "import" : "from",
    module: wanted.module,
    names: wanted.name === void 0 ? [] : [{ name: wanted.name }]
  };
}
function sortKey(item, section) {
  const name2 = item.names[0]?.name ?? "";
  const module = (item.module === "" ? name2 : `${item.module}${item.kind === "from" ? name2 : ""}`).toLowerCase();
  const firstFrom = section.findIndex((other) => other.kind === "from");
  const isMixed = firstFrom !== -1 && section.slice(firstFrom).some((other) => other.kind === "import");
  return isMixed ? module : `${item.kind === "import" ? 0 : 1} ${module}`;
}
function lineEnd(text, node, ending) {
  const end = nextLine(text, span(node).end);
  return end === text.length && !text.endsWith(ending) ? span(node).end : end;
}
function atTop(path22, text, tree, line, ending) {
  let after;
  let first;
  for (const node of tree.root().children()) {
    const isDocstring = node.is("expression_statement") && after === void 0 && node.children()[0]?.is("string") === true;
    if (node.is("future_import_statement") || isDocstring) after = node;
    else if (!node.is("comment")) {
      first = node;
      break;
    }
  }
  if (after !== void 0) {
    const at2 = nextLine(text, span(after).end);
    const hasGap = /^[ \t]*\r?\n/.test(text.slice(at2));
    return { path: path22, start: at2, end: at2, text: hasGap ? ending + line + ending : ending + line + ending + ending };
  }
  const comments = tree.root().children().filter((node) => node.is("comment") && (first === void 0 || span(node).start < span(first).start));
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  for (const comment of comments) {
    const end = nextLine(text, span(comment).end);
    const isHead = /^#!|coding[:=]/.test(comment.text()) || /^[ \t]*\r?\n/.test(text.slice(end));
    if (isHead) at = end;
  }
  return { path: path22, start: at, end: at, text: at > 1 ? ending + line + ending : line + ending + ending };
}

// src/syntax/python/statements.ts
function indentationStep(text) {
  const heads = /^([ \t]*)(?:def|class|if|for|while|with|try|else|async|except)\b[^\n#]*:[ \t]*\r?\n\1([ \t]+)\S/gm;
  const counts = /* @__PURE__ */ new Map();
  for (const [, , step = ""] of text.matchAll(heads)) counts.set(step, (counts.get(step) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "    ";
}
function restOfLine(text, node) {
  const { end } = span(node);
  return text.slice(end, nextLine(text, end)).trim();
}
function hasComment2(text, statement2) {
  return restOfLine(text, statement2).startsWith("#") || statement2.find({ rule: { kind: "comment" } }) !== null;
}
function removeStatement(path22, text, statement2) {
  const { start, end } = span(statement2);
  const block = statement2.parent();
  const siblings = block?.children().filter((node) => node.isNamed() && !node.is("comment")) ?? [];
  if (block !== null && !block.is("module") && siblings.length === 1) return { path: path22, start, end, text: "pass" };
  const index = siblings.findIndex((node) => isSame(node, statement2));
  const before = text.slice(lineStart(text, start), start);
  const rest = restOfLine(text, statement2);
  const next = siblings[index + 1];
  if (rest.startsWith(";")) {
    const sharesLine = next !== void 0 && span(next).start < nextLine(text, end);
    return { path: path22, start, end: sharesLine ? span(next).start : end + text.slice(end).indexOf(";") + 1, text: "" };
  }
  const previous = siblings[index - 1];
  if (before.trim() !== "" && previous !== void 0) return { path: path22, start: span(previous).end, end, text: "" };
  if (before.trim() !== "" || rest !== "") return { path: path22, start, end, text: before.trim() === "" ? "" : "pass" };
  return { path: path22, start: lineStart(text, start), end: nextLine(text, end), text: "" };
}

// src/syntax/python/need-import.ts
function needImport(path22, text, tree, wanted) {
  const [present] = namesFor(tree, wanted);
  if (present !== void 0) return { local: present, edits: [] };
  const bound = wanted.alias ?? wanted.name ?? wanted.module;
  if (isNameUsed(tree, bound)) return void 0;
  return { local: bound, edits: [addImport(path22, text, tree, wanted, () => false)] };
}
function namesFor(tree, wanted) {
  const found = [];
  for (const statement2 of importsOf(tree)) {
    if (statement2.where !== "module") continue;
    for (const name2 of statement2.names) {
      const isSame3 = statement2.kind === "import" ? wanted.name === void 0 && name2.name === wanted.module : statement2.module === wanted.module && name2.name === wanted.name;
      if (isSame3) found.push(name2.bound);
      else if (statement2.kind === "import" && name2.name === wanted.module && wanted.name !== void 0) {
        found.push(`${name2.bound}.${wanted.name}`);
      }
    }
  }
  return found;
}
function isNameUsed(tree, name2) {
  return identifiersOf(tree.root(), name2).some((node) => node.parent()?.is("attribute") !== true);
}
function dropUnusedImports(path22, text, tree, names2, edits, added = []) {
  if (/(^|\/)__init__\.py$/.test(path22)) return [...added];
  const unused2 = new Set(names2.filter((name2) => !isStillUsed(tree, name2, edits)));
  const result = [...added];
  for (const statement2 of importsOf(tree)) {
    if (statement2.where !== "module" || !statement2.names.some(({ bound }) => unused2.has(bound))) continue;
    if (hasComment2(text, statement2.node)) continue;
    const { start, end } = span(statement2.node);
    const within = result.filter((edit) => start < edit.start && edit.start <= end && edit.start === edit.end);
    const removal = dropNames(path22, text, statement2, unused2, within);
    if (removal === void 0) continue;
    for (const edit of within) result.splice(result.indexOf(edit), 1);
    result.push(removal);
  }
  return result;
}
function isStillUsed(tree, name2, edits) {
  const isGone = (start, end) => edits.some((edit) => edit.start <= start && end <= edit.end);
  if (readsOf(tree.root(), name2).some((node) => !isGone(span(node).start, span(node).end))) return true;
  const word = new RegExp(`(?<![\\w.])${escapeRegExp(name2)}(?!\\w)`);
  if (edits.some((edit) => word.test(edit.text)) || isNamedInText(tree.root(), name2)) return true;
  return importsOf(tree).filter((statement2) => statement2.names.some(({ bound }) => bound === name2)).length > 1;
}
function dropNames(path22, text, statement2, unused2, within) {
  const kept2 = statement2.names.filter(({ bound }) => !unused2.has(bound)).map(({ node }) => node.text());
  const fresh = within.map((edit) => edit.text.replace(/^[\s,]+|[\s,]+$/g, ""));
  if (kept2.length + fresh.length === 0) return removeStatement(path22, text, statement2.node);
  const first = statement2.names[0];
  const last = statement2.names.at(-1);
  if (first === void 0 || last === void 0) return void 0;
  const start = span(first.node).start;
  const end = span(last.node).end;
  if (!text.slice(start, end).includes("\n")) return { path: path22, start, end, text: [...kept2, ...fresh].join(", ") };
  const gone = statement2.names.filter(({ bound }) => unused2.has(bound));
  const only = gone[0];
  if (gone.length !== 1 || only === void 0 || fresh.length > 0) return void 0;
  const line = { start: lineStart(text, span(only.node).start), end: nextLine(text, span(only.node).end) };
  const isOnOwnLine = text.slice(line.start, line.end).trim() === `${only.node.text()},`;
  return isOnOwnLine ? { path: path22, ...line, text: "" } : void 0;
}

// src/remedies/imports.ts
function addImports(tree, path22, text, statements2) {
  const edits = [];
  for (const statement2 of statements2) {
    const added = languageOf(path22) === "python" ? addPython(tree, path22, text, statement2) : addScript(tree, path22, text, statement2);
    if ("leftAlone" in added) return added;
    edits.push(...added);
  }
  return edits;
}
function addPython(tree, path22, text, statement2) {
  const wanted = readPython2(statement2);
  if (wanted === void 0) return { leftAlone: `The pattern asks for an import that cannot be read: ${statement2}` };
  const bound = wanted.alias ?? wanted.name ?? wanted.module;
  if (namesFor(tree, wanted).includes(bound)) return [];
  if (isNameUsed(tree, bound)) {
    return { leftAlone: `The file uses the name \`${bound}\` already, for something else than \`${statement2}\`.` };
  }
  return [addImport(path22, text, tree, wanted, () => false)];
}
function readPython2(statement2) {
  const plain = /^import ([\w.]+)(?: as (\w+))?$/.exec(statement2.trim());
  const from = /^from ([\w.]+) import (\w+)(?: as (\w+))?$/.exec(statement2.trim());
  if (plain?.[1]) return { module: plain[1], ...plain[2] ? { alias: plain[2] } : {} };
  if (from?.[1] && from[2]) return { module: from[1], name: from[2], ...from[3] ? { alias: from[3] } : {} };
  return void 0;
}
function addScript(tree, path22, text, statement2) {
  const wanted = /^import \{ (\w+) \} from ['"](?:node:)?([\w/]+)['"];?$/.exec(statement2.trim());
  if (!wanted?.[1] || !wanted[2]) {
    return { leftAlone: `The pattern asks for an import that cannot be read: ${statement2}` };
  }
  const system = moduleSystemOf(path22, tree, void 0);
  const needed = needBuiltin(path22, text, tree, system, wanted[2], wanted[1]);
  if (needed === void 0 || needed.local !== wanted[1]) {
    return { leftAlone: `The file names \`${wanted[1]}\` of \`${wanted[2]}\` in another way.` };
  }
  return needed.edits;
}
function dropImports(tree, path22, text, names2, edits, added) {
  return languageOf(path22) === "python" ? dropUnusedImports(path22, text, tree, names2, edits, added) : added;
}

// src/remedies/template.ts
function rewriteNode(path22, text, node, template) {
  const parts = bindTemplate(template, node, text);
  if (parts === void 0) return { leftAlone: "The template uses a metavariable that the match did not bind." };
  const whole = span(node);
  const indent = indentationAt(text, whole.start);
  const eol = lineEnding(text);
  const lay = (literal) => literal.replace(/\r?\n/g, eol + indent);
  const edits = [];
  if (!isInOrder(parts, whole)) {
    const filled = parts.map((part) => typeof part === "string" ? lay(part) : text.slice(part.start, part.end));
    const caught = parts.filter((part) => typeof part !== "string");
    if (holdsCommentOutside(node, caught)) return commentInTheWay;
    return [{ path: path22, ...whole, text: filled.join("") }];
  }
  let from = whole.start;
  for (let i = 0; i <= parts.length; i += 2) {
    const literal = parts[i];
    const next = parts[i + 1];
    const to = next !== void 0 && typeof next !== "string" ? next.start : whole.end;
    const edit = editGap(path22, text, from, to, lay(typeof literal === "string" ? literal : ""));
    if (edit !== void 0) {
      if (commentsIn(node).some((comment) => comment.start < edit.end && edit.start < comment.end)) {
        return commentInTheWay;
      }
      edits.push(edit);
    }
    if (next === void 0 || typeof next === "string") break;
    from = next.end;
  }
  return edits;
}
var commentInTheWay = { leftAlone: "A comment stands inside the code that would be replaced." };
function bindTemplate(template, node, text) {
  const parts = [];
  let literal = "";
  let last = 0;
  for (const found of template.matchAll(/(\$\$\$|\$)([A-Z_][A-Z0-9_]*)/g)) {
    literal += template.slice(last, found.index);
    last = found.index + found[0].length;
    const name2 = found[2] ?? "";
    if (found[1] === "$") {
      const single = node.getMatch(name2);
      if (single === null) return void 0;
      parts.push(literal, span(single));
      literal = "";
      continue;
    }
    const range = rangeOf3(node.getMultipleMatches(name2), text);
    if (range !== void 0) {
      parts.push(literal, range);
      literal = "";
      continue;
    }
    const after = /^\s*,\s*/.exec(template.slice(last));
    if (after) last += after[0].length;
    else literal = literal.replace(/,\s*$/, "");
  }
  parts.push(literal + template.slice(last));
  return parts;
}
function rangeOf3(nodes, text) {
  const ranges = nodes.filter((node) => node.kind() !== "comment" && node.text() !== ",").map(span);
  const first = ranges[0];
  const last = ranges.at(-1);
  return first && last && text.length >= last.end ? { start: first.start, end: last.end } : void 0;
}
function isInOrder(parts, whole) {
  let at = whole.start;
  for (const part of parts) {
    if (typeof part === "string") continue;
    if (part.start < at || part.end > whole.end) return false;
    at = part.end;
  }
  return true;
}
function editGap(path22, text, from, to, wanted) {
  const have = tokens2(text.slice(from, to));
  const want = tokens2(wanted);
  let i = 0;
  let j = 0;
  for (; ; ) {
    if (i < have.length && j < want.length && have[i] === want[j]) [i, j] = [i + 1, j + 1];
    else if (isSpace(have[i]) && isSpace(want[j]) && !have[i]?.includes("\n")) [i, j] = [i + 1, j + 1];
    else if (isSpace(have[i]) && j < want.length && have[i + 1] === want[j]) i++;
    else if (isSpace(want[j]) && i < have.length && have[i] === want[j + 1]) j++;
    else break;
  }
  let k = have.length;
  let l = want.length;
  for (; ; ) {
    const old = k > i ? have[k - 1] : void 0;
    const neu = l > j ? want[l - 1] : void 0;
    if (old !== void 0 && old === neu) [k, l] = [k - 1, l - 1];
    else if (isSpace(old) && isSpace(neu)) [k, l] = [k - 1, l - 1];
    else if (isSpace(old) && neu !== void 0 && (k - 2 >= i ? have[k - 2] : void 0) === neu) k--;
    else if (isSpace(neu) && old !== void 0 && (l - 2 >= j ? want[l - 2] : void 0) === old) l--;
    else break;
  }
  if (k > i && isSpace(have[k - 1]) && have[k - 1]?.includes("\n")) k--;
  const insertion = want.slice(j, l).join("");
  const start = from + have.slice(0, i).join("").length;
  const end = from + have.slice(0, k).join("").length;
  if (text.slice(start, end).trim() === "" && insertion === "") return void 0;
  if (start < end && text.slice(start, end).trim() === "") return { path: path22, start, end: start, text: insertion };
  if (start === end && insertion.trim() !== "" && have[k]?.includes("\n") && have[i - 1] === ",") {
    return { path: path22, start, end, text: `${newLineLike(text, from)}${insertion.trim()},` };
  }
  return { path: path22, start, end, text: insertion };
}
function newLineLike(text, offset) {
  return lineEnding(text) + indentationAt(text, offset);
}
function tokens2(text) {
  return text.match(/\s+|[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];
}
function isSpace(token) {
  return token !== void 0 && /^\s/.test(token);
}
function commentsIn(node) {
  return node.findAll({ rule: { kind: "comment" } }).map(span);
}
function holdsCommentOutside(node, kept2) {
  return commentsIn(node).some(({ start, end }) => !kept2.some((range) => range.start <= start && end <= range.end));
}

// src/remedies/patterns.ts
function proposeFromPattern(pattern, finding, context) {
  if (!pattern.languages.includes(context.language)) return void 0;
  const { path: path22 } = finding.place;
  const tree = parse(path22, context.text);
  const { start, end } = rangeOf(finding.place, context.text);
  for (const rewrite3 of pattern.rewrites) {
    const node = bindAt(tree, rewrite3, start, end);
    if (node === void 0) continue;
    const edits = planEdits(tree, path22, context.text, node, rewrite3);
    if ("leftAlone" in edits) return edits;
    if (edits.length === 0) continue;
    return { change: { edits }, summary: pattern.title };
  }
  return void 0;
}
function bindAt(tree, rewrite3, start, end) {
  let best;
  for (const node of findAll(tree, rewrite3.match, rewrite3.constraints)) {
    const range = span(node);
    if (range.start >= end || start >= range.end) continue;
    const size = range.end - range.start;
    const distance = Math.abs(range.start - start);
    if (best === void 0 || size < best.size || size === best.size && distance < best.distance) {
      best = { node, size, distance };
    }
  }
  return best?.node;
}
function planEdits(tree, path22, text, node, rewrite3) {
  const rewritten = rewriteNode(path22, text, node, rewrite3.replace);
  if ("leftAlone" in rewritten) return rewritten;
  const edits = rewritten.map((edit) => trimEdit(edit, text)).filter((edit) => edit.start < edit.end || edit.text !== "");
  if (edits.length === 0) return edits;
  const added = addImports(tree, path22, text, rewrite3.imports?.add ?? []);
  if ("leftAlone" in added) return added;
  const imports = dropImports(tree, path22, text, rewrite3.imports?.removeIfUnused ?? [], rewritten, added);
  return mergeEdits([...edits, ...imports]);
}

// src/remedies/ladder.ts
var priorConfidence = { safe: 0.95, careful: 0.8, risky: 0.6 };
function makeLadder(parts) {
  return {
    async find(finding, _diagnosis, tried) {
      const considered = [];
      if (finding.category === "logic") return { remedy: void 0, considered };
      const context = await parts.contextOf(finding);
      const rules2 = /* @__PURE__ */ new Set([finding.rule, ...finding.sources.map((source) => source.rule)]);
      let isVetoed = false;
      for (const candidate of candidatesFor2(finding, rules2, context, parts)) {
        const { id, origin, healer: healer55 } = candidate;
        if (tried.includes(id)) {
          considered.push({ origin, healer: healer55, said: "was tried and did not hold" });
          continue;
        }
        if (origin === "tool" && isVetoed) {
          considered.push({ origin, healer: healer55, said: "has a fix, but a healer knows why to leave this alone" });
          continue;
        }
        const answer2 = await candidate.propose();
        if (answer2 === void 0) continue;
        if ("leftAlone" in answer2) {
          if (origin === "healer") isVetoed = true;
          considered.push({ origin, healer: healer55, said: answer2.leftAlone });
          continue;
        }
        considered.push({ origin, healer: healer55, said: "has a cure" });
        return { remedy: await makeRemedy(candidate, answer2, finding, context, parts.mask), considered };
      }
      return { remedy: void 0, considered };
    }
  };
}
function candidatesFor2(finding, rules2, context, parts) {
  const answers = (named) => named.languages.includes(context.language) && named.rules.some((rule) => rules2.has(rule));
  const patterns = parts.patterns.filter(answers).map((pattern) => ({
    id: `pattern:${pattern.id}`,
    origin: "pattern",
    healer: pattern.id,
    safety: pattern.safety,
    propose: async () => proposeFromPattern(pattern, finding, context)
  }));
  const healers2 = parts.healers.filter(answers).map((healer55) => ({
    id: `healer:code/${healer55.name}`,
    origin: "healer",
    healer: `code/${healer55.name}`,
    safety: healer55.safety,
    propose: () => healer55.propose(finding, context)
  }));
  const tools = finding.toolFixes.map((fix2, index) => ({
    id: `tool:${finding.rule}#${index}`,
    origin: "tool",
    healer: finding.rule,
    safety: fix2.safety,
    propose: async () => ({ change: { edits: fix2.edits }, summary: fix2.summary })
  }));
  return [...patterns, ...healers2, ...tools];
}
async function makeRemedy(candidate, proposal2, finding, context, mask = (text) => text) {
  const { edits } = proposal2.change;
  const texts = /* @__PURE__ */ new Map([[finding.place.path, context.text]]);
  for (const { path: path22 } of edits) if (!texts.has(path22)) texts.set(path22, await context.read(path22) ?? "");
  const safety = proposal2.safety ?? candidate.safety;
  const diffs = [3, 2, 1].map((lines) => diffOfEdits(edits, (path22) => texts.get(path22) ?? "", lines));
  const diff = diffs.find((one) => mask(one) === one) ?? diffs[0] ?? "";
  return {
    id: candidate.id,
    kind: "code",
    origin: candidate.origin,
    healer: candidate.healer,
    summary: proposal2.summary,
    safety,
    confidence: priorConfidence[safety],
    change: { edits },
    preview: mask(redactSecrets(finding, diff))
  };
}

// src/syntax/python/project-imports.ts
var statement = /^(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n#\\]+)|import[ \t]+([^\n#\\]+))/gm;
async function importHabits(bound, path22, files, read3) {
  const known = new Set(files);
  const habits = /* @__PURE__ */ new Map();
  for (const other of files) {
    if (other === path22 || !other.endsWith(".py")) continue;
    const text = await read3(other);
    if (text === void 0 || !text.includes(bound)) continue;
    const seen = /* @__PURE__ */ new Set();
    for (const habit of habitsIn(text, bound)) {
      const file = resolveModule(other, habit.module, known);
      const isRelative2 = habit.module.startsWith(".");
      const module = isRelative2 && file !== void 0 ? relativeModule(path22, file, known) : habit.module;
      if (module === void 0 || isRelative2 && file === void 0) continue;
      const key = `${module} ${habit.name ?? ""} ${habit.alias ?? ""}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const same = habits.get(key);
      if (same === void 0) habits.set(key, { ...habit, module, file, count: 1 });
      else same.count++;
    }
  }
  return [...habits.values()].filter((habit) => habit.file !== path22).sort((a, b) => b.count - a.count);
}
function habitsIn(text, bound) {
  const found = [];
  for (const { module, name: name2, alias } of importedIn(text)) {
    if (module !== void 0) {
      if ((alias ?? name2) === bound) found.push({ module, name: name2, alias });
    } else if ((alias ?? name2.split(".")[0]) === bound) found.push({ module: name2, name: void 0, alias });
  }
  return found;
}
function* importedIn(text) {
  for (const [, module, list = "", plain] of text.matchAll(statement)) {
    const items = (plain ?? list).replace(/#[^\n]*/g, "").replace(/[()]/g, " ").split(",");
    for (const item of items) {
      const [, name2, alias] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$/.exec(item) ?? [];
      if (name2 !== void 0) yield { module: plain === void 0 ? module ?? "" : void 0, name: name2, alias };
    }
  }
}
var definition = /^(?:async[ \t]+def|def|class)[ \t]+(\w+)|^(\w+)[ \t]*(?::[^=\n]+)?=[^=]/gm;
function definedNames(text) {
  const names2 = /* @__PURE__ */ new Set();
  for (const [, defined, assigned] of text.matchAll(definition)) {
    const name2 = defined ?? assigned;
    if (name2 !== void 0) names2.add(name2);
  }
  return names2;
}
function exportedNames(text) {
  const names2 = definedNames(text);
  for (const { name: name2, alias } of importedIn(text)) names2.add(alias ?? name2.split(".")[0] ?? name2);
  for (const [, name2 = ""] of text.matchAll(/^[ \t]+(\w+)[ \t]*=[^=]/gm)) if (/^[A-Z_]+$/.test(name2)) names2.add(name2);
  return names2;
}

// src/syntax/python/misspelt-imports.ts
function undefinedNames(tree) {
  const root = tree.root();
  const imports = importsOf(tree);
  if (imports.some((item) => item.isWildcard)) return /* @__PURE__ */ new Set();
  const known = /* @__PURE__ */ new Set([...namesBound(root), ...imports.flatMap((item) => item.names.map((name2) => name2.bound))]);
  return new Set([...namesRead(root)].filter((name2) => !known.has(name2) && !builtinNames.has(name2)));
}
async function findMisspellings(tree, project) {
  const wanted = undefinedNames(tree);
  if (wanted.size === 0) return [];
  const root = tree.root();
  const read3 = namesRead(root);
  const found = [];
  for (const statement2 of importsOf(tree)) {
    for (const name2 of statement2.names) {
      if (name2.alias !== void 0 || read3.has(name2.bound)) continue;
      const right = nearestOf(name2.bound, wanted);
      if (right === void 0 || isNamedInText(root, name2.bound) || statement2.where === "try") continue;
      if (!await isProven(statement2, name2, right, project)) continue;
      const word = firstWord(name2.node);
      found.push({ statement: statement2, ...span(word), wrong: name2.bound, right });
    }
  }
  return found;
}
async function isProven(statement2, name2, right, project) {
  const isThere = (module, exported) => existence(module, exported, project);
  if (statement2.kind === "import") {
    const corrected = name2.name.replace(/^\w+/, right);
    return await isThere(name2.name, "") !== "yes" && await isThere(corrected, "") === "yes";
  }
  const [wrongIs, rightIs] = [await isThere(statement2.module, name2.name), await isThere(statement2.module, right)];
  return wrongIs !== "yes" && rightIs === "yes";
}
async function existence(module, exported, project) {
  const files = new Set(project.files);
  const file = resolveModule(project.path, module, files);
  const head = module.split(".")[0] ?? "";
  if (exported === "") {
    if (file !== void 0 || standardModules.has(head)) return "yes";
    return await isImportedElsewhere(module, void 0, project) ? "yes" : "unknown";
  }
  if (file !== void 0) {
    const submodule = resolveModule(project.path, `${module}${module.endsWith(".") ? "" : "."}${exported}`, files);
    if (submodule !== void 0 && submodule !== file) return "yes";
    return exportedNames(await project.read(file) ?? "").has(exported) ? "yes" : "no";
  }
  const listed = standardNames(module);
  if (listed?.has(exported) === true) return "yes";
  if (await isImportedElsewhere(module, exported, project)) return "yes";
  return listed !== void 0 && exported !== exported.toUpperCase() ? "no" : "unknown";
}
async function isImportedElsewhere(module, name2, project) {
  const bound = name2 ?? module.split(".")[0] ?? module;
  const habits = await importHabits(bound, project.path, project.files, project.read);
  return habits.some((habit) => habit.module === module && habit.name === name2);
}
function firstWord(node) {
  return node.is("identifier") ? node : node.find({ rule: { kind: "identifier" } }) ?? node;
}

// healers/code/add-missing-import/submodules.ts
var submodules = new Set(
  "collections.abc concurrent.futures concurrent.futures.process concurrent.futures.thread ctypes.util ctypes.wintypes curses.ascii dbm.dumb email.encoders email.header email.headerregistry email.message email.mime email.mime.base email.mime.multipart email.mime.text email.parser email.policy email.utils encodings.idna html.entities html.parser http.client http.cookiejar http.cookies http.server importlib.abc importlib.machinery importlib.metadata importlib.resources importlib.util json.decoder json.encoder json.scanner logging.config logging.handlers multiprocessing.connection multiprocessing.managers multiprocessing.pool multiprocessing.shared_memory os.path tkinter.filedialog tkinter.messagebox tkinter.ttk unittest.mock urllib.error urllib.parse urllib.request urllib.robotparser wsgiref.simple_server xml.dom xml.dom.minidom xml.etree xml.etree.ElementTree xml.parsers.expat xml.sax xml.sax.saxutils xmlrpc.client xmlrpc.server".split(" ")
);
function dottedModule(root, name2) {
  let longest = name2;
  for (const read3 of readsOf(root, name2)) {
    let dotted = name2;
    for (let at = read3.parent(); at?.is("attribute") === true; at = at.parent()) {
      dotted += `.${at.field("attribute")?.text() ?? ""}`;
      if (submodules.has(dotted) && dotted !== "os.path" && dotted.length > longest.length) longest = dotted;
    }
  }
  return longest;
}
function missingSubmodule(finding, context, tree) {
  const match = /["'](\w+)["'] is not a known attribute of module ["']([\w.]+)["']/.exec(finding.message) ?? /^Module (?=["'])()["']([\w.]+)["'] has no attribute/.exec(finding.message);
  if (match === null) return void 0;
  const module = match[2] ?? "";
  const attribute = match[1] || (/has no attribute ["'](\w+)["']/.exec(finding.message)?.[1] ?? "");
  const bound = importsOf(tree).some(
    (item) => item.kind === "import" && item.names.some((it) => it.alias === void 0 && it.bound === module.split(".")[0])
  );
  if (!bound) return void 0;
  const wanted = `${module}.${attribute}`;
  const isOwn2 = resolveModule(finding.place.path, wanted, new Set(context.files)) !== void 0;
  if (!isOwn2 && !submodules.has(wanted) && standardNames(wanted) === void 0) return void 0;
  const longest = dottedModule(tree.root(), module.split(".")[0] ?? "");
  return { module: longest.startsWith(`${wanted}.`) ? longest : wanted };
}

// healers/code/add-missing-import/candidates.ts
async function chooseImport(name2, path22, context, tree) {
  const use = useOf(tree.root(), name2);
  const habits = (await importHabits(name2, path22, context.files, (file) => context.read(file))).filter(
    (habit) => fits(habit, name2, use)
  );
  const [first, second] = habits;
  if (first !== void 0) {
    if (second !== void 0 && second.count === first.count)
      return { doubt: `the project imports ${name2} from ${first.module} and from ${second.module} equally often` };
    if (first.file !== void 0 && await importsBack(first.file, path22, context))
      return { doubt: `${first.file} imports this module: importing it here would close a cycle` };
    return asWanted(first);
  }
  const local = localImport(tree, name2, use);
  if (local !== void 0) return local;
  const defined = await definedInPackage(name2, path22, context);
  if (defined !== void 0) return "doubt" in defined ? defined : inStyle(name2, defined.file, path22, context, tree);
  const choice = aliasedFromStandardLibrary(name2, use, tree) ?? fromStandardLibrary(name2, use, tree);
  if (!("name" in choice) || /^[A-Z]/.test(name2)) return choice;
  const owner = await fileWithMethod(name2, path22, context);
  return owner === void 0 ? choice : { doubt: `${owner} has a function or attribute ${name2} too, which may be meant` };
}
function useOf(root, name2) {
  const reads = readsOf(root, name2);
  const attributes = attributesReadFrom(root, name2);
  const isCalled = reads.some((node) => {
    const parent = node.parent();
    return parent?.is("decorator") === true || parent?.is("call") === true && parent.field("function")?.id() === node.id();
  });
  return { isDotted: reads.length > 0 && attributes.length === reads.length, attributes, isCalled, root };
}
function fits(habit, name2, use) {
  if (habit.name === void 0) return use.isDotted;
  const module = standardNames(name2);
  if (module === void 0 || !use.isDotted) return true;
  return !use.attributes.every((attribute) => module.has(attribute));
}
function asWanted(habit) {
  return {
    module: habit.module,
    ...habit.name === void 0 ? {} : { name: habit.name },
    ...habit.alias === void 0 ? {} : { alias: habit.alias }
  };
}
function localImport(tree, name2, use) {
  for (const item of importsOf(tree)) {
    const found = item.where === "local" ? item.names.find((it) => it.bound === name2) : void 0;
    if (found === void 0) continue;
    const module = item.kind === "import" ? found.name : item.module;
    if (!standardModules.has(module.split(".")[0] ?? "")) continue;
    if (item.kind === "import" && !use.isDotted) continue;
    const alias = found.alias === void 0 ? {} : { alias: found.alias };
    return item.kind === "import" ? { module, ...alias } : { module, name: found.name, ...alias };
  }
  return void 0;
}
async function definedInPackage(name2, path22, context) {
  if (name2.startsWith("_") || name2.length < 4) return void 0;
  const found = [];
  for (const file2 of context.files) {
    if (file2 === path22 || !file2.endsWith(".py") || /(^|\/)(tests?|docs|examples?)\/|(^|\/)(test_|conftest|setup\.py)/.test(file2))
      continue;
    const text = await context.read(file2);
    if (text !== void 0 && text.includes(name2) && definedNames(text).has(name2) && isDefinition(text, name2))
      found.push(file2);
  }
  if (found.length > 1) return { doubt: `${found.slice(0, 3).join(" and ")} define ${name2}` };
  const [file] = found;
  if (file === void 0) return void 0;
  if (await importsBack(file, path22, context))
    return { doubt: `${file}, which defines ${name2}, imports this module: that would close a cycle` };
  return { file };
}
function isDefinition(text, name2) {
  return new RegExp(`^(?:async[ \\t]+def|def|class)[ \\t]+${name2}\\b`, "m").test(text) || /^[A-Z][A-Za-z0-9_]*$/.test(name2);
}
async function importsBack(file, path22, context) {
  const text = await context.read(file) ?? "";
  const files = new Set(context.files);
  for (const [, from, list = "", plain] of text.matchAll(
    /^(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)|import[ \t]+([\w., \t]+))/gm
  )) {
    const modules2 = from === void 0 ? (plain ?? "").split(",").map((it) => it.trim().split(" ")[0] ?? "") : [from];
    if (modules2.some((module) => resolveModule(file, module, files) === path22)) return true;
    if (from === void 0) continue;
    const names2 = list.match(/\w+/g) ?? [];
    if (names2.some((it) => resolveModule(file, `${from}${from.endsWith(".") ? "" : "."}${it}`, files) === path22))
      return true;
  }
  return false;
}
async function fileWithMethod(name2, path22, context) {
  const defined = new RegExp(`^[ \\t]*(?:async[ \\t]+)?def[ \\t]+${name2}[ \\t]*\\(|\\.${name2}[ \\t]*=[^=]`, "m");
  for (const file of context.files) {
    if (!file.endsWith(".py")) continue;
    const text = file === path22 ? context.text : await context.read(file);
    if (text !== void 0 && text.includes(name2) && defined.test(text)) return file;
  }
  return void 0;
}
async function inStyle(name2, file, path22, context, tree) {
  const files = new Set(context.files);
  const relative6 = relativeModule(path22, file, files);
  const absolute2 = moduleName(file, files);
  if (absolute2 === "") return { doubt: `${file} cannot be imported by name` };
  const own = importsOf(tree).flatMap((item) => item.kind === "from" ? item.module : item.names.map((it) => it.name));
  const isRelative2 = own.some((module) => module.startsWith("."));
  const isAbsolute = own.some((module) => !module.startsWith(".") && resolveModule(path22, module, files) !== void 0);
  const neighbours = await Promise.all(
    context.files.filter((other) => other.endsWith(".py") && folderOf3(other) === folderOf3(path22)).map((other) => context.read(other))
  );
  const isRelativeNearby = neighbours.some((text) => /^from[ \t]+\./m.test(text ?? ""));
  const useRelative = relative6 !== void 0 && (isRelative2 || !isAbsolute && isRelativeNearby);
  return { module: useRelative ? relative6 : absolute2, name: name2 };
}
function folderOf3(path22) {
  return path22.slice(0, path22.lastIndexOf("/") + 1);
}
var classModules = [
  "abc",
  "argparse",
  "collections",
  "collections.abc",
  "concurrent.futures",
  "contextlib",
  "contextvars",
  "csv",
  "datetime",
  "decimal",
  "enum",
  "fractions",
  "functools",
  "html.parser",
  "http",
  "io",
  "ipaddress",
  "json",
  "logging",
  "numbers",
  "pathlib",
  "reprlib",
  "subprocess",
  "tempfile",
  "threading",
  "types",
  "typing",
  "unittest",
  "unittest.mock",
  "uuid",
  "weakref",
  "zipfile",
  "zoneinfo"
];
var plainModules = [
  "abc",
  "ast",
  "binascii",
  "bisect",
  "collections",
  "contextlib",
  "copy",
  "dataclasses",
  "fnmatch",
  "functools",
  "getpass",
  "heapq",
  "html",
  "inspect",
  "itertools",
  "keyword",
  "math",
  "pprint",
  "random",
  "secrets",
  "shlex",
  "shutil",
  "tempfile",
  "textwrap",
  "typing",
  "unittest.mock",
  "urllib.parse",
  "warnings",
  "weakref"
];
function fromStandardLibrary(name2, use, tree) {
  if (standardModules.has(name2) && use.isDotted) {
    const isClassToo = standardNames(name2)?.has(name2) === true;
    if (!isClassToo || use.attributes.every((attribute) => standardNames(name2)?.has(attribute) === true))
      return { module: dottedModule(use.root, name2) };
  }
  const modules2 = standardModulesWith(name2).filter((module2) => !standardModules.has(name2) || module2 === name2);
  const clear = modules2.filter((module2) => /^[A-Z]/.test(name2) || use.isCalled || isNamesake(module2, name2, use));
  if (clear.length === 2 && clear.includes("typing")) {
    const own = importsOf(tree).map((item) => item.module);
    const real = clear.find((module2) => module2 !== "typing") ?? "";
    if (real !== "collections.abc") return { module: real, name: name2 };
    return { module: own.includes("typing") && !own.includes(real) ? "typing" : real, name: name2 };
  }
  if (clear.length > 1) return { doubt: `${name2} may be meant from ${clear.join(" or ")}` };
  const [module] = clear;
  const known = /^[A-Z]/.test(name2) ? classModules : plainModules;
  if (module === void 0 || !(known.includes(module) || isNamesake(module, name2, use) || isGetter(module, name2)))
    return { doubt: `nothing in the project or the standard library tells where ${name2} comes from` };
  return { module, name: name2 };
}
function isNamesake(module, name2, use) {
  const isDate = module === "datetime" && ["date", "timedelta", "timezone"].includes(name2);
  return (module === name2 || isDate) && (use.isDotted || use.isCalled && name2 !== "time");
}
function isGetter(module, name2) {
  return module === "operator" && ["itemgetter", "attrgetter", "methodcaller"].includes(name2);
}
function aliasedFromStandardLibrary(name2, use, tree) {
  if (!use.isCalled) return void 0;
  const [, module = "", inner = ""] = /^([a-z]+)_([a-z]\w*)$/.exec(name2) ?? [];
  if (plainModules.includes(module) && standardNames(module)?.has(inner) === true)
    return { module, name: inner, alias: name2 };
  if (!/^_[a-z]/.test(name2)) return void 0;
  const plain = fromStandardLibrary(name2.slice(1), use, tree);
  return "name" in plain && plain.name !== void 0 ? { ...plain, alias: name2 } : void 0;
}

// healers/code/add-missing-import/index.ts
var healer = {
  name: "add-missing-import",
  kind: "code",
  languages: ["python"],
  rules: [
    "ruff/F821",
    "pyright/reportUndefinedVariable",
    "mypy/name-defined",
    "pyright/reportAttributeAccessIssue",
    "mypy/attr-defined"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const submodule = missingSubmodule(finding, context, tree);
    if (submodule !== void 0) return proposal(path22, context, tree, submodule);
    if (/AttributeAccess|attr-defined/.test(finding.rule))
      return { leftAlone: "the attribute is not a submodule that an import would load" };
    const name2 = undefinedNameOf(finding, context.text);
    if (name2 === void 0) return { leftAlone: "the finding does not name what is undefined" };
    const reason = await reasonToDoubt(name2, finding, context, tree);
    if (reason !== void 0) return { leftAlone: reason };
    const choice = await chooseImport(name2, path22, context, tree);
    if ("doubt" in choice) return { leftAlone: choice.doubt };
    return proposal(path22, context, tree, choice);
  }
};
function proposal(path22, context, tree, wanted) {
  const files = new Set(context.files);
  const edit = addImport(
    path22,
    context.text,
    tree,
    wanted,
    (module) => resolveModule(path22, module, files) !== void 0
  );
  return { change: { edits: [edit] }, summary: `Add \`${writeImport(wanted)}\`` };
}
function undefinedNameOf(finding, text) {
  const quoted2 = /[`"'](\w+)[`"']/.exec(finding.message)?.[1];
  if (quoted2 !== void 0) return quoted2;
  const { start, end } = offsetsOf(finding.place, text);
  const flagged = text.slice(start, end);
  return /^\w+$/.test(flagged) ? flagged : void 0;
}
async function reasonToDoubt(name2, finding, context, tree) {
  const root = tree.root();
  const { path: path22 } = finding.place;
  if (builtinNames.has(name2)) return `${name2} is a builtin name`;
  const imports = importsOf(tree);
  if (imports.some((item) => item.where !== "local" && item.names.some((it) => it.bound === name2)))
    return `${name2} is imported already, but not in every case`;
  if (imports.some((item) => item.isWildcard && item.where !== "local")) return "a wildcard import may bring the name";
  const misspelt = await findMisspellings(tree, { path: path22, files: context.files, read: (file) => context.read(file) });
  const wrong = misspelt.find((it) => it.right === name2)?.wrong;
  if (wrong !== void 0) return `the import of \`${wrong}\` looks like a misspelt \`${name2}\``;
  const { start, end } = offsetsOf(finding.place, context.text);
  const at = nodeAt2(tree, start, end);
  const tried = enclosing(at, "try_statement");
  if (tried !== void 0 && /except\s*\(?[^:]*NameError/.test(tried.text()))
    return "the code catches that the name is missing";
  const scope = enclosing(at, "function_definition");
  const bound = bindingsOf(root, name2).filter((node) => {
    const own = enclosing(node, "function_definition");
    return own === void 0 || scope !== void 0 && span(own).start <= span(scope).start && span(scope).end <= span(own).end;
  });
  if (bound.length > 0) return `${name2} gets a value in this scope, but not before it is used`;
  return readsOf(root, name2).length === 0 && !/[`"']/.test(finding.message) ? `${name2} is not read in this file` : void 0;
}

// src/syntax/python/target-version.ts
async function oldestPython(read3) {
  const project = await read3("pyproject.toml") ?? "";
  const setup = `${await read3("setup.cfg") ?? ""}
${await read3("setup.py") ?? ""}`;
  const stated = /^\s*requires-python\s*=\s*["'][^"'\n]*?>=?\s*3\.(\d+)/m.exec(project)?.[1] ?? /^\s*target-version\s*=\s*["']py3(\d+)["']/m.exec(project)?.[1] ?? /^\s*python\s*=\s*["'](?:\^|>=|~)\s*3\.(\d+)/m.exec(project)?.[1] ?? /python_requires\s*=\s*["']?[^"'\n]*?>=?\s*3\.(\d+)/.exec(setup)?.[1];
  if (stated !== void 0) return Number(stated);
  const classifiers = [...`${project}
${setup}`.matchAll(/Programming Language :: Python :: 3\.(\d+)/g)];
  return classifiers.length === 0 ? void 0 : Math.min(...classifiers.map((match) => Number(match[1])));
}
function hasUnionSyntax(tree, oldest) {
  return hasFutureAnnotations(tree) || (oldest ?? 9) >= 10;
}
function optionalName(tree) {
  return typingName(tree, "Optional");
}
function typingName(tree, name2) {
  for (const item of importsOf(tree)) {
    if (item.where !== "module" && item.where !== "typing") continue;
    for (const imported of item.names) {
      if (item.kind === "from" && item.module === "typing" && imported.name === name2) return imported.bound;
      if (item.kind === "import" && imported.name === "typing") return `${imported.bound}.${name2}`;
    }
  }
  return void 0;
}

// src/syntax/python/write-type.ts
function writeType2(type, at, tree, oldest) {
  const isLazy = hasFutureAnnotations(tree);
  if (!isLazy && (oldest ?? 9) < 9 && /\b(list|dict|set|frozenset|tuple|type)\[/.test(type)) return void 0;
  const members = splitUnion(type);
  const written = members.length === 1 ? { text: type, imports: [] } : writeUnion(members, tree, oldest);
  if (written === void 0) return void 0;
  const isEarly = !isLazy && namesDefinedLater(type, at, tree);
  return isEarly ? { ...written, text: `"${written.text}"` } : written;
}
function writeOptional(type, tree, oldest) {
  return writeUnion([...splitUnion(type), "None"], tree, oldest);
}
function writeUnion(members, tree, oldest) {
  const plain = members.filter((member) => member !== "None");
  const isOptional = plain.length < members.length;
  const known = optionalName(tree);
  const usesOptional = known !== void 0 && tree.root().text().includes(`${known}[`);
  if (hasUnionSyntax(tree, oldest) && !(usesOptional && isOptional && plain.length === 1))
    return { text: [...plain, ...isOptional ? ["None"] : []].join(" | "), imports: [] };
  const imports = [];
  const named = (name2) => {
    const bound = typingName(tree, name2);
    if (bound === void 0) imports.push({ module: "typing", name: name2 });
    return bound ?? name2;
  };
  if (plain.some((member) => member.includes("|"))) return void 0;
  const [only] = plain;
  const inner = plain.length === 1 && only !== void 0 ? only : `${named("Union")}[${plain.join(", ")}]`;
  return { text: isOptional ? `${named("Optional")}[${inner}]` : inner, imports };
}
function splitUnion(type) {
  const members = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= type.length; i++) {
    const char = type[i];
    if (char === "[" || char === "(") depth++;
    else if (char === "]" || char === ")") depth--;
    else if (i === type.length || char === "|" && depth === 0) {
      members.push(type.slice(start, i).trim());
      start = i + 1;
    }
  }
  return members.filter((member) => member !== "");
}
function namesDefinedLater(type, at, tree) {
  const names2 = new Set(type.match(/[A-Za-z_]\w*/g) ?? []);
  const start = span(at).start;
  return tree.root().findAll({ rule: { kind: "class_definition" } }).some((definition2) => {
    if (!names2.has(definition2.field("name")?.text() ?? "")) return false;
    return span(definition2).start > start || enclosing(at, "class_definition")?.id() === definition2.id();
  });
}

// healers/code/annotate-return/index.ts
var healer2 = {
  name: "annotate-return",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/ANN201", "ruff/ANN202", "ruff/ANN204", "ruff/ANN205", "ruff/ANN206", "mypy/no-untyped-def"],
  safety: "careful",
  review: "none",
  async propose(finding, context) {
    const { path: path22, line } = finding.place;
    const tree = parse(path22, context.text);
    const fn = functionsOf(tree).find(
      (it) => it.node.range().start.line + 1 <= line && line <= it.body.range().start.line + 1 && headHolds(it, line)
    );
    if (fn === void 0) return { leftAlone: "no function starts here" };
    if (fn.returnType !== void 0) return { leftAlone: "the function has a return type" };
    if (finding.rule === "mypy/no-untyped-def" && !/return type/.test(finding.message))
      return { leftAlone: "parameters lack types, which nothing here tells" };
    const type = await typeFor(fn, path22, context);
    if ("doubt" in type) return { leftAlone: type.doubt };
    const written = writeType2(type.type, fn.node, tree, await oldestPython((file) => context.read(file)));
    if (written === void 0)
      return { leftAlone: `${type.type} cannot be written for the oldest Python of this package` };
    const at = span(fn.parameters).end;
    const edits = [{ path: path22, start: at, end: at, text: ` -> ${written.text}` }];
    const imports = written.imports.map((wanted) => addImport(path22, context.text, tree, wanted, () => false));
    return { change: { edits: [...imports, ...edits] }, summary: `State that ${fn.name} returns ${written.text}` };
  }
};
function headHolds(fn, line) {
  return line <= fn.parameters.range().end.line + 1;
}
async function typeFor(fn, path22, context) {
  const isInit = ["__init__", "__init_subclass__", "__post_init__", "__set_name__", "__del__"].includes(fn.name);
  if (isInit && fn.owner !== void 0) {
    const isPlain = !isGenerator(fn) && returnsOf2(fn).every((statement2) => returnedValue(statement2) === void 0);
    return isPlain ? { type: "None" } : { doubt: `${fn.name} returns a value` };
  }
  if (isUnfinished(fn)) return { doubt: "the body is a placeholder: what it should return is not known" };
  const types = await context.types.returnTypes(path22);
  const type = types.get(fn.node.range().start.line + 1);
  if (type === void 0) return { doubt: "the type checker cannot tell the return type" };
  if (fn.owner !== void 0 && !fn.name.startsWith("__") && await isDefinedElsewhere(fn, path22, context, type))
    return { doubt: `another class defines ${fn.name} too, and may return more than ${type}` };
  return { type };
}
function isUnfinished(fn) {
  if (fn.decorators.some((decorator) => /(^|\.)(abstractmethod|overload)\b/.test(decorator))) return true;
  const statements2 = fn.body.children().filter((node) => node.isNamed() && !node.is("comment"));
  return statements2.every(
    (node) => node.is("pass_statement") || node.is("expression_statement") && /^(string|ellipsis)$/.test(String(node.children()[0]?.kind())) || node.is("raise_statement") && node.text().includes("NotImplemented")
  );
}
async function isDefinedElsewhere(fn, path22, context, type) {
  if (type !== "None") return false;
  const definition2 = new RegExp(`^[ \\t]+(?:async[ \\t]+)?def[ \\t]+${fn.name}[ \\t]*\\(`, "gm");
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text = (file === path22 ? context.text : await context.read(file)) ?? "";
    if (text.includes(fn.name) && [...text.matchAll(definition2)].length > (file === path22 ? 1 : 0)) return true;
  }
  return false;
}

// healers/code/await-coroutine/index.ts
var healer3 = {
  name: "await-coroutine",
  kind: "code",
  languages: ["python"],
  rules: ["pyright/reportUnusedCoroutine", "mypy/unused-coroutine"],
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const { start, end } = offsetsOf(finding.place, context.text);
    const node = nodeAt2(tree, start, end);
    const statement2 = statementOf(node);
    const call = statement2?.is("expression_statement") === true ? statement2.children()[0] : void 0;
    if (statement2 === void 0 || call?.is("call") !== true)
      return { leftAlone: "the coroutine is not a statement of its own" };
    const fn = functionAround(statement2);
    if (fn?.isAsync !== true || enclosing(statement2, "function_definition", "lambda")?.is("lambda") === true)
      return {
        leftAlone: "only an async function can await: make the caller async, or run the coroutine with asyncio.run"
      };
    const at = span(call).start;
    return {
      change: { edits: [{ path: path22, start: at, end: at, text: "await " }] },
      summary: `Await \`${(call.field("function")?.text() ?? "").slice(0, 60)}\`, which never ran`
    };
  }
};

// src/syntax/python/loop-invariant.ts
function hoistTarget(expression, allowed) {
  if (!isSteady(expression, allowed)) return void 0;
  const names2 = namesRead(expression);
  let target;
  for (const loop of loopsAround(expression)) {
    const changed = namesBound(loop);
    if ([...names2].some((name2) => changed.has(name2))) break;
    const statement2 = statementOf(loop);
    if (statement2 === void 0) break;
    const around = isSame(statement2, loop) ? /* @__PURE__ */ new Set() : namesBound(statement2);
    if ([...names2].some((name2) => around.has(name2))) break;
    target = statement2;
  }
  return target;
}
var steadyKinds = /^(?:string|concatenated_string|string_start|string_content|string_end|interpolation|escape_sequence|escape_interpolation|type_conversion|format_specifier|identifier|attribute|call|argument_list|keyword_argument|binary_operator|integer|true|false|none|parenthesized_expression)$/;
function isSteady(expression, allowed) {
  const imported = readImportedNames(expression.getRoot());
  const all = expression.findAll({ rule: { any: [{ regex: "[\\s\\S]*" }] } }).filter((node) => node.isNamed());
  return all.every((node) => {
    if (!steadyKinds.test(String(node.kind()))) return false;
    if (node.is("call")) return allowed.test(readDotted(node.field("function")) ?? "");
    if (node.is("attribute")) {
      const head = readDotted(node)?.split(".")[0];
      const isMethod = isSame(node.parent()?.field("function"), node);
      return head !== void 0 && (imported.has(head) || isMethod && allowed.test(readDotted(node) ?? ""));
    }
    return true;
  });
}
function insertionAbove(text, statement2) {
  let at = lineStart(text, span(statement2).start);
  const indent = text.slice(at, span(statement2).start);
  while (at > 0) {
    const above = lineStart(text, at - 1);
    if (above >= at || !text.slice(above, at).startsWith(`${indent}#`)) break;
    if (/^#!|coding[:=]/.test(text.slice(above, at))) break;
    at = above;
  }
  return at;
}

// healers/code/batch-query/index.ts
var healer4 = {
  name: "batch-query",
  kind: "code",
  languages: ["python"],
  rules: ["heal/n-plus-one"],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { text } = context;
    const tree = parse(path22, text);
    const { start, end } = rangeOf(finding.place, text);
    const query = findQueriesInLoops(tree).find(({ call }) => span(call).start < end && start < span(call).end);
    if (query === void 0) return { leftAlone: "The query of the loop is not written out here." };
    const plain = readPlainQuery(query);
    if (typeof plain === "string") return { leftAlone: plain };
    if (!await isSqlite(tree, context)) return { leftAlone: "Only queries of sqlite3 are put together." };
    const edits = plan2(path22, text, tree, query, plain);
    if (typeof edits === "string") return { leftAlone: edits };
    return { change: { edits: mergeEdits(edits) }, summary: "Ask the database once, before the loop" };
  }
};
function readPlainQuery(query) {
  const answer2 = readAnswer(query.call);
  if (answer2 === void 0) return "The answer of the query is used in another way than `.fetchone()[0]`.";
  if (!isAggregate(query.sql))
    return "The query may find no row, or several: their order and absence would have to be kept.";
  const [parameter] = query.parameters;
  const clause = query.loop.is("for_statement") ? query.loop : query.loop.namedChildren().find((it) => it.is("for_in_clause"));
  const target = clause?.field("left");
  const keys = clause?.field("right");
  if (query.parameters.length !== 1 || parameter?.is("identifier") !== true)
    return "The query depends on more than one value.";
  if (target?.is("identifier") !== true || target.text() !== parameter.text())
    return "The loop does not go through the keys themselves.";
  if (keys?.is("identifier") !== true) return "What the loop goes through has no name.";
  if (!query.loop.is("for_statement") && query.loop.namedChildren().filter((it) => it.is("for_in_clause")).length > 1) {
    return "The comprehension has several loops.";
  }
  if (!isListOfKeys(keys))
    return `It is not known that \`${keys.text()}\` is a list of numbers or texts that can be read twice.`;
  const connection = readDotted(query.call.field("function")?.field("object") ?? null);
  const statement2 = statementOf(query.loop);
  if (connection === void 0 || statement2 === void 0) return "The database is not reached through a name.";
  const bound = namesBound(query.loop.is("for_statement") ? query.loop.field("body") ?? query.loop : query.loop);
  const isKeyBound = query.loop.is("for_statement") && bound.has(parameter.text());
  if (isKeyBound || bound.has(keys.text()) || bound.has(connection.split(".")[0] ?? ""))
    return "The loop changes what the query needs.";
  const other = findOtherAction(query.loop, query.call, answer2);
  if (other !== void 0) return `\`${other}\` in the loop may change what the query finds.`;
  return { answer: answer2, connection, key: parameter.text(), keys, statement: statement2 };
}
function readAnswer(call) {
  const fetch = call.parent();
  const fetched = fetch?.parent();
  const item = fetched?.parent();
  const isFetch = fetch?.is("attribute") === true && fetch.field("attribute")?.text() === "fetchone" && fetched?.is("call") === true;
  if (!isFetch || item?.is("subscript") !== true || !isSame(item.field("value"), fetched)) return void 0;
  return item.field("subscript")?.text() === "0" ? item : void 0;
}
function isAggregate(sql2) {
  const columns = /^\s*select\s+([\s\S]*?)\s+from\s/i.exec(sql2)?.[1] ?? "";
  const outer = sql2.replace(/'[^']*'/g, "''");
  if (/\b(?:group\s+by|union|intersect|except|having|limit|offset|over)\b/i.test(outer) || outer.includes(";"))
    return false;
  const aggregate2 = /^(?:count\s*\(\s*(?:\*|(?:distinct\s+)?[\w."]+)\s*\)|(?:sum|total|avg|min|max)\s*\(\s*(?:distinct\s+)?[\w.\s*+"-]+\))(?:\s+as\s+\w+)?$/i;
  return aggregate2.test(columns) && (outer.match(/\?/g)?.length ?? 0) === 1 && !/[:@$]\w/.test(outer);
}
function isListOfKeys(keys) {
  const scope = scopeOf(keys);
  const [binding, ...more] = bindingsOf(scope, keys.text());
  const holder = binding?.parent();
  if (!holder || more.length > 0) return false;
  const type = holder.field("type")?.text() ?? typeOfParameter(holder);
  return /^(?:(?:list|List|Sequence|Collection|typing\.List|set|frozenset)\[(?:int|str)\]|(?:tuple|Tuple)\[(?:int|str), \.\.\.\])$/.test(
    type ?? ""
  );
}
function typeOfParameter(holder) {
  return holder.is("typed_parameter") ? holder.field("type")?.text() : void 0;
}
var pure = /^(?:len|int|str|float|bool|abs|round|min|max|sum|sorted|list|dict|set|tuple|range|enumerate|zip|print|isinstance|\w+\.(?:append|add|get|items|keys|values|setdefault|extend|update|format|join|strip|lower|upper))$/;
function findOtherAction(loop, call, answer2) {
  const body = loop.is("for_statement") ? loop.field("body") ?? loop : loop;
  const calls2 = descendants(body, "call").filter((it) => !isInside(it, answer2) && !isSame(it, call));
  const other = calls2.find((it) => !pure.test(readDotted(it.field("function")) ?? "") && !isInside(call, it));
  const around = calls2.find(
    (it) => isInside(call, it) && !pure.test(readDotted(it.field("function")) ?? "") && !isInside(it, answer2)
  );
  const odd = descendants(
    body,
    "await",
    "yield",
    "with_statement",
    "try_statement",
    "return_statement",
    "break_statement"
  )[0];
  return (other ?? around ?? odd)?.text().split("\n")[0]?.slice(0, 60);
}
async function isSqlite(tree, context) {
  const here = [...readImportedNames(tree).values()];
  if (here.some((name2) => /^(?:psycopg2?|pymysql|MySQLdb|mysql|sqlalchemy|django|asyncpg|aiosqlite)\b/.test(name2)))
    return false;
  if (here.some((name2) => /^sqlite3\b/.test(name2))) return true;
  let found = false;
  for (const file of context.files.filter((it) => it.endsWith(".py")).slice(0, 2e3)) {
    const text = await context.read(file) ?? "";
    if (/^\s*(?:import|from)\s+(?:psycopg2?|pymysql|MySQLdb|mysql|sqlalchemy|django|asyncpg|aiosqlite)\b/m.test(text))
      return false;
    found ||= /^\s*(?:import|from)\s+sqlite3\b/m.test(text);
  }
  return found;
}
function plan2(path22, text, tree, query, plain) {
  const built = readBuiltString(query.sqlNode);
  const [token, ...more] = built?.tokens ?? [];
  if (token === void 0 || more.some((it) => quoteOf2(it) !== quoteOf2(token)) || built?.tokens.some((it) => prefixOf(it) !== "")) {
    return "The parts of the query are written in different ways.";
  }
  if (query.sql.includes("\\")) return "The query holds a backslash.";
  const { start } = span(plain.statement);
  const indent = indentationAt(text, start);
  if (lineStart(text, start) + indent.length !== start) return "Other statements share the first line of the loop.";
  if (plain.answer.find({ rule: { kind: "comment" } }) !== null) return "A comment stands inside the query.";
  const json = needImport(path22, text, tree, { module: "json" });
  if (json === void 0) return "The file uses the name `json` for something else.";
  const found = freeName2(tree.root(), "found");
  const wanted = ["wanted", "wanted_key"].find((name2) => !new RegExp(`\\b${name2}\\b`, "i").test(query.sql));
  if (wanted === void 0) return "The names of the query are taken.";
  const quote = quoteOf2(token);
  const scalar = bindKey(query.sql, `${wanted}.value`);
  const step = indentationStep(text);
  const end = lineEnding(text);
  const isReadable2 = identifiersOf(scopeOf(plain.keys), plain.keys.text()).some(
    (node) => roleOf(node) === "bind" && /^(?:list|List|tuple|Tuple)\b/.test(node.parent()?.field("type")?.text() ?? "")
  );
  const keys = isReadable2 ? plain.keys.text() : `list(${plain.keys.text()})`;
  const head = `SELECT ${wanted}.value, (${scalar})`;
  const tail = ` FROM json_each(?) AS ${wanted}`;
  const lines = [
    `${indent}${found} = dict(`,
    `${indent}${step}${plain.connection}.execute(`,
    `${indent}${step}${step}${quote}${head}${quote}`,
    `${indent}${step}${step}${quote}${tail}${quote},`,
    `${indent}${step}${step}(${json.local}.dumps(${keys}),),`,
    `${indent}${step})`,
    `${indent})`
  ];
  const at = insertionAbove(text, plain.statement);
  return [
    { path: path22, start: at, end: at, text: lines.map((line) => line + end).join("") },
    { path: path22, ...span(plain.answer), text: `${found}[${plain.key}]` },
    ...json.edits
  ];
}
function bindKey(sql2, value) {
  let isQuoted = false;
  let result = "";
  for (const char of sql2.trim()) {
    if (char === "'") isQuoted = !isQuoted;
    result += char === "?" && !isQuoted ? value : char;
  }
  return result;
}

// src/syntax/python/import-effects.ts
async function effectOfImport(path22, statement2, name2, imports, context) {
  const module = statement2.kind === "import" ? name2.name : statement2.module;
  const head = module.split(".")[0] ?? "";
  if (isImportedForEffect(head))
    return { mayAct: true, reason: `${module} is imported for what it does when it is loaded` };
  const others2 = imports.filter((other) => other.node.id() !== statement2.node.id() && other.where === "module");
  const staysLoaded = others2.some(
    (other) => other.kind === "import" ? other.names.some((it) => it.name === module) : other.module === module
  );
  if (staysLoaded && statement2.kind === "import") return { mayAct: false };
  const files = new Set(context.files);
  const own = resolveModule(path22, module, files);
  const inner = statement2.kind === "from" ? resolveModule(path22, `${module}${module.endsWith(".") ? "" : "."}${name2.name}`, files) : void 0;
  for (const file of /* @__PURE__ */ new Set([staysLoaded ? void 0 : own, inner])) {
    if (file === void 0) continue;
    const act2 = firstAct(file, await context.read(file) ?? "");
    if (act2 !== void 0) return { mayAct: true, reason: `${file} does something when it is loaded: \`${act2}\`` };
  }
  if (own === void 0 && inner === void 0 && !standardModules.has(head) && statement2.kind === "import" && module.includes("."))
    return {
      mayAct: true,
      reason: `${module} is a part of a library, and may be imported so that it registers itself`
    };
  return { mayAct: false };
}
var quietDecorators = /^@\s*(dataclass|dataclasses\.|attr|attrs|define|functools\.|wraps|lru_cache|cache\b|total_ordering|contextmanager|contextlib\.|asynccontextmanager|abstractmethod|abc\.|overload|typing\.|final|runtime_checkable|enum\.|unique|staticmethod|classmethod|property)/;
var actingCalls = /(^|[._])(register|connect|subscribe|install|setup|patch|init|configure|add|append|update|run|start)\w*$/i;
function firstAct(path22, text) {
  const act2 = parse(path22, text).root().children().find(acts);
  return act2?.text().split("\n")[0]?.slice(0, 80);
}
function acts(node) {
  switch (String(node.kind())) {
    case "comment":
    case "import_statement":
    case "import_from_statement":
    case "future_import_statement":
    case "function_definition":
    case "pass_statement":
    case "type_alias_statement":
      return false;
    case "class_definition":
      return !hasQuietBases(node);
    case "decorated_definition":
      return !node.children().every((child2) => !child2.is("decorator") || quietDecorators.test(child2.text())) || acts(node.field("definition") ?? node);
    case "expression_statement": {
      const [inner] = node.children();
      if (inner === void 0 || inner.is("string") || inner.is("ellipsis")) return false;
      if (!inner.is("assignment")) return true;
      const target = inner.field("left");
      return target?.is("identifier") !== true && target?.is("pattern_list") !== true ? true : callsOut(inner);
    }
    case "if_statement": {
      const condition = node.field("condition")?.text() ?? "";
      if (/TYPE_CHECKING$/.test(condition) || /^__name__\s*==/.test(condition)) return false;
      return (node.field("consequence")?.children() ?? []).some(acts) || node.fieldChildren("alternative").some(actsInside);
    }
    case "try_statement":
      return actsInside(node);
    default:
      return node.isNamed();
  }
}
function actsInside(node) {
  return node.children().flatMap(
    (child2) => child2.is("block") ? child2.children() : child2.children().find((it) => it.is("block"))?.children() ?? []
  ).some(acts);
}
function callsOut(node) {
  return node.findAll({ rule: { kind: "call" } }).some((call) => actingCalls.test(call.field("function")?.text().replace(/\s+/g, "") ?? ""));
}
function hasQuietBases(definition2) {
  const root = definition2.getRoot().root();
  const bases = definition2.field("superclasses")?.children().filter((child2) => child2.isNamed()) ?? [];
  return bases.every((base2) => {
    if (base2.is("comment")) return true;
    const head = /^\w+/.exec(base2.text())?.[0] ?? "";
    if (base2.is("keyword_argument") || base2.is("call")) return base2.text() === "metaclass=ABCMeta";
    if (builtinNames.has(head)) return true;
    const source = importsOf(root.getRoot()).find((item) => item.names.some((name2) => name2.bound === head));
    if (source === void 0)
      return root.has({ rule: { kind: "class_definition", has: { field: "name", regex: `^${head}$` } } });
    const module = source.kind === "import" ? source.names.find((name2) => name2.bound === head)?.name ?? "" : source.module;
    return standardModules.has(module.split(".")[0] ?? "");
  });
}

// src/syntax/python/users-elsewhere.ts
async function usersElsewhere(path22, name2, context) {
  const files = new Set(context.files);
  const module = moduleName(path22, files).split(".").at(-1) ?? "";
  const attribute = new RegExp(`(?<!\\w)${escapeRegExp(module)}\\.${escapeRegExp(name2)}(?!\\w)`);
  const imports = new RegExp(
    `from[ \\t]+([\\w.]+)[ \\t]+import[ \\t]+(?:\\([^)]*|[^\\n(]*)\\b${escapeRegExp(name2)}\\b`,
    "g"
  );
  for (const other of context.files) {
    if (other === path22 || !/\.pyi?$/.test(other)) continue;
    const text = await context.read(other);
    if (text === void 0 || !text.includes(name2) || !text.includes(module)) continue;
    if (attribute.test(text)) return other;
    for (const [, from = ""] of text.matchAll(imports)) if (resolveModule(other, from, files) === path22) return other;
  }
  return void 0;
}

// healers/code/break-import-cycle/needs.ts
function needsOf(tree, statement2) {
  const root = tree.root();
  const isLazy = hasFutureAnnotations(tree);
  const functions = /* @__PURE__ */ new Map();
  const forTypes = /* @__PURE__ */ new Set();
  for (const { bound } of statement2.names) {
    const quoted2 = quotedAnnotationsWith(root, bound);
    if (quoted2.length > 0) forTypes.add(bound);
    else if (isNamedInText(root, bound) && /#\s*type:/.test(root.text())) forTypes.add(bound);
    if (bindingsOf(root, bound).length > 0) return { doubt: `${bound} is bound a second time in this file` };
    for (const read3 of readsOf(root, bound)) {
      if (isInAnnotation(read3) && isLazy) {
        forTypes.add(bound);
        continue;
      }
      const fn = outermostFunction(read3);
      if (fn === void 0)
        return { doubt: `line ${read3.range().start.line + 1} needs ${bound} when the module is loaded` };
      const key = span(fn.body).start;
      const known = functions.get(key) ?? { ...fn, names: [] };
      if (!known.names.includes(bound)) known.names.push(bound);
      functions.set(key, known);
    }
  }
  return { functions, forTypes: [...forTypes] };
}
function outermostFunction(node) {
  const outer = node.ancestors().findLast((it) => it.is("function_definition"));
  const body = outer?.field("body");
  if (outer === void 0 || body === null || body === void 0 || !isInside(node, body)) return void 0;
  return { name: outer.field("name")?.text() ?? "", body };
}

// healers/code/break-import-cycle/index.ts
var mostFunctions = 2;
var healer5 = {
  name: "break-import-cycle",
  kind: "code",
  languages: ["python"],
  rules: ["heal/import-cycle"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22, line, endLine } = finding.place;
    const tree = parse(path22, context.text);
    const positions = new Positions(context.text);
    const from = positions.lineStart(line);
    const to = positions.nextLineStart(endLine);
    const statement2 = importsOf(tree).find(({ node }) => span(node).start < to && span(node).end > from);
    if (statement2 === void 0) return { leftAlone: "no import stands at this place" };
    const reason = await reasonToKeep(path22, statement2, context, tree);
    if (reason !== void 0) return { leftAlone: reason };
    const needs2 = needsOf(tree, statement2);
    if ("doubt" in needs2) return { leftAlone: needs2.doubt };
    const acting = needs2.functions.size === 0 && needs2.forTypes.length === 0 ? await effect(path22, statement2, context, tree) : void 0;
    if (acting !== void 0) return { leftAlone: acting };
    return planFor(path22, statement2, needs2, context, tree);
  }
};
async function reasonToKeep(path22, statement2, context, tree) {
  if (statement2.where !== "module") return "the import does not run when the module is loaded";
  if (statement2.isWildcard) return "a wildcard import: nobody can tell which names are needed";
  if (statement2.kind === "import" && statement2.names.length > 1)
    return "the statement imports several modules: split it first";
  if (hasComment2(context.text, statement2.node)) return "a comment stands at the import and would go with it";
  if (/(^|\/)__init__\.py$/.test(path22)) return "the package offers what it imports here to its users";
  for (const name2 of statement2.names) {
    if (new RegExp(`__all__[\\s\\S]*["']${name2.bound}["']`).test(context.text))
      return `\`__all__\` offers ${name2.bound} to others`;
    const user = await usersElsewhere(path22, name2.bound, context);
    if (user !== void 0) return `${user} takes ${name2.bound} from this module`;
    if (isNamedInText(tree.root(), name2.bound) && /globals\(\)|getattr\(/.test(context.text))
      return `a string names ${name2.bound}, which may be looked up when the program runs`;
  }
  return void 0;
}
async function effect(path22, statement2, context, tree) {
  for (const name2 of statement2.names) {
    const found = await effectOfImport(path22, statement2, name2, importsOf(tree), context);
    if (found.mayAct) return found.reason;
  }
  return void 0;
}
function planFor(path22, statement2, needs2, context, tree) {
  const what = statement2.kind === "import" ? statement2.names[0]?.name ?? "" : statement2.module;
  const { functions, forTypes } = needs2;
  if (functions.size > mostFunctions) {
    const names2 = [...functions.values()].map(({ name: name2 }) => name2).join(", ");
    return {
      leftAlone: `${functions.size} functions need the import (${names2}): move what both modules share into a third`
    };
  }
  const edits = [];
  for (const fn of functions.values()) {
    const edit = deferInto(path22, context.text, statement2, fn);
    if (edit === void 0) return { leftAlone: `${fn.name} is written on one line: an import does not fit in` };
    edits.push(edit);
  }
  if (forTypes.length > 0) edits.push(...importForTypes(path22, context.text, tree, statement2, forTypes));
  else edits.push(removeStatement(path22, context.text, statement2.node));
  const summary = functions.size > 0 ? `Import ${what} where it is used, so that the modules no longer need each other to load` : forTypes.length > 0 ? `Import ${what} for type checking only, since only annotations use it` : `Remove the unused import of ${what}, which closes a cycle`;
  return { change: { edits }, summary };
}
function restricted(statement2, names2) {
  if (statement2.kind === "import") return statement2.node.text();
  const kept2 = statement2.names.filter((name2) => names2.includes(name2.bound)).map((name2) => name2.node.text());
  return `from ${statement2.module} import ${kept2.join(", ")}`;
}
function deferInto(path22, text, statement2, fn) {
  const first = fn.body.children().find((node) => node.isNamed() && !node.is("comment"));
  if (first === void 0) return void 0;
  const isDocstring = first.is("expression_statement") && first.children()[0]?.is("string") === true;
  const indent = indentationAt(text, span(first).start);
  const at = isDocstring ? nextLine(text, span(first).end) : lineStart(text, span(first).start);
  if (text.slice(lineStart(text, span(first).start), span(first).start).trim() !== "") return void 0;
  return { path: path22, start: at, end: at, text: indent + restricted(statement2, fn.names) + lineEnding(text) };
}
function importForTypes(path22, text, tree, statement2, names2) {
  const { start, end } = span(statement2.node);
  const flag = typingName(tree, "TYPE_CHECKING");
  const ending = lineEnding(text);
  const guarded2 = `if ${flag ?? "TYPE_CHECKING"}:${ending}${indentationStep(text)}${restricted(statement2, names2)}`;
  if (flag !== void 0) return [{ path: path22, start, end, text: guarded2 }];
  const added = addImport(path22, text, tree, { module: "typing", name: "TYPE_CHECKING" }, () => false);
  if (added.start > start)
    return [{ path: path22, start, end, text: `from typing import TYPE_CHECKING${ending}${ending}${guarded2}` }];
  if (added.start === start) return [{ path: path22, start, end, text: added.text + guarded2 }];
  return [added, { path: path22, start, end, text: guarded2 }];
}

// healers/code/compare-to-none/index.ts
var ownEquality = /^(sqlalchemy|sqlmodel|flask_sqlalchemy|peewee|pony|pandas|numpy|polars|pyspark|dask|xarray|google|tortoise|sympy|z3|playhouse)\b/;
var healer6 = {
  name: "compare-to-none",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/E711"],
  safety: "careful",
  review: "none",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const comparison = tree.root().findAll({ rule: { kind: "comparison_operator" } }).find(
      (node) => span(node).start < end && span(node).end > start && node.children().some((child2) => child2.is("none") && span(child2).start < end && span(child2).end > start)
    );
    const [left, operator, right, ...more] = comparison?.children() ?? [];
    if (comparison === void 0 || left === void 0 || operator === void 0 || right === void 0 || more.length > 0)
      return { leftAlone: "no plain comparison with None stands here" };
    if (!left.is("none") && !right.is("none")) return { leftAlone: "no side of the comparison is None" };
    const text = operator.text() === "==" ? "is" : operator.text() === "!=" ? "is not" : void 0;
    if (text === void 0) return { leftAlone: "the comparison asks for something else than equality" };
    const library = importsOf(tree).flatMap((item) => item.kind === "from" ? [item.module] : item.names.map((name2) => name2.name)).find((module) => ownEquality.test(module));
    const other = left.is("none") ? right : left;
    if (library !== void 0 && !(other.is("identifier") && isAsked(comparison)))
      return { leftAlone: `objects of ${library} may give == another meaning, as in a query` };
    if (isInQuery(comparison))
      return { leftAlone: "the comparison is an argument of a query, where == may build a condition" };
    const edit = { path: path22, ...span(operator), text: spaced(context.text, span(operator), text) };
    return { change: { edits: [edit] }, summary: `Compare with None by \`${text}\`` };
  }
};
function spaced(text, operator, word) {
  const before = /\s/.test(text[operator.start - 1] ?? "") ? "" : " ";
  const after = /\s/.test(text[operator.end] ?? "") ? "" : " ";
  return before + word + after;
}
function isAsked(comparison) {
  const parent = comparison.parent();
  if (parent === null) return false;
  if (parent.is("not_operator") || parent.is("boolean_operator") || parent.is("parenthesized_expression"))
    return isAsked(parent);
  return /^(if_statement|elif_clause|while_statement|conditional_expression|assert_statement|if_clause)$/.test(
    String(parent.kind())
  );
}
function isInQuery(comparison) {
  return comparison.ancestors().some((node) => {
    if (node.is("subscript"))
      return node.field("value")?.text() !== void 0 && comparison.parent()?.id() === node.id();
    const callee = node.is("call") ? node.field("function")?.text() ?? "" : "";
    return /(^|\.)(filter|where|having|and_|or_|not_|exclude|join|outerjoin|on|query|select|loc|case|when)$/.test(
      callee
    );
  });
}

// healers/code/fix-misspelt-import/index.ts
var healer7 = {
  name: "fix-misspelt-import",
  kind: "code",
  languages: ["python"],
  rules: [
    "pyright/reportMissingImports",
    "mypy/import-not-found",
    "pyright/reportAttributeAccessIssue",
    "mypy/attr-defined",
    "ruff/F401",
    "pyright/reportUnusedImport",
    "ruff/F821",
    "pyright/reportUndefinedVariable",
    "mypy/name-defined"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const project = { path: path22, files: context.files, read: (file) => context.read(file) };
    const flagged = context.text.slice(start, end);
    const proven = await findMisspellings(tree, project);
    const here = proven.find(
      (it) => span(it.statement.node).start < end && span(it.statement.node).end > start || it.right === flagged || finding.message.includes(`\`${it.right}\``) || finding.message.includes(`"${it.right}"`)
    );
    const word = here ?? await nearestAt(tree, start, end, finding.rule, project);
    if (word === void 0) return { leftAlone: "no other name is so near to the imported one that it must be meant" };
    const edit = { path: path22, start: word.start, end: word.end, text: word.right };
    return { change: { edits: [edit] }, summary: `Correct the import of \`${word.wrong}\` to \`${word.right}\`` };
  }
};
async function nearestAt(tree, start, end, rule, project) {
  if (!/MissingImports|import-not-found|AttributeAccess|attr-defined/.test(rule)) return void 0;
  const statement2 = importsOf(tree).find(({ node }) => span(node).start < end && span(node).end > start);
  if (statement2 === void 0 || statement2.where === "try") return void 0;
  const isName = statement2.kind === "from" && statement2.names.some(({ node }) => span(node).start < end && span(node).end > start);
  const isWhole = span(statement2.node).start >= start;
  if (isName && !isWhole) return nearestName(tree, statement2, start, end, project);
  return nearestModule(statement2, start, end, project);
}
async function nearestName(tree, statement2, start, end, project) {
  const name2 = statement2.names.find(({ node }) => span(node).start < end && span(node).end > start);
  if (name2 === void 0 || await existence(statement2.module, name2.name, project) === "yes") return void 0;
  if (name2.alias === void 0 && namesRead(tree.root()).has(name2.name)) return void 0;
  const file = resolveModule(project.path, statement2.module, new Set(project.files));
  const offered = file === void 0 ? standardNames(statement2.module) : exportedNames(await project.read(file) ?? "");
  const right = nearestOf(name2.name, offered ?? []);
  if (right === void 0 || isPrivateTwin(name2.name, right)) return void 0;
  return { ...span(firstWord(name2.node)), wrong: name2.name, right };
}
async function nearestModule(statement2, start, end, project) {
  const files = new Set(project.files);
  const node = statement2.kind === "from" ? statement2.node.field("module_name") : statement2.names.find((it) => span(it.node).start < end && span(it.node).end > start)?.node;
  const name2 = statement2.names.find((it) => it.node.id() === node?.id());
  if (node == null || statement2.kind === "import" && name2?.alias === void 0) return void 0;
  const module = (statement2.kind === "from" ? statement2.module : name2?.name ?? "").trim();
  const words = wordsOf2(node);
  const dots = /^\.*/.exec(module)?.[0] ?? "";
  const parts = module.slice(dots.length).split(".");
  for (let depth = 1; depth <= parts.length; depth++) {
    const upTo = dots + parts.slice(0, depth).join(".");
    if (resolveModule(project.path, upTo, files) !== void 0 || dots === "" && standardModules.has(parts[0] ?? "") && depth === 1)
      continue;
    const wrong = parts[depth - 1] ?? "";
    const standard = dots === "" && depth === 1 ? [...standardModules] : [];
    const right = nearestOf(wrong, [...siblingModules(project.path, upTo, files), ...standard]);
    const word = words[depth - 1];
    if (right === void 0 || word === void 0 || isPrivateTwin(wrong, right)) return void 0;
    const corrected = dots + [...parts.slice(0, depth - 1), right, ...parts.slice(depth)].join(".");
    if (resolveModule(project.path, corrected, files) === project.path) return void 0;
    for (const it of statement2.kind === "from" ? statement2.names : [])
      if (await existence(corrected, it.name, project) !== "yes") return void 0;
    return { ...span(word), wrong, right };
  }
  return void 0;
}
function wordsOf2(node) {
  return node.findAll({ rule: { kind: "identifier" } }).filter((it) => it.parent()?.is("aliased_import") !== true || it.parent()?.field("alias")?.id() !== it.id());
}
function isPrivateTwin(wrong, right) {
  return wrong.replace(/^_+/, "") === right.replace(/^_+/, "");
}

// src/syntax/python/literal-types.ts
function literalTypeOf(node) {
  switch (String(node.kind())) {
    case "string":
    case "concatenated_string":
      return /^[a-zA-Z]*[bB]/.test(node.text().replace(/["'][\s\S]*$/, "")) ? "bytes" : "str";
    case "integer":
      return /[jJ]$/.test(node.text()) ? void 0 : "int";
    case "float":
      return /[jJ]$/.test(node.text()) ? void 0 : "float";
    case "true":
    case "false":
    case "not_operator":
      return "bool";
    case "none":
      return "None";
    case "parenthesized_expression": {
      const inner = node.children().find((child2) => child2.isNamed() && !child2.is("comment"));
      return inner === void 0 ? void 0 : literalTypeOf(inner);
    }
    case "comparison_operator": {
      const operators = node.children().filter((child2) => !child2.isNamed() || /^(is|in|not in|is not)$/.test(child2.text()));
      return operators.every((child2) => /^(is|is not|in|not in|not)$/.test(child2.text().replace(/\s+/g, " "))) ? "bool" : void 0;
    }
    case "boolean_operator":
      return sameType(node.field("left"), node.field("right"));
    case "conditional_expression": {
      const [yes, , no] = node.children().filter((child2) => child2.isNamed() && !child2.is("comment"));
      return sameType(yes ?? null, no ?? null);
    }
    case "unary_operator": {
      const inner = node.field("argument");
      const type = inner === null ? void 0 : literalTypeOf(inner);
      return type === "int" || type === "float" ? type : void 0;
    }
    case "call":
      return typeOfCall(node);
    default:
      return void 0;
  }
}
function sameType(a, b) {
  const left = a === null ? void 0 : literalTypeOf(a);
  const right = b === null ? void 0 : literalTypeOf(b);
  return left === right ? left : void 0;
}
var calls = {
  str: "str",
  repr: "str",
  ascii: "str",
  chr: "str",
  hex: "str",
  oct: "str",
  bin: "str",
  format: "str",
  len: "int",
  ord: "int",
  id: "int",
  hash: "int",
  int: "int",
  float: "float",
  bool: "bool",
  isinstance: "bool",
  issubclass: "bool",
  callable: "bool",
  hasattr: "bool",
  any: "bool",
  all: "bool",
  bytes: "bytes"
};
function typeOfCall(node) {
  const callee = node.field("function");
  if (callee?.is("identifier") === true) return calls[callee.text()];
  const object = callee?.is("attribute") === true ? callee.field("object") : null;
  const method = callee?.field("attribute")?.text() ?? "";
  const type = object === null ? void 0 : literalTypeOf(object);
  return (type === "str" || type === "bytes") && ["join", "strip", "lower", "upper", "replace", "format", "title"].includes(method) ? type : void 0;
}

// healers/code/fix-return-annotation/expectations.ts
var dunders = {
  __bool__: "bool",
  __contains__: "bool",
  __eq__: "bool",
  __ne__: "bool",
  __lt__: "bool",
  __le__: "bool",
  __gt__: "bool",
  __ge__: "bool",
  __len__: "int",
  __hash__: "int",
  __int__: "int",
  __index__: "int",
  __float__: "float",
  __str__: "str",
  __repr__: "str",
  __format__: "str",
  __bytes__: "bytes"
};
function nameWants(name2) {
  if (/^_*(is|has|can|should|was)_/.test(name2)) return "bool";
  if (/^_*(count|num|len)_|_count$/.test(name2)) return "int";
  return dunders[name2];
}
var ownMethods = {
  bytes: ["decode", "hex", "fromhex"],
  str: ["encode", "format", "casefold", "isidentifier", "format_map"],
  list: ["append", "extend", "insert", "sort", "reverse"],
  dict: ["items", "keys", "values", "get", "setdefault"],
  set: ["add", "discard", "union", "difference", "intersection"],
  float: ["is_integer", "as_integer_ratio"],
  int: ["bit_length", "to_bytes"]
};
async function callersWant(name2, declared, actual, context) {
  const only = (ownMethods[declared] ?? []).filter(
    (method) => !(ownMethods[actual.replace(/\[.*$/, "")] ?? []).includes(method)
  );
  if (only.length === 0) return void 0;
  const used = new RegExp(`\\b${name2}\\([^()\\n]*\\)\\.(${only.join("|")})\\(`);
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text = await context.read(file);
    if (text !== void 0 && text.includes(name2) && used.test(text)) return file;
  }
  return void 0;
}

// healers/code/fix-return-annotation/index.ts
var builtins = ["bool", "str", "int", "float", "bytes", "list", "dict", "set", "tuple"];
var healer8 = {
  name: "fix-return-annotation",
  kind: "code",
  languages: ["python"],
  rules: ["pyright/reportReturnType", "mypy/return-value"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const { start, end } = offsetsOf(finding.place, context.text);
    const fn = functionAround(nodeAt2(tree, start, end));
    const declared = fn?.returnType?.text();
    if (fn?.returnType === void 0 || declared === void 0)
      return { leftAlone: "no function with a declared return type stands here" };
    if (!builtins.includes(declared))
      return { leftAlone: `\`${declared}\` is more than a plain builtin type: the body may be at fault` };
    if (fn.isAsync || isGenerator(fn))
      return { leftAlone: "what an async function or a generator gives is not what it returns" };
    if (!endsByLeaving(fn.body)) return { leftAlone: "the function can end without a return statement" };
    const actual = await actualType(fn, path22, context);
    if ("doubt" in actual) return { leftAlone: actual.doubt };
    if (actual.type === declared || declared === "float" && actual.type === "int")
      return { leftAlone: `every return gives ${declared}, as declared` };
    if (nameWants(fn.name) === declared)
      return { leftAlone: `a function named ${fn.name} should return ${declared}: the body is at fault` };
    if (mentionsType(fn, declared))
      return { leftAlone: `the docstring says ${declared} too: the body may be at fault` };
    const caller = await callersWant(fn.name, declared, actual.type, context);
    if (caller !== void 0) return { leftAlone: `${caller} uses the result as ${declared}` };
    return {
      change: { edits: [{ path: path22, ...span(fn.returnType), text: actual.type }] },
      summary: `Declare that ${fn.name} returns ${actual.type}, as each of its returns does`
    };
  }
};
async function actualType(fn, path22, context) {
  const values = returnsOf2(fn).map(returnedValue);
  if (values.length === 0 || values.includes(void 0)) return { doubt: "a return statement has no value" };
  const types = /* @__PURE__ */ new Set();
  for (const value of values) {
    if (value === void 0) continue;
    const type2 = await typeOfValue(value, path22, context);
    if (type2 === void 0) return { doubt: `what line ${value.range().start.line + 1} returns is not known` };
    types.add(type2);
  }
  if (types.size === 2 && types.has("int") && types.has("bool")) types.delete("bool");
  const [type] = types;
  if (types.size !== 1 || type === void 0)
    return { doubt: `the returns differ (${[...types].join(", ")}): one of them may be at fault` };
  const head = /^\w+/.exec(type)?.[0] ?? "";
  if (!builtins.includes(head) || type.includes("|"))
    return { doubt: `the returns give ${type}, which is no plain builtin type` };
  return { type };
}
async function typeOfValue(value, path22, context) {
  const known = literalTypeOf(value);
  if (known !== void 0) return known;
  const { start, end } = span(value);
  return context.types.typeOf(path22, start, end);
}
function mentionsType(fn, declared) {
  const first = fn.body.children()[0];
  if (first?.is("expression_statement") !== true || first.children()[0]?.is("string") !== true) return false;
  return new RegExp(`(rtype|returns?)\\W[^\\n]*\\b${declared}\\b`, "i").test(first.text());
}

// healers/code/guard-none/answer.ts
function answerFor(fn, statement2, subject) {
  const loop = enclosing(statement2, "for_statement", "while_statement", "function_definition");
  const isLooping = loop !== void 0 && !loop.is("function_definition");
  const raised = errorsForMissing(fn);
  if (isLooping) {
    if (hasContinueGuard(loop)) return { text: "continue" };
    return raised === void 0 ? { doubt: "in a loop, nothing tells whether to skip or to stop" } : { text: raiseOf(raised, subject) };
  }
  const declared = fn.returnType?.text();
  const mayBeNone = declared !== void 0 && /\bNone\b|\bOptional\[/.test(declared) && declared !== "None";
  const returns = returnsOf2(fn);
  const givesNone = returns.some((node) => returnedValue(node)?.is("none") === true);
  const givesValues = returns.some((node) => {
    const value = returnedValue(node);
    return value !== void 0 && !value.is("none");
  });
  const wantsNone = mayBeNone || declared === void 0 && givesNone && givesValues;
  if (wantsNone && raised !== void 0 && !givesNone)
    return { doubt: `${fn.name} may give None, but raises for what is missing elsewhere` };
  if (wantsNone) return { text: "return None" };
  if (raised !== void 0) return { text: raiseOf(raised, subject) };
  return { doubt: `nothing in ${fn.name} tells what should happen when the value is None` };
}
function errorsForMissing(fn) {
  const raises = ownDescendants(fn.body, "raise_statement");
  const names2 = new Set(raises.map((node) => /^raise\s+([\w.]+)\s*\(/.exec(node.text())?.[1] ?? "?"));
  const [name2] = names2;
  if (names2.size !== 1 || name2 === void 0 || name2 === "?") return void 0;
  return raises.some((node) => isGuardOf(node) && takesText(node)) ? name2 : void 0;
}
function isGuardOf(statement2) {
  const block = statement2.parent();
  const condition = block?.parent();
  return condition?.is("if_statement") === true && condition.field("consequence")?.id() === block?.id() && asksForMissing(condition.field("condition"));
}
function takesText(raise) {
  const values = raise.find({ rule: { kind: "argument_list" } })?.children().filter((child2) => child2.isNamed()) ?? [];
  return values.length === 1 && /^(string|concatenated_string|binary_operator)$/.test(String(values[0]?.kind())) && /^["'fFrR]/.test(values[0]?.text() ?? "");
}
function asksForMissing(condition) {
  return condition !== null && /^not\s+[\w.]+$|^[\w.]+\s+is\s+None$/.test(condition.text());
}
function hasContinueGuard(loop) {
  return ownDescendants(loop, "continue_statement").some(
    (node) => isGuardOf(node) && node.parent()?.children().filter((child2) => child2.isNamed()).length === 1
  );
}
function raiseOf(name2, subject) {
  const what = subject.is("call") ? `${subject.field("function")?.text() ?? "call"}() gave None` : `${subject.text()} is None`;
  return `raise ${name2}("${what.replace(/["\\]/g, "'")}")`;
}

// healers/code/guard-none/subject.ts
function subjectOf(finding, text, tree) {
  const { start, end } = rangeOf(finding.place, text);
  const subject = finding.rule.startsWith("mypy/") ? byMessage(finding, tree, start, end) : byPlace(tree, start, end, finding.rule);
  return subject !== void 0 && (subject.is("call") || isChain(subject)) ? subject : void 0;
}
function byPlace(tree, start, end, rule) {
  const node = nodeAt2(tree, start, end);
  const parent = node.parent();
  if (parent?.is("attribute") === true && isSame(parent.field("attribute"), node))
    return parent.field("object") ?? void 0;
  if (node.is("attribute") && rule.includes("MemberAccess")) return node.field("object") ?? void 0;
  if (node.is("subscript") && rule.includes("Subscript")) return node.field("value") ?? void 0;
  return rule.includes("MemberAccess") ? void 0 : node;
}
function byMessage(finding, tree, start, end) {
  const attribute = /["']None["'].* has no attribute ["'](\w+)["']/.exec(finding.message)?.[1];
  if (attribute === void 0) return void 0;
  const found = tree.root().findAll({ rule: { kind: "attribute" } }).filter(
    (node) => span(node).start < end && span(node).end > start && node.field("attribute")?.text() === attribute
  );
  const [only, ...others2] = found;
  return others2.length === 0 ? only?.field("object") ?? void 0 : void 0;
}
function isChain(node) {
  if (node.is("identifier")) return true;
  const object = node.is("attribute") ? node.field("object") : null;
  return object !== null && isChain(object);
}

// healers/code/guard-none/index.ts
var healer9 = {
  name: "guard-none",
  kind: "code",
  languages: ["python"],
  rules: [
    "pyright/reportOptionalMemberAccess",
    "pyright/reportOptionalSubscript",
    "pyright/reportOptionalIterable",
    "mypy/union-attr"
  ],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const tree = parse(finding.place.path, context.text);
    const subject = subjectOf(finding, context.text, tree);
    const statement2 = subject === void 0 ? void 0 : statementOf(subject);
    if (subject === void 0 || statement2 === void 0)
      return { leftAlone: "what may be None cannot be told from the place" };
    const fn = functionAround(subject);
    if (fn === void 0 || !isInside(subject, fn.body))
      return { leftAlone: "outside of a function nothing tells what None should lead to" };
    if (isGenerator(fn)) return { leftAlone: "in a generator, nothing tells whether to stop or to go on" };
    const doubt2 = reasonToDoubt2(subject, statement2, context.text);
    if (doubt2 !== void 0) return { leftAlone: doubt2 };
    const answer2 = answerFor(fn, statement2, subject);
    if ("doubt" in answer2) return { leftAlone: answer2.doubt };
    const edits = guard(finding.place.path, context.text, subject, statement2, answer2.text);
    const what = subject.text().length > 40 || subject.text().includes("\n") ? "the value" : `\`${subject.text()}\``;
    return {
      change: { edits },
      summary: `Answer with \`${answer2.text}\` when ${what} is None, as ${fn.name} does elsewhere`
    };
  }
};
var notAlwaysReached = [
  "boolean_operator",
  "conditional_expression",
  "lambda",
  "list_comprehension",
  "set_comprehension",
  "dictionary_comprehension",
  "generator_expression",
  "assert_statement",
  "named_expression"
];
function reasonToDoubt2(subject, statement2, text) {
  const between2 = subject.ancestors().filter((node) => isInside(node, statement2));
  if (between2.some((node) => notAlwaysReached.includes(String(node.kind()))))
    return "the value is not always used when the statement runs: a guard in front of it would change more";
  if (between2.some((node) => node.is("elif_clause") || node.is("while_statement")))
    return "the condition is not asked at the start of the statement only";
  if (text.slice(lineStart(text, span(statement2).start), span(statement2).start).trim() !== "")
    return "the statement shares its line with others";
  if (!subject.is("call")) return void 0;
  if (subject.text().includes("\n")) return "the call spans several lines: give its result a name first";
  const earlier = statement2.findAll({ rule: { any: [{ kind: "call" }, { kind: "await" }, { kind: "subscript" }] } }).some((node) => span(node).end <= span(subject).start && !isTarget(node));
  if (earlier) return "other calls run before this one in the statement";
  return enclosing(subject, "await")?.parent()?.is("parenthesized_expression") === true ? "the value is awaited" : void 0;
}
function isTarget(node) {
  const assignment = enclosing(node, "assignment");
  const left = assignment?.field("left");
  return left != null && isInside(node, left);
}
function guard(path22, text, subject, statement2, answer2) {
  const at = lineStart(text, span(statement2).start);
  const indent = indentationAt(text, at);
  const ending = lineEnding(text);
  const name2 = subject.is("call") ? freeVariable(statement2.getRoot().root(), nameFor(subject)) : subject.text();
  const check2 = `${indent}if ${name2} is None:${ending}${indent}${indentationStep(text)}${answer2}${ending}`;
  if (!subject.is("call")) return [{ path: path22, start: at, end: at, text: check2 }];
  const named = `${indent}${name2} = ${subject.text()}${ending}`;
  return [
    { path: path22, start: at, end: at, text: named + check2 },
    { path: path22, ...span(subject), text: name2 }
  ];
}
function nameFor(call) {
  const callee = call.field("function");
  const method = callee?.field("attribute")?.text() ?? callee?.text() ?? "";
  if (/^(match|search|fullmatch)$/.test(method)) return "match";
  if (/^(find|first|fetchone)/.test(method)) return "found";
  return "value";
}
function freeVariable(root, wanted) {
  const taken = /* @__PURE__ */ new Set([...namesRead(root), ...namesBound(root)]);
  let name2 = wanted;
  for (let n = 2; taken.has(name2); n++) name2 = `${wanted}_${n}`;
  return name2;
}

// src/syntax/python/purpose.ts
function wordsAround(node) {
  const names2 = [];
  let child2 = node;
  for (let at = node.parent(); at !== null; child2 = at, at = at.parent()) {
    switch (String(at.kind())) {
      case "assignment":
      case "augmented_assignment":
      case "named_expression": {
        const target = at.field("left") ?? at.field("name");
        if (target && span(target).end <= span(node).start) names2.push(lastName(target));
        break;
      }
      case "keyword_argument":
      case "default_parameter":
      case "typed_default_parameter":
      case "function_definition":
      case "class_definition":
        names2.push(at.field("name")?.text() ?? "");
        break;
      case "pair": {
        const key = at.field("key");
        if (key?.is("string") === true && key.id() !== child2.id()) names2.push(key.text());
        break;
      }
    }
  }
  return new Set(names2.flatMap(wordsOf));
}
function lastName(target) {
  if (target.is("attribute")) return target.field("attribute")?.text() ?? "";
  if (target.is("subscript")) return target.field("subscript")?.text() ?? "";
  return target.text();
}
function smallestOverlapping(nodes, start, end) {
  const size = (node) => span(node).end - span(node).start;
  const touching = nodes.filter((node) => span(node).start < end && start < span(node).end);
  return touching.toSorted((a, b) => size(a) - size(b) || span(a).start - span(b).start)[0];
}

// healers/code/hoist-regex/index.ts
var made = /^(?:re\.(?:compile|escape)|compile|escape)$/;
var healer10 = {
  name: "hoist-regex",
  kind: "code",
  languages: ["python"],
  rules: ["heal/regex-in-loop"],
  safety: "careful",
  review: "none",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { text } = context;
    const tree = parse(path22, text);
    const names2 = readImportedNames(tree);
    const { start, end } = rangeOf(finding.place, text);
    const calls2 = findAll(tree, { kind: "call" }).filter((it) => qualify(it.field("function"), names2) === "re.compile");
    const call = smallestOverlapping(calls2, start, end);
    if (call === void 0) return { leftAlone: "The call of `re.compile` is not written out here." };
    const repeated = readRepeatedWork(call);
    if (repeated !== void 0 && isSteady(call, made)) return compileAll(path22, text, call, repeated, tree.root());
    const target = hoistTarget(call, made);
    if (target === void 0) return { leftAlone: "The pattern depends on what the loop changes." };
    if (call.find({ rule: { kind: "comment" } }) !== null) return { leftAlone: "A comment stands inside the call." };
    if (lineStart(text, span(target).start) + indentationAt(text, span(target).start).length !== span(target).start) {
      return { leftAlone: "Other statements share the first line of the loop." };
    }
    const edits = moveStatement(path22, text, call, target) ?? nameCall(path22, text, call, target, tree.root());
    return { change: { edits: mergeEdits(edits) }, summary: "Compile the pattern once, before the loop" };
  }
};
function moveStatement(path22, text, call, target) {
  const statement2 = statementOf(call);
  const assigned = statement2 && readAssignment(statement2);
  if (statement2 === void 0 || assigned === void 0 || !isSame(assigned.value, call)) return void 0;
  const name2 = assigned.name.text();
  const scope = scopeOf(call);
  const block = statement2.parent();
  const isAlone = block !== null && statementsOf2(block).length === 1;
  if (isAlone || hasComment2(text, statement2) || restOfLine(text, statement2) !== "") return void 0;
  const others2 = identifiersOf(scope, name2).filter((node) => !isSame(node, assigned.name));
  const isLocal = others2.every((node) => isInside(node, target) && span(node).start > span(statement2).end);
  if (bindingsOf(scope, name2).length !== 1 || !isLocal || scope.is("module")) return void 0;
  const indent = indentationAt(text, span(target).start);
  const at = insertionAbove(text, target);
  return [
    { path: path22, start: at, end: at, text: indent + statement2.text() + lineEnding(text) },
    { path: path22, start: lineStart(text, span(statement2).start), end: nextLine(text, span(statement2).end), text: "" }
  ];
}
function nameCall(path22, text, call, target, root) {
  const name2 = freeName2(root, "pattern");
  const indent = indentationAt(text, span(target).start);
  const at = insertionAbove(text, target);
  return [
    { path: path22, start: at, end: at, text: `${indent}${name2} = ${call.text()}${lineEnding(text)}` },
    { path: path22, ...span(call), text: name2 }
  ];
}
function compileAll(path22, text, call, { inner, word, words, outer, isOnlyUse }, root) {
  if (call.find({ rule: { kind: "comment" } }) !== null) return { leftAlone: "A comment stands inside the call." };
  const indent = indentationAt(text, span(outer).start);
  if (lineStart(text, span(outer).start) + indent.length !== span(outer).start) {
    return { leftAlone: "Other statements share the first line of the loop." };
  }
  const patterns = freeName2(root, "patterns");
  const pattern = freeName2(root, "pattern");
  const at = insertionAbove(text, outer);
  const all = `${indent}${patterns} = [${call.text()} for ${word.text()} in ${words.text()}]${lineEnding(text)}`;
  const isStatement = inner.is("for_statement");
  const target = isOnlyUse ? pattern : `${word.text()}, ${pattern}`;
  const source = isOnlyUse ? patterns : `zip(${words.text()}, ${patterns})`;
  if (!isStatement && !isOnlyUse) return { leftAlone: "The comprehension uses the word as well as its pattern." };
  const edits = [
    { path: path22, start: at, end: at, text: all },
    { path: path22, ...span(word), text: target },
    { path: path22, ...span(words), text: source },
    { path: path22, ...span(call), text: pattern }
  ];
  return { change: { edits: mergeEdits(edits) }, summary: "Compile the patterns once, before the loops" };
}

// healers/code/implicit-optional/index.ts
var healer11 = {
  name: "implicit-optional",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/RUF013", "pyright/reportArgumentType", "mypy/assignment"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const parameter = tree.root().findAll({ rule: { kind: "typed_default_parameter" } }).find((node) => span(node).start < end && span(node).end > start && node.field("value")?.is("none") === true);
    const type = parameter?.field("type");
    const name2 = parameter?.field("name")?.text();
    if (parameter === void 0 || type == null || name2 === void 0)
      return { leftAlone: "no typed parameter with the default None stands here" };
    const fn = functionAround(parameter);
    const use = fn === void 0 ? void 0 : unguardedUse(fn, name2);
    if (use !== void 0)
      return {
        leftAlone: `line ${use.range().start.line + 1} uses ${name2} as if it were never None: what should happen then is not known`
      };
    const quoted2 = /^(["'])(.*)\1$/s.exec(type.text());
    const inner = quoted2?.[2] ?? type.text();
    if (/\bNone\b|\bOptional\[|\bAny\b|\bobject\b/.test(inner)) return { leftAlone: "the type allows None already" };
    const written = writeOptional(inner, tree, await oldestPython((file) => context.read(file)));
    if (written === void 0)
      return { leftAlone: `${inner} cannot be made optional for the oldest Python of this package` };
    const mark = quoted2?.[1] ?? "";
    const edits = [{ path: path22, ...span(type), text: `${mark}${written.text}${mark}` }];
    const imports = written.imports.map((wanted) => addImport(path22, context.text, tree, wanted, () => false));
    return { change: { edits: [...imports, ...edits] }, summary: `Say that ${name2} may be None` };
  }
};
function unguardedUse(fn, name2) {
  const reads = readsOf(fn.body, name2);
  if (reads.some(isAsked2)) return void 0;
  return reads.find((node) => {
    const parent = node.parent();
    if (parent === null) return false;
    if (parent.is("attribute") || parent.is("binary_operator")) return true;
    if (parent.is("subscript")) return parent.field("value")?.id() === node.id();
    if (parent.is("for_statement") || parent.is("for_in_clause")) return parent.field("right")?.id() === node.id();
    const isArgument = parent.is("argument_list");
    return isArgument && /^(len|iter|int|float|sum|min|max|sorted|enumerate)$/.test(parent.parent()?.field("function")?.text() ?? "");
  });
}
function isAsked2(node) {
  const parent = node.parent();
  if (parent === null) return false;
  if (/^(comparison_operator|boolean_operator|not_operator|conditional_expression)$/.test(String(parent.kind())))
    return true;
  if (/^(if_statement|elif_clause|while_statement)$/.test(String(parent.kind())))
    return parent.field("condition")?.id() === node.id();
  return parent.is("argument_list") && /^(isinstance|bool|callable)$/.test(parent.parent()?.field("function")?.text() ?? "");
}

// healers/code/join-strings/index.ts
var healer12 = {
  name: "join-strings",
  kind: "code",
  languages: ["python"],
  rules: ["heal/string-concat-in-loop"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const text = findGrowingTexts(tree).find(
      ({ additions }) => additions.some((it) => span(it).start < end && start < span(it).end)
    );
    if (text === void 0)
      return { leftAlone: "The text is read before its loop ends, or does not start as a literal." };
    const summary = "Join the pieces once";
    const expression = planExpression(path22, context.text, text);
    if (expression !== void 0) return { change: { edits: mergeEdits(expression) }, summary };
    const parts = freeName2(tree.root(), "parts");
    const edits = plan3(path22, context.text, text, parts);
    if (typeof edits === "string") return { leftAlone: edits };
    return { change: { edits: mergeEdits(edits) }, summary: "Collect the pieces in a list and join them once" };
  }
};
function planExpression(path22, text, growing) {
  const { start, loop, additions } = growing;
  const [addition] = additions;
  const body = loop.field("body");
  const value = addition?.field("right") ?? null;
  const [target, iterable] = [loop.field("left"), loop.field("right")];
  const literal = unwrap2(start.value);
  if (!loop.is("for_statement") || loop.field("alternative") !== null || /^async\b/.test(loop.text())) return void 0;
  if (additions.length !== 1 || body?.namedChildren().length !== 1 || !isEmptyText(literal)) return void 0;
  if (value === null || target === null || iterable === null || scopeOf(loop).is("module")) return void 0;
  const whole = { start: span(start.statement).end, end: span(loop).end };
  const around = text.slice(whole.end, nextLine(text, whole.end)) + text.slice(whole.start, span(loop).start);
  const isSimple2 = !["expression_list", "yield", "tuple"].includes(String(value.kind()));
  const strange = { rule: { any: ["comment", "await", "yield", "named_expression"].map((kind) => ({ kind })) } };
  if (around.trim() !== "" || !isSimple2 || iterable.is("expression_list") || loop.find(strange) !== null)
    return void 0;
  const names2 = target.is("identifier") ? [target] : descendants(target, "identifier");
  const isNeededLater = names2.some(
    (name2) => identifiersOf(scopeOf(loop), name2.text()).some((use) => span(use).start > whole.end || span(use).end < whole.start)
  );
  if (isNeededLater) return void 0;
  const piece = value.is("parenthesized_expression") ? value.text().slice(1, -1) : value.text();
  const joined = `${literal.text()}.join(${piece} for ${target.text()} in ${iterable.text()})`;
  if (joined.includes("\n")) return void 0;
  return [
    { path: path22, ...span(start.value), text: joined },
    { path: path22, ...whole, text: "" }
  ];
}
function isEmptyText(literal) {
  return /^[rRuU]?(?:""|'')$/.test(literal.text());
}
function plan3(path22, text, growing, parts) {
  const { start, loop, additions } = growing;
  const isModule2 = scopeOf(loop).is("module");
  if (isModule2) return "At the top of a module other files may read the text.";
  const assignment = start.name.parent();
  const type = assignment?.field("type") ?? null;
  if (type !== null && type.text() !== "str") return "The text is declared to be something else than `str`.";
  const edits = [{ path: path22, ...span(start.name), text: parts }];
  if (type !== null) edits.push({ path: path22, ...span(type), text: "list[str]" });
  const literal = unwrap2(start.value);
  edits.push({ path: path22, ...span(start.value), text: isEmptyText(literal) ? "[]" : `[${literal.text()}]` });
  for (const addition of additions) {
    const value = addition.field("right");
    if (value === null) return "An addition is incomplete.";
    if (["expression_list", "yield", "tuple"].includes(String(value.kind())))
      return "More than one value is added at once.";
    if (addition.find({ rule: { kind: "comment" } }) !== null) return "A comment stands inside an addition.";
    const whole = span(addition);
    const inner = value.is("parenthesized_expression") ? text.slice(span(value).start + 1, span(value).end - 1) : value.text();
    edits.push({ path: path22, start: whole.start, end: whole.end, text: `${parts}.append(${inner})` });
  }
  const at = nextLine(text, span(loop).end);
  const line = text.slice(span(loop).end, at);
  if (!/^[ \t]*(?:#[^\n]*)?\r?\n?$/.test(line)) return "Other statements share the last line of the loop.";
  const indent = indentationAt(text, span(loop).start);
  const ending = lineEnding(text);
  const quote = literal.is("string") && quoteOf2(literal)[0] === "'" ? "''" : '""';
  const hasBreak = line.endsWith("\n");
  const written = `${indent}${growing.name} = ${quote}.join(${parts})`;
  edits.push({ path: path22, start: at, end: at, text: hasBreak ? written + ending : ending + written });
  return edits;
}

// healers/code/js-array-to-set/index.ts
var healer13 = {
  name: "js-array-to-set",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-includes-in-loop"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { text } = context;
    const call = nodeAt(path22, text, finding.place, (node) => methodOf(node)?.name === "includes");
    const list = call && methodOf(call)?.object;
    if (!call || list?.kind() !== "identifier" || /\?\.\s*includes/.test(call.text())) {
      return { leftAlone: "Only a list with a name of its own is healed." };
    }
    const name2 = list.text();
    const found = resolve(list);
    if (!found) return { leftAlone: `Where \`${name2}\` comes from cannot be seen.` };
    const repeat = repeatsAround(call).findLast(
      (one) => isFromOutside(found, one) && one.node.ancestors().some((a) => a.id() === found.scope.id())
    );
    const statement2 = repeat && (isLoop(repeat.node) ? repeat.node : statementInBlock(repeat.node));
    const block = statement2?.parent();
    if (!repeat || !statement2 || !block || !/^(statement_block|program)$/.test(String(block.kind()))) {
      return { leftAlone: "There is no statement right before which the Set could be built." };
    }
    if (!contains(found.scope, statement2) || found.scope.id() === statement2.id() || contains(statement2, found.name)) {
      return { leftAlone: `\`${name2}\` is not known yet where the Set would be built.` };
    }
    if (!isLoop(repeat.node) && isInsideLoopOf(repeat.node, statement2)) {
      return { leftAlone: "The loop around it has no braces." };
    }
    if (assignmentsTo(found.scope, name2).length > 0) return { leftAlone: `\`${name2}\` gets another value somewhere.` };
    const others2 = uses(repeat.body, name2).filter((use) => !isIncludes(use));
    if (others2.length > 0 || isMutated(repeat.node, name2)) {
      return { leftAlone: `\`${name2}\` is used for more than \`includes\` in there, and may change.` };
    }
    if (await isSurelyText(list, path22, context))
      return { leftAlone: `\`${name2}\` is text, in which \`includes\` looks for a part.` };
    const set = freeName(`${singular(name2)}Set`, text);
    const { start } = span(statement2);
    const isAlone = text.slice(lineStart(text, start), start).trim() === "";
    const made2 = `const ${set} = new Set(${name2})`;
    const line = isAlone ? `${made2}${usesSemicolons(text) ? ";" : ""}${lineEnding(text)}${indentationAt(text, start)}` : `${made2}; `;
    const edits = [{ path: path22, start, end: start, text: line }];
    for (const use of uses(repeat.body, name2)) {
      const member = use.parent();
      const property = member?.field("property");
      edits.push({ path: path22, ...span(use), text: set });
      if (property) edits.push({ path: path22, ...span(property), text: "has" });
    }
    return { change: { edits }, summary: `Look \`${name2}\` up in a Set` };
  }
};
function isIncludes(use) {
  const member = use.parent();
  const call = member?.parent();
  const method = call?.kind() === "call_expression" ? methodOf(call) : void 0;
  return method?.name === "includes" && method.object.id() === use.id() && method.args.length === 1 && !/\?\./.test(member?.text() ?? "");
}
function isInsideLoopOf(node, statement2) {
  if (isLoop(statement2) && !["right", "initializer"].some((field) => {
    const header = statement2.field(field);
    return header !== null && contains(header, node);
  }))
    return true;
  return node.ancestors().some((ancestor) => isLoop(ancestor) && contains(statement2, ancestor) && ancestor.id() !== statement2.id());
}
async function isSurelyText(list, path22, context) {
  if (isArray(list) || context.language !== "typescript") return false;
  const type = await context.typescript.typeAt(path22, span(list).start, span(list).end);
  return type !== void 0 && type !== "any" && !isArrayType(type);
}
function singular(name2) {
  const last = wordsOf(name2).at(-1) ?? "";
  return last.length > 2 && /s$/.test(name2) && !/(ss|tus|ius|bus|is)$/.test(name2) ? name2.slice(0, -1) : name2;
}

// healers/code/js-await-in-loop/loop.ts
function readLoop(loop, unit, indent, eol) {
  const body = loop.field("body");
  const variable = loop.field("left");
  const iterable = loop.field("right");
  const keyword = loop.field("kind")?.text();
  if (!body || !variable || !iterable || loop.field("operator")?.text() !== "of" || loop.child(1)?.text() === "await") {
    return "this is no plain for \u2026 of";
  }
  if (!/^(const|let)$/.test(keyword ?? "")) return "the variable of the loop lives on after it";
  if (loop.parent()?.kind() === "labeled_statement") return "the loop has a label";
  if (hasComment(loop)) return "a comment in the loop would get lost";
  const statements2 = statementsOf(body);
  const push = pushOf(statements2.at(-1));
  if (!push || statements2.length > 2) return "its body does more than collect one result";
  const [first] = statements2.length === 2 ? statements2 : [];
  const step = first ? readStep(first) : void 0;
  if (first && !step) return "its body does more than collect one result";
  const work = [...step ? [step.awaited] : [], push.value];
  const trouble = troubleIn(work, push.list.text(), variable);
  if (trouble !== void 0) return trouble;
  const found = declarationOf(loop, push.list.text());
  if (typeof found === "string") return found;
  const mapper = mapperOf(variable.text(), step, push.value, unit, indent, eol);
  return { ...found, loop, variable, iterable, mapper };
}
function pushOf(statement2) {
  const [expression] = statement2?.kind() === "expression_statement" ? namedChildren(statement2) : [];
  const method = expression ? methodOf(expression) : void 0;
  const [value, ...more] = method?.args ?? [];
  if (method?.name !== "push" || method.object.kind() !== "identifier" || !value || more.length > 0) return void 0;
  return value.kind() === "spread_element" ? void 0 : { list: method.object, value };
}
function readStep(statement2) {
  if (statement2.kind() !== "lexical_declaration" || statement2.child(0)?.text() !== "const") return void 0;
  const [declarator, ...more] = namedChildren(statement2);
  const name2 = declarator?.field("name");
  const value = declarator?.field("value");
  if (!name2 || more.length > 0 || value?.kind() !== "await_expression") return void 0;
  return { source: statement2.text(), name: name2, awaited: value };
}
function troubleIn(work, list, variable) {
  const awaits = work.flatMap(
    (node) => (node.kind() === "await_expression" ? [node] : []).concat(findAllIn(node, "await_expression"))
  );
  if (awaits.length === 0) return "nothing is awaited in it";
  if (awaits.some(isSequential))
    return "the names say that each turn may need the one before (order, pace, a lock or a transaction)";
  const variables = variable.kind() === "identifier" ? [variable.text()] : namesIn(variable);
  if (!awaits.some((node) => variables.some((name2) => mentions(node, name2)))) {
    return "what is awaited does not depend on the turn, as if each one moved something on";
  }
  if (work.some((node) => mentions(node, list))) return "a turn reads what the ones before have collected";
  const changes = ["assignment_expression", "augmented_assignment_expression", "update_expression", "yield_expression"];
  if (work.some((node) => changes.some((kind) => node.kind() === kind || node.find({ rule: { kind } }) !== null))) {
    return "a turn changes something that the next one may read";
  }
  return void 0;
}
function namesIn(pattern) {
  return pattern.findAll({ rule: { any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier_pattern" }] } }).map((node) => node.text());
}
function declarationOf(loop, name2) {
  const missing2 = `\`${name2}\` does not start as an empty list right before the loop`;
  let before = loop.prev();
  while (before) {
    const [declarator, ...more] = /^(lexical|variable)_declaration$/.test(String(before.kind())) ? namedChildren(before) : [];
    if (declarator?.field("name")?.text() === name2) {
      const value = declarator.field("value");
      const list = value ? unwrap(value) : void 0;
      if (more.length > 0 || !value || list?.kind() !== "array" || namedChildren(list).length > 0 || hasComment(before))
        return missing2;
      const annotation = declarator.children().find((child2) => child2.kind() === "type_annotation")?.text();
      const asserted = value.kind() === "as_expression" ? namedChildren(value).at(-1)?.text() : void 0;
      const written = annotation ?? (asserted === void 0 ? "" : `: ${asserted}`);
      const type = /^:\s*any\[\]$/.test(written) ? "" : written;
      return { declaration: before, head: `${before.child(0)?.text() ?? "const"} ${name2}${type}` };
    }
    if (mentions(before, name2) || before.kind() === "comment") return missing2;
    before = before.prev();
  }
  return missing2;
}
function mapperOf(variable, step, value, unit, indent, eol) {
  const parameters = `(${variable})`;
  const awaited = step && value.text() === step.name.text() ? step.awaited : value;
  if (awaited.kind() === "await_expression" && (awaited !== value || !step)) {
    const [promise] = namedChildren(awaited);
    const call = promise && unwrap(promise);
    if (call && callOf(call) && findAllIn(call, "await_expression").length === 0)
      return `${parameters} => ${call.text()}`;
  }
  const result = value.kind() === "object" ? `(${value.text()})` : value.text();
  if (!step) return `async ${parameters} => ${result}`;
  const line = (text) => `${indent}${unit}${text}${eol}`;
  const end = step.source.endsWith(";") ? ";" : "";
  return `async ${parameters} => {${eol}${line(step.source)}${line(`return ${value.text()}${end}`)}${indent}}`;
}

// healers/code/js-await-in-loop/index.ts
var healer14 = {
  name: "js-await-in-loop",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/await-in-loop", "oxlint/no-await-in-loop", "eslint/no-await-in-loop"],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { text } = context;
    const isLoop2 = (node) => node.kind() === "for_in_statement";
    const found = nodeAt(path22, text, finding.place, (node) => isLoop2(node) || node.kind() === "await_expression");
    const loop = found && (isLoop2(found) ? found : statementInBlock(found)?.ancestors().find(isLoop2));
    if (!loop) return { leftAlone: "Only a for \u2026 of that collects its results is healed." };
    const { start, end } = span(loop);
    const read3 = readLoop(loop, indentUnit(text), indentationAt(text, start), lineEnding(text));
    if (typeof read3 === "string") return { leftAlone: `The turns stay one after the other: ${read3}.` };
    const { declaration, head, iterable, mapper } = read3;
    const list = unwrap(iterable);
    const all = await isList(list, path22, context) ? `${list.text()}.map(${mapper})` : `Array.from(${list.text()}, ${mapper})`;
    const from = span(declaration);
    const closing = declaration.text().endsWith(";") ? ";" : "";
    const statement2 = `${head} = await Promise.all(${all})${closing}`;
    const isNext = text.slice(from.end, start).trim() === "";
    const edits = isNext ? [{ path: path22, start: from.start, end, text: statement2 }] : [
      { path: path22, ...wholeLines(text, from.start, from.end) ?? from, text: "" },
      { path: path22, start, end, text: statement2 }
    ];
    return { change: { edits }, summary: "Await the independent calls together with Promise.all" };
  }
};
async function isList(list, path22, context) {
  if (isArray(list)) return /^(identifier|call_expression|member_expression|array)$/.test(String(list.kind()));
  if (context.language !== "typescript" || !/^(identifier|member_expression)$/.test(String(list.kind()))) return false;
  const type = await context.typescript.typeAt(path22, span(list).start, span(list).end);
  return type !== void 0 && isArrayType(type);
}

// healers/code/js-batch-query/query.ts
var name = "[A-Za-z_]\\w*";
var shape = new RegExp(
  `^\\s*select\\s+([\\s\\S]+?)\\s+from\\s+(${name})\\s+where\\s+(${name})\\s*=\\s*\\?\\s*;?\\s*$`,
  "i"
);
var aggregate = new RegExp(
  `^(?:sum|count|min|max|avg|total)\\s*\\(\\s*(?:${name}|\\*|distinct\\s+${name})\\s*\\)\\s+as\\s+(${name})$`,
  "i"
);
var ofJson = /^(key|value|type|atom|id|parent|fullkey|path|json|root|item)$/i;
var unique = /^(id|uuid|guid|sku|slug|key|code|isbn|email|username)$/i;
function readQuery(sql2) {
  const [, list = "", table3 = "", column = ""] = shape.exec(sql2) ?? [];
  if (table3 === "" || /\bselect\b|\bfrom\b|['"`]/i.test(list)) return void 0;
  const items = list.split(",").map((item) => item.trim());
  const [only] = items;
  const condition = `${table3}.${column} = items.value`;
  const alias = items.length === 1 && only !== void 0 ? aggregate.exec(only)?.[1] : void 0;
  if (alias !== void 0 && only !== void 0 && !ofJson.test(alias)) {
    const expression = only.replace(/\s+as\s+\w+$/i, "");
    const inner = /\(\s*(?:distinct\s+)?([A-Za-z_]\w*)/i.exec(expression)?.[1];
    return inner === "items" ? void 0 : { columns: [{ expression, name: alias }], isAggregate: true, table: table3, condition };
  }
  if (!items.every((item) => new RegExp(`^${name}$`).test(item))) return void 0;
  if (items.some((item) => item.toLowerCase() === "item") || !unique.test(column)) return void 0;
  const columns = items.map((item) => ({ expression: `${table3}.${item}`, name: item }));
  return { columns, isAggregate: false, table: table3, condition };
}
function batchSql(query) {
  const { columns, table: table3, condition } = query;
  const [only] = columns;
  if (query.isAggregate && only) {
    return `SELECT items.value AS item, (SELECT ${only.expression} FROM ${table3} WHERE ${condition}) AS ${only.name} FROM json_each(?) AS items`;
  }
  const list = columns.map(({ expression }) => expression).join(", ");
  return `SELECT items.value AS item, ${list} FROM json_each(?) AS items JOIN ${table3} ON ${condition}`;
}

// healers/code/js-batch-query/index.ts
var healer15 = {
  name: "js-batch-query",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-n-plus-one"],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { text } = context;
    const call = nodeAt(path22, text, finding.place, (node) => methodOf(node)?.name === "prepare");
    const prepared = call && methodOf(call);
    const [argument] = prepared?.args ?? [];
    const sql2 = argument && literalText(argument);
    if (!call || !prepared || sql2 === void 0)
      return {
        leftAlone: "Only statements that are prepared in the loop are batched; ask for all items at once by hand."
      };
    if (!/['"](?:node:sqlite|better-sqlite3)['"]/.test(text))
      return { leftAlone: "It is not certain that this is SQLite." };
    const read3 = readLoop2(call);
    if (typeof read3 === "string") return { leftAlone: `The queries stay in the loop: ${read3}.` };
    const query = readQuery(sql2);
    if (!query) return { leftAlone: "The statement is more than one condition on one table; batch it by hand." };
    const { loop, list, run: run2, row } = read3;
    if (!await holdsPlainValues(list, path22, context)) {
      return { leftAlone: `It is not certain that \`${list.text()}\` is a list of numbers or text.` };
    }
    const trouble = troubleWithRow(row);
    if (trouble !== void 0) return { leftAlone: `The queries stay in the loop: ${trouble}.` };
    const quote = quoteOf(text);
    const end = usesSemicolons(text) ? ";" : "";
    const { start } = span(loop);
    const gap = `${lineEnding(text)}${indentationAt(text, start)}`;
    const rows2 = freeName("rows", text);
    const byItem = freeName("rowByItem", text);
    const db = prepared.object.text();
    const statement2 = quoted(batchSql(query), quote);
    const first = `const ${rows2} = ${db}.prepare(${statement2}).all(JSON.stringify(${list.text()}))${end}`;
    const second = `const ${byItem} = new Map(${rows2}.map((row) => [row[${quote}item${quote}], row]))${end}`;
    const [item] = methodOf(run2)?.args ?? [];
    return {
      change: {
        edits: [
          { path: path22, start, end: start, text: `${first}${gap}${second}${gap}` },
          { path: path22, ...span(run2), text: `${byItem}.get(${item?.text() ?? ""})` }
        ]
      },
      summary: `Ask for all of \`${list.text()}\` in one query`
    };
  }
};
function readLoop2(call) {
  const member = call.parent();
  const run2 = member?.kind() === "member_expression" ? member.parent() : void 0;
  const method = run2?.kind() === "call_expression" ? methodOf(run2) : void 0;
  const [item, ...more] = method?.args ?? [];
  if (!run2 || method?.name !== "get" || item?.kind() !== "identifier" || more.length > 0)
    return "only get with the item itself is understood";
  const declarator = run2.parent();
  const row = declarator?.kind() === "variable_declarator" ? declarator.field("name") : null;
  const declaration = declarator?.parent();
  if (!declarator || row?.kind() !== "identifier" || declaration?.child(0)?.text() !== "const" || namedChildren(declaration).length > 1) {
    return "the row is not kept in a constant";
  }
  const body = declaration.parent();
  const loop = body?.parent();
  const list = loop?.field("right");
  if (body?.kind() !== "statement_block" || loop?.kind() !== "for_in_statement" || loop.field("operator")?.text() !== "of") {
    return "it does not stand right in a for \u2026 of";
  }
  if (loop.child(1)?.text() === "await" || loop.field("left")?.text() !== item.text() || list?.kind() !== "identifier") {
    return "the loop does not run over a named list of the items";
  }
  if (!/^(statement_block|program)$/.test(String(loop.parent()?.kind())))
    return "there is no place right before the loop";
  const db = methodOf(call)?.object;
  const path22 = db && pathOf(db);
  if (!db || path22 === void 0) return "the database is found anew in each turn";
  const root = path22.split(".")[0] ?? "";
  const others2 = uses(body, root).filter((use) => span(use).start !== span(db).start);
  if (root !== "this" && others2.length > 0) return "the loop does other things with the database";
  if (root === "this" && body.findAll({ rule: { kind: "this" } }).length > 1)
    return "the loop does other things with the object";
  if (assignmentsTo(loop, item.text()).length > 0 || isMutated(loop, list.text())) return "the loop changes its items";
  if (body.findAll({ rule: { kind: "await_expression" } }).length > 0)
    return "others may write to the database while the loop waits";
  return { loop, list, run: run2, row };
}
async function holdsPlainValues(list, path22, context) {
  const written = resolve(list)?.type;
  const type = written ?? (context.language === "typescript" ? await context.typescript.typeAt(path22, span(list).start, span(list).end) : void 0);
  return type !== void 0 && /^(?:readonly\s+)?(?:number|string)\[\]$|^(?:Readonly)?Array<(?:number|string)>$/.test(type.trim());
}
function rowUses(row) {
  const body = row.ancestors().find((node) => node.kind() === "statement_block");
  return body ? uses(body, row.text()).filter((use) => use.id() !== row.id()) : [];
}
function troubleWithRow(row) {
  for (const use of rowUses(row)) {
    const parent = use.parent();
    const isRead = /^(member|subscript)_expression$/.test(String(parent?.kind())) && parent?.field("object")?.id() === use.id();
    const isTested = parent !== void 0 && /^(parenthesized_expression|unary_expression)$/.test(String(parent?.kind()));
    if (!isRead && !isTested) return "the row is handed on as a whole, and would have one column more";
    if (parent && callOf(parent.parent() ?? parent)?.callee.id() === parent.id()) return "the row is more than data";
    if (isRead && parent && mentions(parent, "item")) return "the row has a column `item` of its own";
  }
  return void 0;
}

// healers/code/js-eval-to-json/index.ts
var dataWords = new Set("json data payload body response".split(" "));
var codeWords = new Set(
  "script code function fn func source src expression expr js serialized template module".split(" ")
);
var healer16 = {
  name: "js-eval-to-json",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-eval", "oxlint/no-eval", "eslint/no-eval"],
  // Text that is no strict JSON (single quotes, names without quotes, code) worked before and is refused now: on purpose.
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const call = nodeAt(path22, context.text, finding.place, isEval);
    const [argument, ...more] = (call && callOf(call)?.args) ?? [];
    if (!call || !argument || more.length > 0)
      return { leftAlone: "No call of eval with one argument was found here." };
    const data = dataOf(argument);
    if (!data || hasWord(data.text(), codeWords) || /serialize-javascript|devalue|toSource\(/.test(context.text)) {
      return { leftAlone: "It cannot be seen that the text is data and not code; if it is, read it with JSON.parse." };
    }
    return {
      change: { edits: [{ path: path22, ...span(call), text: `JSON.parse(${data.text()})` }] },
      summary: "Read the text as JSON instead of running it"
    };
  }
};
function isEval(node) {
  const call = callOf(node);
  return call !== void 0 && /^((window|globalThis|self|global)\.)?eval$/.test(pathOf(call.callee) ?? "");
}
function dataOf(argument) {
  const parts = textParts(argument);
  if (parts) {
    const [open3, value, close] = parts;
    if (parts.length !== 3 || !open3 || !value || !close) return void 0;
    if (!("text" in open3) || !("value" in value) || !("text" in close)) return void 0;
    return open3.text.trim() === "(" && close.text.trim() === ")" ? unwrap(value.value) : void 0;
  }
  const inner = unwrap(argument);
  const name2 = pathOf(inner)?.split(".").at(-1);
  return name2 !== void 0 && hasWord(name2, dataWords) ? inner : void 0;
}

// healers/code/js-exec-argv/words.ts
var special = /[|&;<>()$`\\'"*?[\]{}#!\n\r]|(?:^|\s)~/;
var several = /* @__PURE__ */ new Set([
  "arg",
  "argument",
  "flag",
  "option",
  "opt",
  "cmd",
  "command",
  "param",
  "rest",
  "script",
  "files",
  "paths"
]);
function splitWords(parts) {
  const words = [];
  let open3;
  for (const [index, part] of withoutQuotes(parts).entries()) {
    if ("text" in part) {
      if (special.test(part.text)) return "the command uses the shell (pipes, quotes, variables or patterns)";
      if (open3 && !/^\s/.test(part.text) && part.text !== "") return "a value is only a part of a word of the command";
      if (open3) words.push(open3);
      open3 = void 0;
      const found = part.text.split(/\s+/).filter((word2) => word2 !== "");
      if (found.length > 0 && !/\s$/.test(part.text) && index < parts.length - 1) {
        return "a value is only a part of a word of the command";
      }
      words.push(...found.map((text) => ({ text })));
      continue;
    }
    if (open3) return "two values make one word of the command";
    const word = wordOf(part.value, "quoted" in part);
    if (typeof word === "string") return word;
    open3 = word;
  }
  if (open3) words.push(open3);
  return words;
}
function withoutQuotes(parts) {
  const result = [...parts];
  for (let i = 1; i < result.length - 1; i++) {
    const [before, value, after] = [result[i - 1], result[i], result[i + 1]];
    if (!before || !value || !after || !("text" in before) || !("value" in value) || !("text" in after)) continue;
    const quote = /(?:^|\s)(["'])$/.exec(before.text)?.[1];
    if (quote === void 0 || !new RegExp(`^${quote}(?:\\s|$)`).test(after.text)) continue;
    result[i - 1] = { text: before.text.slice(0, -1) };
    result[i] = { value: value.value, quoted: true };
    result[i + 1] = { text: after.text.slice(1) };
  }
  return result;
}
function wordOf(value, isQuoted) {
  const inner = unwrap(value);
  const method = methodOf(inner);
  if (!isQuoted && method?.name === "join" && method.args[0] && literalText(method.args[0]) === " ") {
    return { list: method.object };
  }
  const name2 = pathOf(inner)?.split(".").at(-1);
  if (!isQuoted && name2 !== void 0 && hasWord(name2, several))
    return `\`${name2}\` may hold several words of the command`;
  if (!isQuoted && /^(ternary_expression|binary_expression|template_string)$/.test(String(inner.kind()))) {
    return "a value is put together in a way that may give no word or several";
  }
  return { value };
}

// healers/code/js-exec-argv/index.ts
var replacement = { exec: "execFile", execSync: "execFileSync" };
var notPrograms = new Set(
  "cd export source . eval exec set unset alias ulimit umask type wait read trap npm npx yarn pnpm bun corepack start del copy dir cls echo".split(
    " "
  )
);
var healer17 = {
  name: "js-exec-argv",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-command-injection"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const call = nodeAt(
      path22,
      context.text,
      finding.place,
      (node) => /exec(Sync)?$/.test(callOf(node)?.callee.text() ?? "")
    );
    const parsed = call && callOf(call);
    const [command, ...rest] = parsed?.args ?? [];
    if (!call || !parsed || !command) return { leftAlone: "The command is not started by exec or execSync here." };
    const api = apiOf(parsed.callee);
    const wanted = api?.module === "child_process" ? replacement[api.name] : void 0;
    if (wanted === void 0) return { leftAlone: "It is not certain that this is exec of child_process." };
    const options = rest[0] && rest[0].kind() !== "object" && !/function/.test(String(rest[0].kind())) ? rest[0] : void 0;
    if (options && (api?.name === "execSync" || rest.length > 1))
      return { leftAlone: "The options are not written here, so that a `shell` among them cannot be seen." };
    if (rest.some((node) => node.kind() === "object" && /shell\s*[:,}]|\.\.\./.test(node.text()))) {
      return { leftAlone: "The options name a shell on purpose, or bring in others that may." };
    }
    const parts = textParts(command);
    if (!parts) return { leftAlone: "The command is put together elsewhere; write it as a list of arguments there." };
    const words = splitWords(parts);
    if (typeof words === "string") return { leftAlone: `It stays in the shell: ${words}.` };
    const [program, ...args] = words;
    if (!program || !("text" in program))
      return { leftAlone: "The program itself is a value; check it against a list of allowed ones." };
    if (notPrograms.has(program.text) || program.text.includes("=")) {
      return {
        leftAlone: `\`${program.text}\` is run by a shell here or on Windows; an argument list would not find it.`
      };
    }
    const rename5 = renameCallee(path22, context.text, parsed.callee, wanted);
    if (!rename5) return { leftAlone: `\`${wanted}\` cannot be brought in here without touching other code.` };
    const quote = quoteOf(context.text);
    const list = args.map((word) => wordText(word, quote)).join(", ");
    const range = span(command);
    return {
      change: {
        edits: [
          ...rename5,
          { path: path22, start: range.start, end: range.end, text: `${quoted(program.text, quote)}, [${list}]` }
        ]
      },
      summary: `Start \`${program.text}\` with a list of arguments instead of a shell command`
    };
  }
};
function wordText(word, quote) {
  if ("text" in word) return quoted(word.text, quote);
  if ("list" in word) return `...${word.list.text()}`;
  return isNumber(word.value) ? `String(${word.value.text()})` : unwrap(word.value).text();
}
function renameCallee(path22, text, callee, wanted) {
  const replace = (node, to) => ({ path: path22, ...span(node), text: to });
  const property = callee.field("property");
  if (callee.kind() === "member_expression" && property) return [replace(property, wanted)];
  const found = callee.kind() === "identifier" ? resolve(callee) : void 0;
  const list = found?.name.ancestors().find((node) => /^(named_imports|object_pattern)$/.test(String(node.kind())));
  if (!found || !list) return void 0;
  const specifier = namedChildren(list).find(
    (node) => node.text().includes(callee.text()) && node.range().start.index <= span(found.name).start && span(node).end >= span(found.name).end
  );
  if (!specifier || specifier.text() !== callee.text()) return void 0;
  if (namedChildren(list).some((node) => node.text() === wanted)) {
    const isLast = countOf(text, callee.text()) === 2;
    return isLast ? void 0 : [replace(callee, wanted)];
  }
  if (freeName(wanted, text) !== wanted) return void 0;
  const isOnlyUse = countOf(text, callee.text()) === 2;
  const entry = isOnlyUse ? replace(specifier, wanted) : { path: path22, start: span(specifier).end, end: span(specifier).end, text: `, ${wanted}` };
  return [entry, replace(callee, wanted)];
}
function countOf(text, name2) {
  return text.match(new RegExp(`(?<![\\w$.])${name2}(?![\\w$])`, "g"))?.length ?? 0;
}

// src/syntax/javascript/hoist.ts
function hoist(path22, text, expression, wanted) {
  const names2 = expression.findAll({
    rule: { any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier" }] }
  });
  const found = names2.map((name3) => resolve(name3));
  const own = found.filter((binding) => binding !== void 0);
  if (own.some((binding) => binding.kind !== "const" && assignmentsTo(binding.scope, binding.name.text()).length > 0)) {
    return "a name in it gets another value somewhere";
  }
  const repeat = repeatsAround(expression).findLast((one) => own.every((binding) => isFromOutside(binding, one)));
  if (!repeat) return "it is not the same in each turn";
  const statement2 = isLoop(repeat.node) ? repeat.node : statementInBlock(repeat.node);
  const block = statement2?.parent();
  if (!statement2 || !block || !/^(statement_block|program)$/.test(String(block.kind())))
    return "there is no place right before the loop";
  if (own.some((binding) => !contains(binding.scope, statement2) || binding.scope.id() === statement2.id())) {
    return "a name in it is not known before the loop";
  }
  const { start } = span(statement2);
  const isAlone = text.slice(lineStart(text, start), start).trim() === "";
  const gap = isAlone ? `${lineEnding(text)}${indentationAt(text, start)}` : " ";
  const end = usesSemicolons(text) || !isAlone ? ";" : "";
  const declarator = expression.parent();
  const declaration = declarator?.parent();
  const name2 = declarator?.field("name");
  if (declarator?.kind() === "variable_declarator" && declaration && name2?.kind() === "identifier") {
    const isPlain = declaration.child(0)?.text() === "const" && namedChildren(declaration).length === 1;
    const root = expression.ancestors().at(-1);
    const everywhere = root ? uses(root, name2.text()) : [];
    const scope = declaration.parent();
    if (isPlain && scope && everywhere.every((use) => contains(scope, use))) {
      const range = lineOf(text, span(declaration).start, span(declaration).end);
      return [
        { path: path22, start, end: start, text: `${declaration.text()}${gap}` },
        { path: path22, ...range, text: "" }
      ];
    }
  }
  const fresh = freeName(wanted, text);
  return [
    { path: path22, start, end: start, text: `const ${fresh} = ${expression.text()}${end}${gap}` },
    { path: path22, ...span(expression), text: fresh }
  ];
}
function lineOf(text, start, end) {
  const spaces = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  return wholeLines(text, start, end) ?? { start, end: end + spaces };
}

// healers/code/js-hoist-regexp/index.ts
var healer18 = {
  name: "js-hoist-regexp",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-regexp-in-loop"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const made2 = nodeAt(path22, context.text, finding.place, (node) => node.kind() === "new_expression");
    if (made2?.field("constructor")?.text() !== "RegExp") return { leftAlone: "No new RegExp was found here." };
    const [pattern, flags3] = namedChildren(made2.field("arguments") ?? made2);
    const given = flags3 ? literalText(flags3) : "";
    if (!pattern || given === void 0)
      return { leftAlone: "The flags are not written here; with g or y a pattern remembers its place." };
    if (/[gy]/.test(given))
      return { leftAlone: "With the flag g or y a pattern remembers where it stopped, so each turn needs its own." };
    if (!flags3 && !isText(pattern)) {
      return { leftAlone: "The pattern may be a regular expression with flags of its own." };
    }
    if (!isOnlyMatched(made2)) return { leftAlone: "The pattern is handed on, and each receiver may need its own." };
    const edits = hoist(path22, context.text, made2, "pattern");
    if (typeof edits === "string") return { leftAlone: `It stays in the loop: ${edits}.` };
    return { change: { edits }, summary: "Compile the pattern once, before the loop" };
  }
};
function isOnlyMatched(made2) {
  const declarator = made2.parent();
  const name2 = declarator?.kind() === "variable_declarator" ? declarator.field("name") : null;
  if (!name2) return isMatched(made2);
  const scope = declarator?.parent()?.parent();
  const others2 = scope ? uses(scope, name2.text()).filter((use) => use.id() !== name2.id()) : [];
  return others2.length > 0 && others2.every(isMatched);
}
function isMatched(node) {
  const parent = node.parent();
  if (parent?.kind() === "member_expression") return /^(test|exec)$/.test(parent.field("property")?.text() ?? "");
  const call = parent?.kind() === "arguments" ? parent.parent() : void 0;
  const method = call ? methodOf(call) : void 0;
  return method?.args[0]?.id() === node.id() && /^(match|search|replace|split)$/.test(method.name);
}

// healers/code/js-inner-html/markup.ts
var voids = /* @__PURE__ */ new Set(["br", "hr"]);
var unsafe = /* @__PURE__ */ new Set(["script", "style", "iframe", "svg", "math", "template", "textarea", "title", "noscript"]);
var misplaced = /* @__PURE__ */ new Set(["tr", "td", "th", "tbody", "thead", "tfoot", "caption", "col", "html", "head", "body"]);
function readMarkup(parts) {
  const pieces = [];
  let text = [];
  let open3;
  const close = () => {
    if (open3) pieces.push({ ...open3, text });
    else if (text.length > 0) pieces.push({ text });
    text = [];
    open3 = void 0;
  };
  for (const part of parts) {
    if ("value" in part) {
      text.push(part);
      continue;
    }
    let rest = part.text;
    while (rest !== "") {
      const plain = /^[^<&]+/.exec(rest)?.[0];
      if (plain !== void 0) {
        text.push({ text: plain });
        rest = rest.slice(plain.length);
        continue;
      }
      const tag = /^<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"&]*")*)\s*(\/?)>/.exec(rest);
      const name2 = tag?.[2];
      if (!tag || name2 === void 0 || unsafe.has(name2) || misplaced.has(name2)) return void 0;
      rest = rest.slice(tag[0].length);
      if (tag[1] === "/") {
        if (open3?.tag !== name2) return void 0;
        close();
        continue;
      }
      if (open3) return void 0;
      close();
      const attributes = attributesOf(tag[3] ?? "");
      if (!attributes) return void 0;
      if (voids.has(name2)) pieces.push({ tag: name2, attributes, text: [] });
      else if (tag[4] === "/") return void 0;
      else open3 = { tag: name2, attributes };
    }
  }
  if (open3) return void 0;
  close();
  return pieces;
}
var properties = { class: "className", id: "id", title: "title" };
function attributesOf(source) {
  const found = /* @__PURE__ */ new Map();
  for (const [, name2 = "", value = ""] of source.matchAll(/([a-z-]+)="([^"]*)"/g)) {
    const property = properties[name2];
    if (property === void 0) return void 0;
    found.set(property, value);
  }
  return found;
}
function valuesOf(parts) {
  return parts.flatMap((part) => "value" in part ? [part.value] : []);
}

// healers/code/js-inner-html/index.ts
var escapers = /^(escapeHtml|escapeHTML|htmlEscape|escHtml|encodeHtml|encodeHTML|escapeXml)$/;
var healer19 = {
  name: "js-inner-html",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-inner-html"],
  // Assumes that the values are text; one that is markup on purpose would be shown as it is written.
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { text } = context;
    const node = nodeAt(path22, text, finding.place, (one) => /assignment_expression$/.test(String(one.kind())));
    const target = node?.field("left");
    const value = node?.field("right");
    const property = target?.field("property");
    if (!node || !target || !value || property?.text() !== "innerHTML") {
      return { leftAlone: "Only an assignment to innerHTML is healed; choose a safe call for this one by hand." };
    }
    const parts = textParts(value);
    if (!parts) return { leftAlone: "The markup is made elsewhere; escape its values there." };
    const tainted = valuesOf(parts).filter((one) => !isConstant(one));
    if (tainted.some(looksLikeMarkup)) {
      return { leftAlone: "A value is called markup by its name; escape what goes into it where it is made." };
    }
    const escape2 = escaperIn(node);
    const receiver = pathOf(target.field("object") ?? target);
    const pieces = readMarkup(parts);
    if (escape2 !== void 0 && isOnlyInText(parts)) {
      return {
        change: { edits: tainted.filter((one) => !isCleaned(one)).map((one) => wrap(path22, one, escape2)) },
        summary: `Escape the values of the markup with \`${escape2}\``
      };
    }
    if (!pieces || pieces.length === 0 || pieces.length > 5 || receiver === void 0) {
      return { leftAlone: "The markup is more than text and plain elements around its values; escape them by hand." };
    }
    if (tainted.some(isCleaned))
      return { leftAlone: "Some values are escaped already and would be shown as they are escaped." };
    if (node.parent()?.kind() !== "expression_statement") return { leftAlone: "The value of the assignment is used." };
    const isAppended = node.kind() === "augmented_assignment_expression";
    const [only] = pieces;
    if (!isAppended && only && pieces.length === 1 && !("tag" in only)) {
      return {
        change: { edits: [{ path: path22, ...span(property), text: "textContent" }] },
        summary: "Set the text as text, not as markup"
      };
    }
    const source = text;
    const maker = /(?<![\w$.])document\./.test(source) ? "document" : `${receiver}.ownerDocument`;
    const quote = quoteOf(source);
    const made2 = pieces.map((piece) => makePiece(piece, maker, quote)).join(", ");
    const method = isAppended ? "append" : "replaceChildren";
    return {
      change: { edits: [{ path: path22, ...span(node), text: `${receiver}.${method}(${made2})` }] },
      summary: "Make the elements and set their text as text, not as markup"
    };
  }
};
function looksLikeMarkup(value) {
  return /html|markup|template|icon|svg|render|component|children|content|partial|(?:^|\.)map\(|<|=>/i.test(value.text()) || /^(ternary_expression|call_expression)$/.test(String(value.kind()));
}
function isOnlyInText(parts) {
  let before = "";
  for (const part of parts) {
    if ("text" in part) before += part.text;
    else if (before.lastIndexOf("<") > before.lastIndexOf(">")) return false;
  }
  return !/<(script|style)\b/i.test(before);
}
function escaperIn(node) {
  const root = node.ancestors().at(-1);
  for (const identifier of root?.findAll({ rule: { kind: "identifier", regex: escapers.source } }) ?? []) {
    const found = resolve(identifier);
    if (found?.scope.kind() === "program") return identifier.text();
  }
  return void 0;
}
function wrap(path22, value, escape2) {
  const range = span(value);
  const text = value.text();
  const isWrapped = value.kind() === "parenthesized_expression";
  const inner = isWrapped ? text : isText(value) ? `(${text})` : `(String(${text}))`;
  return { path: path22, ...range, text: `${escape2}${inner}` };
}
function makePiece(piece, maker, quote) {
  if (!("tag" in piece)) return textOf2(piece.text, quote);
  const element = `${maker}.createElement(${quoted(piece.tag, quote)})`;
  const fields = [...piece.attributes].map(([name2, value]) => `${name2}: ${quoted(value, quote)}`);
  if (piece.text.length > 0) fields.push(`textContent: ${textOf2(piece.text, quote)}`);
  return fields.length === 0 ? element : `Object.assign(${element}, { ${fields.join(", ")} })`;
}
function textOf2(parts, quote) {
  const [first, ...more] = parts;
  if (!first) return quoted("", quote);
  if (more.length === 0) {
    if ("text" in first) return quoted(first.text, quote);
    const [inner = first.value] = first.value.kind() === "parenthesized_expression" ? namedChildren(first.value) : [];
    return inner.text();
  }
  const body = parts.map(
    (part) => "text" in part ? part.text.replace(/[\\`]|\$\{/g, "\\$&") : `\${${part.value.text()}}`
  );
  return `\`${body.join("")}\``;
}

// src/syntax/environment-variables.ts
var examples = [
  ...[".env.example", ".env.sample", ".env.template", ".env.dist"],
  ...[
    "docker-compose.yml",
    "docker-compose.yaml",
    "compose.yml",
    "compose.yaml",
    "app.json",
    "render.yaml",
    "fly.toml"
  ]
];
var maxFiles2 = 2e3;
async function isVariableNamed(variable, project) {
  const named = new RegExp(`(?:^|[\\s"'-])${variable}(?:"?\\s*[:=]|\\s*$)`, "m");
  for (const file of examples) {
    if (named.test(await project.read(file) ?? "")) return true;
  }
  const reads = new RegExp(
    `(?:environ(?:\\.get\\(|\\[)|getenv\\()\\s*["']${variable}["']|process\\.env(?:\\.${variable}\\b|\\[\\s*["']${variable}["'])`
  );
  const isTest = /(^|\/)(tests?|__tests__|spec)\/|(^|\/)(test_|conftest)|[._](test|spec)\.[cm]?[jt]sx?$/;
  for (const file of project.files.filter((each) => !isTest.test(each)).slice(0, maxFiles2)) {
    if (reads.test(await project.read(file) ?? "")) return true;
  }
  return false;
}

// healers/code/js-secret-to-env/index.ts
var healer20 = {
  name: "js-secret-to-env",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-hardcoded-secret"],
  // Nothing works until somebody sets the variable.
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { text } = context;
    const value = nodeAt(path22, text, finding.place, (node) => /string$/.test(String(node.kind())));
    const holder = value?.parent();
    if (!value || !holder || !/^(variable_declarator|assignment_expression|pair)$/.test(String(holder.kind()))) {
      return { leftAlone: "The secret has no name here that the variable could take." };
    }
    if (/(?<![\w$.])(window|document|navigator|localStorage)\.|from ['"](react|vue)/.test(text)) {
      return { leftAlone: "Code for browsers cannot keep a secret; ask a server of your own instead." };
    }
    const name2 = variableName(holder);
    if (name2 === void 0) return { leftAlone: "No good name for the variable was found." };
    if (!await isVariableNamed(name2, context)) {
      return {
        leftAlone: `Nothing in the project sets ${name2}: set it where the program runs, read it with process.env.${name2}, stop when it is missing, and replace the secret, which everybody who has the code knows.`
      };
    }
    return {
      change: { edits: [{ path: path22, ...span(value), text: `process.env.${name2}` }] },
      summary: `Read the secret from ${name2}: set it, and replace the one that everybody could read`
    };
  }
};
function variableName(holder) {
  const target = holder.field("name") ?? holder.field("left") ?? holder.field("key");
  const words = wordsOf((target?.text() ?? "").replace(/^.*\./, ""));
  const name2 = words.join("_").toUpperCase();
  return words.length >= 2 && /^[A-Z][A-Z0-9_]*$/.test(name2) ? name2 : void 0;
}

// healers/code/js-secure-random/index.ts
var healer21 = {
  name: "js-secure-random",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-weak-random"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { text } = context;
    const random = nodeAt(path22, text, finding.place, (node) => node.text() === "Math.random()");
    if (!random) return { leftAlone: "Math.random is not called here." };
    const id = idTextOf(random);
    const tree = parse(path22, text);
    const system = moduleSystemOf(path22, tree, await packageTypeOf(path22, context.read));
    if (id) {
      const { length } = id;
      if (length !== void 0 && length > 32)
        return { leftAlone: "The text would have to be longer than one UUID is." };
      const global = globalName(random);
      const isOld = global.module !== "crypto" && await oldestNode(path22, context.read) < 20;
      const needed2 = isOld ? needBuiltin(path22, text, tree, system, "crypto", "randomUUID") : void 0;
      if (isOld && (!needed2 || isForPage(text))) {
        return {
          leftAlone: "The package is for versions of Node that have no global crypto; bring randomUUID in by hand."
        };
      }
      const call = needed2 ? needed2.local : `${global.name}.randomUUID`;
      return {
        change: {
          edits: [...needed2?.edits ?? [], { path: path22, ...span(id.node), text: uuidText(call, length, quoteOf(text)) }]
        },
        summary: "Make the id with crypto.randomUUID"
      };
    }
    const index = indexOf(random);
    if (!index)
      return { leftAlone: "How the number becomes an id or token is too special to be changed with certainty." };
    if (!await isForNode(path22, text, context.read)) {
      return { leftAlone: "This may run in a browser, which has no randomInt; use crypto.getRandomValues." };
    }
    const needed = needBuiltin(path22, text, tree, system, "crypto", "randomInt");
    if (!needed) return { leftAlone: "The file uses the name `randomInt` for something else." };
    return {
      change: {
        edits: [...needed.edits, { path: path22, ...span(index.node), text: `${needed.local}(${index.limit.text()})` }]
      },
      summary: "Choose with crypto.randomInt, which cannot be predicted"
    };
  }
};
function idTextOf(random) {
  const made2 = callAround(random);
  const method = made2 && methodOf(made2);
  if (!made2 || method?.name !== "toString" || !/^(36|32|16)$/.test(method.args[0]?.text() ?? "")) return void 0;
  const cut = callAround(made2);
  const how = cut && methodOf(cut);
  if (!cut || !how || !/^(slice|substr|substring)$/.test(how.name)) return void 0;
  const numbers = how.args.map((argument) => /^-?\d+$/.test(argument.text()) ? Number(argument.text()) : Number.NaN);
  const [from, to] = numbers;
  if (from === void 0 || Number.isNaN(from) || Number.isNaN(to ?? 0) || numbers.length > 2) return void 0;
  if (from < 0) return how.name === "slice" && to === void 0 ? { node: cut, length: -from } : void 0;
  if (to === void 0) return { node: cut, length: void 0 };
  const length = how.name === "substr" ? to : to - from;
  return length > 0 ? { node: cut, length } : void 0;
}
function callAround(object) {
  const member = object.parent();
  const call = member?.kind() === "member_expression" ? member.parent() : void 0;
  return call?.kind() === "call_expression" && methodOf(call)?.object.id() === object.id() ? call : void 0;
}
function uuidText(randomUuid, length, quote) {
  const uuid = `${randomUuid}()`;
  if (length === void 0) return uuid;
  if (length <= 8) return `${uuid}.slice(0, ${length})`;
  return `${uuid}.replace(/-/g, ${quote}${quote}).slice(0, ${length})`;
}
function globalName(near) {
  const root = near.ancestors().at(-1);
  const own = root?.findAll({ rule: { kind: "identifier", regex: "^crypto$" } }).map((node) => resolve(node)) ?? [];
  const declared = own.find((binding) => binding !== void 0);
  if (!declared) return { name: "crypto", module: void 0 };
  const isModule2 = declared.scope.kind() === "program" && apiOf(declared.name)?.module === "crypto";
  return isModule2 ? { name: "crypto", module: "crypto" } : { name: "globalThis.crypto", module: void 0 };
}
function indexOf(random) {
  const product = random.parent();
  if (product?.kind() !== "binary_expression" || product.field("operator")?.text() !== "*") return void 0;
  const left = product.field("left");
  const right = product.field("right");
  const limit = left?.id() === random.id() ? right : left;
  let call = product.parent();
  while (call && call.kind() !== "call_expression" && /^(arguments|parenthesized_expression)$/.test(String(call.kind())))
    call = call.parent();
  if (!limit || !call || pathOf(call.field("function") ?? call) !== "Math.floor") return void 0;
  if (call.field("arguments")?.children().filter((child2) => child2.isNamed()).length !== 1)
    return void 0;
  const inner = unwrap(limit);
  const isWhole = /^[1-9]\d{0,9}$/.test(inner.text()) || inner.field("property")?.text() === "length";
  return isWhole ? { node: call, limit: inner } : void 0;
}
function isForPage(text) {
  return /(?<![\w$.])(window|document|navigator|localStorage)\./.test(text);
}
async function oldestNode(path22, read3) {
  const folders = path22.split("/").slice(0, -1);
  for (let i = folders.length; i >= 0; i--) {
    const manifest = await read3([...folders.slice(0, i), "package.json"].join("/"));
    if (manifest === void 0) continue;
    const engine = /"engines"\s*:\s*\{[^}]*"node"\s*:\s*"([^"]*)"/.exec(manifest)?.[1] ?? "";
    const majors = [...engine.matchAll(/(?:^|[\s|>=^~v])(\d+)(?:\.|\b)/g)].map(([, major]) => Number(major));
    return majors.length > 0 ? Math.min(...majors) : 24;
  }
  return 24;
}
async function isForNode(path22, text, read3) {
  if (isForPage(text)) return false;
  if (/['"]node:|\brequire\(['"](fs|path|crypto|http|os|child_process)['"]\)|(?<![\w$.])process\./.test(text))
    return true;
  const folders = path22.split("/").slice(0, -1);
  for (let i = folders.length; i >= 0; i--) {
    const manifest = await read3([...folders.slice(0, i), "package.json"].join("/"));
    if (manifest === void 0) continue;
    if (/"(react|react-dom|vue|svelte|@angular\/core|preact|solid-js|browserslist|browser)"\s*:/.test(manifest))
      return false;
    return /"engines"\s*:\s*\{[^}]*"node"|"@types\/node"\s*:|"(express|fastify|koa)"\s*:/.test(manifest);
  }
  return false;
}

// healers/code/js-spread-in-reduce/index.ts
var healer22 = {
  name: "js-spread-in-reduce",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/spread-in-reduce", "oxlint/oxc/no-accumulating-spread", "biome/lint/performance/noAccumulatingSpread"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { text } = context;
    const at = nodeAt(path22, text, finding.place, (node) => node.kind() === "spread_element" || isReduce(node));
    const call = at && [at, ...at.ancestors()].find(isReduce);
    const method = call && methodOf(call);
    const [callback, initial, ...more] = method?.args ?? [];
    if (!call || !method || !callback || more.length > 0)
      return { leftAlone: "No reduce with a function was found here." };
    if (!initial) return { leftAlone: "Without a start value the first item itself would be changed." };
    if (!isFresh(initial))
      return { leftAlone: "The start value is not written here; somebody else may hold it as well." };
    if (hasComment(call)) return { leftAlone: "A comment inside would get lost." };
    const parts = readCallback(callback);
    if (typeof parts === "string") return { leftAlone: `The result is built in another way: ${parts}.` };
    const { parameters, key, value, name: name2 } = parts;
    const isBare = initial.kind() === "object" && namedChildren(initial).length === 0 && parameters.length === 2;
    const isFree = uses(callback, name2).length === 2;
    const isTyped = call.children().some((child2) => child2.kind() === "type_arguments");
    if (key !== void 0 && isBare && isFree && !isTyped && method.name === "reduce") {
      const list = method.object.text();
      const entry = `[${key}, ${value}]`;
      return {
        change: {
          edits: [
            { path: path22, ...span(call), text: `Object.fromEntries(${list}.map((${parameters[1] ?? ""}) => ${entry}))` }
          ]
        },
        summary: "Build the object once with Object.fromEntries"
      };
    }
    const eol = lineEnding(text);
    const indent = indentationAt(text, span(callback).start);
    const unit = indentUnit(text);
    const end = usesSemicolons(text) ? ";" : "";
    const step = key === void 0 ? `${name2}.push(${value})` : `${name2}[${key}] = ${value}`;
    const body = `{${eol}${indent}${unit}${step}${end}${eol}${indent}${unit}return ${name2}${end}${eol}${indent}}`;
    const old = callback.field("body");
    if (!old) return { leftAlone: "The function has no body." };
    return {
      change: { edits: [{ path: path22, ...span(old), text: body }] },
      summary: `Fill \`${name2}\` instead of copying it in each turn`
    };
  }
};
function isReduce(node) {
  return /^reduce(Right)?$/.test(methodOf(node)?.name ?? "");
}
function isFresh(initial) {
  return /^(object|array)$/.test(String(unwrap(initial).kind()));
}
function readCallback(callback) {
  const other = "only one entry beside the copy is understood";
  if (callback.kind() !== "arrow_function") return "it is no arrow function";
  const list = namedChildren(callback.field("parameters") ?? callback);
  const first = list[0]?.field("pattern") ?? list[0];
  const body = callback.field("body");
  if (first?.kind() !== "identifier" || list[0]?.field("value") || !body || list.length < 2)
    return "its parameters are special";
  const name2 = first.text();
  const literal = resultOf(body);
  const [spread, entry, ...more] = literal ? namedChildren(literal) : [];
  if (!literal || !spread || !entry || more.length > 0) return other;
  if (spread.kind() !== "spread_element" || spread.text().replace(/^\.\.\.\s*/, "") !== name2) return other;
  const others2 = uses(callback, name2).filter((use) => use.id() !== first.id() && use.parent()?.id() !== spread.id());
  if (others2.some(
    (use) => !/^(member|subscript)_expression$/.test(String(use.parent()?.kind())) || use.parent()?.field("object")?.id() !== use.id()
  )) {
    return `\`${name2}\` itself is handed on`;
  }
  const parameters = list.map((parameter) => parameter.text());
  if (literal.kind() === "array") {
    if (entry.kind() === "spread_element") return "a whole list is added in each turn";
    return { name: name2, parameters, key: void 0, value: entry.text() };
  }
  const value = entry.field("value");
  const key = entry.field("key");
  if (entry.kind() === "shorthand_property_identifier")
    return { name: name2, parameters, key: `'${entry.text()}'`, value: entry.text() };
  if (entry.kind() !== "pair" || !key || !value) return other;
  if (key.kind() === "computed_property_name")
    return { name: name2, parameters, key: key.text().slice(1, -1).trim(), value: value.text() };
  return other;
}
function resultOf(body) {
  let value = body;
  if (body.kind() === "statement_block") {
    const [only, ...more] = namedChildren(body);
    value = only?.kind() === "return_statement" && more.length === 0 ? namedChildren(only)[0] : void 0;
  }
  const inner = value && unwrap(value);
  if (value && /^(as|satisfies)_expression$/.test(String(value.kind()))) return void 0;
  return inner && /^(object|array)$/.test(String(inner.kind())) ? inner : void 0;
}

// healers/code/js-sql-parameters/driver.ts
var sqlite = { style: "question", takes: "chained", methods: /* @__PURE__ */ new Set(["prepare", "exec"]) };
var mysql = { style: "question", takes: "list", methods: /* @__PURE__ */ new Set(["query", "execute"]) };
var drivers = [
  { name: "sqlite", ...sqlite },
  { name: "better-sqlite3", ...sqlite },
  { name: "sqlite3", style: "question", takes: "list", methods: /* @__PURE__ */ new Set(["all", "get", "run", "each"]) },
  { name: "pg", style: "dollar", takes: "list", methods: /* @__PURE__ */ new Set(["query"]) },
  { name: "pg-pool", style: "dollar", takes: "list", methods: /* @__PURE__ */ new Set(["query"]) },
  { name: "mysql2", ...mysql },
  { name: "mysql2/promise", ...mysql },
  { name: "mysql", style: "question", takes: "list", methods: /* @__PURE__ */ new Set(["query"]) },
  { name: "mariadb", ...mysql },
  { name: "knex", style: "question", takes: "list", methods: /* @__PURE__ */ new Set(["raw"]) },
  { name: "sequelize", style: "question", takes: "replacements", methods: /* @__PURE__ */ new Set(["query"]) }
];
async function driverOf(path22, method, context) {
  const own = oneOf(importsOf2(context.text), method);
  if (own !== "none") return own === "many" ? void 0 : own;
  const manifest = await nearestManifest(path22, context);
  const declared = new Set([...manifest?.matchAll(/"([\w@/-]+)"\s*:\s*"/g) ?? []].map(([, name2]) => name2 ?? ""));
  const named = oneOf(declared, method);
  if (named !== "none") return named === "many" ? void 0 : named;
  const found = /* @__PURE__ */ new Set();
  for (const file of context.files.slice(0, 400)) {
    for (const name2 of importsOf2(await context.read(file) ?? "")) found.add(name2);
  }
  const other = oneOf(found, method);
  return typeof other === "string" ? void 0 : other;
}
function importsOf2(text) {
  return new Set(
    [...text.matchAll(/(?:from|require\(|import\(?)\s*['"](?:node:)?([^'"\n]+)['"]/g)].map(([, name2]) => name2 ?? "")
  );
}
function oneOf(names2, method) {
  const found = drivers.filter((driver) => names2.has(driver.name) && driver.methods.has(method));
  const [first] = found;
  if (!first) return "none";
  return found.every((driver) => driver.style === first.style && driver.takes === first.takes) ? first : "many";
}
async function nearestManifest(path22, context) {
  const folders = path22.split("/").slice(0, -1);
  for (let i = folders.length; i >= 0; i--) {
    const text = await context.read([...folders.slice(0, i), "package.json"].join("/"));
    if (text !== void 0) return text;
  }
  return void 0;
}

// healers/code/js-sql-parameters/statement.ts
var identifiers = new Set(
  "column col field table order sort direction dir clause where condition sql query fragment filter expr expression schema alias".split(
    " "
  )
);
var beforeValue = /(?:=|<>|!=|<|>|\b(?:like|ilike|glob|limit|offset|then|else)|\bbetween\s+\S+\s+and|\bbetween|\|\|)\s*$/i;
function parameterise(parts, style2) {
  const sql2 = [];
  const parameters = [];
  let plain = "";
  let quoted2;
  let inName;
  let present = 0;
  const last = highestDollar(parts);
  const emit = (text) => {
    const end = sql2.at(-1);
    if (end && "text" in end) sql2[sql2.length - 1] = { text: end.text + text };
    else sql2.push({ text });
    plain += text;
  };
  const place = (value) => {
    parameters.push(value);
    emit(style2 === "question" ? "?" : `$${last + parameters.length}`);
  };
  for (const [index, part] of parts.entries()) {
    if ("value" in part) {
      const trouble = inName === void 0 ? troubleWith(part.value) : "a value names a table or column, which no parameter can";
      if (trouble !== void 0) return trouble;
      if (quoted2) quoted2.push(part);
      else if (isConstant(part.value)) {
        sql2.push(part);
        plain += "x";
      } else {
        const after = parts[index + 1];
        if (!isValuePlace(plain) || after && !("text" in after && /^(\s|\)|,|;|$|::)/.test(after.text))) {
          return "a value stands where the statement wants a name or a part of itself";
        }
        place([part]);
      }
      continue;
    }
    const text = part.text;
    if (!quoted2 && /--|\/\*/.test(text)) return "a comment stands in the statement";
    for (let i = 0; i < text.length; i++) {
      const char = text[i] ?? "";
      if (quoted2) {
        if (char !== "'") append(quoted2, char);
        else if (text[i + 1] === "'") {
          append(quoted2, "'");
          i++;
        } else {
          const value = quoted2;
          quoted2 = void 0;
          if (value.some((piece) => "value" in piece)) place(value);
          else emit(`'${value.map((piece) => "text" in piece ? piece.text.replaceAll("'", "''") : "").join("")}'`);
        }
        continue;
      }
      if (char === "'" && inName === void 0) {
        if (/\w$/.test(plain) && !/\s$/.test(plain)) return "the text before a quote belongs to it";
        quoted2 = [];
        continue;
      }
      if (char === '"' || char === "`") inName = inName === void 0 ? char : inName === char ? void 0 : inName;
      if (char === "?" && style2 === "question" && inName === void 0) parameters.push(present++);
      if (/[:@]/.test(char) && style2 === "question" && /\w/.test(text[i + 1] ?? ""))
        return "the statement has named parameters";
      emit(char);
    }
  }
  if (quoted2 || inName !== void 0) return "a quote in the statement does not end";
  return { sql: sql2, parameters, present: style2 === "question" ? present : last };
}
function append(pieces, char) {
  const end = pieces.at(-1);
  if (end && "text" in end) pieces[pieces.length - 1] = { text: end.text + char };
  else pieces.push({ text: char });
}
function highestDollar(parts) {
  const numbers = parts.flatMap(
    (part) => "text" in part ? [...part.text.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n)) : []
  );
  return Math.max(0, ...numbers);
}
function isValuePlace(before) {
  if (beforeValue.test(before)) return true;
  if (!/[(,]\s*$/.test(before)) return false;
  const values = /\bvalues\s*([\s\S]*)$/i.exec(before)?.[1];
  if (values !== void 0) return depthOf(values) > 0;
  return /\bin\s*\(\s*$/i.test(before) || /\b(lower|upper|abs|length|coalesce|date|datetime)\s*\(\s*$/i.test(before);
}
function depthOf(text) {
  return (text.match(/\(/g)?.length ?? 0) - (text.match(/\)/g)?.length ?? 0);
}
function troubleWith(value) {
  const text = value.text();
  const inner = unwrap(value);
  if (/\.(join|map)\(/.test(text)) return "a list of values needs as many placeholders as it has items";
  if (/replace(All)?\(|escape|quote/i.test(text))
    return "a value is escaped for the text already, and would be escaped twice";
  if (/^(ternary_expression|array|object|spread_element)$/.test(String(inner.kind())) || /\?|&&|\|\|/.test(text)) {
    return "a condition decides what becomes part of the statement";
  }
  const name2 = text.split(/[.\s([]/).findLast((word) => /^\w+$/.test(word)) ?? "";
  if (!isConstant(value) && hasWord(name2, identifiers))
    return `\`${text.slice(0, 40)}\` names a part of the statement, which no parameter can`;
  return void 0;
}

// healers/code/js-sql-parameters/index.ts
var healer23 = {
  name: "js-sql-parameters",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-sql-injection"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const call = nodeAt(path22, context.text, finding.place, takesStatement);
    const method = call && methodOf(call);
    const [argument] = method?.args ?? [];
    if (!call || !method || !argument) return { leftAlone: "No call with a statement was found here." };
    const driver = await driverOf(path22, method.name, context);
    if (!driver)
      return { leftAlone: "Which database driver this is, and so how it writes parameters, is not certain." };
    const sql2 = expressionOf(argument);
    const parts = sql2 && textParts(sql2);
    if (!sql2 || !parts) return { leftAlone: "The statement is put together elsewhere; give it parameters there." };
    if (hasComment(sql2)) return { leftAlone: "A comment inside the statement would get lost." };
    const statement2 = parameterise(parts, driver.style);
    if (typeof statement2 === "string") return { leftAlone: `The statement stays: ${statement2}.` };
    if (statement2.parameters.every((parameter) => typeof parameter === "number")) {
      return { leftAlone: "No value was found in the statement." };
    }
    const given = giveParameters(path22, call, driver, statement2, quoteOf(context.text));
    if (typeof given === "string") return { leftAlone: `The statement stays: ${given}.` };
    const edits = [
      { path: path22, ...span(sql2), text: statementText(sql2, statement2.sql, quoteOf(context.text)) },
      ...given
    ];
    return { change: { edits }, summary: "Pass the values as parameters of the statement" };
  }
};
function takesStatement(node) {
  const [first] = methodOf(node)?.args ?? [];
  const sql2 = first && expressionOf(first);
  return sql2 !== void 0 && textParts(sql2) !== void 0;
}
function expressionOf(argument) {
  const inner = unwrap(argument);
  if (inner.kind() !== "identifier") return inner;
  const found = resolve(inner);
  if (found?.kind !== "const" || found.property !== void 0 || !found.initial) return void 0;
  const all = uses(found.scope, inner.text());
  return all.length === 2 ? found.initial : void 0;
}
function statementText(old, parts, quote) {
  const isWhole = parts.every((part) => "text" in part);
  const text = parts.map((part) => "text" in part ? part.text : "").join("");
  if (isWhole && old.kind() !== "template_string" && !text.includes("\n")) return quoted(text, quote);
  const body = parts.map(
    (part) => "text" in part ? part.text.replace(/[\\`]|\$\{/g, "\\$&") : `\${${part.value.text()}}`
  );
  return `\`${body.join("")}\``;
}
function giveParameters(path22, call, driver, { parameters, present }, quote) {
  const texts = parameters.flatMap(
    (parameter) => typeof parameter === "number" ? [] : [parameterText(parameter, quote)]
  );
  const merge3 = (old) => driver.style === "dollar" ? [...old.map((node) => node.text()), ...texts].join(", ") : parameters.map(
    (parameter) => typeof parameter === "number" ? old[parameter]?.text() ?? "" : parameterText(parameter, quote)
  ).join(", ");
  if (driver.takes === "chained") return chain(path22, call, present, merge3);
  const [, second, ...more] = methodOf(call)?.args ?? [];
  if (driver.takes === "replacements") {
    if (present > 0 || more.length > 0) return "its replacements are not all written here";
    return second ? addReplacements(path22, second, texts.join(", ")) : insertAfterFirst(path22, call, `{ replacements: [${texts.join(", ")}] }`);
  }
  if (second?.kind() === "array") {
    const old = namedChildren(second);
    if (old.length !== present || old.some((node) => node.kind() === "spread_element"))
      return "its parameters do not match its placeholders";
    return [{ path: path22, ...span(second), text: `[${merge3(old)}]` }];
  }
  if (present > 0) return "its parameters are not written here";
  const isCallback = second !== void 0 && (/function/.test(String(second.kind())) || /^(cb|callback|done|next)$/.test(second.text()));
  if (second && !isCallback) return "it has other arguments whose meaning is not certain";
  return insertAfterFirst(path22, call, `[${texts.join(", ")}]`);
}
function chain(path22, call, present, merge3) {
  const method = methodOf(call);
  if (method?.name === "exec") {
    const property = call.field("function")?.field("property");
    if (call.parent()?.kind() !== "expression_statement" || !property || present > 0) return "its result is used";
    if (/;\s*\S/.test(method.args[0]?.text().slice(1, -1) ?? "")) return "it may be several statements";
    const { end } = span(call);
    return [
      { path: path22, ...span(property), text: "prepare" },
      { path: path22, start: end, end, text: `.run(${merge3([])})` }
    ];
  }
  const member = call.parent();
  const next = member?.kind() === "member_expression" ? member.parent() : void 0;
  const run2 = next?.kind() === "call_expression" ? methodOf(next) : void 0;
  const list = next?.field("arguments");
  if (!run2 || !list || !/^(get|all|run|iterate)$/.test(run2.name)) return "it is prepared here and run elsewhere";
  if (run2.args.length !== present || run2.args.some((node) => /^(object|spread_element|array)$/.test(String(node.kind())))) {
    return "its parameters do not match its placeholders";
  }
  return [{ path: path22, ...span(list), text: `(${merge3(run2.args)})` }];
}
function insertAfterFirst(path22, call, text) {
  const [first] = methodOf(call)?.args ?? [];
  if (!first) return "it has no statement";
  const { end } = span(first);
  return [{ path: path22, start: end, end, text: `, ${text}` }];
}
function addReplacements(path22, options, list) {
  const [first] = namedChildren(options);
  if (options.kind() !== "object" || /replacements|bind|\.\.\./.test(options.text()))
    return "its options may have replacements already";
  if (!first) return [{ path: path22, ...span(options), text: `{ replacements: [${list}] }` }];
  const { start } = span(first);
  return [{ path: path22, start, end: start, text: `replacements: [${list}], ` }];
}
function parameterText(parts, quote) {
  const [only, ...more] = parts;
  if (only && more.length === 0) return "value" in only ? only.value.text() : quoted(only.text, quote);
  const body = parts.map(
    (part) => "text" in part ? part.text.replace(/[\\`]|\$\{/g, "\\$&") : `\${${part.value.text()}}`
  );
  return `\`${body.join("")}\``;
}

// healers/code/js-strict-equality/index.ts
var outside = new Set(
  "value val text str string input form field query param params arg argv env option attr attribute data dataset header body cookie match version id".split(
    " "
  )
);
var healer24 = {
  name: "js-strict-equality",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["oxlint/eqeqeq", "eslint/eqeqeq", "biome/lint/suspicious/noDoubleEquals"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const node = nodeAt(
      path22,
      context.text,
      finding.place,
      (one) => /^[!=]=$/.test(one.field("operator")?.text() ?? "")
    );
    const operator = node?.field("operator");
    const left = node?.field("left");
    const right = node?.field("right");
    if (!node || !operator || !left || !right) return { leftAlone: "No == or != was found here." };
    if ([left, right].some((side) => /^(null|undefined|void 0)$/.test(side.text()))) {
      return { leftAlone: "A comparison with null finds undefined as well, which is mostly meant." };
    }
    const edits = [{ path: path22, ...span(operator), text: `${operator.text()}=` }];
    const written = [kindOf(left), kindOf(right)];
    if (written[0] !== void 0 && written[0] === written[1]) {
      const isSure = [left, right].some((side) => /^typeof\b/.test(unwrap(side).text()));
      const summary = "Compare strictly: both sides are of one kind";
      return isSure ? { change: { edits }, summary, safety: "safe" } : { change: { edits }, summary };
    }
    const typed = [
      written[0] ?? await typedKind(left, path22, context),
      written[1] ?? await typedKind(right, path22, context)
    ];
    if (typed[0] !== void 0 && typed[0] === typed[1]) {
      return { change: { edits }, summary: "Compare strictly: both sides have one type" };
    }
    if (typed[0] !== void 0 && typed[1] !== void 0) {
      return { leftAlone: "The sides are of different types; a strict comparison would never be true." };
    }
    const [literal, other] = literalOf(left) === void 0 ? [right, left] : [left, right];
    const value = literalOf(literal);
    if (value === void 0) return { leftAlone: "What is compared may be of two types; it cannot be seen here." };
    if (typeof value === "string" && value.trim() !== "" && Number.isNaN(Number(value))) {
      return { change: { edits }, summary: "Compare strictly with text that no number equals" };
    }
    const name2 = unwrap(other).text();
    const isNamed = unwrap(other).kind() === "identifier" && !hasWord(name2, outside);
    if (typeof value !== "number" || value === 0 || !isNamed) {
      return {
        leftAlone: `\`${name2.slice(0, 60)}\` may be text that counts as equal; convert it first, then compare strictly.`
      };
    }
    return {
      change: { edits },
      summary: `Compare strictly with ${value}, as long as \`${name2}\` is never text`,
      safety: "risky"
    };
  }
};
function kindOf(node) {
  const inner = unwrap(node);
  if (isText(inner)) return "text";
  if (isNumber(inner)) return "number";
  if (/^(true|false)$/.test(String(inner.kind()))) return "boolean";
  if (inner.kind() === "unary_expression" && inner.field("operator")?.text() === "!") return "boolean";
  return void 0;
}
function literalOf(node) {
  const inner = unwrap(node);
  if (inner.kind() === "number") return Number(inner.text().replaceAll("_", ""));
  return literalText(inner);
}
async function typedKind(node, path22, context) {
  if (context.language !== "typescript") return void 0;
  const type = await context.typescript.typeAt(path22, span(node).start, span(node).end);
  if (type === void 0) return void 0;
  const kinds = new Set(type.split("|").map((part) => kindOfType(part.trim())));
  return kinds.size === 1 ? [...kinds][0] : void 0;
}
function kindOfType(type) {
  if (type === "string" || /^(["'`]).*\1$/.test(type)) return "text";
  if (type === "number" || /^-?\d[\d.e+-]*$/.test(type)) return "number";
  return /^(boolean|true|false)$/.test(type) ? "boolean" : void 0;
}

// healers/code/js-strong-hash/index.ts
var protects = new Set(
  "sign signature signed signing token secret auth verify verification csrf nonce license".split(" ")
);
var passwords = new Set("password passwd passphrase pin".split(" "));
var healer25 = {
  name: "js-strong-hash",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-weak-hash"],
  // Values that were stored or sent before do not match any more: a person must say that nobody needs them.
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const call = nodeAt(
      path22,
      context.text,
      finding.place,
      (node) => /createHash$/.test(callOf(node)?.callee.text() ?? "")
    );
    const [algorithm] = (call && callOf(call)?.args) ?? [];
    if (!call || !/string$/.test(String(algorithm?.kind())) || !algorithm)
      return { leftAlone: "No createHash with a named algorithm was found here." };
    const names2 = contextNames(call);
    if (names2.some((name2) => hasWord(name2, passwords))) {
      return {
        leftAlone: "No plain hash is fit for passwords; use crypto.scrypt with a salt, and rehash at the next login."
      };
    }
    if (!names2.some((name2) => hasWord(name2, protects))) {
      return {
        leftAlone: "It cannot be seen whether the hash protects something; an etag or checksum may stay as it is."
      };
    }
    const quote = algorithm.text()[0] ?? "'";
    return {
      change: { edits: [{ path: path22, ...span(algorithm), text: `${quote}sha256${quote}` }] },
      summary: "Hash with sha256; values that are stored or sent by others must be made anew"
    };
  }
};

// healers/code/js-var-to-let/index.ts
var healer26 = {
  name: "js-var-to-let",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["oxlint/no-var", "eslint/no-var", "biome/lint/suspicious/noVar"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { text } = context;
    const declaration = nodeAt(path22, text, finding.place, isVar);
    const word = declaration?.children().find((child2) => child2.text() === "var");
    const scope = declaration && (enclosingFunction(declaration) ?? declaration.ancestors().at(-1));
    if (!declaration || !word || !scope) return { leftAlone: "No var was found here." };
    const tree = parse(path22, text);
    const isScript = scope.kind() === "program" && !await isModule(path22, text, context.read);
    if (isScript) return { leftAlone: "At the top of a script a var is a property of the page, which others may use." };
    if (tree.root().find({ rule: { any: [{ kind: "with_statement" }, { pattern: "eval($A)" }] } })) {
      return { leftAlone: "Code that is run by eval or with may see the variable." };
    }
    const names2 = namesOf2(declaration);
    if (!names2) return { leftAlone: "The pattern is too special." };
    const home = declaration.parent();
    const block = home?.kind() === "export_statement" ? home.parent() : home;
    if (!block || !/^(statement_block|program|for_statement|for_in_statement)$/.test(String(block.kind()))) {
      return { leftAlone: "It stands where a let would live too short." };
    }
    for (const name2 of names2) {
      const trouble = troubleWith2(name2, declaration, block, scope);
      if (trouble !== void 0) return { leftAlone: `\`${name2.text()}\` stays a var: ${trouble}.` };
    }
    const isConst = names2.every((name2) => assignmentsTo(scope, name2.text()).length === 0) && hasValues(declaration);
    const keyword = isConst ? "const" : "let";
    return {
      change: { edits: [{ path: path22, ...span(word), text: keyword }] },
      summary: `Declare ${names2.map((name2) => `\`${name2.text()}\``).join(", ").slice(0, 120)} with ${keyword}`
    };
  }
};
function isVar(node) {
  if (node.kind() === "for_in_statement") return node.field("kind")?.text() === "var";
  return node.kind() === "variable_declaration" && node.parent()?.kind() !== "ambient_declaration";
}
async function isModule(path22, text, read3) {
  const tree = parse(path22, text);
  if (/\.[mc][jt]sx?$/.test(path22)) return true;
  if (/(?<![\w$.])(?:require\s*\(|module\.exports|exports\.)/.test(text)) return true;
  const hasModuleSyntax = namedChildren(tree.root()).some(
    (node) => /^(import|export)_statement$/.test(String(node.kind()))
  );
  return hasModuleSyntax || /\.jsx?$/.test(path22) && moduleSystemOf(path22, tree, await packageTypeOf(path22, read3)) === "esm";
}
function namesOf2(declaration) {
  const targets = declaration.kind() === "for_in_statement" ? [declaration.field("left")] : namedChildren(declaration).map((declarator) => declarator.field("name"));
  const names2 = [];
  for (const target of targets) {
    if (target?.kind() === "identifier") names2.push(target);
    else if (target && /^(object|array)_pattern$/.test(String(target.kind())) && isSimple(target)) {
      names2.push(
        ...target.findAll({
          rule: { any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier_pattern" }] }
        })
      );
    } else return void 0;
  }
  return names2.length > 0 ? names2 : void 0;
}
function isSimple(pattern) {
  return pattern.find({
    rule: {
      any: [
        { kind: "object_assignment_pattern" },
        { kind: "assignment_pattern" },
        { kind: "computed_property_name" }
      ]
    }
  }) === null;
}
function hasValues(declaration) {
  if (declaration.kind() === "for_in_statement") return true;
  const isLoopHead = declaration.parent()?.kind() === "for_statement";
  return !isLoopHead && namedChildren(declaration).every((declarator) => declarator.field("value"));
}
function troubleWith2(name2, declaration, block, scope) {
  const text = name2.text();
  const introduced = introductions(scope, text);
  if (introduced.some((other) => other.id() !== name2.id())) return "the function declares it more than once";
  const body = declaration.kind() === "for_in_statement" ? declaration : block;
  const start = span(declaration).start;
  const own = uses(scope, text).filter((use) => use.id() !== name2.id() && resolve(use)?.name.id() === name2.id());
  if (own.some((use) => !contains(body, use))) return "it is used outside of its block";
  if (own.some((use) => span(use).start < start)) return "it is used before it is declared";
  const itself = declaration.kind() === "for_in_statement" ? [] : namedChildren(declaration);
  if (itself.some((declarator) => own.some((use) => isReadEarly(use, declarator, name2))))
    return "it is used before it has its value";
  const loop = loopAround(declaration, scope);
  if (!loop) return void 0;
  if (own.some((use) => use.ancestors().some((one) => isFunction(one) && contains(loop, one)))) {
    return "a function in the loop keeps it, and would keep one of each turn";
  }
  const isHead = loop.id() === declaration.id() || loop.id() === declaration.parent()?.id();
  const isSet = isHead || namedChildren(declaration).every((declarator) => declarator.field("value"));
  return isSet ? void 0 : "it keeps its value from turn to turn";
}
function isReadEarly(use, declarator, name2) {
  const value = declarator.field("value");
  if (declarator.field("name")?.id() !== name2.id() || !value || !contains(value, use)) return false;
  return !use.ancestors().some((one) => isFunction(one) && contains(value, one));
}
function introductions(scope, text) {
  const holders = scope.findAll({
    rule: {
      any: [
        { kind: "variable_declarator" },
        { kind: "for_in_statement" },
        { kind: "function_declaration" },
        { kind: "class_declaration" }
      ]
    }
  });
  const owned = holders.filter((holder) => {
    const isBlockScoped = /^(const|let)\b/.test(holder.parent()?.text() ?? "") || /^(const|let)$/.test(holder.field("kind")?.text() ?? "");
    const owner = holder.ancestors().find((one) => isFunction(one) || one.kind() === "program");
    return !isBlockScoped && owner?.id() === scope.id() && (holder.kind() !== "for_in_statement" || holder.field("kind") !== null);
  });
  const targets = owned.map((holder) => holder.field(holder.kind() === "for_in_statement" ? "left" : "name"));
  const parameters = isFunction(scope) ? [scope.field("parameters"), scope.field("parameter")] : [];
  return [...targets, ...parameters].flatMap(
    (target) => !target ? [] : target.text() === text ? [target] : uses(target, text)
  );
}
function loopAround(declaration, scope) {
  if (declaration.kind() === "for_in_statement") return declaration;
  return declaration.ancestors().find((one) => isLoop(one) && contains(scope, one) && one.id() !== scope.id() && !isAcross(declaration, one));
}
function isAcross(declaration, loop) {
  return declaration.ancestors().some((one) => isFunction(one) && contains(loop, one));
}

// healers/code/literal-eval/index.ts
var code = new Set(
  "code codes expr expression expressions formula formulas source src cmd command lambda func function fn callable condition conditions predicate rule rules script program statement name names attr attribute klass class cls type annotation module method template filter query".split(" ")
);
var healer27 = {
  name: "literal-eval",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S307", "bandit/B307"],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const calls2 = findAll(tree, { kind: "call", has: { field: "function", kind: "identifier", regex: "^eval$" } });
    const call = smallestOverlapping(calls2, start, end);
    const callee = call?.field("function");
    if (!call || !callee) return { leftAlone: "There is no call of `eval` here that is written out." };
    if (bindingsOf(tree.root(), "eval").length > 0) return { leftAlone: "The file has an `eval` of its own." };
    const refusal2 = refuse2(call);
    if (refusal2 !== void 0) return { leftAlone: refusal2 };
    const needed = needImport(path22, context.text, tree, { module: "ast", name: "literal_eval" });
    const asModule = needImport(path22, context.text, tree, { module: "ast" });
    const chosen = needed?.edits.length === 0 ? needed : asModule && { ...asModule, local: `${asModule.local}.literal_eval` };
    if (chosen === void 0) return { leftAlone: "The file uses the name `ast` for something else." };
    const edits = mergeEdits([{ path: path22, ...span(callee), text: chosen.local }, ...chosen.edits]);
    return { change: { edits }, summary: "Read the text as data, with ast.literal_eval, instead of running it" };
  }
};
function refuse2(call) {
  const args = readArguments(call);
  const [argument] = args;
  if (args.length !== 1 || argument === void 0 || argument.isSplat || argument.name !== void 0) {
    return "The call gives `eval` names to work with: its text is an expression, not data.";
  }
  const value = unwrap2(argument.value);
  if (readBuiltString(value) !== void 0) return "The text is put together from pieces of code.";
  const parent = call.parent();
  const isUsedAsObject = ["attribute", "call", "subscript"].some(
    (kind) => parent?.is(kind) === true && span(parent).start === span(call).start
  );
  if (isUsedAsObject && parent?.is("subscript") !== true)
    return "The result is used as an object or called: it is more than data.";
  if (parent?.is("expression_statement") === true) return "The text is run for its effect.";
  if (value.is("call") && /(?:^|\.)(?:compile|format|replace|join|expr\w*)$/.test(readDotted(value.field("function")) ?? "")) {
    return "The text is put together from pieces of code.";
  }
  const words = [...wordsIn(value)];
  const telling = words.find((word) => code.has(word));
  return telling === void 0 ? void 0 : `\`${value.text().slice(0, 60)}\` sounds like code that is meant to be run.`;
}
function wordsIn(value) {
  const identifiers2 = value.is("identifier") ? [value] : value.findAll({ rule: { kind: "identifier" } });
  return new Set(identifiers2.flatMap((node) => wordsOf(node.text())));
}

// healers/code/membership-set/index.ts
var healer28 = {
  name: "membership-set",
  kind: "code",
  languages: ["python"],
  rules: ["heal/list-membership"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const list = findTestedLists(tree).find(
      ({ tests: tests2 }) => tests2.some((test) => {
        const range = span(test.parent() ?? test);
        return range.start < end && start < range.end;
      })
    );
    if (list === void 0) return { leftAlone: "The list may change, or is handed to somebody who may change it." };
    const refusal2 = refuse3(list);
    if (refusal2 !== void 0) return { leftAlone: refusal2 };
    const edits = isOnlyTested(list) ? becomeSet(path22, list) ?? addSet(path22, context.text, list, tree.root()) : addSet(path22, context.text, list, tree.root());
    if (edits === void 0) return { leftAlone: "Other statements share the line on which the list is made." };
    return { change: { edits: mergeEdits(edits) }, summary: `Look \`${list.name}\` up in a set` };
  }
};
function refuse3(list) {
  const type = list.made.name.parent()?.field("type")?.text();
  if (type !== void 0 && /\[\s*(?:list|dict|set|List|Dict|Set|Any|bytearray)\b/.test(type)) {
    return `The elements of \`${list.name}\` may not be hashable.`;
  }
  const isOdd = list.tests.some((test) => hasUnhashable(test.parent()?.children()[0]));
  return isOdd ? "What is looked for is a list, a dictionary or a set, which a set cannot hold." : void 0;
}
function becomeSet(path22, list) {
  const edits = [];
  const type = list.made.name.parent()?.field("type");
  if (type) {
    if (!/^list\b/.test(type.text())) return void 0;
    const { start: start2 } = span(type);
    edits.push({ path: path22, start: start2, end: start2 + "list".length, text: "set" });
  }
  const made2 = unwrap2(list.made.value);
  if (made2.is("call")) {
    const callee = made2.field("function");
    const [only] = readArguments(made2);
    if (callee === null || only === void 0) return void 0;
    return [...edits, { path: path22, ...span(callee), text: "set" }];
  }
  const { start, end } = span(made2);
  return [...edits, { path: path22, start, end: start + 1, text: "{" }, { path: path22, start: end - 1, end, text: "}" }];
}
function addSet(path22, text, list, root) {
  const { statement: statement2 } = list.made;
  const rest = restOfLine(text, statement2);
  if (rest !== "" && !rest.startsWith("#")) return void 0;
  const name2 = freeName2(root, `${list.name}_set`);
  const at = nextLine(text, span(statement2).end);
  const indent = indentationAt(text, span(statement2).start);
  const line = `${indent}${name2} = set(${list.name})${lineEnding(text)}`;
  return [{ path: path22, start: at, end: at, text: line }, ...list.tests.map((test) => ({ path: path22, ...span(test), text: name2 }))];
}

// healers/code/mutable-default-argument/index.ts
var healer29 = {
  name: "mutable-default-argument",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/B006"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const parameter = tree.root().findAll({ rule: { any: [{ kind: "default_parameter" }, { kind: "typed_default_parameter" }] } }).find((node) => {
      const value2 = node.field("value");
      return value2 !== null && span(value2).start < end && span(value2).end > start;
    });
    const value = parameter?.field("value");
    const name2 = parameter?.field("name")?.text();
    if (parameter === void 0 || value == null || name2 === void 0)
      return { leftAlone: "no default value stands here" };
    const fn = functionAround(parameter);
    const isOwn2 = fn !== void 0 && parameter.parent()?.id() === fn.parameters.id();
    if (fn === void 0 || !isOwn2) return { leftAlone: "a lambda has no place to make a fresh value" };
    if (!isFreshlyMade(value)) return { leftAlone: "the default is not a plain list, dict or set" };
    const kept2 = reasonToKeep2(fn, name2, value);
    if (kept2 !== void 0) return { leftAlone: kept2 };
    if (/cache|memo|seen|registry/i.test(name2))
      return { leftAlone: `${name2} looks as if it should be kept between calls` };
    if (context.text.includes(`${fn.name}.__defaults__`)) return { leftAlone: "the shared default is used on purpose" };
    const edits = [{ path: path22, ...span(value), text: "None" }];
    const guard2 = guardFor(path22, context.text, fn, name2, value);
    if (guard2 === void 0) return { leftAlone: "the function has no body of its own lines" };
    edits.push(guard2);
    const type = parameter.field("type");
    if (type !== null && !/\bNone\b|\bOptional\[|\bAny\b|\bobject\b/.test(type.text())) {
      const quote = /^["']/.exec(type.text())?.[0] ?? "";
      const inner = quote === "" ? type.text() : type.text().slice(1, -1);
      const written = writeOptional(inner, tree, await oldestPython((file) => context.read(file)));
      if (written === void 0)
        return { leftAlone: `${inner} cannot be made optional for the oldest Python of this package` };
      edits.push({ path: path22, ...span(type), text: quote + written.text + quote });
      edits.push(...written.imports.map((wanted) => addImport(path22, context.text, tree, wanted, () => false)));
    }
    return { change: { edits }, summary: `Make a fresh ${name2} for each call of ${fn.name}` };
  }
};
function isFreshlyMade(value) {
  if (value.is("call"))
    return /^(list|dict|set|defaultdict|OrderedDict|deque)$/.test(value.field("function")?.text() ?? "") && value.find({ rule: { kind: "argument_list" } })?.text() === "()";
  return /^(list|dictionary|set)$/.test(String(value.kind())) && !value.text().includes("\n") && value.find({ rule: { any: ["call", "identifier", "attribute", "interpolation"].map((kind) => ({ kind })) } }) === null;
}
function guardFor(path22, text, fn, name2, value) {
  const statements2 = fn.body.children().filter((node) => node.isNamed() && !node.is("comment"));
  const [first, second] = statements2;
  if (first === void 0) return void 0;
  const isDocstring = first.is("expression_statement") && first.children()[0]?.is("string") === true;
  const anchor = isDocstring ? second : first;
  if (anchor === void 0) return void 0;
  const line = lineStart(text, span(anchor).start);
  if (text.slice(line, span(anchor).start).trim() !== "") return void 0;
  const indent = indentationAt(text, span(anchor).start);
  const ending = lineEnding(text);
  const at = isDocstring ? nextLine(text, span(first).end) : bodyStart(text, fn, line);
  return {
    path: path22,
    start: at,
    end: at,
    text: `${indent}if ${name2} is None:${ending}${indent}${indentationStep(text)}${name2} = ${value.text()}${ending}`
  };
}
function bodyStart(text, fn, line) {
  const after = nextLine(text, span(fn.returnType ?? fn.parameters).end);
  return text.slice(after, line).trim() === "" ? line : after;
}
function reasonToKeep2(fn, name2, value) {
  if (name2.startsWith("_"))
    return `${name2} is private: no caller is meant to pass it, so that it is kept between calls on purpose`;
  const reads = readsOf(fn.body, name2);
  if (reads.some(
    (node) => node.parent()?.is("comparison_operator") === true && / is (not )?/.test(node.parent()?.text() ?? "")
  ))
    return `${name2} is compared by identity, as a mark for a value that is missing`;
  const isFilled = value.children().some((child2) => child2.isNamed());
  const isReturned = reads.some((node) => enclosing(node, "return_statement", "yield") !== void 0);
  const isChanged = reads.some((node) => {
    const item = node.parent();
    return item?.is("subscript") === true && /^(augmented_)?assignment$/.test(String(item.parent()?.kind())) && item.parent()?.field("left")?.id() === item.id();
  });
  return isFilled && isChanged && !isReturned ? `${name2} starts with values and is changed in place, as a state between calls is` : void 0;
}

// healers/code/parameterise-sql/driver.ts
var drivers2 = {
  sqlite3: "?",
  aiosqlite: "?",
  duckdb: "?",
  pyodbc: "?",
  psycopg: "%s",
  psycopg2: "%s",
  aiopg: "%s",
  MySQLdb: "%s",
  pymysql: "%s",
  aiomysql: "%s"
};
var others = /^(?:sqlalchemy|asyncpg|databases|peewee|oracledb|cx_Oracle|pymssql|snowflake|clickhouse_driver|sqlmodel)$/;
async function findPlaceholder(tree, context, path22) {
  const here = modulesOf(tree);
  if (here.some((module) => others.test(module.split(".")[0] ?? ""))) return void 0;
  const imported = onlyOne(here.flatMap(placeholderOf));
  if (imported !== void 0) return imported;
  const used = onlyOne(placeholdersUsed(tree));
  if (used !== void 0) return used;
  const found = [];
  for (const file of context.files.filter((it) => it.endsWith(".py") && it !== path22).slice(0, 2e3)) {
    const text = await context.read(file);
    for (const match of (text ?? "").matchAll(/^[ \t]*(?:import|from)[ \t]+([\w.]+)/gm)) {
      const module = match[1] ?? "";
      if (others.test(module.split(".")[0] ?? "")) return void 0;
      found.push(...placeholderOf(module));
    }
  }
  return onlyOne(found);
}
function modulesOf(tree) {
  return [...readImportedNames(tree).values()];
}
function placeholderOf(module) {
  if (/^mysql\.connector\b/.test(module) || /^django\.db\b/.test(module)) return ["%s"];
  const placeholder2 = drivers2[module.split(".")[0] ?? ""];
  return placeholder2 === void 0 ? [] : [placeholder2];
}
function placeholdersUsed(tree) {
  const calls2 = findAll(tree, { kind: "call", has: { field: "function", regex: "\\.execute(many)?$" } });
  return calls2.flatMap((call) => {
    const [query, parameters] = readArguments(call);
    const text = query && parameters ? readPlainText(query.value) : void 0;
    if (text === void 0) return [];
    const bare = text.replace(/'[^']*'/g, "");
    return [...bare.includes("?") ? ["?"] : [], .../(?<!%)%s/.test(bare) ? ["%s"] : []];
  });
}
function onlyOne(found) {
  const different = new Set(found);
  return different.size === 1 ? found[0] : void 0;
}

// healers/code/parameterise-sql/plan.ts
function planQuery(path22, query, built, placeholder2, hasParameters) {
  const { parts, way } = built;
  if (way === "mixed") return "The query mixes f-strings with `+`.";
  if (way === "percent" && hasParameters) return "The query is formatted with `%` and has parameters as well.";
  const texts = parts.map((part) => part.kind === "text" ? part.raw : "").join("");
  if (!hasParameters && placeholder2 === "?" && texts.replace(/'[^']*'/g, "").includes("?")) {
    return "The query holds a `?` that is no placeholder.";
  }
  const edits = [];
  const parameters = [];
  const kept2 = /* @__PURE__ */ new Set();
  const done = /* @__PURE__ */ new Set();
  let before = 0;
  for (const [index, part] of parts.entries()) {
    if (part.kind === "text") {
      before += countPlaceholders(parts, index, placeholder2);
      continue;
    }
    if (done.has(part)) continue;
    const position = readPosition(parts, index);
    if (isHarmless(part.node) && position !== "within" && position !== "quoted") {
      kept2.add(part);
      continue;
    }
    const refusal2 = refuse4(part, position);
    if (refusal2 !== void 0) return refusal2;
    const group = position === "within" || position === "quoted" ? quotedGroup(parts, index) : bareGroup(parts, index);
    if (group === void 0) return "The quotes around the value cannot be matched with certainty.";
    for (const value of group.values) {
      const also = refuse4(value, position);
      if (also !== void 0) return also;
      done.add(value);
    }
    const parameter = writeParameter(group, built.way, position);
    if (parameter === void 0) return "The text around the value cannot be moved into the parameter safely.";
    parameters.push({ text: parameter, before });
    const edit = replaceGroup(path22, group, placeholder2);
    if (edit === void 0) return "The parts of the query are written with different quotes.";
    edits.push(edit);
  }
  if (parameters.length === 0) return "No value of the query stands where a parameter may stand.";
  if (kept2.size > 0 && (way === "percent" || way === "format"))
    return "Some values are names, and must stay formatted.";
  edits.push(...cleanTexts(path22, built, edits, kept2, placeholder2, hasParameters));
  const last = built.tokens.at(-1);
  if ((way === "percent" || way === "format") && last) {
    edits.push({ path: path22, start: endOfLiteral(query), end: span(query).end, text: "" });
  }
  return { edits, parameters };
}
function refuse4(part, position) {
  const shown = part.node.text().slice(0, 60);
  if (position === "name") return `\`${shown}\` names a table, column or keyword; only values can be parameters.`;
  if (position === "list") return `\`${shown}\` stands for a list of values, which needs one placeholder for each.`;
  if (position === "unclear") return `It is unclear whether \`${shown}\` is a value or a piece of SQL.`;
  if (part.format !== "" || part.conversion === "a" || part.conversion === "r" && position !== "bare") {
    return `\`${shown}\` is formatted before it goes into the query.`;
  }
  const kind = String(part.node.kind());
  const dotted = readDotted(part.node) ?? "";
  if (/column|table|field|clause|where|order|sql|expr|cond|query|filter|schema|quoted|escaped|literal/i.test(dotted)) {
    return `\`${shown}\` may be a piece of SQL rather than a value.`;
  }
  if (kind === "call" && /join|quote|escape|sql|adapt|mogrify|literal|where|clause|build/i.test(part.node.field("function")?.text() ?? "")) {
    return `\`${shown}\` prepares its value for the text of the query.`;
  }
  if (position === "bare" && part.node.is("identifier") && isQuotedBefore(part.node)) {
    return `\`${shown}\` brings its own quotes.`;
  }
  const plain = [
    "identifier",
    "attribute",
    "subscript",
    "call",
    "string",
    "integer",
    "float",
    "binary_operator",
    "await"
  ];
  return plain.includes(kind) ? void 0 : `\`${shown}\` is too involved to be moved.`;
}
function isQuotedBefore(identifier) {
  return bindingsOf(scopeOf(identifier), identifier.text()).some((binding) => {
    const value = binding.parent()?.is("assignment") === true ? binding.parent()?.field("right") : null;
    const built = value ? readBuiltString(value) : void 0;
    return built?.parts.some((part) => part.kind === "text" && part.raw.includes("'")) === true || /\brepr\(/.test(value?.text() ?? "");
  });
}
function bareGroup(parts, index) {
  const value = parts[index];
  const first = parts[index - 1];
  const last = parts[index + 1];
  if (value?.kind !== "value" || first?.kind !== "text" || last?.kind === "value") return void 0;
  const start = value.token ? value.start : first.end;
  const end = value.token ? value.end : last?.start ?? value.end;
  return { values: [value], inner: ["", ""], first, last, start, end };
}
function quotedGroup(parts, index) {
  const first = parts[index - 1];
  if (first?.kind !== "text") return void 0;
  const opening = first.raw.lastIndexOf("'");
  if (opening < 0) return void 0;
  const isEscaped = first.raw[opening - 1] === "\\";
  const values = [];
  const inner = [first.raw.slice(opening + 1)];
  for (let at = index; at < parts.length; at += 2) {
    const value = parts[at];
    const text = parts[at + 1];
    if (value?.kind !== "value" || text?.kind !== "text") return void 0;
    values.push(value);
    const closing = text.raw.indexOf("'");
    if (closing < 0) {
      inner.push(text.raw);
      continue;
    }
    if (text.raw[closing + 1] === "'") return void 0;
    const escape2 = text.raw[closing - 1] === "\\" ? 1 : 0;
    if (escape2 === 1 !== isEscaped && values.every((it) => it.token === first.token)) return void 0;
    inner.push(text.raw.slice(0, closing - escape2));
    const start = first.start + opening - (isEscaped ? 1 : 0);
    return { values, inner, first, last: text, start, end: text.start + closing + 1 };
  }
  return void 0;
}
function writeParameter(group, way, position) {
  const [value] = group.values;
  if (value === void 0) return void 0;
  if (group.inner.every((text) => text === "") && group.values.length === 1) {
    if (position !== "bare") return value.node.text();
    const args = value.node.is("call") && value.node.field("function")?.text() === "str" ? readArguments(value.node) : [];
    const only = args[0];
    return args.length === 1 && only && !only.isSplat && only.name === void 0 ? only.value.text() : value.node.text();
  }
  if (group.inner.some((text) => /[\\\n]/.test(text))) return void 0;
  const quote = quoteOf2(group.first.token)[0] ?? '"';
  if (way === "plus") {
    const pieces = [];
    group.inner.forEach((text, i) => {
      if (text !== "") pieces.push(quote + text + quote);
      const next = group.values[i];
      if (next) pieces.push(next.node.text());
    });
    return pieces.join(" + ");
  }
  const literal = group.inner.map((text) => {
    if (way === "f-string") return text;
    const plain = way === "percent" ? text.replaceAll("%%", "%") : text.replace(/\{\{/g, "{").replace(/\}\}/g, "}");
    return plain.replace(/[{}]/g, "$&$&");
  });
  const expressions = group.values.map((it) => it.node.text());
  if (expressions.some((text) => /[\\\n#]/.test(text) || text.startsWith("{"))) return void 0;
  const all = literal.join("") + expressions.join("");
  const used = !all.includes(quote) ? quote : ['"', "'"].find((candidate) => !all.includes(candidate));
  if (used === void 0) return void 0;
  return `f${used}${literal.map((text, i) => text + (expressions[i] === void 0 ? "" : `{${expressions[i]}}`)).join("")}${used}`;
}
function replaceGroup(path22, group, placeholder2) {
  const { first, last } = group;
  const quote = quoteOf2(first.token);
  const isOneToken = group.values.every((value) => value.token !== void 0);
  if (isOneToken) {
    const isSame3 = last !== void 0 && last.token.id() === first.token.id();
    return isSame3 ? { path: path22, start: group.start, end: group.end, text: placeholder2 } : void 0;
  }
  if (last === void 0) return { path: path22, start: group.start, end: group.end, text: placeholder2 + quote };
  if (quoteOf2(last.token) !== quote || prefixOf(last.token) !== prefixOf(first.token)) return void 0;
  return { path: path22, start: group.start, end: group.end, text: placeholder2 };
}
function cleanTexts(path22, built, made2, kept2, placeholder2, hasParameters) {
  const edits = [];
  const doublesPercent = placeholder2 === "%s" && !hasParameters && built.way !== "percent";
  const halvesPercent = placeholder2 === "?" && built.way === "percent";
  for (const token of built.tokens) {
    const own = built.parts.filter((part) => part.token?.id() === token.id());
    const isFormatted = prefixOf(token).includes("f");
    const staysFormatted = own.some((part) => part.kind === "value" && kept2.has(part));
    if (isFormatted && !staysFormatted) {
      const { start } = span(token);
      const at = start + token.text().search(/f/i);
      edits.push({ path: path22, start: at, end: at + 1, text: "" });
    }
    const unbrace = isFormatted && !staysFormatted || built.way === "format";
    for (const part of own) {
      if (part.kind !== "text") continue;
      for (const match of part.raw.matchAll(/\{\{|\}\}|%%|%/g)) {
        const start = part.start + match.index;
        const end = start + match[0].length;
        if (made2.some((edit) => edit.start < end && start < edit.end)) continue;
        const text = rewriteMark(match[0], unbrace, doublesPercent, halvesPercent);
        if (text !== match[0]) edits.push({ path: path22, start, end, text });
      }
    }
  }
  return edits;
}
function rewriteMark(mark, unbrace, doublesPercent, halvesPercent) {
  if (mark === "{{" || mark === "}}") return unbrace ? mark.slice(1) : mark;
  if (doublesPercent) return mark + mark;
  return halvesPercent ? mark.slice(-1) : mark;
}
function countPlaceholders(parts, index, placeholder2) {
  const part = parts[index];
  if (part?.kind !== "text") return 0;
  const before = parts.slice(0, index).map((it) => it.kind === "text" ? it.raw : "").join("");
  let isQuoted = (before.match(/'/g)?.length ?? 0) % 2 === 1;
  let count2 = 0;
  for (let at = 0; at < part.raw.length; at++) {
    if (part.raw[at] === "'") isQuoted = !isQuoted;
    else if (!isQuoted && part.raw.startsWith(placeholder2, at) && part.raw[at - 1] !== "%") count2++;
  }
  return count2;
}
function endOfLiteral(query) {
  const literal = query.is("call") ? query.field("function")?.field("object") : query.field("left");
  return literal ? span(literal).end : span(query).end;
}

// healers/code/parameterise-sql/index.ts
var healer30 = {
  name: "parameterise-sql",
  kind: "code",
  languages: ["python"],
  rules: ["heal/sql-injection", "ruff/S608", "bandit/B608"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const tree = parse(finding.place.path, context.text);
    const found = findCall(tree, finding, context.text);
    if (found === void 0) return leave("The query is not passed to an `execute` call that can be followed.");
    return heal(found, finding, context, tree);
  }
};
function leave(leftAlone) {
  return { leftAlone };
}
function findCall(tree, finding, text) {
  const { start, end } = rangeOf(finding.place, text);
  const touches2 = (node) => span(node).start < end && start < span(node).end;
  const calls2 = findAll(tree, {
    kind: "call",
    has: { field: "function", kind: "attribute", regex: "\\.\\s*execute$" }
  });
  for (const call of calls2) {
    const [argument, parameters, ...more] = readArguments(call);
    if (argument === void 0 || argument.isSplat || argument.name !== void 0) continue;
    const statement2 = statementOf(call);
    const value = unwrap2(argument.value);
    const assigned = value.is("identifier") && statement2 ? assignmentBefore(statement2, value.text()) : void 0;
    const query = assigned ? unwrap2(assigned.value) : value;
    if (touches2(query)) return { call, argument, parameters, extra: more.length, query, assigned };
  }
  return void 0;
}
async function heal(found, finding, context, tree) {
  const { path: path22 } = finding.place;
  const built = readBuiltString(found.query);
  if (built === void 0 || built.way === "plain")
    return leave("The way in which the query is built cannot be followed.");
  if (!looksLikeSql(built)) return leave("The text does not read like one SQL statement.");
  if (found.query.find({ rule: { kind: "comment" } }) !== null) return leave("A comment stands inside the query.");
  const given = found.parameters;
  if (found.extra > 0 || given && (given.isSplat || given.name !== void 0)) {
    return leave("The call passes more than the query and one sequence of parameters.");
  }
  if (given && !given.value.is("tuple") && !given.value.is("list")) {
    return leave("The parameters that the query has already are not written out here.");
  }
  const blocked = found.assigned && checkVariable(found, found.assigned);
  if (blocked !== void 0) return leave(blocked);
  const placeholder2 = await findPlaceholder(tree, context, path22);
  if (placeholder2 === void 0)
    return leave("It is unclear which database driver runs the query, and so how it marks parameters.");
  const plan4 = planQuery(path22, found.query, built, placeholder2, given !== void 0);
  if (typeof plan4 === "string") return leave(plan4);
  const passed2 = passParameters(path22, context.text, found, plan4);
  if (passed2 === void 0) return leave("The parameters of the query do not match its placeholders.");
  const edits = [...plan4.edits, ...passed2].toSorted((a, b) => a.start - b.start || a.end - b.end);
  if (!parses(path22, applyEdits(context.text, merge2(edits))))
    return leave("The query is written in a way that is too involved.");
  const one = plan4.parameters.length === 1;
  return {
    change: { edits: merge2(edits) },
    summary: one ? "Pass the value as a parameter of the query" : "Pass the values as parameters of the query"
  };
}
function checkVariable(found, assigned) {
  const name2 = assigned.name.text();
  const scope = scopeOf(found.call);
  if (bindingsOf(scope, name2).length !== 1) return `\`${name2}\` is given several values.`;
  const others2 = readsOf(scope, name2).filter((read3) => !isInside(read3, found.argument.node));
  if (others2.some(
    (read3) => !/\b(?:log|logger|logging|print|debug)\b/.test(enclosing(read3, "call")?.field("function")?.text() ?? "")
  )) {
    return `\`${name2}\` is used elsewhere too.`;
  }
  const from = span(assigned.statement).end;
  const to = span(found.call).start;
  for (const value of namesRead(assigned.value)) {
    const rebound = bindingsOf(scope, value).some((it) => span(it).start >= from && span(it).start < to);
    if (rebound) return `\`${value}\` changes between the query's text and its execution.`;
  }
  const block = assigned.statement.parent();
  return block && statementsOf2(block).some((it) => isInside(found.call, it)) ? void 0 : "The query runs elsewhere.";
}
function passParameters(path22, text, found, plan4) {
  const added = plan4.parameters.map((parameter) => parameter.text);
  if (found.parameters === void 0) {
    const list = `(${added.join(", ")}${added.length === 1 ? "," : ""})`;
    const { start, end } = span(found.argument.node);
    const opening = span(found.call.field("arguments") ?? found.call).start;
    const isOnOwnLine = text.slice(opening, start).includes("\n");
    const gap = isOnOwnLine ? `${lineEnding(text)}${indentationAt(text, start)}` : " ";
    const endsLine = /^[ \t]*\r?\n/.test(text.slice(end));
    return [{ path: path22, start: end, end, text: `,${gap}${list}${isOnOwnLine && endsLine ? "," : ""}` }];
  }
  const given = found.parameters.value;
  const items = given.namedChildren().filter((child2) => !child2.is("comment"));
  if (items.some((item) => item.is("list_splat"))) return void 0;
  const edits = [];
  for (const { text: value, before } of plan4.parameters) {
    if (before > items.length) return void 0;
    const next = items[before];
    const last = items.at(-1);
    if (next) edits.push({ path: path22, start: span(next).start, end: span(next).start, text: `${value}, ` });
    else if (last) edits.push({ path: path22, start: span(last).end, end: span(last).end, text: `, ${value}` });
    else
      edits.push({
        path: path22,
        start: span(given).start + 1,
        end: span(given).start + 1,
        text: `${value}${given.is("tuple") ? "," : ""}`
      });
  }
  return edits;
}
function merge2(edits) {
  const merged = [];
  for (const edit of edits) {
    const last = merged.at(-1);
    if (last && edit.start <= last.end) {
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, edit.end), text: last.text + edit.text };
    } else merged.push(edit);
  }
  return merged;
}

// healers/code/plain-f-string/index.ts
var healer31 = {
  name: "plain-f-string",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/F541"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { start, end } = rangeOf(finding.place, context.text);
    const strings2 = parse(path22, context.text).root().findAll({ rule: { kind: "string" } }).filter((node) => span(node).start < end && span(node).end > start && /^\w*f/i.test(node.text()));
    if (strings2.length === 0) return { leftAlone: "no f-string stands here" };
    if (strings2.some((node) => node.find({ rule: { kind: "interpolation" } }) !== null))
      return { leftAlone: "the f-string fills something in" };
    if (strings2.some((node) => /[{}]/.test(node.text())))
      return { leftAlone: "the f-string holds doubled braces, which mean something else without the f" };
    const edits = strings2.map((node) => {
      const at = span(node).start + node.text().search(/f/i);
      return { path: path22, start: at, end: at + 1, text: "" };
    });
    return { change: { edits }, summary: "Make an f-string without placeholders a plain string" };
  }
};

// healers/code/raise-from/index.ts
var healer32 = {
  name: "raise-from",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/B904"],
  safety: "careful",
  review: "none",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const at = offsetsOf(finding.place, context.text).start;
    const raise = tree.root().findAll({ rule: { kind: "raise_statement" } }).findLast((node) => span(node).start <= at && at < span(node).end);
    const handler = raise === void 0 ? void 0 : enclosing(raise, "except_clause", "function_definition", "lambda", "class_definition");
    if (raise === void 0 || handler?.is("except_clause") !== true)
      return { leftAlone: "no error is raised in a handler here" };
    if (raise.children().some((child2) => child2.text() === "from")) return { leftAlone: "the cause is named already" };
    if (raise.children().filter((child2) => child2.isNamed()).length !== 1)
      return { leftAlone: "the statement raises no error of its own" };
    const pattern = handler.children().find((child2) => child2.is("as_pattern"));
    const edits = [];
    let name2 = pattern?.find({ rule: { kind: "as_pattern_target" } })?.text();
    if (name2 !== void 0 && isRebound(handler, name2))
      return { leftAlone: `${name2} gets another value in the handler` };
    if (name2 === void 0) {
      const caught = handler.children().find((child2) => child2.isNamed() && !child2.is("block") && !child2.is("comment"));
      if (caught === void 0) return { leftAlone: "a bare `except:` has no error to name as the cause" };
      name2 = ["err", "error", "exc", "cause"].find((it) => identifiersOf(tree.root(), it).length === 0);
      if (name2 === void 0) return { leftAlone: "every usual name for the caught error is taken in this file" };
      const { end: end2 } = span(caught);
      edits.push({ path: path22, start: end2, end: end2, text: ` as ${name2}` });
    }
    const { end } = span(raise);
    edits.push({ path: path22, start: end, end, text: ` from ${name2}` });
    return { change: { edits }, summary: `Name ${name2} as the cause of the new error` };
  }
};
function isRebound(handler, name2) {
  return identifiersOf(handler, name2).some(
    (node) => roleOf(node) === "bind" && node.parent()?.is("as_pattern_target") !== true || node.parent()?.is("delete_statement") === true
  );
}

// healers/code/remove-unused-import/index.ts
var healer33 = {
  name: "remove-unused-import",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/F401", "pyright/reportUnusedImport"],
  safety: "careful",
  review: "none",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const { start, end } = offsetsOf(finding.place, context.text);
    const found = unusedAt(importsOf(tree), tree.root(), start, end, finding.message);
    if (found === void 0) return { leftAlone: "no import that is unused stands at this place" };
    const { statement: statement2, name: name2 } = found;
    const reason = await reasonToKeep3(path22, statement2, name2, context);
    if (reason !== void 0) return { leftAlone: reason };
    const isWhole = statement2.names.length === 1;
    if (isWhole || statement2.kind === "import") {
      const effect2 = await effectOfImport(path22, statement2, name2, importsOf(tree), context);
      if (effect2.mayAct) return { leftAlone: effect2.reason };
    }
    const edit = isWhole ? removeStatement(path22, context.text, statement2.node) : removeName(path22, statement2, name2);
    return { change: { edits: [edit] }, summary: `Remove the unused import of ${name2.name}` };
  }
};
function unusedAt(imports, root, start, end, message) {
  const candidates = imports.filter(({ node }) => span(node).start < Math.max(end, start + 1) && span(node).end > start).flatMap((statement2) => statement2.names.map((name2) => ({ statement: statement2, name: name2 })));
  const unused2 = candidates.filter(({ name: name2 }) => readsOf(root, name2.bound).length === 0);
  const quoted2 = /[`"']([^`"']+)[`"']/.exec(message)?.[1]?.replace(/ as .*$/, "");
  const inPlace = unused2.filter(
    ({ name: name2 }) => span(name2.node).start < Math.max(end, start + 1) && span(name2.node).end > start
  );
  const named = inPlace.find(({ name: name2, statement: statement2 }) => {
    const full = statement2.kind === "import" ? name2.name : `${statement2.module.replace(/\.$/, "")}.${name2.name}`;
    return quoted2 === void 0 || quoted2 === full || quoted2 === name2.name || quoted2 === name2.bound;
  });
  return named ?? (inPlace.length === 1 ? inPlace[0] : void 0);
}
async function reasonToKeep3(path22, statement2, name2, context) {
  const { node } = statement2;
  const root = node.getRoot().root();
  if (/(^|\/)__init__\.pyi?$/.test(path22))
    return "a package may offer this name to its users: remove it or list it in __all__";
  if (path22.endsWith(".pyi") || /(^|\/)conftest\.py$/.test(path22)) return "names of this file may be used by its reader";
  if (statement2.kind === "from" && /(^|\.)_[a-z]\w*$/.test(statement2.module))
    return `${statement2.module} is private: this module may be the place from which others take ${name2.name}`;
  const isAlone = node.parent()?.children().filter((it) => it.isNamed() && !it.is("comment")).length === 1;
  if (statement2.where === "guarded" && isAlone) return "a condition stands there for this import alone";
  if (name2.alias === name2.name)
    return `\`${name2.name} as ${name2.name}\` says that the name is offered to others on purpose`;
  if (statement2.where === "try" && enclosing(node, "try_statement")?.find({ rule: { kind: "except_clause" } }) != null)
    return "the import is tried, which probes whether the module is there";
  if (statement2.names.length === 1 ? hasComment2(context.text, node) : commentBeside(context.text, name2.node))
    return "a comment stands beside the import and would go with it";
  if (isNamedInText(root, name2.bound) && isInDunderAll(root, name2.bound))
    return `\`__all__\` offers ${name2.bound} to others`;
  if (statement2.where === "typing" && isNamedInText(root, name2.bound))
    return "a string or comment may use the name as a type";
  if (/^#\s*type:|:\s*["']/m.test(root.text()) && isNamedInAnnotation(root, name2.bound))
    return "a quoted type uses the name";
  const misspelt = await findMisspellings(root.getRoot(), {
    path: path22,
    files: context.files,
    read: (file) => context.read(file)
  });
  const meant = misspelt.find((it) => it.statement.node.id() === node.id());
  if (meant !== void 0) return `\`${meant.wrong}\` looks like a misspelt \`${meant.right}\`, which the file uses`;
  const user = await usersElsewhere(path22, name2.bound, context);
  return user === void 0 ? void 0 : `${user} takes ${name2.bound} from this module`;
}
function commentBeside(text, node) {
  const { end } = span(node);
  return /^[ \t]*,?[ \t]*\)?[ \t]*#/.test(text.slice(end, end + 200));
}
function isInDunderAll(root, name2) {
  return new RegExp(`__all__[^\\n]*(=|extend|append)[\\s\\S]*["']${name2}["']`).test(root.text());
}
function isNamedInAnnotation(root, name2) {
  const word = new RegExp(`(?<![\\w.])${name2}(?!\\w)`);
  return root.findAll({ rule: { any: [{ kind: "string" }, { kind: "comment" }] } }).some(
    (node) => node.is("comment") ? /^#\s*type:/.test(node.text()) && word.test(node.text()) : word.test(node.text()) && node.ancestors().some((outer) => outer.is("type"))
  );
}
function removeName(path22, statement2, name2) {
  const index = statement2.names.indexOf(name2);
  const own = span(name2.node);
  const next = statement2.names[index + 1];
  const previous = statement2.names[index - 1];
  const text = statement2.node.getRoot().root().text();
  const lineHead = text.slice(lineStart(text, own.start), own.start);
  const lineTail = /^[ \t]*,?[ \t]*\r?\n/.exec(text.slice(own.end))?.[0];
  if (lineHead.trim() === "" && lineTail !== void 0 && (lineTail.includes(",") || next === void 0)) {
    const start = own.start - lineHead.length;
    return { path: path22, start, end: own.end + lineTail.length, text: "" };
  }
  if (next !== void 0) return { path: path22, start: own.start, end: span(next.node).start, text: "" };
  return { path: path22, start: previous === void 0 ? own.start : span(previous.node).end, end: own.end, text: "" };
}

// healers/code/remove-unused-variable/index.ts
var healer34 = {
  name: "remove-unused-variable",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/F841", "pyright/reportUnusedVariable"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const target = targetOf2(finding, context.text, tree);
    if (target === void 0) return { leftAlone: "no variable is bound here" };
    const scope = enclosing(target, "function_definition");
    if (scope === void 0) return { leftAlone: "variables of a module or class can be read from outside" };
    const name2 = target.text();
    if (readsOf(scope, name2).length > 0) return { leftAlone: `${name2} is read in this function` };
    if (identifiersOf(scope, name2).some((node) => roleOf(node) === "declare"))
      return { leftAlone: `${name2} belongs to an outer scope` };
    if (/\b(locals|vars|eval|exec)\(/.test(scope.text()))
      return { leftAlone: `the function may read ${name2} by its name` };
    const edit = removalOf(path22, context.text, target);
    return "doubt" in edit ? { leftAlone: edit.doubt } : { change: { edits: [edit] }, summary: `Remove the variable ${name2}, which nothing reads` };
  }
};
function targetOf2(finding, text, tree) {
  const { start, end } = rangeOf(finding.place, text);
  const quoted2 = /[`"'](\w+)[`"']/.exec(finding.message)?.[1];
  return tree.root().findAll({ rule: { kind: "identifier" } }).find(
    (node) => span(node).start < end && span(node).end > start && roleOf(node) === "bind" && (quoted2 === void 0 || node.text() === quoted2)
  );
}
function removalOf(path22, text, target) {
  const parent = target.parent();
  const asTarget = parent?.is("as_pattern_target") === true ? parent : void 0;
  const asPattern = asTarget?.parent();
  if (asTarget !== void 0 && asPattern != null) {
    if (enclosing(asPattern, "with_item", "except_clause") === void 0)
      return { doubt: "the name is part of a pattern" };
    const value2 = asPattern.children().find((child2) => child2.isNamed());
    if (value2 === void 0) return { doubt: "the statement cannot be read" };
    return { path: path22, start: span(value2).end, end: span(asPattern).end, text: "" };
  }
  const statement2 = statementOf(target);
  if (parent?.is("assignment") !== true || statement2?.is("expression_statement") !== true || parent.parent()?.id() !== statement2.id())
    return { doubt: "the variable is bound together with others, or by a loop" };
  const value = parent.field("right");
  if (value?.is("assignment") === true) return { doubt: "the value is assigned to another variable too" };
  if (value !== null && !isInert(value))
    return { doubt: "making the value may do something, or keep something alive: only a person knows" };
  if (hasComment2(text, statement2)) return { doubt: "a comment stands beside the statement and would go with it" };
  return removeStatement(path22, text, statement2);
}
var inertLeaves = ["string", "integer", "float", "true", "false", "none", "identifier", "ellipsis", "lambda"];
var inertDisplays = ["list", "tuple", "dictionary", "pair", "parenthesized_expression", "concatenated_string"];
function isInert(node) {
  const kind = String(node.kind());
  if (kind === "string") return node.find({ rule: { kind: "interpolation" } }) === null;
  if (inertLeaves.includes(kind)) return true;
  const parts = node.children().filter((child2) => child2.isNamed() && !child2.is("comment"));
  if (inertDisplays.includes(kind)) return parts.every(isInert);
  return kind === "comparison_operator" ? parts.every(isNumber2) : isNumber2(node);
}
function isNumber2(node) {
  if (node.is("integer") || node.is("float")) return true;
  if (!/^(binary_operator|unary_operator|parenthesized_expression)$/.test(String(node.kind()))) return false;
  return !/\*\*|<<|\/|%/.test(node.text()) && node.children().every((child2) => !child2.isNamed() || isNumber2(child2));
}

// healers/code/secret-from-environment/index.ts
var placeholder = /^(?:|x+|\*+|\.+|none|null|todo|tbd|changeme|change[-_ ]?me|secret|password|passw(?:or)?d|pass|test\w*|dummy|fake\w*|example\w*|sample|your[-_ ].*|my[-_ ].*|<.*>|\$\{?.*|%\(.*|\{.*\}|admin|root|guest|foo\w*|bar|.*placeholder.*)$/i;
var healer35 = {
  name: "secret-from-environment",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S105", "ruff/S106", "bandit/B105", "bandit/B106"],
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const holders = findAll(tree, { any: [{ kind: "assignment" }, { kind: "keyword_argument" }] }).filter(
      isSecretHolder
    );
    const holder = smallestOverlapping(holders, start, end);
    const value = holder && valueOf(holder);
    const name2 = holder && nameOf4(holder);
    if (!value || name2 === void 0) return { leftAlone: "The secret is not a literal that is given to a name here." };
    const text = readPlainText(value) ?? "";
    if (placeholder.test(text) || text.length < 8)
      return { leftAlone: "The text is a placeholder rather than a secret." };
    if (/(^|\/)tests?\/|(^|\/)(?:test_|conftest)/.test(path22)) return { leftAlone: "Secrets of tests guard nothing." };
    const variable = variableOf(name2);
    if (!await isVariableNamed(variable, context)) {
      return {
        leftAlone: `Nothing in the project sets \`${variable}\`: set it where the program runs, read it with os.environ["${variable}"], and replace the secret, which everybody who has the code knows.`
      };
    }
    const needed = needImport(path22, context.text, tree, { module: "os" });
    if (needed === void 0) return { leftAlone: "The file uses the name `os` for something else." };
    const edit = { path: path22, ...span(value), text: `${needed.local}.environ["${variable}"]` };
    return {
      change: { edits: mergeEdits([edit, ...needed.edits]) },
      summary: `Read the secret from ${variable}; replace the old one, which is in the history`
    };
  }
};
function isSecretHolder(node) {
  const value = valueOf(node);
  return value !== void 0 && readPlainText(value) !== void 0;
}
function valueOf(node) {
  return (node.is("assignment") ? node.field("right") : node.field("value")) ?? void 0;
}
function nameOf4(node) {
  const target = node.is("assignment") ? node.field("left") : node.field("name");
  if (target?.is("identifier") === true) return target.text();
  return target?.is("attribute") === true ? target.field("attribute")?.text() : void 0;
}
function variableOf(name2) {
  return name2.replace(/([a-z\d])([A-Z])/g, "$1_$2").replace(/^_+/, "").toUpperCase();
}

// healers/code/secret-random/index.ts
var guarded = new Set(
  "token tokens secret secrets password passwords passwd pwd passphrase otp nonce session csrf xsrf salt captcha credential credentials auth apikey cookie jwt".split(" ")
);
var healer36 = {
  name: "secret-random",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S311", "bandit/B311"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const names2 = readImportedNames(tree);
    const calls2 = findAll(tree, { kind: "call" }).filter(
      (call2) => /^random\.\w+$/.test(qualify(call2.field("function"), names2) ?? "")
    );
    if (calls2.some((call2) => qualify(call2.field("function"), names2) === "random.seed")) {
      return leave2("The file seeds its random numbers: somebody wants them to repeat.");
    }
    const { start, end } = rangeOf(finding.place, context.text);
    const call = smallestOverlapping(calls2, start, end);
    const callee = call?.field("function") ?? null;
    if (call === void 0 || callee === null) return leave2("The number does not come from the module random here.");
    const words = wordsAround(call);
    if (!isGuarded(words)) return leave2("Nothing here says that the value must be hard to guess.");
    if (/(^|\/)tests?\/|(^|\/)test_/.test(path22)) return leave2("Tests need no secrets that are hard to guess.");
    if (call.find({ rule: { kind: "comment" } }) !== null) return leave2("A comment stands inside the call.");
    const needed = needImport(path22, context.text, tree, { module: "secrets" });
    if (needed === void 0) return leave2("The file uses the name `secrets` for something else.");
    const text = rewrite2(call, qualify(callee, names2) ?? "", needed.local);
    if (text === void 0) return leave2(`\`${callee.text()}\` has no counterpart in secrets that answers the same.`);
    const edit = { path: path22, ...span(call), text };
    const imported = callee.is("identifier") ? callee.text() : callee.text().split(".")[0] ?? "";
    const imports = dropUnusedImports(path22, context.text, tree, [imported], [edit], needed.edits);
    return {
      change: { edits: mergeEdits([edit, ...imports]) },
      summary: "Take the secret from the system\u2019s random source"
    };
  }
};
function leave2(leftAlone) {
  return { leftAlone };
}
function isGuarded(words) {
  if ([...words].some((word) => guarded.has(word))) return true;
  return words.has("key") && ["api", "generate", "private", "encryption"].some((word) => words.has(word));
}
function rewrite2(call, callee, secrets) {
  const args = readArguments(call);
  if (args.some((arg) => arg.isSplat)) return void 0;
  const positional = args.filter((arg) => arg.name === void 0).map((arg) => arg.value.text());
  const [first, second] = positional;
  const isPlain = positional.length === args.length;
  if (first === void 0) return void 0;
  switch (callee) {
    case "random.choice":
      return isPlain && args.length === 1 ? `${secrets}.choice(${first})` : void 0;
    case "random.randrange":
      if (!isPlain) return void 0;
      return args.length === 1 ? `${secrets}.randbelow(${first})` : `${secrets}.choice(range(${positional.join(", ")}))`;
    case "random.randint":
      return isPlain && args.length === 2 && second !== void 0 ? between(first, second, secrets, call) : void 0;
    case "random.getrandbits":
      return isPlain && args.length === 1 ? `${secrets}.randbits(${first})` : void 0;
    case "random.choices": {
      const count2 = args.find((arg) => arg.name === "k")?.value.text();
      const isSteady2 = /^(?:[\w.]+|"[^"\n]*"|'[^'\n]*')$/.test(first);
      return args.length === 2 && positional.length === 1 && count2 !== void 0 && isSteady2 ? `[${secrets}.choice(${first}) for _ in range(${count2})]` : void 0;
    }
    default:
      return void 0;
  }
}
var alone = ["assignment", "argument_list", "return_statement", "keyword_argument", "list", "interpolation"];
function between(low, high, secrets, call) {
  const isNumbers = /^\d{1,15}$/.test(low) && /^\d{1,15}$/.test(high);
  const size = Number(high) - Number(low) + 1;
  if (!isNumbers || size < 1) return `${secrets}.choice(range(${low}, ${high} + 1))`;
  if (Number(low) === 0) return `${secrets}.randbelow(${size})`;
  return alone.includes(String(call.parent()?.kind())) ? `${low} + ${secrets}.randbelow(${size})` : `${secrets}.choice(range(${low}, ${Number(high) + 1}))`;
}

// healers/code/strong-hash/index.ts
var harmless = new Set(
  "etag etags checksum checksums cache cached caching cachekey dedupe dedup deduplicate duplicate duplicates fingerprint fingerprints bucket shard sharding partition gravatar md5sum sha1sum revision revisions changed unchanged memo memoize".split(" ")
);
var sensitive = new Set(
  "sign signs signed signature signatures token tokens auth authenticate authentication authorize secret secrets hmac mac session csrf nonce credential credentials verify otp cookie".split(" ")
);
var passwords2 = /* @__PURE__ */ new Set(["password", "passwords", "passwd", "pwd", "passphrase", "pin"]);
var healer37 = {
  name: "strong-hash",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S324", "bandit/B324", "bandit/B303"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const names2 = readImportedNames(tree);
    const calls2 = findAll(tree, { kind: "call" }).filter(
      (call2) => /^hashlib\.(?:md5|sha1|new)$/.test(qualify(call2.field("function"), names2) ?? "")
    );
    const { start, end } = rangeOf(finding.place, context.text);
    const call = smallestOverlapping(calls2, start, end);
    const callee = qualify(call?.field("function") ?? null, names2);
    if (call === void 0 || callee === void 0) return leave3("The hash is not made with hashlib here.");
    const args = readArguments(call);
    if (args.some((arg) => arg.isSplat || arg.name === "usedforsecurity")) {
      return leave3("The call says itself what the hash is for, or takes arguments from elsewhere.");
    }
    const words = /* @__PURE__ */ new Set([...wordsAround(call), ...wordsOf(path22.split("/").at(-1)?.replace(/\.py$/, "") ?? "")]);
    const has = (list) => [...words].some((word) => list.has(word));
    if (has(passwords2))
      return leave3(
        "A password needs a slow hash with salt, such as hashlib.scrypt, and a plan for those that are stored."
      );
    if (has(harmless) && !has(sensitive)) return sayHarmless(path22, call, context);
    if (has(sensitive) && !has(harmless)) return strengthen(path22, call, callee, context, tree);
    return leave3("Nothing here says whether the hash guards something: choose SHA-256, or `usedforsecurity=False`.");
  }
};
function leave3(leftAlone) {
  return { leftAlone };
}
async function sayHarmless(path22, call, context) {
  const oldest = await oldestPython((file) => context.read(file));
  if (oldest !== void 0 && oldest < 9)
    return leave3("`usedforsecurity` needs Python 3.9, and the project supports older ones.");
  const args = readArguments(call);
  const last = args.at(-1);
  const list = call.field("arguments");
  if (list === null) return leave3("The call has no list of arguments.");
  if (args.length === 1 && list.is("generator_expression")) return leave3("The argument is a generator.");
  const at = last ? span(last.node).end : span(list).start + 1;
  const edit = { path: path22, start: at, end: at, text: `${last ? ", " : ""}usedforsecurity=False` };
  return { change: { edits: [edit] }, summary: "Say that the hash guards nothing" };
}
function strengthen(path22, call, callee, context, tree) {
  const summary = "Hash with SHA-256; digests that are stored or sent elsewhere change";
  const name2 = call.field("function");
  if (name2 === null) return leave3("The hash is not made with hashlib here.");
  if (callee === "hashlib.new") {
    const algorithm = readArguments(call)[0]?.value;
    if (algorithm?.is("string") !== true || !/^(?:md5|sha-?1)$/i.test(readPlainText(algorithm) ?? ""))
      return leave3("The algorithm is chosen elsewhere.");
    const { start, end } = span(algorithm);
    return { change: { edits: [{ path: path22, start: start + 1, end: end - 1, text: "sha256" }] }, summary, safety: "risky" };
  }
  if (name2.is("attribute")) {
    const attribute = name2.field("attribute");
    if (attribute === null) return leave3("The hash is not made with hashlib here.");
    return { change: { edits: [{ path: path22, ...span(attribute), text: "sha256" }] }, summary, safety: "risky" };
  }
  const needed = needImport(path22, context.text, tree, { module: "hashlib", name: "sha256" });
  if (needed === void 0) return leave3("The file uses the name `sha256` for something else.");
  const edit = { path: path22, ...span(name2), text: needed.local };
  const imports = dropUnusedImports(path22, context.text, tree, [name2.text()], [edit], needed.edits);
  return { change: { edits: mergeEdits([edit, ...imports]) }, summary, safety: "risky" };
}

// healers/code/subprocess-argv/words.ts
var builtins2 = /^(?:cd|export|source|alias|unalias|exit|set|unset|ulimit|umask|type|exec|eval|trap|wait|if|for|while|case|function|time|then|do|cls|dir|copy|del|erase|move|ren|rename|start|ver|vol|title|call|pause|assoc|md|rd|\.|:|!)$/i;
var several2 = /(?:^|_)(?:args?|argv|arguments|options?|opts?|flags?|params?|parameters|extra|cmd|command|cmdline|switches|files|paths|names)$/i;
function writeWords(built, names2, isText2) {
  if (built.way === "mixed") return "The command mixes f-strings with `+`.";
  const words = split2(built);
  if (typeof words === "string") return words;
  const first = words[0];
  const head = first?.length === 1 && first[0] && "text" in first[0] ? first[0].text : void 0;
  if (head === void 0) return "The program itself is chosen by a value.";
  if (builtins2.test(head)) return `\`${head}\` is a command of the shell.`;
  if (/^\w+=/.test(head)) return "The command sets an environment variable first.";
  const token = built.tokens[0];
  const quote = token ? quoteOf2(token)[0] ?? '"' : '"';
  const written = [];
  for (const word of words) {
    const element = writeWord(word, quote, built.way, names2, isText2);
    if (typeof element !== "string") return element.refusal;
    written.push(element);
  }
  return written;
}
function split2(built) {
  const words = [];
  let word;
  let quote = "";
  let quotedText;
  const add = (piece) => {
    const last = word?.at(-1);
    if (word && last && "text" in last && "text" in piece) word[word.length - 1] = { text: last.text + piece.text };
    else (word ??= []).push(piece);
  };
  const close = () => {
    if (word) words.push(word);
    word = void 0;
  };
  for (const part of built.parts) {
    if (part.kind === "value") {
      if (quote !== "" && quotedText !== "") return "A quoted word is partly put together from a value.";
      add({ value: part, isQuoted: quote !== "" });
      continue;
    }
    const raw = decode2(part.raw, built.way);
    if (raw === void 0) return "The command holds a backslash.";
    for (const char of raw) {
      if (quote !== "") {
        if (char === quote) {
          if (quotedText === "" && word === void 0) add({ text: "" });
          quote = "";
        } else if (quote === '"' && /[$`\\!]/.test(char)) return "The command needs a shell to fill in its variables.";
        else if (word?.at(-1) && "value" in (word.at(-1) ?? {}))
          return "A quoted word is partly put together from a value.";
        else {
          quotedText = (quotedText ?? "") + char;
          add({ text: char });
        }
      } else if (char === '"' || char === "'") {
        if (word !== void 0) return "Quotes stand in the middle of a word.";
        quote = char;
        quotedText = "";
      } else if (/[ \t]/.test(char)) close();
      else if (/[|&;<>()$`*?[\]{}!#~\n]/.test(char)) {
        return `\`${char === "\n" ? "a line break" : char}\` in the command needs a shell.`;
      } else if (!/[\w./:=@%+,^-]/.test(char)) return `\`${char}\` in the command may mean something to the shell.`;
      else if (word?.some((piece) => "value" in piece && piece.isQuoted))
        return "A quoted value continues without a space.";
      else add({ text: char });
    }
  }
  if (quote !== "") return "A quote of the command is never closed.";
  close();
  return words.length === 0 ? "The command is empty." : words;
}
function decode2(raw, way) {
  if (raw.includes("\\")) return void 0;
  if (way === "percent") return raw.replaceAll("%%", "%");
  return way === "plus" || way === "plain" ? raw : raw.replaceAll("{{", "{").replaceAll("}}", "}");
}
function writeWord(word, quote, way, names2, isText2) {
  const pieces = [];
  for (const piece of word) {
    if ("text" in piece) {
      pieces.push(piece.text);
      continue;
    }
    const { node, format, conversion } = piece.value;
    if (format !== "" || conversion !== "")
      return { refusal: `\`${node.text()}\` is formatted before it goes into the command.` };
    const name2 = node.text().split(".").at(-1) ?? "";
    if (!piece.isQuoted && several2.test(name2)) return { refusal: `\`${name2}\` may hold several words.` };
    const shape2 = String(node.kind());
    if (!["identifier", "attribute", "subscript", "call"].includes(shape2))
      return { refusal: `\`${node.text()}\` is too involved to be moved.` };
    if (shape2 === "call" && /join/.test(node.field("function")?.text() ?? ""))
      return { refusal: `\`${node.text()}\` may hold several words.` };
    pieces.push(unquoted(node, names2));
  }
  const [only] = word;
  const values = word.filter((piece) => "value" in piece);
  if (values.length === 0) return quoteText(pieces.join(""), quote);
  if (word.length === 1 && only && "value" in only) {
    const text = pieces[0] ?? "";
    return way === "plus" || isText2(only.value.node) || text !== only.value.node.text() ? text : `str(${text})`;
  }
  if (way === "plus") {
    return word.map((piece, i) => "text" in piece ? quoteText(piece.text, quote) : pieces[i] ?? "").join(" + ");
  }
  const inner = word.map((piece, i) => "text" in piece ? piece.text : `{${pieces[i]}}`).join("");
  if (/["'\\]/.test(inner)) return { refusal: "A word is put together from values that hold quotes." };
  return `f${quote}${inner}${quote}`;
}
function unquoted(node, names2) {
  if (!node.is("call")) return node.text();
  const callee = qualify(node.field("function"), names2);
  const args = readArguments(node);
  const only = args[0];
  const isQuote = callee === "shlex.quote" || callee === "pipes.quote";
  return isQuote && args.length === 1 && only && !only.isSplat && only.name === void 0 ? only.value.text() : node.text();
}
function quoteText(text, quote) {
  const other = quote === '"' ? "'" : '"';
  return text.includes(quote) ? text.includes(other) ? JSON.stringify(text) : other + text + other : quote + text + quote;
}

// healers/code/subprocess-argv/index.ts
var starters = /^subprocess\.(?:run|call|check_call|check_output|Popen)$/;
var healer38 = {
  name: "subprocess-argv",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S602", "ruff/S604", "ruff/S605", "bandit/B602", "bandit/B604", "bandit/B605"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const names2 = readImportedNames(tree);
    const call = findCall2(tree, names2, finding, context.text);
    if (call === void 0) return leave4("The call is not one of subprocess or os.system that is written out here.");
    return heal2(call, names2, context, path22, tree);
  }
};
function leave4(leftAlone) {
  return { leftAlone };
}
function findCall2(tree, names2, finding, text) {
  const { start, end } = rangeOf(finding.place, text);
  const calls2 = findAll(tree, { kind: "call" }).filter((call) => {
    const callee = qualify(call.field("function"), names2) ?? "";
    return (starters.test(callee) || callee === "os.system") && span(call).start < end && start < span(call).end;
  });
  return calls2.at(-1);
}
async function heal2(call, names2, context, path22, tree) {
  const args = readArguments(call);
  const [command] = args;
  if (command === void 0 || command.isSplat || command.name !== void 0 && command.name !== "args") {
    return leave4("The command is not the first argument.");
  }
  if (call.find({ rule: { kind: "comment" } }) !== null) return leave4("A comment stands inside the call.");
  const isSystem = qualify(call.field("function"), names2) === "os.system";
  const shell = args.find((arg) => arg.name === "shell");
  if (!isSystem && shell?.value.text() !== "True") return leave4("`shell` is not simply `True` here.");
  if (args.some((arg) => arg.isSplat || arg.name === "executable"))
    return leave4("The call chooses its shell, or takes more arguments from elsewhere.");
  if (isSystem && !isExitCodeEnough(call)) return leave4("The status that os.system answers is used as it is.");
  const target = findCommand(call, command);
  if (typeof target === "string") return leave4(target);
  const built = readBuiltString(target);
  if (built === void 0) return leave4("The way in which the command is built cannot be followed.");
  const words = writeWords(built, names2, (value) => isKnownText(value));
  if (typeof words === "string") return leave4(words);
  const edits = [trimEdit({ path: path22, ...span(target), text: `[${words.join(", ")}]` }, context.text)];
  if (shell) edits.push(removeArgument(path22, args, shell));
  if (!isSystem) return { change: { edits: mergeEdits(edits) }, summary: "Start the program without a shell" };
  const callee = call.field("function");
  const needed = needImport(path22, context.text, tree, { module: "subprocess" });
  if (callee === null || needed === void 0) return leave4("The file uses the name `subprocess` for something else.");
  edits.push({ path: path22, ...span(callee), text: `${needed.local}.call` });
  const imports = dropUnusedImports(path22, context.text, tree, ["os", "system"], edits, needed.edits);
  return { change: { edits: mergeEdits([...edits, ...imports]) }, summary: "Start the program without a shell" };
}
function findCommand(call, command) {
  const value = unwrap2(command.value);
  if (!value.is("identifier")) return value;
  const name2 = value.text();
  const statement2 = statementOf(call);
  const assigned = statement2 && assignmentBefore(statement2, name2);
  if (assigned === void 0) return `It is unclear what \`${name2}\` holds.`;
  const scope = scopeOf(call);
  if (bindingsOf(scope, name2).length !== 1) return `\`${name2}\` is given several values.`;
  if (assigned.name.parent()?.field("type")) return `\`${name2}\` is declared to be a text.`;
  if (readsOf(scope, name2).some((read3) => !isInside(read3, command.node))) return `\`${name2}\` is used elsewhere too.`;
  return unwrap2(assigned.value);
}
function isExitCodeEnough(call) {
  const parent = call.parent();
  if (parent?.is("expression_statement") === true || parent?.is("not_operator") === true) return true;
  if (parent?.is("if_statement") === true) return true;
  return parent?.is("comparison_operator") === true && /^(?:==|!=)$/.test(call.next()?.text() ?? "") && call.next()?.next()?.text() === "0";
}
function isKnownText(value) {
  if (value.is("call")) return /^(?:str|os\.path\.\w+|os\.fspath)$/.test(value.field("function")?.text() ?? "");
  if (!value.is("identifier")) return false;
  const scope = scopeOf(value);
  const bindings = bindingsOf(scope, value.text());
  const parameter = bindings[0]?.parent();
  const type = parameter?.is("typed_parameter") || parameter?.is("typed_default_parameter") ? parameter.field("type") : null;
  return bindings.length === 1 && /^(?:str|(?:pathlib\.)?Path|os\.PathLike(?:\[str\])?|str \| Path|Path \| str)$/.test(type?.text() ?? "");
}
function removeArgument(path22, args, gone) {
  const index = args.indexOf(gone);
  const before = args[index - 1];
  const after = args[index + 1];
  if (before) return { path: path22, start: span(before.node).end, end: span(gone.node).end, text: "" };
  return { path: path22, start: span(gone.node).start, end: after ? span(after.node).start : span(gone.node).end, text: "" };
}

// healers/code/tar-filter/index.ts
var healer39 = {
  name: "tar-filter",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S202", "bandit/B202"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const tree = parse(path22, context.text);
    const names2 = readImportedNames(tree);
    const { start, end } = rangeOf(finding.place, context.text);
    const calls2 = findAll(tree, {
      kind: "call",
      has: { field: "function", kind: "attribute", regex: "\\.extractall$" }
    });
    const call = smallestOverlapping(calls2, start, end);
    const archive = call?.field("function")?.field("object");
    if (!call || !archive) return { leftAlone: "There is no call of `extractall` here that is written out." };
    if (!isTar(archive, names2))
      return { leftAlone: `It is not known that \`${archive.text()}\` is an archive that tarfile opened.` };
    const args = readArguments(call);
    if (args.some((arg) => arg.isSplat || arg.name === "filter" || arg.name === "members") || args.length > 1) {
      return { leftAlone: "The call chooses what it extracts." };
    }
    const oldest = await oldestPython((file) => context.read(file));
    if (oldest === void 0 || oldest < 12) {
      return { leftAlone: "Not every Python that the project supports knows `filter`: 3.12 does." };
    }
    const last = args.at(-1);
    const at = last ? span(last.node).end : span(call).end - 1;
    const edit = { path: path22, start: at, end: at, text: `${last ? ", " : ""}filter="data"` };
    return { change: { edits: [edit] }, summary: "Extract data only, nothing outside of the folder" };
  }
};
function isTar(archive, names2) {
  if (archive.is("call")) return isOpened(archive, names2);
  if (!archive.is("identifier")) return false;
  const [binding, ...more] = bindingsOf(scopeOf(archive), archive.text());
  if (binding === void 0 || more.length > 0) return false;
  const holder = enclosing(binding, "assignment", "as_pattern");
  const value = holder?.is("assignment") ? holder.field("right") : holder?.namedChildren()[0];
  return value?.is("call") === true && isOpened(value, names2);
}
function isOpened(call, names2) {
  return /^tarfile\.(?:open|TarFile(?:\.open)?)$/.test(qualify(call.field("function"), names2) ?? "");
}

// src/syntax/typescript/check.ts
function codeOf(rule) {
  const code2 = /^tsc\/TS(\d+)$/.exec(rule)?.[1];
  return code2 === void 0 ? void 0 : Number(code2);
}
async function errorAt(service, path22, start, code2) {
  const errors = await service.errors(path22);
  return errors?.find((error2) => error2.start === start && (code2 === void 0 || error2.code === code2));
}
async function effectOf(service, path22, edits) {
  const before = await service.errors(path22);
  const after = await service.errors(path22, edits);
  if (before === void 0 || after === void 0) return void 0;
  return { gone: without(before, after), brought: without(after, before) };
}
function without(errors, others2) {
  const counts = /* @__PURE__ */ new Map();
  for (const other of others2) counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1);
  return errors.filter((error2) => {
    const left = counts.get(keyOf(error2)) ?? 0;
    counts.set(keyOf(error2), left - 1);
    return left <= 0;
  });
}
function keyOf(error2) {
  return `${error2.code} ${error2.message}`;
}

// healers/code/ts-add-await/promises.ts
var statements = /_statement$|_declaration$|^variable_declarator$/;
async function awaitAtOrigin(path22, start, context) {
  const root = parse(path22, context.text).root();
  const holders = nodesAt(root, start);
  const statement2 = holders.findLast((node) => statements.test(String(node.kind())));
  if (statement2 === void 0) return [];
  const words = { any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier" }] };
  const names2 = new Set(statement2.findAll({ rule: words }).map((node) => node.text()));
  const edits = [];
  for (const owner of holders.filter((node) => isFunction(node) && isAsync2(node)).toReversed()) {
    for (const value of valuesOf2(owner, names2, start)) {
      const { start: at, end } = span(value.node);
      const type = await context.typescript.typeAt(path22, at, end);
      if (type === void 0 || !/(^|[|&] )Promise(Like)?</.test(type)) continue;
      if (isHandledAsPromise(owner, value.name)) continue;
      edits.push({ path: path22, start: at, end: at, text: "await " });
    }
  }
  return edits;
}
function valuesOf2(owner, names2, start) {
  const found = [];
  const rule = { any: [{ kind: "variable_declarator" }, { kind: "assignment_expression" }] };
  for (const each of owner.findAll({ rule })) {
    const name2 = (each.field("name") ?? each.field("left"))?.text();
    const node = each.field("value") ?? each.field("right");
    if (name2 === void 0 || node === null || node.kind() !== "call_expression") continue;
    const { start: from, end: to } = span(each);
    const isPatternHere = /^[[{]/.test(name2) && from <= start && start < to;
    if (!names2.has(name2) && !isPatternHere) continue;
    const nearest = enclosingFunction(each);
    if (nearest?.id() === owner.id()) found.push({ name: name2, node });
  }
  return found;
}
function isAsync2(node) {
  return node.children().some((child2) => child2.kind() === "async");
}
function isHandledAsPromise(owner, name2) {
  return usesOf(owner, name2).some((use) => {
    const parent = use.parent();
    if (parent?.kind() === "await_expression") return true;
    if (parent?.kind() === "member_expression")
      return /^(then|catch|finally)$/.test(parent.field("property")?.text() ?? "");
    return use.ancestors().some((each) => each.kind() === "call_expression" && /^Promise\./.test(each.text()));
  });
}

// healers/code/ts-add-await/index.ts
var healer40 = {
  name: "ts-add-await",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    2322,
    2339,
    2345,
    2349,
    2351,
    2362,
    2363,
    2365,
    2367,
    2488,
    2504,
    2538,
    2551,
    2739,
    2740,
    2741,
    2763,
    2764,
    2765,
    2769,
    2801,
    7053
  ].map((code2) => `tsc/TS${code2}`),
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const code2 = codeOf(finding.rule) ?? 0;
    const { start, end } = offsetsOf(finding.place, context.text);
    const error2 = await errorAt(context.typescript, path22, start, code2);
    const fixes = await context.typescript.codeFixes(path22, start, error2?.end ?? end, code2);
    const offered = fixes.filter(
      (fix2) => fix2.name === "addMissingAwait" && fix2.edits.every((edit) => edit.path === path22)
    );
    const origins = await awaitAtOrigin(path22, start, context);
    const choices = [
      ...origins.map((edit) => [edit]),
      ...offered.toSorted((a, b) => rank(a) - rank(b)).map((fix2) => fix2.edits)
    ];
    if (choices.length === 0) return { leftAlone: "no promise is used here that could be awaited" };
    const reasons = [];
    for (const edits of choices) {
      const effect2 = await effectOf(context.typescript, path22, edits);
      if (effect2 === void 0) continue;
      if (effect2.brought.length === 0 && effect2.gone.some((each) => each.code === code2)) {
        return { change: { edits }, summary: "Await the promise before its value is used" };
      }
      if (effect2.brought[0] !== void 0) reasons.push(effect2.brought[0].message);
    }
    return {
      leftAlone: reasons[0] ? `await there brings another error: ${reasons[0]}` : "await there does not cure it"
    };
  }
};
function rank(fix2) {
  return /initializer/i.test(fix2.description) ? 0 : 1;
}

// healers/code/ts-add-missing-import/import-line.ts
function importLine(source, name2, path22, context) {
  const { text } = context;
  const imports = importsOf3(path22, text);
  const last = imports.at(-1);
  const { specifier: asWritten } = source.reference;
  const style2 = styleOf(imports.map((each) => each.specifier)) ?? styleOf([asWritten]) ?? "none";
  const specifier = isRelative(asWritten) ? specifierFor(path22, source.module, style2) : asWritten;
  const quote = last?.quote ?? source.reference.quote;
  const semicolon = last === void 0 || text[last.end - 1] === ";" ? ";" : "";
  const quoted2 = `${quote}${specifier}${quote}`;
  if (isCommonJs(path22, text)) {
    const names2 = source.imported === "*" ? name2 : `{ ${source.imported === name2 ? name2 : `${source.imported}: ${name2}`} }`;
    return placeLine(`const ${names2} = require(${quoted2})${semicolon}`, specifier, path22, text);
  }
  const clause = source.imported === "*" ? `* as ${name2}` : source.imported === "default" ? name2 : `{ ${source.imported === name2 ? name2 : `${source.imported} as ${name2}`} }`;
  const keyword = source.reference.isTypeOnly ? "import type" : "import";
  return placeLine(`${keyword} ${clause} from ${quoted2}${semicolon}`, specifier, path22, text);
}
function importsOf3(path22, text) {
  const references = moduleReferences(path22, text);
  const imports = references.filter((each) => each.kind === "import");
  if (imports.length > 0 || !isCommonJs(path22, text)) return imports;
  return references.filter((each) => each.kind === "require" && !each.isDeferred && each.names.length > 0);
}
function isCommonJs(path22, text) {
  if (/\.cjs$/.test(path22)) return true;
  return /\.jsx?$/.test(path22) && !/^(import|export)\b/m.test(text) && /\brequire\(|\bmodule\.exports\b|^exports\./m.test(text);
}
function placeLine(line, specifier, path22, text) {
  const newline = lineEnding(text);
  const insertAt = (at, inserted) => ({ path: path22, start: at, end: at, text: inserted });
  const imports = importsOf3(path22, text);
  const last = imports.at(-1);
  if (last === void 0) {
    const licence = String.raw`(?:(?:\/\*[\s\S]*?\*\/|(?:\/\/[^\n]*\n)+)\s*?\n[ \t]*\r?\n)?`;
    const directive = String.raw`(?:['"]use \w+['"];?\r?\n)?`;
    const head = new RegExp(`^\\uFEFF?(?:#![^\\n]*\\n)?${licence}${directive}`).exec(text)?.[0].length ?? 0;
    return insertAt(head, `${line}${newline}`);
  }
  const group = imports.filter((each) => groupOf2(each.specifier) === groupOf2(specifier));
  const next = nextSorted(group, specifier) ?? (group.length > 0 ? void 0 : nextGroup(imports, specifier));
  if (next !== void 0) return insertAt(next.start, `${line}${newline}`);
  return insertAt(restOfLine2(group.at(-1) ?? last, text), `${newline}${line}`);
}
function restOfLine2(reference, text) {
  return reference.end + (/^[ \t]*\/\/[^\r\n]*/.exec(text.slice(reference.end))?.[0].length ?? 0);
}
function groupOf2(specifier) {
  if (specifier.startsWith("node:")) return 0;
  if (/^(#|@\/|~)/.test(specifier)) return 2;
  if (specifier.startsWith("..")) return 3;
  return isRelative(specifier) ? 4 : 1;
}
function nextSorted(group, specifier) {
  const keys = group.map((each) => each.specifier.toLowerCase());
  const isSorted2 = keys.every((key, i) => i === 0 || (keys[i - 1] ?? "") <= key);
  return isSorted2 ? group.find((each) => each.specifier.toLowerCase() > specifier.toLowerCase()) : void 0;
}
function nextGroup(imports, specifier) {
  const ranks = imports.map((each) => groupOf2(each.specifier));
  const isOrdered = ranks.every((rank2, i) => i === 0 || (ranks[i - 1] ?? 0) <= rank2);
  return isOrdered ? imports.find((each) => groupOf2(each.specifier) > groupOf2(specifier)) : void 0;
}

// healers/code/ts-add-missing-import/loads.ts
var maxModules = 300;
async function loads(from, wanted, context) {
  const files = new Set(context.files);
  const seen = /* @__PURE__ */ new Set();
  const queue = files.has(from) ? [from] : [];
  for (let next = queue.pop(); next !== void 0 && seen.size < maxModules; next = queue.pop()) {
    if (next === wanted) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const text = await context.read(next);
    if (text === void 0) continue;
    for (const reference of moduleReferences(next, text)) {
      if (reference.isTypeOnly || reference.isDeferred || !isRelative(reference.specifier)) continue;
      const target = resolveRelative(next, reference.specifier, files);
      if (target !== void 0) queue.push(target);
    }
  }
  return false;
}

// healers/code/ts-add-missing-import/index.ts
var healer41 = {
  name: "ts-add-missing-import",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    "tsc/TS2304",
    "tsc/TS2552",
    "tsc/TS2503",
    // A global of the same name is found instead: `Event<T>` of the project against the browser's `Event`.
    "tsc/TS2315",
    "tsc/TS2693",
    "oxlint/no-undef",
    "eslint/no-undef"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const name2 = /^[A-Za-z_$][\w$]*/.exec(context.text.slice(start))?.[0];
    if (name2 === void 0) return { leftAlone: "there is no name at the place of the finding" };
    const used = await projectSources(name2, path22, context);
    const offered = await offeredImports(finding, start, name2, context);
    if ("leftAlone" in offered) return offered;
    const known = new Set(offered.map((each) => keyOf2(each.source)));
    const own = ownLines(used, path22, name2, context).filter((each) => !known.has(keyOf2(each.source)));
    const candidates = [...offered.map((each) => placed(each, path22, context.text)), ...own];
    const acyclic = await withoutCycles(candidates, path22, context);
    const chosen = choose2(acyclic.length > 0 ? acyclic : candidates, used);
    if (chosen === void 0) return { leftAlone: describeDoubt(name2, candidates) };
    return confirm(finding, name2, chosen, context);
  }
};
async function offeredImports(finding, start, name2, context) {
  const { path: path22 } = finding.place;
  const code2 = codeOf(finding.rule) ?? 2304;
  const fixes = await context.typescript.codeFixes(path22, start, start + name2.length, code2);
  const files = new Set(context.files);
  const found = [];
  for (const fix2 of fixes) {
    if (fix2.name !== "import" || fix2.edits.some((edit) => edit.path !== path22)) continue;
    const source = sourceOf3(name2, path22, applyEdits(context.text, fix2.edits), files);
    if (source !== void 0) found.push({ source, edits: fix2.edits });
  }
  return found;
}
function sourceOf3(name2, path22, text, files) {
  for (const reference of moduleReferences(path22, text)) {
    const imported = reference.names.find((each) => each.local === name2);
    if (imported === void 0 || reference.kind === "reexport") continue;
    const target = isRelative(reference.specifier) ? resolveRelative(path22, reference.specifier, files) : aliasTarget(reference.specifier, files);
    return { module: target ?? reference.specifier.replace(/^node:/, ""), imported: imported.imported, reference };
  }
  return void 0;
}
function aliasTarget(specifier, files) {
  const rest = /^(?:#|@\/|~\/?)(.+)$/.exec(specifier)?.[1]?.replace(/\.[cm]?[jt]sx?$/, "");
  if (rest === void 0) return void 0;
  const found = [...files].filter((file) => `/${file.replace(/\.[cm]?[jt]sx?$/, "")}`.endsWith(`/${rest}`));
  return found.length === 1 ? found[0] : void 0;
}
var maxFilesRead = 3e3;
async function projectSources(name2, path22, context) {
  const files = new Set(context.files);
  const word = `(?<![\\w$])${name2.replaceAll("$", "\\$")}(?![\\w$])`;
  const mayImport = new RegExp(`^import\\b[^'"\`;]{0,4000}?${word}|${word}[^=;]{0,2000}=\\s*require\\(`, "m");
  const found = /* @__PURE__ */ new Map();
  for (const other of context.files.slice(0, maxFilesRead)) {
    if (other === path22 || !/\.[cm]?[jt]sx?$/.test(other)) continue;
    const text = await context.read(other);
    if (text === void 0 || !mayImport.test(text)) continue;
    const source = sourceOf3(name2, other, text, files);
    if (source === void 0 || source.module === path22) continue;
    const known = found.get(keyOf2(source));
    found.set(keyOf2(source), { source: known?.source ?? source, count: (known?.count ?? 0) + 1 });
  }
  return found;
}
function keyOf2(source) {
  return `${source.module}#${source.imported}`;
}
function ownLines(used, path22, name2, context) {
  return [...used.values()].map(({ source }) => ({ source, edits: [importLine(source, name2, path22, context)] }));
}
function placed(candidate, path22, text) {
  const [edit, ...more] = candidate.edits;
  if (edit === void 0 || more.length > 0 || edit.start !== edit.end || !/^\s*import .*\s*$/.test(edit.text))
    return candidate;
  const line = edit.text.trim();
  return { ...candidate, edits: [placeLine(line, candidate.source.reference.specifier, path22, text)] };
}
function choose2(candidates, used) {
  const unique2 = [...new Map(candidates.map((each) => [keyOf2(each.source), each])).values()];
  if (unique2.length <= 1) return unique2[0];
  const ranked = unique2.map((each) => ({ each, count: used.get(keyOf2(each.source))?.count ?? 0 })).sort((a, b) => b.count - a.count);
  if (ranked[0] !== void 0 && ranked[0].count > (ranked[1]?.count ?? 0)) return ranked[0].each;
  const direct = unique2.filter((each) => !/(^|\/)index\.[cm]?[jt]sx?$/.test(each.source.module));
  return direct.length === 1 && direct[0]?.source.module.includes(".") ? direct[0] : void 0;
}
function describeDoubt(name2, candidates) {
  if (candidates.length === 0) return `no module of the project, and none that it imports, is known to export ${name2}`;
  const modules2 = [...new Set(candidates.map((each) => each.source.module))].slice(0, 4);
  return `several modules export ${name2} (${modules2.join(", ")}), and the project does not prefer one`;
}
async function withoutCycles(candidates, path22, context) {
  if (candidates.length < 2) return [...candidates];
  const kept2 = [];
  for (const candidate of candidates) {
    if (!await loads(candidate.source.module, path22, context)) kept2.push(candidate);
  }
  return kept2;
}
async function confirm(finding, name2, chosen, context) {
  const { path: path22 } = finding.place;
  const effect2 = await effectOf(context.typescript, path22, chosen.edits);
  const bad = effect2?.brought[0];
  if (bad !== void 0) return { leftAlone: `importing ${name2} would bring another error: ${bad.message}` };
  const code2 = codeOf(finding.rule);
  if (code2 !== void 0 && effect2 !== void 0 && !effect2.gone.some((each) => each.code === code2)) {
    return { leftAlone: `importing ${name2} does not cure it` };
  }
  const { specifier } = chosen.source.reference;
  return {
    change: { edits: chosen.edits },
    summary: `Import ${name2} from ${isRelative(specifier) ? chosen.source.module : specifier}`
  };
}

// healers/code/ts-add-override/index.ts
var healer42 = {
  name: "ts-add-override",
  kind: "code",
  languages: ["typescript"],
  rules: ["tsc/TS4114", "tsc/TS4115", "tsc/TS4116", "tsc/TS4119", "tsc/TS4121"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const code2 = codeOf(finding.rule) ?? 4114;
    const { start, end } = offsetsOf(finding.place, context.text);
    const error2 = await errorAt(context.typescript, path22, start, code2);
    const fixes = await context.typescript.codeFixes(path22, start, error2?.end ?? end, code2);
    const fix2 = fixes.find((each) => each.name === "fixOverrideModifier");
    if (fix2 === void 0) return { leftAlone: "TypeScript does not say where the modifier belongs" };
    const effect2 = await effectOf(context.typescript, path22, fix2.edits);
    const bad = effect2?.brought[0];
    if (bad !== void 0) return { leftAlone: `the modifier would bring another error: ${bad.message}` };
    return { change: { edits: fix2.edits }, summary: "Say that the member overrides its base class" };
  }
};

// healers/code/ts-add-return-type/index.ts
var healer43 = {
  name: "ts-add-return-type",
  kind: "code",
  languages: ["typescript"],
  rules: [
    "tsc/TS9007",
    "tsc/TS9008",
    "oxlint/typescript/explicit-function-return-type",
    "oxlint/typescript/explicit-module-boundary-types",
    "eslint/@typescript-eslint/explicit-function-return-type",
    "eslint/@typescript-eslint/explicit-module-boundary-types"
  ],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    if (/argument|parameter/i.test(finding.message))
      return { leftAlone: "the type of a parameter is for a person to choose" };
    const { start } = offsetsOf(finding.place, context.text);
    const found = await context.typescript.returns(path22, start);
    if (found === void 0) return { leftAlone: "there is no function with parentheses at the place of the finding" };
    if (found.annotation !== void 0) return { leftAlone: "the function declares its return type already" };
    if (found.inferred === void 0) return { leftAlone: "the inferred type cannot be written down there" };
    const edit = { path: path22, start: found.insertAt, end: found.insertAt, text: `: ${found.inferred}` };
    const bad = (await effectOf(context.typescript, path22, [edit]))?.brought[0];
    if (bad !== void 0) return { leftAlone: `with its inferred type there is an error: ${bad.message}` };
    return { change: { edits: [edit] }, summary: `Declare the return type ${found.inferred}` };
  }
};

// src/syntax/typescript/type-only.ts
function valueNames(root, statement2) {
  const runs = statement2.names.filter((name2) => {
    if (name2.isType) return false;
    return usesOf(root, name2.local).some((use) => {
      const { start } = use.range();
      const isInImport = statement2.start <= start.index && start.index < statement2.end;
      return !isInImport && !isTypeUse(use);
    });
  });
  return runs.map((name2) => name2.local);
}
function markTypeOnly(path22, text, statement2) {
  const head = /^import\s+(?!type\b)/.exec(text.slice(statement2.start, statement2.end))?.[0];
  if (statement2.kind !== "import" || head === void 0 || statement2.names.length === 0) return void 0;
  const hasDefault = !/^[{*]/.test(text.slice(statement2.start + head.length));
  if (hasDefault && statement2.names.length > 1) return void 0;
  const clause = text.slice(statement2.start + head.length, statement2.specifierStart - 1);
  const plain = clause.replace(/([{,]\s*)type\s+(?=[\w$])/g, "$1");
  const start = statement2.start + head.length;
  return { path: path22, start, end: start + clause.length, text: `type ${plain}` };
}
function hasDecorators(root) {
  return root.find({ rule: { kind: "decorator" } }) !== null;
}

// healers/code/ts-break-import-cycle/index.ts
var healer44 = {
  name: "ts-break-import-cycle",
  kind: "code",
  languages: ["typescript"],
  rules: [
    "heal/import-cycle",
    "oxlint/import/no-cycle",
    "eslint/import/no-cycle",
    "biome/lint/suspicious/noImportCycles"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    if (!/\.[cm]?tsx?$/.test(path22))
      return { leftAlone: "only TypeScript has imports that are gone when the program runs" };
    const root = parse(path22, context.text).root();
    const { start } = offsetsOf(finding.place, context.text);
    const statement2 = referencesIn(root).find((each) => each.start <= start && start < each.end);
    if (statement2 === void 0 || statement2.names.length === 0) {
      return { leftAlone: "the import names nothing: what loading it does decides where it can go" };
    }
    if (hasDecorators(root)) return { leftAlone: "decorators may use the imported types when the program runs" };
    const values = valueNames(root, statement2);
    if (values.length > 0) {
      return { leftAlone: `${values.join(", ")} is used as a value: what both modules need belongs into a third one` };
    }
    const edit = markTypeOnly(path22, context.text, statement2);
    if (edit === void 0) return { leftAlone: "a default and named imports cannot be marked as types together" };
    const bad = (await effectOf(context.typescript, path22, [edit]))?.brought[0];
    if (bad !== void 0) return { leftAlone: `as a type import it brings an error: ${bad.message}` };
    return {
      change: { edits: [edit] },
      summary: `Import only types from ${statement2.specifier}, which breaks the cycle`
    };
  }
};

// healers/code/ts-fix-import-form/index.ts
var healer45 = {
  name: "ts-fix-import-form",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["tsc/TS2613", "tsc/TS2614", "tsc/TS1192"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { text } = context;
    const { start } = offsetsOf(finding.place, text);
    const statement2 = moduleReferences(path22, text).find(
      (each) => each.kind === "import" && each.start <= start && start < each.end
    );
    if (statement2 === void 0) return { leftAlone: "there is no import at the place of the finding" };
    const name2 = statement2.names.find((each) => each.start <= start && start < each.end) ?? statement2.names[0];
    if (name2 === void 0 || statement2.names.length > 1) return { leftAlone: "the import names more than this" };
    const clause = otherForm(name2, statement2, text);
    if (clause === void 0) return { leftAlone: "the import has neither of the two forms" };
    const edit = { path: path22, ...clauseOf(statement2, text), text: clause };
    const effect2 = await effectOf(context.typescript, path22, [edit]);
    const bad = effect2?.brought[0];
    if (effect2 === void 0 || bad !== void 0) {
      return { leftAlone: `the module does not export ${name2.local} in the other form either` };
    }
    if (!effect2.gone.some((each) => finding.rule === `tsc/TS${each.code}`)) return { leftAlone: "it does not cure it" };
    return { change: { edits: [edit] }, summary: `Import ${clause} as ${statement2.specifier} exports it` };
  }
};
function otherForm(name2, statement2, text) {
  const written = text.slice(statement2.start, statement2.specifierStart);
  if (name2.imported === "*" || /\/\/|\/\*/.test(written)) return void 0;
  const isNamed = written.includes("{");
  return isNamed ? name2.local : `{ ${name2.local} }`;
}
function clauseOf(statement2, text) {
  const head = /^import\s+(type\s+(?=[\w${]))?/.exec(text.slice(statement2.start))?.[0].length ?? 0;
  const from = text.lastIndexOf("from", statement2.specifierStart);
  const end = from - (/\s*$/.exec(text.slice(statement2.start, from))?.[0].length ?? 0);
  return { start: statement2.start + head, end };
}

// healers/code/ts-fix-import-path/index.ts
var healer46 = {
  name: "ts-fix-import-path",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    "tsc/TS2307",
    "tsc/TS2792",
    "tsc/TS2834",
    "tsc/TS2835",
    "tsc/TS2882",
    "tsc/TS6053",
    "tsc/TS1149",
    "tsc/TS1261",
    "eslint/import/no-unresolved"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const references = moduleReferences(path22, context.text);
    const reference = references.find((each) => each.start <= start && start < each.end);
    if (reference === void 0) return { leftAlone: "there is no import at the place of the finding" };
    if (!isRelative(reference.specifier))
      return { leftAlone: `${reference.specifier} is a package: whether to install it is for a person` };
    const files = new Set(context.files);
    const others2 = references.filter(
      (each) => each !== reference && resolveRelative(path22, each.specifier, files) !== void 0
    );
    const styles = stylesToTry(others2, reference);
    const [nearest, second] = await rankTargets(reference, path22, context);
    if (nearest === void 0) return { leftAlone: `no file of the package resembles ${reference.specifier}` };
    if (second !== void 0 && second.distance === nearest.distance) {
      return { leftAlone: `${reference.specifier} may mean ${nearest.target} or ${second.target}` };
    }
    for (const style2 of styles) {
      const specifier = respell(reference.specifier, path22, nearest.target, style2);
      const edit = { path: path22, start: reference.specifierStart, end: reference.specifierEnd, text: specifier };
      const effect2 = await effectOf(context.typescript, path22, [edit]);
      if (effect2 === void 0 || effect2.brought.length === 0 && (effect2.gone.length > 0 || !isTypeChecked(path22))) {
        return { change: { edits: [edit] }, summary: `Import ${specifier} instead of ${reference.specifier}` };
      }
    }
    return { leftAlone: `${nearest.target} is the nearest file, but importing it brings other errors` };
  }
};
function respell(written, path22, target, style2) {
  const specifier = specifierFor(path22, target, style2);
  const folder = dirname5(written);
  const isSameFolder = join6(dirname5(path22), folder) === dirname5(target);
  return isSameFolder && written.includes("/") && !/\/index$/.test(stem(target)) && specifier !== "." ? `${folder}/${basename2(specifier)}` : specifier;
}
function isTypeChecked(path22) {
  return /\.[cm]?tsx?$/.test(path22);
}
function stylesToTry(others2, broken2) {
  const first = styleOf(others2.map((each) => each.specifier)) ?? styleOf([broken2.specifier]) ?? "none";
  return [.../* @__PURE__ */ new Set([first, "none", "compiled"])];
}
var maxCandidates = 200;
async function rankTargets(reference, path22, context) {
  const wanted = stem(join6(dirname5(path22), reference.specifier));
  const near = [];
  for (const target of context.files) {
    if (target === path22 || !/\.[cm]?[jt]sx?$/.test(target)) continue;
    const distance = distanceOf(wanted, stem(target));
    if (distance !== void 0) near.push({ target, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.target < b.target ? -1 : 1));
  const found = [];
  for (const each of near.slice(0, maxCandidates)) {
    if (await exportsNames(each.target, reference, context)) found.push(each);
    if (found.length === 2) break;
  }
  return found;
}
function stem(path22) {
  return path22.replace(/(\.d)?\.[cm]?[jt]sx?(?=$|[^/\w]|_)/, "").replace(/\/index$/, "");
}
function distanceOf(wanted, target) {
  if (wanted.toLowerCase() === target.toLowerCase()) return 0;
  const [a, b] = [basename2(wanted), basename2(target)];
  const isMoved = a === b;
  const folders = editDistance(dirname5(wanted), dirname5(target));
  if (isMoved) return 1 + folders / 100;
  const isExtended = (a.startsWith(b) || b.startsWith(a)) && Math.min(a.length, b.length) >= 3;
  const names2 = editDistance(a.toLowerCase(), b.toLowerCase());
  const limit = Math.max(1, Math.floor(Math.max(a.length, b.length) * 0.34));
  if (names2 > limit && !(isExtended && folders === 0)) return void 0;
  if (folders > 3) return void 0;
  return names2 + folders * 2;
}
async function exportsNames(target, reference, context) {
  const text = await context.read(target);
  if (text === void 0) return false;
  const isOpen = /export\s*\*|module\.exports|exports\.\w|export\s*=/.test(text);
  return reference.names.every(({ imported }) => {
    if (imported === "*" || isOpen) return true;
    if (imported === "default") return /export\s+default|as\s+default/.test(text);
    const name2 = imported.replaceAll("$", "\\$");
    const declared = `export\\s+(declare\\s+)?(abstract\\s+)?(async\\s+)?(const\\s+enum|const|let|var|function\\*?|class|interface|type|enum|namespace)\\s+${name2}(?![\\w$])`;
    return new RegExp(`${declared}|export\\s+(type\\s+)?\\{[^}]*(?<![\\w$])${name2}(?![\\w$])`).test(text);
  });
}

// healers/code/ts-fix-return-type/index.ts
var healer47 = {
  name: "ts-fix-return-type",
  kind: "code",
  languages: ["typescript"],
  rules: ["tsc/TS2322", "tsc/TS2739", "tsc/TS2740", "tsc/TS2741", "tsc/TS2559", "tsc/TS1064", "tsc/TS2416"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const holders = nodesAt(parse(path22, context.text).root(), start);
    const isMember = finding.rule === "tsc/TS2416";
    const functionIndex = holders.findLastIndex(isFunction);
    const returnIndex = holders.findLastIndex((node) => node.kind() === "return_statement");
    const isArrowBody = holders[functionIndex]?.kind() === "arrow_function";
    if (!isMember && returnIndex < functionIndex && !isArrowBody && finding.rule !== "tsc/TS1064") {
      return { leftAlone: "the error is not about what the function returns" };
    }
    const found = await context.typescript.returns(path22, start);
    if (found?.annotation === void 0) return { leftAlone: "the function declares no return type" };
    if (found.fits.length === 0) return { leftAlone: "the function returns nothing to learn a type from" };
    if (found.fits.some((fits2) => fits2)) {
      return { leftAlone: "some returns fit the declared type: the one that does not is rather wrong than the type" };
    }
    if (found.inferred === void 0)
      return { leftAlone: "the type that the function returns cannot be written down there" };
    const { annotation } = found;
    const declared = context.text.slice(annotation.start, annotation.end);
    if (/\bis\b|\basserts\b/.test(declared)) return { leftAlone: "a type predicate says more than a return type" };
    const edit = { path: path22, start: annotation.start, end: annotation.end, text: widen(found.inferred, declared) };
    const effect2 = await effectOf(context.typescript, path22, [edit]);
    const bad = effect2?.brought[0];
    if (bad !== void 0)
      return { leftAlone: `with ${edit.text} as return type there is another error: ${bad.message}` };
    if (effect2 !== void 0 && effect2.gone.length === 0)
      return { leftAlone: `${edit.text} as return type does not cure it` };
    return { change: { edits: [edit] }, summary: `Declare the return type as ${edit.text}, which every return gives` };
  }
};
function widen(inferred2, declared) {
  if (/['"\d]/.test(declared)) return inferred2;
  const parts = inferred2.split(" | ");
  const widened = parts.map(
    (part) => /^(['"]).*\1$/.test(part) ? "string" : /^-?[\d.]+$/.test(part) ? "number" : part
  );
  const merged = [...new Set(widened)];
  return merged.includes("true") && merged.includes("false") ? [...new Set(merged.map((part) => part === "true" || part === "false" ? "boolean" : part))].join(" | ") : merged.map((part) => merged.length === 1 && /^(true|false)$/.test(part) ? "boolean" : part).join(" | ");
}

// healers/code/ts-fix-spelling/index.ts
var healer48 = {
  name: "ts-fix-spelling",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["tsc/TS2551", "tsc/TS2552", "tsc/TS2561", "tsc/TS2568", "tsc/TS2724", "tsc/TS2833", "tsc/TS2820"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const code2 = codeOf(finding.rule) ?? 2551;
    const { start, end } = offsetsOf(finding.place, context.text);
    const error2 = await errorAt(context.typescript, path22, start, code2);
    const fixes = await context.typescript.codeFixes(path22, start, error2?.end ?? end, code2);
    const spellings = fixes.filter((each) => each.name === "spelling" || each.name === "fixSpelling");
    const [fix2] = spellings;
    const [edit] = fix2?.edits ?? [];
    if (fix2 === void 0 || edit === void 0 || spellings.length > 1 || fix2.edits.length > 1) {
      return { leftAlone: "TypeScript knows no single name that can be meant" };
    }
    const written = context.text.slice(edit.start, edit.end);
    const distance = editDistance(written.toLowerCase(), edit.text.toLowerCase());
    if (distance > 2 || distance * 4 > written.length)
      return { leftAlone: `${edit.text} is too far from ${written} to be sure` };
    if (await isKnownElsewhere(written))
      return { leftAlone: `other files know ${written}: it is rather not imported than misspelt` };
    const words = code2 === 2724 ? usesOf(parse(path22, context.text).root(), written).map(span) : [edit];
    const edits = words.map(({ start: from, end: to }) => ({ path: path22, start: from, end: to, text: edit.text }));
    const effect2 = await effectOf(context.typescript, path22, edits);
    const bad = effect2?.brought[0];
    if (bad !== void 0) return { leftAlone: `${edit.text} brings another error: ${bad.message}` };
    if (effect2 !== void 0 && !effect2.gone.some((each) => each.code === code2))
      return { leftAlone: `${edit.text} does not cure it` };
    return { change: { edits }, summary: `Write ${edit.text} instead of ${written}` };
    async function isKnownElsewhere(name2) {
      const word = new RegExp(`(?<![\\w$])${name2.replaceAll("$", "\\$")}(?![\\w$])`);
      for (const other of context.files) {
        if (other === path22 || !/\.[cm]?[jt]sx?$/.test(other)) continue;
        if (word.test(await context.read(other) ?? "")) return true;
      }
      return false;
    }
  }
};

// healers/code/ts-implicit-any/index.ts
var healer49 = {
  name: "ts-implicit-any",
  kind: "code",
  languages: ["typescript"],
  rules: ["tsc/TS7006", "tsc/TS7019", "tsc/TS7005", "tsc/TS7034"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const code2 = codeOf(finding.rule) ?? 7006;
    const { start, end } = offsetsOf(finding.place, context.text);
    const errors = await context.typescript.errors(path22);
    if (errors?.some((each) => [2307, 2305, 2304, 2552, 7016].includes(each.code))) {
      return { leftAlone: "the file has names or modules that are not found: the types may come from them" };
    }
    const error2 = await errorAt(context.typescript, path22, start, code2);
    const fixes = await context.typescript.codeFixes(path22, start, error2?.end ?? end, code2);
    const fix2 = fixes.find((each) => each.name === "inferFromUsage");
    if (fix2 === void 0) return { leftAlone: "no use of it tells a type" };
    const written = fix2.edits.map((edit) => edit.text).join(" ");
    if (/\b(any|unknown|object|never|Function)\b/.test(written))
      return { leftAlone: `its uses tell no exact type: ${written.trim()}` };
    if (/[{}]|=>/.test(written))
      return { leftAlone: "its uses tell only parts of a type; which declared type is meant is for a person" };
    const effect2 = await effectOf(context.typescript, path22, fix2.edits);
    const bad = effect2?.brought[0];
    if (bad !== void 0) return { leftAlone: `with the type of its uses there is an error: ${bad.message}` };
    if (effect2 !== void 0 && !effect2.gone.some((each) => each.code === code2))
      return { leftAlone: "the type does not cure it" };
    return { change: { edits: fix2.edits }, summary: "Declare the types that all uses agree on" };
  }
};

// healers/code/ts-missing-properties/index.ts
var healer50 = {
  name: "ts-missing-properties",
  kind: "code",
  languages: ["typescript"],
  rules: ["tsc/TS2741", "tsc/TS2739", "tsc/TS2345", "tsc/TS2322"],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const names2 = missingNames(finding.message);
    if (names2.length === 0) return { leftAlone: "no property is missing" };
    const root = parse(path22, context.text).root();
    const { start } = offsetsOf(finding.place, context.text);
    const object = objectAt(root, start);
    if (object === void 0) return { leftAlone: "the object is not written out at the place of the finding" };
    const unknown2 = names2.find((name2) => !isDeclared(root, name2));
    if (unknown2 !== void 0) return { leftAlone: `nothing called ${unknown2} is at hand: its value is for a person` };
    const edit = append2(object, names2, path22, context.text);
    const effect2 = await effectOf(context.typescript, path22, [edit]);
    if (effect2 === void 0 || effect2.brought.length > 0 || effect2.gone.length === 0) {
      return { leftAlone: `the variable called ${names2.join(", ")} is not of the type that is missing` };
    }
    return { change: { edits: [edit] }, summary: `Pass ${names2.join(", ")} along` };
  }
};
function missingNames(message) {
  const one = /Property '([\w$]+)' is missing in type/.exec(message)?.[1];
  if (one !== void 0) return [one];
  const many = /is missing the following properties from type [^:]+: ([\w$, ]+)$/.exec(message)?.[1];
  return many === void 0 || / and \d+ more/.test(message) ? [] : many.split(",").map((name2) => name2.trim());
}
function objectAt(root, start) {
  const holders = nodesAt(root, start);
  const direct = holders.findLast((node) => node.kind() === "object" && span(node).start === start);
  if (direct !== void 0) return direct;
  const holder = holders.findLast(
    (node) => /variable_declarator|return_statement|assignment_expression/.test(String(node.kind()))
  );
  const value = holder?.field("value") ?? holder?.field("right") ?? holder?.children()[1];
  return value?.kind() === "object" ? value : void 0;
}
function isDeclared(root, name2) {
  const regex = `^${name2.replaceAll("$", "\\$")}$`;
  const declared = [
    { kind: "identifier", regex, inside: { kind: "variable_declarator", field: "name" } },
    { kind: "identifier", regex, inside: { any: [{ kind: "required_parameter" }, { kind: "optional_parameter" }] } },
    { kind: "shorthand_property_identifier_pattern", regex }
  ];
  return root.find({ rule: { any: declared } }) !== null;
}
function append2(object, names2, path22, text) {
  const { start, end } = span(object);
  const last = object.children().findLast((child2) => child2.isNamed() && child2.kind() !== "comment");
  if (last === void 0) return { path: path22, start: start + 1, end: end - 1, text: ` ${names2.join(", ")} ` };
  const at = span(last).end;
  const indent = indentationAt(text, span(last).start);
  const isMultiline = object.text().includes("\n");
  const newline = lineEnding(text);
  return {
    path: path22,
    start: at,
    end: at,
    text: names2.map((name2) => isMultiline ? `,${newline}${indent}${name2}` : `, ${name2}`).join("")
  };
}

// healers/code/ts-optional-chain/index.ts
var healer51 = {
  name: "ts-optional-chain",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    "tsc/TS2531",
    "tsc/TS2532",
    "tsc/TS2533",
    "tsc/TS2721",
    "tsc/TS2722",
    "tsc/TS2723",
    "tsc/TS18047",
    "tsc/TS18048",
    "tsc/TS18049"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const holders = nodesAt(parse(path22, context.text).root(), start);
    const access5 = holders.findLast((node) => accessedObject(node)?.range().start.index === start);
    const candidates = holders.filter((node) => accessedObject(node)?.range().start.index === start);
    if (access5 === void 0) return { leftAlone: "what may be missing is not read by a member access here" };
    const reasons = [];
    for (const candidate of candidates.toReversed()) {
      const object = accessedObject(candidate);
      if (object === void 0 || candidate.children().some((child2) => child2.kind() === "optional_chain")) continue;
      const blocked = reasonAgainst(candidate);
      if (blocked !== void 0) {
        reasons.push(blocked);
        continue;
      }
      const edit = chain2(candidate, object, path22, context.text);
      const effect2 = await effectOf(context.typescript, path22, [edit]);
      if (effect2 === void 0) return { leftAlone: "TypeScript cannot check the file" };
      const isCured = effect2.gone.some((error2) => `tsc/TS${error2.code}` === finding.rule);
      if (isCured && effect2.brought.length === 0) {
        return { change: { edits: [edit] }, summary: `Read ${short(candidate)} only when ${short(object)} is there` };
      }
      if (effect2.brought[0] !== void 0)
        reasons.push(`with ?. the value may be undefined where it is used: ${effect2.brought[0].message}`);
    }
    return { leftAlone: reasons[0] ?? "a ?. there does not cure it" };
  }
};
function short(node) {
  const text = node.text().replace(/\s+/g, " ");
  return text.length > 40 ? `${text.slice(0, 37)}\u2026` : text;
}
function accessedObject(node) {
  const kind = node.kind();
  if (kind === "member_expression" || kind === "subscript_expression") return node.field("object") ?? void 0;
  if (kind === "call_expression") return node.field("function") ?? void 0;
  return void 0;
}
function chain2(access5, object, path22, text) {
  const end = span(object).end;
  const dot = access5.kind() === "member_expression" ? access5.children().find((child2) => child2.kind() === ".") : void 0;
  if (dot !== void 0) return { path: path22, start: span(dot).start, end: span(dot).end, text: "?." };
  const open3 = access5.kind() === "call_expression" ? access5.field("type_arguments") ?? access5.field("arguments") : void 0;
  const bracket = open3 ? span(open3).start : text.indexOf("[", end);
  return { path: path22, start: bracket, end: bracket, text: "?." };
}
function reasonAgainst(access5) {
  for (const node of access5.ancestors()) {
    const kind = String(node.kind());
    if (kind === "template_substitution") return 'the value goes into a text, which would read "undefined"';
    if (kind === "binary_expression" && /^(\+|-|\*|\/|%|\*\*|<|>|<=|>=)$/.test(node.field("operator")?.text() ?? "")) {
      return "the value is calculated or compared by size with: what a missing one means is for a person";
    }
    if (kind === "unary_expression" && /^!/.test(node.text()) && !/^!!/.test(node.text())) {
      return "a negated ?. would be true when the object is missing";
    }
    const left = kind === "assignment_expression" ? node.field("left") : null;
    if (left !== null && contains(left, access5)) return "the member is assigned to";
    if (kind === "new_expression" || kind === "spread_element") return "the value must be there";
    if (stops.has(kind)) return void 0;
  }
  return void 0;
}
var stops = /* @__PURE__ */ new Set([
  "statement_block",
  "expression_statement",
  "arguments",
  "return_statement",
  "variable_declarator",
  "arrow_function",
  "program",
  "if_statement"
]);

// src/syntax/typescript/inert.ts
var inertStatements = /* @__PURE__ */ new Set([
  "import_statement",
  "comment",
  "function_declaration",
  "generator_function_declaration",
  "interface_declaration",
  "type_alias_declaration",
  "enum_declaration",
  "empty_statement",
  "hash_bang_line",
  "function_signature"
]);
function isInertStatement(node) {
  const kind = String(node.kind());
  if (inertStatements.has(kind)) return true;
  if (kind === "export_statement") {
    const parts = node.children().filter((child2) => !inertTokens.has(String(child2.kind())));
    return parts.every((part) => isInertStatement(part) || isInertValue(part));
  }
  if (kind === "lexical_declaration" || kind === "variable_declaration") {
    return node.findAll({ rule: { kind: "variable_declarator" } }).every((each) => {
      const value = each.field("value");
      return value === null || isInertValue(value);
    });
  }
  if (kind === "class_declaration") return isInertClass(node);
  if (kind === "expression_statement") return /^['"]use \w+['"]/.test(node.text());
  return false;
}
var inertTokens = /* @__PURE__ */ new Set([
  "export",
  "default",
  "type",
  ";",
  "export_clause",
  "from",
  "string",
  "*",
  "namespace_export"
]);
function isInertClass(node) {
  const statics = node.findAll({ rule: { any: [{ kind: "class_static_block" }, { kind: "decorator" }] } });
  const fields = node.findAll({ rule: { kind: "public_field_definition" } }).filter((field) => field.children().some((child2) => child2.kind() === "static"));
  return statics.length === 0 && fields.every((field) => isInertValue(field.field("value") ?? field));
}
var inertValues = /* @__PURE__ */ new Set([
  "string",
  "number",
  "true",
  "false",
  "null",
  "undefined",
  "identifier",
  "regex",
  "arrow_function",
  "function_expression",
  "generator_function"
]);
var inertContainers = /* @__PURE__ */ new Set([
  "object",
  "array",
  "pair",
  "as_expression",
  "satisfies_expression",
  "parenthesized_expression",
  "unary_expression",
  "spread_element",
  "binary_expression"
]);
function isInertValue(node) {
  const kind = String(node.kind());
  if (inertValues.has(kind) || !node.isNamed()) return true;
  if (kind === "template_string") return node.findAll({ rule: { kind: "call_expression" } }).length === 0;
  if (kind === "new_expression") return /^new (Map|Set|WeakMap|WeakSet)\b[^(]*\(\)$/.test(node.text());
  if (kind === "class") return isInertClass(node);
  if (kind === "comment" || kind === "property_identifier" || kind === "shorthand_property_identifier") return true;
  if (kind === "method_definition" || kind === "type_annotation" || kind.endsWith("_type") || kind === "type_identifier")
    return true;
  return inertContainers.has(kind) && node.children().every(isInertValue);
}

// healers/code/ts-remove-unused-import/effects.ts
var maxModules2 = 40;
var builtinModules = new Set(
  `assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns events fs http
  http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder
  timers tls tty url util v8 vm wasi worker_threads zlib`.split(/\s+/)
);
async function hasEffects(statement2, path22, context) {
  if (statement2.isTypeOnly || isBuiltin(statement2.specifier)) return false;
  if (await isElided(statement2, path22, context)) return false;
  if (!isRelative(statement2.specifier)) return !await isPurePackage(statement2.specifier, context);
  const target = resolveRelative(path22, statement2.specifier, new Set(context.files));
  if (target === void 0) return true;
  return actsWhenLoaded(target, context, /* @__PURE__ */ new Set());
}
function isBuiltin(specifier) {
  return specifier.startsWith("node:") || builtinModules.has(specifier.split("/")[0] ?? "");
}
async function isElided(statement2, path22, context) {
  if (!/\.[cm]?tsx?$/.test(path22) || /\.[cm]?ts$/.test(statement2.specifier)) return false;
  let folder = dirname5(path22);
  for (let i = 0; i < 32; i++) {
    const config = await context.read(folder === "." ? "tsconfig.json" : `${folder}/tsconfig.json`);
    if (config !== void 0) {
      const keeps = /verbatimModuleSyntax|preserveValueImports|importsNotUsedAsValues|erasableSyntaxOnly|"extends"/;
      return !keeps.test(config);
    }
    if (folder === ".") return false;
    folder = dirname5(folder);
  }
  return false;
}
async function isPurePackage(specifier, context) {
  const name2 = specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  const manifest = await context.read(`node_modules/${name2}/package.json`);
  return manifest !== void 0 && /"sideEffects"\s*:\s*false/.test(manifest);
}
async function actsWhenLoaded(path22, context, seen) {
  if (seen.has(path22)) return false;
  if (seen.size >= maxModules2) return true;
  seen.add(path22);
  const text = await context.read(path22);
  if (text === void 0) return true;
  const root = parse(path22, text).root();
  if (root.children().some((statement2) => !isInertStatement(statement2))) return true;
  const files = new Set(context.files);
  for (const reference of referencesIn(root)) {
    if (reference.isTypeOnly || reference.isDeferred || isBuiltin(reference.specifier)) continue;
    if (!isRelative(reference.specifier)) {
      if (!await isPurePackage(reference.specifier, context)) return true;
      continue;
    }
    const target = resolveRelative(path22, reference.specifier, files);
    if (target === void 0 || await actsWhenLoaded(target, context, seen)) return true;
  }
  return false;
}

// healers/code/ts-remove-unused-import/index.ts
var healer52 = {
  name: "ts-remove-unused-import",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    "tsc/TS6133",
    "tsc/TS6192",
    "tsc/TS6196",
    "oxlint/no-unused-vars",
    "eslint/no-unused-vars",
    "eslint/@typescript-eslint/no-unused-vars",
    "eslint/unused-imports/no-unused-imports",
    "biome/lint/correctness/noUnusedImports"
  ],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const root = parse(path22, context.text).root();
    const statement2 = referencesIn(root).find(
      (each) => (each.kind === "import" || isRequire(each)) && each.start <= start && start < each.end
    );
    if (statement2 === void 0) return { leftAlone: "what is unused here is not an import" };
    const flagged = flaggedNames(statement2, start, finding.message, finding.rule);
    if (flagged.length === 0)
      return { leftAlone: "which name of the import is unused cannot be told from the finding" };
    const isUsed = (name2) => usesOf(root, name2).some((use) => {
      const isOutside = use.range().start.index >= statement2.end || use.range().end.index <= statement2.start;
      return isOutside && !isSomethingElse(use);
    });
    const used = flagged.find(isUsed);
    if (used !== void 0) return { leftAlone: `${used} also stands elsewhere in the file: a person should look` };
    const pragma = flagged.find((name2) => isPragma(name2, context));
    if (pragma !== void 0) return { leftAlone: `${pragma} may be what JSX compiles to` };
    return propose(statement2, new Set(flagged), path22, context);
  }
};
function isSomethingElse(use) {
  if (use.kind() === "type_identifier") return false;
  const binding = resolve(use);
  return binding !== void 0 && binding.kind !== "import" && !binding.scope.is("program");
}
function isRequire(reference) {
  return reference.kind === "require" && reference.names.length > 0;
}
async function propose(statement2, unused2, path22, context) {
  const { text } = context;
  const summary = `Remove the unused import of ${[...unused2].join(", ")}`;
  if (statement2.names.some((name2) => !unused2.has(name2.local))) {
    if (isRequire(statement2)) return { leftAlone: "other names of the same require are used" };
    const edit2 = removeNames(path22, text, statement2, unused2);
    return edit2 ? { change: { edits: [edit2] }, summary } : { leftAlone: "a comment inside the import would be lost" };
  }
  if (/\/\/|\/\*/.test(text.slice(statement2.start, statement2.specifierStart))) {
    return { leftAlone: "a comment inside the import would be lost" };
  }
  if (!await hasEffects(statement2, path22, context)) {
    const line = removeLine(path22, text, statement2.start, statement2.end);
    const isAlone = line.start !== statement2.start || line.end !== statement2.end || line.start === 0;
    if (!isAlone) return { leftAlone: "something else stands on the line of the import" };
    return { change: { edits: [line] }, summary };
  }
  const from = isRequire(statement2) ? statement2.start : clauseStart(statement2, text);
  const to = isRequire(statement2) ? text.lastIndexOf("require", statement2.specifierStart) : statement2.specifierStart - 1;
  const edit = { path: path22, start: from, end: to, text: "" };
  return { change: { edits: [edit] }, summary: `${summary}, keep what loading ${statement2.specifier} does` };
}
function clauseStart(statement2, text) {
  return statement2.start + (/^import\s*/.exec(text.slice(statement2.start))?.[0].length ?? 0);
}
function flaggedNames(statement2, start, message, rule) {
  const locals = statement2.names.map((name2) => name2.local);
  if (rule === "tsc/TS6192") return locals;
  const pointed = statement2.names.find((name2) => name2.start <= start && start < name2.end);
  if (pointed !== void 0) return [pointed.local];
  const named = [...message.matchAll(/['"`]([\w$]+)['"`]/g)].map((match) => match[1] ?? "");
  const known = locals.filter((local) => named.includes(local));
  return known.length > 0 ? known : locals.length === 1 ? locals : [];
}
function isPragma(name2, context) {
  return /^(React|h|Fragment|jsx)$/.test(name2) && /<\/?[A-Za-z>]/.test(context.text) && /<\/|\/>/.test(context.text);
}

// healers/code/ts-remove-unused-variable/index.ts
var healer53 = {
  name: "ts-remove-unused-variable",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    "tsc/TS6133",
    "oxlint/no-unused-vars",
    "eslint/no-unused-vars",
    "eslint/@typescript-eslint/no-unused-vars",
    "biome/lint/correctness/noUnusedVariables"
  ],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { text } = context;
    const root = parse(path22, text).root();
    const { start } = offsetsOf(finding.place, text);
    const holders = nodesAt(root, start);
    const declaration = holders.findLast((node) => /^(lexical|variable)_declaration$/.test(String(node.kind())));
    const declarators = declaration?.children().filter((child2) => child2.kind() === "variable_declarator") ?? [];
    const [declarator] = declarators;
    const name2 = declarator?.field("name");
    if (declaration === void 0 || declarator === void 0 || name2?.kind() !== "identifier") {
      return { leftAlone: "what is unused is not a plain variable" };
    }
    const { start: from, end: to } = span(declaration);
    const isPointedAt = start === from || start === span(name2).start;
    if (declarators.length > 1 || !isPointedAt) return { leftAlone: "the statement declares more than this variable" };
    if (declaration.parent()?.kind() === "export_statement") return { leftAlone: `${name2.text()} is exported` };
    const parent = String(declaration.parent()?.kind());
    if (!/^(program|statement_block)$/.test(parent))
      return { leftAlone: "a loop or case needs the declaration where it is" };
    if (usesOf(root, name2.text()).length > 1) return { leftAlone: `${name2.text()} stands elsewhere in the file` };
    const value = declarator.field("value");
    if (value !== null && !isInertValue(value)) return { leftAlone: "working out its value may do something" };
    if (/\/\/|\/\*/.test(text.slice(from, to))) return { leftAlone: "a comment inside the statement would be lost" };
    const before = text.slice(0, from).trimEnd();
    const lastLine2 = before.slice(before.lastIndexOf("\n") + 1).trim();
    if (/^\/\/|^\*|^\/\*|\*\/$/.test(lastLine2)) return { leftAlone: "the comment above speaks of it" };
    const edit = removeLine(path22, text, from, to);
    if (edit.start === from && edit.end === to && from !== 0) return { leftAlone: "something else stands on its line" };
    return { change: { edits: [edit] }, summary: `Remove ${name2.text()}, which nothing reads` };
  }
};

// healers/code/ts-type-only-import/index.ts
var healer54 = {
  name: "ts-type-only-import",
  kind: "code",
  languages: ["typescript"],
  rules: [
    "tsc/TS1371",
    "tsc/TS1484",
    "tsc/TS1485",
    "oxlint/typescript/consistent-type-imports",
    "eslint/@typescript-eslint/consistent-type-imports",
    "biome/lint/style/useImportType"
  ],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path22 } = finding.place;
    const { start, end } = offsetsOf(finding.place, context.text);
    const code2 = codeOf(finding.rule);
    if (code2 !== void 0) {
      const error2 = await errorAt(context.typescript, path22, start, code2);
      const fixes = await context.typescript.codeFixes(path22, start, error2?.end ?? end, code2);
      for (const fix2 of fixes.filter((each) => each.name === "convertToTypeOnlyImport")) {
        const effect2 = await effectOf(context.typescript, path22, fix2.edits);
        if (effect2 === void 0 || effect2.brought.length > 0 || effect2.gone.length === 0) continue;
        return { change: { edits: fix2.edits }, summary: "Import the type as a type" };
      }
      return { leftAlone: "TypeScript does not say how the import can be marked" };
    }
    const root = parse(path22, context.text).root();
    const statement2 = referencesIn(root).find((each) => each.start <= start && start < each.end);
    if (statement2 === void 0) return { leftAlone: "there is no import at the place of the finding" };
    if (hasDecorators(root)) return { leftAlone: "decorators may use the imported types when the program runs" };
    const values = valueNames(root, statement2);
    if (values.length > 0) return { leftAlone: `${values.join(", ")} is used as a value` };
    const edit = markTypeOnly(path22, context.text, statement2);
    if (edit === void 0) return { leftAlone: "a default and named imports cannot be marked together" };
    const bad = (await effectOf(context.typescript, path22, [edit]))?.brought[0];
    if (bad !== void 0) return { leftAlone: `as a type import it brings an error: ${bad.message}` };
    return { change: { edits: [edit] }, summary: `Import only types from ${statement2.specifier}` };
  }
};

// healers/index.generated.ts
var healers = [
  healer,
  healer2,
  healer3,
  healer4,
  healer5,
  healer6,
  healer7,
  healer8,
  healer9,
  healer10,
  healer11,
  healer12,
  healer13,
  healer14,
  healer15,
  healer16,
  healer17,
  healer18,
  healer19,
  healer20,
  healer21,
  healer22,
  healer23,
  healer24,
  healer25,
  healer26,
  healer27,
  healer28,
  healer29,
  healer30,
  healer31,
  healer32,
  healer33,
  healer34,
  healer35,
  healer36,
  healer37,
  healer38,
  healer39,
  healer40,
  healer41,
  healer42,
  healer43,
  healer44,
  healer45,
  healer46,
  healer47,
  healer48,
  healer49,
  healer50,
  healer51,
  healer52,
  healer53,
  healer54
];

// src/app/publishers.ts
function makeCollector() {
  const first = /* @__PURE__ */ new Map();
  const last = /* @__PURE__ */ new Map();
  return {
    add(files) {
      for (const { path: path22, before, after } of files) {
        if (!first.has(path22)) first.set(path22, before);
        last.set(path22, after);
      }
    },
    files: () => [...last.keys()].filter((path22) => first.get(path22) !== last.get(path22)).toSorted(),
    patch: () => [...last].toSorted(([a], [b]) => a < b ? -1 : 1).map(([path22, text]) => unifiedDiff(path22, first.get(path22) ?? "", text)).join("")
  };
}
function toWorkingTree(tree, runId) {
  const collector = makeCollector();
  const refs = [];
  return {
    publisher: {
      async publish(batch, files) {
        const ref = `${runId}-${refs.length + 1}`;
        const caseIds = batch.map((healCase) => healCase.id);
        const changes = files.map(({ path: path22, before, after }) => ({
          path: path22,
          before: Buffer.from(before),
          after: Buffer.from(after)
        }));
        await tree.publish(ref, caseIds, changes);
        refs.push(ref);
        collector.add(files);
        return { ref: "working-tree", final: true };
      }
    },
    // The ledger knows every publication by now; until here a kill would have left them to `recover`.
    finish: async () => {
      for (const ref of refs) await tree.forget(ref);
    },
    patch: collector.patch,
    files: collector.files,
    ref: () => ""
  };
}
function toNowhere(ref, writePatch2) {
  const collector = makeCollector();
  return {
    publisher: {
      async publish(_batch, files) {
        collector.add(files);
        await writePatch2?.(collector.patch());
        return { ref, final: true };
      }
    },
    // Whoever asked for a file gets one, also when there was nothing to heal.
    finish: async () => writePatch2?.(collector.patch()),
    patch: collector.patch,
    files: collector.files,
    ref: () => ref
  };
}
function toBranch(repository, branch, runId) {
  const collector = makeCollector();
  let tip;
  return {
    publisher: {
      async publish(batch, files) {
        tip = await repository.commitOnBranch(branch, commitsPerRule(batch, files, runId), tip);
        collector.add(files);
        return { ref: branch, final: true };
      }
    },
    finish: async () => void 0,
    patch: collector.patch,
    files: collector.files,
    ref: () => branch
  };
}
function commitsPerRule(batch, files, runId) {
  const before = new Map(files.map((file) => [file.path, file.before]));
  const commits = [];
  const done = [];
  for (const [rule, cases] of Map.groupBy(batch, (healCase) => healCase.finding.rule)) {
    done.push(...cases);
    const texts = combineEdits(
      done.map((healCase) => healCase.remedy),
      (path22) => before.get(path22) ?? ""
    );
    const touched = new Set(cases.flatMap((healCase) => healCase.remedy.change.edits.map((edit) => edit.path)));
    commits.push({
      message: describeCommit(rule, cases, runId),
      files: [...touched].map((path22) => ({ path: path22, bytes: Buffer.from(texts.get(path22) ?? "") }))
    });
  }
  return commits;
}
var commitTypes = {
  security: "fix(security)",
  type: "fix(types)",
  import: "fix(imports)",
  logic: "fix",
  performance: "perf",
  style: "style"
};
function describeCommit(rule, cases, runId) {
  const [first] = cases;
  const type = commitTypes[first?.finding.category ?? "style"];
  const places2 = cases.length === 1 ? `in ${first?.finding.place.path}` : `in ${cases.length} places`;
  const summaries = cases.map(
    ({ finding, remedy }) => `- ${finding.place.path}:${finding.place.line}: ${remedy.summary}`
  );
  return [
    `${type}: heal ${rule} ${places2}`,
    "",
    ...summaries,
    "",
    ...cases.map(({ finding }) => `Heal-Fingerprint: ${finding.fingerprint}`),
    ...[...new Set(cases.map(({ remedy }) => remedy.healer))].map((healer55) => `Heal-Pattern: ${healer55}`),
    `Heal-Run: ${runId}`,
    ""
  ].join("\n");
}

// src/core/case.ts
var stages = [
  "detected",
  "diagnosed",
  "planned",
  "authorized",
  "applied",
  "verified",
  "published",
  "settled"
];

// src/app/recovery.ts
async function resumeInterrupted(parts) {
  const { place, ledger } = parts;
  const notes = [];
  const recovered = await place.tree.recover(async (caseIds) => {
    const cases = await Promise.all(caseIds.map((id) => ledger.load(id)));
    return cases.every((healCase) => healCase?.stage === "published" || healCase?.stage === "settled");
  });
  const completed = new Set(recovered.filter((one) => one.completed).flatMap((one) => one.caseIds));
  for (const one of recovered) {
    if (one.completed)
      notes.push(`A run was interrupted while it wrote ${one.caseIds.length} verified heals: they are written now.`);
    else
      notes.push(
        "A run was interrupted while it wrote heals, and you edited their files since: your edits were kept and the heals taken back."
      );
  }
  for (const stage of stages.filter((each) => each !== "settled")) {
    for (const healCase of await ledger.cases({ stage })) {
      if (healCase.kind === "code") await finishCase(healCase, completed.has(healCase.id), parts);
    }
  }
  for (const { ref } of recovered) await place.tree.forget(ref);
  return notes;
}
async function finishCase(healCase, wasWritten, parts) {
  if (healCase.stage === "settled") return;
  let current = healCase;
  if (wasWritten && current.stage === "verified") {
    const published = {
      ...current,
      stage: "published",
      publication: { ref: "working-tree", final: true }
    };
    await record(current.stage, published, parts);
    current = published;
  }
  const outcome = current.stage === "published" ? {
    status: "healed",
    reason: current.verification.testedBySuite ? "verified" : "not-verified-by-tests",
    ref: current.publication.ref
  } : {
    status: "skipped",
    reason: "interrupted",
    detail: `The run was killed after this case was ${current.stage}; the working tree holds nothing of it.`
  };
  await record(current.stage, settle(current, outcome, []), parts);
}
async function record(from, healCase, parts) {
  const event = {
    type: "moved",
    at: parts.now().toISOString(),
    runId: parts.runId,
    caseId: healCase.id,
    from,
    to: healCase.stage,
    healCase
  };
  await parts.ledger.save(healCase, event);
  parts.announce(event);
}

// src/app/report.ts
function reportFinding(finding) {
  const { rule, category, priority, severity, place, message, fingerprint: fingerprint2 } = finding;
  return {
    rule,
    category,
    priority,
    severity,
    path: place.path,
    line: place.line,
    endLine: place.endLine,
    message,
    fingerprint: fingerprint2
  };
}
function remedyOf(healCase) {
  const state = healCase.stage === "settled" ? healCase.last : healCase;
  return "remedy" in state ? state.remedy : void 0;
}
function gatesOf(healCase) {
  const state = healCase.stage === "settled" ? healCase.last : healCase;
  return "verification" in state ? state.verification.gates : state.attempts.at(-1)?.gates ?? [];
}
function reportCase(healCase) {
  const remedy = remedyOf(healCase) ?? healCase.attempts.at(-1)?.remedy;
  const { status, reason } = healCase.outcome;
  return {
    id: healCase.id,
    finding: reportFinding(healCase.finding),
    outcome: { status, reason },
    remedy: remedy ? {
      origin: remedy.origin,
      healer: remedy.healer,
      summary: remedy.summary,
      diff: "preview" in remedy ? String(remedy.preview) : ""
    } : null,
    gates: gatesOf(healCase)
  };
}
function makeFixReport(parts) {
  const settled = parts.cases.filter((healCase) => healCase.stage === "settled");
  const count2 = (status) => settled.filter((healCase) => healCase.outcome.status === status).length;
  const details = {};
  for (const healCase of settled) if ("detail" in healCase.outcome) details[healCase.id] = healCase.outcome.detail;
  const lookClosely = settled.filter((healCase) => healCase.outcome.status === "healed" && remedyOf(healCase)?.safety === "risky").map(({ id }) => id);
  return {
    version: 1,
    repository: parts.repository,
    summary: {
      found: parts.cases.length,
      eligible: settled.filter((healCase) => remedyOf(healCase) !== void 0 || healCase.attempts.length > 0).length,
      healed: count2("healed"),
      skipped: count2("skipped"),
      rolledBack: count2("rolled-back"),
      escalated: count2("escalated"),
      suiteRuns: parts.suiteRuns,
      wallMs: parts.wallMs
    },
    cases: settled.map(reportCase),
    patch: parts.patch,
    notes: { ...parts.notes, details, lookClosely }
  };
}

// src/app/secrets.ts
async function makeSecretMask(findings, textOf3) {
  const values = [];
  for (const finding of findings.filter(isAboutSecret)) {
    values.push(...findSecretValues(finding.place, await textOf3(finding.place.path) ?? ""));
  }
  return makeMask(values);
}
function withoutSecrets(ledger, mask) {
  return { ...ledger, save: (healCase, event) => ledger.save(maskTexts(healCase, mask), maskTexts(event, mask)) };
}

// src/app/selection.ts
async function chooseFiles(session, place, selection, signal) {
  if (selection.changed === void 0) return session.files.texts;
  return (await findChangedFiles(selection.changed, session, place, signal)).affected;
}
function findChangedFiles(ref, session, place, signal) {
  return findChanged({
    ref,
    git: (args) => place.repository.ask(args),
    allFiles: session.files.texts,
    read: createReader(session.copy.root),
    signal
  });
}
async function scanSession(session, files, signal) {
  return files.length === 0 ? { findings: [], reports: [] } : session.rescan.scan(files, signal);
}
async function chooseFindings({ files, findings }, session, place, selection, signal) {
  const { categories, rules: rules2, changed, newOnly } = selection;
  if (newOnly && changed === void 0) {
    throw new UsageError(
      "--new-only needs something to compare with.",
      "Add --changed REF, for example --changed main."
    );
  }
  const matches = (finding) => (!categories || categories.includes(finding.category)) && (!rules2 || rules2.some(
    (rule) => finding.sources.some(
      (source) => source.rule === rule || rule.endsWith("/*") && source.rule.startsWith(rule.slice(0, -1))
    )
  ));
  const chosen = findings.filter(matches);
  if (!newOnly || changed === void 0 || chosen.length === 0) return chosen;
  const older = await findingsAt(changed, session, place, files, signal);
  return chosen.filter((finding) => !older.has(finding.fingerprint));
}
async function findingsAt(ref, session, place, files, signal) {
  const { copy, wrote } = session;
  const { changed } = await findChangedFiles(ref, session, place, signal);
  const older = [];
  try {
    for (const path22 of changed) {
      const text = await place.repository.readAt(ref, path22);
      if (text === void 0) continue;
      await copy.write(path22, Buffer.from(text));
      wrote(path22);
      older.push(path22);
    }
    const absent = new Set(changed.filter((path22) => !older.includes(path22)));
    const { findings } = await scanSession(
      session,
      files.filter((path22) => !absent.has(path22)),
      signal
    );
    return new Set(findings.map((finding) => finding.fingerprint));
  } finally {
    for (const path22 of older) {
      await copy.restore(path22);
      wrote(path22);
    }
  }
}

// src/app/fix.ts
async function fix(options, settings) {
  const place = await openPlace(options.path, settings);
  if (!place.repository.head) {
    throw new EnvironmentError(
      "This repository has no commit yet, so there would be no way back.",
      'Commit once (`git add -A && git commit -m "first"`), then run Heal again.'
    );
  }
  const { config } = await place.config();
  const stop = await place.stop.read();
  if (stop) throw stoppedBy2(stop);
  if (options.dryRun) return healIn(place, config, options, settings, await openLedger(":memory:"));
  const ledger = await place.openLedger();
  try {
    const lock = await takeLock(place.lockFile, commandOf(options));
    try {
      return await healIn(place, config, options, settings, ledger);
    } finally {
      await lock.release();
    }
  } finally {
    await ledger.close();
  }
}
async function healIn(place, config, options, settings, ledger) {
  const started = performance.now();
  const runId = makeRunId(settings.now());
  const warnings = [];
  let suiteRuns = 0;
  const audit = place.audit(ledger);
  const announce = (event) => {
    if (event.type === "batch-tried") suiteRuns += event.verification.suiteRuns;
    if (event.type === "moved" && !options.dryRun) void audit.catchUp().catch(ignoreUntilTheEnd);
    options.listener?.(event);
  };
  const say = (doing) => announce({ type: "busy", at: settings.now().toISOString(), runId, doing });
  const controller = new AbortController();
  const forward = () => controller.abort(options.signal.reason);
  options.signal.addEventListener("abort", forward, { once: true });
  if (options.signal.aborted) forward();
  const unwatch = place.stop.watch(controller);
  const { signal } = controller;
  await ledger.startRun({
    id: runId,
    startedAt: settings.now().toISOString(),
    finishedAt: void 0,
    pid: process.pid,
    command: commandOf(options)
  });
  let session;
  try {
    if (!options.dryRun)
      warnings.push(...await resumeInterrupted({ place, ledger, runId, announce, now: settings.now }));
    say("Making a copy");
    session = await openSession(place, config, settings, { signal });
    const destination = makeDestination(place, options, runId, settings);
    const chosen = await chooseFiles(session, place, options, signal);
    say(`Scanning ${chosen.length} files`);
    const scanned = await scanSession(session, chosen, signal);
    announce({
      type: "scanned",
      at: settings.now().toISOString(),
      runId,
      scanners: scanned.reports,
      found: scanned.findings.length
    });
    for (const report3 of scanned.reports)
      if (report3.status === "failed")
        warnings.push(`${report3.name} failed: ${report3.detail}. What it would have found is missing here.`);
    const bench = new Workbench({
      copy: session.copy,
      rescan: session.rescan,
      scanned: { files: chosen, answer: scanned },
      wrote: session.wrote
    });
    const mask = await makeSecretMask(scanned.findings, (path22) => bench.text(path22));
    const discreet = withoutSecrets(ledger, mask);
    const findings = await chooseFindings(
      { files: chosen, findings: scanned.findings },
      session,
      place,
      options,
      signal
    );
    const suite = new SuiteBench({
      copy: session.copy,
      suites: makeTestSuites({
        ...config.test.junit === void 0 ? {} : { junit: config.test.junit },
        timeoutMs: config.test.timeoutMinutes * 6e4,
        packagePath: place.repository.packagePath,
        path: settings.env["PATH"] ?? ""
      }),
      compare: compareSuites,
      configured: options.testCommand ?? config.test.command,
      enabled: options.tests,
      maxRuns: config.limits.maxSuiteRuns,
      signal,
      say
    });
    const domain = makeCodeDomain({
      bench,
      suite,
      publisher: destination.publisher,
      limits: config.limits,
      configFiles: session.files.texts.filter(isConfiguration),
      signal,
      say
    });
    const ladder = makeLadder({
      patterns: await loadPatterns(patternsFolder),
      healers,
      contextOf: session.contextOf(bench),
      mask
    });
    const cases = await runLoop(await openCases(findings, discreet, { runId, announce, now: settings.now }), {
      domain,
      ladder,
      guards: await makeGuards(place, config, options, suite),
      maxAttempts: 3,
      decide: async () => "pending",
      runId,
      ledger: discreet,
      announce,
      now: settings.now,
      signal,
      parallel: 5,
      maxRounds: 6
    });
    await destination.finish();
    const baseline = await suite.known();
    const report2 = makeFixReport({
      repository: place.repository.packageRoot,
      cases,
      suiteRuns,
      wallMs: Math.round(performance.now() - started),
      patch: destination.patch(),
      notes: {
        suite: baseline && "suite" in baseline ? baseline.suite.command : "",
        baseline: baseline ? describeBaseline(baseline) : "not run: nothing needed it",
        isolation: session.copy.isolation,
        scanners: scanned.reports,
        written: { to: writtenTo(options), ref: destination.ref(), files: destination.files() },
        warnings
      }
    });
    return maskTexts(report2, mask);
  } catch (error2) {
    throw signal.reason instanceof StoppedError ? signal.reason : error2;
  } finally {
    unwatch();
    options.signal.removeEventListener("abort", forward);
    await session?.close();
    if (!options.dryRun) await audit.catchUp();
    await ledger.finishRun(runId, settings.now().toISOString());
    if (options.dryRun) await ledger.close();
  }
}
function ignoreUntilTheEnd() {
}
function isConfiguration(path22) {
  return /^(pyproject\.toml|setup\.cfg|tox\.ini|\.?ruff\.toml|mypy\.ini|\.mypy\.ini|pyrightconfig\.json|package\.json|tsconfig[^/]*\.json|\.oxlintrc\.jsonc?|eslint\.config\.[cm]?[jt]s|\.eslintrc[^/]*|biome\.jsonc?|heal\.config\.[a-z]+|\.github\/heal\.yml)$/.test(
    path22
  );
}
async function makeGuards(place, config, options, suite) {
  const guards = [
    rollout(config.categories, config.limits.limitedHeals),
    testedOnly(async () => {
      const baseline = await suite.baseline();
      return "none" in baseline ? baseline.none : void 0;
    }),
    atMost(Math.min(config.limits.maxHeals, options.max ?? Infinity))
  ];
  const touchesTree = writtenTo(options) === "working-tree" || writtenTo(options) === "branch";
  return touchesTree ? [cleanFilesOnly(await place.repository.uncommittedFiles()), ...guards] : guards;
}
async function openCases(findings, ledger, parts) {
  const cases = [];
  for (const finding of findings) {
    const healCase = { stage: "detected", id: finding.id, kind: "code", finding, attempts: [] };
    const event = {
      type: "moved",
      at: parts.now().toISOString(),
      runId: parts.runId,
      caseId: finding.id,
      from: void 0,
      to: "detected",
      healCase
    };
    await ledger.save(healCase, event);
    parts.announce(event);
    cases.push(healCase);
  }
  return cases;
}
function makeDestination(place, options, runId, settings) {
  const { patch } = options;
  if (options.dryRun) return toNowhere("dry-run");
  if (options.commit) return toBranch(place.repository, `heal/${runId}`, runId);
  if (patch !== void 0) return toNowhere(patch, (text) => writePatch(resolve5(settings.cwd, patch), text));
  return toWorkingTree(place.tree, runId);
}
async function writePatch(file, text) {
  try {
    await writeFile10(`${file}.tmp`, text);
    await rename4(`${file}.tmp`, file);
  } catch (error2) {
    throw new EnvironmentError(
      `The patch could not be written to ${file}: ${messageOf(error2)}`,
      "Give a path in a folder that exists and that you may write."
    );
  }
}
function writtenTo(options) {
  if (options.dryRun) return "nowhere";
  if (options.commit) return "branch";
  return options.patch === void 0 ? "working-tree" : "patch";
}
function commandOf(options) {
  return `heal fix ${options.path}`;
}
function makeRunId(now) {
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-${randomBytes4(2).toString("hex")}`;
}

// src/app/record.ts
import { readFile as readFile20 } from "node:fs/promises";
import { join as join11 } from "node:path";
async function readStatus(options, settings) {
  const place = await openPlace(options.path, settings);
  const stopped = await place.stop.read();
  if (!await place.hasLedger()) return { stopped, runs: [], cases: {}, recent: [] };
  return withLedger(place, async (ledger) => {
    const cases = await ledger.cases();
    const counts = {};
    for (const healCase of cases) counts[statusOf(healCase)] = (counts[statusOf(healCase)] ?? 0) + 1;
    const runs = (await ledger.runs()).map(({ id, startedAt, finishedAt, pid, command }) => {
      const state = finishedAt !== void 0 ? "finished" : isProcessAlive(pid) ? "running" : "interrupted";
      return { id, startedAt, state, command };
    });
    return {
      stopped,
      runs: runs.slice(0, 10),
      cases: counts,
      recent: await describeRecent(ledger, cases.slice(0, 20))
    };
  });
}
async function describeRecent(ledger, cases) {
  const recent = [];
  for (const healCase of cases) {
    const last = (await ledger.events({ caseId: healCase.id })).at(-1);
    const { finding } = healCase;
    recent.push({
      id: healCase.id,
      rule: finding.rule,
      path: "path" in finding.place ? finding.place.path : "",
      line: "line" in finding.place ? finding.place.line : 0,
      status: statusOf(healCase),
      reason: healCase.stage === "settled" ? healCase.outcome.reason : "",
      at: last?.event.at ?? ""
    });
  }
  return recent;
}
async function explain2(options, settings) {
  const place = await openPlace(options.path, settings);
  return withLedger(place, async (ledger) => {
    const healCase = await findCase(ledger, options.caseId);
    const history = (await ledger.events({ caseId: healCase.id })).map(({ event }) => ({
      at: event.at,
      from: event.from ?? "",
      to: event.to
    }));
    return { healCase, history, diff: isCode(healCase) ? remedyOf(healCase)?.preview ?? "" : "" };
  });
}
async function undo(options, settings) {
  const place = await openPlace(options.path, settings);
  return withLedger(place, async (ledger) => {
    const lock = await takeLock(place.lockFile, `heal undo ${options.caseId}`);
    try {
      return await undoCase(place, ledger, options.caseId, settings);
    } finally {
      await lock.release();
    }
  });
}
async function undoCase(place, ledger, caseId, settings) {
  const healCase = await findCase(ledger, caseId);
  const isInTree = healCase.stage === "settled" && healCase.outcome.status === "healed" && healCase.outcome.ref === "working-tree";
  if (!isCode(healCase) || !isInTree) {
    throw new UsageError(
      `Case ${healCase.id} is ${statusOf(healCase)}: there is nothing of it in the working tree.`,
      "`heal status` lists the cases that were healed; a branch or patch is undone with git."
    );
  }
  const preview = remedyOf(healCase)?.preview ?? "";
  const texts = await readTexts(place, preview);
  const undone = reverseDiff(preview, (path22) => texts.get(path22));
  const changes = [...undone].map(([path22, after]) => {
    const before = texts.get(path22);
    if (after === void 0 || before === void 0) {
      throw new EnvironmentError(
        `The lines that this heal put into ${path22} are not there any more, or more than once.`,
        `Nothing was changed. See what it did with \`heal explain ${healCase.id}\`, or use \`git checkout -- ${path22}\`.`
      );
    }
    return { path: path22, before: Buffer.from(before), after: Buffer.from(after) };
  });
  const ref = `undo-${healCase.id}-${settings.now().getTime()}`;
  await place.tree.publish(ref, [ref], changes);
  const outcome = {
    status: "skipped",
    reason: "declined",
    detail: "A person took this heal back with `heal undo`."
  };
  const settled = { ...healCase, outcome };
  const at = settings.now().toISOString();
  await ledger.save(settled, {
    type: "moved",
    at,
    runId: ref,
    caseId: healCase.id,
    from: "settled",
    to: "settled",
    healCase: settled
  });
  await place.tree.forget(ref);
  await place.audit(ledger).catchUp();
  return { undone: [healCase.id], files: changes.map((change) => change.path) };
}
async function verifyAudit(options, settings) {
  const place = await openPlace(options.path, settings);
  if (!await place.hasLedger()) return { valid: true, entries: 0, file: place.auditFile, problem: void 0 };
  return withLedger(place, async (ledger) => ({ ...await place.audit(ledger).verify(), file: place.auditFile }));
}
async function withLedger(place, work) {
  if (!await place.hasLedger()) {
    throw new UsageError(
      "Nothing was healed here yet.",
      "Run `heal fix` first, or give the path of the package that was healed."
    );
  }
  const ledger = await place.openLedger();
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}
async function findCase(ledger, id) {
  const found = await ledger.cases({ idPrefix: id, limit: 5 });
  const [first, second] = found;
  if (!first)
    throw new UsageError(
      `There is no case ${JSON.stringify(id)} here.`,
      "`heal status` lists the latest cases with their ids."
    );
  if (second && first.id !== id) {
    throw new UsageError(
      `${JSON.stringify(id)} is the start of several cases: ${found.map((one) => one.id).join(", ")}.`,
      "Give more of the id."
    );
  }
  return found.find((one) => one.id === id) ?? first;
}
async function readTexts(place, diff) {
  const texts = /* @__PURE__ */ new Map();
  for (const [path22] of reverseDiff(diff, () => void 0)) {
    texts.set(path22, await readFile20(join11(place.repository.packageRoot, path22), "utf8").catch(() => ""));
  }
  return texts;
}
function isCode(healCase) {
  return healCase.kind === "code";
}
function statusOf(healCase) {
  return healCase.stage === "settled" ? healCase.outcome.status : healCase.stage;
}

// src/app/scan.ts
async function scan(options, settings) {
  const place = await openPlace(options.path, settings);
  const { config } = await place.config();
  const stop = await place.stop.read();
  if (stop) throw stoppedBy2(stop);
  const at = () => settings.now().toISOString();
  const say = (doing) => options.listener?.({ type: "busy", at: at(), runId: "scan", doing });
  say("Making a copy");
  const session = await openSession(place, config, settings, {
    signal: options.signal,
    onScanner: ({ name: name2, status, ms }) => {
      if (status !== "skipped") say(`Scanned with ${name2} in ${(ms / 1e3).toFixed(1)} s`);
    }
  });
  try {
    const files = await chooseFiles(session, place, options, options.signal);
    say(`Scanning ${files.length} files`);
    const scanned = await scanSession(session, files, options.signal);
    const findings = await chooseFindings(
      { files, findings: scanned.findings },
      session,
      place,
      options,
      options.signal
    );
    const chosen = options.max === void 0 ? findings : findings.slice(0, options.max);
    const mask = await makeSecretMask(scanned.findings, createReader(session.copy.root));
    const report2 = {
      version: 1,
      repository: place.repository.packageRoot,
      findings: chosen.map(reportFinding),
      scanners: scanned.reports,
      full: chosen
    };
    return maskTexts(report2, mask);
  } finally {
    await session.close();
  }
}

// src/app/wire.ts
function makeHeal(settings) {
  return {
    scan: (options) => scan(options, settings),
    fix: (options) => fix(options, settings),
    status: (options) => readStatus(options, settings),
    explain: (options) => explain2(options, settings),
    undo: (options) => undo(options, settings),
    async stop(options) {
      const place = await openPlace(options.path, settings);
      const { runs } = await readStatus(options, settings);
      await place.stop.set({ at: settings.now().toISOString(), reason: options.reason });
      return { running: runs.filter((run2) => run2.state === "running").length };
    },
    async resume(options) {
      const place = await openPlace(options.path, settings);
      return { wasStopped: await place.stop.clear() };
    },
    verifyAudit: (options) => verifyAudit(options, settings),
    doctor: (options) => examine(options, settings)
  };
}
export {
  makeHeal
};
