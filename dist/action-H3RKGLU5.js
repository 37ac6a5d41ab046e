import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  commitOnBranch,
  createCommit,
  findConvention,
  hasOwnTrailers,
  listCommits,
  readAhead,
  writeCommitMessage,
  writeTitle
} from "./action-VBEAKOY3.js";
import {
  compareCommits,
  readBranch,
  readRepository
} from "./action-WY2NZMCK.js";
import {
  describeApproval,
  describeFailure,
  describeOrigin,
  describeSafety,
  findRulePage,
  joinParts,
  once
} from "./action-KC3OXXCN.js";
import {
  checkProposal,
  isReplayOnly,
  isTestFile,
  sha256,
  unifiedDiff
} from "./action-2DIGY53K.js";
import {
  countOf,
  fence,
  fold,
  formatMs,
  formatNs,
  link,
  readBundle,
  table
} from "./action-FMDEKT6W.js";
import {
  code,
  escapeText,
  makeMask,
  prose,
  redactSecrets
} from "./action-VCTGOY6P.js";
import {
  categories,
  priorities
} from "./action-X6CBIJZU.js";
import {
  createBranch,
  deleteBranch,
  forwardBranch,
  moveBranch,
  readTip
} from "./action-IQUDOZFS.js";
import {
  digestChange,
  openTree
} from "./action-ZAH2LPB4.js";
import {
  checkbox,
  createPull,
  findPulls,
  labels,
  listRejected,
  mostCures,
  readMarker,
  readOwnState,
  readPullMarker,
  readTicks,
  requestReviewers,
  setDraft,
  updatePull,
  writeMarker,
  writePullMarker
} from "./action-AK5I3M3P.js";
import "./action-7LSPJKWO.js";
import "./action-VPHMZQ3M.js";
import {
  EnvironmentError,
  statusOf
} from "./action-SGTAAGOL.js";
import "./action-GGHDBN3D.js";
import {
  createComment,
  createIssue,
  listOwnIssues,
  updateIssue
} from "./action-6KEY75QJ.js";
import {
  external_exports
} from "./action-RD6QKGZ2.js";
import "./action-OCMVFFSO.js";

