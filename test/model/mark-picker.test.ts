import { PNG } from 'pngjs';
import { afterEach, describe, expect, it } from 'vitest';
import { paintWindow } from '#drivers/vision/fixtures/painted-window.ts';
import { openModel } from '#drivers/model/index.ts';
import { makeMarkPicker } from '#drivers/vision-model/index.ts';
import { makeMemorySpending } from './memory-spending.ts';
import { completion, send, startRawServer, type RawServer } from './raw-server.ts';

const never = new AbortController().signal;
const { frame, boxes } = paintWindow(['Open', 'Save', 'Submit', 'Cancel']);
const marks = [...boxes.values()];
let server: RawServer | undefined;
afterEach(() => server?.close());

async function ask(answer: unknown, masked = marks.slice(3)) {
  server = await startRawServer((response) => send(response, 200, completion(answer)));
  const model = openModel({
    endpoint: { kind: 'openai', url: server.url, apiKey: 'key' },
    model: 'm-1',
    price: { inputPerMillion: 1, outputPerMillion: 1 },
    caps: { perDayUsd: 10, perMonthUsd: 10 },
    spending: makeMemorySpending(),
    maxCalls: 5,
    timeoutMs: 5000,
    now: () => new Date(0),
    backoffMs: 5,
  });
  return makeMarkPicker(model).pick({ frame, marks, label: 'the button “Save”', texts: ['Save'], masked }, never);
}

describe('a model that chooses among numbered marks', () => {
  it('names a number, and nothing else is taken from it', async () => {
    expect(await ask({ mark: 2 })).toEqual({ mark: 1, said: 'the model chose number 2 of 4' });
  });

  it('is shown the window with its numbers, and nothing that is masked', async () => {
    await ask({ mark: 2 });
    const body: { messages: { role: string; content: { type: string; image_url?: { url: string } }[] }[] } = JSON.parse(
      server?.requests[0]?.raw ?? '{}',
    );
    const content = body.messages.find(({ role }) => role === 'user')?.content ?? [];
    const url = content.find(({ type }) => type === 'image_url')?.image_url?.url ?? '';
    const picture = PNG.sync.read(Buffer.from(url.replace('data:image/png;base64,', ''), 'base64'));
    expect([picture.width, picture.height]).toEqual([frame.width, frame.height]);
    const pixelOf = (x: number, y: number) => [
      ...picture.data.subarray((y * picture.width + x) * 4, (y * picture.width + x) * 4 + 3),
    ];
    const [first, , , secret] = marks;
    if (!first || !secret) throw new Error('not painted');
    expect(pixelOf(first.x + 30, first.y)).toEqual([210, 30, 30]);
    for (let x = secret.x + 20; x < secret.x + 90; x++) expect(pixelOf(x, secret.y + 17)).toEqual([128, 128, 128]);
  });

  it.each([
    ['there is none', { mark: null }],
    ['a number that is not on the picture', { mark: 5 }],
    ['a place instead of a number', { x: 100, y: 20 }],
    ['a number in words', { mark: 'two' }],
    ['no JSON', 'it is the second'],
  ])('chooses nothing when it answers %s', async (_, answer) => {
    expect((await ask(answer)).mark).toBeUndefined();
  });
});
