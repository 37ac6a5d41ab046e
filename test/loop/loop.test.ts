import { describe, expect, it } from 'vitest';
import type { HealCase } from '#core/case.ts';
import { EnvironmentError, StoppedError } from '#core/errors.ts';
import type { Kind, ReplayChange } from '#core/finding.ts';
import type { Guard } from '#core/guard.ts';
import { atMost } from '#policy/at-most.ts';
import { codePlace, drive, makeCase, makeFakeWorld } from './fakes.ts';

const edits = { edits: [] };
const many = (count: number) => Array.from({ length: count }, (_, i) => makeCase('code', `r${i}`, codePlace));
const outcome = <K extends Kind>(healCase: HealCase<K> | undefined) =>
  healCase?.stage === 'settled' ? healCase.outcome : undefined;
const movedTarget: ReplayChange = { target: 'save', files: [{ path: 'targets/save.png', content: '' }] };

describe('one loop for every kind', () => {
  it('heals code', async () => {
    const world = makeFakeWorld({ kind: 'code', change: edits });
    const [healCase] = await drive([makeCase('code', 'ruff/F401', codePlace)], world.parts);
    expect(outcome(healCase)).toMatchObject({ status: 'healed', reason: 'verified' });
    const trail = world.events.flatMap((event) => (event.type === 'moved' ? [event.to] : []));
    expect(trail).toEqual(['diagnosed', 'planned', 'authorized', 'applied', 'verified', 'published', 'settled']);
  });

  it('reruns a CI run, waits for its answer and goes on', async () => {
    const world = makeFakeWorld({
      kind: 'run',
      change: { rerun: 'failed', afterMs: 1 },
      gate: 'apply',
      pendingOnce: true,
    });
    const [waiting] = await drive([makeCase('run', 'ci/network-timeout', { runId: '1', job: 'test' })], world.parts);
    expect(waiting?.stage).toBe('applied');
    expect(world.published).toEqual([]);
  });

  it('relocates a replay target', async () => {
    const world = makeFakeWorld({ kind: 'replay', change: movedTarget });
    const place = { folder: 'replays/w', workflow: 'w', step: '03-save' };
    const [healCase] = await drive([makeCase('replay', 'replay/target-moved', place)], world.parts);
    expect(outcome(healCase)).toMatchObject({ status: 'healed' });
  });
});

describe('a limit', () => {
  it('ends the search for remedies, not only their use', async () => {
    const world = makeFakeWorld({ kind: 'code', change: edits });
    let searches = 0;
    const ladder: typeof world.parts.ladder = {
      find(...asked) {
        searches++;
        return world.parts.ladder.find(...asked);
      },
    };
    const cases = await drive(many(40), { ...world.parts, ladder, guards: [atMost(3, { spares: true })] });
    expect(searches).toBeLessThan(3 + world.parts.parallel);
    const ends = cases.map((healCase) => outcome(healCase));
    expect(ends.filter((end) => end?.status === 'healed')).toHaveLength(3);
    expect(ends.filter((end) => end?.reason === 'over-limit')).toHaveLength(37);
  });
});

