import {
  stateBranch
} from "./chunk-BW5QTTOI.js";
import {
  NotInstalled,
  approvalCheck,
  compareCommits,
  createCheckRun,
  decideApproval,
  diffTrees,
  findBotUser,
  listOwnRuns,
  listPullsAt,
  mayTriage,
  mayWrite,
  mergeAt,
  openApp,
  openTree,
  readApprovalFacts,
  readBlob,
  readBranch,
  readPages,
  readPermission,
  readRepository,
  readReviewedPull,
  readTextFile,
  requiresCheck,
  statusOf,
  updateCheckRun
} from "./chunk-NYCAEC7K.js";
import {
  findDishonesty
} from "./chunk-OQSS765Q.js";
import "./chunk-PBPGAGXJ.js";
import {
  isRenamed,
  keepsTexts,
  rules,
  targetsOf
} from "./chunk-VVA6F3XC.js";
import {
  keyOf,
  needsApproval
} from "./chunk-SY3AAHWT.js";
import {
  blobId,
  digestChange
} from "./chunk-EUCWPCSE.js";
import {
  usualBackoff
} from "./chunk-BQXZI3F6.js";
import {
  hasInvisible,
  isInsidePackage,
  isUntouchable
} from "./chunk-DSFTQUU6.js";
import "./chunk-HRMWWOYP.js";
import {
  makeAutoHealManager,
  openExecutionStates,
  openPolicyFile,
  systemClock
} from "./chunk-IUZ75TUY.js";
import "./chunk-M67SD3SV.js";
import {
  decodeWorkflow,
  encodeWorkflow,
  openReplayPlace,
  workflowsPath
} from "./chunk-PZIZ7QSL.js";
import "./chunk-7CGLSNNB.js";
import "./chunk-VIISV5L7.js";
import {
  countChangedLines,
  unifiedDiff
} from "./chunk-BFJEUW56.js";
import "./chunk-ZXP3NYU4.js";
import "./chunk-FFG5DQPM.js";
import "./chunk-6WV46S5B.js";
import {
  unmeasured
} from "./chunk-P22WDIAM.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-37HU6A4X.js";
import "./chunk-T5FU3QBJ.js";
import {
  engineFile
} from "./chunk-YRRDT7BC.js";
import "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import {
  sha256
} from "./chunk-OQWG6TOE.js";
import {
  isTestFile
} from "./chunk-ZCJV2SUT.js";
import {
  findRulePage
} from "./chunk-4BEFJLBY.js";
import {
  loadConfig
} from "./chunk-BZZRR5WK.js";
import {
  printProblem
} from "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import {
  makeLog,
  makeWebhookRoute,
  startServer,
  webhookPath
} from "./chunk-KCBFGSAG.js";
import "./chunk-DHGEJYD2.js";
import {
  findSecretValues,
  isAboutSecret,
  makeMask,
  redactSecrets
} from "./chunk-NBAG2F6T.js";
import {
  isAllowed,
  runHere
} from "./chunk-I54SSPCT.js";
import "./chunk-IDQDHURE.js";
import {
  JobRefused
} from "./chunk-DLPGRI4D.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";
import "./chunk-HBDQ5STI.js";
import "./chunk-3V4YTDIW.js";
import {
  ConfigError,
  EnvironmentError,
  UsageError,
  messageOf
} from "./chunk-EFOYLMI7.js";
import {
  categories,
  priorities,
  safeties,
  severities
} from "./chunk-RIJVGJHV.js";

// src/app/bot/serve.ts
import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/drivers/queue/index.ts
async function openJobQueue(options) {
  const {
    databaseUrl,
    file,
    leaseMs = 1e4,
    graceMs: graceMs2 = 1e4,
    keepMs = 90 * 24 * 36e5,
    backoff = usualBackoff,
    random = Math.random,
    say = () => void 0
  } = options;
  const settings = { leaseMs, graceMs: graceMs2, keepMs, backoff, random, say };
  if (databaseUrl !== void 0) return (await import("./chunk-2YGSGADP.js")).openPostgresQueue(databaseUrl, settings);
  if (file !== void 0) return (await import("./chunk-5GUWWUB3.js")).openSqliteQueue(file, settings);
  throw new UsageError("Jobs need a place.", "Give HEAL_DATABASE_URL or a file.");
}

// src/app/server/health.ts
var slowestCheckMs = 3e3;
var freshForMs = 5e3;
function makeHealthRoutes(checks, now) {
  let last;
  return [
    { method: "GET", path: "/healthz", handle: () => ({ status: 200, body: { alive: true } }) },
    {
      method: "GET",
      path: "/readyz",
      async handle({ log }) {
        if (!last || now().getTime() - last.at > freshForMs)
          last = {
            at: now().getTime(),
            failed: findFailed(checks, (name4, error) => log.warn({ check: name4, error }, "Not ready"))
          };
        const failed = await last.failed;
        const states = Object.fromEntries(checks.map(({ name: name4 }) => [name4, !failed.includes(name4)]));
        return { status: failed.length === 0 ? 200 : 503, body: { ready: failed.length === 0, ...states } };
      }
    }
  ];
}
async function findFailed(checks, tell3) {
  const names = await Promise.all(
    checks.map(async ({ name: name4, check }) => {
      try {
        const signal = AbortSignal.timeout(slowestCheckMs);
        const timeout = new Promise(
          (_, reject) => signal.addEventListener("abort", () => reject(new Error(`no answer in ${slowestCheckMs} ms`)), {
            once: true
          })
        );
        await Promise.race([check(signal), timeout]);
        return [];
      } catch (error) {
        tell3(name4, messageOf(error));
        return [name4];
      }
    })
  );
  return names.flat();
}

// src/app/replay/health.ts
var freshForMs2 = 5e3;
function makeReplayHealthRoute(readStatus, now) {
  let last;
  return {
    method: "GET",
    path: "/replayz",
    async handle({ log }) {
      const at = now().getTime();
      if (!last || Math.abs(at - last.at) > freshForMs2) last = { at, status: readStatus() };
      try {
        const status = await last.status;
        return { status: status.healthy ? 200 : 503, body: summarise(status) };
      } catch (error) {
        log.warn({ error: messageOf(error) }, "The state of replays cannot be read");
        return { status: 503, body: { healthy: false, readable: false } };
      }
    }
  };
}
function summarise({ healthy, stopped, everything, testMode, workflows }) {
  const states = {
    running: 0,
    degraded: 0,
    quarantined: 0,
    rollback: 0,
    paused: 0,
    unreadable: 0
  };
  for (const { state } of workflows) states[state]++;
  const sum = (of) => workflows.reduce((total, one) => total + of(one), 0);
  const steps = sum(({ speed }) => speed.steps);
  return {
    healthy,
    readable: true,
    stopped: stopped !== void 0,
    breaker: everything.state,
    testMode,
    workflows: states,
    failuresInWindow: everything.failures,
    steps: { done: sum(({ counts }) => counts.done), failed: sum(({ counts }) => counts.failed) },
    meanStepMs: steps === 0 ? 0 : Math.round(sum(({ speed }) => speed.meanMs * speed.steps) / steps)
  };
}

// src/app/replay/read-status.ts
import { stat } from "node:fs/promises";
import { join } from "node:path";
async function readReplayStatus(path, settings) {
  const place = await openReplayPlace(path, settings);
  const file = join(place.stateFolder, "states.sqlite");
  const isThere = await stat(file).then(
    () => true,
    () => false
  );
  const policy = await openPolicyFile({ file: place.policyFile, root: place.root, say: () => {
  } });
  const states = await openExecutionStates(isThere ? file : ":memory:");
  try {
    const manager = makeAutoHealManager({
      states,
      policy: policy.policy,
      audit: () => {
      },
      clock: systemClock,
      stopped: async () => (await place.stop.read())?.reason
    });
    return await manager.getStatusReport();
  } finally {
    policy.close();
    await states.close();
  }
}

// src/app/bot/event-jobs.ts
import { Probot } from "probot";

// src/app/github/commands/read-command.ts
import { z } from "zod";

// src/app/github/commands/parse-command.ts
var commandNames = [
  "apply",
  "explain",
  "ignore",
  "retry",
  "rebase",
  "merge",
  "stop",
  "resume",
  "status",
  "help",
  "dashboard"
];
var named = ["apply", "explain", "ignore"];
function parseCommand(body) {
  const line2 = body.slice(0, 1e3).split(/\r?\n/, 1)[0] ?? "";
  const match = /^ {0,3}\/heal(?:[ \t]+(\S.*))?[ \t]*$/i.exec(line2);
  if (!match || /[^\P{C}\t]/u.test(line2)) return void 0;
  const words = (match[1] ?? "help").split(/[ \t]+/).filter((word2) => word2 !== "");
  const name4 = commandNames.find((one) => one === words[0]?.toLowerCase());
  if (name4 === void 0) return { name: name4, target: void 0, sha: void 0, reason: "" };
  const rest = words.slice(1);
  const target = named.includes(name4) && isTarget(rest[0]) ? rest.shift() : void 0;
  const sha4 = /^@([0-9a-f]{7,40})$/i.exec(rest[0] ?? "")?.[1]?.toLowerCase();
  if (sha4 !== void 0) rest.shift();
  return { name: name4, target, sha: sha4, reason: rest.join(" ").slice(0, 200) };
}
function isTarget(word2) {
  return word2 !== void 0 && /^[\w][\w:./-]{0,119}$/.test(word2);
}

// src/app/github/commands/read-command.ts
var account = z.object({ id: z.number().int().positive(), login: z.string().min(1).max(100), type: z.string() });
var common = z.object({
  action: z.string(),
  sender: account,
  repository: z.object({ full_name: z.string().max(210) })
});
var issue = z.object({ number: z.number().int().positive(), pull_request: z.unknown().optional() });
var commented = common.extend({
  issue,
  comment: z.object({
    id: z.number().int().positive(),
    body: z.string(),
    user: account.nullish(),
    created_at: z.string(),
    updated_at: z.string(),
    performed_via_github_app: z.unknown().nullish()
  })
});
var labelled = common.extend({
  label: z.object({ name: z.string() }).optional(),
  issue: issue.optional(),
  pull_request: z.object({ number: z.number().int().positive() }).optional()
});
var pressed = common.extend({
  requested_action: z.object({ identifier: z.string() }).nullish(),
  check_run: z.object({
    name: z.string(),
    head_sha: z.string().regex(/^[0-9a-f]{40}$/),
    external_id: z.string().nullish(),
    pull_requests: z.array(z.object({ number: z.number().int().positive() })).default([])
  })
});
function readCommand({ name: name4, payload }, ownIds) {
  const event = common.safeParse(payload);
  if (!event.success || ownIds.includes(event.data.sender.id)) return void 0;
  switch (name4) {
    case "issue_comment":
      return readComment(payload);
    case "issues":
    case "pull_request":
      return readLabel(payload);
    case "check_run":
      return readButton(payload);
    default:
      return void 0;
  }
}
function readComment(payload) {
  const parsed = commented.safeParse(payload);
  if (!parsed.success) return void 0;
  const { action, sender, repository: repository2, issue: on2, comment } = parsed.data;
  const isNew = action === "created" && comment.created_at === comment.updated_at;
  const isOwnWord = comment.user?.id === sender.id && !comment.performed_via_github_app;
  if (!isNew || !isOwnWord || !isHuman(sender)) return void 0;
  const command = parseCommand(comment.body);
  if (!command) return void 0;
  const { name: name4, ...rest } = command;
  return {
    ...rest,
    command: name4,
    via: "comment",
    by: toPerson(sender),
    repository: repository2.full_name,
    number: on2.number,
    isPull: on2.pull_request !== void 0 && on2.pull_request !== null,
    comment: { id: comment.id, body: comment.body },
    headSha: void 0,
    externalId: void 0
  };
}
var labels = {
  "heal:stop": "stop",
  "heal:rebase": "rebase",
  "heal:retry": "retry"
};
function readLabel(payload) {
  const parsed = labelled.safeParse(payload);
  if (!parsed.success) return void 0;
  const { action, sender, repository: repository2, label, issue: on2, pull_request: pull } = parsed.data;
  const number2 = pull?.number ?? on2?.number;
  const set = label && Object.hasOwn(labels, label.name) ? labels[label.name] : void 0;
  const command = action === "labeled" ? set : action === "unlabeled" && set === "stop" ? "resume" : void 0;
  if (command === void 0 || number2 === void 0) return void 0;
  if (!isHuman(sender) && command !== "stop") return void 0;
  return { ...bare(command, sender, repository2.full_name), via: "label", number: number2, isPull: pull !== void 0 };
}
var buttons = { retry: "retry", stop: "stop", dashboard: "dashboard" };
function readButton(payload) {
  const parsed = pressed.safeParse(payload);
  if (!parsed.success || !isHuman(parsed.data.sender)) return void 0;
  const { action, sender, repository: repository2, requested_action, check_run: run } = parsed.data;
  const id = requested_action?.identifier ?? "";
  const asked = action === "requested_action" && Object.hasOwn(buttons, id) ? buttons[id] : void 0;
  const command = action === "rerequested" && run.name === "heal" ? "retry" : asked;
  if (command === void 0) return void 0;
  const number2 = run.pull_requests[0]?.number;
  return {
    ...bare(command, sender, repository2.full_name),
    via: "button",
    number: number2,
    isPull: number2 !== void 0,
    headSha: run.head_sha,
    externalId: run.external_id ?? void 0
  };
}
function bare(command, by, repository2) {
  return {
    command,
    by: toPerson(by),
    repository: repository2,
    target: void 0,
    sha: void 0,
    reason: "",
    comment: void 0,
    headSha: void 0,
    externalId: void 0
  };
}
function isHuman({ type, login }) {
  return type === "User" && !login.endsWith("[bot]");
}
function toPerson({ id, login }) {
  return { id, login };
}

// src/app/github/texts/markers.ts
function writeMarker(name4, data) {
  const json = JSON.stringify(data).replaceAll("<", String.raw`\u003c`).replaceAll(">", String.raw`\u003e`).replaceAll("@", String.raw`\u0040`).replaceAll("#", String.raw`\u0023`).replaceAll("--", String.raw`-\u002d`);
  return `<!-- ${checkName(name4)}:${json} -->`;
}
function readMarker(name4, body) {
  const [first = ""] = (body ?? "").slice(0, 65536).split(/\r?\n/, 1);
  const opening = `<!-- ${checkName(name4)}:`;
  if (!first.startsWith(opening) || !first.trimEnd().endsWith(" -->")) return void 0;
  return parseJson(first.trimEnd().slice(opening.length, -" -->".length));
}
function checkName(name4) {
  if (!/^heal(?:-[a-z]+)*$/.test(name4)) throw new TypeError(`not the name of a marker: ${name4}`);
  return name4;
}
function checkbox(action, key, label) {
  const name4 = key === void 0 ? action : `${action}=${key}`;
  if (!/^[a-z]+(?:=[\w./-]{1,300})?$/.test(name4)) throw new TypeError(`not the name of a box: ${name4}`);
  return `- [ ] <!-- heal:${name4} --> ${label}`;
}
function readTicks(body) {
  const boxes = (body ?? "").slice(0, 2 * 65536).matchAll(/^ {0,3}[-*] \[[xX]\] <!-- heal:([a-z]+)(?:=([\w./-]{1,300}))? -->/gm);
  return [...boxes].map(([, action = "", key]) => ({ action, key }));
}

// src/app/bot/job-kinds.ts
import { z as z2 } from "zod";
var repository = z2.object({ repository: z2.string().max(201), repositoryId: z2.number().int().positive() });
var actor = z2.object({ id: z2.number().int(), login: z2.string().max(100), isBot: z2.boolean() });
var number = z2.number().int().positive();
var intent = z2.object({
  command: z2.enum(commandNames).optional(),
  target: z2.string().max(120).optional(),
  sha: z2.string().max(40).optional(),
  reason: z2.string().max(200),
  via: z2.enum(["comment", "label", "button"]),
  by: z2.object({ id: z2.number().int(), login: z2.string().max(100) }),
  repository: z2.string().max(210),
  number: number.optional(),
  isPull: z2.boolean(),
  /** Whole, however long: whether it still stands there is looked at later. */
  comment: z2.object({ id: number, body: z2.string().max(7e4) }).optional(),
  headSha: z2.string().max(40).optional(),
  externalId: z2.string().max(300).optional()
});
var jobKinds = {
  /** Offer the configuration in a pull request. */
  onboard: repository,
  /** Start the heal workflow in the repository. */
  heal: repository.extend({
    reason: z2.enum(["push", "schedule", "command"]),
    /** The commit that it is for: a branch that has moved on has a job of its own. */
    sha: z2.string().optional(),
    pull: number.optional(),
    actor: actor.optional()
  }),
  /** The same on this machine, for repositories that are allowed to. */
  "heal-here": repository.extend({ sha: z2.string().regex(/^[0-9a-f]{40}$/) }),
  /** Look at a pull request of a person once more. */
  "look-again": repository.extend({ number }),
  /** Look after a run that was started, for the case that GitHub's word of its end never came. */
  "follow-run": repository.extend({ sha: z2.string(), since: z2.string(), round: z2.number().int() }),
  /** A run of the heal workflow is under way: people are shown that it is. */
  "show-run": repository.extend({ runId: number, attempt: z2.number().int() }),
  /** A run of the heal workflow has ended: take what it found and publish it. */
  "take-proposals": repository.extend({ runId: number, attempt: z2.number().int() }),
  /** A run of another workflow has failed: kept for the healing of runs. */
  "record-run": repository.extend({ runId: number, attempt: z2.number().int(), conclusion: z2.string().max(50) }),
  /** A pull request was opened or changed. */
  "review-pull": repository.extend({
    number,
    why: z2.enum(["opened", "pushed", "base-changed"]),
    actor: actor.optional()
  }),
  /** Whether a heal may be merged is to be decided again. */
  "refresh-approval": repository.extend({ number }),
  /** A pull request was merged or closed. */
  "settle-pull": repository.extend({ number, isMerged: z2.boolean(), actor: actor.optional() }),
  /** A command in a comment, a label or a button of ours. */
  "answer-person": repository.extend({ intent }),
  /** The same, when it asks to stop or to go on: that waits for nothing. */
  "answer-stop": repository.extend({ intent }),
  /** The dashboard was edited: perhaps a box was ticked. */
  "read-dashboard": repository.extend({ number, actor }),
  /** The same, when the box that stops is ticked. */
  "read-stop-tick": repository.extend({ number, actor }),
  /** Nothing more happens in the repository until `resume`. */
  stop: repository.extend({ by: z2.string().max(100) }),
  resume: repository.extend({ by: z2.string().max(100) }),
  /** The App was taken away: nothing that was waiting is done any more. */
  forget: z2.object({ owner: z2.string().max(100).optional(), tenants: z2.array(z2.string().max(250)).max(1e3) }),
  /** What GitHub could not deliver, while no bot was there. */
  "catch-up": z2.object({ since: z2.string() }),
  /** All repositories of the App, once a day. */
  sweep: z2.object({ date: z2.string() }),
  /** What is due in one repository once a day. */
  nightly: repository
};
function toIntent(kept) {
  const { command, target, sha: sha4, number: on2, comment, headSha, externalId, ...rest } = kept;
  return { ...rest, command, target, sha: sha4, number: on2, comment, headSha, externalId };
}
var urgent = ["answer-stop", "read-stop-tick", "stop", "resume", "forget"];
var urgentKinds = new Set(urgent);
var ownTenant = "heal";
function tenantOf(place) {
  return `${place.repository}#${place.repositoryId}`;
}
function makeJob(making) {
  const { kind, key, source: source2, runAt, priority } = making;
  const payload = jobKinds[kind].parse(making.payload);
  const tenant = "repository" in payload ? tenantOf(payload) : ownTenant;
  const isUrgent = urgentKinds.has(kind);
  return {
    name: kind,
    tenant,
    key: `${kind}:${key}`,
    payload: toJson(payload),
    ...isUrgent ? {} : { lane: tenant },
    priority: priority ?? (isUrgent ? -100 : 0),
    ...runAt === void 0 ? {} : { runAt },
    source: source2
  };
}
function toJson(payload) {
  const json = JSON.parse(JSON.stringify(payload));
  return json;
}

// src/app/bot/names.ts
var healWorkflowFile = "heal.yml";
var healWorkflowPath = `.github/workflows/${healWorkflowFile}`;
var configurationPath = ".github/heal.yml";
var onboardingBranch = "heal/onboarding";
var bundleArtifact = "heal-proposals";
var bundleFile = "bundle.json";

// src/app/bot/event-rules.ts
var eventRules = [
  on(
    ["installation.created", "installation.unsuspend"],
    (payload, { source: source2, id }) => offerAll("repositories" in payload && payload.repositories || [], source2, id)
  ),
  on(
    ["installation_repositories.added"],
    (payload, { source: source2, id }) => offerAll(payload.repositories_added, source2, id)
  ),
  on(["installation.deleted", "installation.suspend"], ({ installation }, { source: source2, id }) => {
    const account3 = installation.account;
    const owner = account3 && "login" in account3 ? account3.login : void 0;
    return owner === void 0 ? [] : [forget({ owner, tenants: [] }, source2, id)];
  }),
  on(["installation_repositories.removed"], ({ repositories_removed: removed }, { source: source2, id }) => [
    forget({ tenants: removed.flatMap(readPlace).map(tenantOf).slice(0, 1e3) }, source2, id)
  ]),
  on(["repository.deleted", "repository.archived"], ({ repository: repository2 }, { source: source2, id }) => [
    forget({ tenants: [tenantOf(placeOf(repository2))] }, source2, id)
  ]),
  on(["repository.renamed"], ({ repository: repository2, changes }, { source: source2, id }) => [
    forgetName(repository2, `${ownerOf(repository2)}/${changes.repository.name.from}`, source2, id)
  ]),
  on(["repository.transferred"], ({ repository: repository2, changes }, { source: source2, id }) => {
    const from = changes.owner.from.user?.login ?? changes.owner.from.organization?.login;
    return from === void 0 ? [] : [forgetName(repository2, `${from}/${repository2.name}`, source2, id)];
  }),
  on(["push"], ({ ref, after, deleted, repository: repository2, sender }, { source: source2 }) => {
    if (deleted || ref !== `refs/heads/${repository2.default_branch}`) return [];
    const payload = { ...placeOf(repository2), reason: "push", sha: after, ...withActor(sender) };
    return [makeJob({ kind: "heal", payload, key: `push:${after}`, source: source2 })];
  }),
  on(
    ["pull_request.opened", "pull_request.reopened", "pull_request.ready_for_review", "pull_request.synchronize"],
    ({ action, number: number2, repository: repository2, sender }, { source: source2, id }) => {
      const why = action === "synchronize" ? "pushed" : "opened";
      const payload = { ...placeOf(repository2), number: number2, why, ...withActor(sender) };
      return [makeJob({ kind: "review-pull", payload, key: id, source: source2 })];
    }
  ),
  on(["pull_request.edited"], ({ number: number2, changes, repository: repository2, pull_request: pull, sender }, { source: source2, id }) => {
    const place = placeOf(repository2);
    const actor2 = readActor(sender);
    const jobs = [];
    if ("base" in changes && changes.base)
      jobs.push(makeJob({ kind: "review-pull", payload: { ...place, number: number2, why: "base-changed" }, key: id, source: source2 }));
    const isTicked = changes.body && pull.user?.type === "Bot" && readTicks(pull.body).length > 0;
    if (isTicked && actor2 && !actor2.isBot)
      jobs.push(makeJob({ kind: "read-dashboard", payload: { ...place, number: number2, actor: actor2 }, key: id, source: source2 }));
    return jobs;
  }),
  on(["pull_request.closed"], ({ number: number2, pull_request: pull, repository: repository2, sender }, { source: source2 }) => {
    const payload = { ...placeOf(repository2), number: number2, isMerged: pull.merged === true, ...withActor(sender) };
    return [makeJob({ kind: "settle-pull", payload, key: `${number2}:${pull.closed_at}`, source: source2 })];
  }),
  on(["pull_request.labeled", "pull_request.unlabeled"], (payload, origin) => answer("pull_request", payload, origin)),
  on(["issues.labeled", "issues.unlabeled"], (payload, origin) => answer("issues", payload, origin)),
  on(
    ["pull_request_review.submitted", "pull_request_review.edited", "pull_request_review.dismissed"],
    ({ pull_request: pull, repository: repository2 }, { source: source2, id }) => {
      const payload = { ...placeOf(repository2), number: pull.number };
      return [makeJob({ kind: "refresh-approval", payload, key: id, source: source2 })];
    }
  ),
  on(["check_run.rerequested", "check_run.requested_action"], (payload, origin, { appId }) => {
    const { action, check_run: check, repository: repository2 } = payload;
    if (check.app?.id !== appId) return [];
    if (action === "rerequested" && check.name === approvalCheck)
      return decideAgain(check.pull_requests, repository2, origin);
    return answer("check_run", payload, origin);
  }),
  on(
    ["check_suite.rerequested"],
    ({ check_suite: suite, repository: repository2 }, origin, { appId }) => suite.app?.id === appId ? decideAgain(suite.pull_requests, repository2, origin) : []
  ),
  on(["issue_comment.created"], (payload, origin) => answer("issue_comment", payload, origin)),
  on(["issues.edited"], ({ issue: issue2, changes, repository: repository2, sender }, { source: source2, id }) => {
    const actor2 = readActor(sender);
    if (!actor2 || actor2.isBot || issue2.user?.type !== "Bot" || !changes.body) return [];
    const kind = readTicks(issue2.body).some(({ action }) => action === "stop") ? "read-stop-tick" : "read-dashboard";
    return [makeJob({ kind, payload: { ...placeOf(repository2), number: issue2.number, actor: actor2 }, key: id, source: source2 })];
  }),
  on(["workflow_run.in_progress"], ({ workflow_run: run, workflow, repository: repository2 }, { source: source2 }) => {
    if ((workflow?.path ?? "").split("@")[0] !== healWorkflowPath) return [];
    const made = { ...placeOf(repository2), runId: run.id, attempt: run.run_attempt };
    return [makeJob({ kind: "show-run", payload: made, key: `${run.id}:${run.run_attempt}`, source: source2 })];
  }),
  on(["workflow_run.completed"], ({ workflow_run: run, workflow, repository: repository2 }, { source: source2 }) => {
    const made = { ...placeOf(repository2), runId: run.id, attempt: run.run_attempt };
    const key = `${run.id}:${run.run_attempt}`;
    if ((workflow?.path ?? "").split("@")[0] === healWorkflowPath)
      return [makeJob({ kind: "take-proposals", payload: made, key, source: source2 })];
    const conclusion = run.conclusion ?? "";
    if (conclusion !== "failure" && conclusion !== "timed_out") return [];
    return [makeJob({ kind: "record-run", payload: { ...made, conclusion }, key, source: source2 })];
  })
];
function on(events, map) {
  return {
    events,
    install(app, facts, take) {
      app.on([...events], (context) => {
        const payload = context.payload;
        const { id } = context;
        take(payload, map(payload, { source: `webhook ${context.name} ${id}`, id }, facts));
      });
    }
  };
}
var mostAtOnce = 30;
function offerAll(repositories, source2, id) {
  const places = repositories.flatMap(readPlace);
  if (places.length === 0 || places.length > mostAtOnce)
    return [makeJob({ kind: "sweep", payload: { date: id }, key: id, source: source2 })];
  return places.map((payload) => makeJob({ kind: "onboard", payload, key: "once", source: source2 }));
}
function forget(payload, source2, id) {
  return makeJob({ kind: "forget", payload, key: id, source: source2 });
}
function forgetName(repository2, name4, source2, id) {
  return forget({ tenants: [tenantOf({ repository: name4, repositoryId: repository2.id })] }, source2, id);
}
function answer(name4, payload, { source: source2, id }) {
  const intent2 = readCommand({ name: name4, payload }, []);
  if (!intent2) return [];
  const kind = intent2.command === "stop" || intent2.command === "resume" ? "answer-stop" : "answer-person";
  const key = intent2.comment ? `comment ${intent2.comment.id}` : id;
  return [makeJob({ kind, payload: { ...placeOf(payload.repository), intent: intent2 }, key, source: source2 })];
}
function decideAgain(pulls, repository2, { source: source2, id }) {
  return pulls.flatMap(
    (pull) => pull ? [
      makeJob({
        kind: "refresh-approval",
        payload: { ...placeOf(repository2), number: pull.number },
        key: `${pull.number}:${id}`,
        source: source2
      })
    ] : []
  );
}
function placeOf(repository2) {
  return { repository: repository2.full_name, repositoryId: repository2.id };
}
function readPlace(repository2) {
  if (typeof repository2 !== "object" || repository2 === null) return [];
  const { id, full_name: name4 } = repository2;
  return typeof id === "number" && typeof name4 === "string" ? [{ repository: name4, repositoryId: id }] : [];
}
function ownerOf({ full_name: name4 }) {
  return name4.split("/")[0] ?? "";
}
function readActor(sender) {
  return sender && { id: sender.id, login: sender.login, isBot: sender.type !== "User" };
}
function withActor(sender) {
  const actor2 = readActor(sender);
  return actor2 ? { actor: actor2 } : {};
}

