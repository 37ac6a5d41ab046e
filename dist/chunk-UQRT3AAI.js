import {
  fileSchema,
  makeConfigJsonSchema
} from "./chunk-OOA2V37C.js";
import "./chunk-TDEP23VZ.js";
export {
  fileSchema,
  makeConfigJsonSchema
};
