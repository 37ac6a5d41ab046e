import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  describeFailure,
  describeSafety,
  findRulePage,
  joinParts,
  once
} from "./action-KC3OXXCN.js";
import {
  checkProposal,
  findSecretsBeside,
  sha256,
  unifiedDiff
} from "./action-2DIGY53K.js";
import {
  countOf,
  fence,
  fold,
  link,
  readBundle,
  table
} from "./action-FMDEKT6W.js";
import {
  code,
  escapeText,
  makeMask,
  prose,
  redactSecrets,
  showUnseen
} from "./action-VCTGOY6P.js";
import "./action-X6CBIJZU.js";
import {
  openTree
} from "./action-ZAH2LPB4.js";
import {
  labels,
  readMarker,
  writeMarker
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
  listComments,
  readIssue,
  readPages,
  updateComment
} from "./action-6KEY75QJ.js";
import {
  external_exports
} from "./action-RD6QKGZ2.js";
import "./action-OCMVFFSO.js";

// src/drivers/github/review-comments.ts
var fileSchema = external_exports.object({ filename: external_exports.string().min(1), status: external_exports.string(), patch: external_exports.string().optional() });
async function listPullFiles({ client, owner, repo }, number) {
  const first = client.rest.pulls.listFiles({ owner, repo, pull_number: number, per_page: 100 });
  const rows = await readPages(client, first, (data) => external_exports.array(fileSchema).parse(data));
  return rows.map(({ filename, status, patch }) => ({ path: filename, isRemoved: status === "removed", patch }));
}
var author = external_exports.object({ databaseId: external_exports.number().int().nullish() }).nullish();
var threadsSchema = external_exports.object({
  repository: external_exports.object({
    pullRequest: external_exports.object({
      reviewThreads: external_exports.object({
        pageInfo: external_exports.object({ hasNextPage: external_exports.boolean(), endCursor: external_exports.string().nullish() }),
        nodes: external_exports.array(
          external_exports.object({
            id: external_exports.string().min(1),
            path: external_exports.string(),
            isResolved: external_exports.boolean(),
            isOutdated: external_exports.boolean(),
            comments: external_exports.object({
              nodes: external_exports.array(external_exports.object({ databaseId: external_exports.number().int(), body: external_exports.string(), author })).max(1)
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
async function listReviewThreads({ client, owner, repo }, number) {
  const found = [];
  let after = null;
  for (let page = 0; page < mostPages; page++) {
    const answer = await client.graphql(threadsQuery, { owner, repo, number, after });
    const { nodes, pageInfo } = threadsSchema.parse(answer).repository.pullRequest.reviewThreads;
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
async function createCommentReview({ client, owner, repo }, number, review) {
  await client.rest.pulls.createReview({
    owner,
    repo,
    pull_number: number,
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

// src/core/review.ts
var reviewStates = ["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"];

// src/drivers/github/reviews.ts
var account = external_exports.object({ id: external_exports.number().int().positive(), login: external_exports.string().min(1), type: external_exports.string() });
var sha = external_exports.string().regex(/^[0-9a-f]{40}$/);
var instant = external_exports.iso.datetime({ offset: true });
var pullSchema = external_exports.object({
  number: external_exports.number().int(),
  node_id: external_exports.string().min(1),
  user: account.nullish(),
  state: external_exports.enum(["open", "closed"]),
  draft: external_exports.boolean().default(false),
  updated_at: instant,
  html_url: external_exports.string(),
  head: external_exports.object({ sha, ref: external_exports.string().min(1), repo: external_exports.object({ id: external_exports.number() }).nullish() }),
  base: external_exports.object({ ref: external_exports.string().min(1), repo: external_exports.object({ id: external_exports.number() }) })
});
var reviewSchema = external_exports.object({
  id: external_exports.number().int().positive(),
  user: account.nullish(),
  state: external_exports.enum(reviewStates),
  commit_id: external_exports.string().nullish(),
  submitted_at: instant.nullish()
});
var eventSchema = external_exports.object({ event: external_exports.string(), created_at: instant });
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
var mergedSchema = external_exports.object({ merged: external_exports.literal(true), sha });
var afterSchema = external_exports.object({ merged: external_exports.boolean(), head: external_exports.object({ sha }), merge_commit_sha: sha.nullish() });

// src/app/github/feedback/replacements.ts
var hunkHead = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
function readReplacements(diff) {
  const found = [];
  let line = 0;
  let open;
  let isInHunk = false;
  for (const text of diff.replace(/\n$/, "").split("\n")) {
    const head = hunkHead.exec(text);
    if (head) {
      line = Number(head[1]) + (head[2] === "0" ? 1 : 0);
      open = void 0;
      isInHunk = true;
    } else if (!isInHunk) continue;
    else if (text.startsWith("-") || text.startsWith("+")) {
      if (!open) found.push(open = { start: line, removed: [], added: [] });
      if (text.startsWith("-")) {
        open.removed.push(text.slice(1));
        line += 1;
      } else open.added.push(text.slice(1));
    } else if (text.startsWith(" ")) {
      open = void 0;
      line += 1;
    } else if (text.startsWith("\\")) {
      if (open) return void 0;
    } else return void 0;
  }
  return isInHunk ? found : void 0;
}
function readShownLines(patch) {
  return patch.split("\n").flatMap((line) => {
    const head = hunkHead.exec(line);
    if (!head) return [];
    const [start, count] = [Number(head[3]), Number(head[4] ?? "1")];
    return count === 0 ? [] : [{ start, end: start + count - 1 }];
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
var mostLines = 60;
function findSuggestions(proposals, shown, mask) {
  const found = [];
  for (const checked of proposals) {
    for (const healCase of checked.proposal.cases) {
      const suggestion = suggestCase(healCase, checked, shown);
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
function suggestCase(healCase, checked, shown) {
  const [file, ...others] = checked.files.filter(({ path }) => path === healCase.path);
  const patch = shown.find(({ path, isRemoved }) => path === healCase.path && !isRemoved)?.patch;
  if (!file || others.length > 0 || patch === void 0 || file.before.includes("\r")) return void 0;
  if (checked.proposal.cases.length === 1 && checked.files.length > 1) return void 0;
  const replacement = findReplacement(healCase, file);
  const anchor = replacement && anchorReplacement(replacement, file.before);
  if (!anchor || anchor.lines.length > mostLines) return void 0;
  const { start, end } = anchor.range;
  const isShown = readShownLines(patch).some((hunk) => hunk.start <= start && end <= hunk.end);
  return isShown ? { healCase, checked, ...anchor } : void 0;
}
function findReplacement({ diff, path }, file) {
  const paths = [...diff.matchAll(/^\+\+\+ (?:b\/)?(.*?)\t?$/gm)].map(([, name]) => name);
  const [told, ...more] = readReplacements(diff) ?? [];
  if (!told || more.length > 0 || paths.length !== 1 || paths[0] !== path) return void 0;
  const real = readReplacements(unifiedDiff(path, file.before, file.after, 0)) ?? [];
  const wanted = JSON.stringify(told);
  return real.find((one) => JSON.stringify(one) === wanted);
}
function overlap(a, b) {
  return a.start <= b.end && b.start <= a.end;
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
function markDone(body, { fingerprint, digest }) {
  const [, ...rest] = body.split(/\r?\n/);
  return [writeMarker(markerName, { fp: fingerprint, of: digest, done: true }), ...rest].join("\n");
}
function digestSuggestion({ lines }) {
  return sha256(lines.join("\n")).slice(0, 16);
}
function writeSuggestion(suggestion, mask) {
  const { healCase, checked, range, lines } = suggestion;
  const rule = link(code(healCase.rule), findRulePage(healCase.rule));
  const parts = [
    writeMarker(markerName, { fp: healCase.fingerprint, of: digestSuggestion(suggestion) }),
    `**${prose(mask(healCase.summary), 160)}** (${rule}): ${prose(mask(healCase.message), 300)}`,
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
async function readOwnThreads(repository, pull, self) {
  return (await listReviewThreads(repository, pull)).flatMap((thread) => {
    const marker = thread.first.authorId === self.id ? readSuggestionMarker(thread.first.body) : void 0;
    return marker ? [{ ...thread, marker }] : [];
  });
}
function sortThreads(threads, suggestions, present) {
  const declined = new Set(
    threads.filter(({ isResolved, marker }) => isResolved && !marker.isDone).map(({ marker }) => marker.fingerprint).filter((fingerprint) => present.has(fingerprint))
  );
  const wanted = new Map(suggestions.map((one) => [one.healCase.fingerprint, one]));
  const standing = /* @__PURE__ */ new Set();
  const over = [];
  for (const thread of threads) {
    if (thread.isResolved) continue;
    const { fingerprint, digest } = thread.marker;
    const suggestion = wanted.get(fingerprint);
    const isRight = suggestion !== void 0 && !thread.isOutdated && digest === digestSuggestion(suggestion);
    const mayStay = isRight || suggestion === void 0 && present.has(fingerprint) && !thread.isOutdated;
    if (!mayStay || standing.has(fingerprint) || declined.has(fingerprint)) over.push(thread);
    else standing.add(fingerprint);
  }
  const missing = suggestions.filter(
    ({ healCase: { fingerprint } }) => !standing.has(fingerprint) && !declined.has(fingerprint)
  );
  return { standing, declined, missing, over };
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
  const cures = proposals.reduce((sum, { proposal }) => sum + proposal.cases.length, 0);
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
${lines.slice(0, 4).map((line) => `> ${line}`).join("\n>\n")}`;
}
function writeDiff({ path, line, summary, rule, diff }, { mask }) {
  const shown = mask(redactSecrets({ rule, sources: [] }, diff)).replace(/^diff --git .*\n/, "").replace(/^--- .*\n\+\+\+ .*\n/, "");
  const block = fence(shown, { language: "diff", maxLines: 60, maxCharacters: 4e3 });
  return fold(`${path}:${line} ${mask(summary)}`, block);
}
function writeOpen(open, { mask }) {
  if (open.length === 0) return "";
  const rows = open.slice(0, mostRows).map(({ path, line, rule, message, detail }) => [
    code(`${path}:${line}`),
    `${link(code(rule), findRulePage(rule))} ${prose(mask(message), 140)}`,
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
  const ways = [
    ...suggested.size > 0 ? ["Press *Apply suggestion* in the diff, or resolve the conversation to set it aside."] : [],
    ...hasCommands && first ? [
      `Comment \`/heal apply ${id} @${bundle.head.slice(0, 7)}\` for what is below, \`/heal explain ${id}\` for more, \`/heal ignore ${id} why\` for a no.`
    ] : [],
    ...first && !hasCommands ? ["What is below: copy it, or run `heal fix` on the branch."] : [],
    "The label `heal:stop` on this pull request keeps Heal out of it."
  ];
  return `<sub>${ways.join(" ")}</sub>`;
}

// src/app/github/feedback/give-feedback.ts
async function giveFeedback(request) {
  const { repository, pull, say, signal } = request;
  const { bundle, problem } = readBundle(request.bundle, { repository: `${repository.owner}/${repository.repo}` });
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
    if (report.ended === void 0) await tell(request, bundle, report);
  } catch (error) {
    report.ended = describeFailure(error, signal).why;
    report.isUnfinished = true;
    say(`Feedback on #${pull} ended: ${report.ended}`);
  }
  return report;
}
async function findObstacle({ repository, pull: number, settings }, bundle) {
  const pull = await readReviewedPull(repository, number);
  if (pull.state === "closed") return "The pull request is closed.";
  if (pull.headSha !== bundle.head) return "The pull request is at another commit by now.";
  if (pull.authorId === settings.self.id) return "The pull request is one of Heal\u2019s own.";
  const issue = await readIssue(repository, number);
  return issue.labels.includes(labels.stop) ? "The label heal:stop keeps Heal out of this pull request." : void 0;
}
async function tell(request, bundle, report) {
  const { repository, pull, settings } = request;
  const { proposals, warnings } = await checkAll(request, bundle);
  report.warnings = warnings;
  const mask = makeMask([
    ...settings.secrets,
    ...proposals.flatMap(({ proposal, files }) => findSecretsBeside(proposal.cases, files))
  ]);
  const suggestions = findSuggestions(proposals, await listPullFiles(repository, pull), mask);
  const present = /* @__PURE__ */ new Set([
    ...bundle.proposals.flatMap(({ cases }) => cases.map(({ fingerprint }) => fingerprint)),
    ...bundle.open.map(({ fingerprint }) => fingerprint)
  ]);
  const threads = sortThreads(await readOwnThreads(repository, pull, settings.self), suggestions, present);
  const room = Math.max(0, (settings.maxSuggestions ?? 10) - threads.standing.size);
  const news = threads.missing.slice(0, room);
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
async function checkAll({ repository, settings, say }, bundle) {
  const tree = await openTree(repository, bundle.head);
  const base = { repository, headSha: bundle.head, head: tree, tip: tree, isBased: true };
  const proposals = [];
  const warnings = [];
  for (const proposal of bundle.proposals) {
    const check = await checkProposal(proposal, base, settings);
    if (check.state === "fine") proposals.push(check.checked);
    else warnings.push(`${escapeText(proposal.key, 120)} was left out: ${check.why}.`);
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
async function suggest({ repository, pull, settings, signal, say }, headSha, news, mask) {
  const comments = news.map((suggestion) => writeSuggestion(suggestion, mask));
  const body = `${countOf(news.length, "cure")} for lines of this pull request. Each was tried out and verified; apply what you like.`;
  const wanted = news.map(({ healCase }) => healCase.fingerprint);
  await once(
    {
      act: () => createCommentReview(repository, pull, { headSha, body, comments }).then(() => true),
      async find() {
        const own = await readOwnThreads(repository, pull, settings.self);
        const there = new Set(own.filter(({ isResolved }) => !isResolved).map(({ marker }) => marker.fingerprint));
        return wanted.some((fingerprint) => there.has(fingerprint)) || void 0;
      }
    },
    { signal, pauseMs: settings.pauseMs ?? 1e3 }
  );
  say(`${countOf(news.length, "suggestion")} on #${pull}`);
}
async function closeThread({ repository, say }, thread) {
  await updateReviewComment(repository, thread.first.id, markDone(thread.first.body, thread.marker));
  await resolveThread(repository, thread.id);
  say(`A conversation about ${thread.path} is over`);
}
async function keepSummary({ repository, pull, settings, signal, say }, body, hasNews) {
  const find = async () => (await listComments(repository, pull)).find(
    ({ authorId, body: text }) => authorId === settings.self.id && isSummary(text)
  );
  const known = await find();
  if (!known && !hasNews) return "none";
  if (known) {
    if (normalize(known.body) === normalize(body)) return "unchanged";
    await updateComment(repository, known.id, body);
    say(`The summary on #${pull} is up to date`);
    return "updated";
  }
  await once(
    { act: () => createComment(repository, pull, body), find: async () => (await find())?.id },
    { signal, pauseMs: settings.pauseMs ?? 1e3 }
  );
  say(`A summary on #${pull}`);
  return "created";
}
function normalize(text) {
  return text.replaceAll("\r\n", "\n").trim();
}
export {
  giveFeedback
};
