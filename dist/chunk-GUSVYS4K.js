import {
  findPackagePrefix,
  findRepositoryRoot,
  makeSourceReader
} from "./chunk-6PPBVDCV.js";
export {
  findPackagePrefix,
  findRepositoryRoot,
  makeSourceReader
};
