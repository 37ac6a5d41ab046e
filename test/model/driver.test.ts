import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { ModelQuestion } from '#core/ports/model.ts';
import { StoppedError } from '#core/errors.ts';
import { openModel, type ModelParts } from '#drivers/model/index.ts';
import { makeMemorySpending, type MemorySpending } from './memory-spending.ts';
import { completion, send, startRawServer, type RawServer, type Reply } from './raw-server.ts';

const key = 'sk-canary-0123456789';
const question: ModelQuestion = {
  system: 'Mend it.',
  user: 'Here it is.',
  schema: { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'], additionalProperties: false },
  schemaName: 'answer',
  maxOutputTokens: 100,
};
const never = new AbortController().signal;
let running: RawServer | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function open(reply: Reply, changes: Partial<ModelParts> = {}, spending: MemorySpending = makeMemorySpending()) {
  const server = await startRawServer(reply);
  running = server;
  const parts: ModelParts = {
    endpoint: { kind: 'openai', url: server.url, apiKey: key },
    model: 'test-model',
    price: { inputPerMillion: 10, outputPerMillion: 100 },
    caps: { perDayUsd: 1, perMonthUsd: 5 },
    spending,
    maxCalls: 50,
    timeoutMs: 5000,
    now: () => new Date('2026-01-31T12:00:00Z'),
    backoffMs: 5,
    ...changes,
  };
  return { model: openModel(parts), server, spending };
}
/** The worst price of one question: what stays on the bill when nobody knows better. */
const worst = (bill: number) => bill > 0.01 && bill < 0.03;

describe('an answer', () => {
  it('comes as JSON, with what it cost by the usage', async () => {
    const { model, server, spending } = await open((response) => send(response, 200, completion({ ok: true })));
    const answer = await model.ask(question, never);
    expect(answer).toMatchObject({ status: 'answered', json: { ok: true }, model: 'test-model' });
    expect(answer.usd).toBeCloseTo((100 * 10 + 10 * 100) / 1e6, 10);
    expect(spending.total()).toBeCloseTo(answer.usd, 10);
    expect(server.requests[0]?.url).toBe('/v1/chat/completions');
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
    expect(server.requests[0]?.json.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { name: 'answer', strict: true, schema: question.schema },
    });
  });

  it.each([
    ['missing', { usage: undefined }],
    ['null', { usage: null }],
    ['zero', { usage: { prompt_tokens: 0, completion_tokens: 0 } }],
    ['negative', { usage: { prompt_tokens: -5, completion_tokens: -5 } }],
    ['no number', { usage: { prompt_tokens: 'few', completion_tokens: 'some' } }],
  ])('whose usage is %s costs what was reserved', async (_, changes) => {
    const { model, spending } = await open((response) => send(response, 200, completion({ ok: true }, changes)));
    const answer = await model.ask(question, never);
    expect(answer.status).toBe('answered');
    expect(answer.usd).toSatisfy(worst);
    expect(spending.total()).toBeCloseTo(answer.usd, 10);
  });

  it.each([
    [
      'a refusal',
      completion(null, { choices: [{ finish_reason: 'stop', message: { content: null, refusal: 'I cannot' } }] }),
      'declined',
    ],
    [
      'a filtered one',
      completion('', { choices: [{ finish_reason: 'content_filter', message: { content: '' } }] }),
      'declined',
    ],
    [
      'a truncated one',
      completion('{"ok":', { choices: [{ finish_reason: 'length', message: { content: '{"ok":' } }] }),
      'cut-off',
    ],
    ['an empty one', completion(''), 'not-json'],
    ['prose', completion('I would rather talk about it.'), 'not-json'],
    ['two fenced answers', completion('```json\n{"ok":true}\n```\nor\n```json\n{"ok":false}\n```'), 'not-json'],
    ['no choices', completion('', { choices: [] }), 'failed'],
    ['another shape', '{"hello":1}', 'failed'],
    ['a list', '[]', 'failed'],
    ['nothing', '', 'failed'],
  ])('%s is refused and costs something', async (_, body, reason) => {
    const { model, server } = await open((response) => send(response, 200, body));
    const answer = await model.ask(question, never);
    expect(answer).toMatchObject({ status: 'refused', reason });
    expect(answer.usd).toBeGreaterThan(0);
    expect(server.requests).toHaveLength(1);
  });

  it('may come in one fenced block, with words around it', async () => {
    const { model } = await open((response) =>
      send(response, 200, completion('Sure:\n```json\n{"ok": true, "code": "```"}\n```\nDone.')),
    );
    expect(await model.ask(question, never)).toMatchObject({ json: { ok: true, code: '```' } });
  });
});

