import {
  describeStanding,
  renderApply,
  renderIgnored,
  renderSetAside,
  renderUnquarantine
} from "./chunk-TMU7VBQD.js";
import "./chunk-ASJJZEB5.js";
import "./chunk-PWPO5W37.js";
import "./chunk-Z3QNSIEK.js";
import "./chunk-TYGHKD46.js";
export {
  describeStanding,
  renderApply,
  renderIgnored,
  renderSetAside,
  renderUnquarantine
};
