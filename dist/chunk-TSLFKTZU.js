import {
  findMessageFaults,
  findRewriteFaults,
  proposeFromPattern
} from "./chunk-PYR7C2ZH.js";
import {
  applyEdits
} from "./chunk-JP3K3O5E.js";
import {
  fingerprint
} from "./chunk-OQWG6TOE.js";
import {
  languageOf,
  parses
} from "./chunk-MXHXVLEF.js";
import {
  Positions
} from "./chunk-B3WZELUA.js";
import {
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/remedies/pattern-conformance.ts
function checkPattern(pattern, examples) {
  const wrong = [];
  if (examples.heals.length === 0) wrong.push(`${pattern.id} has no before and after`);
  if (examples.untouched.length === 0) wrong.push(`${pattern.id} has no untouched`);
  wrong.push(
    ...[...findRewriteFaults(pattern), ...findMessageFaults(pattern)].map((fault) => `${pattern.id}: ${fault}`)
  );
  if (wrong.length > 0) return wrong;
  for (const { name, before, after } of examples.heals) {
    const result = tryHeal(pattern, name, before);
    if (result === before) wrong.push(`${pattern.id} does not bind in ${name}`);
    else if (result !== after) wrong.push(`${pattern.id} turns ${name} into:
${result}
instead of:
${after}`);
    if (!parses(name, after)) wrong.push(`the after of ${pattern.id}'s ${name} does not parse`);
    if (tryHeal(pattern, name, after) !== after) wrong.push(`${pattern.id} binds again in what it healed (${name})`);
  }
  for (const { name, text } of examples.untouched) {
    const result = tryHeal(pattern, name, text);
    if (result !== text) wrong.push(`${pattern.id} must leave ${name} alone, but makes:
${result}`);
  }
  return wrong;
}
function tryHeal(pattern, name, text) {
  let current = text;
  for (let round = 0; round < 50; round++) {
    const next = healOnce(pattern, name, current);
    if (next === void 0) return current;
    current = next;
  }
  return `${pattern.id} never ends`;
}
function healOnce(pattern, name, text) {
  const positions = new Positions(text);
  for (let line = 1; line <= positions.lineCount; line++) {
    const start = positions.lineStart(line);
    const end = positions.place(Math.max(start, positions.nextLineStart(line) - 1));
    const path = pattern.requires?.files === "tests" ? `tests/${name}` : name;
    const place = { path, line, column: 1, endLine: line, endColumn: end.line === line ? end.column : 1 };
    try {
      const answer = proposeFromPattern(pattern, findingAt(pattern.rules[0] ?? "", place), contextOf(name, text));
      if (answer === void 0 || "leftAlone" in answer) continue;
      return applyEdits(text, answer.change.edits);
    } catch (error) {
      return `${pattern.id} throws on line ${line}: ${messageOf(error)}`;
    }
  }
  return void 0;
}
function findingAt(rule, place) {
  const print = fingerprint({ rule, path: place.path, message: "", lines: [], ordinal: 0 });
  return {
    id: print,
    kind: "code",
    rule,
    category: "style",
    priority: "P3",
    severity: "low",
    message: "",
    fingerprint: print,
    sources: [{ scanner: rule.split("/")[0] ?? "", rule }],
    place,
    toolFixes: []
  };
}
function contextOf(name, text) {
  return {
    language: languageOf(name) ?? "python",
    text,
    read: async () => void 0,
    files: [name],
    types: { returnTypes: async () => /* @__PURE__ */ new Map(), typeOf: async () => void 0 },
    typescript: {
      codeFixes: async () => [],
      typeAt: async () => void 0,
      errors: async () => void 0,
      returns: async () => void 0
    }
  };
}

export {
  checkPattern,
  findingAt
};
