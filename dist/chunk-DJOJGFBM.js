import {
  healReplays
} from "./chunk-SFYFDWVU.js";
import "./chunk-F57Z2SEM.js";
import "./chunk-QFRJJNI2.js";
import "./chunk-Q3E6YDTW.js";
import "./chunk-345Q6L77.js";
import "./chunk-ZNQKMZBF.js";
import "./chunk-BRPDINOQ.js";
import "./chunk-72QA5HIP.js";
import "./chunk-VVA6F3XC.js";
import "./chunk-SY3AAHWT.js";
import "./chunk-EUCWPCSE.js";
import "./chunk-HRMWWOYP.js";
import {
  runReplay
} from "./chunk-STRAZN7W.js";
import "./chunk-4WNSZBEN.js";
import "./chunk-OTICUWNY.js";
import "./chunk-ZAMUH42A.js";
import "./chunk-IO2PT5PB.js";
import "./chunk-ZMMXVIFY.js";
import "./chunk-PPJEV34W.js";
import "./chunk-IUZ75TUY.js";
import "./chunk-M67SD3SV.js";
import "./chunk-PZIZ7QSL.js";
import "./chunk-7CGLSNNB.js";
import "./chunk-RL4H6REJ.js";
import "./chunk-7W55BGHJ.js";
import "./chunk-VIISV5L7.js";
import "./chunk-RX3E77LS.js";
import "./chunk-VZC4SXUI.js";
import "./chunk-BFJEUW56.js";
import "./chunk-TSLFKTZU.js";
import "./chunk-PYR7C2ZH.js";
import "./chunk-5B3OZACI.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-T2MY5DAH.js";
import "./chunk-ZXP3NYU4.js";
import "./chunk-VPV6OX3D.js";
import "./chunk-VBCC6NHF.js";
import "./chunk-FFG5DQPM.js";
import "./chunk-6WV46S5B.js";
import "./chunk-CMVYNLPX.js";
import "./chunk-D72VZCY2.js";
import "./chunk-P22WDIAM.js";
import "./chunk-5FIHWFVG.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-ATK5VVE7.js";
import "./chunk-Z656YGUU.js";
import "./chunk-37HU6A4X.js";
import "./chunk-T5FU3QBJ.js";
import "./chunk-YRRDT7BC.js";
import "./chunk-3C2K4SMP.js";
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
import "./chunk-4BEFJLBY.js";
import "./chunk-BZZRR5WK.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import "./chunk-ARBTQFTI.js";
import {
  printableJson
} from "./chunk-Z3QNSIEK.js";
import "./chunk-NBAG2F6T.js";
import "./chunk-IDQDHURE.js";
import "./chunk-X6BR5YAN.js";
import {
  bundleFiles
} from "./chunk-HBDQ5STI.js";
import "./chunk-3V4YTDIW.js";
import {
  UsageError
} from "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/action/replay-request.ts
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
async function replayHere(request, settings, signal, say) {
  const workflows = request.workflows ?? [];
  if (workflows.length === 0)
    throw new UsageError("No workflow is named.", "Name them with the input workflows: `workflows: monthly-report`.");
  const runs = [];
  const outputs = [];
  const reports = [];
  const problems = [];
  for (const workflow of workflows) {
    say(`Replaying ${workflow}`);
    const { output, report } = await runReplay(
      {
        path: request.path,
        workflow,
        values: /* @__PURE__ */ new Map(),
        signal,
        say,
        onEvent: (event) => {
          if (event.type === "step-started") say(`${event.number}: ${event.title}`);
        }
      },
      settings
    );
    const folder = `replay/${output.workflow}`;
    await cp(output.artifacts.folder, join(request.folder, ...folder.split("/")), { recursive: true });
    outputs.push(output);
    reports.push(report);
    problems.push(...output.warnings.map((warning) => `${workflow}: ${warning}`));
    runs.push({
      workflow: output.workflow,
      status: output.status,
      steps: output.steps.length,
      done: output.steps.filter(({ status }) => status === "done").length,
      healed: output.healed.length,
      ms: output.ms,
      said: output.end?.said ?? "",
      folder
    });
    if (output.status !== "done") break;
  }
  const rejected = new Set(request.rejected);
  const { bundle } = await healReplays(
    {
      path: request.path,
      reports,
      write: false,
      isDeclined: (fingerprint) => rejected.has(fingerprint),
      bundle: { repository: request.repository, branch: request.branch },
      signal
    },
    settings
  );
  await mkdir(request.folder, { recursive: true });
  const write = (name, text) => writeFile(join(request.folder, name), text);
  await write(bundleFiles.bundle, JSON.stringify(bundle));
  await write(bundleFiles.report, printableJson({ version: 1, runs: outputs }));
  for (const { rule, detail, reason } of bundle?.open ?? []) problems.push(`${rule}: ${reason}: ${detail}`);
  return { command: "replay", runs, problems: problems.slice(0, 50) };
}
export {
  replayHere
};
