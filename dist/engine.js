import {
  readVersion
} from "./chunk-2I4C43OA.js";
import {
  openPlace
} from "./chunk-UWHXHVFA.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import {
  toFixOutput,
  toScanOutput
} from "./chunk-GWC6GBI7.js";
import {
  makeSarif
} from "./chunk-GP36AVVG.js";
import {
  rules
} from "./chunk-JALNVRAU.js";
import "./chunk-732VU6QS.js";
import "./chunk-VUITUFH6.js";
import "./chunk-Q63RP6YB.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-SIAL3QON.js";
import "./chunk-NQBGBSJM.js";
import "./chunk-LY2GDKNB.js";
import "./chunk-2QNHBRQK.js";
import "./chunk-D2APL2YS.js";
import "./chunk-B3WZELUA.js";
import {
  describeScanner
} from "./chunk-VKKNVEU3.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-WHTY4AYQ.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-OUZCHGED.js";
import {
  categories,
  priorities,
  severities
} from "./chunk-TDEP23VZ.js";
import {
  findPackagePrefix,
  makeSourceReader
} from "./chunk-6PPBVDCV.js";
import {
  printableJson
} from "./chunk-Z3QNSIEK.js";
import {
  HealError,
  StoppedError,
  messageOf
} from "./chunk-EFOYLMI7.js";
import "./chunk-TYGHKD46.js";

// src/app/action/engine.ts
import { text } from "node:stream/consumers";

