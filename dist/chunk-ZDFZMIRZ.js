import {
  findChanged
} from "./chunk-3WVOCJYW.js";
import {
  aliasesOf,
  twinGroups
} from "./chunk-BRPDINOQ.js";
import {
  createReader
} from "./chunk-72QA5HIP.js";
import {
  UsageError
} from "./chunk-EFOYLMI7.js";

// src/scanners/needed.ts
var optional = {
  pyright: { families: ["pyright"], categories: ["type", "import", "logic", "style"] },
  mypy: { families: ["mypy"], categories: ["type", "import", "logic", "style"] },
  tsc: { families: ["tsc"], categories: ["type", "import", "logic", "style"] },
  oxlint: { families: ["oxlint"], categories: ["type", "import", "logic", "style", "security", "performance"] },
  flow: { families: ["flow"], categories: ["security"] },
  orm: { families: ["heal"], categories: ["performance"] },
  "js-cycles": { families: ["heal"], categories: ["import"] },
  "python-cycles": { families: ["heal"], categories: ["import"] }
};
function mayReport({ rules, categories }) {
  const families = rules && new Set(rules.flatMap(namesOf).map((rule) => rule.split("/")[0] ?? ""));
  return (scanner) => {
    const own = Object.hasOwn(optional, scanner) ? optional[scanner] : void 0;
    if (own === void 0) return true;
    return (families === void 0 || own.families.some((family) => families.has(family))) && (categories === void 0 || own.categories.some((category) => categories.includes(category)));
  };
}
function namesOf(rule) {
  if (!rule.endsWith("/*")) return aliasesOf(rule);
  const family = rule.slice(0, -1);
  return [
    rule,
    ...twinGroups.flat().filter((name) => name.startsWith(family)).flatMap(aliasesOf)
  ];
}

// src/app/healing/selection.ts
async function chooseFiles(session, place, selection, signal) {
  if (selection.changed === void 0) return session.files.texts;
  return (await findChangedFiles(selection.changed, session, place, signal)).affected;
}
function findChangedFiles(ref, session, place, signal) {
  return findChanged({
    ref,
    git: (args) => place.repository.ask(args),
    allFiles: session.files.texts,
    read: createReader(session.copy.root),
    signal
  });
}
async function scanSession(session, files, selection, signal) {
  return files.length === 0 ? { findings: [], reports: [] } : session.rescan.scan(files, signal, mayReport(selection));
}
async function chooseFindings({ files, findings }, session, place, selection, signal) {
  const { categories, rules, changed, newOnly } = selection;
  if (newOnly && changed === void 0) {
    throw new UsageError(
      "--new-only needs something to compare with.",
      "Add --changed REF, for example --changed main."
    );
  }
  const matches = (finding) => (!categories || categories.includes(finding.category)) && (!rules || rules.some(
    (rule) => finding.sources.some(
      (source) => source.rule === rule || rule.endsWith("/*") && source.rule.startsWith(rule.slice(0, -1))
    )
  ));
  const chosen = findings.filter(matches);
  if (!newOnly || changed === void 0 || chosen.length === 0) return chosen;
  const older = await findingsAt(changed, session, place, files, selection, signal);
  return chosen.filter((finding) => !older.has(finding.fingerprint));
}
async function findingsAt(ref, session, place, files, selection, signal) {
  const { copy, wrote } = session;
  const { changed } = await findChangedFiles(ref, session, place, signal);
  const older = [];
  try {
    for (const path of changed) {
      const text = await place.repository.readAt(ref, path);
      if (text === void 0) continue;
      await copy.write(path, Buffer.from(text));
      wrote(path);
      older.push(path);
    }
    const absent = new Set(changed.filter((path) => !older.includes(path)));
    const { findings } = await scanSession(
      session,
      files.filter((path) => !absent.has(path)),
      selection,
      signal
    );
    return new Set(findings.map((finding) => finding.fingerprint));
  } finally {
    for (const path of older) {
      await copy.restore(path);
      wrote(path);
    }
  }
}

export {
  chooseFiles,
  scanSession,
  chooseFindings
};
