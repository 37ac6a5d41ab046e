import {
  learnFromHeals
} from "./chunk-K4TYSJC7.js";
import "./chunk-XRRAPREG.js";
import "./chunk-4GC5T5DI.js";
import "./chunk-PHEYG7KM.js";
import "./chunk-3TVVJJWC.js";
import "./chunk-33OVZQSH.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-CMVYNLPX.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-2WEWUSL5.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-732VU6QS.js";
import "./chunk-VUITUFH6.js";
import "./chunk-Q63RP6YB.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-LY2GDKNB.js";
import "./chunk-2QNHBRQK.js";
import "./chunk-D2APL2YS.js";
import "./chunk-B3WZELUA.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-TDEP23VZ.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-EFOYLMI7.js";
export {
  learnFromHeals
};
