import { appendFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Decided, StepDecision } from '#core/replay/decision.ts';
import { openReplayAudit } from './audit.ts';
import { longestLine } from './audit-line.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'heal-audit-'));
  folders.push(folder);
  return folder;
}
const head = { at: '2026-11-20T10:00:00.000Z', run: 'run-1', state: 'running', version: 'v01', isTest: false } as const;
const box = { x: 1, y: 2, width: 30, height: 20 };
function makeStep(change: Partial<StepDecision> = {}): StepDecision {
  return {
    decision: 'step',
    step: '03-save',
    target: 'save',
    action: 'click',
    parameters: ['password'],
    status: 'failed',
    trigger: 'TARGET_NOT_FOUND',
    said: 'It is not to be seen.',
    finding: {
      status: 'lost',
      reason: 'ambiguous',
      chosen: undefined,
      thresholds: {
        anchor: 0.96,
        marks: 0.75,
        layout: 0.7,
        text: 0.8,
        margin: 0.04,
        allowAmbiguous: true,
        rungs: ['local-anchor', 'marks-ink'],
      },
      candidates: [{ box, score: 0.9, rung: 'marks-ink', against: 'a rival' }],
      asked: [{ rung: 'local-anchor', said: 'best match 0.41', ms: 7 }],
      ms: 40,
    },
    isConfirmed: undefined,
    isHealed: false,
    ms: 5000,
    ...change,
  };
}
const plain = (text: string) => text;

test('what is written is read again, oldest first', async () => {
  const folder = await makeFolder();
  const audit = openReplayAudit({ folder, workflow: 'invoice', mask: plain });
  const all: Decided[] = [
    makeStep(),
    { decision: 'state', from: 'running', to: 'degraded', reason: 'three in a row', lastedMs: 1200 },
    { decision: 'learn', step: '03-save', target: undefined, isStored: false, said: 'unconfirmed' },
    { decision: 'store', did: 'rollback', said: 'v01: worse' },
    { decision: 'trip', scope: 'workflow', reason: 'ten', report: 'reports/1.md', failureCase: undefined },
    { decision: 'refused', step: '03-save', by: 'tripped', said: 'wait' },
    { decision: 'note', said: 'released by ann' },
  ];
  for (const one of all) await audit.write(one, head);
  expect(await audit.last(100)).toEqual(all.map((one) => ({ ...head, workflow: 'invoice', ...one })));
  expect((await audit.last(2)).map(({ decision }) => decision)).toEqual(['refused', 'note']);
});

test('no typed secret gets in, and a line is one line of bounded length, whatever is said', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 20_000 }), fc.nat(200), async (noise, many) => {
      const folder = await makeFolder();
      const secret = 'hunter2 "öäü"';
      const audit = openReplayAudit({ folder, workflow: 'w', mask: (text) => text.replaceAll(secret, '***') });
      const said = `${secret}${noise}${secret}`;
      const { finding } = makeStep();
      const candidates = Array.from({ length: many }, () => ({
        box,
        score: 0.5,
        rung: 'layout' as const,
        against: said,
      }));
      await audit.write(makeStep({ said, finding: finding && { ...finding, candidates } }), head);
      await audit.write({ decision: 'state', from: 'running', to: 'degraded', reason: said, lastedMs: 1 }, head);
      const text = await readFile(join(folder, 'audit/decisions.jsonl'), 'utf8');
      expect(text).not.toContain('hunter2');
      const lines = text.split('\n');
      expect(lines).toHaveLength(3);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(longestLine);
      expect(await audit.last(9)).toHaveLength(2);
    }),
    { numRuns: 25 },
  );
});

test('words of its own stay readable, even where one of them is a secret', async () => {
  const audit = openReplayAudit({
    folder: await makeFolder(),
    workflow: 'w',
    mask: (text) => text.replaceAll(/running|click|failed/g, '***'),
  });
  await audit.write(makeStep({ said: 'running' }), head);
  expect(await audit.last(1)).toMatchObject([{ state: 'running', action: 'click', said: '***' }]);
});

test('a line that was cut off costs itself and no other', async () => {
  const folder = await makeFolder();
  const audit = openReplayAudit({ folder, workflow: 'w', mask: plain });
  await audit.write({ decision: 'note', said: 'one' }, head);
  await appendFile(join(folder, 'audit/decisions.jsonl'), '{"decision":"note","said":"tw');
  await audit.write({ decision: 'note', said: 'three' }, head);
  await appendFile(join(folder, 'audit/decisions.jsonl'), '{"decision":"dance"}\nrubbish\n');
  await audit.write({ decision: 'note', said: 'four' }, head);
  expect((await audit.last(9)).map((one) => 'said' in one && one.said)).toEqual(['one', 'three', 'four']);
});

test('full files are kept for a while, and two that write at once lose nothing', async () => {
  const folder = await makeFolder();
  const parts = { folder, workflow: 'w', mask: plain, largest: 4000, kept: 3 };
  const [one, two] = [openReplayAudit(parts), openReplayAudit(parts)];
  await Promise.all(
    Array.from({ length: 60 }, (_, n) => (n % 2 ? one : two).write({ decision: 'note', said: `note ${n}` }, head)),
  );
  const said = (await one.last(1000)).map((line) => ('said' in line ? line.said : ''));
  expect(new Set(said)).toEqual(new Set(Array.from({ length: 60 }, (_, n) => `note ${n}`)));
  expect(said).toHaveLength(60);
  for (let n = 0; n < 100; n++) await one.write({ decision: 'note', said: 'x'.repeat(300) }, head);
  const files = (await readdir(join(folder, 'audit'))).filter((name) => name.endsWith('.jsonl'));
  expect(files.sort()).toEqual(['decisions.1.jsonl', 'decisions.2.jsonl', 'decisions.3.jsonl', 'decisions.jsonl']);
  for (const file of files) expect((await stat(join(folder, 'audit', file))).size).toBeLessThan(6000);
});
