import {
  makeAppendLog
} from "./chunk-3RJKWMPL.js";
import {
  makeEmergencyStop
} from "./chunk-DG3SCODO.js";
import {
  openRepository
} from "./chunk-37UXDPNM.js";
import {
  sha256
} from "./chunk-OQWG6TOE.js";
import {
  readConfigurationAt,
  readConfigurationFiles
} from "./chunk-5VPO3VG3.js";
import {
  requireConfig
} from "./chunk-BZZRR5WK.js";
import {
  EnvironmentError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/app/place.ts
import { mkdir as mkdir2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join2, resolve } from "node:path";

// src/drivers/store/look.ts
import { stat } from "node:fs/promises";

// src/drivers/store/read-ignored.ts
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
function readIgnored(file) {
  if (!existsSync(file)) return [];
  let database;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 1e3 });
    const rows = database.prepare("select fingerprint, rule, path, reason, at from ignored").all();
    return rows.map((row) => ({
      fingerprint: String(row["fingerprint"]),
      rule: String(row["rule"]),
      path: String(row["path"]),
      reason: String(row["reason"]),
      at: String(row["at"])
    }));
  } catch {
    return [];
  } finally {
    database?.close();
  }
}

// src/drivers/store/look.ts
function glanceAt(target) {
  if (typeof target === "string") return glanceAtFile(target);
  const shared = async () => (await import("./chunk-BXBKITF5.js")).glanceAtShared(target);
  return {
    exists: async () => (await shared()).exists(),
    ignored: async () => (await shared()).ignored(),
    reach: async () => (await shared()).reach()
  };
}
function glanceAtFile(file) {
  return {
    exists: () => stat(file).then(
      () => true,
      () => false
    ),
    ignored: async () => readIgnored(file),
    reach: async () => `SQLite, ${file}`
  };
}