describe('batches', () => {
  it('needs one trial for twenty good remedies', async () => {
    const world = makeFakeWorld({ kind: 'code', change: edits });
    const cases = await drive(many(20), world.parts);
    expect(world.trials).toHaveLength(1);
    expect(cases.map((healCase) => outcome(healCase)?.status)).toEqual(Array(20).fill('healed'));
  });

  it.each([0, 7, 12, 19])('finds bad remedy %i of twenty and keeps the nineteen others', async (index) => {
    const world = makeFakeWorld({ kind: 'code', change: edits, bad: [`r${index}`] });
    const cases = await drive(many(20), world.parts);
    // One for all, five to bisect, one for the rest.
    expect(world.trials.length).toBeLessThanOrEqual(7);
    expect(cases.filter((healCase) => outcome(healCase)?.status === 'healed')).toHaveLength(19);
    expect(outcome(cases[index])).toMatchObject({ status: 'rolled-back', reason: 'suite' });
    expect(world.published).not.toContain(`r${index}`);
  });

  it('tells of a culprit what the batch had passed before, though the search asked one gate only', async () => {
    const world = makeFakeWorld({ kind: 'code', change: edits, bad: ['r2'] });
    const asked: (string | undefined)[] = [];
    const domain = {
      ...world.parts.domain,
      verify: async (...args: Parameters<typeof world.parts.domain.verify>) => {
        asked.push(args[1]);
        const verification = await world.parts.domain.verify(...args);
        if (verification === 'pending' || args[1] !== undefined) return verification;
        return { ...verification, gates: [{ name: 'syntax', passed: true, ms: 0, detail: '' }, ...verification.gates] };
      },
    };
    const cases = await drive(many(4), { ...world.parts, domain });
    expect(cases[2]?.attempts[0]?.gates.map(({ name, passed }) => [name, passed])).toEqual([
      ['syntax', true],
      ['suite', false],
    ]);
    expect(asked).toEqual([undefined, 'suite', 'suite', undefined]);
  });

  it('finds several bad ones', async () => {
    const bad = ['r1', 'r2', 'r15'];
    const world = makeFakeWorld({ kind: 'code', change: edits, bad });
    const cases = await drive(many(20), world.parts);
    const failed = cases.filter((healCase) => outcome(healCase)?.status === 'rolled-back').map(({ id }) => id);
    expect(failed).toEqual(bad);
    expect(world.published).toHaveLength(17);
  });

  it('goes straight to the one that a gate names', async () => {
    const world = makeFakeWorld({ kind: 'code', change: edits, bad: ['r4'], suspects: (ids) => ids });
    await drive(many(20), world.parts);
    expect(world.trials.length).toBeLessThanOrEqual(3);
  });

  it('tries clashing remedies one round after the other', async () => {
    const world = makeFakeWorld({ kind: 'code', change: edits, clashing: ['r0', 'r1'] });
    const cases = await drive(many(3), world.parts);
    expect(world.trials).toEqual([['r0', 'r2'], ['r1']]);
    expect(cases.every((healCase) => outcome(healCase)?.status === 'healed')).toBe(true);
  });

  it('rolls back what it tried in vain, and tries the next remedy', async () => {
    const world = makeFakeWorld({ kind: 'code', change: edits, bad: ['r0'], remediesPerCase: 2 });
    const [healCase] = await drive(many(1), world.parts);
    expect(healCase?.attempts.map((attempt) => attempt.remedy.id)).toEqual(['healer:fake#0', 'healer:fake#1']);
    expect(world.rolledBack).toHaveLength(2);
    expect(outcome(healCase)).toMatchObject({ status: 'rolled-back', reason: 'suite' });
  });
});

