import {
  makeStandings
} from "./chunk-SKYNYJ5A.js";
import {
  loadAllPatterns,
  repositoryPatterns
} from "./chunk-5CGMHJRB.js";
import {
  openLibrary
} from "./chunk-2WEWUSL5.js";
import {
  patternsFolder
} from "./chunk-2I4C43OA.js";

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
