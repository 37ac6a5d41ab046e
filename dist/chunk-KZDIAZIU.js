import {
  readVersion
} from "./chunk-2I4C43OA.js";
import {
  suggest
} from "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import {
  categories,
  priorities
} from "./chunk-TDEP23VZ.js";
import {
  cleanBlock,
  cleanLine,
  defuseWorkflowCommands
} from "./chunk-Z3QNSIEK.js";
import {
  HealError,
  StoppedError,
  UsageError
} from "./chunk-EFOYLMI7.js";
import {
  countOf
} from "./chunk-TYGHKD46.js";

// src/app/cli/run.ts
import { CommanderError } from "commander";

// src/app/cli/exit-codes.ts
var exitCodes = { clean: 0, findings: 1, usage: 2, internal: 3 };
var exitCodeTexts = [
  [0, "nothing at or above --fail-on remains (or the command did what it was asked)"],
  [1, "findings at or above --fail-on remain; audit verify: the log was changed; doctor: a check failed"],
  [2, "wrong usage or configuration, or the repository is not in a state to be healed"],
  [3, "our fault: please report it"]
];
var failLevels = [...priorities, "never"];
var defaultFailLevel = "P1";
function isAtOrAbove(priority, level) {
  return level !== "never" && priorities.indexOf(priority) <= priorities.indexOf(level);
}

// src/app/cli/program.ts
import { Command as Command21 } from "commander";

// src/app/cli/commands/app.ts
import { resolve } from "node:path";
import { Command, Option as Option3 } from "commander";

// src/app/cli/examples.ts
var known = /* @__PURE__ */ new WeakMap();
function addExamples(command, examples) {
  known.set(command, examples);
  const width = Math.max(...examples.map(({ run: run2 }) => run2.length));
  const lines = examples.map(({ run: run2, about }) => `  $ ${run2.padEnd(width)}  ${about}`);
  return command.addHelpText("after", `
Examples:
${lines.join("\n")}`);
}

// src/app/cli/flags.ts
import { InvalidArgumentError, Option } from "commander";
function addSelectionFlags(command) {
  return command.option("--category <list>", `only these categories: ${categories.join(", ")}`, parseCategories).option("--rule <list>", "only these rules, by full name (ruff/F401) or family (ruff/*)", parseRules).option(
    "--changed [ref]",
    "only files that differ from ref (default HEAD: uncommitted changes), and their dependents"
  ).option("--new-only", "with --changed: only findings that ref does not have").option("--max <n>", "at most n findings, the most urgent first", parseCount).addOption(
    new Option("--fail-on <level>", "exit with 1 when findings of this priority or a higher one remain").default(defaultFailLevel).argParser(parseFailLevel)
  ).option("--all", "list everything, however long").addOption(makeVerbose());
}
function makeJson() {
  return new Option("--json", "print one JSON object on stdout");
}
function makeVerbose() {
  return new Option("--verbose", "show more: stack traces of errors, every scanner");
}
function toSelection(flags) {
  return {
    ...flags.category ? { categories: flags.category } : {},
    ...flags.rule ? { rules: flags.rule } : {},
    ...flags.changed === void 0 ? {} : { changed: flags.changed === true ? "HEAD" : flags.changed },
    ...flags.newOnly ? { newOnly: true } : {},
    ...flags.max === void 0 ? {} : { max: flags.max }
  };
}
function parseWord(value, known2) {
  const found = known2.find((word) => word.toLowerCase() === value.toLowerCase());
  if (found) return found;
  const guess = suggest(value, known2);
  throw new InvalidArgumentError(`${guess ? `Did you mean ${guess}? ` : ""}Use one of: ${known2.join(", ")}.`);
}
function parseFailLevel(value) {
  return parseWord(value, failLevels);
}
function parseCategories(value, previous = []) {
  return [...previous, ...splitList(value).map((word) => parseWord(word, categories))];
}
function parseRules(value, previous = []) {
  const rules = splitList(value);
  const wrong = rules.find((rule) => !/^[\w@.-]+\/\S+$/.test(rule));
  if (wrong !== void 0) {
    throw new InvalidArgumentError("Name the scanner too, as findings do: ruff/F401, or a family: ruff/*.");
  }
  return [...previous, ...rules];
}
function parseCount(value) {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError("Use a whole number, 0 or more.");
  return Number(value);
}
function splitList(value) {
  const words = value.split(",").map((word) => word.trim()).filter((word) => word !== "");
  if (words.length === 0) throw new InvalidArgumentError("Name at least one.");
  return words;
}

// src/app/cli/commands/place.ts
import { Option as Option2 } from "commander";
function addPlaceFlags(command) {
  return command.addOption(new Option2("--path <folder>", "repository or package").default(".")).addOption(makeJson()).addOption(makeVerbose());
}
function addFolder(command) {
  return command.argument("[path]", "repository or package", ".").addOption(makeJson()).addOption(makeVerbose());
}
async function printAnswer({ terminal }, answer, isJson, render) {
  if (isJson) {
    const { printableJson } = await import("./chunk-375QXA5J.js");
    terminal.printRaw(printableJson(answer));
  } else {
    terminal.print(await render(answer));
  }
}

// src/app/cli/commands/app.ts
function makeAppCommand(session) {
  const app = new Command("app").summary("the GitHub App of the bot").description("Works with the GitHub App of the bot.");
  const create = new Command("create").summary("make the GitHub App").description(
    "Opens a page on this machine that hands the manifest (app.yml) to GitHub. You confirm it there; the credentials are written to two files that only you can read, heal-app.env and heal-app.private-key.pem."
  ).requiredOption("--url <address>", "where the bot will be reached from the internet").option("--name <name>", "name of the App, unique on GitHub", "heal").option("--org <organisation>", "organisation that will own it; you when absent").option("--out <folder>", "where the two files are written", ".").option("--port <port>", "port of the page; any that is free when absent", "0").addOption(new Option3("--web <address>", "pages of your GitHub, where they are not found by its API").hideHelp()).addOption(makeJson()).addOption(makeVerbose());
  addExamples(create, [
    { run: "heal app create --url https://heal.example.com", about: "owned by you" },
    { run: "heal app create --url https://heal.example.com --org acme --name heal-acme", about: "owned by a team" }
  ]);
  create.action(async (flags) => {
    const { createApp } = await import("./chunk-R7BGNQI6.js");
    const report = await createApp({
      publicUrl: flags.url,
      name: flags.name,
      organisation: flags.org,
      githubUrl: (session.env["HEAL_GITHUB_URL"] || "https://api.github.com").replace(/\/+$/, ""),
      webUrl: flags.web,
      folder: resolve(session.cwd, flags.out),
      port: Number(flags.port),
      signal: session.signal,
      onReady: (url) => session.terminal.note(`Open ${url} in your browser; this waits for you. Ctrl-C to leave it.`)
    });
    await printAnswer(session, report, flags.json, async ({ name, id, installUrl, environmentFile }) => {
      const { cleanLine: cleanLine2 } = await import("./chunk-375QXA5J.js");
      return [
        `${session.terminal.paint("green", "\u2714")} The App ${cleanLine2(name, 100)} (${id}) exists.`,
        "",
        "Next:",
        `  1. Run the bot with what is in ${cleanLine2(environmentFile, 300)}: docs/bot.md`,
        `  2. Install it on repositories: ${cleanLine2(installUrl, 300)}`
      ].join("\n");
    });
  });
  return app.addCommand(create);
}

