import {
  makeSandboxHere,
  openSession
} from "./chunk-HZOOOFXC.js";
import "./chunk-XAEZ5FLW.js";
import "./chunk-VIISV5L7.js";
import "./chunk-ILGQGSGU.js";
import "./chunk-HWTUCNJ4.js";
import "./chunk-FHOEZ665.js";
import "./chunk-72QA5HIP.js";
import "./chunk-75Y7XVBZ.js";
import "./chunk-GEK4PRPV.js";
import "./chunk-33OVZQSH.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-BQJ62BOP.js";
import "./chunk-54UZ3YNG.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-ESL7UBKL.js";
import "./chunk-PSYM2LST.js";
import "./chunk-LY2GDKNB.js";
import "./chunk-2QNHBRQK.js";
import "./chunk-D2APL2YS.js";
import "./chunk-B3WZELUA.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-TDEP23VZ.js";
export {
  makeSandboxHere,
  openSession
};
