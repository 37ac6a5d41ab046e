import { afterAll, beforeAll, expect, it } from 'vitest';
import { backfill } from '#app/learning/backfill.ts';
import type { FixReport } from '#app/contract.ts';
import { fix } from '#app/healing/fix.ts';
import { makeRepository, type TestRepository } from './repository.ts';

let repository: TestRepository;
let cured = '';
beforeAll(async () => {
  repository = await makeRepository();
  const read = (name: string, module: string) =>
    `import ${module}\n\n\ndef read_${name}(data):\n    return ${module}.loads(data)\n`;
  const test = `import unittest\nfrom app import cart\n\n\nclass CartTest(unittest.TestCase):\n    def test_read(self):\n        self.assertTrue(cart.read_cart)\n`;
  await repository.commit('Begin', {
    'app/__init__.py': '',
    'app/shop.py': read('shop', 'pickle'),
    'app/cart.py': read('cart', 'pickle'),
    'test_cart.py': test,
  });
  cured = await repository.commit('Read the shop as JSON', { 'app/shop.py': read('shop', 'json') });
  await repository.commit('Say more', { 'README.md': 'A shop.\n' });
});
afterAll(() => repository.remove());

const settings = () => ({ cwd: repository.root, env: process.env, now: () => new Date('2026-01-01T00:00:00Z') });
function tryHeal(): Promise<FixReport> {
  const signal = new AbortController().signal;
  return fix({ path: '.', rules: ['ruff/S301'], dryRun: true, commit: false, tests: true, signal }, settings());
}

it('heals what only the past has a cure for, verifies it, and asks before it writes', async () => {
  const { cases } = await tryHeal();
  expect(cases).toMatchObject([
    {
      finding: { rule: 'ruff/S301', path: 'app/cart.py' },
      remedy: { origin: 'history', healer: `history/${cured.slice(0, 8)}` },
      outcome: { status: 'skipped', reason: 'needs-approval' },
    },
  ]);
  expect(cases[0]?.remedy?.diff).toContain('-    return pickle.loads(data)\n+    return json.loads(data)');
  expect(cases[0]?.remedy?.diff).toContain('-import pickle\n+import json');
  expect(cases[0]?.gates.every(({ passed }) => passed)).toBe(true);
}, 60_000);

it('has a pattern of it after a backfill, which still asks', async () => {
  const bounds = { maxCommits: 100, maxMinutes: 1, maxFiles: 5, maxLines: 30 };
  const signal = new AbortController().signal;
  const report = await backfill({ path: '.', ...bounds, dryRun: false, again: false, signal }, settings());
  expect(report.patterns.learned).toHaveLength(1);
  const { cases } = await tryHeal();
  expect(cases).toMatchObject([
    {
      remedy: { origin: 'pattern', healer: report.patterns.learned[0] },
      outcome: { status: 'skipped', reason: 'needs-approval' },
    },
  ]);
}, 60_000);
