import {
  span
} from "./chunk-MXHXVLEF.js";

// src/syntax/python/nodes.ts
function descendants(node, ...kinds) {
  return node.findAll({ rule: { any: kinds.map((kind) => ({ kind })) } });
}
function enclosing(node, ...kinds) {
  for (let at = node.parent(); at !== null; at = at.parent()) {
    if (kinds.includes(String(at.kind()))) return at;
  }
  return void 0;
}
function nodeAt(tree, start, end) {
  let at = tree.root();
  for (; ; ) {
    const inner = at.children().find((child) => {
      const range = span(child);
      return child.isNamed() && range.start <= start && range.end >= end;
    });
    if (inner === void 0) return at;
    at = inner;
  }
}
function isSame(a, b) {
  return a !== null && a !== void 0 && b !== null && b !== void 0 && a.id() === b.id();
}
function isInside(node, outer) {
  const inner = span(node);
  const range = span(outer);
  return range.start <= inner.start && inner.end <= range.end;
}
function statementOf(node) {
  for (let at = node; at !== null; at = at.parent()) {
    const parent = at.parent();
    if (parent === null) return void 0;
    if (parent.is("block") || parent.is("module")) return at;
  }
  return void 0;
}
function ownDescendants(body, ...kinds) {
  const found = [];
  const walk = (node) => {
    for (const child of node.children()) {
      if (kinds.includes(String(child.kind()))) found.push(child);
      if (!child.is("function_definition") && !child.is("class_definition") && !child.is("lambda")) walk(child);
    }
  };
  walk(body);
  return found;
}

export {
  descendants,
  enclosing,
  nodeAt,
  isSame,
  isInside,
  statementOf,
  ownDescendants
};
