import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  escapeHtml,
  showUnseen
} from "./action-VCTGOY6P.js";
import {
  categories,
  priorities,
  safeties,
  severities
} from "./action-X6CBIJZU.js";
import {
  rungs
} from "./action-7LSPJKWO.js";
import {
  parseJson
} from "./action-VPHMZQ3M.js";
import {
  external_exports
} from "./action-RD6QKGZ2.js";

// src/app/github/publish/bundle-schema.ts
var mostFileBytes = 1e6;
var line = (max) => external_exports.string().max(max);
var oid = external_exports.string().regex(/^[0-9a-f]{40}$/);
var count = external_exports.number().int().min(0).max(1e7);
var ms = external_exports.number().min(0).max(1e12);
var fingerprint = external_exports.string().regex(/^[\w:.-]{1,120}$/);
var rule = external_exports.string().regex(/^[^\p{Cc}\p{Cf}\s][^\p{Cc}\p{Cf}]{0,199}$/u);
var branch = external_exports.string().regex(/^(?![-/.])(?!.*(?:\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)))[^\p{Cc}\s~^:?*[\\]{1,200}(?<![/.])$/u);
var gate = external_exports.strictObject({
  name: line(60),
  passed: external_exports.boolean(),
  ms,
  detail: line(4e3),
  inconclusive: external_exports.exactOptional(external_exports.literal(true))
});
var evidence = external_exports.strictObject({
  verdict: external_exports.enum(["gain", "no-gain", "different", "unmeasured"]),
  said: line(2e3),
  subject: line(500),
  sizes: external_exports.array(
    external_exports.strictObject({
      size: external_exports.number(),
      beforeNs: external_exports.number(),
      afterNs: external_exports.number(),
      ratio: external_exports.number(),
      low: external_exports.number(),
      high: external_exports.number(),
      rounds: external_exports.number()
    })
  ).max(20),
  statements: external_exports.exactOptional(external_exports.strictObject({ before: count, after: count, ownBefore: count, ownAfter: count }))
});
var proposedCase = external_exports.strictObject({
  id: external_exports.string().regex(/^[\w-]{1,80}$/),
  fingerprint,
  rule,
  category: external_exports.enum(categories),
  severity: external_exports.enum(severities),
  path: line(1e3),
  line: count,
  endLine: count,
  message: line(4e3),
  summary: line(1e3),
  healer: rule,
  origin: external_exports.enum(["pattern", "healer", "tool", "history", "model"]),
  rung: external_exports.enum(rungs),
  safety: external_exports.enum(safeties),
  confidence: external_exports.number().min(0).max(1),
  waits: external_exports.exactOptional(line(2e3)),
  evidence: external_exports.exactOptional(evidence),
  diff: line(2e5)
});
var proposal = external_exports.strictObject({
  key: external_exports.string().regex(/^[a-z]+\/[\w.-]{1,100}$/),
  category: external_exports.enum(categories),
  rule,
  priority: external_exports.enum(priorities),
  severity: external_exports.enum(severities),
  cases: external_exports.array(proposedCase).min(1).max(500),
  files: external_exports.array(
    external_exports.strictObject({
      path: line(1e3),
      before: external_exports.union([oid, external_exports.literal("")]),
      after: line(Math.ceil(mostFileBytes / 3) * 4)
    })
  ).min(1).max(200),
  gates: external_exports.array(gate).max(30),
  approval: external_exports.strictObject({ needed: external_exports.boolean(), why: line(1e3) }),
  testedBySuite: external_exports.boolean()
});
var openFinding = external_exports.strictObject({
  fingerprint,
  rule,
  category: external_exports.enum(categories),
  priority: external_exports.enum(priorities),
  severity: external_exports.enum(severities),
  path: line(1e3),
  line: count,
  message: line(4e3),
  reason: external_exports.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  detail: line(4e3)
});
var bundleSchema = external_exports.strictObject({
  version: external_exports.literal(1),
  repository: external_exports.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/),
  head: oid,
  branch,
  runId: external_exports.string().regex(/^[\w.:-]{1,120}$/),
  at: external_exports.iso.datetime({ offset: true }),
  isComplete: external_exports.boolean(),
  summary: external_exports.strictObject({ found: count, healed: count, waiting: count, rolledBack: count, flagged: count }),
  proposals: external_exports.array(proposal).max(200),
  open: external_exports.array(openFinding).max(5e3)
});

