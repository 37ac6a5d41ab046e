import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  EnvironmentError,
  statusOf
} from "./action-SGTAAGOL.js";
import {
  external_exports
} from "./action-RD6QKGZ2.js";

// src/drivers/github/append-branch.ts
import { setTimeout as wait } from "node:timers/promises";
var maxTries = 8;
async function appendToBranch(repository, append) {
  for (let tries = 1; ; tries++) {
    const done = await tryAppend(repository, append);
    if (done !== void 0) return done;
    if (tries >= maxTries) {
      throw new EnvironmentError(
        `The branch ${append.branch} moved ${maxTries} times while it was written.`,
        "Run the workflow again; `concurrency` in the workflow keeps runs apart."
      );
    }
    await wait(2 ** tries * 50 * (0.5 + Math.random()));
  }
}
async function tryAppend({ client, owner, repo }, append) {
  const { git } = client.rest;
  const ref = `heads/${append.branch}`;
  const tip = await orMissing(git.getRef({ owner, repo, ref })).then((answer) => answer?.data.object.sha);
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
  const { sha } = commit.data;
  const moved = tip === void 0 ? git.createRef({ owner, repo, ref: `refs/${ref}`, sha }) : git.updateRef({ owner, repo, ref, sha, force: false });
  return moved.then(
    () => sha,
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
async function orMissing(answer) {
  return answer.catch((error) => {
    if (statusOf(error) === 404) return void 0;
    throw error;
  });
}

// src/core/record.ts
var recordKinds = [
  "verified",
  "kept",
  "edited",
  "rolled-back",
  "rejected",
  "reverted",
  "released",
  "withdrawn"
];

// src/app/action/state-schema.ts
var stateBranch = "heal-state";
var short = external_exports.string().max(1e3);
var at = external_exports.iso.datetime({ offset: true });
var ignored = external_exports.strictObject({
  fingerprint: short,
  rule: short,
  path: external_exports.string().max(4096),
  reason: external_exports.string().max(4e3),
  at
});
var actSchema = external_exports.discriminatedUnion("what", [
  external_exports.strictObject({
    what: external_exports.literal("recorded"),
    entry: external_exports.strictObject({
      remedy: short,
      origin: external_exports.enum(["pattern", "healer", "tool", "history", "model"]),
      rule: short,
      kind: external_exports.enum(recordKinds),
      at,
      caseId: short
    })
  }),
  external_exports.strictObject({ what: external_exports.literal("ignored"), ignored }),
  external_exports.strictObject({ what: external_exports.literal("no-longer-ignored"), ignored, at }),
  external_exports.strictObject({ what: external_exports.literal("library"), at, about: short, detail: external_exports.string().max(4e3) })
]);
var mostBytes = { events: 4 * 1024 * 1024, pattern: 256 * 1024, manifest: 256 * 1024 };
var mostFiles = 2e3;
var eventsName = /^events\/[\w-]{1,80}\.jsonl$/;
var patternFile = /^patterns\/code\/[a-z0-9][a-z0-9-]{0,100}\/[\w-]{1,60}\.[a-z]{1,5}$/;
var stateManifestSchema = external_exports.strictObject({
  version: external_exports.literal(1),
  /** Of the package in its repository, '' for the whole. */
  packagePath: external_exports.string().max(4096).refine((path) => !path.startsWith("/") && !path.split("/").includes("..")),
  files: external_exports.array(external_exports.string().refine((name) => eventsName.test(name) || patternFile.test(name))).max(mostFiles),
  /** Files of patterns that were taken back. */
  removed: external_exports.array(external_exports.string().regex(patternFile)).max(mostFiles)
});
function prefixOf(packagePath) {
  return packagePath === "" || packagePath === "." ? "" : `packages/${encodeURIComponent(packagePath)}/`;
}

export {
  appendToBranch,
  stateBranch,
  mostBytes,
  mostFiles,
  eventsName,
  patternFile,
  stateManifestSchema,
  prefixOf
};
