import { z } from 'zod';
import type { ModelRefusal } from '#core/ports/model.ts';

const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});
const Usage = z.object({
  usage: z.object({
    // Nothing was ever asked with no words: such a count is a default, not a measure.
    prompt_tokens: z.int().positive().max(1e9),
    completion_tokens: z.int().nonnegative().max(1e9),
  }),
});

export type ReadAnswer =
  { readonly json: unknown } | { readonly reason: ModelRefusal['reason']; readonly detail: string };

/** What a completion says: the JSON in it, or why there is none. */
export function readAnswer(body: unknown): ReadAnswer {
  const completion = Completion.safeParse(body);
  if (!completion.success)
    return { reason: 'failed', detail: 'the endpoint answered with something that is no chat completion' };
  const [choice] = completion.data.choices;
  const { content, refusal } = choice?.message ?? {};
  if (refusal) return { reason: 'declined', detail: 'the model declined' };
  if (choice?.finish_reason === 'content_filter')
    return { reason: 'declined', detail: 'a content filter stopped the answer' };
  if (choice?.finish_reason === 'length') return { reason: 'cut-off', detail: 'the answer was longer than allowed' };
  if (!content?.trim()) return { reason: 'not-json', detail: 'the answer was empty' };
  const json = parseJson(content) ?? parseFenced(content);
  return json === undefined ? { reason: 'not-json', detail: 'the answer was no JSON' } : { json: json.value };
}

export interface TokenUse {
  readonly input: number;
  readonly output: number;
}
/** What the endpoint says was used; undefined when it says nothing, or nothing credible. */
export function readUsage(body: unknown): TokenUse | undefined {
  const parsed = Usage.safeParse(body);
  if (!parsed.success) return undefined;
  const { prompt_tokens: input, completion_tokens: output } = parsed.data.usage;
  return { input, output };
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

/** The one fenced block that holds JSON; two would leave it open which one counts. */
function parseFenced(text: string): { readonly value: unknown } | undefined {
  const blocks = [...text.matchAll(/^```(?:json)?[ \t]*\r?\n([\s\S]*?)\r?\n```[ \t]*$/gm)];
  const parsed = blocks.map((block) => parseJson(block[1] ?? '')).filter((block) => block !== undefined);
  return parsed.length === 1 ? parsed[0] : undefined;
}
