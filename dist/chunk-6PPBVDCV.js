// src/app/cli/package-root.ts
import { existsSync } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
var maxBytes = 1024 * 1024;
function findRepositoryRoot(folder) {
  for (let current = resolve(folder); ; current = dirname(current)) {
    if (existsSync(join(current, ".git"))) return current;
    if (dirname(current) === current) return void 0;
  }
}
function findPackagePrefix(packageRoot) {
  const root = findRepositoryRoot(packageRoot);
  const path = root === void 0 ? "" : relative(root, resolve(packageRoot)).split(sep).join("/");
  return path === "" ? "" : `${path}/`;
}
function makeSourceReader(packageRoot) {
  const cache = /* @__PURE__ */ new Map();
  return (path) => {
    const known = cache.get(path) ?? readInside(packageRoot, path).catch(() => void 0);
    cache.set(path, known);
    return known;
  };
}
async function readInside(packageRoot, path) {
  const root = await realpath(packageRoot);
  const file = await realpath(join(root, path));
  const inside = relative(root, file);
  if (inside === "" || inside.startsWith("..") || isAbsolute(inside)) return void 0;
  const facts = await stat(file);
  if (!facts.isFile() || facts.size > maxBytes) return void 0;
  return readFile(file, "utf8");
}

export {
  findRepositoryRoot,
  findPackagePrefix,
  makeSourceReader
};
