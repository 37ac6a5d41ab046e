import {
  blobId,
  digestChange
} from "./chunk-EUCWPCSE.js";
import {
  openClient,
  openGitHub
} from "./chunk-DHGEJYD2.js";
import {
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/github/app-auth.ts
import { createAppAuth } from "@octokit/auth-app";
var NotInstalled = class extends Error {
};
function openApp(credentials) {
  const { appId, privateKey, baseUrl } = credentials;
  const auth = createAppAuth({ appId, privateKey, log: { warn() {
  } } });
  const openAsApp = async (reaching, party = "the App") => openClient({ ...reaching, baseUrl, token: (await auth({ type: "app" })).token, party });
  const makeToken = async (installation, permissions, reaching, only) => {
    const client = await openAsApp(reaching, only === void 0 ? void 0 : `repository ${only}`);
    try {
      const { data } = await client.rest.apps.createInstallationAccessToken({
        installation_id: installation,
        permissions,
        ...only === void 0 ? {} : { repository_ids: [only] }
      });
      return data.token;
    } catch (error) {
      if (statusOf(error) === 403 || statusOf(error) === 404 || statusOf(error) === 422)
        throw new NotInstalled(`the App may not act there: ${messageOf(error).slice(0, 200)}`, { cause: error });
      throw error;
    }
  };
  return {
    async identify(reaching) {
      const { data } = await (await openAsApp(reaching)).rest.apps.getAuthenticated();
      if (!data) throw new Error("GitHub did not say which App this is");
      return { id: data.id, slug: data.slug ?? "", name: data.name };
    },
    async openRepository({ repository, repositoryId, permissions, ...reaching }) {
      const client = await openAsApp(reaching, `repository ${repositoryId}`);
      const [owner = "", repo = ""] = repository.split("/");
      const installation = await findInstallation(client, owner, repo);
      const renew = () => makeToken(installation, permissions, reaching, repositoryId);
      const opened = openGitHub({ ...reaching, baseUrl, repository, token: await renew() });
      renewOnce(
        opened.client,
        async () => openClient({ ...reaching, baseUrl, token: await renew(), party: repository })
      );
      return opened;
    },
    async makeToken({ repository, repositoryId, permissions, ...reaching }) {
      const client = await openAsApp(reaching, `repository ${repositoryId}`);
      const [owner = "", repo = ""] = repository.split("/");
      return makeToken(await findInstallation(client, owner, repo), permissions, reaching, repositoryId);
    },
    async redeliverFailed(since, reaching) {
      const client = await openAsApp(reaching);
      const failed = findFailed(await listDeliveries(client, since));
      for (const id of failed) await client.rest.apps.redeliverWebhookDelivery({ delivery_id: id });
      return failed.length;
    },
    async *listRepositories(reaching) {
      const client = await openAsApp(reaching);
      for await (const { data } of client.paginate.iterator(client.rest.apps.listInstallations, { per_page: 100 })) {
        for (const installation of data) {
          if (installation.suspended_at) continue;
          const token = await makeToken(installation.id, { metadata: "read" }, reaching);
          yield* listOfInstallation(openClient({ ...reaching, baseUrl, token }));
        }
      }
    }
  };
}
async function findBotUser({ client }, slug) {
  const { data } = await client.rest.users.getByUsername({ username: `${slug}[bot]` });
  return data.id;
}
var mostDeliveryPages = 20;
async function listDeliveries(client, since) {
  const found = [];
  let pages = 0;
  for await (const { data } of client.paginate.iterator(client.rest.apps.listWebhookDeliveries, { per_page: 100 })) {
    pages += 1;
    const recent = data.filter(({ delivered_at: at }) => Date.parse(at) >= Date.parse(since));
    found.push(...recent.map(({ id, guid, status_code: status }) => ({ id, guid, status })));
    if (recent.length < data.length || pages === mostDeliveryPages) break;
  }
  return found;
}
function findFailed(deliveries) {
  const tries = Map.groupBy(deliveries, ({ guid }) => guid);
  const failed = [...tries.values()].flatMap((ofOne) => {
    const isDone = ofOne.some(({ status }) => status >= 200 && status < 300);
    return !isDone && ofOne.length < mostTriesOfDelivery && ofOne[0] ? [ofOne[0].id] : [];
  });
  return failed.toReversed();
}
var mostTriesOfDelivery = 3;
async function* listOfInstallation(client) {
  const pages = client.paginate.iterator(client.rest.apps.listReposAccessibleToInstallation, { per_page: 100 });
  for await (const { data } of pages) {
    for (const repository of data)
      yield {
        id: repository.id,
        fullName: repository.full_name,
        isArchived: repository.archived,
        isFork: repository.fork
      };
  }
}
async function findInstallation(client, owner, repo) {
  try {
    const { data } = await client.rest.apps.getRepoInstallation({ owner, repo });
    if (data.suspended_at) throw new NotInstalled(`the App is suspended on ${owner}/${repo}`);
    return data.id;
  } catch (error) {
    if (statusOf(error) === 404) throw new NotInstalled(`the App is not installed on ${owner}/${repo}`);
    throw error;
  }
}
function renewOnce(client, open) {
  let renewed;
  client.hook.wrap("request", async (request, options) => {
    const sendAnew = async (fresh) => {
      const { hook: _hook, ...own } = options.request ?? {};
      return fresh.request({ ...options, request: own });
    };
    if (renewed) return sendAnew(await renewed);
    try {
      return await request(options);
    } catch (error) {
      if (statusOf(error) !== 401) throw error;
      renewed ??= open();
      return sendAnew(await renewed);
    }
  });
}
function statusOf(error) {
  const status = error instanceof Error && "status" in error ? error.status : void 0;
  return typeof status === "number" ? status : void 0;
}

// src/drivers/github/checks.ts
import { z } from "zod";

// src/drivers/github/pages.ts
var maxPages = 100;
async function readPages(client, first, rowsOf) {
  const rows = [];
  let page = await first;
  for (let count = 1; ; count++) {
    rows.push(...rowsOf(page.data));
    const next = /<([^<>]+)>;\s*rel="next"/.exec(page.headers.link ?? "")?.[1];
    if (next === void 0) return rows;
    if (count === maxPages) throw new Error("A list of GitHub has no end.");
    page = await client.request(`GET ${next}`);
  }
}

// src/drivers/github/checks.ts
var runSchema = z.object({
  id: z.number().int(),
  conclusion: z.string().nullish(),
  external_id: z.string().nullish(),
  started_at: z.string().nullish(),
  details_url: z.string().nullish(),
  app: z.object({ id: z.number().int() }).nullish(),
  output: z.object({
    title: z.string().nullish(),
    summary: z.string().nullish(),
    text: z.string().nullish(),
    annotations_count: z.number().int()
  })
});
var runsSchema = z.object({ check_runs: z.array(runSchema) });
var maxCheckText = 65535;
var annotationsPerRequest = 50;
async function listOwnRuns({ client, owner, repo }, { headSha, name, appId }) {
  const first = client.rest.checks.listForRef({
    owner,
    repo,
    ref: headSha,
    check_name: name,
    app_id: appId,
    filter: "all",
    per_page: 100
  });
  const rows = await readPages(client, first, (data) => runsSchema.parse(data).check_runs);
  return rows.filter(({ app }) => app?.id === appId).map(toRun).toSorted((a, b) => b.id - a.id);
}
async function createCheckRun(repository, check) {
  const { client, owner, repo } = repository;
  const { name, headSha, annotations = [] } = check;
  const [first = [], ...others] = batch(annotations);
  const now = others.length > 0 ? { ...check, conclusion: void 0 } : check;
  const { data } = await client.rest.checks.create({
    owner,
    repo,
    name,
    head_sha: headSha,
    ...fieldsOf(now, first),
    ...check.startedAt === void 0 ? {} : { started_at: check.startedAt }
  });
  const run = toRun(runSchema.parse(data));
  return others.length > 0 ? updateCheckRun(repository, run.id, { ...check, annotations: annotations.slice(annotationsPerRequest) }) : run;
}
async function updateCheckRun(repository, id, check) {
  const batches = batch(check.annotations ?? []);
  if (batches.length === 0) return patchRun(repository, id, check, []);
  let run = await readCheckRun(repository, id);
  for (const [index, annotations] of batches.entries()) {
    const isLast = index === batches.length - 1;
    const expected = run.annotations + annotations.length;
    try {
      run = await patchRun(repository, id, isLast ? check : { ...check, conclusion: void 0 }, annotations);
    } catch (error) {
      run = await readCheckRun(repository, id);
      if (run.annotations < expected) throw error;
      if (isLast) run = await patchRun(repository, id, check, []);
    }
  }
  return run;
}
async function readCheckRun({ client, owner, repo }, id) {
  const { data } = await client.rest.checks.get({ owner, repo, check_run_id: id });
  return toRun(runSchema.parse(data));
}
async function patchRun({ client, owner, repo }, id, check, annotations) {
  const { data } = await client.rest.checks.update({ owner, repo, check_run_id: id, ...fieldsOf(check, annotations) });
  return toRun(runSchema.parse(data));
}
function fieldsOf(check, annotations) {
  const { conclusion, output, externalId, detailsUrl, actions } = check;
  return {
    ...conclusion === void 0 ? { status: "in_progress" } : { status: "completed", conclusion },
    ...externalId === void 0 ? {} : { external_id: externalId },
    ...detailsUrl === void 0 ? {} : { details_url: detailsUrl },
    ...actions === void 0 ? {} : { actions: actions.map(({ id, label, description }) => ({ identifier: id, label, description })) },
    output: {
      title: fitText(output.title, 255),
      summary: fitText(output.summary),
      ...output.text === void 0 ? {} : { text: fitText(output.text) },
      ...annotations.length > 0 ? { annotations: annotations.map(toAnnotation) } : {}
    }
  };
}
function toAnnotation({ path, line, endLine, level, title, message }) {
  return {
    path,
    start_line: line,
    end_line: Math.max(line, endLine),
    annotation_level: level,
    title: fitText(title, 255),
    message: fitText(message, 4e3)
  };
}
function fitText(text, max = maxCheckText) {
  const bytes = Buffer.from(text.toWellFormed());
  if (bytes.length <= max) return text.toWellFormed();
  const mark = max > 200 ? "\n\n\u2026 cut, because GitHub takes no more." : "\u2026";
  const room = max - Buffer.byteLength(mark);
  let end = room;
  while (((bytes[end] ?? 0) & 192) === 128) end--;
  return bytes.subarray(0, end).toString() + mark;
}
function batch(annotations) {
  const count = Math.ceil(annotations.length / annotationsPerRequest);
  return Array.from(
    { length: count },
    (_, index) => annotations.slice(index * annotationsPerRequest, (index + 1) * annotationsPerRequest)
  );
}
function toRun({ id, conclusion, external_id, started_at, details_url, output }) {
  return {
    id,
    conclusion: conclusion ?? void 0,
    externalId: external_id || void 0,
    startedAt: started_at ?? void 0,
    detailsUrl: details_url ?? void 0,
    title: output.title ?? "",
    summary: output.summary ?? "",
    text: output.text ?? "",
    annotations: output.annotations_count
  };
}

// src/drivers/github/compare.ts
import { z as z3 } from "zod";

// src/drivers/github/trees.ts
import { z as z2 } from "zod";
var treeSchema = z2.object({
  truncated: z2.boolean(),
  tree: z2.array(
    z2.object({ path: z2.string().min(1), mode: z2.string(), type: z2.string(), sha: z2.string().regex(/^[0-9a-f]{40}$/) })
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
    for (const name of /* @__PURE__ */ new Set([...old.keys(), ...now.keys()])) {
      const [a, b] = [old.get(name), now.get(name)];
      if (a?.sha === b?.sha && a?.mode === b?.mode) continue;
      const path = `${folder}${name}`;
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
async function readTree({ client, owner, repo }, sha5) {
  if (sha5 === void 0) return /* @__PURE__ */ new Map();
  const { data } = await client.rest.git.getTree({ owner, repo, tree_sha: sha5 });
  const { truncated, tree } = treeSchema.parse(data);
  if (truncated) throw new Error("A folder is too large to be read as a whole.");
  return new Map(tree.map((entry) => [entry.path, entry]));
}

// src/drivers/github/compare.ts
var sha = z3.string().regex(/^[0-9a-f]{40}$/);
var account = z3.object({ id: z3.number().int().positive().optional() }).nullish();
var commitSchema = z3.object({
  sha,
  author: account,
  committer: account,
  commit: z3.object({
    message: z3.string(),
    tree: z3.object({ sha }),
    verification: z3.object({ verified: z3.boolean() }).optional()
  })
});
var pageSchema = z3.object({
  total_commits: z3.number().int().min(0),
  merge_base_commit: z3.object({ sha, commit: z3.object({ tree: z3.object({ sha }) }) }),
  commits: z3.array(commitSchema)
});
var maxCommits = 1e3;
async function compareBranch(repository, { baseRef, headSha }) {
  const { client, owner, repo } = repository;
  const commits = /* @__PURE__ */ new Map();
  for (let page = 1; ; page++) {
    const { data } = await client.rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      basehead: `${baseRef}...${headSha}`,
      per_page: 100,
      page
    });
    const { total_commits, merge_base_commit, commits: rows } = pageSchema.parse(data);
    if (total_commits > maxCommits) throw new Error(`The branch has more than ${maxCommits} commits.`);
    for (const row of rows) commits.set(row.sha, row);
    if (commits.size < total_commits && rows.length > 0) continue;
    const head = commits.get(headSha);
    if (commits.size !== total_commits || !head) throw new Error("The list of commits is not complete.");
    return {
      mergeBase: merge_base_commit.sha,
      commits: [...commits.values()].map(toCommit),
      files: await diffTrees(repository, merge_base_commit.commit.tree.sha, head.commit.tree.sha)
    };
  }
}
function toCommit({ sha: id, author, committer, commit }) {
  return {
    sha: id,
    message: commit.message,
    people: [author?.id, committer?.id, ...readCoAuthors(commit.message)],
    isVerified: commit.verification?.verified ?? false
  };
}
function readCoAuthors(message) {
  return [...message.matchAll(/^[ \t]*co-authored-by:(.*)$/gim)].map(([, person = ""]) => {
    const id = /<(\d{1,15})\+[^<>@\s]+@users\.noreply\.github\.com>\s*$/i.exec(person)?.[1];
    return id === void 0 ? void 0 : Number(id);
  });
}
var pushSchema = z3.object({
  activity_type: z3.string(),
  ref: z3.string(),
  actor: z3.object({ id: z3.number().int().positive() }).nullish()
});
async function listPushers({ client, owner, repo }, branch) {
  const ref = `refs/heads/${branch}`;
  const first = client.rest.repos.listActivities({ owner, repo, ref, per_page: 100 });
  const rows = await readPages(client, first, (data) => z3.array(pushSchema).parse(data));
  const pushes = rows.filter((push) => push.ref === ref);
  if (pushes.length === 0) throw new Error("Nothing is known of who pushed to the branch.");
  return [...new Set(pushes.map(({ actor }) => actor?.id))];
}

// src/drivers/github/permissions.ts
import { z as z4 } from "zod";
var answerSchema = z4.object({
  permission: z4.enum(["admin", "maintain", "write", "triage", "read", "none"]),
  role_name: z4.string(),
  user: z4.object({ id: z4.number().int() })
});
async function readPermission({ client, owner, repo }, { id, login }) {
  const { data } = await client.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: login });
  const { permission, role_name, user } = answerSchema.parse(data);
  if (user.id !== id) throw new Error("The login belongs to another account by now.");
  if (permission === "write" && role_name === "maintain") return "maintain";
  if (permission === "read" && role_name === "triage") return "triage";
  return permission;
}

// src/drivers/github/reviews.ts
import { z as z5 } from "zod";

// src/core/review.ts
var reviewStates = ["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"];
function mayWrite(permission) {
  return permission === "admin" || permission === "maintain" || permission === "write";
}
function mayTriage(permission) {
  return permission === "triage" || mayWrite(permission);
}

// src/drivers/github/reviews.ts
var account2 = z5.object({ id: z5.number().int().positive(), login: z5.string().min(1), type: z5.string() });
var sha2 = z5.string().regex(/^[0-9a-f]{40}$/);
var instant = z5.iso.datetime({ offset: true });
var pullSchema = z5.object({
  number: z5.number().int(),
  node_id: z5.string().min(1),
  user: account2.nullish(),
  state: z5.enum(["open", "closed"]),
  draft: z5.boolean().default(false),
  updated_at: instant,
  html_url: z5.string(),
  head: z5.object({ sha: sha2, ref: z5.string().min(1), repo: z5.object({ id: z5.number() }).nullish() }),
  base: z5.object({ ref: z5.string().min(1), repo: z5.object({ id: z5.number() }) })
});
var reviewSchema = z5.object({
  id: z5.number().int().positive(),
  user: account2.nullish(),
  state: z5.enum(reviewStates),
  commit_id: z5.string().nullish(),
  submitted_at: instant.nullish()
});
var eventSchema = z5.object({ event: z5.string(), created_at: instant });
async function readReviewedPull({ client, owner, repo }, number) {
  const { data } = await client.rest.pulls.get({ owner, repo, pull_number: number });
  const pull = pullSchema.parse(data);
  return {
    number: pull.number,
    nodeId: pull.node_id,
    authorId: pull.user?.id,
    headSha: pull.head.sha,
    headRef: pull.head.ref,
    baseRef: pull.base.ref,
    isFromHere: pull.head.repo?.id === pull.base.repo.id,
    isDraft: pull.draft,
    state: pull.state,
    updatedAt: pull.updated_at,
    url: pull.html_url
  };
}
async function listReviews({ client, owner, repo }, number) {
  const first = client.rest.pulls.listReviews({ owner, repo, pull_number: number, per_page: 100 });
  const rows = await readPages(client, first, (data) => z5.array(reviewSchema).parse(data));
  return rows.map(({ id, user, state, commit_id, submitted_at }) => ({
    id,
    user: user ?? void 0,
    state,
    commitId: commit_id ?? void 0,
    submittedAt: submitted_at ?? void 0
  }));
}
async function listPullsAt({ client, owner, repo }, headSha) {
  const { listPullRequestsAssociatedWithCommit: list } = client.rest.repos;
  const first = list({ owner, repo, commit_sha: headSha, per_page: 100 });
  const rows = await readPages(client, first, (data) => z5.array(pullSchema.omit({ updated_at: true })).parse(data));
  return rows.filter(({ state, head }) => state === "open" && head.sha === headSha).map(({ number, user }) => ({ number, authorId: user?.id }));
}
var contentEvents = /* @__PURE__ */ new Set([
  "base_ref_changed",
  "automatic_base_change_succeeded",
  "base_ref_force_pushed",
  "head_ref_force_pushed",
  "head_ref_restored"
]);
async function listContentChanges({ client, owner, repo }, number) {
  const first = client.rest.issues.listEvents({ owner, repo, issue_number: number, per_page: 100 });
  const rows = await readPages(client, first, (data) => z5.array(eventSchema).parse(data));
  return rows.filter(({ event }) => contentEvents.has(event)).map(({ created_at }) => created_at);
}
var mergedSchema = z5.object({ merged: z5.literal(true), sha: sha2 });
var afterSchema = z5.object({ merged: z5.boolean(), head: z5.object({ sha: sha2 }), merge_commit_sha: sha2.nullish() });
async function mergeAt(repository, merge) {
  const { client, owner, repo } = repository;
  const { number, headSha, method } = merge;
  try {
    const expected = { sha: sha2.parse(headSha), merge_method: method };
    const { data } = await client.rest.pulls.merge({ owner, repo, pull_number: number, ...expected });
    return { merged: true, sha: mergedSchema.parse(data).sha };
  } catch (error) {
    const { data } = await client.rest.pulls.get({ owner, repo, pull_number: number });
    const after = afterSchema.parse(data);
    if (after.merged && after.head.sha === headSha && after.merge_commit_sha)
      return { merged: true, sha: after.merge_commit_sha };
    const status = statusOf(error);
    if (status === 409)
      return { merged: false, reason: "moved", detail: "The branch has moved since it was approved." };
    if (status === 405 || status === 422)
      return { merged: false, reason: "refused", detail: "The repository's rules do not let it be merged yet." };
    throw error;
  }
}

// src/policy/review-content.ts
function findContentSince({ digest, notes, changes, readUntil }) {
  const newest = notes.toSorted((a, b) => b.id - a.id)[0];
  const isOther = newest !== void 0 && newest.digest !== digest;
  const wasOther = notes.some((note) => note.digest !== digest);
  const noted = isOther ? readUntil : wasOther ? newest?.since ?? readUntil : void 0;
  return { since: latestOf([...changes, ...noted === void 0 ? [] : [noted]]), isOther };
}
function latestOf(instants) {
  return instants.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0];
}

