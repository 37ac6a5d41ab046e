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

// src/drivers/github/refs.ts
var sha = external_exports.string().regex(/^[0-9a-f]{40}$/);
var refSchema = external_exports.object({ object: external_exports.object({ sha, type: external_exports.string() }) });
async function readTip({ client, owner, repo }, branch) {
  try {
    const { data } = await client.rest.git.getRef({ owner, repo, ref: `heads/${branch}` });
    return refSchema.parse(data).object.sha;
  } catch (error) {
    if (statusOf(error) === 404) return void 0;
    throw error;
  }
}
async function createBranch({ client, owner, repo }, branch, commit) {
  try {
    await client.rest.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha: commit });
    return "created";
  } catch (error) {
    if (statusOf(error) === 422 && await readTip({ client, owner, repo }, branch) !== void 0) return "taken";
    throw error;
  }
}
async function moveBranch(repository, move) {
  if (await readTip(repository, move.branch) !== move.from) return "lost-race";
  try {
    await repository.client.graphql(
      `mutation ($repositoryId: ID!, $name: GitRefname!, $from: GitObjectID!, $to: GitObjectID!) {
        updateRefs(input: { repositoryId: $repositoryId, refUpdates: [{ name: $name, beforeOid: $from, afterOid: $to, force: true }] }) {
          clientMutationId
        }
      }`,
      { repositoryId: move.repositoryId, name: `refs/heads/${move.branch}`, from: move.from, to: move.to }
    );
    return "moved";
  } catch (error) {
    const tip = await readTip(repository, move.branch);
    if (tip === move.to) return "moved";
    if (tip !== move.from) return "lost-race";
    throw error;
  }
}
async function forwardBranch(repository, move) {
  const { client, owner, repo } = repository;
  if (await readTip(repository, move.branch) !== move.from) return "lost-race";
  try {
    await client.rest.git.updateRef({ owner, repo, ref: `heads/${move.branch}`, sha: move.to, force: false });
    return "moved";
  } catch (error) {
    const tip = await readTip(repository, move.branch);
    if (tip === move.to) return "moved";
    if (tip !== move.from || statusOf(error) === 422) return "lost-race";
    throw error;
  }
}
async function deleteBranch({ client, owner, repo }, branch) {
  try {
    await client.rest.git.deleteRef({ owner, repo, ref: `heads/${branch}` });
    return true;
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 422) return false;
    throw error;
  }
}

export {
  readTip,
  createBranch,
  moveBranch,
  forwardBranch,
  deleteBranch
};
