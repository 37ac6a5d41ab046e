import { describe, expect, it } from 'vitest';
import { unmeasured, type Evidence } from '#core/evidence.ts';
import type { FindingHead } from '#core/finding.ts';
import type { RemedyHead } from '#core/remedy.ts';
import { measuredOnly } from './measured-only.ts';

const finding: FindingHead = {
  id: 'h1',
  kind: 'code',
  rule: 'heal/list-membership',
  category: 'performance',
  priority: 'P2',
  severity: 'medium',
  message: '',
  fingerprint: 'v1:0',
  sources: [],
};
const remedyWith = (evidence: Evidence | undefined, safety: RemedyHead['safety'] = 'careful'): RemedyHead => ({
  id: 'healer:x',
  rung: 'exact',
  origin: 'healer',
  healer: 'code/x',
  summary: '',
  safety,
  confidence: 1,
  ...(evidence ? { evidence } : {}),
});
const seen = (verdict: Evidence['verdict']): Evidence => ({
  verdict,
  said: '3× as fast',
  subject: 'f(int)',
  sizes: [],
});
const judge = (
  evidence: Evidence | undefined,
  options: { approvals?: 'ask' | 'apply'; approved?: boolean; counted?: boolean; safety?: RemedyHead['safety'] } = {},
) =>
  measuredOnly({
    approvals: options.approvals ?? 'apply',
    isApproved: () => options.approved ?? false,
    isCounted: async () => options.counted ?? false,
  }).judge(finding, remedyWith(evidence, options.safety));

describe('measured only', () => {
  it('lets a gain act where the owner heals the own tree, and ask where it was told to', async () => {
    expect(await judge(seen('gain'))).toEqual({ allow: 'yes' });
    expect(await judge(seen('gain'), { approvals: 'ask' })).toMatchObject({
      allow: 'try-only',
      reason: 'needs-approval',
      detail: expect.stringContaining('3× as fast'),
    });
    expect(await judge(seen('gain'), { approvals: 'ask', approved: true })).toEqual({ allow: 'yes' });
  });

  it('does not offer what gains nothing, not even to a person who said yes before', async () => {
    expect(await judge(seen('no-gain'), { approved: true })).toMatchObject({ allow: 'no', reason: 'no-gain' });
  });

  it('asks where nothing could be measured, unless the heal keeps behaviour for every input', async () => {
    const nothing = unmeasured('it stands outside of any function');
    expect(await judge(nothing)).toMatchObject({ allow: 'try-only', reason: 'needs-approval' });
    expect(await judge(nothing, { safety: 'safe' })).toEqual({ allow: 'yes' });
    expect(await judge(nothing, { safety: 'safe', approvals: 'ask' })).toMatchObject({ allow: 'try-only' });
    expect(await judge(nothing, { counted: true })).toEqual({ allow: 'yes' });
  });

  it('leaves what answers differently to its gate, and all other categories alone', async () => {
    expect(await judge(seen('different'))).toEqual({ allow: 'yes' });
    const other = measuredOnly({ approvals: 'ask', isApproved: () => false, isCounted: async () => false });
    const verdict = await other.judge({ ...finding, category: 'style' }, remedyWith(unmeasured('x')));
    expect(verdict).toEqual({ allow: 'yes' });
  });
});
