import {
  readConfigurationFiles
} from "./chunk-VHSZM5CW.js";
import "./chunk-H4DM6FYF.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-OOA2V37C.js";
import "./chunk-TDEP23VZ.js";
import {
  findRepositoryRoot
} from "./chunk-6PPBVDCV.js";

// src/app/cli/read-configuration.ts
import { relative, sep } from "node:path";
function readConfiguration(packageRoot) {
  const base = findRepositoryRoot(packageRoot) ?? packageRoot;
  return readConfigurationFiles(base, relative(base, packageRoot).split(sep).join("/"));
}
export {
  readConfiguration
};
