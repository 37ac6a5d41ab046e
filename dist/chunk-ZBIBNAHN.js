import {
  suggest
} from "./chunk-OR3B2VVT.js";

// src/config/value-at.ts
function valueAt(value, path) {
  let current = value;
  for (const step of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, step)) return void 0;
    current = Reflect.get(current, step);
  }
  return current;
}

// src/config/problems.ts
function printProblem(problem) {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}. ${sentence(problem.hint)}`;
}
function explainIssues(issues, value, place) {
  const problems = [];
  const add = (path, part, message, hint) => {
    problems.push({
      file: place.file,
      ...place.source.locate([...place.prefix, ...path], part),
      message,
      hint
    });
  };
  for (const issue of issues) {
    if (issue.code === "unrecognized_keys") {
      const known = place.knownKeys(issue.path);
      for (const key of issue.keys) {
        const name = nameOf([...issue.path, key]);
        add([...issue.path, key], "key", `${name} is not a known key`, chooseFrom(key, known));
      }
      continue;
    }
    const inner = issue.code === "invalid_union" ? pickBranch(issue.errors, valueAt(value, issue.path)) : issue;
    const path = inner === issue ? issue.path : [...issue.path, ...inner.path];
    const actual = valueAt(value, path);
    if (actual === void 0) {
      add(
        path.slice(0, -1),
        "value",
        `${nameOf(path)} is missing`,
        `write ${String(path.at(-1))}: ${exampleOf(inner)}`
      );
    } else {
      add(path, "value", `${nameOf(path)} is ${show(actual)}`, adviseFor(inner, actual));
    }
  }
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
function pickBranch(branches, actual) {
  const wanted = Array.isArray(actual) ? branches.find((issues) => issues.some((issue) => issue.path.length > 0)) : branches.find((issues) => issues.some((issue) => issue.code === "invalid_value"));
  const found = (wanted ?? branches[0])?.[0];
  if (!found) throw new TypeError("a union without branches");
  return found;
}
function adviseFor(issue, actual) {
  switch (issue.code) {
    case "invalid_value":
      return chooseFrom(
        typeof actual === "boolean" ? actual ? "on" : "off" : String(actual),
        issue.values.map(String)
      );
    case "too_small":
      return issue.origin === "string" ? "write something" : `write ${String(issue.minimum)} or more`;
    case "too_big":
      return issue.origin === "string" || issue.origin === "array" ? `shorten it to ${String(issue.maximum)} or fewer` : `write ${String(issue.maximum)} or less`;
    case "invalid_type":
      return `write ${kindWords[issue.expected] ?? issue.expected}`;
    default:
      return issue.message;
  }
}
var kindWords = {
  int: "a whole number",
  number: "a number",
  string: "a text",
  array: "a list",
  object: "keys and values below it",
  record: "keys and values below it"
};
function exampleOf(issue) {
  return issue.code === "invalid_value" ? String(issue.values[0]) : "\u2026";
}
function chooseFrom(word, known) {
  const guess = suggest(word, known);
  const choice = known.length === 1 ? `write ${known[0]}` : `write one of ${known.join(", ")}`;
  return guess && known.length > 1 ? `did you mean ${guess}? ${sentence(choice)}` : choice;
}
function nameOf(path) {
  const name = path.map((step) => printable(String(step))).join(".");
  return name === "" ? "the configuration" : name;
}
function show(value) {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a group of keys";
  return typeof value === "string" ? `"${printable(value)}"` : printable(String(value));
}
function printable(text) {
  const clean = text.replace(/[\p{Cc}\p{Cf}]/gu, "?");
  return clean.length > 60 ? `${clean.slice(0, 59)}\u2026` : clean;
}
function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export {
  valueAt,
  printProblem,
  explainIssues
};
