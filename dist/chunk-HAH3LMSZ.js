import {
  keepLearned,
  linksOf,
  openLibrary
} from "./chunk-2WEWUSL5.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-TDEP23VZ.js";
import "./chunk-EFOYLMI7.js";
export {
  keepLearned,
  linksOf,
  openLibrary
};
