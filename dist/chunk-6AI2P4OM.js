import {
  rules
} from "./chunk-IW6WHPNX.js";
import "./chunk-FELVHE56.js";
import "./chunk-P6756FPZ.js";
import "./chunk-RLSXXUWR.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-T76HHHS7.js";
import "./chunk-3VOSYGGK.js";
import "./chunk-RVDUMNWB.js";
import "./chunk-MXHXVLEF.js";
import "./chunk-B3WZELUA.js";
export {
  rules
};
