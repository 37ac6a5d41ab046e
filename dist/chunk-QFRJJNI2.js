import {
  learn
} from "./chunk-Q3E6YDTW.js";
import {
  createOxlintScanner,
  createRuffScanner,
  isGenerated,
  makeToolbox,
  scanPackage,
  scanner
} from "./chunk-ZNQKMZBF.js";
import {
  addsSuppression
} from "./chunk-HRMWWOYP.js";
import {
  unseenCharacters
} from "./chunk-VIISV5L7.js";
import {
  unifiedDiff
} from "./chunk-BFJEUW56.js";
import {
  keepLearned,
  linksOf
} from "./chunk-ATK5VVE7.js";
import {
  oxlintFixWorker,
  ruffWorker
} from "./chunk-YRRDT7BC.js";
import {
  isTestFile
} from "./chunk-ZCJV2SUT.js";
import {
  languageOf,
  parses
} from "./chunk-MXHXVLEF.js";
import {
  isAboutSecret
} from "./chunk-NBAG2F6T.js";
import {
  makeRunTool
} from "./chunk-IDQDHURE.js";
import {
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/git/blobs.ts
import { randomBytes } from "node:crypto";
var maxFileBytes = 512 * 1024;
var maxBatchBytes = 32 * 1024 * 1024;
var readMs = 6e4;
function makeTextReader(git, packagePath) {
  let waiting = [];
  const flush = () => {
    const wishes = waiting;
    waiting = [];
    void answer(git, wishes);
  };
  return (sha, path) => {
    if (!/^(?:[0-9a-f]{4,64}|HEAD)$/.test(sha) || /[\n\r\0]/.test(path)) return Promise.resolve(void 0);
    const full = packagePath === "" ? path : `${packagePath}/${path}`;
    return new Promise((resolve) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ name: `${sha}:${full}`, resolve });
    });
  };
}
async function answer(git, wishes) {
  const byName = Map.groupBy(wishes, ({ name }) => name);
  const texts = await readAll(git, [...byName.keys()]).catch(() => /* @__PURE__ */ new Map());
  for (const { name, resolve } of wishes) resolve(texts.get(name));
}
async function readAll(git, names) {
  const sizes = await askSizes(git, names);
  const texts = /* @__PURE__ */ new Map();
  let batch = [];
  let bytes = 0;
  const read = async () => {
    if (batch.length > 0) for (const [name, text] of await readBatch(git, batch)) texts.set(name, text);
    batch = [];
    bytes = 0;
  };
  for (const [name, size] of sizes) {
    if (bytes + size > maxBatchBytes) await read();
    batch.push(name);
    bytes += size;
  }
  await read();
  return texts;
}
async function askSizes(git, names) {
  const format2 = "--batch-check=%(objecttype) %(objectsize)";
  const output = await git.ask(["cat-file", format2], { stdin: `${names.join("\n")}
`, timeoutMs: readMs });
  const lines = output?.split("\n") ?? [];
  const sizes = /* @__PURE__ */ new Map();
  for (const [index, name] of names.entries()) {
    const size = Number(/^blob (\d+)$/.exec(lines[index] ?? "")?.[1] ?? Infinity);
    if (size <= maxFileBytes) sizes.set(name, size);
  }
  return sizes;
}
async function readBatch(git, names) {
  const mark = `heal-${randomBytes(12).toString("hex")}`;
  const stdin = `${names.join("\n")}
`;
  const output = await git.ask(["cat-file", `--batch=${mark}`], { stdin, timeoutMs: readMs });
  const parts = (output ?? "").split(`${mark}
`).slice(1);
  if (parts.length !== names.length) return [];
  return names.flatMap((name, index) => {
    const text = (parts[index] ?? "").slice(0, -1);
    return /[\0\ufffd]/.test(text) ? [] : [[name, text]];
  });
}

