import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  createCommit,
  findConvention,
  listCommits,
  writeCommitMessage,
  writeTitle
} from "./action-VBEAKOY3.js";
import {
  readBranch
} from "./action-WY2NZMCK.js";
import {
  checkProposal
} from "./action-2DIGY53K.js";
import "./action-VCTGOY6P.js";
import "./action-X6CBIJZU.js";
import {
  forwardBranch
} from "./action-IQUDOZFS.js";
import {
  openTree
} from "./action-ZAH2LPB4.js";
import "./action-VPHMZQ3M.js";
import {
  UsageError
} from "./action-SGTAAGOL.js";
import "./action-GGHDBN3D.js";
import "./action-RD6QKGZ2.js";
import "./action-OCMVFFSO.js";

// src/policy/loop-guard.ts
var maxAttempts = 3;
var maxBotCommits = 4;
function guardLoop({ actorId, ownIds, commits, fingerprints, seen, attempts }) {
  if (actorId !== void 0 && ownIds.includes(actorId)) return stop("own-actor", "Heal set this off itself.");
  const [newest] = commits;
  if (newest && isOwnCommit(newest.message))
    return stop("own-commit", "The newest commit is a heal. The next commit of a person is looked at again.");
  if (attempts >= maxAttempts)
    return stop("attempts-spent", `Healing was tried ${maxAttempts} times here. A person goes on from here.`);
  const last = commits.slice(0, maxBotCommits);
  if (last.length === maxBotCommits && last.every(({ isBot }) => isBot))
    return stop("only-bots", `The last ${maxBotCommits} commits are by robots, which may be answering each other.`);
  if (fingerprints.length > 0 && fingerprints.every((one) => seen.has(one)))
    return stop("seen-before", "All of this was healed here before, and came back.");
  return { go: true };
}
function isOwnCommit(message) {
  return /^Heal-(?:Run|Fingerprint):[ \t]*\S/im.test(message);
}
function stop(reason, detail) {
  return { go: false, reason, detail };
}

// src/app/action/commit.ts
async function commitProposals(request) {
  const { repository, bundle, config, defaultBranch, say, secrets } = request;
  if (bundle.branch === defaultBranch) {
    throw new UsageError(
      `\`publish: commit\` does not write to ${defaultBranch}, the default branch.`,
      "Use `publish: pr` there, and `commit` on branches that people work on."
    );
  }
  if (!request.isAsked && config.pullRequests.push !== "own-branches") {
    throw new UsageError(
      `The configuration on ${defaultBranch} does not let Heal commit to branches of people.`,
      "Set `pullRequests: { push: own-branches }` there, or use `publish: suggest`."
    );
  }
  const branch = await readBranch(repository, bundle.branch);
  if (branch?.sha !== bundle.head)
    return quiet(`The branch ${bundle.branch} is another by now: the run for its new commit goes on.`);
  if (branch.isProtected) return quiet(`The branch ${bundle.branch} is protected: nothing was committed to it.`);
  const past = await listCommits(repository, { from: bundle.head, most: 20 });
  if (!request.isAsked) {
    const verdict = guardLoop(readLoopFacts(past, bundle));
    if (!verdict.go) return quiet(verdict.detail);
  }
  const convention = findConvention(past.map(({ message }) => message.split("\n")[0] ?? ""));
  const notices = [];
  const taken = /* @__PURE__ */ new Set();
  let tip = bundle.head;
  for (const proposal of bundle.proposals) {
    const tree = await openTree(repository, tip);
    const head = tip === bundle.head ? tree : await openTree(repository, bundle.head);
    const base = { repository, headSha: bundle.head, head, tip: tree, isBased: true };
    const check = await checkProposal(proposal, base, { ...config, secrets });
    if (check.state !== "fine") notices.push(`${proposal.rule}: ${check.why}`);
    else if (check.checked.need.needed)
      notices.push(`${proposal.rule}: ${check.checked.need.why} It needs a pull request.`);
    else if (proposal.files.some(({ path }) => taken.has(path)))
      notices.push(
        `${proposal.rule}: it touches a file that an earlier commit of this run touched; the next run goes on.`
      );
    else {
      const { checked } = check;
      const title = writeTitle(checked.proposal, convention, config.pullRequests.titlePrefix);
      const message = writeCommitMessage(title, checked.proposal, bundle.runId);
      const made = await createCommit(repository, { parent: tip, baseTree: tree.root, message, files: checked.files });
      tip = made.sha;
      for (const { path } of checked.files) taken.add(path);
    }
  }
  if (tip === bundle.head) return { urls: [], notices };
  const moved = await forwardBranch(repository, { branch: bundle.branch, from: bundle.head, to: tip });
  if (moved === "lost-race") return quiet(`The branch ${bundle.branch} moved meanwhile: nothing was committed.`);
  say(`Committed to ${bundle.branch}: ${tip.slice(0, 12)}`);
  return { urls: [], notices };
}
function quiet(why) {
  return { urls: [], notices: [why] };
}
function readLoopFacts(past, { proposals }) {
  const own = past.filter(({ message }) => isOwnCommit(message));
  return {
    actorId: void 0,
    ownIds: [],
    commits: past.map(({ message, authorLogin }) => ({ message, isBot: authorLogin?.endsWith("[bot]") === true })),
    fingerprints: proposals.flatMap(({ cases }) => cases.map(({ fingerprint }) => fingerprint)),
    seen: new Set(own.flatMap(({ message }) => listFingerprints(message))),
    attempts: own.length
  };
}
function listFingerprints(message) {
  return [...message.matchAll(/^Heal-Fingerprint: (\S+)$/gm)].map(([, fingerprint = ""]) => fingerprint);
}
export {
  commitProposals
};
