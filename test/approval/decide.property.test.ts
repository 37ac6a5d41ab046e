import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permissions } from '#core/review.ts';
import { cast, hasTrueApproval, History, type Event, type Gap, type Name } from './history.ts';

const anyone = fc.constantFrom<Name[]>(...(Object.keys(cast) as Name[]).filter((name) => name !== 'fresh'));
const writers = fc.constantFrom<Name[]>('ada', 'bob', 'root');
const states = fc.constantFrom('APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'PENDING', 'APPROVED', 'APPROVED');
const gaps = fc.constantFrom<Gap | undefined>(
  undefined,
  undefined,
  undefined,
  'unreadable',
  'digest',
  'askedBy',
  'committers',
  'permissions',
);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('review'),
      who: fc.oneof(anyone, writers),
      state: states,
      onOld: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('look'), gap: gaps, reverse: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('dismiss'), which: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('push'), who: anyone, claims: anyone, sameContent: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'push-back' }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('base'), to: fc.nat(2), isSilent: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('permission'), who: anyone, to: fc.constantFrom(...permissions) }),
  },
);
/** Pauses of no second at all: GitHub's clock has whole seconds. */
const history = fc.array(fc.tuple(event, fc.nat(2)), { maxLength: 25 });
const author = fc.constantFrom<Name[]>('heal', 'author');
const clear = { gap: undefined, reverse: false };

let opened = 0;
let looked = 0;
describe('the approval, over any order of events', () => {
  it('attack 44: success on a head means that a presently permitted other human approved exactly that content', () => {
    const body = (who: Name, events: [Event, number][]) => {
      const pull = new History(who);
      for (const [one, pause] of [...events, [{ kind: 'look', ...clear }, 1] as [Event, number]]) {
        if (one.kind !== 'look') {
          pull.happen(one, pause);
          continue;
        }
        pull.seconds += pause;
        const decision = pull.look(one);
        looked++;
        if (decision.state === 'approved') {
          opened++;
          expect(hasTrueApproval(pull)).toBe(true);
          expect(decision).toMatchObject({ headSha: pull.head.sha, digest: pull.contentOf(pull.head) });
          expect(one.gap === undefined || one.gap === 'permissions').toBe(true);
          expect(decision.by.length).toBeGreaterThan(0);
        }
      }
    };
    fc.assert(fc.property(author, history, body), { numRuns: 20_000 });
    // The property would be true of a gate that never opens.
    expect(opened).toBeGreaterThan(looked / 100);
  });

  it('attack 10: the same events again, in any order of the lists, decide the same', () => {
    const body = (who: Name, events: [Event, number][]) => {
      const pull = new History(who);
      for (const [one, pause] of events) if (one.kind !== 'look') pull.happen(one, pause);
      const [first, again, reversed] = [pull.look(clear), pull.look(clear), pull.look({ ...clear, reverse: true })];
      expect(again).toEqual(first);
      expect({ ...reversed, by: reversed.by.length }).toEqual({ ...first, by: first.by.length });
    };
    fc.assert(fc.property(author, history, body), { numRuns: 1_500 });
  });

  it('what is not known closes, whatever was approved', () => {
    const body = (who: Name, events: [Event, number][], gap: Gap) => {
      const pull = new History(who);
      for (const [one, pause] of events) if (one.kind !== 'look') pull.happen(one, pause);
      pull.seconds += 1;
      pull.review('fresh', 'APPROVED');
      const { state } = pull.look({ gap, reverse: false });
      // Without any approval that could count, nobody has to be asked what they may do.
      expect(gap === 'permissions' ? ['unknown', 'waiting'] : ['unknown']).toContain(state);
    };
    const gap = fc.constantFrom<Gap[]>('unreadable', 'digest', 'askedBy', 'committers', 'permissions');
    fc.assert(fc.property(author, history, gap, body), { numRuns: 1_000 });
  });

  it('opens at a plain approval by a writer, whatever happened before, once nobody objects', () => {
    const body = (who: Name, events: [Event, number][]) => {
      const pull = new History(who);
      for (const [one, pause] of events) {
        if (one.kind === 'look') pull.look(one);
        else pull.happen(one, pause);
      }
      for (const one of pull.said) if (one.state === 'CHANGES_REQUESTED') one.isDismissed = true;
      pull.seconds += 1;
      pull.look(clear);
      expect(pull.look(clear).by.map(({ login }) => login)).not.toContain('fresh');
      pull.seconds += 1;
      pull.review('fresh', 'APPROVED');
      const decision = pull.look(clear);
      expect(decision.state).toBe('approved');
      expect(decision.by.map(({ login }) => login)).toContain('fresh');
    };
    fc.assert(fc.property(author, history, body), { numRuns: 1_500 });
  });

  it('closes again at once: a push, a dismissal, a lost permission, another base, a request for changes', () => {
    const after = fc.constantFrom<Exclude<Event, { kind: 'look' }>[]>(
      { kind: 'push', who: 'heal', claims: 'heal', sameContent: true },
      { kind: 'push', who: 'fresh', claims: 'heal', sameContent: false },
      { kind: 'permission', who: 'fresh', to: 'triage' },
      { kind: 'permission', who: 'fresh', to: 'none' },
      { kind: 'base', to: 7, isSilent: false },
      { kind: 'base', to: 8, isSilent: true },
      { kind: 'review', who: 'root', state: 'CHANGES_REQUESTED', onOld: false },
      { kind: 'review', who: 'fresh', state: 'CHANGES_REQUESTED', onOld: true },
    );
    const body = (next: Exclude<Event, { kind: 'look' }>, isSeenBefore: boolean) => {
      const pull = new History('heal');
      pull.review('fresh', 'APPROVED');
      if (isSeenBefore) expect(pull.look(clear).state).toBe('approved');
      pull.happen(next, 0);
      expect(['waiting', 'blocked']).toContain(pull.look(clear).state);
    };
    fc.assert(fc.property(after, fc.boolean(), body));
    const pull = new History('heal');
    pull.review('fresh', 'APPROVED');
    pull.happen({ kind: 'dismiss', which: 0 }, 1);
    expect(pull.look(clear).state).toBe('waiting');
  });
});
