import {
  aliasesOf,
  areTwins,
  createPace,
  rankOf
} from "./chunk-BRPDINOQ.js";
import {
  readText
} from "./chunk-72QA5HIP.js";
import {
  isProcessAlive
} from "./chunk-OTICUWNY.js";
import {
  unseenCharacters
} from "./chunk-VIISV5L7.js";
import {
  moduleReferences
} from "./chunk-5B3OZACI.js";
import {
  overlap
} from "./chunk-JP3K3O5E.js";
import {
  caseIdOf,
  fingerprint
} from "./chunk-OQWG6TOE.js";
import {
  assignmentBefore,
  isHarmless,
  readBuiltString,
  rules,
  scopeOf,
  valuesOf
} from "./chunk-IW6WHPNX.js";
import {
  readArguments,
  readDotted
} from "./chunk-FELVHE56.js";
import {
  bindingsOf,
  wordsOf
} from "./chunk-P6756FPZ.js";
import {
  isTestFile
} from "./chunk-ZCJV2SUT.js";
import {
  descendants,
  nodeAt,
  statementOf
} from "./chunk-RVDUMNWB.js";
import {
  findAll,
  languageOf,
  parse,
  span
} from "./chunk-MXHXVLEF.js";
import {
  Positions,
  rangeOf
} from "./chunk-B3WZELUA.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";
import {
  StoppedError,
  messageOf
} from "./chunk-EFOYLMI7.js";
import {
  priorities,
  severities
} from "./chunk-RIJVGJHV.js";

// src/scanners/files.ts
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ignore from "ignore";
import picomatch from "picomatch";
var vendored = /(?:^|\/)(?:node_modules|bower_components|jspm_packages|vendors?|vendored|_vendor(?:ed)?|third_party|third-party|dist|build|\.venv|venv|\.env\.d|site-packages|\.tox|\.nox|\.eggs|__pycache__|__pypackages__|\.git|\.hg|\.svn|\.heal|\.next|\.nuxt|\.yarn|\.mypy_cache|\.ruff_cache|\.pytest_cache|htmlcov)\//;
var generatedName = /(?:\.min\.[cm]?js|[-.]bundle\.js|_pb2(?:_grpc)?\.pyi?|\.pb\.[jt]s|\.generated\.[^/]+|\.map|\.snap|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|poetry\.lock|Pipfile\.lock|pdm\.lock|uv\.lock|Cargo\.lock|composer\.lock|Gemfile\.lock))$/;
var generatedHeader = /^[ \t]*(?:#|\/\/|\/?\*+|<!--|--|;).*(?:@generated\b|\bDO NOT (?:EDIT|MODIFY)\b|\b(?:auto-?|automatically )generated (?:by|file|from)\b)/im;
async function listFiles(options) {
  const tracked = await listByGit(options);
  const candidates = tracked ?? await walk(options);
  const isExcluded = options.exclude?.length ? picomatch([...options.exclude], { dot: true }) : () => false;
  const skipped = {};
  const texts = [];
  const queue = [...new Set(candidates)].sort();
  const work = queue.values();
  const readers = Array.from({ length: 16 }, async () => {
    for (const path4 of work) {
      options.signal?.throwIfAborted();
      const cause = causeByName(path4, isExcluded) ?? await causeByContent(options.root, path4);
      if (cause) skipped[cause] = (skipped[cause] ?? 0) + 1;
      else texts.push(path4);
    }
  });
  await Promise.all(readers);
  texts.sort();
  return {
    sources: texts.filter((path4) => languageOf(path4) !== void 0),
    texts,
    skipped,
    fromGit: tracked !== void 0
  };
}
function causeByName(path4, isExcluded) {
  if (path4.endsWith("/")) return "submodule";
  if (vendored.test(path4)) return "vendored";
  if (generatedName.test(path4)) return "generated";
  return isExcluded(path4) ? "excluded" : void 0;
}
async function causeByContent(root, path4) {
  const file = await readText(root, path4);
  if ("unreadable" in file) return file.unreadable === "not-a-file" ? "submodule" : file.unreadable;
  const language = languageOf(path4);
  const isBundle = language !== void 0 && language !== "python" && isMinified(file.text);
  return isBundle || isGenerated(file.text) ? "generated" : void 0;
}
function isGenerated(text) {
  return generatedHeader.test(text.slice(0, 1500).split("\n", 12).join("\n"));
}
function isMinified(text) {
  if (text.length < 2e4) return false;
  let lines = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines++;
  return text.length / lines > 250;
}
async function listByGit({ git }) {
  const output = await git?.(["ls-files", "-co", "--exclude-standard", "-z", "--", "."]);
  return output?.split("\0").filter((path4) => path4 !== "");
}
async function walk({ root, signal }) {
  const found = [];
  async function visit(folder, isIgnored) {
    signal?.throwIfAborted();
    const own = await readFile(join(root, folder, ".gitignore"), "utf8").catch(() => void 0);
    const rules2 = own === void 0 ? void 0 : ignore().add(own);
    const skips = (path4) => isIgnored(path4) || rules2?.ignores(path4.slice(folder.length)) === true;
    for (const entry of await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])) {
      const path4 = folder + entry.name;
      if (entry.isDirectory()) {
        if (!vendored.test(`${path4}/`) && !skips(`${path4}/`)) await visit(`${path4}/`, skips);
      } else if (!skips(path4)) found.push(path4);
    }
  }
  await visit("", () => false);
  return found;
}

// src/drivers/tools/toolbox.ts
import { existsSync } from "node:fs";
import { access as access3 } from "node:fs/promises";
import { createRequire } from "node:module";
import path3 from "node:path";

// src/core/levels.ts
function listLevels(packagePath) {
  const depth = packagePath.split("/").filter((part) => part !== "" && part !== ".").length;
  return Array.from({ length: depth + 1 }, (_, up) => "../".repeat(up));
}

// src/drivers/tools/npm-program.ts
import { access, constants, open, readFile as readFile2 } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
var Manifest = z.object({
  version: z.string().optional(),
  bin: z.union([z.string(), z.record(z.string(), z.string())]).optional()
});
async function findNpmProgram(packageFolder, program) {
  const text = await readFile2(path.join(packageFolder, "package.json"), "utf8").catch(() => void 0);
  if (text === void 0) return void 0;
  const manifest = Manifest.safeParse(parseJson(text));
  const bin = manifest.success ? manifest.data.bin : void 0;
  const file = typeof bin === "string" ? bin : bin?.[program];
  if (file === void 0 || path.isAbsolute(file)) return void 0;
  const normal = path.posix.normalize(file);
  return normal.startsWith("../") ? void 0 : normal;
}
async function readNpmVersion(packageFolder) {
  const text = await readFile2(path.join(packageFolder, "package.json"), "utf8").catch(() => void 0);
  return text === void 0 ? void 0 : Manifest.safeParse(parseJson(text)).data?.version;
}
async function isNodeScript(file) {
  if (/\.[cm]?[jt]s$/.test(file)) return true;
  const handle = await open(file, "r").catch(() => void 0);
  if (handle === void 0) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(128), 0, 128, 0);
    return /^#!.*\bnode\b/.test(buffer.subarray(0, bytesRead).toString("latin1"));
  } finally {
    await handle.close();
  }
}
async function findNativeCompiler(packageFolder) {
  if (process.platform === "win32") return void 0;
  const platform = `@typescript/typescript-${process.platform}-${process.arch}`;
  const folder = path.join(path.dirname(packageFolder), platform);
  const program = path.join(folder, "lib", "tsc");
  const isThere = await access(program, constants.X_OK).then(
    () => true,
    () => false
  );
  const isSame = isThere && await readNpmVersion(folder) === await readNpmVersion(packageFolder);
  return isSame ? program : void 0;
}