// src/app/bot/event-jobs.ts
async function openEventJobs(facts) {
  const probot = new Probot({
    appId: facts.appId,
    privateKey: facts.privateKey,
    secret: facts.secret,
    baseUrl: facts.baseUrl,
    logLevel: "fatal",
    logFormat: "json"
  });
  await probot.ready();
  const made = /* @__PURE__ */ new WeakMap();
  for (const rule2 of eventRules) rule2.install(probot, facts, (payload, jobs) => made.get(payload)?.push(...jobs));
  return async ({ id, name: name4, payload }) => {
    const jobs = [];
    made.set(payload, jobs);
    await probot.receive({ id, name: name4, payload });
    return jobs;
  };
}

// src/drivers/github/issues.ts
import { z as z3 } from "zod";
var labels2 = z3.array(z3.union([z3.string(), z3.object({ name: z3.string().optional() })]));
var issueSchema = z3.object({
  number: z3.number().int(),
  html_url: z3.string(),
  state: z3.enum(["open", "closed"]),
  title: z3.string(),
  body: z3.string().nullish(),
  user: z3.object({ id: z3.number().int() }).nullish(),
  labels: labels2,
  created_at: z3.iso.datetime({ offset: true }),
  closed_at: z3.iso.datetime({ offset: true }).nullish(),
  pull_request: z3.object({ merged_at: z3.string().nullish() }).nullish()
});
async function listOwnIssues(repository2, self, mostPages2 = 20) {
  const own = await listIssues(repository2, { creator: self.login }, self.id, mostPages2);
  return own.length > 0 ? own : listIssues(repository2, { labels: "heal" }, self.id, mostPages2);
}
async function listIssues({ client, owner, repo }, filter, author2, mostPages2) {
  const found = [];
  for (let page = 1; page <= mostPages2; page++) {
    const { data } = await client.rest.issues.listForRepo({
      owner,
      repo,
      state: "all",
      ...filter,
      sort: "created",
      direction: "desc",
      per_page: 100,
      page
    });
    const rows = z3.array(issueSchema).parse(data).map(toIssue);
    found.push(...rows.filter(({ authorId }) => authorId === author2));
    if (rows.length < 100) break;
  }
  return found;
}
async function readIssue({ client, owner, repo }, number2) {
  const { data } = await client.rest.issues.get({ owner, repo, issue_number: number2 });
  return toIssue(issueSchema.parse(data));
}
async function createIssue({ client, owner, repo }, issue2) {
  const { data } = await client.rest.issues.create({ owner, repo, ...issue2, labels: [...issue2.labels] });
  return toIssue(issueSchema.parse(data));
}
async function updateIssue({ client, owner, repo }, number2, changes) {
  await client.rest.issues.update({ owner, repo, issue_number: number2, ...changes });
}
var commentSchema = z3.object({
  id: z3.number().int(),
  body: z3.string().nullish(),
  user: z3.object({ id: z3.number().int() }).nullish()
});
async function listComments({ client, owner, repo }, number2) {
  const first = client.rest.issues.listComments({ owner, repo, issue_number: number2, per_page: 100 });
  const rows = await readPages(client, first, (page) => z3.array(commentSchema).parse(page));
  return rows.map(({ id, body, user }) => ({ id, body: body ?? "", authorId: user?.id }));
}
async function createComment({ client, owner, repo }, number2, body) {
  const { data } = await client.rest.issues.createComment({ owner, repo, issue_number: number2, body });
  return commentSchema.parse(data).id;
}
async function updateComment({ client, owner, repo }, id, body) {
  await client.rest.issues.updateComment({ owner, repo, comment_id: id, body });
}
function toIssue(issue2) {
  return {
    number: issue2.number,
    url: issue2.html_url,
    state: issue2.state,
    title: issue2.title,
    body: issue2.body ?? "",
    authorId: issue2.user?.id,
    labels: issue2.labels.map((label) => typeof label === "string" ? label : label.name ?? ""),
    createdAt: issue2.created_at,
    closedAt: issue2.closed_at ?? void 0,
    isPull: issue2.pull_request != null,
    isMerged: issue2.pull_request?.merged_at != null
  };
}

// src/drivers/github/pulls.ts
import { z as z4 } from "zod";
var sha = z4.string().regex(/^[0-9a-f]{40}$/);
var pullSchema = z4.object({
  number: z4.number().int(),
  node_id: z4.string().min(1),
  html_url: z4.string(),
  state: z4.enum(["open", "closed"]),
  draft: z4.boolean().default(false),
  title: z4.string(),
  body: z4.string().nullish(),
  user: z4.object({ id: z4.number().int() }).nullish(),
  labels: z4.array(z4.object({ name: z4.string() })),
  created_at: z4.iso.datetime({ offset: true }),
  merged_at: z4.string().nullish(),
  head: z4.object({ ref: z4.string(), sha, repo: z4.object({ id: z4.number() }).nullish() }),
  base: z4.object({ ref: z4.string(), repo: z4.object({ id: z4.number() }) })
});
async function listOpenPulls({ client, owner, repo }) {
  const first = client.rest.pulls.list({ owner, repo, state: "open", per_page: 100 });
  return (await readPages(client, first, (page) => z4.array(pullSchema).parse(page))).map(toPull);
}
async function findPulls({ client, owner, repo }, branch2) {
  const { data } = await client.rest.pulls.list({
    owner,
    repo,
    head: `${owner}:${branch2}`,
    state: "all",
    per_page: 100
  });
  return z4.array(pullSchema).parse(data).map(toPull).filter((pull) => pull.headRef === branch2 && pull.isFromHere).toSorted((a, b) => b.number - a.number);
}
async function createPull(repository2, { isDraft, ...pull }) {
  const { client, owner, repo } = repository2;
  try {
    const { data } = await client.rest.pulls.create({ owner, repo, ...pull, draft: isDraft });
    return toPull(pullSchema.parse(data));
  } catch (error) {
    if (!isDraft || statusOf(error) !== 422 || !/draft/i.test(error instanceof Error ? error.message : "")) throw error;
    return createPull(repository2, { ...pull, isDraft: false });
  }
}
async function updatePull({ client, owner, repo }, number2, changes) {
  await client.rest.pulls.update({ owner, repo, pull_number: number2, ...changes });
}
async function setDraft({ client }, pull, isDraft) {
  const mutation = isDraft ? "convertPullRequestToDraft" : "markPullRequestReadyForReview";
  await client.graphql(`mutation ($id: ID!) { ${mutation}(input: { pullRequestId: $id }) { clientMutationId } }`, {
    id: pull.nodeId
  });
}
async function requestReviewers({ client, owner, repo }, number2, names) {
  const refused = [];
  for (const name4 of names) {
    const team = name4.split("/")[1];
    try {
      await client.rest.pulls.requestReviewers({
        owner,
        repo,
        pull_number: number2,
        ...team === void 0 ? { reviewers: [name4] } : { team_reviewers: [team] }
      });
    } catch (error) {
      if (statusOf(error) !== 422 && statusOf(error) !== 404 && statusOf(error) !== 403) throw error;
      refused.push(name4);
    }
  }
  return refused;
}
function toPull(pull) {
  return {
    number: pull.number,
    nodeId: pull.node_id,
    url: pull.html_url,
    state: pull.state,
    isMerged: pull.merged_at != null,
    isDraft: pull.draft,
    title: pull.title,
    body: pull.body ?? "",
    authorId: pull.user?.id,
    labels: pull.labels.map(({ name: name4 }) => name4),
    createdAt: pull.created_at,
    headRef: pull.head.ref,
    headSha: pull.head.sha,
    baseRef: pull.base.ref,
    isFromHere: pull.head.repo?.id === pull.base.repo.id
  };
}

// src/app/github/publish/pull-marker.ts
import { z as z5 } from "zod";

// src/core/remedy.ts
var origins = ["pattern", "healer", "tool", "history", "model"];
var rungs = ["exact", "semantic", "causal", "model"];

// src/app/github/publish/pull-marker.ts
var hex = z5.string().regex(/^[0-9a-f]{64}$/);
var mostCures = 100;
var word = z5.string().min(1).max(200);
var cureSchema = z5.object({ c: word, h: word, o: z5.enum(origins), r: word });
var schema = z5.object({
  v: z5.literal(1),
  /** Fingerprints of the findings. */
  fp: z5.array(z5.string().regex(/^[\w:.-]{1,120}$/)).max(1e3),
  /** Of the content afterwards. */
  digest: hex,
  /** Of the content that it was made for. */
  from: hex,
  key: z5.string().regex(/^[a-z]+\/[\w.-]{1,100}$/),
  /** What cured each finding, for its record: id of the case, name and origin of the cure, rule. Bounded: a body has a limit. */
  by: z5.array(cureSchema).max(mostCures).default([]),
  /** Heal closed it itself: that is nobody's no. */
  closed: z5.enum(["moot", "superseded"]).optional()
});
function writePullMarker(marker) {
  return writeMarker("heal", marker);
}
function readPullMarker(body) {
  const parsed = schema.safeParse(readMarker("heal", body));
  return parsed.success ? parsed.data : void 0;
}

// src/app/github/publish/own-pulls.ts
var labels3 = {
  all: "heal",
  needsHuman: "heal:needs-human",
  stop: "heal:stop",
  rebase: "heal:rebase",
  /** On a closed pull request: the no is taken back. */
  reconsider: "heal:reconsider"
};
async function readOwnState(repository2, self) {
  const own = await listOwnIssues(repository2, self);
  const marked = own.flatMap((issue2) => {
    const marker = issue2.isPull ? readPullMarker(issue2.body) : void 0;
    return marker ? [{ issue: issue2, marker }] : [];
  });
  const open = (await listOpenPulls(repository2)).flatMap((pull) => {
    const marker = pull.authorId === self.id && pull.isFromHere ? readPullMarker(pull.body) : void 0;
    return marker && pull.headRef.startsWith("heal/") ? [{ ...pull, marker }] : [];
  });
  return {
    open: open.toSorted((a, b) => a.number - b.number),
    rejected: marked.filter(({ issue: issue2, marker }) => isNo(issue2, marker)).map(({ issue: { number: number2, url, title }, marker }) => ({ number: number2, url, title, marker })),
    openedAt: [
      ...new Map([
        ...marked.map(({ issue: issue2 }) => [issue2.number, issue2.createdAt]),
        ...open.map((pull) => [pull.number, pull.createdAt])
      ]).values()
    ].toSorted((a, b) => Date.parse(b) - Date.parse(a)),
    issues: own.filter(({ isPull }) => !isPull)
  };
}
function isNo(issue2, marker) {
  return issue2.state === "closed" && !issue2.isMerged && marker.closed === void 0 && !issue2.labels.includes(labels3.reconsider);
}
function listRejected({ rejected }) {
  return new Map(rejected.flatMap((pull) => pull.marker.fp.map((fingerprint2) => [fingerprint2, pull])));
}

// src/app/github/read-config.ts
function readConfig(github, branch2) {
  return loadConfig(readBranch2(github, branch2));
}
function readBranch2(github, branch2) {
  const texts = /* @__PURE__ */ new Map();
  const read = (path) => {
    const known2 = texts.get(path) ?? readTextFile(github, path, branch2);
    texts.set(path, known2);
    return known2;
  };
  return { readFile: read, exists: async (path) => await read(path) !== void 0 };
}

// src/app/github/publish/bundle-schema.ts
import { z as z6 } from "zod";
var mostFileBytes = 1e6;
var line = (max) => z6.string().max(max);
var oid = z6.string().regex(/^[0-9a-f]{40}$/);
var count = z6.number().int().min(0).max(1e7);
var ms = z6.number().min(0).max(1e12);
var fingerprint = z6.string().regex(/^[\w:.-]{1,120}$/);
var rule = z6.string().regex(/^[^\p{Cc}\p{Cf}\s][^\p{Cc}\p{Cf}]{0,199}$/u);
var branch = z6.string().regex(/^(?![-/.])(?!.*(?:\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)))[^\p{Cc}\s~^:?*[\\]{1,200}(?<![/.])$/u);
var gate = z6.strictObject({
  name: line(60),
  passed: z6.boolean(),
  ms,
  detail: line(4e3),
  inconclusive: z6.exactOptional(z6.literal(true))
});
var evidence = z6.strictObject({
  verdict: z6.enum(["gain", "no-gain", "different", "unmeasured"]),
  said: line(2e3),
  subject: line(500),
  sizes: z6.array(
    z6.strictObject({
      size: z6.number(),
      beforeNs: z6.number(),
      afterNs: z6.number(),
      ratio: z6.number(),
      low: z6.number(),
      high: z6.number(),
      rounds: z6.number()
    })
  ).max(20),
  statements: z6.exactOptional(z6.strictObject({ before: count, after: count, ownBefore: count, ownAfter: count }))
});
var proposedCase = z6.strictObject({
  id: z6.string().regex(/^[\w-]{1,80}$/),
  fingerprint,
  rule,
  category: z6.enum(categories),
  severity: z6.enum(severities),
  path: line(1e3),
  line: count,
  endLine: count,
  message: line(4e3),
  summary: line(1e3),
  healer: rule,
  origin: z6.enum(["pattern", "healer", "tool", "history", "model"]),
  rung: z6.enum(rungs),
  safety: z6.enum(safeties),
  confidence: z6.number().min(0).max(1),
  waits: z6.exactOptional(line(2e3)),
  evidence: z6.exactOptional(evidence),
  diff: line(2e5)
});
var proposal = z6.strictObject({
  key: z6.string().regex(/^[a-z]+\/[\w.-]{1,100}$/),
  category: z6.enum(categories),
  rule,
  priority: z6.enum(priorities),
  severity: z6.enum(severities),
  cases: z6.array(proposedCase).min(1).max(500),
  files: z6.array(
    z6.strictObject({
      path: line(1e3),
      before: z6.union([oid, z6.literal("")]),
      after: line(Math.ceil(mostFileBytes / 3) * 4)
    })
  ).min(1).max(200),
  gates: z6.array(gate).max(30),
  approval: z6.strictObject({ needed: z6.boolean(), why: line(1e3) }),
  testedBySuite: z6.boolean()
});
var openFinding = z6.strictObject({
  fingerprint,
  rule,
  category: z6.enum(categories),
  priority: z6.enum(priorities),
  severity: z6.enum(severities),
  path: line(1e3),
  line: count,
  message: line(4e3),
  reason: z6.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  detail: line(4e3)
});
var bundleSchema = z6.strictObject({
  version: z6.literal(1),
  repository: z6.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/),
  head: oid,
  branch,
  runId: z6.string().regex(/^[\w.:-]{1,120}$/),
  at: z6.iso.datetime({ offset: true }),
  isComplete: z6.boolean(),
  summary: z6.strictObject({ found: count, healed: count, waiting: count, rolledBack: count, flagged: count }),
  proposals: z6.array(proposal).max(200),
  open: z6.array(openFinding).max(5e3)
});

// src/app/github/publish/read-bundle.ts
var maxBundle = 32 * 1024 * 1024;
function readBundle(source2, expected) {
  const value = decode(source2);
  if (value === void 0) return { problem: "The bundle is no JSON, or too large." };
  const parsed = bundleSchema.safeParse(value);
  if (!parsed.success) {
    const [issue2] = parsed.error.issues;
    const place = issue2?.path.map((step) => typeof step === "number" ? `[${step}]` : String(step)).join(".") ?? "";
    return { problem: `The bundle is not one of ours: ${/^[\w.[\]]{1,120}$/.test(place) ? place : "its root"}.` };
  }
  const bundle = parsed.data;
  if (bundle.repository.toLowerCase() !== expected.repository.toLowerCase())
    return { problem: "The bundle is for another repository." };
  if (expected.branch !== void 0 && bundle.branch !== expected.branch)
    return { problem: "The bundle is for another branch." };
  if (expected.head !== void 0 && bundle.head !== expected.head)
    return { problem: "The bundle is for another commit." };
  const keys = bundle.proposals.map(({ key }) => key);
  if (new Set(keys).size !== keys.length) return { problem: "The bundle has a proposal twice." };
  const fingerprints = bundle.proposals.flatMap(({ cases }) => cases.map((one) => one.fingerprint));
  if (new Set(fingerprints).size !== fingerprints.length) return { problem: "The bundle proposes a finding twice." };
  return { bundle };
}
function decode(source2) {
  if (source2 instanceof Uint8Array) {
    if (source2.length > maxBundle) return void 0;
    try {
      return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(source2));
    } catch {
      return void 0;
    }
  }
  const text = typeof source2 === "string" ? source2 : JSON.stringify(source2) ?? "";
  return text.length > maxBundle ? void 0 : parseJson(text);
}

// src/drivers/github/refs.ts
import { z as z7 } from "zod";
var sha2 = z7.string().regex(/^[0-9a-f]{40}$/);
var refSchema = z7.object({ object: z7.object({ sha: sha2, type: z7.string() }) });
async function readTip({ client, owner, repo }, branch2) {
  try {
    const { data } = await client.rest.git.getRef({ owner, repo, ref: `heads/${branch2}` });
    return refSchema.parse(data).object.sha;
  } catch (error) {
    if (statusOf(error) === 404) return void 0;
    throw error;
  }
}
async function createBranch({ client, owner, repo }, branch2, commit) {
  try {
    await client.rest.git.createRef({ owner, repo, ref: `refs/heads/${branch2}`, sha: commit });
    return "created";
  } catch (error) {
    if (statusOf(error) === 422 && await readTip({ client, owner, repo }, branch2) !== void 0) return "taken";
    throw error;
  }
}
async function moveBranch(repository2, move) {
  if (await readTip(repository2, move.branch) !== move.from) return "lost-race";
  try {
    await repository2.client.graphql(
      `mutation ($repositoryId: ID!, $name: GitRefname!, $from: GitObjectID!, $to: GitObjectID!) {
        updateRefs(input: { repositoryId: $repositoryId, refUpdates: [{ name: $name, beforeOid: $from, afterOid: $to, force: true }] }) {
          clientMutationId
        }
      }`,
      { repositoryId: move.repositoryId, name: `refs/heads/${move.branch}`, from: move.from, to: move.to }
    );
    return "moved";
  } catch (error) {
    const tip = await readTip(repository2, move.branch);
    if (tip === move.to) return "moved";
    if (tip !== move.from) return "lost-race";
    throw error;
  }
}
async function forwardBranch(repository2, move) {
  const { client, owner, repo } = repository2;
  if (await readTip(repository2, move.branch) !== move.from) return "lost-race";
  try {
    await client.rest.git.updateRef({ owner, repo, ref: `heads/${move.branch}`, sha: move.to, force: false });
    return "moved";
  } catch (error) {
    const tip = await readTip(repository2, move.branch);
    if (tip === move.to) return "moved";
    if (tip !== move.from || statusOf(error) === 422) return "lost-race";
    throw error;
  }
}
async function deleteBranch({ client, owner, repo }, branch2) {
  try {
    await client.rest.git.deleteRef({ owner, repo, ref: `heads/${branch2}` });
    return true;
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 422) return false;
    throw error;
  }
}

// src/app/bot/bot.ts
var answering = {
  metadata: "read",
  actions: "read",
  checks: "write",
  contents: "write",
  issues: "write",
  pull_requests: "write"
};
var jobPermissions = {
  onboard: { metadata: "read", contents: "write", pull_requests: "write", workflows: "write" },
  heal: { metadata: "read", actions: "write", checks: "write", contents: "read", issues: "write" },
  "heal-here": { metadata: "read", checks: "write", contents: "write", issues: "write", pull_requests: "write" },
  "show-run": { metadata: "read", actions: "read", checks: "write" },
  "look-again": { metadata: "read", actions: "write", pull_requests: "read" },
  "follow-run": { metadata: "read", actions: "read" },
  "take-proposals": {
    metadata: "read",
    actions: "read",
    checks: "write",
    contents: "write",
    issues: "write",
    pull_requests: "write"
  },
  "record-run": { metadata: "read", actions: "read" },
  "review-pull": { metadata: "read", checks: "write", contents: "read", pull_requests: "write" },
  "refresh-approval": { metadata: "read", checks: "write", contents: "read", pull_requests: "write" },
  "settle-pull": { metadata: "read", contents: "write", issues: "write", pull_requests: "write" },
  "answer-person": answering,
  "answer-stop": answering,
  "read-dashboard": answering,
  "read-stop-tick": answering,
  stop: { metadata: "read", actions: "write" },
  nightly: { metadata: "read", pull_requests: "read" }
};
function succeed(did) {
  return { state: "succeeded", result: { did } };
}
function askPerson(why) {
  return { state: "needs_attention", result: { why } };
}

