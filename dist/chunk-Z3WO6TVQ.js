import {
  describeScanner,
  paintPriority,
  reportLines,
  tally
} from "./chunk-VKKNVEU3.js";
import "./chunk-Z3QNSIEK.js";
import "./chunk-TYGHKD46.js";
export {
  describeScanner,
  paintPriority,
  reportLines,
  tally
};