// src/drivers/github/labels.ts
async function ensureLabel({ client, owner, repo }, label) {
  try {
    await client.rest.issues.getLabel({ owner, repo, name: label.name });
    return;
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
  try {
    await client.rest.issues.createLabel({ owner, repo, ...label });
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
  }
}
async function addLabels({ client, owner, repo }, number, names) {
  if (names.length > 0) await client.rest.issues.addLabels({ owner, repo, issue_number: number, labels: [...names] });
}
async function removeLabel({ client, owner, repo }, number, name2) {
  try {
    await client.rest.issues.removeLabel({ owner, repo, issue_number: number, name: name2 });
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
}

// src/app/github/dashboard/find-dashboard.ts
var dashboardTitle = "Heal Dashboard";
var name = "heal-dashboard";
var keyPattern = /^[a-z]+\/[\w.-]{1,100}$/;
var schema = external_exports.object({
  v: external_exports.literal(1),
  /** Since when (ISO 8601) proposals wait for their turn. */
  waiting: external_exports.array(external_exports.tuple([external_exports.string().regex(keyPattern), external_exports.iso.datetime({ offset: true })])).max(500)
});
function findDashboard(own) {
  const [issue] = listDashboards(own);
  return issue && toDashboard(issue);
}
function listDashboards(own) {
  return own.filter(({ isPull, body }) => !isPull && schema.safeParse(readMarker(name, body)).success).toSorted((a, b) => a.number - b.number);
}
function toDashboard({ number, url, body, state, labels: labels2 }) {
  const marker = schema.safeParse(readMarker(name, body));
  const ticks = readTicks(body);
  const keysOf = (action) => new Set(
    ticks.flatMap(
      (tick) => tick.action === action && tick.key !== void 0 && keyPattern.test(tick.key) ? [tick.key] : []
    )
  );
  return {
    number,
    url,
    body,
    state,
    isStopped: labels2.includes("heal:stop"),
    waiting: new Map(marker.success ? marker.data.waiting : []),
    ticks: { open: keysOf("open"), retry: keysOf("retry"), unreject: keysOf("unreject") }
  };
}
function writeDashboardMarker(waiting) {
  return writeMarker(name, { v: 1, waiting: waiting.slice(0, 500) });
}

// src/app/github/publish/pull-labels.ts
var known = {
  [labels.all]: { color: "2da44e", description: "Found, cured and verified by Heal" },
  [labels.needsHuman]: { color: "d93f0b", description: "A person has to look at this before it can go on" },
  [labels.stop]: { color: "57606a", description: "Heal keeps its hands off" },
  [labels.rebase]: { color: "bfd4f2", description: "Heal makes this anew on the newest commit" },
  [labels.reconsider]: { color: "bfd4f2", description: "The no is taken back: Heal may propose this again" }
};
function listLabels({ proposal, files, need, isTested }, more) {
  const isDelicate = proposal.cases.some(({ safety }) => safety === "risky") || files.some(({ path }) => isTestFile(path));
  const needsHuman = need.needed || !isTested || isDelicate;
  return [
    .../* @__PURE__ */ new Set([labels.all, `${labels.all}:${proposal.category}`, ...needsHuman ? [labels.needsHuman] : [], ...more])
  ];
}
async function putLabels(repository, pull, wanted) {
  const missing = wanted.filter((name2) => !pull.labels.includes(name2));
  for (const name2 of missing) await ensureLabel(repository, describeLabel(name2));
  await addLabels(repository, pull.number, missing);
}
function describeLabel(name2) {
  const category = name2.startsWith(`${labels.all}:`) ? name2.slice(labels.all.length + 1) : "";
  const about2 = known[name2] ?? {
    color: "c2e0c6",
    description: category === "" ? "" : `Heals of the category ${category}`
  };
  return { name: name2, ...about2 };
}

// src/app/github/dashboard/write-dashboard.ts
var mostRows = 50;
function writeDashboard(view) {
  const { proposals, state, bundle } = view;
  const held = proposals.filter((one) => one.state === "held-back");
  const standing = proposals.filter((one) => isStanding(one));
  const failed = proposals.filter((one) => isFailed(one));
  const stopped = proposals.filter((one) => one.state === "stopped");
  const isWaiting = ({ need, isDraft }) => need.needed && isDraft;
  const listed = new Set([...standing, ...stopped].map(({ number }) => number));
  const others = state.open.filter(({ number }) => !listed.has(number) && !view.closed.includes(number));
  const mask = makeMask(view.secrets);
  const parts = [
    { text: writeDashboardMarker(held.map(({ key, since }) => [key, since])) },
    { text: writeIntro(bundle) },
    section(
      "Waiting for approval",
      standing.filter(isWaiting),
      (one) => `- ${pullLink(one)} \u2013 ${escapeText(one.need.why)}`
    ),
    section(
      "Open",
      [...standing.filter((one) => !isWaiting(one)), ...others],
      (one) => `- ${pullLink(one)}${"key" in one ? ` \u2013 ${about(one)}` : ""}`
    ),
    section(
      "Held back",
      held,
      (one) => checkbox("open", one.key, `${about(one)}, since ${formatTime(one.since)}`),
      describeHold(held)
    ),
    section(
      "Left to people",
      stopped,
      (one) => `- ${pullLink({ number: one.number, title: titleOf(view, one.number) })} \u2013 ${about(one)}. ${escapeText(one.why)}`
    ),
    section(
      "Failed",
      failed,
      (one) => checkbox("retry", one.key, `${about(one)} \u2013 ${describeProblem(one)}`),
      "Tick a box to have it tried again in the next run; it is anyway as long as the finding is there."
    ),
    section(
      "Rejected",
      state.rejected,
      (one) => checkbox("unreject", one.marker.key, `${pullLink(one)} \u2013 ${countOf(one.marker.fp.length, "finding")}`),
      "Somebody closed these: Heal does not propose them again. Tick a box to take the no back."
    ),
    { text: writeLeft(bundle.open), drop: 2 },
    { text: writeList(bundle.open, mask), drop: 3 },
    { text: writeFooter(view) }
  ];
  return joinParts(parts);
}
function isSameBody(before, after) {
  const strip = (body) => body.replaceAll("\r\n", "\n").replace(/\n<sub>[^\n]*<\/sub>\s*$/, "").trimEnd();
  return strip(before) === strip(after);
}
function isStanding({ state }) {
  return state === "opened" || state === "updated" || state === "left";
}
function isFailed({ state }) {
  return state === "failed" || state === "refused" || state === "moved";
}
function writeIntro({ summary: { found, healed, flagged }, branch }) {
  const cured = healed === 0 ? "" : `, and has a verified cure for **${healed}**`;
  const people = flagged === 0 ? "" : `; ${flagged === 1 ? "1 is" : `${flagged} are`} for people to decide`;
  return `Heal found **${countOf(found, "finding")}** on ${code(branch)}${cured}${people}. What it does here is up to ${code(".github/heal.yml")}; the label \`heal:stop\` on this issue stops it.`;
}
function section(title, rows, write, note = "") {
  if (rows.length === 0) return { text: "" };
  const more = rows.length > mostRows ? `

\u2026 and ${rows.length - mostRows} more.` : "";
  const intro = note === "" ? "" : `${note}

`;
  return { text: `## ${title} (${rows.length})

${intro}${rows.slice(0, mostRows).map(write).join("\n")}${more}` };
}
function titleOf({ state }, number) {
  return state.open.find((pull) => pull.number === number)?.title ?? "";
}
function describeHold(held) {
  const [first] = held;
  if (!first) return "";
  const next = first.nextAt === void 0 ? "" : ` The next goes with the first run after **${formatTime(first.nextAt)}**.`;
  return `${escapeText(first.why)}${next} Tick a box to have one opened regardless.`;
}
function describeProblem({ state, why }) {
  if (state === "failed") return why;
  return state === "moved" ? `${escapeText(why)}: a new run finds out what still holds` : `refused: ${escapeText(why)}`;
}
function about({ rule, cases, priority }) {
  return `${code(rule)} \xB7 ${countOf(cases, "finding")} \xB7 ${priority}`;
}
function pullLink({ number, title }) {
  return `[#${number}${title === "" ? "" : ` ${escapeText(title, 120)}`}](../pull/${number})`.replace("[#", "[&#35;");
}
var reasons = ["flag-only", "no-remedy", "rolled-back"];
function writeLeft(open) {
  const rows = categories.flatMap((category) => {
    const own = open.filter((one) => one.category === category);
    const counts = reasons.map((reason) => own.filter((one) => one.reason === reason).length);
    const others = own.length - counts.reduce((sum, count) => sum + count, 0);
    return own.length === 0 ? [] : [[category, ...[...counts, others, own.length].map((count) => count === 0 ? "" : String(count))]];
  });
  if (rows.length === 0) return "";
  const headers = ["Category", "For people", "No cure known", "A cure failed", "Other", "All"];
  return `## Not healed (${open.length})

${table(headers, rows)}`;
}
function writeList(open, mask) {
  const rows = open.slice(0, 30).map(({ rule, path, line, message, reason, detail }) => [
    code(rule),
    code(`${path}:${line}`),
    prose(mask(message), 120),
    `${escapeText(reason)}${detail === "" ? "" : `: ${prose(mask(detail), 160)}`}`
  ]);
  return rows.length === 0 ? "" : fold(
    `The ${rows.length === 1 ? "one" : `first ${rows.length}`}, most important first`,
    table(["Rule", "Where", "What is wrong", "Why it is open"], rows)
  );
}
function writeFooter({ bundle, now }) {
  return `<sub>As of ${formatTime(now.toISOString())} \xB7 run ${code(bundle.runId, 60)} \xB7 ${code(bundle.head.slice(0, 10))}</sub>`;
}
function formatTime(iso) {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? "an unknown time" : `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

// src/app/github/dashboard/update-dashboard.ts
async function updateDashboard(stage, facts) {
  const { repository, bundle, settings } = stage;
  const { found } = facts;
  if (!stage.facts.hasIssues || bundle.branch !== stage.facts.defaultBranch) return found;
  for (const { number, state } of listDashboards(facts.state.issues).slice(1)) {
    if (state === "open") await updateIssue(repository, number, { state: "closed", state_reason: "not_planned" });
  }
  const isEmpty = facts.proposals.length === 0 && facts.state.open.length === 0 && bundle.open.length === 0;
  if (!found && isEmpty) return void 0;
  const body = writeDashboard({ ...facts, bundle, secrets: settings.secrets });
  if (!found) return createDashboard(stage, body);
  const isOpen = found.state === "open";
  if (isOpen && isSameBody(found.body, body)) return found;
  if (!isSameBody(found.body, body)) await updateIssue(repository, found.number, { body });
  return { ...found, body };
}
async function createDashboard(stage, body) {
  const { repository, settings } = stage;
  await ensureLabel(repository, describeLabel("heal"));
  const issue = await stage.once({
    act: () => createIssue(repository, { title: dashboardTitle, body, labels: ["heal"] }),
    find: () => findAgain(repository, settings.self)
  });
  return toDashboard(issue);
}
async function findAgain(repository, self) {
  const own = await listOwnIssues(repository, self, 1);
  const number = findDashboard(own)?.number;
  return own.find((issue) => issue.number === number);
}

// src/app/github/publish/body.ts
var shortDiff = 30;
var mostCases = 60;
function writeBody(facts) {
  const { checked } = facts;
  const shown = checked.proposal;
  const parts = [
    { text: writePullMarker(facts.marker) },
    { text: writeLead(shown, checked) },
    { text: writeAlert(checked, facts) },
    {
      text: writeCases(shown, facts),
      drop: 2,
      instead: `${countOf(shown.cases.length, "finding")}: see the files that are changed.`
    },
    { text: writePictures(checked, facts), drop: 4 },
    { text: `### What was checked

${writeGates(shown, facts)}` },
    { text: writeEvidence(shown), drop: 3 },
    ...writeDiffs(checked),
    { text: `### Where it comes from

${writeOrigin(shown)}` },
    { text: `### If you want it otherwise

${writeWays(shown, facts)}` },
    { text: `<sub>Heal \xB7 run ${code(facts.runId, 60)} \xB7 made for ${code(facts.headSha.slice(0, 10))}</sub>` }
  ];
  return joinParts(parts);
}
function writeLead({ cases, gates }, { files }) {
  const rules = [...new Set(cases.map((one) => one.rule))];
  const [first] = cases;
  const [rule = ""] = rules;
  const named = rules.length === 1 ? ` of ${link(code(rule), findRulePage(rule))}` : "";
  const { added, removed } = countDiff(files);
  const size = `${countOf(files.length, "file")}, +${added} \u2212${removed}`;
  const why = cases.length === 1 && first ? ` ${endSentence(prose(first.message))}` : "";
  const suite = gates.find(({ name: name2 }) => name2 === "suite");
  const tests = suite ? `, the test suite among them (${prose(suite.detail, 80)})` : "";
  return `Heals **${countOf(cases.length, "finding")}**${named} (${size}).${why} ${gates.length === 1 ? "Its gate" : `All ${gates.length} gates`} passed${tests}.`;
}
function endSentence(text) {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
function writeAlert({ need, isTested, proposal, files }, { hasCommands, isVerified }) {
  const said = [];
  if (need.needed)
    said.push(`**A person must approve this before it is merged.** ${describeApproval(need, hasCommands)}`);
  if (!isTested) said.push("**No test suite stood behind this.** Look at it closely, or run your tests on the branch.");
  if (proposal.cases.some(({ safety }) => safety === "risky"))
    said.push(
      proposal.category === "replay" ? "Look at the pictures: this is where the robot will click." : "It changes behaviour on purpose: read the changes before you merge."
    );
  if (files.some(({ path }) => isTestFile(path)))
    said.push("It changes files of the tests: none is gone, and what they assert is the same.");
  if (!isVerified) said.push("GitHub did not sign the commit: a rule that wants signed commits will hold it back.");
  return said.length === 0 ? "" : `> [!${need.needed ? "IMPORTANT" : "WARNING"}]
${said.map((line) => `> ${line}`).join("\n>\n")}`;
}
function writeCases({ cases }, { hasCommands }) {
  const hasRules = new Set(cases.map(({ rule }) => rule)).size > 1;
  const rows = cases.slice(0, mostCases).map((one) => [
    code(`${one.path}:${one.line}`),
    ...hasRules ? [link(code(one.rule), findRulePage(one.rule))] : [],
    prose(one.message, 160),
    prose(one.summary, 160),
    ...hasCommands ? [code(one.id, 40)] : []
  ]);
  const more = cases.length > mostCases ? `

\u2026 and ${countOf(cases.length - mostCases, "more finding", "more findings")}.` : "";
  const headers = ["Where", ...hasRules ? ["Rule"] : [], "What is wrong", "What this does"];
  return `${table([...headers, ...hasCommands ? ["Id"] : []], rows)}${more}`;
}
function writeGates({ gates }, { headSha, branch }) {
  const rows = gates.map(({ name: name2, passed, detail, ms }) => {
    return [`${passed ? "\u2705" : "\u274C"} ${escapeText(name2, 40)}`, prose(detail, 300), formatMs(ms)];
  });
  const intro = `On ${code(headSha.slice(0, 10))} of ${code(branch)}, with exactly these changes and nothing else:`;
  return `${intro}

${table(["Gate", "Seen (before \u2192 after)", "Took"], rows)}`;
}
function writeEvidence({ cases }) {
  const measured = cases.filter(({ evidence }) => evidence && evidence.verdict === "gain").slice(0, 10);
  if (measured.length === 0) return "";
  const rows = measured.flatMap(
    ({ path, line, evidence }) => (evidence?.sizes ?? []).map(({ size, beforeNs, afterNs, ratio, low, high }) => [
      code(`${path}:${line}`),
      String(size),
      formatNs(beforeNs),
      formatNs(afterNs),
      `${(1 / ratio).toFixed(2)}\xD7 (${(1 / high).toFixed(2)} to ${(1 / low).toFixed(2)})`
    ])
  );
  const said = measured.map(({ evidence }) => `- ${prose(evidence?.said ?? "", 300)}`).join("\n");
  return `### How much faster

${said}

${table(["Where", "Elements", "Before", "After", "Faster (95 %)"], rows)}`.trim();
}
var mostPictures = 12;
function writePictures({ files }, { url, headSha, commit }) {
  const pictures = files.filter(({ path }) => path.endsWith(".png"));
  if (pictures.length === 0) return "";
  const show = (at, path, about2) => `![${about2}](${url}/blob/${at}/${path.split("/").map(encodeURIComponent).join("/")}?raw=true)`;
  const rows = pictures.slice(0, mostPictures).map(({ path, isNew }) => [
    code(
      path.split("/").at(-1)?.replace(/\.png$/, "") ?? "",
      80
    ),
    isNew ? "\u2013" : show(headSha, path, "as recorded"),
    show(commit, path, "now")
  ]);
  const more = pictures.length > mostPictures ? `

\u2026 and ${pictures.length - mostPictures} more: see the files.` : "";
  return `### What it looks for

${table(["Target", "As recorded", "Now"], rows)}${more}`;
}
function writeDiffs({ files, proposal, mask }) {
  const whole = files.map(({ path, before, after }) => {
    const about2 = proposal.cases.filter((one) => one.path === path);
    const hide = (text, { rule }) => redactSecrets({ rule, sources: [] }, text);
    return { title: path, diff: mask(about2.reduce(hide, unifiedDiff(path, before, after))) };
  });
  const isAll = proposal.category === "replay" || addsUp(
    proposal.cases,
    whole.map(({ diff }) => diff)
  );
  const blocks = isAll ? proposal.cases.map(({ path, line, summary, diff }) => ({ title: `${path}:${line} ${summary}`, diff })) : whole;
  const isShort = blocks.length <= 3 && blocks.every(({ diff }) => diff.split("\n").length <= shortDiff);
  const heading = { text: "### What changes", drop: 1 };
  return [
    heading,
    ...blocks.slice(0, mostCases).map(({ title, diff }, index) => {
      const block = fence(withoutHeader(diff), { language: "diff", maxLines: 120, maxCharacters: 6e3 });
      return { text: fold(title, block, { isOpen: isShort }), drop: 10 + index };
    }),
    ...blocks.length > mostCases ? [{ text: "\u2026 and more: see the files that are changed." }] : []
  ];
}
function addsUp(cases, diffs) {
  const linesOf = (texts) => texts.flatMap((text) => text.split(/\r?\n/)).filter((line) => /^[-+]/.test(line) && !/^(?:---|\+\+\+) /.test(line)).toSorted();
  const [shown, real] = [linesOf(cases.map(({ diff }) => diff)), linesOf(diffs)];
  return JSON.stringify([...new Set(shown)]) === JSON.stringify([...new Set(real)]) && shown.length >= real.length;
}
function withoutHeader(diff) {
  return diff.replace(/^diff --git .*\n/, "").replace(/^--- .*\n\+\+\+ .*\n/, "");
}
function countDiff(files) {
  const lines = files.flatMap(({ path, before, after }) => unifiedDiff(path, before, after, 0).split("\n").slice(3));
  return {
    added: lines.filter((line) => line.startsWith("+")).length,
    removed: lines.filter((line) => line.startsWith("-")).length
  };
}
function writeOrigin({ cases }) {
  const groups = [...Map.groupBy(cases, ({ healer, origin, rung }) => `${healer}\0${origin}\0${rung}`).values()];
  const rows = groups.slice(0, 12).flatMap((group) => {
    const [first] = group;
    const confidence = Math.min(...group.map((one) => one.confidence));
    return first ? [[code(first.healer), describeOrigin(first), describeSafety(first.safety), `${Math.floor(confidence * 100)} %`]] : [];
  });
  const waits = [...new Set(cases.flatMap((one) => one.waits ?? []))].slice(0, 3);
  const why = waits.length === 0 ? "" : `

It does not act by itself: ${waits.map((text) => prose(text, 200)).join(" ")}`;
  const legend = "Confidence is what its own record here and in its tests promises at least.";
  return `${table(["Cure", "Found by", "Kind", "Confidence"], rows)}

${legend}${why}`;
}
function writeWays({ cases }, { hasCommands, branch, configFile = ".github/heal.yml" }) {
  const rules = [...new Set(cases.map((one) => one.rule))];
  const off = rules.length === 1 ? `${code(`rules: { "${rules[0]}": off }`)} in ${code(configFile)}` : `the keys under ${code("rules:")} in ${code(configFile)}`;
  return [
    `- **Not this one:** close the pull request. Heal takes that as a no and never proposes ${cases.length === 1 ? "this finding" : "these findings"} again.`,
    ...hasCommands ? [
      `- **With a reason:** comment \`/heal ignore ${/^[\w-]+$/.test(cases[0]?.id ?? "") ? cases[0]?.id : "<id>"} why\`. \`/heal explain <id>\` tells more, \`/heal stop\` ends it.`
    ] : [
      "- **Hands off this branch:** add the label `heal:stop`, or push a commit of your own: Heal then leaves it to you."
    ],
    `- **Never this rule:** ${off}.`,
    "- **Undo after the merge:** the button *Revert* below, or `git revert` of the merge. Heal counts that against the cure.",
    "",
    checkbox("retry", void 0, `Tick this to have it made anew on the newest commit of ${code(branch)}.`)
  ].join("\n");
}

