import type {
  ChatCompletionContentPart,
  ChatCompletionCreateParamsNonStreaming,
} from 'openai/resources/chat/completions';
import type { ModelQuestion } from '#core/ports/model.ts';

/** How an endpoint wants to be spoken to; found out once in a run. */
export interface Dialect {
  readonly format: 'schema' | 'json' | 'text';
  readonly limit: 'max_completion_tokens' | 'max_tokens';
}

/** The request as it is sent. */
export function makeRequest(
  question: ModelQuestion,
  model: string,
  { format, limit }: Dialect,
): ChatCompletionCreateParamsNonStreaming {
  const { schema, schemaName, maxOutputTokens } = question;
  return {
    model,
    messages: [
      { role: 'system', content: [question.system, ...sayFormat(question, format)].join('\n\n') },
      { role: 'user', content: makeContent(question) },
    ],
    [limit]: maxOutputTokens,
    ...(format === 'schema'
      ? {
          response_format: {
            type: 'json_schema',
            json_schema: { name: schemaName, schema: { ...schema }, strict: true },
          },
        }
      : {}),
    ...(format === 'json' ? { response_format: { type: 'json_object' } } : {}),
  };
}

function makeContent({ user, picture }: ModelQuestion): string | ChatCompletionContentPart[] {
  if (picture === undefined) return user;
  const url = `data:image/png;base64,${Buffer.from(picture).toString('base64')}`;
  return [
    { type: 'text', text: user },
    { type: 'image_url', image_url: { url } },
  ];
}

/** Where the endpoint does not enforce the schema, the model is told of it. */
function sayFormat({ schema }: ModelQuestion, format: Dialect['format']): readonly string[] {
  if (format === 'schema') return [];
  const how = format === 'json' ? 'one JSON object' : 'one JSON object in one block fenced with ```json and ```';
  return [`Answer with ${how}, and nothing else. It follows this JSON Schema:\n${JSON.stringify(schema)}`];
}

const aboutSomethingElse =
  /context.?(length|window)|maximum context|too long|content.?(filter|management)|model.{0,40}(not (exist|found)|does not exist)/i;

/** The next way to say it after the endpoint refused this one; undefined when it would not be the wording. */
export function nextDialect(now: Dialect, status: number, complaint: string): Dialect | undefined {
  if (![400, 415, 422, 501].includes(status) || aboutSomethingElse.test(complaint)) return undefined;
  if (/max_(completion_)?tokens/.test(complaint)) {
    return { ...now, limit: now.limit === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens' };
  }
  if (now.format === 'text') return undefined;
  return { ...now, format: now.format === 'schema' ? 'json' : 'text' };
}

export function isSame(a: Dialect, b: Dialect): boolean {
  return a.format === b.format && a.limit === b.limit;
}
