import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentError, stoppedBy, UsageError } from '#core/errors.ts';
import { exchangeManifestCode, type CreatedApp } from '#drivers/github/app-manifest.ts';
import { makeLog } from '../server/log.ts';
import { startServer } from '../server/server.ts';
import type { Reply, ServedRequest } from '../server/router.ts';
import { findSecretProblem } from './bot-settings.ts';
import { makeManifest } from './manifest.ts';
import { reserveFiles } from './new-files.ts';

export interface CreateAppOptions {
  /** Where the bot will be reached from the internet. */
  readonly publicUrl: string;
  readonly name: string;
  /** The organisation that will own it; undefined: the person who is signed in. */
  readonly organisation: string | undefined;
  /** API of GitHub. */
  readonly githubUrl: string;
  /** Pages of GitHub; undefined: those that belong to the API. */
  readonly webUrl: string | undefined;
  /** Absolute folder for the two files. */
  readonly folder: string;
  readonly port: number;
  readonly signal: AbortSignal;
  /** Told the address that a person opens in a browser. */
  readonly onReady: (url: string) => void;
}
export interface CreateAppReport {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly installUrl: string;
  readonly environmentFile: string;
  readonly keyFile: string;
}
export const environmentFile = 'heal-app.env';
export const keyFile = 'heal-app.private-key.pem';

/**
 * Makes a GitHub App from the manifest: a page on this machine hands it to GitHub, a person confirms it there, GitHub
 * sends them back with a code, and the code is exchanged for the credentials, which are written for their owner alone.
 */
export async function createApp(options: CreateAppOptions): Promise<CreateAppReport> {
  const { folder, signal, githubUrl } = options;
  checkOptions(options);
  // Before anything is made at GitHub: the credentials are given once.
  await mkdir(folder, { recursive: true });
  const files = await reserveFiles([join(folder, keyFile), join(folder, environmentFile)]);
  const state = randomBytes(16).toString('hex');
  const created = Promise.withResolvers<CreatedApp>();
  const stop = () => created.reject(stoppedBy(signal));
  signal.addEventListener('abort', stop, { once: true });
  const log = makeLog({ write: () => {}, now: () => new Date(), secrets: [] });
  let ownUrl = '';
  const server = await startServer({
    host: '127.0.0.1',
    port: options.port,
    log,
    routes: [
      { method: 'GET', path: '/', handle: () => askPage(options, ownUrl, state) },
      {
        method: 'GET',
        path: '/created',
        async handle(request) {
          const code = readCode(request, state);
          if (code === undefined)
            return page(400, 'This is not the answer that was asked for. Begin at the first page.');
          try {
            created.resolve(await exchangeManifestCode({ baseUrl: githubUrl, code, signal, say: () => {} }));
          } catch (error) {
            created.reject(error);
            return page(502, 'GitHub did not hand out the credentials. The terminal says more.');
          }
          return page(200, 'The App exists. Go back to the terminal: it says what to do next.');
        },
      },
    ],
  });
  ownUrl = server.url;
  try {
    if (signal.aborted) stop();
    options.onReady(server.url);
    const app = await created.promise;
    const secret = app.webhookSecret ?? '';
    const problem = findSecretProblem(secret);
    const usable = problem ? randomBytes(32).toString('hex') : secret;
    await files.write([app.privateKey, writeEnvironment(app, usable, options)]);
    if (problem)
      throw new EnvironmentError(
        `The App exists, but GitHub gave it no usable webhook secret: ${problem}.`,
        `A new one is in ${environmentFile}: enter it on ${app.url} under "Webhook secret".`,
      );
    return {
      id: app.id,
      name: app.name,
      url: app.url,
      installUrl: `${app.url}/installations/new`,
      environmentFile: join(folder, environmentFile),
      keyFile: join(folder, keyFile),
    };
  } finally {
    signal.removeEventListener('abort', stop);
    await server.close(1_000);
    await files.close();
  }
}

function checkOptions({ publicUrl, name, organisation }: CreateAppOptions): void {
  const url = URL.parse(publicUrl);
  if (!url || url.protocol !== 'https:' || url.search || url.hash || url.username)
    throw new UsageError(
      `${JSON.stringify(publicUrl.slice(0, 200))} is not where GitHub can send webhooks to.`,
      'Give the https address under which the bot will be reached: --url https://heal.example.com',
    );
  if (!/^[\w -]{1,34}$/.test(name))
    throw new UsageError('The name of an App has 1 to 34 letters, digits, spaces and dashes.', 'Give another --name.');
  if (organisation !== undefined && !/^[\w-]{1,100}$/.test(organisation))
    throw new UsageError(
      'This is not the name of an organisation.',
      'Give the name as it is in its address: --org acme',
    );
}

function readCode({ query }: ServedRequest, state: string): string | undefined {
  const [given, expected] = [Buffer.from(query.get('state') ?? ''), Buffer.from(state)];
  const code = query.get('code') ?? '';
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  return isOurs && /^[\w-]{1,200}$/.test(code) ? code : undefined;
}

function askPage(options: CreateAppOptions, ownUrl: string, state: string): Reply {
  const manifest = makeManifest({
    name: options.name,
    publicUrl: options.publicUrl.replace(/\/+$/, ''),
    redirectUrl: `${ownUrl}/created`,
  });
  const web = options.webUrl ?? findWebUrl(options.githubUrl);
  const owner = options.organisation === undefined ? '' : `/organizations/${options.organisation}`;
  const action = `${web}${owner}/settings/apps/new?state=${state}`;
  return page(
    200,
    'GitHub shows what the App may do; you confirm it there.',
    `<form action="${escape(action)}" method="post"><input type="hidden" name="manifest" value="${escape(JSON.stringify(manifest))}"><button>Create the App on GitHub</button></form>`,
    new URL(web).origin,
  );
}

function page(status: number, text: string, form = '', formTarget = "'none'"): Reply {
  return {
    status,
    type: 'text/html; charset=utf-8',
    headers: {
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action ${formTarget}; frame-ancestors 'none'; base-uri 'none'`,
    },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Heal</title>
<style>body{font:18px/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem}</style>
<h1>Heal</h1><p>${escape(text)}</p>${form}</html>`,
  };
}

/** Where the pages of GitHub are whose API this is. */
function findWebUrl(api: string): string {
  const url = new URL(api);
  if (url.pathname.replace(/\/+$/, '') === '/api/v3') return url.origin;
  return url.hostname.startsWith('api.') ? `${url.protocol}//${url.host.slice('api.'.length)}` : url.origin;
}

function writeEnvironment({ id }: CreatedApp, secret: string, { githubUrl, folder }: CreateAppOptions): string {
  const github = githubUrl === 'https://api.github.com' ? '' : `HEAL_GITHUB_URL=${githubUrl}\n`;
  return `# Credentials of the GitHub App ${id}. Whoever has them can act as it: keep them out of repositories.
HEAL_APP_ID=${id}
HEAL_PRIVATE_KEY_FILE=${join(folder, keyFile)}
HEAL_WEBHOOK_SECRET=${secret}
${github}`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
