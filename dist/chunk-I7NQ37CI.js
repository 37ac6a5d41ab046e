import {
  makeModelRung,
  previewPrompt
} from "./chunk-IU2Q7KWU.js";
import "./chunk-75Y7XVBZ.js";
import "./chunk-DSFTQUU6.js";
import "./chunk-HRMWWOYP.js";
import "./chunk-VIISV5L7.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-RLSXXUWR.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-RVDUMNWB.js";
import "./chunk-MXHXVLEF.js";
import "./chunk-B3WZELUA.js";
import "./chunk-NBAG2F6T.js";
import "./chunk-EFOYLMI7.js";
export {
  makeModelRung,
  previewPrompt
};
