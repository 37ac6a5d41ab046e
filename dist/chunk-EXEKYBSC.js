import {
  parseJson
} from "./chunk-X6BR5YAN.js";

// src/drivers/type-inference/index.ts
import { createHash } from "node:crypto";
import { z } from "zod";
var timeoutMs = 12e4;
var maxOutputBytes = 16 * 1024 * 1024;
var Report = z.object({
  generalDiagnostics: z.array(
    z.object({
      file: z.string(),
      severity: z.string(),
      message: z.string(),
      range: z.object({ start: z.object({ line: z.number().int().nonnegative() }) }).optional()
    })
  )
});
function createTypeInference(parts) {
  const answers = /* @__PURE__ */ new Map();
  let waiting = [];
  let running;
  const drain = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const types = await askPyright(parts, batch).catch(() => void 0);
      batch.forEach((question, index) => question.answer(types?.[index] ?? /* @__PURE__ */ new Map()));
    }
    running = void 0;
  };
  const ask = async (path, kind, probeOf) => {
    const text = await parts.read(path);
    if (text === void 0) return /* @__PURE__ */ new Map();
    const key = createHash("sha256").update(`${path}\0${kind}\0${text}`).digest("hex");
    const known = answers.get(key);
    if (known !== void 0) return known;
    const answer = new Promise((resolve) => {
      waiting.push({ path, probe: probeOf(text), answer: resolve });
    });
    answers.set(key, answer);
    running ??= drain();
    return answer;
  };
  return {
    returnTypes: (path) => ask(path, "returns", (text) => parts.probes.probeReturns(path, text)),
    typeOf: async (path, start, end) => {
      const probeOf = (text) => parts.probes.probeExpression(path, text, start, end);
      return (await ask(path, `${start}-${end}`, probeOf)).get(start);
    }
  };
}
async function askPyright(parts, questions) {
  const types = questions.map(() => /* @__PURE__ */ new Map());
  const tool = await parts.tools.find("pyright");
  if (tool === void 0) return types;
  const names = questions.map(({ path, probe }, index) => probeName(path, probe.text, index));
  try {
    for (const [index, question] of questions.entries()) {
      await parts.copy.write(names[index] ?? "", new TextEncoder().encode(question.probe.text));
    }
    const argv = [...tool.argv, "--outputjson", ...names];
    const result = await parts.copy.run({ argv, timeoutMs, maxOutputBytes }, parts.signal);
    if (result.status !== "exited") return types;
    const report = Report.safeParse(parseJson(result.stdout));
    if (!report.success) return types;
    for (const diagnostic of report.data.generalDiagnostics) {
      const file = diagnostic.file.replaceAll("\\", "/");
      const index = names.findIndex((name) => file.endsWith(`/${name}`) || file === name);
      const printed = /^Type of ".*" is "(.*)"$/s.exec(diagnostic.message)?.[1];
      const line = (diagnostic.range?.start.line ?? -1) + 1;
      if (diagnostic.severity !== "information" || printed === void 0) continue;
      const said = questions[index]?.probe.read(line, printed);
      if (said !== void 0) types[index]?.set(said.key, said.type);
    }
    return types;
  } finally {
    for (const name of names) await parts.copy.restore(name);
  }
}
function probeName(path, text, index) {
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 12);
  return `${folder}heal_types_${index}_${digest}.${path.endsWith(".pyi") ? "pyi" : "py"}`;
}
export {
  createTypeInference
};
