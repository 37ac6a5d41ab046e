import {
  makeSecretMask
} from "./chunk-E4753APQ.js";
import {
  chooseFiles,
  scanSession
} from "./chunk-ZDFZMIRZ.js";
import "./chunk-3WVOCJYW.js";
import "./chunk-BRPDINOQ.js";
import {
  createReader
} from "./chunk-72QA5HIP.js";
import {
  previewRequest
} from "./chunk-Q6RVSWE5.js";
import {
  previewPrompt
} from "./chunk-IU2Q7KWU.js";
import "./chunk-75Y7XVBZ.js";
import "./chunk-DSFTQUU6.js";
import "./chunk-HRMWWOYP.js";
import {
  readModelSetup,
  withKey
} from "./chunk-4WNSZBEN.js";
import "./chunk-7W55BGHJ.js";
import "./chunk-VIISV5L7.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-RLSXXUWR.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-RVDUMNWB.js";
import {
  languageOf
} from "./chunk-MXHXVLEF.js";
import "./chunk-B3WZELUA.js";
import "./chunk-NBAG2F6T.js";
import "./chunk-EFOYLMI7.js";

// src/app/ladder/model-doctor.ts
async function examineModel(place, config, settings) {
  const name = "Model";
  const setup = readModelSetup(config.model, settings.env);
  if (setup.state === "off")
    return { name, ok: true, detail: `off: ${setup.because}; nothing is sent anywhere`, remedy: "" };
  if (setup.state === "wrong") return { name, ok: false, detail: setup.problem, remedy: setup.remedy };
  const { maxUsdPerDay, maxUsdPerMonth, maxCallsPerRun } = config.model;
  const key = setup.endpoint.apiKey === void 0 ? "without a key" : "with a key";
  const spent = await readSpent(place, settings.now());
  return {
    name,
    ok: true,
    detail: `on: ${setup.name} at ${setup.endpoint.url.host}, ${key}; at most $${maxUsdPerDay} a day, $${maxUsdPerMonth} a month, ${maxCallsPerRun} calls a run; spent $${spent.today.toFixed(4)} today, $${spent.month.toFixed(4)} this month`,
    remedy: ""
  };
}
async function readSpent(place, now) {
  if (!await place.hasLedger()) return { today: 0, month: 0 };
  const store = await place.openStore();
  try {
    const today = now.toISOString().slice(0, 10);
    const days = await store.spending.byDay();
    const sum = (start) => days.filter(({ day }) => day.startsWith(start)).reduce((all, { usd }) => all + usd, 0);
    return { today: sum(today), month: sum(today.slice(0, 7)) };
  } finally {
    await store.close();
  }
}
async function showPrompt(place, session, config, settings) {
  const { signal } = new AbortController();
  const files = await chooseFiles(session, place, {}, signal);
  const { findings } = await scanSession(session, files, {}, signal);
  const read = createReader(session.copy.root);
  const isOn = readModelSetup(config.model, settings.env).state === "on";
  const setup = readModelSetup({ ...config.model, enabled: "on" }, settings.env);
  const endpoint = setup.state === "on" ? setup.endpoint : void 0;
  const mask = withKey(await makeSecretMask(findings, read), settings.env["HEAL_MODEL_API_KEY"]);
  for (const finding of findings.filter(({ category }) => category !== "logic").slice(0, 200)) {
    const context = await makeContext(finding, read, session);
    const diagnosis = { category: finding.category, confidence: 0, evidence: [], contextRead: [] };
    const question = previewPrompt({ finding, context, diagnosis, attempts: [] }, { mask });
    if ("leftAlone" in question) continue;
    const name = setup.state === "on" ? setup.name : settings.env["HEAL_MODEL"] ?? config.model.name ?? "";
    const { url, body } = previewRequest(question, name, endpoint);
    const { rule, place: at } = finding;
    return {
      about: `${rule} at ${mask(at.path)}:${at.line}`,
      url: url ?? "",
      wouldBeSent: isOn,
      system: question.system,
      user: question.user,
      body
    };
  }
  return void 0;
}
async function makeContext(finding, read, session) {
  const nothing = async () => void 0;
  return {
    language: languageOf(finding.place.path) ?? "python",
    text: await read(finding.place.path) ?? "",
    read,
    files: session.files.sources,
    types: { returnTypes: async () => /* @__PURE__ */ new Map(), typeOf: nothing },
    typescript: { codeFixes: async () => [], typeAt: nothing, errors: nothing, returns: nothing }
  };
}
export {
  examineModel,
  showPrompt
};
