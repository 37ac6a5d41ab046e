import {
  countOf,
  fit,
  formatMs,
  pad,
  widthOf,
  wrap
} from "./chunk-TYGHKD46.js";
export {
  countOf,
  fit,
  formatMs,
  pad,
  widthOf,
  wrap
};
