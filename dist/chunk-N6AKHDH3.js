import {
  readConfigurationFiles
} from "./chunk-HKOR6W2X.js";
import {
  findRepositoryRoot
} from "./chunk-6PPBVDCV.js";
import "./chunk-X5WYFAMZ.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-FNITTEJB.js";
import "./chunk-2UB6OEYP.js";
import "./chunk-6T6LFUWY.js";
import "./chunk-TDEP23VZ.js";
import "./chunk-MLKGABMK.js";

// src/app/cli/read-configuration.ts
import { relative, sep } from "node:path";
function readConfiguration(packageRoot) {
  const base = findRepositoryRoot(packageRoot) ?? packageRoot;
  return readConfigurationFiles(base, relative(base, packageRoot).split(sep).join("/"));
}
export {
  readConfiguration
};
