import {
  makeSecretMask
} from "./chunk-E4753APQ.js";
import {
  createReader
} from "./chunk-72QA5HIP.js";
import {
  heedIgnored
} from "./chunk-Q446DS6J.js";
import {
  reportFinding
} from "./chunk-D72VZCY2.js";
import "./chunk-P22WDIAM.js";
import "./chunk-5FIHWFVG.js";
import "./chunk-JP3K3O5E.js";
import {
  openPlace
} from "./chunk-3C2K4SMP.js";
import "./chunk-3RJKWMPL.js";
import {
  stoppedBy
} from "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
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
import {
  maskTexts
} from "./chunk-NBAG2F6T.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/scan.ts
async function scan(options, settings) {
  const [place, { openSession }, { chooseFiles, chooseFindings, scanSession }] = await Promise.all([
    openPlace(options.path, settings),
    import("./chunk-G66JU3D6.js"),
    import("./chunk-CAEHIQ6I.js")
  ]);
  const { config } = await place.config();
  const stop = await place.stop.read();
  if (stop) throw stoppedBy(stop);
  const at = () => settings.now().toISOString();
  const say = (doing) => options.listener?.({ type: "busy", at: at(), runId: "scan", doing });
  say("Making a copy");
  const session = await openSession(place, config, settings, {
    signal: options.signal,
    onScanner: ({ name, status, ms }) => {
      if (status !== "skipped") say(`Scanned with ${name} in ${(ms / 1e3).toFixed(1)} s`);
    }
  });
  try {
    const files = await chooseFiles(session, place, options, options.signal);
    say(`Scanning ${files.length} files`);
    const scanned = await scanSession(session, files, options, options.signal);
    const findings = await chooseFindings(
      { files, findings: scanned.findings },
      session,
      place,
      options,
      options.signal
    );
    const { open, ignored } = heedIgnored(findings, await place.glance.ignored());
    const chosen = options.max === void 0 ? open : open.slice(0, options.max);
    const mask = await makeSecretMask(scanned.findings, createReader(session.copy.root));
    const report = {
      version: 1,
      repository: place.repository.packageRoot,
      findings: chosen.map(reportFinding),
      scanners: scanned.reports,
      ignored,
      full: chosen
    };
    return maskTexts(report, mask);
  } finally {
    await session.close();
  }
}
export {
  scan
};
