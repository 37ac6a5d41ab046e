import {
  makeStandings
} from "./chunk-XJQTEM6W.js";
import {
  loadAllPatterns,
  repositoryPatterns
} from "./chunk-TPUDX7FR.js";
import {
  patternsFolder
} from "./chunk-GEK4PRPV.js";
import {
  openLibrary
} from "./chunk-GUTRQ6WY.js";

// src/app/standings.ts
import { join } from "node:path";
async function readStandings({ repository, healFolder }, { records }, now) {
  const { patterns } = await loadAllPatterns({
    shipped: patternsFolder,
    repository: join(repository.root, repositoryPatterns),
    library: openLibrary({ healFolder })
  });
  return { standingOf: makeStandings(await records.all(), patterns, now), patterns };
}

export {
  readStandings
};
