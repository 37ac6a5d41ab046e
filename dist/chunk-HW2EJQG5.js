import {
  sha256
} from "./chunk-OQWG6TOE.js";
import {
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/embedding/index.ts
import { open } from "node:fs/promises";

// src/drivers/embedding/features.ts
var wordBuckets = 4096;
var pieceBuckets = 4096;
var featureCount = wordBuckets + pieceBuckets;
var featuresVersion = 1;
var maxLength = 4e3;
function countFeatures(text) {
  const counts = /* @__PURE__ */ new Map();
  const add = (kind, value, weight) => {
    const isPiece = kind === "p";
    const bucket = hash(`${kind}:${value}`) % (isPiece ? pieceBuckets : wordBuckets);
    const key = isPiece ? wordBuckets + bucket : bucket;
    counts.set(key, (counts.get(key) ?? 0) + weight);
  };
  let last = "";
  for (const [token] of text.slice(0, maxLength).matchAll(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]{1,3}/gu)) {
    if (!/[\p{L}\p{N}]/u.test(token)) {
      if (/[=!<>+*/%&|^~?[\]{}-]/.test(token)) add("o", token, 0.5);
      continue;
    }
    const words = splitName(token);
    if (words.length > 1) add("n", token.toLowerCase(), 1);
    for (const word of words) {
      const stem = stemOf(word);
      add("w", stem, 1);
      if (last !== "") add("b", `${last} ${stem}`, 0.5);
      last = stem;
      const padded = `^${word}$`;
      if (word.length > 3) for (let at = 0; at + 4 <= padded.length; at++) add("p", padded.slice(at, at + 4), 0.25);
    }
  }
  for (const [key, value] of counts) counts.set(key, Math.log1p(value));
  return counts;
}
function splitName(name) {
  if (/^[A-Z]{1,7}\d{3,5}$/.test(name)) return [name.toLowerCase()];
  return name.replace(new RegExp("([\\p{Ll}\\d])(\\p{Lu})", "gu"), "$1 $2").replace(new RegExp("(\\p{Lu}+)(\\p{Lu}\\p{Ll})", "gu"), "$1 $2").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "").map((word) => /^\d+$/.test(word) ? "0" : word);
}
function stemOf(word) {
  if (word.length < 5) return word;
  return word.replace(/(?:ations?|ings?|ed|ies|es|s|ly)$/, "").replace(/e$/, "");
}
function hash(text) {
  let value = 2166136261;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16777619);
  value ^= value >>> 15;
  value = Math.imul(value, 739982445);
  return (value ^ value >>> 13) >>> 0;
}

// src/drivers/embedding/lexical.ts
var batch = 64;
async function makeLexicalEmbedder(session, digest) {
  if (!session.inputs.includes("features")) return { missing: "the model that ships does not take features" };
  const embed = async (texts) => {
    const vectors = [];
    for (let from = 0; from < texts.length; from += batch) {
      const some = texts.slice(from, from + batch);
      const data = new Float32Array(some.length * featureCount);
      some.forEach((text, row) => {
        for (const [key, value] of countFeatures(text)) data[row * featureCount + key] = value;
      });
      const { vectors: answer } = await session.run({ features: { data, shape: [some.length, featureCount] } });
      if (!answer) throw new Error("the model gave no vectors");
      const width = answer.shape[1] ?? 0;
      some.forEach((_, row) => vectors.push(withoutNaN(answer.data.slice(row * width, (row + 1) * width))));
    }
    return vectors;
  };
  const [probe] = await embed([""]);
  return { id: `lexical-${featuresVersion}:${digest.slice(0, 16)}`, dimension: probe?.length ?? 0, embed };
}
function withoutNaN(vector) {
  return vector.some((value) => !Number.isFinite(value)) ? new Float32Array(vector.length) : vector;
}

// src/drivers/embedding/runtime.ts
async function openOnnx(model, setVariable) {
  setVariable("ORT_DISABLE_TELEMETRY", "1");
  let ort;
  try {
    const loaded = await import("onnxruntime-node");
    ort = loaded.default;
  } catch (error) {
    return { missing: `onnxruntime-node cannot be loaded: ${firstLine(error)}` };
  }
  try {
    const session = await ort.InferenceSession.create(model, {
      // Texts are short and few; threads would cost more than they bring and take cores from the scanners.
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: "sequential",
      logSeverityLevel: 4
    });
    return {
      inputs: session.inputNames,
      outputs: session.outputNames,
      async run(feeds) {
        const tensors = Object.entries(feeds).map(([name, { data, shape }]) => [
          name,
          data instanceof Float32Array ? new ort.Tensor("float32", data, shape) : new ort.Tensor("int64", data, shape)
        ]);
        const answer = await session.run(Object.fromEntries(tensors));
        const outputs = {};
        for (const [name, { data, dims }] of Object.entries(answer))
          if (data instanceof Float32Array) outputs[name] = { data, shape: dims };
        return outputs;
      }
    };
  } catch (error) {
    return { missing: `the model cannot be used: ${firstLine(error)}` };
  }
}
function firstLine(error) {
  return (messageOf(error).split("\n")[0] ?? "").slice(0, 300);
}

// src/drivers/embedding/index.ts
var maxModelBytes = 2 * 1024 ** 3 - 1;
var maxTokenizerBytes = 64 * 1024 ** 2;
async function openEmbedder(files) {
  try {
    if (files.model === void 0) {
      const bytes2 = await readBounded(files.shipped, maxModelBytes);
      const session2 = await openOnnx(bytes2, files.setVariable);
      return "missing" in session2 ? session2 : await makeLexicalEmbedder(session2, sha256(bytes2));
    }
    if (files.tokenizer === void 0)
      return {
        missing: "embedding.modelPath is set without embedding.tokenizer, the tokenizer.json that belongs to it"
      };
    const { readWordPiece } = await import("./chunk-NPLU7LZE.js");
    const { makeTransformerEmbedder } = await import("./chunk-JTDF5BD4.js");
    const json = await readBounded(files.tokenizer, maxTokenizerBytes);
    const tokenize = readWordPiece(json.toString("utf8"));
    if ("missing" in tokenize) return tokenize;
    const bytes = await readBounded(files.model, maxModelBytes);
    const session = await openOnnx(bytes, files.setVariable);
    if ("missing" in session) return session;
    return await makeTransformerEmbedder(session, tokenize, sha256(`${sha256(bytes)}${sha256(json)}`));
  } catch (error) {
    return { missing: messageOf(error) };
  }
}
async function readBounded(path, most) {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > most) throw new Error(`${path} has ${size} bytes; at most ${most} are read`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

export {
  openEmbedder
};
