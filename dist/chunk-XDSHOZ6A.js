import {
  configFiles,
  loadConfig,
  requireConfig
} from "./chunk-H4DM6FYF.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-OOA2V37C.js";
import "./chunk-TDEP23VZ.js";
export {
  configFiles,
  loadConfig,
  requireConfig
};
