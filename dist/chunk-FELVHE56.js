import {
  importsOf
} from "./chunk-RLSXXUWR.js";
import {
  isFunction,
  namedChildren,
  unwrap
} from "./chunk-3VOSYGGK.js";
import {
  span
} from "./chunk-MXHXVLEF.js";

// src/syntax/python/calls.ts
function readImportedNames(tree) {
  const names = /* @__PURE__ */ new Map();
  for (const { kind, module, names: imported } of importsOf(tree)) {
    for (const { name, alias, bound } of imported) {
      if (kind === "from") names.set(bound, `${module}.${name}`);
      else names.set(bound, alias === void 0 ? bound : name);
    }
  }
  return names;
}
function readDotted(node) {
  if (node === null) return void 0;
  if (node.kind() === "identifier") return node.text();
  if (node.kind() !== "attribute") return void 0;
  const object = readDotted(node.field("object"));
  const attribute = node.field("attribute")?.text();
  return object === void 0 || attribute === void 0 ? void 0 : `${object}.${attribute}`;
}
function qualify(node, names) {
  const dotted = readDotted(node);
  if (dotted === void 0) return void 0;
  const [head = "", ...rest] = dotted.split(".");
  const target = names.get(head);
  return target === void 0 ? void 0 : [target, ...rest].join(".");
}
function readArguments(call) {
  const list = call.field("arguments");
  if (list === null) return [];
  if (list.kind() === "generator_expression") return [{ node: list, name: void 0, value: list, isSplat: false }];
  const result = [];
  for (const node of list.namedChildren()) {
    if (node.kind() === "comment") continue;
    const isKeyword = node.kind() === "keyword_argument";
    result.push({
      node,
      name: isKeyword ? node.field("name")?.text() : void 0,
      value: (isKeyword ? node.field("value") : node) ?? node,
      isSplat: node.kind() === "list_splat" || node.kind() === "dictionary_splat"
    });
  }
  return result;
}

// src/syntax/javascript/strings.ts
function literalText(node) {
  const inner = unwrap(node);
  if (inner.kind() === "string") return cook(inner.text().slice(1, -1));
  if (inner.kind() !== "template_string") return void 0;
  return inner.find({ rule: { kind: "template_substitution" } }) ? void 0 : cook(inner.text().slice(1, -1));
}
function textParts(node) {
  const parts = collect(unwrap(node));
  if (!parts?.some((part) => "text" in part)) return void 0;
  const joined = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && "text" in last && "text" in part) joined[joined.length - 1] = { text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}
