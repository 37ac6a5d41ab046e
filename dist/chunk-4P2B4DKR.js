import {
  Positions
} from "./chunk-B3WZELUA.js";
import {
  findRulePage
} from "./chunk-4BEFJLBY.js";
import {
  cleanLine
} from "./chunk-Z3QNSIEK.js";
import {
  priorities
} from "./chunk-RIJVGJHV.js";

// src/app/cli/render/sarif.ts
var levels = { P0: "error", P1: "error", P2: "warning", P3: "note" };
var securitySeverities = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.5"
};
var mostResults = 25e3;
var base = "%SRCROOT%";
async function makeSarif(findings, scanners, settings) {
  const sorted = findings.toSorted((a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority));
  const kept = sorted.slice(0, mostResults);
  const byRule = Map.groupBy(kept, (finding) => finding.rule);
  const ruleIds = [...byRule.keys()].toSorted();
  const indexes = new Map(ruleIds.map((id, index) => [id, index]));
  const results = [];
  for (const finding of kept) results.push(await makeResult(finding, indexes.get(finding.rule) ?? 0, settings));
  const failed = scanners.filter((scanner) => scanner.status === "failed");
  const notifications = failed.map((scanner) => ({
    level: "error",
    message: { text: cleanLine(`${scanner.name} failed: ${scanner.detail}`, 1e3) }
  }));
  if (kept.length < sorted.length) {
    const text = `${sorted.length - kept.length} less urgent findings are left out`;
    notifications.push({ level: "error", message: { text } });
  }
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Heal",
            semanticVersion: settings.version,
            rules: ruleIds.map((id) => makeRule(id, byRule.get(id) ?? [], settings))
          }
        },
        // One category for each package, so that two packages of a repository do not replace each other.
        automationDetails: { id: `heal/${encodePath(settings.prefix)}` },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [base]: { description: { text: "The root of the repository" } } },
        invocations: [{ executionSuccessful: failed.length === 0, toolExecutionNotifications: notifications }],
        results
      }
    ]
  };
}
function makeRule(id, findings, settings) {
  const own = settings.findOwnRule(id);
  const page = findRulePage(id) ?? own?.page;
  const worst = ["critical", "high", "medium", "low"].find(
    (severity) => findings.some((finding) => finding.severity === severity)
  );
  const first = findings[0];
  const security = first?.category === "security" ? { "security-severity": securitySeverities[worst ?? "low"] } : {};
  return {
    id: cleanLine(id, 200),
    shortDescription: { text: own?.title ?? `Rule ${cleanLine(id, 200)}` },
    help: { text: page ? `See ${page}` : `Rule ${cleanLine(id, 200)}; heal explain tells more about a case.` },
    ...page ? { helpUri: page } : {},
    defaultConfiguration: { level: levels[first?.priority ?? "P2"] },
    properties: { tags: [first?.category ?? "logic"], ...security }
  };
}
async function makeResult(finding, ruleIndex, settings) {
  const { place } = finding;
  const fixes = [];
  for (const fix of finding.toolFixes) {
    const made = await makeFix(fix, settings);
    if (made) fixes.push(made);
  }
  return {
    ruleId: cleanLine(finding.rule, 200),
    ruleIndex,
    level: levels[finding.priority],
    message: { text: cleanLine(finding.message, 1e3) || finding.rule },
    locations: [
      {
        physicalLocation: makePlace(place, settings.prefix)
      }
    ],
    partialFingerprints: { "heal/v1": finding.fingerprint },
    ...makeCodeFlows(finding.flow?.steps ?? [], settings.prefix),
    ...fixes.length > 0 ? { fixes } : {}
  };
}
function makePlace(place, prefix) {
  const { line, column, endLine, endColumn } = place;
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return { artifactLocation: locate(place.path, prefix), region };
}
function makeCodeFlows(steps, prefix) {
  if (steps.length === 0) return {};
  const locations = steps.map(({ place, note }) => ({
    location: { physicalLocation: makePlace(place, prefix), message: { text: cleanLine(note, 300) } }
  }));
  return { codeFlows: [{ threadFlows: [{ locations }] }] };
}
async function makeFix(fix, settings) {
  const artifactChanges = [];
  for (const [path, edits] of Map.groupBy(fix.edits, (edit) => edit.path)) {
    const text = await settings.read(path);
    if (text === void 0) return void 0;
    const positions = new Positions(text);
    artifactChanges.push({
      artifactLocation: locate(path, settings.prefix),
      replacements: edits.map((edit) => {
        const start = positions.place(edit.start);
        const end = positions.place(edit.end);
        return {
          deletedRegion: {
            startLine: start.line,
            startColumn: start.column,
            endLine: end.line,
            endColumn: end.column
          },
          insertedContent: { text: edit.text }
        };
      })
    });
  }
  if (artifactChanges.length === 0) return void 0;
  return { description: { text: cleanLine(fix.summary, 300) || "Apply the fix of the tool" }, artifactChanges };
}
function locate(path, prefix) {
  return { uri: encodePath(prefix + path), uriBaseId: base };
}
function encodePath(path) {
  return path.split("/").map((part) => encodeURIComponent(part.toWellFormed())).join("/");
}

export {
  makeSarif
};
