import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  origins
} from "./action-7LSPJKWO.js";
import {
  parseJson
} from "./action-VPHMZQ3M.js";
import {
  statusOf
} from "./action-SGTAAGOL.js";
import {
  listOwnIssues,
  readPages
} from "./action-6KEY75QJ.js";
import {
  external_exports
} from "./action-RD6QKGZ2.js";

// src/drivers/github/pulls.ts
var sha = external_exports.string().regex(/^[0-9a-f]{40}$/);
var pullSchema = external_exports.object({
  number: external_exports.number().int(),
  node_id: external_exports.string().min(1),
  html_url: external_exports.string(),
  state: external_exports.enum(["open", "closed"]),
  draft: external_exports.boolean().default(false),
  title: external_exports.string(),
  body: external_exports.string().nullish(),
  user: external_exports.object({ id: external_exports.number().int() }).nullish(),
  labels: external_exports.array(external_exports.object({ name: external_exports.string() })),
  created_at: external_exports.iso.datetime({ offset: true }),
  merged_at: external_exports.string().nullish(),
  head: external_exports.object({ ref: external_exports.string(), sha, repo: external_exports.object({ id: external_exports.number() }).nullish() }),
  base: external_exports.object({ ref: external_exports.string(), repo: external_exports.object({ id: external_exports.number() }) })
});
async function listOpenPulls({ client, owner, repo }) {
  const first = client.rest.pulls.list({ owner, repo, state: "open", per_page: 100 });
  return (await readPages(client, first, (page) => external_exports.array(pullSchema).parse(page))).map(toPull);
}
var mostClosedPages = 10;
async function listClosedPulls({ client, owner, repo }) {
  const found = [];
  for (let page = 1; page <= mostClosedPages; page++) {
    const { data } = await client.rest.pulls.list({
      owner,
      repo,
      state: "closed",
      sort: "updated",
      direction: "desc",
      per_page: 100,
      page
    });
    const rows = external_exports.array(pullSchema).parse(data);
    found.push(...rows.map(toPull));
    if (rows.length < 100) break;
  }
  return found;
}
async function findPulls({ client, owner, repo }, branch) {
  const { data } = await client.rest.pulls.list({
    owner,
    repo,
    head: `${owner}:${branch}`,
    state: "all",
    per_page: 100
  });
  return external_exports.array(pullSchema).parse(data).map(toPull).filter((pull) => pull.headRef === branch && pull.isFromHere).toSorted((a, b) => b.number - a.number);
}
async function createPull(repository, { isDraft, ...pull }) {
  const { client, owner, repo } = repository;
  try {
    const { data } = await client.rest.pulls.create({ owner, repo, ...pull, draft: isDraft });
    return toPull(pullSchema.parse(data));
  } catch (error) {
    if (!isDraft || statusOf(error) !== 422 || !/draft/i.test(error instanceof Error ? error.message : "")) throw error;
    return createPull(repository, { ...pull, isDraft: false });
  }
}
async function updatePull({ client, owner, repo }, number, changes) {
  await client.rest.pulls.update({ owner, repo, pull_number: number, ...changes });
}
async function setDraft({ client }, pull, isDraft) {
  const mutation = isDraft ? "convertPullRequestToDraft" : "markPullRequestReadyForReview";
  await client.graphql(`mutation ($id: ID!) { ${mutation}(input: { pullRequestId: $id }) { clientMutationId } }`, {
    id: pull.nodeId
  });
}
async function requestReviewers({ client, owner, repo }, number, names) {
  const refused = [];
  for (const name of names) {
    const team = name.split("/")[1];
    try {
      await client.rest.pulls.requestReviewers({
        owner,
        repo,
        pull_number: number,
        ...team === void 0 ? { reviewers: [name] } : { team_reviewers: [team] }
      });
    } catch (error) {
      if (statusOf(error) !== 422 && statusOf(error) !== 404 && statusOf(error) !== 403) throw error;
      refused.push(name);
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
    labels: pull.labels.map(({ name }) => name),
    createdAt: pull.created_at,
    headRef: pull.head.ref,
    headSha: pull.head.sha,
    baseRef: pull.base.ref,
    isFromHere: pull.head.repo?.id === pull.base.repo.id
  };
}

// src/app/github/texts/markers.ts
function writeMarker(name, data) {
  const json = JSON.stringify(data).replaceAll("<", String.raw`\u003c`).replaceAll(">", String.raw`\u003e`).replaceAll("@", String.raw`\u0040`).replaceAll("#", String.raw`\u0023`).replaceAll("--", String.raw`-\u002d`);
  return `<!-- ${checkName(name)}:${json} -->`;
}
function readMarker(name, body) {
  const [first = ""] = (body ?? "").slice(0, 65536).split(/\r?\n/, 1);
  const opening = `<!-- ${checkName(name)}:`;
  if (!first.startsWith(opening) || !first.trimEnd().endsWith(" -->")) return void 0;
  return parseJson(first.trimEnd().slice(opening.length, -" -->".length));
}
function checkName(name) {
  if (!/^heal(?:-[a-z]+)*$/.test(name)) throw new TypeError(`not the name of a marker: ${name}`);
  return name;
}
function checkbox(action, key, label) {
  const name = key === void 0 ? action : `${action}=${key}`;
  if (!/^[a-z]+(?:=[\w./-]{1,300})?$/.test(name)) throw new TypeError(`not the name of a box: ${name}`);
  return `- [ ] <!-- heal:${name} --> ${label}`;
}
function readTicks(body) {
  const boxes = (body ?? "").slice(0, 2 * 65536).matchAll(/^ {0,3}[-*] \[[xX]\] <!-- heal:([a-z]+)(?:=([\w./-]{1,300}))? -->/gm);
  return [...boxes].map(([, action = "", key]) => ({ action, key }));
}

// src/app/github/publish/pull-marker.ts
var hex = external_exports.string().regex(/^[0-9a-f]{64}$/);
var mostCures = 100;
var word = external_exports.string().min(1).max(200);
var cureSchema = external_exports.object({ c: word, h: word, o: external_exports.enum(origins), r: word });
var schema = external_exports.object({
  v: external_exports.literal(1),
  /** Fingerprints of the findings. */
  fp: external_exports.array(external_exports.string().regex(/^[\w:.-]{1,120}$/)).max(1e3),
  /** Of the content afterwards. */
  digest: hex,
  /** Of the content that it was made for. */
  from: hex,
  key: external_exports.string().regex(/^[a-z]+\/[\w.-]{1,100}$/),
  /** What cured each finding, for its record: id of the case, name and origin of the cure, rule. Bounded: a body has a limit. */
  by: external_exports.array(cureSchema).max(mostCures).default([]),
  /** Heal closed it itself: that is nobody's no. */
  closed: external_exports.enum(["moot", "superseded"]).optional()
});
function writePullMarker(marker) {
  return writeMarker("heal", marker);
}
function readPullMarker(body) {
  const parsed = schema.safeParse(readMarker("heal", body));
  return parsed.success ? parsed.data : void 0;
}

// src/app/github/publish/own-pulls.ts
var labels = {
  all: "heal",
  needsHuman: "heal:needs-human",
  stop: "heal:stop",
  rebase: "heal:rebase",
  /** On a closed pull request: the no is taken back. */
  reconsider: "heal:reconsider"
};
async function readOwnState(repository, self) {
  const own = await listOwnIssues(repository, self);
  const marked = own.flatMap((issue) => {
    const marker = issue.isPull ? readPullMarker(issue.body) : void 0;
    return marker ? [{ issue, marker }] : [];
  });
  const open = (await listOpenPulls(repository)).flatMap((pull) => {
    const marker = pull.authorId === self.id && pull.isFromHere ? readPullMarker(pull.body) : void 0;
    return marker && pull.headRef.startsWith("heal/") ? [{ ...pull, marker }] : [];
  });
  return {
    open: open.toSorted((a, b) => a.number - b.number),
    rejected: marked.filter(({ issue, marker }) => isNo(issue, marker)).map(({ issue: { number, url, title }, marker }) => ({ number, url, title, marker })),
    openedAt: [
      ...new Map([
        ...marked.map(({ issue }) => [issue.number, issue.createdAt]),
        ...open.map((pull) => [pull.number, pull.createdAt])
      ]).values()
    ].toSorted((a, b) => Date.parse(b) - Date.parse(a)),
    issues: own.filter(({ isPull }) => !isPull)
  };
}
function isNo(issue, marker) {
  return issue.state === "closed" && !issue.isMerged && marker.closed === void 0 && !issue.labels.includes(labels.reconsider);
}
function listRejected({ rejected }) {
  return new Map(rejected.flatMap((pull) => pull.marker.fp.map((fingerprint) => [fingerprint, pull])));
}

export {
  listOpenPulls,
  listClosedPulls,
  findPulls,
  createPull,
  updatePull,
  setDraft,
  requestReviewers,
  writeMarker,
  readMarker,
  checkbox,
  readTicks,
  mostCures,
  writePullMarker,
  readPullMarker,
  labels,
  readOwnState,
  isNo,
  listRejected
};
