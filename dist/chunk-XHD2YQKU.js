import {
  makeTestSuites
} from "./chunk-PMN7UAIU.js";
import {
  makeSandboxHere,
  openSession
} from "./chunk-W34QT2D3.js";
import "./chunk-3WVOCJYW.js";
import "./chunk-ZNQKMZBF.js";
import "./chunk-BRPDINOQ.js";
import "./chunk-72QA5HIP.js";
import "./chunk-75Y7XVBZ.js";
import "./chunk-OTICUWNY.js";
import "./chunk-VIISV5L7.js";
import "./chunk-5B3OZACI.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-YRRDT7BC.js";
import {
  openPlace
} from "./chunk-3C2K4SMP.js";
import "./chunk-3RJKWMPL.js";
import "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-IW6WHPNX.js";
import "./chunk-FELVHE56.js";
import "./chunk-P6756FPZ.js";
import "./chunk-RLSXXUWR.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-5VPO3VG3.js";
import "./chunk-T76HHHS7.js";
import "./chunk-3VOSYGGK.js";
import "./chunk-RVDUMNWB.js";
import "./chunk-MXHXVLEF.js";
import "./chunk-B3WZELUA.js";
import "./chunk-BZZRR5WK.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import "./chunk-IDQDHURE.js";
import "./chunk-X6BR5YAN.js";
import {
  messageOf
} from "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/doctor.ts
import { access, constants } from "node:fs/promises";
async function examine(options, settings) {
  if (options.github !== void 0) {
    const { examineGitHub } = await import("./chunk-QLSECHT5.js");
    return examineGitHub(options.github, settings);
  }
  if (options.replay) {
    const { examineReplay: examineReplay2 } = await import("./chunk-2YR5D6BH.js");
    return { checks: await examineReplay2(options.path, settings) };
  }
  const checks = [];
  const check = async (name, remedy, work) => {
    try {
      checks.push({ name, ok: true, detail: await work(), remedy: "" });
      return true;
    } catch (error) {
      checks.push({
        name,
        ok: false,
        detail: messageOf(error),
        remedy: error instanceof Error && "remedy" in error ? String(error.remedy) : remedy
      });
      return false;
    }
  };
  await check(
    "Node",
    "Install Node 22.13 or newer; Heal brings Node 24 with it when it is installed by npm.",
    async () => {
      const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
      if (major < 22 || major === 22 && minor < 13) throw new Error(`${process.version} has no SQLite`);
      return process.version;
    }
  );
  const hasRepository = await check("Repository", "Run `git init` and commit once.", async () => {
    const { repository } = await openPlace(options.path, settings);
    if (!repository.head) throw new Error(`${repository.root} has no commit`);
    return repository.packagePath === "" ? repository.root : `${repository.root}, package ${repository.packagePath}`;
  });
  await check("Sandbox", "Install bubblewrap (apt-get install bubblewrap), or start docker or podman.", async () => {
    const { isolation, reason } = await makeSandboxHere(settings).probe();
    if (isolation === "none")
      throw new Error(`no isolation: ${reason}. Tests would run unprotected, with an empty environment.`);
    return `${isolation}: ${reason}`;
  });
  if (!hasRepository) return { checks };
  const hasConfig = await check("Configuration", "Correct the file that the message names.", async () => {
    const { source } = await (await openPlace(options.path, settings)).config();
    return source ?? "none; the preset heal:recommended counts";
  });
  await check("Record", "Make the package writable for you.", async () => {
    const place = await openPlace(options.path, settings);
    await access(place.repository.packageRoot, constants.W_OK);
    return place.healFolder;
  });
  await check(
    "Store",
    "Check HEAL_DATABASE_URL, or unset it to keep the record in a file.",
    async () => (await openPlace(options.path, settings)).glance.reach()
  );
  if (!hasConfig) return { checks };
  const { prompt, checks: tools } = await examineTools(options, settings);
  checks.push(...tools, await examineSemanticHere(options, settings), await examineModelHere(options, settings));
  const { examineReplay, hasReplays } = await import("./chunk-2YR5D6BH.js");
  if (await hasReplays(options.path, settings)) checks.push(...await examineReplay(options.path, settings));
  return { checks, ...options.showPrompt ? { prompt: prompt ?? null } : {} };
}
async function examineSemanticHere(options, settings) {
  const place = await openPlace(options.path, settings);
  const { examineSemantic } = await import("./chunk-UI7EHV3Q.js");
  return examineSemantic((await place.config()).config);
}
async function examineModelHere(options, settings) {
  const place = await openPlace(options.path, settings);
  const { examineModel } = await import("./chunk-KBDI6X4Q.js");
  return examineModel(place, (await place.config()).config, settings);
}
async function examineTools(options, settings) {
  const checks = [];
  const place = await openPlace(options.path, settings);
  const session = await openSession(place, (await place.config()).config, settings, {
    signal: new AbortController().signal
  });
  try {
    const sources = session.files.sources;
    const isPython = sources.some((path2) => path2.endsWith(".py"));
    const isScript = sources.some((path2) => !path2.endsWith(".py"));
    const names = [
      "git",
      ...isPython ? ["python", "ruff", "pyright", "mypy", "bandit"] : [],
      ...isScript ? ["tsc", "oxlint", "eslint", "biome"] : []
    ];
    for (const name of names) {
      const tool = await session.tools.find(name);
      const isOptional = ["ruff", "mypy", "bandit", "eslint", "biome"].includes(name);
      const missing = name === "ruff" ? "not installed; the bundled WASM build is used" : isOptional ? "not installed; not needed" : "not found";
      checks.push({
        name,
        ok: tool !== void 0 || isOptional,
        detail: tool ? `${tool.version} (${tool.origin})` : missing,
        remedy: tool || isOptional ? "" : `Install ${name} and make sure that it is on the PATH.`
      });
    }
    const path = settings.env["PATH"] ?? "";
    const suites = makeTestSuites({
      timeoutMs: 6e4,
      packagePath: place.repository.packagePath,
      path
    });
    const suite = await suites.detect(session.copy, (await place.config()).config.test.command);
    const none = "none" in suite ? suite.none : void 0;
    checks.push({
      name: "Tests",
      ok: none === void 0,
      detail: "none" in suite ? suite.none : `${suite.runner}: ${suite.command}`,
      remedy: none === void 0 ? "" : "Name the command as test.command in .github/heal.yml; without tests only safe fixes are made."
    });
    if (!options.showPrompt) return { checks, prompt: void 0 };
    const { showPrompt } = await import("./chunk-KBDI6X4Q.js");
    return { checks, prompt: await showPrompt(place, session, (await place.config()).config, settings) };
  } finally {
    await session.close();
  }
}
export {
  examine
};
