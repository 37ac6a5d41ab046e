import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  plain
} from "./action-VCTGOY6P.js";
import {
  blobId
} from "./action-ZAH2LPB4.js";
import {
  external_exports
} from "./action-RD6QKGZ2.js";

// src/drivers/github/commits.ts
var sha = external_exports.string().regex(/^[0-9a-f]{40}$/);
var account = external_exports.object({ id: external_exports.number().int(), login: external_exports.string() }).nullish();
var createdSchema = external_exports.object({ sha });
var gitCommitSchema = external_exports.object({ sha, verification: external_exports.object({ verified: external_exports.boolean() }).optional() });
var commitSchema = external_exports.object({
  sha,
  commit: external_exports.object({ message: external_exports.string(), verification: external_exports.object({ verified: external_exports.boolean() }).optional() }),
  author: account,
  committer: account,
  parents: external_exports.array(external_exports.object({ sha }))
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
var onBranchSchema = external_exports.object({
  createCommitOnBranch: external_exports.object({
    commit: external_exports.object({ oid: sha, signature: external_exports.object({ isValid: external_exports.boolean() }).nullish() })
  })
});
async function commitOnBranch({ client, owner, repo }, branch, { parent, message, files }) {
  const [headline = "", ...rest] = message.split("\n");
  const answer = await client.graphql(
    `mutation ($input: CreateCommitOnBranchInput!) {
      createCommitOnBranch(input: $input) { commit { oid signature { isValid } } }
    }`,
    {
      input: {
        branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
        expectedHeadOid: parent,
        message: { headline, body: rest.join("\n").trim() },
        fileChanges: { additions: files.map(({ path, content }) => ({ path, contents: content })) }
      }
    }
  );
  const { commit } = onBranchSchema.parse(answer).createCommitOnBranch;
  return { sha: commit.oid, isVerified: commit.signature?.isValid ?? false };
}
var comparedSchema = external_exports.object({
  total_commits: external_exports.number().int().min(0),
  merge_base_commit: external_exports.object({ sha, commit: external_exports.object({ tree: external_exports.object({ sha }) }) }),
  commits: external_exports.array(commitSchema)
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
  return external_exports.array(commitSchema).parse(data).map(toCommit);
}
function toCommit({ sha: id, commit, author, committer, parents }) {
  return {
    sha: id,
    message: commit.message,
    authorId: author?.id,
    authorLogin: author?.login,
    committerId: committer?.id,
    committerLogin: committer?.login,
    parents: parents.map((parent) => parent.sha),
    isVerified: commit.verification?.verified ?? false
  };
}

// src/app/github/publish/commit-message.ts
var mostLines = 40;
function writeCommitMessage(title, { cases }, runId) {
  const lines = cases.slice(0, mostLines).map(({ path, line, summary }) => `- ${plain(path, 120)}:${line}: ${plain(summary.replaceAll("`", ""), 120)}`);
  if (cases.length > mostLines) lines.push(`- and ${cases.length - mostLines} more`);
  const healers = [...new Set(cases.map(({ healer }) => healer))].slice(0, 20);
  const trailers = [
    ...cases.slice(0, 100).map(({ fingerprint }) => `Heal-Fingerprint: ${fingerprint}`),
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
function writeTitle(proposal, convention, prefix) {
  const what = describeWhat(proposal);
  if (prefix !== void 0) return cut(`${prefix}${/\s$/.test(prefix) ? "" : " "}${what}`);
  switch (convention.style) {
    case "conventional": {
      const [type, scope] = conventionalTypes[proposal.category];
      const where = convention.hasScopes ? scope || folderOf(proposal) : proposal.category === "security" ? scope : "";
      return cut(`${type}${where === "" ? "" : `(${where})`}: ${convention.isLower ? what : upper(what)}`);
    }
    case "gitmoji": {
      const [sign, name] = gitmojis[proposal.category];
      return cut(`${convention.form === "sign" ? sign : name} ${upper(what)}`);
    }
    case "area": {
      const where = folderOf(proposal);
      const text = convention.isLower ? what : upper(what);
      return cut(where === "" ? upper(what) : `${where}: ${text}`);
    }
    case "plain":
      return cut(convention.isLower ? what : upper(what));
  }
}
function describeWhat({ cases, rule, category }) {
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
  const name = rule === "all" || rule === category ? `${nameOf(category)} findings` : `${plain(rule.replace("/", " "), 60)} findings`;
  return `resolve ${cases.length} ${rule === "all" ? "findings" : name}${where}`;
}
function nameOfPlace(path) {
  const parts = path.split("/");
  return (parts.at(-1) === "workflow.json" ? parts.at(-2) : parts.at(-1)) ?? "";
}
function findSharedWords(summaries) {
  const [first = [], ...others] = summaries.map((text) => text.split(" "));
  const differs = first.findIndex((word, index) => others.some((words2) => words2[index] !== word));
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
function folderOf({ cases }) {
  const folders = cases.map(({ path }) => path.split("/").slice(0, -1));
  const [first = []] = folders;
  const shared = first.filter(
    (part, index) => folders.every((folder) => folder[index] === part && first.slice(0, index).every((one, i) => folder[i] === one))
  );
  const named = shared.findLast((part) => part !== "src" && part !== "lib" && part !== "packages") ?? "";
  return /^[\w.-]{1,30}$/.test(named) ? named : "";
}
function isMostlyLower(letters) {
  const known = letters.filter((letter) => letter.toLowerCase() !== letter.toUpperCase());
  return known.filter((letter) => letter === letter.toLowerCase()).length * 2 >= known.length;
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

export {
  createCommit,
  commitOnBranch,
  readAhead,
  listCommits,
  writeCommitMessage,
  hasOwnTrailers,
  findConvention,
  writeTitle
};
