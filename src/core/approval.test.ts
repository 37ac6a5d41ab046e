import { describe, expect, it } from 'vitest';
import { needsApproval, type ApprovalCase } from './approval.ts';
import type { Evidence } from './evidence.ts';

const style: ApprovalCase = { category: 'style', severity: 'low', safety: 'safe' };
const seen = (verdict: Evidence['verdict']): Evidence => ({ verdict, said: '', subject: '', sizes: [] });
const faster = (verdict: Evidence['verdict'], safety: ApprovalCase['safety'] = 'careful'): ApprovalCase => ({
  category: 'performance',
  severity: 'medium',
  safety,
  evidence: seen(verdict),
});

describe('needs approval', () => {
  it('for HIGH and critical security, whatever else is in the change and whatever the configuration says', () => {
    for (const severity of ['high', 'critical'] as const) {
      const need = needsApproval([style, { category: 'security', severity, safety: 'safe' }], { performance: 'apply' });
      expect(need.needed, severity).toBe(true);
      expect(need.why).toContain(severity === 'high' ? 'HIGH' : 'critical');
    }
    expect(needsApproval([{ category: 'security', severity: 'medium', safety: 'careful' }]).needed).toBe(false);
    expect(needsApproval([{ category: 'type', severity: 'high', safety: 'careful' }]).needed).toBe(false);
  });

  it('for a gain that was measured, unless the owner lets it through', () => {
    expect(needsApproval([style, faster('gain')])).toMatchObject({
      needed: true,
      why: expect.stringContaining('10 %'),
    });
    expect(needsApproval([faster('gain')], { performance: undefined }).needed).toBe(true);
    expect(needsApproval([faster('gain')], { performance: 'apply' }).needed).toBe(false);
    expect(needsApproval([faster('no-gain')]).needed).toBe(false);
  });

  it('for every security finding, where the owner asks for that', () => {
    const minor: ApprovalCase = { category: 'security', severity: 'low', safety: 'safe' };
    expect(needsApproval([style, minor], { performance: 'apply', security: 'ask' }).needed).toBe(true);
    expect(needsApproval([style], { performance: 'apply', security: 'ask' }).needed).toBe(false);
  });

  it('for a promised gain that nobody could measure, unless it keeps behaviour for every input', () => {
    expect(needsApproval([faster('unmeasured')]).needed).toBe(true);
    expect(needsApproval([faster('unmeasured', 'safe')]).needed).toBe(false);
    expect(needsApproval([]).needed).toBe(false);
  });
});
