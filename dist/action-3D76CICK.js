import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  loadConfig,
  loadConfigFile,
  requireConfig
} from "./action-NKTUGTKU.js";
import "./action-X6CBIJZU.js";
import {
  readTextFile
} from "./action-ZAH2LPB4.js";
import {
  UsageError
} from "./action-SGTAAGOL.js";
import "./action-GGHDBN3D.js";
import "./action-RD6QKGZ2.js";
import "./action-OCMVFFSO.js";

// src/app/github/read-config.ts
function readBranch(github, branch) {
  const texts = /* @__PURE__ */ new Map();
  const read = (path) => {
    const known = texts.get(path) ?? readTextFile(github, path, branch);
    texts.set(path, known);
    return known;
  };
  return { readFile: read, exists: async (path) => await read(path) !== void 0 };
}

// src/app/action/branch-config.ts
async function readBranchConfig(repository, branch, file, packagePath) {
  const reader = readBranch(repository, branch);
  const loaded = await (file === void 0 ? loadConfig(reader, packagePath === "." ? [""] : [packagePath, ""]) : loadConfigFile(reader, file));
  if (loaded) return requireConfig(loaded).config;
  throw new UsageError(
    `There is no configuration ${file} on ${branch}.`,
    "Name a file from the root of the repository."
  );
}
export {
  readBranchConfig
};