describe('an endpoint that knows less', () => {
  const picky: Reply = (response, request) => {
    const type = request.json.response_format?.type;
    if (type !== undefined)
      send(response, 400, JSON.stringify({ error: { message: `unknown response_format ${type}` } }));
    else send(response, 200, completion('```json\n{"ok":true}\n```'));
  };
  it('is asked with a schema, in JSON mode, as text; and the next time at once as text', async () => {
    const { model, server } = await open(picky);
    expect((await model.ask(question, never)).status).toBe('answered');
    expect(server.requests.map((one) => one.json.response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      undefined,
    ]);
    expect(server.requests[2]?.raw).toContain('JSON Schema');
    await model.ask(question, never);
    expect(server.requests).toHaveLength(4);
    expect(server.requests[3]?.json.response_format).toBeUndefined();
  });

  it('is told the limit by the name that it knows', async () => {
    const { model, server } = await open((response, request) =>
      'max_tokens' in request.json
        ? send(response, 400, '{"error":{"message":"Unsupported parameter: max_tokens; use max_completion_tokens"}}')
        : send(response, 200, completion({ ok: true })),
    );
    expect((await model.ask(question, never)).status).toBe('answered');
    expect(server.requests).toHaveLength(2);
  });

  it('is not asked in other words when the question is too long', async () => {
    const { model, server } = await open((response) =>
      send(response, 400, '{"error":{"message":"maximum context length is 4096 tokens"}}'),
    );
    expect(await model.ask(question, never)).toMatchObject({ status: 'refused', reason: 'failed', usd: 0 });
    expect(server.requests).toHaveLength(1);
  });
});

