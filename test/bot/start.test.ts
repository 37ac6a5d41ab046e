import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBotSettings } from '#app/bot/bot-settings.ts';
import { makeAppKey, webhookSecret } from './support/keys.ts';
import { spawnBot } from './support/spawn-bot.ts';

const complete = { HEAL_APP_ID: '1', HEAL_PRIVATE_KEY: makeAppKey(), HEAL_WEBHOOK_SECRET: webhookSecret };
const read = (env: Record<string, string | undefined>) =>
  readBotSettings({ env: { ...complete, ...env }, cwd: tmpdir(), now: () => new Date() });

describe('settings of heal serve', () => {
  it('are complete with three', async () => {
    expect(await read({})).toMatchObject({
      appId: 1,
      host: '127.0.0.1',
      port: 3000,
      githubUrl: 'https://api.github.com',
    });
  });
  it.each([
    ['HEAL_WEBHOOK_SECRET', undefined],
    ['HEAL_WEBHOOK_SECRET', 'development'],
    ['HEAL_WEBHOOK_SECRET', 'short-secret-of-31-characters!!'],
    ['HEAL_WEBHOOK_SECRET', 'development-development-development'],
    ['HEAL_APP_ID', undefined],
    ['HEAL_APP_ID', 'x'],
    ['HEAL_PRIVATE_KEY', undefined],
    ['HEAL_PRIVATE_KEY', 'no key'],
    ['HEAL_PRIVATE_KEY_FILE', '/nowhere/key.pem'],
    ['PORT', '70000'],
    ['HEAL_GITHUB_URL', 'github.com'],
    ['HEAL_GITHUB_URL', 'https://user:word@github.com'],
    ['HEAL_ACTION', 'heal'],
  ])('%s as %s is named, and its value is not shown', async (name, value) => {
    const wrong = read({ [name]: value });
    await expect(wrong).rejects.toThrow(name);
    if (value !== undefined && value.length > 12) await expect(wrong).rejects.not.toThrow(value);
  });
  it('all that is missing is said at once', async () => {
    const none = { HEAL_APP_ID: undefined, HEAL_PRIVATE_KEY: undefined, HEAL_WEBHOOK_SECRET: undefined };
    await expect(read(none)).rejects.toThrow(/HEAL_APP_ID[^]*HEAL_PRIVATE_KEY[^]*HEAL_WEBHOOK_SECRET/);
  });
  it('a key may be a file, one line with \\n, or Base64', async () => {
    const pem = makeAppKey();
    const file = join(mkdtempSync(join(tmpdir(), 'heal-key-')), 'key.pem');
    writeFileSync(file, pem);
    for (const env of [
      { HEAL_PRIVATE_KEY: undefined, HEAL_PRIVATE_KEY_FILE: file },
      { HEAL_PRIVATE_KEY: pem.replaceAll('\n', '\\n') },
      { HEAL_PRIVATE_KEY: Buffer.from(pem).toString('base64') },
    ])
      expect((await read(env)).privateKey).toBe(pem);
  });
});

describe('heal serve', () => {
  it('does not start without a secret, and says how to make one', async () => {
    const main = join(import.meta.dirname, '../../src/app/cli/main.ts');
    const env = { PATH: process.env['PATH'], ...complete, HEAL_WEBHOOK_SECRET: 'development' };
    const { code, text } = await new Promise<{ code: number | string | undefined; text: string }>((resolve) => {
      execFile(process.execPath, [main, 'serve'], { env }, (error, stdout, stderr) =>
        resolve({ code: error?.code ?? undefined, text: stdout + stderr }),
      );
    });
    expect(code).toBe(2);
    expect(text).toContain('openssl rand -hex 32');
  });
  it('ends in good order when it is asked to, in the middle of work', async () => {
    const bot = await spawnBot();
    const repository = { id: 7, full_name: 'acme/shop', default_branch: 'main' };
    const payload = { ref: 'refs/heads/main', after: '1'.repeat(40), deleted: false, repository, sender: null };
    expect((await bot.deliver('push', payload)).status).toBe(202);
    expect(await bot.end('SIGTERM')).toBe(0);
    expect(bot.log.at(-1)?.message).toBe('Ended');
  });
});
