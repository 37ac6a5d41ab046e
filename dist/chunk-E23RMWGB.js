import {
  chooseFiles,
  chooseFindings,
  scanSession
} from "./chunk-RBTRVJ4L.js";
import "./chunk-HWTUCNJ4.js";
import "./chunk-FHOEZ665.js";
import "./chunk-72QA5HIP.js";
import "./chunk-75Y7XVBZ.js";
import "./chunk-D2APL2YS.js";
import "./chunk-EFOYLMI7.js";
export {
  chooseFiles,
  chooseFindings,
  scanSession
};
