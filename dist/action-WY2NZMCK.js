import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  statusOf
} from "./action-SGTAAGOL.js";
import {
  external_exports
} from "./action-RD6QKGZ2.js";

// src/drivers/github/repository.ts
var sha = external_exports.string().regex(/^[0-9a-f]{40}$/);
var repositorySchema = external_exports.object({
  node_id: external_exports.string().min(1),
  full_name: external_exports.string(),
  html_url: external_exports.string(),
  default_branch: external_exports.string().min(1),
  private: external_exports.boolean(),
  fork: external_exports.boolean(),
  archived: external_exports.boolean().default(false),
  has_issues: external_exports.boolean().default(true),
  allow_merge_commit: external_exports.boolean().default(false),
  allow_squash_merge: external_exports.boolean().default(false),
  allow_rebase_merge: external_exports.boolean().default(false)
});
var branchSchema = external_exports.object({ commit: external_exports.object({ sha }), protected: external_exports.boolean() });
var compareSchema = external_exports.object({ status: external_exports.enum(["identical", "ahead", "behind", "diverged"]) });
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

export {
  readRepository,
  readBranch,
  compareCommits
};
