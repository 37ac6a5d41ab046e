import {
  countOf,
  fit,
  formatMs,
  pad,
  widthOf,
  wrap
} from "./chunk-TYGHKD46.js";
import "./chunk-MLKGABMK.js";
export {
  countOf,
  fit,
  formatMs,
  pad,
  widthOf,
  wrap
};