// src/drivers/github/trees.ts
var treeSchema = external_exports.object({
  truncated: external_exports.boolean(),
  tree: external_exports.array(
    external_exports.object({ path: external_exports.string().min(1), mode: external_exports.string(), type: external_exports.string(), sha: external_exports.string().regex(/^[0-9a-f]{40}$/) })
  )
});
var maxFiles = 3e3;
var maxTrees = 1e3;
async function diffTrees(repository, before, after) {
  const changed = [];
  const open = before === after ? [] : [{ folder: "", before, after }];
  let asked = 0;
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const { folder } = pair;
    asked += 2;
    if (asked > maxTrees || changed.length > maxFiles)
      throw new Error(`It changes more than ${maxFiles} files, or too many folders.`);
    const [old, now] = [await readTree(repository, pair.before), await readTree(repository, pair.after)];
    for (const name2 of /* @__PURE__ */ new Set([...old.keys(), ...now.keys()])) {
      const [a, b] = [old.get(name2), now.get(name2)];
      if (a?.sha === b?.sha && a?.mode === b?.mode) continue;
      const path = `${folder}${name2}`;
      const [oldTree, newTree] = [treeOf(a), treeOf(b)];
      if (oldTree !== void 0 || newTree !== void 0)
        open.push({ folder: `${path}/`, before: oldTree, after: newTree });
      if (b && newTree === void 0) changed.push({ path, mode: b.mode, content: b.sha });
      else if (a && oldTree === void 0) changed.push({ path, mode: "000000", content: "gone" });
    }
  }
  if (changed.length > maxFiles) throw new Error(`It changes more than ${maxFiles} files, or too many folders.`);
  return changed;
}
function treeOf(entry) {
  return entry?.type === "tree" ? entry.sha : void 0;
}
async function readTree({ client, owner, repo }, sha) {
  if (sha === void 0) return /* @__PURE__ */ new Map();
  const { data } = await client.rest.git.getTree({ owner, repo, tree_sha: sha });
  const { truncated, tree } = treeSchema.parse(data);
  if (truncated) throw new Error("A folder is too large to be read as a whole.");
  return new Map(tree.map((entry) => [entry.path, entry]));
}

