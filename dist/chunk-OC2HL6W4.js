import {
  approve,
  describeBaseline,
  makeGuards,
  openHealing,
  requireCommit,
  toNowhere
} from "./chunk-VNBWG3PT.js";
import "./chunk-HW2EJQG5.js";
import "./chunk-PMN7UAIU.js";
import "./chunk-T6J34BQB.js";
import "./chunk-E4753APQ.js";
import "./chunk-GTBGAVCC.js";
import "./chunk-RLCBN4UR.js";
import "./chunk-W34QT2D3.js";
import "./chunk-ZDFZMIRZ.js";
import "./chunk-3WVOCJYW.js";
import {
  inRun
} from "./chunk-F57Z2SEM.js";
import "./chunk-QFRJJNI2.js";
import "./chunk-Q3E6YDTW.js";
import "./chunk-345Q6L77.js";
import "./chunk-ZNQKMZBF.js";
import "./chunk-BRPDINOQ.js";
import "./chunk-72QA5HIP.js";
import "./chunk-OQSS765Q.js";
import "./chunk-PBPGAGXJ.js";
import {
  keyOf,
  needsApproval
} from "./chunk-SY3AAHWT.js";
import {
  blobId
} from "./chunk-EUCWPCSE.js";
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
  evidenceOf,
  makeFixReport
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
import {
  maskTexts
} from "./chunk-NBAG2F6T.js";
import "./chunk-IDQDHURE.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-EFOYLMI7.js";
import {
  priorities,
  severities
} from "./chunk-RIJVGJHV.js";

// src/policy/survey-only.ts
var surveyOnly = {
  name: "survey-only",
  judge: () => ({ allow: "try-only", by: "survey-only", reason: "held-back", detail: "It waits for its turn." })
};

