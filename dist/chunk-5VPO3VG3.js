import {
  loadConfig,
  loadConfigFile
} from "./chunk-BZZRR5WK.js";
import {
  EnvironmentError,
  UsageError
} from "./chunk-EFOYLMI7.js";

// src/app/configuration-files.ts
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
function readConfigurationFiles(root, packagePath) {
  return loadConfig(readTree(root), foldersOf(packagePath));
}
async function readConfigurationAt(repository, { at, file }) {
  if (at !== void 0 && await repository.ask(["cat-file", "-e", `${at}^{commit}`]) === void 0) {
    throw new EnvironmentError(
      `The configuration is read from commit ${at.slice(0, 12)}, which is not here.`,
      "Fetch it first; in GitHub Actions, check out with fetch-depth: 0."
    );
  }
  const reader = at === void 0 ? readTree(repository.root) : readCommit(repository, at);
  if (file === void 0) return loadConfig(reader, foldersOf(repository.packagePath));
  const named = await loadConfigFile(reader, file);
  if (named) return named;
  throw new UsageError(
    `There is no configuration ${file}${at === void 0 ? "" : ` in ${at.slice(0, 12)}`}.`,
    "Name a file from the root of the repository, such as .github/heal.yml."
  );
}
function foldersOf(packagePath) {
  return packagePath === "" ? [""] : [packagePath, ""];
}
function readTree(root) {
  return {
    readFile: (path) => readFile(join(root, path), "utf8").catch(() => void 0),
    exists: (path) => stat(join(root, path)).then(
      () => true,
      () => false
    )
  };
}
function readCommit({ ask }, at) {
  const read = (path) => ask(["cat-file", "blob", `${at}:${path}`]);
  return { readFile: read, exists: async (path) => await read(path) !== void 0 };
}

export {
  readConfigurationFiles,
  readConfigurationAt
};
