import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { closedCircuit } from '#core/circuit.ts';
import { EnvironmentError } from '#core/errors.ts';
import type { EverythingRecord, WorkflowRecord } from '#core/replay/auto-heal.ts';
import type { ExecutionState } from '#core/replay/execution.ts';
import { openExecutionStates } from './execution-states.ts';

const folder = mkdtempSync(join(tmpdir(), 'heal-states-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = () => join(folder, `${++files}.sqlite`);

const at = fc.integer({ min: 0, max: 4e12 }).map((ms) => new Date(ms).toISOString());
const count = fc.nat(1000);
const window = fc.record({ failures: fc.array(count, { maxLength: 5 }), inARow: count });
const text = fc.string({ maxLength: 20 });
/** Zod leaves `__proto__` out of records; no id of a step can be it. */
const id = text.filter((one) => one !== '__proto__');
const name = fc.constantFrom('running', 'degraded', 'quarantined', 'rollback', 'paused');
const state: fc.Arbitrary<ExecutionState> = fc.oneof(
  fc.record({ state: fc.constant('running'), since: at }),
  fc.record({ state: fc.constant('degraded'), since: at, reason: text }),
  fc.record({
    state: fc.constant('quarantined'),
    since: at,
    reason: text,
    failureCase: fc.option(text, { nil: undefined }),
  }),
  fc.record({
    state: fc.constant('rollback'),
    since: at,
    to: text,
    reason: text,
    next: fc.constantFrom('degraded', 'quarantined'),
  }),
  fc.record({ state: fc.constant('paused'), since: at, reason: text, before: fc.constantFrom('running', 'degraded') }),
);
const record: fc.Arbitrary<WorkflowRecord> = fc.record({
  version: fc.constant(1),
  info: fc.record({
    workflow: fc.constant('book'),
    now: state,
    history: fc.array(fc.record({ from: name, to: name, at, reason: text, lastedMs: count }), { maxLength: 3 }),
    consecutiveNotFound: count,
  }),
  time: fc.record({ ms: count, wallMs: count }),
  sinceMs: count,
  failures: window,
  unsure: window,
  steps: fc.dictionary(id, fc.record({ failures: window, notFoundInARow: count }), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
  counts: fc.record({
    done: count,
    failed: count,
    TARGET_NOT_FOUND: count,
    POSTCONDITION_FAILED: count,
    WATCHDOG_TIMEOUT: count,
    LOW_CONFIDENCE: count,
  }),
  recovery: fc.record({ inARow: count, suspects: fc.array(text, { maxLength: 3 }) }),
  speed: fc.record({ steps: count, totalMs: count, recentMs: fc.array(count, { maxLength: 5 }) }),
});
const one = fc.sample(record, { numRuns: 1, seed: 1 })[0];
if (!one) throw new Error('no record');

/** What another Heal wrote. */
function write(file: string, body: string): void {
  const database = new DatabaseSync(file);
  database.prepare("insert or replace into execution_state values ('workflow:book', 1, ?)").run(body);
  database.close();
}

describe('states of workflows', () => {
  it('property 7: come back as they were kept, with whatever a later Heal of this version added, or are refused with a sentence', async () => {
    const file = newFile();
    const states = await openExecutionStates(file);
    const read = async (value: unknown) => {
      write(file, JSON.stringify(value) ?? '');
      return (await states.load('book')).record;
    };
    await fc.assert(
      fc.asyncProperty(record, fc.jsonValue(), async (kept, added) => {
        expect(await read(kept)).toEqual(kept);
        const later = { ...kept, added, info: { ...kept.info, added, now: { ...kept.info.now, added } } };
        expect(await read(later)).toEqual(kept);
      }),
      { numRuns: 200 },
    );
    let refused = 0;
    const damage = fc.tuple(record, fc.nat(200), fc.oneof(fc.constant(undefined), fc.jsonValue()));
    await fc.assert(
      fc.asyncProperty(damage, async ([kept, where, other]) => {
        try {
          await read(replaceAt(kept, where, other));
        } catch (error) {
          refused++;
          expect(error).toBeInstanceOf(EnvironmentError);
          if (error instanceof EnvironmentError) {
            expect(error.message).toMatch(
              /^The state of book in .* (cannot be read: .+|was written by a newer Heal.*)\.$/s,
            );
            expect(error.remedy).not.toBe('');
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(50);
    await states.close();
  });

  it('of a newer Heal are refused: what it means nobody here knows', async () => {
    const file = newFile();
    const states = await openExecutionStates(file);
    write(file, JSON.stringify({ ...one, version: 2 }));
    await expect(states.load('book')).rejects.toThrow(/newer Heal \(format 2, this one reads 1\)/);
    write(file, 'rubbish');
    await expect(states.load('book')).rejects.toThrow(/cannot be read/);
    await states.close();
  });

  it('of the first Heal are read: what it did not know gets the strictest meaning', async () => {
    const file = newFile();
    const states = await openExecutionStates(file);
    const { unsure: _unsure, speed: _speed, recovery: _recovery, ...first } = one;
    const since = '2026-01-01T00:00:00.000Z';
    write(
      file,
      JSON.stringify({ ...first, info: { ...one.info, now: { state: 'rollback', since, to: 'v01', reason: 'r' } } }),
    );
    expect((await states.load('book')).record).toMatchObject({
      info: { now: { state: 'rollback', next: 'quarantined' } },
      unsure: { failures: [] },
      speed: { steps: 0 },
    });
    await states.close();
  });

  it('are saved only over what was looked at, all or nothing', async () => {
    const file = newFile();
    const states = await openExecutionStates(file);
    const all: EverythingRecord = { version: 1, time: { ms: 0, wallMs: 0 }, circuit: closedCircuit };
    expect(
      await states.compareAndSave({ workflow: { revision: 0, record: one }, everything: { revision: 0, record: all } }),
    ).toBe(true);
    expect(await states.compareAndSave({ workflow: { revision: 0, record: one } })).toBe(false);
    const open: EverythingRecord = { ...all, circuit: { state: 'open', sinceMs: 7 } };
    const half = { workflow: { revision: 0, record: one }, everything: { revision: 1, record: open } };
    expect(await states.compareAndSave(half)).toBe(false);
    expect(await states.loadEverything()).toEqual({ revision: 1, record: all });
    expect(
      await states.compareAndSave({
        workflow: { revision: 1, record: one },
        everything: { revision: 1, record: open },
      }),
    ).toBe(true);
    expect(await states.loadEverything()).toEqual({ revision: 2, record: open });
    expect(await states.workflows()).toEqual(['book']);
    expect(await states.load('other')).toEqual({ revision: 0, record: undefined });
    await states.close();
  });

  it('in a damaged file stop everything, with a sentence', async () => {
    const file = newFile();
    writeFileSync(file, 'no database at all, and longer than a header of one would be'.repeat(50));
    await expect(openExecutionStates(file)).rejects.toThrow(/cannot be opened/);
  });

  it('lose nothing when several processes begin and count at once, and one of them is killed', async () => {
    const file = newFile();
    const program = `
      import { openExecutionStates } from ${JSON.stringify(new URL('./execution-states.ts', import.meta.url).href)};
      import { makeAutoHealManager } from ${JSON.stringify(new URL('../../domains/replay/auto-heal/manager.ts', import.meta.url).href)};
      import { defaultAutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
      const manager = makeAutoHealManager({
        states: await openExecutionStates(process.argv[1]),
        policy: () => defaultAutoHealPolicy,
        audit: () => {},
        clock: { now: () => new Date(), elapsedMs: () => performance.now(), sleep: (ms) => new Promise((done) => setTimeout(done, ms * Math.random())) },
        stopped: async () => undefined,
      });
      const outcome = { status: 'done', rung: undefined, score: undefined, margin: undefined };
      for (let n = 0; n < 60; n++) {
        await manager.onStepResult({ workflow: 'book', step: '01', run: 'r', at: new Date().toISOString(), outcome, ms: 1, isHealed: false });
        console.log('told');
      }`;
    const start = () => spawn(process.execPath, ['--input-type=module', '-e', program, file], { cwd: process.cwd() });
    const runs = [start(), start(), start()];
    let told = 0;
    let errors = '';
    const ends = runs.map((run, index) => {
      run.stderr.on('data', (data) => (errors += data));
      run.stdout.on('data', (data) => {
        told += String(data).split('told').length - 1;
        if (index === 0) run.kill('SIGKILL');
      });
      return new Promise((resolve) => run.on('close', resolve));
    });
    await Promise.all(ends);
    const states = await openExecutionStates(file);
    const done = (await states.load('book')).record?.counts.done ?? 0;
    expect(errors.replace(/.*(ExperimentalWarning|node --trace-warnings).*\n/g, '')).toBe('');
    // What was told is there. The killed one may have saved a last one that it did not come to tell of.
    expect(done - told).toBeGreaterThanOrEqual(0);
    expect(done - told).toBeLessThanOrEqual(1);
    expect(told).toBeGreaterThan(120);
    await states.close();
  });
});

/** The same with the value at the `where`-th place of it exchanged, or taken away. */
function replaceAt(value: unknown, where: number, other: unknown): unknown {
  let left = where;
  const walk = (here: unknown): unknown => {
    if (left-- === 0) return other;
    if (Array.isArray(here)) return here.map(walk);
    if (typeof here !== 'object' || here === null) return here;
    return Object.fromEntries(Object.entries(here).map(([key, child]) => [key, walk(child)]));
  };
  return walk(value);
}