// src/policy/review.ts
function decideApproval(facts) {
  if ("unreadable" in facts) return close("unknown", facts.unreadable, void 0);
  const { need, pull, digest } = facts;
  if (need?.needed === false) return close("not-needed", need.why, facts);
  if (pull.state !== "open") return close("blocked", "The pull request is closed.", facts);
  const gap = findGap(facts);
  if (gap !== void 0) return close("unknown", gap, facts);
  const { approvals, objections } = listOpinions(facts.reviews);
  if (listJudges(facts).some(({ id }) => !facts.permissions.has(id)))
    return close("unknown", "What a reviewer may do here could not be read.", facts);
  const against = objections.filter(({ user }) => isHuman(user) && mayWrite(facts.permissions.get(user.id)));
  if (against.length > 0)
    return { ...close("blocked", "Changes are requested.", facts), by: against.map(({ user }) => toPerson(user)) };
  const judged = approvals.map((review) => ({ who: toPerson(review.user), why: whyUncounted(review, facts) }));
  const by = judged.filter(({ why: why2 }) => why2 === void 0).map(({ who }) => who);
  const uncounted = judged.flatMap(({ who, why: why2 }) => why2 === void 0 ? [] : [{ who, why: why2 }]);
  if (by.length > 0)
    return { state: "approved", by, why: "Approved as it is now.", headSha: pull.headSha, digest, uncounted };
  const why = uncounted.length > 0 ? "No approval so far counts." : "Nobody has approved it yet.";
  return { ...close("waiting", why, facts), uncounted };
}
function listJudges(facts) {
  const { approvals, objections } = listOpinions(facts.reviews);
  const counted = approvals.filter((review) => whyNotTheirs(review, facts) === void 0);
  return [...counted, ...objections.filter(({ user }) => isHuman(user))].map(({ user }) => toPerson(user));
}
function listOpinions(reviews) {
  const all = reviews.filter(isOpinion);
  const standing = all.filter(({ state }) => state !== "DISMISSED");
  return {
    approvals: latestOfEach(all).filter(({ state }) => state === "APPROVED"),
    objections: latestOfEach(standing).filter(({ state }) => state === "CHANGES_REQUESTED")
  };
}
function latestOfEach(opinions) {
  const latest = /* @__PURE__ */ new Map();
  for (const opinion of opinions) {
    const before = latest.get(opinion.user.id);
    if (!before || isLater(opinion, before)) latest.set(opinion.user.id, opinion);
  }
  return [...latest.values()].toSorted((a, b) => a.id - b.id);
}
function isOpinion(review) {
  const { state, user, submittedAt } = review;
  return user !== void 0 && submittedAt !== void 0 && state !== "COMMENTED" && state !== "PENDING";
}
function isLater(a, b) {
  const apart = Date.parse(a.submittedAt) - Date.parse(b.submittedAt);
  return apart === 0 ? a.id > b.id : apart > 0;
}
function isHuman({ type }) {
  return type === "User";
}
function findGap({ pull, digest, askedBy, committers, reviews, contentSince }) {
  if (pull.authorId === void 0) return "The account that opened the pull request is gone.";
  if (digest === void 0) return "What it changes could not be read.";
  if (askedBy === void 0) return "It is not known who asked for this heal.";
  if (committers.length === 0) return "The commits of the branch could not be read.";
  if (committers.includes(void 0))
    return "A commit of the branch names a person whom GitHub does not know: it may be the reviewer.";
  const times = [contentSince, ...reviews.map(({ submittedAt }) => submittedAt)].filter((time) => time !== void 0);
  const isUndated = reviews.some(({ state, submittedAt }) => submittedAt === void 0 && state !== "PENDING");
  if (isUndated || times.some((time) => Number.isNaN(Date.parse(time)))) return "A review has no time.";
  return void 0;
}
function whyUncounted(review, facts) {
  const theirs = whyNotTheirs(review, facts);
  if (theirs !== void 0) return theirs;
  return mayWrite(facts.permissions.get(review.user.id)) ? void 0 : "has no write permission here now";
}
function whyNotTheirs({ user, commitId, submittedAt }, { pull, askedBy, committers, ownIds, contentSince }) {
  if (ownIds.includes(user.id)) return "is Heal itself";
  if (!isHuman(user)) return "is no person";
  if (user.id === pull.authorId) return "opened the pull request";
  if (committers.includes(user.id)) return "has a commit on the branch";
  if (askedBy?.includes(user.id)) return "asked for this heal";
  if (commitId !== pull.headSha) return "approved another commit";
  if (contentSince !== void 0 && Date.parse(submittedAt) <= Date.parse(contentSince))
    return "approved it before the base changed";
  return void 0;
}
function toPerson({ id, login }) {
  return { id, login };
}
function close(state, why, facts) {
  return { state, by: [], why, headSha: facts?.pull.headSha, digest: facts?.digest, uncounted: [] };
}

