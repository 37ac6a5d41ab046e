import {
  trustedFrom
} from "./chunk-PBPGAGXJ.js";
import {
  wilson
} from "./chunk-PPJEV34W.js";

// src/remedies/standing.ts
var reviewedHolds = 40;
var halfLifeMs = 180 * 24 * 60 * 6e4;
var verifiedWeight = 0.25;
var editedWeight = 0.5;
var quarantinedBelow = 0.6;
var rejectionsInARow = 2;
function makeStandings(entries, patterns, now) {
  const byRemedy = Map.groupBy(entries, (entry) => entry.remedy);
  const shippedLast = patterns.toSorted((a, b) => Number(isShipped(b)) - Number(isShipped(a)));
  const byId = new Map(shippedLast.map((pattern) => [pattern.id, pattern]));
  const known = /* @__PURE__ */ new Map();
  return ({ origin, healer }) => {
    const key = `${origin}:${healer}`;
    let standing = known.get(key);
    if (!standing) {
      const pattern = origin === "pattern" ? byId.get(healer) : void 0;
      const isReviewed = origin === "healer" || origin === "tool" || pattern !== void 0 && isShipped(pattern);
      const record = readRecord(byRemedy.get(healer) ?? [], origin, pattern, now.getTime());
      standing = judge(record, isReviewed);
      known.set(key, standing);
    }
    return standing;
  };
}
function isShipped({ provenance }) {
  return provenance.from === "shipped";
}
function readRecord(all, origin, pattern, now) {
  const withdrawn = new Set(all.filter(({ kind }) => kind === "withdrawn").map(({ caseId }) => caseId));
  const releases = all.filter(({ kind, caseId }) => kind === "released" && !withdrawn.has(caseId));
  const released = latest(releases.map(timeOf)) ?? -Infinity;
  const entries = all.filter((entry) => entry.origin === origin && timeOf(entry) > released);
  const cases = [...Map.groupBy(entries, (entry) => entry.caseId).values()].map(readCase);
  const commits = commitsBehind(pattern).filter(({ at }) => at > released);
  const holds = [...cases.flatMap(({ hold }) => hold ?? []), ...commits];
  const rejections = [...new Set(entries.filter(isNo).map(timeOf))];
  const failures = [...rejections, ...cases.flatMap((one) => one.rolledBackAt ?? [])];
  const edits = cases.flatMap((one) => one.editedAt ?? []);
  const lastHold = latest(holds.map(({ at }) => at)) ?? -Infinity;
  const lastKept = latest(holds.flatMap(({ keptAt }) => keptAt ?? [])) ?? -Infinity;
  return {
    // Holds fade with time; a failure fades only up to the last hold after it: silence pardons nothing.
    held: sum(holds.map(({ at, keptAt }) => (keptAt === void 0 ? verifiedWeight : 1) * fade(now - at))),
    failed: sum(failures.map((at) => fade(lastHold - at))) + editedWeight * sum(edits.map((at) => fade(lastHold - at))),
    kept: holds.filter(({ keptAt }) => keptAt !== void 0).length,
    rejections: rejections.filter((at) => at >= lastKept).length,
    holds: holds.length,
    tries: holds.length + failures.length + edits.length,
    edits: edits.length,
    last: latest([...holds.map(({ at }) => at), ...failures, ...edits])
  };
}
function readCase(entries) {
  const lastOf = (wanted) => latest(entries.filter(({ kind }) => kind === wanted).map(timeOf));
  const rejectedAt = latest(entries.filter(isNo).map(timeOf)) ?? -Infinity;
  const edited = lastOf("edited");
  const endedAt = Math.max(rejectedAt, edited ?? -Infinity);
  const stands = (at2) => at2 !== void 0 && at2 > endedAt ? at2 : void 0;
  const keptAt = stands(lastOf("kept"));
  const at = latest([keptAt, stands(lastOf("verified"))]);
  const editedAt = at === void 0 && edited !== void 0 && edited > rejectedAt ? edited : void 0;
  return { hold: at === void 0 ? void 0 : { at, keptAt }, rolledBackAt: lastOf("rolled-back"), editedAt };
}
function isNo({ kind }) {
  return kind === "rejected" || kind === "reverted";
}
function commitsBehind(pattern) {
  if (pattern?.provenance.from !== "learned") return [];
  const at = Date.parse(pattern.provenance.at);
  const refs = new Set(pattern.provenance.pairs.filter(({ via }) => via === "commit").map(({ ref }) => ref));
  return Number.isNaN(at) ? [] : [...refs].map(() => ({ at, keptAt: at }));
}
function judge(record, isReviewed) {
  const held = record.held + (isReviewed ? reviewedHolds : 0);
  const { lower, upper } = wilson(held, held + record.failed);
  const because = describe(record, isReviewed);
  const untrusted = Math.min(lower, trustedFrom - 0.01);
  if (record.rejections >= rejectionsInARow) {
    const times = `people took it back ${record.rejections} times in a row`;
    return { confidence: untrusted, state: "quarantined", because: `${because}; ${times}` };
  }
  if (upper < quarantinedBelow) return { confidence: untrusted, state: "quarantined", because };
  if (isReviewed || record.kept > 0) {
    return { confidence: lower, state: lower >= trustedFrom ? "trusted" : "asks", because };
  }
  return { confidence: untrusted, state: "asks", because: `${because}; nothing of it was committed yet` };
}
function describe({ holds, tries, edits, last }, isReviewed) {
  const origin = isReviewed ? "reviewed; " : "";
  if (tries === 0) return `${origin}no record here yet`;
  const when = last === void 0 ? "" : `, last on ${new Date(last).toISOString().slice(0, 10)}`;
  const changed = edits === 0 ? "" : `, ${edits} changed by people before they kept ${edits === 1 ? "it" : "them"}`;
  return `${origin}held ${holds} of ${tries} ${tries === 1 ? "try" : "tries"}${when}${changed}`;
}
function fade(ageMs) {
  return Math.min(1, 2 ** (-ageMs / halfLifeMs));
}
var timeOf = (entry) => Date.parse(entry.at);
var sum = (values) => values.reduce((total, value) => total + value, 0);
function latest(times) {
  return times.reduce(
    (last, time) => time !== void 0 && !(last !== void 0 && last >= time) ? time : last,
    void 0
  );
}

export {
  makeStandings
};
