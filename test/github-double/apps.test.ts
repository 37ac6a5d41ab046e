import { generateKeyPairSync, sign } from 'node:crypto';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameOf, startDouble, type CreatedApp, type GitHubDouble, type Installation, type Repo } from './index.ts';
import { listBuilt } from './rest/index.ts';

let double: GitHubDouble;
let repo: Repo;
let created: CreatedApp;
let installation: Installation;
beforeAll(async () => {
  double = await startDouble();
  double.createOrganization('acme', 'ada');
  repo = await double.createRepo('acme/shop', { files: { 'a.py': 'x = 1\n' }, roles: { ada: 'admin' } });
  created = double.createApp({ slug: 'heal', permissions: { contents: 'write', checks: 'write' }, events: ['push'] });
  installation = await double.install(created.app, 'acme');
});
afterAll(async () => {
  await double.close();
});

/** With the App's own token. */
function asApp(privateKey: string, id = created.app.id): Octokit {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const unsigned = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({ iat: now - 30, exp: now + 500, iss: id })}`;
  return new Octokit({
    baseUrl: double.baseUrl,
    auth: `${unsigned}.${sign('RSA-SHA256', Buffer.from(unsigned), privateKey).toString('base64url')}`,
  });
}

test('an App shows its key and gets a token', async () => {
  const { rest } = asApp(created.privateKey);
  expect((await rest.apps.getAuthenticated()).data?.slug).toBe('heal');
  await rest.apps.getBySlug({ app_slug: 'heal' });
  await rest.apps.listInstallations();
  await rest.apps.getInstallation({ installation_id: installation.id });
  await rest.apps.getRepoInstallation(nameOf(repo));
  const { data } = await rest.apps.createInstallationAccessToken({
    installation_id: installation.id,
    repositories: ['shop'],
    permissions: { contents: 'read' },
  });
  const client = new Octokit({ baseUrl: double.baseUrl, auth: data.token });
  expect((await client.rest.apps.listReposAccessibleToInstallation()).data.total_count).toBe(1);
  await expect(client.rest.issues.create({ ...nameOf(repo), title: 'x' })).rejects.toThrow(
    'Resource not accessible by integration',
  );
  await client.rest.apps.revokeInstallationAccessToken();
  await expect(client.rest.repos.get(nameOf(repo))).rejects.toThrow('Bad credentials');
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  await expect(asApp(privateKey).rest.apps.getAuthenticated()).rejects.toThrow('could not be decoded');
  expect(double.ownFaults).toEqual([]);
});

test('an App is made from a manifest, and asks what it was sent', async () => {
  const manifest = {
    name: 'Heal Two',
    url: 'https://example.com',
    redirect_url: 'http://127.0.0.1:1/back',
    default_permissions: { contents: 'write' },
    default_events: ['push'],
  };
  const form = await fetch(`${double.webUrl}/organizations/acme/settings/apps/new?state=s`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ manifest: JSON.stringify(manifest) }),
  });
  const back = new URL(form.headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s');
  const code = back.searchParams.get('code') ?? '';
  const { rest } = new Octokit({ baseUrl: double.baseUrl });
  const { data } = await rest.apps.createFromManifest({ code });
  expect(data).toMatchObject({
    slug: 'heal-two',
    owner: { login: 'acme' },
    pem: expect.stringContaining('RSA PRIVATE KEY'),
  });
  await expect(rest.apps.createFromManifest({ code })).rejects.toMatchObject({ status: 404 });
  const own = asApp(data.pem, data.id);
  // The client takes `url` for its own address.
  await own.request('PATCH /app/hook/config', { data: { url: 'http://127.0.0.1:65535/hook', secret: 'x' } });
  expect((await own.rest.apps.getWebhookConfigForApp()).data.url).toBe('http://127.0.0.1:65535/hook');
  const app = double.world.apps.get(data.id);
  if (!app) throw new Error('no App');
  const second = await double.install(app, 'acme', [repo]);
  const other = await double.createRepo('acme/other', { roles: { ada: 'admin' }, files: { a: '' } });
  await double.chooseRepositories(second, [other]);
  await double.suspend(second);
  await double.suspend(second, false);
  await double.webhooks.settled();
  const [last] = (await own.rest.apps.listWebhookDeliveries()).data;
  await own.rest.apps.getWebhookDelivery({ delivery_id: last?.id ?? 0 });
  await own.rest.apps.redeliverWebhookDelivery({ delivery_id: last?.id ?? 0 });
  await double.webhooks.settled();
  const [again] = (await own.rest.apps.listWebhookDeliveries()).data;
  expect(again).toMatchObject({ guid: last?.guid, redelivery: true, event: 'installation', action: 'unsuspend' });
  await double.uninstall(second);
  expect(double.ownFaults).toEqual([]);
});

test('no operation of Apps is built that was not walked here', () => {
  const walked = new Set(double.requests.filter((request) => request.status < 400).map((request) => request.operation));
  expect(listBuilt().filter((id) => !walked.has(id) && id.startsWith('apps/'))).toEqual([]);
  expect(double.violations).toEqual([]);
});
