import {
  exampleName,
  patternFile,
  patternName
} from "./chunk-ATK5VVE7.js";
import {
  ConfigError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/library-document/index.ts
import { parseDocument, stringify } from "yaml";

// src/drivers/library-document/schema.ts
import { z } from "zod";
var documentVersion = 1;
var text = z.string().max(2e4);
var count = z.number().int().min(0);
var example = z.string().regex(exampleName, "an example is named before.py, before-2.ts or untouched.py");
var record = z.strictObject({
  verified: count,
  kept: count,
  "rolled-back": count,
  rejected: count,
  reverted: count
});
var documentEntry = z.strictObject({
  id: z.string().refine((id) => id.startsWith("code/") && patternName.test(id.slice("code/".length)), "an id is code/<name>"),
  pattern: patternFile,
  examples: z.strictObject({
    heals: z.array(z.strictObject({ name: example, before: text, after: text })).min(1).max(50),
    untouched: z.array(z.strictObject({ name: example, text })).max(50)
  }),
  record: record.exactOptional()
});
var noLibrary = "this is no library of patterns: one begins with `format: heal-patterns`";
var libraryDocument = z.strictObject(
  {
    format: z.literal("heal-patterns", noLibrary),
    version: z.literal(documentVersion, `this version of Heal reads documents of version ${documentVersion}`),
    exportedAt: z.string().max(40).exactOptional(),
    patterns: z.array(z.unknown()).max(2e4)
  },
  { error: ({ code }) => code === "invalid_type" ? noLibrary : void 0 }
);

// src/drivers/library-document/index.ts
var maxDocumentBytes = 32 * 1024 * 1024;
var maxDepth = 60;
function writeDocument({ exportedAt, entries }, format) {
  const document = {
    format: "heal-patterns",
    version: documentVersion,
    exportedAt,
    patterns: entries.map(({ pattern: { id, ...pattern }, examples, record: record2 }) => ({
      id,
      pattern,
      examples,
      ...record2 ? { record: record2 } : {}
    }))
  };
  if (format === "json") return `${JSON.stringify(document, null, 2)}
`;
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 120 });
}
function readDocument(text2, file, at) {
  if (Buffer.byteLength(text2) > maxDocumentBytes) {
    throw new ConfigError(`${file} is larger than ${maxDocumentBytes / 1024 / 1024} MB`, "Export fewer patterns.");
  }
  const read = libraryDocument.safeParse(parseText(text2, file));
  if (!read.success) throw explain(file, read.error.issues[0]);
  const entries = [];
  const problems = [];
  const seen = /* @__PURE__ */ new Set();
  for (const [index, value] of read.data.patterns.entries()) {
    const entry = documentEntry.safeParse(value);
    if (!entry.success) {
      const [issue] = entry.error.issues;
      const why = `${(issue?.path ?? []).map(String).join(".") || "it"}: ${issue?.message ?? "is wrong"}`;
      problems.push({ id: idOf(value) ?? `pattern ${index + 1}`, why });
      continue;
    }
    const { id, pattern, examples } = entry.data;
    if (seen.has(id)) {
      problems.push({ id, why: "it is in the document twice" });
      continue;
    }
    seen.add(id);
    const provenance = { from: "imported", source: file.slice(-500), at };
    entries.push({ pattern: { ...pattern, id, provenance }, examples });
  }
  return { entries, problems };
}
function parseText(text2, file) {
  try {
    const value = /^\s*\{/.test(text2) ? JSON.parse(text2) : parseYaml(text2);
    if (isDeeper(value, maxDepth)) throw new RangeError();
    return value;
  } catch (error) {
    if (error instanceof RangeError) {
      throw new ConfigError(`${file} is nested more than ${maxDepth} levels deep`, "Export it again with heal export.");
    }
    if (error instanceof ReferenceError) {
      throw new ConfigError(`${file} uses YAML anchors and aliases`, "Write the values out.");
    }
    throw new ConfigError(
      `${file} cannot be read: ${messageOf(error).split("\n")[0]}`,
      "Export it again with heal export.",
      { cause: error }
    );
  }
}
function parseYaml(text2) {
  const document = parseDocument(text2);
  const [problem] = document.errors;
  if (problem) throw /call stack/i.test(problem.message) ? new RangeError() : problem;
  return document.toJS({ maxAliasCount: 0 });
}
function isDeeper(value, levels) {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((child) => isDeeper(child, levels - 1));
}
function idOf(value) {
  if (typeof value !== "object" || value === null || !("id" in value)) return void 0;
  return typeof value.id === "string" ? value.id.slice(0, 120) : void 0;
}
function explain(file, issue) {
  const where = (issue?.path ?? []).map(String).join(".") || "the file";
  return new ConfigError(`${file}: ${where}: ${issue?.message ?? "is wrong"}`, "Make one with heal export.");
}

export {
  maxDocumentBytes,
  writeDocument,
  readDocument
};
