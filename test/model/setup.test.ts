import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { renderDoctor } from '#app/cli/render/status.ts';
import { examine } from '#app/doctor.ts';
import { openModelRung, readModelSetup } from '#app/ladder/model.ts';
import { recommended } from '#config/presets.ts';
import { makeMask } from '#core/redact.ts';
import { makeMemorySpending } from './memory-spending.ts';

const on = { ...recommended.model, enabled: 'on', name: 'gpt-5-mini' } as const;
const key = 'sk-canary-0123456789';
const openai = { HEAL_MODEL_URL: 'https://api.openai.com/v1', HEAL_MODEL_API_KEY: key };

describe('the endpoint', () => {
  it('is of the environment, and so is the key', () => {
    expect(readModelSetup(on, openai)).toMatchObject({
      state: 'on',
      name: 'gpt-5-mini',
      endpoint: { kind: 'openai', apiKey: key },
      price: { inputPerMillion: 0.25, outputPerMillion: 2 },
    });
  });
  it('is off by default, and where there is none', () => {
    expect(readModelSetup(recommended.model, openai)).toMatchObject({ state: 'off' });
    expect(readModelSetup(on, {})).toMatchObject({ state: 'off' });
    expect(readModelSetup(on, { OPENAI_API_KEY: key, OPENAI_BASE_URL: 'https://x/' })).toMatchObject({ state: 'off' });
  });
  it('may be Azure', () => {
    const env = { ...openai, HEAL_MODEL_URL: 'https://x.openai.azure.com', HEAL_MODEL_API_VERSION: '2024-10-21' };
    expect(readModelSetup(on, env)).toMatchObject({ endpoint: { kind: 'azure', apiVersion: '2024-10-21' } });
  });
  it('may be local, at no price', () => {
    const prices = { 'my-model': { inputPerMillion: 0, outputPerMillion: 0 } };
    const env = { HEAL_MODEL_URL: 'http://localhost:11434/v1', HEAL_MODEL: 'my-model' };
    expect(readModelSetup({ ...on, prices }, env)).toMatchObject({
      state: 'on',
      name: 'my-model',
      endpoint: { apiKey: undefined },
    });
  });
  it('has the price of a dated release by its family', () => {
    expect(readModelSetup(on, { ...openai, HEAL_MODEL: 'gpt-4o-2024-08-06' })).toMatchObject({
      price: { inputPerMillion: 2.5 },
    });
  });
  it.each([
    ['no address', { HEAL_MODEL_URL: 'api.openai.com' }],
    ['another protocol', { HEAL_MODEL_URL: 'file:///etc/passwd' }],
    ['a login in it', { HEAL_MODEL_URL: `https://user:${key}@api.openai.com/v1` }],
    ['a query', { HEAL_MODEL_URL: 'https://api.openai.com/v1?x=1' }],
    ['a key in the clear', { HEAL_MODEL_URL: 'http://models.example/v1', HEAL_MODEL_API_KEY: key }],
    ['an unknown price', { ...openai, HEAL_MODEL: 'gpt-99' }],
    ['a price of the prototype', { ...openai, HEAL_MODEL: 'constructor' }],
    ['a model with a line break', { ...openai, HEAL_MODEL: 'a\nb' }],
    ['Azure without a key', { HEAL_MODEL_URL: 'https://x.azure.com', HEAL_MODEL_API_VERSION: '1' }],
  ])('with %s is refused, with what to do', (_, env) => {
    const setup = readModelSetup(on, env);
    expect(setup).toMatchObject({ state: 'wrong', remedy: expect.stringMatching(/\w{3}/) });
    expect(JSON.stringify(setup)).not.toContain('canary');
  });
  it('needs a name', () =>
    expect(readModelSetup({ ...on, name: undefined }, openai)).toMatchObject({ state: 'wrong' }));
});

describe('the rung', () => {
  const options = {
    config: on,
    settings: { cwd: '/', env: openai, now: () => new Date(0) },
    store: { spending: makeMemorySpending(), memo: { read: async () => undefined, write: async () => undefined } },
    mask: makeMask([]),
    signal: new AbortController().signal,
  };
  it('is there when it is on', async () => {
    expect(await openModelRung(options)).toMatchObject({ rung: { rung: 'model' }, warning: undefined });
  });
  it('is not there when it is off, wrong, or when nothing is kept', async () => {
    expect(await openModelRung({ ...options, config: recommended.model })).toEqual({
      rung: undefined,
      warning: undefined,
    });
    const wrong = await openModelRung({
      ...options,
      settings: { ...options.settings, env: { ...openai, HEAL_MODEL: 'x' } },
    });
    expect(wrong).toMatchObject({ rung: undefined, warning: expect.stringContaining('what x costs') });
    const unkept = await openModelRung({ ...options, store: undefined });
    expect(unkept).toMatchObject({ rung: undefined, warning: expect.stringContaining('could not be counted') });
  });
});

describe('heal doctor', () => {
  let root = '';
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  function makePackage(files: Readonly<Record<string, string>>): void {
    root = mkdtempSync(join(tmpdir(), 'heal-doctor-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: root });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'first');
  }
  const paint: Parameters<typeof renderDoctor>[1]['paint'] = (_, text) => text;
  const look = { columns: 200, paint };

  it('shows what would be sent, and no secret', async () => {
    makePackage({
      'app.py': `import requests\n\n\ndef load(url):\n    token = "ghp_${'0aB1'.repeat(9)}"\n    return requests.get(url), "${key}", token\n`,
      '.github/heal.yml': 'version: 1\nmodel:\n  enabled: on\n  name: gpt-5-mini\n  maxUsdPerDay: 2\n',
    });
    const settings = { cwd: root, env: { ...process.env, ...openai }, now: () => new Date('2026-01-31T00:00:00Z') };
    const report = await examine({ path: '.', showPrompt: true }, settings);
    const model = report.checks.find(({ name }) => name === 'Model');
    expect(model).toMatchObject({
      ok: true,
      detail: expect.stringMatching(
        /^on: gpt-5-mini at api\.openai\.com, with a key; at most \$2 a day, \$10 a month, 20 calls a run; spent \$0\.0000 today/,
      ),
    });
    expect(report.prompt).toMatchObject({
      about: 'ruff/S113 at app.py:6',
      url: 'https://api.openai.com/v1/chat/completions',
      wouldBeSent: true,
      body: { model: 'gpt-5-mini', max_completion_tokens: 4000 },
    });
    expect(report.prompt?.user).toContain('return requests.get(url), "***", token');
    const printed = renderDoctor(report, look);
    expect(printed).toContain('A model would be sent for ruff/S113 at app.py:6');
    for (const text of [printed, JSON.stringify(report)]) expect(text).not.toMatch(/canary|ghp_0/);
  });

  it('says that nothing is sent when it is off', async () => {
    makePackage({ 'app.py': 'x = 1\n' });
    const settings = { cwd: root, env: { ...process.env, ...openai }, now: () => new Date(0) };
    const report = await examine({ path: '.', showPrompt: true }, settings);
    expect(report.checks.find(({ name }) => name === 'Model')?.detail).toContain('nothing is sent anywhere');
    expect(report.prompt).toBeNull();
    expect(renderDoctor(report, look)).toContain('No finding here would be put to a model.');
  });
});
