import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobPermissions } from '#app/bot/bot.ts';
import { appPermissions, writeAppYml } from '#app/bot/manifest.ts';
import { startDouble } from '../github-double/index.ts';
import { makeAppKey, webhookSecret } from './support/keys.ts';
import { spawnBot } from './support/spawn-bot.ts';

const root = join(import.meta.dirname, '../..');

describe('what the App asks for', () => {
  it('is in app.yml, word for word', () => {
    expect(readFileSync(join(root, 'app.yml'), 'utf8')).toBe(writeAppYml());
  });
  it('is what its jobs need, no more and no less', () => {
    const needed: Record<string, string> = {};
    for (const permissions of Object.values(jobPermissions))
      for (const [name, level] of Object.entries(permissions)) if (needed[name] !== 'write') needed[name] = level;
    expect(needed).toEqual(
      Object.fromEntries(Object.entries(appPermissions).map(([name, { level }]) => [name, level])),
    );
  });
});

describe('heal app create', () => {
  // GitHub's answer to the code, as its documentation shows it.
  let github: Server;
  let url: string;
  const codes: string[] = [];
  beforeAll(async () => {
    github = createServer((request, response) => {
      const code = /^\/app-manifests\/([^/]+)\/conversions$/.exec(request.url ?? '')?.[1] ?? '';
      codes.push(code);
      const isKnown = request.method === 'POST' && code === 'the-code';
      response.writeHead(isKnown ? 201 : 404, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(
          isKnown
            ? {
                id: 4711,
                slug: 'heal-acme',
                name: 'heal-acme',
                html_url: 'https://github.com/apps/heal-acme',
                client_id: 'Iv1.x',
                client_secret: 'not-kept',
                webhook_secret: webhookSecret,
                pem: makeAppKey(),
              }
            : { message: 'Not Found' },
        ),
      );
    });
    await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(github.address() as AddressInfo).port}`;
  });
  afterAll(() => void github.close());

  async function start(
    args: readonly string[] = [],
    folder = mkdtempSync(join(tmpdir(), 'heal-app-')),
    at = { api: url, web: url },
  ) {
    const child = spawn(
      process.execPath,
      [
        join(root, 'src/app/cli/main.ts'),
        'app',
        'create',
        '--url',
        'https://heal.example.com',
        '--web',
        at.web,
        ...args,
      ],
      { cwd: folder, env: { PATH: process.env['PATH'], HEAL_GITHUB_URL: at.api } },
    );
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (text += piece.toString()));
    const exit = once(child, 'exit').then(([code]) => Number(code));
    const page = await new Promise<string | undefined>((resolve) => {
      const look = () => {
        const found = /Open (http:\S+)/.exec(text)?.[1];
        if (found) resolve(found);
      };
      child.stderr.on('data', look);
      void exit.then(() => resolve(undefined));
    });
    return { child, folder, exit, page, output: () => text };
  }
  async function readForm(page: string) {
    const answer = await fetch(page);
    const html = (await answer.text()).replaceAll('&#34;', '"').replaceAll('&#38;', '&');
    const manifest = JSON.parse(/name="manifest" value="(.*?)"><button/.exec(html)?.[1] ?? '{}');
    return { answer, action: new URL(/form action="([^"]+)"/.exec(html)?.[1] ?? ''), manifest };
  }

  it('hands over the manifest, exchanges the code, and writes the credentials for their owner alone', async () => {
    const { page = '', folder, exit, output } = await start(['--org', 'acme', '--name', 'heal-acme']);
    const { answer, action, manifest } = await readForm(page);
    expect(answer.headers.get('content-security-policy')).toContain(`form-action ${url};`);
    expect(action.pathname).toBe('/organizations/acme/settings/apps/new');
    expect(manifest).toMatchObject({
      name: 'heal-acme',
      public: false,
      hook_attributes: { url: 'https://heal.example.com/api/github/webhooks' },
      default_permissions: { contents: 'write', metadata: 'read' },
    });
    const back = new URL(manifest.redirect_url);
    back.searchParams.set('code', 'the-code');
    // Not asked for by this page: somebody else's code.
    back.searchParams.set('state', '0'.repeat(32));
    expect((await fetch(back)).status).toBe(400);
    expect(codes).toEqual([]);
    back.searchParams.set('state', action.searchParams.get('state') ?? '');
    expect((await fetch(back)).status).toBe(200);
    expect(await exit).toBe(0);
    expect(codes).toEqual(['the-code']);

    const environment = readFileSync(join(folder, 'heal-app.env'), 'utf8');
    expect(environment).toContain('HEAL_APP_ID=4711\n');
    expect(environment).toContain(`HEAL_WEBHOOK_SECRET=${webhookSecret}\n`);
    for (const file of ['heal-app.env', 'heal-app.private-key.pem'])
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'heal-app.private-key.pem'), 'utf8')).toBe(makeAppKey());
    expect(output()).toContain('https://github.com/apps/heal-acme/installations/new');
    expect(output()).not.toContain(webhookSecret);
    expect(output()).not.toContain('PRIVATE KEY');
    expect(environment).not.toContain('not-kept');
  });
  it('makes an App that the bot can run as, with what app.yml says', async () => {
    const double = await startDouble();
    const at = { api: double.baseUrl, web: double.webUrl };
    const { page = '', folder, exit } = await start([], undefined, at);
    const { action, manifest } = await readForm(page);
    const body = new URLSearchParams({ manifest: JSON.stringify(manifest) });
    const confirmed = await fetch(action, { method: 'POST', body, redirect: 'manual' });
    expect((await fetch(confirmed.headers.get('location') ?? '')).status).toBe(200);
    expect(await exit).toBe(0);
    const app = [...double.world.apps.values()].find(({ slug }) => slug === 'heal');
    expect(app?.permissions).toEqual(
      Object.fromEntries(Object.entries(appPermissions).map(([name, { level }]) => [name, level])),
    );
    const bot = await spawnBot({
      HEAL_PRIVATE_KEY: undefined,
      ...parseEnv(readFileSync(join(folder, 'heal-app.env'), 'utf8')),
    });
    const ready = await fetch(`${bot.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, jobs: true, github: true }]);
    await bot.end('SIGKILL');
    expect(double.violations).toEqual([]);
    await double.close();
  });
  it('never writes over credentials that are there, and asks GitHub for nothing then', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heal-app-'));
    writeFileSync(join(folder, 'heal-app.env'), 'precious');
    const { page, exit, output } = await start([], folder);
    expect(page).toBeUndefined();
    expect(await exit).toBe(2);
    expect(output()).toContain('exists');
    expect(readFileSync(join(folder, 'heal-app.env'), 'utf8')).toBe('precious');
    expect(existsSync(join(folder, 'heal-app.private-key.pem'))).toBe(false);
  });
  it('that a person leaves, leaves nothing', async () => {
    const { child, folder, exit } = await start();
    child.kill('SIGINT');
    expect(await exit).toBe(2);
    expect(existsSync(join(folder, 'heal-app.env'))).toBe(false);
  });
  it('refuses an address where GitHub cannot send webhooks to', async () => {
    const { exit, output } = await start(['--url', 'http://localhost:3000']);
    expect(await exit).toBe(2);
    expect(output()).toContain('--url https://');
  });
});
