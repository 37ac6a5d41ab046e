import { describe, expect, it } from 'vitest';
import type { Permission, Review } from '#core/review.ts';
import { findContentSince } from './review-content.ts';
import { decideApproval, type ReviewFacts } from './review.ts';

const head = 'a'.repeat(40);
const people = { heal: 1, ada: 10, bob: 11, asker: 13, committer: 14, lent: 15 };
type Who = keyof typeof people;
let nextId = 0;
function said(who: Who | undefined, state: Review['state'], more: Partial<Review> & { type?: string } = {}): Review {
  const { type = 'User', ...rest } = more;
  nextId++;
  return {
    id: nextId,
    user: who && { id: people[who], login: who, type },
    state,
    commitId: head,
    submittedAt: new Date(Date.UTC(2026, 0, 1, 12, nextId)).toISOString(),
    ...rest,
  };
}
function decide(
  reviews: readonly Review[],
  more: Partial<ReviewFacts> & { can?: Partial<Record<Who, Permission>> } = {},
) {
  const { can = {}, ...rest } = more;
  const decision = decideApproval({
    need: { needed: true, why: 'It is HIGH.' },
    pull: { authorId: people.heal, headSha: head, state: 'open' },
    digest: 'd1',
    contentSince: undefined,
    askedBy: [people.asker],
    committers: [people.heal, people.committer],
    reviews,
    permissions: new Map(Object.entries(people).map(([who, id]) => [id, can[who as Who] ?? 'write'])),
    ownIds: [people.heal, people.lent],
    ...rest,
  });
  return decision;
}
const stateOf = (...args: Parameters<typeof decide>) => decide(...args).state;
const whyNot = (...args: Parameters<typeof decide>) => {
  const { state, uncounted } = decide(...args);
  return `${state}: ${uncounted.map(({ why }) => why).join()}`;
};

describe('a review opens the gate', () => {
  it('when another person who may write approved the head', () => {
    for (const permission of ['write', 'maintain', 'admin'] as const)
      expect(decide([said('ada', 'APPROVED')], { can: { ada: permission } })).toEqual({
        state: 'approved',
        by: [{ id: 10, login: 'ada' }],
        why: 'Approved as it is now.',
        headSha: head,
        digest: 'd1',
        uncounted: [],
      });
  });
  it('and a comment afterwards changes nothing', () => {
    expect(stateOf([said('ada', 'APPROVED'), said('ada', 'COMMENTED'), said('bob', 'COMMENTED')])).toBe('approved');
    expect(stateOf([said('ada', 'COMMENTED')])).toBe('waiting');
  });
  it('also when changes were requested before, by the same person or by someone who may not write', () => {
    expect(stateOf([said('ada', 'CHANGES_REQUESTED'), said('ada', 'APPROVED')])).toBe('approved');
    expect(stateOf([said('bob', 'CHANGES_REQUESTED'), said('ada', 'APPROVED')], { can: { bob: 'read' } })).toBe(
      'approved',
    );
  });
});

describe('attack 44: an approval that does not count', () => {
  it.each([
    [
      'for another commit',
      [said('ada', 'APPROVED', { commitId: 'b'.repeat(40) })],
      {},
      'waiting: approved another commit',
    ],
    [
      'by the author',
      [said('ada', 'APPROVED')],
      { pull: { authorId: people.ada, headSha: head, state: 'open' as const } },
      'waiting: opened the pull request',
    ],
    ['by a robot', [said('ada', 'APPROVED', { type: 'Bot' })], {}, 'waiting: is no person'],
    ["by Heal itself, through a person's token", [said('lent', 'APPROVED')], {}, 'waiting: is Heal itself'],
    ['by who asked for it', [said('asker', 'APPROVED')], {}, 'waiting: asked for this heal'],
    ['by who has a commit on the branch', [said('committer', 'APPROVED')], {}, 'waiting: has a commit on the branch'],
    [
      'by a reader',
      [said('ada', 'APPROVED')],
      { can: { ada: 'read' as const } },
      'waiting: has no write permission here now',
    ],
    [
      'by a triager',
      [said('ada', 'APPROVED')],
      { can: { ada: 'triage' as const } },
      'waiting: has no write permission here now',
    ],
    [
      'before the base changed',
      [said('ada', 'APPROVED')],
      { contentSince: '2027-01-01T00:00:00Z' },
      'waiting: approved it before the base changed',
    ],
    ['by an account that is gone', [said(undefined, 'APPROVED')], {}, 'waiting: '],
    ['that was dismissed', [said('ada', 'DISMISSED')], {}, 'waiting: '],
    ['that is still being written', [said('ada', 'PENDING', { submittedAt: undefined })], {}, 'waiting: '],
  ])('%s', (_name, reviews, more, expected) => {
    expect(whyNot(reviews, more)).toBe(expected);
  });
  it('an older one of the same person does not come back when what they said later was dismissed', () => {
    expect(stateOf([said('ada', 'APPROVED'), said('ada', 'DISMISSED')])).toBe('waiting');
  });
});

