import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeHeal } from '#app/wire.ts';
import { StoppedError } from '#core/errors.ts';
import { startRawServer } from './raw-server.ts';

const secret = `ghp_${'0aB1'.repeat(9)}`;
const files = {
  'shop/__init__.py': '',
  'shop/orders.py': `"""Orders."""


def pad(text: str) -> str:
    return f"{text}"


def label(prices: list[int]) -> str:
    token = "${secret}"
    # What people see.
    total = sum(prices)
    count = len(prices)
    if count > 100 and not token:
        total = 0
    return pad(total)
`,
  'tests/__init__.py': '',
  'tests/test_orders.py':
    'import unittest\n\nfrom shop.orders import label\n\n\nclass LabelTest(unittest.TestCase):\n    def test_label(self) -> None:\n        self.assertIn(str(label([1, 2])), ("3", "3 EUR"))\n\n    def test_empty(self) -> None:\n        self.assertEqual(str(label([])), "0")\n',
  '.github/heal.yml':
    'version: 1\nmodel:\n  enabled: on\n  name: gpt-5-mini\n  maxUsdPerDay: 0.5\nrules: {"secretlint/*": off}\ntest:\n  command: python3 -m unittest -v\n',
};
const mock = new LLMock({ port: 0 });
let root = '';
const cure = (search: string, replace: string, explanation = 'A label is text.') => ({
  content: JSON.stringify({ edits: [{ path: 'shop/orders.py', search, replace }], explanation }),
});
beforeAll(async () => {
  await mock.start();
  root = mkdtempSync(join(tmpdir(), 'heal-model-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: root });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'first');
});
afterAll(async () => {
  await mock.stop();
  rmSync(root, { recursive: true, force: true });
});

describe('a fault that only a model heals', () => {
  it('is repaired after a gate has said why, and waits for a person', { timeout: 120_000 }, async () => {
    // First a cure that a test refuses, then, told so, one that holds.
    mock.onMessage(
      /The cure before this one did not hold/,
      cure('    return pad(total)\n', '    return pad(str(total))\n'),
    );
    mock.onMessage(/label/, cure('    return pad(total)\n', '    return pad(f"{total} EUR")\n'));
    const settings = {
      cwd: root,
      env: { ...process.env, HEAL_MODEL_URL: `${mock.url}/v1`, HEAL_MODEL_API_KEY: 'key-0123456789' },
      now: () => new Date(),
    };
    const heal = makeHeal(settings);
    const { signal } = new AbortController();
    const fix = { path: '.', dryRun: false, commit: false, tests: true, signal };
    const report = await heal.fix(fix);
    const one = report.cases.find(({ remedy }) => remedy?.origin === 'model');
    expect(one).toMatchObject({
      finding: { rule: 'pyright/reportArgumentType' },
      outcome: { status: 'skipped', reason: 'needs-approval' },
      remedy: { healer: 'model/gpt-5-mini', diff: expect.stringContaining('+    return pad(str(total))') },
    });
    expect(mock.getRequests()).toHaveLength(2);
    expect(JSON.stringify(mock.getRequests())).toContain('***');
    expect(JSON.stringify(mock.getRequests())).not.toContain(secret);
    expect(JSON.stringify(mock.getRequests()[1])).toContain('1 broke: tests.test_orders.LabelTest.test_empty');
    const { healCase } = await heal.explain({ path: '.', caseId: one?.id ?? '' });
    expect(healCase.attempts).toMatchObject([{ remedy: { id: 'model:gpt-5-mini#1' } }]);
    const applied = await heal.apply({ path: '.', caseId: one?.id ?? '', signal });
    expect(applied).toMatchObject({ applied: true, files: ['shop/orders.py'] });
    expect(readFileSync(join(root, 'shop/orders.py'), 'utf8')).toContain('return pad(str(total))');
    expect(mock.getRequests()).toHaveLength(2);
  });

  it('is left when a person stops Heal while the model thinks', { timeout: 120_000 }, async () => {
    let isAsked: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const hanging = await startRawServer(() => isAsked?.());
    const heal = makeHeal({
      cwd: root,
      env: { ...process.env, HEAL_MODEL_URL: hanging.url.href },
      now: () => new Date(),
    });
    execFileSync('git', ['checkout', '-q', '--', 'shop/orders.py'], { cwd: root });
    writeFileSync(
      join(root, 'shop/orders.py'),
      readFileSync(join(root, 'shop/orders.py'), 'utf8').replace('people', 'buyers'),
    );
    const { signal } = new AbortController();
    const run = heal
      .fix({ path: '.', dryRun: false, commit: false, tests: true, signal })
      .catch((error: unknown) => error);
    // Whichever comes first: a run that ends without asking must not hang the test.
    await Promise.race([asked, run]);
    const started = performance.now();
    await heal.stop({ path: '.', reason: 'enough' });
    expect(await run).toBeInstanceOf(StoppedError);
    expect(performance.now() - started).toBeLessThan(5000);
    await hanging.close();
  });
});
