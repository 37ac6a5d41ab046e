import {
  findPackagePrefix,
  findRepositoryRoot,
  makeSourceReader
} from "./chunk-6PPBVDCV.js";
import "./chunk-MLKGABMK.js";
export {
  findPackagePrefix,
  findRepositoryRoot,
  makeSourceReader
};
