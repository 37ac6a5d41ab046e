import {
  configFiles,
  loadConfig,
  loadConfigFile,
  requireConfig
} from "./chunk-WHTY4AYQ.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-OUZCHGED.js";
import "./chunk-TDEP23VZ.js";
import "./chunk-EFOYLMI7.js";
export {
  configFiles,
  loadConfig,
  loadConfigFile,
  requireConfig
};
