import {
  keepLearned,
  linksOf,
  openLibrary
} from "./chunk-GUTRQ6WY.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-TDEP23VZ.js";
export {
  keepLearned,
  linksOf,
  openLibrary
};