// src/app/github/texts/escape.ts
import { stripVTControlCharacters } from "node:util";
var usualLength = 300;
var stop = "&#8203;";
function escapeText(text, maxLength = usualLength) {
  return encode(oneLine(text, maxLength));
}
function prose(text, maxLength = usualLength) {
  return splitCode(oneLine(text, maxLength)).map((part2) => part2.isCode ? code(part2.text, maxLength) : encode(part2.text)).join("");
}
function code(text, maxLength = usualLength) {
  const line2 = oneLine(text, maxLength);
  if (line2 === "") return "(empty)";
  return /^[\w./:,;=()+ -]+$/.test(line2) && !hasReference(line2) ? `\`${line2}\`` : htmlCode(line2);
}
function escapeHtml(text, maxLength = usualLength) {
  return splitCode(oneLine(text, maxLength)).map((part2) => part2.isCode ? htmlCode(part2.text) : encode(part2.text)).join("");
}
function plain(text, maxLength = usualLength) {
  return oneLine(text, maxLength).replaceAll(/@(?=[\w-])/g, "@ ").replaceAll(/#(?=\d)/g, "# ").replaceAll(/\b(GH)-(?=\d)/gi, "$1 ").replaceAll(/:\/\//g, ": //").replaceAll(/\bwww\.(?=\S)/gi, "www. ").replaceAll(/\[(?=[^\]]{0,20}\b(?:skip|no)\b|\s*(?:skip|no|ci)\b)/gi, "[ ").replaceAll(/\*\*\*(?=NO_CI)/gi, "* * *").replaceAll(/\b(skip-checks|(?:[a-z]+-)+by)\s*:/gi, "$1 :").slice(0, maxLength).trim();
}
function showUnseen(text) {
  return stripVTControlCharacters(text.toWellFormed()).replaceAll(/\r\n?/g, "\n").replaceAll(
    // Tabs and line breaks are meant. A byte order mark, variation selectors and unassigned planes are not seen either.
    /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu,
    (sign) => `\\u{${sign.codePointAt(0)?.toString(16) ?? ""}}`
  );
}
function oneLine(text, maxLength) {
  const line2 = showUnseen(text.slice(0, maxLength * 4)).replaceAll(/\s+/g, " ").trim();
  return line2.length > maxLength ? `${line2.slice(0, maxLength - 1).toWellFormed().trimEnd()}\u2026` : line2;
}
function htmlCode(line2) {
  return `<code>${encode(line2)}</code>`;
}
function encode(line2) {
  return line2.replaceAll(
    /[^\p{L}\p{N} ,.;:?'"()/%=…→–-]|(?<=^ *)[-+=]|(?<=^ *\d+)[.)]|https?:|www\.|ftp:|\bGH-/giu,
    (sign) => {
      if (sign.length > 2 && /[a-z]/i.test(sign)) return `${sign.slice(0, -1)}${entity(sign.at(-1) ?? "")}${stop}`;
      const encoded = /^[\u0000-\u007f]$/.test(sign) ? entity(sign) : sign;
      return sign === "@" || sign === "#" ? `${encoded}${stop}` : encoded;
    }
  );
}
function entity(sign) {
  return `&#${sign.codePointAt(0)};`;
}
function hasReference(line2) {
  return /\/\/|\bwww\.|\bGH-\d/i.test(line2);
}
function splitCode(line2) {
  return line2.split(/(`[^`]+`)/).filter((part2) => part2 !== "").map((part2) => {
    const isCode = part2.length > 2 && part2.startsWith("`") && part2.endsWith("`");
    return { text: isCode ? part2.slice(1, -1) : part2, isCode };
  });
}

// src/app/github/checks/texts.ts
var shown = 20;
function writeStages(stages, now) {
  const rows = stages.map(({ name: name4, detail: detail2, at }, index) => {
    const until = stages[index + 1]?.at;
    const seconds = Math.max(0, Math.round(((until ?? now).getTime() - at.getTime()) / 1e3));
    const mark2 = until === void 0 ? "\u25B6" : "\u2714";
    return `| ${mark2} ${name4} | ${escapeText(detail2, 200)} | ${seconds} s |`;
  });
  const left = rows.length - shown;
  const lines = ["| stage | | |", "| --- | --- | ---: |", ...rows.slice(-shown)];
  const current = stages.at(-1);
  const detail = current?.detail ? `: ${plain(current.detail, 120)}` : "";
  return {
    title: `${current?.name ?? "Starting"}${detail}`,
    summary: [...left > 0 ? [`${left} earlier stages are not shown.`, ""] : [], ...lines].join("\n")
  };
}

// src/app/github/checks/live-check.ts
var liveCheck = "heal";
var maxAnnotations = 500;
var liveActions = [
  { id: "retry", label: "Re-run", description: "Look and heal again" },
  { id: "stop", label: "Stop", description: "No more heals here until resumed" },
  { id: "dashboard", label: "Open dashboard", description: "Bring the dashboard up to date" }
];
async function showStages(place, stages) {
  await show(place, stages, { conclusion: void 0, output: writeStages(stages, place.now()) });
}
async function showEnd(place, stages, end) {
  const { conclusion, title, summary, annotations = [] } = end;
  const hidden = annotations.length - maxAnnotations;
  const more = hidden > 0 ? `

${hidden} more are not shown beside the code.` : "";
  await show(place, stages, {
    conclusion,
    output: { title, summary: `${summary}${more}`, text: writeStages(stages, place.now()).summary },
    actions: liveActions,
    annotations: annotations.slice(0, maxAnnotations)
  });
}
async function show({ repo, appId, headSha, detailsUrl }, stages, state) {
  const details = detailsUrl === void 0 ? {} : { detailsUrl };
  const [newest] = await listOwnRuns(repo, { headSha, name: liveCheck, appId });
  if (newest && newest.conclusion === void 0) {
    await updateCheckRun(repo, newest.id, { ...state, ...details });
    return;
  }
  const startedAt = stages[0]?.at.toISOString();
  await createCheckRun(repo, {
    ...state,
    ...details,
    ...startedAt === void 0 ? {} : { startedAt },
    name: liveCheck,
    headSha
  });
}

// src/app/github/texts/blocks.ts
function fence(text, options = {}) {
  const { language = "", maxLines = 200, maxCharacters = 8e3 } = options;
  const all = showUnseen(text.slice(0, maxCharacters * 4)).replace(/\n$/, "").split("\n");
  const lines = [];
  let size = 0;
  for (const line2 of all.slice(0, maxLines)) {
    size += line2.length + 1;
    if (size > maxCharacters) break;
    lines.push(line2.replaceAll(/<!--(\s*heal)\b/gi, "<! --$1"));
  }
  const total = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  const left = total - lines.length;
  const inside = lines.join("\n");
  const longest = Math.max(2, ...[...inside.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = "`".repeat(longest + 1);
  const note = left > 0 ? `

\u2026 and ${left} more line${left === 1 ? "" : "s"}.` : "";
  return `${ticks}${/^[a-z]+$/.test(language) ? language : ""}
${inside}
${ticks}${note}`;
}
function fold(title, body, options = {}) {
  return `<details${options.isOpen === true ? " open" : ""}>
<summary>${escapeHtml(title)}</summary>

${body.trim()}

</details>`;
}
function table(headers, rows) {
  if (rows.length === 0) return "";
  const line2 = (cells) => `| ${cells.map(cell).join(" | ")} |`;
  return [line2(headers), `|${headers.map(() => " --- ").join("|")}|`, ...rows.map(line2)].join("\n");
}
function cell(text) {
  return text.replaceAll(/\s*\n\s*/g, " ").replaceAll("|", "&#124;");
}
function link(text, address) {
  if (address === void 0 || !/^https:\/\/[\w.-]+(?::\d+)?\/[\w./~#%=?&+-]*$/.test(address)) return text;
  return `[${text}](${address})`;
}
function formatMs(ms2) {
  if (!Number.isFinite(ms2) || ms2 < 0) return "\u2013";
  if (ms2 < 1) return "< 1 ms";
  if (ms2 < 1e3) return `${Math.round(ms2)} ms`;
  return ms2 < 6e4 ? `${(ms2 / 1e3).toFixed(1)} s` : `${Math.floor(ms2 / 6e4)} min ${Math.round(ms2 % 6e4 / 1e3)} s`;
}
function formatNs(ns) {
  if (!(ns < 1e6)) return formatMs(ns / 1e6);
  return ns < 1e3 ? `${Math.round(ns)} ns` : `${(ns / 1e3).toFixed(1)} \xB5s`;
}
function countOf(count2, noun, nouns = `${noun}s`) {
  return `${count2} ${count2 === 1 ? noun : nouns}`;
}

// src/app/bot/heal-check.ts
async function tellStages(place, stages) {
  await quietly(place, () => showStages(placeOf2(place), stages));
}
async function tellEnd(place, stages, end) {
  await quietly(place, () => showEnd(placeOf2(place), stages, end));
}
function placeOf2({ github, appId, headSha, now, runUrl }) {
  return { repo: github, appId, headSha, now, ...runUrl === void 0 ? {} : { detailsUrl: runUrl } };
}
async function quietly({ say, signal }, work2) {
  try {
    await work2();
  } catch (error) {
    if (signal.aborted) throw error;
    await say(`The check heal could not be written: ${messageOf(error).slice(0, 200)}`);
  }
}
function describeRun({ summary, open }, did) {
  const { found, healed, waiting, rolledBack } = summary;
  const title = found === 0 ? "Nothing to heal" : `${healed} of ${countOf(found, "finding")} can be healed; ${open.length} are open`;
  const rows = [
    `- ${countOf(healed, "heal")} verified and proposed`,
    ...waiting > 0 ? [`- ${countOf(waiting, "heal")} verified, waiting for their turn or a yes`] : [],
    ...rolledBack > 0 ? [`- ${countOf(rolledBack, "heal")} tried and taken back: a gate did not pass`] : [],
    `- ${countOf(open.length, "finding")} left to people`
  ];
  return {
    conclusion: found === 0 ? "success" : "neutral",
    title,
    summary: `${rows.join("\n")}

${prose(did, 1e3)}`,
    annotations: open.map((one) => {
      const message = plain(`${one.message}
${one.detail}`, 1e3);
      const level = one.priority === "P0" || one.priority === "P1" ? "warning" : "notice";
      return { path: one.path, line: one.line, endLine: one.line, level, title: plain(one.rule, 200), message };
    })
  };
}

// src/app/bot/handlers/heal-here.ts
var healHere = async ({ repository: repository2, repositoryId, sha: sha4 }, run, bot) => {
  const { here, app, parts, appId, now } = bot;
  if (!isAllowed(here.allowed, repository2)) throw new JobRefused("its code may not run on this machine any more");
  const input = await run.openPart();
  const { github, own, signal } = input;
  const facts = await readRepository(github);
  if (facts.isArchived || facts.isFork) return succeed("nothing: it is archived, or a fork");
  if (await readTip(github, facts.defaultBranch) !== sha4)
    return succeed("nothing: a newer push has a job of its own");
  const { config, problems } = await readConfig(github, facts.defaultBranch);
  if (problems.length > 0) return askPerson("the configuration is wrong");
  const place = { ...input, appId, headSha: sha4 };
  const stages = [{ name: "Starting", detail: "On the machine of this bot.", at: now() }];
  await tellStages(place, stages);
  const state = await readOwnState(github, own);
  stages.push({ name: "Diagnosing", detail: "Looks for faults and tries cures, in a sandbox.", at: now() });
  await tellStages(place, stages);
  const reading = {
    repository: repository2,
    repositoryId,
    signal,
    say: () => {
    },
    permissions: { metadata: "read", contents: "read" }
  };
  const bundle = await runHere({
    repository: repository2,
    repositoryId,
    serverUrl: facts.url.slice(0, -`/${facts.fullName}`.length),
    token: await app.makeToken(reading),
    branch: facts.defaultBranch,
    sha: sha4,
    runId: `here-${run.job.id}`.slice(0, 100),
    rejected: state.rejected.flatMap(({ marker }) => marker.fp),
    maxProposals: Math.min(100, config.pullRequests.maxOpen + state.open.length),
    env: here.env,
    engineFile: here.engineFile,
    signal,
    say: (line2) => void run.say(line2.slice(0, 300)).catch(() => {
    })
  });
  stages.push({ name: "Healing", detail: "What was verified is checked again and offered.", at: now() });
  await tellStages(place, stages);
  const answer2 = await parts.publish({ ...input, bundle, headSha: sha4 });
  const read = readBundle(bundle, { repository: input.repository, head: sha4 });
  if (read.bundle) await tellEnd(place, stages, describeRun(read.bundle, "It ran on the machine of this bot."));
  return answer2;
};

// src/app/bot/standstill.ts
async function isStopped(queue, tenant) {
  const newest = async (name4) => {
    const [last] = await queue.list({ tenant, name: name4, limit: 1 });
    return last && last.state !== "cancelled" ? last : void 0;
  };
  const [stop5, resume3] = await Promise.all([newest("stop"), newest("resume")]);
  if (!stop5) return false;
  return !resume3 || resume3.createdAt <= stop5.createdAt;
}
var unended = ["running", "queued"];
var mostJobs = 1e3;
async function cancelAll(queue, whose, reason) {
  let cancelled = 0;
  for (const state of unended) {
    const jobs = await queue.list({ ..."tenant" in whose ? whose : {}, state, limit: mostJobs });
    for (const job of jobs) {
      if (urgentKinds.has(job.name)) continue;
      if ("owner" in whose && !job.tenant.startsWith(`${whose.owner}/`)) continue;
      if (await queue.cancel(job.id, reason)) cancelled += 1;
    }
  }
  return cancelled;
}

// src/app/bot/handlers/care.ts
var spreadMs = 4 * 60 * 6e4;
var catchUp = async ({ since }, run, { app, log }) => {
  const reaching = { signal: run.signal, say: (line2) => log.info({ job: run.job.id, line: line2 }, "GitHub") };
  return succeed(`${await app.redeliverFailed(since, reaching)} deliveries were asked for again`);
};
var sweep = async ({ date }, run, { app, queue, now, random, log }) => {
  let count2 = 0;
  const reaching = { signal: run.signal, say: (line2) => log.info({ job: run.job.id, line: line2 }, "GitHub") };
  for await (const { id, fullName, isArchived, isFork } of app.listRepositories(reaching)) {
    if (isArchived || isFork) continue;
    count2 += 1;
    const payload = { repository: fullName, repositoryId: id };
    await queue.add(makeJob({ kind: "onboard", payload, key: "once", source: "schedule" }));
    const runAt = new Date(now().getTime() + Math.floor(random() * spreadMs)).toISOString();
    await queue.add(makeJob({ kind: "nightly", payload, key: date, source: "schedule", runAt, priority: 10 }));
  }
  return succeed(`${count2} repositories`);
};
var nightly = async (payload, run, { queue }) => {
  const { key } = run.job;
  const source2 = "schedule";
  await queue.add(makeJob({ kind: "heal", payload: { ...payload, reason: "schedule" }, key, source: source2, priority: 10 }));
  const github = await run.open();
  const ours = (await listOpenPulls(github)).filter(
    ({ headRef, isFromHere }) => isFromHere && headRef.startsWith("heal/")
  );
  for (const { number: number2 } of ours)
    await queue.add(
      makeJob({
        kind: "refresh-approval",
        payload: { ...payload, number: number2 },
        key: `${number2}:${key}`,
        source: source2,
        priority: 10
      })
    );
  return succeed(`${ours.length} pull requests are looked at`);
};
var forget2 = async ({ owner, tenants }, _run, { queue }) => {
  let cancelled = owner === void 0 ? 0 : await cancelAll(queue, { owner }, "the App was taken away");
  for (const tenant of tenants) cancelled += await cancelAll(queue, { tenant }, "the App was taken away");
  return succeed(`${cancelled} jobs were ended`);
};

// src/drivers/github/actions.ts
async function findWorkflow({ client, owner, repo }, file) {
  try {
    const { data } = await client.rest.actions.getWorkflow({ owner, repo, workflow_id: file });
    return { id: data.id, isActive: data.state === "active" };
  } catch (error) {
    if (statusOf(error) === 404) return void 0;
    throw error;
  }
}
async function dispatchWorkflow({ client, owner, repo }, workflow) {
  try {
    await client.rest.actions.createWorkflowDispatch({
      owner,
      repo,
      workflow_id: workflow.id,
      ref: workflow.ref,
      inputs: { ...workflow.inputs }
    });
    return "started";
  } catch (error) {
    if (statusOf(error) === 422) return "not-startable";
    throw error;
  }
}
async function readRun({ client, owner, repo }, runId) {
  const { data } = await client.rest.actions.getWorkflowRun({ owner, repo, run_id: runId });
  return toRun(data);
}
async function listRuns({ client, owner, repo }, filter) {
  const { data } = await client.rest.actions.listWorkflowRuns({
    owner,
    repo,
    workflow_id: filter.workflowId,
    per_page: 100,
    ...filter.headSha === void 0 ? {} : { head_sha: filter.headSha },
    ...filter.since === void 0 ? {} : { created: `>=${filter.since}` }
  });
  return data.workflow_runs.map(toRun);
}
async function listArtifacts({ client, owner, repo }, runId) {
  const { data } = await client.rest.actions.listWorkflowRunArtifacts({ owner, repo, run_id: runId, per_page: 100 });
  return data.artifacts.map((artifact) => ({
    id: artifact.id,
    name: artifact.name,
    size: artifact.size_in_bytes,
    isExpired: artifact.expired,
    digest: artifact.digest ?? void 0
  }));
}
async function repeatRun({ client, owner, repo }, runId) {
  try {
    await client.rest.actions.reRunWorkflow({ owner, repo, run_id: runId });
    return "started";
  } catch (error) {
    if (statusOf(error) === 403 && /already running/i.test(messageOf(error))) return "running";
    throw error;
  }
}
async function cancelRun({ client, owner, repo }, runId) {
  try {
    await client.rest.actions.cancelWorkflowRun({ owner, repo, run_id: runId });
    return true;
  } catch (error) {
    if (statusOf(error) === 409) return false;
    throw error;
  }
}
function toRun(run) {
  return {
    id: run.id,
    attempt: run.run_attempt ?? 1,
    workflowId: run.workflow_id,
    event: run.event,
    status: run.status ?? "",
    conclusion: run.conclusion ?? "",
    headSha: run.head_sha,
    headBranch: run.head_branch ?? "",
    // GitHub says null here once a fork was deleted, whatever its schema says.
    headRepositoryId: run.head_repository?.id,
    repositoryId: run.repository.id,
    createdAt: run.created_at,
    startedAt: run.run_started_at ?? run.created_at,
    url: run.html_url
  };
}

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
async function addLabels({ client, owner, repo }, number2, names) {
  if (names.length > 0) await client.rest.issues.addLabels({ owner, repo, issue_number: number2, labels: [...names] });
}
async function removeLabel({ client, owner, repo }, number2, name4) {
  try {
    await client.rest.issues.removeLabel({ owner, repo, issue_number: number2, name: name4 });
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
}

// src/app/github/publish/pull-labels.ts
var known = {
  [labels3.all]: { color: "2da44e", description: "Found, cured and verified by Heal" },
  [labels3.needsHuman]: { color: "d93f0b", description: "A person has to look at this before it can go on" },
  [labels3.stop]: { color: "57606a", description: "Heal keeps its hands off" },
  [labels3.rebase]: { color: "bfd4f2", description: "Heal makes this anew on the newest commit" },
  [labels3.reconsider]: { color: "bfd4f2", description: "The no is taken back: Heal may propose this again" }
};
function listLabels({ proposal: proposal2, files, need, isTested }, more) {
  const isDelicate = proposal2.cases.some(({ safety }) => safety === "risky") || files.some(({ path }) => isTestFile(path));
  const needsHuman = need.needed || !isTested || isDelicate;
  return [
    .../* @__PURE__ */ new Set([labels3.all, `${labels3.all}:${proposal2.category}`, ...needsHuman ? [labels3.needsHuman] : [], ...more])
  ];
}
async function putLabels(repository2, pull, wanted) {
  const missing = wanted.filter((name4) => !pull.labels.includes(name4));
  for (const name4 of missing) await ensureLabel(repository2, describeLabel(name4));
  await addLabels(repository2, pull.number, missing);
}
function describeLabel(name4) {
  const category = name4.startsWith(`${labels3.all}:`) ? name4.slice(labels3.all.length + 1) : "";
  const about2 = known[name4] ?? {
    color: "c2e0c6",
    description: category === "" ? "" : `Heals of the category ${category}`
  };
  return { name: name4, ...about2 };
}

// src/app/github/publish/once.ts
import { setTimeout as wait } from "node:timers/promises";
var mostTries = 3;
async function once(work2, { signal, pauseMs }) {
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    try {
      return await work2.act();
    } catch (error) {
      if (signal.aborted || isRefusal(error)) throw error;
      const found = await work2.find();
      if (found !== void 0) return found;
      if (statusOf(error) === 422 || tries === mostTries) throw error;
      await wait(pauseMs * tries, void 0, { signal });
    }
  }
}
function isRefusal(error) {
  const status = statusOf(error);
  return status !== void 0 && status >= 400 && status < 500 && status !== 422;
}

// src/app/github/dashboard/config-issue.ts
var configIssueTitle = "Heal: configuration error";
var name = "heal-config-error";
async function reportConfigProblems(request) {
  const { repository: repository2, self, problems } = request;
  const issue2 = await find(repository2, self);
  if (problems.length === 0) {
    if (issue2?.state === "open")
      await updateIssue(repository2, issue2.number, { state: "closed", state_reason: "completed" });
    return void 0;
  }
  const body = writeBody(request);
  if (!issue2) return create(request, body);
  const isOpen = issue2.state === "open";
  if (!isOpen || issue2.body.replaceAll("\r\n", "\n").trimEnd() !== body.trimEnd())
    await updateIssue(repository2, issue2.number, {
      body,
      ...isOpen ? {} : { state: "open", state_reason: "reopened" }
    });
  return { number: issue2.number, url: issue2.url };
}
async function create({ repository: repository2, self, signal, pauseMs = 1e3 }, body) {
  await ensureLabel(repository2, describeLabel("heal"));
  const { number: number2, url } = await once(
    {
      act: () => createIssue(repository2, { title: configIssueTitle, body, labels: ["heal"] }),
      find: () => find(repository2, self)
    },
    { signal, pauseMs }
  );
  return { number: number2, url };
}
async function find(repository2, self) {
  const own = await listOwnIssues(repository2, self);
  return own.filter(({ isPull, body }) => !isPull && readMarker(name, body) !== void 0).toSorted((a, b) => a.number - b.number)[0];
}
function writeBody({ file, problems }) {
  return [
    writeMarker(name, { v: 1 }),
    "",
    `Heal heals nothing here until ${code(file ?? "the configuration")} is in order:`,
    "",
    fence(problems.slice(0, 30).map(printProblem).join("\n"), { maxCharacters: 2e4 }),
    "",
    "Check it on your machine with `heal config validate`. This issue closes by itself with the first run that finds nothing wrong.",
    ""
  ].join("\n");
}

// src/app/bot/handlers/heal.ts
var lookAgainMs = 20 * 6e4;
var mostRounds = 18;
var endless = /* @__PURE__ */ new Set(["cancelled", "skipped", "stale"]);
var startHeal = async (payload, run, { queue, now, appId, here }) => {
  const { github, own } = await run.openPart();
  const facts = await readRepository(github);
  if (facts.isArchived) return succeed("nothing: the repository is archived");
  const isHere = isAllowed(here.allowed, payload.repository);
  const workflow = isHere ? void 0 : await findWorkflow(github, healWorkflowFile);
  if (!isHere) {
    if (!workflow) return succeed("nothing: it has no heal workflow");
    if (!workflow.isActive) return succeed("nothing: its heal workflow is switched off");
  }
  const head = await readTip(github, facts.defaultBranch);
  if (head === void 0) return succeed("nothing: the branch is gone");
  if (payload.reason === "push") {
    if (payload.sha !== head) return succeed("nothing: a newer push has a job of its own");
    if (payload.actor?.id === own.id) return succeed("nothing: it was Heal itself");
  }
  const { source: file, problems } = await readConfig(github, facts.defaultBranch);
  await reportConfigProblems({ repository: github, self: own, file, problems, signal: run.signal });
  if (problems.length > 0) return askPerson("the configuration is wrong; there is an issue about it");
  if (!workflow) return lookHere({ ...payload, sha: head }, run, queue);
  const since = run.job.createdAt;
  const runs = await listRuns(github, { workflowId: workflow.id, headSha: head });
  const isAsked = payload.reason === "command";
  const earlier = runs.find(
    ({ headBranch, conclusion, createdAt, event }) => event !== "pull_request" && headBranch === facts.defaultBranch && !endless.has(conclusion) && (!isAsked || createdAt >= since.slice(0, 19))
  );
  if (earlier) return succeed(`nothing: run ${earlier.id} is for this commit`);
  await run.say("Starting");
  const started = await dispatchWorkflow(github, { id: workflow.id, ref: facts.defaultBranch, inputs: {} });
  if (started === "not-startable") return succeed("nothing: its heal workflow does not listen to workflow_dispatch");
  const stage = {
    name: isAsked ? "Re-running" : "Starting",
    detail: "The workflow was asked for.",
    at: now()
  };
  await tellStages({ github, appId, headSha: head, now, say: run.say, signal: run.signal }, [stage]);
  const { repository: repository2, repositoryId } = payload;
  await queue.add(
    makeJob({
      kind: "follow-run",
      payload: { repository: repository2, repositoryId, sha: head, since, round: 1 },
      key: `${run.job.id}:1`,
      source: run.job.source,
      runAt: new Date(now().getTime() + lookAgainMs).toISOString()
    })
  );
  return { state: "succeeded", result: { did: `started the heal workflow on ${head.slice(0, 7)}`, head } };
};
async function lookHere({ repository: repository2, repositoryId, sha: sha4, reason }, { job }, queue) {
  const key = reason === "command" ? `${sha4}:${job.id}` : sha4;
  await queue.add(makeJob({ kind: "heal-here", payload: { repository: repository2, repositoryId, sha: sha4 }, key, source: job.source }));
  return { state: "succeeded", result: { did: `looks at ${sha4.slice(0, 7)} here`, head: sha4 } };
}
var lookAgain = async ({ number: number2 }, run) => {
  const github = await run.open();
  const pull = await readReviewedPull(github, number2);
  if (pull.state === "closed") return succeed("nothing: it is closed");
  const workflow = await findWorkflow(github, healWorkflowFile);
  if (!workflow) return succeed("nothing: it has no heal workflow");
  const runs = await listRuns(github, { workflowId: workflow.id, headSha: pull.headSha });
  const newest = runs.find(({ event }) => event === "pull_request");
  if (!newest) return succeed("nothing: the workflow did not run for it");
  const isRunning = newest.status !== "completed" || await repeatRun(github, newest.id) === "running";
  return succeed(isRunning ? "it runs still" : `repeats run ${newest.id}`);
};
var followRun = async (payload, run, { queue, now }) => {
  const github = await run.open();
  const workflow = await findWorkflow(github, healWorkflowFile);
  if (!workflow) return succeed("nothing: the workflow is gone");
  const { repository: repository2, repositoryId, sha: sha4, since, round } = payload;
  const runs = await listRuns(github, { workflowId: workflow.id, headSha: sha4 });
  for (const ended2 of runs.filter(({ status }) => status === "completed")) {
    const key = `${ended2.id}:${ended2.attempt}`;
    const taken = { repository: repository2, repositoryId, runId: ended2.id, attempt: ended2.attempt };
    await queue.add(makeJob({ kind: "take-proposals", payload: taken, key, source: run.job.source }));
  }
  if (runs.every(({ status }) => status === "completed") || round >= mostRounds) return succeed("looked after");
  await queue.add(
    makeJob({
      kind: "follow-run",
      payload: { repository: repository2, repositoryId, sha: sha4, since, round: round + 1 },
      key: `${run.job.id}:${round + 1}`,
      source: run.job.source,
      runAt: new Date(now().getTime() + lookAgainMs).toISOString()
    })
  );
  return succeed("it runs still");
};

// src/drivers/github/commits.ts
import { z as z8 } from "zod";
var sha3 = z8.string().regex(/^[0-9a-f]{40}$/);
var account2 = z8.object({ id: z8.number().int(), login: z8.string() }).nullish();
var createdSchema = z8.object({ sha: sha3 });
var gitCommitSchema = z8.object({ sha: sha3, verification: z8.object({ verified: z8.boolean() }).optional() });
var commitSchema = z8.object({
  sha: sha3,
  commit: z8.object({ message: z8.string(), verification: z8.object({ verified: z8.boolean() }).optional() }),
  author: account2,
  committer: account2,
  parents: z8.array(z8.object({ sha: sha3 }))
});
async function createCommit({ client, owner, repo }, { parent, baseTree, message, files }) {
  const tree = [];
  for (const { path, mode, content } of files) {
    const blob = await client.rest.git.createBlob({ owner, repo, content, encoding: "base64" });
    const made = createdSchema.parse(blob.data).sha;
    if (made !== blobId(Buffer.from(content, "base64")))
      throw new Error("GitHub stored another content than it was given.");
    tree.push({ path, mode, type: "blob", sha: made });
  }
  const root = await client.rest.git.createTree({ owner, repo, base_tree: baseTree, tree });
  const { data } = await client.rest.git.createCommit({
    owner,
    repo,
    message,
    tree: createdSchema.parse(root.data).sha,
    parents: [parent]
  });
  const commit = gitCommitSchema.parse(data);
  return { sha: commit.sha, isVerified: commit.verification?.verified ?? false };
}
var onBranchSchema = z8.object({
  createCommitOnBranch: z8.object({
    commit: z8.object({ oid: sha3, signature: z8.object({ isValid: z8.boolean() }).nullish() })
  })
});
async function commitOnBranch({ client, owner, repo }, branch2, { parent, message, files }) {
  const [headline = "", ...rest] = message.split("\n");
  const answer2 = await client.graphql(
    `mutation ($input: CreateCommitOnBranchInput!) {
      createCommitOnBranch(input: $input) { commit { oid signature { isValid } } }
    }`,
    {
      input: {
        branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch2 },
        expectedHeadOid: parent,
        message: { headline, body: rest.join("\n").trim() },
        fileChanges: { additions: files.map(({ path, content }) => ({ path, contents: content })) }
      }
    }
  );
  const { commit } = onBranchSchema.parse(answer2).createCommitOnBranch;
  return { sha: commit.oid, isVerified: commit.signature?.isValid ?? false };
}
var comparedSchema = z8.object({
  total_commits: z8.number().int().min(0),
  merge_base_commit: z8.object({ sha: sha3, commit: z8.object({ tree: z8.object({ sha: sha3 }) }) }),
  commits: z8.array(commitSchema)
});
async function readAhead({ client, owner, repo }, base, head) {
  const basehead = `${base}...${head}`;
  const { data } = await client.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 100 });
  const { total_commits, merge_base_commit, commits } = comparedSchema.parse(data);
  return {
    mergeBase: { sha: merge_base_commit.sha, tree: merge_base_commit.commit.tree.sha },
    commits: commits.map(toCommit),
    isComplete: commits.length === total_commits
  };
}
async function listCommits({ client, owner, repo }, { from, most }) {
  const { data } = await client.rest.repos.listCommits({ owner, repo, sha: from, per_page: Math.min(most, 100) });
  return z8.array(commitSchema).parse(data).map(toCommit);
}
function toCommit({ sha: id, commit, author: author2, committer, parents }) {
  return {
    sha: id,
    message: commit.message,
    authorId: author2?.id,
    authorLogin: author2?.login,
    committerId: committer?.id,
    committerLogin: committer?.login,
    parents: parents.map((parent) => parent.sha),
    isVerified: commit.verification?.verified ?? false
  };
}

// src/app/bot/onboarding-texts.ts
function onboardingFiles(action) {
  return [
    { path: healWorkflowPath, text: makeWorkflow(action) },
    { path: configurationPath, text: configuration }
  ];
}
function makeWorkflow(action) {
  return `# Heal looks for faults here and tries out cures. The bot starts this workflow, takes what it found,
# and opens the pull requests: this workflow itself can only read.
name: heal
on:
  workflow_dispatch:
  pull_request:
permissions: {}
concurrency:
  group: heal-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: true
jobs:
  analyse:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: read # to check the repository out
      pull-requests: read # what people turned down is not tried again
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          # The head of a pull request itself, not GitHub's merge of it: suggestions name its lines.
          ref: \${{ github.event.pull_request.head.sha || github.sha }}
          fetch-depth: 0
          persist-credentials: false
      - id: heal
        uses: ${action}
        with:
          command: fix
          publish: patch
      - uses: actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1
        with:
          name: ${bundleArtifact}
          path: \${{ steps.heal.outputs.bundle-path }}/${bundleFile}
          if-no-files-found: ignore
          retention-days: 7
`;
}
var configuration = `# How far Heal may go here. Everything has a default: this file may stay as it is.
# Only the version on the default branch counts.
version: 1
extends: heal:recommended
`;
function onboardingText({ hasConfiguration }) {
  const config = hasConfiguration ? `
- \`${configurationPath}\`: how far it may go. All defaults; change what you like.` : "";
  return {
    title: "ci: let Heal look after this repository",
    body: `**Nothing happens here until you merge this.** Close it, and you are not asked again.

It adds:
- \`${healWorkflowPath}\`: finds faults, tries cures in a sandbox, and can only read.${config}

**After the merge**
- Pushes to the default branch, and once a night the whole repository, are looked through.
- What was found, healed and verified comes as a pull request, one for each rule, at most one an hour and three open.
- Security fixes of high severity wait for the review of a person who may write here.
- Pull requests of people get suggestions, never pushes.

**Stop** at any time: comment \`/heal stop\`, put the label \`heal:stop\` on an issue, or uninstall the App. To undo, revert this pull request.
`
  };
}

// src/app/bot/handlers/onboard.ts
var onboard = async (_payload, run, { action, log }) => {
  if (action === void 0) {
    log.warn({ job: run.job.id }, "HEAL_ACTION is not set: repositories are offered nothing");
    return succeed("nothing: HEAL_ACTION is not set");
  }
  const github = await run.open();
  const facts = await readRepository(github);
  if (facts.isArchived) return succeed("nothing: the repository is archived");
  if (facts.isFork) return succeed("nothing: a fork is left to its owner");
  const [earlier] = await findPulls(github, onboardingBranch);
  if (earlier) return succeed(`nothing: offered in #${earlier.number} already`);
  const base = await readTip(github, facts.defaultBranch);
  if (base === void 0) return succeed("nothing: the repository is empty");
  const tree = await openTree(github, base);
  const wanted = onboardingFiles(action);
  const missing = [];
  for (const file of wanted) if (!await tree.find(file.path)) missing.push(file);
  if (missing.every(({ path }) => path !== healWorkflowPath)) return succeed("nothing: the workflow is there");
  await run.say("Offering the workflow");
  const commit = await createCommit(github, {
    parent: base,
    baseTree: tree.root,
    message: "ci: let Heal look after this repository",
    files: missing.map(({ path, text }) => ({
      path,
      mode: "100644",
      content: Buffer.from(text, "utf8").toString("base64")
    }))
  });
  await createBranch(github, onboardingBranch, commit.sha);
  const pull = await createPull(github, {
    ...onboardingText({ hasConfiguration: missing.some(({ path }) => path === configurationPath) }),
    head: onboardingBranch,
    base: facts.defaultBranch,
    isDraft: false
  });
  return succeed(`offered in #${pull.number}`);
};

// src/app/bot/handlers/people.ts
var answerPerson = async (payload, run, bot) => {
  const intent2 = toIntent(payload.intent);
  const input = await run.openPart();
  if (intent2.by.id === input.own.id) return succeed("nothing: it was Heal itself");
  const want = (wanted) => grant(wanted, payload, intent2.by, run, bot);
  return bot.parts.answerPerson({ ...input, intent: intent2, want });
};
var readDashboard = async (payload, run, bot) => {
  const input = await run.openPart();
  if (payload.actor.id === input.own.id) return succeed("nothing: it was Heal itself");
  const want = (wanted) => grant(wanted, payload, payload.actor, run, bot);
  return bot.parts.readDashboard({ ...input, number: payload.number, actor: payload.actor, want });
};
async function grant(want, place, by, run, bot) {
  const { repository: repository2, repositoryId } = place;
  const made = { key: run.job.id, source: run.job.source };
  const at = { repository: repository2, repositoryId };
  if (want === "heal") {
    const actor2 = { id: by.id, login: by.login, isBot: false };
    await bot.queue.add(makeJob({ kind: "heal", payload: { ...at, reason: "command", actor: actor2 }, ...made }));
    return;
  }
  if (typeof want === "number") {
    await bot.queue.add(makeJob({ kind: "look-again", payload: { ...at, number: want }, ...made }));
    return;
  }
  if (want !== "end") await bot.queue.add(makeJob({ kind: want, payload: { ...at, by: by.login }, ...made }));
  if (want !== "resume") await cancelAll(bot.queue, { tenant: tenantOf(at) }, `stopped by ${by.login}`);
}
var stop2 = async (payload, run, { queue }) => {
  const cancelled = await cancelAll(queue, { tenant: tenantOf(payload) }, `stopped by ${payload.by}`);
  const github = await run.open();
  const workflow = await findWorkflow(github, healWorkflowFile);
  const runs = workflow ? await listRuns(github, { workflowId: workflow.id }) : [];
  let ended2 = 0;
  for (const { id, status } of runs) if (status !== "completed" && await cancelRun(github, id)) ended2 += 1;
  return succeed(`stopped; ${cancelled} more jobs and ${ended2} runs were ended`);
};
var resume = async (payload, run, { queue }) => {
  const { repository: repository2, repositoryId } = payload;
  const heal = { repository: repository2, repositoryId, reason: "command" };
  await queue.add(makeJob({ kind: "heal", payload: heal, key: run.job.id, source: run.job.source }));
  return succeed(`resumed by ${payload.by}`);
};

// src/app/bot/handlers/pulls.ts
var reviewPull = async ({ number: number2 }, run, { parts }) => parts.refreshApproval({ ...await run.openPart(), number: number2 });
var refreshApproval = async ({ number: number2 }, run, { parts }) => parts.refreshApproval({ ...await run.openPart(), number: number2 });
var settlePull = async ({ number: number2, isMerged, actor: actor2 }, run, { parts }) => parts.settle({ ...await run.openPart(), number: number2, isMerged, actor: actor2 });
var recordRun = async ({ runId, conclusion }) => succeed(`run ${runId} ended with ${conclusion}`);

// src/drivers/github/pull-of-head.ts
async function findPullOfHead({ client, owner, repo }, { branch: branch2, sha: sha4 }) {
  const { data } = await client.rest.pulls.list({ owner, repo, head: `${owner}:${branch2}`, state: "open" });
  return data.find(({ head }) => head.ref === branch2 && head.sha === sha4)?.number;
}

// src/app/bot/judge-run.ts
var trustedEvents = /* @__PURE__ */ new Set(["workflow_dispatch", "push", "schedule"]);
function judgeRun(run, expected) {
  const refuse4 = (why) => ({ use: "refused", why });
  if (run.repositoryId !== expected.repositoryId) return refuse4("the run belongs to another repository");
  if (run.workflowId !== expected.workflowId) return refuse4("the run is of another workflow");
  if (run.headRepositoryId !== expected.repositoryId) return refuse4("the run is for a fork");
  if (run.status !== "completed") return { use: "nothing", why: "the run has not ended" };
  if (run.conclusion !== "success") return { use: "nothing", why: `the run ended with ${run.conclusion || "nothing"}` };
  if (run.event === "pull_request") return { use: "suggest" };
  if (!trustedEvents.has(run.event)) return refuse4(`the run was set off by ${run.event}`);
  if (run.headBranch !== expected.defaultBranch) return refuse4("the run is not for the default branch");
  return { use: "publish" };
}

// src/drivers/github/artifacts.ts
import { createHash } from "node:crypto";
import { fromBufferPromise } from "yauzl";
var ArtifactRefused = class extends Error {
};
async function downloadArtifact({ client, owner, repo }, artifact, options) {
  if (artifact.isExpired) throw new ArtifactRefused("the artifact has expired");
  if (artifact.size > options.mostBytes) throw tooLarge(options.mostBytes);
  const answer2 = await client.request("GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}", {
    owner,
    repo,
    artifact_id: artifact.id,
    archive_format: "zip",
    request: { redirect: "manual", parseSuccessResponseBody: false, signal: options.signal }
  });
  const place = URL.parse(String(answer2.headers.location ?? ""));
  const api = new URL(client.request.endpoint.DEFAULTS.baseUrl);
  if (!place || place.protocol !== "https:" && place.origin !== api.origin)
    throw new ArtifactRefused("GitHub did not say where the artifact is");
  const stored = await fetch(place, { signal: options.signal, redirect: "error" });
  if (!stored.ok || !stored.body) throw new Error(`the artifact could not be read: ${stored.status}`);
  const pieces = [];
  let length = 0;
  for await (const piece of stored.body) {
    length += piece.length;
    if (length > options.mostBytes) throw tooLarge(options.mostBytes);
    pieces.push(piece);
  }
  const archive = Buffer.concat(pieces, length);
  const digest = `sha256:${createHash("sha256").update(archive).digest("hex")}`;
  if (artifact.digest !== void 0 && artifact.digest !== digest)
    throw new ArtifactRefused("the artifact is not what its digest says");
  return archive;
}
async function readArchive(archive, expected) {
  const mostEntries = Object.keys(expected).length;
  const files = /* @__PURE__ */ new Map();
  let zip;
  try {
    zip = await fromBufferPromise(archive, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
    if (zip.entryCount > mostEntries)
      throw new ArtifactRefused(`${zip.entryCount} files, expected ${mostEntries} at most`);
    for await (const entry of zip.eachEntry()) {
      const name4 = entry.fileName;
      const most = Object.hasOwn(expected, name4) ? expected[name4] : void 0;
      if (most === void 0) throw new ArtifactRefused(`unexpected file ${JSON.stringify(name4.slice(0, 100))}`);
      if (files.has(name4)) throw new ArtifactRefused(`${name4} is there twice`);
      files.set(name4, await inflate(zip, entry, most));
    }
    return files;
  } catch (error) {
    if (error instanceof ArtifactRefused) throw error;
    throw new ArtifactRefused(`no readable archive: ${messageOf(error).slice(0, 200)}`, { cause: error });
  } finally {
    zip?.close();
  }
}
async function inflate(zip, entry, mostBytes) {
  if (entry.isEncrypted()) throw new ArtifactRefused(`${entry.fileName} is encrypted`);
  if (entry.uncompressedSize > mostBytes) throw tooLarge(mostBytes);
  const stream = await zip.openReadStreamPromise(entry);
  const pieces = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > mostBytes) throw tooLarge(mostBytes);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}
function tooLarge(mostBytes) {
  return new ArtifactRefused(`larger than ${mostBytes} bytes`);
}

// src/app/bot/take-bundle.ts
var mostArchiveBytes = 20 * 2 ** 20;
var mostBundleBytes = 50 * 2 ** 20;
async function takeBundle({ github, signal, say }, runId) {
  const named2 = (await listArtifacts(github, runId)).filter(({ name: name4 }) => name4 === bundleArtifact);
  const [artifact] = named2;
  if (!artifact) return void 0;
  if (named2.length > 1) throw new JobRefused(`run ${runId} left ${named2.length} artifacts of one name`);
  await say("Reading what was found");
  try {
    const archive = await downloadArtifact(github, artifact, { mostBytes: mostArchiveBytes, signal });
    return (await readArchive(archive, { [bundleFile]: mostBundleBytes })).get(bundleFile);
  } catch (error) {
    if (error instanceof ArtifactRefused) throw new JobRefused(`artifact of run ${runId}: ${error.message}`);
    throw error;
  }
}

// src/app/bot/handlers/take-proposals.ts
var showRun = async ({ repositoryId, runId }, run, { appId }) => {
  const input = await run.openPart();
  const [workflow, found] = await Promise.all([
    findWorkflow(input.github, healWorkflowFile),
    readRun(input.github, runId)
  ]);
  const isOurs = found.workflowId === workflow?.id && found.headRepositoryId === repositoryId;
  if (!isOurs || found.status === "completed") return succeed("nothing: it is over, or not ours");
  await tellStages(placeOf3(input, found, appId), stagesOf(found));
  return succeed(`run ${runId} is shown`);
};
var takeProposals = async ({ repositoryId, runId }, run, bot) => {
  const input = await run.openPart();
  const { github, now } = input;
  const [facts, workflow, found] = await Promise.all([
    readRepository(github),
    findWorkflow(github, healWorkflowFile),
    readRun(github, runId)
  ]);
  if (!workflow) return succeed("nothing: the workflow is gone");
  const { defaultBranch } = facts;
  const verdict = judgeRun(found, { workflowId: workflow.id, repositoryId, defaultBranch });
  if (verdict.use === "refused") throw new JobRefused(`run ${runId}: ${verdict.why}`);
  const place = placeOf3(input, found, bot.appId);
  const escalate = (why) => tellEnd(place, [...stagesOf(found), { name: "Escalating", detail: why, at: now() }], {
    conclusion: "neutral",
    title: "Heal could not finish",
    summary: `${why} Nothing was changed. *Details* leads to the log; *Re-run* tries again.`
  });
  if (verdict.use === "nothing") {
    if (found.conclusion !== "failure" && found.conclusion !== "timed_out") return succeed(`nothing: ${verdict.why}`);
    await escalate("The heal workflow failed.");
    return askPerson(`run ${runId} of the heal workflow: ${verdict.why}`);
  }
  try {
    return await publishRun(verdict, found, input, bot);
  } catch (error) {
    if (error instanceof JobRefused) await escalate("What the run left behind could not be used.");
    throw error;
  }
};
async function publishRun(verdict, found, input, { parts, appId }) {
  const { github, now, say } = input;
  const place = placeOf3(input, found, appId);
  const bundle = await takeBundle(input, found.id);
  if (!bundle) {
    const end = { conclusion: "success", title: "Nothing to heal", summary: "The run left no proposals." };
    await tellEnd(place, stagesOf(found), end);
    return succeed("nothing: the run left no proposals");
  }
  const { headSha } = found;
  const number2 = verdict.use === "suggest" ? await findPullOfHead(github, { branch: found.headBranch, sha: headSha }) : void 0;
  if (verdict.use === "suggest" && number2 === void 0) return succeed("nothing: the pull request has moved on");
  await say("Publishing");
  const healing = { name: "Healing", detail: "What was verified is checked again and offered.", at: now() };
  const stages = [...stagesOf(found), healing];
  await tellStages(place, stages);
  const answer2 = number2 === void 0 ? await parts.publish({ ...input, bundle, headSha }) : await parts.suggest({ ...input, bundle, headSha, number: number2 });
  const read = readBundle(bundle, { repository: input.repository, head: headSha });
  if (read.bundle) await tellEnd(place, stages, describeRun(read.bundle, readDid(answer2)));
  return answer2;
}
function placeOf3(input, found, appId) {
  return { ...input, appId, headSha: found.headSha, runUrl: found.url };
}
function stagesOf({ id, createdAt, startedAt }) {
  return [
    { name: "Starting", detail: "The workflow was asked for.", at: new Date(createdAt) },
    { name: "Diagnosing", detail: `Run ${id} looks for faults and tries cures.`, at: new Date(startedAt) }
  ];
}
function readDid({ result }) {
  const said = typeof result === "object" && result !== null ? Reflect.get(result, "did") : void 0;
  return typeof said === "string" ? said : "";
}

// src/app/bot/run-jobs.ts
var botHandlers = {
  onboard,
  heal: startHeal,
  "heal-here": healHere,
  "look-again": lookAgain,
  "follow-run": followRun,
  "show-run": showRun,
  "take-proposals": takeProposals,
  "record-run": recordRun,
  "review-pull": reviewPull,
  "refresh-approval": refreshApproval,
  "settle-pull": settlePull,
  "answer-person": answerPerson,
  "answer-stop": answerPerson,
  "read-dashboard": readDashboard,
  "read-stop-tick": readDashboard,
  stop: stop2,
  resume,
  forget: forget2,
  "catch-up": catchUp,
  sweep,
  nightly
};
var worksWhenStopped = /* @__PURE__ */ new Set(["answer-person", "read-dashboard", "record-run", "sweep"]);
function makeJobHandlers(bot) {
  const findOwn = makeFindOwn(bot);
  const kinds = Object.keys(botHandlers);
  const handlers = kinds.map((kind) => [kind, (running) => doJob(kind, running, bot, findOwn)]);
  return {
    urgent: Object.fromEntries(handlers.filter(([kind]) => urgentKinds.has(kind))),
    usual: Object.fromEntries(handlers.filter(([kind]) => !urgentKinds.has(kind)))
  };
}
async function doJob(kind, running, bot, findOwn) {
  const { job, signal } = running;
  const log = bot.log.with({ job: job.id, kind, tenant: job.tenant, attempt: running.attempt.number });
  const payload = jobKinds[kind].safeParse(job.payload);
  if (!payload.success) throw new JobRefused(`the row of ${kind} is not one of this version`);
  if ("repository" in payload.data && tenantOf(payload.data) !== job.tenant)
    throw new JobRefused("the row belongs to another repository");
  const started = performance.now();
  const say = (line2) => log.info({ line: line2 }, "GitHub");
  const { data } = payload;
  const open = () => {
    const permissions = jobPermissions[kind];
    if (!permissions || !("repository" in data)) throw new Error(`${kind} does not talk to GitHub about a repository`);
    const { repository: repository2, repositoryId } = data;
    return bot.app.openRepository({ repository: repository2, repositoryId, permissions, signal, say });
  };
  const run = {
    job,
    signal,
    say: (stage) => running.say("stage", stage),
    open,
    async openPart() {
      const github = await open();
      const own = await findOwn(github, signal);
      const repository2 = `${github.owner}/${github.repo}`;
      const repositoryId = "repository" in data ? data.repositoryId : 0;
      return { github, repository: repository2, repositoryId, signal, now: bot.now, say: run.say, own, job };
    }
  };
  try {
    if (!urgentKinds.has(kind) && !worksWhenStopped.has(kind) && await isStopped(bot.queue, job.tenant))
      return succeed("nothing: Heal is stopped in this repository");
    const handle = botHandlers[kind];
    const answer2 = await handle(data, run, bot);
    const ms2 = Math.round(performance.now() - started);
    log.info({ state: answer2.state, did: readDid2(answer2.result), ms: ms2 }, "Job done");
    return answer2;
  } catch (error) {
    const refused = toRefusal(error);
    log.warn({ error: messageOf(refused), isFinal: refused instanceof JobRefused }, "Job failed");
    throw refused;
  }
}
function toRefusal(error) {
  if (error instanceof JobRefused) return error;
  if (error instanceof NotInstalled) return new JobRefused(messageOf(error), { cause: error });
  if (statusOf(error) === 401)
    return new JobRefused("GitHub refused the token, and the one after it as well", { cause: error });
  return error;
}
function makeFindOwn({ app, log }) {
  let known2;
  return async (github, signal) => {
    if (known2) return known2;
    const { slug } = await app.identify({ signal, say: (line2) => log.info({ line: line2 }, "GitHub") });
    known2 = { id: await findBotUser(github, slug), login: `${slug}[bot]` };
    return known2;
  };
}
function readDid2(result) {
  if (typeof result !== "object" || result === null || Array.isArray(result)) return void 0;
  const said = Reflect.get(result, "did") ?? Reflect.get(result, "why");
  return typeof said === "string" ? said : void 0;
}

// src/app/bot/command-rate.ts
import { z as z10 } from "zod";

// src/drivers/github/comments.ts
import { z as z9 } from "zod";
var commentSchema2 = z9.object({
  body: z9.string().default(""),
  user: z9.object({ id: z9.number().int() }).nullish(),
  created_at: z9.string(),
  updated_at: z9.string()
});
async function readComment2({ client, owner, repo }, id) {
  try {
    const { data } = await client.rest.issues.getComment({ owner, repo, comment_id: id });
    const { body, user, created_at, updated_at } = commentSchema2.parse(data);
    return { authorId: user?.id, body, isEdited: created_at !== updated_at };
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 410) return void 0;
    throw error;
  }
}
async function readHead(repository2, pull) {
  if (pull !== void 0) return readReviewedPull(repository2, pull);
  const { defaultBranch } = await readRepository(repository2);
  const tip = await readBranch(repository2, defaultBranch);
  if (!tip) throw new Error("The default branch is gone.");
  return { headSha: tip.sha };
}

// src/app/github/commands/texts.ts
var help = [
  ["/heal apply <id> @<commit>", "take a suggestion into this branch, while it is at that commit"],
  ["/heal explain <id>", "what was found, what was tried, why it waits"],
  ["/heal ignore <id> <why>", "never propose it again"],
  ["/heal retry", "look and heal again"],
  ["/heal rebase", "make the fix anew on the newest base"],
  ["/heal merge @<commit>", "merge this fix, if that very commit is approved or needs no approval"],
  ["/heal stop", "no more heals here; what runs ends"],
  ["/heal resume", "takes a stop back"],
  ["/heal status", "what is open, waiting and done"]
];
function writeHelp(intro) {
  const rows = help.map(([command, about2]) => `| \`${command}\` | ${about2} |`);
  const note = "In the first line of a new comment. `explain` and `status` need triage access, the others write access. A comment never approves a fix: a review does.";
  return [intro, "", "| command | |", "| --- | --- |", ...rows, "", note].join("\n");
}
function answerUnbound(command, { target, sha: sha4, isPull }, headSha) {
  const place = isPull ? "The branch" : "The default branch";
  const what = sha4 === void 0 ? "Which commit do you mean?" : `${place} has moved on from ${code(sha4)}.`;
  const again = ["/heal", command, ...target === void 0 ? [] : [target], `@${headSha.slice(0, 7)}`].join(" ");
  return `${what} ${place} is at \`${headSha.slice(0, 7)}\` now. If that is what you looked at:

\`\`\`
${again}
\`\`\``;
}

// src/app/github/commands/authorise.ts
var rateLimit = { commands: 20, windowMs: 10 * 6e4 };
var changesABranch = /* @__PURE__ */ new Set(["apply", "merge"]);
var forTriage = /* @__PURE__ */ new Set(["explain", "status", "help", "dashboard"]);
async function authorise(intent2, repo, rate) {
  const { command, by, via } = intent2;
  const asked = await rate.count(by.id, rateLimit.windowMs);
  if (asked > rateLimit.commands && command !== "stop") return refuse("too many commands");
  const isStopLabel = via === "label" && command === "stop";
  const permission = isStopLabel ? "triage" : await readPermission(repo, by);
  if (!mayTriage(permission)) return refuse("no permission here");
  if (!await isStillSaid(intent2, repo)) return refuse("the comment was edited or removed");
  if (command === void 0)
    return refuse("unknown command", mayWrite(permission) ? writeHelp("That is no command of Heal.") : void 0);
  if (command === "help") return refuse("asked for help", writeHelp("What Heal listens to:"));
  const isPermitted = forTriage.has(command) || isStopLabel || mayWrite(permission);
  if (!isPermitted) return refuse("needs write permission", `\`/heal ${command}\` needs write access here.`);
  return bind(intent2, command, permission, repo);
}
async function bind(intent2, command, permission, repo) {
  const granted = { granted: true, command, intent: intent2, askedBy: intent2.by, permission };
  if (intent2.via === "button") {
    if (intent2.number === void 0) return { ...granted, headSha: intent2.headSha };
    const { headSha: headSha2 } = await readHead(repo, intent2.number);
    if (headSha2 === intent2.headSha || command === "stop" || command === "dashboard") return { ...granted, headSha: headSha2 };
    return refuse("the button belongs to an older commit");
  }
  if (command === "apply" && intent2.target === void 0)
    return refuse("names nothing", "Which one? `/heal apply <id> @<commit>`, as it stands below each suggestion.");
  if (command === "ignore" && intent2.target === void 0 && !intent2.isPull)
    return refuse("names nothing", "Which one? `/heal ignore <id> <why>`.");
  if (!changesABranch.has(command) && intent2.sha === void 0) return { ...granted, headSha: void 0 };
  const { headSha } = await readHead(repo, intent2.isPull ? intent2.number : void 0);
  if (intent2.sha !== void 0 && headSha.startsWith(intent2.sha)) return { ...granted, headSha };
  return refuse("bound to another commit", answerUnbound(command, intent2, headSha));
}
async function isStillSaid({ comment, by }, repo) {
  if (!comment) return true;
  const now = await readComment2(repo, comment.id);
  return now !== void 0 && now.authorId === by.id && now.body === comment.body && !now.isEdited;
}
function refuse(why, reply) {
  return { granted: false, why, reply };
}

// src/app/bot/command-rate.ts
var askedSchema = z10.object({ intent: z10.object({ by: z10.object({ id: z10.number() }) }) });
function makeCommandRate(queue, tenant, now) {
  return {
    async count(by, windowMs) {
      const since = now().getTime() - windowMs;
      const jobs = await queue.list({ tenant, name: "answer-person", limit: rateLimit.commands * 50 });
      return jobs.filter(({ createdAt, payload }) => {
        const asked = askedSchema.safeParse(payload);
        return Date.parse(createdAt) >= since && asked.data?.intent.by.id === by;
      }).length;
    }
  };
}

// src/app/github/approval/texts.ts
var conclusions = {
  "not-needed": "neutral",
  approved: "success",
  waiting: "action_required",
  blocked: "action_required",
  unknown: "action_required"
};
function writeApproval(decision, { need }) {
  const { state, by, why } = decision;
  if (state === "not-needed") return { title: "No approval needed", summary: why };
  const names = by.map(name2).join(", ");
  const because = need?.why ?? "Nobody knows any more what it heals, so it is treated as a HIGH security fix.";
  if (state === "approved") {
    const lines2 = [
      because,
      `Approved by ${names}: exactly this commit, and they may write here.`,
      "A push, another base, a dismissal, a request for changes or a lost permission takes it back."
    ];
    return { title: `Approved by ${by.map(({ login }) => login).join(", ")}`, summary: lines2.join("\n\n") };
  }
  if (state === "blocked") {
    const undo = by.length > 0 ? `${names} asked for changes. An approval by them, or a dismissal, opens it.` : "";
    return { title: why, summary: [because, undo].filter((line2) => line2 !== "").join("\n\n") };
  }
  if (state === "unknown") {
    const lines2 = [
      because,
      `**${why}** Until that is known it stays closed.`,
      "It is looked at again by itself. At once: press Re-run."
    ];
    return { title: "Could not be decided", summary: lines2.join("\n\n") };
  }
  const list = decision.uncounted.map(({ who, why: reason }) => `- ${name2(who)} ${reason}`);
  const lines = [
    because,
    ...list.length > 0 ? [`These approvals do not count:

${list.join("\n")}`] : [],
    "To open it: **Files changed \u2192 Review changes \u2192 Approve**.",
    "Who may: someone with write access who did not ask for this heal and has no commit on the branch. Comments and robots do not approve."
  ];
  return { title: "Waiting for an approval", summary: lines.join("\n\n") };
}
function name2({ login }) {
  return `\`${login.replaceAll(/[^\w[\]-]/g, "")}\``;
}

// src/app/github/approval/refresh.ts
async function refreshApproval2({ repo, pull: number2, origin, own }) {
  const read = await readApprovalFacts(repo, number2, origin, own);
  const decision = decideFrom(read);
  const isOver = read.pull.state === "closed";
  const check = own.appId === void 0 || isOver ? "none" : await writeCheck({ repo, pull: number2, origin, own }, read, decision);
  return { decision, check, error: read.error };
}
function decideFrom({ facts, pull }) {
  return { ...decideApproval(facts), headSha: pull.headSha };
}
async function writeCheck({ repo, origin, own }, { pull, runs, newContentSince }, decision) {
  const detailsUrl = `${pull.url}/files`;
  if (decision.state === "not-needed") {
    const isAnothers = runs?.some((run) => run.conclusion !== "neutral" && run.detailsUrl !== detailsUrl);
    if (isAnothers || runs?.length === 0 && await isHealedElsewhere(repo, pull, own)) return "kept";
  }
  const state = {
    conclusion: conclusions[decision.state],
    output: writeApproval(decision, origin),
    detailsUrl,
    ...decision.digest === void 0 ? {} : { externalId: decision.digest }
  };
  const newest = runs?.[0];
  if (!newest || newContentSince !== void 0) {
    const startedAt = newContentSince === void 0 ? {} : { startedAt: newContentSince };
    await createCheckRun(repo, { ...state, ...startedAt, name: approvalCheck, headSha: pull.headSha });
    return "created";
  }
  if (isSame(newest, state)) return "unchanged";
  await updateCheckRun(repo, newest.id, state);
  return "updated";
}
async function isHealedElsewhere(repo, pull, own) {
  const pulls = await listPullsAt(repo, pull.headSha);
  return pulls.some(({ number: number2, authorId }) => {
    return number2 !== pull.number && authorId !== void 0 && own.userIds.includes(authorId);
  });
}
function isSame(run, state) {
  return run.conclusion === state.conclusion && run.title === state.output.title && run.summary === state.output.summary && (state.externalId === void 0 || run.externalId === state.externalId);
}

// src/app/github/approval/pass-others.ts
async function passOthers(request, pull) {
  const { repo, own } = request;
  if (own.appId === void 0 || !await requiresCheck(repo, pull.baseRef, approvalCheck)) return "none";
  const need = { needed: false, why: "This is no pull request of Heal: its rules do not apply." };
  const { check, error } = await refreshApproval2({ ...request, origin: { need, askedBy: [] } });
  if (error !== void 0) throw error;
  return check;
}

// src/app/bot/origins.ts
import { z as z11 } from "zod";
var resultSchema = z11.object({
  published: z11.array(z11.object({ number: z11.number(), need: z11.object({ needed: z11.boolean(), why: z11.string() }) })),
  askedBy: z11.array(z11.number())
});
var startedSchema = z11.object({ head: z11.string() });
var askedSchema2 = z11.object({ reason: z11.literal("command"), actor: z11.object({ id: z11.number() }) });
var mostJobs2 = 500;
function toResult(did, published, askedBy) {
  return {
    did,
    published: published.map(({ number: number2, need }) => ({ number: number2, need: { needed: need.needed, why: need.why } })),
    askedBy
  };
}
async function findOrigin(queue, tenant, number2) {
  const jobs = await queue.list({ tenant, name: "take-proposals", limit: mostJobs2 });
  const records = jobs.flatMap(({ result }) => {
    const parsed = resultSchema.safeParse(result);
    const pull = parsed.data?.published.find((one) => one.number === number2);
    return parsed.data && pull ? [{ need: pull.need, askedBy: parsed.data.askedBy }] : [];
  });
  if (!records[0]) return { need: void 0, askedBy: void 0 };
  return { need: records[0].need, askedBy: [...new Set(records.flatMap(({ askedBy }) => askedBy))] };
}
async function findAskers(queue, tenant, head) {
  const jobs = await queue.list({ tenant, name: "heal", limit: mostJobs2 });
  const asked = ({ payload, result }) => {
    const by = askedSchema2.safeParse(payload).data?.actor.id;
    return by !== void 0 && startedSchema.safeParse(result).data?.head === head ? [by] : [];
  };
  return [...new Set(jobs.flatMap(asked))];
}

// src/app/bot/part-approval.ts
async function decideApproval2({ github, own, job, number: number2 }, { queue, appId }) {
  const pull = await readReviewedPull(github, number2);
  const isOwn = pull.authorId === own.id && pull.headRef !== onboardingBranch;
  const request = { repo: github, pull: number2, own: { appId, userIds: [own.id] } };
  if (!isOwn) {
    const said = await passOthers(request, pull);
    return succeed(said === "none" ? "nothing: it is not a pull request of Heal" : `#${number2}: not-needed`);
  }
  const { decision, error } = await refreshApproval2({
    ...request,
    origin: await findOrigin(queue, job.tenant, number2)
  });
  if (error !== void 0) throw error;
  if (decision.state === "approved" && pull.isDraft && pull.headSha === decision.headSha)
    await setDraft(github, pull, false);
  return succeed(`#${number2}: ${decision.state}`);
}

// src/drivers/github/append-branch.ts
import { setTimeout as wait2 } from "node:timers/promises";
var maxTries = 8;
async function appendToBranch(repository2, append) {
  for (let tries = 1; ; tries++) {
    const done = await tryAppend(repository2, append);
    if (done !== void 0) return done;
    if (tries >= maxTries) {
      throw new EnvironmentError(
        `The branch ${append.branch} moved ${maxTries} times while it was written.`,
        "Run the workflow again; `concurrency` in the workflow keeps runs apart."
      );
    }
    await wait2(2 ** tries * 50 * (0.5 + Math.random()));
  }
}
async function tryAppend({ client, owner, repo }, append) {
  const { git } = client.rest;
  const ref = `heads/${append.branch}`;
  const tip = await orMissing(git.getRef({ owner, repo, ref })).then((answer2) => answer2?.data.object.sha);
  const base = tip === void 0 ? void 0 : (await git.getCommit({ owner, repo, commit_sha: tip })).data.tree.sha;
  const present = base === void 0 || append.removed.length === 0 ? /* @__PURE__ */ new Set() : await listPaths(base);
  const tree = await git.createTree({
    owner,
    repo,
    ...base === void 0 ? {} : { base_tree: base },
    tree: [
      ...append.files.map(({ path, text }) => ({
        path,
        mode: "100644",
        type: "blob",
        content: text
      })),
      ...append.removed.filter((path) => present.has(path)).map((path) => ({ path, mode: "100644", type: "blob", sha: null }))
    ]
  });
  const { message } = append;
  const parents = tip === void 0 ? [] : [tip];
  const commit = await git.createCommit({ owner, repo, message, tree: tree.data.sha, parents });
  const { sha: sha4 } = commit.data;
  const moved3 = tip === void 0 ? git.createRef({ owner, repo, ref: `refs/${ref}`, sha: sha4 }) : git.updateRef({ owner, repo, ref, sha: sha4, force: false });
  return moved3.then(
    () => sha4,
    (error) => {
      if (statusOf(error) === 422 || statusOf(error) === 409) return void 0;
      throw error;
    }
  );
  async function listPaths(treeSha) {
    const { data } = await git.getTree({ owner, repo, tree_sha: treeSha, recursive: "true" });
    return new Set(data.tree.map(({ path }) => path));
  }
}
async function orMissing(answer2) {
  return answer2.catch((error) => {
    if (statusOf(error) === 404) return void 0;
    throw error;
  });
}

// src/policy/loop-guard.ts
var maxAttempts = 3;
var maxBotCommits = 4;
function guardLoop({ actorId, ownIds, commits, fingerprints, seen, attempts }) {
  if (actorId !== void 0 && ownIds.includes(actorId)) return stop3("own-actor", "Heal set this off itself.");
  const [newest] = commits;
  if (newest && isOwnCommit(newest.message))
    return stop3("own-commit", "The newest commit is a heal. The next commit of a person is looked at again.");
  if (attempts >= maxAttempts)
    return stop3("attempts-spent", `Healing was tried ${maxAttempts} times here. A person goes on from here.`);
  const last = commits.slice(0, maxBotCommits);
  if (last.length === maxBotCommits && last.every(({ isBot }) => isBot))
    return stop3("only-bots", `The last ${maxBotCommits} commits are by robots, which may be answering each other.`);
  if (fingerprints.length > 0 && fingerprints.every((one) => seen.has(one)))
    return stop3("seen-before", "All of this was healed here before, and came back.");
  return { go: true };
}
function isOwnCommit(message) {
  return /^Heal-(?:Run|Fingerprint):[ \t]*\S/im.test(message);
}
function stop3(reason, detail) {
  return { go: false, reason, detail };
}

// src/syntax/comments.ts
function listComments2(path, text) {
  return /\.pyi?$/i.test(path) ? listPython(text) : listJavaScript(text);
}
var pythonToken = /#[^\r\n]*|("""|'''|"|')/g;
function listPython(text) {
  const comments = [];
  pythonToken.lastIndex = 0;
  for (let match = pythonToken.exec(text); match; match = pythonToken.exec(text)) {
    const [token, quote] = match;
    if (quote === void 0) comments.push(token);
    else pythonToken.lastIndex = endOfString(text, pythonToken.lastIndex, quote);
  }
  return comments;
}
function endOfString(text, start, quote) {
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\\") at += text[at + 1] === "\r" && text[at + 2] === "\n" ? 2 : 1;
    else if (text.startsWith(quote, at)) return at + quote.length;
    else if (quote.length === 1 && (sign === "\n" || sign === "\r")) return at;
  }
  return text.length;
}
var scriptToken = /\/\/[^\r\n\u2028\u2029]*|\/\*|["'`{}]|\//g;
var endsValue = /(?:[\w$)\]]|\+\+|--)$/;
var wordsBeforeRegExp = /\b(?:return|typeof|case|in|of|do|else|void|delete|instanceof|new|throw|yield|await)$/;
function listJavaScript(text) {
  const comments = [];
  const templates = [];
  scriptToken.lastIndex = text.startsWith("#!") ? endOfLine(text, 0) : 0;
  const inTemplate = (from) => {
    const end = endOfTemplatePart(text, from);
    if (text.startsWith("${", end - 2)) templates.push(0);
    scriptToken.lastIndex = end;
  };
  for (let match = scriptToken.exec(text); match; match = scriptToken.exec(text)) {
    const [token] = match;
    const after = scriptToken.lastIndex;
    const depth = templates.at(-1);
    if (token.startsWith("//")) comments.push(token);
    else if (token === "/*") {
      const end = text.indexOf("*/", after);
      comments.push(text.slice(match.index, end === -1 ? text.length : end + 2));
      scriptToken.lastIndex = end === -1 ? text.length : end + 2;
    } else if (token === "`") inTemplate(after);
    else if (token === "{" && depth !== void 0) templates[templates.length - 1] = depth + 1;
    else if (token === "}" && depth !== void 0) {
      if (depth > 0) templates[templates.length - 1] = depth - 1;
      else {
        templates.pop();
        inTemplate(after);
      }
    } else if (token === '"' || token === "'") scriptToken.lastIndex = endOfString(text, after, token);
    else if (token === "/" && isRegExp(text, match.index)) scriptToken.lastIndex = endOfRegExp(text, after);
  }
  return comments;
}
function endOfLine(text, start) {
  const end = text.slice(start).search(/[\r\n]/);
  return end === -1 ? text.length : start + end;
}
function endOfTemplatePart(text, start) {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "`") return at + 1;
    else if (text[at] === "$" && text[at + 1] === "{") return at + 2;
  }
  return text.length;
}
function isRegExp(text, at) {
  const before = text.slice(Math.max(0, at - 80), at).trimEnd();
  return before.endsWith("<") ? false : !endsValue.test(before) || wordsBeforeRegExp.test(before);
}
function endOfRegExp(text, start) {
  let inClass = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\n" || sign === "\r") return start;
    if (sign === "\\") at += 1;
    else if (sign === "[") inClass = true;
    else if (sign === "]") inClass = false;
    else if (sign === "/" && !inClass) return at + 1;
  }
  return start;
}