// src/app/github/approval/read-facts.ts
var approvalCheck = "heal/approval";
var maxJudges = 100;
var maxReadings = 3;
async function readApprovalFacts(repo, number, origin, own) {
  let pull = await readReviewedPull(repo, number);
  for (let reading = 1; ; reading++) {
    let runs;
    try {
      runs = await listRuns(repo, pull, own);
      const answer = await readOnce(repo, pull, origin, own, runs);
      const after = await readReviewedPull(repo, number);
      if (isSame(pull, after)) return { pull: after, runs, ...answer, error: void 0 };
      pull = after;
      if (reading === maxReadings) throw new Error("It kept changing while it was read.");
    } catch (error) {
      if (isAborted(error)) throw error;
      return { pull, facts: { unreadable: describe(error) }, runs, newContentSince: void 0, error };
    }
  }
}
async function listRuns(repo, { headSha }, { appId }) {
  return appId === void 0 ? [] : listOwnRuns(repo, { headSha, name: approvalCheck, appId });
}
async function readOnce(repo, pull, { need, askedBy }, own, runs) {
  const base = { need, askedBy, pull, permissions: /* @__PURE__ */ new Map(), ownIds: own.userIds };
  if (need?.needed === false || pull.state !== "open") {
    const facts = { ...base, digest: void 0, contentSince: void 0, committers: [], reviews: [] };
    return { facts, newContentSince: void 0 };
  }
  const { commits, files } = await compareBranch(repo, pull);
  const digest = digestChange(files);
  const isSigned = commits.every(({ isVerified }) => isVerified);
  const pushers = isSigned ? [] : await listPushers(repo, requireOwnBranch(pull));
  const changes = await listContentChanges(repo, pull.number);
  const reviews = await listReviews(repo, pull.number);
  const notes = runs.flatMap(
    ({ id, externalId, startedAt }) => externalId === void 0 ? [] : [{ id, digest: externalId, since: startedAt }]
  );
  const readUntil = latestOf([pull.updatedAt, ...timesOf(reviews)]) ?? pull.updatedAt;
  const { since, isOther } = findContentSince({ digest, notes, changes, readUntil });
  const committers = [.../* @__PURE__ */ new Set([...commits.flatMap(({ people }) => people), ...pushers])];
  const known = { ...base, digest, contentSince: since, committers, reviews };
  return {
    facts: { ...known, permissions: await readPermissions(repo, known) },
    newContentSince: isOther ? readUntil : void 0
  };
}
async function readPermissions(repo, facts) {
  const judges = listJudges(facts);
  if (judges.length > maxJudges) throw new Error(`More than ${maxJudges} people have reviewed it.`);
  const permissions = /* @__PURE__ */ new Map();
  for (const judge of judges) permissions.set(judge.id, await readPermission(repo, judge));
  return permissions;
}
function requireOwnBranch({ isFromHere, headRef }) {
  if (!isFromHere) throw new Error("The branch is in another repository, and a commit of it is not signed.");
  return headRef;
}
function timesOf(reviews) {
  return reviews.flatMap(({ submittedAt }) => submittedAt ?? []);
}
function isSame(a, b) {
  return a.updatedAt === b.updatedAt && a.headSha === b.headSha && a.baseRef === b.baseRef && a.state === b.state;
}
function isAborted(error) {
  return error instanceof Error && (error.name === "AbortError" || error.name === "StoppedError");
}
function describe(error) {
  if (error instanceof Error && "status" in error) return `GitHub answered ${String(error.status)} when it was asked.`;
  const said = messageOf(error);
  return error instanceof Error && error.constructor === Error && /^[A-Z][\w ,'-]{5,160}\.$/.test(said) ? said : "An answer of GitHub was not understood.";
}

// src/drivers/github/repository.ts
import { z as z6 } from "zod";
var sha3 = z6.string().regex(/^[0-9a-f]{40}$/);
var repositorySchema = z6.object({
  node_id: z6.string().min(1),
  full_name: z6.string(),
  html_url: z6.string(),
  default_branch: z6.string().min(1),
  private: z6.boolean(),
  fork: z6.boolean(),
  archived: z6.boolean().default(false),
  has_issues: z6.boolean().default(true),
  allow_merge_commit: z6.boolean().default(false),
  allow_squash_merge: z6.boolean().default(false),
  allow_rebase_merge: z6.boolean().default(false)
});
var branchSchema = z6.object({ commit: z6.object({ sha: sha3 }), protected: z6.boolean() });
var compareSchema = z6.object({ status: z6.enum(["identical", "ahead", "behind", "diverged"]) });
async function readRepository({ client, owner, repo }) {
  const { data } = await client.rest.repos.get({ owner, repo });
  const facts = repositorySchema.parse(data);
  return {
    nodeId: facts.node_id,
    fullName: facts.full_name,
    url: facts.html_url,
    defaultBranch: facts.default_branch,
    isPrivate: facts.private,
    isFork: facts.fork,
    isArchived: facts.archived,
    hasIssues: facts.has_issues,
    merges: [
      ...facts.allow_squash_merge ? ["squash"] : [],
      ...facts.allow_merge_commit ? ["merge"] : [],
      ...facts.allow_rebase_merge ? ["rebase"] : []
    ]
  };
}
async function readBranch({ client, owner, repo }, branch) {
  try {
    const { data } = await client.rest.repos.getBranch({ owner, repo, branch });
    const found = branchSchema.parse(data);
    return { sha: found.commit.sha, isProtected: found.protected };
  } catch (error) {
    if (statusOf(error) === 404) return void 0;
    throw error;
  }
}
async function compareCommits({ client, owner, repo }, from, to) {
  try {
    const { data } = await client.rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      basehead: `${from}...${to}`,
      per_page: 1
    });
    return compareSchema.parse(data).status;
  } catch (error) {
    if (statusOf(error) === 404) return "unknown";
    throw error;
  }
}

