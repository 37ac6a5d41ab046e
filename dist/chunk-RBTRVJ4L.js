import {
  findChanged
} from "./chunk-HWTUCNJ4.js";
import {
  createReader
} from "./chunk-72QA5HIP.js";
import {
  UsageError
} from "./chunk-EFOYLMI7.js";

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
async function scanSession(session, files, signal) {
  return files.length === 0 ? { findings: [], reports: [] } : session.rescan.scan(files, signal);
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
  const older = await findingsAt(changed, session, place, files, signal);
  return chosen.filter((finding) => !older.has(finding.fingerprint));
}
async function findingsAt(ref, session, place, files, signal) {
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
