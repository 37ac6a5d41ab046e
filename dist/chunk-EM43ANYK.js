import {
  openModel,
  previewRequest
} from "./chunk-RA4FWPZD.js";
import "./chunk-7W55BGHJ.js";
import "./chunk-EFOYLMI7.js";
export {
  openModel,
  previewRequest
};
