import { describe, expect, it } from 'vitest';
import type { Proposal, ProposedCase } from '#core/proposal.ts';
import { unifiedDiff } from '#syntax/diff.ts';
import type { CheckedProposal } from './check-proposal.ts';
import { writeBody } from './body.ts';

const before = 'import json\nimport os\n\n\ndef total(rows):\n    return sum([r.price for r in rows])\n';
const after = before.replace('import os\n', '').replace('[r.price for r in rows]', 'r.price for r in rows');
function caseOf(changes: Partial<ProposedCase>): ProposedCase {
  return {
    id: 'h1',
    fingerprint: 'v1:1',
    rule: 'ruff/F401',
    category: 'import',
    severity: 'low',
    path: 'a.py',
    line: 2,
    endLine: 2,
    message: '`os` imported but unused',
    summary: 'Remove the import',
    healer: 'ruff/F401',
    origin: 'tool',
    rung: 'exact',
    safety: 'safe',
    confidence: 0.9,
    diff: unifiedDiff('a.py', before, before.replace('import os\n', '')),
    ...changes,
  };
}
const faster = caseOf({
  id: 'h2',
  rule: 'ruff/C419',
  category: 'performance',
  line: 6,
  diff: unifiedDiff('a.py', before, before.replace('[r.price for r in rows]', 'r.price for r in rows')),
  evidence: {
    verdict: 'gain',
    said: '1.4 times as fast with 1000 elements',
    subject: 'total(list)',
    sizes: [{ size: 1000, beforeNs: 52_000, afterNs: 37_000, ratio: 0.71, low: 0.69, high: 0.74, rounds: 30 }],
  },
});
function write(cases: readonly ProposedCase[], changes: Partial<CheckedProposal> = {}, hasCommands = true): string {
  const proposal: Proposal = {
    key: 'import/all-1',
    category: 'import',
    rule: 'all',
    priority: 'P2',
    severity: 'low',
    cases,
    files: [],
    gates: [{ name: 'suite', passed: true, ms: 1200, detail: '12 passed → 12 passed' }],
    approval: { needed: false, why: '' },
    testedBySuite: true,
  };
  const checked: CheckedProposal = {
    proposal,
    files: [{ path: 'a.py', mode: '100644', before, after, content: '', blob: '' }],
    digest: '0'.repeat(64),
    need: { needed: false, why: '' },
    isTested: true,
    mask: (text) => text,
    ...changes,
  };
  const marker = {
    v: 1,
    fp: ['v1:1'],
    digest: '0'.repeat(64),
    from: '0'.repeat(64),
    key: 'import/all-1',
    by: [],
  } as const;
  return writeBody({
    checked,
    marker: { ...marker, fp: [...marker.fp], by: [] },
    repository: 'acme/shop',
    headSha: 'a'.repeat(40),
    branch: 'main',
    runId: 'r',
    hasCommands,
    isVerified: true,
    url: 'https://github.com/ann/shop',
    commit: 'c'.repeat(40),
  });
}

describe('writeBody', () => {
  it('shows each case with its own change when those add up to what is committed', () => {
    const body = write([caseOf({}), faster]);
    expect(body).toContain(
      'Heals **2 findings** (1 file, +1 −2). Its gate passed, the test suite among them (12 passed → 12 passed).',
    );
    expect(body).toContain('<summary>a.py:2 Remove the import</summary>');
    expect(body).toContain('| `a.py:6` | 1000 | 52.0 µs | 37.0 µs | 1.41× (1.35 to 1.45) |');
    expect(body.match(/```diff/g)).toHaveLength(2);
  });

  it('shows what is committed where the cases tell something else', () => {
    const body = write([caseOf({ diff: '--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-harmless\n+change\n' })]);
    expect(body).not.toContain('harmless');
    expect(body).toContain('<summary>a.py</summary>');
    expect(body).toContain('-    return sum([r.price for r in rows])');
  });

  it('tells what a person has to know first', () => {
    const body = write(
      [caseOf({ safety: 'risky' })],
      { isTested: false, need: { needed: true, why: 'It changes code for a HIGH security finding.' } },
      false,
    );
    expect(body).toMatch(
      /> \[!IMPORTANT\]\n> \*\*A person must approve.*\n>\n> \*\*No test suite.*\n>\n> It changes behaviour/,
    );
    expect(body).not.toContain('`/heal');
    expect(write([caseOf({})])).not.toContain('[!');
  });

  it('fits, and keeps what matters when it is cut', () => {
    const many = Array.from({ length: 400 }, (_, index) =>
      caseOf({ id: `h${index}`, line: index, message: '`|`@'.repeat(200), diff: `+${'`'.repeat(500)}\n`.repeat(100) }),
    );
    const body = write(many);
    expect(body.length).toBeLessThan(65_000);
    for (const part of ['### What was checked', '### Where it comes from', '<!-- heal:retry -->'])
      expect(body).toContain(part);
  });
});