// src/app/github/publish/own-branch.ts
async function readBranchState({ repository, bundle, settings }, branch) {
  const tip = await readTip(repository, branch);
  if (tip === void 0) return void 0;
  const { mergeBase, commits, isComplete } = await readAhead(repository, bundle.branch, tip);
  const isOurs = isComplete && commits.every((commit) => isOwnCommit(commit, settings.self));
  const { root } = await openTree(repository, tip);
  const digest = digestChange(await diffTrees(repository, mergeBase.tree, root));
  return {
    tip,
    isOurs,
    standsOn: mergeBase.sha,
    digest,
    commits: commits.length,
    isVerified: commits.every((commit) => commit.isVerified)
  };
}
function isOwnCommit(commit, self) {
  const { authorId, committerId, committerLogin, message, parents, isVerified } = commit;
  const isByGitHub = committerLogin === "web-flow" || committerId === void 0 && isVerified;
  return authorId === self.id && (committerId === self.id || isByGitHub) && hasOwnTrailers(message) && parents.length === 1;
}
async function pushProposal(stage, { branch, checked, message, state }) {
  const { repository, bundle, base, facts, say } = stage;
  if (!branch.startsWith("heal/") || branch === facts.defaultBranch || branch === bundle.branch) return "protected";
  if (state && (await readBranch(repository, branch))?.isProtected) return "protected";
  const isBehind = state !== void 0 && state.commits > 0 && state.standsOn === bundle.head;
  const files = checked.files.map(({ path, mode, content }) => ({ path, mode, content }));
  const spec = {
    parent: isBehind ? state.tip : bundle.head,
    baseTree: base.head.root,
    message,
    files
  };
  const commit = await makeSignedCommit(stage, branch, spec);
  const isForward = isBehind && !commit.isAnew;
  say(`${branch}: commit ${commit.sha.slice(0, 10)}${commit.isVerified ? "" : ", not signed by GitHub"}`);
  if (!state) {
    const created = await createBranch(repository, branch, commit.sha);
    return created === "created" || await readTip(repository, branch) === commit.sha ? commit : "lost-race";
  }
  const move = { branch, from: state.tip, to: commit.sha };
  const moved = isForward ? await forwardBranch(repository, move) : await moveBranch(repository, { ...move, repositoryId: facts.nodeId });
  return moved === "moved" ? commit : moved;
}
async function makeSignedCommit(stage, branch, spec) {
  const { repository, bundle, say } = stage;
  const plain = { ...await stage.again(() => createCommit(repository, spec)), isAnew: false };
  if (plain.isVerified || spec.files.some(({ mode }) => mode !== "100644")) return plain;
  const scratch = `heal/tmp/${branch.slice("heal/".length).replaceAll("/", "-")}`;
  try {
    await deleteBranch(repository, scratch);
    if (await createBranch(repository, scratch, bundle.head) === "taken") return plain;
    const signed = await commitOnBranch(repository, scratch, { ...spec, parent: bundle.head });
    return signed.isVerified ? { ...signed, isAnew: true } : plain;
  } catch (error) {
    if (stage.signal.aborted) throw error;
    say(`${branch}: it could not be signed the other way either`);
    return plain;
  } finally {
    await deleteBranch(repository, scratch).catch(() => false);
  }
}