// src/app/cli/commands/apply.ts
import { Command as Command2 } from "commander";
function makeApplyCommand(session) {
  const command = addPlaceFlags(new Command2("apply")).summary("take a heal that was verified and waits for you").description(
    "Says yes to a heal that `heal fix` verified and kept back, because the record of its remedy is not good enough yet. It is verified once more, and written only when it is exactly what was shown. Exits with 1 when it is not."
  ).argument("<case>", "id of the case, the beginning of it, or the fingerprint of its finding");
  addExamples(command, [
    { run: "heal apply h3f2a9c41b0", about: "an id from the report of heal fix" },
    { run: "heal apply h3f2 --path services/shop", about: "in another folder" },
    { run: "heal apply h3f2 --from-log app.log", about: "what heal fix --from-log found" },
    { run: "heal apply h3f2 --json | jq .applied", about: "for scripts" }
  ]);
  command.option("--from-log <file>", "the log that the case came from");
  return command.action(async (caseId, flags) => {
    const { startProgress } = await import("./chunk-IDQWQGFV.js");
    const progress = startProgress(session.terminal, "Looking for the finding");
    let report;
    try {
      const heal = await session.heal();
      report = await heal.apply({
        path: flags.path,
        caseId,
        signal: session.signal,
        listener: progress.listener,
        ...flags.fromLog === void 0 ? {} : { fromLog: flags.fromLog }
      });
    } finally {
      progress.stop();
    }
    await printAnswer(session, report, flags.json, async (answer) => {
      const { renderApply } = await import("./chunk-YQVWQLAW.js");
      return renderApply(answer, session.terminal);
    });
    session.finish(report.applied ? exitCodes.clean : exitCodes.findings);
  });
}

// src/app/cli/commands/audit.ts
import { Command as Command3 } from "commander";
function makeAuditCommand(session) {
  const audit = new Command3("audit").summary("check the record").description("Works with the audit log.");
  const verify = addFolder(new Command3("verify")).summary("check that the audit log was not changed").description(
    "Recomputes the hash chain of the audit log. Exits with 1 when an entry was changed, removed or added."
  );
  addExamples(verify, [
    { run: "heal audit verify", about: "the log of the current folder" },
    { run: "heal audit verify --json", about: "for scripts" }
  ]);
  verify.action(async (path, flags) => {
    const heal = await session.heal();
    const report = await heal.verifyAudit({ path });
    await printAnswer(session, report, flags.json, async ({ valid, entries, file, problem }) => {
      const { cleanLine: cleanLine2 } = await import("./chunk-375QXA5J.js");
      const { countOf: countOf2 } = await import("./chunk-MI25RVYS.js");
      const name = cleanLine2(file, 300);
      if (!valid) return session.terminal.paint("red", `\u2718 ${name}: ${cleanLine2(problem ?? "broken", 300)}`);
      return `${session.terminal.paint("green", "\u2714")} ${countOf2(entries, "entry", "entries")}, the chain is whole: ${name}`;
    });
    session.finish(report.valid ? exitCodes.clean : exitCodes.findings);
  });
  return audit.addCommand(verify);
}

// src/app/cli/commands/backfill.ts
import { Command as Command4, InvalidArgumentError as InvalidArgumentError2 } from "commander";
function makeBackfillCommand(session) {
  const command = addFolder(new Command4("backfill")).summary("learn from what people cured in the history").description(
    "Reads the history of the current branch, newest first. Scans the files of small commits as they were before and after, and learns patterns from findings that a person cured. Merges, robots and reverted commits are passed over; nothing of a commit is run. Goes on where the last run ended. Costs no money: no model is asked. What is learned asks before it acts, until its record is good."
  ).option("--since <date>", 'only commits after this date, as Git reads it: 2025-01-31, "6 months ago"').option("--max-commits <n>", "read at most n commits now", parseCount2, 5e3).option("--max-minutes <n>", "end after n minutes", parseMinutes, 10).option("--max-files <n>", "pass over commits with more source files", parseCount2, 5).option("--max-lines <n>", "pass over commits with more changed lines", parseCount2, 30).option("--dry-run", "find and learn, keep nothing").option("--again", "read again what was read before");
  addExamples(command, [
    { run: "heal backfill", about: "learn from this repository, for ten minutes at most" },
    { run: "heal backfill --dry-run --max-commits 500", about: "see what there is to learn" },
    { run: 'heal backfill --since "1 year ago"', about: "only what is recent" },
    { run: "heal backfill --json | jq .cures", about: "for scripts" }
  ]);
  return command.action(async (path, flags) => {
    const { startProgress } = await import("./chunk-IDQWQGFV.js");
    const progress = startProgress(session.terminal, "Reading the history");
    let report;
    try {
      const heal = await session.heal();
      report = await heal.backfill({
        path,
        ...flags.since === void 0 ? {} : { since: flags.since },
        maxCommits: flags.maxCommits,
        maxMinutes: flags.maxMinutes,
        maxFiles: flags.maxFiles,
        maxLines: flags.maxLines,
        dryRun: flags.dryRun === true,
        again: flags.again === true,
        signal: session.signal,
        listener: progress.listener
      });
    } finally {
      progress.stop();
    }
    await printAnswer(session, report, flags.json, async (answer) => {
      const { renderBackfill } = await import("./chunk-ZCW5CDCZ.js");
      return renderBackfill(answer, { paint: session.terminal.paint, isDryRun: flags.dryRun === true });
    });
    session.finish(exitCodes.clean);
  });
}
function parseCount2(value) {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new InvalidArgumentError2("Use a whole number, 1 or more.");
  return Number(value);
}
function parseMinutes(value) {
  const minutes = Number(value);
  if (!/^\d{1,4}(?:\.\d+)?$/.test(value) || minutes <= 0) throw new InvalidArgumentError2("Use a number above 0.");
  return minutes;
}

