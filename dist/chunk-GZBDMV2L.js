import {
  approve,
  fix,
  logScanner
} from "./chunk-VNBWG3PT.js";
import "./chunk-HW2EJQG5.js";
import "./chunk-PMN7UAIU.js";
import "./chunk-T6J34BQB.js";
import "./chunk-E4753APQ.js";
import "./chunk-GTBGAVCC.js";
import "./chunk-RLCBN4UR.js";
import {
  findCase,
  statusOf,
  withStore
} from "./chunk-WMU7T5HF.js";
import "./chunk-W34QT2D3.js";
import "./chunk-ZDFZMIRZ.js";
import "./chunk-3WVOCJYW.js";
import "./chunk-F57Z2SEM.js";
import "./chunk-QFRJJNI2.js";
import "./chunk-Q3E6YDTW.js";
import "./chunk-345Q6L77.js";
import "./chunk-ZNQKMZBF.js";
import "./chunk-BRPDINOQ.js";
import "./chunk-72QA5HIP.js";
import "./chunk-OQSS765Q.js";
import "./chunk-PBPGAGXJ.js";
import "./chunk-75Y7XVBZ.js";
import "./chunk-DSFTQUU6.js";
import "./chunk-HRMWWOYP.js";
import "./chunk-4WNSZBEN.js";
import "./chunk-OTICUWNY.js";
import "./chunk-IO2PT5PB.js";
import "./chunk-PPJEV34W.js";
import "./chunk-M67SD3SV.js";
import "./chunk-7W55BGHJ.js";
import "./chunk-VIISV5L7.js";
import "./chunk-VZC4SXUI.js";
import "./chunk-BFJEUW56.js";
import "./chunk-ZXQMWZIZ.js";
import "./chunk-TSLFKTZU.js";
import "./chunk-PYR7C2ZH.js";
import "./chunk-5B3OZACI.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-VPV6OX3D.js";
import "./chunk-VBCC6NHF.js";
import "./chunk-FFG5DQPM.js";
import "./chunk-6WV46S5B.js";
import "./chunk-Q446DS6J.js";
import "./chunk-CMVYNLPX.js";
import {
  isCode,
  remedyOf
} from "./chunk-D72VZCY2.js";
import "./chunk-P22WDIAM.js";
import "./chunk-5FIHWFVG.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-ATK5VVE7.js";
import "./chunk-Z656YGUU.js";
import "./chunk-37HU6A4X.js";
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
import "./chunk-4BEFJLBY.js";
import "./chunk-BZZRR5WK.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import "./chunk-NBAG2F6T.js";
import "./chunk-IDQDHURE.js";
import "./chunk-X6BR5YAN.js";
import {
  UsageError
} from "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/healing/apply.ts
async function apply(options, settings) {
  const { path, signal, listener, fromLog } = options;
  const place = await openPlace(path, settings);
  const approval = await withStore(place, async ({ ledger }) => {
    const healCase = await findCase(ledger, options.caseId);
    if (fromLog === void 0 && isFromLog(healCase)) {
      throw new UsageError(
        `Case ${healCase.id} came from a log: without it, nothing finds its error again.`,
        `Name the log: heal apply ${healCase.id} --from-log FILE`
      );
    }
    return readApproval(healCase);
  });
  const where = { path, signal, ...listener ? { listener } : {}, ...fromLog === void 0 ? {} : { fromLog } };
  const report = await fix({ ...where, dryRun: false, commit: false, tests: true, approve: approval }, settings);
  const [one] = report.cases;
  const common = { version: 1, id: approval.caseId };
  if (!one) {
    const why = "Its finding is not there any more: it was healed otherwise, or its line was changed.";
    return { ...common, applied: false, summary: "", why, files: [], patch: "", gates: [] };
  }
  const { outcome, remedy, gates, id } = one;
  const applied = outcome.status === "healed";
  return {
    ...common,
    applied,
    summary: remedy?.summary ?? "",
    why: applied ? "" : report.notes.details[id] ?? outcome.reason,
    files: report.notes.written.files,
    patch: report.patch,
    gates
  };
}
function isFromLog({ finding }) {
  return finding.sources.length > 0 && finding.sources.every(({ scanner }) => scanner === logScanner);
}
function readApproval(healCase) {
  const remedy = isCode(healCase) ? remedyOf(healCase) : void 0;
  const isWaiting = healCase.stage === "settled" && healCase.outcome.reason === "needs-approval";
  if (isWaiting && remedy) return approve(healCase.id, remedy);
  const isHealed = healCase.stage === "settled" && healCase.outcome.status === "healed";
  throw new UsageError(
    isHealed ? `Case ${healCase.id} is healed already.` : `Case ${healCase.id} is ${statusOf(healCase)}: there is no verified heal of it that waits for you.`,
    isHealed ? `See it with \`heal explain ${healCase.id}\`.` : `Why: \`heal explain ${healCase.id}\`. Try again: \`heal fix\`.`
  );
}
export {
  apply
};
