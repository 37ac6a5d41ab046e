import {
  makeModelRung,
  previewPrompt
} from "./chunk-TD3V67NM.js";
import "./chunk-VIISV5L7.js";
import "./chunk-75Y7XVBZ.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-DSFTQUU6.js";
import "./chunk-HRMWWOYP.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-Q63RP6YB.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-2QNHBRQK.js";
import "./chunk-D2APL2YS.js";
import "./chunk-B3WZELUA.js";
import "./chunk-NBAG2F6T.js";
import "./chunk-EFOYLMI7.js";
export {
  makeModelRung,
  previewPrompt
};