// src/drivers/github/rules.ts
import { z as z8 } from "zod";

// src/drivers/github/contents.ts
import { z as z7 } from "zod";
var sha4 = z7.string().regex(/^[0-9a-f]{40}$/);
var treeSchema2 = z7.object({
  truncated: z7.boolean(),
  tree: z7.array(
    z7.object({ path: z7.string().min(1), mode: z7.string(), type: z7.string(), sha: sha4, size: z7.number().optional() })
  )
});
var blobSchema = z7.object({ encoding: z7.literal("base64"), content: z7.string() });
var commitSchema2 = z7.object({ tree: z7.object({ sha: sha4 }) });
async function openTree(repository, commit) {
  const { client, owner, repo } = repository;
  const { data } = await client.rest.git.getCommit({ owner, repo, commit_sha: commit });
  const root = commitSchema2.parse(data).tree.sha;
  const folders = /* @__PURE__ */ new Map();
  const read = (id) => {
    const known = folders.get(id) ?? readFolder(repository, id);
    folders.set(id, known);
    return known;
  };
  return {
    root,
    async find(path) {
      const parts = path.split("/");
      const name = parts.pop() ?? "";
      let folder = root;
      for (const part of parts) {
        const next = (await read(folder)).get(part);
        if (next?.type !== "tree") return void 0;
        folder = next.sha;
      }
      return (await read(folder)).get(name);
    }
  };
}
async function readFolder({ client, owner, repo }, id) {
  const { data } = await client.rest.git.getTree({ owner, repo, tree_sha: id });
  const { truncated, tree } = treeSchema2.parse(data);
  if (truncated) throw new Error("A folder is too large to be read as a whole.");
  return new Map(tree.map(({ path, mode, type, sha: object, size }) => [path, { mode, type, sha: object, size }]));
}
async function readBlob({ client, owner, repo }, id) {
  const { data } = await client.rest.git.getBlob({ owner, repo, file_sha: id });
  const content = Buffer.from(blobSchema.parse(data).content, "base64");
  if (blobId(content) !== id) throw new Error("GitHub answered with another file than was asked for.");
  return content;
}
async function readTextFile({ client, owner, repo }, path, ref) {
  try {
    const { data } = await client.rest.repos.getContent({ owner, repo, path, ref });
    const file = blobSchema.extend({ type: z7.literal("file") }).safeParse(data);
    return file.success ? Buffer.from(file.data.content, "base64").toString("utf8") : void 0;
  } catch (error) {
    if (statusOf(error) === 404) return void 0;
    throw error;
  }
}

