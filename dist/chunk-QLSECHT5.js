import {
  approvalCheck,
  readRepository,
  readRules
} from "./chunk-NYCAEC7K.js";
import "./chunk-EUCWPCSE.js";
import {
  openGitHub
} from "./chunk-DHGEJYD2.js";
import {
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/policy/review-guarantee.ts
function judgeGuarantee(rules, codeOwners, appId, checkName) {
  const holders = rules.filter(({ checks }) => checks.some(({ name }) => name === checkName));
  const held = holders.find(
    ({ checks }) => checks.some((check) => check.name === checkName && isOurs(check.appId, appId))
  );
  const checkGaps = held ? [] : [whyNotHeld(holders, appId, checkName)];
  const reviewGaps = findReviewGaps(rules, codeOwners);
  if (held) return { level: "app", from: held.from, mayBypass: held.mayBypass, checkGaps, reviewGaps };
  const reviewing = rules.filter(({ reviews }) => reviews !== void 0);
  const from = reviewing.map((one) => one.from).join(" and ");
  const mayBypass = reviewing.some((one) => one.mayBypass === false) ? false : reviewing.every((one) => one.mayBypass) ? true : void 0;
  return { level: reviewGaps.length === 0 ? "owners" : "none", from, mayBypass, checkGaps, reviewGaps };
}
function findUnowned(text) {
  const rules = text.split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, "").trim()).filter((line) => line !== "").map((line) => line.split(/\s+/));
  const all = rules.findLastIndex(([pattern, ...owners]) => (pattern === "*" || pattern === "**") && owners.length > 0);
  if (all === -1) return void 0;
  return rules.slice(all + 1).flatMap(([pattern = "", ...owners]) => owners.length === 0 ? [pattern] : []);
}
function isOurs(source, appId) {
  return source !== void 0 && source === appId;
}
function whyNotHeld(holders, appId, checkName) {
  if (holders.length === 0) return `${checkName} is not a required check.`;
  const sources = holders.flatMap(({ checks }) => checks.filter(({ name }) => name === checkName)).map((check) => check.appId);
  if (sources.every((source) => source === void 0))
    return `${checkName} is required, but from any source: whoever may write can say it.`;
  const named = sources.filter((source) => source !== void 0).join(", ");
  return appId === void 0 ? `${checkName} is required from App ${named}; whether that is yours is not known.` : `${checkName} is required from App ${named}, and yours is ${appId}.`;
}
function findReviewGaps(rules, codeOwners) {
  const reviews = rules.flatMap((rule) => rule.reviews ?? []);
  if (reviews.length === 0) return ["No review is required."];
  const gaps = [];
  if (!reviews.some(({ count }) => count > 0)) gaps.push("No approval is required.");
  if (!reviews.some(({ dismissesStale }) => dismissesStale)) gaps.push("A push does not dismiss approvals.");
  if (!reviews.some(({ needsLastPushApproval }) => needsLastPushApproval))
    gaps.push("The most recent push needs no approval by somebody else.");
  if (!reviews.some(({ needsCodeOwner }) => needsCodeOwner)) gaps.push("No review by code owners is required.");
  const unowned = codeOwners ? findUnowned(codeOwners.text) : void 0;
  if (!codeOwners) gaps.push("There is no CODEOWNERS file.");
  else if (codeOwners.errors > 0) gaps.push(`CODEOWNERS has ${codeOwners.errors} errors.`);
  else if (unowned === void 0) gaps.push("CODEOWNERS does not cover every file: it has no line for *.");
  else if (unowned.length > 0) gaps.push(`CODEOWNERS takes ${unowned.length} patterns away from all owners.`);
  return gaps;
}

