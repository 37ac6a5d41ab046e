// src/syntax/python/modules.ts
function moduleName(path, files) {
  const parts = path.replace(/\.pyi?$/, "").split("/");
  if (parts.at(-1) === "__init__") parts.pop();
  return parts.slice(rootDepth(path, files)).join(".");
}
function rootDepth(path, files) {
  const folders = path.split("/").slice(0, -1);
  let depth = folders.length;
  while (depth > 0 && files.has([...folders.slice(0, depth), "__init__.py"].join("/"))) depth--;
  return depth;
}
function resolveModule(from, module, files) {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const parts = module.slice(dots).split(".").filter(Boolean);
  const folders = from.split("/").slice(0, -1);
  if (dots > 0) {
    if (dots - 1 > folders.length) return void 0;
    return fileOf([...folders.slice(0, folders.length - (dots - 1)), ...parts], files);
  }
  if (parts.length === 0) return void 0;
  for (const root of [folders.slice(0, rootDepth(from, files)), [], ["src"], ["lib"]]) {
    const found = fileOf([...root, ...parts], files);
    if (found !== void 0) return found;
  }
  return void 0;
}
function fileOf(parts, files) {
  const base = parts.join("/");
  const candidates = base === "" ? ["__init__.py"] : [`${base}.py`, `${base}/__init__.py`, `${base}.pyi`];
  return candidates.find((path) => files.has(path));
}
function relativeModule(from, to, files) {
  const root = rootDepth(from, files);
  const folders = from.split("/").slice(0, -1);
  const target = to.replace(/\.pyi?$/, "").split("/");
  if (target.at(-1) === "__init__") target.pop();
  let shared = 0;
  while (shared < folders.length && shared < target.length && folders[shared] === target[shared]) shared++;
  if (shared <= root || root === folders.length) return void 0;
  return ".".repeat(folders.length - shared + 1) + target.slice(shared).join(".");
}
function siblingModules(from, module, files) {
  const dots = /^\.*/.exec(module)?.[0] ?? "";
  const parts = module.slice(dots.length).split(".").filter(Boolean);
  const parent = parts.slice(0, -1);
  const names = /* @__PURE__ */ new Set();
  for (const path of files) {
    const segments = path.replace(/\.pyi?$/, "").split("/");
    for (const segment of segments) {
      const candidate = dots + [...parent, segment].join(".");
      if (/^[A-Za-z_]\w*$/.test(segment) && segment !== "__init__" && resolveModule(from, candidate, files) !== void 0)
        names.add(segment);
    }
  }
  return [...names].sort();
}

export {
  moduleName,
  resolveModule,
  relativeModule,
  siblingModules
};
