import {
  findMessageFaults,
  findRewriteFaults
} from "./chunk-PYR7C2ZH.js";
import {
  loadEntries,
  loadPatterns
} from "./chunk-ATK5VVE7.js";

// src/app/learning/patterns.ts
import { join } from "node:path";
var repositoryPatterns = ".github/heal/patterns";
async function loadAllPatterns(sources) {
  const problems = [];
  const patterns = new Map((await loadPatterns(sources.shipped)).map((pattern) => [pattern.id, pattern]));
  const add = (entries, where) => {
    for (const { pattern } of entries) {
      const faults = patterns.has(pattern.id) ? ["there is a pattern of this name already; rename the folder"] : findFaults(pattern);
      if (faults.length === 0) patterns.set(pattern.id, pattern);
      else problems.push(`${where}/${pattern.id}: ${faults.join("; ")}.`);
    }
  };
  if (sources.repository !== void 0) {
    const own = await loadRepositoryEntries(sources.repository);
    problems.push(...own.problems);
    add(own.entries, repositoryPatterns);
  }
  if (sources.library) {
    const learned = await sources.library.load();
    problems.push(...learned.problems);
    add(learned.entries, "library");
  }
  return { patterns: [...patterns.values()], problems };
}
function loadRepositoryEntries(folder) {
  const provenance = { from: "imported", source: repositoryPatterns, at: "1970-01-01T00:00:00.000Z" };
  return loadEntries(folder, { named: repositoryPatterns, provenance, isForeign: true });
}
function repositoryPatternsFolder(root) {
  return join(root, ...repositoryPatterns.split("/"));
}
function findFaults(pattern) {
  return [...findRewriteFaults(pattern), ...findMessageFaults(pattern)];
}

export {
  repositoryPatterns,
  loadAllPatterns,
  loadRepositoryEntries,
  repositoryPatternsFolder,
  findFaults
};
