import {
  StoppedError
} from "./chunk-EFOYLMI7.js";

// src/drivers/stop/stop-file.ts
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
function makeEmergencyStop(file) {
  const read = async () => {
    let text;
    try {
      text = await readFile(file, "utf8");
    } catch (error) {
      if (isMissing(error)) return void 0;
      return { at: "", reason: "the stop file cannot be read" };
    }
    return parseStop(text);
  };
  return {
    read,
    async set(stop) {
      await mkdir(dirname(file), { recursive: true });
      const draft = `${file}.${process.pid}.tmp`;
      await writeFile(draft, `${JSON.stringify(stop)}
`);
      await rename(draft, file);
    },
    async clear() {
      const stop = await read();
      await rm(file, { force: true });
      return stop !== void 0;
    },
    watch(controller, everyMs = 200) {
      const look = async () => {
        const stop = await read();
        if (stop && !controller.signal.aborted) controller.abort(stoppedBy(stop));
      };
      const timer = setInterval(() => void look(), everyMs);
      timer.unref();
      return () => clearInterval(timer);
    }
  };
}
function stoppedBy(stop) {
  const since = stop.at === "" ? "" : ` since ${stop.at}`;
  return new StoppedError(
    `Healing is stopped here${since}: ${stop.reason}`,
    "Nothing half-done is left. Run `heal resume` to allow heals again."
  );
}
function parseStop(text) {
  try {
    const value = JSON.parse(text);
    if (typeof value === "object" && value !== null && "reason" in value && "at" in value) {
      return { at: String(value.at), reason: String(value.reason) };
    }
  } catch {
  }
  return { at: "", reason: "no reason given" };
}
function isMissing(error) {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

export {
  makeEmergencyStop,
  stoppedBy
};
