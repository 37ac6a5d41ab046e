import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));

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

// src/app/github/texts/escape.ts
import { stripVTControlCharacters } from "node:util";
var usualLength = 300;
var stop = "&#8203;";
function escapeText(text, maxLength = usualLength) {
  return encode(oneLine(text, maxLength));
}
function prose(text, maxLength = usualLength) {
  return splitCode(oneLine(text, maxLength)).map((part) => part.isCode ? code(part.text, maxLength) : encode(part.text)).join("");
}
function code(text, maxLength = usualLength) {
  const line = oneLine(text, maxLength);
  if (line === "") return "(empty)";
  return /^[\w./:,;=()+ -]+$/.test(line) && !hasReference(line) ? `\`${line}\`` : htmlCode(line);
}
function escapeHtml(text, maxLength = usualLength) {
  return splitCode(oneLine(text, maxLength)).map((part) => part.isCode ? htmlCode(part.text) : encode(part.text)).join("");
}
function plain(text, maxLength = usualLength) {
  return oneLine(text, maxLength).replaceAll(/@(?=[\w-])/g, "@ ").replaceAll(/#(?=\d)/g, "# ").replaceAll(/\b(GH)-(?=\d)/gi, "$1 ").replaceAll(/:\/\//g, ": //").replaceAll(/\bwww\.(?=\S)/gi, "www. ").replaceAll(/\[(?=[^\]]{0,20}\b(?:skip|no)\b|\s*(?:skip|no|ci)\b)/gi, "[ ").replaceAll(/\*\*\*(?=NO_CI)/gi, "* * *").replaceAll(/\b(skip-checks|(?:[a-z]+-)+by)\s*:/gi, "$1 :").slice(0, maxLength).trim();
}
function showUnseen(text) {
  return stripVTControlCharacters(text.toWellFormed()).replaceAll(/\r\n?/g, "\n").replaceAll(
    // Tabs and line breaks are meant. A byte order mark, variation selectors and unassigned planes are not seen either.
    /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu,
    (sign) => `\\u{${sign.codePointAt(0)?.toString(16) ?? ""}}`
  );
}
function oneLine(text, maxLength) {
  const line = showUnseen(text.slice(0, maxLength * 4)).replaceAll(/\s+/g, " ").trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1).toWellFormed().trimEnd()}\u2026` : line;
}
function htmlCode(line) {
  return `<code>${encode(line)}</code>`;
}
function encode(line) {
  return line.replaceAll(
    /[^\p{L}\p{N} ,.;:?'"()/%=…→–-]|(?<=^ *)[-+=]|(?<=^ *\d+)[.)]|https?:|www\.|ftp:|\bGH-/giu,
    (sign) => {
      if (sign.length > 2 && /[a-z]/i.test(sign)) return `${sign.slice(0, -1)}${entity(sign.at(-1) ?? "")}${stop}`;
      const encoded = /^[\u0000-\u007f]$/.test(sign) ? entity(sign) : sign;
      return sign === "@" || sign === "#" ? `${encoded}${stop}` : encoded;
    }
  );
}
function entity(sign) {
  return `&#${sign.codePointAt(0)};`;
}
function hasReference(line) {
  return /\/\/|\bwww\.|\bGH-\d/i.test(line);
}
function splitCode(line) {
  return line.split(/(`[^`]+`)/).filter((part) => part !== "").map((part) => {
    const isCode = part.length > 2 && part.startsWith("`") && part.endsWith("`");
    return { text: isCode ? part.slice(1, -1) : part, isCode };
  });
}

export {
  isAboutSecret,
  redactSecrets,
  findSecretValues,
  makeMask,
  escapeText,
  prose,
  code,
  escapeHtml,
  plain,
  showUnseen
};
