import {
  openEmbedder
} from "./chunk-HW2EJQG5.js";
import {
  loadLance,
  setVariable
} from "./chunk-IO2PT5PB.js";
import {
  modelFile
} from "./chunk-YRRDT7BC.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-EFOYLMI7.js";

// src/app/ladder/semantic-doctor.ts
async function examineSemantic(config) {
  const name = "Similar findings";
  if (config.learning.semantic === "off")
    return { name, ok: true, detail: "off: learning.semantic is off", remedy: "" };
  const { modelPath, tokenizer } = config.embedding;
  const embedder = await openEmbedder({ setVariable, shipped: modelFile, model: modelPath, tokenizer });
  if ("missing" in embedder) {
    const remedy = modelPath === void 0 ? "Install the optional package onnxruntime-node (`npm install --include=optional`); the other rungs work without it." : "Correct embedding.modelPath and embedding.tokenizer, or remove them: the model that ships is then used.";
    return { name, ok: false, detail: embedder.missing, remedy };
  }
  const lance = await loadLance(setVariable);
  if ("missing" in lance) {
    const remedy = "Install the optional package @lancedb/lancedb (`npm install --include=optional`); the other rungs work without it.";
    return { name, ok: false, detail: lance.missing, remedy };
  }
  return {
    name,
    ok: true,
    detail: `${embedder.id}, ${embedder.dimension} numbers a text; LanceDB is there`,
    remedy: ""
  };
}
export {
  examineSemantic
};
