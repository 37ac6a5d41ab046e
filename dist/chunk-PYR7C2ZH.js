import {
  referencesIn,
  removeLine,
  removeNames
} from "./chunk-5B3OZACI.js";
import {
  standardModules
} from "./chunk-P5TAREXH.js";
import {
  indentationAt,
  lineEnding,
  lineStart,
  nextLine,
  wholeLines
} from "./chunk-EA3MFNEB.js";
import {
  mergeEdits,
  trimEdit
} from "./chunk-JP3K3O5E.js";
import {
  apiOf,
  freeName,
  literalText,
  qualify,
  quoteOf,
  readImportedNames,
  usesSemicolons
} from "./chunk-FELVHE56.js";
import {
  escapeRegExp,
  identifiersOf,
  isNamedInTypes,
  readsOf
} from "./chunk-P6756FPZ.js";
import {
  importsOf
} from "./chunk-RLSXXUWR.js";
import {
  isTestFile
} from "./chunk-ZCJV2SUT.js";
import {
  namedChildren
} from "./chunk-3VOSYGGK.js";
import {
  descendants,
  enclosing,
  isSame
} from "./chunk-RVDUMNWB.js";
import {
  findAll,
  findAround,
  languageOf,
  parse,
  span
} from "./chunk-MXHXVLEF.js";
import {
  rangeOf
} from "./chunk-B3WZELUA.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";
import {
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/remedies/messages.ts
import { RE2JS } from "re2js";
var compiled = /* @__PURE__ */ new WeakMap();
var maxMessage = 2e3;
function matchesMessage(pattern, message) {
  if (pattern.messages.length === 0) return false;
  const text = message.slice(0, maxMessage);
  return expressionsOf(pattern).some((expression) => expression.matcher(text).find());
}
function expressionsOf(pattern) {
  const known = compiled.get(pattern);
  if (known) return known;
  const made = pattern.messages.flatMap((source) => {
    const expression = compile(source);
    return typeof expression === "string" ? [] : [expression];
  });
  compiled.set(pattern, made);
  return made;
}
function findMessageFaults(pattern) {
  return pattern.messages.flatMap((source) => {
    const expression = compile(source);
    if (typeof expression === "string") return [`messages: \`${source}\` is no RE2 expression: ${expression}`];
    return expression.matcher("").find() ? [`messages: \`${source}\` matches every message; write what it must say`] : [];
  });
}
function compile(source) {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    return messageOf(error);
  }
}

