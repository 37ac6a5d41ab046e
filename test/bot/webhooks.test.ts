import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookPath } from '#app/bot/webhook.ts';
import { sign, spawnBot, type SpawnedBot } from './support/spawn-bot.ts';

// A bot of its own process; nobody answers where it looks for GitHub: taking webhooks needs nobody.
let bot: SpawnedBot;
beforeAll(async () => {
  bot = await spawnBot();
});
afterAll(async () => {
  await bot.end('SIGKILL');
});

const repository = { id: 7, full_name: 'acme/shop', default_branch: 'main' };
const sender = { id: 3, login: 'ann', type: 'User' };
const push = (after: string) => ({ ref: 'refs/heads/main', after, deleted: false, repository, sender });
const canary = 'CANARY-4711-payload';

describe('signatures', () => {
  const body = JSON.stringify({ ...push('1'.repeat(40)), canary });
  it.each([
    ['none', undefined],
    ['one of another secret', sign(body, 'x'.repeat(32))],
    ['one of the word that Probot falls back to', sign(body, 'development')],
    ['one of other bytes', sign(`${body} `)],
    ['SHA-1 only', 'sha1=abcdefabcdefabcdefabcdefabcdefabcdefabcd'],
    ['one that is cut', sign(body).slice(0, -1)],
    ['one with more behind it', `${sign(body)}00`],
    ['an empty one', ''],
    ['two in one', `${sign(body)}, ${sign(body)}`],
  ])('%s: 401, and nothing of the body is in the log', async (_what, signature) => {
    const sha1 = signature?.startsWith('sha1') ? { 'x-hub-signature': signature } : {};
    const answer = await bot.deliver('push', body, {
      signature: signature?.startsWith('sha1') ? undefined : signature,
      headers: sha1,
    });
    expect(answer.status).toBe(401);
    expect(bot.output()).not.toContain('CANARY');
  });
  it('is right over the raw bytes, also where they are no UTF-8 that would come back the same', async () => {
    const bytes = Buffer.concat([Buffer.from('{"zen":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect((await bot.deliver('ping', bytes)).status).toBe(202);
  });
});

describe('deliveries', () => {
  it('the same one again does nothing; its body under another id neither', async () => {
    const id = 'delivery-a';
    const payload = push('2'.repeat(40));
    expect(JSON.parse((await bot.deliver('push', payload, { id })).text)).toEqual({ jobs: 1, added: 1 });
    expect(JSON.parse((await bot.deliver('push', payload, { id })).text)).toEqual({ jobs: 1, added: 0 });
    expect(JSON.parse((await bot.deliver('push', payload, { id: 'delivery-b' })).text)).toEqual({ jobs: 1, added: 0 });
  });
  it('forty times at once is once', async () => {
    const payload = push('3'.repeat(40));
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => bot.deliver('push', payload, { id: 'delivery-c' })),
    );
    const added = answers.map(({ text }) => Number(JSON.parse(text).added));
    expect(added.reduce((sum, one) => sum + one, 0)).toBe(1);
  });
  it("all of GitHub's 329 example payloads are taken", async () => {
    const examples: readonly { readonly name: string; readonly examples: readonly object[] }[] = createRequire(
      import.meta.url,
    )('@octokit/webhooks-examples');
    const answers: number[] = [];
    for (const { name, examples: payloads } of examples)
      for (const payload of payloads) answers.push((await bot.deliver(name, payload)).status);
    expect(answers).toHaveLength(329);
    expect(answers.filter((status) => status !== 202)).toEqual([]);
  });
});

describe('what is not a delivery', () => {
  it.each([
    ['a form', 415, { type: 'application/x-www-form-urlencoded' }],
    ['JSON by another name', 415, { type: 'application/jsonp' }],
    ['an event with a strange name', 400, { headers: { 'x-github-event': '../../etc' } }],
    ['a delivery id that is none', 400, { headers: { 'x-github-delivery': 'a'.repeat(100) } }],
  ])('%s: %i', async (_what, status, options) => {
    expect((await bot.deliver('push', push('4'.repeat(40)), options)).status).toBe(status);
  });
  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['nothing', ''],
    ['a push without what a push has', '{"action":"created"}'],
    ['objects in objects, a hundred thousand deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['lists in lists, a million deep', `{"a":${'['.repeat(1_000_000)}`],
    ['fields of other types', JSON.stringify({ ...push('5'.repeat(40)), repository: { ...repository, id: '7' } })],
  ])('%s: 400', async (_what, body) => {
    expect((await bot.deliver('push', body)).status).toBe(400);
  });
  it('brackets in a text nest nothing', async () => {
    expect((await bot.deliver('ping', { zen: '[{'.repeat(10_000) })).status).toBe(202);
  });
  it('another path, another method', async () => {
    expect((await fetch(`${bot.url}/api/github`)).status).toBe(404);
    expect((await fetch(`${bot.url}${webhookPath}`)).status).toBe(405);
    expect((await fetch(`${bot.url}/probot`)).status).toBe(404);
    expect((await fetch(`${bot.url}/probot/setup`)).status).toBe(404);
  });
});

describe('large bodies', () => {
  const mb = 2 ** 20;
  it('25 MB are taken, one byte more is not', async () => {
    const wrap = (bytes: number) => `{"zen":"${'x'.repeat(bytes - 10)}"}`;
    expect((await bot.deliver('ping', wrap(25 * mb))).status).toBe(202);
    expect((await bot.deliver('ping', wrap(25 * mb + 1))).status).toBe(413);
  });
  it('a length that is only claimed: 413 before a byte of it came', async () => {
    expect(await talk([`POST ${webhookPath} HTTP/1.1`, 'content-length: 99999999999'], '')).toContain(' 413 ');
  });
  it('more and more without a length: 413, and what was sent is not kept', async () => {
    const before = await bot.rss();
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const piece = Buffer.alloc(mb, 'x');
        let sent = 0;
        const body = new ReadableStream({
          pull(controller) {
            if (sent++ < 40) controller.enqueue(piece);
            else controller.close();
          },
        });
        const answer = await fetch(`${bot.url}${webhookPath}`, {
          method: 'POST',
          body,
          duplex: 'half',
          headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign('x') },
        }).catch(() => undefined);
        return answer?.status;
      }),
    );
    // Who does not stop sending may be cut before the answer is read; what is busy says so.
    for (const status of answers) expect([413, 503, undefined]).toContain(status);
    expect(answers.some((status) => status === 413 || status === 503)).toBe(true);
    // 128 MiB are held at most, and as much again while they are copied to a larger place.
    expect((await bot.rss()) - before).toBeLessThan(300);
  });
  it('a body in a hundred thousand pieces costs no more than in one', async () => {
    const before = await bot.rss();
    const head = [`POST ${webhookPath} HTTP/1.1`, 'transfer-encoding: chunked', `x-hub-signature-256: ${sign('no')}`];
    expect(await talk(head, `${'1\r\nx\r\n'.repeat(100_000)}0\r\n\r\n`)).toContain(' 401 ');
    expect((await bot.rss()) - before).toBeLessThan(60);
  });
  it('two ways to say where the body ends: refused', async () => {
    const head = [`POST ${webhookPath} HTTP/1.1`, 'content-length: 5', 'transfer-encoding: chunked'];
    expect(await talk(head, '0\r\n\r\n')).toContain(' 400 ');
  });

  /** Speaks HTTP by hand, and answers what came back first. */
  function talk(head: readonly string[], body: string): Promise<string> {
    const { hostname, port } = new URL(bot.url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        const signed = head.some((line) => line.startsWith('x-hub')) ? [] : [`x-hub-signature-256: ${sign('x')}`];
        socket.write([...head, 'host: x', 'content-type: application/json', ...signed, '', ''].join('\r\n'));
        socket.write(body);
      });
      socket.once('data', (piece) => {
        resolve(piece.toString().split('\r\n')[0] ?? '');
        socket.destroy();
      });
      socket.once('error', reject);
      socket.setTimeout(10_000, () => reject(new Error('no answer')));
    });
  }
});

describe('answers', () => {
  it('carry the headers that keep browsers out, and an id that is in the log', async () => {
    const answer = await fetch(`${bot.url}/nowhere`);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const id = answer.headers.get('x-request-id');
    await bot.waitFor((line) => line['request'] === id);
  });
  it('alive is not ready: GitHub cannot be reached', async () => {
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    const answer = await fetch(`${bot.url}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ready: false, jobs: true, github: false });
  });
  it('the log is JSON, line by line', () => {
    expect(
      bot
        .output()
        .split('\n')
        .filter((line) => line && !line.startsWith('{')),
    ).toEqual([]);
  });
});
