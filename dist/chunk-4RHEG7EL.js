import {
  openStore
} from "./chunk-R7SXBOM5.js";
import "./chunk-EFOYLMI7.js";
export {
  openStore
};
