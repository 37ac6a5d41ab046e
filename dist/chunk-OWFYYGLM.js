import {
  makeSarif
} from "./chunk-4P2B4DKR.js";
import "./chunk-B3WZELUA.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-Z3QNSIEK.js";
import "./chunk-RIJVGJHV.js";
export {
  makeSarif
};