describe('an endpoint in trouble', () => {
  it.each([429, 500, 503, 408])('that says %i is asked again', async (status) => {
    const { model, server } = await open((response, _, count) =>
      count === 1 ? send(response, status, '{}') : send(response, 200, completion({ ok: true })),
    );
    expect((await model.ask(question, never)).status).toBe('answered');
    expect(server.requests).toHaveLength(2);
  });

  it('is waited for as long as it asks', async () => {
    const { model } = await open((response, _, count) =>
      count === 1 ? send(response, 429, '{}', { 'retry-after': '1' }) : send(response, 200, completion({ ok: true })),
    );
    const answer = await model.ask(question, never);
    expect(answer.status).toBe('answered');
    expect(answer.ms).toBeGreaterThanOrEqual(990);
  });

  it('is not waited for beyond the deadline', async () => {
    const { model, server } = await open((response) => send(response, 429, '{}', { 'retry-after': '50' }));
    const answer = await model.ask(question, never);
    expect(answer).toMatchObject({ status: 'refused', reason: 'rate-limited', usd: 0 });
    expect(answer.ms).toBeLessThan(1000);
    expect(server.requests).toHaveLength(1);
  });

  it('is left after four tries, and after three questions for good', async () => {
    const { model, server } = await open((response) => send(response, 500, '{}'));
    const first = await model.ask(question, never);
    expect(first).toMatchObject({ status: 'refused', reason: 'failed' });
    expect(server.requests).toHaveLength(4);
    await model.ask(question, never);
    await model.ask(question, never);
    expect(await model.ask(question, never)).toMatchObject({ reason: 'failed', usd: 0 });
    expect(server.requests).toHaveLength(12);
  });

  it('that hangs is left at the deadline, and the worst price stands', async () => {
    const { model, spending } = await open(() => undefined, { timeoutMs: 200 });
    const answer = await model.ask(question, never);
    expect(answer).toMatchObject({ status: 'refused', reason: 'timed-out' });
    expect(answer.ms).toBeLessThan(1500);
    expect(spending.total()).toSatisfy(worst);
  });

  it('that drips is left at the deadline', async () => {
    const { model } = await open(
      async (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        while (!response.destroyed) {
          response.write(' ');
          await sleep(20);
        }
      },
      { timeoutMs: 300 },
    );
    const answer = await model.ask(question, never);
    expect(answer).toMatchObject({ status: 'refused', reason: 'timed-out' });
    expect(answer.ms).toBeLessThan(1500);
  });

  it('that cuts its answer is asked again, each time at the worst price', async () => {
    const { model, server, spending } = await open((response, _, count) => {
      if (count > 2) return send(response, 200, completion({ ok: true }));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"choices":[{"mess');
      setTimeout(() => response.destroy(), 20);
    });
    const answer = await model.ask(question, never);
    expect(answer.status).toBe('answered');
    expect(server.requests).toHaveLength(3);
    expect(spending.total()).toBeCloseTo(answer.usd, 10);
    expect(answer.usd).toBeGreaterThan(0.02);
  });

  it('whose JSON is broken is asked again, and then left', async () => {
    const { model, server } = await open((response) => send(response, 200, '{"choices": [{"mes'));
    expect(await model.ask(question, never)).toMatchObject({ status: 'refused', reason: 'failed' });
    expect(server.requests).toHaveLength(4);
  });

  it('that sends a gigabyte is cut after a few megabytes', async () => {
    let sent = 0;
    const { model } = await open(async (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(1024 * 1024, 32);
      while (!response.destroyed && sent < 1024) {
        sent++;
        if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
    });
    expect(await model.ask(question, never)).toMatchObject({
      status: 'refused',
      reason: 'failed',
      detail: expect.stringContaining('4 MB'),
    });
    expect(sent).toBeLessThan(64);
  });

  it('that cannot be reached costs nothing', async () => {
    const { model, spending, server } = await open(() => undefined);
    await server.close();
    expect(await model.ask(question, never)).toMatchObject({ status: 'refused', reason: 'unreachable', usd: 0 });
    expect(spending.total()).toBe(0);
  });
});

describe('the key', () => {
  it('does not follow a redirect', async () => {
    const thief = await startRawServer((response) => send(response, 200, completion({ ok: true })));
    const { model } = await open((response) => {
      response.writeHead(307, { location: `${thief.url.href}/chat/completions` }).end();
    });
    expect(await model.ask(question, never)).toMatchObject({ status: 'refused', reason: 'failed' });
    expect(thief.requests).toEqual([]);
    await thief.close();
  });

  it('is in no refusal, even when the endpoint repeats it; and a wrong one is asked with once', async () => {
    const { model, server } = await open((response) =>
      send(response, 401, JSON.stringify({ error: { message: `Incorrect API key provided: ${key}`, code: key } })),
    );
    const first = await model.ask(question, never);
    const second = await model.ask(question, never);
    expect(JSON.stringify([first, second])).not.toContain('canary');
    expect(first).toMatchObject({ reason: 'failed', detail: expect.stringContaining('HEAL_MODEL_API_KEY') });
    expect(server.requests).toHaveLength(1);
  });

  it('of another service in the environment is not sent', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      OPENAI_API_KEY: 'other-key',
      OPENAI_ORG_ID: 'other-org',
      OPENAI_CUSTOM_HEADERS: 'x-other: other-header',
      OPENAI_BASE_URL: 'http://127.0.0.1:1/',
    });
    try {
      const { model, server } = await open((response) => send(response, 200, completion({ ok: true })), {});
      await model.ask(question, never);
      expect(JSON.stringify(server.requests[0]?.headers)).not.toContain('other');
    } finally {
      for (const name of ['OPENAI_API_KEY', 'OPENAI_ORG_ID', 'OPENAI_CUSTOM_HEADERS', 'OPENAI_BASE_URL']) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  });

  it('of Azure goes in its own header, to the deployment and with the version', async () => {
    const azure = await startRawServer((response) => send(response, 200, completion({ ok: true })));
    const { model } = await open(() => undefined, {
      endpoint: { kind: 'azure', url: new URL(azure.url.origin), apiKey: key, apiVersion: '2024-10-21' },
    });
    expect((await model.ask(question, never)).status).toBe('answered');
    expect(azure.requests[0]?.url).toBe('/openai/deployments/test-model/chat/completions?api-version=2024-10-21');
    expect(azure.requests[0]?.headers['api-key']).toBe(key);
    expect(azure.requests[0]?.headers.authorization).toBeUndefined();
    await azure.close();
  });
});

describe('bounds', () => {
  const slow: Reply = async (response) => {
    await sleep(30);
    send(response, 200, completion({ ok: true }));
  };
  it('are five at once', async () => {
    const { model, server } = await open(slow);
    const answers = await Promise.all(Array.from({ length: 17 }, () => model.ask(question, never)));
    expect(answers.every((answer) => answer.status === 'answered')).toBe(true);
    expect(server.mostAtOnce()).toBe(5);
  });

  it('of money hold while five ask at once', async () => {
    const spending = makeMemorySpending(0.96);
    const { model, server } = await open(slow, {}, spending);
    const answers = await Promise.all(Array.from({ length: 10 }, () => model.ask(question, never)));
    const refused = answers.filter((answer) => answer.status === 'refused');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((answer) => answer.status === 'refused' && answer.reason === 'over-budget')).toBe(true);
    expect(server.requests.length).toBe(10 - refused.length);
    expect(spending.peak()).toBeLessThanOrEqual(1);
  });

  it('of calls hold, retries counted', async () => {
    const { model, server } = await open((response) => send(response, 500, '{}'), { maxCalls: 3 });
    expect(await model.ask(question, never)).toMatchObject({ reason: 'over-limit' });
    expect(await model.ask(question, never)).toMatchObject({ reason: 'over-limit', usd: 0 });
    expect(server.requests).toHaveLength(3);
  });

  it('that cannot be written down are kept by not asking', async () => {
    const spending: MemorySpending = {
      ...makeMemorySpending(),
      reserve: async () => Promise.reject(new Error('disk full')),
    };
    const { model, server } = await open(slow, {}, spending);
    expect(await model.ask(question, never)).toMatchObject({ status: 'refused', reason: 'failed', usd: 0 });
    expect(server.requests).toEqual([]);
  });
});

describe('a stop', () => {
  it.each([
    ['while it hangs', () => undefined],
    ['while it waits for a retry', (response) => send(response, 429, '{}', { 'retry-after': '4' })],
  ] satisfies [string, Reply][])('cuts a question %s, and those in line', async (_, reply) => {
    const { model, server } = await open(reply);
    const controller = new AbortController();
    const reason = new StoppedError('Stopped.', 'Resume.');
    setTimeout(() => controller.abort(reason), 200);
    const started = performance.now();
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => model.ask(question, controller.signal)));
    expect(performance.now() - started).toBeLessThan(1000);
    expect(answers.every((answer) => answer.status === 'rejected' && answer.reason === reason)).toBe(true);
    const asked = server.requests.length;
    await sleep(50);
    expect(server.requests).toHaveLength(asked);
  });
});
