import {
  listLevels
} from "./chunk-ZNQKMZBF.js";
import {
  unseenCharacters
} from "./chunk-VIISV5L7.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";

// src/drivers/test-suite/test-suites.ts
import { stat as stat2 } from "node:fs/promises";
import path6 from "node:path";

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
      const quoted = readDoubleQuoted(line, i + 1);
      if (quoted === void 0) return { problem: "a quote is not closed, or holds what only a shell can fill in" };
      word = (word ?? "") + quoted.text;
      i = quoted.end;
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
function expandScript(scripts, name, args = [], depth = 0) {
  const script = scripts[name];
  if (script === void 0) return { problem: `there is no script ${JSON.stringify(name)}` };
  if (depth > deepest) return { problem: `the script ${JSON.stringify(name)} calls itself` };
  const before = scripts[`pre${name}`] === void 0 ? [] : [`pre${name}`];
  return joinAll([
    ...before.map((pre) => expandScript(scripts, pre, [], depth + 1)),
    expandLine(scripts, script, args, depth + 1)
  ]);
}
function expandLine(scripts, line, args = [], depth = 0) {
  const split = splitCommand(line);
  if ("problem" in split) return split;
  return joinAll(
    split.commands.map((command, index) => {
      const isLast = index === split.commands.length - 1;
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
    const names = args.filter((arg) => !arg.startsWith("-")).flatMap((pattern) => matchNames(scripts, pattern));
    return withEnv(command.env, joinAll(names.map((name2) => expandScript(scripts, name2, [], depth))));
  }
  if (!managers.has(program)) return { commands: command.argv.length === 0 ? [] : [command] };
  const [verb = "", ...rest] = dropFlags(args);
  if (rest.some((arg) => /^(-w|--workspaces?|-r|--filter)(=|$)/.test(arg)) || args.some((arg) => /^(-r|-w|--filter|--workspaces?)/.test(arg)))
    return { problem: "it runs in several workspaces; heal one package at a time, or name its test command" };
  if (verb === "exec" || verb === "dlx" || verb === "x") return again(scripts, command, dropFlags(rest), depth);
  if (verb === "t" || verb === "test")
    return withEnv(command.env, expandScript(scripts, "test", dropDashes(rest), depth));
  const name = verb === "run" || verb === "run-script" ? dropFlags(rest)[0] : verb;
  const isNamed = name !== void 0 && scripts[name] !== void 0;
  if (!isNamed) return { commands: [command] };
  const after = rest.slice(rest.indexOf(name) + 1);
  return withEnv(command.env, expandScript(scripts, name, dropDashes(after), depth));
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
  return Object.keys(scripts).filter((name) => expression.test(name));
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
    ([name, script]) => typeof script === "string" ? [[name, script]] : []
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
  const names = ["test", "test:unit", "unit", "test:run", "test:node", "tests"];
  const name = names.find((candidate) => !isPlaceholder(manifest.scripts[candidate]));
  const expanded = name === void 0 ? void 0 : expandScript(manifest.scripts, name);
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
    for (const [, name = ""] of text.matchAll(/^[ \t]*(?:import|from)[ \t]+([A-Za-z_]\w*)/gm)) imports.add(name);
    if (/^(async )?def test/m.test(text) || path2.basename(file) === "conftest.py") isPytestStyle = true;
    if (/^[ \t]*(import|from)[ \t]+unittest\b/m.test(text) || /\bTestCase\b/.test(text)) usesUnittest = true;
  }
  return {
    files,
    needsPytest: isPytestStyle || imports.has("pytest") || await isConfigured(root),
    usesUnittest,
    imports: [...imports].filter((name) => name !== "pytest").slice(0, 200),
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
    const answer = result.code === 0 ? Answer.safeParse(parseJson(result.stdout)) : void 0;
    if (answer?.success !== true || answer.data.version[0] !== 3 || answer.data.version[1] < 8) continue;
    const argv = [answer.data.executable === "" ? program : answer.data.executable];
    found.push({ argv, hasPytest: answer.data.pytest, found: answer.data.found });
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
  const name = baseName(program);
  if (cosmetic.has(name)) return { kind: "cosmetic" };
  if (name === "vitest") return { kind: "runner", runner: "vitest", start: [program], args };
  if (name === "jest") return { kind: "runner", runner: "jest", start: [program], args };
  if (name === "react-scripts" && args[0] === "test")
    return { kind: "runner", runner: "jest", start: [program, "test"], args: args.slice(1) };
  if (name === "mocha" || name === "_mocha") return { kind: "runner", runner: "mocha", start: [program], args };
  if (name === "pytest" || name === "py.test") return { kind: "runner", runner: "pytest", start: [], args };
  if (/^python[\d.]*$/.test(name)) return recognisePython(args);
  if (name === "coverage" && args[0] === "run") return recognisePython(args.slice(Math.max(1, args.indexOf("-m"))));
  if (name === "node" || name === "tsx" || name === "ts-node") return recogniseNode(program, args);
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
  const name = program.split(/[\\/]/).at(-1) ?? "";
  return name.replace(/\.(cmd|exe|[cm]?js)$/, "");
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
    const count = (this.#seen.get(stable) ?? 0) + 1;
    this.#seen.set(stable, count);
    this.tests[count === 1 ? stable : `${stable} #${count}`] = status;
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
  isArray: (name) => name === "testsuite" || name === "testcase"
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
  const report = JestReport.safeParse(parseJson(text));
  if (!report.success) return void 0;
  const collector = new Collector();
  for (const file of report.data.testResults) {
    const name = nameFile(file.name);
    for (const test of file.assertionResults) {
      const status = test.status === "passed" ? "passed" : test.status === "failed" ? "failed" : "skipped";
      collector.add([name, ...test.ancestorTitles, test.title].join(" > "), status);
    }
    const isOtherwiseFailed = !file.assertionResults.some((test) => test.status === "failed");
    if (file.status === "failed" && isOtherwiseFailed) collector.add(name, "failed");
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
  const report = MochaReport.safeParse(parseJson(text));
  if (!report.success) return void 0;
  const collector = new Collector();
  const name = (test) => [...test.file == null ? [] : [nameFile(test.file)], test.fullTitle].join(" > ");
  for (const test of report.data.passes) collector.add(name(test), "passed");
  for (const test of report.data.pending) collector.add(name(test), "skipped");
  for (const test of report.data.failures) collector.add(name(test), "failed");
  return collector.tests;
};
var UnittestReport = z3.record(z3.string(), z3.enum(["passed", "failed", "skipped"]));
var parseUnittest = (text) => {
  const report = UnittestReport.safeParse(parseJson(text));
  if (!report.success) return void 0;
  const collector = new Collector();
  for (const [id, status] of Object.entries(report.data)) collector.merge(id, status);
  return collector.tests;
};
function nameFilesBelow(roots) {
  return (file) => {
    const plain = file.replace(/^file:\/\//, "");
    for (const root of roots) {
      const relative = path3.relative(root, plain);
      if (!relative.startsWith("..") && !path3.isAbsolute(relative)) return relative.replaceAll("\\", "/");
    }
    return plain;
  };
}

// src/drivers/test-suite/run-steps.ts
import { randomBytes } from "node:crypto";
import path4 from "node:path";

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
async function runSteps(steps, copy, signal, timeoutMs) {
  const name = `.heal-run-${randomBytes(6).toString("hex")}`;
  const folder = path4.join(copy.toolRoot, name);
  const tests = [];
  let output = "";
  let ms = 0;
  let exitCode = 0;
  let status = "completed";
  try {
    for (const [index, step] of steps.entries()) {
      const own = path4.join(folder, String(index));
      await copy.write(`${name}/${index}/about.txt`, Buffer.from("Made by Heal for one run of the tests.\n"));
      for (const [file, text] of Object.entries(step.files ?? {})) {
        await copy.write(`${name}/${index}/${file}`, Buffer.from(text));
      }
      const report = step.report && path4.resolve(own, step.report.file);
      if (report !== void 0) await removeInside(copy, report);
      const start = (argv) => copy.run({ argv, env: step.env, timeoutMs: Math.max(1, timeoutMs - ms), maxOutputBytes }, signal);
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
      if (step.report !== void 0 && report !== void 0) {
        const text = await readInside(copy, report);
        const nameFile = nameFilesBelow([copy.toolRoot, copy.root]);
        const told = text === void 0 ? void 0 : step.report.parse(text, nameFile);
        if (told !== void 0) tests.push(told);
      }
      if (result.code !== 0 && step.report === void 0) break;
    }
  } finally {
    await removeInside(copy, folder);
  }
  const merged = status === "completed" ? merge(tests) : {};
  return { status, tests: merged, exitCode, tail: cleanTail(output) || listFailed(merged), ms };
}
function listFailed(tests) {
  const failed = Object.entries(tests).flatMap(([id, status]) => status === "failed" ? [`failed: ${id}`] : []);
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
  const kept = [];
  const pattern = unwanted[runner];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (pattern?.test(arg) !== true) kept.push(arg);
    else if (withValue.test(arg)) i++;
  }
  return kept;
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
      const answer = await (configured === void 0 ? detectSuite(copy, options) : readConfigured(copy, configured, options));
      if ("none" in answer) return answer;
      const { steps, runner } = answer;
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
  const tests = await findPythonTests(copy.root);
  if (tests !== void 0) {
    const planned = await planPython(copy, tests, options);
    if (!("none" in planned)) return planned;
    reasons.push(planned.none);
  }
  return { none: reasons.length === 0 ? "no test suite was found" : reasons.join("; ") };
}
function dropCosmetic(commands) {
  const kept = commands.filter((command) => recognise(command).kind !== "cosmetic");
  const last = kept.findLastIndex((command) => recognise(command).kind === "runner");
  return last === -1 ? kept : kept.slice(0, last + 1);
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
async function planPython(copy, tests, options) {
  const python = await choosePython(copy, options, tests, tests.needsPytest);
  if ("none" in python) {
    if (!tests.needsPytest || !tests.usesUnittest) return python;
    const plain = await choosePython(copy, options, tests, false);
    if ("none" in plain) return plain;
    return makePythonSuite("unittest", plain);
  }
  return makePythonSuite(tests.needsPytest ? "pytest" : "unittest", python);
}
function makePythonSuite(runner, python) {
  const args = runner === "unittest" ? ["auto"] : [];
  return { runner, steps: [makeRunnerStep({ kind: "runner", runner, start: [], args }, python.env, python.argv)] };
}
async function choosePython(copy, options, tests, needsPytest) {
  const programs = process.platform === "win32" ? "Scripts/python.exe" : "bin/python";
  const candidates = [];
  for (const level of listLevels(options.packagePath)) {
    for (const folder of [".venv", "venv", "env"]) {
      if (await exists(path6.join(copy.root, level, folder, "pyvenv.cfg")))
        candidates.push(path6.join(copy.toolRoot, level, folder, programs));
    }
  }
  candidates.push("python3", "python", ...process.platform === "win32" ? [] : ["/usr/bin/python3"]);
  const env = tests?.hasSourceFolder === true ? { PYTHONPATH: path6.join(copy.toolRoot, "src") } : {};
  const ranked = await rankInterpreters(copy, candidates, tests?.imports ?? [], env);
  const chosen = ranked.find((interpreter) => !needsPytest || interpreter.hasPytest);
  if (chosen !== void 0) return { argv: chosen.argv, env };
  if (ranked.length === 0) return { none: "the tests need Python 3.8 or newer, and none was found" };
  return { none: "the tests need pytest, which is not installed" };
}
async function makeSearchPath(copy, options) {
  const local = listLevels(options.packagePath).map((level) => `${level}node_modules/.bin`);
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

// src/drivers/test-suite/compare.ts
function compareSuites(baseline, after) {
  const verdict = (green, detail) => ({ green, detail, broken: [], vanished: [] });
  if (baseline.status !== "completed") return verdict(false, `the baseline gave no answer: ${baseline.status}`);
  if (after.status !== "completed") return verdict(false, `the suite gave no answer: ${after.status}`);
  const before = new Map(Object.entries(baseline.tests));
  const now = new Map(Object.entries(after.tests));
  if (before.size === 0 && now.size === 0) return compareExitCodes(baseline, after);
  const broken = [...now].filter(([id, status]) => status === "failed" && before.get(id) !== "failed").map(([id]) => id);
  const vanished = [...before].filter(([id, status]) => status === "passed" && now.get(id) !== "passed" && now.get(id) !== "failed").map(([id]) => id);
  if (broken.length > 0 || vanished.length > 0) {
    const parts = [describe("broke", broken), describe("vanished", vanished)].filter((part) => part !== "");
    return { green: false, detail: parts.join("; "), broken, vanished };
  }
  const failing = [...now.values()].filter((status) => status === "failed").length;
  const isOddBefore = baseline.exitCode !== 0 && ![...before.values()].includes("failed");
  if (after.exitCode !== 0 && failing === 0 && !(isOddBefore && after.exitCode === baseline.exitCode)) {
    return verdict(false, `no test failed, yet the suite ended with ${after.exitCode ?? "a signal"}`);
  }
  const failed = failing === 0 ? "" : `, ${failing} failed as before`;
  return verdict(true, `${countPassed(before)} passed \u2192 ${countPassed(now)} passed${failed}`);
}
function countPassed(tests) {
  return [...tests.values()].filter((status) => status === "passed").length;
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

export {
  compareSuites,
  makeTestSuites
};