// src/app/healing/proposals.ts
function findCandidates(cases) {
  return cases.flatMap((settled) => {
    if (settled.stage !== "settled" || settled.outcome.status !== "skipped") return [];
    const { last, outcome } = settled;
    if (last.stage !== "verified" || outcome.reason !== "held-back" && outcome.reason !== "needs-approval") return [];
    const waits = outcome.reason === "needs-approval" && last.verdict.allow === "try-only" ? last.verdict.detail : void 0;
    return [{ settled, verified: last, waits }];
  });
}
function groupCandidates(candidates, by) {
  const nameOf = ({ settled: { finding } }) => by === "all" ? "all" : by === "category" ? finding.category : `${finding.category} ${finding.rule}`;
  return [...Map.groupBy(candidates, nameOf).values()].map((group) => {
    const [first] = group.toSorted(byImportance);
    const { category, rule } = first?.settled.finding ?? { category: "style", rule: "all" };
    return { category, rule: by === "rule" ? rule : by === "category" ? category : "all", candidates: group };
  }).toSorted(
    (a, b) => rankOf(a) - rankOf(b) || b.candidates.length - a.candidates.length || (a.rule < b.rule ? -1 : 1)
  );
}
function byImportance(a, b) {
  return importanceOf(a) - importanceOf(b);
}
function importanceOf({ settled: { finding } }) {
  return priorities.indexOf(finding.priority) * severities.length + severities.indexOf(finding.severity);
}
function rankOf({ candidates }) {
  return Math.min(...candidates.map(importanceOf));
}
function makeProposal(group, { cases, files, packagePath }) {
  const waits = new Map(group.candidates.map((candidate) => [candidate.settled.id, candidate.waits]));
  const proposed = cases.flatMap((healCase) => describeCase(healCase, waits.get(healCase.id), packagePath));
  const last = cases.at(-1)?.last;
  if (proposed.length === 0 || last?.stage !== "published") return void 0;
  const findings = cases.map(({ finding }) => finding);
  const lowest = (order, values) => order.find((one) => values.includes(one));
  return {
    key: keyOf(
      group.category,
      group.rule,
      findings.map(({ fingerprint }) => fingerprint)
    ),
    category: group.category,
    rule: group.rule,
    priority: lowest(
      priorities,
      findings.map(({ priority }) => priority)
    ) ?? "P3",
    severity: lowest(
      severities,
      findings.map(({ severity }) => severity)
    ) ?? "low",
    cases: proposed,
    files: files.map(({ path, before, after }) => ({
      path: inRepository(packagePath, path),
      before: blobId(Buffer.from(before)),
      after: Buffer.from(after).toString("base64")
    })),
    gates: last.verification.gates,
    approval: needsApproval(proposed),
    testedBySuite: last.verification.testedBySuite
  };
}
function describeCase(healCase, waits, packagePath) {
  const { last, finding, id } = healCase;
  if (last.stage !== "published") return [];
  const { remedy } = last;
  const evidence = evidenceOf(healCase);
  return [
    {
      id,
      fingerprint: finding.fingerprint,
      rule: finding.rule,
      category: finding.category,
      severity: finding.severity,
      path: inRepository(packagePath, finding.place.path),
      line: finding.place.line,
      endLine: finding.place.endLine,
      message: finding.message,
      summary: remedy.summary,
      healer: remedy.healer,
      origin: remedy.origin,
      rung: remedy.rung,
      safety: remedy.safety,
      confidence: remedy.confidence,
      ...waits === void 0 ? {} : { waits },
      ...evidence ? { evidence } : {},
      diff: remedy.preview.replace(
        /^((?:---|\+\+\+) [ab]\/)/gm,
        (prefix) => `${prefix}${packagePath === "" ? "" : `${packagePath}/`}`
      )
    }
  ];
}
function describeOpen(cases, declined, packagePath) {
  const told = cases.flatMap((healCase) => {
    if (healCase.stage !== "settled" || healCase.outcome.status === "healed") return [];
    const { status, reason, detail } = healCase.outcome;
    return [
      { ...describeFinding(healCase.finding, packagePath), reason: status === "rolled-back" ? status : reason, detail }
    ];
  });
  const turnedDown = declined.map((finding) => {
    return {
      ...describeFinding(finding, packagePath),
      reason: "declined",
      detail: "A person closed its pull request."
    };
  });
  return [...told, ...turnedDown].toSorted(
    (a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority) || (a.path < b.path ? -1 : 1)
  );
}
function describeFinding(finding, packagePath) {
  const { rule, category, priority, severity, place, message, fingerprint } = finding;
  const path = inRepository(packagePath, place.path);
  return { fingerprint, rule, category, priority, severity, path, line: place.line, message };
}
function inRepository(packagePath, path) {
  return packagePath === "" ? path : `${packagePath}/${path}`;
}

