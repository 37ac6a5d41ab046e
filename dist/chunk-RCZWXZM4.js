import {
  loadRepositoryEntries,
  repositoryPatterns,
  repositoryPatternsFolder
} from "./chunk-ZXQMWZIZ.js";
import {
  checkPattern
} from "./chunk-TSLFKTZU.js";
import {
  listEntries,
  loadEntries,
  openLibrary,
  readEntry
} from "./chunk-ATK5VVE7.js";
import {
  patternsFolder
} from "./chunk-YRRDT7BC.js";
import {
  openRepository
} from "./chunk-37UXDPNM.js";
import {
  HealError,
  UsageError
} from "./chunk-EFOYLMI7.js";

// src/app/learning/pattern-catalogue.ts
import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
async function readCatalogue(path, settings) {
  const shipped = await loadEntries(patternsFolder, { named: "patterns", provenance: { from: "shipped" } });
  const place = (folder) => (entry) => ({ ...entry, folder: join(folder, entry.pattern.id) });
  const root = await findRoot(resolve(settings.cwd, path), settings);
  if (root === void 0) return { ...shipped, entries: shipped.entries.map(place(patternsFolder)) };
  const own = repositoryPatternsFolder(root.repository);
  const library = join(root.package, ".heal", "patterns");
  const [written, learned] = await Promise.all([
    loadRepositoryEntries(own),
    openLibrary({ healFolder: join(root.package, ".heal") }).load()
  ]);
  return {
    entries: [
      ...shipped.entries.map(place(patternsFolder)),
      ...written.entries.map(place(own)),
      ...learned.entries.map(place(library))
    ],
    problems: [...shipped.problems, ...written.problems, ...learned.problems]
  };
}
function filterCatalogue(entries, { language, rule }) {
  const family = rule?.endsWith("/*") ? rule.slice(0, -1) : void 0;
  return entries.filter(({ pattern }) => {
    if (language !== void 0 && !pattern.languages.includes(language)) return false;
    return rule === void 0 || pattern.rules.some((one) => family ? one.startsWith(family) : one === rule);
  });
}
function findEntry(entries, id) {
  const wanted = id.includes("/") ? id : `code/${id}`;
  const exact = entries.find(({ pattern }) => pattern.id === wanted);
  if (exact) return exact;
  const likely = entries.filter(({ pattern }) => pattern.id.startsWith(wanted));
  const [only] = likely;
  if (only && likely.length === 1) return only;
  const names = likely.slice(0, 8).map(({ pattern }) => pattern.id);
  throw new UsageError(
    names.length > 0 ? `${id} may be ${names.join(", ")}` : `There is no pattern ${id}`,
    names.length > 0 ? "Give more of its name." : "List them: heal patterns list"
  );
}
async function readAbout(entry) {
  return readFile(join(entry.folder, "README.md"), "utf8").catch(() => "");
}
async function testPatterns(folder, settings) {
  const chosen = folder === void 0 ? await defaultFolder(settings) : resolve(settings.cwd, folder);
  const isOne = existsSync(join(chosen, "pattern.yml"));
  const base = isOne ? dirname(dirname(chosen)) : chosen;
  const ids = isOne ? [`${basename(dirname(chosen))}/${basename(chosen)}`] : await listEntries(chosen);
  if (ids.length === 0) {
    throw new UsageError(
      `There is no pattern in ${chosen}`,
      "Name a folder like .github/heal/patterns or one of its patterns, or start one: heal patterns new <id>"
    );
  }
  const named = relative(settings.cwd, base).split(sep).join("/") || ".";
  const provenance = { from: "imported", source: named, at: "1970-01-01T00:00:00.000Z" };
  return Promise.all(
    ids.map(async (id) => {
      try {
        const { pattern, examples } = await readEntry(base, id, { named, provenance });
        return { id, wrong: checkPattern(pattern, examples) };
      } catch (error) {
        if (error instanceof HealError) return { id, wrong: [`${error.message}. To do: ${error.remedy}.`] };
        throw error;
      }
    })
  );
}
async function defaultFolder(settings) {
  const root = await findRoot(settings.cwd, settings);
  if (root === void 0) {
    throw new UsageError("This is no Git repository", "Name the folder of the patterns: heal patterns test <folder>");
  }
  const folder = repositoryPatternsFolder(root.repository);
  if (existsSync(folder)) return folder;
  throw new UsageError(
    `This repository has no ${repositoryPatterns}`,
    "Start a pattern: heal patterns new <id>, or name a folder: heal patterns test <folder>"
  );
}
async function findRoot(path, settings) {
  try {
    const { root, packageRoot } = await openRepository(path, settings.env);
    return { repository: root, package: packageRoot };
  } catch (error) {
    if (error instanceof HealError) return void 0;
    throw error;
  }
}

export {
  readCatalogue,
  filterCatalogue,
  findEntry,
  readAbout,
  testPatterns,
  findRoot
};
