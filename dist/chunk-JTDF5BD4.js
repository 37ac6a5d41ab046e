// src/drivers/embedding/transformer.ts
var maxTokens = 256;
var known = /* @__PURE__ */ new Set(["input_ids", "attention_mask", "token_type_ids"]);
async function makeTransformerEmbedder(session, tokenize, digest) {
  const strange = session.inputs.find((name) => !known.has(name));
  if (strange !== void 0 || !session.inputs.includes("input_ids"))
    return { missing: `the model's inputs are ${session.inputs.join(", ")}; wanted are input_ids and its masks` };
  const embedOne = async (text) => {
    const ids = tokenize(text, maxTokens);
    const shape = [1, ids.length];
    const all = {
      input_ids: { data: BigInt64Array.from(ids, BigInt), shape },
      attention_mask: { data: new BigInt64Array(ids.length).fill(1n), shape },
      token_type_ids: { data: new BigInt64Array(ids.length), shape }
    };
    const outputs = await session.run(
      Object.fromEntries(Object.entries(all).filter(([name]) => session.inputs.includes(name)))
    );
    const output = outputs["sentence_embedding"] ?? outputs["last_hidden_state"] ?? Object.values(outputs)[0];
    if (!output) throw new Error("the model gave no numbers");
    return toUnit(output.shape.length === 3 ? meanOfRows(output.data, output.shape[2] ?? 1) : output.data);
  };
  try {
    const { length } = await embedOne("heal");
    const embed = async (texts) => {
      const vectors = [];
      for (const text of texts) vectors.push(await embedOne(text));
      return vectors;
    };
    return { id: `model:${digest.slice(0, 16)}`, dimension: length, embed };
  } catch (error) {
    return {
      missing: `the model cannot embed: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`
    };
  }
}
function meanOfRows(data, width) {
  const sum = new Float32Array(width);
  for (let at = 0; at < data.length; at++) sum[at % width] = (sum[at % width] ?? 0) + (data[at] ?? 0);
  return sum;
}
function toUnit(vector) {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length > 0 && Number.isFinite(length) ? vector.map((value) => value / length) : new Float32Array(vector.length);
}
export {
  makeTransformerEmbedder
};
