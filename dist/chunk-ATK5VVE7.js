import {
  findRulePage
} from "./chunk-4BEFJLBY.js";
import {
  ConfigError,
  EnvironmentError,
  messageOf
} from "./chunk-EFOYLMI7.js";
import {
  safeties
} from "./chunk-RIJVGJHV.js";

// src/app/learning/library.ts
import { join as join3 } from "node:path";

// src/drivers/patterns/library.ts
import { randomBytes } from "node:crypto";
import { mkdir, open, readdir as readdir2, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join as join2 } from "node:path";

// src/drivers/patterns/index.ts
import { lstat, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

// src/drivers/patterns/parse.ts
import { LineCounter, parseDocument, stringify } from "yaml";

// src/drivers/patterns/schema.ts
import { z } from "zod";
var maxPatternBytes = 256 * 1024;
var maxDepth = 40;
var patternName = /^[a-z0-9][a-z0-9-]{0,99}$/;
var exampleName = /^(before|after|untouched)(-[\w-]{1,60})?\.(pyi?|[cm]?[jt]sx?)$/;
var line = (max) => z.string().min(1).max(max);
var astRule = z.record(z.string(), z.unknown());
var metavariable = z.string().regex(/^[A-Z_][A-Z0-9_]*$/, "a metavariable is named in capitals, without the dollar");
var names = z.array(line(200)).min(1).max(100);
var rewrite = z.strictObject({
  match: astRule,
  constraints: z.record(metavariable, astRule).exactOptional(),
  means: z.record(
    metavariable,
    z.array(z.string().regex(/^[@\w./-]+(\.\*)?$/, "write module and name: tempfile.mktemp")).min(1)
  ).exactOptional(),
  transform: z.record(metavariable, astRule).exactOptional(),
  replace: z.string().max(1e4),
  imports: z.strictObject({
    add: z.array(line(300)).exactOptional(),
    removeIfUnused: z.array(line(100)).exactOptional()
  }).exactOptional()
});
var requires = z.strictObject({
  imports: names.exactOptional(),
  notImports: names.exactOptional(),
  dependencies: names.exactOptional(),
  files: z.enum(["tests", "not-tests"]).exactOptional()
});
var provenance = z.discriminatedUnion("from", [
  z.strictObject({ from: z.literal("shipped") }),
  z.strictObject({ from: z.literal("imported"), source: line(500), at: line(40) }),
  z.strictObject({
    from: z.literal("learned"),
    at: line(40),
    pairs: z.array(z.strictObject({ via: z.enum(["heal", "commit", "review", "model"]), ref: line(200), rule: line(200) })).max(1e3)
  })
]);
var patternFile = z.strictObject({
  kind: z.literal("code"),
  title: line(120),
  languages: z.array(z.enum(["python", "typescript", "javascript"])).min(1),
  rules: z.array(z.string().regex(/^[a-z-]+\/\S+$/, "a rule is written <scanner>/<rule>, as in ruff/S506")).max(200).default([]),
  messages: z.array(line(300)).max(50).default([]),
  safety: z.enum(safeties),
  review: z.enum(["none", "cursory", "full"]),
  links: z.array(z.url({ protocol: /^https?$/ })).max(50).default([]),
  requires: requires.exactOptional(),
  rewrites: z.array(rewrite).min(1).max(50),
  provenance: provenance.exactOptional()
}).refine(({ rules, messages }) => rules.length + messages.length > 0, {
  path: ["rules"],
  message: "name at least one rule that it answers, or an expression over messages"
});

// src/drivers/patterns/parse.ts
function parsePattern(text, id, file, provenance2 = { from: "shipped" }) {
  if (Buffer.byteLength(text) > maxPatternBytes) throw tooLarge(file);
  const lines = new LineCounter();
  const document = read(file, () => parseDocument(text, { lineCounter: lines }));
  const problem = document.errors[0];
  if (problem && /call stack/i.test(problem.message)) throw tooDeep(file);
  if (problem) {
    const line2 = lines.linePos(problem.pos[0]).line;
    throw new ConfigError(`${file}:${line2}: ${problem.message.split("\n")[0]}`, "correct the YAML");
  }
  const value = read(file, () => document.toJS({ maxAliasCount: 0 }));
  const checked = patternFile.safeParse(value);
  if (!checked.success) throw explain(checked.error, document, lines, file);
  return { ...checked.data, id, provenance: checked.data.provenance ?? provenance2 };
}
function writePattern(pattern) {
  const { rules, messages, links } = pattern;
  const unlessEmpty = (values) => values.length > 0 ? values : void 0;
  const file = {
    ...pattern,
    id: void 0,
    rules: unlessEmpty(rules),
    messages: unlessEmpty(messages),
    links: unlessEmpty(links)
  };
  return stringify(file, { aliasDuplicateObjects: false, lineWidth: 120 });
}
function tooLarge(file) {
  return new ConfigError(
    `${file} is larger than ${maxPatternBytes / 1024} KB`,
    "split it: one pattern is one known problem and its cure"
  );
}
function read(file, make) {
  try {
    const made = make();
    if (isDeeper(made, maxDepth)) throw new RangeError("too deep");
    return made;
  } catch (error) {
    if (error instanceof RangeError) {
      throw tooDeep(file);
    }
    if (error instanceof ReferenceError) {
      throw new ConfigError(`${file} uses YAML anchors and aliases`, "write the values out");
    }
    throw error;
  }
}
function tooDeep(file) {
  return new ConfigError(`${file} is nested more than ${maxDepth} levels deep`, "write the rule flatter");
}
function isDeeper(value, levels) {
  if (typeof value !== "object" || value === null) return false;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false;
  return levels === 0 || Object.values(value).some((child) => isDeeper(child, levels - 1));
}
function explain(error, document, lines, file) {
  const issue = error.issues[0];
  const path = issue?.path ?? [];
  let line2 = 1;
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (hasRange(node)) {
      line2 = lines.linePos(node.range[0]).line;
      break;
    }
  }
  return new ConfigError(
    `${file}:${line2}: ${path.map(String).join(".") || "the file"}: ${issue?.message ?? "is wrong"}`,
    "start from one that works: heal patterns show code/yaml-safe-load"
  );
}
function hasRange(node) {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

// src/drivers/patterns/index.ts
async function loadPatterns(folder) {
  const ids = await listEntries(folder);
  return Promise.all(ids.map((id) => readPattern(folder, id, { named: "patterns", provenance: { from: "shipped" } })));
}
async function loadEntries(folder, options) {
  const entries = [];
  const problems = [];
  const ids = await listEntries(folder);
  for (let from = 0; from < ids.length; from += atOnce) {
    const read2 = await Promise.all(
      ids.slice(from, from + atOnce).map((id) => readEntry(folder, id, options).catch(explainProblem))
    );
    for (const one of read2) {
      if (typeof one === "string") problems.push(one);
      else entries.push(one);
    }
  }
  return { entries, problems };
}
var atOnce = 64;
async function readEntry(folder, id, options) {
  const place = join(folder, id);
  for (let attempt = 1; ; attempt++) {
    const before = await identify(place);
    const entry = await readOnce(folder, id, options).catch((error) => ({ error }));
    if (before !== void 0 && before === await identify(place) || attempt === maxAttempts) {
      if ("error" in entry) throw entry.error;
      return entry;
    }
    await setTimeout(3 * attempt);
  }
}
var maxAttempts = 12;
async function readOnce(folder, id, options) {
  const pattern = await readPattern(folder, id, options);
  return { pattern, examples: await readExamples(join(folder, id), `${options.named}/${id}`) };
}
async function identify(folder) {
  return lstat(folder, { bigint: true }).then(
    ({ ino }) => ino,
    () => void 0
  );
}
async function listEntries(folder) {
  const ids = [];
  for (const kind of await listFolders(folder)) {
    for (const name of await listFolders(join(folder, kind))) ids.push(`${kind}/${name}`);
  }
  return ids;
}
async function readPattern(folder, id, options) {
  const file = `${options.named}/${id}/pattern.yml`;
  if (!/^code\//.test(id)) throw new ConfigError(`${file}: there is no kind ${id.split("/")[0]}`, "move it into code/");
  if (!patternName.test(id.slice("code/".length))) {
    throw new ConfigError(`${file}: the folder is not named in kebab-case`, "name it like yaml-safe-load");
  }
  const text = await readBounded(join(folder, id, "pattern.yml"), file);
  if (text === void 0) throw new ConfigError(`${file} is missing`, "add it or remove the folder");
  const pattern = parsePattern(text, id, file, options.provenance);
  return options.isForeign ? { ...pattern, provenance: options.provenance } : pattern;
}
async function readExamples(folder, named) {
  const files = /* @__PURE__ */ new Map();
  const names2 = (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile() && exampleName.test(entry.name)).map((entry) => entry.name).sort().slice(0, 200);
  for (const name of names2) {
    const text = await readBounded(join(folder, name), `${named}/${name}`);
    if (text !== void 0) files.set(name, text);
  }
  const heals = [...files].flatMap(([name, before]) => {
    const after = name.startsWith("before") ? files.get(name.replace("before", "after")) : void 0;
    return after === void 0 ? [] : [{ name, before, after }];
  });
  const untouched = [...files].flatMap(([name, text]) => name.startsWith("untouched") ? [{ name, text }] : []);
  return { heals, untouched };
}
async function readBounded(path, file) {
  const stats = await lstat(path).catch(() => void 0);
  if (!stats?.isFile()) return void 0;
  if (stats.size > maxPatternBytes) throw tooLarge(file);
  return readFile(path, "utf8");
}
function explainProblem(error) {
  return error instanceof ConfigError ? `${error.message}. To do: ${error.remedy}.` : messageOf(error);
}
async function listFolders(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name)).map((entry) => entry.name).sort();
}

