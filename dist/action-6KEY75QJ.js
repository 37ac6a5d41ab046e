import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  external_exports
} from "./action-RD6QKGZ2.js";

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

// src/drivers/github/issues.ts
var labels = external_exports.array(external_exports.union([external_exports.string(), external_exports.object({ name: external_exports.string().optional() })]));
var issueSchema = external_exports.object({
  number: external_exports.number().int(),
  html_url: external_exports.string(),
  state: external_exports.enum(["open", "closed"]),
  title: external_exports.string(),
  body: external_exports.string().nullish(),
  user: external_exports.object({ id: external_exports.number().int() }).nullish(),
  labels,
  created_at: external_exports.iso.datetime({ offset: true }),
  closed_at: external_exports.iso.datetime({ offset: true }).nullish(),
  pull_request: external_exports.object({ merged_at: external_exports.string().nullish() }).nullish()
});
async function listOwnIssues(repository, self, mostPages = 20) {
  const own = await listIssues(repository, { creator: self.login }, self.id, mostPages);
  return own.length > 0 ? own : listIssues(repository, { labels: "heal" }, self.id, mostPages);
}
async function listIssues({ client, owner, repo }, filter, author, mostPages) {
  const found = [];
  for (let page = 1; page <= mostPages; page++) {
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
    const rows = external_exports.array(issueSchema).parse(data).map(toIssue);
    found.push(...rows.filter(({ authorId }) => authorId === author));
    if (rows.length < 100) break;
  }
  return found;
}
async function readIssue({ client, owner, repo }, number) {
  const { data } = await client.rest.issues.get({ owner, repo, issue_number: number });
  return toIssue(issueSchema.parse(data));
}
async function createIssue({ client, owner, repo }, issue) {
  const { data } = await client.rest.issues.create({ owner, repo, ...issue, labels: [...issue.labels] });
  return toIssue(issueSchema.parse(data));
}
async function updateIssue({ client, owner, repo }, number, changes) {
  await client.rest.issues.update({ owner, repo, issue_number: number, ...changes });
}
var commentSchema = external_exports.object({
  id: external_exports.number().int(),
  body: external_exports.string().nullish(),
  user: external_exports.object({ id: external_exports.number().int() }).nullish()
});
async function listComments({ client, owner, repo }, number) {
  const first = client.rest.issues.listComments({ owner, repo, issue_number: number, per_page: 100 });
  const rows = await readPages(client, first, (page) => external_exports.array(commentSchema).parse(page));
  return rows.map(({ id, body, user }) => ({ id, body: body ?? "", authorId: user?.id }));
}
async function createComment({ client, owner, repo }, number, body) {
  const { data } = await client.rest.issues.createComment({ owner, repo, issue_number: number, body });
  return commentSchema.parse(data).id;
}
async function updateComment({ client, owner, repo }, id, body) {
  await client.rest.issues.updateComment({ owner, repo, comment_id: id, body });
}
function toIssue(issue) {
  return {
    number: issue.number,
    url: issue.html_url,
    state: issue.state,
    title: issue.title,
    body: issue.body ?? "",
    authorId: issue.user?.id,
    labels: issue.labels.map((label) => typeof label === "string" ? label : label.name ?? ""),
    createdAt: issue.created_at,
    closedAt: issue.closed_at ?? void 0,
    isPull: issue.pull_request != null,
    isMerged: issue.pull_request?.merged_at != null
  };
}

export {
  readPages,
  listOwnIssues,
  readIssue,
  createIssue,
  updateIssue,
  listComments,
  createComment,
  updateComment
};
