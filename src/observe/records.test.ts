import { describe, expect, it } from 'vitest';
import type { Diagnosed, HealCase, Published, Settled } from '#core/case.ts';
import type { GateResult, Outcome } from '#core/outcome.ts';
import type { RecordedEvent } from '#core/ports/ledger.ts';
import type { RecordEntry } from '#core/record.ts';
import type { Remedy } from '#core/remedy.ts';
import { makeRecordKeeper, readMove } from './records.ts';

const finding = {
  id: 'h1',
  kind: 'code',
  rule: 'ruff/F401',
  category: 'import',
  priority: 'P2',
  severity: 'low',
  message: 'm',
  fingerprint: 'v1:a',
  sources: [],
  toolFixes: [],
  place: { path: 'a.py', line: 1, column: 1, endLine: 1, endColumn: 2 },
} as const;
const remedy: Remedy<'code'> = {
  id: 'pattern:code/x',
  kind: 'code',
  rung: 'exact',
  origin: 'pattern',
  healer: 'code/x',
  summary: '',
  safety: 'safe',
  confidence: 1,
  preview: '',
  change: { edits: [] },
};
const head = { id: 'h1', kind: 'code', finding, attempts: [] } as const;
const diagnosed: Diagnosed<'code'> = {
  ...head,
  stage: 'diagnosed',
  diagnosis: { category: '', confidence: 1, evidence: [], contextRead: [] },
};
const published: Published<'code'> = {
  ...diagnosed,
  stage: 'published',
  asked: [],
  remedy,
  verdict: { allow: 'yes' },
  receipt: { key: '', ref: '' },
  verification: { passed: true, gates: [], culprits: [], suspects: [], testedBySuite: true, suiteRuns: 1 },
  publication: { ref: 'working-tree', final: true },
};
const healed: Outcome = { status: 'healed', reason: 'verified', ref: 'working-tree' };
const settle = (outcome: Outcome, changes: Partial<Settled<'code'>> = {}): Settled<'code'> => ({
  ...head,
  stage: 'settled',
  last: published,
  asked: [],
  outcome,
  ...changes,
});
const move = (seq: number, healCase: HealCase, from: HealCase['stage'] = 'published'): RecordedEvent => ({
  seq,
  event: { type: 'moved', at: `t${seq}`, runId: 'r', caseId: 'h1', from, to: healCase.stage, healCase },
});
const gate = (name: string, changes: Partial<GateResult> = {}): GateResult => ({
  name,
  passed: false,
  ms: 1,
  detail: '',
  ...changes,
});
const kinds = (recorded: RecordedEvent) => readMove(recorded).map((entry) => `${entry.kind} ${entry.remedy}`);

describe('what a move says of remedies', () => {
  it('nothing before the end', () => expect(readMove(move(1, published))).toEqual([]));
  it('a healed case: its remedy was verified', () => {
    expect(readMove(move(7, settle(healed)))).toEqual([
      { remedy: 'code/x', origin: 'pattern', rule: 'ruff/F401', kind: 'verified', at: 't7', caseId: 'h1' },
    ]);
  });
  it('one that waits for a person: nothing', () => {
    const waiting: Outcome = { status: 'skipped', reason: 'needs-approval', detail: '' };
    expect(kinds(move(1, settle(waiting)))).toEqual([]);
  });
  it('one that a person took back: no, and what failed before is not told twice', () => {
    const declined: Outcome = { status: 'skipped', reason: 'declined', detail: '' };
    const attempts = [{ remedy: { ...remedy, healer: 'code/y' }, gates: [gate('suite')] }];
    expect(kinds(move(1, settle(declined, { attempts }), 'settled'))).toEqual(['rejected code/x']);
  });
  it('what failed, and what held after it', () => {
    const attempts = [
      { remedy: { ...remedy, healer: 'code/y' }, gates: [gate('scope', { passed: true }), gate('suite')] },
    ];
    expect(kinds(move(1, settle(healed, { attempts })))).toEqual(['rolled-back code/y', 'verified code/x']);
  });
  it('failures that are not the fault of the remedy: nothing', () => {
    const failed: Outcome = { status: 'rolled-back', reason: 'suite', detail: '' };
    const attempts = [
      { remedy, gates: [gate('suite', { inconclusive: true })] },
      { remedy, gates: [gate('scope')] },
      { remedy, gates: [] },
    ];
    expect(kinds(move(1, settle(failed, { attempts, last: diagnosed })))).toEqual([]);
  });
});

describe('the keeper', () => {
  function makeParts(events: RecordedEvent[]) {
    const told: RecordEntry[] = [];
    const memory = new Map<string, string>();
    return {
      told,
      ledger: {
        events: async ({ after = 0, limit = Infinity }) => events.filter(({ seq }) => seq > after).slice(0, limit),
      },
      records: { add: async (entries: readonly RecordEntry[]) => void told.push(...entries) },
      memo: {
        read: async (key: string) => memory.get(key),
        write: async (key: string, value: string) => void memory.set(key, value),
      },
    };
  }
  it('reads each move once, over several runs', async () => {
    const events = Array.from({ length: 2500 }, (_, index) => move(index + 1, settle(healed)));
    const parts = makeParts(events);
    await makeRecordKeeper(parts).catchUp();
    expect(parts.told).toHaveLength(2500);
    events.push(move(2501, settle(healed)));
    const keeper = makeRecordKeeper(parts);
    await Promise.all([keeper.catchUp(), keeper.catchUp()]);
    expect(parts.told).toHaveLength(2501);
  });
  it('reads again what a crash kept from being remembered', async () => {
    const parts = makeParts([move(1, settle(healed))]);
    const full = { ...parts.memo, write: () => Promise.reject(new Error('disk full')) };
    await expect(makeRecordKeeper({ ...parts, memo: full }).catchUp()).rejects.toThrow('disk full');
    await makeRecordKeeper(parts).catchUp();
    expect(parts.told.map(({ caseId, kind }) => `${kind} ${caseId}`)).toEqual(['verified h1', 'verified h1']);
  });
});
