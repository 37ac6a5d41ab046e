import { describe, expect, it } from 'vitest';
import type { ProposalBundle } from '#core/proposal.ts';
import { keyOf } from '#app/healing/proposal-key.ts';
import { readBundle } from './read-bundle.ts';

const fingerprint = 'v1:00000000000000000000000000000001';
const bundle: ProposalBundle = {
  version: 1,
  repository: 'acme/shop',
  head: 'a'.repeat(40),
  branch: 'main',
  runId: 'r1',
  at: '2026-11-20T12:00:00.000Z',
  isComplete: true,
  summary: { found: 1, healed: 1, waiting: 0, rolledBack: 0, flagged: 0 },
  open: [],
  proposals: [
    {
      key: keyOf('import', 'ruff/F401', [fingerprint]),
      category: 'import',
      rule: 'ruff/F401',
      priority: 'P3',
      severity: 'low',
      cases: [
        {
          id: 'h1',
          fingerprint,
          rule: 'ruff/F401',
          category: 'import',
          severity: 'low',
          path: 'a.py',
          line: 1,
          endLine: 1,
          message: '`os` imported but unused',
          summary: 'Remove the import',
          healer: 'ruff/F401',
          origin: 'tool',
          rung: 'exact',
          safety: 'safe',
          confidence: 0.9,
          diff: '--- a/a.py\n+++ b/a.py\n@@ -1 +0,0 @@\n-import os\n',
        },
      ],
      files: [{ path: 'a.py', before: 'b'.repeat(40), after: 'eCA9IDEK' }],
      gates: [{ name: 'suite', passed: true, ms: 12, detail: '3 passed → 3 passed' }],
      approval: { needed: false, why: '' },
      testedBySuite: true,
    },
  ],
};
const expected = { repository: 'acme/shop', branch: 'main' };
const read = (source: string | Uint8Array | object) => readBundle(source, expected);
/** The bundle with one value replaced, by its path. */
function change(path: string, value: unknown): object {
  const copy: unknown = JSON.parse(JSON.stringify(bundle));
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let target: unknown = copy;
  for (const step of steps) target = Reflect.get(target as object, step);
  Reflect.set(target as object, last, value);
  return copy as object;
}

describe('readBundle', () => {
  it('reads its own, as text, bytes or value', () => {
    expect(read(bundle).bundle).toEqual(bundle);
    expect(read(JSON.stringify(bundle)).bundle).toEqual(bundle);
    expect(read(Buffer.from(JSON.stringify(bundle))).bundle).toEqual(bundle);
  });

  it('takes no bundle of another repository, branch or commit', () => {
    expect(readBundle(bundle, { repository: 'acme/other' }).problem).toContain('another repository');
    expect(readBundle(bundle, { ...expected, branch: 'next' }).problem).toContain('another branch');
    expect(readBundle(bundle, { ...expected, head: 'c'.repeat(40) }).problem).toContain('another commit');
  });

  it.each([
    ['extra', 1],
    ['head', 'main'],
    ['head', 'A'.repeat(40)],
    ['branch', '-upload-pack=x'],
    ['branch', 'a..b'],
    ['branch', 'a b'],
    ['branch', 'a.lock'],
    ['runId', 'x\nHeal-Run: y'],
    ['proposals.0.key', '../../x'],
    ['proposals.0.rule', 'ruff/F401\nCo-authored-by: x'],
    ['proposals.0.cases', []],
    ['proposals.0.files.0.before', 'HEAD'],
    ['proposals.0.files.0.mode', '120000'],
    ['proposals.0.cases.0.confidence', 2],
    ['proposals.0.cases.0.fingerprint', 'x -->'],
    ['proposals.0.gates.0.passed', 'true'],
    ['version', 2],
  ])('refuses %s = %j', (path, value) => expect(read(change(path, value)).problem).toBeDefined());

  it('knows no prototypes, and is not deceived by one', () => {
    const text = JSON.stringify(bundle).replace('{"version":1', '{"__proto__":{"x":1},"version":1');
    expect(read(text).problem).toBeDefined();
    const nested = JSON.stringify(bundle).replace('"summary":{', '"summary":{"__proto__":{"found":9},');
    expect(read(nested).problem).toBeDefined();
    expect(read(Object.create(bundle)).problem).toBeDefined();
  });

  it('refuses what is too large, too deep or no text at all, and says nothing of what is in it', () => {
    expect(read('['.repeat(100_000)).problem).toBeDefined();
    expect(read('x'.repeat(33 * 1024 * 1024)).problem).toContain('too large');
    expect(read(Buffer.from([0xff, 0xff])).problem).toBeDefined();
    expect(read(change('proposals.0.files.0.after', 'A'.repeat(2_000_000))).problem).toContain(
      'proposals.[0].files.[0].after',
    );
    expect(read({ ...bundle, 'SECRET canary': 1 }).problem).not.toContain('SECRET');
  });

  it('takes nothing twice', () => {
    const [proposal] = bundle.proposals;
    expect(read(change('proposals', [proposal, proposal])).problem).toContain('twice');
    expect(read(change('proposals', [proposal, { ...proposal, key: 'import/x-1' }])).problem).toContain(
      'finding twice',
    );
  });
});
