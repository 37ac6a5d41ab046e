import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameOf, startDouble, type App, type GitHubDouble, type Installation, type Repo } from './index.ts';

const secret = 'a secret of at least thirty-two letters';
interface Heard {
  readonly event: string;
  readonly guid: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

let double: GitHubDouble;
let repo: Repo;
let app: App;
let installation: Installation;
let target: Server;
let heard: Heard[];
let answer = 202;

beforeEach(async () => {
  heard = [];
  answer = 202;
  target = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { headers } = request;
      heard.push({
        event: String(headers['x-github-event']),
        guid: String(headers['x-github-delivery']),
        headers,
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(answer).end('heard');
    });
  });
  await new Promise<void>((done) => target.listen(0, '127.0.0.1', done));
  double = await startDouble();
  ({ app } = double.createApp({
    slug: 'heal',
    permissions: { contents: 'write', checks: 'write', issues: 'write' },
    events: ['push', 'issues', 'pull_request', 'check_suite'],
  }));
  repo = await double.createRepo('ada/shop', { files: { 'a.py': 'x = 1\n' } });
  installation = await double.install(app, 'ada', [repo]);
  // Listening on TCP, it has a port.
  double.webhooks.setTarget(app, `http://127.0.0.1:${(target.address() as AddressInfo).port}/hook`, secret);
});
afterEach(async () => {
  expect(double.ownFaults).toEqual([]);
  await double.close();
  target.close();
});
const events = () => heard.map(({ event }) => event);
const isSigned = ({ body, headers }: Heard) =>
  headers['x-hub-signature-256'] === `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

test('what happens is posted, signed, with the installation', async () => {
  await double.as('ada').push({ repo, files: { 'a.py': 'x = 2\n' } });
  await double.webhooks.settled();
  expect(events()).toEqual(['push', 'check_suite']);
  expect(heard.every(isSigned)).toBe(true);
  expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
    ref: 'refs/heads/main',
    installation: { id: installation.id },
    sender: { login: 'ada' },
  });
  expect(heard[0]?.headers).toMatchObject({
    'x-github-hook-installation-target-id': String(app.id),
    'content-type': 'application/json',
  });
  expect(double.webhooks.deliveries.at(-1)).toMatchObject({ status: 202, body: 'heard' });
});

test('an App hears what it asked for, may read, and is installed on', async () => {
  const other = await double.createRepo('ada/other', { files: { a: '' } });
  await double.as('ada').rest.issues.create({ ...nameOf(other), title: 'x' });
  await double.as('ada').rest.issues.create({ ...nameOf(repo), title: 'x' });
  await double.as('ada').comment(repo, 1, 'not subscribed');
  await double.as('ada').push({ repo, branch: 'fix', files: { 'a.py': '' } });
  await double.as('ada').openPull(repo, { head: 'fix' });
  installation.suspendedAt = double.world.stamp();
  await double.as('ada').close(repo, 1);
  await double.webhooks.settled();
  expect(events()).toEqual(['issues', 'push', 'check_suite']);
});

test('the same delivery again, the same under another id, and out of order', async () => {
  double.webhooks.hold();
  for (const title of ['one', 'two']) await double.as('ada').rest.issues.create({ ...nameOf(repo), title });
  double.webhooks.release((held) => held.toReversed());
  await double.webhooks.settled();
  expect(heard.map(({ body }) => JSON.parse(body).issue.title)).toEqual(['two', 'one']);
  const [delivery] = double.webhooks.deliveries;
  if (!delivery) throw new Error('nothing was delivered');
  await double.webhooks.send(delivery);
  await double.webhooks.send(delivery, { guid: 'another' });
  expect(heard.slice(2).map(({ guid }) => guid)).toEqual([delivery.guid, 'another']);
  expect(heard.slice(2).every(isSigned)).toBe(true);
});

test.each(['wrong', 'sha1', 'none'] as const)('a signature can be %s', async (signature) => {
  const sender = { login: 'heal[bot]', id: app.bot.id, type: 'Bot' };
  await double.webhooks.sendRaw(app, 'issues', { action: 'opened', sender }, { signature });
  const headers = heard[0]?.headers ?? {};
  expect({ new: headers['x-hub-signature-256'] !== undefined, old: headers['x-hub-signature'] !== undefined }).toEqual({
    new: signature === 'wrong',
    old: signature !== 'none',
  });
  expect(heard[0] && isSigned(heard[0])).toBe(false);
});

test('a target that fails or is gone is remembered with its answer', async () => {
  answer = 500;
  await double.as('ada').rest.issues.create({ ...nameOf(repo), title: 'x' });
  await double.webhooks.settled();
  target.closeAllConnections();
  await new Promise((done) => target.close(done));
  await double.as('ada').rest.issues.create({ ...nameOf(repo), title: 'y' });
  await double.webhooks.settled();
  const issues = double.webhooks.deliveries.filter(({ event }) => event === 'issues');
  expect(issues.map(({ status }) => status)).toEqual([500, 0]);
});

test('what is no event of GitHub’s is a fault of the double', async () => {
  await double.world.emit({ name: 'issues', action: 'exploded', repo, sender: app.bot, payload: {} });
  await double.world.emit({
    name: 'issues',
    action: 'opened',
    repo,
    sender: app.bot,
    payload: { issue: { number: 'one' } },
  });
  expect(double.ownFaults).toEqual([
    expect.stringContaining('no event issues exploded'),
    expect.stringContaining('/issue'),
  ]);
  double.api.ownFaults.length = 0;
});
