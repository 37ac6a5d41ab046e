import {
  readConfigurationFiles
} from "./chunk-5VPO3VG3.js";
import {
  findRepositoryRoot
} from "./chunk-6PPBVDCV.js";
import "./chunk-BZZRR5WK.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/cli/read-configuration.ts
import { relative, sep } from "node:path";
function readConfiguration(packageRoot) {
  const base = findRepositoryRoot(packageRoot) ?? packageRoot;
  return readConfigurationFiles(base, relative(base, packageRoot).split(sep).join("/"));
}
export {
  readConfiguration
};
