import { LLMock } from '@copilotkit/aimock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ModelQuestion } from '#core/ports/model.ts';
import { openModel } from '#drivers/model/index.ts';
import { openStore, type Store } from '#drivers/store/store.ts';

const question: ModelQuestion = {
  system: 'Mend it.',
  user: 'Here it is: shop.',
  schema: { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'], additionalProperties: false },
  schemaName: 'answer',
  maxOutputTokens: 1000,
};
const never = new AbortController().signal;
const mock = new LLMock({ port: 0 });
let store: Store;
beforeAll(async () => {
  await mock.start();
  store = await openStore(':memory:');
});
afterAll(async () => {
  await mock.stop();
  await store.close();
});
afterEach(() => mock.reset());

function open(changes: { perDayUsd?: number; perMonthUsd?: number; day?: string } = {}) {
  const { perDayUsd = 1, perMonthUsd = 10, day = '2026-01-31' } = changes;
  return openModel({
    endpoint: { kind: 'openai', url: new URL(`${mock.url}/v1`), apiKey: 'key-0123456789' },
    model: 'gpt-5-mini',
    price: { inputPerMillion: 10, outputPerMillion: 50 },
    caps: { perDayUsd, perMonthUsd },
    spending: store.spending,
    maxCalls: 100,
    timeoutMs: 10_000,
    now: () => new Date(`${day}T12:00:00Z`),
    backoffMs: 5,
  });
}
const answered = { content: '{"ok":true}', usage: { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200 } };
async function spentOn(day: string): Promise<number> {
  return (await store.spending.byDay()).find((one) => one.day === day)?.usd ?? 0;
}

describe('a faithful server and the real record of spending', () => {
  it('give an answer for what it cost', async () => {
    mock.onMessage(/shop/, answered);
    const answer = await open().ask(question, never);
    expect(answer).toMatchObject({ status: 'answered', json: { ok: true } });
    expect(answer.usd).toBeCloseTo(0.02, 6);
    expect(await spentOn('2026-01-31')).toBeCloseTo(0.02, 6);
  });

  it('go on after an error of the server', async () => {
    mock.onMessage(/shop/, answered);
    mock.nextRequestError(500);
    expect(await open({ day: '2026-02-01' }).ask(question, never)).toMatchObject({ status: 'answered' });
    mock.nextRequestError(429, { message: 'Rate limit reached', type: 'rate_limit_error' });
    expect(await open({ day: '2026-02-01' }).ask(question, never)).toMatchObject({ status: 'answered' });
    expect(mock.getRequests()).toHaveLength(4);
  });

  it.each(['malformedRate', 'disconnectRate', 'rateLimitRate', 'dropRate'])(
    'end in a refusal under %s',
    async (rate) => {
      mock.onMessage(/shop/, answered);
      mock.setChaos({ [rate]: 1 });
      const answer = await open({ day: '2026-02-02', perDayUsd: 10 }).ask(question, never);
      expect(answer).toMatchObject({ status: 'refused', detail: expect.stringMatching(/\w/) });
      mock.clearChaos();
    },
  );

  it('never pass a cap, with ten who ask at once, by day and by month', async () => {
    mock.onMessage(/shop/, answered);
    // Reserved at about 0.06 each, settled at 0.02.
    const model = open({ day: '2026-03-01', perDayUsd: 0.2 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => model.ask(question, never)));
    const count = (status: string) => answers.filter((answer) => answer.status === status).length;
    expect(count('answered')).toBeGreaterThanOrEqual(3);
    expect(count('refused')).toBeGreaterThan(0);
    expect(answers.every((answer) => answer.status === 'answered' || answer.reason === 'over-budget')).toBe(true);
    expect(await spentOn('2026-03-01')).toBeLessThanOrEqual(0.2);
    expect(mock.getRequests()).toHaveLength(count('answered'));
    const later = open({ day: '2026-03-02', perMonthUsd: 0.2 });
    const next = await Promise.all(Array.from({ length: 20 }, () => later.ask(question, never)));
    expect(next.some((answer) => answer.status === 'refused' && answer.reason === 'over-budget')).toBe(true);
    expect((await spentOn('2026-03-01')) + (await spentOn('2026-03-02'))).toBeLessThanOrEqual(0.2);
  });
});