// src/app/github/publish/carry-out.ts
async function openProposal(stage, checked) {
  const { repository, settings, bundle } = stage;
  const branch = branchOf(stage, checked);
  const standing = (await findPulls(repository, branch)).find(({ state: state2 }) => state2 === "open");
  if (standing) return refreshProposal(stage, checked, standing, false);
  const state = await readBranchState(stage, branch);
  if (state && !state.isOurs)
    return { state: "failed", why: `The branch ${branch} is there already, and not from Heal.` };
  const pushed = await pushIfOther(stage, checked, branch, state);
  if ("why" in pushed) return { state: "failed", why: pushed.why };
  const title = titleOf2(stage, checked);
  const isDraft = isDraftFirst(stage, checked);
  const pull = await stage.once({
    act: () => createPull(repository, {
      title,
      body: bodyOf(stage, checked, pushed),
      head: branch,
      base: bundle.branch,
      isDraft
    }),
    find: async () => (await findPulls(repository, branch)).find((one) => one.state === "open" && one.authorId === settings.self.id)
  });
  stage.say(`${branch}: opened #${pull.number}`);
  await dress(stage, checked, pull);
  return { state: "opened", why: "", ...describeStanding(checked, { ...pull, headSha: pushed.sha, title }) };
}
async function refreshProposal(stage, checked, pull, isAsked) {
  const { repository, settings } = stage;
  const stopped = (why) => ({ state: "stopped", why, number: pull.number, url: pull.url });
  if (pull.baseRef !== stage.bundle.branch) return stopped("Somebody gave it another base.");
  if (pull.authorId !== settings.self.id) return stopped("Somebody else opened a pull request for this branch.");
  if (pull.labels.includes(labels.stop)) return stopped("It has the label heal:stop.");
  const state = await readBranchState(stage, pull.headRef);
  if (!state) return { state: "failed", why: "Its branch is gone." };
  if (!state.isOurs) return stopped("A person pushed to its branch: it is theirs now.");
  const wantsNew = isAsked || pull.labels.includes(labels.rebase) || readTicks(pull.body).some(({ action }) => action === "retry");
  const marker = readPullMarker(pull.body);
  const isSame = marker?.digest === checked.digest && marker.from === fromOf(checked) && state.digest === checked.digest;
  const isDressed = pull.labels.includes(labels.all);
  if (isSame && !wantsNew) {
    if (!isDressed) await dress(stage, checked, pull);
    return { state: "left", why: "Nothing has changed.", ...describeStanding(checked, pull) };
  }
  const isNewest = state.standsOn === stage.bundle.head;
  const pushed = await pushIfOther(stage, checked, pull.headRef, state, wantsNew && !isNewest);
  if ("why" in pushed) return { state: "failed", why: pushed.why };
  const title = titleOf2(stage, checked);
  const hasNewContent = pushed.sha !== state.tip || marker?.digest !== checked.digest;
  const isDraft = await matchDraft(stage, checked, pull, hasNewContent);
  await dress(stage, checked, pull, isDressed);
  await updatePull(repository, pull.number, { title, body: bodyOf(stage, checked, pushed) });
  if (pull.labels.includes(labels.rebase)) await removeLabel(repository, pull.number, labels.rebase);
  stage.say(`${pull.headRef}: updated #${pull.number}`);
  return {
    state: "updated",
    why: wantsNew ? "It was asked to be made anew." : "Its findings or their cure have changed.",
    ...describeStanding(checked, { ...pull, headSha: pushed.sha, title, isDraft })
  };
}
async function pushIfOther(stage, checked, branch, state, isForced = false) {
  if (!isForced && state && state.commits > 0 && state.digest === checked.digest)
    return { sha: state.tip, isVerified: state.isVerified };
  const message = writeCommitMessage(titleOf2(stage, checked), checked.proposal, stage.bundle.runId);
  const pushed = await pushProposal(stage, { branch, checked, message, state });
  if (pushed === "protected") return { why: `The branch ${branch} is protected: Heal does not write there.` };
  if (pushed !== "lost-race") return pushed;
  const now = await readBranchState(stage, branch);
  if (now?.isOurs && now.digest === checked.digest) return { sha: now.tip, isVerified: now.isVerified };
  return { why: `The branch ${branch} moved while it was written: the next run looks again.` };
}
async function dress({ repository, settings, say }, checked, pull, isDressed = false) {
  await putLabels(repository, pull, listLabels(checked, settings.pullRequests.labels));
  if (isDressed) return;
  const refused = await requestReviewers(repository, pull.number, settings.pullRequests.reviewers);
  if (refused.length > 0) say(`#${pull.number}: ${refused.join(", ")} could not be asked for a review`);
}
async function matchDraft(stage, checked, pull, hasNewContent) {
  const wanted = isDraftFirst(stage, checked);
  if (!hasNewContent || wanted === pull.isDraft) return pull.isDraft;
  try {
    await setDraft(stage.repository, pull, wanted);
    return wanted;
  } catch (error) {
    if (stage.signal.aborted) throw error;
    stage.say(`#${pull.number}: it could not be made ${wanted ? "a draft" : "ready"}`);
    return pull.isDraft;
  }
}
function branchOf({ bundle, facts }, { proposal }) {
  const isDefault = bundle.branch === facts.defaultBranch;
  return isDefault ? `heal/${proposal.key}` : `heal/${proposal.key}.${sha256(bundle.branch).slice(0, 6)}`;
}
function isDraftFirst({ settings }, { need, isTested }) {
  return settings.pullRequests.draft === "always" || need.needed || !isTested;
}
function titleOf2({ convention, settings }, { proposal }) {
  return writeTitle(proposal, convention, settings.pullRequests.titlePrefix);
}
function bodyOf(stage, checked, { sha, isVerified }) {
  const { bundle, facts, settings } = stage;
  return writeBody({
    checked,
    marker: markerOf(checked),
    repository: facts.fullName,
    headSha: bundle.head,
    url: facts.url,
    commit: sha,
    branch: bundle.branch,
    runId: bundle.runId,
    hasCommands: settings.hasCommands,
    isVerified
  });
}
function markerOf(checked) {
  const { key, cases } = checked.proposal;
  return {
    v: 1,
    fp: cases.map(({ fingerprint }) => fingerprint),
    digest: checked.digest,
    from: fromOf(checked),
    key,
    by: cases.slice(0, mostCures).map(({ id, healer, origin, rule }) => ({ c: id, h: healer, o: origin, r: rule }))
  };
}
function fromOf({ proposal, files }) {
  const modes = new Map(files.map(({ path, mode }) => [path, mode]));
  return digestChange(
    proposal.files.map(({ path, before }) => ({ path, mode: modes.get(path) ?? "", content: before }))
  );
}
function describeStanding({ digest, need }, pull) {
  const { number, url, headRef: branch, headSha, title, isDraft } = pull;
  return { number, url, branch, headSha, title, isDraft, digest, need };
}

