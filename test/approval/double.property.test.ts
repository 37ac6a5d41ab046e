import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameOf, type Role } from '../github-double/index.ts';
import { high, openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  const { ownFaults, violations } = scene.double;
  await scene.close();
  expect({ ownFaults, violations }).toEqual({ ownFaults: [], violations: [] });
});

const people = ['writer', 'keeper', 'asker', 'reader'] as const;
type Who = (typeof people)[number];
const who = fc.constantFrom<Who[]>('writer', 'keeper', 'writer', 'keeper', 'asker', 'reader');
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('review' as const),
      who,
      says: fc.constantFrom('APPROVE', 'APPROVE', 'APPROVE', 'REQUEST_CHANGES', 'COMMENT'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('push' as const), who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('dismiss' as const), which: fc.nat(5) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('role' as const),
      who,
      to: fc.constantFrom<Role[]>('write', 'read', 'triage', 'admin'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('base' as const), to: fc.constantFrom('main', 'next') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('fault' as const), after: fc.nat(10) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** So that something opens in every run. */
const plain: Step[] = [{ does: 'review', who: 'writer', says: 'APPROVE' }];

interface Said {
  readonly id: number;
  readonly who: Who;
  readonly sha: string;
  readonly base: string;
  isStanding: boolean;
  readonly says: 'APPROVE' | 'REQUEST_CHANGES';
}

it('attack 44: on GitHub, success on a head means that a presently permitted other human approved exactly that', async () => {
  let opened = 0;
  const body = async (steps: Step[]) => {
    const { double, repo } = scene;
    const number = await scene.openHeal();
    const pull = repo.issues.get(number)?.pull;
    if (!pull) throw new Error('it was opened');
    for (const name of people)
      double.setRole(repo, name, name === 'reader' ? 'read' : name === 'keeper' ? 'maintain' : 'write');
    const origin = { ...high, askedBy: [double.createUser('asker').id] };
    const said: Said[] = [];
    const pushers = new Set<Who>();
    for (const one of steps) {
      scene.pass(1);
      if (one.does === 'review') {
        const id = await double.as(one.who).review(repo, number, one.says);
        if (one.says !== 'COMMENT')
          said.push({ id, who: one.who, sha: pull.headSha, base: pull.baseRef, says: one.says, isStanding: true });
      } else if (one.does === 'push') {
        const files = { 'shop/cart.py': `a = ${double.world.nextId()}\n` };
        pushers.add(one.who);
        double.setRole(repo, one.who, 'write');
        await double.as(one.who).push({ repo, branch: scene.branchOf(number), files });
      } else if (one.does === 'dismiss') {
        const review = said[one.which];
        if (!review?.isStanding) continue;
        review.isStanding = false;
        await double.as('owner').dismiss(repo, number, review.id);
      } else if (one.does === 'role') double.setRole(repo, one.who, one.to);
      else if (one.does === 'base')
        await double.as('owner').rest.pulls.update({ ...nameOf(repo), pull_number: number, base: one.to });
      else
        double.faults.add({
          after: one.after,
          fault: one.after % 2 ? { kind: 'status', status: 403 } : { kind: 'cut-body' },
        });
      // What is thrown is tried again by the queue; the check then says what it said before, on another head nothing.
      const error = await scene.refresh(number, { origin }).then(
        (answer) => answer.error,
        (thrown: unknown) => thrown,
      );
      double.faults.clear();
      if (error !== undefined) await scene.refresh(number, { origin });
      if (scene.checkOf(number)?.conclusion !== 'success') continue;
      opened++;
      const roleOf = (name: Who) => repo.roles.get(double.createUser(name).login) ?? 'none';
      const isWriter = (name: Who) => ['write', 'maintain', 'admin'].includes(roleOf(name));
      const yes = said.filter(
        ({ who: name, says, sha, base, isStanding }) =>
          says === 'APPROVE' &&
          isStanding &&
          sha === pull.headSha &&
          base === pull.baseRef &&
          isWriter(name) &&
          name !== 'asker' &&
          !pushers.has(name),
      );
      expect(yes.length, JSON.stringify({ steps, said })).toBeGreaterThan(0);
      const objections = people.filter((name) => {
        const last = said.findLast((review) => review.who === name && review.isStanding);
        return last?.says === 'REQUEST_CHANGES' && isWriter(name);
      });
      expect(objections).toEqual([]);
    }
  };
  // Histories are not replayed on a double that has moved on: no shrinking.
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), body), {
    numRuns: 8,
    endOnFailure: true,
    examples: [[plain]],
  });
  expect(opened).toBeGreaterThan(0);
}, 120_000);
