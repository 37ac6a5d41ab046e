import {
  readConfigurationFiles
} from "./chunk-SIAL3QON.js";
import "./chunk-WHTY4AYQ.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-OUZCHGED.js";
import "./chunk-TDEP23VZ.js";
import {
  findRepositoryRoot
} from "./chunk-6PPBVDCV.js";
import "./chunk-EFOYLMI7.js";

// src/app/cli/read-configuration.ts
import { relative, sep } from "node:path";
function readConfiguration(packageRoot) {
  const base = findRepositoryRoot(packageRoot) ?? packageRoot;
  return readConfigurationFiles(base, relative(base, packageRoot).split(sep).join("/"));
}
export {
  readConfiguration
};
