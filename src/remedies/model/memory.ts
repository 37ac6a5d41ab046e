import { sha256 } from '#core/fingerprint.ts';
import type { Memo } from '#core/ports/memo.ts';

/** What a model answered before: the same question is not paid for twice, in this run and in those to come. */
export interface AnswerMemory {
  /** `usd`: what it cost in this run; nothing when an earlier one paid. */
  recall(question: string): Promise<{ readonly json: unknown; readonly usd: number } | undefined>;
  keep(question: string, json: unknown, usd: number): Promise<void>;
}

/** Larger answers are asked for again. */
const maxChars = 50_000;

/** Answers are kept as they came and read as foreign each time: who can write the memo gains nothing over the endpoint. */
export function makeAnswerMemory(model: string, memo: Memo | undefined): AnswerMemory {
  const ofThisRun = new Map<string, { readonly json: unknown; readonly usd: number }>();
  const keyOf = (question: string) => `model/answer/${sha256(JSON.stringify([model, question]))}`;
  return {
    async recall(question) {
      const key = keyOf(question);
      const known = ofThisRun.get(key);
      if (known) return known;
      try {
        const text = await memo?.read(key);
        return text === undefined ? undefined : { json: JSON.parse(text), usd: 0 };
      } catch {
        return undefined;
      }
    },
    async keep(question, json, usd) {
      const key = keyOf(question);
      ofThisRun.set(key, { json, usd });
      const text = JSON.stringify(json);
      // What cannot be kept is asked for again: no reason to lose the answer.
      if (text.length <= maxChars) await memo?.write(key, text).catch(() => undefined);
    },
  };
}