// src/app/github/publish/check-change.ts
var mostLines = 6e4;
function decodeText(content) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
    return text.includes("\0") ? void 0 : text;
  } catch {
    return void 0;
  }
}
function decodeBase64(text) {
  const content = Buffer.from(text, "base64");
  return content.toString("base64") === text ? content : void 0;
}
function findChangeProblem(files, limits) {
  let changed = 0;
  for (const { path, before, after } of files) {
    if (before === after) return "it changes nothing in one of its files";
    if (after.trim() === "" && before.trim() !== "") return "it empties a file";
    if (countLines(before) > mostLines || countLines(after) > mostLines) return "a file has too many lines";
    if (addsInvisible(before, after)) return "it puts in signs that cannot be seen, or that turn the direction of text";
    const lines = countChangedLines(before, after, limits.maxLines - changed);
    if (lines === void 0) return `it changes more than ${limits.maxLines} lines`;
    changed += lines;
    const dishonesty = findDishonesty(path, before, after, listComments2);
    if (dishonesty) return describeDishonesty(dishonesty);
  }
  return void 0;
}
function describeDishonesty({
  detail,
  inconclusive
}) {
  if (inconclusive) return "it changes what a test asserts";
  if (detail.startsWith("It silences")) return "it silences a tool instead of curing the fault";
  return detail.includes("comment") ? "it removes a comment" : "it removes a test or an assertion";
}
function addsInvisible(before, after) {
  if (!hasUnseen(after)) return false;
  const count2 = (text) => {
    const counts = /* @__PURE__ */ new Map();
    for (const sign of text) if (hasUnseen(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    return counts;
  };
  const had = count2(before);
  return [...count2(after)].some(([sign, times]) => times > (had.get(sign) ?? 0));
}
function hasUnseen(text) {
  return hasInvisible(text) || /[\u0001-\u0008\u000b\u000e-\u001f\u007f-\u009f\u2028\u2029\p{VS}]/u.test(text);
}
function countLines(text) {
  let lines = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

// src/app/github/publish/check-paths.ts
var source = /\.(?:pyi?|[cm]?[jt]sx?)$/i;
function findPathProblem(path) {
  return findPlaceProblem(path) ?? (source.test(path) ? void 0 : "it is no source of Python, JavaScript or TypeScript");
}
function findPlaceProblem(path) {
  if (path.length > 500 || !path.isWellFormed()) return "its path is too long, or no text";
  if (!isInsidePackage(path) || path.startsWith("~")) return "its path leads out of the repository";
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(path)) return "its path has signs that cannot be seen";
  const parts = path.split("/");
  if (parts.some(isStrange)) return "its path means another file on some systems";
  if (parts.some(isGitFolder) || isUntouchable(path.normalize("NFKC"))) return "no heal may touch this file";
  return void 0;
}
function findTwins(paths) {
  const seen = /* @__PURE__ */ new Set();
  for (const path of paths) {
    const folded = path.normalize("NFKC").toLowerCase();
    if (seen.has(folded)) return path;
    seen.add(folded);
  }
  return void 0;
}
function isStrange(part2) {
  return /[. ]$|^ |[<>:"|?*]|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part2);
}
function isGitFolder(part2) {
  return /^(?:\.?git(?:~\d+)?|\.git.*)$/i.test(part2.normalize("NFKC")) && !/^git$/i.test(part2);
}

// src/app/github/publish/check-replay.ts
import { isDeepStrictEqual } from "node:util";
var part = /^(?:workflow\.json|(?:targets\/[a-z0-9][a-z0-9-]{0,63}\.png)|(?:screens\/[a-z0-9][a-z0-9-]{0,63}\.json))$/;
var largest = 8e6;
function isOfReplay({ category, cases }) {
  return category === "replay" || cases.some((one) => one.category === "replay");
}
function isReplayOnly({ proposals, open }) {
  const all = [...proposals, ...open];
  return all.length > 0 && all.every(({ category }) => category === "replay");
}
async function checkReplay(proposal2, base) {
  const refuse4 = (why) => ({ state: "refused", why });
  const known2 = Object.values(rules);
  if (proposal2.cases.some(({ rule: rule2, category }) => category !== "replay" || !known2.includes(rule2)))
    return refuse4("it mixes heals of workflows with others");
  const folder = folderOf(proposal2);
  if (folder === void 0) return refuse4("its files are not those of one workflow");
  const files = [];
  for (const file of proposal2.files) {
    const checked = await checkFile(file, base);
    if (typeof checked === "string") return checked === moved ? { state: "moved", why: moved } : refuse4(checked);
    files.push(checked);
  }
  const proposed = new Map(proposal2.files.map(({ path, after }) => [path, Buffer.from(after, "base64")]));
  const name4 = folder.split("/").at(-1) ?? "";
  const fromHead = (path) => readAt(base, base.head, `${folder}/${path}`);
  try {
    const { workflow: before } = await decodeWorkflow(name4, folder, fromHead);
    const { workflow: after, warnings } = await decodeWorkflow(
      name4,
      folder,
      async (path) => proposed.get(`${folder}/${path}`) ?? fromHead(path)
    );
    if (warnings.length > 0) return refuse4("one of its pictures cannot be read");
    const canonical = encodeWorkflow(after);
    for (const [path, content] of proposed) {
      const own = canonical.get(path.slice(folder.length + 1));
      if (!own || Buffer.compare(own, content) !== 0) return refuse4("a file is not written as Heal writes it");
    }
    const problem = findProblem(before, after, proposal2.cases.length);
    return problem === void 0 ? { state: "fine", files, isRisky: isRisky(before, after) } : refuse4(problem);
  } catch (error) {
    if (error instanceof ConfigError) return refuse4(`it is no workflow: ${messageOf(error).split("\n")[0]}`);
    throw error;
  }
}
var moved = "a file that it heals is another by now";
function folderOf({ files, cases }) {
  const [first] = cases;
  const folder = /^(.+)\/workflow\.json$/.exec(first?.path ?? "")?.[1];
  if (folder === void 0 || cases.some(({ path }) => path !== first?.path)) return void 0;
  if (!`/${folder.slice(0, folder.lastIndexOf("/"))}`.endsWith(`/${workflowsPath}`)) return void 0;
  const isInside = files.every(({ path }) => path.startsWith(`${folder}/`) && part.test(path.slice(folder.length + 1)));
  return isInside ? folder : void 0;
}
async function checkFile({ path, before, after }, { repository: repository2, head, tip }) {
  const problem = findPlaceProblem(path.replace(`${workflowsPath}/`, ""));
  if (problem !== void 0) return problem;
  const [entry, now] = [await head.find(path), await tip.find(path)];
  const content = decodeBase64(after);
  if (content === void 0 || content.length > largest) return "a file is too large, or not encoded as files are";
  const isPicture = path.endsWith(".png");
  const text = isPicture ? "" : decodeText(content);
  if (text === void 0) return "a file is no text";
  const made = { path, after: text, content: after, blob: blobId(content) };
  if (!entry) {
    if (before !== "" || path.endsWith("/workflow.json")) return "it changes a file that is not there";
    return now ? moved : { ...made, mode: "100644", before: "", isNew: true };
  }
  if (entry.type !== "blob" || entry.mode !== "100644") return "it writes through a link, or into a program";
  if (entry.sha !== before) return "it was made for another content of a file";
  if (now?.sha !== before || now.mode !== entry.mode) return moved;
  const old = isPicture ? "" : decodeText(await readBlob(repository2, entry.sha));
  return old === void 0 ? "a file is no text" : { ...made, mode: "100644", before: old };
}
async function readAt({ repository: repository2 }, tree, path) {
  const entry = await tree.find(path);
  if (!entry) return void 0;
  if (entry.type !== "blob" || entry.mode === "120000" || (entry.size ?? 0) > largest)
    throw new ConfigError(`${path} is a link, or too large`, "Put a plain file there.");
  return readBlob(repository2, entry.sha);
}
function findProblem(before, after, cases) {
  const { targets: old, screens: oldScreens, ...was } = before;
  const { targets: now, screens, ...is } = after;
  if (!isDeepStrictEqual(was, is)) return "it changes what the workflow does";
  if (!isDeepStrictEqual(Object.keys(old).toSorted(), Object.keys(now).toSorted()))
    return "it adds or takes away a target";
  const changed = Object.values(now).filter((target) => !isDeepStrictEqual(target, old[target.id]));
  if (changed.length === 0) return "it changes nothing";
  if (changed.length > cases) return "it changes more targets than it has cases for";
  for (const target of changed) {
    const earlier = old[target.id];
    if (!earlier || earlier.label !== target.label || !isDeepStrictEqual(earlier.grip, target.grip))
      return "it changes what a target is called, or where in it is clicked";
    if (!keepsTexts(earlier, target)) return "it takes a text of a target away";
  }
  const ids = new Set(changed.map(({ id }) => id));
  const kept = Object.values(now).filter(({ id }) => !ids.has(id));
  if (kept.some(({ screen }) => !isDeepStrictEqual(screens[screen], oldScreens[screen])))
    return "it changes a screen that other targets are on";
  return void 0;
}
function isRisky(before, after) {
  return Object.values(after.targets).some((target) => {
    const earlier = before.targets[target.id];
    if (!earlier || isDeepStrictEqual(earlier, target)) return false;
    const steps = before.steps.filter((step) => targetsOf(step).includes(target.id));
    return isRenamed({ before: earlier, after: target }) || steps.some(({ isIrreversible }) => isIrreversible);
  });
}

// src/app/github/publish/secrets.ts
function findSecretsBeside(cases, files) {
  return cases.flatMap(({ rule: rule2, path, line: line2, endLine }) => {
    const text = isAboutSecret({ rule: rule2, sources: [] }) ? files.find((file) => file.path === path)?.before : void 0;
    if (text === void 0) return [];
    return findSecretValues({ path, line: line2, column: 1, endLine: Math.min(endLine, line2 + 50), endColumn: 1 }, text);
  });
}

// src/app/github/publish/check-proposal.ts
async function checkProposal(proposal2, base, rules2) {
  const incoherent = findIncoherence(proposal2, rules2.limits);
  if (incoherent !== void 0) return refuse2(incoherent);
  if (!base.isBased) return { state: "moved", why: "the branch does not stand on that commit any more" };
  if (isOfReplay(proposal2)) return checkReplayProposal(proposal2, base, rules2);
  const files = [];
  for (const file of proposal2.files) {
    const checked2 = await checkFile2(file, base);
    if (typeof checked2 !== "string") files.push(checked2);
    else return checked2 === moved2 ? { state: "moved", why: moved2 } : refuse2(checked2);
  }
  const maxLines = rules2.limits.maxChangedLines * proposal2.cases.length;
  const problem = findChangeProblem(files, { maxLines });
  if (problem !== void 0) return refuse2(problem);
  const need = needsApproval(proposal2.cases.map(assumeTheWorst), rules2.approvals);
  const mask = makeMask([...rules2.secrets, ...findSecretsBeside(proposal2.cases, files)]);
  const checked = {
    proposal: maskTexts({ ...proposal2, severity: gravest(proposal2), approval: need }, mask),
    mask,
    files,
    digest: digestChange(files.map(({ path, mode, blob }) => ({ path, mode, content: blob }))),
    need,
    isTested: proposal2.testedBySuite && proposal2.gates.some(({ name: name4, passed }) => name4 === "suite" && passed)
  };
  return { state: "fine", checked };
}
async function checkReplayProposal(proposal2, base, { approvals, secrets }) {
  const check = await checkReplay(proposal2, base);
  if (check.state !== "fine") return check;
  const { files } = check;
  const cases = proposal2.cases.map((one) => check.isRisky ? { ...one, safety: "risky" } : one);
  const need = needsApproval(cases, approvals);
  const mask = makeMask(secrets);
  return {
    state: "fine",
    checked: {
      proposal: maskTexts({ ...proposal2, cases, severity: gravest(proposal2), approval: need }, mask),
      mask,
      files,
      digest: digestChange(files.map(({ path, mode, blob }) => ({ path, mode, content: blob }))),
      need,
      // It was carried out, and did what it had to.
      isTested: true
    }
  };
}
var moved2 = "a file that it heals is another by now";
function refuse2(why) {
  return { state: "refused", why };
}
function findIncoherence({ key, category, rule: rule2, cases, files, gates }, limits) {
  const isOneRule = cases.every((one) => one.rule === rule2 && one.category === category);
  const isOneCategory = rule2 === category && cases.every((one) => one.category === category);
  if (!isOneRule && !isOneCategory && rule2 !== "all") return "its cases are not of the rule that it names";
  const fingerprints = cases.map(({ fingerprint: fingerprint2 }) => fingerprint2);
  if (key !== keyOf(category, rule2, fingerprints)) return "its key is not that of its findings";
  if (gates.length === 0 || gates.some(({ passed }) => !passed)) return "a gate did not pass";
  const mostFiles = category === "replay" ? 1 + 2 * cases.length : limits.maxFilesPerHeal * cases.length;
  if (files.length > mostFiles) return "it changes more files than its cases may";
  const paths = files.map(({ path }) => path);
  return findTwins(paths) === void 0 ? void 0 : "it names a file twice";
}
async function checkFile2({ path, before, after }, { repository: repository2, head, tip }) {
  const pathProblem = findPathProblem(path);
  if (pathProblem !== void 0) return pathProblem;
  const [entry, now] = [await head.find(path), await tip.find(path)];
  if (!entry) return "it changes a file that is not there";
  if (entry.type !== "blob" || entry.mode !== "100644" && entry.mode !== "100755")
    return "it writes through a link or into a submodule";
  if (entry.sha !== before) return "it was made for another content of a file";
  if (now?.sha !== before || now.mode !== entry.mode) return moved2;
  if ((entry.size ?? 0) > 2e6) return "a file is too large";
  const content = decodeBase64(after);
  const [oldText, newText] = [
    decodeText(await readBlob(repository2, entry.sha)),
    content === void 0 ? void 0 : decodeText(content)
  ];
  if (content === void 0 || oldText === void 0 || newText === void 0) return "a file is no text";
  return { path, mode: entry.mode, before: oldText, after: newText, content: after, blob: blobId(content) };
}
function maskTexts(proposal2, mask) {
  return {
    ...proposal2,
    cases: proposal2.cases.map((one) => ({
      ...one,
      path: mask(one.path),
      message: mask(one.message),
      summary: mask(one.summary),
      healer: mask(one.healer),
      diff: mask(redactSecrets({ rule: one.rule, sources: [] }, one.diff)),
      ...one.waits === void 0 ? {} : { waits: mask(one.waits) },
      ...one.evidence ? { evidence: { ...one.evidence, said: mask(one.evidence.said) } } : {}
    })),
    gates: proposal2.gates.map((gate2) => ({ ...gate2, detail: mask(gate2.detail) }))
  };
}
function gravest({ cases }) {
  return severities.find((severity) => cases.some((one) => one.severity === severity)) ?? "low";
}
function assumeTheWorst(one) {
  return one.category === "performance" && !one.evidence ? { ...one, evidence: unmeasured("no figures") } : one;
}

// src/app/github/publish/commit-message.ts
var mostLines2 = 40;
function writeCommitMessage(title, { cases }, runId) {
  const lines = cases.slice(0, mostLines2).map(({ path, line: line2, summary }) => `- ${plain(path, 120)}:${line2}: ${plain(summary.replaceAll("`", ""), 120)}`);
  if (cases.length > mostLines2) lines.push(`- and ${cases.length - mostLines2} more`);
  const healers = [...new Set(cases.map(({ healer }) => healer))].slice(0, 20);
  const trailers = [
    ...cases.slice(0, 100).map(({ fingerprint: fingerprint2 }) => `Heal-Fingerprint: ${fingerprint2}`),
    ...healers.map((healer) => `Heal-Pattern: ${plain(healer, 120)}`),
    `Heal-Run: ${runId}`
  ];
  return `${title}

${lines.join("\n")}

${trailers.join("\n")}
`;
}
function hasOwnTrailers(message) {
  return /^Heal-Run: [\w.:-]{1,120}\s*$/m.test(message.trimEnd().split(/\n\n/).at(-1) ?? "");
}

// src/app/github/publish/title.ts
var conventional = /^(?:feat|fix|docs|style|refactor|perf|test|tests|build|ci|chore|revert|deps)(\([^()]{1,60}\))?!?: +(\S)/i;
var gitmoji = new RegExp("^(?::[a-z0-9_+-]+:|\\p{Extended_Pictographic})", "u");
var area = /^[a-z0-9_][\w./-]{0,40}(?:, ?[\w./-]{1,40})*: +(\S)/;
var madeByTools = /^(?:Merge |Revert "|Bump |Initial commit|fixup!|squash!|Heal |.*\(heal\/)/;
var mostTitle = 100;
function findConvention(subjects) {
  const own = subjects.slice(0, 20).filter((subject) => !madeByTools.test(subject)).map((subject) => subject.replace(/^\[?[A-Z][A-Z0-9]{1,9}-\d+\]?[: ]+/, ""));
  const half = Math.max(1, own.length / 2);
  const matches = own.map((subject) => conventional.exec(subject)).filter((match) => match !== null);
  if (matches.length > 0 && matches.length >= half) {
    const scoped = matches.filter(([, scope]) => scope !== void 0).length;
    return {
      style: "conventional",
      hasScopes: scoped * 2 >= matches.length,
      isLower: isMostlyLower(matches.map((match) => match[2] ?? ""))
    };
  }
  const signs = own.filter((subject) => gitmoji.test(subject));
  if (signs.length > 0 && signs.length >= half)
    return {
      style: "gitmoji",
      form: signs.filter((subject) => subject.startsWith(":")).length * 2 >= signs.length ? "name" : "sign"
    };
  const areas = own.map((subject) => area.exec(subject)).filter((match) => match !== null);
  if (areas.length > 0 && areas.length >= half)
    return { style: "area", isLower: isMostlyLower(areas.map((match) => match[1] ?? "")) };
  return { style: "plain", isLower: own.length > 0 && isMostlyLower(own.map((subject) => subject.charAt(0))) };
}
var conventionalTypes = {
  security: ["fix", "security"],
  type: ["fix", "types"],
  import: ["fix", "imports"],
  logic: ["fix", "logic"],
  performance: ["perf", ""],
  style: ["style", ""],
  replay: ["fix", "replay"]
};
var gitmojis = {
  security: ["\u{1F512}\uFE0F", ":lock:"],
  type: ["\u{1F3F7}\uFE0F", ":label:"],
  import: ["\u{1F3A8}", ":art:"],
  logic: ["\u{1F41B}", ":bug:"],
  performance: ["\u26A1\uFE0F", ":zap:"],
  style: ["\u{1F3A8}", ":art:"],
  replay: ["\u{1FA79}", ":adhesive_bandage:"]
};
function writeTitle(proposal2, convention, prefix) {
  const what = describeWhat(proposal2);
  if (prefix !== void 0) return cut(`${prefix}${/\s$/.test(prefix) ? "" : " "}${what}`);
  switch (convention.style) {
    case "conventional": {
      const [type, scope] = conventionalTypes[proposal2.category];
      const where = convention.hasScopes ? scope || folderOf2(proposal2) : proposal2.category === "security" ? scope : "";
      return cut(`${type}${where === "" ? "" : `(${where})`}: ${convention.isLower ? what : upper(what)}`);
    }
    case "gitmoji": {
      const [sign, name4] = gitmojis[proposal2.category];
      return cut(`${convention.form === "sign" ? sign : name4} ${upper(what)}`);
    }
    case "area": {
      const where = folderOf2(proposal2);
      const text = convention.isLower ? what : upper(what);
      return cut(where === "" ? upper(what) : `${where}: ${text}`);
    }
    case "plain":
      return cut(convention.isLower ? what : upper(what));
  }
}
function describeWhat({ cases, rule: rule2, category }) {
  const summaries = [...new Set(cases.map(({ summary: summary2 }) => summary2))];
  const [summary = ""] = summaries;
  const paths = [...new Set(cases.map(({ path }) => path))];
  const where = paths.length === 1 ? ` in ${plain(nameOfPlace(paths[0] ?? ""), 40)}` : ` in ${paths.length} files`;
  if (summaries.length === 1 && summary.trim() !== "") {
    const times = cases.length === 1 ? "" : ` (${cases.length} places)`;
    const text = lower(plain(summary.replaceAll("`", ""), 70).replace(/\.$/, ""));
    return cases.length === 1 && text.length < 50 ? `${text}${where}` : `${text}${times}`;
  }
  const shared = findSharedWords(summaries.map((text) => plain(text.replaceAll("`", ""), 70)));
  if (shared !== void 0) return `${lower(shared)} (${cases.length} places)`;
  const name4 = rule2 === "all" || rule2 === category ? `${nameOf(category)} findings` : `${plain(rule2.replace("/", " "), 60)} findings`;
  return `resolve ${cases.length} ${rule2 === "all" ? "findings" : name4}${where}`;
}
function nameOfPlace(path) {
  const parts = path.split("/");
  return (parts.at(-1) === "workflow.json" ? parts.at(-2) : parts.at(-1)) ?? "";
}
function findSharedWords(summaries) {
  const [first = [], ...others] = summaries.map((text) => text.split(" "));
  const differs = first.findIndex((word2, index) => others.some((words2) => words2[index] !== word2));
  const words = differs === -1 ? first : first.slice(0, differs);
  while (/^(?:of|in|from|for|to|with|by|as|at|on|the|a|an|and|or|is)$/i.test(words.at(-1) ?? "")) words.pop();
  return words.length >= 3 ? words.join(" ").replace(/[,:;]$/, "") : void 0;
}
function nameOf(category) {
  return {
    security: "security",
    type: "type",
    import: "import",
    logic: "logic",
    performance: "performance",
    style: "style",
    replay: "replay"
  }[category];
}
function folderOf2({ cases }) {
  const folders = cases.map(({ path }) => path.split("/").slice(0, -1));
  const [first = []] = folders;
  const shared = first.filter(
    (part2, index) => folders.every((folder) => folder[index] === part2 && first.slice(0, index).every((one, i) => folder[i] === one))
  );
  const named2 = shared.findLast((part2) => part2 !== "src" && part2 !== "lib" && part2 !== "packages") ?? "";
  return /^[\w.-]{1,30}$/.test(named2) ? named2 : "";
}
function isMostlyLower(letters) {
  const known2 = letters.filter((letter) => letter.toLowerCase() !== letter.toUpperCase());
  return known2.filter((letter) => letter === letter.toLowerCase()).length * 2 >= known2.length;
}
function lower(text) {
  return new RegExp("^\\p{Lu}(?!\\p{Lu})", "u").test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
function upper(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function cut(text) {
  return text.length <= mostTitle ? text : `${text.slice(0, mostTitle - 1).toWellFormed().trimEnd()}\u2026`;
}

// src/app/action/commit.ts
async function commitProposals(request) {
  const { repository: repository2, bundle, config, defaultBranch, say, secrets } = request;
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
  const branch2 = await readBranch(repository2, bundle.branch);
  if (branch2?.sha !== bundle.head)
    return quiet(`The branch ${bundle.branch} is another by now: the run for its new commit goes on.`);
  if (branch2.isProtected) return quiet(`The branch ${bundle.branch} is protected: nothing was committed to it.`);
  const past = await listCommits(repository2, { from: bundle.head, most: 20 });
  if (!request.isAsked) {
    const verdict = guardLoop(readLoopFacts(past, bundle));
    if (!verdict.go) return quiet(verdict.detail);
  }
  const convention = findConvention(past.map(({ message }) => message.split("\n")[0] ?? ""));
  const notices = [];
  const taken = /* @__PURE__ */ new Set();
  let tip = bundle.head;
  for (const proposal2 of bundle.proposals) {
    const tree = await openTree(repository2, tip);
    const head = tip === bundle.head ? tree : await openTree(repository2, bundle.head);
    const base = { repository: repository2, headSha: bundle.head, head, tip: tree, isBased: true };
    const check = await checkProposal(proposal2, base, { ...config, secrets });
    if (check.state !== "fine") notices.push(`${proposal2.rule}: ${check.why}`);
    else if (check.checked.need.needed)
      notices.push(`${proposal2.rule}: ${check.checked.need.why} It needs a pull request.`);
    else if (proposal2.files.some(({ path }) => taken.has(path)))
      notices.push(
        `${proposal2.rule}: it touches a file that an earlier commit of this run touched; the next run goes on.`
      );
    else {
      const { checked } = check;
      const title = writeTitle(checked.proposal, convention, config.pullRequests.titlePrefix);
      const message = writeCommitMessage(title, checked.proposal, bundle.runId);
      const made = await createCommit(repository2, { parent: tip, baseTree: tree.root, message, files: checked.files });
      tip = made.sha;
      for (const { path } of checked.files) taken.add(path);
    }
  }
  if (tip === bundle.head) return { urls: [], notices };
  const moved3 = await forwardBranch(repository2, { branch: bundle.branch, from: bundle.head, to: tip });
  if (moved3 === "lost-race") return quiet(`The branch ${bundle.branch} moved meanwhile: nothing was committed.`);
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
    fingerprints: proposals.flatMap(({ cases }) => cases.map(({ fingerprint: fingerprint2 }) => fingerprint2)),
    seen: new Set(own.flatMap(({ message }) => listFingerprints(message))),
    attempts: own.length
  };
}
function listFingerprints(message) {
  return [...message.matchAll(/^Heal-Fingerprint: (\S+)$/gm)].map(([, fingerprint2 = ""]) => fingerprint2);
}

// src/app/github/approval/merge.ts
function keepsDraft(own, decision) {
  return own.appId === void 0 && decision.state !== "not-needed";
}
function mayMerge(decision, own, pull) {
  const { state, why, headSha } = decision;
  if (keepsDraft(own, decision))
    return {
      may: false,
      why: "Without the GitHub App nobody can vouch for an approval: it stays a draft for a person to merge."
    };
  if (state !== "approved" && state !== "not-needed") return { may: false, why };
  if (headSha === void 0) return { may: false, why: "It is not known which commit was approved." };
  return pull.isDraft ? { may: false, why: "It is a draft." } : { may: true, headSha };
}
async function mergeApproved(request) {
  const { repo, pull: number2, origin, own, method, onlyAt, stopped } = request;
  const read = await readApprovalFacts(repo, number2, origin, own);
  const permit = mayMerge(decideFrom(read), own, read.pull);
  if (!permit.may) return refuse3(permit.why);
  if (onlyAt !== void 0 && permit.headSha !== onlyAt) return refuse3("The branch has moved on from that commit.");
  if (read.pull.state !== "open") return refuse3("The pull request is closed.");
  const stop5 = await stopped();
  return stop5 === void 0 ? mergeAt(repo, { number: number2, headSha: permit.headSha, method }) : refuse3(stop5);
}
function refuse3(detail) {
  return { merged: false, reason: "not-approved", detail };
}

// src/app/bot/part-merge.ts
async function mergeFix({ github, own, job, granted }, pull, { queue, appId }) {
  if (pull.authorId !== own.id) return "Heal merges nothing but its own fixes.";
  const { merges } = await readRepository(github);
  const method = ["squash", "merge", "rebase"].find((one) => merges.includes(one));
  if (method === void 0) return "Not merged: the repository lets nothing be merged by its settings.";
  const answer2 = await mergeApproved({
    repo: github,
    pull: pull.number,
    origin: await findOrigin(queue, job.tenant, pull.number),
    own: { appId, userIds: [own.id] },
    onlyAt: granted.headSha,
    method,
    stopped: async () => {
      if (await isStopped(queue, job.tenant))
        return "Heal is stopped in this repository. `/heal resume` takes that back.";
      const issue2 = await readIssue(github, pull.number);
      return issue2.labels.includes(labels3.stop) ? `The label \`${labels3.stop}\` is on it.` : void 0;
    }
  });
  return answer2.merged ? `Merged as \`${answer2.sha.slice(0, 7)}\`. To undo, press *Revert* on this page.` : `Not merged: ${answer2.detail}`;
}

// src/app/bot/part-commands.ts
async function carryOut(input, {
  queue,
  appId,
  secrets
}) {
  const { granted, github } = input;
  const { intent: intent2, command } = granted;
  if (!intent2.isPull || intent2.number === void 0)
    return `\`/heal ${command}\` is for pull requests: there the findings have their ids.`;
  const pull = await readReviewedPull(github, intent2.number);
  if (command === "merge") return mergeFix(input, pull, { queue, appId });
  if (pull.authorId === input.own.id)
    return command === "ignore" ? "Close this pull request: that is a no, and it is not proposed again." : "All that is known is in the description above; a review and a merge take it.";
  const bundle = await findBundle(input, pull.headSha);
  if (!bundle) return "There is no finished run of the heal workflow for this commit. `/heal retry` starts one.";
  switch (command) {
    case "apply":
      return pull.isFromHere ? apply(input, { ...bundle, branch: pull.headRef }, secrets) : "The branch is in a fork, where Heal writes nothing. Press *Apply suggestion* in the diff.";
    case "explain":
      return explain(bundle, intent2.target);
    case "ignore":
      return ignore(input, bundle);
    default:
      return `\`/heal ${command}\` is not built into this bot.`;
  }
}
async function findBundle(input, headSha) {
  const { github, repository: repository2, repositoryId } = input;
  const workflow = await findWorkflow(github, healWorkflowFile);
  if (!workflow) return void 0;
  const { defaultBranch } = await readRepository(github);
  const runs = await listRuns(github, { workflowId: workflow.id, headSha });
  const run = runs.find(
    (one) => judgeRun(one, { workflowId: workflow.id, repositoryId, defaultBranch }).use === "suggest"
  );
  const bytes = run && await takeBundle(input, run.id);
  return bytes && readBundle(bytes, { repository: repository2, head: headSha }).bundle;
}
async function apply(input, bundle, secrets) {
  const { github, granted, say } = input;
  const { target = "" } = granted.intent;
  if (granted.headSha !== bundle.head) return "The branch has moved on meanwhile.";
  const found = findProposal(bundle, target);
  if (!found) return unknownId(target);
  const isOneOfMany = found.key !== target && found.cases.length > 1;
  if (isOneOfMany)
    return `It was verified together with ${found.cases.length - 1} others. All of them: \`/heal apply ${found.key} @${bundle.head.slice(0, 7)}\``;
  const { defaultBranch } = await readRepository(github);
  const { config, problems } = await readConfig(github, defaultBranch);
  if (problems.length > 0)
    return "The configuration on the default branch is wrong: nothing is applied until it is mended.";
  const { notices } = await commitProposals({
    repository: github,
    bundle: { ...bundle, proposals: [found] },
    config,
    defaultBranch,
    secrets,
    isAsked: true,
    say: (line2) => void say(line2.slice(0, 500)).catch(() => {
    })
  });
  return notices.length > 0 ? notices.map((notice) => escapeText(notice, 500)).join("\n\n") : `Applied: ${prose(found.cases[0]?.summary ?? "", 200)}. To undo, revert the commit.`;
}
function explain(bundle, target = "") {
  const proposal2 = findProposal(bundle, target);
  const one = proposal2?.cases.find((each) => isMeant(each, target)) ?? proposal2?.cases[0];
  if (proposal2 && one) {
    const gates = proposal2.gates.map(({ name: name4, passed }) => `${passed ? "\u2714" : "\u2718"} ${escapeText(name4, 60)}`).join(" \xB7 ");
    return [
      `${code(one.rule)} at ${code(`${one.path}:${one.line}`)}: ${prose(one.message)}`,
      `**Cure** (${escapeText(one.healer, 100)}, ${one.rung}): ${prose(one.summary)}`,
      gates,
      ...one.waits === void 0 ? [] : [`It waits: ${prose(one.waits)}`],
      fold("The change", fence(one.diff, { language: "diff" }))
    ].join("\n\n");
  }
  const open = bundle.open.find(({ fingerprint: fingerprint2 }) => fingerprint2 === target);
  if (!open) return unknownId(target);
  return `${code(open.rule)} at ${code(`${open.path}:${open.line}`)}: ${prose(open.message)}

Not healed (${open.reason}): ${prose(open.detail)}`;
}
async function ignore({ github, granted, now }, bundle) {
  const { target = "", reason, comment } = granted.intent;
  const known2 = [...bundle.proposals.flatMap(({ cases }) => cases), ...bundle.open];
  const finding = known2.find((one) => isMeant(one, target));
  if (!finding) return unknownId(target);
  const { fingerprint: fingerprint2, rule: rule2, path } = finding;
  const at = now().toISOString();
  const act = { what: "ignored", ignored: { fingerprint: fingerprint2, rule: rule2, path, reason: reason || "no reason given", at } };
  await appendToBranch(github, {
    branch: stateBranch,
    files: [{ path: `events/ignore-${comment?.id ?? 0}.jsonl`, text: `${JSON.stringify(act)}
` }],
    removed: [],
    message: "chore(heal): a finding is ignored"
  });
  return `${code(rule2)} at ${code(path)} is not shown again.`;
}
function findProposal({ proposals }, target) {
  return proposals.find(({ key, cases }) => key === target || cases.some((one) => isMeant(one, target)));
}
function isMeant(one, target) {
  return one.id === target || one.fingerprint === target;
}
function unknownId(target) {
  return `Nothing that was found at this commit is called ${code(target, 120)}.`;
}

// src/app/github/dashboard/find-dashboard.ts
import { z as z12 } from "zod";
var dashboardTitle = "Heal Dashboard";
var name3 = "heal-dashboard";
var keyPattern = /^[a-z]+\/[\w.-]{1,100}$/;
var schema2 = z12.object({
  v: z12.literal(1),
  /** Since when (ISO 8601) proposals wait for their turn. */
  waiting: z12.array(z12.tuple([z12.string().regex(keyPattern), z12.iso.datetime({ offset: true })])).max(500)
});
function findDashboard(own) {
  const [issue2] = listDashboards(own);
  return issue2 && toDashboard(issue2);
}
function listDashboards(own) {
  return own.filter(({ isPull, body }) => !isPull && schema2.safeParse(readMarker(name3, body)).success).toSorted((a, b) => a.number - b.number);
}
function toDashboard({ number: number2, url, body, state, labels: labels4 }) {
  const marker = schema2.safeParse(readMarker(name3, body));
  const ticks = readTicks(body);
  const keysOf = (action) => new Set(
    ticks.flatMap(
      (tick) => tick.action === action && tick.key !== void 0 && keyPattern.test(tick.key) ? [tick.key] : []
    )
  );
  return {
    number: number2,
    url,
    body,
    state,
    isStopped: labels4.includes("heal:stop"),
    waiting: new Map(marker.success ? marker.data.waiting : []),
    ticks: { open: keysOf("open"), retry: keysOf("retry"), unreject: keysOf("unreject") }
  };
}
function writeDashboardMarker(waiting) {
  return writeMarker(name3, { v: 1, waiting: waiting.slice(0, 500) });
}

// src/app/bot/part-people.ts
async function answerPerson2(input, { rate, carryOut: carryOut2 }) {
  const { github, intent: intent2 } = input;
  const answer2 = await authorise(intent2, github, rate);
  if (!answer2.granted) {
    if (answer2.reply !== void 0) await tell(input, answer2.reply);
    return succeed(`nothing: ${answer2.why}`);
  }
  switch (answer2.command) {
    case "stop":
      return stop4(input);
    case "resume":
      return resume2(input);
    case "retry":
      return retry(input);
    case "rebase":
      return rebase(input);
    case "status":
    case "dashboard":
      return tellStatus(input);
  }
  await tell(input, await carryOut2({ ...input, granted: answer2 }));
  return succeed(`answered ${answer2.command}`);
}
async function stop4(input) {
  const { intent: intent2, want } = input;
  await want(intent2.isPull ? "end" : "stop");
  if (intent2.via !== "label") await mark(input, true);
  if (intent2.via === "comment")
    await tell(
      input,
      intent2.isPull ? "Stopped: this pull request is left alone, and what was running has ended. `/heal resume` takes it back." : "Stopped: nothing happens in this repository until `/heal resume`."
    );
  return succeed(intent2.isPull ? `#${intent2.number} is left alone` : "stopped");
}
async function resume2(input) {
  const { intent: intent2, want } = input;
  if (intent2.via !== "label") await mark(input, false);
  if (!intent2.isPull) await want("resume");
  if (intent2.via === "comment") await tell(input, "Heal goes on.");
  return succeed(intent2.isPull ? `#${intent2.number} goes on` : "resumed");
}
async function retry({ github, own, intent: intent2, want }) {
  const { number: number2 } = intent2;
  const isOfPerson = intent2.isPull && number2 !== void 0 && (await readIssue(github, number2)).authorId !== own.id;
  await want(isOfPerson ? number2 : "heal");
  if (intent2.via === "label" && number2 !== void 0) await removeLabel(github, number2, "heal:retry");
  return succeed("looks again");
}
async function rebase({ github, intent: intent2, want }) {
  if (intent2.number !== void 0 && intent2.isPull && intent2.via !== "label") {
    await ensureLabel(github, describeLabel(labels3.rebase));
    await addLabels(github, intent2.number, [labels3.rebase]);
  }
  await want("heal");
  return succeed("makes it anew");
}
async function tellStatus(input) {
  const { open, issues } = await readOwnState(input.github, input.own);
  const dashboard = findDashboard(issues);
  const listed = open.slice(0, 20).map(({ number: number2 }) => `#${number2}`);
  const more = open.length > listed.length ? ` and ${open.length - listed.length} more` : "";
  const said = open.length === 0 ? "No pull request of Heal is open." : `Open: ${listed.join(", ")}${more}.`;
  await tell(input, dashboard ? `${said} Everything else is on the dashboard, #${dashboard.number}.` : said);
  return succeed(`told of ${open.length} pull requests`);
}
async function mark({ github, intent: intent2 }, isOn) {
  if (intent2.number === void 0) return;
  if (!isOn) return removeLabel(github, intent2.number, labels3.stop);
  await ensureLabel(github, describeLabel(labels3.stop));
  await addLabels(github, intent2.number, [labels3.stop]);
}
async function tell({ github, intent: intent2 }, text) {
  if (intent2.number !== void 0) await createComment(github, intent2.number, text);
}
async function readDashboard2({
  github,
  number: number2,
  actor: actor2,
  own,
  want
}) {
  const issue2 = await readIssue(github, number2);
  if (issue2.authorId !== own.id) return succeed("nothing: Heal did not write it");
  const ticks = readTicks(issue2.body);
  if (ticks.length === 0) return succeed("nothing: no box is ticked");
  if (!mayWrite(await readPermission(github, actor2))) return succeed("nothing: no write access");
  const isStop = ticks.some(({ action }) => action === "stop");
  await want(isStop ? "stop" : "heal");
  return succeed(isStop ? "stopped" : "looks again");
}

// src/drivers/github/review-comments.ts
import { z as z13 } from "zod";
var fileSchema = z13.object({ filename: z13.string().min(1), status: z13.string(), patch: z13.string().optional() });
async function listPullFiles({ client, owner, repo }, number2) {
  const first = client.rest.pulls.listFiles({ owner, repo, pull_number: number2, per_page: 100 });
  const rows = await readPages(client, first, (data) => z13.array(fileSchema).parse(data));
  return rows.map(({ filename, status, patch }) => ({ path: filename, isRemoved: status === "removed", patch }));
}
var author = z13.object({ databaseId: z13.number().int().nullish() }).nullish();
var threadsSchema = z13.object({
  repository: z13.object({
    pullRequest: z13.object({
      reviewThreads: z13.object({
        pageInfo: z13.object({ hasNextPage: z13.boolean(), endCursor: z13.string().nullish() }),
        nodes: z13.array(
          z13.object({
            id: z13.string().min(1),
            path: z13.string(),
            isResolved: z13.boolean(),
            isOutdated: z13.boolean(),
            comments: z13.object({
              nodes: z13.array(z13.object({ databaseId: z13.number().int(), body: z13.string(), author })).max(1)
            })
          })
        )
      })
    })
  })
});
var threadsQuery = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id path isResolved isOutdated
          comments(first: 1) { nodes { databaseId body author { ... on Bot { databaseId } ... on User { databaseId } } } }
        }
      }
    }
  }
}`;
var mostPages = 50;
async function listReviewThreads({ client, owner, repo }, number2) {
  const found = [];
  let after = null;
  for (let page = 0; page < mostPages; page++) {
    const answer2 = await client.graphql(threadsQuery, { owner, repo, number: number2, after });
    const { nodes, pageInfo } = threadsSchema.parse(answer2).repository.pullRequest.reviewThreads;
    for (const { id, path, isResolved, isOutdated, comments } of nodes) {
      const [first] = comments.nodes;
      if (!first) continue;
      const { databaseId, body, author: by } = first;
      found.push({
        ...{ id, path, isResolved, isOutdated },
        first: { id: databaseId, authorId: by?.databaseId ?? void 0, body }
      });
    }
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor ?? null;
  }
  throw new Error("A list of GitHub has no end.");
}
async function createCommentReview({ client, owner, repo }, number2, review) {
  await client.rest.pulls.createReview({
    owner,
    repo,
    pull_number: number2,
    commit_id: review.headSha,
    event: "COMMENT",
    body: review.body,
    comments: review.comments.map(({ path, body, startLine, endLine }) => ({
      path,
      body,
      line: endLine,
      side: "RIGHT",
      ...startLine < endLine ? { start_line: startLine, start_side: "RIGHT" } : {}
    }))
  });
}
async function updateReviewComment({ client, owner, repo }, id, body) {
  await client.rest.pulls.updateReviewComment({ owner, repo, comment_id: id, body });
}
async function resolveThread({ client }, id) {
  await client.graphql(
    "mutation ($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { isResolved } } }",
    { id }
  );
}

// src/app/github/publish/failure.ts
function describeFailure(error, signal) {
  if (signal.aborted) return { concerns: "all", why: "This run was stopped." };
  const status = statusOf(error);
  const said = messageOf(error);
  if (status === 401)
    return {
      concerns: "all",
      why: "GitHub does not accept the token any more. A run with a new one goes on from here."
    };
  if (status === 429 || status === 403 && /rate limit|abuse/i.test(said))
    return { concerns: "all", why: "GitHub's rate limit is used up. A later run goes on from here." };
  if (status === 403)
    return {
      concerns: "all",
      why: `The token may not do this (${escapeText(said, 120)}). It needs contents, pull requests and issues: write.`
    };
  if (status !== void 0)
    return { concerns: status >= 500 ? "all" : "one", why: `GitHub answered ${status}: ${escapeText(said, 160)}` };
  const isFetch = error instanceof Error && /fetch|socket|network|ECONN|terminated/i.test(said);
  if (isFetch) return { concerns: "all", why: "GitHub could not be reached. A later run goes on from here." };
  const isAnswer = error instanceof Error && (error.name.includes("ZodError") || error instanceof SyntaxError);
  if (isAnswer) return { concerns: "one", why: "An answer of GitHub was not understood." };
  const isSentence = error instanceof Error && error.constructor === Error && /^[A-Z][\w ,'-]{5,160}\.$/.test(said);
  return { concerns: "one", why: isSentence ? said : `Heal itself failed: ${escapeText(said, 160)}` };
}

// src/app/github/feedback/replacements.ts
var hunkHead = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
function readReplacements(diff) {
  const found = [];
  let line2 = 0;
  let open;
  let isInHunk = false;
  for (const text of diff.replace(/\n$/, "").split("\n")) {
    const head = hunkHead.exec(text);
    if (head) {
      line2 = Number(head[1]) + (head[2] === "0" ? 1 : 0);
      open = void 0;
      isInHunk = true;
    } else if (!isInHunk) continue;
    else if (text.startsWith("-") || text.startsWith("+")) {
      if (!open) found.push(open = { start: line2, removed: [], added: [] });
      if (text.startsWith("-")) {
        open.removed.push(text.slice(1));
        line2 += 1;
      } else open.added.push(text.slice(1));
    } else if (text.startsWith(" ")) {
      open = void 0;
      line2 += 1;
    } else if (text.startsWith("\\")) {
      if (open) return void 0;
    } else return void 0;
  }
  return isInHunk ? found : void 0;
}
function readShownLines(patch) {
  return patch.split("\n").flatMap((line2) => {
    const head = hunkHead.exec(line2);
    if (!head) return [];
    const [start, count2] = [Number(head[3]), Number(head[4] ?? "1")];
    return count2 === 0 ? [] : [{ start, end: start + count2 - 1 }];
  });
}
function anchorReplacement({ start, removed, added }, text) {
  if (removed.length > 0) return { range: { start, end: start + removed.length - 1 }, lines: added };
  const lines = text.split("\n");
  const before = lines[start - 2];
  if (before !== void 0) return { range: { start: start - 1, end: start - 1 }, lines: [before, ...added] };
  const after = lines[start - 1];
  return after === void 0 ? void 0 : { range: { start, end: start }, lines: [...added, after] };
}

// src/app/github/feedback/find-suggestions.ts
var mostLines3 = 60;
function findSuggestions(proposals, shown2, mask) {
  const found = [];
  for (const checked of proposals) {
    for (const healCase of checked.proposal.cases) {
      const suggestion = suggestCase(healCase, checked, shown2);
      if (!suggestion) continue;
      const text = suggestion.lines.join("\n");
      const isTaken = found.some(
        (other) => other.healCase.path === healCase.path && overlap(other.range, suggestion.range)
      );
      if (!isTaken && text === showUnseen(text) && text === mask(text)) found.push(suggestion);
    }
  }
  return found;
}
function suggestCase(healCase, checked, shown2) {
  const [file, ...others] = checked.files.filter(({ path }) => path === healCase.path);
  const patch = shown2.find(({ path, isRemoved }) => path === healCase.path && !isRemoved)?.patch;
  if (!file || others.length > 0 || patch === void 0 || file.before.includes("\r")) return void 0;
  if (checked.proposal.cases.length === 1 && checked.files.length > 1) return void 0;
  const replacement = findReplacement(healCase, file);
  const anchor = replacement && anchorReplacement(replacement, file.before);
  if (!anchor || anchor.lines.length > mostLines3) return void 0;
  const { start, end } = anchor.range;
  const isShown = readShownLines(patch).some((hunk) => hunk.start <= start && end <= hunk.end);
  return isShown ? { healCase, checked, ...anchor } : void 0;
}
function findReplacement({ diff, path }, file) {
  const paths = [...diff.matchAll(/^\+\+\+ (?:b\/)?(.*?)\t?$/gm)].map(([, name4]) => name4);
  const [told, ...more] = readReplacements(diff) ?? [];
  if (!told || more.length > 0 || paths.length !== 1 || paths[0] !== path) return void 0;
  const real = readReplacements(unifiedDiff(path, file.before, file.after, 0)) ?? [];
  const wanted = JSON.stringify(told);
  return real.find((one) => JSON.stringify(one) === wanted);
}
function overlap(a, b) {
  return a.start <= b.end && b.start <= a.end;
}

// src/app/github/publish/words.ts
var origins2 = {
  pattern: "a pattern of the library",
  healer: "a healer of Heal",
  tool: "the tool's own fix",
  history: "this repository's past",
  model: "a language model"
};
var ways = {
  exact: "for exactly this finding",
  semantic: "by likeness to a known problem",
  causal: "by how it came and went before",
  model: "that was asked"
};
var safeties2 = {
  safe: "keeps behaviour for every input",
  careful: "keeps behaviour as far as tests show",
  risky: "changes behaviour on purpose"
};
function describeOrigin({ origin, rung }) {
  return `${origins2[origin]}, ${ways[rung]}`;
}
function describeSafety(safety) {
  return safeties2[safety];
}
function describeApproval({ why }, hasGate) {
  const how = hasGate ? "An approving review by someone with write access, on the newest commit, opens the check `heal/approval`; a comment does not, and a push takes it back." : "It stays a draft until someone who may write here has reviewed it and marks it as ready.";
  return `${escapeText(why)} ${how}`;
}

// src/app/github/feedback/suggestion-text.ts
var markerName = "heal-suggestion";
function readSuggestionMarker(body) {
  const value = readMarker(markerName, body);
  if (typeof value !== "object" || value === null || !("fp" in value) || !("of" in value)) return void 0;
  const { fp, of } = value;
  if (typeof fp !== "string" || typeof of !== "string") return void 0;
  return { fingerprint: fp, digest: of, isDone: "done" in value && value.done === true };
}
function markDone(body, { fingerprint: fingerprint2, digest }) {
  const [, ...rest] = body.split(/\r?\n/);
  return [writeMarker(markerName, { fp: fingerprint2, of: digest, done: true }), ...rest].join("\n");
}
function digestSuggestion({ lines }) {
  return sha256(lines.join("\n")).slice(0, 16);
}
function writeSuggestion(suggestion, mask) {
  const { healCase, checked, range, lines } = suggestion;
  const rule2 = link(code(healCase.rule), findRulePage(healCase.rule));
  const parts = [
    writeMarker(markerName, { fp: healCase.fingerprint, of: digestSuggestion(suggestion) }),
    `**${prose(mask(healCase.summary), 160)}** (${rule2}): ${prose(mask(healCase.message), 300)}`,
    ...checked.need.needed ? [`> [!IMPORTANT]
> **Applying this needs a review.** ${describeNeed(checked.need)}`] : [],
    writeFence(lines),
    `<sub>${describeEvidence(suggestion)} Not wanted? Resolve this conversation: it is not suggested here again.</sub>`
  ];
  return { path: healCase.path, body: parts.join("\n\n"), startLine: range.start, endLine: range.end };
}
function describeEvidence({ checked, healCase }) {
  const { gates, cases } = checked.proposal;
  const tests = checked.isTested ? ", the test suite among them" : "; **no test suite stood behind it**";
  const together = cases.length > 1 ? `, tried together with ${countOf(cases.length - 1, "other")} of its kind` : "";
  return `${countOf(gates.length, "gate")} passed${tests}${together}. It ${describeSafety(healCase.safety)}.`;
}
function writeFence(lines) {
  const text = lines.join("\n");
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = "`".repeat(longest + 1);
  return lines.length === 0 ? `${ticks}suggestion
${ticks}` : `${ticks}suggestion
${text}
${ticks}`;
}
function describeNeed({ why }) {
  return `${escapeText(why)} Somebody with write access should look at exactly this before it is merged.`;
}

