import {
  fileSchema,
  makeConfigJsonSchema
} from "./chunk-NHRCP32L.js";
import "./chunk-TDEP23VZ.js";
import "./chunk-MLKGABMK.js";
export {
  fileSchema,
  makeConfigJsonSchema
};