// src/drivers/github/rules.ts
var ruleSchema = z8.object({
  type: z8.string(),
  ruleset_id: z8.number().int().optional(),
  ruleset_source: z8.string().optional(),
  parameters: z8.record(z8.string(), z8.unknown()).optional()
});
var checksSchema = z8.object({
  required_status_checks: z8.array(z8.object({ context: z8.string(), integration_id: z8.number().int().nullish() }))
});
var reviewsSchema = z8.object({
  required_approving_review_count: z8.number().int(),
  dismiss_stale_reviews_on_push: z8.boolean(),
  require_code_owner_review: z8.boolean(),
  require_last_push_approval: z8.boolean()
});
var rulesetSchema = z8.object({ name: z8.string(), bypass_actors: z8.array(z8.unknown()).nullish() });
var protectionSchema = z8.object({
  required_status_checks: z8.object({ checks: z8.array(z8.object({ context: z8.string(), app_id: z8.number().int().nullish() })).default([]) }).nullish(),
  required_pull_request_reviews: z8.object({
    required_approving_review_count: z8.number().int().default(0),
    dismiss_stale_reviews: z8.boolean().default(false),
    require_code_owner_reviews: z8.boolean().default(false),
    require_last_push_approval: z8.boolean().default(false),
    bypass_pull_request_allowances: z8.object({ users: z8.array(z8.unknown()), teams: z8.array(z8.unknown()), apps: z8.array(z8.unknown()).default([]) }).nullish()
  }).nullish(),
  enforce_admins: z8.object({ enabled: z8.boolean() }).nullish()
});
async function readRules(repository, branch) {
  const unread = [];
  const attempt = async (what, work, otherwise) => {
    try {
      return await work();
    } catch (error) {
      unread.push(`${what} could not be read (${describe2(error)}).`);
      return otherwise;
    }
  };
  const rulesets = await attempt("The rulesets", () => readRulesets(repository, branch, unread), []);
  const protection = await attempt("The branch protection", () => readProtection(repository, branch), void 0);
  const codeOwners = await attempt("CODEOWNERS", () => readCodeOwners(repository, branch), void 0);
  return { branch, rules: protection ? [...rulesets, protection] : rulesets, codeOwners, unread };
}
var branchSchema2 = z8.object({
  protection: z8.object({
    required_status_checks: z8.object({ checks: z8.array(z8.object({ context: z8.string() })).default([]), contexts: z8.array(z8.string()) }).partial().nullish()
  }).nullish()
});
async function requiresCheck({ client, owner, repo }, branch, name) {
  const first = client.rest.repos.getBranchRules({ owner, repo, branch, per_page: 100 });
  const rules = await readPages(client, first, (data2) => z8.array(ruleSchema).parse(data2));
  const isRuled = rules.filter(({ type }) => type === "required_status_checks").flatMap(({ parameters }) => checksSchema.parse(parameters).required_status_checks).some(({ context }) => context === name);
  if (isRuled) return true;
  const { data } = await client.rest.repos.getBranch({ owner, repo, branch });
  const required = branchSchema2.parse(data).protection?.required_status_checks;
  const names = [...required?.contexts ?? [], ...(required?.checks ?? []).map(({ context }) => context)];
  return names.includes(name);
}
async function readRulesets({ client, owner, repo }, branch, unread) {
  const first = client.rest.repos.getBranchRules({ owner, repo, branch, per_page: 100 });
  const rows = await readPages(client, first, (data) => z8.array(ruleSchema).parse(data));
  const byRuleset = /* @__PURE__ */ new Map();
  for (const rule of rows) {
    const id = rule.ruleset_id ?? 0;
    byRuleset.set(id, [...byRuleset.get(id) ?? [], rule]);
  }
  const all = [];
  for (const [id, rules] of byRuleset) {
    let name;
    let mayBypass;
    try {
      const { data } = await client.rest.repos.getRepoRuleset({ owner, repo, ruleset_id: id, includes_parents: true });
      const ruleset = rulesetSchema.parse(data);
      name = ruleset.name;
      mayBypass = ruleset.bypass_actors ? ruleset.bypass_actors.length > 0 : void 0;
    } catch (error) {
      unread.push(`Ruleset ${id} could not be read (${describe2(error)}).`);
    }
    const source = rules[0]?.ruleset_source ?? `${owner}/${repo}`;
    all.push({
      from: `ruleset ${name === void 0 ? id : JSON.stringify(name)} of ${source}`,
      checks: rules.filter(({ type }) => type === "required_status_checks").flatMap(({ parameters }) => checksSchema.parse(parameters).required_status_checks).map(({ context, integration_id }) => ({ name: context, appId: integration_id ?? void 0 })),
      reviews: rules.filter(({ type }) => type === "pull_request").map(({ parameters }) => reviewsSchema.parse(parameters)).map((one) => ({
        count: one.required_approving_review_count,
        dismissesStale: one.dismiss_stale_reviews_on_push,
        needsCodeOwner: one.require_code_owner_review,
        needsLastPushApproval: one.require_last_push_approval
      }))[0],
      mayBypass
    });
  }
  return all;
}
async function readProtection({ client, owner, repo }, branch) {
  const { data: seen } = await client.rest.repos.getBranch({ owner, repo, branch });
  if (!seen.protected) return void 0;
  try {
    const { data } = await client.rest.repos.getBranchProtection({ owner, repo, branch });
    const rules = protectionSchema.parse(data);
    const reviews = rules.required_pull_request_reviews;
    const passes = reviews?.bypass_pull_request_allowances;
    return {
      from: "branch protection",
      checks: (rules.required_status_checks?.checks ?? []).map(({ context, app_id }) => ({
        name: context,
        // GitHub writes -1 where any App may say it.
        appId: app_id && app_id > 0 ? app_id : void 0
      })),
      reviews: reviews ? {
        count: reviews.required_approving_review_count,
        dismissesStale: reviews.dismiss_stale_reviews,
        needsCodeOwner: reviews.require_code_owner_reviews,
        needsLastPushApproval: reviews.require_last_push_approval
      } : void 0,
      mayBypass: rules.enforce_admins?.enabled !== true || (passes ? passes.users.length + passes.teams.length + passes.apps.length > 0 : false)
    };
  } catch (error) {
    if (statusOf(error) === 404 && /not protected/i.test(messageOf(error))) return void 0;
    throw error;
  }
}
async function readCodeOwners(repository, branch) {
  for (const path of [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"]) {
    const text = await readTextFile(repository, path, branch);
    if (text === void 0) continue;
    const { client, owner, repo } = repository;
    const { data } = await client.rest.repos.codeownersErrors({ owner, repo, ref: branch });
    return { path, text, errors: data.errors.length };
  }
  return void 0;
}
function describe2(error) {
  const status = statusOf(error);
  if (status === 403 || status === 404) return `${status}: the token may not`;
  return status === void 0 ? "the answer was not understood" : `GitHub answered ${status}`;
}

export {
  NotInstalled,
  openApp,
  findBotUser,
  statusOf,
  readPages,
  listOwnRuns,
  createCheckRun,
  updateCheckRun,
  diffTrees,
  readPermission,
  mayWrite,
  mayTriage,
  readReviewedPull,
  listPullsAt,
  mergeAt,
  decideApproval,
  approvalCheck,
  readApprovalFacts,
  openTree,
  readBlob,
  readTextFile,
  readRepository,
  readBranch,
  compareCommits,
  readRules,
  requiresCheck
};
