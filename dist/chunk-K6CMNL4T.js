import {
  openModel,
  previewRequest
} from "./chunk-Q6RVSWE5.js";
import "./chunk-7W55BGHJ.js";
import "./chunk-EFOYLMI7.js";
export {
  openModel,
  previewRequest
};
