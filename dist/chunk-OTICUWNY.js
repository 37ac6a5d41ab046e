import {
  EnvironmentError
} from "./chunk-EFOYLMI7.js";

// src/drivers/lock/lock-file.ts
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
async function takeLock(file, command) {
  await mkdir(dirname(file), { recursive: true });
  const owner = { pid: process.pid, born: birthOf(process.pid), command };
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, JSON.stringify(owner));
  try {
    if (await tryToLink(draft, file)) return { release: () => releaseOwn(file) };
    refuseWhileAlive(await readOwner(file));
    const { takeOsLock } = await import("./chunk-AVV3JXBO.js");
    const takeover = await takeOsLock(`${file}.takeover`, longestTakeoverMs);
    try {
      refuseWhileAlive(await readOwner(file));
      if (takeover) {
        await rm(file, { force: true });
        if (await tryToLink(draft, file)) return { release: () => releaseOwn(file) };
        refuseWhileAlive(await readOwner(file));
      }
    } finally {
      takeover?.release();
    }
    throw new EnvironmentError(`The lock ${file} is contended.`, "Try again in a moment.");
  } finally {
    await rm(draft, { force: true });
  }
}
var longestTakeoverMs = 1e4;
async function tryToLink(draft, file) {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
function refuseWhileAlive(owner) {
  if (!owner || !isAlive(owner)) return;
  throw new EnvironmentError(
    `Another heal is at work here: \`${owner.command}\` (process ${owner.pid}).`,
    "Wait until it ends, or end it with `heal stop`, then `heal resume`."
  );
}
async function readOwner(file) {
  try {
    const value = JSON.parse(await readFile(file, "utf8"));
    if (typeof value !== "object" || value === null || !("pid" in value) || typeof value.pid !== "number")
      return void 0;
    return {
      pid: value.pid,
      born: "born" in value ? String(value.born) : "",
      command: "command" in value ? String(value.command) : "heal"
    };
  } catch {
    return void 0;
  }
}
async function releaseOwn(file) {
  const owner = await readOwner(file);
  if (owner?.pid === process.pid) await rm(file, { force: true });
}
function isAlive(owner) {
  if (!isProcessAlive(owner.pid)) return false;
  const born = birthOf(owner.pid);
  return born === "" || owner.born === "" || born === owner.born;
}
function isProcessAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

export {
  takeLock,
  isProcessAlive
};