function collect(node) {
  if (node.kind() === "string") {
    const text = cook(node.text().slice(1, -1));
    return text === void 0 ? void 0 : [{ text }];
  }
  if (node.kind() === "template_string") return collectTemplate(node);
  if (node.kind() !== "binary_expression" || node.field("operator")?.text() !== "+") return void 0;
  const left = node.field("left");
  const right = node.field("right");
  if (!left || !right) return void 0;
  const before = collect(unwrap(left));
  const after = collect(unwrap(right));
  if (before) return [...before, ...after ?? [{ value: right }]];
  return after && [{ value: left }, ...after];
}
function collectTemplate(node) {
  const parts = [];
  let at = span(node).start + 1;
  const offset = span(node).start;
  const source = node.text();
  const add = (end) => {
    if (end === at) return true;
    const text = cook(source.slice(at - offset, end - offset));
    if (text !== void 0) parts.push({ text });
    return text !== void 0;
  };
  for (const child of node.children()) {
    if (child.kind() !== "template_substitution") continue;
    const range = span(child);
    const [value] = namedChildren(child);
    if (!add(range.start) || !value) return void 0;
    parts.push({ value });
    at = range.end;
  }
  return add(span(node).end - 1) ? [...parts.length > 0 ? parts : [{ text: "" }]] : void 0;
}
var escapes = { n: "\n", t: "	", r: "\r", b: "\b", f: "\f", v: "\v", "0": "\0" };
function cook(raw) {
  let bad = false;
  const text = raw.replace(/\r\n/g, "\n").replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/g, (_, x, u, c) => {
    const code = x ?? u;
    if (typeof code === "string") return String.fromCharCode(Number.parseInt(code, 16));
    const char = String(c);
    if (char === "\n") return "";
    if (/[1-9ux]/.test(char)) bad = true;
    return escapes[char] ?? char;
  });
  return bad ? void 0 : text;
}
function quoteOf(text) {
  const single = text.match(/'[^'"\n]*'/g)?.length ?? 0;
  const double = text.match(/"[^'"\n]*"/g)?.length ?? 0;
  return double >= single ? '"' : "'";
}
function usesSemicolons(text) {
  const withThem = text.match(/;[ \t]*\r?$/gm)?.length ?? 0;
  const without = text.match(/[)\w'"`\]][ \t]*\r?$/gm)?.length ?? 0;
  return withThem * 3 >= without;
}
function indentUnit(text) {
  const found = /^(\t| {2,8})(?=\S)/m.exec(text.replace(/^ \*.*$/gm, ""));
  return found?.[1] ?? "  ";
}
function quoted(text, quote) {
  const body = JSON.stringify(text).slice(1, -1);
  return quote === '"' ? `"${body}"` : `'${body.replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}
function templateText(parts) {
  const body = parts.map(
    (part) => "text" in part ? part.text.replace(/[\\`]|\$\{/g, "\\$&") : `\${${part.value.text()}}`
  );
  return `\`${body.join("")}\``;
}

