import {
  approve,
  fix
} from "./chunk-74DPFV2F.js";
import "./chunk-TTE6TPE5.js";
import "./chunk-HCK7FXY5.js";
import "./chunk-DQFMKOPL.js";
import "./chunk-VSVX7Z2K.js";
import "./chunk-E4753APQ.js";
import "./chunk-7W55BGHJ.js";
import "./chunk-DSFTQUU6.js";
import "./chunk-HRMWWOYP.js";
import "./chunk-NBAG2F6T.js";
import "./chunk-LMWBBSFY.js";
import "./chunk-CFKHXV2J.js";
import "./chunk-NJXL4F76.js";
import "./chunk-XJQTEM6W.js";
import {
  findCase,
  statusOf,
  withStore
} from "./chunk-RWMOI4YG.js";
import "./chunk-HZOOOFXC.js";
import "./chunk-XAEZ5FLW.js";
import "./chunk-VIISV5L7.js";
import "./chunk-ILGQGSGU.js";
import "./chunk-BYU3AELS.js";
import "./chunk-HWTUCNJ4.js";
import "./chunk-FHOEZ665.js";
import "./chunk-72QA5HIP.js";
import "./chunk-75Y7XVBZ.js";
import "./chunk-ZZRUJJZJ.js";
import "./chunk-P33QJS4R.js";
import "./chunk-KGBX6QTB.js";
import "./chunk-TPUDX7FR.js";
import "./chunk-RIC2F2F2.js";
import "./chunk-GEK4PRPV.js";
import "./chunk-33OVZQSH.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import {
  isCode,
  remedyOf
} from "./chunk-SIVRTJP6.js";
import "./chunk-NQBGBSJM.js";
import "./chunk-5FIHWFVG.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-R7SXBOM5.js";
import "./chunk-BJV6M4QP.js";
import "./chunk-CMVYNLPX.js";
import {
  openPlace
} from "./chunk-WMNA6N6I.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-GUTRQ6WY.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-BQJ62BOP.js";
import "./chunk-54UZ3YNG.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-ESL7UBKL.js";
import "./chunk-PSYM2LST.js";
import "./chunk-LY2GDKNB.js";
import "./chunk-2QNHBRQK.js";
import "./chunk-D2APL2YS.js";
import "./chunk-B3WZELUA.js";
import "./chunk-VHSZM5CW.js";
import "./chunk-H4DM6FYF.js";
import {
  UsageError
} from "./chunk-EFOYLMI7.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-OOA2V37C.js";
import "./chunk-TDEP23VZ.js";

// src/app/apply.ts
async function apply(options, settings) {
  const { path, signal, listener } = options;
  const place = await openPlace(path, settings);
  const approval = await withStore(place, async ({ ledger }) => readApproval(await findCase(ledger, options.caseId)));
  const report = await fix(
    { path, signal, ...listener ? { listener } : {}, dryRun: false, commit: false, tests: true, approve: approval },
    settings
  );
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