// src/app/github/feedback/own-threads.ts
async function readOwnThreads(repository2, pull, self) {
  return (await listReviewThreads(repository2, pull)).flatMap((thread) => {
    const marker = thread.first.authorId === self.id ? readSuggestionMarker(thread.first.body) : void 0;
    return marker ? [{ ...thread, marker }] : [];
  });
}
function sortThreads(threads, suggestions, present) {
  const declined = new Set(
    threads.filter(({ isResolved, marker }) => isResolved && !marker.isDone).map(({ marker }) => marker.fingerprint).filter((fingerprint2) => present.has(fingerprint2))
  );
  const wanted = new Map(suggestions.map((one) => [one.healCase.fingerprint, one]));
  const standing = /* @__PURE__ */ new Set();
  const over = [];
  for (const thread of threads) {
    if (thread.isResolved) continue;
    const { fingerprint: fingerprint2, digest } = thread.marker;
    const suggestion = wanted.get(fingerprint2);
    const isRight = suggestion !== void 0 && !thread.isOutdated && digest === digestSuggestion(suggestion);
    const mayStay = isRight || suggestion === void 0 && present.has(fingerprint2) && !thread.isOutdated;
    if (!mayStay || standing.has(fingerprint2) || declined.has(fingerprint2)) over.push(thread);
    else standing.add(fingerprint2);
  }
  const missing = suggestions.filter(
    ({ healCase: { fingerprint: fingerprint2 } }) => !standing.has(fingerprint2) && !declined.has(fingerprint2)
  );
  return { standing, declined, missing, over };
}

