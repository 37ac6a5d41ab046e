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

export {
  makeRunTool
};
