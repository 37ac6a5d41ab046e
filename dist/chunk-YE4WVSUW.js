import {
  configFiles,
  loadConfig,
  requireConfig
} from "./chunk-X5WYFAMZ.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-FNITTEJB.js";
import "./chunk-2UB6OEYP.js";
import "./chunk-6T6LFUWY.js";
import "./chunk-TDEP23VZ.js";
import "./chunk-MLKGABMK.js";
export {
  configFiles,
  loadConfig,
  requireConfig
};