// src/syntax/javascript/imports.ts
function moduleSystemOf(path, tree, packageType) {
  if (/\.m[jt]sx?$/.test(path)) return "esm";
  if (/\.c[jt]sx?$/.test(path)) return "commonjs";
  const statements = namedChildren(tree.root());
  if (statements.some((node) => node.kind() === "import_statement" || node.kind() === "export_statement")) return "esm";
  if (/(?<![\w$.])(?:require\s*\(|module\.exports|exports\.)/.test(tree.root().text())) return "commonjs";
  return /\.tsx?$/.test(path) || packageType === "module" ? "esm" : "commonjs";
}
function needBuiltin(path, text, tree, system, module, name) {
  const present = presentName(tree, module, name);
  if (present !== void 0) return { local: present, edits: [] };
  if (freeName(name, text) !== name) return void 0;
  const root = tree.root();
  const statements = namedChildren(root);
  const sources = statements.map(sourceOf).filter((source) => source !== void 0);
  const prefix = sources.some((source) => isBareBuiltin(source)) && !sources.some((s) => s.startsWith("node:")) ? "" : "node:";
  const named = statements.find((statement) => {
    const source = sourceOf(statement);
    return source?.replace(/^node:/, "") === module && bracesOf(statement) !== void 0;
  });
  const braces = named && bracesOf(named);
  if (braces) {
    const last2 = namedChildren(braces).at(-1);
    if (last2) return { local: name, edits: [{ path, start: span(last2).end, end: span(last2).end, text: `, ${name}` }] };
  }
  const quote = quoteOf(text);
  const end = usesSemicolons(text) ? ";" : "";
  const from = `${quote}${prefix}${module}${quote}`;
  const line = system === "esm" ? `import { ${name} } from ${from}${end}` : `const { ${name} } = require(${from})${end}`;
  const at = insertionPoint(text, root, statements, `${prefix}${module}`);
  return { local: name, edits: [{ path, start: at, end: at, text: `${line}${lineEnding(text)}` }] };
}
function presentName(tree, module, name) {
  for (const statement of namedChildren(tree.root())) {
    if (sourceOf(statement)?.replace(/^node:/, "") !== module || /^import\s+type\b/.test(statement.text())) continue;
    for (const identifier of findAllIn(statement)) {
      const api = apiOf(identifier);
      if (api?.module !== module) continue;
      if (api.name === name) return identifier.text();
      if (api.name === "*" || api.name === "default") return `${identifier.text()}.${name}`;
    }
  }
  return void 0;
}
function findAllIn(statement) {
  return statement.findAll({
    rule: { any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier_pattern" }] }
  });
}
function sourceOf(statement) {
  if (statement.kind() === "import_statement") {
    const source = statement.field("source");
    return source ? literalText(source) : void 0;
  }
  if (statement.kind() !== "lexical_declaration" && statement.kind() !== "variable_declaration") return void 0;
  return /=\s*require\(\s*['"]([^'"]+)['"]\s*\)\s*;?$/.exec(statement.text())?.[1];
}
function bracesOf(statement) {
  if (/^import\s+type\b/.test(statement.text())) return void 0;
  return statement.find({ rule: { any: [{ kind: "named_imports" }, { kind: "object_pattern" }] } }) ?? void 0;
}
function isBareBuiltin(source) {
  return /^(assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|stream|url|util|zlib)(\/|$)/.test(
    source
  );
}
function insertionPoint(text, root, statements, specifier) {
  const imports = statements.filter((statement) => sourceOf(statement) !== void 0);
  const builtins = imports.filter((statement) => {
    const source = sourceOf(statement) ?? "";
    return source.startsWith("node:") || isBareBuiltin(source);
  });
  const next = builtins.find((statement) => (sourceOf(statement) ?? "") > specifier);
  if (next) return lineStart(text, span(next).start);
  const previous = builtins.at(-1);
  if (previous) return nextLine(text, span(previous).end);
  if (imports[0]) return lineStart(text, span(imports[0]).start);
  const children = root.children().filter((child) => child.isNamed() && child.kind() !== "hash_bang_line");
  const first = children.findIndex((child) => child.kind() !== "comment" && !/^['"]use \w+['"];?$/.test(child.text()));
  let index = first < 0 ? children.length - 1 : first;
  while (index > 0 && isAttachedComment(text, children[index - 1], children[index])) index--;
  const node = children[index];
  return node ? lineStart(text, span(node).start) : 0;
}
function isAttachedComment(text, comment, next) {
  if (comment?.kind() !== "comment" || !next) return false;
  return !/\n[ \t]*\r?\n/.test(text.slice(span(comment).end, span(next).start));
}
async function packageTypeOf(path, read) {
  const folders = path.split("/").slice(0, -1);
  for (let i = folders.length; i >= 0; i--) {
    const text = await read([...folders.slice(0, i), "package.json"].join("/"));
    if (text !== void 0) return /"type"\s*:\s*"(\w+)"/.exec(text)?.[1];
  }
  return void 0;
}

// src/syntax/javascript/package-imports.ts
function needName(path, text, tree, system, wanted) {
  const { module, imported, local } = wanted;
  const present = presentName(tree, module.replace(/^node:/, ""), imported);
  if (present !== void 0) return { local: present.replace(/\.(?:default|\*)$/, ""), edits: [] };
  if (freeName(local, text) !== local || system === "commonjs" && imported === "default") return void 0;
  const statements = namedChildren(tree.root());
  if (imported !== "default" && imported !== "*") {
    const same = statements.find((one) => sourceOf(one) === module && bracesOf(one) !== void 0);
    const last2 = same && namedChildren(bracesOf(same) ?? same).at(-1);
    if (last2) return { local, edits: [{ path, start: span(last2).end, end: span(last2).end, text: `, ${local}` }] };
  }
  const quote = quoteOf(text);
  const end = usesSemicolons(text) ? ";" : "";
  const names = imported === "default" ? local : imported === "*" ? `* as ${local}` : `{ ${local} }`;
  const required = imported === "*" ? local : names;
  const line = system === "esm" ? `import ${names} from ${quote}${module}${quote}${end}` : `const ${required} = require(${quote}${module}${quote})${end}`;
  const lastImport = statements.findLast((one) => sourceOf(one) !== void 0);
  if (lastImport) {
    const at2 = span(lastImport).end;
    return { local, edits: [{ path, start: at2, end: at2, text: lineEnding(text) + line }] };
  }
  const at = insertionPoint(text, tree.root(), statements, module);
  return { local, edits: [{ path, start: at, end: at, text: line + lineEnding(text) }] };
}
function dropNames(tree, path, text, names, edits, added) {
  const root = tree.root();
  const isGone = (start, end) => edits.some((edit) => edit.start <= start && end <= edit.end);
  const result = [...added];
  for (const statement of referencesIn(root)) {
    if (statement.kind !== "import" && statement.kind !== "require") continue;
    if (added.some((edit2) => statement.start < edit2.start && edit2.start < statement.end)) continue;
    const unused = statement.names.filter(({ local }) => {
      if (!names.includes(local)) return false;
      if (edits.some((edit2) => new RegExp(`(?<![\\w$.])${local.replaceAll("$", "\\$")}(?![\\w$])`).test(edit2.text)))
        return false;
      const uses = findAll(tree, {
        any: [{ kind: "identifier" }, { kind: "type_identifier" }, { kind: "shorthand_property_identifier" }],
        regex: `^${local.replaceAll("$", "\\$")}$`
      }).map(span);
      return uses.every(({ start, end }) => statement.start <= start && end <= statement.end || isGone(start, end));
    });
    if (unused.length === 0) continue;
    if (unused.length === statement.names.length) {
      const isOwn2 = statement.specifier.startsWith("node:");
      if (!isOwn2) continue;
      const behind = result.findIndex((edit2) => edit2.start === statement.end && edit2.end === statement.end);
      const next = result[behind];
      if (next === void 0) result.push(removeLine(path, text, statement.start, statement.end));
      else result[behind] = { path, start: statement.start, end: statement.end, text: next.text.replace(/^\s+/, "") };
      continue;
    }
    if (statement.kind === "require") continue;
    const edit = removeNames(path, text, statement, new Set(unused.map(({ local }) => local)));
    if (edit) result.push(edit);
  }
  return result;
}

// src/syntax/python/add-import.ts
var longestLine = 88;
function writeImport(wanted) {
  const alias = wanted.alias === void 0 ? "" : ` as ${wanted.alias}`;
  return wanted.name === void 0 ? `import ${wanted.module}${alias}` : `from ${wanted.module} import ${wanted.name}${alias}`;
}
function addImport(path, text, tree, wanted, isLocal) {
  const header = headerImports(tree);
  return mergeIntoList(path, text, header, wanted) ?? insertLine(path, text, tree, header, wanted, (module) => sectionOf(module, isLocal));
}
function headerImports(tree) {
  const body = tree.root().children();
  const definition = body.find(
    (node) => ["function_definition", "class_definition", "decorated_definition"].includes(String(node.kind()))
  );
  const limit = definition === void 0 ? Infinity : span(definition).start;
  return importsOf(tree).filter(({ node, where }) => where === "module" && span(node).start < limit);
}
function sectionOf(module, isLocal) {
  if (module.startsWith(".")) return 4;
  if (standardModules.has(module.split(".")[0] ?? "")) return 1;
  return isLocal(module) ? 3 : 2;
}
function mergeIntoList(path, text, header, wanted) {
  if (wanted.name === void 0) return void 0;
  const fits = ({ names: names2 }) => names2.some((name) => name.alias === void 0) && (wanted.alias === void 0 || names2.some((name) => name.alias !== void 0));
  const list = header.find(
    (item) => item.kind === "from" && item.module === wanted.module && !item.isWildcard && fits(item)
  );
  const last2 = list?.names.at(-1);
  if (list === void 0 || last2 === void 0) return void 0;
  if (descendants(list.node, "comment").length > 0) return void 0;
  if (text.slice(span(list.node).end, nextLine(text, span(list.node).end)).trim() !== "") return void 0;
  const written = wanted.alias === void 0 ? wanted.name : `${wanted.name} as ${wanted.alias}`;
  const names = list.names.map((name) => name.node.text());
  const follower = orderOf(names)?.(names, written);
  const next = follower === void 0 ? void 0 : list.names[follower];
  const isMultiLine = list.node.text().includes("\n");
  if (!isMultiLine) {
    if (list.node.text().length + written.length + 2 > longestLine) return void 0;
    const at = next === void 0 ? span(last2.node).end : span(next.node).start;
    return { path, start: at, end: at, text: next === void 0 ? `, ${written}` : `${written}, ` };
  }
  const own = list.names.every(
    ({ node }) => text.slice(lineStart(text, span(node).start), span(node).start).trim() === ""
  );
  if (!own) return void 0;
  const start = span((next ?? last2).node).start;
  const indent = text.slice(lineStart(text, start), start);
  const gap = lineEnding(text) + indent;
  if (next !== void 0) return { path, start, end: start, text: `${written},${gap}` };
  const end = span(last2.node).end;
  return { path, start: end, end, text: `,${gap}${written}` };
}
function orderOf(names) {
  const keys = [
    (name) => name,
    (name) => name.toLowerCase(),
    // isort's default: CONSTANTS, then Classes, then functions.
    (name) => (/^[A-Z0-9_]+$/.test(name) && name.length > 1 ? "0" : /^[A-Z]/.test(name) ? "1" : "2") + name
  ];
  const key = keys.find((by) => isSorted(names.map(by)));
  if (key === void 0) return void 0;
  return (list, wanted) => {
    const index = list.findIndex((name) => key(name) > key(wanted));
    return index === -1 ? void 0 : index;
  };
}
function isSorted(values) {
  return values.every((value, index) => index === 0 || (values[index - 1] ?? "") <= value);
}
function insertLine(path, text, tree, header, wanted, section) {
  const line = writeImport(wanted);
  const ending = lineEnding(text);
  const own = section(wanted.module);
  const place = (at, written) => ({ path, start: at, end: at, text: written });
  const sections = header.map((item) => section(item.module || (item.names[0]?.name ?? "")));
  const same = header.filter((_, index) => sections[index] === own);
  if (same.length > 0) {
    const before = same.findLast((item) => sortKey(item, same) <= sortKey(wantedAsImport(wanted), same));
    const [first] = same;
    if (before !== void 0) return place(lineEnd(text, before.node, ending), line + ending);
    if (first !== void 0) return place(lineStart(text, span(first.node).start), line + ending);
  }
  const earlier = header.findLast((_, index) => (sections[index] ?? own) < own);
  const later = header.find((_, index) => (sections[index] ?? own) > own);
  if (earlier !== void 0) {
    const at = lineEnd(text, earlier.node, ending);
    return place(at, separated(text, header, sections) ? ending + line + ending : line + ending);
  }
  if (later !== void 0) return place(lineStart(text, span(later.node).start), line + ending + ending);
  return atTop(path, text, tree, line, ending);
}
function separated(text, header, sections) {
  for (let i = 1; i < header.length; i++) {
    const [above, below] = [header[i - 1], header[i]];
    if (above === void 0 || below === void 0 || sections[i - 1] === sections[i]) continue;
    return /\n[ \t]*\r?\n/.test(text.slice(span(above.node).end, span(below.node).start));
  }
  return true;
}
function wantedAsImport(wanted) {
  return {
    kind: wanted.name === void 0 ? "import" : "from",
    module: wanted.module,
    names: wanted.name === void 0 ? [] : [{ name: wanted.name }]
  };
}
function sortKey(item, section) {
  const name = item.names[0]?.name ?? "";
  const module = (item.module === "" ? name : `${item.module}${item.kind === "from" ? name : ""}`).toLowerCase();
  const firstFrom = section.findIndex((other) => other.kind === "from");
  const isMixed = firstFrom !== -1 && section.slice(firstFrom).some((other) => other.kind === "import");
  return isMixed ? module : `${item.kind === "import" ? 0 : 1} ${module}`;
}
function lineEnd(text, node, ending) {
  const end = nextLine(text, span(node).end);
  return end === text.length && !text.endsWith(ending) ? span(node).end : end;
}
function atTop(path, text, tree, line, ending) {
  let after;
  let first;
  for (const node of tree.root().children()) {
    const isDocstring = node.is("expression_statement") && after === void 0 && node.children()[0]?.is("string") === true;
    if (node.is("future_import_statement") || isDocstring) after = node;
    else if (!node.is("comment")) {
      first = node;
      break;
    }
  }
  if (after !== void 0) {
    const at2 = nextLine(text, span(after).end);
    const hasGap = /^[ \t]*\r?\n/.test(text.slice(at2));
    return { path, start: at2, end: at2, text: hasGap ? ending + line + ending : ending + line + ending + ending };
  }
  const comments = tree.root().children().filter((node) => node.is("comment") && (first === void 0 || span(node).start < span(first).start));
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  for (const comment of comments) {
    const end = nextLine(text, span(comment).end);
    const isHead = /^#!|coding[:=]/.test(comment.text()) || /^[ \t]*\r?\n/.test(text.slice(end));
    if (isHead) at = end;
  }
  return { path, start: at, end: at, text: at > 1 ? ending + line + ending : line + ending + ending };
}

// src/syntax/python/statements.ts
function indentationStep(text) {
  const heads = /^([ \t]*)(?:def|class|if|for|while|with|try|else|async|except)\b[^\n#]*:[ \t]*\r?\n\1([ \t]+)\S/gm;
  const counts = /* @__PURE__ */ new Map();
  for (const [, , step = ""] of text.matchAll(heads)) counts.set(step, (counts.get(step) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "    ";
}
function restOfLine(text, node) {
  const { end } = span(node);
  return text.slice(end, nextLine(text, end)).trim();
}
function hasComment(text, statement) {
  return restOfLine(text, statement).startsWith("#") || statement.find({ rule: { kind: "comment" } }) !== null;
}
function removeStatement(path, text, statement) {
  const { start, end } = span(statement);
  const block = statement.parent();
  const siblings = block?.children().filter((node) => node.isNamed() && !node.is("comment")) ?? [];
  if (block !== null && !block.is("module") && siblings.length === 1) return { path, start, end, text: "pass" };
  const index = siblings.findIndex((node) => isSame(node, statement));
  const before = text.slice(lineStart(text, start), start);
  const rest = restOfLine(text, statement);
  const next = siblings[index + 1];
  if (rest.startsWith(";")) {
    const sharesLine = next !== void 0 && span(next).start < nextLine(text, end);
    return { path, start, end: sharesLine ? span(next).start : end + text.slice(end).indexOf(";") + 1, text: "" };
  }
  const previous = siblings[index - 1];
  if (before.trim() !== "" && previous !== void 0) return { path, start: span(previous).end, end, text: "" };
  if (before.trim() !== "" || rest !== "") return { path, start, end, text: before.trim() === "" ? "" : "pass" };
  return { path, ...withoutGap(text, lineStart(text, start), nextLine(text, end)), text: "" };
}
function withoutGap(text, start, end) {
  const above = /\n((?:[^\S\n]*\n)+)$/.exec(text.slice(0, start))?.[1] ?? "";
  const below = /^(?:[^\S\n]*\n)+/.exec(text.slice(end))?.[0] ?? "";
  const spare = below.match(/[^\n]*\n/g)?.slice(0, above.split("\n").length - 1) ?? [];
  return { start, end: end + spare.join("").length };
}

// src/syntax/python/need-import.ts
function needImport(path, text, tree, wanted) {
  const [present] = namesFor(tree, wanted);
  if (present !== void 0) return { local: present, edits: [] };
  const bound = wanted.alias ?? wanted.name ?? wanted.module;
  if (isNameUsed(tree, bound)) return void 0;
  return { local: bound, edits: [addImport(path, text, tree, wanted, (module) => isOfPackage(module, path))] };
}
function isOfPackage(module, path) {
  const [first, second] = path.split("/");
  const root = first === "src" && second !== void 0 ? second : first;
  return path.includes("/") && module.split(".")[0] === root;
}
function namesFor(tree, wanted) {
  const found = [];
  for (const statement of importsOf(tree)) {
    if (statement.where !== "module") continue;
    for (const name of statement.names) {
      const isSame2 = statement.kind === "import" ? wanted.name === void 0 && name.name === wanted.module : statement.module === wanted.module && name.name === wanted.name;
      if (isSame2) found.push(name.bound);
      else if (statement.kind === "import" && name.name === wanted.module && wanted.name !== void 0) {
        found.push(`${name.bound}.${wanted.name}`);
      }
    }
  }
  return found;
}
function isNameUsed(tree, name) {
  return identifiersOf(tree.root(), name).some((node) => node.parent()?.is("attribute") !== true);
}
function dropUnusedImports(path, text, tree, names, edits, added = []) {
  if (/(^|\/)__init__\.py$/.test(path)) return [...added];
  const unused = new Set(names.filter((name) => !isStillUsed(tree, name, edits)));
  const result = [...added];
  for (const statement of importsOf(tree)) {
    if (statement.where !== "module" || !statement.names.some(({ bound }) => unused.has(bound))) continue;
    if (hasComment(text, statement.node)) continue;
    const { start, end } = span(statement.node);
    const within = result.filter((edit) => start < edit.start && edit.start <= end && edit.start === edit.end);
    const removal = dropNames2(path, text, statement, unused, within);
    if (removal === void 0) continue;
    for (const edit of within) result.splice(result.indexOf(edit), 1);
    result.push(removal);
  }
  return result;
}
function isStillUsed(tree, name, edits) {
  const isGone = (start, end) => edits.some((edit) => edit.start <= start && end <= edit.end);
  if (readsOf(tree.root(), name).some((node) => !isGone(span(node).start, span(node).end))) return true;
  const word = new RegExp(`(?<![\\w.])${escapeRegExp(name)}(?!\\w)`);
  if (edits.some((edit) => word.test(edit.text)) || isNamedInTypes(tree.root(), name)) return true;
  return importsOf(tree).filter((statement) => statement.names.some(({ bound }) => bound === name)).length > 1;
}
function dropNames2(path, text, statement, unused, within) {
  const kept = statement.names.filter(({ bound }) => !unused.has(bound)).map(({ node }) => node.text());
  const fresh = within.map((edit) => edit.text.replace(/^[\s,]+|[\s,]+$/g, ""));
  if (kept.length + fresh.length === 0) return removeStatement(path, text, statement.node);
  const first = statement.names[0];
  const last2 = statement.names.at(-1);
  if (first === void 0 || last2 === void 0) return void 0;
  const start = span(first.node).start;
  const end = span(last2.node).end;
  if (!text.slice(start, end).includes("\n")) return { path, start, end, text: [...kept, ...fresh].join(", ") };
  const gone = statement.names.filter(({ bound }) => unused.has(bound));
  const only = gone[0];
  if (gone.length !== 1 || only === void 0 || fresh.length > 0) return void 0;
  const line = { start: lineStart(text, span(only.node).start), end: nextLine(text, span(only.node).end) };
  const isOnOwnLine = text.slice(line.start, line.end).trim() === `${only.node.text()},`;
  return isOnOwnLine ? { path, ...line, text: "" } : void 0;
}

// src/remedies/imports.ts
function addImports(tree, path, text, statements) {
  const edits = [];
  for (const statement of statements) {
    const added = languageOf(path) === "python" ? addPython(tree, path, text, statement) : addScript(tree, path, text, statement);
    if ("leftAlone" in added) return added;
    edits.push(...added);
  }
  return edits;
}
function addPython(tree, path, text, statement) {
  const wanted = readPython(statement);
  if (wanted === void 0) return { leftAlone: `The pattern asks for an import that cannot be read: ${statement}` };
  const bound = wanted.alias ?? wanted.name ?? rootOf(wanted.module);
  if (namesFor(tree, wanted).includes(bound)) return [];
  if (isNameUsed(tree, bound) && !isPackageOf(tree, wanted, bound)) {
    return { leftAlone: `The file uses the name \`${bound}\` already, for something else than \`${statement}\`.` };
  }
  return [addImport(path, text, tree, wanted, () => false)];
}
function isPackageOf(tree, wanted, bound) {
  if (wanted.name !== void 0 || wanted.alias !== void 0) return false;
  const binding = importsOf(tree).flatMap(
    ({ kind, names }) => names.filter((name) => name.bound === bound).map((name) => kind === "import" && rootOf(name.name) === bound)
  );
  if (binding.length > 0) return binding.every(Boolean);
  return identifiersOf(tree.root(), bound).every(
    (node) => node.parent()?.is("attribute") === true || enclosing(node, "import_statement", "import_from_statement") !== void 0
  );
}
function rootOf(module) {
  return module.split(".")[0] ?? module;
}
function readPython(statement) {
  const plain = /^import ([\w.]+)(?: as (\w+))?$/.exec(statement.trim());
  const from = /^from ([\w.]+) import (\w+)(?: as (\w+))?$/.exec(statement.trim());
  if (plain?.[1]) return { module: plain[1], ...plain[2] ? { alias: plain[2] } : {} };
  if (from?.[1] && from[2]) return { module: from[1], name: from[2], ...from[3] ? { alias: from[3] } : {} };
  return void 0;
}
function addScript(tree, path, text, statement) {
  const wanted = readScript(statement);
  if (wanted === void 0) return { leftAlone: `The pattern asks for an import that cannot be read: ${statement}` };
  const system = moduleSystemOf(path, tree, void 0);
  const builtin = /^node:(.+)$/.exec(wanted.module)?.[1];
  const needed = builtin !== void 0 && wanted.imported !== "default" && wanted.imported !== "*" ? needBuiltin(path, text, tree, system, builtin, wanted.imported) : needName(path, text, tree, system, wanted);
  if (needed === void 0 || needed.local !== wanted.local) {
    return { leftAlone: `The file names \`${wanted.local}\` of \`${wanted.module}\` in another way.` };
  }
  return needed.edits;
}
function readScript(statement) {
  const found = /^import (?:\{ ([\w$]+) \}|(\* as )?([\w$]+)) from ['"]((?:node:)?[@\w./-]+)['"];?$/.exec(
    statement.trim()
  );
  const local = found?.[1] ?? found?.[3];
  if (!found?.[4] || local === void 0) return void 0;
  return { module: found[4], local, imported: found[1] !== void 0 ? local : found[2] ? "*" : "default" };
}
function dropImports(tree, path, text, names, edits, added) {
  return languageOf(path) === "python" ? dropUnusedImports(path, text, tree, names, edits, added) : dropNames(tree, path, text, names, edits, added);
}

// src/remedies/meanings.ts
function isMeant(tree, path, means) {
  const wanted = Object.entries(means ?? {});
  if (wanted.length === 0) return () => true;
  const denote = languageOf(path) === "python" ? denotePython(tree) : denoteScript;
  return (match) => wanted.every(([name, targets]) => {
    const node = match.getMatch(name);
    const denoted = node === null ? void 0 : denote(node);
    return denoted !== void 0 && targets.includes(denoted);
  });
}
function denotePython(tree) {
  let names;
  return (node) => qualify(node, names ??= readImportedNames(tree));
}
function denoteScript(node) {
  const api = apiOf(node);
  return api && `${api.module}.${api.name === "default" ? "*" : api.name}`;
}

// src/remedies/requirements.ts
function unmetByFile(pattern, path, tree) {
  const { requires } = pattern;
  if (!requires) return void 0;
  if (requires.files === "tests" && !isTestFile(path)) return "It is for tests only.";
  if (requires.files === "not-tests" && isTestFile(path)) return "It is not for tests.";
  if (!requires.imports && !requires.notImports) return void 0;
  const modules = modulesOf(path, tree);
  const has = (wanted) => modules.some((module) => module === wanted || isPart(module, wanted));
  if (requires.imports && !requires.imports.some(has)) {
    return `It is for files that import ${requires.imports.join(" or ")}.`;
  }
  const unwanted = requires.notImports?.find(has);
  return unwanted === void 0 ? void 0 : `The file imports ${unwanted}.`;
}
async function unmetByPackage(pattern, path, context) {
  const wanted = pattern.requires?.dependencies;
  if (!wanted || wanted.some((name) => isOwn(name, context.files))) return void 0;
  const files = languageOf(path) === "python" ? pythonManifests : ["package.json"];
  const folders = path.split("/").slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth--) {
    for (const file of files) {
      const text = await context.read([...folders.slice(0, depth), file].join("/"));
      if (text === void 0) continue;
      const named = dependenciesIn(file, text);
      if (wanted.some((name) => named.has(normalise(name)))) return void 0;
    }
  }
  return `It needs ${wanted.join(" or ")} among the dependencies of the package.`;
}
function isOwn(name, files) {
  const own = new RegExp(`^(?:src/|lib/)?${escapeRegExp(name)}(?:/__init__)?\\.py$`);
  return files.some((file) => own.test(file));
}
var pythonManifests = [
  "pyproject.toml",
  "setup.cfg",
  "Pipfile",
  ...["requirements", "requirements-dev", "requirements-test", "requirements_dev", "dev-requirements"].map(
    (name) => `${name}.txt`
  ),
  ...["base", "common", "production", "prod", "main", "default", "dev", "test"].map(
    (name) => `requirements/${name}.txt`
  )
];
function dependenciesIn(file, text) {
  const names = file.endsWith(".json") ? namesInPackageJson(text) : file.endsWith(".txt") ? text.split(/\r?\n/).map(nameOfRequirement) : namesInSections(text);
  return new Set(names.filter((name) => name !== "").map(normalise));
}
function namesInPackageJson(text) {
  const manifest = parseJson(text);
  if (!isRecord(manifest)) return [];
  return ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"].flatMap((key) => {
    const group = manifest[key];
    return isRecord(group) ? Object.keys(group) : [];
  });
}
function namesInSections(text) {
  const names = [];
  let isTable = false;
  let isGroup = false;
  let isList = false;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/(^|\s)#.*$/, "");
    const section = /^\[+\s*([^\]]+?)\s*\]+\s*$/.exec(line)?.[1];
    if (section !== void 0) {
      isTable = /(^|\.)((dev-)?dependencies|(dev-)?packages)$/.test(section) && section !== "project.dependencies";
      isGroup = /dependency-groups$|optional-dependencies$|extras_require$/.test(section);
      isList = false;
      continue;
    }
    const key = /^([\w.-]+|"[\w.-]+"|'[\w.-]+')\s*=(?!=)\s*(.*)$/.exec(line);
    if (key && !/^\s/.test(raw)) {
      if (isTable) names.push((key[1] ?? "").replace(/["']/g, ""));
      isList = isGroup || /^(dependencies|install_requires|tests_require)$/.test(key[1] ?? "");
    }
    if (!isList) continue;
    const value = key && !/^\s/.test(raw) ? key[2] ?? "" : line;
    const quoted = [...value.matchAll(/"([^"]*)"|'([^']*)'/g)].map((found) => found[1] ?? found[2] ?? "");
    names.push(...(quoted.length > 0 ? quoted : [value]).map(nameOfRequirement));
    if (/\]\s*$/.test(value)) isList = false;
  }
  return names;
}
function nameOfRequirement(line) {
  return /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:$|[<>=!~;,@#(]|\s)/.exec(line)?.[1] ?? "";
}
function normalise(name) {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}
function modulesOf(path, tree) {
  if (languageOf(path) !== "python") {
    return referencesIn(tree.root()).map(({ specifier }) => specifier.replace(/^node:/, ""));
  }
  return importsOf(tree).flatMap(
    ({ kind, module, names }) => kind === "from" ? [module, ...names.map(({ name }) => `${module}.${name}`)] : names.map(({ name }) => name)
  );
}
function isPart(module, wanted) {
  return module.startsWith(`${wanted}.`) || module.startsWith(`${wanted}/`);
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/remedies/template.ts
function rewriteNode(path, text, node, template) {
  const parts = bindTemplate(template, node, text);
  if (parts === void 0) return { leftAlone: "The template uses a metavariable that the match did not bind." };
  const whole = span(node);
  if (template.trim() === "") return removeWhole(path, text, node);
  const indent = indentationAt(text, whole.start);
  const eol = lineEnding(text);
  const lay = (literal) => literal.replace(/\r?\n/g, eol + indent);
  const edits = [];
  if (!isInOrder(parts, whole)) {
    const filled = parts.map((part) => typeof part === "string" ? lay(part) : text.slice(part.start, part.end));
    const caught = parts.filter((part) => typeof part !== "string");
    if (holdsCommentOutside(node, caught)) return commentInTheWay;
    return [{ path, ...whole, text: filled.join("") }];
  }
  let from = whole.start;
  for (let i = 0; i <= parts.length; i += 2) {
    const literal = parts[i];
    const next = parts[i + 1];
    const to = next !== void 0 && typeof next !== "string" ? next.start : whole.end;
    const edit = editGap(path, text, from, to, lay(typeof literal === "string" ? literal : ""));
    if (edit !== void 0) {
      if (commentsIn(node).some((comment) => comment.start < edit.end && edit.start < comment.end)) {
        return commentInTheWay;
      }
      edits.push(edit);
    }
    if (next === void 0 || typeof next === "string") break;
    from = next.end;
  }
  return edits;
}
function removeWhole(path, text, node) {
  const { start, end } = span(node);
  const siblings = node.parent()?.namedChildren().filter((child) => child.kind() !== "comment") ?? [];
  const lines = wholeLines(text, start, end);
  if (lines === void 0 || siblings.length < 2)
    return { leftAlone: "The statement cannot be taken away with its line." };
  return commentsIn(node).length > 0 ? commentInTheWay : [{ path, ...lines, text: "" }];
}
var commentInTheWay = { leftAlone: "A comment stands inside the code that would be replaced." };
function bindTemplate(template, node, text) {
  const parts = [];
  let literal = "";
  let last2 = 0;
  for (const found of template.matchAll(/(\$\$\$|\$)([A-Z_][A-Z0-9_]*)/g)) {
    literal += template.slice(last2, found.index);
    last2 = found.index + found[0].length;
    const name = found[2] ?? "";
    if (found[1] === "$") {
      const single = node.getMatch(name);
      if (single === null) {
        const made = node.getTransformed(name);
        if (made === null) return void 0;
        literal += made;
        continue;
      }
      parts.push(literal, span(single));
      literal = "";
      continue;
    }
    const range = rangeOf2(node.getMultipleMatches(name), text);
    if (range !== void 0) {
      parts.push(literal, range);
      literal = "";
      continue;
    }
    const after = /^\s*,\s*/.exec(template.slice(last2));
    if (after) last2 += after[0].length;
    else literal = literal.replace(/,\s*$/, "");
  }
  parts.push(literal + template.slice(last2));
  return parts;
}
function rangeOf2(nodes, text) {
  const ranges = nodes.filter((node) => node.kind() !== "comment" && node.text() !== ",").map(span);
  const first = ranges[0];
  const last2 = ranges.at(-1);
  return first && last2 && text.length >= last2.end ? { start: first.start, end: last2.end } : void 0;
}
function isInOrder(parts, whole) {
  let at = whole.start;
  for (const part of parts) {
    if (typeof part === "string") continue;
    if (part.start < at || part.end > whole.end) return false;
    at = part.end;
  }
  return true;
}
function editGap(path, text, from, to, wanted) {
  const have = tokens(text.slice(from, to));
  const want = tokens(wanted);
  let i = 0;
  let j = 0;
  for (; ; ) {
    if (i < have.length && j < want.length && have[i] === want[j]) [i, j] = [i + 1, j + 1];
    else if (isSpace(have[i]) && isSpace(want[j]) && !have[i]?.includes("\n")) [i, j] = [i + 1, j + 1];
    else if (isSpace(have[i]) && j < want.length && have[i + 1] === want[j]) i++;
    else if (have[i] === "," && isSpace(have[i + 1]) && isClosing(want[j]) && have[i + 2] === want[j]) i += 2;
    else if (isSpace(want[j]) && i < have.length && have[i] === want[j + 1]) j++;
    else break;
  }
  let k = have.length;
  let l = want.length;
  for (; ; ) {
    const old = k > i ? have[k - 1] : void 0;
    const neu = l > j ? want[l - 1] : void 0;
    if (old !== void 0 && old === neu) [k, l] = [k - 1, l - 1];
    else if (isSpace(old) && isSpace(neu)) [k, l] = [k - 1, l - 1];
    else if (isSpace(old) && neu !== void 0 && (k - 2 >= i ? have[k - 2] : void 0) === neu) k--;
    else if (isSpace(neu) && old !== void 0 && (l - 2 >= j ? want[l - 2] : void 0) === old) l--;
    else break;
  }
  if (k > i && isSpace(have[k - 1]) && have[k - 1]?.includes("\n")) k--;
  const insertion = want.slice(j, l).join("");
  const start = from + have.slice(0, i).join("").length;
  const end = from + have.slice(0, k).join("").length;
  if (text.slice(start, end).trim() === "" && insertion === "") return void 0;
  if (start < end && text.slice(start, end).trim() === "") return { path, start, end: start, text: insertion };
  if (start === end && insertion.trim() !== "" && have[k]?.includes("\n") && have[i - 1] === ",") {
    return { path, start, end, text: `${newLineLike(text, from)}${insertion.trim()},` };
  }
  return { path, start, end, text: insertion };
}
function newLineLike(text, offset) {
  return lineEnding(text) + indentationAt(text, offset);
}
function tokens(text) {
  return text.match(/\s+|[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];
}
function isSpace(token) {
  return token !== void 0 && /^\s/.test(token);
}
function isClosing(token) {
  return token === ")" || token === "]" || token === "}";
}
function commentsIn(node) {
  return node.findAll({ rule: { kind: "comment" } }).map(span);
}
function holdsCommentOutside(node, kept) {
  return commentsIn(node).some(({ start, end }) => !kept.some((range) => range.start <= start && end <= range.end));
}

// src/remedies/patterns.ts
function answersFinding(pattern, finding) {
  const isNamed = pattern.rules.some(
    (rule) => rule === finding.rule || finding.sources.some((source) => source.rule === rule)
  );
  return isNamed || matchesMessage(pattern, finding.message);
}
async function tryPattern(pattern, finding, context) {
  try {
    const proposal = proposeFromPattern(pattern, finding, context);
    if (proposal === void 0 || "leftAlone" in proposal) return proposal;
    const unmet = await unmetByPackage(pattern, finding.place.path, context);
    return unmet === void 0 ? proposal : { leftAlone: unmet };
  } catch (error) {
    return { leftAlone: `The pattern ${pattern.id} cannot be tried: ${messageOf(error)}` };
  }
}
function proposeFromPattern(pattern, finding, context) {
  if (!pattern.languages.includes(context.language)) return void 0;
  const { path } = finding.place;
  const tree = parseOnce(path, context.text);
  const { start, end } = rangeOf(finding.place, context.text);
  for (const rewrite of pattern.rewrites) {
    const node = bindAt(tree, path, rewrite, start, end);
    if (node === void 0) continue;
    const unmet = unmetByFile(pattern, path, tree);
    if (unmet !== void 0) return { leftAlone: unmet };
    const edits = planEdits(tree, path, context.text, node, rewrite);
    if ("leftAlone" in edits) return edits;
    if (edits.length === 0) continue;
    return { change: { edits }, summary: pattern.title };
  }
  return void 0;
}
var last;
function parseOnce(path, text) {
  if (last?.path !== path || last.text !== text) last = { path, text, tree: parse(path, text) };
  return last.tree;
}
function bindAt(tree, path, rewrite, start, end) {
  const denotes = isMeant(tree, path, rewrite.means);
  for (const node of findAround(tree, { start, end }, rewrite.match, rewrite.constraints, rewrite.transform)) {
    if (denotes(node)) return node;
  }
  return void 0;
}
function planEdits(tree, path, text, node, rewrite) {
  const rewritten = rewriteNode(path, text, node, rewrite.replace);
  if ("leftAlone" in rewritten) return rewritten;
  const edits = rewritten.map((edit) => trimEdit(edit, text)).filter((edit) => edit.start < edit.end || edit.text !== "");
  if (edits.length === 0) return edits;
  const added = addImports(tree, path, text, rewrite.imports?.add ?? []);
  if ("leftAlone" in added) return added;
  const imports = dropImports(tree, path, text, rewrite.imports?.removeIfUnused ?? [], rewritten, added);
  return mergeEdits([...edits, ...imports]);
}
var grammars = { python: ["a.py"], typescript: ["a.ts", "a.tsx"], javascript: ["a.js"] };
function findRewriteFaults(pattern) {
  return pattern.rewrites.flatMap(
    (rewrite, index) => pattern.languages.flatMap((language) => {
      const faults = grammars[language].map((path) => faultOf(rewrite, path));
      const [fault] = faults.includes(void 0) ? [] : faults;
      return fault === void 0 ? [] : [`rewrites.${index}: ast-grep cannot read it for ${language}: ${fault}`];
    })
  );
}
function faultOf(rewrite, path) {
  try {
    findAll(parse(path, ""), rewrite.match, rewrite.constraints, rewrite.transform);
    return void 0;
  } catch (error) {
    return messageOf(error);
  }
}

export {
  matchesMessage,
  findMessageFaults,
  moduleSystemOf,
  needBuiltin,
  packageTypeOf,
  writeImport,
  addImport,
  indentationStep,
  restOfLine,
  hasComment,
  removeStatement,
  needImport,
  namesFor,
  dropUnusedImports,
  answersFinding,
  tryPattern,
  proposeFromPattern,
  findRewriteFaults
};
