import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { setVariable } from '../../../test/set-variable.ts';
import type { StepSuccess } from '#core/replay/learned.ts';
import { executionStates } from '#core/replay/execution.ts';
import { openReplayAudit } from './audit.ts';
import { makeLook, makeSuccess } from './versions/fixtures/examples.ts';
import { openReplayStores } from './versions/stores.ts';

/**
 * Hybrid storage integrity: every decision has its line in the audit, in its order; the memory holds exactly the validated
 * successes of a healthy workflow; going back takes memory back and never a line.
 */

const root = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const attempt = fc.record({
  run: fc.integer({ min: 1, max: 3 }).map((n) => `run-${n}`),
  target: fc.constantFrom('save', 'send'),
  state: fc.constantFrom(...executionStates),
  mayLearn: fc.boolean(),
  isTest: fc.boolean(),
  isConfirmed: fc.boolean(),
  look: fc.option(fc.nat(3), { nil: undefined }),
});
/** Half of them are in order, so that something is stored. */
const step = fc.oneof(
  attempt,
  attempt.map((one) => ({ ...one, state: 'running' as const, mayLearn: true, isTest: false, isConfirmed: true })),
  fc.constant('back' as const),
  fc.constant('snapshot' as const),
);

test('hybrid storage integrity', { timeout: 60_000 }, async () => {
  let stored = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const folder = await mkdtemp(join(root, 'heal-hybrid-'));
      folders.push(folder);
      const stores = openReplayStores({ folder, workflow: 'w', now: () => '2026-11-20T10:00:00.000Z', setVariable });
      const audit = openReplayAudit({ folder, workflow: 'w', mask: (text) => text });
      const lines: string[] = [];
      const kept = new Map<string, readonly StepSuccess[]>();
      let known: readonly StepSuccess[] = [];
      for (const [index, one] of steps.entries()) {
        if (one === 'snapshot') kept.set((await stores.snapshot('x')).version, known);
        else if (one === 'back') {
          const to = [...kept.keys()][0];
          if (to === undefined) continue;
          const { kept: present } = await stores.rollback(to, 'x');
          if (present !== undefined) kept.set(present, known);
          known = kept.get(to) ?? [];
        } else {
          const at = new Date(Date.UTC(2026, 10, 20, 10, 0, index)).toISOString();
          const look = one.look === undefined ? undefined : makeLook(one.look, { width: 3, height: 2 });
          const success = makeSuccess({ ...one, at, look });
          const learned = await stores.learn(success);
          const said = learned.isStored ? `stored ${index}` : `${learned.because} ${index}`;
          const head = { at, run: one.run, state: one.state, version: await stores.version(), isTest: one.isTest };
          await audit.write(
            { decision: 'learn', step: '01', target: one.target, isStored: learned.isStored, said },
            head,
          );
          lines.push(said);
          const isValid = one.isConfirmed && one.state === 'running' && one.mayLearn && !one.isTest;
          expect(learned.isStored).toBe(isValid);
          if (isValid) known = [...known, success];
          if (isValid) stored += 1;
          else refused += 1;
        }
        const expected = Map.groupBy(known, ({ target }) => target);
        const memory = await stores.memory();
        expect(new Map(memory.map(({ target, successes }) => [target, successes]))).toEqual(
          new Map([...expected].map(([target, own]) => [target, own.length])),
        );
        const sightings = (await stores.appearances()).reduce((sum, { confirmed }) => sum + confirmed, 0);
        expect(sightings).toBe(known.filter(({ look }) => look).length);
      }
      const written = await audit.last(100);
      expect(written.map((line) => ('said' in line ? line.said : ''))).toEqual(lines);
      await stores.close();
      await rm(folder, { recursive: true, force: true });
    }),
    { numRuns: 60 },
  );
  expect(Math.min(stored, refused)).toBeGreaterThan(30);
});

test('the database itself refuses what is not validated, whoever writes it', async () => {
  const folder = await mkdtemp(join(root, 'heal-hybrid-'));
  folders.push(folder);
  const stores = openReplayStores({ folder, workflow: 'w', now: () => '', setVariable });
  await stores.learn(makeSuccess());
  await stores.close();
  const { live } = JSON.parse(await readFile(join(folder, 'stores.json'), 'utf8')) as { live: string };
  const database = new DatabaseSync(join(folder, live, 'memory.sqlite'));
  const insert = (state: string, isConfirmed: number) =>
    database
      .prepare(
        `INSERT INTO success (run, step, target, at, rung, score, margin, ms, state, is_confirmed)
         VALUES ('r', 's', 't', ?, 'layout', 1, 1, 1, ?, ?)`,
      )
      .run(`${state}${isConfirmed}`, state, isConfirmed);
  insert('running', 1);
  expect(() => insert('degraded', 1)).toThrow(/CHECK/);
  expect(() => insert('running', 0)).toThrow(/CHECK/);
  database.close();
});