// src/app/github/texts/limits.ts
var maxBody = 65536;
var room = 1024;
function joinParts(parts, max = maxBody - room) {
  const kept = parts.filter(({ text }) => text !== "");
  const order = kept.map((part2, index) => ({ index, drop: part2.drop ?? 0 })).filter(({ drop }) => drop > 0).toSorted((a, b) => b.drop - a.drop || b.index - a.index);
  const texts = kept.map(({ text }) => text);
  let size = texts.reduce((sum, text) => sum + sizeOf(text) + 2, 0);
  for (const { index } of order) {
    if (size <= max) break;
    const instead = kept[index]?.instead ?? "";
    size += sizeOf(instead) - sizeOf(texts[index] ?? "");
    texts[index] = instead;
  }
  const body = texts.filter((text) => text !== "").join("\n\n");
  return sizeOf(body) <= max ? body : body.slice(0, max).toWellFormed();
}
function sizeOf(text) {
  return text.length;
}

// src/app/github/feedback/summary-text.ts
var markerName2 = "heal-summary";
var mostRows = 30;
function isSummary(body) {
  return readMarker(markerName2, body) !== void 0;
}
function writeSummary(facts) {
  const { proposals, bundle, suggested, declined } = facts;
  const cases = proposals.flatMap((checked) => checked.proposal.cases.map((one) => ({ one, checked })));
  const waiting = cases.filter(({ one }) => !suggested.has(one.fingerprint) && !declined.has(one.fingerprint));
  const open = bundle.open;
  const parts = [
    { text: writeMarker(markerName2, { v: 1 }) },
    { text: `### Heal

${writeLead(facts, waiting.length)}` },
    { text: writeRows(cases, facts), drop: 3, instead: `${countOf(cases.length, "cure")}: too many to list here.` },
    { text: writeNeeds(proposals) },
    ...waiting.slice(0, mostRows).map(({ one }, index) => ({ text: writeDiff(one, facts), drop: 10 + index })),
    { text: writeOpen(open, facts), drop: 2, instead: `${countOf(open.length, "finding")} left to people.` },
    {
      text: writeWays(
        waiting.map(({ one }) => one),
        facts
      )
    }
  ];
  return joinParts(parts);
}
function writeLead({ proposals, bundle, suggested, declined }, waiting) {
  const cures = proposals.reduce((sum, { proposal: proposal2 }) => sum + proposal2.cases.length, 0);
  if (cures === 0 && bundle.open.length === 0) return "\u2705 Nothing left to heal in this pull request.";
  if (cures === 0) return `No cure found; ${countOf(bundle.open.length, "finding")} left to people.`;
  const said = [
    ...suggested.size > 0 ? [`**${suggested.size}** as ${suggested.size === 1 ? "a suggestion" : "suggestions"} in the diff`] : [],
    ...waiting > 0 ? [`**${waiting}** below`] : [],
    ...declined.size > 0 ? [`${declined.size} set aside by you`] : [],
    ...bundle.open.length > 0 ? [`${countOf(bundle.open.length, "finding")} left to people`] : []
  ];
  return `**${countOf(cures, "verified cure")}**: ${said.join(", ")}.`;
}
function writeRows(cases, { suggested, declined, mask, hasCommands }) {
  const rows = cases.slice(0, mostRows).map(({ one, checked }) => {
    const where = suggested.has(one.fingerprint) ? "in the diff" : declined.has(one.fingerprint) ? "set aside" : "below";
    return [
      code(`${one.path}:${one.line}`),
      `${link(code(one.rule), findRulePage(one.rule))} ${prose(mask(one.message), 140)}`,
      prose(mask(one.summary), 140),
      checked.need.needed ? `${where}, **needs a review**` : where,
      ...hasCommands ? [code(one.id)] : []
    ];
  });
  const more = cases.length > mostRows ? `

\u2026 and ${countOf(cases.length - mostRows, "more cure", "more cures")}.` : "";
  return `${table(["Where", "What is wrong", "Cure", "Offered", ...hasCommands ? ["Id"] : []], rows)}${more}`;
}
function writeNeeds(proposals) {
  const needs = proposals.filter(({ need }) => need.needed).map(({ need }) => describeNeed(need));
  const untested = proposals.some(({ isTested }) => !isTested);
  const lines = [
    ...new Set(needs),
    ...untested ? ["No test suite stood behind some of these: look at them closely."] : []
  ];
  return lines.length === 0 ? "" : `> [!IMPORTANT]
${lines.slice(0, 4).map((line2) => `> ${line2}`).join("\n>\n")}`;
}
function writeDiff({ path, line: line2, summary, rule: rule2, diff }, { mask }) {
  const shown2 = mask(redactSecrets({ rule: rule2, sources: [] }, diff)).replace(/^diff --git .*\n/, "").replace(/^--- .*\n\+\+\+ .*\n/, "");
  const block = fence(shown2, { language: "diff", maxLines: 60, maxCharacters: 4e3 });
  return fold(`${path}:${line2} ${mask(summary)}`, block);
}
function writeOpen(open, { mask }) {
  if (open.length === 0) return "";
  const rows = open.slice(0, mostRows).map(({ path, line: line2, rule: rule2, message, detail }) => [
    code(`${path}:${line2}`),
    `${link(code(rule2), findRulePage(rule2))} ${prose(mask(message), 140)}`,
    prose(mask(detail), 140)
  ]);
  const more = open.length > mostRows ? `

\u2026 and ${open.length - mostRows} more.` : "";
  const list = `${table(["Where", "What is wrong", "Why it was left alone"], rows)}${more}`;
  return fold(`${countOf(open.length, "finding")} left to people`, list);
}
function writeWays(waiting, { hasCommands, suggested, bundle }) {
  const [first] = waiting;
  const id = first && /^[\w-]+$/.test(first.id) ? first.id : "<id>";
  const ways2 = [
    ...suggested.size > 0 ? ["Press *Apply suggestion* in the diff, or resolve the conversation to set it aside."] : [],
    ...hasCommands && first ? [
      `Comment \`/heal apply ${id} @${bundle.head.slice(0, 7)}\` for what is below, \`/heal explain ${id}\` for more, \`/heal ignore ${id} why\` for a no.`
    ] : [],
    ...first && !hasCommands ? ["What is below: copy it, or run `heal fix` on the branch."] : [],
    "The label `heal:stop` on this pull request keeps Heal out of it."
  ];
  return `<sub>${ways2.join(" ")}</sub>`;
}

