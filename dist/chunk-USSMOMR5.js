import {
  eventsName,
  mostBytes,
  mostFiles,
  parseEvents,
  patternFile
} from "./chunk-BW5QTTOI.js";
import "./chunk-PBPGAGXJ.js";
import "./chunk-X6BR5YAN.js";

// src/app/action/state-files.ts
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
async function restoreState(place, folder) {
  const acts = [];
  let broken = 0;
  for (const name of await listFiles(folder, "events")) {
    const text = eventsName.test(name) ? await readBounded(join(folder, name), mostBytes.events) : void 0;
    if (text === void 0) continue;
    const parsed = parseEvents(text);
    acts.push(...parsed.acts);
    broken += parsed.broken;
  }
  const patterns = /* @__PURE__ */ new Map();
  for (const name of await listFiles(folder, "patterns")) {
    const text = patternFile.test(name) ? await readBounded(join(folder, name), mostBytes.pattern) : void 0;
    if (text === void 0) continue;
    patterns.set(name, text);
    const file = join(place.healFolder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const store = await place.openStore();
  try {
    await store.records.add(acts.flatMap((act) => act.what === "recorded" ? [act.entry] : []));
    for (const ignored of stillIgnored(acts)) await store.ignores.add(ignored);
    const lastAct = (await store.acts.list({})).at(-1)?.seq ?? 0;
    const problems = broken > 0 ? [`${broken} lines of the kept state could not be read, and were left out.`] : [];
    return { lastAct, patterns, problems };
  } finally {
    await store.close();
  }
}
async function saveState(place, before, folder, run) {
  const store = await place.openStore();
  const acts = await store.acts.list({ after: before.lastAct }).finally(() => store.close());
  const files = [];
  const write = async (name, text) => {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    files.push(name);
  };
  const lines = acts.map(({ act }) => `${JSON.stringify(act)}
`).join("");
  if (lines !== "") await write(`events/${run}.jsonl`, lines);
  const now = /* @__PURE__ */ new Set();
  for (const name of await listFiles(place.healFolder, "patterns")) {
    const text = patternFile.test(name) ? await readBounded(join(place.healFolder, name), mostBytes.pattern) : void 0;
    if (text === void 0) continue;
    now.add(name);
    if (before.patterns.get(name) !== text) await write(name, text);
  }
  const removed = [...before.patterns.keys()].filter((name) => !now.has(name));
  if (files.length === 0 && removed.length === 0) return void 0;
  const manifest = { version: 1, packagePath: place.repository.packagePath, files, removed };
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  return manifest;
}
function stillIgnored(acts) {
  const open = /* @__PURE__ */ new Map();
  for (const act of acts) {
    if (act.what !== "ignored" && act.what !== "no-longer-ignored") continue;
    const at = act.what === "ignored" ? act.ignored.at : act.at;
    const known = open.get(act.ignored.fingerprint);
    if (known && known.at > at) continue;
    open.set(act.ignored.fingerprint, { at, ignored: act.what === "ignored" ? act.ignored : void 0 });
  }
  return [...open.values()].flatMap(({ ignored }) => ignored ? [ignored] : []);
}
async function listFiles(folder, below) {
  const entries = await readdir(join(folder, below), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(
    (entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).split(sep).join("/")
  ).toSorted().slice(0, mostFiles);
}
async function readBounded(file, most) {
  const info = await stat(file).catch(() => void 0);
  return info && info.size <= most ? readFile(file, "utf8") : void 0;
}
export {
  restoreState,
  saveState
};
