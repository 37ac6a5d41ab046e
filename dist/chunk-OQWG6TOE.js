// src/core/fingerprint.ts
import { createHash } from "node:crypto";
var fingerprintVersion = "v1";
function fingerprint(parts) {
  const text = [
    fingerprintVersion,
    parts.rule,
    parts.path,
    normaliseMessage(parts.message),
    parts.lines.map((line) => line.trim().replace(/\s+/g, " ")).join("\n"),
    String(parts.ordinal)
  ].join("\0");
  return `${fingerprintVersion}:${sha256(text).slice(0, 32)}`;
}
function caseIdOf(findingFingerprint) {
  return `h${sha256(findingFingerprint).slice(0, 10)}`;
}
function normaliseMessage(message) {
  return message.replace(/(?:[A-Za-z]:)?(?:[\\/][\w.@+~-]+){2,}[\\/]?/g, "<path>").replace(/\b0x[0-9a-f]+\b/gi, "<address>").replace(/\b(lines?|column|col)\s+\d+/gi, "$1 <n>").replace(/:\d+(?::\d+)?\b/g, ":<n>").replace(/\s+/g, " ").trim();
}
function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}

export {
  fingerprint,
  caseIdOf,
  sha256
};