// src/app/github/feedback/give-feedback.ts
async function giveFeedback(request) {
  const { repository: repository2, pull, say, signal } = request;
  const { bundle, problem } = readBundle(request.bundle, { repository: `${repository2.owner}/${repository2.repo}` });
  if (problem !== void 0) throw new EnvironmentError(problem, "Give what `heal` analysed for this very repository.");
  const report = {
    version: 1,
    suggested: 0,
    standing: 0,
    resolved: 0,
    summary: "none",
    warnings: [],
    ended: void 0,
    isUnfinished: false
  };
  try {
    report.ended = await findObstacle(request, bundle);
    if (report.ended === void 0) await tell2(request, bundle, report);
  } catch (error) {
    report.ended = describeFailure(error, signal).why;
    report.isUnfinished = true;
    say(`Feedback on #${pull} ended: ${report.ended}`);
  }
  return report;
}
async function findObstacle({ repository: repository2, pull: number2, settings }, bundle) {
  const pull = await readReviewedPull(repository2, number2);
  if (pull.state === "closed") return "The pull request is closed.";
  if (pull.headSha !== bundle.head) return "The pull request is at another commit by now.";
  if (pull.authorId === settings.self.id) return "The pull request is one of Heal\u2019s own.";
  const issue2 = await readIssue(repository2, number2);
  return issue2.labels.includes(labels3.stop) ? "The label heal:stop keeps Heal out of this pull request." : void 0;
}
async function tell2(request, bundle, report) {
  const { repository: repository2, pull, settings } = request;
  const { proposals, warnings } = await checkAll(request, bundle);
  report.warnings = warnings;
  const mask = makeMask([
    ...settings.secrets,
    ...proposals.flatMap(({ proposal: proposal2, files }) => findSecretsBeside(proposal2.cases, files))
  ]);
  const suggestions = findSuggestions(proposals, await listPullFiles(repository2, pull), mask);
  const present = /* @__PURE__ */ new Set([
    ...bundle.proposals.flatMap(({ cases }) => cases.map(({ fingerprint: fingerprint2 }) => fingerprint2)),
    ...bundle.open.map(({ fingerprint: fingerprint2 }) => fingerprint2)
  ]);
  const threads = sortThreads(await readOwnThreads(repository2, pull, settings.self), suggestions, present);
  const room2 = Math.max(0, (settings.maxSuggestions ?? 10) - threads.standing.size);
  const news = threads.missing.slice(0, room2);
  for (const thread of threads.over) {
    await closeThread(request, thread);
    report.resolved += 1;
  }
  const isSuggested = news.length === 0 || await trySuggest(request, bundle.head, news, mask);
  if (!isSuggested) report.warnings = [...report.warnings, "GitHub took no suggestion for these lines."];
  report.suggested = isSuggested ? news.length : 0;
  report.standing = threads.standing.size;
  const made = isSuggested ? news.map(({ healCase }) => healCase.fingerprint) : [];
  const suggested = /* @__PURE__ */ new Set([...threads.standing, ...made]);
  const body = writeSummary({
    ...{ bundle, proposals, suggested, mask },
    declined: threads.declined,
    hasCommands: settings.hasCommands
  });
  report.summary = await keepSummary(request, body, present.size > 0);
}
async function checkAll({ repository: repository2, settings, say }, bundle) {
  const tree = await openTree(repository2, bundle.head);
  const base = { repository: repository2, headSha: bundle.head, head: tree, tip: tree, isBased: true };
  const proposals = [];
  const warnings = [];
  for (const proposal2 of bundle.proposals) {
    const check = await checkProposal(proposal2, base, settings);
    if (check.state === "fine") proposals.push(check.checked);
    else warnings.push(`${escapeText(proposal2.key, 120)} was left out: ${check.why}.`);
  }
  warnings.forEach(say);
  return { proposals, warnings };
}
async function trySuggest(...suggestion) {
  try {
    await suggest(...suggestion);
    return true;
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
    return false;
  }
}
async function suggest({ repository: repository2, pull, settings, signal, say }, headSha, news, mask) {
  const comments = news.map((suggestion) => writeSuggestion(suggestion, mask));
  const body = `${countOf(news.length, "cure")} for lines of this pull request. Each was tried out and verified; apply what you like.`;
  const wanted = news.map(({ healCase }) => healCase.fingerprint);
  await once(
    {
      act: () => createCommentReview(repository2, pull, { headSha, body, comments }).then(() => true),
      async find() {
        const own = await readOwnThreads(repository2, pull, settings.self);
        const there = new Set(own.filter(({ isResolved }) => !isResolved).map(({ marker }) => marker.fingerprint));
        return wanted.some((fingerprint2) => there.has(fingerprint2)) || void 0;
      }
    },
    { signal, pauseMs: settings.pauseMs ?? 1e3 }
  );
  say(`${countOf(news.length, "suggestion")} on #${pull}`);
}
async function closeThread({ repository: repository2, say }, thread) {
  await updateReviewComment(repository2, thread.first.id, markDone(thread.first.body, thread.marker));
  await resolveThread(repository2, thread.id);
  say(`A conversation about ${thread.path} is over`);
}
async function keepSummary({ repository: repository2, pull, settings, signal, say }, body, hasNews) {
  const find2 = async () => (await listComments(repository2, pull)).find(
    ({ authorId, body: text }) => authorId === settings.self.id && isSummary(text)
  );
  const known2 = await find2();
  if (!known2 && !hasNews) return "none";
  if (known2) {
    if (normalize(known2.body) === normalize(body)) return "unchanged";
    await updateComment(repository2, known2.id, body);
    say(`The summary on #${pull} is up to date`);
    return "updated";
  }
  await once(
    { act: () => createComment(repository2, pull, body), find: async () => (await find2())?.id },
    { signal, pauseMs: settings.pauseMs ?? 1e3 }
  );
  say(`A summary on #${pull}`);
  return "created";
}
function normalize(text) {
  return text.replaceAll("\r\n", "\n").trim();
}

