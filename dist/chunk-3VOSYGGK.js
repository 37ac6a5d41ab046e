import {
  parse,
  span
} from "./chunk-MXHXVLEF.js";
import {
  offsetsOf
} from "./chunk-B3WZELUA.js";

// src/syntax/javascript/nodes.ts
var functionKinds = /* @__PURE__ */ new Set([
  "function_declaration",
  "function_expression",
  "arrow_function",
  "method_definition",
  "generator_function",
  "generator_function_declaration"
]);
var loopKinds = /* @__PURE__ */ new Set(["for_statement", "for_in_statement", "while_statement", "do_statement"]);
var wrapperKinds = /* @__PURE__ */ new Set([
  "parenthesized_expression",
  "as_expression",
  "satisfies_expression",
  "non_null_expression",
  "type_assertion"
]);
function isFunction(node) {
  return functionKinds.has(String(node.kind()));
}
function isLoop(node) {
  return loopKinds.has(String(node.kind()));
}
function unwrap(node) {
  let inner = node;
  while (wrapperKinds.has(String(inner.kind()))) {
    const parts = namedChildren(inner);
    const next = inner.kind() === "type_assertion" ? parts.at(-1) : parts[0];
    if (next === void 0) return inner;
    inner = next;
  }
  return inner;
}
function namedChildren(node) {
  return node.children().filter((child) => child.isNamed() && child.kind() !== "comment");
}
function hasComment(node) {
  return node.find({ rule: { kind: "comment" } }) !== null;
}
function enclosing(node, accept) {
  return node.ancestors().find(accept);
}
function enclosingFunction(node) {
  return enclosing(node, isFunction);
}
function contains(outer, inner) {
  const a = span(outer);
  const b = span(inner);
  return a.start <= b.start && b.end <= a.end;
}
function statementInBlock(node) {
  let child = node;
  for (const ancestor of node.ancestors()) {
    if (ancestor.kind() === "statement_block" || ancestor.kind() === "program") return child;
    if (isFunction(ancestor)) return void 0;
    child = ancestor;
  }
  return void 0;
}
function pathOf(node) {
  const inner = unwrap(node);
  const kind = inner.kind();
  if (kind === "identifier" || kind === "this" || kind === "super") return inner.text();
  if (kind !== "member_expression") return void 0;
  const object = inner.field("object");
  const property = inner.field("property");
  const base = object ? pathOf(object) : void 0;
  return base === void 0 || property === null ? void 0 : `${base}.${property.text()}`;
}
function callOf(node) {
  if (node.kind() !== "call_expression") return void 0;
  const callee = node.field("function");
  const list = node.field("arguments");
  if (!callee || list?.kind() !== "arguments") return void 0;
  return { callee, args: namedChildren(list) };
}
function methodOf(node) {
  const call = callOf(node);
  if (call?.callee.kind() !== "member_expression") return void 0;
  const object = call.callee.field("object");
  const property = call.callee.field("property");
  return object && property ? { object, name: property.text(), args: call.args } : void 0;
}
function awaitedMethodOf(node) {
  const called = node.kind() === "call_expression" ? node.field("function") : null;
  if (called?.kind() !== "await_expression") return methodOf(node);
  const callee = namedChildren(called)[0];
  const list = node.field("arguments");
  const object = callee?.kind() === "member_expression" ? callee.field("object") : null;
  const property = callee?.field("property");
  return object && property && list?.kind() === "arguments" ? { object, name: property.text(), args: namedChildren(list) } : void 0;
}
function mentions(node, name) {
  return uses(node, name).length > 0;
}
function uses(node, name) {
  const escaped = name.replace(/[$]/g, "\\$&");
  return node.findAll({
    rule: {
      any: [
        { kind: "identifier" },
        { kind: "shorthand_property_identifier" },
        { kind: "shorthand_property_identifier_pattern" }
      ],
      regex: `^${escaped}$`
    }
  });
}
function nodeAt(path, text, place, accept) {
  const root = parse(path, text).root();
  const { start, end } = offsetsOf(place, text);
  let around = root;
  for (; ; ) {
    const next = around.children().find((child) => {
      const range = span(child);
      return range.start <= start && end <= range.end && range.end > start;
    });
    if (!next) break;
    around = next;
  }
  const startLine = (node) => node.range().start.line + 1;
  const inside = [];
  const visit = (node) => {
    const range = span(node);
    if (range.start < start || range.end > end) {
      if (range.end <= start || range.start >= end) return;
    } else if (accept(node)) {
      inside.push(node);
      return;
    }
    node.children().forEach(visit);
  };
  if (span(around).start === start && span(around).end === end && accept(around)) return around;
  visit(around);
  if (inside[0]) return inside[0];
  return [around, ...around.ancestors()].find((node) => accept(node) && startLine(node) === place.line);
}

export {
  isFunction,
  isLoop,
  unwrap,
  namedChildren,
  hasComment,
  enclosingFunction,
  contains,
  statementInBlock,
  pathOf,
  callOf,
  methodOf,
  awaitedMethodOf,
  mentions,
  uses,
  nodeAt
};
