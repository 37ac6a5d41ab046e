import {
  openMemory
} from "./chunk-ZAMUH42A.js";
import "./chunk-IO2PT5PB.js";
import {
  renderSimulation,
  simulateThresholds,
  vary
} from "./chunk-ZMMXVIFY.js";
import "./chunk-PPJEV34W.js";
import "./chunk-IUZ75TUY.js";
import "./chunk-M67SD3SV.js";
import {
  listWorkflows,
  makeRunJournal,
  nameOfWorkflow,
  openReplayPlace,
  readWorkflow
} from "./chunk-PZIZ7QSL.js";
import "./chunk-7CGLSNNB.js";
import "./chunk-RL4H6REJ.js";
import "./chunk-VIISV5L7.js";
import "./chunk-ZXP3NYU4.js";
import "./chunk-FFG5DQPM.js";
import "./chunk-6WV46S5B.js";
import "./chunk-37HU6A4X.js";
import "./chunk-T5FU3QBJ.js";
import "./chunk-3RJKWMPL.js";
import "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-ARBTQFTI.js";
import "./chunk-NBAG2F6T.js";
import "./chunk-X6BR5YAN.js";
import {
  ConfigError,
  UsageError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/app/replay/states.ts
var nothingSaid = { secrets: [], say: () => {
} };
async function listReplays({ path }, settings) {
  const place = await openReplayPlace(path, settings);
  const names = await listWorkflows(place.workflowsFolder);
  return withMemory(place, "all", async ({ manager }) => {
    const status = await manager.getStatusReport();
    const workflows = await Promise.all(
      names.map(async (name) => {
        const known = status.workflows.find(({ workflow }) => workflow === name);
        const read = await readOrProblem(place, name);
        return {
          name,
          title: "workflow" in read ? read.workflow.title : "",
          steps: "workflow" in read ? read.workflow.steps.length : 0,
          state: known?.state ?? "running",
          reason: known?.reason ?? "",
          unfinished: await makeRunJournal(place.journalOf(name)).unfinished() !== void 0,
          problem: "problem" in read ? read.problem : ""
        };
      })
    );
    return { version: 1, folder: place.workflowsFolder, workflows, status };
  });
}
async function showReplay({ path, workflow }, settings) {
  const place = await openReplayPlace(path, settings);
  const name = nameOfWorkflow(workflow);
  const { workflow: read, warnings } = await readWorkflow(place.folderOf(name));
  return withMemory(place, name, async ({ manager, audit }) => ({
    version: 1,
    name,
    title: read.title,
    recordedOn: read.recordedOn,
    parameters: read.parameters.map((one) => ({
      name: one.name,
      label: one.label,
      isSecret: one.isSecret,
      hasValue: one.value !== void 0
    })),
    steps: read.steps.map(({ id, title, isIrreversible, timeoutMs, after, window }) => {
      return { id, title, isIrreversible, timeoutMs, after, window: window.title || window.application };
    }),
    state: await manager.info(name),
    decisions: await audit.last(20),
    warnings
  }));
}
async function sayWord(options, settings) {
  const { place, name } = await findKnown(options, settings);
  const who = settings.env["GITHUB_ACTOR"] ?? settings.env["USER"] ?? settings.env["USERNAME"] ?? "somebody";
  return withMemory(place, name, async ({ manager }) => {
    const word = { who, why: options.why };
    const state = options.word === "release" ? await manager.release(name, word, options.isTrusted ? "running" : "degraded") : await manager[options.word](name, word);
    return { version: 1, workflow: name, state };
  });
}
async function listVersions(options, settings) {
  const { place, name } = await findKnown(options, settings);
  return withMemory(place, name, async ({ stores }) => {
    const versions = await stores.versions({ isChecked: true });
    return { version: 1, workflow: name, versions, problems: await stores.problems() };
  });
}
async function rollBack(options, settings) {
  const { place, name } = await findKnown(options, settings);
  return withMemory(place, name, async (memory) => {
    const versions = await memory.stores.versions();
    const inUse = versions.findIndex(({ isInUse }) => isInUse);
    const to = options.to ?? versions.slice(0, Math.max(0, inUse)).findLast((one) => one.standing !== "bad")?.version;
    if (to === void 0) {
      throw new UsageError(
        `${name} has no earlier version`,
        "It has learned nothing that could be taken back; its recorded targets are in Git."
      );
    }
    await memory.goBack(to, options.why);
    return { version: 1, workflow: name, to, state: await memory.manager.info(name) };
  });
}
async function simulate(options, settings) {
  const { place, name } = await findKnown(options, settings);
  return withMemory(place, name, async ({ audit, policy }) => {
    const all = await audit.last(options.decisions * 4);
    const lines = all.filter((one) => one.decision === "step").slice(-options.decisions);
    const report = simulateThresholds(
      lines,
      vary(lines.at(-1)?.finding?.thresholds ?? policy.policy().thresholds.running)
    );
    const at = settings.now().toISOString();
    const markdown = renderSimulation(report, { workflow: name, at, reason: "asked for by a person" });
    return { version: 1, workflow: name, report, markdown };
  });
}
async function withMemory(place, name, work) {
  const memory = await openMemory(place, name, nothingSaid);
  try {
    return await work(memory);
  } finally {
    await memory.close();
  }
}
async function findKnown({ path, workflow }, settings) {
  const place = await openReplayPlace(path, settings);
  const name = nameOfWorkflow(workflow);
  place.folderOf(name);
  const names = await listWorkflows(place.workflowsFolder);
  if (names.includes(name)) return { place, name };
  throw new UsageError(
    `There is no workflow ${name}`,
    names.length === 0 ? "Record one: heal replay record NAME --window TITLE" : `There are: ${names.slice(0, 20).join(", ")}`
  );
}
async function readOrProblem(place, name) {
  try {
    return await readWorkflow(place.folderOf(name));
  } catch (error) {
    if (error instanceof ConfigError) return { problem: messageOf(error) };
    throw error;
  }
}
export {
  listReplays,
  listVersions,
  rollBack,
  sayWord,
  showReplay,
  simulate
};
