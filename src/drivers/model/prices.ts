import type { ModelQuestion } from '#core/ports/model.ts';
import type { TokenUse } from './read-answer.ts';

/** US dollars per million tokens. */
export interface TokenPrice {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
}
const price = (inputPerMillion: number, outputPerMillion: number): TokenPrice => ({
  inputPerMillion,
  outputPerMillion,
});

/** List prices as public code names them in November 2026, not read from the vendor's page; `model.prices` wins over them. */
export const shippedPrices: Readonly<Record<string, TokenPrice>> = {
  'gpt-4o': price(2.5, 10),
  'gpt-4o-mini': price(0.15, 0.6),
  'gpt-4.1': price(2, 8),
  'gpt-4.1-mini': price(0.4, 1.6),
  'gpt-4.1-nano': price(0.1, 0.4),
  'gpt-5': price(1.25, 10),
  'gpt-5-codex': price(1.25, 10),
  'gpt-5-mini': price(0.25, 2),
  'gpt-5-nano': price(0.05, 0.4),
  'gpt-5.1': price(1.25, 10),
  'gpt-5.1-codex': price(1.25, 10),
  'gpt-5.1-codex-mini': price(0.25, 2),
  'gpt-5.2': price(1.75, 14),
  'gpt-5.3-codex': price(1.75, 14),
  'gpt-5.4': price(2.5, 15),
  'gpt-5.4-mini': price(0.75, 4.5),
  'gpt-5.4-nano': price(0.2, 1.25),
};

/** The price of a model, by its exact name or by that of its dated release (`gpt-5-2025-08-07`); undefined when nobody said. */
export function priceOf(model: string, configured: Readonly<Record<string, TokenPrice>>): TokenPrice | undefined {
  const family = model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  for (const table of [configured, shippedPrices]) {
    for (const name of [model, family]) if (Object.hasOwn(table, name)) return table[name];
  }
  return undefined;
}

export function costOf({ input, output }: TokenUse, { inputPerMillion, outputPerMillion }: TokenPrice): number {
  return (input * inputPerMillion + output * outputPerMillion) / 1_000_000;
}

/** Roles, separators and whatever else an endpoint wraps around the messages, in tokens. */
const overhead = 200;

/** The most that a request can use. A token is at least one byte of what is sent, so bytes are the bound. */
export function worstUse(request: object, { maxOutputTokens }: Pick<ModelQuestion, 'maxOutputTokens'>): TokenUse {
  return { input: Buffer.byteLength(JSON.stringify(request)) + overhead, output: maxOutputTokens };
}
