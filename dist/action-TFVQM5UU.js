import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  appendToBranch,
  eventsName,
  mostBytes,
  mostFiles,
  patternFile,
  prefixOf,
  stateBranch,
  stateManifestSchema
} from "./action-M7BZJ27U.js";
import {
  parseJson
} from "./action-VPHMZQ3M.js";

// src/app/action/state-branch.ts
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

// src/drivers/process/run-tool.ts
import path from "node:path";

// src/drivers/process/start-process.ts
import { spawn as spawn2 } from "node:child_process";
import { constants } from "node:os";
import { performance } from "node:perf_hooks";

// src/drivers/process/collect-output.ts
function collectOutput(child, maxBytes, onFull) {
  const chunks = { out: [], err: [] };
  let left = maxBytes;
  let isFull = false;
  const take = (into) => (chunk) => {
    if (isFull) return;
    into.push(chunk.length > left ? chunk.subarray(0, left) : chunk);
    left -= chunk.length;
    if (left >= 0) return;
    isFull = true;
    onFull();
  };
  child.stdout?.on("data", take(chunks.out));
  child.stderr?.on("data", take(chunks.err));
  return {
    text: () => ({
      stdout: Buffer.concat(chunks.out).toString("utf8"),
      stderr: Buffer.concat(chunks.err).toString("utf8")
    }),
    note: (line) => void chunks.err.push(Buffer.from(line))
  };
}

// src/drivers/process/kill-tree.ts
import { spawn } from "node:child_process";
function killTree(child) {
  const { pid } = child;
  if (pid === void 0) return;
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore", windowsHide: true }).once("error", () => {
      child.kill("SIGKILL");
    });
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

// src/drivers/process/start-process.ts
var defaultMaxOutputBytes = 64 * 1024 * 1024;
var drainMs = 500;
function startProcess(start, signal) {
  const started = performance.now();
  const [program, ...args] = start.argv;
  const refuse = (status, why) => Promise.resolve({ status, code: void 0, stdout: "", stderr: why, ms: performance.now() - started });
  if (program === void 0 || program === "") return refuse("not-started", "no program given");
  if (signal?.aborted) return refuse("stopped", "");
  let child;
  try {
    child = spawn2(program, args, {
      cwd: start.cwd,
      env: { ...start.env },
      stdio: ["pipe", "pipe", "pipe"],
      // A group of its own, so that one signal reaches everything it started.
      detached: process.platform !== "win32",
      windowsHide: true,
      shell: false
    });
  } catch (error) {
    return refuse("not-started", error instanceof Error ? error.message : String(error));
  }
  return new Promise((resolve) => {
    let status = "exited";
    let exit;
    let drain;
    const end = (why) => {
      if (status === "exited") status = why;
      killTree(child);
    };
    const output = collectOutput(child, start.maxOutputBytes ?? defaultMaxOutputBytes, () => end("too-much-output"));
    const timer = setTimeout(() => end("timed-out"), start.timeoutMs);
    const onAbort = () => end("stopped");
    signal?.addEventListener("abort", onAbort, { once: true });
    const settle = () => {
      clearTimeout(timer);
      clearTimeout(drain);
      signal?.removeEventListener("abort", onAbort);
      child.stdout?.destroy();
      child.stderr?.destroy();
      const { stdout, stderr } = output.text();
      resolve({
        status,
        code: status === "exited" ? exit : void 0,
        stdout,
        stderr,
        ms: performance.now() - started
      });
    };
    child.once("error", (error) => {
      if (child.pid !== void 0) return;
      status = "not-started";
      output.note(error.message);
      settle();
    });
    child.once("exit", (code, killedBy) => {
      exit = code ?? 128 + (killedBy === null ? 0 : constants.signals[killedBy]);
      killTree(child);
      drain = setTimeout(settle, drainMs);
    });
    child.once("close", settle);
    child.stdin?.on("error", () => void 0);
    child.stdin?.end(start.stdin ?? "");
  });
}

// src/drivers/process/run-tool.ts
function makeRunTool(place) {
  return (run, signal) => startProcess(
    {
      argv: run.argv,
      cwd: path.resolve(place.root, run.cwd ?? ""),
      env: { ...place.env, ...run.env },
      stdin: run.stdin,
      timeoutMs: run.timeoutMs,
      maxOutputBytes: run.maxOutputBytes
    },
    signal
  );
}

// src/app/action/environment.ts
var harmless = /^(PATH|HOME|USERPROFILE|SystemRoot|SystemDrive|windir|ComSpec|PATHEXT|APPDATA|LOCALAPPDATA|PROGRAMDATA|ProgramFiles|XDG_[A-Z]+_(HOME|DIR)|LANG|LC_[A-Z]+|TZ|TMPDIR|TEMP|TMP|HTTPS?_PROXY|NO_PROXY|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|NUMBER_OF_PROCESSORS|PROCESSOR_ARCHITECTURE|NODE_COMPILE_CACHE)$/i;
function chooseEnvironment(env) {
  const chosen = {};
  for (const [name, value] of Object.entries(env)) if (value !== void 0 && harmless.test(name)) chosen[name] = value;
  return chosen;
}

