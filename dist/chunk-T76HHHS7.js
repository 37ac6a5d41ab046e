import {
  descendants,
  enclosing,
  ownDescendants
} from "./chunk-RVDUMNWB.js";

// src/syntax/python/functions.ts
function functionsOf(tree) {
  return descendants(tree.root(), "function_definition").flatMap((node) => readFunction(node) ?? []);
}
function readFunction(node) {
  const nameNode = node.field("name");
  const parameters = node.field("parameters");
  const body = node.field("body");
  if (nameNode === null || parameters === null || body === null) return void 0;
  const outer = node.parent();
  const decorated = outer?.is("decorated_definition") === true ? outer : void 0;
  const scope = enclosing(node, "function_definition", "class_definition");
  return {
    node,
    name: nameNode.text(),
    nameNode,
    parameters,
    returnType: node.field("return_type") ?? void 0,
    body,
    isAsync: node.children()[0]?.text() === "async",
    decorators: (decorated?.children() ?? []).flatMap(
      (child) => child.is("decorator") ? child.text().replace(/^@\s*/, "") : []
    ),
    owner: scope?.is("class_definition") === true ? scope : void 0
  };
}
function functionAround(node) {
  const outer = node.is("function_definition") ? node : enclosing(node, "function_definition");
  return outer === void 0 ? void 0 : readFunction(outer);
}
function returnsOf(fn) {
  return ownDescendants(fn.body, "return_statement");
}
function isGenerator(fn) {
  return ownDescendants(fn.body, "yield").length > 0;
}
function returnedValue(statement) {
  return statement.children().find((child) => child.isNamed() && !child.is("comment"));
}
function endsByLeaving(body) {
  const last = body.children().findLast((node) => node.isNamed() && !node.is("comment"));
  if (last === void 0) return false;
  switch (String(last.kind())) {
    case "return_statement":
    case "raise_statement":
      return true;
    case "if_statement": {
      const parts = last.fieldChildren("alternative");
      const otherwise = parts.find((part) => part.is("else_clause"));
      const blocks = [
        last.field("consequence"),
        ...parts.map((part) => part.field("consequence") ?? part.field("body"))
      ];
      return otherwise !== void 0 && blocks.every((block) => block !== null && endsByLeaving(block));
    }
    case "with_statement": {
      const inner = last.field("body");
      return inner !== null && endsByLeaving(inner);
    }
    case "try_statement": {
      const parts = last.children();
      const isLeft = (part) => part.children().some((child) => child.is("block") && endsByLeaving(child));
      if (parts.some((part) => part.is("finally_clause") && isLeft(part))) return true;
      const otherwise = parts.find((part) => part.is("else_clause"));
      const tried = otherwise === void 0 ? last.field("body") : otherwise.field("body");
      return tried !== null && endsByLeaving(tried) && parts.every((part) => !part.is("except_clause") || isLeft(part));
    }
    case "while_statement":
      return last.field("condition")?.text() === "True" && ownDescendants(last, "break_statement").length === 0;
    default:
      return false;
  }
}

export {
  functionsOf,
  functionAround,
  returnsOf,
  isGenerator,
  returnedValue,
  endsByLeaving
};