describe('guards', () => {
  it('lets the strictest verdict win, with its reason', async () => {
    const no = { allow: 'no', by: 'rollout', reason: 'rollout-off', detail: 'off' } as const;
    const guards = [
      { name: 'a', judge: () => ({ allow: 'yes' }) as const },
      { name: 'b', judge: () => no },
    ];
    const world = makeFakeWorld({ kind: 'code', change: edits, guards });
    const [healCase] = await drive(many(1), world.parts);
    expect(outcome(healCase)).toMatchObject({ status: 'skipped', reason: 'rollout-off' });
    expect(world.trials).toEqual([]);
  });

  it('verifies in shadow mode and publishes nothing', async () => {
    const shadow = {
      allow: 'try-only',
      by: 'rollout',
      reason: 'rollout-shadow',
      detail: 'style is in shadow',
    } as const;
    const world = makeFakeWorld({ kind: 'code', change: edits, guards: [{ name: 'rollout', judge: () => shadow }] });
    const [healCase] = await drive(many(1), world.parts);
    expect(outcome(healCase)).toMatchObject({ status: 'skipped', reason: 'rollout-shadow' });
    expect(world.trials).toHaveLength(1);
    expect(world.rolledBack).toHaveLength(1);
    expect(world.published).toEqual([]);
  });

  it('plans what is only tried anew when something else of its round was published', async () => {
    const ask = { allow: 'try-only', by: 'proven-only', reason: 'needs-approval', detail: '' } as const;
    const judge: Guard['judge'] = ({ rule }) => (rule === 'r1' ? ask : { allow: 'yes' });
    const guards = [{ name: 'proven-only', judge }];
    const world = makeFakeWorld({ kind: 'code', change: edits, guards });
    const planned: string[] = [];
    const { ladder } = world.parts;
    const find: typeof ladder.find = async (finding, ...rest) => {
      planned.push(`${finding.rule} after ${world.published.length}`);
      return ladder.find(finding, ...rest);
    };
    const cases = await drive(many(2), { ...world.parts, ladder: { find } });
    expect(cases.map((one) => outcome(one)?.status)).toEqual(['healed', 'skipped']);
    expect(planned.at(-1)).toBe('r1 after 1');
  });

  it('holds a change to the world until a person approved it', async () => {
    const ask = { allow: 'after-approval', by: 'approval', reason: 'touches production' } as const;
    const guards = [{ name: 'approval', judge: () => ask }];
    const world = makeFakeWorld({ kind: 'run', change: { rerun: 'all', afterMs: 0 }, gate: 'apply', guards });
    const [healCase] = await drive([makeCase('run', 'r', { runId: '1', job: 'j' })], world.parts);
    expect(healCase?.stage).toBe('authorized');
    expect(world.trials).toEqual([]);
  });
});

describe('isolation', () => {
  it('lets one failing diagnosis end its own case only', async () => {
    const world = makeFakeWorld({ kind: 'code', change: edits });
    const parts = {
      ...world.parts,
      domain: {
        ...world.parts.domain,
        diagnose: async (finding: { rule: string }) => {
          if (finding.rule === 'r1') throw new Error('disk on fire');
          return { category: 'x', confidence: 1, evidence: [], contextRead: [] };
        },
      },
    };
    const cases = await drive(many(3), parts);
    expect(cases.map((healCase) => outcome(healCase)?.status)).toEqual(['healed', 'escalated', 'healed']);
  });

  it('settles what could not be published, because people changed it meanwhile, and goes on', async () => {
    const world = makeFakeWorld({ kind: 'code', change: edits });
    const publish = async () => {
      throw new EnvironmentError('a.py changed while it was being healed.', 'Run Heal again.');
    };
    const [healCase] = await drive(many(1), { ...world.parts, domain: { ...world.parts.domain, publish } });
    expect(outcome(healCase)).toMatchObject({ status: 'skipped', reason: 'changed-underneath' });
    expect(world.rolledBack).toHaveLength(1);
  });

  it('flags logic and leaves it to people', async () => {
    const world = makeFakeWorld({ kind: 'code', change: edits, remediesPerCase: 0 });
    const [healCase] = await drive(
      [makeCase('code', 'heal/unreachable', codePlace, { category: 'logic' })],
      world.parts,
    );
    expect(outcome(healCase)).toMatchObject({ status: 'escalated', reason: 'flag-only' });
  });

  it.each(['diagnosed', 'planned', 'authorized', 'applied', 'verified'] as const)(
    'stops after %s and publishes nothing more',
    async (stage) => {
      const stop = new AbortController();
      const beforeMove = (event: { type: string; to?: string }) => {
        if (event.type === 'moved' && event.to === stage) stop.abort(new StoppedError('stopped', 'resume'));
      };
      const world = makeFakeWorld({ kind: 'code', change: edits, signal: stop.signal, beforeMove });
      await expect(drive(many(1), world.parts)).rejects.toBeInstanceOf(StoppedError);
      expect(world.published).toEqual([]);
    },
  );
});