// src/app/github/publish/close-moot.ts
async function closeMoot(stage, { pull, reason, by }) {
  const { repository, say } = stage;
  if (pull.labels.includes(labels.stop)) return void 0;
  const state = await readBranchState(stage, pull.headRef);
  if (state && !state.isOurs) return void 0;
  const why = reason === "moot" ? "What it heals is not there any more." : `What it heals is part of #${by} now.`;
  const [, ...rest] = pull.body.split("\n");
  const marker = writePullMarker({ ...pull.marker, closed: reason });
  const body = [marker, "", `> [!NOTE]`, `> Closed by Heal. ${why}`, ...rest].join("\n").slice(0, 65e3);
  await updatePull(repository, pull.number, { state: "closed", body });
  say(`${pull.headRef}: closed #${pull.number}: ${why}`);
  await createComment(repository, pull.number, `${why} Heal closes this pull request; nothing is to be done.`);
  if (await readTip(repository, pull.headRef) === pull.headSha) await deleteBranch(repository, pull.headRef);
  return why;
}

// src/app/github/publish/plan.ts
var hour = 36e5;
var stepOfWaiting = 24 * hour;
function planProposals(proposals, state) {
  const rejected = listRejected(state);
  const free = new Set(state.open);
  const byKey = new Map(state.open.map((pull) => [pull.marker.key, pull]));
  for (const { key } of proposals) {
    const pull = byKey.get(key);
    if (pull) free.delete(pull);
  }
  return proposals.map((proposal) => {
    const fingerprints = proposal.cases.map(({ fingerprint }) => fingerprint);
    const same = byKey.get(proposal.key);
    if (same) return { proposal, act: "refresh", pull: same };
    const noes = fingerprints.flatMap((fingerprint) => rejected.get(fingerprint) ?? []);
    const [by] = noes;
    if (by) return { proposal, act: "reject", by, count: noes.length };
    const shared = (pull) => pull.marker.fp.filter((one) => fingerprints.includes(one)).length;
    const [nearest] = [...free].filter((pull) => shared(pull) > 0).toSorted((a, b) => shared(b) - shared(a) || a.number - b.number);
    if (!nearest) return { proposal, act: "open" };
    free.delete(nearest);
    return { proposal, act: "refresh", pull: nearest };
  });
}
function orderByNeed(waiting, since, now) {
  const waited = ({ proposal }) => Math.max(0, now.getTime() - Date.parse(since.get(proposal.key) ?? now.toISOString()));
  const rank = (one) => Math.max(0, priorities.indexOf(one.proposal.priority) - Math.floor(waited(one) / stepOfWaiting));
  return waiting.toSorted((a, b) => rank(a) - rank(b) || waited(b) - waited(a));
}
function findRoom(state, limits, now) {
  const recent = state.openedAt.map((at) => Date.parse(at)).filter((at) => now.getTime() - at < hour).toSorted((a, b) => a - b);
  const byOpen = Math.max(0, limits.maxOpen - state.open);
  const byHour = Math.max(0, limits.maxNewPerHour - recent.length);
  if (limits.maxOpen === 0 || limits.maxNewPerHour === 0)
    return { places: 0, why: "The configuration lets none be opened.", nextAt: void 0 };
  if (byOpen <= byHour)
    return {
      places: byOpen,
      why: `At most ${limits.maxOpen} are open at a time (pullRequests.maxOpen): merge or close one.`,
      nextAt: void 0
    };
  const first = recent[recent.length - limits.maxNewPerHour] ?? now.getTime();
  return {
    places: byHour,
    why: `At most ${limits.maxNewPerHour} ${limits.maxNewPerHour === 1 ? "is" : "are"} opened within an hour (pullRequests.maxNewPerHour).`,
    nextAt: new Date(first + hour).toISOString()
  };
}
function findMoot(open, seen, kept) {
  return open.flatMap((pull) => {
    const { fp, key } = pull.marker;
    if (kept.some(({ number }) => number === pull.number)) return [];
    const holder = kept.find(({ fingerprints }) => fp.length > 0 && fp.every((one) => fingerprints.includes(one)));
    if (holder) return [{ pull, reason: "superseded", by: holder.number }];
    const isGone = seen.isComplete && !key.startsWith("replay/") && !fp.some((one) => seen.fingerprints.has(one));
    return isGone ? [{ pull, reason: "moot", by: void 0 }] : [];
  });
}