// src/app/github-doctor.ts
async function examineGitHub(repository, { env }) {
  const token = env["GITHUB_TOKEN"] ?? env["GH_TOKEN"] ?? "";
  if (token === "") {
    const remedy = "Set GITHUB_TOKEN to a token that may read the repository: GITHUB_TOKEN=$(gh auth token).";
    return { checks: [fail("GitHub", "there is no token", remedy)] };
  }
  let repo;
  try {
    const baseUrl = env["HEAL_GITHUB_URL"] ?? env["GITHUB_API_URL"] ?? "https://api.github.com";
    const signal = AbortSignal.timeout(12e4);
    repo = openGitHub({ token, baseUrl, repository, signal, say: () => {
    } });
  } catch (error) {
    return { checks: [fail("GitHub", messageOf(error), "Write it as owner/name: heal doctor --github acme/shop")] };
  }
  const appId = Number(env["HEAL_APP_ID"] ?? "") || void 0;
  try {
    return { checks: await examineRules(repo, appId) };
  } catch (error) {
    const status = error instanceof Error && "status" in error ? ` (GitHub answered ${String(error.status)})` : "";
    const remedy = "Check its name, and that the token may read it: metadata, contents and administration, all read.";
    return { checks: [fail("GitHub", `${repository} could not be read${status}`, remedy)] };
  }
}
async function examineRules(repo, appId) {
  const { defaultBranch: branch, fullName } = await readRepository(repo);
  const { rules, codeOwners, unread } = await readRules(repo, branch);
  const guarantee = judgeGuarantee(rules, codeOwners, appId, approvalCheck);
  return [
    pass("GitHub", `${fullName}, branch ${branch}`),
    ...unread.map(
      (what) => fail("Rules", what, "Use a token with administration: read; what is not seen is not counted.")
    ),
    describeCheck(guarantee, branch, appId),
    ...describeReviews(guarantee, branch),
    ...describeBypass(guarantee),
    describeWhole(guarantee)
  ];
}
function describeCheck({ level, from, checkGaps }, branch, appId) {
  if (level === "app") return pass("Approval check", `${approvalCheck} of your App is required by ${from}`);
  const source = appId === void 0 ? "your Heal App" : `your Heal App (${appId})`;
  const steps = `Settings \u2192 Rules \u2192 Rulesets \u2192 New branch ruleset for ${branch} \u2192 Require status checks to pass \u2192 add ${approvalCheck} and choose ${source} as its source, not \u201Cany source\u201D.` + (appId === void 0 ? " Then run this again with HEAL_APP_ID." : "");
  return level === "owners" ? pass("Approval check", `not used: ${checkGaps.join(" ")}`) : fail("Approval check", checkGaps.join(" "), steps);
}
function describeReviews({ level, reviewGaps, from }, branch) {
  if (level === "app") return [];
  if (level === "owners") return [pass("Review rules", `owners of the code must approve the last push (${from})`)];
  const where = `Settings \u2192 Rules \u2192 Rulesets \u2192 ${branch} \u2192 Require a pull request before merging`;
  return reviewGaps.map(
    (gap) => fail("Review rules", gap, /CODEOWNERS/.test(gap) ? ownersStep : `${where}${stepFor(gap)}`)
  );
}
var ownersStep = "Commit .github/CODEOWNERS with a line \u201C* @you-or-a-team\u201D that owns every file.";
function stepFor(gap) {
  if (gap.startsWith("No approval")) return " \u2192 Required approvals: 1.";
  if (gap.startsWith("A push")) return " \u2192 Dismiss stale approvals when new commits are pushed.";
  if (gap.startsWith("The most recent")) return " \u2192 Require approval of the most recent reviewable push.";
  if (gap.startsWith("No review by")) return " \u2192 Require review from Code Owners.";
  return ", or the approval check above instead.";
}
function describeBypass({ level, mayBypass, from }) {
  if (level === "none") return [];
  if (mayBypass === false) return [pass("Bypass", `nobody may go past ${from}`)];
  const remedy = `Empty the bypass list of ${from}, or know who is on it.`;
  return mayBypass ? [fail("Bypass", `some people or Apps may go past ${from}`, remedy)] : [
    fail(
      "Bypass",
      `who may go past ${from} is not to be seen with this token`,
      "Use the token of an administrator."
    )
  ];
}
function describeWhole({ level, mayBypass }) {
  const except = mayBypass === false ? "" : ", except by those who may bypass the rules";
  if (level === "app")
    return pass(
      "HIGH fixes",
      `are merged only when somebody else who may write approved exactly that content${except}`
    );
  if (level === "owners")
    return pass(
      "HIGH fixes",
      `are merged only when an owner of the code approved the last push${except}; Heal keeps them drafts without its App`
    );
  return fail(
    "HIGH fixes",
    "nothing holds them back: whoever may write can merge one unseen. Heal keeps them drafts and never merges them.",
    "Follow the steps above: the approval check of the App, or all of the review rules."
  );
}
function pass(name, detail) {
  return { name, ok: true, detail, remedy: "" };
}
function fail(name, detail, remedy) {
  return { name, ok: false, detail, remedy };
}
export {
  examineGitHub
};
