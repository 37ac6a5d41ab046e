import {
  triggers
} from "./chunk-7CGLSNNB.js";
import {
  readVersion
} from "./chunk-YRRDT7BC.js";
import {
  countOf,
  formatMs,
  pad
} from "./chunk-TYGHKD46.js";
import {
  suggest
} from "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
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
  codeCategories,
  priorities
} from "./chunk-RIJVGJHV.js";

// src/app/cli/run.ts
import { CommanderError } from "commander";

// src/app/cli/exit-codes.ts
var exitCodes = { clean: 0, findings: 1, usage: 2, internal: 3, halted: 4, blocked: 5 };
var exitCodeTexts = [
  [0, "nothing at or above --fail-on remains (or the command did what it was asked)"],
  [
    1,
    "findings at or above --fail-on remain; audit verify: the log was changed; doctor: a check failed; replay: a step failed"
  ],
  [2, "wrong usage or configuration, or the repository is not in a state to be healed"],
  [3, "our fault: please report it"],
  [4, "replay: halted, because it was unsure; nothing more was touched"],
  [5, "replay: blocked by quarantine, a pause, or another replay on the same desktop"]
];
var failLevels = [...priorities, "never"];
var defaultFailLevel = "P1";
function isAtOrAbove(priority, level) {
  return level !== "never" && priorities.indexOf(priority) <= priorities.indexOf(level);
}

// src/app/cli/program.ts
import { Command as Command28 } from "commander";

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
  return command.option("--category <list>", `only these categories: ${codeCategories.join(", ")}`, parseCategories).option("--rule <list>", "only these rules, by full name (ruff/F401) or family (ruff/*)", parseRules).option(
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
  return [...previous, ...splitList(value).map((word) => parseWord(word, codeCategories))];
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
    const { createApp } = await import("./chunk-FZE6ZCUK.js");
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
    const { startProgress } = await import("./chunk-NTERTTIN.js");
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
      const { renderApply } = await import("./chunk-64HLDRBA.js");
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
    const { startProgress } = await import("./chunk-NTERTTIN.js");
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
      const { renderBackfill } = await import("./chunk-KHBCROXO.js");
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
    const { readConfiguration } = await import("./chunk-QM3ZCS34.js");
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
    const { readConfiguration } = await import("./chunk-QM3ZCS34.js");
    const { requireConfig } = await import("./chunk-G257LJTX.js");
    const { config, origins, source } = requireConfig(await readConfiguration(resolve2(session.cwd, path)));
    await printAnswer(session, { source: source ?? null, config, origins }, flags.json, async (answer) => {
      const { renderConfiguration } = await import("./chunk-K4SZD2J2.js");
      return renderConfiguration(answer.config, answer.origins, session.terminal);
    });
  });
}
function makeSchema(session) {
  const command = new Command5("schema").summary("JSON Schema for editors").description("Prints the JSON Schema of the configuration file.").addOption(makeJson()).addOption(makeVerbose());
  addExamples(command, [{ run: "heal config schema > heal.schema.json", about: "for the settings of an editor" }]);
  return command.action(async () => {
    const { makeConfigJsonSchema } = await import("./chunk-SZ4T4DVA.js");
    session.terminal.printRaw(JSON.stringify(makeConfigJsonSchema(), void 0, 2));
  });
}

// src/app/cli/commands/doctor.ts
import { Command as Command6, Option as Option4 } from "commander";
function makeDoctorCommand(session) {
  const command = addFolder(new Command6("doctor")).option("--show-prompt", "scan, and print what a model would be sent for one of the findings").option("--github <owner/repo>", "which guarantee do the rules of this repository give for HIGH fixes?").addOption(
    new Option4("--replay", "is everything here that replays of desktop workflows need?").conflicts([
      "github",
      "showPrompt"
    ])
  ).summary("is everything here that healing needs?").description("Checks tools, sandbox, test suite, configuration and ledger. Exits with 1 when a check fails.");
  addExamples(command, [
    { run: "heal doctor", about: "the current folder" },
    { run: "heal doctor services/shop --json", about: "a package, for scripts" },
    { run: "heal doctor --show-prompt", about: "what a model would be sent, before one is switched on" },
    { run: "heal doctor --replay", about: "screen, session, eyes and workflows of replays" },
    { run: "heal doctor --github acme/shop", about: "what holds HIGH fixes back there; needs GITHUB_TOKEN" }
  ]);
  return command.action(async (path, flags) => {
    const heal = await session.heal();
    const report = await heal.doctor({
      path,
      ...flags.showPrompt ? { showPrompt: true } : {},
      ...flags.github === void 0 ? {} : { github: flags.github },
      ...flags.replay ? { replay: true } : {}
    });
    await printAnswer(session, report, flags.json, async (answer) => {
      const { renderDoctor } = await import("./chunk-NYFY2MMR.js");
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
      const { renderExplanation } = await import("./chunk-AZO4AYJS.js");
      return renderExplanation(explanation, session.terminal);
    });
  });
}

