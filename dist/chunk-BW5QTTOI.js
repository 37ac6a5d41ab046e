import {
  recordKinds
} from "./chunk-PBPGAGXJ.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";

// src/app/action/state-schema.ts
import { z } from "zod";
var stateBranch = "heal-state";
var short = z.string().max(1e3);
var at = z.iso.datetime({ offset: true });
var ignored = z.strictObject({
  fingerprint: short,
  rule: short,
  path: z.string().max(4096),
  reason: z.string().max(4e3),
  at
});
var actSchema = z.discriminatedUnion("what", [
  z.strictObject({
    what: z.literal("recorded"),
    entry: z.strictObject({
      remedy: short,
      origin: z.enum(["pattern", "healer", "tool", "history", "model"]),
      rule: short,
      kind: z.enum(recordKinds),
      at,
      caseId: short
    })
  }),
  z.strictObject({ what: z.literal("ignored"), ignored }),
  z.strictObject({ what: z.literal("no-longer-ignored"), ignored, at }),
  z.strictObject({ what: z.literal("library"), at, about: short, detail: z.string().max(4e3) })
]);
var mostBytes = { events: 4 * 1024 * 1024, pattern: 256 * 1024, manifest: 256 * 1024 };
var mostFiles = 2e3;
function parseEvents(text) {
  const acts = [];
  let broken = 0;
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const act = actSchema.safeParse(parseJson(line)).data;
    if (act) acts.push(act);
    else broken++;
  }
  return { acts, broken };
}
var eventsName = /^events\/[\w-]{1,80}\.jsonl$/;
var patternFile = /^patterns\/code\/[a-z0-9][a-z0-9-]{0,100}\/[\w-]{1,60}\.[a-z]{1,5}$/;
var stateManifestSchema = z.strictObject({
  version: z.literal(1),
  /** Of the package in its repository, '' for the whole. */
  packagePath: z.string().max(4096).refine((path) => !path.startsWith("/") && !path.split("/").includes("..")),
  files: z.array(z.string().refine((name) => eventsName.test(name) || patternFile.test(name))).max(mostFiles),
  /** Files of patterns that were taken back. */
  removed: z.array(z.string().regex(patternFile)).max(mostFiles)
});

export {
  stateBranch,
  mostBytes,
  mostFiles,
  parseEvents,
  eventsName,
  patternFile
};
