import {
  approve,
  fix,
  logScanner
} from "./chunk-XNYTWU6J.js";
import "./chunk-FAWRLYQG.js";
import "./chunk-X2N7K3O5.js";
import "./chunk-DLQADHQL.js";
import "./chunk-RK7HIEJJ.js";
import "./chunk-E4753APQ.js";
import "./chunk-7W55BGHJ.js";
import "./chunk-K4TYSJC7.js";
import "./chunk-XRRAPREG.js";
import "./chunk-NJXL4F76.js";
import "./chunk-SKYNYJ5A.js";
import {
  findCase,
  statusOf,
  withStore
} from "./chunk-WMU7T5HF.js";
import "./chunk-STPZYWZS.js";
import "./chunk-EJQRUTH7.js";
import "./chunk-VIISV5L7.js";
import "./chunk-ILGQGSGU.js";
import "./chunk-RBTRVJ4L.js";
import "./chunk-HWTUCNJ4.js";
import "./chunk-FHOEZ665.js";
import "./chunk-72QA5HIP.js";
import "./chunk-75Y7XVBZ.js";
import "./chunk-4GC5T5DI.js";
import "./chunk-PHEYG7KM.js";
import "./chunk-5CGMHJRB.js";
import "./chunk-3TVVJJWC.js";
import "./chunk-33OVZQSH.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-OQSS765Q.js";
import "./chunk-DSFTQUU6.js";
import "./chunk-HRMWWOYP.js";
import "./chunk-4RH5TUOC.js";
import "./chunk-BFJEUW56.js";
import "./chunk-4GBRHFKZ.js";
import "./chunk-66SCUV67.js";
import "./chunk-Q446DS6J.js";
import "./chunk-CMVYNLPX.js";
import {
  isCode,
  remedyOf
} from "./chunk-MH7XEWKO.js";
import "./chunk-P22WDIAM.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-5FIHWFVG.js";
import "./chunk-2WEWUSL5.js";
import "./chunk-GCXMERVN.js";
import "./chunk-2I4C43OA.js";
import {
  openPlace
} from "./chunk-UWHXHVFA.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-JALNVRAU.js";
import "./chunk-732VU6QS.js";
import "./chunk-VUITUFH6.js";
import "./chunk-Q63RP6YB.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-SIAL3QON.js";
import "./chunk-NQBGBSJM.js";
import "./chunk-LY2GDKNB.js";
import "./chunk-2QNHBRQK.js";
import "./chunk-D2APL2YS.js";
import "./chunk-B3WZELUA.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-WHTY4AYQ.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-OUZCHGED.js";
import "./chunk-TDEP23VZ.js";
import "./chunk-NBAG2F6T.js";
import "./chunk-X6BR5YAN.js";
import {
  UsageError
} from "./chunk-EFOYLMI7.js";

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
