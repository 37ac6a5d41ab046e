import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ConfigError, messageOf } from '#core/errors.ts';
import type { HealSettings } from '../settings.ts';
import { readAllowed } from './run-here.ts';

export interface BotSettings {
  readonly appId: number;
  /** PEM */
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** PostgreSQL; undefined: SQLite in `stateFolder`. */
  readonly databaseUrl: string | undefined;
  /** Absolute. */
  readonly stateFolder: string;
  readonly host: string;
  readonly port: number;
  /** `https://api.github.com`, or the API of an Enterprise server. */
  readonly githubUrl: string;
  /** What the workflow of a repository runs, `owner/name@ref`; undefined: repositories are not offered a workflow. */
  readonly action: string | undefined;
  /** Absolute: a folder with replays whose health is shown at `/replayz`. */
  readonly replayFolder?: string;
  /** Jobs at one time. */
  readonly parallel: number;
  /** `owner/name` or `owner/*`: repositories whose code may run on this machine, in a sandbox. Usually none. */
  readonly here: readonly string[];
  /** Of this process, for programs that look at a repository; they get what `chooseEnvironment` lets through. */
  readonly env: HealSettings['env'];
}
/** GitHub's own advice is "high entropy"; 32 characters are what `heal app create` is given by it, and more. */
const shortestSecret = 32;
const makeOne = 'make one with: openssl rand -hex 32';

/** Throws `ConfigError` with everything that is missing or wrong, so that it is mended in one go. */
export async function readBotSettings({ env, cwd }: HealSettings): Promise<BotSettings> {
  const problems: string[] = [];
  const fail = (problem: string) => {
    problems.push(problem);
    return '';
  };
  const appId = Number(env['HEAL_APP_ID'] ?? '');
  if (!Number.isSafeInteger(appId) || appId < 1)
    fail('HEAL_APP_ID: the number of your GitHub App, from its settings page');
  const privateKey = await readPrivateKey(env, cwd, fail);
  const webhookSecret = env['HEAL_WEBHOOK_SECRET'] ?? '';
  const secretProblem = findSecretProblem(webhookSecret);
  if (secretProblem) fail(`HEAL_WEBHOOK_SECRET: ${secretProblem}`);
  const port = readNumber(env['PORT'], 3000, 0, 65_535);
  if (port === undefined) fail('PORT: a number from 0 to 65535');
  const parallel = readNumber(env['HEAL_PARALLEL'], 5, 1, 100);
  if (parallel === undefined) fail('HEAL_PARALLEL: a number from 1 to 100');
  const githubUrl = readUrl(env['HEAL_GITHUB_URL']);
  if (githubUrl === undefined)
    fail('HEAL_GITHUB_URL: the API of your GitHub, for example https://github.example.com/api/v3');
  const action = env['HEAL_ACTION'] || undefined;
  if (action !== undefined && !/^[\w.-]+\/[\w.-]+(?:\/[\w./-]+)?@[\w./-]+$/.test(action))
    fail('HEAL_ACTION: what workflows run, in the form owner/name@ref');

  const here = readAllowed(env['HEAL_RUN_HERE']);
  if (here === undefined) fail('HEAL_RUN_HERE: names of repositories, such as acme/shop, or acme/* for all of acme');

  if (problems.length > 0)
    throw new ConfigError(
      `heal serve cannot start: ${problems.length === 1 ? 'one setting is' : `${problems.length} settings are`} missing or wrong.\n${problems
        .map((problem) => `  ${problem}`)
        .join('\n')}`,
      'Set them in the environment. `heal app create` makes an App and writes them to a file.',
    );
  return {
    appId,
    privateKey,
    webhookSecret,
    databaseUrl: env['HEAL_DATABASE_URL'] || undefined,
    stateFolder: resolve(cwd, env['HEAL_STATE_FOLDER'] || join('.heal', 'bot')),
    ...(env['HEAL_REPLAY_FOLDER'] ? { replayFolder: resolve(cwd, env['HEAL_REPLAY_FOLDER']) } : {}),
    host: env['HOST'] || '127.0.0.1',
    port: port ?? 0,
    githubUrl: githubUrl ?? '',
    action,
    parallel: parallel ?? 1,
    here: here ?? [],
    env,
  };
}

/** Undefined for a secret that can be used; never shows it. */
export function findSecretProblem(secret: string): string | undefined {
  if (secret === '') return `the secret of the webhook, at least ${shortestSecret} characters (${makeOne})`;
  // What Probot falls back to when it is given none: whoever knows that could sign for GitHub.
  if (/development/i.test(secret))
    return `it contains the word "development", which everybody tries first (${makeOne})`;
  if (secret.length < shortestSecret)
    return `${secret.length} characters are too few; at least ${shortestSecret} (${makeOne})`;
  return undefined;
}

async function readPrivateKey(
  env: HealSettings['env'],
  cwd: string,
  fail: (problem: string) => string,
): Promise<string> {
  const file = env['HEAL_PRIVATE_KEY_FILE'];
  let text = env['HEAL_PRIVATE_KEY'] ?? '';
  if (text && file) return fail('HEAL_PRIVATE_KEY and HEAL_PRIVATE_KEY_FILE: only one of the two');
  if (file) {
    try {
      text = await readFile(resolve(cwd, file), 'utf8');
    } catch (error) {
      return fail(`HEAL_PRIVATE_KEY_FILE: ${messageOf(error)}`);
    }
  }
  if (!text) return fail('HEAL_PRIVATE_KEY_FILE (or HEAL_PRIVATE_KEY): the .pem file of your GitHub App');
  // Where a variable can have only one line, people write \n in it, or Base64.
  const pem = text.includes('-----BEGIN')
    ? text.replaceAll(String.raw`\n`, '\n')
    : Buffer.from(text, 'base64').toString('utf8');
  try {
    createPrivateKey(pem);
    return pem;
  } catch {
    return fail('HEAL_PRIVATE_KEY: not a private key in PEM format');
  }
}

function readNumber(text: string | undefined, usual: number, least: number, most: number): number | undefined {
  const value = text === undefined || text === '' ? usual : Number(text);
  return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

function readUrl(text: string | undefined): string | undefined {
  const url = URL.parse(text || 'https://api.github.com');
  const isUsable = url && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '';
  return isUsable ? url.href.replace(/\/+$/, '') : undefined;
}
