import { describe, expect, it } from 'vitest';
import { findUnowned, judgeGuarantee, type RuleSource } from './review-guarantee.ts';

const strict = { count: 1, dismissesStale: true, needsCodeOwner: true, needsLastPushApproval: true };
const rule = (more: Partial<RuleSource> = {}): RuleSource => ({
  from: 'ruleset "main" of acme',
  checks: [],
  reviews: undefined,
  mayBypass: false,
  ...more,
});
const owners = { text: '# all\n* @acme/core # everything\n', errors: 0 };
const judge = (
  rules: readonly RuleSource[],
  files: { text: string; errors: number } | undefined = owners,
  appId: number | undefined = 77,
) => judgeGuarantee(rules, files, appId, 'heal/approval');
const check = (appId: number | undefined) => rule({ checks: [{ name: 'heal/approval', appId }] });

describe('what really holds a HIGH fix back', () => {
  it('is our check, when it is required from our App', () => {
    expect(judge([rule(), check(77)])).toMatchObject({ level: 'app', checkGaps: [], mayBypass: false });
  });
  it.each([
    ['from any source', check(undefined), 77, /any source/],
    ['from another App', check(15368), 77, /from App 15368, and yours is 77/],
    ['from an App that may be ours', check(77), undefined, /whether that is yours is not known/],
    ['under another name', rule({ checks: [{ name: 'heal', appId: 77 }] }), 77, /not a required check/],
  ])('is not our check %s', (_name, source, appId, gap) => {
    const { level, checkGaps } = judgeGuarantee([source], owners, appId, 'heal/approval');
    expect(level).toBe('none');
    expect(checkGaps[0]).toMatch(gap);
  });
  it('is a review by code owners, when a push dismisses it and every file has an owner', () => {
    expect(judge([rule({ reviews: strict })])).toMatchObject({ level: 'owners', reviewGaps: [] });
    const split = [
      rule({ reviews: { ...strict, needsCodeOwner: false }, mayBypass: true }),
      rule({ from: 'branch protection', reviews: { ...strict, dismissesStale: false }, mayBypass: true }),
    ];
    expect(judge(split)).toMatchObject({
      level: 'owners',
      from: 'ruleset "main" of acme and branch protection',
      mayBypass: true,
    });
  });
  it.each([
    ['no rule', rule(), owners, /No review/],
    ['no approval', rule({ reviews: { ...strict, count: 0 } }), owners, /No approval/],
    ['stale approvals', rule({ reviews: { ...strict, dismissesStale: false } }), owners, /does not dismiss/],
    [
      'pushed by the approver',
      rule({ reviews: { ...strict, needsLastPushApproval: false } }),
      owners,
      /most recent push/,
    ],
    ['not by owners', rule({ reviews: { ...strict, needsCodeOwner: false } }), owners, /code owners/],
    ['no CODEOWNERS', rule({ reviews: strict }), undefined, /no CODEOWNERS/],
    ['errors in CODEOWNERS', rule({ reviews: strict }), { ...owners, errors: 2 }, /2 errors/],
    ['owners of some files', rule({ reviews: strict }), { text: '/src @acme/core', errors: 0 }, /every file/],
    ['a folder without owners', rule({ reviews: strict }), { text: '* @a\n/src', errors: 0 }, /1 patterns/],
  ])('is not a review with %s', (_name, source, files, gap) => {
    const { level, reviewGaps } = judgeGuarantee([source], files, 77, 'heal/approval');
    expect(level).toBe('none');
    expect(reviewGaps.join(' ')).toMatch(gap);
  });
  it('knows which files nobody owns', () => {
    expect(findUnowned('/docs\n* @a\n/gen\n/src @b')).toEqual(['/gen']);
    expect(findUnowned('*')).toBeUndefined();
    expect(findUnowned('')).toBeUndefined();
  });
});
