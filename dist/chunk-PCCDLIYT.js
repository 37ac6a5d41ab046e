import {
  learnFromHeals
} from "./chunk-LMWBBSFY.js";
import "./chunk-CFKHXV2J.js";
import "./chunk-ZZRUJJZJ.js";
import "./chunk-KGBX6QTB.js";
import "./chunk-RIC2F2F2.js";
import "./chunk-33OVZQSH.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-CMVYNLPX.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-GUTRQ6WY.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-54UZ3YNG.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-ESL7UBKL.js";
import "./chunk-PSYM2LST.js";
import "./chunk-LY2GDKNB.js";
import "./chunk-2QNHBRQK.js";
import "./chunk-D2APL2YS.js";
import "./chunk-B3WZELUA.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-TDEP23VZ.js";
export {
  learnFromHeals
};
