// src/scanners/ruff/worker.ts
import ruff from "@astral-sh/ruff-wasm-nodejs";
var notes = /* @__PURE__ */ new Set();
async function main() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const request = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const files = request.jobs.flatMap(check);
  const answer = { version: ruff.Workspace.version(), files, notes: [...notes] };
  process.stdout.write(JSON.stringify(answer));
}
function check(job) {
  const workspace = open(structuredClone(job.options));
  const files = [];
  for (const { path, text } of job.files) {
    try {
      const diagnostics = workspace.check(text).map(({ code, message, start_location, end_location, fix }) => ({
        code,
        message,
        start_location,
        end_location,
        fix
      }));
      files.push({ path, diagnostics });
    } catch (error) {
      notes.add(`ruff could not read ${path}: ${String(error).slice(0, 120)}`);
    }
  }
  workspace.free();
  return files;
}
function open(options) {
  for (let attempt = 0; attempt < 60; attempt++) {
    try {
      return new ruff.Workspace(options, ruff.PositionEncoding.Utf16);
    } catch (error) {
      const culprit = leaveOut(options, String(error));
      if (culprit === void 0) throw error;
      notes.add(`ruff ${ruff.Workspace.version()} does not know ${culprit}, which its settings name`);
    }
  }
  throw new Error("too many of ruff's settings are not known");
}
function leaveOut(options, problem) {
  const name = /`([^`]+)`/.exec(problem)?.[1];
  if (name === void 0) return void 0;
  return removeFrom(options, name) ? `\`${name}\`` : void 0;
}
function removeFrom(value, name) {
  if (Array.isArray(value)) {
    const at = value.indexOf(name);
    if (at >= 0) value.splice(at, 1);
    return at >= 0;
  }
  if (typeof value !== "object" || value === null) return false;
  const record = value;
  if (name in record) {
    delete record[name];
    return true;
  }
  return Object.values(record).some((one) => removeFrom(one, name));
}
void main();
