import {
  makeSarif
} from "./chunk-GP36AVVG.js";
import "./chunk-B3WZELUA.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-TDEP23VZ.js";
import "./chunk-Z3QNSIEK.js";
export {
  makeSarif
};
