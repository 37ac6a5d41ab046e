import {
  rules
} from "./chunk-BQJ62BOP.js";
import "./chunk-54UZ3YNG.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-ESL7UBKL.js";
import "./chunk-PSYM2LST.js";
import "./chunk-LY2GDKNB.js";
import "./chunk-2QNHBRQK.js";
import "./chunk-D2APL2YS.js";
import "./chunk-B3WZELUA.js";
export {
  rules
};