// src/app/github/dashboard/write-dashboard.ts
var mostRows2 = 50;
function writeDashboard(view) {
  const { proposals, state, bundle } = view;
  const held = proposals.filter((one) => one.state === "held-back");
  const standing = proposals.filter((one) => isStanding(one));
  const failed = proposals.filter((one) => isFailed(one));
  const stopped = proposals.filter((one) => one.state === "stopped");
  const isWaiting = ({ need, isDraft }) => need.needed && isDraft;
  const listed = new Set([...standing, ...stopped].map(({ number: number2 }) => number2));
  const others = state.open.filter(({ number: number2 }) => !listed.has(number2) && !view.closed.includes(number2));
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
function writeIntro({ summary: { found, healed, flagged }, branch: branch2 }) {
  const cured = healed === 0 ? "" : `, and has a verified cure for **${healed}**`;
  const people = flagged === 0 ? "" : `; ${flagged === 1 ? "1 is" : `${flagged} are`} for people to decide`;
  return `Heal found **${countOf(found, "finding")}** on ${code(branch2)}${cured}${people}. What it does here is up to ${code(".github/heal.yml")}; the label \`heal:stop\` on this issue stops it.`;
}
function section(title, rows, write, note = "") {
  if (rows.length === 0) return { text: "" };
  const more = rows.length > mostRows2 ? `

\u2026 and ${rows.length - mostRows2} more.` : "";
  const intro = note === "" ? "" : `${note}

`;
  return { text: `## ${title} (${rows.length})

${intro}${rows.slice(0, mostRows2).map(write).join("\n")}${more}` };
}
function titleOf({ state }, number2) {
  return state.open.find((pull) => pull.number === number2)?.title ?? "";
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
function about({ rule: rule2, cases, priority }) {
  return `${code(rule2)} \xB7 ${countOf(cases, "finding")} \xB7 ${priority}`;
}
function pullLink({ number: number2, title }) {
  return `[#${number2}${title === "" ? "" : ` ${escapeText(title, 120)}`}](../pull/${number2})`.replace("[#", "[&#35;");
}
var reasons = ["flag-only", "no-remedy", "rolled-back"];
function writeLeft(open) {
  const rows = categories.flatMap((category) => {
    const own = open.filter((one) => one.category === category);
    const counts = reasons.map((reason) => own.filter((one) => one.reason === reason).length);
    const others = own.length - counts.reduce((sum, count2) => sum + count2, 0);
    return own.length === 0 ? [] : [[category, ...[...counts, others, own.length].map((count2) => count2 === 0 ? "" : String(count2))]];
  });
  if (rows.length === 0) return "";
  const headers = ["Category", "For people", "No cure known", "A cure failed", "Other", "All"];
  return `## Not healed (${open.length})

${table(headers, rows)}`;
}
function writeList(open, mask) {
  const rows = open.slice(0, 30).map(({ rule: rule2, path, line: line2, message, reason, detail }) => [
    code(rule2),
    code(`${path}:${line2}`),
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
  const { repository: repository2, bundle, settings } = stage;
  const { found } = facts;
  if (!stage.facts.hasIssues || bundle.branch !== stage.facts.defaultBranch) return found;
  for (const { number: number2, state } of listDashboards(facts.state.issues).slice(1)) {
    if (state === "open") await updateIssue(repository2, number2, { state: "closed", state_reason: "not_planned" });
  }
  const isEmpty = facts.proposals.length === 0 && facts.state.open.length === 0 && bundle.open.length === 0;
  if (!found && isEmpty) return void 0;
  const body = writeDashboard({ ...facts, bundle, secrets: settings.secrets });
  if (!found) return createDashboard(stage, body);
  const isOpen = found.state === "open";
  if (isOpen && isSameBody(found.body, body)) return found;
  if (!isSameBody(found.body, body)) await updateIssue(repository2, found.number, { body });
  return { ...found, body };
}
async function createDashboard(stage, body) {
  const { repository: repository2, settings } = stage;
  await ensureLabel(repository2, describeLabel("heal"));
  const issue2 = await stage.once({
    act: () => createIssue(repository2, { title: dashboardTitle, body, labels: ["heal"] }),
    find: () => findAgain(repository2, settings.self)
  });
  return toDashboard(issue2);
}
async function findAgain(repository2, self) {
  const own = await listOwnIssues(repository2, self, 1);
  const number2 = findDashboard(own)?.number;
  return own.find((issue2) => issue2.number === number2);
}

// src/app/github/publish/body.ts
var shortDiff = 30;
var mostCases = 60;
function writeBody2(facts) {
  const { checked } = facts;
  const shown2 = checked.proposal;
  const parts = [
    { text: writePullMarker(facts.marker) },
    { text: writeLead2(shown2, checked) },
    { text: writeAlert(checked, facts) },
    {
      text: writeCases(shown2, facts),
      drop: 2,
      instead: `${countOf(shown2.cases.length, "finding")}: see the files that are changed.`
    },
    { text: writePictures(checked, facts), drop: 4 },
    { text: `### What was checked

${writeGates(shown2, facts)}` },
    { text: writeEvidence(shown2), drop: 3 },
    ...writeDiffs(checked),
    { text: `### Where it comes from

${writeOrigin(shown2)}` },
    { text: `### If you want it otherwise

${writeWays2(shown2, facts)}` },
    { text: `<sub>Heal \xB7 run ${code(facts.runId, 60)} \xB7 made for ${code(facts.headSha.slice(0, 10))}</sub>` }
  ];
  return joinParts(parts);
}
function writeLead2({ cases, gates }, { files }) {
  const rules2 = [...new Set(cases.map((one) => one.rule))];
  const [first] = cases;
  const [rule2 = ""] = rules2;
  const named2 = rules2.length === 1 ? ` of ${link(code(rule2), findRulePage(rule2))}` : "";
  const { added, removed } = countDiff(files);
  const size = `${countOf(files.length, "file")}, +${added} \u2212${removed}`;
  const why = cases.length === 1 && first ? ` ${endSentence(prose(first.message))}` : "";
  const suite = gates.find(({ name: name4 }) => name4 === "suite");
  const tests = suite ? `, the test suite among them (${prose(suite.detail, 80)})` : "";
  return `Heals **${countOf(cases.length, "finding")}**${named2} (${size}).${why} ${gates.length === 1 ? "Its gate" : `All ${gates.length} gates`} passed${tests}.`;
}
function endSentence(text) {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
function writeAlert({ need, isTested, proposal: proposal2, files }, { hasCommands, isVerified }) {
  const said = [];
  if (need.needed)
    said.push(`**A person must approve this before it is merged.** ${describeApproval(need, hasCommands)}`);
  if (!isTested) said.push("**No test suite stood behind this.** Look at it closely, or run your tests on the branch.");
  if (proposal2.cases.some(({ safety }) => safety === "risky"))
    said.push(
      proposal2.category === "replay" ? "Look at the pictures: this is where the robot will click." : "It changes behaviour on purpose: read the changes before you merge."
    );
  if (files.some(({ path }) => isTestFile(path)))
    said.push("It changes files of the tests: none is gone, and what they assert is the same.");
  if (!isVerified) said.push("GitHub did not sign the commit: a rule that wants signed commits will hold it back.");
  return said.length === 0 ? "" : `> [!${need.needed ? "IMPORTANT" : "WARNING"}]
${said.map((line2) => `> ${line2}`).join("\n>\n")}`;
}
function writeCases({ cases }, { hasCommands }) {
  const hasRules = new Set(cases.map(({ rule: rule2 }) => rule2)).size > 1;
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
function writeGates({ gates }, { headSha, branch: branch2 }) {
  const rows = gates.map(({ name: name4, passed, detail, ms: ms2 }) => {
    return [`${passed ? "\u2705" : "\u274C"} ${escapeText(name4, 40)}`, prose(detail, 300), formatMs(ms2)];
  });
  const intro = `On ${code(headSha.slice(0, 10))} of ${code(branch2)}, with exactly these changes and nothing else:`;
  return `${intro}

${table(["Gate", "Seen (before \u2192 after)", "Took"], rows)}`;
}
function writeEvidence({ cases }) {
  const measured = cases.filter(({ evidence: evidence2 }) => evidence2 && evidence2.verdict === "gain").slice(0, 10);
  if (measured.length === 0) return "";
  const rows = measured.flatMap(
    ({ path, line: line2, evidence: evidence2 }) => (evidence2?.sizes ?? []).map(({ size, beforeNs, afterNs, ratio, low, high }) => [
      code(`${path}:${line2}`),
      String(size),
      formatNs(beforeNs),
      formatNs(afterNs),
      `${(1 / ratio).toFixed(2)}\xD7 (${(1 / high).toFixed(2)} to ${(1 / low).toFixed(2)})`
    ])
  );
  const said = measured.map(({ evidence: evidence2 }) => `- ${prose(evidence2?.said ?? "", 300)}`).join("\n");
  return `### How much faster

${said}

${table(["Where", "Elements", "Before", "After", "Faster (95 %)"], rows)}`.trim();
}
var mostPictures = 12;
function writePictures({ files }, { url, headSha, commit }) {
  const pictures = files.filter(({ path }) => path.endsWith(".png"));
  if (pictures.length === 0) return "";
  const show2 = (at, path, about2) => `![${about2}](${url}/blob/${at}/${path.split("/").map(encodeURIComponent).join("/")}?raw=true)`;
  const rows = pictures.slice(0, mostPictures).map(({ path, isNew }) => [
    code(
      path.split("/").at(-1)?.replace(/\.png$/, "") ?? "",
      80
    ),
    isNew ? "\u2013" : show2(headSha, path, "as recorded"),
    show2(commit, path, "now")
  ]);
  const more = pictures.length > mostPictures ? `

\u2026 and ${pictures.length - mostPictures} more: see the files.` : "";
  return `### What it looks for

${table(["Target", "As recorded", "Now"], rows)}${more}`;
}
function writeDiffs({ files, proposal: proposal2, mask }) {
  const whole = files.map(({ path, before, after }) => {
    const about2 = proposal2.cases.filter((one) => one.path === path);
    const hide = (text, { rule: rule2 }) => redactSecrets({ rule: rule2, sources: [] }, text);
    return { title: path, diff: mask(about2.reduce(hide, unifiedDiff(path, before, after))) };
  });
  const isAll = proposal2.category === "replay" || addsUp(
    proposal2.cases,
    whole.map(({ diff }) => diff)
  );
  const blocks = isAll ? proposal2.cases.map(({ path, line: line2, summary, diff }) => ({ title: `${path}:${line2} ${summary}`, diff })) : whole;
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
  const linesOf2 = (texts) => texts.flatMap((text) => text.split(/\r?\n/)).filter((line2) => /^[-+]/.test(line2) && !/^(?:---|\+\+\+) /.test(line2)).toSorted();
  const [shown2, real] = [linesOf2(cases.map(({ diff }) => diff)), linesOf2(diffs)];
  return JSON.stringify([...new Set(shown2)]) === JSON.stringify([...new Set(real)]) && shown2.length >= real.length;
}
function withoutHeader(diff) {
  return diff.replace(/^diff --git .*\n/, "").replace(/^--- .*\n\+\+\+ .*\n/, "");
}
function countDiff(files) {
  const lines = files.flatMap(({ path, before, after }) => unifiedDiff(path, before, after, 0).split("\n").slice(3));
  return {
    added: lines.filter((line2) => line2.startsWith("+")).length,
    removed: lines.filter((line2) => line2.startsWith("-")).length
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
function writeWays2({ cases }, { hasCommands, branch: branch2, configFile = ".github/heal.yml" }) {
  const rules2 = [...new Set(cases.map((one) => one.rule))];
  const off = rules2.length === 1 ? `${code(`rules: { "${rules2[0]}": off }`)} in ${code(configFile)}` : `the keys under ${code("rules:")} in ${code(configFile)}`;
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
    checkbox("retry", void 0, `Tick this to have it made anew on the newest commit of ${code(branch2)}.`)
  ].join("\n");
}

// src/app/github/publish/own-branch.ts
async function readBranchState({ repository: repository2, bundle, settings }, branch2) {
  const tip = await readTip(repository2, branch2);
  if (tip === void 0) return void 0;
  const { mergeBase, commits, isComplete } = await readAhead(repository2, bundle.branch, tip);
  const isOurs = isComplete && commits.every((commit) => isOwnCommit2(commit, settings.self));
  const { root } = await openTree(repository2, tip);
  const digest = digestChange(await diffTrees(repository2, mergeBase.tree, root));
  return {
    tip,
    isOurs,
    standsOn: mergeBase.sha,
    digest,
    commits: commits.length,
    isVerified: commits.every((commit) => commit.isVerified)
  };
}
function isOwnCommit2(commit, self) {
  const { authorId, committerId, committerLogin, message, parents, isVerified } = commit;
  const isByGitHub = committerLogin === "web-flow" || committerId === void 0 && isVerified;
  return authorId === self.id && (committerId === self.id || isByGitHub) && hasOwnTrailers(message) && parents.length === 1;
}
async function pushProposal(stage, { branch: branch2, checked, message, state }) {
  const { repository: repository2, bundle, base, facts, say } = stage;
  if (!branch2.startsWith("heal/") || branch2 === facts.defaultBranch || branch2 === bundle.branch) return "protected";
  if (state && (await readBranch(repository2, branch2))?.isProtected) return "protected";
  const isBehind = state !== void 0 && state.commits > 0 && state.standsOn === bundle.head;
  const files = checked.files.map(({ path, mode, content }) => ({ path, mode, content }));
  const spec = {
    parent: isBehind ? state.tip : bundle.head,
    baseTree: base.head.root,
    message,
    files
  };
  const commit = await makeSignedCommit(stage, branch2, spec);
  const isForward = isBehind && !commit.isAnew;
  say(`${branch2}: commit ${commit.sha.slice(0, 10)}${commit.isVerified ? "" : ", not signed by GitHub"}`);
  if (!state) {
    const created = await createBranch(repository2, branch2, commit.sha);
    return created === "created" || await readTip(repository2, branch2) === commit.sha ? commit : "lost-race";
  }
  const move = { branch: branch2, from: state.tip, to: commit.sha };
  const moved3 = isForward ? await forwardBranch(repository2, move) : await moveBranch(repository2, { ...move, repositoryId: facts.nodeId });
  return moved3 === "moved" ? commit : moved3;
}
async function makeSignedCommit(stage, branch2, spec) {
  const { repository: repository2, bundle, say } = stage;
  const plain2 = { ...await stage.again(() => createCommit(repository2, spec)), isAnew: false };
  if (plain2.isVerified || spec.files.some(({ mode }) => mode !== "100644")) return plain2;
  const scratch = `heal/tmp/${branch2.slice("heal/".length).replaceAll("/", "-")}`;
  try {
    await deleteBranch(repository2, scratch);
    if (await createBranch(repository2, scratch, bundle.head) === "taken") return plain2;
    const signed = await commitOnBranch(repository2, scratch, { ...spec, parent: bundle.head });
    return signed.isVerified ? { ...signed, isAnew: true } : plain2;
  } catch (error) {
    if (stage.signal.aborted) throw error;
    say(`${branch2}: it could not be signed the other way either`);
    return plain2;
  } finally {
    await deleteBranch(repository2, scratch).catch(() => false);
  }
}

// src/app/github/publish/carry-out.ts
async function openProposal(stage, checked) {
  const { repository: repository2, settings, bundle } = stage;
  const branch2 = branchOf(stage, checked);
  const standing = (await findPulls(repository2, branch2)).find(({ state: state2 }) => state2 === "open");
  if (standing) return refreshProposal(stage, checked, standing, false);
  const state = await readBranchState(stage, branch2);
  if (state && !state.isOurs)
    return { state: "failed", why: `The branch ${branch2} is there already, and not from Heal.` };
  const pushed = await pushIfOther(stage, checked, branch2, state);
  if ("why" in pushed) return { state: "failed", why: pushed.why };
  const title = titleOf2(stage, checked);
  const isDraft = isDraftFirst(stage, checked);
  const pull = await stage.once({
    act: () => createPull(repository2, {
      title,
      body: bodyOf(stage, checked, pushed),
      head: branch2,
      base: bundle.branch,
      isDraft
    }),
    find: async () => (await findPulls(repository2, branch2)).find((one) => one.state === "open" && one.authorId === settings.self.id)
  });
  stage.say(`${branch2}: opened #${pull.number}`);
  await dress(stage, checked, pull);
  return { state: "opened", why: "", ...describeStanding(checked, { ...pull, headSha: pushed.sha, title }) };
}
async function refreshProposal(stage, checked, pull, isAsked) {
  const { repository: repository2, settings } = stage;
  const stopped = (why) => ({ state: "stopped", why, number: pull.number, url: pull.url });
  if (pull.baseRef !== stage.bundle.branch) return stopped("Somebody gave it another base.");
  if (pull.authorId !== settings.self.id) return stopped("Somebody else opened a pull request for this branch.");
  if (pull.labels.includes(labels3.stop)) return stopped("It has the label heal:stop.");
  const state = await readBranchState(stage, pull.headRef);
  if (!state) return { state: "failed", why: "Its branch is gone." };
  if (!state.isOurs) return stopped("A person pushed to its branch: it is theirs now.");
  const wantsNew = isAsked || pull.labels.includes(labels3.rebase) || readTicks(pull.body).some(({ action }) => action === "retry");
  const marker = readPullMarker(pull.body);
  const isSame2 = marker?.digest === checked.digest && marker.from === fromOf(checked) && state.digest === checked.digest;
  const isDressed = pull.labels.includes(labels3.all);
  if (isSame2 && !wantsNew) {
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
  await updatePull(repository2, pull.number, { title, body: bodyOf(stage, checked, pushed) });
  if (pull.labels.includes(labels3.rebase)) await removeLabel(repository2, pull.number, labels3.rebase);
  stage.say(`${pull.headRef}: updated #${pull.number}`);
  return {
    state: "updated",
    why: wantsNew ? "It was asked to be made anew." : "Its findings or their cure have changed.",
    ...describeStanding(checked, { ...pull, headSha: pushed.sha, title, isDraft })
  };
}
async function pushIfOther(stage, checked, branch2, state, isForced = false) {
  if (!isForced && state && state.commits > 0 && state.digest === checked.digest)
    return { sha: state.tip, isVerified: state.isVerified };
  const message = writeCommitMessage(titleOf2(stage, checked), checked.proposal, stage.bundle.runId);
  const pushed = await pushProposal(stage, { branch: branch2, checked, message, state });
  if (pushed === "protected") return { why: `The branch ${branch2} is protected: Heal does not write there.` };
  if (pushed !== "lost-race") return pushed;
  const now = await readBranchState(stage, branch2);
  if (now?.isOurs && now.digest === checked.digest) return { sha: now.tip, isVerified: now.isVerified };
  return { why: `The branch ${branch2} moved while it was written: the next run looks again.` };
}
async function dress({ repository: repository2, settings, say }, checked, pull, isDressed = false) {
  await putLabels(repository2, pull, listLabels(checked, settings.pullRequests.labels));
  if (isDressed) return;
  const refused = await requestReviewers(repository2, pull.number, settings.pullRequests.reviewers);
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
function branchOf({ bundle, facts }, { proposal: proposal2 }) {
  const isDefault = bundle.branch === facts.defaultBranch;
  return isDefault ? `heal/${proposal2.key}` : `heal/${proposal2.key}.${sha256(bundle.branch).slice(0, 6)}`;
}
function isDraftFirst({ settings }, { need, isTested }) {
  return settings.pullRequests.draft === "always" || need.needed || !isTested;
}
function titleOf2({ convention, settings }, { proposal: proposal2 }) {
  return writeTitle(proposal2, convention, settings.pullRequests.titlePrefix);
}
function bodyOf(stage, checked, { sha: sha4, isVerified }) {
  const { bundle, facts, settings } = stage;
  return writeBody2({
    checked,
    marker: markerOf(checked),
    repository: facts.fullName,
    headSha: bundle.head,
    url: facts.url,
    commit: sha4,
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
    fp: cases.map(({ fingerprint: fingerprint2 }) => fingerprint2),
    digest: checked.digest,
    from: fromOf(checked),
    key,
    by: cases.slice(0, mostCures).map(({ id, healer, origin, rule: rule2 }) => ({ c: id, h: healer, o: origin, r: rule2 }))
  };
}
function fromOf({ proposal: proposal2, files }) {
  const modes = new Map(files.map(({ path, mode }) => [path, mode]));
  return digestChange(
    proposal2.files.map(({ path, before }) => ({ path, mode: modes.get(path) ?? "", content: before }))
  );
}
function describeStanding({ digest, need }, pull) {
  const { number: number2, url, headRef: branch2, headSha, title, isDraft } = pull;
  return { number: number2, url, branch: branch2, headSha, title, isDraft, digest, need };
}

// src/app/github/publish/close-moot.ts
async function closeMoot(stage, { pull, reason, by }) {
  const { repository: repository2, say } = stage;
  if (pull.labels.includes(labels3.stop)) return void 0;
  const state = await readBranchState(stage, pull.headRef);
  if (state && !state.isOurs) return void 0;
  const why = reason === "moot" ? "What it heals is not there any more." : `What it heals is part of #${by} now.`;
  const [, ...rest] = pull.body.split("\n");
  const marker = writePullMarker({ ...pull.marker, closed: reason });
  const body = [marker, "", `> [!NOTE]`, `> Closed by Heal. ${why}`, ...rest].join("\n").slice(0, 65e3);
  await updatePull(repository2, pull.number, { state: "closed", body });
  say(`${pull.headRef}: closed #${pull.number}: ${why}`);
  await createComment(repository2, pull.number, `${why} Heal closes this pull request; nothing is to be done.`);
  if (await readTip(repository2, pull.headRef) === pull.headSha) await deleteBranch(repository2, pull.headRef);
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
  return proposals.map((proposal2) => {
    const fingerprints = proposal2.cases.map(({ fingerprint: fingerprint2 }) => fingerprint2);
    const same = byKey.get(proposal2.key);
    if (same) return { proposal: proposal2, act: "refresh", pull: same };
    const noes = fingerprints.flatMap((fingerprint2) => rejected.get(fingerprint2) ?? []);
    const [by] = noes;
    if (by) return { proposal: proposal2, act: "reject", by, count: noes.length };
    const shared = (pull) => pull.marker.fp.filter((one) => fingerprints.includes(one)).length;
    const [nearest] = [...free].filter((pull) => shared(pull) > 0).toSorted((a, b) => shared(b) - shared(a) || a.number - b.number);
    if (!nearest) return { proposal: proposal2, act: "open" };
    free.delete(nearest);
    return { proposal: proposal2, act: "refresh", pull: nearest };
  });
}
function orderByNeed(waiting, since, now) {
  const waited = ({ proposal: proposal2 }) => Math.max(0, now.getTime() - Date.parse(since.get(proposal2.key) ?? now.toISOString()));
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
    if (kept.some(({ number: number2 }) => number2 === pull.number)) return [];
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
  const { repository: repository2, settings, now } = request;
  const { bundle, problem } = readBundle(request.bundle, { repository: `${repository2.owner}/${repository2.repo}` });
  if (problem !== void 0)
    throw new EnvironmentError(problem, "Publish what `heal` analysed for this very repository.");
  const done = /* @__PURE__ */ new Map();
  const closed = [];
  const warnings = [];
  let dashboard;
  let ended2;
  try {
    const stage = await openStage(request, bundle);
    const state = await readOwnState(repository2, settings.self);
    dashboard = findDashboard(state.issues);
    if (dashboard?.isStopped) {
      ended2 = "The dashboard has the label heal:stop: nothing was opened or changed.";
      const hold = { state: "held-back", why: ended2, nextAt: void 0, since: now().toISOString() };
      for (const proposal2 of bundle.proposals) settle({ done }, proposal2, hold);
    } else {
      const known2 = await takeBackNoes(stage, state, dashboard);
      await work({ stage, state: known2, dashboard, now, done, closed, warnings });
    }
    if (!isReplayOnly(bundle))
      dashboard = await updateDashboard(stage, {
        found: dashboard,
        state,
        proposals: listDone(bundle, done, ended2),
        closed: closed.map(({ number: number2 }) => number2),
        now: now()
      });
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    const failure = describeFailure(error, request.signal);
    ended2 = failure.why;
    request.say(`Publishing ended: ${failure.why}`);
  }
  const proposals = listDone(bundle, done, ended2);
  const shown2 = dashboard && { number: dashboard.number, url: dashboard.url };
  return { version: 1, proposals, closed, dashboard: shown2, warnings, ended: ended2 };
}
async function openStage({ repository: repository2, settings, signal, say }, bundle) {
  const facts = await readRepository(repository2);
  if (facts.isArchived) throw new EnvironmentError("The repository is archived.", "Nothing can be published to it.");
  const branch2 = await readBranch(repository2, bundle.branch);
  if (!branch2)
    throw new EnvironmentError("The branch that the proposals are for is gone.", "Run Heal on a branch that is there.");
  const relation = await compareCommits(repository2, bundle.head, branch2.sha);
  const isBased = relation === "identical" || relation === "ahead";
  const tip = await openTree(repository2, branch2.sha);
  const head = isBased && relation === "ahead" ? await openTree(repository2, bundle.head) : tip;
  const commits = await listCommits(repository2, { from: branch2.sha, most: 20 });
  const convention = findConvention(commits.map(({ message }) => message.split("\n")[0] ?? ""));
  const base = { repository: repository2, headSha: bundle.head, head, tip, isBased };
  return { repository: repository2, facts, bundle, base, settings, convention, signal, say, ...makeRepeaters({ signal, settings }) };
}
async function takeBackNoes({ repository: repository2 }, state, dashboard) {
  const again = state.rejected.filter(({ marker }) => dashboard?.ticks.unreject.has(marker.key));
  for (const { number: number2 } of again) {
    await ensureLabel(repository2, describeLabel(labels3.reconsider));
    await addLabels(repository2, number2, [labels3.reconsider]);
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
    const { proposal: proposal2 } = plan;
    const room2 = findRoom({ open, openedAt }, settings.pullRequests, now());
    if (room2.places === 0 && !asked(plan)) {
      const { why, nextAt } = room2;
      settle(parts, proposal2, {
        state: "held-back",
        why,
        nextAt,
        since: since.get(proposal2.key) ?? now().toISOString()
      });
      continue;
    }
    await attempt(parts, proposal2, (checked) => openProposal(stage, checked));
    if (done.get(proposal2.key)?.state !== "opened") continue;
    open += 1;
    openedAt.push(now().toISOString());
  }
  await closeWhatIsMoot(parts);
}
function settle({ done }, proposal2, ending) {
  const { key, category, rule: rule2, priority, cases } = proposal2;
  done.set(key, { key, category, rule: rule2, priority, cases: cases.length, ...ending });
}
async function attempt(parts, proposal2, act) {
  const { stage } = parts;
  stage.signal.throwIfAborted();
  try {
    const check = await checkProposal(proposal2, stage.base, stage.settings);
    settle(parts, proposal2, check.state === "fine" ? await act(check.checked) : check);
  } catch (error) {
    const failure = describeFailure(error, stage.signal);
    settle(parts, proposal2, { state: "failed", why: failure.why });
    stage.say(`${proposal2.key}: ${failure.why}`);
    if (failure.concerns === "all") throw error;
  }
}
function describeNo({ by, count: count2, proposal: proposal2 }) {
  const all = count2 === proposal2.cases.length;
  return {
    why: all ? `#${by.number} was closed: that was a no.` : `#${by.number} was closed, with ${count2} of these ${proposal2.cases.length} findings: that was a no. The others come alone in the next run.`
  };
}
async function closeWhatIsMoot({ stage, state, done, closed, warnings }) {
  const { bundle } = stage;
  const proposed = bundle.proposals.flatMap(({ cases }) => cases);
  const fingerprints = new Set([...proposed, ...bundle.open].map(({ fingerprint: fingerprint2 }) => fingerprint2));
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
  return proposals.find((one) => one.key === key)?.cases.map(({ fingerprint: fingerprint2 }) => fingerprint2) ?? [];
}
function listDone({ proposals }, done, ended2) {
  return proposals.map(({ key, category, rule: rule2, priority, cases }) => {
    const why = ended2 ?? "It was not reached.";
    return done.get(key) ?? { key, category, rule: rule2, priority, cases: cases.length, state: "failed", why };
  });
}

// src/app/bot/part-publish.ts
async function publish(input, { queue, secrets }) {
  const { github, repository: repository2, signal, now, say, own, job, headSha } = input;
  const { defaultBranch } = await readRepository(github);
  const { bundle, problem } = readBundle(input.bundle, { repository: repository2, branch: defaultBranch, head: headSha });
  if (!bundle) throw new JobRefused(problem);
  const loaded = await readConfig(github, defaultBranch);
  const { source: file, problems } = loaded;
  await reportConfigProblems({ repository: github, self: own, file, problems, signal });
  if (problems.length > 0) return askPerson("the configuration is wrong; there is an issue about it");
  const { pullRequests, approvals, limits } = loaded.config;
  const report = await publishBundle({
    bundle,
    repository: github,
    settings: {
      self: own,
      pullRequests,
      approvals,
      limits,
      hasCommands: true,
      secrets
    },
    now,
    signal,
    say: (line2) => void say(line2.slice(0, 500)).catch(() => {
    })
  }).catch((error) => {
    if (error instanceof EnvironmentError) throw new JobRefused(`${error.message} ${error.remedy}`, { cause: error });
    throw error;
  });
  if (report.ended !== void 0) throw new Error(report.ended);
  const standing = report.proposals.flatMap(
    (one) => "need" in one ? [{ number: one.number, need: one.need }] : []
  );
  const count2 = (state) => report.proposals.filter((one) => one.state === state).length;
  const failed = report.proposals.filter(({ state }) => state === "failed" || state === "refused");
  const did = [
    `${count2("opened")} opened, ${count2("updated")} updated, ${count2("held-back")} held back, ${report.closed.length} closed`,
    ...failed.map(({ key, why }) => `${key}: ${why}`),
    ...report.warnings
  ];
  return {
    state: failed.length > 0 || report.warnings.length > 0 ? "needs_attention" : "succeeded",
    result: toResult(did.join("; ").slice(0, 4e3), standing, await findAskers(queue, job.tenant, headSha))
  };
}
async function suggest2({ number: number2, ...input }, { secrets }) {
  const { github, repository: repository2, signal, say, own, headSha } = input;
  const { bundle, problem } = readBundle(input.bundle, { repository: repository2, head: headSha });
  if (!bundle) throw new JobRefused(problem);
  const { defaultBranch } = await readRepository(github);
  const { config, problems } = await readConfig(github, defaultBranch);
  if (problems.length > 0) return succeed("nothing: the configuration is wrong");
  const report = await giveFeedback({
    bundle,
    repository: github,
    pull: number2,
    settings: { self: own, approvals: config.approvals, limits: config.limits, hasCommands: true, secrets },
    signal,
    say: (line2) => void say(line2.slice(0, 500)).catch(() => {
    })
  });
  signal.throwIfAborted();
  if (report.isUnfinished) throw new Error(report.ended);
  const { suggested, standing, resolved, summary, ended: ended2, warnings } = report;
  const did = `#${number2}: ${suggested} suggested, ${standing} standing, ${resolved} resolved, summary ${summary}`;
  return succeed([did, ...ended2 === void 0 ? [] : [ended2], ...warnings].join("; ").slice(0, 4e3));
}

// src/app/github/outcomes/read-outcomes.ts
function readOutcome(issue2) {
  const marker = issue2.isPull ? readPullMarker(issue2.body) : void 0;
  if (!marker || issue2.state !== "closed" || issue2.closedAt === void 0) return void 0;
  const kind = issue2.isMerged ? "kept" : isNo(issue2, marker) ? "rejected" : void 0;
  if (kind === void 0) return void 0;
  const at = issue2.closedAt;
  const entries = marker.by.map(({ c, h, o, r }) => {
    return { remedy: h, origin: o, rule: r, kind, at, caseId: c };
  });
  return entries.length === 0 ? void 0 : { number: issue2.number, entries };
}

// src/app/github/outcomes/keep-outcomes.ts
var mostAtOnce2 = 100;
async function keepOutcomes(repository2, own) {
  const ended2 = own.flatMap((issue2) => readOutcome(issue2) ?? []);
  if (ended2.length === 0) return 0;
  const tip = await readTip(repository2, stateBranch);
  const tree = tip === void 0 ? void 0 : await openTree(repository2, tip);
  const fresh = [];
  for (const outcome of ended2) {
    if (fresh.length < mostAtOnce2 && !await tree?.find(fileOf(outcome))) fresh.push(outcome);
  }
  if (fresh.length === 0) return 0;
  await appendToBranch(repository2, {
    branch: stateBranch,
    files: fresh.map((outcome) => ({ path: fileOf(outcome), text: linesOf(outcome) })),
    removed: [],
    message: `chore(heal): what became of ${fresh.map(({ number: number2 }) => `pull request ${number2}`).join(", ")}`.slice(
      0,
      200
    )
  });
  return fresh.length;
}
function fileOf({ number: number2, entries }) {
  return `events/pull-${number2}-${entries[0]?.kind ?? "none"}.jsonl`;
}
function linesOf({ entries }) {
  return entries.map((entry) => `${JSON.stringify({ what: "recorded", entry })}
`).join("");
}

// src/app/bot/part-settle.ts
async function settle2({ github, own, number: number2 }) {
  const issue2 = await readIssue(github, number2);
  if (issue2.authorId !== own.id) return succeed("nothing: it is not a pull request of Heal");
  const kept = await keepOutcomes(github, [issue2]);
  return succeed(kept > 0 ? `#${number2}: written down` : `#${number2}: says nothing of its cures`);
}

// src/app/bot/wire-parts.ts
function openParts({ appId, queue, now, secrets }) {
  return {
    publish: (input) => publish(input, { queue, secrets }),
    suggest: (input) => suggest2(input, { queue, secrets }),
    refreshApproval: (input) => decideApproval2(input, { queue, appId }),
    settle: settle2,
    answerPerson: (input) => answerPerson2(input, {
      rate: makeCommandRate(queue, input.job.tenant, now),
      carryOut: (asked) => carryOut(asked, { queue, appId, secrets })
    }),
    readDashboard: readDashboard2
  };
}

// src/app/bot/serve.ts
var graceMs = 5e3;
var urgentAtOnce = 4;
async function serve({ settings, now, write, signal }) {
  const { appId, privateKey, githubUrl, webhookSecret, databaseUrl } = settings;
  const log = makeLog({ write, now, secrets: secretsOf(settings) });
  const app = openApp({ appId, privateKey, baseUrl: githubUrl });
  const queue = await openQueue(settings);
  try {
    const makeJobs = await openEventJobs({ appId, privateKey, baseUrl: githubUrl, secret: webhookSecret });
    const parts = openParts({ appId, queue, now, secrets: secretsOf(settings) });
    const bot = {
      app,
      appId,
      queue,
      parts,
      log,
      now,
      random: Math.random,
      action: settings.action,
      here: { allowed: settings.here, env: settings.env, engineFile }
    };
    const { urgent: urgent2, usual } = makeJobHandlers(bot);
    const health = makeHealthRoutes(
      [
        { name: "jobs", check: async () => void await queue.list({ limit: 1 }) },
        { name: "github", check: async (waiting) => void await app.identify({ signal: waiting, say: () => {
        } }) }
      ],
      now
    );
    const server = await startServer({
      host: settings.host,
      port: settings.port,
      routes: [
        ...health,
        ...makeReplayRoutes(settings, now),
        makeWebhookRoute({ secret: webhookSecret, makeJobs, queue })
      ],
      log
    });
    log.info({ url: server.url, webhooks: webhookPath, queue: databaseUrl ? "postgres" : "sqlite" }, "Listening");
    if (settings.action === void 0) log.warn({}, "HEAL_ACTION is not set: repositories are not offered a workflow");
    await queue.add(planCatchUp(now()));
    const working = Promise.all([
      queue.work(urgent2, { parallel: urgentAtOnce, signal }),
      queue.work(usual, { parallel: settings.parallel, signal, schedules: [nightSweep, hourlyCatchUp] })
    ]);
    await Promise.race([working, ended(signal)]);
    log.info({}, "Ending");
    await Promise.all([server.close(graceMs), working]);
    log.info({}, "Ended");
  } finally {
    await queue.close();
  }
}
function makeReplayRoutes({ replayFolder, env }, now) {
  if (replayFolder === void 0) return [];
  return [makeReplayHealthRoute(() => readReplayStatus(".", { cwd: replayFolder, env, now }), now)];
}
var hourMs = 60 * 6e4;
var longestAbsenceMs = 70 * hourMs;
function planCatchUp(now) {
  const since = new Date(now.getTime() - longestAbsenceMs).toISOString();
  return makeJob({ kind: "catch-up", payload: { since }, key: randomUUID(), source: "start" });
}
var hourlyCatchUp = {
  id: "bot-catch-up",
  cron: "30 * * * *",
  job(at) {
    const since = new Date(Date.parse(at) - 3 * hourMs).toISOString();
    const { key: _, ...job } = makeJob({ kind: "catch-up", payload: { since }, key: at, source: "schedule" });
    return job;
  }
};
var nightSweep = {
  id: "bot-sweep",
  cron: "0 2 * * *",
  job(at) {
    const { key: _, ...job } = makeJob({
      kind: "sweep",
      payload: { date: at.slice(0, 10) },
      key: at,
      source: "schedule"
    });
    return job;
  }
};
async function openQueue({ databaseUrl, stateFolder }) {
  if (databaseUrl === void 0) await mkdir(stateFolder, { recursive: true, mode: 448 });
  return openJobQueue({ databaseUrl, file: join2(stateFolder, "jobs.sqlite"), graceMs });
}
function secretsOf({ webhookSecret, privateKey, databaseUrl }) {
  const password = URL.parse(databaseUrl ?? "")?.password;
  const lines = privateKey.split("\n").filter((line2) => line2.length > 20 && !line2.startsWith("-"));
  return [webhookSecret, ...lines, ...password ? [password, decodeURIComponent(password)] : []];
}
function ended(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
export {
  serve
};
