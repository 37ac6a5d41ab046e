import {
  isSuppression,
  isTellingWord,
  tokensOf
} from "./chunk-VZC4SXUI.js";
import {
  findFaults
} from "./chunk-ZXQMWZIZ.js";
import {
  checkPattern
} from "./chunk-TSLFKTZU.js";
import "./chunk-PYR7C2ZH.js";
import "./chunk-5B3OZACI.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import {
  maxDocumentBytes,
  readDocument
} from "./chunk-3ROGU66C.js";
import {
  looksSecret
} from "./chunk-CMVYNLPX.js";
import "./chunk-JP3K3O5E.js";
import {
  loadPatterns,
  openLibrary
} from "./chunk-ATK5VVE7.js";
import {
  patternsFolder
} from "./chunk-YRRDT7BC.js";
import {
  openPlace
} from "./chunk-3C2K4SMP.js";
import "./chunk-3RJKWMPL.js";
import "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-FELVHE56.js";
import "./chunk-P6756FPZ.js";
import "./chunk-RLSXXUWR.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-5VPO3VG3.js";
import "./chunk-3VOSYGGK.js";
import "./chunk-RVDUMNWB.js";
import "./chunk-MXHXVLEF.js";
import "./chunk-B3WZELUA.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-BZZRR5WK.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import "./chunk-X6BR5YAN.js";
import {
  EnvironmentError,
  UsageError,
  messageOf
} from "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/learning/import.ts
import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";

// src/remedies/learn/foreign.ts
function refuseForeign({ pattern, examples }) {
  for (const { match, replace } of pattern.rewrites) {
    if (isSuppression(replace)) return "it silences a tool instead of healing";
    if (!saysSomething(match)) return "it is over-general: its match spells out nothing";
  }
  const texts = [
    ...examples.heals.flatMap(({ before, after }) => [before, after]),
    ...examples.untouched.map(({ text }) => text),
    JSON.stringify(pattern.rewrites)
  ];
  if (texts.some(looksSecret)) return "it holds what may be a secret or an address";
  return checkPattern(pattern, examples)[0]?.slice(0, 400);
}
function saysSomething(match) {
  if (typeof match === "string") {
    const words = tokensOf(match.replace(/\$+[A-Z_][A-Z0-9_]*/g, " "));
    return words.some(isTellingWord);
  }
  if (typeof match !== "object" || match === null) return false;
  return Object.entries(match).some(
    ([key, value]) => key !== "not" && key !== "stopBy" && key !== "field" && saysSomething(value)
  );
}

// src/app/learning/import.ts
async function importLibrary(options, settings) {
  const place = await openPlace(options.path, settings);
  const name = basename(options.file);
  const at = settings.now().toISOString();
  const document = readDocument(await readText(resolve(settings.cwd, options.file)), name, at);
  const library = openLibrary(place);
  const existing = new Map((await library.load()).entries.map((entry) => [entry.pattern.id, entry]));
  const shipped = new Set((await loadPatterns(patternsFolder)).map(({ id }) => id));
  const refused = [...document.problems];
  const known = [];
  const accepted = [];
  for (const foreign of document.entries) {
    const { id } = foreign.pattern;
    const own = existing.get(id);
    if (own && sayTheSame(own, foreign)) {
      known.push(id);
      continue;
    }
    const why = refuse(foreign, own, shipped);
    if (why === void 0) accepted.push(asUnproven(foreign));
    else refused.push({ id, why });
  }
  if (!options.dryRun && accepted.length > 0) {
    const store = await place.openStore();
    try {
      for (const entry of accepted) {
        await library.save(entry);
        await store.acts.add({ what: "library", at, about: entry.pattern.id, detail: `imported from ${name}` });
      }
      await place.audit(store).catchUp();
    } finally {
      await store.close();
    }
  }
  const imported = accepted.map(({ pattern: { id, title } }) => ({ id, title }));
  return { version: 1, imported, known, refused };
}
function refuse(foreign, own, shipped) {
  if (shipped.has(foreign.pattern.id)) return "Heal has a pattern of this name, with a record of its own";
  if (own?.pattern.provenance.from === "learned") return "this repository learned another pattern of this name";
  return findFaults(foreign.pattern)[0] ?? refuseForeign(foreign);
}
function asUnproven(entry) {
  return { ...entry, pattern: { ...entry.pattern, safety: "risky", review: "full" } };
}
function sayTheSame(a, b) {
  const content = ({ pattern, examples }) => JSON.stringify([pattern.rules, pattern.messages, pattern.requires ?? null, pattern.rewrites, examples]);
  return content(a) === content(b);
}
async function readText(file) {
  try {
    const { size } = await stat(file);
    if (size > maxDocumentBytes) {
      throw new UsageError(
        `${file} is larger than ${maxDocumentBytes / 1024 / 1024} MB`,
        "Import the patterns in several documents."
      );
    }
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new EnvironmentError(`${file} cannot be read: ${messageOf(error)}`, "Name a document of heal export.", {
      cause: error
    });
  }
}
export {
  importLibrary
};
