import {
  recall
} from "./chunk-Q446DS6J.js";
import {
  writeDocument
} from "./chunk-3ROGU66C.js";
import {
  looksSecret
} from "./chunk-CMVYNLPX.js";
import {
  openLibrary
} from "./chunk-ATK5VVE7.js";
import {
  openPlace
} from "./chunk-3C2K4SMP.js";
import "./chunk-3RJKWMPL.js";
import "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-5VPO3VG3.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-BZZRR5WK.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import {
  EnvironmentError,
  messageOf
} from "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/learning/export.ts
import { rename, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
async function exportLibrary(options, settings) {
  const place = await openPlace(options.path, settings);
  const { entries, problems } = await openLibrary(place).load();
  const { entries: records } = await recall(place);
  const isClean = (entry) => !looksSecret(JSON.stringify([entry.examples, entry.pattern.rewrites]));
  const clean = entries.filter(isClean);
  const withheld = entries.filter((entry) => !isClean(entry));
  const text = writeDocument(
    {
      exportedAt: settings.now().toISOString(),
      entries: clean.map((entry) => {
        const record = summarise(entry.pattern.id, records);
        return record ? { ...entry, record } : entry;
      })
    },
    options.format
  );
  const kept = withheld.map(({ pattern }) => `${pattern.id} stays here: it holds what may be a secret or an address.`);
  return { version: 1, text, patterns: clean.length, problems: [...problems, ...kept] };
}
async function writeExport(file, text, { cwd }) {
  const target = resolve(cwd, file);
  try {
    await writeFile(`${target}.tmp`, text);
    await rename(`${target}.tmp`, target);
    return target;
  } catch (error) {
    throw new EnvironmentError(
      `${target} cannot be written: ${messageOf(error)}`,
      "Name a file in a folder that exists and that you may write.",
      { cause: error }
    );
  }
}
function summarise(id, records) {
  const own = records.filter(({ remedy }) => remedy === id);
  if (own.length === 0) return void 0;
  const count = (kind) => own.filter((entry) => entry.kind === kind).length;
  return {
    verified: count("verified"),
    kept: count("kept"),
    "rolled-back": count("rolled-back"),
    rejected: count("rejected"),
    reverted: count("reverted")
  };
}
export {
  exportLibrary,
  writeExport
};
