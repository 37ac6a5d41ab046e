import {
  makeStandings
} from "./chunk-RLCBN4UR.js";
import {
  loadAllPatterns,
  repositoryPatterns
} from "./chunk-ZXQMWZIZ.js";
import {
  openLibrary
} from "./chunk-ATK5VVE7.js";
import {
  patternsFolder
} from "./chunk-YRRDT7BC.js";

// src/app/ladder/standings.ts
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
