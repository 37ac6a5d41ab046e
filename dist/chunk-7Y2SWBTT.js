import {
  indentationAt,
  lineEnding,
  nextLine
} from "./chunk-EA3MFNEB.js";
import {
  applyEdits
} from "./chunk-JP3K3O5E.js";
import {
  builtinNames
} from "./chunk-P6756FPZ.js";
import {
  hasFutureAnnotations,
  importsOf
} from "./chunk-RLSXXUWR.js";
import {
  functionsOf,
  isGenerator
} from "./chunk-T76HHHS7.js";
import "./chunk-RVDUMNWB.js";
import {
  parse,
  span
} from "./chunk-MXHXVLEF.js";
import {
  Positions
} from "./chunk-B3WZELUA.js";

// src/syntax/python/printed-type.ts
function annotationOf(printed, isNamed) {
  const parsed = parseType(printed);
  return parsed === void 0 ? void 0 : write(simplify(parsed), isNamed);
}
function returnPartOf(printed, isAsync) {
  const arrow = topLevelArrow(printed);
  if (arrow === void 0) return void 0;
  const result = unwrap(printed.slice(arrow + 4).trim());
  if (!isAsync || result.startsWith("AsyncGenerator[")) return result;
  return /^CoroutineType\[Any, Any, (.*)\]$/s.exec(result)?.[1];
}
function yieldedPartOf(printed) {
  return /^Generator\[(.*), Any, None\]$/s.exec(printed)?.[1] ?? /^AsyncGenerator\[(.*), (?:Any|None)\]$/s.exec(printed)?.[1];
}
function topLevelArrow(printed) {
  let depth = 0;
  for (let i = 0; i < printed.length; i++) {
    const char = printed[i];
    if (char === "(" || char === "[") depth++;
    else if (char === ")" || char === "]") depth--;
    else if (depth === 0 && printed.startsWith(" -> ", i)) return i;
  }
  return void 0;
}
function unwrap(type) {
  if (!type.startsWith("(") || !type.endsWith(")")) return type;
  let depth = 0;
  for (let i = 0; i < type.length - 1; i++) {
    if (type[i] === "(") depth++;
    else if (type[i] === ")") depth--;
    if (depth === 0) return type;
  }
  return type.slice(1, -1);
}
var tokens = /\s*(?:(b?'(?:[^'\\]|\\.)*'|b?"(?:[^"\\]|\\.)*"|-?\d+)|([A-Za-z_][\w.]*)|(\.\.\.)|([[\]|,()]))/y;
function parseType(printed) {
  const list = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < printed.trimEnd().length) {
    const match = tokens.exec(printed);
    if (match === null) return void 0;
    list.push({ text: match[0].trim(), isWord: match[2] !== void 0 });
  }
  let at = 0;
  const peek = () => list[at]?.text;
  const take = (text) => peek() === text ? (at++, true) : false;
  const parseUnion = () => {
    const members = [];
    do {
      const member = atom();
      if (member === void 0) return void 0;
      members.push(member);
    } while (take("|"));
    return members.length === 1 ? members[0] : { kind: "union", members };
  };
  const atom = () => {
    if (take("...")) return { kind: "ellipsis" };
    if (take("(")) {
      const inner = parseUnion();
      return inner !== void 0 && take(")") ? inner : take(")") ? { kind: "list", items: [] } : void 0;
    }
    if (take("[")) {
      const items = listUntil("]");
      return items === void 0 ? void 0 : { kind: "list", items };
    }
    const token = list[at];
    if (token?.isWord !== true) return void 0;
    at++;
    if (!take("[")) return { kind: "named", name: token.text, args: [] };
    if (token.text === "Literal") return literal();
    const args = listUntil("]");
    return args === void 0 ? void 0 : { kind: "named", name: token.text, args };
  };
  const literal = () => {
    const values = [];
    while (at < list.length && peek() !== "]") {
      const value = list[at++]?.text ?? "";
      if (value !== ",") values.push(value);
    }
    return take("]") ? { kind: "literal", values } : void 0;
  };
  const listUntil = (end) => {
    const items = [];
    while (!take(end)) {
      if (items.length > 0 && !take(",")) return void 0;
      const item = parseUnion();
      if (item === void 0) return void 0;
      items.push(item);
    }
    return items;
  };
  const result = parseUnion();
  return at === list.length ? result : void 0;
}
var unknown = ["Unknown", "Any", "Never", "NoReturn"];
function simplify(type) {
  switch (type.kind) {
    case "named":
      if (type.name === "LiteralString") return { ...type, name: "str" };
      return { ...type, args: type.args.map(simplify) };
    case "list":
      return { ...type, items: type.items.map(simplify) };
    case "literal":
      return union(type.values.map((value) => ({ kind: "named", name: literalType(value), args: [] })));
    case "union":
      return union(type.members.map(simplify));
    case "ellipsis":
      return type;
  }
}
function union(members) {
  const flat = members.flatMap((member) => member.kind === "union" ? member.members : [member]);
  const unique = [...new Map(flat.map((member) => [JSON.stringify(member), member])).values()];
  const kept = unique.filter((member) => {
    if (member.kind !== "named" || member.args.length === 0 || !member.args.every(isUnknown)) return true;
    if (!["list", "dict", "set"].includes(member.name)) return true;
    return !unique.some((other) => other !== member && other.kind === "named" && other.name === member.name);
  });
  const isNone = (member) => member.kind === "named" && member.name === "None";
  const sorted = [...kept.filter((member) => !isNone(member)), ...kept.filter(isNone)];
  return sorted.length === 1 && sorted[0] !== void 0 ? sorted[0] : { kind: "union", members: sorted };
}
function isUnknown(type) {
  return type.kind === "named" && unknown.includes(type.name);
}
function literalType(value) {
  if (value === "True" || value === "False") return "bool";
  if (/^b['"]/.test(value)) return "bytes";
  if (/^-?\d/.test(value)) return "int";
  return /^['"]/.test(value) ? "str" : value.replace(/\.\w+$/, "");
}
function write(type, isNamed) {
  const all = (parts, separator) => {
    const written = parts.map((part) => write(part, isNamed));
    return written.includes(void 0) ? void 0 : written.join(separator);
  };
  switch (type.kind) {
    case "ellipsis":
      return "...";
    case "union":
      return all(type.members, " | ");
    case "list": {
      const items = all(type.items, ", ");
      return items === void 0 ? void 0 : type.items.length === 0 ? "()" : `[${items}]`;
    }
    case "named": {
      if (isUnknown(type)) return void 0;
      if (type.name !== "None" && !isNamed(type.name)) return void 0;
      const args = all(type.args, ", ");
      return args === void 0 ? void 0 : args === "" ? type.name : `${type.name}[${args}]`;
    }
    case "literal":
      return void 0;
  }
}

// src/syntax/python/type-probes.ts
function probeReturns(path, text) {
  const tree = parse(path, text);
  const isNamed = namesInScope(tree);
  const ending = lineEnding(text);
  const before = new Positions(text);
  const asked = [];
  functionsOf(tree).forEach((fn, index) => {
    const at = nextLine(text, Math.max(0, span(fn.body).end - 1));
    const indent = indentationAt(text, span(fn.node).start);
    const lineHead = text.slice(before.lineStart(before.place(span(fn.node).start).line), span(fn.node).start);
    if (lineHead.trim().replace("\uFEFF", "") !== "") return;
    const lead = text.slice(0, at).endsWith("\n") ? "" : ending;
    const name = fn.decorators.length === 0 ? fn.name : `heal_probe_${index}`;
    const copy = fn.decorators.length === 0 ? "" : `${indent}${copyAs(text, fn, name)}${ending}`;
    asked.push({
      fn,
      edit: { path, start: at, end: at, text: `${lead}${copy}${indent}reveal_type(${name})${ending}` }
    });
  });
  const merged = /* @__PURE__ */ new Map();
  for (const { edit } of asked.toReversed()) merged.set(edit.start, (merged.get(edit.start) ?? "") + edit.text);
  const probeText = applyEdits(
    text,
    [...merged].map(([at, added]) => ({ path, start: at, end: at, text: added }))
  );
  const lines = linesOfQuestions(
    probeText,
    asked.map(({ edit, fn }) => ({ at: edit.start, text: edit.text, fn })),
    merged
  );
  return {
    text: probeText,
    read: (line, printed) => {
      const fn = lines.get(line);
      const type = fn === void 0 ? void 0 : returnTypeOf(fn, printed, isNamed);
      return fn === void 0 || type === void 0 ? void 0 : { key: before.place(span(fn.node).start).line, type };
    }
  };
}
function probeExpression(path, text, start, end) {
  const isNamed = namesInScope(parse(path, text));
  const asked = new Positions(text).place(start).line;
  return {
    text: `${text.slice(0, start)}reveal_type(${text.slice(start, end)})${text.slice(end)}`,
    read: (line, printed) => {
      const type = line === asked ? annotationOf(printed, isNamed) : void 0;
      return type === void 0 ? void 0 : { key: start, type };
    }
  };
}
function copyAs(text, fn, name) {
  const node = span(fn.node);
  const own = span(fn.nameNode);
  return text.slice(node.start, own.start) + name + text.slice(own.end, node.end).trimEnd();
}
function linesOfQuestions(probeText, questions, merged) {
  const after = new Positions(probeText);
  const lines = /* @__PURE__ */ new Map();
  const used = /* @__PURE__ */ new Map();
  for (const question of questions.toReversed()) {
    let shift = 0;
    for (const [at, added] of merged) if (at < question.at) shift += added.length;
    const within = (used.get(question.at) ?? 0) + question.text.length;
    used.set(question.at, within);
    const end = question.at + shift + within - 2;
    lines.set(after.place(end).line, question.fn);
  }
  return lines;
}
function returnTypeOf(fn, printed, isNamed) {
  const result = returnPartOf(printed, fn.isAsync);
  if (result === void 0) return void 0;
  if (!isGenerator(fn)) return annotationOf(result, isNamed);
  const yielded = yieldedPartOf(result);
  const type = yielded === void 0 ? void 0 : annotationOf(yielded, isNamed);
  if (type === void 0) return void 0;
  const [iterator, generator] = fn.isAsync ? ["AsyncIterator", "AsyncGenerator"] : ["Iterator", "Generator"];
  if (iterator !== void 0 && isNamed(iterator)) return `${iterator}[${type}]`;
  if (generator === void 0 || !isNamed(generator)) return void 0;
  return `${generator}[${type}, ${fn.isAsync ? "None" : "None, None"}]`;
}
function namesInScope(tree) {
  const names = /* @__PURE__ */ new Set();
  const isLazy = hasFutureAnnotations(tree);
  for (const item of importsOf(tree)) {
    if (item.where === "module" || item.where === "typing" && isLazy)
      for (const name of item.names) names.add(name.bound);
  }
  for (const node of tree.root().children()) {
    const definition = node.is("decorated_definition") ? node.field("definition") : node;
    if (definition?.is("class_definition") === true) names.add(definition.field("name")?.text() ?? "");
  }
  return (name) => {
    const [head = ""] = name.split(".");
    return names.has(head) || builtinNames.has(name) && /^[a-z]+$|(Error|Exception|Warning)$/.test(name);
  };
}
export {
  probeExpression,
  probeReturns
};