// src/drivers/tools/places.ts
import { access as access2, constants as constants2 } from "node:fs/promises";
import path2 from "node:path";
var environmentFolders = [".venv", "venv", "env"];
function listEnvironmentPrograms(levels) {
  const programs = process.platform === "win32" ? "Scripts" : "bin";
  return levels.flatMap((level) => environmentFolders.map((folder) => `${level}${folder}/${programs}`));
}
function listFileNames(program) {
  return process.platform === "win32" ? [`${program}.exe`] : [program];
}
async function isProgram(file) {
  return access2(file, process.platform === "win32" ? constants2.R_OK : constants2.X_OK).then(
    () => true,
    () => false
  );
}
async function findOnPath(program, searchPath) {
  const found = [];
  for (const folder of searchPath.split(path2.delimiter)) {
    if (!path2.isAbsolute(folder)) continue;
    for (const name of listFileNames(program)) {
      const file = path2.join(folder, name);
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
    find(name, from = allOrigins) {
      const key = [name, ...allOrigins.filter((origin) => from.includes(origin))].join(" ");
      const found = known.get(key) ?? findTool(name, from, options);
      known.set(key, found);
      return found;
    }
  };
}
async function findTool(name, from, options) {
  if (name === "node") return { argv: [process.execPath], version: process.versions.node, origin: "bundled" };
  for (const origin of allOrigins.filter((candidate) => from.includes(candidate))) {
    if (origin === "bundled") return findBundled(name, options);
    for (const argv of await listCandidates(name, origin, options)) {
      const tool = name === "python" ? await askPython(argv, origin, options) : await askVersion(argv, origin, options);
      if (tool !== void 0) return tool;
    }
  }
  return void 0;
}
async function listCandidates(name, origin, options) {
  const npmPackage = npmPackages[name];
  switch (origin) {
    case "repository": {
      const candidates = [];
      for (const level of listLevels(options.packagePath)) {
        if (name === "python" || name === "pytest" || pythonTools.has(name))
          candidates.push(...await listFromEnvironment(name, level, options));
        if (npmPackage !== void 0) candidates.push(...await listFromNodeModules(name, npmPackage, level, options));
      }
      return candidates;
    }
    case "machine": {
      if (name === "pytest") {
        const python = await findTool("python", ["machine"], options);
        return python === void 0 ? [] : [[...python.argv, "-m", "pytest"]];
      }
      const programs = name === "python" ? ["python3", "python"] : [name];
      const found = await Promise.all(programs.map((program) => findOnPath(program, options.path)));
      const own = path3.join(ownModules(options), ".bin") + path3.sep;
      return found.flat().flatMap((file) => file.startsWith(own) ? [] : [[file]]);
    }
  }
}
function ownModules(options) {
  const at = options.installedAt ?? import.meta.filename;
  const folder = (createRequire(at).resolve.paths("pyright") ?? []).find(
    (each) => existsSync(path3.join(each, "pyright"))
  );
  return folder ?? path3.join(path3.dirname(at), "node_modules");
}
async function listFromEnvironment(name, level, options) {
  const found = [];
  const program = name === "pytest" ? "python" : name;
  for (const folder of listEnvironmentPrograms([level])) {
    for (const file of listFileNames(program)) {
      if (!await isReadable(path3.join(options.copy.root, folder, "..", "pyvenv.cfg"))) continue;
      if (!await isProgram(path3.join(options.copy.root, folder, file))) continue;
      const seen = path3.join(options.copy.toolRoot, folder, file);
      found.push(name === "pytest" ? [seen, "-m", "pytest"] : [seen]);
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
async function listFromNodeModules(name, npmPackage, level, options) {
  const folder = `${level}node_modules/${npmPackage}`;
  const file = await findNpmProgram(path3.join(options.copy.root, folder), name);
  if (file === void 0) return [];
  const seen = path3.join(options.copy.toolRoot, folder, file);
  return [await isNodeScript(path3.join(options.copy.root, folder, file)) ? [process.execPath, seen] : [seen]];
}
async function findBundled(name, options) {
  const npmPackage = npmPackages[name];
  if (npmPackage === void 0 || !bundled.has(name)) return void 0;
  for (const folder of createRequire(options.installedAt ?? import.meta.filename).resolve.paths(npmPackage) ?? []) {
    const packageFolder = path3.join(folder, npmPackage);
    const [file, version2] = [await findNpmProgram(packageFolder, name), await readNpmVersion(packageFolder)];
    if (file === void 0 || version2 === void 0) continue;
    const native = name === "tsc" ? await findNativeCompiler(packageFolder) : void 0;
    const program = native ?? path3.join(packageFolder, file);
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
  const code = 'import sys; print("%d.%d.%d" % sys.version_info[:3]); print(sys.executable)';
  const result = await options.copy.run({
    argv: [...argv, "-c", code],
    timeoutMs: versionMs,
    maxOutputBytes: 64 * 1024
  });
  const [version2 = "", executable = ""] = result.stdout.trim().split(/\r?\n/);
  const [major = 0, minor = 0] = version2.split(".").map(Number);
  if (result.code !== 0 || major !== 3 || minor < 8) return void 0;
  return { argv: path3.isAbsolute(executable) ? [executable] : argv, version: version2, origin };
}

// src/scanners/admit.ts
async function admit(findings, request) {
  const asked = /* @__PURE__ */ new Set([...request.files, ...request.texts ?? []]);
  const known = /* @__PURE__ */ new Set([...request.allFiles, ...asked]);
  const counts = /* @__PURE__ */ new Map();
  const count = (scanner2, cause) => {
    const own = counts.get(scanner2) ?? /* @__PURE__ */ new Map();
    own.set(cause, (own.get(cause) ?? 0) + 1);
    counts.set(scanner2, own);
  };
  const texts = /* @__PURE__ */ new Map();
  const measure2 = async (path4) => {
    if (!texts.has(path4)) {
      const text = await request.read(path4);
      texts.set(path4, text === void 0 ? void 0 : { positions: new Positions(text), length: text.length });
    }
    return texts.get(path4);
  };
  const admitted = [];
  for (const finding of findings) {
    const { path: path4 } = finding.place;
    const file = known.has(path4) ? await measure2(path4) : void 0;
    if (!file) count(finding.scanner, "out-of-tree");
    else if (!asked.has(path4)) count(finding.scanner, "not-asked-for");
    else {
      const place = clampPlace(finding.place, file.positions);
      if (!place) count(finding.scanner, "out-of-range");
      else {
        const toolFixes = [];
        for (const fix of finding.toolFixes) {
          if (await isFitting(fix, known, measure2)) toolFixes.push(fix);
          else count(finding.scanner, "fix-out-of-range");
        }
        admitted.push({ ...finding, message: cleanMessage(finding.message), place, toolFixes });
      }
    }
  }
  return { findings: admitted, ...summarise(counts) };
}
async function isFitting(fix, known, measure2) {
  for (const edit of fix.edits) {
    const file = known.has(edit.path) ? await measure2(edit.path) : void 0;
    if (!file || edit.start < 0 || edit.end < edit.start || edit.end > file.length) return false;
  }
  return fix.edits.length > 0 && !hasOverlap(fix.edits);
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

// src/syntax/python/html-text.ts
var markup = new Set(
  "html htm markup rendered tag tags link links anchor anchors content contents body svg icon icons css style styles script scripts attrs attributes fragment snippet template separator sep head header footer prefix suffix wrapper".split(" ")
);
var safeMakers = /(?:^|\.)(?:escape|conditional_escape|format_html|format_html_join|mark_safe|Markup|render_to_string)$/;
var plainMakers = /^(?:str|int|float|len|round|abs|hash|repr|sum|min|max|ord|hex|id|url_for|reverse|quote|quote_plus)$/;
function looksLikeHtml(built) {
  return built.parts.some((part) => part.kind === "text" && /<\s*[a-zA-Z!/]/.test(part.raw));
}
function findEscapeFault(parts, index) {
  const part = parts[index];
  if (part?.kind !== "value") return void 0;
  const shown = part.node.text().slice(0, 60);
  const before = parts.slice(0, index).map((it) => it.kind === "text" ? it.raw.replace(/\\(['"])/g, "$1") : "x").join("");
  const open2 = before.lastIndexOf("<") > before.lastIndexOf(">") ? before.slice(before.lastIndexOf("<")) : void 0;
  if (/<(?:script|style)\b(?![\s\S]*<\/(?:script|style))/i.test(before)) {
    return `\`${shown}\` stands inside a script or style, where escaping HTML is not enough.`;
  }
  if (open2 !== void 0) {
    if (/\son\w+\s*=\s*["']?[^"']*$/i.test(open2)) return `\`${shown}\` stands in the code of an event.`;
    if (!/=\s*(?:"[^"]*|'[^']*)$/.test(open2)) return `\`${shown}\` stands in a tag, outside of quotes.`;
  }
  return isMarkup(part.node) ? `\`${shown}\` may be HTML itself, which would be shown as text.` : void 0;
}
function isEscaped(part) {
  const { node } = part;
  if (node.is("integer") || node.is("float")) return true;
  return node.is("call") && safeMakers.test(readDotted(node.field("function")) ?? "");
}
function isMarkup(value) {
  if (value.is("call")) {
    const callee = readDotted(value.field("function")) ?? value.field("function")?.field("attribute")?.text() ?? "";
    const last2 = callee.split(".").at(-1) ?? "";
    if (safeMakers.test(callee) || plainMakers.test(last2)) return false;
    if (/^(?:get|pop|getlist|get_full_name|get_username|isoformat|strftime|upper|lower|title|strip)$/.test(last2))
      return wordsOf(value.text()).some((word) => /^(?:html|markup|rendered)$/.test(word));
    return true;
  }
  if (value.is("string") || value.is("concatenated_string")) return /[<&]/.test(value.text());
  const dotted = readDotted(value);
  if (dotted === void 0) return !value.is("subscript") || /html|markup/i.test(value.text());
  const last = dotted.split(".").at(-1) ?? "";
  if (wordsOf(last).some((word) => markup.has(word))) return true;
  if (!value.is("identifier")) return /^_?[A-Z][A-Z0-9_]+$/.test(last);
  return isGivenMarkup(value);
}
function isGivenMarkup(identifier) {
  const local = bindingsOf(scopeOf(identifier), identifier.text());
  const bindings = local.length > 0 ? local : bindingsOf(identifier.getRoot().root(), identifier.text());
  if (bindings.length === 0) return /^_?[A-Z][A-Z0-9_]+$/.test(identifier.text());
  return bindings.some((binding) => {
    const holder = binding.parent();
    if (holder?.is("augmented_assignment") === true) return true;
    const given = holder?.is("assignment") === true ? holder.field("right") : null;
    if (given === null) return false;
    if (given.find({ rule: { kind: "string", regex: "[<&]" } }) !== null) return !safeMakersOnly(given);
    return given.is("call") && /(?:join|render\w*|as_\w+|markdown|sanitize|clean|to_html)$/i.test(given.field("function")?.text() ?? "");
  });
}
function safeMakersOnly(given) {
  return given.is("call") && safeMakers.test(readDotted(given.field("function")) ?? "");
}

// src/scanners/harmless.ts
async function dropHarmless(findings, request) {
  const kept = [];
  for (const finding of findings) {
    const judge = judges.find(({ rule }) => rule.test(finding.rule));
    const text = judge ? await request.read(finding.place.path) : void 0;
    if (!judge || text === void 0 || !judge.isHarmless(finding.place, text)) kept.push(finding);
  }
  return kept;
}
var judges = [
  { rule: /\/[SB]608$/, isHarmless: isHarmlessQuery },
  { rule: /\/[SB]103$/, isHarmless: isOwnersOnly },
  { rule: /\/[SB](?:308|703|704)$/, isHarmless: isAllEscaped },
  { rule: /\/[SB]301$/, isHarmless: isOwnPickle }
];
function isAllEscaped(place, text) {
  const { start, end } = rangeOf(place, text);
  const call = nodeAt(parse(place.path, text), start, end);
  const [html, ...more] = call.is("call") ? readArguments(call) : [];
  const built = html && more.length === 0 && !html.isSplat ? readBuiltString(html.value) : void 0;
  const values = built === void 0 ? [] : valuesOf(built.parts);
  return values.length > 0 && values.every(({ part }) => isEscaped(part));
}
function isOwnPickle(place, text) {
  const { start, end } = rangeOf(place, text);
  const call = nodeAt(parse(place.path, text), start, end);
  const [data, ...more] = call.is("call") ? readArguments(call) : [];
  if (!data || data.isSplat || data.name !== void 0 || more.some((one) => one.name === void 0)) return false;
  const isDumps = (node) => node.is("call") && /(?:^|\.)dumps$/.test(node.field("function")?.text() ?? "");
  if (!data.value.is("identifier")) return isDumps(data.value);
  const statement = statementOf(call);
  const made = statement && assignmentBefore(statement, data.value.text());
  return made !== void 0 && isDumps(made.value);
}
function isOwnersOnly(place, text) {
  const { start, end } = rangeOf(place, text);
  let node = nodeAt(parse(place.path, text), start, end);
  while (node !== null && !node.is("call") && !node.is("integer")) node = node.parent();
  const modes = node === null ? [] : node.is("integer") ? [node] : descendants(node, "integer");
  const mode = modes.find((it) => /^0o\d+$/i.test(it.text()));
  const isWhole = /argument/.test(String(mode?.parent()?.kind()));
  return modes.length === 1 && mode !== void 0 && isWhole && (Number(mode.text()) & 18) === 0;
}
function isHarmlessQuery(place, text) {
  const { start, end } = rangeOf(place, text);
  let node = nodeAt(parse(place.path, text), start, end);
  let whole;
  for (; node !== null && !/statement|argument_list|assignment|block/.test(String(node.kind())); node = node.parent()) {
    whole = readBuiltString(node) ?? whole;
  }
  const values = whole === void 0 ? [] : valuesOf(whole.parts);
  return values.length > 0 && values.every(({ part }) => isHarmless(part.node));
}

// src/scanners/ignores.ts
var anyMarker = /heal-ignore|noqa|nosec|type:\s*ignore|mypy:\s*ignore-errors|pyright:\s*ignore|@ts-(?:ignore|expect-error|nocheck)|(?:eslint|oxlint)-(?:disable|enable)|biome-ignore/i;
var nothing = { silencing: () => void 0, faults: [] };
function readIgnores(path4, text) {
  if (!anyMarker.test(text)) return nothing;
  const lines = text.split(/\r\n|\r|\n/);
  const comments = commentsOf(path4, text, lines);
  const faults = [];
  const directives = [
    ...comments.flatMap((comment) => readHealIgnore(path4, comment, lines, faults)),
    ...comments.flatMap(
      (comment) => languageOf(path4) === "python" ? readPython(comment, lines.length) : readScript(comment, lines)
    ),
    ...readScriptBlocks(comments, lines.length)
  ];
  return {
    faults,
    silencing(finding) {
      const names = [...new Set([finding.rule, ...finding.rules ?? []].flatMap(aliasesOf))];
      const { line, endLine } = finding.place;
      const last = endLine - line <= 5 ? endLine : line;
      const hit = directives.find(
        (one) => one.from <= last && one.to >= line && names.some((name) => one.matches(name))
      );
      return hit?.words;
    }
  };
}
function commentsOf(path4, text, lines) {
  const make = (words, line, column, endLine) => ({
    text: words,
    line,
    column,
    endLine,
    isAlone: (lines[line - 1] ?? "").slice(0, column - 1).trim() === ""
  });
  if (languageOf(path4) === void 0) {
    return lines.flatMap((line, index) => {
      const at = line.search(/(?:^|\s)(?:#|\/\/)/);
      return at < 0 ? [] : [make(line.slice(at).trim(), index + 1, at + 1, index + 1)];
    });
  }
  const nodes = parse(path4, text).root().findAll({ rule: { kind: "comment" } });
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
function readHealIgnore(path4, comment, lines, faults) {
  const found = /heal-ignore\b[ \t]*([^:\r\n]*)(?::[ \t]*([^\r\n]*))?/.exec(comment.text);
  if (!found) return [];
  const names = splitNames(found[1] ?? "");
  const reason = (found[2] ?? "").replace(/\*\/\s*$/, "").trim();
  if (names.length === 0 || reason === "") {
    faults.push(ignoreFault(path4, comment, lines, names.length === 0 ? "names no rule" : "gives no reason"));
    return [];
  }
  const target = targetOf(comment, lines);
  const matches = (rule) => names.some(
    (name) => name === rule || rule.endsWith(`/${name}`) || name.endsWith("/*") && rule.startsWith(name.slice(0, -1))
  );
  return [{ words: comment.text, matches, from: target, to: target }];
}
function ignoreFault(path4, comment, lines, what) {
  const endColumn = (lines[comment.line - 1] ?? "").length + 1;
  return {
    rule: "heal/ignore-without-reason",
    category: "style",
    severity: "low",
    priority: "P3",
    message: `This heal-ignore ${what}, so it has no effect: write \`heal-ignore <rule>: <why>\``,
    place: { path: path4, line: comment.line, column: comment.column, endLine: comment.line, endColumn },
    toolFixes: []
  };
}
function splitNames(text) {
  return text.split(/[\s,]+/).filter((name) => name !== "");
}
function hasCode(codes, prefix2) {
  return (rule) => rule.startsWith(prefix2) && codes.some((code) => {
    const own = rule.slice(prefix2.length);
    return own.startsWith(code) && /^[A-Z]*/.exec(own)?.[0] === /^[A-Z]*/.exec(code)?.[0];
  });
}
function readPython(comment, lastLine) {
  const directives = [];
  const here = { words: comment.text, from: comment.line, to: comment.line };
  const whole = { words: comment.text, from: 1, to: lastLine };
  const noqa = /#\s*(?:(ruff|flake8)\s*:\s*)?noqa\b(?:(\s*:)\s*([A-Z]+[0-9]+(?:[\s,]+[A-Z]+[0-9]+)*)?)?/i.exec(
    comment.text
  );
  const codes = splitNames((noqa?.[3] ?? "").toUpperCase());
  if (noqa && (codes.length > 0 || noqa[2] === void 0)) {
    const isLint = (rule) => /^(?:ruff|bandit|heal|flow)\//.test(rule);
    directives.push({ ...noqa[1] ? whole : here, matches: codes.length > 0 ? hasCode(codes, "ruff/") : isLint });
  }
  const nosec = /#\s*nosec\b:?\s*((?:B\d{3}[\s,]*)*)/i.exec(comment.text);
  if (nosec) {
    const named = splitNames((nosec[1] ?? "").toUpperCase());
    const isSecurity = (rule) => /^(?:bandit|flow)\/|^ruff\/S\d/.test(rule);
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
  const lint = /(?:eslint|oxlint)-disable-(next-line|line)\b([^\r\n]*)/.exec(comment.text);
  if (lint) {
    const line = lint[1] === "line" ? comment.line : comment.endLine + 1;
    directives.push({ words: comment.text, matches: lintRules(lint[2] ?? ""), from: line, to: line });
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
function readScriptBlocks(comments, lastLine) {
  const blocks = [];
  for (const comment of comments) {
    const found = /^\/\*\s*(eslint|oxlint)-disable(?!-)\b([^]*?)\*\/$/.exec(comment.text);
    if (!found) continue;
    const end = comments.find((other) => other.line > comment.line && other.text.includes(`${found[1]}-enable`));
    const to = end ? end.line : lastLine;
    blocks.push({ words: comment.text, matches: lintRules(found[2] ?? ""), from: comment.line, to });
  }
  return blocks;
}
function lintRules(text) {
  const names = splitNames((text.split(/\s--\s/)[0] ?? "").replace("*/", ""));
  const isLint = (rule) => /^(?:eslint|oxlint|heal|flow)\//.test(rule);
  if (names.length === 0) return isLint;
  return (rule) => isLint(rule) && names.some((name) => rule === name || rule.endsWith(`/${name}`) || rule.endsWith(`(${name})`));
}

// src/scanners/merge.ts
function mergeTwins(findings) {
  const byPath = Map.groupBy(findings, (finding) => finding.place.path);
  return [...byPath.values()].flatMap((ofFile) => joinFile(dropRepeated(ofFile)).flatMap(mergeCluster));
}
function dropRepeated(findings) {
  const unique = new Map(
    findings.map((finding) => [JSON.stringify([finding.rule, finding.place, finding.message]), finding])
  );
  return [...unique.values()].sort((a, b) => comparePlaces(a.place, b.place) || rankOf(a.rule) - rankOf(b.rule));
}
function joinFile(findings) {
  const clusters = [];
  const byLine = /* @__PURE__ */ new Map();
  const near = (line) => Array.from({ length: 9 }, (_, i) => byLine.get(line - i) ?? []).flat();
  for (const finding of findings) {
    const candidates = near(finding.place.line).filter((cluster2) => mayJoin(cluster2, finding));
    const home = candidates.find((cluster2) => cluster2.some((other) => isSamePlace(other, finding))) ?? candidates.find((cluster2) => isAloneOnLine(cluster2, finding, findings));
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
function isSamePlace(a, b) {
  if (isOverlapping(a.place, b.place)) return true;
  const steps = [...a.flow?.steps ?? [], ...b.flow?.steps ?? []];
  return steps.some(({ place }) => isOverlapping(place, a.place) && isOverlapping(place, a.flow ? b.place : place));
}
function isOverlapping(a, b) {
  return comparePoints(a.line, a.column, b.endLine, b.endColumn) <= 0 && comparePoints(b.line, b.column, a.endLine, a.endColumn) <= 0 && !isTouching(a, b) && !isTouching(b, a);
}
function isTouching(a, b) {
  return comparePoints(a.endLine, a.endColumn, b.line, b.column) === 0 && sizeOf(a) > 0;
}
function mergeCluster(cluster) {
  const flow = cluster.find((finding) => finding.flow)?.flow;
  const named = cluster.filter((finding) => finding.flow === void 0 || finding.flow.verdict === "tainted");
  if (named.length === 0) return [];
  const merged = mergeNamed(named);
  if (!flow) return [merged];
  if (flow.verdict !== "fixed") return [{ ...merged, flow }];
  const message = `${merged.message} (Everything that arrives here stands in the program: no danger was found.)`;
  return [{ ...merged, flow, message, severity: "low", priority: "P2" }];
}
function mergeNamed(cluster) {
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
  return [...new Map(fixes.map((fix) => [JSON.stringify(fix.edits), fix])).values()];
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
    runs.flatMap((run) => run.findings),
    request
  );
  const { kept, ignored } = await respectIgnores(mergeTwins(await dropHarmless(findings, request)), request);
  return {
    findings: await identify(kept, request),
    reports: runs.map(({ report }) => {
      const detail = [report.detail, droppedByScanner.get(report.name)].filter(Boolean).join("; ");
      return { ...report, detail };
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
      const run = await runOne(scanner2, request, deps.timeoutMs ?? 6e5);
      throwIfStopped(request.signal);
      runs.push(run);
      deps.onReport?.(run.report);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, deps.parallelism ?? 2) }, lane));
  return runs.sort((a, b) => a.report.name < b.report.name ? -1 : 1);
}
async function runOne(scanner2, request, timeoutMs3) {
  const started = performance.now();
  const timeout = new AbortController();
  const signal = AbortSignal.any([request.signal, timeout.signal]);
  const report = (status, detail, answer2) => ({
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
  const timer = setTimeout(() => timeout.abort(new Error(`did not finish in ${timeoutMs3 / 1e3} s`)), timeoutMs3);
  try {
    return await Promise.race([watch.aborted, attempt(scanner2, { ...request, signal }, report)]);
  } catch (error) {
    return report("failed", `${scanner2.name} ${timeout.signal.aborted ? "" : "failed: "}${tidy(messageOf(error))}`);
  } finally {
    clearTimeout(timer);
    watch.release();
    timeout.abort(new Error("is over"));
  }
}
async function attempt(scanner2, request, report) {
  if (!await scanner2.applies(request)) return report("skipped", "nothing for it to do here");
  const answer2 = await scanner2.scan(request);
  return report("ok", tidy((answer2.notes ?? []).join("; ")), answer2);
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
  const kept = [];
  let ignored = 0;
  for (const path4 of /* @__PURE__ */ new Set([...request.files, ...byPath.keys()])) {
    await pace();
    const text = await request.read(path4);
    if (text === void 0) continue;
    const found = byPath.get(path4) ?? [];
    if (found.length === 0 && !text.includes("heal-ignore")) continue;
    const ignores = readIgnores(path4, text);
    const own = ignores.faults.map((fault) => ({ ...fault, sources: [{ scanner: "heal", rule: fault.rule }] }));
    for (const finding of [...found, ...own]) {
      const rules2 = finding.sources.map((source) => source.rule);
      if (ignores.silencing({ rule: finding.rule, place: finding.place, rules: rules2 }) === void 0) kept.push(finding);
      else ignored++;
    }
  }
  return { kept, ignored };
}
async function identify(findings, request) {
  const sorted = findings.toSorted(
    (a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority) || (a.place.path < b.place.path ? -1 : a.place.path > b.place.path ? 1 : 0) || a.place.line - b.place.line || a.place.column - b.place.column || (a.rule < b.rule ? -1 : 1)
  );
  const seen = /* @__PURE__ */ new Map();
  const lines = /* @__PURE__ */ new Map();
  const identified = [];
  for (const { rule, category, severity, priority, message, place, toolFixes, sources, flow } of sorted) {
    const text = lines.get(place.path) ?? (await request.read(place.path) ?? "").split(/\r\n|\r|\n/);
    lines.set(place.path, text);
    const own = text.slice(place.line - 1, Math.min(place.endLine, place.line + 9));
    const parts = { rule, path: place.path, message, lines: own };
    const first = fingerprint({ ...parts, ordinal: 0 });
    const ordinal = seen.get(first) ?? 0;
    seen.set(first, ordinal + 1);
    const print = ordinal === 0 ? first : fingerprint({ ...parts, ordinal });
    const head = { id: caseIdOf(print), kind: "code", rule, category, priority, severity, message };
    identified.push({ ...head, fingerprint: print, sources, place, toolFixes, ...flow ? { flow } : {} });
  }
  return identified;
}

// src/app/scratch.ts
import { mkdtemp, readdir as readdir2, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join2 } from "node:path";
var prefix = "heal-scratch-";
async function openScratch() {
  for (const name of await readdir2(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && !isProcessAlive(pid)) await rm(join2(tmpdir(), name), { recursive: true, force: true });
  }
  const root = await mkdtemp(join2(tmpdir(), `${prefix}${process.pid}-`));
  return {
    root,
    async makeFolder(name) {
      const path4 = await mkdtemp(join2(root, `${name}-`));
      return { path: path4, toolPath: path4, remove: () => rm(path4, { recursive: true, force: true }) };
    },
    remove: () => rm(root, { recursive: true, force: true })
  };
}

// src/scanners/heal/engine.ts
var version = "1";
var priorityOf = {
  security: "P0",
  type: "P1",
  import: "P1",
  logic: "P2",
  performance: "P2",
  style: "P3",
  replay: "P1"
};
function createHealScanner(rules2) {
  const languages = [...new Set(rules2.flatMap((rule) => rule.languages))].sort();
  return {
    name: "heal",
    languages,
    weight: 3,
    async applies(request) {
      return request.files.some((path4) => {
        const language = languageOf(path4);
        return language !== void 0 && languages.includes(language);
      });
    },
    async scan(request) {
      const findings = [];
      const failures = [];
      for (const path4 of request.files) {
        request.signal.throwIfAborted();
        await scanFile(request, path4, rules2, findings, failures);
      }
      return { version, origin: "bundled", findings, ...failures.length > 0 ? { notes: failures } : {} };
    }
  };
}
async function scanFile(request, path4, rules2, findings, failures) {
  const language = languageOf(path4);
  if (language === void 0) return;
  const text = await request.read(path4);
  if (text === void 0) return;
  findings.push(...runRules(path4, text, rules2, (rule, error) => failures.push(`${rule.id} on ${path4}: ${error}`)));
}
function runRules(path4, text, rules2, onFailure) {
  const language = languageOf(path4);
  const wanted = rules2.filter(
    (rule) => language !== void 0 && rule.languages.includes(language) && (rule.mentions?.test(text) ?? true)
  );
  if (wanted.length === 0) return [];
  const tree = parse(path4, text);
  const positions = new Positions(text);
  const findings = [];
  for (const rule of wanted) {
    try {
      const seen = /* @__PURE__ */ new Set();
      for (const hit of rule.find(tree, path4)) {
        const place = placeOf(path4, hit.node, positions);
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
    } catch (error) {
      onFailure(rule, messageOf(error));
    }
  }
  return findings.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}
function placeOf(path4, node, positions) {
  const { start, end } = span(node);
  const from = positions.place(start);
  const to = positions.place(end);
  return { path: path4, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

// src/scanners/heal/index.ts
var scanner = createHealScanner(rules);

// src/scanners/oxlint/index.ts
import { z as z3 } from "zod";

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
function relativeTo(toolRoot, file) {
  const path4 = file.replaceAll("\\", "/");
  const root = `${toolRoot.replaceAll("\\", "/").replace(/\/$/, "")}/`;
  if (!/^(?:\/|[A-Za-z]:\/)/.test(path4)) return path4.replace(/^\.\//, "");
  return path4.slice(0, root.length).toLowerCase() === root.toLowerCase() && (path4.startsWith(root) || /^[A-Za-z]:/.test(path4)) ? path4.slice(root.length) : void 0;
}
function chunkPaths(paths, limit = 24e3) {
  const chunks = [];
  let size = Infinity;
  for (const path4 of paths) {
    if (size + path4.length + 3 > limit) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)?.push(path4);
    size += path4.length + 3;
  }
  return chunks;
}

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
async function findLinters(read2) {
  const first = async (names) => {
    for (const name of names) if (await read2(name) !== void 0) return name;
    return void 0;
  };
  const manifest = await read2("package.json");
  const inManifest = manifest !== void 0 && /"eslintConfig"\s*:/.test(manifest) ? "package.json" : void 0;
  return {
    eslint: await first(eslintFiles) ?? inManifest,
    biome: await first(biomeFiles),
    oxlint: await first(oxlintFiles)
  };
}
function isJavaScript(path4) {
  return /\.[cm]?[jt]sx?$/.test(path4) && !path4.endsWith(".d.ts");
}

// src/scanners/fix-safety.ts
var table = {
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
function judgeFix(offered, path4, text) {
  if (whyNotOffered(offered, path4, text) !== void 0) return void 0;
  const { rule, summary, edits } = offered;
  const known = lookUp(rule);
  const safety = known ?? (offered.claimed === "safe" ? "careful" : "risky");
  return safety === "never" ? void 0 : { summary, edits, safety: rule === "ruff/F401" ? safetyOfRemoval(text, edits) : safety };
}
function whyNotOffered(offered, path4, text) {
  const { rule, edits } = offered;
  if (edits.length === 0) return "changes nothing";
  if (offered.claimed === "display") return "its tool only shows it";
  if (lookUp(rule) === "never") return "hides the finding or changes more than it";
  if (edits.some((edit) => suppression.test(edit.text) && !suppression.test(text.slice(edit.start, edit.end))))
    return "is a suppression";
  if (edits.some((edit) => losesComment(text.slice(edit.start, edit.end), edit.text))) return "deletes a comment";
  if (rule === "ruff/B009" && edits.some((edit) => isStatement(text, edit))) return "leaves a useless expression";
  if (rule === "ruff/F401" && /(?:^|\/)__init__\.pyi?$/.test(path4)) return "may be a re-export";
  const all = rule === "ruff/RUF022" ? void 0 : rangeOfAll(text);
  if (all && edits.some((edit) => edit.start < all.end && edit.end > all.start)) return "edits __all__";
  return void 0;
}
function isStatement(text, { start, end }) {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const after = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? "";
  return before.trim() === "" && /^\s*(?:#|$)/.test(after);
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
    const found = table[rule.slice(0, end)];
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
  const modules = [...removed.matchAll(/^\s*(?:from\s+([\w.]+)|import\s+([\w.]+(?:\s*,\s*[\w.]+)*))/gm)].flatMap(
    (found) => (found[1] ?? found[2] ?? "").split(/\s*,\s*/)
  );
  return modules.length > 0 && modules.every((name) => pureModules.has(name.split(".")[0] ?? "")) ? "safe" : "careful";
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
function createEscapeJudge(path4, text) {
  const known = /* @__PURE__ */ new Map();
  const isIn = (kind, edits) => {
    const ranges = known.get(kind) ?? findAll(parse(path4, text), { kind }).map(span);
    known.set(kind, ranges);
    return edits.every((edit) => ranges.some(({ start, end }) => start < edit.start && edit.end < end));
  };
  return (fix) => {
    const isPlain = fix.edits.every((edit) => meansNothing.test(text.slice(edit.start, edit.end)));
    if (isPlain && isIn("string", fix.edits)) return fix;
    if (!isPlain && !isIn("regex", fix.edits)) return void 0;
    return { ...fix, safety: fix.safety === "safe" ? "careful" : fix.safety };
  };
}
var meansNothing = /^\\["'`/:;,%&@#~=<>! -]$/;

// src/scanners/oxlint/fix-protocol.ts
import { z as z2 } from "zod";
var Position = z2.object({ line: z2.number().int().min(0), character: z2.number().int().min(0) });
var Range = z2.object({ start: Position, end: Position });
var TextChange = z2.object({ range: Range, newText: z2.string().max(1e5) });
var Offer = z2.object({ title: z2.string(), isCure: z2.boolean(), changes: z2.array(TextChange).max(200) });
var FixAnswer = z2.object({
  /** In the order of the request, for each of its files and each of their places. */
  files: z2.array(z2.object({ path: z2.string(), offers: z2.array(z2.array(Offer)) }))
});

// src/scanners/oxlint/fixes.ts
var most = { files: 300, findings: 2e3, characters: 8e6 };
var timeoutMs = 3e4;
var maxOutputBytes = 16 * 1024 * 1024;
async function addFixes(findings, source, request) {
  const chosen = await choose(findings, request);
  if (chosen.size === 0) return { findings, notes: [] };
  try {
    const answer2 = await ask(chosen, source, request);
    return { findings: await attach(findings, chosen, answer2, request.signal), notes: [] };
  } catch (error) {
    request.signal.throwIfAborted();
    return { findings, notes: [`the fixes of oxlint are missing: ${messageOf(error)}`] };
  }
}
async function choose(findings, request) {
  const chosen = /* @__PURE__ */ new Map();
  let left = most.findings;
  let characters = most.characters;
  const wanted = findings.filter((finding) => isTrusted(finding.rule));
  for (const [path4, all] of Map.groupBy(wanted, (finding) => finding.place.path)) {
    const text = await request.read(path4);
    if (text === void 0 || /\r(?!\n)|[\v\f\u0085\u2028\u2029]/.test(text)) continue;
    if (chosen.size >= most.files || all.length > left || text.length > characters) continue;
    left -= all.length;
    characters -= text.length;
    chosen.set(path4, { text, findings: all });
  }
  return chosen;
}
async function ask(chosen, source, request) {
  const node = (await request.tools.find("node", ["bundled", "machine"]))?.argv ?? [process.execPath];
  const files = [...chosen].map(([path4, { text, findings }]) => ({
    path: path4,
    text,
    places: findings.map((finding) => pointIn(finding.place))
  }));
  const rules2 = [...chosen.values()].flatMap(({ findings }) => findings.map((finding) => nameOf(finding.rule)));
  const message = {
    command: source.tool.argv,
    ...source.hasOwnConfig ? {} : { config: configFor(rules2) },
    files
  };
  const argv = [...node, source.workerPath];
  const result = await request.run({ argv, stdin: JSON.stringify(message), timeoutMs, maxOutputBytes }, request.signal);
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
function nameOf(rule) {
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
  for (const { path: path4, offers } of answer2) {
    await pace();
    const file = chosen.get(path4);
    if (file === void 0 || offers.length !== file.findings.length) continue;
    const positions = new Positions(file.text);
    const judgeEscape = createEscapeJudge(path4, file.text);
    file.findings.forEach((finding, index) => {
      const cure = cureFor(nameOf(finding.rule), offers[index] ?? []);
      const made = cure && makeFix(finding, cure, { text: file.text, positions, judgeEscape });
      if (made) fixed.set(finding, made);
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
  const { path: path4 } = finding.place;
  const edits = [];
  for (const { range, newText } of cure.changes) {
    if (!isInText(range, text, positions)) return void 0;
    const [start, end] = [range.start, range.end].map((at) => positions.offset(at.line + 1, at.character + 1));
    if (start === void 0 || end === void 0 || end < start) return void 0;
    edits.push({ path: path4, start, end, text: withLineEnding(newText, text) });
  }
  if (!cure.changes.some(({ range }) => touches(range, finding.place))) return void 0;
  const judged = judgeFix({ rule: finding.rule, summary: summarise2(cure.title), edits, claimed: "safe" }, path4, text);
  const fix = judged && finding.rule === "oxlint/no-useless-escape" ? file.judgeEscape(judged) : judged;
  return fix && { ...finding, toolFixes: [fix] };
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
var table2 = {
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
  "jsx-no-target-blank": dangerous,
  "no-new-buffer": dangerous,
  // Ways to write the same that are on their way out, or that say less than they mean: no fault of thinking.
  radix: style,
  "no-proto": style,
  "no-prototype-builtins": style,
  "no-path-concat": style,
  "no-throw-literal": style,
  "no-typeof-undefined": style,
  "no-instanceof-array": style,
  "no-instanceof-builtins": style,
  "throw-new-error": style,
  "no-unneeded-ternary": style,
  "new-for-builtins": style,
  "no-plusplus": style,
  "no-implicit-coercion": style,
  "no-negated-condition": style,
  "no-void": style,
  "logical-assignment-operators": style,
  "operator-assignment": style,
  "no-lonely-if": style,
  "no-alias-methods": style,
  "text-encoding-identifier-case": style,
  "no-misused-promises": typing,
  "no-floating-promises": suspect
};
var styleRules = /^(no-var|eqeqeq|prefer-|no-useless-|no-extra-|no-debugger|no-empty|no-unused-|curly|semi|quotes|indent|sort-|camelcase|no-console|no-multi|spaced-|arrow-|object-|dot-|yoda|no-else-return|no-regex-spaces|no-irregular|consistent-|array-type|ban-|no-inferrable|no-non-null|no-unnecessary|no-single-promise|no-await-in-promise)/;
function classify(rule, message) {
  const name = rule.split("/").at(-1) ?? rule;
  if (name === "no-unused-vars" && /import/i.test(message)) return unusedImport;
  const known = table2[name];
  if (known !== void 0) return known;
  if (/^(detect-|no-unsanitized|no-secrets|no-danger)/.test(name)) return dangerous;
  return styleRules.test(name) ? style : suspect;
}

// src/scanners/oxlint/undefined-names.ts
async function importedElsewhere(name, path4, request) {
  if (Object.hasOwn(globalThis, name) || browser.has(name)) return false;
  const required = new RegExp(
    `\\b(?:const|let|var)\\s+(?:\\{[^}]*\\b${escape(name)}\\b[^}]*\\}|${escape(name)})\\s*=\\s*require\\(`
  );
  for (const other of request.allFiles) {
    if (other === path4 || !/\.[cm]?[jt]sx?$/.test(other)) continue;
    const text = await request.read(other);
    if (text === void 0 || !text.includes(name)) continue;
    if (required.test(text)) return true;
    if (!/^import\b/m.test(text)) continue;
    if (moduleReferences(other, text).some((each) => each.names.some((imported) => imported.local === name)))
      return true;
  }
  return false;
}
function escape(name) {
  return name.replace(/[$\\^.*+?()[\]{}|]/g, "\\$&");
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
var Report = z3.object({
  diagnostics: z3.array(
    z3.object({
      message: z3.string(),
      code: z3.string().optional(),
      filename: z3.string(),
      labels: z3.array(z3.object({ span: z3.object({ offset: z3.number().int(), length: z3.number().int() }) }))
    })
  )
});
var timeoutMs2 = 12e4;
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
      const flags = isTheirs ? [] : ["--disable-nested-config", ...defaultFlags, ...hasOtherStyle ? [] : styleFlags];
      const findings = [];
      const measures = /* @__PURE__ */ new Map();
      for (const paths of chunkPaths(request.files.filter(isJavaScript))) {
        const named = paths.map((path4) => `./${path4}`);
        const argv = [...tool.argv, "-f", "json", "--no-error-on-unmatched-pattern", ...flags, ...named];
        const result = await request.run({ argv, timeoutMs: timeoutMs2 }, request.signal);
        const report = result.status === "exited" ? Report.safeParse(parseJson(result.stdout)).data?.diagnostics : void 0;
        if (report === void 0) throw new Error(explainFailure("oxlint", result));
        for (const each of report) findings.push(...await read(each, isTheirs, request, measures));
      }
      const source = { tool, workerPath: options.fixWorkerPath, hasOwnConfig: isTheirs };
      const fixed = await addFixes(findings, source, request);
      const notes = fixed.notes.length > 0 ? { notes: fixed.notes } : {};
      return { version: tool.version, origin: tool.origin, findings: fixed.findings, ...notes };
    }
  };
}
async function read(each, isTheirs, request, measures) {
  const path4 = relativeTo(request.toolRoot, each.filename);
  const span2 = each.labels[0]?.span;
  const text = path4 === void 0 ? void 0 : await request.read(path4);
  if (path4 === void 0 || span2 === void 0 || text === void 0) return [];
  const rule = each.code === void 0 ? "oxlint/syntax" : nameRule(each.code);
  const own = measures.get(path4) ?? measure(text);
  measures.set(path4, own);
  const place = placeOf2(path4, own, span2.offset, span2.length);
  const line = own.lines[place.line - 1] ?? "";
  if (!isTheirs && isExcused(rule, line)) return [];
  if (!isTheirs && rule === "oxlint/no-undef") {
    const name = /'([^']+)'/.exec(each.message)?.[1] ?? "";
    if (/\.[cm]?tsx?$/.test(path4) || !await importedElsewhere(name, path4, request)) return [];
  }
  return [{ rule, ...classify(rule, each.message), message: each.message, place, toolFixes: [] }];
}
function nameRule(code) {
  const [, plugin, name] = /^([\w-]+)\(([^)]+)\)$/.exec(code) ?? [];
  if (plugin === void 0 || name === void 0) return `oxlint/${code}`;
  return plugin === "eslint" ? `oxlint/${name}` : `oxlint/${plugin}/${name}`;
}
function isExcused(rule, line) {
  return rule === "oxlint/eqeqeq" && /[!=]=\s*(null|undefined)\b|\b(null|undefined)\s*[!=]=/.test(line);
}
function measure(text) {
  const bytes = Buffer.from(text);
  return {
    toCharacters: bytes.length === text.length ? (byte) => byte : makeCharacterCount(bytes),
    positions: new Positions(text),
    lines: text.split(/\r\n|\n|\r/)
  };
}
function makeCharacterCount(bytes) {
  let last = { byte: 0, characters: 0 };
  return (byte) => {
    const from = byte < last.byte ? { byte: 0, characters: 0 } : last;
    last = { byte, characters: from.characters + bytes.subarray(from.byte, byte).toString().length };
    return last.characters;
  };
}
function placeOf2(path4, { toCharacters, positions }, offset, length) {
  const [start, end] = [toCharacters(offset), toCharacters(offset + length)];
  const [from, to] = [positions.place(start), positions.place(end)];
  return { path: path4, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

// src/scanners/ruff/diagnostic.ts
function isPython(path4) {
  return path4.endsWith(".py");
}

// src/scanners/ruff/native.ts
import { z as z4 } from "zod";

// src/scanners/ruff/rules.ts
var rows = [
  ["invalid-syntax", "type", "critical", "P1"],
  ["E", "style", "low", "P3"],
  ["E4", "import", "low", "P3"],
  ["E7", "style", "low", "P3"],
  ["E711", "style", "medium", "P2"],
  ["E712", "style", "medium", "P2"],
  ["E721", "style", "low", "P3"],
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
  // Ways to write the same that are on their way out, or that say less than they mean: no fault of thinking.
  ["B034", "style", "low", "P3"],
  ["B904", "style", "low", "P3"],
  ["B905", "style", "low", "P3"],
  ["PL", "style", "low", "P3"],
  ["PLE", "logic", "high", "P1"],
  ["PLW", "logic", "medium", "P2"],
  ["PLW1508", "type", "low", "P3"],
  ["DTZ", "logic", "low", "P3"],
  ["DTZ003", "style", "low", "P3"],
  ["DTZ004", "style", "low", "P3"],
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
function classify2(code) {
  const best = rows.filter(([prefix2]) => matchesSelector(code, prefix2)).reduce(
    (longest, row) => longest === void 0 || row[0].length > longest[0].length ? row : longest,
    void 0
  );
  if (best === void 0) return { category: "style", severity: "low", priority: "P3" };
  return { category: best[1], severity: best[2], priority: best[3] };
}
function matchesSelector(code, selector) {
  if (selector === "ALL") return true;
  if (!code.startsWith(selector)) return false;
  const letters = /^[A-Za-z-]*/.exec(code)?.[0] ?? "";
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
function isNoise(code, path4) {
  if (noise.includes(code)) return true;
  if (code === "F401" && /(?:^|\/)__init__\.pyi?$/.test(path4)) return true;
  return noiseInTests.includes(code) && isTestFile(path4);
}

// src/scanners/ruff/native.ts
var Location = z4.object({ row: z4.number().int(), column: z4.number().int() });
var Report2 = z4.array(
  z4.object({
    code: z4.string().nullable(),
    filename: z4.string(),
    message: z4.string(),
    location: Location,
    end_location: Location,
    fix: z4.object({
      applicability: z4.enum(["safe", "unsafe", "display"]).catch("unsafe"),
      message: z4.string().nullish(),
      edits: z4.array(z4.object({ content: z4.string().nullish(), location: Location, end_location: Location }))
    }).nullish()
  })
);
async function runNative(request, tool, profiles) {
  const groups = /* @__PURE__ */ new Map();
  for (const path4 of request.files.filter(isPython)) {
    const profile = await profiles.of(path4);
    if (profile.isExcluded(path4)) continue;
    const args = argumentsFor(profile);
    const group = groups.get(args.join(" ")) ?? { args, paths: [] };
    groups.set(args.join(" "), group);
    group.paths.push(path4);
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
  const report = result.status === "exited" ? Report2.safeParse(parseJson(result.stdout)).data : void 0;
  if (!report) throw new Error(explainFailure("ruff", result));
  const diagnostics = [];
  for (const [filename, entries] of Map.groupBy(report, (entry) => entry.filename)) {
    const path4 = relativeTo(request.toolRoot, filename);
    const text = path4 === void 0 ? void 0 : await request.read(path4);
    if (path4 === void 0 || text === void 0) continue;
    const offset = makeOffset(text);
    for (const { code, message, location, end_location, fix } of entries) {
      const edits = fix?.edits.map((edit) => ({
        start: offset(edit.location),
        end: offset(edit.end_location),
        text: edit.content ?? ""
      }));
      diagnostics.push({
        path: path4,
        code: code ?? "invalid-syntax",
        message,
        start: offset(location),
        end: offset(end_location),
        ...fix && edits ? { fix: { message: fix.message ?? "Apply ruff\u2019s fix", applicability: fix.applicability, edits } } : {}
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
import picomatch2 from "picomatch";

// src/scanners/ruff/settings.ts
import { parse as parseToml } from "smol-toml";
import { z as z5 } from "zod";
var strings = z5.array(z5.string());
var ignoresByFile = z5.record(z5.string(), strings);
var lintKeys = {
  select: strings.optional(),
  ignore: strings.optional(),
  "extend-select": strings.optional(),
  "extend-ignore": strings.optional(),
  "per-file-ignores": ignoresByFile.optional(),
  "extend-per-file-ignores": ignoresByFile.optional()
};
var LintSettings = z5.looseObject({
  ...lintKeys,
  exclude: strings.optional(),
  isort: z5.record(z5.string(), z5.unknown()).optional()
});
var Settings = z5.looseObject({
  ...lintKeys,
  extend: z5.string().optional(),
  exclude: strings.optional(),
  "extend-exclude": strings.optional(),
  "target-version": z5.string().optional(),
  lint: LintSettings.optional()
});
var Pyproject = z5.looseObject({
  tool: z5.looseObject({ ruff: Settings.optional() }).optional(),
  project: z5.looseObject({ "requires-python": z5.string().optional() }).optional()
});
async function findSettings(folder, read2) {
  for (const name of [".ruff.toml", "ruff.toml", "pyproject.toml"]) {
    const settings = await readSettings(folder + name, read2, []);
    if (settings) return { path: folder + name, settings };
  }
  return void 0;
}
async function readSettings(path4, read2, chain) {
  const text = await read2(path4);
  if (text === void 0) return void 0;
  const own = parseSettings(path4, text);
  if (own?.extend === void 0) return own && moveToLint(own);
  const parentPath = resolveInside(folderOf(path4), own.extend);
  if (parentPath === void 0 || chain.includes(parentPath) || chain.length > 8) return moveToLint(own);
  const parent = await readSettings(parentPath, read2, [...chain, path4]);
  return parent ? inherit(moveToLint(own), parent) : moveToLint(own);
}
function parseSettings(path4, text) {
  const isPyproject = path4.endsWith("pyproject.toml");
  try {
    const data = parseToml(text.replace(/^\uFEFF/, ""));
    return isPyproject ? Pyproject.parse(data).tool?.ruff : Settings.parse(data);
  } catch (error) {
    if (isPyproject && !/^\s*\[tool\.ruff/m.test(text)) return void 0;
    throw new Error(`${path4} cannot be read as ruff's settings`, { cause: error });
  }
}
async function readTargetVersion(folder, read2) {
  const text = await read2(`${folder}pyproject.toml`);
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
function inherit(child, parent) {
  const own = child.lint ?? {};
  const base2 = parent.lint ?? {};
  const rules2 = own.select ? {} : {
    ...pick(base2, "select"),
    ignore: [...base2.ignore ?? [], ...own.ignore ?? []],
    "extend-select": [...base2["extend-select"] ?? [], ...own["extend-select"] ?? []]
  };
  const { select: _, ignore: __, "extend-select": ___, ...others } = base2;
  return {
    ...parent,
    ...child,
    "extend-exclude": [...parent["extend-exclude"] ?? [], ...child["extend-exclude"] ?? []],
    lint: {
      ...others,
      ...own,
      ...rules2,
      "extend-per-file-ignores": { ...base2["extend-per-file-ignores"], ...own["extend-per-file-ignores"] }
    }
  };
}
function folderOf(path4) {
  return path4.slice(0, path4.lastIndexOf("/") + 1);
}
function resolveInside(folder, path4) {
  if (/^(?:[/\\~$]|[A-Za-z]:)/.test(path4)) return void 0;
  const parts = [];
  for (const part of (folder + path4).split(/[\\/]/)) {
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
function createProfiles(read2, allFiles) {
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
      const found = await findSettings(folder, read2);
      if (found) return makeProfile(folder, found.path, found.settings, await targetOf2(folder), firstParty);
    } catch (error) {
      notes.push(`${messageOf(error)}: Heal's own set is used there`);
      return makeOwn(await targetOf2(folder), firstParty);
    }
    return folder === "" ? void 0 : ofFolder(parentOf(folder));
  }
  async function targetOf2(folder) {
    return await readTargetVersion(folder, read2) ?? (folder === "" ? void 0 : targetOf2(parentOf(folder)));
  }
  return {
    notes,
    async of(path4) {
      fallback ??= targetOf2("").then((target) => makeOwn(target, firstParty));
      return await ofFolder(path4.slice(0, path4.lastIndexOf("/") + 1)) ?? fallback;
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
  const lint = settings.lint ?? {};
  const ownSelect = [...lint.select ?? ["E4", "E7", "E9", "F"], ...lint["extend-select"] ?? []];
  const passed = Object.fromEntries(Object.entries(settings).filter(([key]) => !notPassedOn.has(key)));
  const passedLint = Object.fromEntries(Object.entries(lint).filter(([key]) => !lintNotPassedOn.has(key)));
  const isort = { "known-first-party": firstParty, ...lint.isort };
  const ignored = [...lint.ignore ?? [], ...lint["extend-ignore"] ?? []];
  const byFile = [
    ...Object.entries(lint["per-file-ignores"] ?? {}),
    ...Object.entries(lint["extend-per-file-ignores"] ?? {})
  ].map(([pattern, codes]) => ({ matches: matchFile(folder, pattern), codes }));
  const excludes = [...settings.exclude ?? [], ...settings["extend-exclude"] ?? [], ...lint.exclude ?? []];
  const excluders = excludes.map((pattern) => matchTree(folder, pattern));
  return {
    settingsPath,
    options: {
      "target-version": target ?? "py310",
      ...passed,
      lint: {
        ...passedLint,
        isort,
        select: lint.select ?? ["E4", "E7", "E9", "F"],
        "extend-select": [...lint["extend-select"] ?? [], ...addedSelect]
      }
    },
    targetVersion: settings["target-version"] ?? target ?? "py310",
    isExcluded: (path4) => excluders.some((matches) => matches(path4)),
    isLeftOut(code, path4) {
      if (needPaths.some((selector) => matchesSelector(code, selector))) return true;
      if (byFile.some((one) => one.matches(path4) && one.codes.some((selector) => matchesSelector(code, selector))))
        return true;
      const isOwn = ownSelect.some((selector) => matchesSelector(code, selector));
      return !isOwn && (isNoise(code, path4) || ignored.some((selector) => matchesSelector(code, selector)));
    },
    isVersionGuessed: target === void 0 && settings["target-version"] === void 0
  };
}
var globOptions = { bash: true, dot: true };
function matchFile(folder, pattern) {
  const isNegated = pattern.startsWith("!");
  const glob = isNegated ? pattern.slice(1) : pattern;
  const byName = picomatch2(glob, globOptions);
  const byPath = picomatch2(folder + glob.replace(/^\.\//, ""), globOptions);
  return (path4) => (byName(path4.slice(path4.lastIndexOf("/") + 1)) || byPath(path4)) !== isNegated;
}
function matchTree(folder, pattern) {
  const glob = pattern.replace(/^\.\//, "").replace(/\/$/, "");
  const byName = picomatch2(glob, globOptions);
  const byPath = picomatch2(folder + glob, globOptions);
  return (path4) => {
    const parts = path4.split("/");
    return parts.some((part, index) => byName(part) || byPath(parts.slice(0, index + 1).join("/")));
  };
}
function topLevelNames(files) {
  const names = files.filter((path4) => path4.endsWith(".py")).map((path4) => /^(?:(?:src|lib)\/)?([A-Za-z_]\w*)(?:\/|\.py$)/.exec(path4)?.[1]).filter((name) => name !== void 0 && name !== "src" && name !== "setup");
  return [...new Set(names)].filter((name) => name !== void 0).sort();
}
function parentOf(folder) {
  return folder.slice(0, folder.slice(0, -1).lastIndexOf("/") + 1);
}

// src/scanners/ruff/protocol.ts
import { z as z6 } from "zod";
var Location2 = z6.object({ row: z6.number().int(), column: z6.number().int() });
var Edit = z6.object({ content: z6.string().nullish(), location: Location2, end_location: Location2 });
var Diagnostic = z6.object({
  code: z6.string().nullable(),
  message: z6.string(),
  start_location: Location2,
  end_location: Location2,
  fix: z6.object({ message: z6.string().nullish(), edits: z6.array(Edit) }).nullish()
});
var WorkerAnswer = z6.object({
  version: z6.string(),
  files: z6.array(z6.object({ path: z6.string(), diagnostics: z6.array(Diagnostic) })),
  /** Sentences: settings that this ruff does not know, files that it could not read. */
  notes: z6.array(z6.string())
});

// src/scanners/ruff/wasm.ts
async function runWasm(request, workerPath, profiles) {
  const node = (await request.tools.find("node", ["bundled", "machine"]))?.argv ?? [process.execPath];
  const texts = /* @__PURE__ */ new Map();
  const byProfile = /* @__PURE__ */ new Map();
  for (const path4 of request.files.filter(isPython)) {
    const profile = await profiles.of(path4);
    const text = profile.isExcluded(path4) ? void 0 : await request.read(path4);
    if (text === void 0) continue;
    texts.set(path4, text);
    byProfile.set(profile, [...byProfile.get(profile) ?? [], { path: path4, text }]);
  }
  const jobs = [...byProfile].map(([profile, files]) => ({ options: profile.options, files }));
  const message = { jobs };
  const argv = [...node, "--liftoff-only", workerPath];
  const result = await request.run({ argv, stdin: JSON.stringify(message), timeoutMs: 3e5 }, request.signal);
  const answer2 = result.status === "exited" && result.code === 0 ? WorkerAnswer.safeParse(parseJson(result.stdout)).data : void 0;
  if (!answer2) throw new Error(explainFailure("ruff (WASM)", result));
  const diagnostics = answer2.files.flatMap(({ path: path4, diagnostics: own }) => {
    const text = texts.get(path4);
    const positions = new Positions(text ?? "");
    return text === void 0 ? [] : own.map((one) => convert(one, path4, positions));
  });
  return { version: answer2.version, origin: "bundled", diagnostics, notes: answer2.notes };
}
function convert(one, path4, positions) {
  const offset = (at) => positions.offset(at.row, at.column);
  const edits = one.fix?.edits.map((edit) => ({
    start: offset(edit.location),
    end: offset(edit.end_location),
    text: edit.content ?? ""
  }));
  return {
    path: path4,
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
      const run = native ? await runNative(request, native, profiles).catch((error) => replaceBroken(error, request, options, profiles)) : await runWasm(request, options.workerPath, profiles);
      return answer(request, run, profiles);
    }
  };
}
async function replaceBroken(error, request, options, profiles) {
  request.signal.throwIfAborted();
  const run = await runWasm(request, options.workerPath, profiles);
  return { ...run, notes: [`${messageOf(error)}; the bundled ruff was used instead`, ...run.notes] };
}
async function answer(request, run, profiles) {
  const findings = [];
  for (const [path4, diagnostics] of Map.groupBy(run.diagnostics, (one) => one.path)) {
    const text = await request.read(path4);
    if (text === void 0) continue;
    const profile = await profiles.of(path4);
    const positions = new Positions(text);
    for (const diagnostic of diagnostics) {
      if (profile.isLeftOut(diagnostic.code, path4)) continue;
      if (profile.isVersionGuessed && /^Cannot .* on Python 3\.\d+/.test(diagnostic.message)) continue;
      findings.push(toFinding(diagnostic, path4, text, positions));
    }
  }
  const notes = [...profiles.notes, ...run.notes];
  return { version: run.version, origin: run.origin, findings, ...notes.length > 0 ? { notes } : {} };
}
function toFinding(diagnostic, path4, text, positions) {
  const start = positions.place(diagnostic.start);
  const end = positions.place(diagnostic.end);
  const rule = `ruff/${diagnostic.code}`;
  const { fix } = diagnostic;
  const judged = fix && judgeFix(
    {
      rule,
      summary: fix.message,
      edits: fix.edits.map((edit) => ({ ...edit, path: path4 })),
      ...fix.applicability ? { claimed: fix.applicability } : {}
    },
    path4,
    text
  );
  return {
    rule,
    ...classify2(diagnostic.code),
    message: diagnostic.message,
    place: { path: path4, line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
    toolFixes: judged ? [judged] : []
  };
}

export {
  listFiles,
  isGenerated,
  listLevels,
  makeToolbox,
  scanner,
  explainFailure,
  relativeTo,
  chunkPaths,
  findLinters,
  isJavaScript,
  classify,
  createOxlintScanner,
  isNoise,
  createRuffScanner,
  looksLikeHtml,
  findEscapeFault,
  isEscaped,
  scanPackage,
  openScratch
};