// src/drivers/git/git-reader.ts
var settings = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.quotePath=false",
  "diff.external=",
  "log.showSignature=false",
  "protocol.allow=never"
].flatMap((setting) => ["-c", setting]);
function makeGitReader({ folder, env }) {
  const run = makeRunTool({ root: folder, env: chooseEnvironment(env) });
  return {
    async ask(args, { timeoutMs, stdin, isPartWelcome = false }) {
      const argv = ["git", "--no-pager", "--literal-pathspecs", ...settings, ...args];
      const result = await run({ argv, timeoutMs, ...stdin === void 0 ? {} : { stdin } });
      if (result.status === "timed-out" && isPartWelcome) return result.stdout;
      return result.status === "exited" && result.code === 0 ? result.stdout : void 0;
    }
  };
}
function chooseEnvironment(env) {
  const chosen = { GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1" };
  for (const [name, value] of Object.entries(env)) {
    if (value !== void 0 && /^(PATH|HOME|USERPROFILE|SystemRoot|XDG_CONFIG_HOME|TMPDIR|TEMP|TMP)$/i.test(name))
      chosen[name] = value;
  }
  return chosen;
}

// src/drivers/git/history.ts
var pageSize = 100;
var listMs = 6e4;
var blameMs = 5e3;
function makeHistory(options) {
  const git = makeGitReader(options);
  return {
    async *commits(query) {
      const shas = await listShas(git, query);
      for (let from = 0; from < shas.length; from += pageSize) {
        yield* await readSummaries(git, shas.slice(from, from + pageSize));
      }
    },
    async describe(shas) {
      const known = shas.filter((sha) => /^[0-9a-f]{40,64}$/.test(sha)).slice(0, pageSize);
      return known.length === 0 ? [] : readSummaries(git, known);
    },
    textAt: makeTextReader(git, options.packagePath),
    async blame(path, from, to) {
      const range = ["-L", `${from},${to}`, "--porcelain", "--no-textconv", "--ignore-revs-file="];
      const output = await git.ask(["blame", ...range, "HEAD", "--", path], { timeoutMs: blameMs });
      return [...(output ?? "").matchAll(/^([0-9a-f]{40,64}) \d+ (\d+)/gm)].map((found) => ({
        sha: found[1] ?? "",
        line: Number(found[2])
      }));
    }
  };
}
async function listShas(git, query) {
  const args = ["log", "--no-merges", "--format=%H", `--max-count=${query.limit}`];
  if (query.since !== void 0) args.push(`--since=${query.since}`);
  if (query.touching !== void 0)
    args.push("--no-ext-diff", "--no-textconv", `-G${query.touching.replace(/[.*+?()[\]{}|^$\\]/g, "\\$&")}`);
  args.push("--end-of-options", query.from ?? "HEAD", "--", ...query.paths ?? ["."]);
  const output = await git.ask(args, { timeoutMs: query.withinMs ?? listMs, isPartWelcome: true });
  return [...(output ?? "").matchAll(/^([0-9a-f]{40,64})\n/gm)].map((found) => found[1] ?? "");
}
var format = "%x01%H%x00%P%x00%cI%x00%an%x00%ae%x00%s%x00";
var record = /\u0001([0-9a-f]{40,64})\0([0-9a-f ]*)\0([^\0]*)\0([^\0]*)\0([^\0]*)\0([^\0]*)\0/g;
async function readSummaries(git, shas) {
  const shape = ["-z", "--numstat", "--no-renames", "--relative", "--no-ext-diff", "--no-textconv"];
  const args = ["log", "--no-walk=unsorted", "--ignore-missing", "--no-show-signature", ...shape, `--format=${format}`];
  const output = await git.ask([...args, ...shas, "--"], { timeoutMs: listMs }) ?? "";
  const found = [...output.matchAll(record)];
  return found.flatMap((match, index) => {
    const [whole, sha = "", parents = "", at = "", name = "", address = "", subject = ""] = match;
    const [parent, ...others] = parents.split(" ").filter(Boolean);
    if (others.length > 0) return [];
    const rest = output.slice(match.index + whole.length, found[index + 1]?.index);
    return [{ sha, parent, at, subject: tidy(subject), isByBot: isBot(name, address), files: readFiles(rest) }];
  });
}
function readFiles(text) {
  return text.split("\0").flatMap((entry) => {
    const [, added, removed, path] = /^\n?(\d+)\t(\d+)\t(.+)$/s.exec(entry) ?? [];
    return path === void 0 ? [] : [{ path, added: Number(added), removed: Number(removed) }];
  });
}
var bots = /\[bot\]|(?:^|[^a-z])bot(?:@|$)|^(?:dependabot|renovate|greenkeeper|snyk|pyup|pre-commit-ci|github-actions?|allcontributors|imgbot|mergify)\b/i;
function isBot(name, address) {
  return bots.test(name.trim()) || bots.test(address.trim());
}
function tidy(subject) {
  return subject.replace(unseenCharacters, " ").replace(/\s+/g, " ").trim().slice(0, 200);
}

// src/remedies/history/choose-files.ts
var smallCommit = { maxFiles: 5, maxLines: 30 };
var vendored = /(?:^|\/)(?:node_modules|vendor|vendored|_vendor|third[_-]party|dist|build|packages\/vendor)\//;
function chooseChangedFiles(commit, limits = smallCommit) {
  if (commit.isByBot || commit.parent === void 0) return [];
  const sources = commit.files.filter(({ path }) => languageOf(path) !== void 0 && isPlain(path));
  const size = (file) => Math.max(file.added, file.removed);
  const counted = sources.filter((file) => !isTestFile(file.path) || size(file) <= limits.maxLines);
  if (counted.length > limits.maxFiles) return [];
  if (counted.reduce((sum, file) => sum + size(file), 0) > limits.maxLines) return [];
  return counted.filter((file) => file.removed > 0 && !vendored.test(file.path)).map(({ path }) => path);
}
function isPlain(path) {
  return !/[\u0000-\u001f\\:*?"<>|]/.test(path) && path.length < 200 && path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && part.toLowerCase() !== ".git");
}
function revertedSubject(commit) {
  return /^Revert "(.+)"/.exec(commit.subject)?.[1];
}

// src/remedies/history/hunks.ts
function findHunks(before, after) {
  const diff = unifiedDiff("file", before, after, 0);
  return [...diff.matchAll(/^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm)].map((match) => {
    const [removed, added] = [Number(match[2] ?? 1), Number(match[4] ?? 1)];
    const from = Number(match[1]) + (removed === 0 ? 1 : 0);
    return { from, removed, to: Number(match[3]) + (added === 0 ? 1 : 0), added };
  });
}
function splitLines(text) {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
function applyHunks(before, after, hunks) {
  const lines = [];
  let next = 1;
  for (const hunk of hunks.toSorted((a, b) => a.from - b.from)) {
    lines.push(...before.slice(next - 1, hunk.from - 1), ...after.slice(hunk.to - 1, hunk.to - 1 + hunk.added));
    next = hunk.from + hunk.removed;
  }
  lines.push(...before.slice(next - 1));
  return lines.join("");
}
function mapLines(hunks, first, last) {
  let shift = 0;
  let start;
  let end;
  for (const hunk of hunks) {
    const hunkEnd = hunk.from + hunk.removed;
    if (hunkEnd <= first) {
      shift = hunk.to + hunk.added - hunkEnd;
      continue;
    }
    if (hunk.from > last) break;
    start ??= Math.min(first + shift, hunk.to);
    end = hunk.to + hunk.added - 1 + Math.max(0, last - hunkEnd + 1);
  }
  return { first: start ?? first + shift, last: end ?? last + shift };
}

// src/remedies/history/judge-hunk.ts
var quiet = /(?:noqa|nosec|(?:type|pyright|mypy):\s*ignore|pylint:\s*disable|(?:eslint|oxlint|tslint)[-:]disable[\w-]*|biome-ignore|@ts-(?:ignore|expect-error|nocheck))[^\n]*/gi;
function changesSilence(removed, added) {
  const old = new Set(removed.match(quiet)?.map((comment) => comment.trim()));
  return added.match(quiet)?.some((comment) => !old.has(comment.trim())) ?? false;
}
var needless = /\bunused\b|\bnever (?:used|read)\b|\bredefinition\b|\bunnecessary\b|\bduplicate\b|\buseless\b|\bredundant\b|\bno effect\b|\bdebugger\b|\bunreachable\b|^`?p?print`? found/i;
function isCuredByRemoval(finding, removed) {
  const { line, endLine } = finding.place;
  const lines = removed.filter((text) => text.trim() !== "").length;
  return needless.test(finding.message) && lines <= endLine - line + 1;
}
var fewWords = 4;
function isLikeBefore(removed, added) {
  const [old, fresh] = [wordsOf(removed), wordsOf(added)];
  const shared = [...old].filter((word) => fresh.has(word)).length;
  if (shared === 0 || shared < Math.min(old.size, fresh.size) * 0.5) return false;
  return shared >= Math.max(old.size, fresh.size) * 0.4 || old.size + fresh.size - 2 * shared <= fewWords;
}
function wordsOf(lines) {
  return new Set(lines.join("").match(/[\p{L}_$][\p{L}\p{N}_$]*|\d+/gu) ?? []);
}
function narrowHunks(hunks, place, alike, before, after) {
  if (hunks.some((hunk) => hunk.removed !== hunk.added)) return hunks;
  const lines = hunks.flatMap(
    (hunk) => Array.from({ length: hunk.removed }, (_, i) => ({ from: hunk.from + i, removed: 1, to: hunk.to + i, added: 1 }))
  );
  const own = lines.filter(({ from }) => place.line <= from && from <= place.endLine);
  const changed = (hunk) => {
    const [old, fresh] = [wordsOf([before[hunk.from - 1] ?? ""]), wordsOf([after[hunk.to - 1] ?? ""])];
    return [...[...old].filter((word) => !fresh.has(word)), ...[...fresh].filter((word) => !old.has(word))];
  };
  const words = new Set(own.flatMap(changed));
  const isApart = lines.every(
    (hunk) => own.includes(hunk) || alike.includes(hunk.from) || !changed(hunk).some((word) => words.has(word))
  );
  return isApart && own.length > 0 ? own : hunks;
}
function chooseImportHunks(hunks, own, before, after, language) {
  const oldOf = (hunk) => before.slice(hunk.from - 1, hunk.from - 1 + hunk.removed);
  const newOf = (hunk) => after.slice(hunk.to - 1, hunk.to - 1 + hunk.added);
  const [ownOld, ownNew] = [wordsOf(own.flatMap(oldOf)), wordsOf(own.flatMap(newOf))];
  return hunks.filter((hunk) => {
    if (own.includes(hunk)) return false;
    const lines = [...oldOf(hunk), ...newOf(hunk)].filter((line) => line.trim() !== "");
    if (lines.length === 0 || !lines.every((line) => isImport(line, language))) return false;
    const [old, fresh] = [wordsOf(oldOf(hunk)), wordsOf(newOf(hunk))];
    const brings = [...fresh].some((word) => !old.has(word) && ownNew.has(word) && !ownOld.has(word));
    const takes = [...old].some((word) => !fresh.has(word) && ownOld.has(word) && !ownNew.has(word));
    return brings || takes;
  });
}
function isImport(line, language) {
  return language === "python" ? /^\s*(?:import\s|from\s+\S+\s+import\b)/.test(line) : /^\s*import\b|^\s*(?:const|let|var)\s+[\w${},\s]+=\s*require\(/.test(line);
}

// src/remedies/history/find-cures.ts
var maxHunkLines = 10;
var maxFindingLines = 10;
var maxPerRule = 5;
function findCures(change) {
  const { path, before, after } = change;
  const language = languageOf(path);
  if (language === void 0) return [];
  const hunks = findHunks(before, after);
  const [oldLines, newLines] = [splitLines(before), splitLines(after)];
  const gone = change.findingsBefore.flatMap((finding) => {
    const own = findGone(finding, change, hunks);
    return own === void 0 ? [] : [{ finding, hunks: own }];
  });
  const cures = [];
  const seen = /* @__PURE__ */ new Map();
  for (const one of gone) {
    const { rule } = one.finding;
    const removed = one.hunks.flatMap((hunk) => oldLines.slice(hunk.from - 1, hunk.from - 1 + hunk.removed));
    const added = one.hunks.flatMap((hunk) => newLines.slice(hunk.to - 1, hunk.to - 1 + hunk.added));
    if (!isCure(one.finding, removed, added) || hasWorsened(one.hunks, change)) continue;
    const times = seen.get(rule) ?? 0;
    if (times >= maxPerRule) continue;
    if (!parses(path, before)) break;
    const alike = change.findingsBefore.filter((other) => other.rule === rule).map(({ place }) => place.line);
    const narrow = narrowHunks(one.hunks, one.finding.place, alike, oldLines, newLines);
    const cured = [narrow, one.hunks].map((own) => {
      const imports = chooseImportHunks(hunks, one.hunks, oldLines, newLines, language);
      return applyHunks(oldLines, newLines, [...own, ...imports]);
    }).find((text) => text !== before && parses(path, text));
    if (cured === void 0 || cures.some((other) => other.finding.rule === rule && other.after === cured)) continue;
    seen.set(rule, times + 1);
    const together = gone.filter((other) => other.hunks[0] === one.hunks[0] && other.finding.rule !== rule);
    const { commit, at, subject } = change;
    const leftAlone = change.findingsBefore.filter((other) => other.rule === rule && !gone.some(({ finding }) => finding === other)).map(({ place }) => place);
    const alsoGone = [...new Set(together.map((other) => other.finding.rule))];
    cures.push({
      language,
      path,
      finding: one.finding,
      before,
      after: cured,
      commit,
      at,
      subject,
      alsoGone,
      leftAlone
    });
  }
  return cures;
}
function findGone(finding, change, hunks) {
  const { line, endLine } = finding.place;
  if (endLine - line >= maxFindingLines || isAboutSecret(finding) || /syntax/.test(finding.rule)) return void 0;
  const own = hunks.filter((hunk) => hunk.removed > 0 && hunk.from <= endLine && line < hunk.from + hunk.removed);
  const [first] = own;
  const last = own.at(-1);
  if (first === void 0 || last === void 0 || own.length > 2) return void 0;
  if (own.some((hunk) => hunk.removed > maxHunkLines || hunk.added > maxHunkLines)) return void 0;
  const range = mapLines(hunks, Math.min(line, first.from), Math.max(endLine, last.from + last.removed - 1));
  const isLeft = change.findingsAfter.some(
    ({ rule, place }) => rule === finding.rule && place.line <= range.last && range.first <= place.endLine
  );
  return isLeft ? void 0 : own;
}
function isCure(finding, removed, added) {
  const [old, fresh] = [removed.join(""), added.join("")];
  if (addsSuppression(old, fresh) || changesSilence(old, fresh)) return false;
  if (added.every((line) => line.trim() === "")) return isCuredByRemoval(finding, removed);
  return isLikeBefore(removed, added);
}
function hasWorsened(own, change) {
  const isOn = (place, from, count) => count > 0 && place.line < from + count && from <= place.endLine;
  const rulesBefore = new Set(
    change.findingsBefore.filter(({ place }) => own.some((hunk) => isOn(place, hunk.from, hunk.removed))).map(({ rule }) => rule)
  );
  return change.findingsAfter.some(
    ({ rule, place }) => !rulesBefore.has(rule) && own.some((hunk) => isOn(place, hunk.to, hunk.added))
  );
}

// src/app/scan-texts.ts
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

// src/app/learning/learning-rules.ts
var ruffSelect = "F E4 E7 W605 B S PERF ASYNC RUF UP C4 SIM PIE RET PLC PLE PLW PLR1 PLR5 DTZ TRY LOG G T10 T20 PT FLY FURB NPY DJ YTT".split(
  " "
);
var ruffIgnore = "S101 S105 S106 S107 S311 S403 S404 S405 S406 S407 S408 S409 S410 S411 S603 S606 S607 B008 B905 PERF203 RUF001 RUF002 RUF003 RUF012 RUF1 PGH PLC0415 PLW0603 TRY003 TRY300 TRY301 RET505 PT009 PT027 F821 E9".split(
  " "
);
var list = (codes) => codes.map((code) => `"${code}"`).join(", ");
var learningRuff = `[lint]
select = [${list(ruffSelect)}]
ignore = [${list(ruffIgnore)}]
`;
var learningOxlint = JSON.stringify({
  plugins: ["eslint", "typescript", "unicorn", "oxc", "promise", "node"],
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  rules: {
    eqeqeq: ["error", "always", { null: "ignore" }],
    "no-var": "error",
    "prefer-const": "error",
    "prefer-template": "error",
    "prefer-object-has-own": "error",
    "prefer-rest-params": "error",
    "prefer-spread": "error",
    "no-throw-literal": "error",
    "no-else-return": "error",
    "no-lonely-if": "error",
    "no-useless-return": "error",
    "no-prototype-builtins": "error",
    "array-callback-return": "error",
    radix: "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/prefer-optional-chain": "error",
    "typescript/consistent-type-imports": "error",
    "unicorn/prefer-node-protocol": "error",
    "unicorn/prefer-includes": "error",
    "unicorn/prefer-string-slice": "error",
    "unicorn/prefer-array-some": "error",
    "unicorn/throw-new-error": "error",
    "unicorn/no-new-buffer": "error",
    "no-control-regex": "off",
    "no-unused-expressions": "off",
    "no-underscore-dangle": "off",
    "no-shadow": "off",
    "unicorn/no-empty-file": "off"
  }
});

// src/app/scan-texts.ts
async function scanTexts(texts, parts) {
  const { scratch, path, signal } = parts;
  const folder = await scratch.makeFolder("texts");
  try {
    const root = folder.path;
    const files = [...texts.keys()].sort();
    const all = new Map([...texts, ["ruff.toml", learningRuff], [".oxlintrc.json", learningOxlint]]);
    for (const [file, text] of all) {
      signal.throwIfAborted();
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), text);
    }
    const run = makeRunTool({ root, env: { PATH: path } });
    const tools = makeToolbox({ copy: { root, toolRoot: root, run }, packagePath: "", path });
    const read = async (file) => all.get(file);
    const request = { root, toolRoot: root, files, allFiles: files, read, tools, run, signal };
    const { findings, reports } = await scanPackage({ scanners: makeScanners() }, request);
    return { findings: Map.groupBy(findings, (finding) => finding.place.path), reports };
  } finally {
    await folder.remove();
  }
}
function makeScanners() {
  return [
    createRuffScanner({ workerPath: ruffWorker }),
    createOxlintScanner({ fixWorkerPath: oxlintFixWorker }),
    scanner
  ];
}

// src/app/ladder/cure-finder.ts
var maxPerRule2 = 8;
function makeCureFinder({ history, scratch, path, size }) {
  return {
    async find(commits, signal) {
      const changes = await readChanges(history, commits, size, signal);
      if (changes.length === 0) return { cures: [], problems: [] };
      const texts = new Map(changes.flatMap((one) => [[one.beforeAt, one.before], [one.afterAt, one.after]]));
      const { findings, reports } = await scanTexts(texts, { scratch, path, signal });
      const cures = changes.flatMap((change) => {
        const { commit, path: file, before, after } = change;
        const at = (place) => (findings.get(place) ?? []).map((finding) => moveTo(finding, file));
        const [findingsBefore, findingsAfter] = [at(change.beforeAt), at(change.afterAt)];
        const { sha, at: date, subject } = commit;
        return findCures({ path: file, before, after, findingsBefore, findingsAfter, commit: sha, at: date, subject });
      });
      const few = [...Map.groupBy(cures, (cure) => `${cure.commit} ${cure.finding.rule}`).values()];
      const failed = reports.filter(({ status }) => status === "failed");
      return {
        cures: few.flatMap((own) => own.slice(0, maxPerRule2)),
        problems: failed.map(({ name, detail }) => `${name} failed: ${detail}`)
      };
    }
  };
}
function moveTo(finding, path) {
  const toolFixes = finding.toolFixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, path })) }));
  return { ...finding, place: { ...finding.place, path }, toolFixes };
}
async function readChanges(history, commits, size, signal) {
  const wanted = commits.flatMap((commit) => {
    const { parent } = commit;
    return parent === void 0 ? [] : chooseChangedFiles(commit, size).map((path) => ({ commit, parent, path }));
  });
  const read = await Promise.all(
    wanted.map(async ({ commit, parent, path }, index) => {
      const [before, after] = await Promise.all([history.textAt(parent, path), history.textAt(commit.sha, path)]);
      if (before === void 0 || after === void 0 || isGenerated(before)) return [];
      return [{ commit, path, before, after, beforeAt: `${index}/a/${path}`, afterAt: `${index}/b/${path}` }];
    })
  );
  signal.throwIfAborted();
  return read.flat();
}

