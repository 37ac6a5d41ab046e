import {
  keepLearned,
  linksOf,
  openLibrary
} from "./chunk-ATK5VVE7.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";
export {
  keepLearned,
  linksOf,
  openLibrary
};
