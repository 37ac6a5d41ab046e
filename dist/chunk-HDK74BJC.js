import {
  rules
} from "./chunk-JALNVRAU.js";
import "./chunk-732VU6QS.js";
import "./chunk-VUITUFH6.js";
import "./chunk-Q63RP6YB.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-NQBGBSJM.js";
import "./chunk-LY2GDKNB.js";
import "./chunk-2QNHBRQK.js";
import "./chunk-D2APL2YS.js";
import "./chunk-B3WZELUA.js";
export {
  rules
};