// src/app/cli/commands/config.ts
import { resolve as resolve2 } from "node:path";
import { Command as Command5 } from "commander";
function makeConfigCommand(session) {
  const config = new Command5("config").summary("check or show the configuration").description("Works with the configuration.");
  return config.addCommand(makeValidate(session)).addCommand(makePrint(session)).addCommand(makeSchema(session));
}
function makeValidate(session) {
  const command = addFolder(new Command5("validate")).summary("is the configuration right?").description("Checks the configuration. Exits with 2 and says what to write when it is wrong.");
  addExamples(command, [
    { run: "heal config validate", about: "the configuration that counts for the current folder" },
    { run: "heal config validate --json", about: "problems with file, line and column" }
  ]);
  return command.action(async (path, flags) => {
    const { readConfiguration } = await import("./chunk-MHWOATDR.js");
    const { printProblem } = await import("./chunk-NHAYFH7J.js");
    const loaded = await readConfiguration(resolve2(session.cwd, path));
    const answer = { valid: loaded.problems.length === 0, source: loaded.source ?? null, problems: loaded.problems };
    const { paint } = session.terminal;
    await printAnswer(session, answer, flags.json, ({ valid, source, problems }) => {
      if (!valid) return problems.map((problem) => `${paint("red", "\u2718")} ${printProblem(problem)}`).join("\n");
      return `${paint("green", "\u2714")} ${source ?? "There is no configuration file; heal:recommended counts"}`;
    });
    session.finish(answer.valid ? exitCodes.clean : exitCodes.usage);
  });
}
function makePrint(session) {
  const command = addFolder(new Command5("print")).summary("the configuration that counts, and where each value comes from").description("Prints the effective configuration: presets and file merged, with the origin of each value.");
  addExamples(command, [
    { run: "heal config print", about: "for the current folder" },
    { run: "heal config print services/shop --json", about: "for a package, for scripts" }
  ]);
  return command.action(async (path, flags) => {
    const { readConfiguration } = await import("./chunk-MHWOATDR.js");
    const { requireConfig } = await import("./chunk-TKXCIWQP.js");
    const { config, origins, source } = requireConfig(await readConfiguration(resolve2(session.cwd, path)));
    await printAnswer(session, { source: source ?? null, config, origins }, flags.json, async (answer) => {
      const { renderConfiguration } = await import("./chunk-LMFOHRUS.js");
      return renderConfiguration(answer.config, answer.origins, session.terminal);
    });
  });
}
function makeSchema(session) {
  const command = new Command5("schema").summary("JSON Schema for editors").description("Prints the JSON Schema of the configuration file.").addOption(makeJson()).addOption(makeVerbose());
  addExamples(command, [{ run: "heal config schema > heal.schema.json", about: "for the settings of an editor" }]);
  return command.action(async () => {
    const { makeConfigJsonSchema } = await import("./chunk-6GPZ2YAL.js");
    session.terminal.printRaw(JSON.stringify(makeConfigJsonSchema(), void 0, 2));
  });
}

// src/app/cli/commands/doctor.ts
import { Command as Command6 } from "commander";
function makeDoctorCommand(session) {
  const command = addFolder(new Command6("doctor")).option("--show-prompt", "scan, and print what a model would be sent for one of the findings").option("--github <owner/repo>", "which guarantee do the rules of this repository give for HIGH fixes?").summary("is everything here that healing needs?").description("Checks tools, sandbox, test suite, configuration and ledger. Exits with 1 when a check fails.");
  addExamples(command, [
    { run: "heal doctor", about: "the current folder" },
    { run: "heal doctor services/shop --json", about: "a package, for scripts" },
    { run: "heal doctor --show-prompt", about: "what a model would be sent, before one is switched on" },
    { run: "heal doctor --github acme/shop", about: "what holds HIGH fixes back there; needs GITHUB_TOKEN" }
  ]);
  return command.action(async (path, flags) => {
    const heal = await session.heal();
    const report = await heal.doctor({
      path,
      ...flags.showPrompt ? { showPrompt: true } : {},
      ...flags.github === void 0 ? {} : { github: flags.github }
    });
    await printAnswer(session, report, flags.json, async (answer) => {
      const { renderDoctor } = await import("./chunk-K6PEDIKH.js");
      return renderDoctor(answer, session.terminal);
    });
    session.finish(report.checks.every((check) => check.ok) ? exitCodes.clean : exitCodes.findings);
  });
}

// src/app/cli/commands/explain.ts
import { Command as Command7 } from "commander";
function makeExplainCommand(session) {
  const command = addPlaceFlags(new Command7("explain")).summary("why a case was healed, or was not").description(
    "Shows a case from finding to outcome: why it was not healed without asking, how far its remedy is trusted, evidence, remedies considered and what asking cost, gates, history, and the change."
  ).argument("<case>", "id of the case, the beginning of it, or the fingerprint of its finding");
  addExamples(command, [
    { run: "heal explain h3f2a9c41b0", about: "an id from the report of heal fix" },
    { run: "heal explain h3f2", about: "as much of it as is unambiguous" },
    { run: "heal explain h3f2 --json | jq .history", about: "for scripts" }
  ]);
  return command.action(async (caseId, flags) => {
    const heal = await session.heal();
    await printAnswer(session, await heal.explain({ path: flags.path, caseId }), flags.json, async (explanation) => {
      const { renderExplanation } = await import("./chunk-AAXABTVQ.js");
      return renderExplanation(explanation, session.terminal);
    });
  });
}

// src/app/cli/commands/export.ts
import { Command as Command8, Option as Option4 } from "commander";
var formats = ["yaml", "json"];
function makeExportCommand(session) {
  const command = addPlaceFlags(new Command8("export")).summary("write what was learned here to one file, for other repositories").description(
    "Writes the patterns that were learned and imported here, with their examples and what became of them, as one document. It holds no secrets and nothing of this repository beyond the examples."
  ).addOption(
    new Option4(
      "--format <name>",
      `${formats.join(" or ")} (default: what the name of the file says, else yaml)`
    ).argParser((value) => parseWord(value, formats))
  ).option("--output <file>", "write it there instead of printing it");
  addExamples(command, [
    { run: "heal export --output team.heal.yml", about: "for colleagues" },
    { run: "heal export --format json | jq .patterns[].id", about: "for scripts" }
  ]);
  return command.action(async (flags) => {
    const { exportLibrary, writeExport } = await import("./chunk-Y25C2XBE.js");
    const format = flags.format ?? (flags.output?.endsWith(".json") ? "json" : "yaml");
    const settings = { cwd: session.cwd, env: session.env, now: () => /* @__PURE__ */ new Date() };
    const report = await exportLibrary({ path: flags.path, format }, settings);
    const { cleanLine: cleanLine2 } = await import("./chunk-375QXA5J.js");
    for (const problem of report.problems) session.terminal.note(cleanLine2(problem, 300));
    if (flags.output === void 0 && !flags.json) {
      session.terminal.printRaw(report.text.replace(/\n$/, ""));
      return;
    }
    const file = flags.output === void 0 ? void 0 : await writeExport(flags.output, report.text, settings);
    const answer = {
      version: 1,
      file,
      patterns: report.patterns,
      problems: report.problems,
      text: file ? void 0 : report.text
    };
    await printAnswer(session, answer, flags.json, async () => {
      const { countOf: countOf2 } = await import("./chunk-MI25RVYS.js");
      return `Wrote ${countOf2(report.patterns, "pattern")} to ${cleanLine2(file ?? "", 300)}`;
    });
  });
}