// src/syntax/javascript/scopes.ts
function resolve(identifier) {
  const name = identifier.text();
  let child = identifier;
  for (const scope of identifier.ancestors()) {
    const found = bindingsOf(scope, child, name).find((each) => each.name.text() === name);
    if (found) return found;
    child = scope;
  }
  return void 0;
}
function bindingsOf(scope, from, name) {
  const kind = scope.kind();
  if (kind === "statement_block" || kind === "program" || kind === "switch_case") {
    const direct = remember(
      directs,
      scope,
      () => namedChildren(scope).flatMap((statement) => ofStatement(statement, scope))
    );
    return kind === "program" ? [...direct, ...hoisted(scope, scope, name)] : direct;
  }
  if (kind === "for_statement") {
    const initializer = scope.field("initializer");
    return initializer ? ofStatement(initializer, scope) : [];
  }
  if (kind === "for_in_statement") return ofLoop(scope, from);
  if (kind === "catch_clause") {
    const parameter = scope.field("parameter");
    return parameter ? ofPattern(parameter, { kind: "catch", declaration: scope, scope }) : [];
  }
  if (!isFunction(scope)) return [];
  const body = scope.field("body");
  const parameters = scope.field("parameter") ?? scope.field("parameters");
  const own = scope.kind() === "function_expression" ? scope.field("name") : null;
  return [
    ...parameters ? ofParameters(parameters, scope) : [],
    ...body ? hoisted(body, scope, name) : [],
    ...own ? [binding("function", own, scope, scope)] : []
  ];
}
var directs = /* @__PURE__ */ new Map();
var variables = /* @__PURE__ */ new Map();
var mostRemembered = 300;
function remember(known, node, find) {
  const id = node.id();
  const found = known.get(id);
  if (found && isSamePlace(found.node, node)) return found.answer;
  if (known.size >= mostRemembered) known.clear();
  const answer = find();
  known.set(id, { node, answer });
  return answer;
}
function isSamePlace(a, b) {
  const [one, other] = [a.range(), b.range()];
  return a.kind() === b.kind() && one.start.index === other.start.index && one.end.index === other.end.index;
}
function binding(kind, name, declaration, scope) {
  return { kind, name, declaration, scope, initial: void 0, property: void 0, type: void 0 };
}
function ofStatement(statement, scope) {
  const kind = statement.kind();
  if (kind === "export_statement") {
    const declaration = statement.field("declaration");
    return declaration ? ofStatement(declaration, scope) : [];
  }
  if (kind === "import_statement") return ofImport(statement, scope);
  if (kind === "lexical_declaration" || kind === "variable_declaration") return ofDeclaration(statement, scope);
  const name = statement.field("name");
  if (!name) return [];
  if (/^(generator_)?function_declaration$/.test(String(kind))) return [binding("function", name, statement, scope)];
  return /^(abstract_)?class_declaration$/.test(String(kind)) ? [binding("class", name, statement, scope)] : [];
}
function ofDeclaration(statement, scope) {
  const keyword = statement.child(0)?.text();
  const kind = keyword === "const" || keyword === "let" ? keyword : "var";
  return namedChildren(statement).flatMap((declarator) => {
    const name = declarator.field("name");
    if (declarator.kind() !== "variable_declarator" || !name) return [];
    const initial = declarator.field("value") ?? void 0;
    return ofPattern(name, { kind, declaration: declarator, scope, initial, type: typeOf(declarator) });
  });
}
function ofLoop(loop, from) {
  const left = loop.field("left");
  const keyword = loop.field("kind")?.text();
  if (!left || keyword === void 0 || left.id() === from.id()) return [];
  const kind = keyword === "const" || keyword === "let" ? keyword : "var";
  return ofPattern(left, { kind, declaration: loop, scope: loop });
}
function ofParameters(parameters, scope) {
  if (parameters.kind() === "identifier") return [binding("parameter", parameters, parameters, scope)];
  return namedChildren(parameters).flatMap((parameter) => {
    const pattern = parameter.field("pattern") ?? parameter;
    return ofPattern(pattern, { kind: "parameter", declaration: parameter, scope, type: typeOf(parameter) });
  });
}
function hoisted(body, scope, name) {
  const all = remember(variables, body, () => body.findAll({ rule: { kind: "variable_declaration" } }));
  if (all.length === 0) return [];
  const named = { field: "name", regex: `(?:^|[^\\w$])${name.replace(/\$/g, "\\$&")}(?:$|[^\\w$])` };
  return all.filter((statement) => statement.matches({ rule: { has: { kind: "variable_declarator", has: named } } })).filter((statement) => {
    const owner = statement.ancestors().find((node) => isFunction(node) || node.kind() === "program");
    return owner?.id() === scope.id();
  }).flatMap((statement) => ofDeclaration(statement, scope));
}
function ofImport(statement, scope) {
  const clause = statement.children().find((child) => child.kind() === "import_clause");
  if (!clause) return [];
  return namedChildren(clause).flatMap((part) => {
    if (part.kind() === "identifier") return [{ ...binding("import", part, part, scope), property: "default" }];
    if (part.kind() === "namespace_import") {
      const name = namedChildren(part)[0];
      return name ? [{ ...binding("import", name, part, scope), property: "*" }] : [];
    }
    return namedChildren(part).flatMap((specifier) => {
      const imported = specifier.field("name");
      const name = specifier.field("alias") ?? imported;
      return imported && name ? [{ ...binding("import", name, specifier, scope), property: imported.text() }] : [];
    });
  });
}
function ofPattern(pattern, origin, property) {
  const { kind, declaration, scope } = origin;
  const kinds = pattern.kind();
  if (kinds === "identifier" || kinds === "shorthand_property_identifier_pattern") {
    const taken = kinds === "identifier" ? property : property ?? pattern.text();
    const type = taken === void 0 ? origin.type : void 0;
    return [{ kind, name: pattern, declaration, scope, initial: origin.initial, property: taken, type }];
  }
  if (kinds === "assignment_pattern" || kinds === "object_assignment_pattern") {
    const left = pattern.field("left");
    return left ? ofPattern(left, origin, property) : [];
  }
  if (kinds === "rest_pattern") return namedChildren(pattern).flatMap((part) => ofPattern(part, origin, "..."));
  if (kinds === "pair_pattern") {
    const value = pattern.field("value");
    const key = pattern.field("key");
    return value ? ofPattern(value, origin, property === void 0 ? key?.text() ?? "?" : "?") : [];
  }
  if (kinds === "array_pattern") return namedChildren(pattern).flatMap((part) => ofPattern(part, origin, "?"));
  if (kinds !== "object_pattern") return [];
  return namedChildren(pattern).flatMap((part) => ofPattern(part, origin, property === void 0 ? void 0 : "?"));
}
function typeOf(node) {
  const annotation = node.children().find((child) => child.kind() === "type_annotation");
  return annotation?.text().replace(/^:\s*/, "");
}
function apiOf(expression) {
  return lookUp(expression, 0);
}
function lookUp(expression, depth) {
  if (depth > 4) return void 0;
  const node = unwrap(expression);
  if (node.kind() === "identifier") {
    const found = resolve(node);
    if (!found) return void 0;
    if (found.kind === "import") return ofImportBinding(found);
    if (found.kind !== "const" && !isAssignedOnce(found)) return void 0;
    const whole = found.initial && lookUp(found.initial, depth + 1);
    if (!whole || found.property === void 0) return whole;
    return /^[\w$]+$/.test(found.property) ? member(whole, found.property) : void 0;
  }
  if (node.kind() === "member_expression") {
    const object = node.field("object");
    const property = node.field("property");
    const whole = object ? lookUp(object, depth + 1) : void 0;
    return whole && property ? member(whole, property.text()) : void 0;
  }
  const call = node.kind() === "await_expression" ? namedChildren(node)[0] : node;
  if (call?.kind() !== "call_expression") return void 0;
  const callee = call.field("function")?.text();
  const wanted = node.kind() === "await_expression" ? "import" : "require";
  const [argument] = namedChildren(call.field("arguments") ?? call);
  const specifier = callee === wanted && argument ? literalText(argument) : void 0;
  return specifier === void 0 ? void 0 : { module: specifier.replace(/^node:/, ""), name: "*" };
}
function isAssignedOnce(found) {
  const name = found.name.text();
  return !found.scope.has({
    rule: {
      any: [{ kind: "assignment_expression" }, { kind: "augmented_assignment_expression" }],
      has: { field: "left", kind: "identifier", regex: `^${name.replace(/\$/g, "\\$")}$` }
    }
  });
}
function member(whole, name) {
  const isModule = whole.name === "*" || whole.name === "default";
  return { module: whole.module, name: isModule ? name : `${whole.name}.${name}` };
}
function ofImportBinding(found) {
  const statement = found.name.ancestors().find((node) => node.kind() === "import_statement");
  const source = statement?.field("source");
  const specifier = source ? literalText(source) : void 0;
  return specifier === void 0 ? void 0 : { module: specifier.replace(/^node:/, ""), name: found.property ?? "default" };
}

// src/syntax/javascript/names.ts
function contextNames(node) {
  const names = [];
  for (const ancestor of node.ancestors()) {
    const kind = ancestor.kind();
    const field = kind === "pair" ? "key" : kind === "assignment_expression" ? "left" : kind === "variable_declarator" || kind === "public_field_definition" || kind === "class_declaration" || isFunction(ancestor) ? "name" : void 0;
    const name = field === void 0 ? null : ancestor.field(field);
    if (name) names.push(name.text());
  }
  return names;
}
function freeName(wanted, text) {
  for (let i = 1; ; i++) {
    const name = i === 1 ? wanted : `${wanted}${i}`;
    if (!new RegExp(`(?<![\\w$])${name.replace(/\$/g, "\\$")}(?![\\w$])`).test(text)) return name;
  }
}

export {
  readImportedNames,
  readDotted,
  qualify,
  readArguments,
  literalText,
  textParts,
  quoteOf,
  usesSemicolons,
  indentUnit,
  quoted,
  templateText,
  resolve,
  apiOf,
  contextNames,
  freeName
};
