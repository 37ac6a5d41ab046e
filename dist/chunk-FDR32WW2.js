import {
  openStore
} from "./chunk-4GBRHFKZ.js";
import "./chunk-66SCUV67.js";
import "./chunk-GCXMERVN.js";
import "./chunk-EFOYLMI7.js";
export {
  openStore
};