// src/app/action/engine-protocol.ts
import { z } from "zod";
var engineRequestSchema = z.strictObject({
  version: z.literal(1),
  command: z.enum(["scan", "fix"]),
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
var engineMessageSchema = z.union([
  z.strictObject({ say: z.string() }),
  z.strictObject({ result: z.union([scanResultSchema, fixResultSchema]) }),
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

// src/app/action/run-request.ts
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

// src/app/action/annotations.ts
var levels = {
  P0: "error",
  P1: "error",
  P2: "warning",
  P3: "notice"
};
var mostPerLevel = 10;
function chooseAnnotations(findings, annotate2) {
  const shown = { error: 0, warning: 0, notice: 0 };
  return findings.flatMap((finding) => {
    const level = levels[finding.priority];
    return shown[level]++ < mostPerLevel ? [annotate2(finding, level)] : [];
  });
}

// src/app/action/sarif.ts
import { gzipSync } from "node:zlib";
var mostResults = 5e3;
var mostBytes = 1e7;
async function fitSarif(findings, write) {
  let kept = findings.toSorted((a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority)).slice(0, mostResults);
  for (; ; ) {
    const text2 = await write(kept);
    if (text2.length < mostBytes / 4 || gzipSync(text2).length < mostBytes || kept.length === 0) return text2;
    kept = kept.slice(0, Math.floor(kept.length / 2));
  }
}

// src/app/action/run-request.ts
async function runEngine(request, signal, say) {
  const settings = {
    cwd: request.cwd,
    env: request.env,
    now: () => /* @__PURE__ */ new Date(),
    mustIsolate: request.mustIsolate,
    ...request.config.at === void 0 && request.config.file === void 0 ? {} : { config: request.config }
  };
  return request.command === "scan" ? scanHere(request, settings, signal, say) : fixHere(request, settings, signal, say);
}
async function scanHere(request, settings, signal, say) {
  const { scan } = await import("./chunk-B7I4Z6LU.js");
  const report = await scan(
    {
      path: request.path,
      signal,
      ...chosen(request),
      listener: (event) => {
        if (event.type === "busy") say(event.doing);
      }
    },
    settings
  );
  const root = report.repository;
  const prefix = findPackagePrefix(root);
  await writeFile(join(request.folder, bundleFiles.report), printableJson(toScanOutput(report)));
  await writeFile(join(request.folder, bundleFiles.sarif), await makeSarifText(report.full, report.scanners, root));
  const sorted = report.full.toSorted((a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority));
  return {
    command: "scan",
    found: countByPriority(sorted),
    ignored: report.ignored,
    annotations: [...chooseAnnotations(sorted, (finding, level) => annotate(finding, prefix, level))],
    rows: sorted.slice(0, 50).map((finding) => toRow(finding, prefix)),
    problems: report.scanners.filter(({ status }) => status === "failed").map(describeScanner)
  };
}
async function fixHere(request, settings, signal, say) {
  const [{ analyse }, { restoreState, saveState }] = await Promise.all([
    import("./chunk-OEZ4WHNI.js"),
    import("./chunk-ZF3GZ4Z4.js")
  ]);
  const place = await openPlace(request.path, settings);
  const { config } = await place.config();
  const rejected = new Set(request.rejected);
  const before = request.state === void 0 ? void 0 : await restoreState(place, request.state);
  const { bundle, report, findings } = await analyse(
    {
      path: request.path,
      signal,
      ...chosen(request),
      repository: request.repository,
      branch: request.branch,
      group: config.pullRequests.group,
      maxProposals: request.maxProposals,
      isDeclined: (fingerprint) => rejected.has(fingerprint),
      tests: true,
      mayLearn: request.mayLearn,
      listener: (event) => {
        if (event.type === "busy") say(event.doing);
      }
    },
    settings
  );
  const { repository: root, notes } = report;
  const write = (name, text2) => writeFile(join(request.folder, name), text2);
  await write(bundleFiles.bundle, JSON.stringify(bundle));
  await write(bundleFiles.patch, fromRoot(report.patch, findPackagePrefix(root)));
  await write(bundleFiles.report, printableJson(toFixOutput(report)));
  await write(bundleFiles.sarif, await makeSarifText(findings, notes.scanners, root));
  if (before && request.mayLearn) {
    const folder = join(request.folder, bundleFiles.state);
    await mkdir(folder);
    await saveState(place, before, folder, request.runId);
  }
  const failed = notes.scanners.filter(({ status }) => status === "failed").map(describeScanner);
  return {
    command: "fix",
    open: countByPriority(bundle.open),
    isolation: notes.isolation,
    suite: notes.suite,
    problems: [...before?.problems ?? [], ...notes.warnings, ...failed]
  };
}
function fromRoot(patch, prefix) {
  if (prefix === "") return patch;
  return patch.split(/^(?=diff --git )/m).map((file) => {
    const end = file.search(/^@@/m);
    const header = end === -1 ? file : file.slice(0, end);
    const named = header.replace(/^diff --git a\/(.*) b\//m, (_all, path) => `diff --git a/${prefix}${path} b/${prefix}`).replaceAll(/^(--- a\/|\+\+\+ b\/)/gm, (start) => start + prefix);
    return named + file.slice(header.length);
  }).join("");
}
function chosen({ selection }) {
  const { categories: categories2, changed, newOnly } = selection;
  return {
    ...categories2 ? { categories: categories2 } : {},
    ...changed === void 0 ? {} : { changed },
    ...newOnly ? { newOnly } : {}
  };
}
async function makeSarifText(findings, scanners, root) {
  const own = new Map(rules.map(({ id, title, links }) => [`heal/${id}`, { title, page: links[0] }]));
  const settings = {
    version: readVersion(),
    prefix: findPackagePrefix(root),
    read: makeSourceReader(root),
    findOwnRule: (rule) => own.get(rule)
  };
  return fitSarif(findings, async (some) => printableJson(await makeSarif(some, scanners, settings)));
}
function countByPriority(findings) {
  const counts = { P0: 0, P1: 0, P2: 0, P3: 0 };
  for (const { priority } of findings) counts[priority]++;
  return counts;
}
function annotate({ priority, rule, message, place }, prefix, level) {
  const { path, line, column, endLine, endColumn } = place;
  return {
    ...{ level, path: prefix + path, line, column, endLine, endColumn },
    title: `${priority} ${rule}`,
    message: message.slice(0, 2e3)
  };
}
function toRow({ priority, category, severity, rule, place, message }, prefix) {
  return {
    priority,
    category,
    severity,
    rule,
    path: prefix + place.path,
    line: place.line,
    message: message.slice(0, 500)
  };
}

// src/app/action/engine.ts
var controller = new AbortController();
var stop = () => controller.abort(
  new StoppedError("The run was cancelled.", "Nothing half-done is left. Start it again when you are ready.")
);
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
process.stdout.on("error", stop);
try {
  const request = engineRequestSchema.parse(JSON.parse(await text(process.stdin)));
  const result = await runEngine(request, controller.signal, (line) => send({ say: line }));
  await send({ result });
} catch (error) {
  await send({
    error: {
      whose: error instanceof StoppedError || controller.signal.aborted ? "stopped" : error instanceof HealError ? "theirs" : "ours",
      message: messageOf(error).slice(0, 1e4),
      remedy: error instanceof HealError ? error.remedy : "",
      stack: error instanceof Error ? (error.stack ?? "").slice(0, 1e4) : ""
    }
  });
}
process.exit(0);
function send(message) {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify(message)}
`, () => resolve()));
}
