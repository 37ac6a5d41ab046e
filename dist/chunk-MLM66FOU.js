import {
  fileSchema,
  makeConfigJsonSchema
} from "./chunk-6T6LFUWY.js";
import "./chunk-TDEP23VZ.js";
import "./chunk-MLKGABMK.js";
export {
  fileSchema,
  makeConfigJsonSchema
};