// src/app/action/git.ts
var quiet = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=false", "gc.auto=0"].flatMap(
  (setting) => ["-c", setting]
);
async function git(place, args, remote, stdin) {
  const run = makeRunTool({
    root: place.folder,
    env: { ...chooseEnvironment(place.env), GIT_TERMINAL_PROMPT: "0", ...remote ? authorize(remote) : {} }
  });
  const result = await run(
    {
      argv: ["git", "--no-pager", ...quiet, ...args],
      timeoutMs: 12e4,
      maxOutputBytes: 32 * 1024 * 1024,
      ...stdin === void 0 ? {} : { stdin }
    },
    place.signal
  );
  return result.status === "exited" && result.code === 0 ? result.stdout : void 0;
}
function addressOf({ serverUrl, repository }) {
  return `${serverUrl}/${repository}.git`;
}
function authorize({ serverUrl, token }) {
  const key = `http.${serverUrl}/.extraheader`;
  const login = Buffer.from(`x-access-token:${token}`).toString("base64");
  const settings = [
    [key, ""],
    ...token === "" ? [] : [[key, `AUTHORIZATION: basic ${login}`]],
    ["credential.helper", ""]
  ];
  return Object.fromEntries([
    ["GIT_CONFIG_COUNT", String(settings.length)],
    ...settings.flatMap(([name = "", value = ""], index) => [
      [`GIT_CONFIG_KEY_${index}`, name],
      [`GIT_CONFIG_VALUE_${index}`, value]
    ])
  ]);
}

// src/app/action/state-branch.ts
async function fetchState(place, remote, packagePath) {
  const folder = await mkdtemp(join(place.folder, "heal-state-"));
  const bare = { ...place, folder: join(folder, "git") };
  await mkdir(bare.folder);
  const out = join(folder, "files");
  await mkdir(out);
  try {
    const ref = `refs/heads/${stateBranch}`;
    if (await git(bare, ["init", "--quiet", "--bare", "."]) === void 0) return void 0;
    const listed = await git(bare, ["ls-remote", addressOf(remote), ref], remote);
    if (listed === void 0) return void 0;
    if (listed.trim() === "") return out;
    const fetch = ["fetch", "--quiet", "--depth=1", "--no-tags", addressOf(remote), `${ref}:${ref}`];
    if (await git(bare, fetch, remote) === void 0) return void 0;
    const prefix = prefixOf(packagePath);
    const names = chooseFiles(await git(bare, ["ls-tree", "-r", "-l", "-z", ref]) ?? "", prefix);
    if (names.length === 0) return out;
    const checkout = ["-c", "core.autocrlf=false", `--work-tree=${out}`, "checkout", "--quiet", ref];
    const chosen = ["--pathspec-from-file=-", "--pathspec-file-nul"];
    const written = await git(bare, [...checkout, ...chosen], void 0, names.join("\0"));
    return written === void 0 ? void 0 : join(out, prefix);
  } finally {
    await rm(bare.folder, { recursive: true, force: true });
  }
}
function chooseFiles(listing, prefix) {
  const chosen = [];
  for (const line of listing.split("\0")) {
    const match = /^100644 blob [0-9a-f]{40} +(\d+)\t(.+)$/s.exec(line);
    const path2 = match?.[2] ?? "";
    const own = path2.startsWith(prefix) ? path2.slice(prefix.length) : "";
    const most = eventsName.test(own) ? mostBytes.events : patternFile.test(own) ? mostBytes.pattern : -1;
    if (match !== null && Number(match[1]) <= most) chosen.push(path2);
  }
  return chosen.slice(-mostFiles);
}
async function pushState(repository, folder, run) {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => void 0);
  if (text === void 0) return 0;
  if (text.length > mostBytes.manifest) throw new Error("the list of kept files is too long");
  const manifest = stateManifestSchema.parse(parseJson(text));
  const prefix = prefixOf(manifest.packagePath);
  const files = [];
  for (const name of manifest.files) {
    const content = await readFile(join(folder, name), "utf8");
    const most = eventsName.test(name) ? mostBytes.events : mostBytes.pattern;
    if (Buffer.byteLength(content) > most) throw new Error(`${name} is larger than what is kept`);
    files.push({ path: prefix + name, text: content });
  }
  await appendToBranch(repository, {
    branch: stateBranch,
    files,
    removed: manifest.removed.map((name) => prefix + name),
    message: `chore(heal): state of run ${run}`
  });
  return files.length + manifest.removed.length;
}

export {
  makeRunTool,
  chooseEnvironment,
  git,
  addressOf,
  fetchState,
  pushState
};
