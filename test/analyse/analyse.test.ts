import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse, type Analysis, type AnalyseOptions } from '#app/healing/analyse.ts';
import { blobId } from '#core/proposal.ts';
import { makeRepository, type TestRepository } from '../backfill/repository.ts';

let repository: TestRepository;
let analysis: Analysis;
const python = (...lines: string[]) => `${lines.join('\n')}\n`;

beforeAll(async () => {
  repository = await makeRepository();
  await repository.commit('Begin', {
    'shop/app/__init__.py': '',
    'shop/app/orders.py': python(
      '"""Orders."""',
      '',
      'import os',
      'import sqlite3',
      '',
      '',
      'def find(db: sqlite3.Connection, name: str) -> list[tuple[int]]:',
      '    """By name."""',
      '    return db.execute(f"select id from orders where name = \'{name}\'").fetchall()',
      '',
      '',
      'def is_new(order: str | None) -> bool:',
      '    """Nobody has it yet."""',
      '    return order == None',
    ),
    'shop/app/prices.py': python(
      '"""Prices."""',
      '',
      'import json',
      '',
      '',
      'def tax(net: int) -> int:',
      '    """One fifth."""',
      '    return net // 5',
    ),
    'shop/tests/__init__.py': '',
    'shop/tests/test_app.py': python(
      'import sqlite3',
      'import unittest',
      '',
      'from app import orders, prices',
      '',
      '',
      'class AppTest(unittest.TestCase):',
      '    def test_all(self):',
      '        db = sqlite3.connect(":memory:")',
      '        db.execute("create table orders (id integer, name text)")',
      '        self.assertEqual(orders.find(db, "a"), [])',
      '        self.assertTrue(orders.is_new(None))',
      '        self.assertEqual(prices.tax(10), 2)',
    ),
    'shop/pyproject.toml': '[tool.ruff.lint]\nselect = ["F401", "E711", "S608"]\n',
    '.github/heal.yml': 'version: 1\nscan: { scanners: { pyright: off } }\nrules: { heal/*: off, flow/*: off }\n',
  });
  analysis = await run();
}, 120_000);
afterAll(() => repository.remove());

function run(changes: Partial<AnalyseOptions> = {}): Promise<Analysis> {
  const options: AnalyseOptions = {
    path: 'shop',
    signal: new AbortController().signal,
    repository: 'acme/shop',
    branch: 'main',
    group: 'rule',
    maxProposals: 9,
    tests: true,
    testCommand: 'python3 -m unittest',
    mayLearn: false,
    ...changes,
  };
  return analyse(options, { cwd: repository.root, env: process.env, now: () => new Date() });
}
const git = (...args: string[]) => execFileSync('git', args, { cwd: repository.root, encoding: 'utf8' });
const textOf = (content: string) => Buffer.from(content, 'base64').toString();

describe('analysing', () => {
  it('makes one proposal of each rule, the most important first, and writes nothing', () => {
    const { proposals, head, summary } = analysis.bundle;
    expect(proposals.map(({ rule, priority }) => [rule, priority])).toEqual([
      ['ruff/S608', 'P0'],
      ['ruff/E711', 'P2'],
      ['ruff/F401', 'P2'],
    ]);
    expect(proposals.map(({ key }) => key)[0]).toMatch(/^security\/ruff-S608-[0-9a-f]{8}$/);
    expect(head).toBe(git('rev-parse', 'HEAD').trim());
    expect(summary).toEqual({ found: 4, healed: 4, waiting: 0, rolledBack: 0, flagged: 0 });
    expect(git('status', '--porcelain')).toBe('');
  });

  it('lets each stand alone on the commit, although two of them change the same file', () => {
    const [injection, , unused] = analysis.bundle.proposals;
    const contents = [injection, unused].map((proposal) => {
      const file = proposal?.files.find(({ path }) => path === 'shop/app/orders.py');
      return file && textOf(file.after);
    });
    expect(contents[0]).toContain('import os');
    expect(contents[0]).toContain('where name = ?');
    expect(contents[1]).not.toContain('import os');
    expect(contents[1]).toContain("where name = '{name}'");
    expect(unused?.files.map(({ path }) => path)).toEqual(['shop/app/orders.py', 'shop/app/prices.py']);
  });

  it('says on which content each was verified, and by what', () => {
    for (const { files, gates, testedBySuite } of analysis.bundle.proposals) {
      for (const { path, before } of files) {
        const committed = execFileSync('git', ['show', `HEAD:${path}`], { cwd: repository.root });
        expect(before).toBe(blobId(committed));
      }
      expect(gates.map(({ name, passed }) => [name, passed])).toEqual(
        ['scope', 'syntax', 'honesty', 'findings', 'types', 'suite'].map((name) => [name, true]),
      );
      expect(testedBySuite).toBe(true);
    }
  });

  it('asks for approval where code of a HIGH security finding changes', () => {
    expect(analysis.bundle.proposals.map(({ approval }) => approval.needed)).toEqual([true, false, false]);
  });

  it('shows differences from the root of the repository', () => {
    const [injection] = analysis.bundle.proposals;
    expect(injection?.cases[0]?.diff).toContain('--- a/shop/app/orders.py\n+++ b/shop/app/orders.py\n');
  });

  it('does not try what was declined, keeps to its limit, and says what waits', { timeout: 60_000 }, async () => {
    const declined = analysis.bundle.proposals[0]?.cases[0]?.fingerprint;
    const { bundle } = await run({ isDeclined: (fingerprint) => fingerprint === declined, maxProposals: 1 });
    expect(bundle.proposals.map(({ rule }) => rule)).toEqual(['ruff/E711']);
    const waiting = bundle.open.map(({ rule, reason }) => [rule, reason]);
    expect(waiting).toEqual([
      ['ruff/S608', 'declined'],
      ['ruff/F401', 'held-back'],
      ['ruff/F401', 'held-back'],
    ]);
  });

  it('puts all into one where that is wanted', { timeout: 60_000 }, async () => {
    const { bundle } = await run({ group: 'all' });
    expect(bundle.proposals.map(({ rule, cases }) => [rule, cases.length])).toEqual([['all', 4]]);
  });
});
