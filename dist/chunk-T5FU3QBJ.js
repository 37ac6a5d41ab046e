// src/config/source.ts
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { parse as parseToml, TomlError } from "smol-toml";
var maxCharacters = 256 * 1024;
var maxAliases = 50;
function parseYaml(text) {
  const counter = new LineCounter();
  const start = { line: 1, column: 1 };
  if (text.length > maxCharacters) return tooLarge();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, prettyErrors: false });
  const at = (offset) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    ...at(error.pos[0]),
    ...explainYaml(error.code, error.message)
  }));
  let value;
  if (problems.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: maxAliases });
    } catch {
      problems.push({
        ...start,
        message: `anchors and aliases unfold to more than ${maxAliases} copies`,
        hint: "write the values out"
      });
    }
  }
  return { value, problems, locate: (path, part) => locateYaml(document, path, part, at) };
}
function explainYaml(code, message) {
  if (code === "DUPLICATE_KEY") return { message: "this key is written twice", hint: "keep one of the two" };
  if (code === "TAB_AS_INDENT") return { message: "a tab is used for indentation", hint: "indent with spaces" };
  if (code === "TAG_RESOLVE_FAILED") return { message: message.split("\n")[0] ?? message, hint: "write plain values" };
  return { message: `not valid YAML: ${message.split("\n")[0] ?? message}`, hint: "correct the syntax" };
}
function locateYaml(document, path, part, at) {
  let node = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      const key = isScalar(pair.key) ? pair.key : void 0;
      const isLast = index === path.length - 1;
      const value = pair.value;
      const keyStart = key?.range?.[0];
      const valueStart = isNodeWithRange(value) ? value.range?.[0] : void 0;
      offset = (isLast && part === "value" ? valueStart : keyStart) ?? keyStart ?? offset;
      node = value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (isNodeWithRange(item)) offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      break;
    }
  }
  return at(offset);
}
function isNodeWithRange(node) {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
}
function parseTomlSource(text) {
  if (text.length > maxCharacters * 4) return tooLarge();
  const plain = text.replace(/^\uFEFF/, "");
  const locate = (path) => locateToml(plain, path.map(String));
  try {
    return { value: parseToml(plain), problems: [], locate };
  } catch (error) {
    const place = error instanceof TomlError ? { line: error.line, column: error.column } : { line: 1, column: 1 };
    const message = error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error);
    return {
      value: void 0,
      problems: [{ ...place, message: `not valid TOML: ${message}`, hint: "correct the syntax" }],
      locate
    };
  }
}
function locateToml(text, path) {
  let table = [];
  let best = { depth: -1, line: 1, column: 1 };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const header = /^\s*\[\[?([^\]]+)\]/.exec(line);
    if (header) table = splitKey(header[1] ?? "");
    const key = header ? void 0 : /^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=/.exec(line);
    if (!header && !key) continue;
    const here = [...table, ...key ? splitKey(key[1] ?? "") : []];
    if (here.length > best.depth && here.every((step, i) => path[i] === step)) {
      best = { depth: here.length, line: index + 1, column: line.length - line.trimStart().length + 1 };
    }
  }
  return { line: best.line, column: best.column };
}
function splitKey(key) {
  return [...key.matchAll(/"([^"]*)"|'([^']*)'|([\w$-]+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}
function tooLarge() {
  const start = { line: 1, column: 1 };
  return {
    value: void 0,
    problems: [{ ...start, message: "the file is too large for a configuration", hint: "keep it below 256 KiB" }],
    locate: () => start
  };
}

export {
  parseYaml,
  parseTomlSource
};
