// src/core/redact.ts
var secretRules = [/^secretlint\//, /^ruff\/S10[567]$/, /^bandit\/B10[567]$/, /secret|password|credential/i];
function isAboutSecret(finding) {
  return [finding.rule, ...finding.sources.map((source) => source.rule)].some(
    (rule) => secretRules.some((pattern) => pattern.test(rule))
  );
}
function redactSecrets(finding, diff) {
  if (!isAboutSecret(finding)) return diff;
  return diff.split("\n").map((line) => /^[- ](?!--)/.test(line) ? line.replaceAll(/(["'`])(?:\\.|(?!\1).){4,}\1/g, "$1***$1") : line).join("\n");
}
var shortestSecret = 8;
function findSecretValues(place, text) {
  const lines = text.split(/\r\n|\r|\n/).slice(place.line - 1, place.endLine);
  const marked = place.line === place.endLine ? [lines[0]?.slice(place.column - 1, place.endColumn - 1) ?? ""] : [];
  const quoted = lines.flatMap(
    (line) => [...line.matchAll(/(["'`])((?:\\.|(?!\1).)+)\1/g)].map((match) => match[2] ?? "")
  );
  const bare = lines.flatMap((line) => [...line.matchAll(/[=:][ \t]*([^\s"'`#,;)]+)/g)].map((match) => match[1] ?? ""));
  return [...new Set([...marked, ...quoted, ...bare].map((value) => value.replace(/^["'`]|["'`]$/g, "")))].filter(
    // A single word is a secret only where it stands as a text of its own; that is for the quotes to show.
    (value) => value.length >= shortestSecret && !/^[\w.]*\($/.test(value) && (/[^a-z_.]/i.test(value) || quoted.includes(value))
  );
}
var showAll = (text) => text;
function makeMask(values) {
  const written = [...values].flatMap((value) => [value, ...encodingsOf(value)]);
  const longestFirst = [...new Set(written)].toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return showAll;
  const escaped = longestFirst.map((value) => {
    const literal = value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return /^[a-z_.]+$/i.test(value) ? `(?<=["'\`])${literal}(?=["'\`])` : literal;
  });
  const pattern = new RegExp(escaped.join("|"), "g");
  return (text) => text.replace(pattern, "***");
}
function encodingsOf(value) {
  const base64 = btoa(String.fromCodePoint(...new TextEncoder().encode(value.slice(0, 1e4)))).replace(/=+$/, "");
  const url = base64.replaceAll("+", "-").replaceAll("/", "_");
  return [base64, url, encodeURIComponent(value.toWellFormed()), JSON.stringify(value).slice(1, -1)];
}
var kept = /* @__PURE__ */ new Set([
  "id",
  "caseId",
  "runId",
  "path",
  "rule",
  "fingerprint",
  "scanner",
  "healer",
  "file",
  "repository"
]);
function maskTexts(value, mask) {
  if (mask === showAll) return value;
  const visit = (one) => {
    if (typeof one === "string") return mask(one);
    if (Array.isArray(one)) return one.map(visit);
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, child]) => [key, kept.has(key) ? child : visit(child)]));
  };
  return visit(value);
}

export {
  isAboutSecret,
  redactSecrets,
  findSecretValues,
  makeMask,
  maskTexts
};
