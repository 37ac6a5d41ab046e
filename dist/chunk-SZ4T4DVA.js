import {
  fileSchema,
  makeConfigJsonSchema
} from "./chunk-BR444YHL.js";
import "./chunk-RIJVGJHV.js";
export {
  fileSchema,
  makeConfigJsonSchema
};
