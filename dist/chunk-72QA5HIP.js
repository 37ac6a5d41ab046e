// src/scanners/read.ts
import { lstat, readFile, realpath } from "node:fs/promises";
import { resolve, sep } from "node:path";
var maxFileBytes = 1024 * 1024;
async function readText(root, path) {
  const absolute = resolve(root, path);
  if (!absolute.startsWith(root.endsWith(sep) ? root : root + sep)) return { unreadable: "missing" };
  try {
    const stat = await lstat(absolute);
    if (stat.isSymbolicLink()) return { unreadable: "symlink" };
    if (!stat.isFile()) return { unreadable: "not-a-file" };
    if (stat.size > maxFileBytes) return { unreadable: "too-large" };
    return decode(await readFile(absolute));
  } catch {
    return { unreadable: "missing" };
  }
}
function decode(bytes) {
  if (bytes.subarray(0, 8192).includes(0)) return { unreadable: "binary" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { unreadable: "invalid-utf8" };
  }
}
function createReader(root, cacheBytes = 64 * 1024 * 1024) {
  const cache = /* @__PURE__ */ new Map();
  let used = 0;
  const realRoot = realpath(root);
  async function read(path) {
    const answer = await readText(root, path);
    if (!("text" in answer)) return void 0;
    const real = await realpath(resolve(root, path));
    return real.startsWith((await realRoot).replace(/[\\/]$/, "") + sep) ? answer.text : void 0;
  }
  return async (path) => {
    const known = cache.get(path);
    if (known) return known;
    const text = read(path).catch(() => void 0);
    if (used < cacheBytes) {
      cache.set(path, text);
      used += ((await text)?.length ?? 0) * 2;
    }
    return text;
  };
}

export {
  readText,
  createReader
};
