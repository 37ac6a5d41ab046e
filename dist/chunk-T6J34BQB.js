import {
  parseJson
} from "./chunk-X6BR5YAN.js";

// src/remedies/history/cure-index.ts
var maxNotes = 40;
function makeCureIndex(memo) {
  const keyOf = (rule) => `cures/${rule}`;
  const read = async (rule) => readNotes(await memo.read(keyOf(rule)));
  return {
    of: read,
    async add(cures) {
      for (const [rule, ofRule] of Map.groupBy(cures, ({ finding }) => finding.rule)) {
        const notes = ofRule.map(({ commit, path, at, alsoGone }) => ({ commit, path, at, alsoGone }));
        const all = new Map([...await read(rule), ...notes].map((note) => [`${note.commit} ${note.path}`, note]));
        const newest = [...all.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, maxNotes);
        await memo.write(keyOf(rule), JSON.stringify(newest));
      }
    }
  };
}
function readNotes(text) {
  const json = text === void 0 ? void 0 : parseJson(text);
  return Array.isArray(json) ? json.filter(isNote) : [];
}
function isNote(value) {
  return typeof value === "object" && value !== null && "commit" in value && typeof value.commit === "string" && "path" in value && typeof value.path === "string" && "at" in value && typeof value.at === "string" && "alsoGone" in value && Array.isArray(value.alsoGone) && value.alsoGone.every((rule) => typeof rule === "string");
}

export {
  makeCureIndex
};
