import { describe, expect, it } from 'vitest';
import { guardLoop, type LoopFacts } from './loop-guard.ts';

const person = { message: 'fix: a thing', isBot: false };
const robot = { message: 'chore: bump', isBot: true };
const judge = (facts: Partial<LoopFacts> = {}) => {
  const verdict = guardLoop({
    actorId: 7,
    ownIds: [41898282],
    commits: [person],
    fingerprints: ['v1:a'],
    seen: new Set(),
    attempts: 0,
    ...facts,
  });
  return verdict.go ? 'go' : verdict.reason;
};

describe('attack 12: a loop of the bot on its own work', () => {
  it('lets a person and a clock through', () => {
    expect(judge()).toBe('go');
    expect(judge({ actorId: undefined })).toBe('go');
    expect(judge({ commits: [] })).toBe('go');
  });
  it('stops at its own actor, known by id: a login can be imitated', () => {
    expect(judge({ actorId: 41898282 })).toBe('own-actor');
  });
  it('stops at a commit with its trailer, and goes on after the next one of a person', () => {
    const own = { message: 'fix(types): x\n\nHeal-Fingerprint: v1:abc\nHeal-Run: r1', isBot: true };
    expect(judge({ commits: [own, person] })).toBe('own-commit');
    expect(judge({ commits: [{ ...own, message: 'fix: x (#4)\r\n\r\nheal-run: r1' }] })).toBe('own-commit');
    expect(judge({ commits: [person, own] })).toBe('go');
    expect(judge({ commits: [{ ...person, message: 'docs: what Heal-Run: means' }] })).toBe('go');
  });
  it('stops after three attempts', () => {
    expect(judge({ attempts: 2 })).toBe('go');
    expect(judge({ attempts: 3 })).toBe('attempts-spent');
  });
  it('stops when four robots in a row wrote the commits', () => {
    expect(judge({ commits: [robot, robot, robot] })).toBe('go');
    expect(judge({ commits: [robot, robot, robot, person] })).toBe('go');
    expect(judge({ commits: [robot, robot, robot, robot, person] })).toBe('only-bots');
  });
  it('stops when all that it would heal is what it healed before', () => {
    expect(judge({ seen: new Set(['v1:a']) })).toBe('seen-before');
    expect(judge({ seen: new Set(['v1:a']), fingerprints: ['v1:a', 'v1:b'] })).toBe('go');
    expect(judge({ seen: new Set(['v1:a']), fingerprints: [] })).toBe('go');
  });
});
