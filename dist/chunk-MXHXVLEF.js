// src/syntax/parse.ts
import {
  Lang,
  parse as parseTree,
  registerDynamicLanguage
} from "@ast-grep/napi";
import python from "@ast-grep/lang-python";

// src/syntax/value-kinds.ts
var valueKinds = {
  python: `identifier attribute subscript call string concatenated_string integer float true false none list tuple
    dictionary set parenthesized_expression list_comprehension set_comprehension dictionary_comprehension
    generator_expression`.split(/\s+/),
  script: `identifier this member_expression subscript_expression call_expression string template_string number regex
    true false null undefined array object parenthesized_expression new_expression`.split(/\s+/)
};
var stillKinds = new Set(
  `identifier attribute string integer float true false none this member_expression number null undefined`.split(" ")
);
var anyOf = (kinds) => ({ any: kinds.map((kind) => ({ kind })) });
function namedRules(rootKind) {
  const kinds = rootKind === "module" ? valueKinds.python : valueKinds.script;
  return { value: anyOf(kinds), "still-value": anyOf(kinds.filter((kind) => stillKinds.has(kind))) };
}

// src/syntax/parse.ts
registerDynamicLanguage({ python });
function languageOf(path) {
  if (/\.pyi?$/.test(path)) return "python";
  if (/\.[cm]?tsx?$/.test(path)) return "typescript";
  if (/\.[cm]?jsx?$/.test(path)) return "javascript";
  return void 0;
}
function parse(path, text) {
  const known = kept.get(path);
  kept.delete(path);
  const tree = known?.text === text ? known.tree : parseTree(grammarOf(path), text);
  keptLength += text.length - (known?.text.length ?? 0);
  kept.set(path, { text, tree });
  for (const [oldest, { text: old }] of kept) {
    if (keptLength <= mostKept) break;
    kept.delete(oldest);
    keptLength -= old.length;
  }
  return tree;
}
var kept = /* @__PURE__ */ new Map();
var keptLength = 0;
var mostKept = 2e6;
function grammarOf(path) {
  if (/\.pyi?$/.test(path)) return "python";
  if (/\.[cm]?ts$/.test(path)) return Lang.TypeScript;
  return Lang.Tsx;
}
function findAll(tree, rule, constraints, transform) {
  return tree.root().findAll(configOf(tree, rule, constraints, transform));
}
function* findAround(tree, { start, end }, rule, constraints, transform) {
  const config = configOf(tree, rule, constraints, transform);
  const path = pathTo(tree.root(), start, end);
  const inner = path.at(-1);
  if (inner === void 0) return;
  const inside = inner.findAll(config).filter((node) => {
    const range = span(node);
    return range.start < end && start < range.end;
  });
  const size = (node) => span(node).end - span(node).start;
  const distance = (node) => Math.abs(span(node).start - start);
  yield* inside.toSorted((a, b) => size(a) - size(b) || distance(a) - distance(b));
  for (const node of path.slice(0, -1).toReversed()) {
    const match = node.matches(config) ? node.find(config) : null;
    if (match !== null) yield match;
  }
}
function pathTo(root, start, end) {
  const path = [root];
  for (let node = root; node !== void 0; ) {
    node = node.children().find((child) => span(child).start <= start && end <= span(child).end);
    if (node !== void 0) path.push(node);
  }
  return path;
}
function configOf(tree, rule, constraints, transform) {
  return {
    rule,
    ...constraints ? { constraints } : {},
    ...transform ? { transform } : {},
    // Names such as `value` are only explained to those that use them.
    ...usesNames([rule, constraints]) ? { utils: namedRules(String(tree.root().kind())) } : {}
  };
}
function usesNames(rule) {
  if (typeof rule !== "object" || rule === null) return false;
  return Object.entries(rule).some(([key, value]) => key === "matches" || usesNames(value));
}
function span(node) {
  const { start, end } = node.range();
  return { start: start.index, end: end.index };
}
function parses(path, text) {
  return !hasError(parse(path, text).root());
}
var emptyBlock = { kind: "block", regex: "^\\s*$" };
var brackets = /* @__PURE__ */ new Set(["(", ")", "[", "]", "{", "}", '"', "'", "`", "${"]);
function hasError(node) {
  const errors = node.is("module") ? [{ kind: "ERROR" }, emptyBlock] : [{ kind: "ERROR" }];
  if (node.find({ rule: { any: errors } }) !== null) return true;
  return node.findAll({ rule: { regex: "^$" } }).some((one) => brackets.has(String(one.kind())));
}

export {
  valueKinds,
  stillKinds,
  languageOf,
  parse,
  findAll,
  findAround,
  span,
  parses
};
