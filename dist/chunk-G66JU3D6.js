import {
  makeSandboxHere,
  openSession
} from "./chunk-W34QT2D3.js";
import "./chunk-3WVOCJYW.js";
import "./chunk-ZNQKMZBF.js";
import "./chunk-BRPDINOQ.js";
import "./chunk-72QA5HIP.js";
import "./chunk-75Y7XVBZ.js";
import "./chunk-OTICUWNY.js";
import "./chunk-VIISV5L7.js";
import "./chunk-5B3OZACI.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-YRRDT7BC.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-IW6WHPNX.js";
import "./chunk-FELVHE56.js";
import "./chunk-P6756FPZ.js";
import "./chunk-RLSXXUWR.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-T76HHHS7.js";
import "./chunk-3VOSYGGK.js";
import "./chunk-RVDUMNWB.js";
import "./chunk-MXHXVLEF.js";
import "./chunk-B3WZELUA.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-IDQDHURE.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";
export {
  makeSandboxHere,
  openSession
};
