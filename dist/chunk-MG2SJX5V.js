import {
  makeSandboxHere,
  openSession
} from "./chunk-STPZYWZS.js";
import "./chunk-EJQRUTH7.js";
import "./chunk-VIISV5L7.js";
import "./chunk-ILGQGSGU.js";
import "./chunk-HWTUCNJ4.js";
import "./chunk-FHOEZ665.js";
import "./chunk-72QA5HIP.js";
import "./chunk-75Y7XVBZ.js";
import "./chunk-33OVZQSH.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-2I4C43OA.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-JALNVRAU.js";
import "./chunk-732VU6QS.js";
import "./chunk-VUITUFH6.js";
import "./chunk-Q63RP6YB.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-NQBGBSJM.js";
import "./chunk-LY2GDKNB.js";
import "./chunk-2QNHBRQK.js";
import "./chunk-D2APL2YS.js";
import "./chunk-B3WZELUA.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-TDEP23VZ.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-EFOYLMI7.js";
export {
  makeSandboxHere,
  openSession
};
