import {
  readVersion
} from "./chunk-YRRDT7BC.js";
import {
  openPlace
} from "./chunk-3C2K4SMP.js";
import "./chunk-3RJKWMPL.js";
import "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import {
  toFixOutput,
  toScanOutput
} from "./chunk-GWC6GBI7.js";
import {
  makeSarif
} from "./chunk-4P2B4DKR.js";
import {
  rules
} from "./chunk-IW6WHPNX.js";
import "./chunk-FELVHE56.js";
import "./chunk-P6756FPZ.js";
import "./chunk-RLSXXUWR.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-5VPO3VG3.js";
import {
  findPackagePrefix,
  makeSourceReader
} from "./chunk-6PPBVDCV.js";
import "./chunk-T76HHHS7.js";
import "./chunk-3VOSYGGK.js";
import "./chunk-RVDUMNWB.js";
import "./chunk-MXHXVLEF.js";
import "./chunk-B3WZELUA.js";
import {
  describeScanner
} from "./chunk-K6I2J2HR.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-TYGHKD46.js";
import "./chunk-BZZRR5WK.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import {
  printableJson
} from "./chunk-Z3QNSIEK.js";
import {
  bundleFiles,
  engineRequestSchema
} from "./chunk-HBDQ5STI.js";
import "./chunk-3V4YTDIW.js";
import {
  HealError,
  StoppedError,
  messageOf
} from "./chunk-EFOYLMI7.js";
import {
  priorities
} from "./chunk-RIJVGJHV.js";

// src/app/action/engine.ts
import { text } from "node:stream/consumers";

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
  switch (request.command) {
    case "scan":
      return scanHere(request, settings, signal, say);
    case "fix":
      return fixHere(request, settings, signal, say);
    case "replay":
      return (await import("./chunk-DJOJGFBM.js")).replayHere(request, settings, signal, say);
  }
}
async function scanHere(request, settings, signal, say) {
  const { scan } = await import("./chunk-FOUOWDS5.js");
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
    import("./chunk-OC2HL6W4.js"),
    import("./chunk-USSMOMR5.js")
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
  const { categories, changed, newOnly } = selection;
  return {
    ...categories ? { categories } : {},
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
