import {
  lineStart
} from "./chunk-EA3MFNEB.js";
import {
  isFunction
} from "./chunk-3VOSYGGK.js";
import {
  parse,
  span
} from "./chunk-MXHXVLEF.js";

// src/syntax/typescript/imports.ts
function moduleReferences(path, text) {
  return referencesIn(parse(path, text).root());
}
function referencesIn(root) {
  const found = [];
  for (const statement of root.children()) {
    const kind = statement.kind();
    if (kind === "import_statement") found.push(...readImport(statement));
    if (kind === "export_statement") found.push(...readReexport(statement));
  }
  for (const call of root.findAll({ rule: { kind: "call_expression" } })) found.push(...readCall(call));
  return found.toSorted((a, b) => a.start - b.start);
}
function isRelative(specifier) {
  return /^\.\.?(\/|$)/.test(specifier);
}
function readImport(node) {
  const isTypeOnly = node.children().some((each) => each.kind() === "type");
  const clause = child(node, "import_clause");
  const required = child(node, "import_require_clause");
  const source = child(required ?? node, "string");
  if (source === void 0) return [];
  const names = clause ? namesOf(clause, isTypeOnly) : required ? requiredName(required, isTypeOnly) : [];
  const allTypes = names.length > 0 && clause !== void 0 && names.every((name) => name.isType);
  return [
    {
      kind: required ? "import-require" : "import",
      ...span(node),
      ...sourceOf(source),
      isTypeOnly: isTypeOnly || allTypes,
      names,
      isDeferred: false
    }
  ];
}
function requiredName(clause, isType) {
  const name = child(clause, "identifier");
  return name ? [{ imported: "*", local: name.text(), isType, ...span(name) }] : [];
}
function namesOf(clause, allTypes) {
  return clause.children().flatMap((part) => {
    if (part.kind() === "identifier")
      return [{ imported: "default", local: part.text(), isType: allTypes, ...span(part) }];
    if (part.kind() === "namespace_import") {
      const local = child(part, "identifier")?.text();
      return local === void 0 ? [] : [{ imported: "*", local, isType: allTypes, ...span(part) }];
    }
    if (part.kind() !== "named_imports") return [];
    return part.children().filter((each) => each.kind() === "import_specifier").map((each) => nameOf(each, allTypes));
  });
}
function nameOf(specifier, allTypes) {
  const name = specifier.field("name")?.text() ?? "";
  const local = specifier.field("alias")?.text() ?? name;
  const isType = allTypes || specifier.children().some((each) => each.kind() === "type");
  return { imported: name, local, isType, ...span(specifier) };
}
function readReexport(node) {
  const source = child(node, "string");
  if (source === void 0) return [];
  const isTypeOnly = node.children().some((each) => each.kind() === "type");
  const clause = child(node, "export_clause");
  const names = (clause?.children() ?? []).filter((each) => each.kind() === "export_specifier").map((each) => nameOf(each, isTypeOnly));
  return [{ kind: "reexport", ...span(node), ...sourceOf(source), isTypeOnly, names, isDeferred: false }];
}
function readCall(node) {
  const callee = node.field("function")?.text();
  if (callee !== "require" && callee !== "import") return [];
  const source = node.field("arguments")?.children()[1];
  if (source?.kind() !== "string") return [];
  const kind = callee === "require" ? "require" : "dynamic";
  const isDeferred = kind === "dynamic" || node.ancestors().some(isFunction);
  const bound = kind === "require" ? boundBy(node) : void 0;
  const place = span(bound?.declaration ?? node);
  return [{ kind, ...place, ...sourceOf(source), isTypeOnly: false, names: bound?.names ?? [], isDeferred }];
}
function boundBy(call) {
  const declarator = call.parent();
  const declaration = declarator?.parent();
  if (declarator?.kind() !== "variable_declarator" || !declaration) return void 0;
  if (declaration.findAll({ rule: { kind: "variable_declarator" } }).length > 1) return void 0;
  const name = declarator.field("name");
  if (name?.kind() === "identifier") {
    return { declaration, names: [{ imported: "*", local: name.text(), isType: false, ...span(name) }] };
  }
  if (name?.kind() !== "object_pattern") return void 0;
  const names = name.children().flatMap((part) => {
    if (part.kind() === "shorthand_property_identifier_pattern") {
      return [{ imported: part.text(), local: part.text(), isType: false, ...span(part) }];
    }
    const [key, value] = [part.field("key"), part.field("value")];
    if (part.kind() !== "pair_pattern" || !key || value?.kind() !== "identifier") return [];
    return [{ imported: key.text(), local: value.text(), isType: false, ...span(part) }];
  });
  return { declaration, names };
}
function sourceOf(source) {
  const { start, end } = span(source);
  const text = source.text();
  return { specifier: text.slice(1, -1), specifierStart: start + 1, specifierEnd: end - 1, quote: text[0] ?? "'" };
}
function child(node, kind) {
  return node.children().find((each) => each.kind() === kind);
}
function removeLine(path, text, start, end) {
  const from = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  const rest = /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(end));
  const before = text.slice(from, start).replace(/^\uFEFF/, "");
  if (before.trim() !== "" || rest === null) return { path, start, end, text: "" };
  const keepBom = text.charCodeAt(from) === 65279 ? 1 : 0;
  return { path, start: from + keepBom, end: end + rest[0].length, text: "" };
}
function removeNames(path, text, statement, unused) {
  const kept = statement.names.filter((name) => !unused.has(name.local));
  if (kept.length === 0) return void 0;
  const whole = text.slice(statement.start, statement.specifierStart - 1);
  if (/\/\/|\/\*/.test(whole)) return void 0;
  const isNamed = (name) => name.imported !== "*" && !isDefaultClause(name, text, statement);
  const head = kept.filter((name) => !isNamed(name)).map((name) => text.slice(name.start, name.end));
  const named = kept.filter(isNamed).map((name) => text.slice(name.start, name.end));
  const brace = whole.indexOf("{");
  const multiline = brace >= 0 && whole.slice(brace).includes("\n") && named.length > 0;
  if (multiline && named.length > 0 && kept.length === statement.names.length - 1) {
    const single = removeOne(path, text, statement, unused);
    if (single !== void 0) return single;
  }
  const first = statement.names[0];
  const open = brace >= 0 && (first === void 0 || statement.start + brace < first.start) ? statement.start + brace : first?.start;
  const clauseEnd = text.lastIndexOf("from", statement.specifierStart);
  if (open === void 0) return void 0;
  const padded = brace < 0 || /\{\s/.test(whole) ? " " : "";
  const list = named.length > 0 ? [`{${padded}${named.join(", ")}${padded}}`] : [];
  return { path, start: open, end: clauseEnd, text: `${[...head, ...list].join(", ")} ` };
}
function isDefaultClause(name, text, statement) {
  return name.imported === "default" && !text.slice(statement.start, name.start).includes("{");
}
function removeOne(path, text, statement, unused) {
  const name = statement.names.find((each) => unused.has(each.local));
  if (name === void 0) return void 0;
  const from = lineStart(text, name.start);
  const comma = /^[ \t]*,[ \t]*\r?\n/.exec(text.slice(name.end));
  if (text.slice(from, name.start).trim() !== "" || comma === null) return void 0;
  return { path, start: from, end: name.end + comma[0].length, text: "" };
}

export {
  moduleReferences,
  referencesIn,
  isRelative,
  removeLine,
  removeNames
};