// src/app/github/publish/read-bundle.ts
var maxBundle = 32 * 1024 * 1024;
function readBundle(source, expected) {
  const value = decode(source);
  if (value === void 0) return { problem: "The bundle is no JSON, or too large." };
  const parsed = bundleSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.map((step) => typeof step === "number" ? `[${step}]` : String(step)).join(".") ?? "";
    return { problem: `The bundle is not one of ours: ${/^[\w.[\]]{1,120}$/.test(place) ? place : "its root"}.` };
  }
  const bundle = parsed.data;
  if (bundle.repository.toLowerCase() !== expected.repository.toLowerCase())
    return { problem: "The bundle is for another repository." };
  if (expected.branch !== void 0 && bundle.branch !== expected.branch)
    return { problem: "The bundle is for another branch." };
  if (expected.head !== void 0 && bundle.head !== expected.head)
    return { problem: "The bundle is for another commit." };
  const keys = bundle.proposals.map(({ key }) => key);
  if (new Set(keys).size !== keys.length) return { problem: "The bundle has a proposal twice." };
  const fingerprints = bundle.proposals.flatMap(({ cases }) => cases.map((one) => one.fingerprint));
  if (new Set(fingerprints).size !== fingerprints.length) return { problem: "The bundle proposes a finding twice." };
  return { bundle };
}
function decode(source) {
  if (source instanceof Uint8Array) {
    if (source.length > maxBundle) return void 0;
    try {
      return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(source));
    } catch {
      return void 0;
    }
  }
  const text = typeof source === "string" ? source : JSON.stringify(source) ?? "";
  return text.length > maxBundle ? void 0 : parseJson(text);
}

// src/app/github/texts/blocks.ts
function fence(text, options = {}) {
  const { language = "", maxLines = 200, maxCharacters = 8e3 } = options;
  const all = showUnseen(text.slice(0, maxCharacters * 4)).replace(/\n$/, "").split("\n");
  const lines = [];
  let size = 0;
  for (const line2 of all.slice(0, maxLines)) {
    size += line2.length + 1;
    if (size > maxCharacters) break;
    lines.push(line2.replaceAll(/<!--(\s*heal)\b/gi, "<! --$1"));
  }
  const total = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  const left = total - lines.length;
  const inside = lines.join("\n");
  const longest = Math.max(2, ...[...inside.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = "`".repeat(longest + 1);
  const note = left > 0 ? `

\u2026 and ${left} more line${left === 1 ? "" : "s"}.` : "";
  return `${ticks}${/^[a-z]+$/.test(language) ? language : ""}
${inside}
${ticks}${note}`;
}
function fold(title, body, options = {}) {
  return `<details${options.isOpen === true ? " open" : ""}>
<summary>${escapeHtml(title)}</summary>

${body.trim()}

</details>`;
}
function table(headers, rows) {
  if (rows.length === 0) return "";
  const line2 = (cells) => `| ${cells.map(cell).join(" | ")} |`;
  return [line2(headers), `|${headers.map(() => " --- ").join("|")}|`, ...rows.map(line2)].join("\n");
}
function cell(text) {
  return text.replaceAll(/\s*\n\s*/g, " ").replaceAll("|", "&#124;");
}
function link(text, address) {
  if (address === void 0 || !/^https:\/\/[\w.-]+(?::\d+)?\/[\w./~#%=?&+-]*$/.test(address)) return text;
  return `[${text}](${address})`;
}
function formatMs(ms2) {
  if (!Number.isFinite(ms2) || ms2 < 0) return "\u2013";
  if (ms2 < 1) return "< 1 ms";
  if (ms2 < 1e3) return `${Math.round(ms2)} ms`;
  return ms2 < 6e4 ? `${(ms2 / 1e3).toFixed(1)} s` : `${Math.floor(ms2 / 6e4)} min ${Math.round(ms2 % 6e4 / 1e3)} s`;
}
function formatNs(ns) {
  if (!(ns < 1e6)) return formatMs(ns / 1e6);
  return ns < 1e3 ? `${Math.round(ns)} ns` : `${(ns / 1e3).toFixed(1)} \xB5s`;
}
function countOf(count2, noun, nouns = `${noun}s`) {
  return `${count2} ${count2 === 1 ? noun : nouns}`;
}

export {
  maxBundle,
  readBundle,
  fence,
  fold,
  table,
  link,
  formatMs,
  formatNs,
  countOf
};