// src/app/github/publish/stage.ts
function makeRepeaters({
  signal,
  settings
}) {
  const patience = { signal, pauseMs: settings.pauseMs ?? 1e3 };
  return {
    once: (work2) => once(work2, patience),
    again: (act) => once({ act, find: async () => void 0 }, patience)
  };
}

// src/app/github/publish/publish-bundle.ts
async function publishBundle(request) {
  const { repository, settings, now } = request;
  const { bundle, problem } = readBundle(request.bundle, { repository: `${repository.owner}/${repository.repo}` });
  if (problem !== void 0)
    throw new EnvironmentError(problem, "Publish what `heal` analysed for this very repository.");
  const done = /* @__PURE__ */ new Map();
  const closed = [];
  const warnings = [];
  let dashboard;
  let ended;
  try {
    const stage = await openStage(request, bundle);
    const state = await readOwnState(repository, settings.self);
    dashboard = findDashboard(state.issues);
    if (dashboard?.isStopped) {
      ended = "The dashboard has the label heal:stop: nothing was opened or changed.";
      const hold = { state: "held-back", why: ended, nextAt: void 0, since: now().toISOString() };
      for (const proposal of bundle.proposals) settle({ done }, proposal, hold);
    } else {
      const known2 = await takeBackNoes(stage, state, dashboard);
      await work({ stage, state: known2, dashboard, now, done, closed, warnings });
    }
    if (!isReplayOnly(bundle))
      dashboard = await updateDashboard(stage, {
        found: dashboard,
        state,
        proposals: listDone(bundle, done, ended),
        closed: closed.map(({ number }) => number),
        now: now()
      });
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    const failure = describeFailure(error, request.signal);
    ended = failure.why;
    request.say(`Publishing ended: ${failure.why}`);
  }
  const proposals = listDone(bundle, done, ended);
  const shown = dashboard && { number: dashboard.number, url: dashboard.url };
  return { version: 1, proposals, closed, dashboard: shown, warnings, ended };
}
async function openStage({ repository, settings, signal, say }, bundle) {
  const facts = await readRepository(repository);
  if (facts.isArchived) throw new EnvironmentError("The repository is archived.", "Nothing can be published to it.");
  const branch = await readBranch(repository, bundle.branch);
  if (!branch)
    throw new EnvironmentError("The branch that the proposals are for is gone.", "Run Heal on a branch that is there.");
  const relation = await compareCommits(repository, bundle.head, branch.sha);
  const isBased = relation === "identical" || relation === "ahead";
  const tip = await openTree(repository, branch.sha);
  const head = isBased && relation === "ahead" ? await openTree(repository, bundle.head) : tip;
  const commits = await listCommits(repository, { from: branch.sha, most: 20 });
  const convention = findConvention(commits.map(({ message }) => message.split("\n")[0] ?? ""));
  const base = { repository, headSha: bundle.head, head, tip, isBased };
  return { repository, facts, bundle, base, settings, convention, signal, say, ...makeRepeaters({ signal, settings }) };
}
async function takeBackNoes({ repository }, state, dashboard) {
  const again = state.rejected.filter(({ marker }) => dashboard?.ticks.unreject.has(marker.key));
  for (const { number } of again) {
    await ensureLabel(repository, describeLabel(labels.reconsider));
    await addLabels(repository, number, [labels.reconsider]);
  }
  return { ...state, rejected: state.rejected.filter((pull) => !again.includes(pull)) };
}
async function work(parts) {
  const { stage, state, dashboard, now, done } = parts;
  const { bundle, settings } = stage;
  const here = state.open.filter(({ baseRef }) => baseRef === bundle.branch);
  const plans = planProposals(bundle.proposals, { ...state, open: here });
  for (const plan of plans) {
    if (plan.act === "reject")
      settle(parts, plan.proposal, {
        state: "rejected",
        ...describeNo(plan),
        number: plan.by.number,
        url: plan.by.url
      });
    if (plan.act !== "refresh") continue;
    const isAsked = dashboard?.ticks.retry.has(plan.proposal.key) ?? false;
    await attempt(parts, plan.proposal, (checked) => refreshProposal(stage, checked, plan.pull, isAsked));
  }
  const fresh = plans.filter((plan) => plan.act === "open");
  const since = new Map(
    fresh.map(({ proposal: { key } }) => [key, dashboard?.waiting.get(key) ?? now().toISOString()])
  );
  const asked = (plan) => dashboard?.ticks.open.has(plan.proposal.key) ?? false;
  const openedAt = [...state.openedAt];
  let open = state.open.length;
  for (const plan of [
    ...fresh.filter(asked),
    ...orderByNeed(
      fresh.filter((one) => !asked(one)),
      since,
      now()
    )
  ]) {
    const { proposal } = plan;
    const room = findRoom({ open, openedAt }, settings.pullRequests, now());
    if (room.places === 0 && !asked(plan)) {
      const { why, nextAt } = room;
      settle(parts, proposal, {
        state: "held-back",
        why,
        nextAt,
        since: since.get(proposal.key) ?? now().toISOString()
      });
      continue;
    }
    await attempt(parts, proposal, (checked) => openProposal(stage, checked));
    if (done.get(proposal.key)?.state !== "opened") continue;
    open += 1;
    openedAt.push(now().toISOString());
  }
  await closeWhatIsMoot(parts);
}
function settle({ done }, proposal, ending) {
  const { key, category, rule, priority, cases } = proposal;
  done.set(key, { key, category, rule, priority, cases: cases.length, ...ending });
}
async function attempt(parts, proposal, act) {
  const { stage } = parts;
  stage.signal.throwIfAborted();
  try {
    const check = await checkProposal(proposal, stage.base, stage.settings);
    settle(parts, proposal, check.state === "fine" ? await act(check.checked) : check);
  } catch (error) {
    const failure = describeFailure(error, stage.signal);
    settle(parts, proposal, { state: "failed", why: failure.why });
    stage.say(`${proposal.key}: ${failure.why}`);
    if (failure.concerns === "all") throw error;
  }
}
function describeNo({ by, count, proposal }) {
  const all = count === proposal.cases.length;
  return {
    why: all ? `#${by.number} was closed: that was a no.` : `#${by.number} was closed, with ${count} of these ${proposal.cases.length} findings: that was a no. The others come alone in the next run.`
  };
}
async function closeWhatIsMoot({ stage, state, done, closed, warnings }) {
  const { bundle } = stage;
  const proposed = bundle.proposals.flatMap(({ cases }) => cases);
  const fingerprints = new Set([...proposed, ...bundle.open].map(({ fingerprint }) => fingerprint));
  const isComplete = bundle.isComplete && bundle.summary.found <= proposed.length + bundle.open.length && stage.base.isBased;
  const kept = [...done.values()].flatMap(
    (one) => "number" in one && one.state !== "rejected" ? [{ number: one.number, fingerprints: proposed.length === 0 ? [] : fingerprintsOf(bundle, one.key) }] : []
  );
  const here = state.open.filter(({ baseRef }) => baseRef === bundle.branch);
  for (const moot of findMoot(here, { fingerprints, isComplete }, kept)) {
    stage.signal.throwIfAborted();
    try {
      const why = await closeMoot(stage, moot);
      if (why !== void 0) closed.push({ number: moot.pull.number, url: moot.pull.url, why });
    } catch (error) {
      const failure = describeFailure(error, stage.signal);
      warnings.push(`#${moot.pull.number} could not be closed: ${failure.why}`);
      if (failure.concerns === "all") throw error;
    }
  }
}
function fingerprintsOf({ proposals }, key) {
  return proposals.find((one) => one.key === key)?.cases.map(({ fingerprint }) => fingerprint) ?? [];
}
function listDone({ proposals }, done, ended) {
  return proposals.map(({ key, category, rule, priority, cases }) => {
    const why = ended ?? "It was not reached.";
    return done.get(key) ?? { key, category, rule, priority, cases: cases.length, state: "failed", why };
  });
}
export {
  publishBundle
};
