import {
  fileSchema,
  makeConfigJsonSchema
} from "./chunk-OUZCHGED.js";
import "./chunk-TDEP23VZ.js";
export {
  fileSchema,
  makeConfigJsonSchema
};