// src/app/cli/commands/fix.ts
import { Command as Command10, Option as Option6 } from "commander";

// src/app/cli/commands/scan.ts
import { resolve as resolve3 } from "node:path";
import { Command as Command9, Option as Option5 } from "commander";
var formats2 = ["pretty", "json", "sarif", "github"];
function makeScanCommand(session) {
  const command = new Command9("scan").summary("find problems, change nothing").description("Finds problems in a repository, or in a package inside one. Changes nothing.").argument("[path]", "folder to scan", ".").addOption(
    new Option5("--format <name>", `how to print: ${formats2.join(", ")}`).argParser(
      (value) => parseWord(value, formats2)
    )
  ).addOption(makeJson());
  addSelectionFlags(command);
  addExamples(command, [
    { run: "heal scan", about: "everything below the current folder" },
    { run: "heal scan services/shop", about: "one package of a larger repository" },
    { run: "heal scan --changed=main --new-only", about: "only what this branch brought in" },
    { run: "heal scan --category security --fail-on P0", about: "security only, for a strict build step" },
    { run: "heal scan --format sarif > heal.sarif", about: "for code scanning" },
    { run: "heal scan --json | jq .findings[].rule", about: "for scripts" }
  ]);
  return command.action((path, flags) => runScan(session, path, flags));
}
async function runScan(session, path, flags) {
  checkNewOnly(flags);
  if (flags.json && flags.format && flags.format !== "json") {
    throw new UsageError(`--json and --format ${flags.format} exclude each other`, "Keep one of the two.");
  }
  const { startProgress } = await import("./chunk-IDQWQGFV.js");
  const progress = startProgress(session.terminal, "Scanning");
  let report;
  try {
    const heal = await session.heal();
    report = await heal.scan({
      path,
      ...toSelection(flags),
      signal: session.signal,
      listener: progress.listener
    });
  } finally {
    progress.stop();
  }
  await print(session, path, flags, report);
  const isLeft = report.findings.some((finding) => isAtOrAbove(finding.priority, flags.failOn));
  session.finish(isLeft ? exitCodes.findings : exitCodes.clean);
}
async function print(session, path, flags, report) {
  const { terminal } = session;
  const format = flags.json ? "json" : flags.format ?? "pretty";
  const root = resolve3(session.cwd, path);
  const { findPackagePrefix, makeSourceReader } = await import("./chunk-GUSVYS4K.js");
  if (format !== "pretty") await noteFailures(session, report);
  switch (format) {
    case "json": {
      const [{ toScanOutput }, { printableJson }] = await Promise.all([
        import("./chunk-XGBYIEJK.js"),
        import("./chunk-375QXA5J.js")
      ]);
      terminal.printRaw(printableJson(toScanOutput(report)));
      return;
    }
    case "sarif": {
      const [{ makeSarif }, { printableJson }, { rules }] = await Promise.all([
        import("./chunk-OQPGZFQP.js"),
        import("./chunk-375QXA5J.js"),
        import("./chunk-HDK74BJC.js")
      ]);
      const own = new Map(rules.map(({ id, title, links }) => [`heal/${id}`, { title, page: links[0] }]));
      const settings = {
        version: session.version,
        prefix: findPackagePrefix(root),
        read: makeSourceReader(root),
        findOwnRule: (rule) => own.get(rule)
      };
      terminal.printRaw(printableJson(await makeSarif(report.full, report.scanners, settings)));
      return;
    }
    case "github": {
      const { renderGithub } = await import("./chunk-2CK2YXPA.js");
      terminal.printRaw(renderGithub(report.full, findPackagePrefix(root)));
      return;
    }
    case "pretty": {
      const { renderScan } = await import("./chunk-YMZS2ULY.js");
      const look = {
        columns: terminal.columns,
        paint: terminal.paint,
        isComplete: flags.all === true,
        isVerbose: flags.verbose === true,
        read: makeSourceReader(root)
      };
      terminal.print(await renderScan(report, look));
    }
  }
}
async function noteFailures({ terminal }, report) {
  const { describeScanner } = await import("./chunk-Z3WO6TVQ.js");
  for (const scanner of report.scanners) {
    if (scanner.status === "failed") terminal.note(terminal.notePaint("yellow", `! ${describeScanner(scanner)}`));
  }
}
function checkNewOnly(flags) {
  if (flags.newOnly && flags.changed === void 0) {
    throw new UsageError("--new-only needs something to compare with", "Add --changed=main, or another ref.");
  }
}

