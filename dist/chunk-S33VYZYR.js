import {
  rules
} from "./chunk-BVT4W5JB.js";
import "./chunk-B3WZELUA.js";
import "./chunk-MLKGABMK.js";
export {
  rules
};
