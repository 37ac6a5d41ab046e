import { describe, expect, it } from 'vitest';
import type { HealCase } from '#core/case.ts';
import type { RecordedAct } from '#core/ports/acts.ts';
import type { AppendLog } from '#core/ports/append-log.ts';
import type { RecordedEvent } from '#core/ports/ledger.ts';
import { makeAuditTrail, verifyLines } from './audit.ts';

function makeLog(): AppendLog & { text: string } {
  return {
    file: 'audit.jsonl',
    text: '',
    async lines() {
      return this.text.split('\n').slice(0, -1);
    },
    async repair() {
      this.text = this.text.slice(0, this.text.lastIndexOf('\n') + 1);
    },
    async append(lines) {
      this.text += lines.map((line) => `${line}\n`).join('');
    },
  };
}
function makeEvent(seq: number): RecordedEvent {
  const finding = {
    id: 'h',
    kind: 'code',
    rule: 'ruff/F401',
    category: 'import',
    priority: 'P2',
    severity: 'low',
    message: 'm',
    fingerprint: 'f',
    sources: [],
    toolFixes: [],
    place: { path: 'a.py', line: 1, column: 1, endLine: 1, endColumn: 2 },
  } as const;
  const healCase: HealCase = { stage: 'detected', id: 'h', kind: 'code', finding, attempts: [] };
  return { seq, event: { type: 'moved', at: 't', runId: 'r', caseId: 'h', from: undefined, to: 'detected', healCase } };
}
const ledgerOf = (events: RecordedEvent[]) => ({
  events: async ({ after = 0 }: { after?: number }) => events.filter(({ seq }) => seq > after),
});

describe('audit trail', () => {
  it('writes each move once and verifies', async () => {
    const log = makeLog();
    const events = [makeEvent(1), makeEvent(2)];
    const trail = makeAuditTrail(log, ledgerOf(events));
    await trail.catchUp();
    events.push(makeEvent(3));
    await Promise.all([trail.catchUp(), trail.catchUp()]);
    expect(await trail.verify()).toEqual({ valid: true, entries: 3, problem: undefined });
  });

  it('writes after a crash what the crash kept back, and repairs a torn line', async () => {
    const log = makeLog();
    const events = [makeEvent(1), makeEvent(2)];
    await makeAuditTrail(log, ledgerOf([makeEvent(1)])).catchUp();
    log.text += '{"v":1,"seq":2,"at"';
    const trail = makeAuditTrail(log, ledgerOf(events));
    await trail.catchUp();
    expect(await trail.verify()).toMatchObject({ valid: true, entries: 2 });
  });

  it.each([
    ['altered', (lines: string[]) => lines.map((line, i) => (i === 1 ? line.replace('"r"', '"x"') : line))],
    ['does not follow', (lines: string[]) => lines.filter((_, i) => i !== 1)],
    ['does not follow', (lines: string[]) => [lines[0], lines[2], lines[1]]],
    ['The end is missing', (lines: string[]) => lines.slice(0, 2)],
    ['not an entry', (lines: string[]) => [...lines, 'x']],
  ])('sees that a line is %s', async (problem, tamper) => {
    const log = makeLog();
    await makeAuditTrail(log, ledgerOf([makeEvent(1), makeEvent(2), makeEvent(3)])).catchUp();
    const lines = tamper([...(await log.lines())]) as string[];
    expect(verifyLines(lines, 3)).toMatchObject({ valid: false, problem: expect.stringContaining(problem) });
  });

  describe('with what happened beside cases', () => {
    const makeAct = (seq: number): RecordedAct => ({
      seq,
      at: 't',
      act: { what: 'library', at: 't', about: 'code/a', detail: 'learned' },
    });
    const actsOf = (acts: RecordedAct[]) => ({
      list: async ({ after = 0 }: { after?: number }) => acts.filter(({ seq }) => seq > after),
    });

    it('goes on after both where a crash ended it, in one chain', async () => {
      const log = makeLog();
      const [events, acts] = [[makeEvent(1)], [makeAct(1), makeAct(2)]];
      await makeAuditTrail(log, ledgerOf(events), actsOf(acts)).catchUp();
      events.push(makeEvent(2));
      await makeAuditTrail(log, ledgerOf(events), actsOf(acts)).catchUp();
      acts.push(makeAct(3));
      const trail = makeAuditTrail(log, ledgerOf(events), actsOf(acts));
      await trail.catchUp();
      expect(await trail.verify()).toEqual({ valid: true, entries: 5, problem: undefined });
    });

    it('misses an act that was cut off', async () => {
      const log = makeLog();
      await makeAuditTrail(log, ledgerOf([makeEvent(1)]), actsOf([makeAct(1), makeAct(2)])).catchUp();
      const lines = (await log.lines()).slice(0, -1);
      expect(verifyLines(lines, 1, 2)).toMatchObject({ valid: false, problem: expect.stringContaining('up to 2') });
    });
  });
});
