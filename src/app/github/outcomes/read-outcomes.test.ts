import { describe, expect, it } from 'vitest';
import type { IssueFacts } from '#drivers/github/issues.ts';
import { writePullMarker, type PullMarker } from '../publish/pull-marker.ts';
import { readOutcome } from './read-outcomes.ts';

const hex = 'a'.repeat(64);
const marker: PullMarker = {
  v: 1,
  fp: ['v1:aa'],
  digest: hex,
  from: hex,
  key: 'security/ruff-S608-12345678',
  by: [{ c: 'h1', h: 'code/parameterised-query', o: 'healer', r: 'ruff/S608' }],
};
const issue = (changes: Partial<IssueFacts> = {}, mark: PullMarker = marker): IssueFacts => ({
  number: 7,
  url: '',
  state: 'closed',
  title: '',
  body: writePullMarker(mark),
  authorId: 1,
  labels: [],
  createdAt: '2026-01-01T00:00:00Z',
  closedAt: '2026-01-02T00:00:00Z',
  isPull: true,
  isMerged: false,
  ...changes,
});
const entry = {
  remedy: 'code/parameterised-query',
  origin: 'healer',
  rule: 'ruff/S608',
  at: '2026-01-02T00:00:00Z',
  caseId: 'h1',
};

describe('what became of a pull request', () => {
  it('counts for its cures when it was merged, and against them when a person closed it', () => {
    expect(readOutcome(issue({ isMerged: true }))?.entries).toEqual([{ ...entry, kind: 'kept' }]);
    expect(readOutcome(issue())?.entries).toEqual([{ ...entry, kind: 'rejected' }]);
  });

  it.each([
    ['is open', issue({ state: 'open', closedAt: undefined })],
    ['was closed by Heal, because it was moot', issue({}, { ...marker, closed: 'moot' })],
    ['was closed, and is to be considered again', issue({ labels: ['heal:reconsider'] })],
    ['is an issue', issue({ isPull: false })],
    ['has no marker', issue({ body: 'Hello' })],
    ['was opened before cures were noted', issue({}, { ...marker, by: [] })],
  ])('says nothing when it %s', (_why, one) => expect(readOutcome(one)).toBeUndefined());
});
