import {
  EnvironmentError,
  UsageError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/git/repository.ts
import { mkdtemp, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { simpleGit } from "simple-git";
async function openRepository(path, env) {
  const folder = await findFolder(path);
  const git = makeGit(folder, env);
  const asked = git.raw(["rev-parse", "--verify", "--quiet", "HEAD"]).catch(() => "");
  const root = await findRoot(git, folder);
  const packagePath = relative(root, folder).split(sep).join("/");
  const head = (await asked).trim() || void 0;
  const list = async (...args) => splitNul(await git.raw(args));
  return {
    root,
    packagePath,
    packageRoot: folder,
    head,
    ask: (args) => git.raw([...args]).catch(() => void 0),
    async uncommittedFiles() {
      const tracked = head ? await list("diff", "--name-only", "--relative", "-z", "HEAD", "--", ".") : await list("ls-files", "-z");
      return /* @__PURE__ */ new Set([...tracked, ...await list("ls-files", "-o", "--exclude-standard", "-z")]);
    },
    async readAt(ref, file) {
      const commit = await resolveRef(git, ref);
      const full = packagePath === "" ? file : `${packagePath}/${file}`;
      return git.raw(["cat-file", "blob", `${commit}:${full}`]).catch(() => void 0);
    },
    commitOnBranch: (branch, commits, tip) => commitOnBranch({ root, packagePath, head, env }, branch, commits, tip)
  };
}
async function findFolder(path) {
  const wanted = resolve(path);
  const info = await stat(wanted).catch(() => void 0);
  if (!info)
    throw new UsageError(
      `There is no folder ${wanted}.`,
      "Give the path of a Git repository or of a folder inside one."
    );
  if (!info.isDirectory())
    throw new UsageError(
      `${wanted} is a file.`,
      "Give the folder of a package, and choose files with --changed or --rule."
    );
  return realpath(wanted);
}
async function findRoot(git, folder) {
  try {
    return await realpath((await git.raw(["rev-parse", "--show-toplevel"])).trim());
  } catch (error) {
    const what = messageOf(error);
    if (/dubious ownership/.test(what)) {
      throw new EnvironmentError(
        `Git does not trust ${folder}: another user owns it.`,
        `If you trust it: git config --global --add safe.directory ${folder}`
      );
    }
    if (/ENOENT/.test(what))
      throw new EnvironmentError("Git is not installed.", "Install git and make sure that it is on the PATH.");
    if (!/not a git repository/i.test(what))
      throw new EnvironmentError(`Git failed: ${what}`, "Run `git status` there and mend what it says.");
    throw new UsageError(
      `${folder} is not inside a Git repository.`,
      "Heal needs Git to know what it may touch and to let you undo. Run `git init` there, commit once, and try again."
    );
  }
}
function makeGit(folder, env) {
  const git = simpleGit({
    baseDir: folder,
    // A repository's own configuration must not start programs while we only look.
    config: ["core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=false", "core.untrackedCache=false"],
    unsafe: { allowUnsafeHooksPath: true, allowUnsafeFsMonitor: true },
    allowEnvironment: [
      "GIT_AUTHOR_NAME",
      "GIT_AUTHOR_EMAIL",
      "GIT_AUTHOR_DATE",
      "GIT_COMMITTER_NAME",
      "GIT_COMMITTER_EMAIL",
      "GIT_COMMITTER_DATE",
      "GIT_INDEX_FILE",
      "GIT_TERMINAL_PROMPT",
      "GIT_OPTIONAL_LOCKS"
    ],
    maxConcurrentProcesses: 4,
    trimmed: false
  });
  return git.env(chooseEnvironment(env));
}
function chooseEnvironment(env) {
  const wanted = /^(PATH|HOME|USERPROFILE|SystemRoot|XDG_CONFIG_HOME|LANG|LC_ALL|TMPDIR|TEMP|TMP|GIT_(AUTHOR|COMMITTER)_(NAME|EMAIL|DATE)|GIT_INDEX_FILE)$/i;
  const chosen = { GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0" };
  for (const [name, value] of Object.entries(env)) {
    if (value !== void 0 && wanted.test(name)) chosen[name] = value;
  }
  return chosen;
}
async function resolveRef(git, ref) {
  const commit = await git.raw(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]).catch(() => "");
  if (commit.trim() === "") {
    throw new UsageError(
      `There is no commit ${JSON.stringify(ref)} here.`,
      "Give a branch, tag or commit that `git log` knows; in CI, fetch it first (fetch-depth: 0)."
    );
  }
  return commit.trim();
}
async function commitOnBranch({ root, packagePath, head, env }, branch, commits, tip) {
  if (!head) throw new EnvironmentError("This repository has no commit yet.", "Commit once, then heal with --commit.");
  const scratch = await mkdtemp(join(tmpdir(), "heal-commit-"));
  try {
    const git = makeGit(root, { ...env, GIT_INDEX_FILE: join(scratch, "index") });
    let parent = tip ?? head;
    await git.raw(["read-tree", parent]);
    for (const commit of commits) {
      for (const [index, file] of commit.files.entries()) {
        const full = packagePath === "" ? file.path : `${packagePath}/${file.path}`;
        const draft = join(scratch, `blob-${index}`);
        await writeFile(draft, file.bytes);
        const blob = (await git.raw(["hash-object", "-w", "--path", full, draft])).trim();
        const [entry = ""] = splitNul(await git.raw(["ls-files", "--stage", "-z", "--", full]));
        await git.raw(["update-index", "--add", "--cacheinfo", `${entry.slice(0, 6) || "100644"},${blob},${full}`]);
      }
      const tree = (await git.raw(["write-tree"])).trim();
      const message = join(scratch, "message");
      await writeFile(message, commit.message);
      parent = (await git.raw(["commit-tree", tree, "-p", parent, "-F", message])).trim();
    }
    await git.raw(["update-ref", `refs/heads/${branch}`, parent, tip ?? "0".repeat(parent.length)]);
    return parent;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
function splitNul(output) {
  return output.split("\0").filter((part) => part !== "");
}

export {
  openRepository
};