// src/drivers/working-tree/working-tree.ts
import { chmod, copyFile, lstat, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { z } from "zod";
var Plan = z.object({
  caseIds: z.array(z.string()),
  files: z.array(z.object({ path: z.string(), before: z.string(), after: z.string(), mode: z.number() }))
});
function makeWorkingTree(packageRoot, journalFolder) {
  const folderOf = (ref) => join(journalFolder, ref.replace(/[^\w.-]/g, "_"));
  return {
    async publish(ref, caseIds, changes) {
      const plan = await makePlan(packageRoot, caseIds, changes);
      const folder = folderOf(ref);
      const draft = `${folder}.draft`;
      await explainingFullDisk(async () => {
        await rm(draft, { recursive: true, force: true });
        await mkdir(draft, { recursive: true });
        for (const [index, change] of changes.entries()) {
          await writeFile(join(draft, `${index}.before`), change.before);
          await writeFile(join(draft, `${index}.after`), change.after);
        }
        await writeFile(join(draft, "plan.json"), JSON.stringify(plan));
      });
      await rename(draft, folder);
      await carryOutOrTakeBack(packageRoot, folder, plan);
    },
    async recover(isKnown) {
      const recovered = [];
      for (const name of await readdir(journalFolder).catch(() => [])) {
        const folder = join(journalFolder, name);
        if (name.endsWith(".draft")) await rm(folder, { recursive: true, force: true });
        else recovered.push(...await recoverOne(packageRoot, folder, name, isKnown));
      }
      return recovered;
    },
    forget: (ref) => rm(folderOf(ref), { recursive: true, force: true })
  };
}
async function makePlan(packageRoot, caseIds, changes) {
  const files = [];
  for (const { path, before, after } of changes) {
    const mode = await modeOfPlainFile(packageRoot, path);
    if (sha256(await readFile(join(packageRoot, path))) !== sha256(before)) {
      throw new EnvironmentError(
        `${path} changed while it was being healed.`,
        "Nothing was written. Run Heal again on what it is now."
      );
    }
    files.push({ path, before: sha256(before), after: sha256(after), mode });
  }
  return { caseIds: [...caseIds], files };
}
async function modeOfPlainFile(packageRoot, path) {
  const full = join(packageRoot, path);
  const info = await lstat(full).catch((error) => {
    throw new EnvironmentError(`${path} cannot be read: ${messageOf(error)}`, "Nothing was written. Run Heal again.");
  });
  const outside = relative(packageRoot, await realpath(full)).split(sep)[0] === "..";
  if (!info.isFile() || outside) {
    throw new EnvironmentError(
      `${path} is not a plain file of this package.`,
      "Nothing was written. Exclude it in .github/heal.yml."
    );
  }
  return info.mode & 4095;
}
async function carryOutOrTakeBack(packageRoot, folder, plan) {
  try {
    await carryOut(packageRoot, folder, plan);
  } catch (error) {
    await takeBack(packageRoot, folder, plan, await hashFiles(packageRoot, plan));
    await rm(folder, { recursive: true, force: true });
    throw new EnvironmentError(
      `The heal could not be written: ${messageOf(error)}`,
      "Every file is as it was. Make room on the disk and make the folder writable for you, then run Heal again.",
      { cause: error }
    );
  }
}
async function carryOut(packageRoot, folder, plan) {
  for (const index of plan.files.keys()) await putInPlace(packageRoot, folder, plan, index, "after");
}
async function putInPlace(packageRoot, folder, plan, index, to) {
  const file = plan.files[index];
  if (!file) return;
  const staged = join(folder, `${index}.staged`);
  await writeFile(staged, await readFile(join(folder, `${index}.${to}`)));
  await chmod(staged, file.mode);
  const target = join(packageRoot, file.path);
  try {
    await rename(staged, target);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
    const beside = join(dirname(target), `.${basename(target)}.heal`);
    try {
      await copyFile(staged, beside);
      await chmod(beside, file.mode);
      await rename(beside, target);
    } finally {
      await rm(beside, { force: true });
    }
  }
}
function hashFiles(packageRoot, plan) {
  return Promise.all(
    plan.files.map(async ({ path }) => {
      const bytes = await readFile(join(packageRoot, path)).catch(() => void 0);
      return bytes && sha256(bytes);
    })
  );
}
async function recoverOne(packageRoot, folder, ref, isKnown) {
  const plan = Plan.parse(JSON.parse(await readFile(join(folder, "plan.json"), "utf8")));
  if (await isKnown(plan.caseIds)) {
    await rm(folder, { recursive: true, force: true });
    return [];
  }
  const hashes = await hashFiles(packageRoot, plan);
  const isOurs = plan.files.every(({ before, after }, index) => hashes[index] === before || hashes[index] === after);
  if (isOurs) await carryOutOrTakeBack(packageRoot, folder, plan);
  else await takeBack(packageRoot, folder, plan, hashes);
  return [{ ref, caseIds: plan.caseIds, completed: isOurs }];
}
async function takeBack(packageRoot, folder, plan, hashes) {
  for (const [index, file] of plan.files.entries()) {
    await rm(join(packageRoot, dirname(file.path), `.${basename(file.path)}.heal`), { force: true });
    if (hashes[index] === file.after) await putInPlace(packageRoot, folder, plan, index, "before");
  }
}
async function explainingFullDisk(work) {
  try {
    await work();
  } catch (error) {
    throw new EnvironmentError(
      `The heal could not be written: ${messageOf(error)}`,
      "No file was changed. Make room on the disk (and check that you may write in .heal), then run Heal again.",
      { cause: error }
    );
  }
}

// src/observe/audit.ts
var genesis = "0".repeat(64);
var withoutActs = { list: async () => [] };
function makeAuditTrail(log, ledger, acts = withoutActs) {
  let last;
  let queue = Promise.resolve();
  const writeNew = async () => {
    if (!last) {
      await log.repair();
      last = readEnd(await log.lines());
    }
    const lines = [];
    for (const recorded of await ledger.events({ after: last.seq })) {
      const entry = makeMoveEntry(recorded, last.hash);
      lines.push(JSON.stringify(entry));
      last = { ...last, seq: entry.seq, hash: entry.hash };
    }
    for (const recorded of await acts.list({ after: last.act })) {
      const entry = makeActEntry(recorded, last.hash);
      lines.push(JSON.stringify(entry));
      last = { ...last, act: entry.act, hash: entry.hash };
    }
    await log.append(lines);
  };
  return {
    catchUp: () => queue = queue.then(writeNew, writeNew),
    async verify() {
      const [newest, newestAct] = [(await ledger.events({})).at(-1), (await acts.list({})).at(-1)];
      return verifyLines(await log.lines(), newest?.seq ?? 0, newestAct?.seq ?? 0);
    }
  };
}
function readEnd(lines) {
  const hash = readEntry(lines.at(-1) ?? "")?.hash;
  if (hash === void 0) return { seq: 0, act: 0, hash: genesis };
  const found = {};
  for (const line of lines.toReversed()) {
    const entry = readEntry(line);
    if (entry && "seq" in entry) found.seq ??= entry.seq;
    if (entry && "act" in entry) found.act ??= entry.act;
    if (found.seq !== void 0 && found.act !== void 0) break;
  }
  return { seq: found.seq ?? 0, act: found.act ?? 0, hash };
}
function verifyLines(lines, lastSeq, lastAct = 0) {
  let prev = genesis;
  let seq = 0;
  let act = 0;
  for (const [index, line] of lines.entries()) {
    const problem2 = (what) => ({
      valid: false,
      entries: lines.length,
      problem: `Line ${index + 1}: ${what}`
    });
    const entry = readEntry(line);
    if (!entry) return problem2("is not an entry of the trail.");
    const { hash, ...rest } = entry;
    if (sha256(JSON.stringify(rest)) !== hash) return problem2("was altered: its content does not match its hash.");
    if (entry.prev !== prev) return problem2("does not follow the line before it: lines were removed, added or moved.");
    if ("seq" in entry ? entry.seq <= seq : entry.act <= act) return problem2("repeats or reverses the order of moves.");
    prev = hash;
    if ("seq" in entry) seq = entry.seq;
    else act = entry.act;
  }
  const isWhole = seq >= lastSeq && act >= lastAct;
  if (isWhole) return { valid: true, entries: lines.length, problem: void 0 };
  const problem = seq < lastSeq ? `The end is missing: the ledger has moves up to ${lastSeq}, the trail up to ${seq}.` : `The end is missing: the ledger has records and choices up to ${lastAct}, the trail up to ${act}.`;
  return { valid: false, entries: lines.length, problem };
}
function makeMoveEntry({ seq, event }, prev) {
  const { finding } = event.healCase;
  const entry = {
    v: 1,
    seq,
    at: event.at,
    runId: event.runId,
    caseId: event.caseId,
    from: event.from ?? null,
    to: event.to,
    rule: finding.rule,
    place: finding.place,
    detail: describe(event.healCase),
    prev
  };
  return { ...entry, hash: sha256(JSON.stringify(entry)) };
}
function makeActEntry({ seq, at, act }, prev) {
  const entry = { v: 1, act: seq, at, what: act.what, detail: describeAct(act), prev };
  return { ...entry, hash: sha256(JSON.stringify(entry)) };
}
function describeAct(act) {
  switch (act.what) {
    case "recorded":
      return act.entry;
    case "ignored":
    case "no-longer-ignored":
      return act.ignored;
    case "library":
      return { about: act.about, detail: act.detail };
  }
}
function describe(healCase) {
  switch (healCase.stage) {
    case "detected":
      return { message: healCase.finding.message, sources: healCase.finding.sources };
    case "diagnosed":
      return {
        ...healCase.diagnosis,
        attempts: healCase.attempts.map(({ remedy, gates }) => ({ remedy: remedy.id, gates }))
      };
    case "planned":
      return {
        remedy: healCase.remedy.id,
        summary: healCase.remedy.summary,
        safety: healCase.remedy.safety,
        diff: healCase.remedy.preview
      };
    case "authorized":
      return healCase.verdict;
    case "applied":
      return healCase.receipt;
    case "verified":
      return { gates: healCase.verification.gates };
    case "published":
      return { ref: healCase.publication.ref, diff: healCase.remedy.preview };
    case "settled":
      return healCase.outcome;
  }
}
function readEntry(line) {
  try {
    const value = JSON.parse(line);
    if (typeof value !== "object" || value === null) return void 0;
    const position = "seq" in value ? value.seq : "act" in value ? value.act : void 0;
    if (typeof position !== "number" || !("hash" in value) || typeof value.hash !== "string") return void 0;
    return value;
  } catch {
    return void 0;
  }
}

// src/app/store-target.ts
import { hostname } from "node:os";
async function chooseStore({ root, packagePath, ask }, file, settings) {
  const databaseUrl = settings.env["HEAL_DATABASE_URL"]?.trim();
  if (!databaseUrl) return file;
  const remote = (await ask(["config", "--get", "remote.origin.url"]))?.trim() ?? "";
  const name = normalizeRemote(remote) ?? `${hostname()}:${root}`;
  return { databaseUrl, tenant: packagePath === "" ? name : `${name}#${packagePath}` };
}
function normalizeRemote(remote) {
  const scp = /^(?:[^@/\s]+@)?([\w.-]+\.[\w.-]+|localhost):(?!\/\/)(.+)$/.exec(remote);
  const url = scp ? void 0 : URL.canParse(remote) ? new URL(remote) : void 0;
  if (url && !/^(?:https?|ssh|git(?:\+ssh)?):$/.test(url.protocol)) return void 0;
  const host = (scp?.[1] ?? url?.hostname ?? "").toLowerCase();
  const path = (scp?.[2] ?? url?.pathname ?? "").replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
  if (host === "" || path === "") return void 0;
  return `${host}/${host === "github.com" ? path.toLowerCase() : path}`;
}

// src/app/place.ts
async function openPlace(path, settings) {
  const repository = await openRepository(resolve(settings.cwd, path), settings.env);
  const healFolder = join2(repository.packageRoot, ".heal");
  const target = await chooseStore(repository, join2(healFolder, "ledger.sqlite"), settings);
  const glance = glanceAt(target);
  const auditFile = join2(healFolder, "logs", "autonomous_healing", "audit.jsonl");
  return {
    repository,
    healFolder,
    auditFile,
    lockFile: join2(healFolder, "lock"),
    stop: makeEmergencyStop(join2(healFolder, "stop.json")),
    tree: makeWorkingTree(repository.packageRoot, join2(healFolder, "journal")),
    config: () => readConfig(repository, settings.config),
    glance,
    hasLedger: () => glance.exists(),
    async openStore() {
      await makeHealFolder(healFolder);
      return (await import("./chunk-PLEGOKD3.js")).openStore(target);
    },
    audit: ({ ledger, acts }) => makeAuditTrail(makeAppendLog(auditFile), ledger, acts)
  };
}
async function readConfig(repository, from) {
  if (from) return requireConfig(await readConfigurationAt(repository, from));
  return requireConfig(await readConfigurationFiles(repository.root, repository.packagePath));
}
async function makeHealFolder(folder) {
  try {
    await mkdir2(folder, { recursive: true, mode: 448 });
    await writeFile2(join2(folder, ".gitignore"), "*\n", { flag: "wx" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return;
    throw new EnvironmentError(
      `Heal cannot keep its record in ${folder}: ${messageOf(error)}`,
      "Make room on the disk and make the package writable for you, or use --dry-run, which keeps no record.",
      { cause: error }
    );
  }
}

export {
  openPlace
};
