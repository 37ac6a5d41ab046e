import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FixReport } from '#app/contract.ts';
import { makeHeal } from '#app/wire.ts';
import { makeRepository, type TestRepository } from '../backfill/repository.ts';

const mock = new LLMock({ port: 0 });
let repository: TestRepository;
let cured = '';

const settings = (learning: string, model: string) =>
  `version: 1\ncategories: { logic: off }\nlearning: ${learning}\nmodel: { enabled: ${model}, name: gpt-5-mini, maxUsdPerDay: 0.5 }\n` +
  // Whoever is asked by its own name is the exact rung: here the same fault is only told in the words of another rule.
  'rules: { ruff/S323: off, ruff/S310: off, heal/*: off }\ntest: { command: python3 -m unittest -v }\n';
const load = (name: string, module: string) =>
  `"""The ${name}."""\n\nimport ${module}\n\n\ndef read_${name}(data: bytes) -> object:\n    """What was kept."""\n    return ${module}.loads(data)\n`;

beforeAll(async () => {
  await mock.start();
  repository = await makeRepository();
  await repository.commit('Begin', {
    'shop/__init__.py': '',
    'shop/orders.py': load('orders', 'pickle'),
    'shop/cart.py': load('cart', 'pickle'),
    'shop/names.py':
      '"""Names."""\n\nimport os\n\n\ndef shout(name: str) -> str:\n    """Loudly."""\n    return name.upper()\n',
    'shop/net.py':
      '"""The network."""\n\nimport ssl\n\n\ndef open_context() -> ssl.SSLContext:\n    """For every request."""\n    context = ssl._create_unverified_context()\n    return context\n',
    'shop/labels.py':
      '"""Labels."""\n\n\ndef pad(text: str) -> str:\n    """As wide as its column."""\n    return f"{text:>3}"\n\n\ndef label(prices: list[int]) -> str:\n    """What people see."""\n    total = sum(prices)\n    return pad(total)\n',
    'tests/__init__.py': '',
    'tests/test_shop.py':
      'import unittest\n\nfrom shop import cart, labels, names, net, orders\n\n\nclass ShopTest(unittest.TestCase):\n    def test_all(self):\n        self.assertEqual(labels.label([1, 2]).strip(), "3")\n        self.assertEqual(names.shout("a"), "A")\n        self.assertTrue(net.open_context())\n        self.assertTrue(cart.read_cart)\n        self.assertTrue(orders.read_orders)\n',
    'pyproject.toml': '[tool.ruff.lint]\nselect = ["F401", "SLF", "S301"]\n',
    '.github/heal.yml': settings('{ semantic: on, causal: on }', 'on'),
  });
  cured = await repository.commit('Read orders as JSON', { 'shop/orders.py': load('orders', 'json') });
  mock.onMessage(/label/, {
    content: JSON.stringify({
      edits: [{ path: 'shop/labels.py', search: '    return pad(total)\n', replace: '    return pad(str(total))\n' }],
      explanation: 'A label is text.',
    }),
  });
}, 60_000);
afterAll(async () => {
  await mock.stop();
  await repository.remove();
});

async function heal(): Promise<FixReport> {
  const env = { ...process.env, HEAL_MODEL_URL: `${mock.url}/v1`, HEAL_MODEL_API_KEY: 'key-0123456789' };
  const signal = new AbortController().signal;
  const app = makeHeal({ cwd: repository.root, env, now: () => new Date() });
  return app.fix({ path: '.', dryRun: false, commit: false, tests: true, signal });
}
const madeBy = (report: FixReport) =>
  Object.fromEntries(report.cases.map(({ finding, remedy }) => [finding.path, remedy?.healer]));

it('takes the cheaper rungs away and their faults stay', { timeout: 120_000 }, async () => {
  await repository.commit('Ask nobody else', { '.github/heal.yml': settings('{ semantic: off, causal: off }', 'off') });
  const report = await heal();
  expect(madeBy(report)).toEqual({
    'shop/names.py': 'code/remove-unused-import',
    'shop/net.py': undefined,
    'shop/cart.py': undefined,
    'shop/labels.py': undefined,
  });
  repository.git('checkout', '--quiet', '--', '.');
});

it(
  'heals one fault on each rung that only this rung heals, and says what each was asked',
  {
    timeout: 180_000,
  },
  async () => {
    await repository.commit('Ask all of them', { '.github/heal.yml': settings('{ semantic: on, causal: on }', 'on') });
    const report = await heal();
    expect(madeBy(report)).toEqual({
      'shop/names.py': 'code/remove-unused-import',
      'shop/net.py': 'code/verified-context',
      'shop/cart.py': `history/${cured.slice(0, 8)}`,
      'shop/labels.py': 'model/gpt-5-mini',
    });
    expect(report.cases.every(({ gates }) => gates.length > 0 && gates.every(({ passed }) => passed))).toBe(true);
    // What is proven acts by itself; what is only likely, remembered or thought of is verified and then asks.
    const waiting = report.cases
      .filter(({ outcome }) => outcome.reason === 'needs-approval')
      .map(({ finding }) => finding.path);
    expect(waiting.toSorted()).toEqual(['shop/cart.py', 'shop/labels.py', 'shop/net.py']);

    const app = makeHeal({ cwd: repository.root, env: process.env, now: () => new Date() });
    const askedFor = async (path: string) => {
      const caseId = report.cases.find(({ finding }) => finding.path === path)?.id ?? '';
      const { healCase } = await app.explain({ path: '.', caseId });
      return healCase.stage === 'settled' ? healCase.asked : [];
    };
    expect((await askedFor('shop/cart.py')).map(({ rung }) => rung)).toEqual(['exact', 'semantic', 'causal']);
    // A healer knew why to leave the label alone: what only knows likeness or the past is not asked, a model is told why.
    const asked = await askedFor('shop/labels.py');
    expect(asked.map(({ rung }) => rung)).toEqual(['exact', 'model']);
    expect(asked.at(-1)?.usd).toBeGreaterThan(0);
  },
);