// src/drivers/patterns/library.ts
function openPatternLibrary(folder, named) {
  const provenance2 = { from: "imported", source: named, at: "1970-01-01T00:00:00.000Z" };
  let last = Promise.resolve();
  const inTurn = (work) => {
    const mine = last.then(work);
    last = mine.catch(() => void 0);
    return mine;
  };
  return {
    async load() {
      await recover(join2(folder, "code"));
      const { entries, problems } = await loadEntries(folder, { named, provenance: provenance2 });
      const believed = entries.map(
        (entry) => entry.pattern.provenance.from === "shipped" ? { ...entry, pattern: { ...entry.pattern, provenance: provenance2 } } : entry
      );
      return { entries: believed, problems };
    },
    save: (entry) => inTurn(async () => {
      const place = placeOf(folder, entry.pattern.id);
      const fresh = join2(dirname(place), `.new-${nameOf(entry.pattern.id)}.${randomBytes(6).toString("hex")}`);
      try {
        await writeEntry(fresh, entry);
        await exchange(fresh, place);
      } catch (error) {
        await rm(fresh, { recursive: true, force: true }).catch(() => void 0);
        throw new EnvironmentError(
          `The pattern ${entry.pattern.id} could not be saved: ${messageOf(error)}`,
          `Make room on the disk and make ${named} writable for you.`,
          { cause: error }
        );
      }
    }),
    remove: (id) => inTurn(async () => {
      const place = placeOf(folder, id);
      const gone = join2(dirname(place), `.gone-${nameOf(id)}.${randomBytes(6).toString("hex")}`);
      const isMoved = await rename(place, gone).then(
        () => true,
        () => false
      );
      if (isMoved) await rm(gone, { recursive: true, force: true });
    })
  };
}
function placeOf(folder, id) {
  if (!id.startsWith("code/") || !patternName.test(nameOf(id))) throw new Error(`${id} is no id of a pattern`);
  return join2(folder, "code", nameOf(id));
}
function nameOf(id) {
  return id.slice("code/".length);
}
async function writeEntry(folder, { pattern, examples }) {
  await mkdir(folder, { recursive: true });
  for (const { name, before, after } of examples.heals) {
    await write(folder, name, before);
    await write(folder, name.replace("before", "after"), after);
  }
  for (const { name, text } of examples.untouched) await write(folder, name, text);
  await writeDurably(join2(folder, "pattern.yml"), writePattern(pattern));
}
async function write(folder, name, text) {
  if (!exampleName.test(name))
    throw new Error(`${name} is no name of an example: before.py, before-2.ts, untouched.py`);
  await writeDurably(join2(folder, name), text);
}
async function writeDurably(path, text) {
  const file = await open(path, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
async function exchange(fresh, place) {
  const aside = join2(dirname(place), `.old-${basename(place)}.${randomBytes(6).toString("hex")}`);
  for (let attempt = 1; ; attempt++) {
    const hadOne = await rename(place, aside).then(
      () => true,
      () => false
    );
    try {
      await rename(fresh, place);
      if (hadOne) await discard(aside);
      return;
    } catch (error) {
      if (hadOne) await rename(aside, place).catch(() => void 0);
      if (attempt === 5) throw error;
    }
  }
}
async function discard(aside) {
  const gone = join2(dirname(aside), basename(aside).replace(".old-", ".gone-"));
  const isMoved = await rename(aside, gone).then(
    () => true,
    () => false
  );
  if (isMoved) await rm(gone, { recursive: true, force: true });
}
var abandonedAfterMs = 6e4;
async function recover(folder) {
  const names2 = await readdir2(folder).catch(() => []);
  for (const name of names2) {
    const [, kind, entry] = /^\.(new|old|gone)-(.+)\.[0-9a-f]{12}$/.exec(name) ?? [];
    if (kind === void 0 || entry === void 0) continue;
    const path = join2(folder, name);
    if (kind === "old" && !await isThere(join2(folder, entry))) {
      await rename(path, join2(folder, entry)).catch(() => void 0);
      continue;
    }
    const age = await stat(path).then(
      ({ ctimeMs }) => Math.abs(performance.timeOrigin + performance.now() - ctimeMs),
      () => 0
    );
    if (age > abandonedAfterMs) await rm(path, { recursive: true, force: true }).catch(() => void 0);
  }
}
async function isThere(path) {
  return stat(path).then(
    () => true,
    () => false
  );
}

// src/app/learning/library.ts
function openLibrary({ healFolder }) {
  return openPatternLibrary(join3(healFolder, "patterns"), ".heal/patterns");
}
async function keepLearned(library, { added, changed, removed }) {
  for (const entry of [...added, ...changed]) await library.save(entry);
  for (const { id } of removed) await library.remove(id);
}
function linksOf(rule) {
  const page = findRulePage(rule);
  return page === void 0 ? [] : [page];
}

export {
  patternName,
  exampleName,
  patternFile,
  loadPatterns,
  loadEntries,
  readEntry,
  listEntries,
  openLibrary,
  keepLearned,
  linksOf
};
