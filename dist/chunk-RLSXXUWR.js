import {
  descendants,
  enclosing
} from "./chunk-RVDUMNWB.js";

// src/syntax/python/imports.ts
function importsOf(tree) {
  return descendants(tree.root(), "import_statement", "import_from_statement").map(readImport);
}
function readImport(node) {
  const isFrom = node.is("import_from_statement");
  const names = node.fieldChildren("name").map((child) => {
    const aliased = child.is("aliased_import");
    const name = aliased ? child.field("name")?.text() ?? "" : child.text();
    const alias = aliased ? child.field("alias")?.text() : void 0;
    return { node: child, name, alias, bound: alias ?? (isFrom ? name : name.split(".")[0] ?? name) };
  });
  return {
    node,
    kind: isFrom ? "from" : "import",
    module: (isFrom ? node.field("module_name")?.text() ?? "" : "").replace(/\s+/g, ""),
    names,
    isWildcard: node.children().some((child) => child.is("wildcard_import")),
    where: whereIs(node)
  };
}
function whereIs(node) {
  if (enclosing(node, "function_definition", "class_definition", "lambda") !== void 0) return "local";
  if (enclosing(node, "try_statement") !== void 0) return "try";
  const condition = enclosing(node, "if_statement");
  if (condition === void 0) return node.parent()?.is("module") === true ? "module" : "guarded";
  const isTyping = /^(?:\w+\.)?TYPE_CHECKING$/.test(condition.field("condition")?.text() ?? "");
  return isTyping && enclosing(node, "else_clause", "elif_clause") === void 0 ? "typing" : "guarded";
}
function hasFutureAnnotations(tree) {
  return descendants(tree.root(), "future_import_statement").some((node) => /\bannotations\b/.test(node.text()));
}

export {
  importsOf,
  hasFutureAnnotations
};