// src/remedies/history/pair-of.ts
function pairOf(cure) {
  const { language, path, before, after, finding, leftAlone, commit } = cure;
  const rules = [.../* @__PURE__ */ new Set([finding.rule, ...finding.sources.map((source) => source.rule)])];
  const cured = { rules, message: finding.message, place: finding.place };
  return { language, path, before, after, finding: cured, leftAlone, via: "commit", ref: commit };
}

// src/app/learning/learner.ts
async function makeLearner(library, learnPairs, how) {
  const loaded = await library.load();
  const known = new Map(loaded.entries.map((entry) => [entry.pattern.id, entry]));
  let problems = loaded.problems;
  return {
    entries: () => [...known.values()],
    async learn(cures) {
      const told = problems;
      problems = [];
      const left = cures.filter(isWorthLearning);
      const needless2 = cures.slice(left.length).map(() => "a-tool-cures-it");
      const pairs = left.map(pairOf).filter((pair) => !isKnown(pair, known.values()));
      if (pairs.length === 0) return { learned: [], changed: [], merged: [], refused: needless2, problems: told };
      const { added, changed, removed, refused } = learnPairs([...known.values()], pairs);
      if (how.isKept) await keepLearned(library, { added, changed, removed });
      for (const entry of [...added, ...changed]) known.set(entry.pattern.id, entry);
      for (const { id } of removed) known.delete(id);
      const [learned, wider] = [added.map(({ pattern }) => pattern.id), changed.map(({ pattern }) => pattern.id)];
      for (const id of learned) await how.tell?.(id, "learned from the history");
      for (const id of wider) await how.tell?.(id, "has a longer record from the history");
      for (const { id, why } of removed) await how.tell?.(id, why);
      const merged = removed.map(({ id }) => id);
      return {
        learned,
        changed: wider,
        merged,
        refused: [...needless2, ...refused.map(({ refusal }) => refusal.refused)],
        problems: told
      };
    }
  };
}
function isWorthLearning({ finding }) {
  return finding.toolFixes.length === 0;
}
function isKnown(pair, known) {
  for (const { pattern } of known) {
    const { provenance } = pattern;
    if (provenance.from !== "learned") continue;
    if (provenance.pairs.some(({ ref, rule }) => ref === pair.ref && rule === pair.finding.rules[0])) return true;
  }
  return false;
}
function makeLearn(now) {
  const options = { now: now.toISOString(), linksOf };
  return (known, pairs) => learnDespite(known, pairs, (entries, some) => learn(entries, some, options));
}
function learnDespite(known, pairs, attempt) {
  try {
    return attempt(known, pairs);
  } catch (error) {
    const [pair] = pairs;
    if (pair === void 0) throw error;
    if (pairs.length === 1) {
      const refusal = { refused: "does-not-conform", detail: messageOf(error).slice(0, 200) };
      return { added: [], changed: [], removed: [], refused: [{ pair, refusal }] };
    }
    const middle = Math.ceil(pairs.length / 2);
    const first = learnDespite(known, pairs.slice(0, middle), attempt);
    const second = learnDespite(applyLearned(known, first), pairs.slice(middle), attempt);
    return joinLearned(known, first, second);
  }
}
function applyLearned(known, { added, changed, removed }) {
  const entries = new Map([...known, ...changed, ...added].map((entry) => [entry.pattern.id, entry]));
  for (const { id } of removed) entries.delete(id);
  return [...entries.values()];
}
function joinLearned(known, first, second) {
  const before = new Set(known.map(({ pattern }) => pattern.id));
  const touched = [...first.added, ...first.changed, ...second.added, ...second.changed];
  const gone = new Set(second.removed.map(({ id }) => id));
  const latest = new Map(touched.map((entry) => [entry.pattern.id, entry]));
  const left = [...latest.values()].filter(({ pattern }) => !gone.has(pattern.id));
  return {
    added: left.filter(({ pattern }) => !before.has(pattern.id)),
    changed: left.filter(({ pattern }) => before.has(pattern.id)),
    removed: [...first.removed, ...second.removed].filter(({ id }) => before.has(id)),
    refused: [...first.refused, ...second.refused]
  };
}
function makeGeneralise(now) {
  const learnOne = makeLearn(now);
  return (pair) => learnOne([], [pair]).added[0]?.pattern;
}

export {
  makeHistory,
  chooseChangedFiles,
  revertedSubject,
  splitLines,
  makeCureFinder,
  pairOf,
  makeLearner,
  makeLearn,
  makeGeneralise
};
