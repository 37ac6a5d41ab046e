import {
  describeStanding,
  renderApply,
  renderIgnored,
  renderSetAside,
  renderUnquarantine
} from "./chunk-7LRS3X6V.js";
import "./chunk-AHDJVIVJ.js";
import "./chunk-R3EPT52J.js";
import "./chunk-TYGHKD46.js";
import "./chunk-Z3QNSIEK.js";
export {
  describeStanding,
  renderApply,
  renderIgnored,
  renderSetAside,
  renderUnquarantine
};