// src/app/cli/commands/fix.ts
function makeFixCommand(session) {
  const command = new Command10("fix").summary("heal what can be healed, verified before it is written").description(
    "Finds problems, tries a cure for each on a copy, verifies it with the tools and the test suite, and writes only what passed into the working tree. Files with uncommitted changes are left alone."
  ).argument("[path]", "folder to heal", ".").addOption(new Option6("--dry-run", "do everything, write nothing, print the diff").conflicts(["commit", "patch"])).addOption(new Option6("--commit", "one commit for each rule, on a new branch").conflicts(["patch"])).option("--patch <file>", "write a patch file and leave the working tree alone").addOption(new Option6("--no-tests", "do not run the test suite: only heals of the safest class are tried")).addOption(new Option6("--test-command <cmd>", "run the tests with this command")).option(
    "--from-log <file>",
    "heal what the stack traces in a log lead to, and nothing else; - reads standard input"
  ).option("--with-test", "with --from-log: keep the tests that show the error without the heal").addOption(makeJson());
  addSelectionFlags(command);
  addExamples(command, [
    { run: "heal fix", about: "heal the current folder" },
    { run: "heal fix --dry-run", about: "see the diff first" },
    { run: "heal fix services/shop --commit", about: "one package, as commits on a new branch" },
    { run: "heal fix --category import,style --max 20", about: "begin small" },
    { run: 'heal fix --rule "ruff/*" --patch heal.patch', about: "only what ruff finds, as a patch file" },
    { run: "heal fix --from-log app.log", about: "what crashed, from its stack trace" },
    { run: "kubectl logs shop | heal fix --from-log -", about: "the same, from a pipe" },
    { run: "heal fix --changed main --new-only", about: "only what your branch brought" }
  ]);
  return command.action((path, flags) => {
    const typed = command.parent?.args ?? ["fix"];
    const forReal = ["heal", ...typed.filter((word) => word !== "--dry-run").map(quote)].join(" ");
    return runFix(session, path, flags, forReal);
  });
}
async function runFix(session, path, flags, forReal) {
  checkNewOnly(flags);
  if (!flags.tests && flags.testCommand !== void 0) {
    throw new UsageError("--no-tests and --test-command exclude each other", "Keep one of the two.");
  }
  if (flags.testCommand?.trim() === "") {
    throw new UsageError("--test-command is empty", 'Write a command, such as: --test-command "pytest -q"');
  }
  if (flags.fromLog !== void 0 && flags.changed !== void 0) {
    throw new UsageError("--from-log and --changed exclude each other", "A log names its files itself: keep one.");
  }
  if (flags.withTest && flags.fromLog === void 0) {
    throw new UsageError("--with-test needs a log", "Add --from-log FILE.");
  }
  if (flags.withTest && (flags.commit || flags.patch !== void 0)) {
    throw new UsageError("--with-test writes into the working tree", "Leave --commit and --patch away.");
  }
  const { terminal } = session;
  const { startProgress } = await import("./chunk-IDQWQGFV.js");
  const progress = startProgress(terminal, "Looking for problems");
  let report;
  try {
    const heal = await session.heal();
    report = await heal.fix({ ...toOptions(path, flags), signal: session.signal, listener: progress.listener });
  } finally {
    progress.stop();
  }
  if (flags.json) {
    const [{ toFixOutput }, { cleanLine: cleanLine2, printableJson }] = await Promise.all([
      import("./chunk-XGBYIEJK.js"),
      import("./chunk-375QXA5J.js")
    ]);
    for (const warning of report.notes.warnings) terminal.note(terminal.notePaint("yellow", `! ${cleanLine2(warning)}`));
    terminal.printRaw(printableJson(toFixOutput(report)));
  } else {
    const { renderFix } = await import("./chunk-KU2LE62Y.js");
    const look = { columns: terminal.columns, paint: terminal.paint, forReal };
    terminal.print(renderFix(report, { ...look, isComplete: flags.all === true, isDryRun: flags.dryRun === true }));
    const offer = terminal.isLive && !flags.dryRun ? await (await session.heal()).offer({ path }) : void 0;
    if (offer !== void 0) terminal.note(terminal.notePaint("dim", offer));
  }
  session.finish(isAnythingLeft(report, flags) ? exitCodes.findings : exitCodes.clean);
}
function toOptions(path, flags) {
  return {
    path,
    ...toSelection(flags),
    dryRun: flags.dryRun === true,
    commit: flags.commit === true,
    ...flags.patch === void 0 ? {} : { patch: flags.patch },
    tests: flags.tests,
    ...flags.testCommand === void 0 ? {} : { testCommand: flags.testCommand },
    ...flags.fromLog === void 0 ? {} : { fromLog: flags.fromLog },
    ...flags.withTest ? { withTest: true } : {}
  };
}
function isAnythingLeft(report, { failOn }) {
  return report.cases.some(({ finding, outcome }) => {
    const isGone = outcome.status === "healed" || outcome.reason === "gone-by-itself";
    return !isGone && isAtOrAbove(finding.priority, failOn);
  });
}
function quote(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

// src/app/cli/commands/ignore.ts
import { Command as Command11, Option as Option7 } from "commander";
function makeIgnoreCommand(session) {
  const command = addPlaceFlags(new Command11("ignore")).summary("set a finding aside: neither reported nor healed").description(
    "Sets a finding aside in this working copy, with a reason: it is neither reported as open nor healed, until it is taken back. To switch a rule off for everybody, use `rules` in .github/heal.yml."
  ).argument("[finding]", "fingerprint from heal scan --json, or id of a case").option("--reason <text>", "why, for who comes after you").addOption(new Option7("--remove", "take it back: report and heal it again").conflicts(["reason", "list"])).addOption(new Option7("--list", "what is set aside, and why").conflicts("reason"));
  addExamples(command, [
    { run: 'heal ignore h3f2a9c41b0 --reason "a password of the tests"', about: "a case from heal fix" },
    { run: "heal ignore --list", about: "what is set aside" },
    { run: "heal ignore h3f2a9c41b0 --remove", about: "take it back" },
    { run: "heal ignore --list --json | jq .ignored[].fingerprint", about: "for scripts" }
  ]);
  return command.action(async (finding, flags) => {
    const { path } = flags;
    if (finding === void 0 !== (flags.list === true)) {
      throw new UsageError(
        flags.list ? "heal ignore --list takes no finding" : "Which finding? None was named",
        "heal ignore <finding> --reason TEXT, heal ignore <finding> --remove, or heal ignore --list"
      );
    }
    const heal = await session.heal();
    const { renderIgnored, renderSetAside } = await import("./chunk-YQVWQLAW.js");
    if (finding === void 0) {
      const answer2 = await heal.listIgnored({ path });
      return printAnswer(session, answer2, flags.json, (report) => renderIgnored(report, session.terminal));
    }
    if (flags.remove) {
      const answer2 = { version: 1, ...await heal.heed({ path, finding }) };
      return printAnswer(session, answer2, flags.json, (one) => renderSetAside(one, "Reported and healed again"));
    }
    if (flags.reason === void 0) {
      throw new UsageError("A reason is missing", 'Say why, for who comes after you: --reason "test data"');
    }
    const answer = { version: 1, ...await heal.ignore({ path, finding, reason: flags.reason }) };
    await printAnswer(session, answer, flags.json, (one) => renderSetAside(one, "Set aside"));
  });
}

// src/app/cli/commands/import.ts
import { Command as Command12 } from "commander";
function makeImportCommand(session) {
  const command = addPlaceFlags(new Command12("import")).summary("take in patterns that another repository learned").description(
    "Takes the patterns of a document of heal export into the library of this package. Each is tried on its own examples first. None is trusted: its heals ask until they held here. Exits with 1 when one was refused."
  ).argument("<file>", "the document, YAML or JSON").option("--dry-run", "say what would be taken in, and change nothing");
  addExamples(command, [
    { run: "heal import team.heal.yml --dry-run", about: "see what is in it" },
    { run: "heal import team.heal.yml", about: "take it in" }
  ]);
  return command.action(async (file, flags) => {
    const { importLibrary } = await import("./chunk-M6IB3NRH.js");
    const settings = { cwd: session.cwd, env: session.env, now: () => /* @__PURE__ */ new Date() };
    const options = { path: flags.path, file, dryRun: flags.dryRun === true };
    const report = await importLibrary(options, settings);
    await printAnswer(session, report, flags.json, async ({ imported, known: known2, refused }) => {
      const { cleanLine: cleanLine2 } = await import("./chunk-375QXA5J.js");
      const { countOf: countOf2 } = await import("./chunk-MI25RVYS.js");
      const { terminal } = session;
      const lines = [
        ...imported.map(
          ({ id, title }) => `${terminal.paint("green", "+")} ${cleanLine2(id)}  ${cleanLine2(title, 160)}`
        ),
        ...refused.map(({ id, why }) => `${terminal.paint("red", "\u2718")} ${cleanLine2(id)}: ${cleanLine2(why, 300)}`)
      ];
      const did = options.dryRun ? "Would take in" : "Took in";
      const parts = [
        `${did} ${countOf2(imported.length, "pattern")}`,
        ...known2.length > 0 ? [`${known2.length} known already`] : [],
        ...refused.length > 0 ? [`${refused.length} refused`] : []
      ];
      return [...lines, parts.join(", ")].join("\n");
    });
    session.finish(report.refused.length > 0 ? exitCodes.findings : exitCodes.clean);
  });
}

// src/app/cli/commands/metrics.ts
import { Command as Command13 } from "commander";
function makeMetricsCommand(session) {
  const command = addFolder(new Command13("metrics")).summary("what Heal did here, in numbers").description(
    "Shows how much was found and healed, how many remedies held, how many were known before, what models cost, and what is found most and not healed: over the last hour, day, week, and all of it."
  );
  addExamples(command, [
    { run: "heal metrics", about: "the current folder" },
    { run: "heal metrics services/shop --json | jq .spans.all.autoFixRate", about: "a package, for scripts" }
  ]);
  return command.action(async (path, flags) => {
    const heal = await session.heal();
    await printAnswer(session, await heal.metrics({ path }), flags.json, async (report) => {
      const { renderMetrics } = await import("./chunk-RZI745YL.js");
      return renderMetrics(report, session.terminal);
    });
  });
}

// src/app/cli/commands/patterns.ts
import { Command as Command14, Option as Option8 } from "commander";
var languages = ["python", "typescript", "javascript"];
function makePatternsCommand(session) {
  return new Command14("patterns").summary("list, show, test and start patterns: cures as data").description("Works with patterns: cures as data, shipped, learned, or your own in .github/heal/patterns.").addCommand(makeList(session)).addCommand(makeShow(session)).addCommand(makeTest(session)).addCommand(makeNew(session));
}
function makeList(session) {
  const command = addPlaceFlags(new Command14("list")).summary("the patterns that are there").description("Lists the patterns: shipped ones, those of the repository, and those that were learned there.").addOption(
    new Option8("--language <name>", `only for one of: ${languages.join(", ")}`).argParser(
      (value) => parseWord(value, languages)
    )
  ).option("--rule <rule>", "only those that answer a rule (ruff/S506) or a family (ruff/*)");
  addExamples(command, [
    { run: "heal patterns list", about: "all of them" },
    { run: "heal patterns list --language python --rule ruff/*", about: "what answers ruff's rules" },
    { run: "heal patterns list --json | jq .patterns[].id", about: "for scripts" }
  ]);
  return command.action(async (flags) => {
    const { readCatalogue, filterCatalogue } = await import("./chunk-CHJ62C6D.js");
    const { toJson, renderList } = await import("./chunk-CLIN3NO5.js");
    const { entries, problems } = await readCatalogue(flags.path, settingsOf(session));
    const chosen = filterCatalogue(entries, flags);
    const answer = { version: 1, patterns: chosen.map(toJson), problems };
    await printAnswer(session, answer, flags.json, () => renderList(chosen, problems, session.terminal));
  });
}
function makeShow(session) {
  const command = addPlaceFlags(new Command14("show")).summary("what a pattern does, with an example").description("Shows a pattern: what it answers, what it assumes, when it leaves alone, and a change it makes.").argument("<id>", "id of the pattern, or the beginning of it");
  addExamples(command, [
    { run: "heal patterns show yaml-safe-load", about: "one that comes with Heal" },
    { run: "heal patterns show code/yaml-safe-load --json", about: "as it is written, for scripts" }
  ]);
  return command.action(async (id, flags) => {
    const { readCatalogue, findEntry, readAbout } = await import("./chunk-CHJ62C6D.js");
    const { renderEntry } = await import("./chunk-CLIN3NO5.js");
    const { entries } = await readCatalogue(flags.path, settingsOf(session));
    const entry = findEntry(entries, id);
    const about = await readAbout(entry);
    const answer = { version: 1, pattern: entry.pattern, examples: entry.examples, about };
    await printAnswer(session, answer, flags.json, () => renderEntry(entry, about, session.terminal));
  });
}
function makeTest(session) {
  const command = new Command14("test").summary("do patterns keep what their examples promise?").description(
    "Tries patterns on their own files: every before becomes its after, what is healed stays, untouched stays. Exits with 1 when one does not."
  ).argument("[folder]", "a pattern, or a folder of them (default: .github/heal/patterns of this repository)").addOption(makeJson()).addOption(makeVerbose());
  addExamples(command, [
    { run: "heal patterns test", about: "the patterns of this repository" },
    { run: "heal patterns test .github/heal/patterns/code/use-new-client", about: "one of them" }
  ]);
  return command.action(async (folder, flags) => {
    const { testPatterns } = await import("./chunk-CHJ62C6D.js");
    const { renderTests } = await import("./chunk-CLIN3NO5.js");
    const tests = await testPatterns(folder, settingsOf(session));
    await printAnswer(session, { version: 1, patterns: tests }, flags.json, () => renderTests(tests, session.terminal));
    session.finish(tests.every(({ wrong }) => wrong.length === 0) ? exitCodes.clean : exitCodes.findings);
  });
}
function makeNew(session) {
  const command = addPlaceFlags(new Command14("new")).summary("start a pattern of your own").description(
    "Starts a pattern in .github/heal/patterns of the repository: a small one that works, to be changed step by step."
  ).argument("<id>", "its name, for what it does: use-new-client").addOption(
    new Option8("--language <name>", "python or typescript (which counts for JavaScript too)").default("python").argParser((value) => parseWord(value, ["python", "typescript"]))
  ).option("--rule <rule>", "the rule that it answers, as findings name it: ruff/S506");
  addExamples(command, [
    { run: "heal patterns new use-new-client", about: "for findings whose message says so" },
    { run: "heal patterns new no-sync-read --language typescript --rule eslint/n/no-sync", about: "for a rule" }
  ]);
  return command.action(async (id, flags) => {
    const { startPattern } = await import("./chunk-U5DW4IUU.js");
    const files = await startPattern({ ...flags, id }, settingsOf(session));
    await printAnswer(session, { version: 1, files }, flags.json, () => {
      const list = files.map((file) => `  ${file}`).join("\n");
      const folder = (files[0] ?? "").replace(/\/[^/]*$/, "");
      return `Made ${countOf(files.length, "file")}:
${list}
Change the examples, then the pattern, until this is content: heal patterns test ${folder}`;
    });
  });
}
function settingsOf({ cwd, env }) {
  return { cwd, env, now: () => /* @__PURE__ */ new Date() };
}

// src/app/cli/commands/resume.ts
import { Command as Command15 } from "commander";
function makeResumeCommand(session) {
  const command = addFolder(new Command15("resume")).summary("allow heals again after a stop").description("Ends an emergency stop.");
  addExamples(command, [{ run: "heal resume", about: "allow heals in this repository again" }]);
  return command.action(async (path, flags) => {
    const heal = await session.heal();
    await printAnswer(
      session,
      await heal.resume({ path }),
      flags.json,
      ({ wasStopped }) => wasStopped ? "Heals are allowed again." : "It was not stopped."
    );
  });
}

// src/app/cli/commands/serve.ts
import { Command as Command16 } from "commander";
function makeServeCommand(session) {
  const command = new Command16("serve").summary("run the bot").description(
    "Takes the webhooks of your GitHub App and does what they ask for, until it is ended (Ctrl-C, SIGTERM). Everything is set in the environment: HEAL_APP_ID, HEAL_PRIVATE_KEY_FILE (or HEAL_PRIVATE_KEY), HEAL_WEBHOOK_SECRET; and if you like HEAL_ACTION, HEAL_DATABASE_URL, HEAL_GITHUB_URL, HEAL_STATE_FOLDER, HEAL_PARALLEL, HOST and PORT. Its log is one JSON object on each line of stdout."
  ).addOption(makeVerbose());
  addExamples(command, [
    { run: "heal app create", about: "first: make the App; writes heal-app.env" },
    { run: "node --env-file=heal-app.env $(which heal) serve", about: "then: run it" },
    { run: "HOST=0.0.0.0 PORT=8080 heal serve", about: "in a container" }
  ]);
  return command.action(async () => {
    const [{ readBotSettings }, { serve }] = await Promise.all([
      import("./chunk-6XEPQAFO.js"),
      import("./chunk-SVVHKT4I.js")
    ]);
    const now = () => /* @__PURE__ */ new Date();
    const settings = await readBotSettings({ env: session.env, cwd: session.cwd, now });
    await serve({ settings, now, signal: session.signal, write: (line) => session.terminal.printRaw(line) });
  });
}

// src/app/cli/commands/status.ts
import { Command as Command17 } from "commander";
function makeStatusCommand(session) {
  const command = addFolder(new Command17("status")).summary("what was healed here, what runs, whether it is stopped").description("Shows the last runs and cases of a repository, and whether healing is stopped.");
  addExamples(command, [
    { run: "heal status", about: "the current folder" },
    { run: "heal status --json | jq .cases", about: "how many cases ended how" }
  ]);
  return command.action(async (path, flags) => {
    const heal = await session.heal();
    await printAnswer(session, await heal.status({ path }), flags.json, async (report) => {
      const { renderStatus } = await import("./chunk-K6PEDIKH.js");
      return renderStatus(report, session.terminal);
    });
  });
}

// src/app/cli/commands/stop.ts
import { Command as Command18 } from "commander";
function makeStopCommand(session) {
  const command = addFolder(new Command18("stop")).summary("halt running heals and allow no new ones").description("Emergency stop: halts heals that run in other processes within a second, and allows no new ones.").option("--reason <text>", "kept with the stop, shown to whoever tries to heal", "stopped by hand");
  addExamples(command, [
    { run: "heal stop", about: "at once, for this repository" },
    { run: 'heal stop --reason "release day"', about: "and say why" }
  ]);
  return command.action(async (path, flags) => {
    const heal = await session.heal();
    await printAnswer(session, await heal.stop({ path, reason: flags.reason }), flags.json, ({ running }) => {
      const halted = running === 0 ? "Nothing was running." : `${running} running ${running === 1 ? "heal was" : "heals were"} told to halt.`;
      return `Stopped. ${halted} Go on: heal resume`;
    });
  });
}

// src/app/cli/commands/undo.ts
import { Command as Command19 } from "commander";
function makeUndoCommand(session) {
  const command = addPlaceFlags(new Command19("undo")).summary("take a heal back").description("Takes a heal out of the working tree again. Changes that were made since are not touched.").argument("<case>", "id of the case, or the beginning of it");
  addExamples(command, [
    { run: "heal undo h3f2a9c41b0", about: "an id from the report of heal fix" },
    { run: "heal undo h3f2 --path services/shop", about: "in another folder" }
  ]);
  return command.action(async (caseId, flags) => {
    const heal = await session.heal();
    await printAnswer(session, await heal.undo({ path: flags.path, caseId }), flags.json, async (report) => {
      const { cleanLine: cleanLine2 } = await import("./chunk-375QXA5J.js");
      const { countOf: countOf2 } = await import("./chunk-MI25RVYS.js");
      const files = report.files.slice(0, 20).map((file) => `  ${cleanLine2(file, 200)}`);
      return [
        `Took back ${countOf2(report.undone.length, "heal")} in ${countOf2(report.files.length, "file")}`,
        ...files
      ].join("\n");
    });
  });
}

// src/app/cli/commands/unquarantine.ts
import { Command as Command20 } from "commander";
function makeUnquarantineCommand(session) {
  const command = addPlaceFlags(new Command20("unquarantine")).summary("wipe the record of a remedy clean").description(
    "Forgets what became of a remedy here, so that one in quarantine is tried again. What ships with Heal is trusted again; what was learned or imported begins at nothing, and asks first."
  ).argument("<remedy>", "name of the remedy, as heal explain shows it");
  addExamples(command, [
    { run: "heal unquarantine code/yaml-safe-load", about: "a pattern or a healer" },
    { run: "heal unquarantine ruff/F401", about: "the fix that a tool offers" },
    { run: "heal unquarantine code/yaml-safe-load --undo", about: "bring its record back" },
    { run: "heal unquarantine code/yaml-safe-load --json", about: "for scripts" }
  ]);
  command.option("--undo", "bring the record back that was wiped last");
  return command.action(async (remedy, flags) => {
    const heal = await session.heal();
    await printAnswer(
      session,
      await heal.unquarantine({ path: flags.path, remedy, takeBack: flags.undo === true }),
      flags.json,
      async (report) => {
        const { renderUnquarantine } = await import("./chunk-YQVWQLAW.js");
        return renderUnquarantine(report, session.terminal);
      }
    );
  });
}

// src/app/cli/program.ts
function makeProgram(session) {
  const { terminal } = session;
  const program = new Command21("heal").description("Finds faults in a repository, heals them, and proves every heal before it writes it.").version(session.version, "--version", "print the version").helpOption("-h, --help", "show help and examples").helpCommand("help [command]", "show help of a command");
  const commands = [
    makeScanCommand(session),
    makeFixCommand(session),
    makeStatusCommand(session),
    makeExplainCommand(session),
    makeApplyCommand(session),
    makeUndoCommand(session),
    makeIgnoreCommand(session),
    makeUnquarantineCommand(session),
    makeMetricsCommand(session),
    makeStopCommand(session),
    makeResumeCommand(session),
    makePatternsCommand(session),
    makeExportCommand(session),
    makeImportCommand(session),
    makeBackfillCommand(session),
    makeAuditCommand(session),
    makeConfigCommand(session),
    makeDoctorCommand(session),
    makeServeCommand(session),
    makeAppCommand(session)
  ];
  for (const command of commands) program.addCommand(command);
  addExamples(program, [
    { run: "heal scan", about: "find problems" },
    { run: "heal fix --dry-run", about: "see what would be healed" },
    { run: "heal fix", about: "heal it" },
    { run: "heal help fix", about: "everything about a command" }
  ]);
  const codes = exitCodeTexts.map(([code, text]) => `  ${code}  ${text}`);
  program.addHelpText("after", `
Exit codes:
${codes.join("\n")}`);
  for (const command of allCommands(program)) {
    command.exitOverride().allowExcessArguments(false).configureOutput({
      writeOut: (text) => terminal.print(text.replace(/\n$/, "")),
      writeErr: (text) => terminal.note(text.replace(/\n$/, "")),
      getOutHelpWidth: () => Number.isFinite(terminal.columns) ? terminal.columns : 100,
      getErrHelpWidth: () => Number.isFinite(terminal.columns) ? terminal.columns : 100,
      outputError: (text, write2) => write2(explainUsage(text, command))
    }).configureHelp({ styleTitle: (text) => terminal.paint("bold", text) });
  }
  return program;
}
function allCommands(command) {
  return [command, ...command.commands.flatMap(allCommands)];
}
function pathOf(command) {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}
function explainUsage(text, command) {
  const what = text.replace(/^error: /, "").trim();
  return `heal: ${what}
Help: ${pathOf(command)} --help
`;
}

// src/app/cli/run.ts
async function run(argv, session) {
  let code = exitCodes.clean;
  const program = makeProgram({
    ...session,
    finish: (next) => {
      code = next;
    }
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return explainError(error, session.terminal, argv.includes("--verbose"));
  }
}
function explainError(error, terminal, isVerbose) {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
  }
  const paint = terminal.notePaint;
  const stack = error instanceof Error ? error.stack ?? error.message : String(error);
  if (error instanceof HealError) {
    const what = cleanBlock(error.message).slice(0, 1e4);
    terminal.note(`${paint("red", "heal:")} ${what}
${cleanLine(error.remedy)}`);
    if (isVerbose) terminal.note(paint("dim", cleanBlock(stack)));
    return error.exitCode;
  }
  if (error instanceof Error && isFullDisk(error)) {
    terminal.note(`${paint("red", "heal:")} the disk is full or may not be written: ${cleanLine(error.message, 300)}`);
    terminal.note("Make room there (or name another folder for temporary files with TMPDIR), then run Heal again.");
    if (isVerbose) terminal.note(paint("dim", cleanBlock(stack)));
    return exitCodes.usage;
  }
  terminal.note(
    `${paint("red", "heal:")} something unexpected happened, and it is our fault: ${cleanLine(
      error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      300
    )}`
  );
  terminal.note(
    isVerbose ? paint("dim", cleanBlock(stack)) : "Please report it with the output of the same command and --verbose. What was done so far: heal status"
  );
  return exitCodes.internal;
}
function isFullDisk(error) {
  const code = "code" in error ? error.code : void 0;
  const isFullDatabase = code === "ERR_SQLITE_ERROR" && /database or disk is full/.test(error.message);
  return code === "ENOSPC" || code === "EDQUOT" || code === "EROFS" || isFullDatabase;
}

// src/app/cli/terminal.ts
import { styleText } from "node:util";
function makeTerminal(io) {
  const { stdout, stderr, env } = io;
  const isInActions = env["GITHUB_ACTIONS"] === "true";
  const safe = (text) => isInActions ? defuseWorkflowCommands(text) : text;
  return {
    print: (text) => write(stdout, safe(text)),
    printRaw: (text) => write(stdout, text),
    note: (text) => write(stderr, safe(text)),
    paint: makePaint(hasColours(stdout.isTTY, env)),
    notePaint: makePaint(hasColours(stderr.isTTY, env)),
    columns: stdout.isTTY ? Math.max(40, stdout.columns || 80) : Number.POSITIVE_INFINITY,
    // A terminal without a width (0 columns) cannot be redrawn.
    isLive: stderr.isTTY && stderr.columns > 0 && env["TERM"] !== "dumb" && !isSet(env["CI"]),
    stderr
  };
}
function hasColours(isTerminal, env) {
  const force = env["FORCE_COLOR"];
  if (force !== void 0) return force !== "0" && force !== "false";
  if (isSet(env["NO_COLOR"])) return false;
  return isTerminal && env["TERM"] !== "dumb";
}
function makePaint(isColoured) {
  return (style, text) => isColoured ? styleText(style, text, { validateStream: false }) : text;
}
function isSet(value) {
  return value !== void 0 && value !== "";
}
function write(stream, text) {
  if (stream.writable) stream.write(`${text}
`);
}

// src/app/cli/process.ts
var stoppedByPerson = new StoppedError(
  "This run was stopped.",
  "Nothing half-done is left. Start it again when you are ready."
);
async function runProcess(makeHeal) {
  const controller = new AbortController();
  const terminal = makeTerminal({ stdout: process.stdout, stderr: process.stderr, env: process.env });
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(signal === "SIGINT" ? 130 : 143);
      terminal.note("\nStopping; what was verified is kept. Again to leave at once.");
      controller.abort(stoppedByPerson);
    });
  }
  const code = await run(process.argv.slice(2), {
    terminal,
    cwd: process.cwd(),
    env: process.env,
    version: readVersion(),
    signal: controller.signal,
    heal: () => makeHeal({ cwd: process.cwd(), env: process.env, now: () => /* @__PURE__ */ new Date() })
  });
  process.exitCode = code;
  await Promise.all([process.stdout, process.stderr].map(drain));
  return process.exit(code);
}
function drain(stream) {
  return new Promise((resolve4) => {
    if (!stream.writable) resolve4();
    else stream.write("", () => resolve4());
  });
}
export {
  runProcess
};
