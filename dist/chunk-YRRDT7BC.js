// src/app/install.ts
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
var installFolder = findInstallFolder();
var patternsFolder = join(installFolder, "patterns");
var modelFile = join(installFolder, "models", "lexical.onnx");
var flowsFolder = join(installFolder, "flows");
var isBuilt = !import.meta.url.endsWith(".ts");
var ruffWorker = isBuilt ? join(installFolder, "dist", "ruff-worker.js") : join(installFolder, "src", "scanners", "ruff", "worker.ts");
var oxlintFixWorker = isBuilt ? join(installFolder, "dist", "oxlint-fix-worker.js") : join(installFolder, "src", "scanners", "oxlint", "fix-worker.ts");
var engineFile = isBuilt ? join(installFolder, "dist", "engine.js") : join(installFolder, "src", "app", "action", "engine.ts");
var installedFolders = [.../* @__PURE__ */ new Set([installFolder, ...findModuleFolders()])];
function readVersion() {
  const facts = JSON.parse(readFileSync(join(installFolder, "package.json"), "utf8"));
  const isNamed = typeof facts === "object" && facts !== null && "version" in facts;
  return isNamed && typeof facts.version === "string" ? facts.version : "unknown";
}
function findModuleFolders() {
  const found = [];
  for (let folder = installFolder; dirname(folder) !== folder; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (existsSync(modules)) found.push(realpathSync(modules));
  }
  return found;
}
function findInstallFolder() {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) throw new Error("Heal is not installed whole: its package.json is missing");
  }
}

export {
  patternsFolder,
  modelFile,
  flowsFolder,
  ruffWorker,
  oxlintFixWorker,
  engineFile,
  installedFolders,
  readVersion
};
