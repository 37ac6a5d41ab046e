import {
  createPace
} from "./chunk-BRPDINOQ.js";
import {
  resolveModule
} from "./chunk-75Y7XVBZ.js";
import {
  languageOf
} from "./chunk-MXHXVLEF.js";
import {
  UsageError
} from "./chunk-EFOYLMI7.js";

// src/scanners/import-graph.ts
function findKnots(graph) {
  const index = /* @__PURE__ */ new Map();
  const low = /* @__PURE__ */ new Map();
  const onStack = /* @__PURE__ */ new Set();
  const stack = [];
  const knots = [];
  for (const root of graph.keys()) {
    if (index.has(root)) continue;
    const work = [enter(root)];
    while (work.length > 0) {
      const frame = work[work.length - 1];
      if (!frame) break;
      const next = frame.targets.next();
      if (!next.done) {
        if (!index.has(next.value)) work.push(enter(next.value));
        else if (onStack.has(next.value)) lower(frame.node, index.get(next.value) ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) lower(parent.node, low.get(frame.node) ?? 0);
      if (low.get(frame.node) === index.get(frame.node)) leave(frame.node);
    }
  }
  return knots.filter((knot) => knot.length > 1).map((knot) => knot.sort());
  function enter(node) {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    onStack.add(node);
    return { node, targets: (graph.get(node) ?? /* @__PURE__ */ new Set()).values() };
  }
  function lower(node, to) {
    low.set(node, Math.min(low.get(node) ?? to, to));
  }
  function leave(node) {
    const knot = [];
    for (let top = stack.pop(); top !== void 0; top = stack.pop()) {
      onStack.delete(top);
      knot.push(top);
      if (top === node) break;
    }
    knots.push(knot);
  }
}
function findPath(graph, from, to) {
  const cameFrom = /* @__PURE__ */ new Map([[from, ""]]);
  const queue = [from];
  for (const node of queue) {
    if (node === to) break;
    for (const next of graph.get(node) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  if (!cameFrom.has(to)) return void 0;
  const path = [to];
  for (let node = cameFrom.get(to); node; node = cameFrom.get(node)) path.unshift(node);
  return path;
}
function findDependents(graph, start, limit) {
  const importers = /* @__PURE__ */ new Map();
  for (const [from, targets] of graph) {
    for (const to of targets) importers.set(to, [...importers.get(to) ?? [], from]);
  }
  const found = new Set(start);
  for (const node of found) {
    for (const importer of importers.get(node) ?? []) {
      if (found.size >= limit) return [...found].sort();
      found.add(importer);
    }
  }
  return [...found].sort();
}

// src/scanners/changed.ts
import { posix } from "node:path";
async function findChanged(request) {
  const { ref, git } = request;
  if (ref === "" || ref.startsWith("-")) throw unknownRef(ref);
  const commit = (await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]))?.trim();
  if (commit === void 0 || !/^[0-9a-f]{40,64}$/.test(commit)) throw unknownRef(ref);
  const diff = await git([
    "diff",
    "--name-only",
    "--relative",
    "--no-renames",
    "--no-ext-diff",
    "--diff-filter=d",
    "-z",
    commit,
    "--",
    "."
  ]);
  const added = await git(["ls-files", "-o", "--exclude-standard", "-z", "--", "."]);
  const deleted = await git([
    "diff",
    "--name-only",
    "--relative",
    "--no-renames",
    "--no-ext-diff",
    "--diff-filter=D",
    "-z",
    commit,
    "--",
    "."
  ]);
  if (diff === void 0 || added === void 0 || deleted === void 0) throw unknownRef(ref);
  const known = new Set(request.allFiles);
  const changed = [.../* @__PURE__ */ new Set([...split(diff), ...split(added)])].filter((path) => known.has(path)).sort();
  const gone = split(deleted).filter((path) => languageOf(path) !== void 0);
  if (changed.length + gone.length === 0) return { changed, affected: [] };
  const graph = await readImportGraph(request, gone);
  const affected = findDependents(
    graph,
    [...changed, ...gone],
    Math.max(request.limit ?? 2e3, changed.length + gone.length)
  );
  return { changed, affected: affected.filter((path) => known.has(path)) };
}
function unknownRef(ref) {
  return new UsageError(
    `git does not know the ref ${JSON.stringify(ref)}`,
    "name a branch, tag or commit that is in this clone, or HEAD"
  );
}
function split(output) {
  return output.split("\0").filter((path) => path !== "");
}
async function readImportGraph(request, also = []) {
  const pace = createPace(request.signal);
  const files = /* @__PURE__ */ new Set([...request.allFiles, ...also]);
  const graph = /* @__PURE__ */ new Map();
  for (const path of request.allFiles) {
    await pace();
    const text = await request.read(path);
    if (text === void 0) continue;
    const targets = languageOf(path) === "python" ? pythonTargets(path, text, files) : scriptTargets(path, text, files);
    graph.set(path, new Set(targets));
  }
  return graph;
}
function pythonTargets(from, text, files) {
  const modules = [];
  for (const found of text.matchAll(/^[ \t]*import[ \t]+([^\n#;]+)/gm)) {
    modules.push(...(found[1] ?? "").split(",").map((part) => part.trim().split(/\s/)[0] ?? ""));
  }
  for (const found of text.matchAll(/^[ \t]*from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(?:\(([^)]*)\)|([^\n#;]+))/gm)) {
    const module = found[1] ?? "";
    const names = (found[2] ?? found[3] ?? "").replace(/#[^\n]*/g, "").split(",");
    modules.push(
      module,
      ...names.map((name) => `${module}${module.endsWith(".") ? "" : "."}${name.trim().split(/\s/)[0] ?? ""}`)
    );
  }
  return modules.map((module) => resolveModule(from, module, files)).filter((path) => path !== void 0);
}
function scriptTargets(from, text, files) {
  const pattern = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(["'])(\.[^"'\n]*)\1/g;
  const bases = [...text.matchAll(pattern)].map((found) => posix.join(posix.dirname(from), found[2] ?? ""));
  return bases.map((base) => candidatesFor(base).find((path) => files.has(path))).filter((path) => path !== void 0);
}
var extensions = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"];
function candidatesFor(base) {
  const bare = base.replace(/\.[cm]?[jt]sx?$/, "");
  const stems = bare === base ? [base] : [bare, base];
  return [
    base,
    ...stems.flatMap((stem) => extensions.map((extension) => `${stem}.${extension}`)),
    ...extensions.map((extension) => `${base.replace(/\/$/, "")}/index.${extension}`)
  ];
}

export {
  findKnots,
  findPath,
  findDependents,
  findChanged,
  readImportGraph
};
