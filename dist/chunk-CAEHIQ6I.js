import {
  chooseFiles,
  chooseFindings,
  scanSession
} from "./chunk-ZDFZMIRZ.js";
import "./chunk-3WVOCJYW.js";
import "./chunk-BRPDINOQ.js";
import "./chunk-72QA5HIP.js";
import "./chunk-75Y7XVBZ.js";
import "./chunk-MXHXVLEF.js";
import "./chunk-EFOYLMI7.js";
export {
  chooseFiles,
  chooseFindings,
  scanSession
};