describe('a request for changes', () => {
  it('of a writer blocks, earlier or later than the approval', () => {
    expect(decide([said('ada', 'APPROVED'), said('bob', 'CHANGES_REQUESTED')])).toMatchObject({
      state: 'blocked',
      by: [{ login: 'bob' }],
    });
    expect(stateOf([said('bob', 'CHANGES_REQUESTED'), said('ada', 'APPROVED')])).toBe('blocked');
  });
  it('stands when only another word of that person was dismissed, and when they merely commented', () => {
    const first = said('bob', 'CHANGES_REQUESTED');
    expect(stateOf([first, said('bob', 'DISMISSED'), said('ada', 'APPROVED')])).toBe('blocked');
    expect(stateOf([first, said('bob', 'COMMENTED'), said('ada', 'APPROVED')])).toBe('blocked');
  });
  it('of a robot or of someone who lost the permission does not', () => {
    expect(stateOf([said('bob', 'CHANGES_REQUESTED', { type: 'Bot' }), said('ada', 'APPROVED')])).toBe('approved');
    expect(stateOf([said('bob', 'CHANGES_REQUESTED'), said('ada', 'APPROVED')], { can: { bob: 'none' } })).toBe(
      'approved',
    );
  });
});

describe('what is not known closes', () => {
  const yes = [said('ada', 'APPROVED')];
  it.each<[string, Partial<ReviewFacts>]>([
    ['what it changes', { digest: undefined }],
    ['who asked', { askedBy: undefined }],
    ['whose commit it is', { committers: [1, undefined] }],
    ['any commit', { committers: [] }],
    ['what the reviewer may do', { permissions: new Map() }],
    ['who opened it', { pull: { authorId: undefined, headSha: head, state: 'open' } }],
    ['since when', { contentSince: 'yesterday' }],
  ])('%s', (_name, more) => {
    expect(stateOf(yes, more)).toBe('unknown');
  });
  it('a review without a time, and an API that does not answer', () => {
    expect(stateOf([...yes, said('bob', 'APPROVED', { submittedAt: undefined })])).toBe('unknown');
    expect(decideApproval({ unreadable: 'GitHub answered 502.' })).toMatchObject({
      state: 'unknown',
      digest: undefined,
    });
  });
  it('whether it needs one: it does', () => {
    expect(stateOf([], { need: undefined })).toBe('waiting');
    expect(stateOf([], { need: { needed: false, why: 'style' } })).toBe('not-needed');
    expect(stateOf(yes, { pull: { authorId: 1, headSha: head, state: 'closed' } })).toBe('blocked');
  });
});

describe('since when a commit has had this content', () => {
  const at = (minute: number) => `2026-01-01T12:${String(minute).padStart(2, '0')}:00Z`;
  const since = (digest: string, notes: [number, string, number][], changes: number[] = []) =>
    findContentSince({
      digest,
      notes: notes.map(([id, noted, minute]) => ({ id, digest: noted, since: at(minute) })),
      changes: changes.map(at),
      readUntil: at(59),
    });
  it('always, while nothing else was seen', () => {
    expect(since('a', [])).toEqual({ since: undefined, isOther: false });
    expect(since('a', [[1, 'a', 5]])).toEqual({ since: undefined, isOther: false });
  });
  it('from now on, when the last note says another', () => {
    expect(since('b', [[1, 'a', 5]])).toEqual({ since: at(59), isOther: true });
    expect(
      since('a', [
        [1, 'a', 5],
        [2, 'b', 9],
      ]),
    ).toEqual({ since: at(59), isOther: true });
  });
  it('from its last note, when it came back; from a change of the base, when that is later', () => {
    expect(
      since('a', [
        [3, 'a', 20],
        [1, 'a', 5],
        [2, 'b', 9],
      ]),
    ).toEqual({ since: at(20), isOther: false });
    expect(
      since(
        'a',
        [
          [3, 'a', 20],
          [2, 'b', 9],
        ],
        [7, 30, 12],
      ),
    ).toEqual({ since: at(30), isOther: false });
  });
});
