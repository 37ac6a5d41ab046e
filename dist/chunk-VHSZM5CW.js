import {
  loadConfig
} from "./chunk-H4DM6FYF.js";

// src/app/configuration-files.ts
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
function readConfigurationFiles(root, packagePath) {
  const reader = {
    readFile: (path) => readFile(join(root, path), "utf8").catch(() => void 0),
    exists: (path) => stat(join(root, path)).then(
      () => true,
      () => false
    )
  };
  return loadConfig(reader, packagePath === "" ? [""] : [packagePath, ""]);
}

export {
  readConfigurationFiles
};
