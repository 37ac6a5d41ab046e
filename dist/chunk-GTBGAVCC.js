import {
  learn
} from "./chunk-Q3E6YDTW.js";
import {
  keepLearned,
  linksOf
} from "./chunk-ATK5VVE7.js";
import {
  languageOf
} from "./chunk-MXHXVLEF.js";
import {
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/app/learning/learning.ts
async function learnFromHeals(heals, rejected, { library, now, isSecret, acts }) {
  const nothing = { added: [], changed: [], removed: [], refused: [] };
  if (heals.length === 0 && rejected.length === 0) return { ...nothing, problems: [] };
  const at = now().toISOString();
  const tell = async (about, detail) => acts?.add({ what: "library", at, about, detail });
  try {
    const { entries, problems } = await library.load();
    const learned = learn(entries, heals.flatMap(toPair), {
      now: at,
      linksOf,
      rejected: rejected.flatMap(toRejected),
      ...isSecret ? { isSecret } : {}
    });
    await keepLearned(library, learned);
    for (const { pattern } of learned.added) await tell(pattern.id, "learned from a verified heal");
    for (const { pattern } of learned.changed) await tell(pattern.id, "has a longer record");
    for (const { id, why } of learned.removed) await tell(id, why);
    return {
      added: learned.added.map(({ pattern }) => pattern.id),
      changed: learned.changed.map(({ pattern }) => pattern.id),
      removed: learned.removed,
      refused: learned.refused.map(({ pair, refusal }) => ({
        ref: pair.ref,
        why: `${refusal.refused}: ${refusal.detail}`
      })),
      problems
    };
  } catch (error) {
    return { ...nothing, problems: [`Nothing was learned: ${messageOf(error)}`] };
  }
}
function toPair({ finding, before, after, via, ref, leftAlone = [] }) {
  const cure = toRejected({ finding, before });
  return cure.map((one) => ({ ...one, after, via, ref, leftAlone: leftAlone.map(({ place }) => place) }));
}
function toRejected({ finding, before }) {
  const { path } = finding.place;
  const language = languageOf(path);
  if (language === void 0) return [];
  const rules = [.../* @__PURE__ */ new Set([finding.rule, ...finding.sources.map(({ rule }) => rule)])];
  return [{ language, path, before, finding: { rules, message: finding.message, place: finding.place } }];
}

export {
  learnFromHeals
};
