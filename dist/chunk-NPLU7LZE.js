// src/drivers/embedding/word-piece.ts
import { z } from "zod";
var Special = z.object({ id: z.number().int(), content: z.string() });
var TokenizerFile = z.object({
  model: z.object({
    type: z.string(),
    vocab: z.record(z.string(), z.number().int().nonnegative()),
    unk_token: z.string().default("[UNK]"),
    continuing_subword_prefix: z.string().default("##"),
    max_input_chars_per_word: z.number().int().positive().default(100)
  }),
  normalizer: z.object({
    type: z.string(),
    lowercase: z.boolean().default(true),
    strip_accents: z.boolean().nullable().default(null)
  }).nullable().default(null),
  pre_tokenizer: z.object({ type: z.string() }).nullable().default(null),
  added_tokens: z.array(Special).default([])
});
function readWordPiece(json) {
  let value;
  try {
    value = JSON.parse(json);
  } catch {
    return { missing: "the tokenizer is not JSON" };
  }
  const kind = z.object({ model: z.object({ type: z.string() }) }).safeParse(value);
  if (!kind.success) return { missing: "the tokenizer file does not name its kind of model" };
  if (kind.data.model.type !== "WordPiece")
    return { missing: `the tokenizer is of the kind ${kind.data.model.type}; only WordPiece is supported` };
  const read = TokenizerFile.safeParse(value);
  if (!read.success) return { missing: `the tokenizer file is wrong at ${read.error.issues[0]?.path.join(".")}` };
  const { model, normalizer, pre_tokenizer: splitter } = read.data;
  if (normalizer && normalizer.type !== "BertNormalizer")
    return { missing: `the tokenizer's normalizer ${normalizer.type} is not supported, only BertNormalizer` };
  if (splitter && splitter.type !== "BertPreTokenizer")
    return { missing: `the tokenizer's pre_tokenizer ${splitter.type} is not supported, only BertPreTokenizer` };
  const vocabulary = new Map(Object.entries(model.vocab));
  const start = vocabulary.get("[CLS]");
  const end = vocabulary.get("[SEP]");
  const unknown = vocabulary.get(model.unk_token);
  if (start === void 0 || end === void 0 || unknown === void 0)
    return { missing: "the tokenizer lacks [CLS], [SEP] or its token for unknown words" };
  const isLower = normalizer?.lowercase ?? false;
  const isStripped = normalizer?.strip_accents ?? isLower;
  const prefix = model.continuing_subword_prefix;
  const cut = (word) => {
    const letters = [...word];
    if (letters.length > model.max_input_chars_per_word) return [unknown];
    const ids = [];
    for (let from = 0; from < letters.length; ) {
      let to = letters.length;
      let id;
      for (; to > from; to--) {
        id = vocabulary.get((from > 0 ? prefix : "") + letters.slice(from, to).join(""));
        if (id !== void 0) break;
      }
      if (id === void 0) return [unknown];
      ids.push(id);
      from = to;
    }
    return ids;
  };
  return (text, limit) => {
    let clean = text.replace(/[\p{Cc}\p{Cf}\ufffd]/gu, (one) => /\s/.test(one) ? " " : "");
    if (isLower) clean = clean.toLowerCase();
    if (isStripped) clean = clean.normalize("NFD").replace(new RegExp("\\p{Mn}", "gu"), "");
    const ids = [start];
    for (const [word] of clean.matchAll(new RegExp("\\p{Script=Han}|[\\p{P}$+<=>^`|~]|[^\\s\\p{P}$+<=>^`|~\\p{Script=Han}]+", "gu"))) {
      ids.push(...cut(word));
      if (ids.length >= limit) break;
    }
    return [...ids.slice(0, limit - 1), end];
  };
}
export {
  readWordPiece
};
