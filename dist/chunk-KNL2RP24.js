import {
  configFiles,
  loadConfig,
  requireConfig
} from "./chunk-HYG334HN.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-FNITTEJB.js";
import "./chunk-2UB6OEYP.js";
import "./chunk-NHRCP32L.js";
import "./chunk-TDEP23VZ.js";
import "./chunk-MLKGABMK.js";
export {
  configFiles,
  loadConfig,
  requireConfig
};