// src/app/cli/commands/export.ts
import { Command as Command8, Option as Option5 } from "commander";
var formats = ["yaml", "json"];
function makeExportCommand(session) {
  const command = addPlaceFlags(new Command8("export")).summary("write what was learned here to one file, for other repositories").description(
    "Writes the patterns that were learned and imported here, with their examples and what became of them, as one document. It holds no secrets and nothing of this repository beyond the examples."
  ).addOption(
    new Option5(
      "--format <name>",
      `${formats.join(" or ")} (default: what the name of the file says, else yaml)`
    ).argParser((value) => parseWord(value, formats))
  ).option("--output <file>", "write it there instead of printing it");
  addExamples(command, [
    { run: "heal export --output team.heal.yml", about: "for colleagues" },
    { run: "heal export --format json | jq .patterns[].id", about: "for scripts" }
  ]);
  return command.action(async (flags) => {
    const { exportLibrary, writeExport } = await import("./chunk-FUGM5YD7.js");
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
import { Command as Command10, Option as Option7 } from "commander";

// src/app/cli/commands/scan.ts
import { resolve as resolve3 } from "node:path";
import { Command as Command9, Option as Option6 } from "commander";
var formats2 = ["pretty", "json", "sarif", "github"];
function makeScanCommand(session) {
  const command = new Command9("scan").summary("find problems, change nothing").description("Finds problems in a repository, or in a package inside one. Changes nothing.").argument("[path]", "folder to scan", ".").addOption(
    new Option6("--format <name>", `how to print: ${formats2.join(", ")}`).argParser(
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
  const { startProgress } = await import("./chunk-NTERTTIN.js");
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
        import("./chunk-OWFYYGLM.js"),
        import("./chunk-375QXA5J.js"),
        import("./chunk-6AI2P4OM.js")
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
      const { renderGithub } = await import("./chunk-3PZQCJ5Q.js");
      terminal.printRaw(renderGithub(report.full, findPackagePrefix(root)));
      return;
    }
    case "pretty": {
      const { renderScan } = await import("./chunk-RVQLN4Y4.js");
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
  const { describeScanner } = await import("./chunk-HALAXK3X.js");
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
  ).argument("[path]", "folder to heal", ".").addOption(new Option7("--dry-run", "do everything, write nothing, print the diff").conflicts(["commit", "patch"])).addOption(new Option7("--commit", "one commit for each rule, on a new branch").conflicts(["patch"])).option("--patch <file>", "write a patch file and leave the working tree alone").addOption(new Option7("--no-tests", "do not run the test suite: only heals of the safest class are tried")).addOption(new Option7("--test-command <cmd>", "run the tests with this command")).option(
    "--from-log <file>",
    "heal what the stack traces in a log lead to, and nothing else; - reads standard input"
  ).option("--with-test", "with --from-log: keep the tests that show the error without the heal").option("--again", "verify anew what was verified before and waits for your yes").addOption(makeJson());
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
  const { startProgress } = await import("./chunk-NTERTTIN.js");
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
    const { renderFix } = await import("./chunk-2XOAA5OS.js");
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
    again: flags.again === true,
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
import { Command as Command11, Option as Option8 } from "commander";
function makeIgnoreCommand(session) {
  const command = addPlaceFlags(new Command11("ignore")).summary("set a finding aside: neither reported nor healed").description(
    "Sets a finding aside in this working copy, with a reason: it is neither reported as open nor healed, until it is taken back. To switch a rule off for everybody, use `rules` in .github/heal.yml."
  ).argument("[finding]", "fingerprint from heal scan --json, or id of a case").option("--reason <text>", "why, for who comes after you").addOption(new Option8("--remove", "take it back: report and heal it again").conflicts(["reason", "list"])).addOption(new Option8("--list", "what is set aside, and why").conflicts("reason"));
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
    const { renderIgnored, renderSetAside } = await import("./chunk-64HLDRBA.js");
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
    const { importLibrary } = await import("./chunk-B5TMKGBT.js");
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
      const { renderMetrics } = await import("./chunk-YTQE324B.js");
      return renderMetrics(report, session.terminal);
    });
  });
}

// src/app/cli/commands/patterns.ts
import { Command as Command14, Option as Option9 } from "commander";
var languages = ["python", "typescript", "javascript"];
function makePatternsCommand(session) {
  return new Command14("patterns").summary("list, show, test and start patterns: cures as data").description("Works with patterns: cures as data, shipped, learned, or your own in .github/heal/patterns.").addCommand(makeList(session)).addCommand(makeShow(session)).addCommand(makeTest(session)).addCommand(makeNew(session));
}
function makeList(session) {
  const command = addPlaceFlags(new Command14("list")).summary("the patterns that are there").description("Lists the patterns: shipped ones, those of the repository, and those that were learned there.").addOption(
    new Option9("--language <name>", `only for one of: ${languages.join(", ")}`).argParser(
      (value) => parseWord(value, languages)
    )
  ).option("--rule <rule>", "only those that answer a rule (ruff/S506) or a family (ruff/*)");
  addExamples(command, [
    { run: "heal patterns list", about: "all of them" },
    { run: "heal patterns list --language python --rule ruff/*", about: "what answers ruff's rules" },
    { run: "heal patterns list --json | jq .patterns[].id", about: "for scripts" }
  ]);
  return command.action(async (flags) => {
    const { readCatalogue, filterCatalogue } = await import("./chunk-MGRW4QJH.js");
    const { toJson, renderList } = await import("./chunk-OFBMFTG2.js");
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
    const { readCatalogue, findEntry, readAbout } = await import("./chunk-MGRW4QJH.js");
    const { renderEntry } = await import("./chunk-OFBMFTG2.js");
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
    const { testPatterns } = await import("./chunk-MGRW4QJH.js");
    const { renderTests } = await import("./chunk-OFBMFTG2.js");
    const tests = await testPatterns(folder, settingsOf(session));
    await printAnswer(session, { version: 1, patterns: tests }, flags.json, () => renderTests(tests, session.terminal));
    session.finish(tests.every(({ wrong }) => wrong.length === 0) ? exitCodes.clean : exitCodes.findings);
  });
}
function makeNew(session) {
  const command = addPlaceFlags(new Command14("new")).summary("start a pattern of your own").description(
    "Starts a pattern in .github/heal/patterns of the repository: a small one that works, to be changed step by step."
  ).argument("<id>", "its name, for what it does: use-new-client").addOption(
    new Option9("--language <name>", "python or typescript (which counts for JavaScript too)").default("python").argParser((value) => parseWord(value, ["python", "typescript"]))
  ).option("--rule <rule>", "the rule that it answers, as findings name it: ruff/S506");
  addExamples(command, [
    { run: "heal patterns new use-new-client", about: "for findings whose message says so" },
    { run: "heal patterns new no-sync-read --language typescript --rule eslint/n/no-sync", about: "for a rule" }
  ]);
  return command.action(async (id, flags) => {
    const { startPattern } = await import("./chunk-JOT7AS4R.js");
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

// src/app/cli/commands/replay/index.ts
import { Command as Command21 } from "commander";

// src/app/cli/commands/replay/demo.ts
import { Command as Command16 } from "commander";

// src/app/cli/commands/replay/look.ts
import { Command as Command15 } from "commander";
var styles = {
  running: "green",
  degraded: "yellow",
  quarantined: "red",
  rollback: "yellow",
  paused: "dim",
  unreadable: "red"
};
var settingsOf2 = (session) => ({ cwd: session.cwd, env: session.env, now: () => /* @__PURE__ */ new Date() });
function makeListCommand(session) {
  const command = addPlaceFlags(new Command15("list")).summary("the workflows, and the state each is in").description(
    "Lists the workflows of .github/heal/replay with their state: running, degraded, quarantined, rollback or paused."
  );
  addExamples(command, [
    { run: "heal replay list", about: "the current folder" },
    { run: "heal replay list --json | jq .status.healthy", about: "for scripts and health checks" }
  ]);
  return command.action(async (flags) => {
    const { listReplays } = await import("./chunk-HXOLSLBJ.js");
    const { paint } = session.terminal;
    await printAnswer(session, await listReplays({ path: flags.path }, settingsOf2(session)), flags.json, (list) => {
      if (list.workflows.length === 0) {
        return `No workflows in ${cleanLine(list.folder, 300)}
Record one: heal replay record NAME --window TITLE`;
      }
      const width = Math.max(...list.workflows.map(({ name }) => name.length));
      return list.workflows.flatMap(({ name, title, steps, state, reason, unfinished, problem }) => {
        const what = problem === "" ? `${countOf(steps, "step")}  ${cleanLine(title, 80)}` : paint("red", cleanLine(problem, 200));
        return [
          `${pad(name, width)}  ${paint(styles[state], pad(state, 11))}  ${what}`,
          ...reason === "" ? [] : [`${" ".repeat(width)}  ${paint("dim", cleanLine(reason, 200))}`],
          ...unfinished ? [`${" ".repeat(width)}  ${paint("yellow", "its last run was cut off: heal replay run says where")}`] : []
        ];
      }).join("\n");
    });
  });
}
function makeShowCommand(session) {
  const command = addPlaceFlags(new Command15("show")).summary("steps, parameters, state and last decisions of a workflow").description(
    "Shows a workflow: its steps with their ids, its parameters, in which state it is and since when, and what was decided last."
  ).argument("<workflow>", "name of the workflow");
  addExamples(command, [
    { run: "heal replay show monthly-report", about: "its steps, for --resume-from" },
    { run: "heal replay show monthly-report --json | jq .state.history", about: "every change of its state" }
  ]);
  return command.action(async (workflow, flags) => {
    const { showReplay } = await import("./chunk-HXOLSLBJ.js");
    const { paint } = session.terminal;
    await printAnswer(
      session,
      await showReplay({ path: flags.path, workflow }, settingsOf2(session)),
      flags.json,
      (shown) => {
        const width = Math.max(...shown.steps.map(({ id }) => id.length));
        const { now, history } = shown.state;
        return [
          `${paint("bold", cleanLine(shown.title, 200))}  ${paint("dim", `recorded on ${shown.recordedOn.width}\xD7${shown.recordedOn.height}`)}`,
          `${paint(styles[now.state], now.state)} since ${cleanLine(now.since, 40)}${now.state === "running" ? "" : `: ${cleanLine(now.reason, 300)}`}`,
          ...history.slice(-5).map(({ from, to, lastedMs, reason }) => {
            return paint("dim", `  ${from} \u2192 ${to} after ${formatMs(lastedMs)}: ${cleanLine(reason, 160)}`);
          }),
          "",
          ...shown.steps.map(({ id, title, after, isIrreversible }) => {
            const notes = [
              after.length === 0 ? "no postcondition" : "",
              isIrreversible ? "cannot be taken back" : ""
            ].filter((note) => note !== "");
            return `${pad(id, width)}  ${cleanLine(title, 100)}${notes.length === 0 ? "" : `  ${paint("yellow", notes.join(", "))}`}`;
          }),
          ...shown.parameters.length === 0 ? [] : ["", paint("bold", "Parameters")],
          ...shown.parameters.map(({ name, label, isSecret, hasValue }) => {
            const where = isSecret ? "secret" : hasValue ? "has a value" : "has to be given";
            return `  ${cleanLine(name, 60)}  ${paint("dim", `${where}  ${cleanLine(label, 100)}`)}`;
          }),
          ...shown.warnings.map((warning) => paint("yellow", `! ${cleanLine(warning)}`))
        ].join("\n");
      }
    );
  });
}

// src/app/cli/commands/replay/demo.ts
function makeDemoCommand(session) {
  const command = new Command16("demo").summary("see every state with a real window, in two minutes").description(
    "Opens a window of buttons on a private screen, records a workflow, changes the window, hides a button, and shows how auto-heal degrades, quarantines, is released, paused, and goes back by itself. The window writes down what was pressed: that decides. Nothing of yours is touched. Exits with 1 when anything was not as it should be."
  ).option("--visible", "on your own X display instead of a private screen").addOption(makeJson()).addOption(makeVerbose());
  addExamples(command, [
    { run: "heal replay demo", about: "nothing is needed but Xvfb" },
    { run: "heal replay demo --visible", about: "watch it" },
    { run: "heal replay demo --json | jq .states", about: "for scripts" }
  ]);
  return command.action(async (flags) => {
    const { terminal } = session;
    const { runDemo } = await import("./chunk-EHD6Y4MI.js");
    const report = await runDemo(
      {
        isVisible: flags.visible === true,
        signal: session.signal,
        say: (sentence) => terminal.note(terminal.notePaint("dim", `    ${cleanLine(sentence, 300)}`)),
        onAct: ({ title, state, status, said, isAsWanted }) => {
          const mark = isAsWanted ? terminal.notePaint("green", "\u2714") : terminal.notePaint("red", "\u2718");
          const ended = status === void 0 ? "" : `  ${status}`;
          terminal.note(
            `${mark} ${terminal.notePaint("bold", title)}  ${terminal.notePaint("dim", `${state}${ended}`)}`
          );
          terminal.note(`    ${cleanLine(said, 300)}`);
        }
      },
      settingsOf2(session)
    );
    await printAnswer(session, report, flags.json, ({ states, wrongClicks, isAsWanted }) => {
      const word = isAsWanted ? terminal.paint("green", "\u2714 Everything as it should be") : terminal.paint("red", "\u2718 Not as it should be");
      return [`${word}, ${wrongClicks} wrong clicks`, ...states.map((one) => `  ${cleanLine(one, 200)}`)].join("\n");
    });
    session.finish(report.isAsWanted ? exitCodes.clean : exitCodes.findings);
  });
}

// src/app/cli/commands/replay/record.ts
import { Command as Command17 } from "commander";

// src/app/cli/commands/replay/flags.ts
import { InvalidArgumentError as InvalidArgumentError3 } from "commander";
function collectPairs(value, previous = /* @__PURE__ */ new Map()) {
  const at = value.indexOf("=");
  if (at < 1) throw new InvalidArgumentError3("Write name=value.");
  return new Map([...previous, [value.slice(0, at), value.slice(at + 1)]]);
}
function collectWords(value, previous = []) {
  return [...previous, value];
}
function collectInjections(value, previous = /* @__PURE__ */ new Map()) {
  const [step = "", trigger = ""] = value.split("=");
  if (step === "" || trigger === "")
    throw new InvalidArgumentError3(`Write step=TRIGGER, one of: ${triggers.join(", ")}.`);
  return new Map([...previous, [step, parseWord(trigger, triggers)]]);
}

// src/app/cli/commands/replay/record.ts
function makeRecordCommand(session) {
  const command = addPlaceFlags(new Command17("record")).summary("record what you do in a window, as a workflow").description(
    "Records clicks, drags, keys and texts in the windows that you name, and nothing of any other. What you type becomes a parameter; its text is not kept unless you ask for it, and never where it is secret. End it with Ctrl+Shift+F12. Each step is kept at once: what was cut off is kept as far as it came."
  ).argument("<workflow>", "name: lower case letters, digits and hyphens").requiredOption(
    "--window <name>",
    "title (* for anything) or application that may be recorded; may be repeated",
    collectWords
  ).option("--title <text>", "what it does, for people").option("--keep-text", "keep what you type as the usual value of its parameter").option("--secret", "everything that you type is secret").option("--replace", "replace the workflow of this name");
  addExamples(command, [
    { run: "heal replay record add-numbers --window galculator", about: "one application" },
    {
      run: 'heal replay record login --window "Orders*" --window "Sign in" --secret',
      about: "several windows, secret text"
    },
    { run: "heal replay record add-numbers --window galculator --replace", about: "once more" }
  ]);
  return command.action(async (workflow, flags) => {
    const { terminal } = session;
    const { recordReplay } = await import("./chunk-EAX5I2GU.js");
    const settings = { cwd: session.cwd, env: session.env, now: () => /* @__PURE__ */ new Date() };
    const answer = await recordReplay(
      {
        path: flags.path,
        workflow,
        title: flags.title ?? workflow,
        windows: flags.window ?? [],
        keepText: flags.keepText === true,
        isAllSecret: flags.secret === true,
        replace: flags.replace === true,
        signal: session.signal,
        onNote(note) {
          switch (note.type) {
            case "started": {
              const names = note.windows.map((name) => cleanLine(name, 80)).join(", ");
              return terminal.note(`Recording ${names}. Ctrl+Shift+F12 ends it.`);
            }
            case "step": {
              const secret = note.isSecret ? `  ${terminal.notePaint("dim", "secret, not kept")}` : "";
              return terminal.note(`${terminal.notePaint("green", "\u25CF")} ${cleanLine(note.title, 120)}${secret}`);
            }
            case "passed-over":
              return terminal.note(terminal.notePaint("dim", `\u2013 not recorded: ${cleanLine(note.application, 80)}`));
            case "problem":
              return terminal.note(terminal.notePaint("yellow", `! ${cleanLine(note.said, 300)}`));
          }
        }
      },
      settings
    );
    if (!answer) {
      terminal.note("Nothing was recorded.");
      session.finish(exitCodes.findings);
      return;
    }
    await printAnswer(session, answer, flags.json, ({ steps, parameters, folder }) => {
      const bare = steps.filter(({ after }) => after === 0).length;
      return [
        `${terminal.paint("green", "\u2714")} ${countOf(steps.length, "step")} in ${cleanLine(folder, 300)}`,
        ...parameters.map(({ name, isSecret, hasValue }) => {
          const where = isSecret ? "secret: from the environment" : hasValue ? "its value is kept" : "has to be given";
          return `  ${cleanLine(name, 60)}  ${terminal.paint("dim", where)}`;
        }),
        ...bare > 0 ? [`${countOf(bare, "step")} without a postcondition: add to "after" what must be so.`] : [],
        `Replay it: heal replay run ${cleanLine(answer.workflow, 64)}`
      ].join("\n");
    });
  });
}

// src/app/cli/commands/replay/run.ts
import { Command as Command18, Option as Option10 } from "commander";
var codeOfStatus = {
  done: exitCodes.clean,
  failed: exitCodes.findings,
  halted: exitCodes.halted,
  blocked: exitCodes.blocked,
  stopped: exitCodes.usage
};
function makeRunCommand(session) {
  const command = addPlaceFlags(new Command18("run")).summary("replay a recorded workflow on this desktop").description(
    "Replays a workflow step by step: finds each target though the screen may look different, checks once more just before the click, and confirms what came of it. Unsure, it halts with a picture that shows why. Secret values are taken from HEAL_REPLAY_<NAME> and stand nowhere. Exits with 0 when all was done and confirmed, 1 when a step failed, 4 when it halted, 5 when it was blocked."
  ).argument("<workflow>", "name of the workflow: a folder in .github/heal/replay").option("--set <name=value>", "value of a parameter that is no secret; may be repeated", collectPairs).option("--resume-from <step>", "begin with this step, also after a run that was cut off").addOption(
    new Option10("--repeat", "after a run that was cut off: carry out again what was under way").conflicts(
      "resumeFrom"
    )
  ).option("--approve-step <step>", "your yes to a step that cannot be taken back; may be repeated", collectWords).option("--heal", "remember what was found in another way than recorded, and confirmed, as it looks now").addOption(
    new Option10("--test-fail <step=trigger>", "test mode: let this step fail in this way").argParser(
      collectInjections
    )
  );
  addExamples(command, [
    { run: "heal replay run monthly-report", about: "on this desktop" },
    { run: "HEAL_REPLAY_PASSWORD=\u2026 heal replay run login --set user=ann", about: "with values" },
    { run: "heal replay run monthly-report --resume-from 07-save", about: "go on after a halt" },
    { run: "heal replay run monthly-report --heal", about: "see with git diff what was remembered anew" },
    { run: "heal replay run monthly-report --json | jq .end.said", about: "for scripts" }
  ]);
  return command.action(async (workflow, flags) => {
    if (flags.json && flags.testFail) {
      session.terminal.note(session.terminal.notePaint("yellow", "! Test mode: steps fail on purpose."));
    }
    const [{ startReplayProgress }, { runReplay }] = await Promise.all([
      import("./chunk-WCVL3DC2.js"),
      import("./chunk-ETRJATUP.js")
    ]);
    const settings = { cwd: session.cwd, env: session.env, now: () => /* @__PURE__ */ new Date() };
    const progress = startReplayProgress(session.terminal);
    let answer;
    try {
      answer = await runReplay(
        {
          path: flags.path,
          workflow,
          values: flags.set ?? /* @__PURE__ */ new Map(),
          resumeFrom: flags.resumeFrom,
          repeat: flags.repeat === true,
          approved: flags.approveStep ?? [],
          ...flags.testFail ? { inject: flags.testFail } : {},
          signal: session.signal,
          onEvent: progress.hear,
          say: progress.say
        },
        settings
      );
    } finally {
      progress.stop();
    }
    await printAnswer(session, answer.output, flags.json, async (output) => {
      const { renderRun } = await import("./chunk-5CGRRHGK.js");
      return renderRun(output, session.terminal);
    });
    if (flags.heal) await healTargets(session, flags.path, answer);
    const isWrong = answer.output.end?.reason === "wrong-input";
    session.finish(isWrong ? exitCodes.usage : codeOfStatus[answer.output.status]);
  });
}
async function healTargets(session, path, { report }) {
  const { terminal, signal } = session;
  if (report.healed.length === 0) return;
  const { healReplays } = await import("./chunk-INQPQCAL.js");
  const { targets } = await healReplays({ path, reports: [report], write: true, signal }, settingsOf2(session));
  for (const one of targets.cases) {
    if (one.stage !== "settled") continue;
    const { outcome } = one;
    const isHealed = outcome.status === "healed";
    const why = isHealed ? "" : `: ${cleanLine(`${outcome.reason}. ${outcome.detail}`, 300)}`;
    const mark = isHealed ? terminal.notePaint("green", "\u2714 remembered") : terminal.notePaint("yellow", "\u2013 not remembered");
    terminal.note(`${mark}: ${cleanLine(one.finding.message, 200)}${why}`);
  }
  for (const { folder } of targets.workflows) terminal.note(`See it: git diff -- ${cleanLine(folder, 300)}`);
}

// src/app/cli/commands/replay/versions.ts
import { Command as Command19, InvalidArgumentError as InvalidArgumentError4 } from "commander";
function makeVersionsCommand(session) {
  const command = addPlaceFlags(new Command19("versions")).summary("what a workflow learned, version by version").description("Lists the versions of what a workflow learned; each is read in full and compared with its hashes.").argument("<workflow>", "name of the workflow");
  addExamples(command, [
    { run: "heal replay versions monthly-report", about: "and which one is in use" },
    { run: "heal replay versions monthly-report --json | jq .versions[].standing", about: "for scripts" }
  ]);
  return command.action(async (workflow, flags) => {
    const { listVersions } = await import("./chunk-HXOLSLBJ.js");
    const { paint } = session.terminal;
    await printAnswer(
      session,
      await listVersions({ path: flags.path, workflow }, settingsOf2(session)),
      flags.json,
      (list) => {
        const lines = list.versions.map(({ version, at, why, standing, isInUse, prototypes, problem }) => {
          const style = standing === "good" ? "green" : standing === "bad" ? "red" : "dim";
          return [
            `${isInUse ? paint("bold", `${version} \u2190`) : `${version}  `}  ${paint(style, standing.padEnd(8))}`,
            `${cleanLine(at.slice(0, 16), 20)}  ${countOf(prototypes, "look")}  ${cleanLine(why, 120)}`,
            ...problem === void 0 ? [] : [paint("red", cleanLine(problem, 200))]
          ].join("  ");
        });
        const problems = list.problems.map((problem) => paint("yellow", `! ${cleanLine(problem, 300)}`));
        return [...lines.length === 0 ? ["It has learned nothing yet."] : lines, ...problems].join("\n");
      }
    );
  });
}
function makeRollbackCommand(session) {
  const command = addPlaceFlags(new Command19("rollback")).summary("bring what a workflow learned back to a version").description(
    "Makes everything that the workflow learned as it was in that version, checked by hash; what there is now is kept as a version first. The recorded workflow itself is in Git and stays as it is."
  ).argument("<workflow>", "name of the workflow").argument("[version]", "v01, v02, \u2026; the one before the one in use when absent").option("--reason <text>", "why, for who comes after you", "asked for by a person");
  addExamples(command, [
    { run: "heal replay rollback monthly-report", about: "one version back" },
    { run: "heal replay rollback monthly-report v03", about: "to a version of heal replay versions" }
  ]);
  return command.action(
    async (workflow, to, flags) => {
      const { rollBack } = await import("./chunk-HXOLSLBJ.js");
      const options = { path: flags.path, workflow, to, why: flags.reason };
      await printAnswer(session, await rollBack(options, settingsOf2(session)), flags.json, (answer) => {
        const name = cleanLine(answer.workflow, 64);
        return `${session.terminal.paint("green", "\u2714")} ${name} is back at ${cleanLine(answer.to, 20)}, ${answer.state.now.state}`;
      });
    }
  );
}
function makeSimulateCommand(session) {
  const command = addPlaceFlags(new Command19("simulate")).summary("what other thresholds would have done").description(
    "Decides the last decisions of a workflow again with other thresholds, from what was written down. Touches nothing."
  ).argument("<workflow>", "name of the workflow").option("--decisions <n>", "how many of the last decisions", parseCount3, 60);
  addExamples(command, [
    { run: "heal replay simulate monthly-report", about: "the last 60 decisions" },
    { run: "heal replay simulate monthly-report --decisions 500 --json | jq .report.totals", about: "for scripts" }
  ]);
  return command.action(async (workflow, flags) => {
    const { simulate } = await import("./chunk-HXOLSLBJ.js");
    const options = { path: flags.path, workflow, decisions: flags.decisions };
    await printAnswer(
      session,
      await simulate(options, settingsOf2(session)),
      flags.json,
      ({ markdown }) => cleanBlock(markdown).trimEnd()
    );
  });
}
function parseCount3(value) {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError4("Use a whole number from 1 to 9999.");
  return Number(value);
}

// src/app/cli/commands/replay/words.ts
import { Command as Command20 } from "commander";
function makeWordCommands(session) {
  const release = makeWord(session, "release", {
    summary: "let a quarantined workflow run again",
    description: "Takes a workflow out of quarantine. It runs degraded (surer of everything, nothing learned) until enough steps succeeded; --trusted lets it run as before at once.",
    examples: [
      { run: 'heal replay release monthly-report --reason "the dialog is gone"', about: "it has to prove itself" },
      { run: 'heal replay release monthly-report --reason "was a test" --trusted', about: "as before" }
    ]
  }).option("--trusted", "running at once, without proving itself");
  const pause = makeWord(session, "pause", {
    summary: "let a workflow stand still",
    description: "Nothing of the workflow runs until `heal replay resume`. A run that is under way ends before its next step.",
    examples: [{ run: 'heal replay pause monthly-report --reason "the application is updated"', about: "" }]
  });
  const resume = makeWord(session, "resume", {
    summary: "go on with a workflow that was paused",
    description: "Takes a pause back.",
    examples: [{ run: 'heal replay resume monthly-report --reason "updated"', about: "" }]
  });
  return [release, pause, resume];
}
function makeWord(session, word, texts) {
  const command = addPlaceFlags(new Command20(word)).summary(texts.summary).description(texts.description).argument("<workflow>", "name of the workflow").requiredOption("--reason <text>", "why, for who comes after you");
  addExamples(command, texts.examples);
  return command.action(async (workflow, flags) => {
    const { sayWord } = await import("./chunk-HXOLSLBJ.js");
    const options = { path: flags.path, workflow, word, why: flags.reason, isTrusted: flags.trusted === true };
    await printAnswer(session, await sayWord(options, settingsOf2(session)), flags.json, (answer) => {
      const { now } = answer.state;
      const reason = now.state === "running" ? "" : `: ${cleanLine(now.reason, 300)}`;
      return `${cleanLine(answer.workflow, 64)} is ${session.terminal.paint("bold", now.state)}${reason}`;
    });
  });
}

// src/app/cli/commands/replay/index.ts
function makeReplayCommand(session) {
  const command = new Command21("replay").summary("desktop workflows that survive a changed screen").description(
    "Records what you do on a desktop and replays it: targets are found though themes, sizes and layouts change, every action is confirmed, and what is unsure halts instead of guessing."
  );
  const commands = [
    makeRunCommand(session),
    makeRecordCommand(session),
    makeListCommand(session),
    makeShowCommand(session),
    ...makeWordCommands(session),
    makeVersionsCommand(session),
    makeRollbackCommand(session),
    makeSimulateCommand(session),
    makeDemoCommand(session)
  ];
  for (const one of commands) command.addCommand(one);
  return command;
}

// src/app/cli/commands/resume.ts
import { Command as Command22 } from "commander";
function makeResumeCommand(session) {
  const command = addFolder(new Command22("resume")).summary("allow heals again after a stop").description("Ends an emergency stop.");
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
import { Command as Command23 } from "commander";
function makeServeCommand(session) {
  const command = new Command23("serve").summary("run the bot").description(
    "Takes the webhooks of your GitHub App and does what they ask for, until it is ended (Ctrl-C, SIGTERM). Everything is set in the environment: HEAL_APP_ID, HEAL_PRIVATE_KEY_FILE (or HEAL_PRIVATE_KEY), HEAL_WEBHOOK_SECRET; and if you like HEAL_ACTION, HEAL_DATABASE_URL, HEAL_GITHUB_URL, HEAL_STATE_FOLDER, HEAL_PARALLEL, HEAL_RUN_HERE, HEAL_REPLAY_FOLDER, HOST and PORT. Its log is one JSON object on each line of stdout."
  ).addOption(makeVerbose());
  addExamples(command, [
    { run: "heal app create", about: "first: make the App; writes heal-app.env" },
    { run: "node --env-file=heal-app.env $(which heal) serve", about: "then: run it" },
    { run: "HOST=0.0.0.0 PORT=8080 heal serve", about: "in a container" }
  ]);
  return command.action(async () => {
    const [{ readBotSettings }, { serve }] = await Promise.all([
      import("./chunk-X7EZ244Y.js"),
      import("./chunk-DKOPYT4J.js")
    ]);
    const now = () => /* @__PURE__ */ new Date();
    const settings = await readBotSettings({ env: session.env, cwd: session.cwd, now });
    await serve({ settings, now, signal: session.signal, write: (line) => session.terminal.printRaw(line) });
  });
}

// src/app/cli/commands/status.ts
import { Command as Command24 } from "commander";
function makeStatusCommand(session) {
  const command = addFolder(new Command24("status")).summary("what was healed here, what runs, whether it is stopped").description("Shows the last runs and cases of a repository, and whether healing is stopped.");
  addExamples(command, [
    { run: "heal status", about: "the current folder" },
    { run: "heal status --json | jq .cases", about: "how many cases ended how" }
  ]);
  return command.action(async (path, flags) => {
    const heal = await session.heal();
    await printAnswer(session, await heal.status({ path }), flags.json, async (report) => {
      const { renderStatus } = await import("./chunk-NYFY2MMR.js");
      return renderStatus(report, session.terminal);
    });
  });
}

// src/app/cli/commands/stop.ts
import { Command as Command25 } from "commander";
function makeStopCommand(session) {
  const command = addFolder(new Command25("stop")).summary("halt running heals and allow no new ones").description("Emergency stop: halts heals that run in other processes within a second, and allows no new ones.").option("--reason <text>", "kept with the stop, shown to whoever tries to heal", "stopped by hand");
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
import { Command as Command26 } from "commander";
function makeUndoCommand(session) {
  const command = addPlaceFlags(new Command26("undo")).summary("take a heal back").description("Takes a heal out of the working tree again. Changes that were made since are not touched.").argument("<case>", "id of the case, or the beginning of it");
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
import { Command as Command27 } from "commander";
function makeUnquarantineCommand(session) {
  const command = addPlaceFlags(new Command27("unquarantine")).summary("wipe the record of a remedy clean").description(
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
        const { renderUnquarantine } = await import("./chunk-64HLDRBA.js");
        return renderUnquarantine(report, session.terminal);
      }
    );
  });
}

// src/app/cli/program.ts
function makeProgram(session) {
  const { terminal } = session;
  const program = new Command28("heal").description("Finds faults in a repository, heals them, and proves every heal before it writes it.").version(session.version, "--version", "print the version").helpOption("-h, --help", "show help and examples").helpCommand("help [command]", "show help of a command");
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
    makeAppCommand(session),
    makeReplayCommand(session)
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
