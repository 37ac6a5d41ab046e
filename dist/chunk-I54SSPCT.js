import {
  makeRunTool
} from "./chunk-IDQDHURE.js";
import {
  JobRefused
} from "./chunk-DLPGRI4D.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";
import {
  bundleFiles,
  engineMessageSchema
} from "./chunk-HBDQ5STI.js";
import {
  EnvironmentError,
  StoppedError
} from "./chunk-EFOYLMI7.js";

// src/app/bot/run-here.ts
import { mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

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

// src/app/action/run-engine.ts
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
var graceMs = 5e3;
var maxLine = 4 * 1024 * 1024;
async function runEngine(request, start) {
  const child = spawn(process.execPath, [start.file], {
    cwd: request.cwd,
    env: { ...chooseEnvironment(start.env) },
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true
  });
  let kill;
  const stop = () => {
    child.kill("SIGTERM");
    kill = setTimeout(() => child.kill("SIGKILL"), graceMs);
  };
  start.signal.addEventListener("abort", stop, { once: true });
  if (start.signal.aborted) stop();
  const ended = new Promise((resolve) => {
    let complaints = "";
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      complaints = (complaints + chunk).slice(-4e3);
    });
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(`${complaints.trim()} (ended with ${signal ?? code})`));
  });
  child.stdin.on("error", () => void 0);
  child.stdin.end(JSON.stringify(request));
  let last;
  try {
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
      const message = line.length > maxLine ? void 0 : engineMessageSchema.safeParse(parseJson(line)).data;
      if (message === void 0) continue;
      if ("say" in message) start.say(message.say);
      else last = message;
    }
    const complaint = await ended;
    if (last && "result" in last) return last.result;
    throw explain(last, complaint, start.signal);
  } finally {
    clearTimeout(kill);
    start.signal.removeEventListener("abort", stop);
  }
}
function explain(last, complaint, signal) {
  if (signal.reason instanceof StoppedError) return signal.reason;
  if (last && "error" in last) {
    const { whose, message, remedy, stack } = last.error;
    if (whose === "stopped") return new StoppedError(message, remedy);
    if (whose === "theirs") return new EnvironmentError(message, remedy);
    return new Error(`${message}
${stack}`);
  }
  return new Error(`the engine ended without an answer: ${complaint}`);
}

// src/app/bot/run-here.ts
var depth = 300;
var mostBundleBytes = 50 * 2 ** 20;
var longestMs = 2 * 60 * 6e4;
async function runHere(request) {
  const { repository, serverUrl, token, sha, branch } = request;
  const scratch = await mkdtemp(join(tmpdir(), "heal-here-"));
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(longestMs)]);
  try {
    const [checkout, folder, home] = ["checkout", "bundle", "home"].map((name) => join(scratch, name));
    if (!checkout || !folder || !home) throw new Error("no folders");
    for (const one of [checkout, folder, home]) await mkdir(one, { mode: 448 });
    const env = { ...chooseEnvironment(request.env), HOME: home, USERPROFILE: home };
    const place = { folder: checkout, env, signal };
    const remote = { serverUrl, repository, token };
    request.say("Fetching");
    const steps = [
      ["init", "--quiet", "--initial-branch=heal-here"],
      ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", `--depth=${depth}`, addressOf(remote), sha],
      // What a filter would make of a file is not what is committed.
      ["-c", "filter.lfs.smudge=", "-c", "filter.lfs.required=false", "checkout", "--quiet", "-B", branch, sha]
    ];
    for (const step of steps) {
      if (await git(place, step, step[0] === "fetch" ? remote : void 0) === void 0) {
        signal.throwIfAborted();
        throw new Error(`git ${step[0]} failed: the commit could not be fetched`);
      }
    }
    await runEngine(
      {
        version: 1,
        command: "fix",
        cwd: checkout,
        path: ".",
        env: { ...env, GITHUB_REPOSITORY: repository },
        folder,
        repository,
        branch,
        runId: request.runId,
        selection: {},
        config: { at: sha },
        rejected: [...request.rejected],
        maxProposals: request.maxProposals,
        mustIsolate: true,
        // What is learned stays with the repository, and this machine keeps nothing of it.
        mayLearn: false
      },
      { file: request.engineFile, env, signal, say: request.say }
    ).catch((error) => {
      if (error instanceof EnvironmentError) throw new JobRefused(`${error.message} ${error.remedy}`, { cause: error });
      throw error;
    });
    const file = join(folder, bundleFiles.bundle);
    if ((await stat(file)).size > mostBundleBytes) throw new JobRefused("the bundle is too large");
    return await readFile(file);
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}
function readAllowed(text) {
  const names = (text ?? "").split(/[\s,]+/).filter((name) => name !== "");
  return names.every((name) => /^[\w-]{1,100}\/(?:\*|[\w.-]{1,100})$/.test(name)) ? names : void 0;
}
function isAllowed(allowed, repository) {
  const name = repository.toLowerCase();
  const all = `${name.split("/")[0]}/*`;
  return allowed.some((one) => [name, all].includes(one.toLowerCase()));
}

export {
  runHere,
  readAllowed,
  isAllowed
};
