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

// src/core/proposal.ts
import { createHash } from "node:crypto";
function blobId(content) {
  return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}
function digestChange(files) {
  const hash = createHash("sha256");
  for (const { path, mode, content } of files.toSorted((a, b) => a.path < b.path ? -1 : 1))
    hash.update(`${path}\0${mode}\0${content}
`);
  return hash.digest("hex");
}

// src/drivers/github/contents.ts
var sha = external_exports.string().regex(/^[0-9a-f]{40}$/);
var treeSchema = external_exports.object({
  truncated: external_exports.boolean(),
  tree: external_exports.array(
    external_exports.object({ path: external_exports.string().min(1), mode: external_exports.string(), type: external_exports.string(), sha, size: external_exports.number().optional() })
  )
});
var blobSchema = external_exports.object({ encoding: external_exports.literal("base64"), content: external_exports.string() });
var commitSchema = external_exports.object({ tree: external_exports.object({ sha }) });
async function openTree(repository, commit) {
  const { client, owner, repo } = repository;
  const { data } = await client.rest.git.getCommit({ owner, repo, commit_sha: commit });
  const root = commitSchema.parse(data).tree.sha;
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
  const { truncated, tree } = treeSchema.parse(data);
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
    const file = blobSchema.extend({ type: external_exports.literal("file") }).safeParse(data);
    return file.success ? Buffer.from(file.data.content, "base64").toString("utf8") : void 0;
  } catch (error) {
    if (statusOf(error) === 404) return void 0;
    throw error;
  }
}

export {
  blobId,
  digestChange,
  openTree,
  readBlob,
  readTextFile
};