// src/app/healing/analyse.ts
var mostOpen = 500;
async function analyse(options, settings) {
  const place = await openPlace(options.path, settings);
  requireCommit(place);
  const { config } = await place.config();
  const { signal, listener } = options;
  const command = `heal analyse ${options.path}`;
  return inRun(place, { command, isKept: true, signal, ...listener ? { listener } : {} }, settings, async (run) => {
    const asking = {
      ...config,
      approvals: { ...config.approvals, performance: config.approvals.performance ?? "ask" }
    };
    const healing = await openHealing({ place, config: asking, settings, run, options, isKept: true });
    try {
      const guards = () => makeGuards(place, asking, healing, { isApproved: () => false, cleanOnly: true });
      const publisher = toNowhere("").publisher;
      const isDeclined = ({ fingerprint }) => options.isDeclined?.(fingerprint) === true;
      const wanted = healing.findings.filter((finding) => !isDeclined(finding));
      const surveyed = await healing.heal(wanted, { publisher, guards: [...await guards(), surveyOnly] });
      const groups = groupCandidates(findCandidates(surveyed), options.group);
      const chosen = groups.slice(0, Math.max(0, options.maxProposals));
      const settled = new Map(surveyed.map((healCase) => [healCase.id, healCase]));
      const proposals = [];
      const patches = [];
      for (const group of chosen) {
        const answer = await verifyAlone(group, place, asking, healing);
        for (const healCase of answer.cases) settled.set(healCase.id, healCase);
        if (!answer.proposal) continue;
        proposals.push(answer.proposal);
        patches.push(answer.patch);
        if (options.mayLearn && config.learning.enabled === "on") await healing.learn(answer.cases);
      }
      return await conclude({
        options,
        settings,
        place,
        run,
        healing,
        cases: [...settled.values()],
        proposals,
        patches
      });
    } finally {
      await healing.close();
    }
  });
}
function keyOfGroup({ category, rule, candidates }) {
  return keyOf(
    category,
    rule,
    candidates.map(({ settled }) => settled.finding.fingerprint)
  );
}
async function verifyAlone(group, place, config, healing) {
  const ids = new Set(group.candidates.map(({ settled }) => settled.id));
  const destination = toNowhere(keyOfGroup(group));
  const cases = await healing.heal(
    group.candidates.map(({ settled }) => settled.finding),
    {
      publisher: destination.publisher,
      guards: await makeGuards(place, config, healing, { isApproved: (id) => ids.has(id), cleanOnly: true }),
      approved: group.candidates.map(({ settled, verified }) => approve(settled.id, verified.remedy))
    }
  );
  const healed = cases.filter((healCase) => {
    return healCase.stage === "settled" && healCase.outcome.status === "healed";
  });
  const files = destination.changes();
  const { packagePath } = place.repository;
  const proposal = makeProposal(group, { cases: healed, files, packagePath });
  const isAsCommitted = proposal ? await holdsBlobs(place, proposal) : false;
  return { cases, proposal: isAsCommitted ? proposal : void 0, patch: isAsCommitted ? destination.patch() : "" };
}
async function holdsBlobs({ repository }, { files }) {
  for (const { path, before } of files) {
    const listed = await repository.ask(["ls-tree", "--full-tree", "-z", "HEAD", "--", path]);
    if (listed?.split("	")[0]?.split(" ")[2] !== before) return false;
  }
  return true;
}
async function conclude(parts) {
  const { options, settings, place, run, healing, cases, proposals, patches } = parts;
  const { repository } = place;
  const baseline = await healing.suite.known();
  const report = makeFixReport({
    repository: repository.packageRoot,
    cases,
    suiteRuns: run.suiteRuns(),
    wallMs: Math.round(performance.now() - run.startedAt),
    patch: patches.join(""),
    notes: {
      suite: baseline && "suite" in baseline ? baseline.suite.command : "",
      baseline: baseline ? describeBaseline(baseline) : "not run: nothing needed it",
      isolation: healing.session.copy.isolation,
      scanners: healing.reports,
      written: { to: "nowhere", ref: "", files: [] },
      warnings: healing.warnings
    }
  });
  const declined = healing.findings.filter(({ fingerprint }) => options.isDeclined?.(fingerprint) === true);
  const open = describeOpen(cases, declined, repository.packagePath).slice(0, mostOpen);
  const waiting = open.filter(({ reason }) => reason === "held-back" || reason === "needs-approval").length;
  const bundle = {
    version: 1,
    repository: options.repository,
    head: repository.head ?? "",
    branch: options.branch,
    runId: run.id,
    at: settings.now().toISOString(),
    isComplete: isEverything(options, repository.packagePath),
    summary: {
      found: report.summary.found,
      healed: report.summary.healed,
      waiting,
      rolledBack: report.summary.rolledBack,
      flagged: open.filter(({ reason }) => reason === "flag-only").length
    },
    proposals,
    open
  };
  return {
    // File contents are proposed byte for byte; everything that people read is masked.
    bundle: {
      ...maskTexts(bundle, healing.mask),
      proposals: proposals.map((proposal) => ({ ...maskTexts(proposal, healing.mask), files: proposal.files }))
    },
    report: maskTexts(report, healing.mask),
    findings: healing.findings
  };
}
function isEverything({ categories, rules, changed, max }, packagePath) {
  return packagePath === "" && [categories, rules, changed, max].every((limit) => limit === void 0);
}
export {
  analyse
};
