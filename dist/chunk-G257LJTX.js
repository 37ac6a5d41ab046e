import {
  configFiles,
  loadConfig,
  loadConfigFile,
  requireConfig
} from "./chunk-BZZRR5WK.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";
export {
  configFiles,
  loadConfig,
  loadConfigFile,
  requireConfig
};
