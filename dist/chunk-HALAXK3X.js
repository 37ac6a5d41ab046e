import {
  describeScanner,
  paintPriority,
  reportLines,
  tally
} from "./chunk-K6I2J2HR.js";
import "./chunk-TYGHKD46.js";
import "./chunk-Z3QNSIEK.js";
export {
  describeScanner,
  paintPriority,
  reportLines,
  tally
};
